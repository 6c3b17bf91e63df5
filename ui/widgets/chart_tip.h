// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/chart_data.h"

#include <QRectF>

class QPainter;

namespace portreeve::ui {

/// What a chart says about one sample: its time, the total, then mark, name and value of each part.
struct ChartTip {
    struct Row {
        ChartInk ink;
        QString name;
        QString value;
        bool line = false; ///< the mark of a line instead of a square
    };
    QString head;
    QString total;
    QList<Row> rows;

    QString sentence() const;
};

ChartTip tipAt(const ChartData &data, double x);
/// "Fri 20 Nov, 03:30 to 03:45", "Wed 11 Nov", "14:02:11".
QString spanText(const ChartData &data, double x);

QSizeF tipSize(const ChartTip &tip);
/// Box, shadow, rows. 14 px beside `at`, inside `bounds`, never over it.
void paintTip(QPainter &painter, const ChartTip &tip, const QPointF &at, const QRectF &bounds);

} // namespace portreeve::ui
