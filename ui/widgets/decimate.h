// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>

namespace portreeve::ui {

/// Nothing longer than this reaches a chart: a line is drawn with two points for a column of pixels, and never more than `most`.
inline constexpr int mostPoints = 1000;

/// The same line with at most `most` points: the smallest and the largest of each stretch stay, in their order, and so do the first, the last and every gap (NaN).
/// Points are in the order of x. What is short enough comes back as it is.
QList<QPointF> decimate(const QList<QPointF> &points, int most = mostPoints);

/// Neighbours added up until there are at most `most` of them: for counts. Returns how many were put together (1: none), the last may be fewer.
int sumNeighbours(QList<double> &values, int most);

} // namespace portreeve::ui
