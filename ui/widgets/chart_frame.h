// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/chart_data.h"

#include <QRectF>
#include <QSizeF>

class QPainter;

namespace portreeve::ui {

/// Where things of a chart lie on the screen: the plot, the ticks of its axes, and the way between values and px.
class ChartFrame
{
public:
    ChartFrame() = default;
    ChartFrame(const ChartData &data, const QSizeF &size);

    QRectF plot;
    QList<Tick> xTicks;
    QList<Tick> left;
    QList<Tick> right; ///< empty: no right axis

    double yLow() const { return left.first().at; }
    double yHigh() const { return left.last().at; }
    qreal x(double value) const;
    qreal y(double value) const;
    qreal yRight(double value) const;
    double valueAt(qreal x) const;

    /// Grid and tinted grounds, under the series.
    void paintUnder(QPainter &painter, const ChartData &data) const;
    /// Axis, labels, limits, marks and names, over them.
    void paintOver(QPainter &painter, const ChartData &data) const;

private:
    void paintLimits(QPainter &painter, const ChartData &data) const;
    void paintMarks(QPainter &painter, const ChartData &data) const;
    void paintNames(QPainter &painter, const ChartData &data) const;
    void paintLabels(QPainter &painter) const;

    qreal m_width = 0;
    double m_from = 0;
    double m_to = 1;
};

QColor chartColor(const ChartInk &ink);

} // namespace portreeve::ui
