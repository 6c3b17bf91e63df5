// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/answer.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

Micros secondsOf(Micros time) { return (time + microsPerSecond - 1) / microsPerSecond; }

bool hasControl(std::string_view value)
{
    bool found = false;      // without an early end, so that it is done many bytes at a time
    for (const char c : value)
        found |= std::uint8_t(c) < 0x20 || c == 0x7f;
    return found;
}

// Header lines, made in one piece. What comes from outside cannot end a line.
class Lines {
public:
    Lines() : m_text(2048, '\0') {}
    void add(std::string_view name, std::string_view value) { add({}, name, value); }
    void add(std::string_view prefix, std::string_view name, std::string_view value)
    {
        char *at = room(prefix.size() + name.size() + value.size() + 4);
        at = fill(fill(fill(at, prefix), name), ": ");
        char *const begin = at;
        at = fill(at, value);
        if (hasControl(value))
            std::replace_if(begin, at, [](char c) { return std::uint8_t(c) < 0x20 || c == 0x7f; }, ' ');
        fill(at, "\r\n");
    }
    void add(std::string_view name, std::int64_t value)
    {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        add(name, std::string_view(digits, std::size_t(end - digits)));
    }
    void addMoney(std::string_view name, Nanos value)
    {
        char text[40];
        add(name, std::string_view(text, std::size_t(writeFloat(text, value) - text)));
    }
    void addSeconds(std::string_view name, Micros time)
    {
        char text[32];
        char *end = std::to_chars(text, text + 24, secondsOf(time)).ptr;
        *end++ = 's';
        add(name, std::string_view(text, std::size_t(end - text)));
    }
    // LiteLLM tells milliseconds as a float.
    void addMillis(std::string_view name, Micros time)
    {
        char text[40];
        char *end = std::to_chars(text, text + 24, time / 1000).ptr;
        *end++ = '.';
        for (Micros part = 100; part > 0; part /= 10)
            *end++ = char('0' + time / part % 10);
        add(name, std::string_view(text, std::size_t(end - text)));
    }
    std::string take()
    {
        m_text.resize(m_size);
        return std::move(m_text);
    }

private:
    static char *fill(char *at, std::string_view text)
    {
        return std::copy(text.begin(), text.end(), at);
    }
    char *room(std::size_t bytes)
    {
        if (m_size + bytes > m_text.size())
            m_text.resize(2 * (m_size + bytes));
        return m_text.data() + std::exchange(m_size, m_size + bytes);
    }

    std::string m_text;      // a buffer: the first m_size bytes count
    std::size_t m_size = 0;
};

std::string seconds(Micros time) { return std::to_string(secondsOf(time)); }

void addCost(Lines &lines, const Exchange &x)
{
    const auto cost = x.cost();
    if (!cost || *cost == 0)
        return;
    const Cost &parts = *x.attempts.back().cost;
    lines.addMoney("x-litellm-response-cost", *cost);
    lines.addMoney("x-litellm-response-cost-original", *cost);
    lines.addMoney("x-litellm-response-cost-input", parts.input);
    lines.addMoney("x-litellm-response-cost-output", parts.output);
    if (parts.cacheRead)
        lines.addMoney("x-litellm-response-cost-cache-read", parts.cacheRead);
    if (parts.cacheWrite)
        lines.addMoney("x-litellm-response-cost-cache-creation", parts.cacheWrite);
    if (parts.reasoning)
        lines.addMoney("x-litellm-response-cost-reasoning", parts.reasoning);
}

struct LimitNames {
    std::string_view limit, remaining, reset, keyLimit, keyRemaining;
};
constexpr LimitNames tokenNames{"x-ratelimit-limit-tokens", "x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens",
                                "x-ratelimit-api_key-limit-tokens", "x-ratelimit-api_key-remaining-tokens"};
constexpr LimitNames requestNames{"x-ratelimit-limit-requests", "x-ratelimit-remaining-requests", "x-ratelimit-reset-requests",
                                  "x-ratelimit-api_key-limit-requests", "x-ratelimit-api_key-remaining-requests"};

void addLimit(Lines &lines, const LimitNames &names, std::int64_t limit, std::int64_t remaining, Micros reset)
{
    lines.add(names.limit, limit);
    lines.add(names.remaining, remaining);
    lines.addSeconds(names.reset, reset);
    lines.add(names.keyLimit, limit);
    lines.add(names.keyRemaining, remaining);
}

void addKey(Lines &lines, const Exchange &x, const Standing &standing)
{
    if (!x.key)
        return;
    const Key &key = *x.key;
    if (key.tpmLimit) {
        lines.add("x-litellm-key-tpm-limit", *key.tpmLimit);
        addLimit(lines, tokenNames, *key.tpmLimit, standing.tokensRemaining, standing.tokensReset);
    }
    if (key.rpmLimit) {
        lines.add("x-litellm-key-rpm-limit", *key.rpmLimit);
        addLimit(lines, requestNames, *key.rpmLimit, standing.requestsRemaining, standing.requestsReset);
    }
    if (key.maxBudget)
        lines.addMoney("x-litellm-key-max-budget", *key.maxBudget);
    lines.addMoney("x-litellm-key-spend", key.startSpend.nanos + standing.spent);
}

bool isHopByHop(std::string_view name)
{
    for (const std::string_view hop : {"connection", "transfer-encoding", "content-length", "set-cookie", "keep-alive"}) {
        if (name == hop)
            return true;
    }
    return false;
}

// The provider's own limits, unless the key has limits that bind first.
void addProvider(Lines &lines, const Exchange &x, const Headers &fromProvider)
{
    const bool ownLimits = x.key && (x.key->tpmLimit || x.key->rpmLimit);
    for (const auto &[name, value] : fromProvider) {
        if (isHopByHop(name))
            continue;
        lines.add("llm_provider-", name, value);
        if ((name.starts_with("x-ratelimit-") && !ownLimits) || name.starts_with("anthropic-ratelimit-"))
            lines.add(name, value);
        if (name == "request-id" || name == "x-request-id")
            lines.add("request-id", value);
    }
}

std::string entityOf(const Exchange &x, const std::string &scopeId)
{
    if (!scopeId.starts_with("key/") || !x.key)
        return "Proxy";
    return "Key=" + x.key->keyAlias.value_or("key") + " (" + x.key->keyName + ")";
}

Refusal budgetRefusal(const Exchange &x, const Shortage &shortage, const std::string &scopeId)
{
    Refusal refusal;
    refusal.status = x.snapshot->settings.budgetExceededStatus;
    refusal.type = "budget_exceeded";
    refusal.message = "Budget has been exceeded! " + entityOf(x, scopeId) + " Current cost: " + floatText(shortage.spent)
        + ", Max budget: " + floatText(shortage.budget);
    if (shortage.held > 0)
        refusal.message += " (requests in flight hold " + floatText(shortage.held) + ")";
    return refusal;
}

Refusal priceRefusal(const Exchange &x)
{
    Refusal refusal;
    refusal.status = 403;
    refusal.type = "model_cost_map_missing";
    refusal.param = "model";
    refusal.message = "The price of model '" + x.modelAsked + "' is not known, so it cannot be charged to a budget. Set input_cost_per_token and "
        "output_cost_per_token on its deployment, or use a key without a budget.";
    return refusal;
}

std::string_view limitName(Limited what)
{
    return what == Limited::Requests ? "requests" : what == Limited::Tokens ? "tokens" : "max_parallel_requests";
}

} // namespace

Headers AnswerHeads::ofAnswer(const Exchange &x, const Headers &fromProvider, const Standing &ofKey) const
{
    const Attempt &attempt = x.attempts.back();
    const Target &target = *attempt.target;
    Lines lines;
    lines.add("x-litellm-call-id", x.callIdText);
    lines.add("x-litellm-model-id", target.record->id);
    lines.add("x-litellm-model-name", target.provider->slug + "/" + target.upstreamModel);
    lines.add("x-litellm-model-group", x.modelGroup);
    lines.add("x-litellm-version", PORTREEVE_VERSION);
    const bool isBegun = x.stream || x.isLong;      // what it costs is known at its end
    if (!isBegun)
        addCost(lines, x);
    addKey(lines, x, ofKey);
    const Micros now = clock.monotonic() - x.startedMonotonic;
    lines.addMillis("x-litellm-response-duration-ms", now);
    lines.addMillis("x-litellm-overhead-duration-ms", std::max<Micros>(0, now - (isBegun ? attempt.firstByte : attempt.duration)));
    lines.add("x-litellm-attempted-retries", x.retries);
    lines.add("x-litellm-attempted-fallbacks", x.fallbacks);
    addProvider(lines, x, fromProvider);
    lines.add("content-type", x.stream ? "text/event-stream; charset=utf-8" : "application/json");
    if (x.stream) {
        lines.add("cache-control", "no-cache");
        lines.add("x-accel-buffering", "no");
    }
    Headers headers;
    headers.emplace_back(std::string(), lines.take());
    return headers;
}

Headers AnswerHeads::ofRefusal(Exchange &x, const Refusal &refusal) const
{
    Headers headers = refusal.headers;
    headers.emplace_back("content-type", "application/json");
    if (!x.key && !x.isMaster)
        return headers;
    headers.emplace_back("x-litellm-call-id", x.callId());
    headers.emplace_back("x-litellm-version", PORTREEVE_VERSION);
    headers.emplace_back("x-litellm-response-cost", floatText(x.cost().value_or(0)));
    if (!x.attempts.empty()) {
        headers.emplace_back("x-litellm-model-group", x.modelGroup);
        headers.emplace_back("x-litellm-attempted-retries", std::to_string(x.retries));
        headers.emplace_back("x-litellm-attempted-fallbacks", std::to_string(x.fallbacks));
    }
    if (x.key) {
        const Scope scope{x.key->scope(), nullptr};
        headers.emplace_back("x-litellm-key-spend", floatText(x.key->startSpend.nanos + quotas.standing(scope, clock.monotonic(), clock.wall()).spent));
    }
    return headers;
}

Refusal shortageRefusal(const Exchange &x, const Shortage &shortage, const std::string &scopeId, Micros wall)
{
    if (shortage.what == Limited::Budget)
        return budgetRefusal(x, shortage, scopeId);
    if (shortage.what == Limited::UnknownPrice)
        return priceRefusal(x);
    Refusal refusal;
    refusal.status = 429;
    refusal.type = "throttling_error";
    const std::string kind(limitName(shortage.what));
    std::string resets = isoTime(wall + shortage.retryAfter).substr(0, 19);
    resets[10] = ' ';
    refusal.message = "Rate limit exceeded for api_key: " + (x.key ? x.key->keyAlias.value_or(x.key->keyName) : scopeId) + ". Limit type: " + kind
        + ". Current limit: " + std::to_string(shortage.limit) + ", Remaining: " + std::to_string(shortage.remaining) + ". Limit resets at: " + resets + " UTC";
    if (shortage.retryAfter > 0)
        refusal.headers.emplace_back("retry-after", seconds(shortage.retryAfter));
    refusal.headers.emplace_back("rate_limit_type", kind);
    refusal.headers.emplace_back("reset_at", resets + " UTC");
    if (shortage.what != Limited::Parallel) {
        refusal.headers.emplace_back("x-ratelimit-limit-" + kind, std::to_string(shortage.limit));
        refusal.headers.emplace_back("x-ratelimit-remaining-" + kind, std::to_string(shortage.remaining));
        refusal.headers.emplace_back("x-ratelimit-reset-" + kind, seconds(shortage.retryAfter) + "s");
    }
    return refusal;
}

} // namespace portreeve
