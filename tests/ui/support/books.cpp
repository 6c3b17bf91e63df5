// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/books.h"

#include <QDateTime>
#include <QJsonArray>
#include <QUrlQuery>

namespace portreeve::ui {
namespace {

struct Kind {
    const char *asked;
    const char *model;
    const char *provider;
    const char *key;
    int status;
    const char *road;
};

constexpr Kind kinds[] = {
    {"claude-sonnet-4-5", "claude-sonnet-4-5", "anthropic-1", "billing-bot", 200, "o"}, {"claude-haiku-4-5", "claude-haiku-4-5", "anthropic-1", "notebook-ana", 200, "x-o"},
    {"smart", "claude-sonnet-4-5", "bedrock-eu", "support-triage", 200, "x-o"},         {"claude-haiku-4-5", "claude-haiku-4-5", "anthropic-1", "crm-sync", 200, "o"},
    {"claude-haiku-4-5", "claude-haiku-4-5", "vertex-eu", "crm-sync", 503, "x-x"},      {"claude-haiku-4-5", "claude-haiku-4-5", "anthropic-1", "mobile-app", 200, "o"},
    {"smart", "claude-sonnet-4-5", "bedrock-eu", "support-triage", 200, "o"},           {"smart", "claude-sonnet-4-5", "", "notebook-ana", 422, "-"},
    {"claude-sonnet-4-5", "claude-sonnet-4-5", "anthropic-1", "crm-sync", 200, "o"},    {"claude-haiku-4-5", "claude-haiku-4-5", "anthropic-1", "mobile-app", 429, "x-x"},
    {"claude-sonnet-4-5", "claude-sonnet-4-5", "anthropic-1", "docs-search", 200, "x-x-o"},
};

const Kind &kindOf(qint64 number)
{
    return kinds[size_t(number * 7 % qint64(std::size(kinds)))];
}

QUrlQuery queryOf(const Call &call)
{
    return QUrlQuery(call.path.section(QLatin1Char('?'), 1));
}

QString item(const Call &call, const char *name)
{
    return queryOf(call).queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
}

Answer said(const QJsonObject &object, int status = 200)
{
    return json(status, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString idOf(qint64 number)
{
    return QStringLiteral("0193a7c2-5d4e-7c31-9b2f-%1").arg(number, 12, 10, QLatin1Char('0'));
}

} // namespace

Books::Books(ScriptedTransport &transport, int count, int stepMs) : m_transport(transport)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (int i = 0; i < count; ++i)
        m_rows.push_back(now - qint64(count - i) * stepMs + i * 37 % 900);
    transport.answer("GET", QStringLiteral("/portreeve/requests"), [this](const Call &call) { return page(call); });
    transport.answer("GET", QStringLiteral("/portreeve/requests/*"), [this](const Call &call) { return detail(call); });
    transport.answer("GET", QStringLiteral("/portreeve/requests/count"), [this](const Call &call) { return this->count(call); });
    transport.answer("GET", QStringLiteral("/portreeve/requests/facets"), [this](const Call &) { return facets(); });
    transport.answer("GET", QStringLiteral("/portreeve/requests/histogram"), [this](const Call &call) { return strip(call); });
    transport.answer("GET", QStringLiteral("/portreeve/requests/grammar"), R"({"fields":[
        {"name":"model","kind":"text","units":[],"example":"model:gpt-5*","values":["claude-haiku-4-5","claude-sonnet-4-5","smart"]},
        {"name":"status","kind":"status","units":[],"example":"status:500..599","values":["ok","error"]},
        {"name":"key","kind":"text","units":[],"example":"key:ci-bot","values":[]},
        {"name":"provider","kind":"text","units":[],"example":"provider:anthropic","values":[]},
        {"name":"dur","kind":"duration","units":["ms","s","min"],"example":"dur:>2s","values":[]},
        {"name":"cost","kind":"money","units":["usd"],"example":"cost:>0.05","values":[]},
        {"name":"team","kind":"text","units":[],"example":"team:ci","values":[]},
        {"name":"stream","kind":"bool","units":[],"example":"stream:yes","values":["yes","no"]},
        {"name":"has","kind":"text","units":[],"example":"has:error","values":["error","fallback"]}]})");
}

QString Books::add()
{
    m_rows.push_back(QDateTime::currentMSecsSinceEpoch());
    return idOf(size());
}

QString Books::idAt(qint64 row) const
{
    return idOf(size() - row);
}

QJsonObject Books::row(qint64 number) const
{
    const Kind &kind = kindOf(number);
    const bool isOk = kind.status == 200;
    const qint64 input = 1200 + number * 7919 % 24'000;
    const qint64 output = isOk ? 190 + number * 104'729 % 1'700 : 0;
    const double duration = kind.status == 422 ? 110 : 690 + double(number * 7877 % 5100);
    QJsonObject row{{QStringLiteral("id"), idOf(number)},
                    {QStringLiteral("cursor"), QString::number(number)},
                    {QStringLiteral("time"), m_rows[size_t(number - 1)]},
                    {QStringLiteral("status"), kind.status},
                    {QStringLiteral("ok"), isOk},
                    {QStringLiteral("stream"), isOk},
                    {QStringLiteral("type"), QStringLiteral("chat")},
                    {QStringLiteral("model_asked"), QLatin1String(kind.asked)},
                    {QStringLiteral("model_group"), QLatin1String(kind.asked)},
                    {QStringLiteral("model"), QLatin1String(kind.model)},
                    {QStringLiteral("deployment"), QLatin1String(kind.provider)},
                    {QStringLiteral("provider"), QLatin1String(kind.provider)},
                    {QStringLiteral("key"), QJsonObject{{QStringLiteral("hash"), QStringLiteral("88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b")}, {QStringLiteral("alias"), QLatin1String(kind.key)}}},
                    {QStringLiteral("team"), QStringLiteral("Support")},
                    {QStringLiteral("route"), QStringLiteral("/v1/chat/completions")},
                    {QStringLiteral("dialect"), QStringLiteral("openai_chat")},
                    {QStringLiteral("input"), input},
                    {QStringLiteral("output"), output},
                    {QStringLiteral("cached"), input * 3 / 4},
                    {QStringLiteral("cost_nanos"), isOk ? QJsonValue((input - input * 3 / 4) * 3000 + input * 3 / 4 * 300 + output * 15'000) : QJsonValue()},
                    {QStringLiteral("dur_ms"), duration},
                    {QStringLiteral("ttft_ms"), isOk ? QJsonValue(duration * 0.35) : QJsonValue()},
                    {QStringLiteral("attempts"), int(QString::fromLatin1(kind.road).remove(QLatin1Char('-')).size())},
                    {QStringLiteral("road"), QLatin1String(kind.road)}};
    if (isOk)
        return row;
    row.insert(QStringLiteral("error_class"), kind.status == 429 ? QStringLiteral("RateLimitError") : kind.status == 503 ? QStringLiteral("ServiceUnavailableError") : QStringLiteral("BudgetExceededError"));
    row.insert(QStringLiteral("error_code"), QString::number(kind.status));
    row.insert(QStringLiteral("error_message"), QStringLiteral("litellm.Error: <b>Overloaded</b>, request_id req_011CQ9"));
    return row;
}

bool Books::fits(qint64 number, const QString &filter) const
{
    const Kind &kind = kindOf(number);
    for (const QString &term : filter.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString value = term.section(QLatin1Char(':'), 1);
        if (term.startsWith(QLatin1String("none:")) || (term.startsWith(QLatin1String("status:")) && kind.status != value.toInt()))
            return false;
        if ((term.startsWith(QLatin1String("model:")) && value != QLatin1String(kind.asked)) || (term == QLatin1String("has:error") && kind.status == 200))
            return false;
    }
    return true;
}

QList<qint64> Books::matching(const Call &call) const
{
    const QString filter = item(call, "filter");
    const qint64 from = item(call, "from").toLongLong();
    const QString to = item(call, "to");
    QList<qint64> numbers;
    for (qint64 number = size(); number > 0; --number) {
        const qint64 time = m_rows[size_t(number - 1)];
        if (time >= from && (to.isEmpty() || time < to.toLongLong()) && fits(number, filter))
            numbers.append(number);
    }
    if (item(call, "order") == QLatin1String("asc"))
        std::reverse(numbers.begin(), numbers.end());
    return numbers;
}

Answer Books::page(const Call &call) const
{
    const QString filter = item(call, "filter");
    if (const qsizetype at = filter.indexOf(QLatin1String("modle:")); at >= 0)
        return said({{QStringLiteral("error"), QJsonObject{{QStringLiteral("message"), QStringLiteral("There is no field `modle:`. Did you mean `model:`?")},
                                                           {QStringLiteral("param"), QStringLiteral("filter")},
                                                           {QStringLiteral("from"), at},
                                                           {QStringLiteral("length"), 5}}}},
                    400);
    const QList<qint64> all = matching(call);
    const qint64 limit = item(call, "limit").isEmpty() ? 200 : item(call, "limit").toLongLong();
    qint64 begin = item(call, "at").toLongLong();
    if (const QString before = item(call, "before"); !before.isEmpty())
        begin = std::upper_bound(all.begin(), all.end(), before.toLongLong(), std::greater<>()) - all.begin();
    if (const QString after = item(call, "after"); !after.isEmpty())
        begin = qMax<qint64>(0, std::lower_bound(all.begin(), all.end(), after.toLongLong(), std::greater<>()) - all.begin() - limit);
    qint64 end = qMin<qint64>(all.size(), begin + limit);
    if (const QString after = item(call, "after"); !after.isEmpty())
        end = std::lower_bound(all.begin(), all.end(), after.toLongLong(), std::greater<>()) - all.begin();
    QJsonArray rows;
    for (qint64 i = begin; i < end; ++i)
        rows.append(row(all[i]));
    return said({{QStringLiteral("rows"), rows}, {QStringLiteral("generation"), size()}});
}

Answer Books::count(const Call &call) const
{
    qint64 cost = 0;
    const QList<qint64> all = matching(call);
    for (const qint64 number : all)
        cost += row(number).value(QLatin1String("cost_nanos")).toInteger();
    return said({{QStringLiteral("count"), all.size()}, {QStringLiteral("exact"), true}, {QStringLiteral("cost_nanos"), cost}, {QStringLiteral("p50_ms"), 1210}, {QStringLiteral("p95_ms"), 2310.4}});
}

Answer Books::facets() const
{
    const auto value = [](const char *name, qint64 count) {
        return QJsonObject{{QStringLiteral("value"), QLatin1String(name)}, {QStringLiteral("label"), QLatin1String(name)}, {QStringLiteral("count"), count}};
    };
    const auto facet = [](const char *field, const QJsonArray &values, int others = 0) {
        return QJsonObject{{QStringLiteral("field"), QLatin1String(field)}, {QStringLiteral("values"), values}, {QStringLiteral("others"), others}};
    };
    return said({{QStringLiteral("facets"), QJsonArray{facet("status", {value("200", 3640), value("503", 118), value("429", 41), value("422", 13)}),
                                                       facet("model", {value("claude-sonnet-4-5", 2904), value("claude-haiku-4-5", 702), value("smart", 206)}),
                                                       facet("provider", {value("anthropic-1", 2110), value("bedrock-eu", 1228), value("vertex-eu", 474)}),
                                                       facet("key", {value("support-triage", 1702), value("crm-sync", 1164), value("mobile-app", 690), value("docs-search", 256)}, 4),
                                                       facet("error", {value("ServiceUnavailableError", 118), value("RateLimitError", 41), value("BudgetExceededError", 13)})}}});
}

Answer Books::strip(const Call &call) const
{
    constexpr int buckets = 96;
    const qint64 from = item(call, "from").toLongLong();
    const qint64 step = qMax<qint64>(1000, (item(call, "to").toLongLong() - from) / buckets);
    QJsonArray ok, failed;
    for (int i = 0; i < buckets; ++i) {
        ok.append(120 + int(90 * std::cos((i - 10) / 15.0)) + i * 13 % 20);
        failed.append(i >= 84 && i <= 88 ? 40 : i % 17 == 0 ? 3 : 0);
    }
    return said({{QStringLiteral("from"), from}, {QStringLiteral("step_ms"), step}, {QStringLiteral("ok"), ok}, {QStringLiteral("failed"), failed}});
}

Answer Books::detail(const Call &call) const
{
    const qint64 number = call.path.section(QLatin1Char('/'), -1).right(12).toLongLong();
    if (number < 1 || number > size())
        return said({{QStringLiteral("error"), QJsonObject{{QStringLiteral("message"), QStringLiteral("No request has this id.")}}}}, 404);
    QJsonObject all = row(number);
    const double duration = all.value(QLatin1String("dur_ms")).toDouble();
    const qint64 input = all.value(QLatin1String("input")).toInteger();
    const qint64 output = all.value(QLatin1String("output")).toInteger();
    const QString road = all.value(QLatin1String("road")).toString().remove(QLatin1Char('-'));
    QJsonArray attempts;
    double at = 19;
    for (int i = 0; i < road.size(); ++i) {
        const bool isLast = i + 1 == road.size();
        const bool isOk = road[i] == QLatin1Char('o');
        const double took = isLast ? duration - at : 212;
        attempts.append(QJsonObject{{QStringLiteral("number"), i + 1},
                                    {QStringLiteral("deployment"), isLast ? all.value(QLatin1String("deployment")).toString() : QStringLiteral("anthropic-%1").arg(i + 1)},
                                    {QStringLiteral("provider"), QStringLiteral("anthropic")},
                                    {QStringLiteral("model"), QStringLiteral("claude-sonnet-4-5-20250929")},
                                    {QStringLiteral("api_base"), QStringLiteral("https://api.anthropic.com")},
                                    {QStringLiteral("start_ms"), at},
                                    {QStringLiteral("dur_ms"), took},
                                    {QStringLiteral("ttft_ms"), isOk ? QJsonValue(took * 0.3) : QJsonValue()},
                                    {QStringLiteral("status"), isOk ? 200 : isLast ? all.value(QLatin1String("status")).toInt() : 429},
                                    {QStringLiteral("state"), isOk ? QStringLiteral("settled") : QStringLiteral("void")},
                                    {QStringLiteral("error_class"), isOk ? QJsonValue() : QJsonValue(QStringLiteral("RateLimitError"))},
                                    {QStringLiteral("error_message"), isOk ? QJsonValue() : QJsonValue(QStringLiteral("Number of request tokens has exceeded your per-minute limit"))},
                                    {QStringLiteral("held_nanos"), 81'000'000},
                                    {QStringLiteral("cost_nanos"), isOk ? all.value(QLatin1String("cost_nanos")) : QJsonValue()},
                                    {QStringLiteral("input"), isOk ? input : 0},
                                    {QStringLiteral("output"), isOk ? output : 0}});
        at += took + 120;
    }
    all.insert(QStringLiteral("attempts"), attempts);
    all.insert(QStringLiteral("gate_ms"), 19.2);
    all.insert(QStringLiteral("reply_id"), QStringLiteral("msg_01XFDUDYJgAACzvnptvVoYEL"));
    if (!all.value(QLatin1String("ok")).toBool())
        return said(all);
    const auto line = [](const char *what, qint64 quantity, qint64 unit, qint64 amount) {
        return QJsonObject{{QStringLiteral("what"), QLatin1String(what)}, {QStringLiteral("quantity"), quantity}, {QStringLiteral("unit_nanos_per_million"), unit}, {QStringLiteral("amount_nanos"), amount}};
    };
    const qint64 cached = input * 3 / 4;
    const qint64 total = all.value(QLatin1String("cost_nanos")).toInteger();
    all.insert(QStringLiteral("bill"),
               QJsonObject{{QStringLiteral("lines"), QJsonArray{line("input", input - cached, 3'000'000'000, (input - cached) * 3000), line("cached input", cached, 300'000'000, total - (input - cached) * 3000 - output * 15'000),
                                                                line("output", output, 15'000'000'000, output * 15'000)}},
                           {QStringLiteral("total_nanos"), total},
                           {QStringLiteral("price_version"), QStringLiteral("2026-08-21")},
                           {QStringLiteral("basis"), QStringLiteral("reported")}});
    return said(all);
}

} // namespace portreeve::ui
