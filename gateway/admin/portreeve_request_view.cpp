// SPDX-License-Identifier: GPL-3.0-or-later
// A request as JSON: a row of the list, and all of it with its bill.
#include <cstdlib>

#include <boost/json.hpp>

#include "gateway/admin/portreeve_requests.h"
#include "gateway/admin/spend.h"
#include "gateway/model/field_json.h"
#include "gateway/sinks/ledger_books.h"

namespace portreeve {

namespace {

json::value nanosOf(const std::optional<Nanos> &cost) { return cost ? json::value(*cost) : json::value(); }

bool isServed(const SpendAttempt &attempt) { return attempt.state == State::Settled && attempt.errorClass.empty(); }

std::int64_t attemptsOf(const SpendRow &row) { return row.detail.attempts; }

void addRow(json::object &out, const SpendRow &row)
{
    const bool failed = row.flags & flag::failed;
    out["id"] = row.callId.text();
    out["time"] = row.started / 1000;
    out["status"] = row.status;
    out["ok"] = !failed;
    out["stream"] = (row.flags & flag::stream) != 0;
    out["type"] = name(row.detail.operation);
    out["model_asked"] = row.modelAsked.empty() ? row.modelGroup : row.modelAsked;
    out["model_group"] = row.modelGroup;
    out["model"] = row.model;
    out["deployment"] = textOrNull(row.deployment);
    out["provider"] = textOrNull(row.provider);
    out["key"] = json::object{{"hash", row.token}, {"alias", textOrNull(row.alias)}};
    out["user"] = textOrNull(row.userId);
    out["team"] = textOrNull(row.teamId);
    out["end_user"] = textOrNull(row.endUser);
    out["session"] = textOrNull(row.sessionId);
    out["route"] = row.route;
    out["dialect"] = row.dialect;
    out["input"] = row.prompt;
    out["output"] = row.completion;
    out["cached"] = row.cacheRead;
    out["cache_write"] = row.cacheWrite;
    out["reasoning"] = row.detail.reasoning;
    out["cost_nanos"] = nanosOf(row.cost);
    out["dur_ms"] = millisOf(row.duration);
    out["ttft_ms"] = row.ttft ? millisOf(row.ttft) : json::value();
    out["attempts"] = attemptsOf(row);
    out["retries"] = row.detail.retries;
    out["fallbacks"] = row.detail.fallbacks;
    out["road"] = roadOf(row);
    out["error_class"] = textOrNull(row.errorClass);
    out["error_code"] = textOrNull(row.errorCode);
    out["error_message"] = textOrNull(row.errorMessage);
    out["tags"] = parsedOr(row.tags, json::array());
}

json::object attemptJson(const SpendAttempt &attempt, Micros admitted)
{
    json::object out{{"number", attempt.number}, {"deployment", textOrNull(attempt.deployment)}, {"provider", textOrNull(attempt.provider)},
                     {"model", attempt.model}, {"api_base", textOrNull(attempt.apiBase)}};
    out["start_ms"] = attempt.started ? millisOf(std::max<Micros>(0, attempt.started - admitted)) : json::value();
    out["dur_ms"] = millisOf(attempt.duration);
    out["ttft_ms"] = attempt.ttft ? millisOf(attempt.ttft) : json::value();
    out["status"] = attempt.status ? json::value(attempt.status) : json::value();
    out["state"] = name(attempt.state);
    out["basis"] = name(attempt.basis);
    out["error_class"] = textOrNull(attempt.errorClass);
    out["error_message"] = textOrNull(attempt.errorMessage);
    out["reply_id"] = textOrNull(attempt.replyId);
    out["cost_nanos"] = nanosOf(attempt.cost);
    out["input"] = attempt.prompt;
    out["output"] = attempt.completion;
    out["held_nanos"] = attempt.held;
    return out;
}

// A plain success has no rows of its own for its one attempt: the request's row says it all, but for when it began.
SpendAttempt onlyAttempt(const SpendRow &row)
{
    SpendAttempt attempt;
    attempt.number = 1;
    attempt.id = row.detail.attempt;
    attempt.state = row.detail.state;
    attempt.basis = row.detail.basis;
    attempt.deployment = row.deployment;
    attempt.provider = row.provider;
    attempt.model = row.model;
    attempt.apiBase = row.apiBase;
    attempt.replyId = row.replyId;
    attempt.duration = row.duration;
    attempt.ttft = row.ttft;
    attempt.status = row.detail.upstreamStatus;
    attempt.prompt = row.prompt;
    attempt.completion = row.completion;
    attempt.cost = row.cost;
    attempt.held = row.detail.held;
    return attempt;
}

json::array attemptsJson(const SpendRow &row)
{
    json::array attempts;
    for (const auto &attempt : row.attempts)
        attempts.push_back(attemptJson(attempt, row.started));
    if (attempts.empty() && attemptsOf(row) > 0)
        attempts.push_back(attemptJson(onlyAttempt(row), row.started));
    return attempts;
}

// -- the bill

constexpr std::int64_t million = 1'000'000;

// What the price list says a token is, nano-dollars a million; nullopt: it does not say, or something else was charged
// (a tier, another version of the list).
std::optional<Nanos> listedUnit(const std::shared_ptr<const Price> &price, const char *field, std::int64_t quantity, Nanos amount)
{
    if (!price || !*field)
        return std::nullopt;
    for (const auto &[name, text] : price->fields()) {
        const auto unit = name == field ? scaledDecimal(text, 15) : std::nullopt;
        if (unit && std::llabs(*unit * quantity / million - amount) <= 1)
            return unit;
    }
    return std::nullopt;
}

struct BillLine {
    const char *what;
    std::int64_t quantity;
    Nanos amount;
    const char *field;                               // of the price list
};

json::object billLine(const BillLine &line, const std::shared_ptr<const Price> &price)
{
    const auto charged = line.quantity > 0 ? std::optional<Nanos>(Nanos(static_cast<__int128>(line.amount) * million / line.quantity)) : std::nullopt;
    const auto unit = line.quantity > 0 ? listedUnit(price, line.field, line.quantity, line.amount) : std::nullopt;
    return {{"what", line.what}, {"quantity", line.quantity}, {"unit_nanos_per_million", nanosOf(unit ? unit : charged)}, {"amount_nanos", line.amount}};
}

// Sound and pictures are charged with the side they are on: their price is not told apart from it.
json::array billLines(const SpendRow &row, const std::shared_ptr<const Price> &price)
{
    const RowDetail &d = row.detail;
    const Cost &parts = d.parts;
    const std::int64_t media = d.audioInput + d.imageInput, mediaOut = d.audioOutput + d.imageOutput;
    const BillLine lines[] = {
        {media ? "input, sound and pictures too" : "input", row.prompt - row.cacheRead - row.cacheWrite, parts.input, media ? "" : "input_cost_per_token"},
        {"cached input", row.cacheRead, parts.cacheRead, "cache_read_input_token_cost"},
        {"cache write", row.cacheWrite, parts.cacheWrite, d.cacheWrite1h ? "" : "cache_creation_input_token_cost"},
        {mediaOut ? "output, sound and pictures too" : "output", row.completion - d.reasoning, parts.output, mediaOut ? "" : "output_cost_per_token"},
        {"reasoning", d.reasoning, parts.reasoning, "output_cost_per_reasoning_token"},
        {d.webSearches ? "search" : "calls", d.webSearches ? d.webSearches : attemptsOf(row), parts.tools, ""},
        {"rounding", 0, row.cost.value_or(0) - parts.input - parts.cacheRead - parts.cacheWrite - parts.output - parts.reasoning - parts.tools, ""},
    };
    json::array out;
    for (const auto &line : lines) {
        const bool isUse = &line < std::end(lines) - 2;
        if (line.amount != 0 || (isUse && line.quantity > 0))
            out.push_back(billLine(line, price));
    }
    return out;
}

json::value billJson(const SpendRow &row, const Snapshot &snapshot)
{
    if (!row.cost)
        return nullptr;
    const auto target = snapshot.targetsById.find(row.deployment);
    const auto price = target == snapshot.targetsById.end() ? nullptr : target->second->price;
    return json::object{{"lines", billLines(row, price)}, {"total_nanos", *row.cost}, {"price_version", textOrNull(row.priceVersion)},
                        {"basis", name(row.detail.basis)}, {"is_partly_unpriced", (row.flags & flag::unpriced) != 0}};
}

} // namespace

json::value millisOf(Micros time) { return double(time) / 1000; }

std::string roadOf(const SpendRow &row)
{
    if (attemptsOf(row) == 0)
        return row.flags & flag::failed ? "-" : "o";
    if (row.attempts.empty())
        return row.flags & flag::failed ? "x" : "o";
    std::string road;
    for (const auto &attempt : row.attempts)
        road += std::string(road.empty() ? "" : "-") + (isServed(attempt) ? "o" : "x");
    return road;
}

json::object requestJson(const SpendRow &row, const RequestCursor &cursor)
{
    json::object out;
    addRow(out, row);
    out["cursor"] = cursor.text();
    return out;
}

json::object requestDetailJson(const SpendRow &row, const Snapshot &snapshot)
{
    json::object out;
    addRow(out, row);
    out["cursor"] = std::to_string(row.id);
    out["attempts"] = attemptsJson(row);
    out["bill"] = billJson(row, snapshot);
    out["reply_id"] = textOrNull(row.replyId);
    out["client_call_id"] = textOrNull(row.clientCallId);
    out["organization"] = textOrNull(row.organizationId);
    out["metadata"] = parsedOr(row.metadata, json::object());
    const bool isTimed = !row.attempts.empty() && row.attempts.front().started > 0;
    out["gate_ms"] = isTimed ? millisOf(std::max<Micros>(0, row.attempts.front().started - row.started)) : json::value();
    out["api_base"] = textOrNull(row.apiBase);
    out["address"] = textOrNull(row.address);
    out["user_agent"] = textOrNull(row.userAgent);
    out["service_tier"] = textOrNull(row.serviceTier);
    out["interrupted"] = (row.flags & flag::interrupted) != 0;
    out["usage_suspect"] = (row.flags & flag::suspect) != 0;
    out["provider_overrun"] = (row.flags & flag::overrun) != 0;
    out["error"] = row.flags & flag::failed
        ? json::value(json::object{{"class", textOrNull(row.errorClass)}, {"code", textOrNull(row.errorCode)}, {"message", textOrNull(row.errorMessage)}})
        : json::value();
    return out;
}

json::value quantileOf(const Bins &latency, std::uint32_t permille)
{
    return latency.total() ? millisOf(latency.quantile(permille)) : json::value();
}

void addTally(json::object &to, const RequestTally &tally)
{
    to["requests"] = tally.requests;
    to["failed"] = tally.failed;
    to["input"] = tally.input;
    to["output"] = tally.output;
    to["cached"] = tally.cached;
    to["cost_nanos"] = tally.cost;
    to["p50_ms"] = quantileOf(tally.latency, 500);
    to["p95_ms"] = quantileOf(tally.latency, 950);
    to["p99_ms"] = quantileOf(tally.latency, 990);
}

} // namespace portreeve
