// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/dashboards/board_view.h"
#include "ui/widgets/chart_card.h"

namespace portreeve::ui {

class Segments;

/// The grouped chart: stacked bars with their totals beside them, what to count, by what and in which buckets.
class BoardCard : public ChartCard
{
    Q_OBJECT

public:
    explicit BoardCard(const QString &name, bool choosesMetric, QWidget *parent = nullptr);
    /// What may be chosen, in the order of the segments.
    void setChoices(const QList<GroupBy> &groups, const QList<Bucket> &buckets);
    void show(const Series &series, const BoardView &view, Metric metric, const Series *before, bool endsNow, const QString &rangeText);
    using QWidget::show;
    void retranslate();

signals:
    void metricChosen(Metric metric);
    void groupChosen(GroupBy by);
    void bucketChosen(Bucket bucket);

private:
    Segments *m_metrics = nullptr;
    Segments *m_groups;
    Segments *m_buckets;
    QList<GroupBy> m_groupChoices;
    QList<Bucket> m_bucketChoices;
    qint64 m_stepMs = 900'000; ///< of the series that is shown
};

/// The bucket that is shown: the one chosen, or the usual one of the span where that does not fit.
Bucket shownBucket(Bucket chosen, const QList<Bucket> &choices);

} // namespace portreeve::ui
