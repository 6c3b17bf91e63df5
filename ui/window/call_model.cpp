// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/call_model.h"

#include "ui/widgets/cells.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/times.h"

#include <QCoreApplication>

#include <algorithm>

namespace portreeve::ui {
namespace {

constexpr size_t atMost = 1000;
constexpr QLatin1String beatPath("/portreeve/live");

/// The live state is asked for every second: it is one line with its last call, or nothing else would be left of the list.
auto isBeatOf(const CallLog::Entry &entry)
{
    return [&entry](const CallLog::Entry &other) {
        return entry.call.path == beatPath && other.call.path == beatPath && entry.connection == other.connection;
    };
}

Tone toneOf(const CallLog::Entry &entry)
{
    if (!entry.isDone)
        return Tone::Info;
    return entry.status >= 200 && entry.status < 400 ? Tone::Ok : Tone::Bad;
}

} // namespace

QString callState(const CallLog::Entry &entry)
{
    if (!entry.isDone)
        return QCoreApplication::translate("portreeve::ui::CallModel", "Running");
    return entry.status ? QString::number(entry.status) : QCoreApplication::translate("portreeve::ui::CallModel", "No answer");
}

CallModel::CallModel(CallLog &log, QObject *parent) : QAbstractTableModel(parent), m_log(log)
{
    for (auto entry = log.entries().crbegin(); entry != log.entries().crend(); ++entry) {
        if (std::none_of(m_rows.begin(), m_rows.end(), isBeatOf(*entry)))
            m_rows.push_back(*entry);
    }
    connect(&log, &CallLog::added, this, &CallModel::add);
    connect(&log, &CallLog::finished, this, &CallModel::finish);
    connect(&log, &CallLog::cleared, this, [this] {
        beginResetModel();
        m_rows.clear();
        endResetModel();
    });
}

void CallModel::add(quint64 number)
{
    if (m_log.entries().empty() || m_log.entries().back().number != number)
        return;
    if (const auto same = std::find_if(m_rows.begin(), m_rows.end(), isBeatOf(m_log.entries().back())); same != m_rows.end()) {
        *same = m_log.entries().back();
        const int row = int(same - m_rows.begin());
        return emit dataChanged(index(row, 0), index(row, columnTotal - 1));
    }
    beginInsertRows({}, 0, 0);
    m_rows.push_front(m_log.entries().back());
    endInsertRows();
    if (m_rows.size() <= atMost)
        return;
    beginRemoveRows({}, int(atMost), int(m_rows.size()) - 1);
    m_rows.resize(atMost);
    endRemoveRows();
}

void CallModel::finish(quint64 number)
{
    const auto byNumber = [number](const CallLog::Entry &entry) { return entry.number == number; };
    const auto known = std::find_if(m_log.entries().rbegin(), m_log.entries().rend(), byNumber);
    const auto own = std::find_if(m_rows.begin(), m_rows.end(), byNumber);
    if (own == m_rows.end() || known == m_log.entries().rend())
        return;
    *own = *known;
    const int row = int(own - m_rows.begin());
    emit dataChanged(index(row, 0), index(row, columnTotal - 1));
}

int CallModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CallModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

int CallModel::failed() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const CallLog::Entry &entry) { return toneOf(entry) == Tone::Bad; }));
}

QString CallModel::text(const CallLog::Entry &entry, int column) const
{
    switch (column) {
    case At:
        return clockText(entry.at.toLocalTime(), true);
    case Verb:
        return QString::fromLatin1(entry.call.verb);
    case Path:
        return entry.call.path;
    case Status:
        return callState(entry);
    case Took:
        return entry.isDone ? durationText(qint64(entry.milliseconds) * 1'000'000) : absent();
    case Bytes:
        return entry.isDone && entry.status ? bytesText(entry.bytes) : absent();
    default:
        return entry.connection;
    }
}

QVariant CallModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const CallLog::Entry &one = entry(index.row());
    if (role == Qt::DisplayRole)
        return text(one, index.column());
    if (role == role::Tone && index.column() == Status)
        return int(toneOf(one));
    if (role == Qt::ToolTipRole && index.column() == Path)
        return one.call.path.toHtmlEscaped();
    if (role == Qt::ToolTipRole && index.column() == Status && !one.fault.isEmpty())
        return one.fault.toHtmlEscaped();
    return {};
}

QVariant CallModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString heads[] = {tr("Time"), tr("Method"), tr("Path"), tr("Status"), tr("Took"), tr("Size"), tr("Connection")};
    return section >= 0 && section < columnTotal ? heads[section] : QString();
}

void CallModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, columnTotal - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnTotal - 1));
}

} // namespace portreeve::ui
