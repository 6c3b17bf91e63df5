// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/decimate.h"

#include <cmath>

namespace portreeve::ui {
namespace {

/// The points of one stretch that matter: lowest and highest in their order, and a gap if there is one.
void keepOf(const QList<QPointF> &points, qsizetype from, qsizetype to, QList<QPointF> &kept)
{
    qsizetype low = -1;
    qsizetype high = -1;
    qsizetype gap = -1;
    for (qsizetype i = from; i < to; ++i) {
        if (std::isnan(points[i].y())) {
            gap = i;
            continue;
        }
        if (low < 0 || points[i].y() < points[low].y())
            low = i;
        if (high < 0 || points[i].y() > points[high].y())
            high = i;
    }
    qsizetype order[] = {low, high, gap};
    std::sort(std::begin(order), std::end(order));
    qsizetype before = -1;
    for (const qsizetype each : order) {
        if (each >= 0 && each != before)
            kept.append(points[each]);
        before = each;
    }
}

} // namespace

QList<QPointF> decimate(const QList<QPointF> &points, int most)
{
    const qsizetype count = points.size();
    if (count <= most || most < 8)
        return points;
    const qsizetype stretches = qMax<qsizetype>(1, (most - 2) / 3); // up to three points each: low, high, gap
    QList<QPointF> kept;
    kept.reserve(most);
    kept.append(points.first());
    for (qsizetype i = 0; i < stretches; ++i)
        keepOf(points, 1 + i * (count - 2) / stretches, 1 + (i + 1) * (count - 2) / stretches, kept);
    kept.append(points.last());
    return kept;
}

int sumNeighbours(QList<double> &values, int most)
{
    const int together = most > 0 ? int((values.size() + most - 1) / most) : 1;
    if (together <= 1)
        return 1;
    QList<double> sums;
    for (qsizetype from = 0; from < values.size(); from += together) {
        double sum = 0;
        for (qsizetype i = from; i < qMin<qsizetype>(from + together, values.size()); ++i)
            sum += std::isnan(values[i]) ? 0 : values[i];
        sums.append(sum);
    }
    values = sums;
    return together;
}

} // namespace portreeve::ui
