// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/series_charts.h"

#include "ui/widgets/numbers.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace portreeve::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SeriesCharts)
};

constexpr qint64 minuteMs = 60'000;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;
constexpr double nanosPerDollar = 1e9; // to draw only

const QList<qint64> &listOf(const SeriesGroup &group, Metric metric)
{
    return metric == Metric::Spend ? group.costNanos : metric == Metric::Failures ? group.failed : group.requests;
}

qint64 bucketValue(const SeriesGroup &group, Metric metric, qsizetype at)
{
    return metric == Metric::Tokens ? group.input[at] + group.output[at] : listOf(group, metric)[at];
}

double drawn(qint64 value, Metric metric)
{
    return metric == Metric::Spend ? double(value) / nanosPerDollar : double(value);
}

Unit unitOf(Metric metric)
{
    return metric == Metric::Spend ? Unit::Dollars : metric == Metric::Tokens ? Unit::Tokens : Unit::Count;
}

/// Days of local time or of UTC, one after the other: the system is asked once a day instead of once a bucket, for its answer is slow.
class Days
{
public:
    explicit Days(bool utc) : m_spec(utc ? Qt::UTC : Qt::LocalTime) {}

    /// The start of the calendar's bucket that `ms` lies in.
    qint64 startOf(qint64 ms, Bucket bucket)
    {
        const int hour = hourOf(ms);
        if (bucket == Bucket::Hour)
            return isEven() ? m_start + hour * hourMs : QDateTime(m_date, QTime(hour, 0), m_spec).toMSecsSinceEpoch();
        const int back = bucket == Bucket::Week ? (m_date.dayOfWeek() - QLocale().firstDayOfWeek() + 7) % 7 : 0;
        return back == 0 ? m_start : m_date.addDays(-back).startOfDay(m_spec).toMSecsSinceEpoch();
    }

    int hourOf(qint64 ms)
    {
        turnTo(ms);
        return isEven() ? int((ms - m_start) / hourMs) : QDateTime::fromMSecsSinceEpoch(ms, m_spec).time().hour();
    }

    int weekdayOf(qint64 ms)
    {
        turnTo(ms);
        return m_date.dayOfWeek();
    }

private:
    bool isEven() const { return m_end - m_start == dayMs; } // not where a clock is changed

    void turnTo(qint64 ms)
    {
        if (ms >= m_start && ms < m_end)
            return;
        m_date = QDateTime::fromMSecsSinceEpoch(ms, m_spec).date();
        m_start = m_date.startOfDay(m_spec).toMSecsSinceEpoch();
        m_end = m_date.addDays(1).startOfDay(m_spec).toMSecsSinceEpoch();
    }

    Qt::TimeSpec m_spec;
    QDate m_date;
    qint64 m_start = 0;
    qint64 m_end = 0;
};

double lengthOf(Bucket bucket)
{
    return double(bucket == Bucket::Hour ? hourMs : bucket == Bucket::Day ? dayMs : 7 * dayMs);
}

Bars evenBars(const Series &series, qsizetype most)
{
    const qsizetype together = qMax<qsizetype>(1, (series.size() + most - 1) / most);
    Bars bars;
    bars.step = double(series.stepMs * together);
    for (qsizetype i = 0; i < series.size(); i += together) {
        bars.first.append(i);
        bars.starts.append(double(series.from + i * series.stepMs));
    }
    return bars;
}

qint64 sumOf(const SeriesGroup &group, Metric metric, const Bars &bars, qsizetype bar)
{
    const qsizetype end = bar + 1 < bars.first.size() ? bars.first[bar + 1] : group.requests.size();
    qint64 sum = 0;
    for (qsizetype i = bars.first[bar]; i < end; ++i)
        sum += bucketValue(group, metric, i);
    return sum;
}

/// Days and weeks are named under the middle of their bars, at most eight of them, the last one always.
QList<Tick> dayTicks(const Bars &bars, bool utc)
{
    constexpr qsizetype most = 8;
    const qsizetype every = qMax<qsizetype>(1, (bars.starts.size() + most - 1) / most);
    QList<Tick> ticks;
    for (qsizetype i = bars.starts.size() - 1; i >= 0; i -= every) {
        const double middle = bars.starts[i] + qMin(bars.step, double(dayMs)) / 2;
        const QDate day = QDateTime::fromMSecsSinceEpoch(qint64(middle), utc ? Qt::UTC : Qt::LocalTime).date();
        //: A day on an axis
        ticks.prepend({bars.starts[i] + bars.step / 2, QLocale().toString(day, Words::tr("d MMM"))});
    }
    return ticks;
}

ChartData frameOf(const Series &series, const Bars &bars)
{
    ChartData data;
    data.utc = series.isUtc;
    data.from = bars.starts.isEmpty() ? double(series.from) : qMin(double(series.from), bars.starts.first());
    data.to = bars.starts.isEmpty() ? double(series.to) : qMax(double(series.to), bars.starts.last() + bars.step);
    data.barStarts = bars.starts;
    data.barStep = bars.step;
    data.empty = Words::tr("No request in this range");
    if (bars.step >= double(dayMs))
        data.ticks = dayTicks(bars, series.isUtc);
    return data;
}

ChartInk inkOf(const SeriesGroup &group, qsizetype index)
{
    return {group.isOthers ? 8 : int(qMin<qsizetype>(index + 1, 8)), nullptr};
}

/// Points of latencies in seconds at the beginnings of their buckets. A bucket between two gaps becomes a dash, or nobody would see it.
QList<QPointF> latencyPoints(const Series &series, const QList<double> &ms)
{
    QList<QPointF> points;
    points.reserve(ms.size());
    for (qsizetype i = 0; i < ms.size(); ++i) {
        const double x = double(series.from + i * series.stepMs);
        points.append({x, ms[i] / 1000});
        const bool alone = std::isfinite(ms[i]) && (i == 0 || !std::isfinite(ms[i - 1])) && (i + 1 == ms.size() || !std::isfinite(ms[i + 1]));
        if (alone)
            points.append({x + 0.75 * double(series.stepMs), ms[i] / 1000});
    }
    return points;
}

QString secondsFigure(double seconds)
{
    return durationText(qRound64(seconds * 1e9));
}

} // namespace

QString metricText(Metric metric)
{
    switch (metric) {
    case Metric::Spend:
        return Words::tr("Spend");
    case Metric::Requests:
        return Words::tr("Requests");
    case Metric::Tokens:
        return Words::tr("Tokens");
    case Metric::Failures:
        break;
    }
    return Words::tr("Failures");
}

QString groupText(GroupBy by)
{
    switch (by) {
    case GroupBy::Model:
        return Words::tr("model");
    case GroupBy::Key:
        return Words::tr("key");
    case GroupBy::Provider:
        return Words::tr("provider");
    case GroupBy::Team:
        return Words::tr("team");
    case GroupBy::Status:
        return Words::tr("status");
    case GroupBy::None:
        break;
    }
    return Words::tr("all");
}

QString perText(Bucket bucket, qint64 stepMs)
{
    if (bucket == Bucket::Hour)
        stepMs = hourMs;
    if (bucket == Bucket::Day || stepMs == dayMs)
        return bucket == Bucket::Week ? Words::tr("per week") : Words::tr("per day");
    if (bucket == Bucket::Week || stepMs == 7 * dayMs)
        return Words::tr("per week");
    if (stepMs == 1000)
        return Words::tr("per second");
    if (stepMs == minuteMs)
        return Words::tr("per minute");
    if (stepMs == hourMs)
        return Words::tr("per hour");
    if (stepMs % dayMs == 0)
        return Words::tr("per %1 days").arg(stepMs / dayMs);
    if (stepMs % hourMs == 0)
        return Words::tr("per %1 h").arg(stepMs / hourMs);
    if (stepMs % minuteMs == 0)
        return Words::tr("per %1 min").arg(stepMs / minuteMs);
    return Words::tr("per %1 s").arg(stepMs / 1000);
}

qint64 valueOf(const Totals &totals, Metric metric)
{
    switch (metric) {
    case Metric::Spend:
        return totals.costNanos;
    case Metric::Requests:
        return totals.requests;
    case Metric::Tokens:
        return totals.tokens();
    case Metric::Failures:
        break;
    }
    return totals.failed;
}

QString figureText(qint64 value, Metric metric)
{
    if (metric == Metric::Spend)
        return moneyText(value);
    return metric == Metric::Tokens ? countShort(value) : countText(value);
}

Bars barsOf(const Series &series, Bucket bucket, qsizetype most)
{
    if (bucket == Bucket::AsIs || double(series.stepMs) >= lengthOf(bucket))
        return evenBars(series, most);
    Bars bars;
    bars.step = lengthOf(bucket);
    Days days(series.isUtc);
    for (qsizetype i = 0; i < series.size(); ++i) {
        const double start = double(days.startOf(series.from + i * series.stepMs + series.stepMs / 2, bucket));
        if (!bars.starts.isEmpty() && start <= bars.starts.last()) // the hour that a clock repeats stays one bar
            continue;
        bars.first.append(i);
        bars.starts.append(start);
    }
    return bars;
}

ChartData stackedChart(const Series &series, Metric metric, Bucket bucket, const Series *before, qsizetype most)
{
    const Bars bars = barsOf(series, bucket, most);
    ChartData data = frameOf(series, bars);
    data.unit = unitOf(metric);
    data.say = [metric](double value) { return figureText(metric == Metric::Spend ? nanoFromDollars(value) : qRound64(value), metric); };
    if (metric == Metric::Failures && !series.isEmpty())
        data.empty = Words::tr("No failure in this range");
    if (metric == Metric::Spend && !series.isEmpty())
        data.empty = Words::tr("Nothing was spent in this range");
    for (qsizetype g = 0; g < series.groups.size(); ++g) {
        const SeriesGroup &group = series.groups[g];
        if (valueOf(group.total, metric) == 0)
            continue;
        ChartBar bar{group.label, {}, inkOf(group, g), 1};
        for (qsizetype i = 0; i < bars.first.size(); ++i)
            bar.values.append(drawn(sumOf(group, metric, bars, i), metric));
        data.bars.append(bar);
    }
    if (!before || before->isEmpty())
        return data;
    ChartLine line{Words::tr("Span before"), {}, {1, &Tokens::text3}, 1.75};
    line.dashed = true;
    Series shifted = *before; // laid over this span, bucket by bucket
    shifted.from = series.from;
    const Bars old = barsOf(shifted, bucket, most);
    for (qsizetype i = 0; i < old.first.size() && i < bars.first.size(); ++i) {
        qint64 sum = 0;
        for (const SeriesGroup &group : shifted.groups)
            sum += sumOf(group, metric, old, i);
        line.points.append({old.starts[i] + old.step / 2, drawn(sum, metric)});
    }
    data.lines.append(line);
    return data;
}

QList<ChartTotals::Row> stackedTotals(const Series &series, Metric metric)
{
    QList<ChartTotals::Row> rows;
    for (qsizetype g = 0; g < series.groups.size(); ++g) {
        const qint64 value = valueOf(series.groups[g].total, metric);
        if (value != 0)
            rows.append({inkOf(series.groups[g], g), series.groups[g].label, figureText(value, metric)});
    }
    return rows;
}

ChartData trafficChart(const Series &series)
{
    const Bars bars = barsOf(series, Bucket::AsIs);
    ChartData data = frameOf(series, bars);
    data.title = Words::tr("Traffic");
    data.say = [](double value) { return countText(qRound64(value)); };
    data.sayRight = secondsFigure;
    ChartBar served{Words::tr("Served"), {}, {1, nullptr}, 0.42};
    ChartBar failed{Words::tr("Failed"), {}, {1, &Tokens::danger}, 1};
    for (qsizetype i = 0; i < bars.first.size(); ++i) {
        qint64 all = 0;
        qint64 bad = 0;
        for (const SeriesGroup &group : series.groups) {
            all += sumOf(group, Metric::Requests, bars, i);
            bad += sumOf(group, Metric::Failures, bars, i);
        }
        served.values.append(double(all - bad));
        failed.values.append(double(bad));
    }
    data.bars = {served, failed};
    if (!series.hasLatency || series.groups.size() != 1 || series.isEmpty())
        return data;
    ChartLine p95{Words::tr("p95, right axis"), {}, {2, nullptr}};
    p95.right = true;
    p95.points = latencyPoints(series, series.groups.first().p95);
    for (QPointF &point : p95.points) // in the middle of its bar
        point.rx() += 0.12 * double(series.stepMs);
    data.lines = {p95};
    return data;
}

ChartData latencyChart(const Series &series)
{
    ChartData data = frameOf(series, {});
    data.barStep = double(series.stepMs);
    data.title = Words::tr("Latency");
    data.unit = Unit::Seconds;
    data.say = secondsFigure;
    if (series.groups.isEmpty() || !series.hasLatency)
        return data;
    const SeriesGroup &all = series.groups.first();
    ChartLine p99{QStringLiteral("p99"), latencyPoints(series, all.p99), {2, nullptr}};
    ChartLine p95{QStringLiteral("p95"), latencyPoints(series, all.p95), {1, &Tokens::accent}, 2.25};
    ChartLine p50{QStringLiteral("p50"), latencyPoints(series, all.p50), {3, nullptr}};
    p95.fillTo = 2;
    data.lines = {p99, p95, p50};
    return data;
}

ChartData tokensChart(const Series &series, Bucket bucket, qsizetype most)
{
    const Bars bars = barsOf(series, bucket, most);
    ChartData data = frameOf(series, bars);
    data.title = Words::tr("Tokens");
    data.unit = Unit::Tokens;
    data.say = [](double value) { return countShort(qRound64(value)); };
    ChartBar fresh{Words::tr("Input"), {}, {1, nullptr}, 1};
    ChartBar cached{Words::tr("Cached input"), {}, {3, nullptr}, 1};
    ChartBar output{Words::tr("Output"), {}, {2, nullptr}, 1};
    for (qsizetype i = 0; i < bars.first.size(); ++i) {
        const qsizetype end = i + 1 < bars.first.size() ? bars.first[i + 1] : series.size();
        qint64 in = 0;
        qint64 known = 0;
        qint64 out = 0;
        for (const SeriesGroup &group : series.groups) {
            for (qsizetype at = bars.first[i]; at < end; ++at) {
                in += group.input[at];
                known += group.cached[at];
                out += group.output[at];
            }
        }
        fresh.values.append(double(qMax<qint64>(0, in - known)));
        cached.values.append(double(qMin(in, known)));
        output.values.append(double(out));
    }
    data.bars = {fresh, output};
    if (series.all().cached > 0)
        data.bars.insert(1, cached);
    return data;
}

HeatData heatOf(const Series &series, Metric metric)
{
    const bool hours = series.stepMs <= hourMs;
    const int columns = hours ? 24 : 7;
    const int firstDay = QLocale().firstDayOfWeek();
    HeatData heat;
    for (int i = 0; i < columns; ++i) {
        if (hours)
            heat.columns.append(i % 6 == 0 ? QTime(i, 0).toString(QStringLiteral("HH:mm")) : QString());
        else
            heat.columns.append(QLocale().dayName((firstDay - 1 + i) % 7 + 1, QLocale::ShortFormat));
    }
    Days days(series.isUtc);
    QList<int> columnOf;
    columnOf.reserve(series.size());
    for (qsizetype i = 0; i < series.size(); ++i) {
        const qint64 at = series.from + i * series.stepMs + series.stepMs / 2;
        columnOf.append(hours ? days.hourOf(at) : (days.weekdayOf(at) - firstDay + 7) % 7);
    }
    for (const SeriesGroup &group : series.groups) {
        if (valueOf(group.total, metric) == 0)
            continue;
        QList<qint64> sums(columns, 0);
        for (qsizetype i = 0; i < series.size(); ++i)
            sums[columnOf[i]] += bucketValue(group, metric, i);
        QList<double> row;
        for (const qint64 sum : sums)
            row.append(drawn(sum, metric));
        heat.rows.append(group.label);
        heat.values.append(row);
    }
    heat.say = [metric](double value) { return figureText(metric == Metric::Spend ? nanoFromDollars(value) : qRound64(value), metric); };
    return heat;
}

} // namespace portreeve::ui
