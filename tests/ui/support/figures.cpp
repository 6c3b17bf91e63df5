// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/figures.h"

#include <QDateTime>
#include <QJsonArray>

#include <cmath>

namespace portreeve::ui {
namespace {

constexpr double shares[] = {0.41, 0.20, 0.17, 0.08, 0.05, 0.04, 0.03, 0.02};
constexpr qint64 quarter = 900'000;

double wobble(qint64 i)
{
    return std::sin(double(i) * 12.9898) * 0.5 + std::sin(double(i) * 4.17 + 1) * 0.5;
}

/// Requests of a quarter of an hour that begins at `ms`.
double load(qint64 ms)
{
    const double hour = double(ms % 86'400'000) / 3'600'000.0;
    const double day = 0.5 + 0.5 * std::cos((hour - 13) / 24 * 2 * 3.14159);
    const int weekday = QDateTime::fromMSecsSinceEpoch(ms).date().dayOfWeek();
    return (560 + 1500 * std::pow(day, 1.6) + 90 * wobble(ms / quarter)) * (weekday > 5 ? 0.55 : 1);
}

struct Sums {
    QJsonArray requests, failed, input, output, cached, cost, p50, p95, p99;
    qint64 allRequests = 0, allFailed = 0, allInput = 0, allOutput = 0, allCached = 0, allCost = 0;

    void add(qint64 count, qint64 bad, double p95Ms, bool isCached)
    {
        const qint64 in = count * 1800;
        const qint64 out = count * 310;
        const qint64 nanos = count * 676'543;
        requests.append(count), failed.append(bad), input.append(in), output.append(out), cached.append(isCached ? in / 3 : 0), cost.append(nanos);
        p50.append(count ? QJsonValue(p95Ms * 0.37) : QJsonValue()), p95.append(count ? QJsonValue(p95Ms) : QJsonValue()), p99.append(count ? QJsonValue(p95Ms * 1.5) : QJsonValue());
        allRequests += count, allFailed += bad, allInput += in, allOutput += out, allCached += isCached ? in / 3 : 0, allCost += nanos;
    }

    QJsonObject total(double p95Ms) const
    {
        return {{"requests", allRequests}, {"failed", allFailed}, {"input", allInput}, {"output", allOutput}, {"cached", allCached}, {"cost_nanos", allCost},
                {"p50_ms", allRequests ? QJsonValue(840.0) : QJsonValue()}, {"p95_ms", allRequests ? QJsonValue(p95Ms) : QJsonValue()}, {"p99_ms", allRequests ? QJsonValue(3920.0) : QJsonValue()}};
    }
};

QJsonObject groupOf(const Figures &figures, qsizetype at)
{
    const QString name = figures.groups[at];
    const double share = figures.groups.size() == 1 ? 1 : shares[qMin<qsizetype>(at, 7)];
    Sums sums;
    const qint64 buckets = figures.step > 0 ? (figures.to - figures.from) / figures.step : 0;
    for (qint64 i = 0; i < buckets; ++i) {
        const qint64 start = figures.from + i * figures.step;
        double count = 0;
        for (qint64 q = 0; q < qMax<qint64>(1, figures.step / quarter); ++q)
            count += load(start + q * quarter) * double(qMin(figures.step, quarter)) / double(quarter);
        const bool isIncident = figures.to - start < 42 * quarter && figures.to - start > 36 * quarter;
        const qint64 whole = qint64(count * share * figures.size * (1 + 0.05 * wobble(i + at * 31)));
        const int status = name.toInt();
        const qint64 usual = isIncident ? whole / 9 : whole / 240;
        const qint64 bad = status == 0 ? usual : status < 400 ? 0 : isIncident && status == 503 ? whole : whole / 12;
        sums.add(whole, bad, isIncident ? 2700 + 100 * wobble(i) : 1200 + count / double(qMax<qint64>(1, figures.step / quarter)) / 2.3 + 100 * wobble(i + 40), figures.isCached);
    }
    return {{"name", name}, {"label", name == QLatin1String("all") ? QStringLiteral("All") : name == QLatin1String("others") ? QStringLiteral("6 others") : name},
            {"requests", sums.requests}, {"failed", sums.failed}, {"input", sums.input}, {"output", sums.output}, {"cached", sums.cached}, {"cost_nanos", sums.cost},
            {"p50_ms", sums.p50}, {"p95_ms", sums.p95}, {"p99_ms", sums.p99}, {"total", sums.total(2310)}};
}

} // namespace

QStringList modelNames()
{
    return {QStringLiteral("claude-sonnet-4-5"), QStringLiteral("gpt-5-mini"), QStringLiteral("gpt-5"), QStringLiteral("gemini-2.5-flash"), QStringLiteral("claude-haiku-4-5"),
            QStringLiteral("llama-3.3-70b"), QStringLiteral("text-embedding-3"), QStringLiteral("others")};
}

QJsonObject seriesAnswer(const Figures &figures)
{
    QJsonArray groups;
    qint64 requests = 0;
    for (qsizetype i = 0; i < figures.groups.size(); ++i) {
        groups.append(groupOf(figures, i));
        requests += groups.last().toObject()["total"].toObject()["requests"].toInteger();
    }
    const QJsonObject previous{{"requests", qint64(double(requests) / 1.062)}, {"failed", requests / 330}, {"input", requests * 1700}, {"output", requests * 290},
                               {"cached", requests * 500}, {"cost_nanos", requests * 610'000}, {"p50_ms", 880.0}, {"p95_ms", 2490.0}, {"p99_ms", 4100.0}};
    return {{"from", figures.from}, {"to", figures.to}, {"step_ms", figures.step}, {"groups", groups}, {"previous", previous}};
}

QJsonObject topAnswer(const QStringList &names, qint64 largestNanos)
{
    QJsonArray rows;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const qint64 cost = qint64(double(largestNanos) * shares[qMin<qsizetype>(i, 7)] / shares[0]);
        rows.append(QJsonObject{{"name", names[i]}, {"label", names[i]}, {"requests", cost / 676'543}, {"failed", cost / 676'543 / 240}, {"cost_nanos", cost},
                                {"input", cost / 400}, {"output", cost / 2400}, {"p95_ms", 1800.0 + 130.0 * double(i)}});
    }
    return {{"rows", rows}};
}

QJsonObject liveAnswer(qint64 now, qint64 total, const QString &state)
{
    QJsonArray requests, failed, inFlight, p95;
    for (int i = 0; i < 300; ++i) {
        const int count = total == 0 ? 0 : int(2.5 + 2 * wobble(i));
        requests.append(count);
        failed.append(total && i % 41 == 7 ? 1 : 0);
        inFlight.append(total ? 7 : 0);
        p95.append(count > 0 ? QJsonValue(2000.0 + 300 * wobble(i + 9)) : QJsonValue());
    }
    const qint64 from = now / 1000 * 1000 - 300'000;
    return {{"time", now}, {"state", state}, {"version", "0.2.0"}, {"uptime_seconds", 532'800}, {"url", "http://127.0.0.1:4000"}, {"in_flight", total ? 7 : 0}, {"requests_total", total},
            {"failed_total", total / 240}, {"requests_per_second", total ? 2.5 : 0.0}, {"errors_last_minute", 2}, {"spend_today_nanos", total ? 146'200'000'000LL : 0LL},
            {"requests_today", total}, {"tokens_today", total * 2110}, {"failed_today", total / 240}, {"held_nanos", 0}, {"journal_lag_rows", 0}, {"dropped", 0}, {"memory_bytes", 98'000'000},
            {"seconds", QJsonObject{{"from", from}, {"step_ms", 1000}, {"requests", requests}, {"failed", failed}, {"in_flight", inFlight}, {"p95_ms", p95}}}};
}

QJsonObject forecastAnswer(qint64 now, qint64 perDayNanos)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).date();
    const QDate first(today.year(), today.month(), 1);
    QJsonArray days;
    qint64 spent = 0;
    for (QDate day = first; day <= today; day = day.addDays(1)) {
        const qint64 nanos = qint64(double(perDayNanos) * (day.dayOfWeek() > 5 ? 0.6 : 1) * (1 + 0.1 * wobble(day.day())) * (day == today ? 0.6 : 1));
        spent += nanos;
        days.append(QJsonObject{{"time", day.startOfDay(Qt::UTC).toMSecsSinceEpoch()}, {"spent_nanos", nanos}});
    }
    const qint64 rest = perDayNanos * (first.daysInMonth() - today.day());
    return {{"month_from", first.startOfDay(Qt::UTC).toMSecsSinceEpoch()}, {"month_to", first.addMonths(1).startOfDay(Qt::UTC).toMSecsSinceEpoch()}, {"spent_nanos", spent}, {"forecast_nanos", spent + rest * 9 / 10},
            {"low_nanos", spent + rest * 7 / 10}, {"high_nanos", spent + rest * 11 / 10}, {"method", "weekdays"}, {"days", days}};
}

QJsonObject failuresAnswer(qint64 now, int count)
{
    const char *data[][3] = {{"429", "claude-sonnet-4-5", "ci-evals"}, {"503", "llama-3.3-70b", "docs-search"}, {"503", "llama-3.3-70b", "docs-search"}, {"400", "gpt-5", "notebook-ana"},
                             {"422", "gpt-5", "research-batch"}, {"422", "gpt-5", "research-batch"}, {"504", "gemini-2.5-flash", "support-triage"}, {"429", "claude-sonnet-4-5", "ci-evals"}};
    QJsonArray rows;
    for (int i = 0; i < count; ++i) {
        const auto &each = data[i % 8];
        rows.append(QJsonObject{{"id", QStringLiteral("call-%1").arg(i)}, {"time", now - i * 77'000}, {"status", QByteArray(each[0]).toInt()}, {"ok", false}, {"model_asked", each[1]},
                                {"key", QJsonObject{{"hash", "ab12"}, {"alias", each[2]}}}});
    }
    return {{"rows", rows}};
}

QJsonObject serverAnswer(qint64 requests)
{
    return {{"pid", 4711}, {"version", "0.2.0"}, {"mode", "embedded"}, {"notices", QJsonArray{QJsonObject{{"place", "config.yaml:3:5"}, {"text", "redis_url is not used: one process keeps its own counts"}}}},
            {"settings_not_served", QJsonArray()}, {"database", QJsonObject{{"requests", requests}, {"journal_lag_rows", 0}}}};
}

QJsonObject keysAnswer(qint64 now)
{
    const auto iso = [now](qint64 days) { return QDateTime::fromMSecsSinceEpoch(now + days * 86'400'000, Qt::UTC).toString(Qt::ISODate); };
    return {{"keys", QJsonArray{QJsonObject{{"token", "h1"}, {"key_alias", "research-batch"}, {"spend", 481.2}, {"max_budget", 500.0}, {"budget_reset_at", iso(10)}},
                                QJsonObject{{"token", "h2"}, {"key_alias", "mobile-app"}, {"spend", 12.0}, {"max_budget", QJsonValue()}, {"expires", iso(5)}},
                                QJsonObject{{"token", "h3"}, {"key_alias", "docs-search"}, {"spend", 88.0}, {"max_budget", 100.0}},
                                QJsonObject{{"token", "h4"}, {"key_alias", "quiet"}, {"spend", 1.0}, {"max_budget", 100.0}, {"expires", iso(60)}},
                                QJsonObject{{"token", "h5"}, {"key_alias", "blocked-one"}, {"spend", 900.0}, {"max_budget", 100.0}, {"blocked", true}}}},
            {"total_count", 5}, {"current_page", 1}, {"total_pages", 1}};
}

QJsonObject modelsAnswer()
{
    const auto model = [](const char *name, QJsonValue price) {
        return QJsonObject{{"model_name", name}, {"litellm_params", QJsonObject{{"model", name}}}, {"model_info", QJsonObject{{"id", QStringLiteral("id-") + QLatin1String(name)}, {"input_cost_per_token", price}}}};
    };
    return {{"data", QJsonArray{model("gpt-5-mini", 2.5e-7), model("qwen3-32b", QJsonValue()), model("whisper-lv3", QJsonValue())}}};
}

QJsonObject activityAnswer(qint64 now, int days, const QStringList &models)
{
    QJsonArray results;
    const QDate today = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).date();
    for (int back = days - 1; back >= 0; --back) {
        QJsonObject groups;
        qint64 requests = 0;
        double spend = 0;
        for (qsizetype i = 0; i < models.size(); ++i) {
            const qint64 count = qint64(4000 * shares[qMin<qsizetype>(i, 7)]) + back % 3 * 100;
            const double cost = double(count) * 0.0007;
            groups.insert(models[i], QJsonObject{{"metrics", QJsonObject{{"spend", cost}, {"prompt_tokens", count * 1800}, {"completion_tokens", count * 310}, {"api_requests", count}, {"failed_requests", count / 100}}}});
            requests += count;
            spend += cost;
        }
        results.append(QJsonObject{{"date", today.addDays(-back).toString(Qt::ISODate)},
                                   {"metrics", QJsonObject{{"spend", spend}, {"prompt_tokens", requests * 1800}, {"completion_tokens", requests * 310}, {"api_requests", requests}, {"failed_requests", requests / 100}}},
                                   {"breakdown", QJsonObject{{"model_groups", groups}, {"providers", QJsonObject()}, {"api_keys", QJsonObject()}}}});
    }
    return {{"results", results}, {"metadata", QJsonObject()}};
}

} // namespace portreeve::ui
