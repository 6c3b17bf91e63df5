// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/series.h"
#include "ui/widgets/stat_tile.h"

#include <QAbstractItemModel>

class QStandardItemModel;

namespace portreeve::ui {

/// Spend, per day, per request, per million tokens, cached input: in this order, against the span before.
QList<Stat> costStats(const Series &series);

/// nanos * times / by, rounded half up, without leaving integers; 0 when `by` is 0.
qint64 scaledNanos(qint64 nanos, qint64 times, qint64 by);

/// The columns of the table of costs.
enum CostColumn { CostName, CostSpend, CostShare, CostRequests, CostFailed, CostInput, CostOutput, CostPerRequest, CostLatency, costColumns };

/// Fills the model of the table anew; sorting is by the exact figure. `hasLatency` false: that column says nothing.
void fillCosts(QStandardItemModel &model, const QList<TopRow> &rows, qint64 allNanos, const QString &nameHead, bool hasLatency);
/// What a row's filter term knows it by.
QString costNameAt(const QAbstractItemModel &model, int row);

} // namespace portreeve::ui
