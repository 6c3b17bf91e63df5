// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/access_key.h"

#include <QAbstractTableModel>
#include <QSet>

namespace portreeve::ui {

/// The keys that a filter left, as rows. Sorting and loading are the page's: it listens to sortWanted() and moreWanted().
class KeyModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Owner, Models, State, Spend, Resets, Rate, LastUsed, Expires, Created, Tags, Team, CreatedBy, Hash, Count };

    using QAbstractTableModel::QAbstractTableModel;

    /// In place where the same keys stand in the same order, so that selection and scrolling stay.
    void setKeys(const QList<AccessKey> &keys, const QDateTime &now);
    const QList<AccessKey> &keys() const { return m_keys; }
    int rowOf(const QString &token) const;
    /// Shown as "being deleted" until their time is over.
    void setLeaving(const QSet<QString> &tokens);
    void setMore(bool more) { m_more = more; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order) override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    void retranslate();

    /// The column of the server's own order for a column here; empty: it has none.
    static QString serverColumn(int column);
    /// Less by a column, for rows that are all here.
    static bool isBefore(const AccessKey &a, const AccessKey &b, int column);

signals:
    void sortWanted(int column, bool descending);
    void moreWanted();

private:
    QString text(const AccessKey &key, int column) const;
    QString tip(const AccessKey &key, int column) const;
    QVariant extra(const AccessKey &key, int column, int role) const;

    QList<AccessKey> m_keys;
    QSet<QString> m_leaving;
    QDateTime m_now;
    bool m_more = false;
};

} // namespace portreeve::ui
