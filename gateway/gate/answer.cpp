// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/answer.h"

#include <algorithm>
#include <charconv>
#include <cstring>
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

// Header lines, made in one piece. What comes from outside cannot end a line. Names are literals, so that their lengths are known
// when this is compiled: most of some thirty lines are a name and a number.
class Lines {
public:
    Lines() = default;
    Lines(const Lines &) = delete;
    template <std::size_t N>
    void add(const char (&name)[N], std::string_view value)
    {
        char *at = begin(name, value.size());
        m_at = end(clean(at, value));
    }
    void add(std::string_view prefix, std::string_view name, std::string_view value)
    {
        char *at = room(prefix.size() + name.size() + value.size() + 4);
        at = fill(fill(fill(at, prefix), name), ": ");
        m_at = end(clean(at, value));
    }
    template <std::size_t N>
    void add(const char (&name)[N], std::int64_t value)
    {
        char *at = begin(name, mostDigits);
        m_at = end(std::to_chars(at, at + mostDigits, value).ptr);
    }
    template <std::size_t N>
    void addMoney(const char (&name)[N], Nanos value)
    {
        m_at = end(writeFloat(begin(name, mostDigits), value));
    }
    template <std::size_t N>
    void addSeconds(const char (&name)[N], Micros time)
    {
        char *at = begin(name, mostDigits);
        at = std::to_chars(at, at + mostDigits, secondsOf(time)).ptr;
        *at++ = 's';
        m_at = end(at);
    }
    // LiteLLM tells milliseconds as a float.
    template <std::size_t N>
    void addMillis(const char (&name)[N], Micros time)
    {
        char *at = begin(name, mostDigits);
        at = std::to_chars(at, at + mostDigits, time / 1000).ptr;
        *at++ = '.';
        for (Micros part = 100; part > 0; part /= 10)
            *at++ = char('0' + time / part % 10);
        m_at = end(at);
    }
    std::string text() const { return {m_begin, m_at}; }

private:
    static constexpr std::size_t mostDigits = 48;      // of a number of any kind, with its unit

    template <std::size_t N>
    char *begin(const char (&name)[N], std::size_t valueSize)
    {
        char *at = room(N + 3 + valueSize);
        std::memcpy(at, name, N - 1);
        at += N - 1;
        *at++ = ':';
        *at++ = ' ';
        return at;
    }
    std::size_t end(char *at)
    {
        *at++ = '\r';
        *at++ = '\n';
        return std::size_t(at - m_begin);
    }
    static char *fill(char *at, std::string_view text) { return std::copy(text.begin(), text.end(), at); }
    static char *clean(char *at, std::string_view value)
    {
        char *const after = fill(at, value);
        if (hasControl(value))
            std::replace_if(at, after, [](char c) { return std::uint8_t(c) < 0x20 || c == 0x7f; }, ' ');
        return after;
    }
    char *room(std::size_t bytes)
    {
        if (m_at + bytes > m_size)
            grow(2 * (m_at + bytes));
        return m_begin + m_at;
    }
    void grow(std::size_t size)
    {
        std::string larger(size, '\0');
        std::copy(m_begin, m_begin + m_at, larger.data());
        m_large = std::move(larger);
        m_begin = m_large.data();
        m_size = size;
    }

    char m_usual[2048];
    std::string m_large;     // where that is too small
    char *m_begin = m_usual;
    std::size_t m_at = 0, m_size = sizeof m_usual;
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

void addTokenLimit(Lines &lines, std::int64_t limit, const Standing &standing)
{
    lines.add("x-litellm-key-tpm-limit", limit);
    lines.add("x-ratelimit-limit-tokens", limit);
    lines.add("x-ratelimit-remaining-tokens", standing.tokensRemaining);
    lines.addSeconds("x-ratelimit-reset-tokens", standing.tokensReset);
    lines.add("x-ratelimit-api_key-limit-tokens", limit);
    lines.add("x-ratelimit-api_key-remaining-tokens", standing.tokensRemaining);
}

void addRequestLimit(Lines &lines, std::int64_t limit, const Standing &standing)
{
    lines.add("x-litellm-key-rpm-limit", limit);
    lines.add("x-ratelimit-limit-requests", limit);
    lines.add("x-ratelimit-remaining-requests", standing.requestsRemaining);
    lines.addSeconds("x-ratelimit-reset-requests", standing.requestsReset);
    lines.add("x-ratelimit-api_key-limit-requests", limit);
    lines.add("x-ratelimit-api_key-remaining-requests", standing.requestsRemaining);
}

void addKey(Lines &lines, const Exchange &x, const Standing &standing)
{
    if (!x.key)
        return;
    const Key &key = *x.key;
    if (key.tpmLimit)
        addTokenLimit(lines, *key.tpmLimit, standing);
    if (key.rpmLimit)
        addRequestLimit(lines, *key.rpmLimit, standing);
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
            lines.add({}, name, value);
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
    headers.emplace_back(std::string(), lines.text());
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
