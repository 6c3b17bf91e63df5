// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/providers/provider_use.h"
#include "ui/widgets/table.h"

#include <QAbstractTableModel>

namespace portreeve::ui {

/// The providers in use as rows, for those who compare.
class ProviderTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Title, Address, Credentials, State, Models, Requests, Rate, Errors, P95, Spark, Spend, LastError, Count };

    using QAbstractTableModel::QAbstractTableModel;
    void set(const QList<ProviderUse> &uses, const QString &span, const QDateTime &now);
    const ProviderUse &at(int row) const { return m_uses[row]; }
    int rowOf(const QString &slug) const;
    static QList<ui::Column> columns();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    QString textAt(const ProviderUse &use, int column) const;
    QVariant keyAt(const ProviderUse &use, int column) const;
    void arrange(QList<ProviderUse> uses);

    QList<ProviderUse> m_uses;
    QString m_span;
    QDateTime m_now;
    int m_column = -1; ///< as it came: the busiest first
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace portreeve::ui
