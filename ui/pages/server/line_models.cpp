// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/server/line_models.h"

#include "ui/widgets/cells.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/times.h"

#include <QJsonArray>
#include <QJsonObject>

namespace portreeve::ui {

namespace {

Tone toneOf(const QString &level)
{
    return level == QLatin1String("error") ? Tone::Bad : level == QLatin1String("warning") ? Tone::Warn : level == QLatin1String("debug") ? Tone::Mute : Tone::Info;
}

QString fieldsText(const QJsonObject &fields)
{
    QStringList parts;
    for (auto field = fields.begin(); field != fields.end(); ++field)
        parts += field.key() + QLatin1Char('=') + field.value().toVariant().toString();
    return parts.join(QLatin1Char(' '));
}

QDateTime timeOf(const QJsonObject &object)
{
    return QDateTime::fromMSecsSinceEpoch(object[QLatin1String("time")].toInteger());
}

} // namespace

QList<LogLine> logLinesOf(const QJsonObject &answer)
{
    QList<LogLine> lines;
    for (const QJsonValue &value : answer[QLatin1String("lines")].toArray()) {
        const QJsonObject line = value.toObject();
        lines.append({line[QLatin1String("seq")].toInteger(), timeOf(line), line[QLatin1String("level")].toString(), line[QLatin1String("event")].toString(),
                      line[QLatin1String("text")].toString(), fieldsText(line[QLatin1String("fields")].toObject())});
    }
    return lines;
}

QList<TurnedAway> turnedAwayOf(const QJsonObject &answer)
{
    QList<TurnedAway> rows;
    for (const QJsonValue &value : answer[QLatin1String("refusals")].toArray()) {
        const QJsonObject one = value.toObject();
        rows.append({one[QLatin1String("seq")].toInteger(), timeOf(one), one[QLatin1String("status")].toInt(), one[QLatin1String("message")].toString(),
                     one[QLatin1String("path")].toString(), one[QLatin1String("model")].toString(), one[QLatin1String("key_hint")].toString(),
                     one[QLatin1String("client")].toString(), one[QLatin1String("address")].toString()});
    }
    return rows;
}

void LogModel::append(const QList<LogLine> &lines)
{
    if (lines.isEmpty())
        return;
    const int over = int(m_lines.size()) + int(lines.size()) - most;
    if (over > 0 && !m_lines.empty()) {
        const int gone = qMin(over, int(m_lines.size()));
        beginRemoveRows({}, 0, gone - 1);
        m_lines.erase(m_lines.begin(), m_lines.begin() + gone);
        endRemoveRows();
    }
    const auto from = lines.end() - qMin<qsizetype>(lines.size(), most);
    beginInsertRows({}, int(m_lines.size()), int(m_lines.size()) + int(lines.end() - from) - 1);
    m_lines.insert(m_lines.end(), from, lines.end());
    endInsertRows();
}

void LogModel::clear()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

void LogModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant LogModel::data(const QModelIndex &index, int asked) const
{
    if (!index.isValid())
        return {};
    const LogLine &line = m_lines[std::size_t(index.row())];
    if (asked == role::Tone && index.column() == Level)
        return int(toneOf(line.level));
    if (asked == role::Second && index.column() == Text)
        return line.fields;
    if (asked == role::Copy && index.column() == Time)
        return line.at.toString(Qt::ISODateWithMs);
    if (asked != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time: return clockText(line.at, true);
    case Level: return line.level;
    case Event: return line.event;
    default: return line.text.isEmpty() ? line.fields : line.text;
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int asked) const
{
    if (orientation != Qt::Horizontal || asked != Qt::DisplayRole)
        return {};
    const QStringList heads = {tr("Time"), tr("Level"), tr("Event"), tr("Text")};
    return heads.value(section);
}

void TurnedAwayModel::add(const QList<TurnedAway> &oldestFirst)
{
    if (oldestFirst.isEmpty())
        return;
    const QList<TurnedAway> fresh = oldestFirst.mid(qMax<qsizetype>(0, oldestFirst.size() - most));
    beginInsertRows({}, 0, int(fresh.size()) - 1);
    for (const TurnedAway &one : fresh)
        m_rows.push_front(one);
    endInsertRows();
    if (m_rows.size() <= most)
        return;
    beginRemoveRows({}, most, int(m_rows.size()) - 1);
    m_rows.resize(most);
    endRemoveRows();
}

void TurnedAwayModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
}

int TurnedAwayModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TurnedAwayModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString TurnedAwayModel::text(const TurnedAway &one, int column) const
{
    switch (column) {
    case Time: return whenText(one.at, QDateTime::currentDateTime());
    case Status: return QString::number(one.status);
    case Why: return one.message;
    case Path: return one.path;
    case Model: return one.model;
    case Key: return one.key;
    case Client: return one.client;
    default: return one.address;
    }
}

QVariant TurnedAwayModel::data(const QModelIndex &index, int asked) const
{
    if (!index.isValid())
        return {};
    const TurnedAway &one = m_rows[std::size_t(index.row())];
    if (asked == role::Tone && index.column() == Status)
        return int(one.status >= 500 ? Tone::Bad : Tone::Warn);
    if (asked != Qt::DisplayRole && asked != Qt::ToolTipRole)
        return {};
    const QString words = text(one, index.column());
    return asked == Qt::DisplayRole && words.isEmpty() ? absent() : words;
}

QVariant TurnedAwayModel::headerData(int section, Qt::Orientation orientation, int asked) const
{
    if (orientation != Qt::Horizontal || asked != Qt::DisplayRole)
        return {};
    const QStringList heads = {tr("Time"), tr("Status"), tr("Why"), tr("Path"), tr("Model"), tr("Key"), tr("Client"), tr("From")};
    return heads.value(section);
}

} // namespace portreeve::ui
