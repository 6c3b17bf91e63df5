// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/shortcut_model.h"

#include "ui/widgets/cells.h"
#include "ui/widgets/numbers.h"
#include "ui/window/actions.h"
#include "ui/window/page_stack.h"

#include <QAction>

namespace portreeve::ui {
namespace {

enum { ActionColumn, PlaceColumn, KeysColumn, columnTotal };

bool hasAll(const QString &text, const QString &query)
{
    for (const QStringView word : QStringView(query).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (!text.contains(word, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

} // namespace

ShortcutModel::ShortcutModel(Actions &actions, QObject *parent) : QAbstractTableModel(parent), m_actions(actions)
{
    setFilter({});
}

QString ShortcutModel::placeOf(const QString &id)
{
    for (const ActionLine &line : actionTable()) {
        if (id == QLatin1String(line.id))
            return line.page ? pageTitle(QLatin1String(line.page)) : tr("Everywhere");
    }
    return {};
}

void ShortcutModel::setFilter(const QString &query)
{
    beginResetModel();
    m_query = query;
    m_ids.clear();
    for (const ActionLine &line : actionTable()) {
        const QString id = QLatin1String(line.id);
        const QAction *action = m_actions.find(id);
        const QString words = QStringList({action->text(), placeOf(id), QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText)}).join(QLatin1Char(' '));
        if (hasAll(words, query) && (!line.page || pageLine(QLatin1String(line.page))))
            m_ids.append(id);
    }
    endResetModel();
}

int ShortcutModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

int ShortcutModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant ShortcutModel::data(const QModelIndex &index, int role) const
{
    const QString id = idAt(index.row());
    if (id.isEmpty())
        return {};
    const QAction *action = m_actions.find(id);
    const QString keys = QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
    if (role == Qt::DisplayRole && index.column() == ActionColumn)
        return action->text();
    if (role == Qt::DisplayRole && index.column() == PlaceColumn)
        return placeOf(id);
    if (role == Qt::DisplayRole)
        return keys.isEmpty() ? absent() : keys;
    const bool isOwn = action->shortcuts() != keysOf(m_actions.defaultShortcut(id));
    if (role == role::Second && index.column() == KeysColumn && isOwn)
        return tr("changed");
    return {};
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString heads[] = {tr("Action"), tr("Where"), tr("Shortcut")};
    return section < columnTotal ? heads[section] : QString();
}

void ShortcutModel::settle()
{
    if (m_ids.isEmpty())
        return;
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnTotal - 1));
    emit headerDataChanged(Qt::Horizontal, 0, columnTotal - 1);
}

} // namespace portreeve::ui
