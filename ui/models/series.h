// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <cmath>
#include <limits>
#include <optional>

namespace portreeve::ui {

/// What went through in a stretch of time. Money is nano-dollars; latencies are milliseconds, NaN where there is none.
struct Totals {
    qint64 requests = 0;
    qint64 failed = 0;
    qint64 input = 0;
    qint64 output = 0;
    qint64 cached = 0; ///< part of `input`
    qint64 costNanos = 0;
    double p50 = std::numeric_limits<double>::quiet_NaN();
    double p95 = std::numeric_limits<double>::quiet_NaN();
    double p99 = std::numeric_limits<double>::quiet_NaN();

    qint64 tokens() const { return input + output; }
    double failedShare() const { return requests ? double(failed) / double(requests) : 0; }
};

/// One model, key, provider ... or all, bucket by bucket. Every list has Series::size() entries.
struct SeriesGroup {
    QString name; ///< what filters know it by
    QString label; ///< what people know it by, never empty
    bool isOthers = false; ///< all that are not among the first
    QList<qint64> requests, failed, input, output, cached, costNanos;
    QList<double> p50, p95, p99; ///< NaN: nothing in that bucket, or not recorded
    Totals total;
};

/// Requests in buckets of time, as /portreeve/series says or as the daily activity of a LiteLLM server adds up to.
struct Series {
    qint64 from = 0; ///< of the first bucket, ms since 1970
    qint64 to = 0;
    qint64 stepMs = 0;
    QList<SeriesGroup> groups; ///< largest first, others last
    std::optional<Totals> previous; ///< the span of equal length before
    bool hasLatency = true;
    bool isUtc = false; ///< days and hours are put together and written in UTC, as the window's time range says

    qsizetype size() const { return groups.isEmpty() ? 0 : groups.first().requests.size(); }
    bool isEmpty() const { return all().requests == 0; }
    /// Of all groups; latencies only when there is one group.
    Totals all() const;
};

enum class GroupBy { None, Model, Key, Provider, Team, Status };
/// "model", as the endpoints and the filter grammar write it.
QString groupName(GroupBy by);

Series seriesFromJson(const QJsonObject &json);

/// From /user/daily/activity/aggregated: a bucket a day (UTC), the `top` largest groups by spend and others. Days before `from` count as the previous span. No latency there.
Series seriesFromActivity(const QJsonObject &json, GroupBy by, qint64 from, qint64 to, int top = 7);

/// A row of /portreeve/top.
struct TopRow {
    QString name;
    QString label;
    Totals total;
};
QList<TopRow> topFromJson(const QJsonObject &json);
/// The same from a series, where there is no such endpoint.
QList<TopRow> topFromSeries(const Series &series);

/// An integer of JSON without passing through double where it does not fit one.
qint64 integerOf(const QJsonValue &value);

} // namespace portreeve::ui
