// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/chart_frame.h"

#include <QChart>
#include <QGraphicsScene>

class QValueAxis;

namespace portreeve::ui {

/// What a chart shows: lines, areas and bands, drawn by Qt Charts into whatever painter asks, over bars that are boxes. Axes are there for the mapping only; grid, labels and
/// names are ChartFrame's, on whole pixels.
/// Series are replaced, never appended to; there is no animation and no view.
class ChartPlot
{
public:
    ChartPlot();

    /// Makes the series. `deviceScale` lets bars end on whole pixels.
    void set(const ChartData &data, const ChartFrame &frame, qreal deviceScale);
    void paint(QPainter &painter, const QRectF &area);

private:
    struct Bar {
        QRectF box;
        QColor ink;
    };

    void setBars(const ChartData &data, const ChartFrame &frame, qreal deviceScale);
    void addBand(const QList<QPointF> &low, const QList<QPointF> &high, const QColor &fill, bool right = false);
    void addLine(const ChartLine &line, const ChartFrame &frame);
    void attach(QAbstractSeries *series, bool right);

    QList<Bar> m_bars;
    QGraphicsScene m_scene;
    QChart *m_chart;
    QValueAxis *m_x;
    QValueAxis *m_left;
    QValueAxis *m_right;
};

} // namespace portreeve::ui
