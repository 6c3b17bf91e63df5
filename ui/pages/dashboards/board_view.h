// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/series_charts.h"

#include <QVariantMap>

namespace portreeve::ui {

/// What a person chose to see on Dashboards.
struct BoardView {
    enum Face { Overview, Cost };

    Face face = Overview;
    GroupBy by = GroupBy::Model;
    Metric metric = Metric::Spend; ///< of the grouped chart on the overview; costs are always spend
    Bucket bucket = Bucket::AsIs; ///< AsIs: what fits the span
    bool compare = false;
    QString filter; ///< what the sums know: model, key, provider

    bool operator==(const BoardView &) const = default;
    /// Members that are missing or unknown keep what `*this` has.
    BoardView with(const QVariantMap &where) const;
    QVariantMap where() const;
};

/// What one may group by, in the order of the segments. A LiteLLM server tells of no teams here.
QList<GroupBy> groupsFor(bool isLiteLlm);
/// The buckets that make sense for a span of that length: two of them, the usual one first; only days and weeks where the figures are daily.
QList<Bucket> bucketsFor(qint64 spanMs, bool isDaily);
/// "Day"; what comes as it is says its step: "15 min".
QString bucketText(Bucket bucket, qint64 stepMs);
/// The step to ask a server for, so that the buckets can be put together by the local calendar; 0: as it likes, which fits anyway. Beyond five weeks days are those of UTC:
/// local ones would need every hour of a quarter of a year.
qint64 stepFor(Bucket bucket, qint64 spanMs);

} // namespace portreeve::ui
