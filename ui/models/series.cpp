// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/series.h"

#include "ui/widgets/numbers.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QTimeZone>

#include <algorithm>

namespace portreeve::ui {
namespace {

struct SeriesWords {
    Q_DECLARE_TR_FUNCTIONS(Series)
};

constexpr qint64 dayMs = 86'400'000;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

double milliseconds(const QJsonValue &value)
{
    return value.isDouble() ? value.toDouble() : none;
}

QList<qint64> integers(const QJsonValue &list, qsizetype size)
{
    QList<qint64> values;
    values.reserve(size);
    const QJsonArray array = list.toArray();
    for (const QJsonValue &each : array)
        values.append(integerOf(each));
    values.resize(size);
    return values;
}

QList<double> latencies(const QJsonValue &list, qsizetype size)
{
    QList<double> values;
    values.reserve(size);
    const QJsonArray array = list.toArray();
    for (const QJsonValue &each : array)
        values.append(milliseconds(each));
    while (values.size() < size)
        values.append(none);
    values.resize(size);
    return values;
}

Totals totalsFromJson(const QJsonObject &json)
{
    Totals totals;
    totals.requests = integerOf(json[QLatin1String("requests")]);
    totals.failed = integerOf(json[QLatin1String("failed")]);
    totals.input = integerOf(json[QLatin1String("input")]);
    totals.output = integerOf(json[QLatin1String("output")]);
    totals.cached = integerOf(json[QLatin1String("cached")]);
    totals.costNanos = integerOf(json[QLatin1String("cost_nanos")]);
    totals.p50 = milliseconds(json[QLatin1String("p50_ms")]);
    totals.p95 = milliseconds(json[QLatin1String("p95_ms")]);
    totals.p99 = milliseconds(json[QLatin1String("p99_ms")]);
    return totals;
}

QString labelOf(const QString &label, const QString &name, bool others)
{
    if (others)
        return label.isEmpty() || label == name ? SeriesWords::tr("Others") : label;
    if (!label.isEmpty())
        return label;
    return name.isEmpty() ? SeriesWords::tr("(none)") : name;
}

SeriesGroup groupFromJson(const QJsonObject &json)
{
    SeriesGroup group;
    group.name = json[QLatin1String("name")].toString();
    group.isOthers = group.name == QLatin1String("others");
    group.label = labelOf(json[QLatin1String("label")].toString(), group.name, group.isOthers);
    const qsizetype size = json[QLatin1String("requests")].toArray().size();
    group.requests = integers(json[QLatin1String("requests")], size);
    group.failed = integers(json[QLatin1String("failed")], size);
    group.input = integers(json[QLatin1String("input")], size);
    group.output = integers(json[QLatin1String("output")], size);
    group.cached = integers(json[QLatin1String("cached")], size);
    group.costNanos = integers(json[QLatin1String("cost_nanos")], size);
    group.p50 = latencies(json[QLatin1String("p50_ms")], size);
    group.p95 = latencies(json[QLatin1String("p95_ms")], size);
    group.p99 = latencies(json[QLatin1String("p99_ms")], size);
    group.total = totalsFromJson(json[QLatin1String("total")].toObject());
    return group;
}

void add(Totals &to, const Totals &more)
{
    to.requests += more.requests;
    to.failed += more.failed;
    to.input += more.input;
    to.output += more.output;
    to.cached += more.cached;
    to.costNanos += more.costNanos;
}

// LiteLLM's names. Its money is a float in dollars, exact to a nano-dollar below nine million.
Totals totalsFromMetrics(const QJsonObject &metrics)
{
    Totals totals;
    totals.requests = integerOf(metrics[QLatin1String("api_requests")]);
    totals.failed = integerOf(metrics[QLatin1String("failed_requests")]);
    totals.input = integerOf(metrics[QLatin1String("prompt_tokens")]);
    totals.output = integerOf(metrics[QLatin1String("completion_tokens")]);
    totals.cached = integerOf(metrics[QLatin1String("cache_read_input_tokens")]);
    totals.costNanos = nanoFromDollars(metrics[QLatin1String("spend")].toDouble());
    return totals;
}

void sizeTo(SeriesGroup &group, qsizetype size)
{
    for (QList<qint64> *list : {&group.requests, &group.failed, &group.input, &group.output, &group.cached, &group.costNanos})
        list->resize(size);
    for (QList<double> *list : {&group.p50, &group.p95, &group.p99}) {
        list->clear();
        list->insert(0, size, none);
    }
}

void addBucket(SeriesGroup &group, qsizetype at, const Totals &more)
{
    group.requests[at] += more.requests;
    group.failed[at] += more.failed;
    group.input[at] += more.input;
    group.output[at] += more.output;
    group.cached[at] += more.cached;
    group.costNanos[at] += more.costNanos;
    add(group.total, more);
}

void addGroup(SeriesGroup &to, const SeriesGroup &more)
{
    for (qsizetype i = 0; i < more.requests.size(); ++i)
        addBucket(to, i, {more.requests[i], more.failed[i], more.input[i], more.output[i], more.cached[i], more.costNanos[i]});
}

const char *breakdownOf(GroupBy by)
{
    switch (by) {
    case GroupBy::Key:
        return "api_keys";
    case GroupBy::Provider:
        return "providers";
    default:
        return "model_groups";
    }
}

/// The groups of one day: name to label and figures.
void addDay(QHash<QString, SeriesGroup> &groups, const QJsonObject &day, GroupBy by, qsizetype at, qsizetype size)
{
    const auto put = [&](const QString &name, const QString &label, const QJsonObject &metrics) {
        SeriesGroup &group = groups[name];
        if (group.requests.isEmpty()) {
            group.name = name;
            group.label = labelOf(label, name, false);
            sizeTo(group, size);
        }
        addBucket(group, at, totalsFromMetrics(metrics));
    };
    if (by == GroupBy::None)
        return put(QStringLiteral("all"), SeriesWords::tr("All"), day[QLatin1String("metrics")].toObject());
    const QJsonObject breakdown = day[QLatin1String("breakdown")].toObject();
    QJsonObject parts = breakdown[QLatin1String(breakdownOf(by))].toObject();
    if (parts.isEmpty() && by == GroupBy::Model)
        parts = breakdown[QLatin1String("models")].toObject();
    for (auto each = parts.begin(); each != parts.end(); ++each) {
        const QJsonObject part = each.value().toObject();
        put(each.key(), part[QLatin1String("metadata")].toObject()[QLatin1String("key_alias")].toString(), part[QLatin1String("metrics")].toObject());
    }
}

void keepLargest(Series &series, int top)
{
    std::sort(series.groups.begin(), series.groups.end(), [](const SeriesGroup &a, const SeriesGroup &b) {
        return std::tuple(-a.total.costNanos, -a.total.requests, a.name) < std::tuple(-b.total.costNanos, -b.total.requests, b.name);
    });
    if (series.groups.size() <= top + 1)
        return;
    SeriesGroup others;
    others.isOthers = true;
    others.name = QStringLiteral("others");
    others.label = SeriesWords::tr("%n others", nullptr, int(series.groups.size()) - top);
    sizeTo(others, series.size());
    for (qsizetype i = top; i < series.groups.size(); ++i)
        addGroup(others, series.groups[i]);
    series.groups.resize(top);
    series.groups.append(others);
}

} // namespace

qint64 integerOf(const QJsonValue &value)
{
    return value.toInteger(qint64(value.toDouble()));
}

QString groupName(GroupBy by)
{
    constexpr const char *names[] = {"none", "model", "key", "provider", "team", "status"};
    return QLatin1String(names[int(by)]);
}

Totals Series::all() const
{
    if (groups.size() == 1)
        return groups.first().total;
    Totals sum;
    for (const SeriesGroup &group : groups)
        add(sum, group.total);
    return sum;
}

Series seriesFromJson(const QJsonObject &json)
{
    Series series;
    series.from = integerOf(json[QLatin1String("from")]);
    series.to = integerOf(json[QLatin1String("to")]);
    series.stepMs = integerOf(json[QLatin1String("step_ms")]);
    const QJsonArray groups = json[QLatin1String("groups")].toArray();
    for (const QJsonValue &group : groups)
        series.groups.append(groupFromJson(group.toObject()));
    qsizetype size = 0;
    for (const SeriesGroup &group : std::as_const(series.groups))
        size = std::max(size, group.requests.size());
    for (SeriesGroup &group : series.groups) { // a ragged answer must not be read beyond its end
        if (group.requests.size() != size)
            sizeTo(group, size);
    }
    const QJsonValue previous = json[QLatin1String("previous")];
    if (previous.isObject()) {
        const QJsonObject inner = previous.toObject();
        series.previous = totalsFromJson(inner.contains(QLatin1String("total")) ? inner[QLatin1String("total")].toObject() : inner);
    }
    return series;
}

Series seriesFromActivity(const QJsonObject &json, GroupBy by, qint64 from, qint64 to, int top)
{
    Series series;
    series.hasLatency = false;
    series.stepMs = dayMs;
    series.from = from / dayMs * dayMs;
    series.to = std::max(series.from + dayMs, (to + dayMs - 1) / dayMs * dayMs);
    const qsizetype size = (series.to - series.from) / dayMs;
    QHash<QString, SeriesGroup> groups;
    Totals before;
    const QJsonArray days = json[QLatin1String("results")].toArray();
    for (const QJsonValue &each : days) {
        const QJsonObject day = each.toObject();
        const QDate date = QDate::fromString(day[QLatin1String("date")].toString().left(10), Qt::ISODate);
        if (!date.isValid())
            continue;
        const qint64 start = QDateTime(date, QTime(0, 0), QTimeZone::utc()).toMSecsSinceEpoch();
        if (start < series.from)
            add(before, totalsFromMetrics(day[QLatin1String("metrics")].toObject()));
        else if (start < series.to)
            addDay(groups, day, by, (start - series.from) / dayMs, size);
    }
    series.groups = groups.values();
    keepLargest(series, top);
    series.previous = before;
    return series;
}

QList<TopRow> topFromJson(const QJsonObject &json)
{
    QList<TopRow> rows;
    const QJsonArray array = json[QLatin1String("rows")].toArray();
    for (const QJsonValue &each : array) {
        const QJsonObject row = each.toObject();
        const QString name = row[QLatin1String("name")].toString();
        rows.append({name, labelOf(row[QLatin1String("label")].toString(), name, false), totalsFromJson(row)});
    }
    return rows;
}

QList<TopRow> topFromSeries(const Series &series)
{
    QList<TopRow> rows;
    for (const SeriesGroup &group : series.groups) {
        if (!group.isOthers)
            rows.append({group.name, group.label, group.total});
    }
    return rows;
}

} // namespace portreeve::ui
