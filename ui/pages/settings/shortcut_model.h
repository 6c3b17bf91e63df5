// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

namespace portreeve::ui {

class Actions;

/// The actions with their shortcuts, filtered by words.
class ShortcutModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ShortcutModel(Actions &actions, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setFilter(const QString &query);
    QString idAt(int row) const { return row >= 0 && row < m_ids.size() ? m_ids[row] : QString(); }
    int rowOf(const QString &id) const { return int(m_ids.indexOf(id)); }
    /// Shortcuts or words have changed, lines have not.
    void settle();
    static QString placeOf(const QString &id);

private:
    Actions &m_actions;
    QStringList m_ids;
    QString m_query;
};

} // namespace portreeve::ui
