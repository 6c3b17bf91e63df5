// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call.h"
#include "ui/widgets/cells.h"

#include <QAbstractTableModel>

#include <optional>

namespace portreeve::ui {

/// A model that a provider says it has.
struct FoundModel {
    QString id; ///< as the provider calls it
    QString mode;
    std::optional<qint64> input, output; ///< pico-dollars a token; empty: no price
    qint64 context = 0;
    qint64 maxOutput = 0;
    bool isAdded = false; ///< there is a deployment of it already
};

/// Of /portreeve/discover.
QList<FoundModel> readFound(const QJsonObject &answer);
/// "openai/gpt-4o": as litellm_params.model wants it.
QString fullModel(const QString &slug, const QString &id);
/// What /model/new gets for it.
QJsonObject newModelBody(const QString &slug, const FoundModel &model, const QString &publicName, const QString &credential);

/// Models with ticks, filtered by what is typed. The first column is checkable.
class FoundModels : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Tick, Context, MaxOutput, Input, Output, Mode, Count };

    using QAbstractTableModel::QAbstractTableModel;
    void set(const QList<FoundModel> &models);
    void setSearch(const QString &text);
    QList<FoundModel> ticked() const;
    void tickShown(bool on);
    int all() const { return int(m_all.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void ticksChanged();

private:
    QString textAt(const FoundModel &model, int column) const;

    QList<FoundModel> m_all;
    QList<bool> m_ticks;
    QList<int> m_places;
    QString m_search;
};

} // namespace portreeve::ui
