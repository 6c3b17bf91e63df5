// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/bound.h"

#include <algorithm>

namespace portreeve {

namespace {

constexpr Picos picosPerNano = 1000;

Nanos nanosOf(__int128 picos)
{
    const __int128 nanos = (picos + picosPerNano - 1) / picosPerNano;
    constexpr __int128 most = std::numeric_limits<Nanos>::max() / 4;
    return Nanos(std::min(nanos, most));
}

std::int64_t unnamedOutput(const Target &target)
{
    const std::int64_t ofModel = target.card ? target.card->maxOutput : 0;
    return ofModel > 0 ? std::min(ofModel, outputWhenUnnamed) : outputWhenUnnamed;
}

std::string_view wordIn(const boost::json::value &object, std::string_view name)
{
    const auto *members = object.if_object();
    const auto *value = members && !members->empty() ? members->if_contains(name) : nullptr;
    return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

// A word that the request says; what the deployment lays over it comes first, what it says for requests that do not comes last.
std::string_view askedWord(const Exchange &x, const Target &target, std::string_view name)
{
    if (const auto word = wordIn(target.record->extraBody, name); !word.empty())
        return word;
    for (const JsonMember &member : x.facts->members) {
        if (member.name != name || member.valueEnd > x.body.size())
            continue;
        const std::string_view value = std::string_view(x.body).substr(member.valueBegin, member.valueEnd - member.valueBegin);
        return value.size() > 2 && value.front() == '"' ? value.substr(1, value.size() - 2) : std::string_view();
    }
    return wordIn(target.defaults, name);
}

} // namespace

PriceContext priceContextOf(const Exchange &x, const Target &target)
{
    PriceContext context;
    context.day = x.admittedAt;
    context.serviceTier = askedWord(x, target, "service_tier");
    context.region = target.region;
    if (target.price) {
        context.speed = askedWord(x, target, "speed");
        context.inferenceGeo = askedWord(x, target, "inference_geo");
    }
    context.inputTokens = x.facts->inputBound;
    return context;
}

AttemptBound boundOf(const Exchange &x, const Target &target, const Quotas &quotas, const std::vector<Scope> &scopes, Micros monotonic, Micros wall)
{
    AttemptBound result;
    if (x.operation == Operation::CountTokens)      // free
        return result;
    const RequestFacts &facts = *x.facts;
    const bool hasOutput = x.operation == Operation::Chat;
    const std::int64_t choices = std::max<std::int64_t>(1, facts.choices);
    const PriceContext context = priceContextOf(x, target);
    const Picos perInput = target.price ? target.price->mostInput(context) : 0;
    const Picos perOutput = target.price && hasOutput ? target.price->mostOutput(context) : 0;
    const __int128 fixed = __int128(facts.inputBound) * perInput + (target.price ? target.price->perRequest() : 0);
    result.input = nanosOf(fixed);
    if (hasOutput) {
        result.output = facts.maxOutput ? *facts.maxOutput : unnamedOutput(target);
        if (!facts.maxOutput) {
            if (const auto affordable = quotas.affordableOutput(scopes, facts.inputBound, result.input, perOutput, monotonic, wall)) {
                result.output = std::clamp<std::int64_t>(*affordable / choices, 1, result.output);
                result.inject = result.output;
            }
        }
    }
    result.bound.tokens = facts.inputBound + result.output * choices;
    result.bound.nanos = target.price ? std::optional(nanosOf(fixed + __int128(result.output) * choices * perOutput)) : std::nullopt;
    return result;
}

std::optional<Cost> costOf(const Exchange &x, const Attempt &attempt)
{
    if (attempt.usage.providerCost) {
        Cost cost;
        cost.total = *attempt.usage.providerCost;
        return cost;
    }
    if (!attempt.target->price)
        return std::nullopt;
    PriceContext context = priceContextOf(x, *attempt.target);
    if (!attempt.usage.serviceTier.empty())
        context.serviceTier = attempt.usage.serviceTier;
    context.inputTokens = 0;
    context.duration = attempt.duration;
    if (!attempt.usage.speed.empty())
        context.speed = attempt.usage.speed;
    if (!attempt.usage.inferenceGeo.empty())
        context.inferenceGeo = attempt.usage.inferenceGeo;
    return attempt.target->price->cost(attempt.usage, context);
}

} // namespace portreeve
