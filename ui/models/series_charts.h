// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/series.h"
#include "ui/widgets/chart_card.h"
#include "ui/widgets/chart_data.h"
#include "ui/widgets/heat_map.h"

namespace portreeve::ui {

/// From figures to what charts show: pure functions, no widget, no clock. Money is counted in nano-dollars until the last line and becomes dollars only to be drawn.

enum class Metric { Spend, Requests, Tokens, Failures };
/// How the buckets of a series are put together for bars: as they came, or by the hours, days and weeks of the local calendar (a day of 23 or 25 hours is one bar).
enum class Bucket { AsIs, Hour, Day, Week };

/// Never more bars than this.
inline constexpr qsizetype mostBars = 500;

QString metricText(Metric metric); ///< "Spend"
QString groupText(GroupBy by); ///< "model"
/// "per 15 min", "per day"
QString perText(Bucket bucket, qint64 stepMs);

qint64 valueOf(const Totals &totals, Metric metric);
/// A figure of that metric as people read it: money, tokens shortened, counts.
QString figureText(qint64 value, Metric metric);

/// Index of the first bucket of each bar, and where it begins.
struct Bars {
    QList<qsizetype> first;
    QList<double> starts;
    double step = 0;
};
Bars barsOf(const Series &series, Bucket bucket, qsizetype most = mostBars);

/// Stacked bars, largest at the bottom, one colour a group; groups with nothing of that metric are left out. `before` is the span before, drawn as a dashed line over it.
/// Small charts say how many bars they have room for.
ChartData stackedChart(const Series &series, Metric metric, Bucket bucket, const Series *before = nullptr, qsizetype most = mostBars);
/// What stands beside it: mark, name, total, in the same order and colours.
QList<ChartTotals::Row> stackedTotals(const Series &series, Metric metric);

/// Served and failed as bars, p95 on the right axis.
ChartData trafficChart(const Series &series);
/// p50, p95, p99 over time.
ChartData latencyChart(const Series &series);
/// Input read from cache, the rest of the input, output.
ChartData tokensChart(const Series &series, Bucket bucket, qsizetype most = mostBars);

/// Rows: groups; columns: hours of the day, or weekdays where the buckets are longer than an hour.
HeatData heatOf(const Series &series, Metric metric);

/// The month's spending as /portreeve/forecast says: running total, forecast with its band, now. Days and months are those of UTC, as the ledger counts.
struct Forecast {
    qint64 monthFrom = 0, monthTo = 0;
    qint64 spentNanos = 0, forecastNanos = 0, lowNanos = 0, highNanos = 0;
    bool isRunRate = false; ///< there were too few days for anything better
    struct Day {
        qint64 time = 0;
        qint64 spentNanos = 0;
    };
    QList<Day> days;
};
Forecast forecastFromJson(const QJsonObject &json);
ChartData forecastChart(const Forecast &forecast, qint64 now);
/// "Likely $585 to $640 by 30 Nov"
QString forecastText(const Forecast &forecast);
/// What the day before `now` cost; empty when the month began today.
std::optional<qint64> spentYesterday(const Forecast &forecast, qint64 now);

} // namespace portreeve::ui
