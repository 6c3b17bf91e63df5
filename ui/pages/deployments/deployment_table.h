// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/deployments/deployment_filter.h"
#include "ui/pages/deployments/traffic.h"
#include "ui/widgets/table.h"

#include <QAbstractTableModel>

#include <functional>

namespace portreeve::ui {

/// Deployments as rows. All of them are here (thousands at most), so filtering and sorting are done on their places, not by the server.
class DeploymentTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Target, Provider, Credential, State, Share, Weight, Order, Context, MaxOutput, Mode, Limits, Input, Cached, Output, Spark, Requests, Spend, LastError, Tags, From, Count };

    using QAbstractTableModel::QAbstractTableModel;

    /// Keeps filter and order; rows that are the same keep their place and selection.
    void set(const QList<Deployment> &deployments, const TrafficBook &traffic, std::function<QString(const QString &)> titleOf, const QDateTime &now);
    void setFilter(const QList<DeploymentTerm> &terms);
    /// What stands behind "Spend": "24 h".
    void setSpan(const QString &span);
    const Deployment &at(int row) const { return m_all[m_places[row]]; }
    StateWord stateAt(int row) const { return m_states[m_places[row]]; }
    int rowOf(const QString &id) const; ///< -1: not shown
    int all() const { return int(m_all.size()); }
    const QList<DeploymentFacts> &facts() const { return m_facts; }

    static QList<ui::Column> columns(bool wide);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    QString textAt(int column, int place) const;
    QVariant second(int column, int place) const;
    QString accountOf(const Deployment &deployment) const;
    QVariant toneAt(int column, int place) const;
    QVariant valueAt(int column, int place) const;
    QString tipAt(int column, int place) const;
    QVariant keyAt(int column, int place) const;
    bool continuesGroup(int row) const;
    QList<int> places() const;
    void arrange(const std::function<void()> &change);

    QList<Deployment> m_all;
    QList<double> m_shares;
    QList<StateWord> m_states;
    QList<DeploymentFacts> m_facts;
    QList<int> m_places; ///< of m_all, filtered and in order
    TrafficBook m_traffic;
    QList<DeploymentTerm> m_terms;
    std::function<QString(const QString &)> m_titleOf;
    QDateTime m_now;
    QString m_span;
    int m_column = Name;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace portreeve::ui
