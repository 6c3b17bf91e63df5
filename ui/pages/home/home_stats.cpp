// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/home_stats.h"

#include "ui/widgets/decimate.h"
#include "ui/widgets/numbers.h"

#include <QCoreApplication>

#include <algorithm>

namespace portreeve::ui {
namespace {

struct HomeWords {
    Q_DECLARE_TR_FUNCTIONS(Home)
};

constexpr int sparkPoints = 32;
constexpr qsizetype liveTogether = 3; // seconds in a bar of the last five minutes
constexpr double slowerShare = 0.05; // a change of latency below that is noise

QString milliseconds(double ms)
{
    return durationText(qRound64(ms * 1e6));
}

QList<double> sparkOf(const Series &series, Metric metric)
{
    QList<double> values(series.size(), 0.0);
    for (const SeriesGroup &group : series.groups) {
        for (qsizetype i = 0; i < series.size(); ++i)
            values[i] += double(metric == Metric::Tokens ? group.input[i] + group.output[i] : metric == Metric::Failures ? group.failed[i] : group.requests[i]);
    }
    sumNeighbours(values, sparkPoints);
    return values;
}

QList<double> latencySpark(const Series &series)
{
    QList<double> values;
    if (series.groups.size() != 1)
        return values;
    for (const double ms : series.groups.first().p95) {
        if (std::isfinite(ms))
            values.append(ms);
    }
    const qsizetype each = qMax<qsizetype>(1, values.size() / sparkPoints);
    QList<double> thinned;
    for (qsizetype i = 0; i < values.size(); i += each)
        thinned.append(values[i]);
    return thinned;
}

/// Up or down against the span before, without judging it.
void compare(Stat &stat, qint64 now, std::optional<qint64> before, const SpanWords &span)
{
    if (!before || *before == 0) {
        stat.note = now > 0 ? HomeWords::tr("nothing to compare with") : QString();
        return;
    }
    const double ratio = double(now - *before) / double(*before);
    stat.direction = now > *before ? 1 : now < *before ? -1 : 0;
    stat.change = changeText(ratio);
    stat.note = span.before;
}

Stat requestsStat(const Series &series, const SpanWords &span)
{
    Stat stat;
    stat.label = span.brief.isEmpty() ? HomeWords::tr("Requests") : HomeWords::tr("Requests, %1").arg(span.brief);
    const qint64 requests = series.all().requests;
    stat.value = requests < 10'000'000 ? countText(requests) : countShort(requests);
    stat.spark = sparkOf(series, Metric::Requests);
    compare(stat, requests, series.previous ? std::optional(series.previous->requests) : std::nullopt, span);
    return stat;
}

Stat errorsStat(const Series &series)
{
    Stat stat;
    stat.label = HomeWords::tr("Errors");
    const Totals all = series.all();
    const Figure share = figureOf(shareText(all.failedShare()));
    stat.value = share.value;
    stat.unit = share.unit;
    stat.spark = sparkOf(series, Metric::Failures);
    stat.sparkInk = &Tokens::danger;
    stat.note = all.failed == 0 ? HomeWords::tr("none failed") : all.failed == 1 ? HomeWords::tr("1 request") : HomeWords::tr("%1 requests").arg(countText(all.failed));
    if (!series.previous || series.previous->requests == 0 || all.requests == 0)
        return stat;
    const double change = all.failedShare() - series.previous->failedShare();
    if (std::abs(change) < 0.00005)
        return stat;
    stat.direction = change > 0 ? 1 : -1;
    stat.change = pointsText(change);
    stat.changeTone = change > 0 ? Tone::Bad : Tone::Ok;
    return stat;
}

Stat latencyStat(const Series &series)
{
    Stat stat;
    stat.label = HomeWords::tr("p95 latency");
    stat.sparkSeries = 2;
    if (!series.hasLatency) {
        stat.note = HomeWords::tr("not recorded by this server");
        return stat;
    }
    const Totals all = series.all();
    if (!std::isfinite(all.p95)) {
        stat.note = HomeWords::tr("no request was served");
        return stat;
    }
    const Figure p95 = figureOf(milliseconds(all.p95));
    stat.value = p95.value;
    stat.unit = p95.unit;
    stat.spark = latencySpark(series);
    if (std::isfinite(all.p50))
        stat.note = HomeWords::tr("p50 %1").arg(milliseconds(all.p50));
    const double before = series.previous ? series.previous->p95 : gapValue;
    if (!std::isfinite(before) || before <= 0)
        return stat;
    if (all.p95 == before)
        return stat;
    stat.direction = all.p95 > before ? 1 : -1;
    stat.change = milliseconds(std::abs(all.p95 - before));
    const bool matters = std::abs(all.p95 - before) > slowerShare * before;
    stat.changeTone = !matters ? Tone::Mute : all.p95 > before ? Tone::Bad : Tone::Ok;
    return stat;
}

Stat tokensStat(const Series &series, const SpanWords &span)
{
    Stat stat;
    stat.label = span.brief.isEmpty() ? HomeWords::tr("Tokens") : HomeWords::tr("Tokens, %1").arg(span.brief);
    const Totals all = series.all();
    stat.value = countShort(all.tokens());
    stat.spark = sparkOf(series, Metric::Tokens);
    compare(stat, all.tokens(), series.previous ? std::optional(series.previous->tokens()) : std::nullopt, span);
    if (all.cached > 0 && all.input > 0)
        stat.note = HomeWords::tr("%1 of input cached").arg(shareText(double(all.cached) / double(all.input)));
    return stat;
}

Stat spendStat(const Series &series, const LiveState &live, const std::optional<Forecast> &forecast, const SpanWords &span, qint64 now)
{
    Stat stat;
    if (!live.at.isValid()) {
        const qint64 cost = series.all().costNanos;
        stat.label = span.brief.isEmpty() ? HomeWords::tr("Spend") : HomeWords::tr("Spend, %1").arg(span.brief);
        stat.value = moneyText(cost);
        compare(stat, cost, series.previous ? std::optional(series.previous->costNanos) : std::nullopt, span);
        return stat;
    }
    stat.label = HomeWords::tr("Spend today");
    stat.value = moneyText(live.spendTodayNanos);
    if (live.heldNanos > 0)
        stat.note = HomeWords::tr("%1 more is held").arg(moneyText(live.heldNanos));
    if (!forecast)
        return stat;
    for (const Forecast::Day &day : forecast->days)
        stat.spark.append(double(day.spentNanos));
    if (stat.spark.size() < 2)
        stat.spark.clear();
    if (const auto yesterday = spentYesterday(*forecast, now); yesterday && live.heldNanos <= 0)
        stat.note = HomeWords::tr("yesterday %1").arg(moneyText(*yesterday));
    return stat;
}

} // namespace

SpanWords spanWords(const QString &id)
{
    if (id == QLatin1String("15m"))
        return {HomeWords::tr("15 min"), HomeWords::tr("on the 15 min before")};
    if (id == QLatin1String("1h"))
        return {HomeWords::tr("1 h"), HomeWords::tr("on the hour before")};
    if (id == QLatin1String("4h"))
        return {HomeWords::tr("4 h"), HomeWords::tr("on the 4 h before")};
    if (id == QLatin1String("24h"))
        return {HomeWords::tr("24 h"), HomeWords::tr("on the day before")};
    if (id == QLatin1String("7d"))
        return {HomeWords::tr("7 d"), HomeWords::tr("on the week before")};
    if (id == QLatin1String("30d"))
        return {HomeWords::tr("30 d"), HomeWords::tr("on the 30 d before")};
    if (id == QLatin1String("90d"))
        return {HomeWords::tr("90 d"), HomeWords::tr("on the 90 d before")};
    return {{}, HomeWords::tr("on the span before")};
}

QList<Stat> homeStats(const Series &series, const LiveState &live, const std::optional<Forecast> &forecast, const SpanWords &span, qint64 now)
{
    return {requestsStat(series, span), errorsStat(series), latencyStat(series), tokensStat(series, span), spendStat(series, live, forecast, span, now)};
}

ChartData liveChart(const LiveState &live, bool utc)
{
    ChartData data;
    data.utc = utc;
    data.title = HomeWords::tr("Traffic");
    data.from = double(live.secondsFrom);
    data.to = double(live.secondsFrom + live.requests.size() * live.stepMs);
    data.endsNow = true;
    data.barStep = double(liveTogether * live.stepMs);
    data.empty = HomeWords::tr("No request in the last five minutes");
    data.say = [](double value) { return countText(qRound64(value)); };
    data.sayRight = [](double seconds) { return durationText(qRound64(seconds * 1e9)); };
    ChartBar served{HomeWords::tr("Served"), {}, {1, nullptr}, 0.42};
    ChartBar failed{HomeWords::tr("Failed"), {}, {1, &Tokens::danger}, 1};
    ChartLine p95{HomeWords::tr("p95, right axis"), {}, {2, nullptr}};
    p95.right = true;
    for (qsizetype i = 0; i < live.requests.size(); i += liveTogether) {
        const double start = data.from + double(i * live.stepMs);
        double all = 0;
        double bad = 0;
        double slowest = gapValue; // of its seconds: percentiles do not add up
        for (qsizetype at = i; at < qMin(i + liveTogether, live.requests.size()); ++at) {
            all += live.requests[at];
            bad += live.failed.value(at, 0);
            slowest = std::fmax(slowest, live.p95.value(at, gapValue) / 1000);
        }
        data.barStarts.append(start);
        served.values.append(qMax(0.0, all - bad));
        failed.values.append(bad);
        p95.points.append({start + data.barStep / 2, slowest});
    }
    data.bars = {served, failed};
    if (!data.isEmpty())
        data.lines = {p95};
    return data;
}

Figure figureOf(const QString &text)
{
    const qsizetype first = text.indexOf(thinSpace);
    if (first < 0 || text.indexOf(thinSpace, first + 1) >= 0)
        return {text, {}};
    return {text.left(first), text.mid(first + 1)};
}

} // namespace portreeve::ui
