// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/request_fields.h"

#include <algorithm>

#include "gateway/base/json.h"
#include "gateway/base/text.h"
#include "gateway/sinks/ledger_books.h"

#include <boost/json.hpp>

namespace portreeve {

namespace {

using enum FieldKind;
using enum TextPlace;
using Texts = std::vector<std::string>;
using Amount = std::optional<std::int64_t>;

Texts idsOf(const SpendRow &row) { return {row.callId.text(), row.clientCallId, row.replyId}; }

Texts tagsOf(const SpendRow &row)
{
    Texts tags;
    const auto parsed = row.tags.empty() ? Result<json::value>(json::value()) : parseJson(row.tags);
    if (!parsed || !parsed->is_array())
        return tags;
    for (const auto &tag : parsed->get_array()) {
        if (tag.is_string())
            tags.emplace_back(tag.get_string());
    }
    return tags;
}

// Whole answers of the same words a second, thousandths.
Amount speedOf(const SpendRow &row)
{
    return row.duration > 0 ? Amount(row.completion * 1'000'000'000 / row.duration) : std::nullopt;
}

template <auto member>
Texts text(const SpendRow &row) { return {row.*member}; }

template <auto member>
Amount count(const SpendRow &row) { return row.*member; }

template <auto member>
Amount detail(const SpendRow &row) { return row.detail.*member; }

template <std::int64_t bit>
Amount hasFlag(const SpendRow &row) { return (row.flags & bit) != 0; }

// flags & 16: it has rows of attempts. Without, there was no second one, and the details need not be read.
constexpr RequestField fields[] = {
    {"model", Text, Word, "r.model_group", text<&SpendRow::modelGroup>, nullptr, "model:gpt-4*", "The name that was asked for, as configured"},
    {"status", Status, Word, "r.status", nullptr, count<&SpendRow::status>, "status:500..599", "The HTTP status the client got; 4xx, ok and error too", "ok|error|2xx|4xx|5xx|200|400|401|422|429|499|500|503"},
    {"key", Text, Owner, "o.alias", [](const SpendRow &row) { return Texts{row.alias, row.token}; }, nullptr, "key:ci-bot", "Alias or hash of the key"},
    {"provider", Text, Word, "r.provider", text<&SpendRow::provider>, nullptr, "provider:anthropic", "Who answered last"},
    {"cost", FieldKind::Money, Column, "r.cost", nullptr, count<&SpendRow::cost>, "cost:>0.05", "Dollars, all attempts together"},
    {"dur", Duration, Column, "r.duration", nullptr, count<&SpendRow::duration>, "dur:>2s", "From admission to the last byte; plain numbers are seconds"},
    {"ttft", Duration, Column, "nullif(r.ttft, 0)", nullptr, [](const SpendRow &row) { return row.ttft ? Amount(row.ttft) : std::nullopt; }, "ttft:>=500ms", "Until the first piece of the answer"},
    {"tokens", Number, Column, "(r.prompt + r.completion)", nullptr, [](const SpendRow &row) { return Amount(row.prompt + row.completion); }, "tokens:>8k", "Read and written together"},
    {"in", Number, Column, "r.prompt", nullptr, count<&SpendRow::prompt>, "in:>100k", "Tokens of the question, cached ones too"},
    {"out", Number, Column, "r.completion", nullptr, count<&SpendRow::completion>, "out:<10", "Tokens of the answer, thinking too"},
    {"cached", Number, Column, "r.cache_read", nullptr, count<&SpendRow::cacheRead>, "cached:>1k", "Tokens that the provider had in its cache"},
    {"cache", Bool, Column, "(r.cache_read > 0)", nullptr, [](const SpendRow &row) { return Amount(row.cacheRead > 0); }, "cache:yes", "Whether the provider's cache had part of the question", "yes|no"},
    {"reasoning", Number, Column, "request_detail(r.detail, 'reasoning')", nullptr, [](const SpendRow &row) { return Amount(row.detail.reasoning); }, "reasoning:>0", "Tokens of thinking"},
    {"tps", Number, Column, "(r.completion * 1000000000 / r.duration)", nullptr, speedOf, "tps:<20", "Tokens of the answer a second, over the whole duration"},
    {"error", Text, Word, "r.error_class", text<&SpendRow::errorClass>, nullptr, "error:RateLimitError", "The class of the error"},
    {"code", Text, Word, "r.error_code", text<&SpendRow::errorCode>, nullptr, "code:429", "The code of the error"},
    {"message", Text, Column, "r.error_message", text<&SpendRow::errorMessage>, nullptr, "message:*overloaded*", "The text of the error"},
    {"retries", Number, Column, "iif(r.flags & 16, request_detail(r.detail, 'retries'), 0)", nullptr, detail<&RowDetail::retries>, "retries:>0", "Attempts at the same model after the first"},
    {"fallback", Number, Column, "iif(r.flags & 16, request_detail(r.detail, 'fallbacks'), 0)", nullptr, detail<&RowDetail::fallbacks>, "has:fallback", "Models that were tried instead"},
    {"attempts", Number, Column, "request_detail(r.detail, 'attempts')", nullptr, detail<&RowDetail::attempts>, "attempts:>=2", "Calls of providers; 0: refused at the gate"},
    {"deployment", Text, Word, "r.deployment", text<&SpendRow::deployment>, nullptr, "deployment:azure-eu", "Id of the deployment that answered last"},
    {"served", Text, Word, "r.model", text<&SpendRow::model>, nullptr, "served:gpt-4o-2024*", "The provider's own name of the model that answered last"},
    {"asked", Text, Word, "request_detail(r.detail, 'asked')", text<&SpendRow::modelAsked>, nullptr, "asked:gpt-4o", "The name as the client wrote it, before aliases"},
    {"user", Text, Owner, "o.user_id", text<&SpendRow::userId>, nullptr, "user:mara", "The key's user"},
    {"team", Text, Owner, "o.team_id", text<&SpendRow::teamId>, nullptr, "team:support", "The key's team"},
    {"org", Text, Owner, "o.organization_id", text<&SpendRow::organizationId>, nullptr, "org:acme", "The key's organisation"},
    {"customer", Text, Column, "r.end_user", text<&SpendRow::endUser>, nullptr, "customer:4711", "The end user that the client named"},
    {"session", Text, Session, "r.session_id", text<&SpendRow::sessionId>, nullptr, "session:8f2c", "The session that the client named, exactly"},
    {"id", Text, Id, "", idsOf, nullptr, "id:chatcmpl-9xYz", "Ours, the client's or the provider's, exactly"},
    {"tag", Text, Tag, "r.tags", tagsOf, nullptr, "tag:nightly", "A tag; tag.env:prod finds env:prod and env=prod"},
    {"type", Text, Operation, "request_detail(r.detail, 'operation')", [](const SpendRow &row) { return Texts{std::string(name(row.detail.operation))}; }, nullptr, "type:embeddings", "What was asked for", "chat|embeddings|count_tokens"},
    {"stream", Bool, Column, "(r.flags & 1 != 0)", nullptr, hasFlag<flag::stream>, "stream:yes", "Whether the answer was streamed", "yes|no"},
    {"priced", Bool, Column, "(r.flags & 32 = 0)", nullptr, [](const SpendRow &row) { return Amount((row.flags & flag::unpriced) == 0); }, "priced:no", "Whether the price of all of it is known", "yes|no"},
    {"route", Text, Word, "r.route", text<&SpendRow::route>, nullptr, "route:/v1/messages", "The path that was called"},
    {"dialect", Text, Word, "request_detail(r.detail, 'dialect')", text<&SpendRow::dialect>, nullptr, "dialect:anthropic", "What the client speaks"},
    {"ip", Text, Word, "request_detail(r.detail, 'address')", text<&SpendRow::address>, nullptr, "ip:10.20.*", "The client's address"},
    {"app", Text, Word, "request_detail(r.detail, 'agent')", text<&SpendRow::userAgent>, nullptr, "app:claude-cli*", "The client's program (user agent)"},
};

struct Absent {
    std::string_view name, why;
};
constexpr Absent absent[] = {
    {"guardrail", "results of guardrails are not recorded"},
    {"mcp.server", "MCP calls are not recorded"},
    {"mcp.tool", "MCP calls are not recorded"},
    {"region", "regions are not recorded; use deployment: or ip:"},
    {"ver", "versions of clients are part of app:"},
};

constexpr FieldUnit units[] = {
    {Number, "k", 1'000},          {Number, "m", 1'000'000},
    {Duration, "us", 1},           {Duration, "ms", 1'000},         {Duration, "s", microsPerSecond}, {Duration, "min", 60 * microsPerSecond},
    {Duration, "m", 60 * microsPerSecond}, {Duration, "h", 3600 * microsPerSecond}, {Duration, "d", microsPerDay},
    {FieldKind::Money, "usd", nanosPerDollar},
};

} // namespace

std::span<const RequestField> requestFields() { return fields; }

const RequestField *findRequestField(std::string_view name)
{
    if (name == "group")
        name = "model";
    if (name.starts_with("tag."))
        name = "tag";
    const auto found = std::find_if(std::begin(fields), std::end(fields), [&](const RequestField &field) { return name == field.name; });
    return found == std::end(fields) ? nullptr : found;
}

std::string_view whyNotRecorded(std::string_view name)
{
    for (const auto &row : absent) {
        if (row.name == name)
            return row.why;
    }
    return {};
}

std::span<const FieldUnit> fieldUnits() { return units; }

std::int64_t plainScale(const RequestField &field)
{
    if (field.kind == Duration)
        return microsPerSecond;
    if (field.kind == FieldKind::Money)
        return nanosPerDollar;
    return std::string_view(field.name) == "tps" ? 1000 : 1;
}

} // namespace portreeve
