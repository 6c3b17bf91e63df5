// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/answer.h"

#include <cstdio>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

// LiteLLM tells milliseconds as a float.
std::string millis(Micros time)
{
    char text[40];
    std::snprintf(text, sizeof text, "%lld.%03lld", static_cast<long long>(time / 1000), static_cast<long long>(time % 1000));
    return text;
}

std::string seconds(Micros time) { return std::to_string((time + microsPerSecond - 1) / microsPerSecond); }

void addCost(Headers &headers, const Exchange &x)
{
    const auto cost = x.cost();
    if (!cost || *cost == 0)
        return;
    const Cost &parts = *x.attempts.back().cost;
    headers.emplace_back("x-litellm-response-cost", floatText(*cost));
    headers.emplace_back("x-litellm-response-cost-original", floatText(*cost));
    headers.emplace_back("x-litellm-response-cost-input", floatText(parts.input));
    headers.emplace_back("x-litellm-response-cost-output", floatText(parts.output));
    if (parts.cacheRead)
        headers.emplace_back("x-litellm-response-cost-cache-read", floatText(parts.cacheRead));
    if (parts.cacheWrite)
        headers.emplace_back("x-litellm-response-cost-cache-creation", floatText(parts.cacheWrite));
    if (parts.reasoning)
        headers.emplace_back("x-litellm-response-cost-reasoning", floatText(parts.reasoning));
}

void addLimit(Headers &headers, std::string_view what, std::int64_t limit, std::int64_t remaining, Micros reset)
{
    const std::string kind(what);
    headers.emplace_back("x-ratelimit-limit-" + kind, std::to_string(limit));
    headers.emplace_back("x-ratelimit-remaining-" + kind, std::to_string(remaining));
    headers.emplace_back("x-ratelimit-reset-" + kind, seconds(reset) + "s");
    headers.emplace_back("x-ratelimit-api_key-limit-" + kind, std::to_string(limit));
    headers.emplace_back("x-ratelimit-api_key-remaining-" + kind, std::to_string(remaining));
}

void addKey(Headers &headers, const Exchange &x, const Standing &standing)
{
    if (!x.key)
        return;
    const Key &key = *x.key;
    if (key.tpmLimit) {
        headers.emplace_back("x-litellm-key-tpm-limit", std::to_string(*key.tpmLimit));
        addLimit(headers, "tokens", *key.tpmLimit, standing.tokensRemaining, standing.tokensReset);
    }
    if (key.rpmLimit) {
        headers.emplace_back("x-litellm-key-rpm-limit", std::to_string(*key.rpmLimit));
        addLimit(headers, "requests", *key.rpmLimit, standing.requestsRemaining, standing.requestsReset);
    }
    if (key.maxBudget)
        headers.emplace_back("x-litellm-key-max-budget", floatText(*key.maxBudget));
    headers.emplace_back("x-litellm-key-spend", floatText(key.startSpend.nanos + standing.spent));
}

// The provider's own limits, unless the key has limits that bind first.
void addProvider(Headers &headers, const Exchange &x, const Headers &fromProvider)
{
    const bool ownLimits = x.key && (x.key->tpmLimit || x.key->rpmLimit);
    for (const auto &[name, value] : fromProvider) {
        if (name == "connection" || name == "transfer-encoding" || name == "content-length" || name == "set-cookie" || name == "keep-alive")
            continue;
        headers.emplace_back("llm_provider-" + name, value);
        if (name.starts_with("x-ratelimit-") && !ownLimits)
            headers.emplace_back(name, value);
        if (name == "request-id" || name == "x-request-id")
            headers.emplace_back("request-id", value);
        if (name.starts_with("anthropic-ratelimit-"))
            headers.emplace_back(name, value);
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
    Headers headers;
    headers.reserve(24 + fromProvider.size());
    headers.emplace_back("x-litellm-call-id", x.callIdText);
    headers.emplace_back("x-litellm-model-id", target.record->id);
    headers.emplace_back("x-litellm-model-name", target.provider->slug + "/" + target.upstreamModel);
    headers.emplace_back("x-litellm-model-group", x.modelGroup);
    headers.emplace_back("x-litellm-version", PORTREEVE_VERSION);
    if (!x.stream)
        addCost(headers, x);
    addKey(headers, x, ofKey);
    const Micros now = clock.monotonic() - x.startedMonotonic;
    const Micros upstream = x.stream ? attempt.firstByte : attempt.duration;
    headers.emplace_back("x-litellm-response-duration-ms", millis(now));
    headers.emplace_back("x-litellm-overhead-duration-ms", millis(std::max<Micros>(0, now - upstream)));
    headers.emplace_back("x-litellm-attempted-retries", std::to_string(x.retries));
    headers.emplace_back("x-litellm-attempted-fallbacks", std::to_string(x.fallbacks));
    addProvider(headers, x, fromProvider);
    if (x.stream) {
        headers.emplace_back("content-type", "text/event-stream; charset=utf-8");
        headers.emplace_back("cache-control", "no-cache");
        headers.emplace_back("x-accel-buffering", "no");
    } else {
        headers.emplace_back("content-type", "application/json");
    }
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
