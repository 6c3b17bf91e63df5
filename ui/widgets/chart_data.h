// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/ticks.h"
#include "ui/widgets/tokens.h"

#include <QList>
#include <QPointF>
#include <QString>

#include <cmath>
#include <functional>
#include <limits>
#include <optional>

namespace portreeve::ui {

/// What a chart shows, given whole and replaced whole (2 Hz at most). x is milliseconds since 1970 or a plain number, y the unit of its axis: requests, seconds, dollars
/// (double: this is drawing, not money). A missing value is NaN and stays a gap.
inline constexpr double gapValue = std::numeric_limits<double>::quiet_NaN();

/// A colour of the chart: a series 1 to 8, or a token where the meaning asks for it (failed is always danger).
struct ChartInk {
    int series = 1;
    Ink token = nullptr;
};

struct ChartLine {
    QString name;
    QList<QPointF> points;
    ChartInk ink;
    double width = 1.75; ///< 2.25 for the main one
    bool ground = false; ///< accent ground under it
    bool dashed = false; ///< a forecast, an even pace
    bool right = false; ///< on the right axis
    bool named = false; ///< its name stands at its end instead of in the legend
    bool dot = false; ///< at its last point
    int fillTo = -1; ///< the space between this line and that one of the list is tinted
};

/// One layer of the bars, first = lowest; `values` beside ChartData::barsFrom.
struct ChartBar {
    QString name;
    QList<double> values;
    ChartInk ink;
    double opacity = 1; ///< 0.42 for plain counts under lines
};

/// Where a forecast may lie, with 80 %.
struct ChartBand {
    QList<QPointF> low;
    QList<QPointF> high;
};

struct ChartLimit {
    double y = 0;
    QString name; ///< on the line: "Daily limit $200"
    Tone tone = Tone::Bad; ///< Bad hard, Warn soft
    bool zone = false; ///< what lies beyond is tinted
    bool below = false; ///< beyond is below (burn-down)
};

/// A stretch of time with a name beside it: an incident.
struct ChartSpan {
    double from = 0;
    double to = 0;
    QString name;
};

struct ChartMark {
    double x = 0;
    double y = 0;
    Tone tone = Tone::Info;
    QString label; ///< in a box beside the dot; empty: none
};

struct ChartData {
    bool time = true; ///< x is a moment
    bool utc = false; ///< written in UTC instead of local time
    double from = 0;
    double to = 0;
    bool endsNow = false; ///< the last label is "now"
    Unit unit = Unit::Count;
    Unit rightUnit = Unit::Seconds;
    std::optional<double> lowest; ///< of the left axis; zero where nothing is said
    QList<double> barStarts; ///< x where each bar begins
    double barStep = 0; ///< how long a bar is
    QList<ChartBar> bars;
    QList<ChartLine> lines;
    QList<ChartBand> bands;
    QList<ChartLimit> limits;
    QList<ChartSpan> spans;
    QList<ChartMark> marks;
    std::optional<double> now; ///< a thin vertical line
    QList<Tick> ticks; ///< of x; empty: round moments or numbers
    QString title; ///< for the sentence a screen reader says and for the table
    QString empty; ///< "No request in this range"
    std::function<QString(double)> say; ///< writes a value of the left axis exactly, for tooltip and table; empty: axisText
    std::function<QString(double)> sayRight;

    bool isEmpty() const
    {
        for (const ChartLine &line : lines) {
            for (const QPointF &point : line.points) {
                if (!std::isnan(point.y()))
                    return false;
            }
        }
        for (const ChartBar &bar : bars) {
            for (const double value : bar.values) {
                if (value > 0)
                    return false;
            }
        }
        return true;
    }
};

} // namespace portreeve::ui
