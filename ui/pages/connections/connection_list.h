// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

namespace portreeve::ui {

class Connections;

/// The connections as rows: name, what and where it is, when it was seen. Rows are moved by dragging; this computer stays first.
class ConnectionList : public QAbstractListModel
{
    Q_OBJECT

public:
    ConnectionList(Connections &connections, const QString &current, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

    QString idAt(int row) const;
    int rowOf(const QString &id) const; ///< -1: none

private:
    QString second(int row) const;
    QString seen(int row) const;

    Connections &m_connections;
    QString m_current;
};

} // namespace portreeve::ui
