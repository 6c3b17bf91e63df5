// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/spend.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

// What a model name costs: a group's first deployment with a price, else the price list's "provider/model".
struct Priced {
    std::string provider, model;
    std::shared_ptr<const Price> price;
};

Result<Priced> pricedModel(AdminContext &context, const std::string &name)
{
    const auto snapshot = context.rules.current();
    if (const auto group = snapshot->resolve(name)) {
        for (const auto &target : group->targets) {
            if (target->price)
                return Priced{target->provider ? target->provider->slug : "", target->upstreamModel, target->price};
        }
    }
    const auto slash = name.find('/');
    const std::string provider = slash == std::string::npos ? "openai" : name.substr(0, slash);
    const std::string model = slash == std::string::npos ? name : name.substr(slash + 1);
    const auto card = PriceBook::builtIn().find(provider, model);
    if (card && card->price)
        return Priced{provider, card->id, card->price};
    return refusedWith(404, "not_found_error", "There is no price for the model '" + shortened(name, 100) + "': it is neither a model of this gateway with a known price nor in the price list (name it \"provider/model\").", "model");
}

std::int64_t countOf(const json::object &body, const char *name)
{
    const auto *value = body.if_contains(name);
    if (!value)
        return 0;
    if (value->is_int64())
        return std::max<std::int64_t>(0, value->get_int64());
    if (value->is_uint64())
        return std::int64_t(std::min<std::uint64_t>(value->get_uint64(), INT64_MAX));
    return 0;
}

const json::object *objectIn(const json::object &body, const char *name)
{
    const auto *value = body.if_contains(name);
    return value ? value->if_object() : nullptr;
}

std::int64_t within(const json::object &usage, const char *object, const char *name)
{
    const auto *inner = objectIn(usage, object);
    return inner ? countOf(*inner, name) : 0;
}

// OpenAI's usage: cached tokens are within the prompt's, thinking within the completion's.
Usage openaiUsage(const json::object &from)
{
    Usage usage;
    const auto prompt = std::max(countOf(from, "prompt_tokens"), countOf(from, "input_tokens"));
    const auto completion = std::max(countOf(from, "completion_tokens"), countOf(from, "output_tokens"));
    usage.cacheRead = std::min(prompt, std::max(countOf(from, "cache_read_input_tokens"), within(from, "prompt_tokens_details", "cached_tokens")));
    usage.cacheWrite = std::min(prompt - usage.cacheRead, countOf(from, "cache_creation_input_tokens"));
    usage.input = prompt - usage.cacheRead - usage.cacheWrite;
    usage.reasoning = std::min(completion, within(from, "completion_tokens_details", "reasoning_tokens"));
    usage.output = completion - usage.reasoning;
    return usage;
}

// About a token every four bytes of text, and a few a message.
std::int64_t estimatedTokens(const json::value &messages)
{
    const auto *list = messages.if_array();
    return std::int64_t(jsonText(messages).size()) / 4 + 3 * std::int64_t(list ? list->size() : 1);
}

AdminReply costReply(AdminContext &context, const std::string &model, const Usage &usage)
{
    const auto priced = pricedModel(context, model);
    if (!priced)
        return replyWith(priced.refusal());
    PriceContext circumstances;
    circumstances.day = context.clock.wall();
    return replyWith(json::object{{"cost", dollarsValue(priced->price->cost(usage, circumstances).total)}});
}

// -- /cost/estimate

struct Asked {
    std::string model;
    std::int64_t input = 0, output = 0, cacheRead = 0, cacheWrite = 0, reasoning = 0;
    std::optional<std::int64_t> aDay, aMonth;
};

std::optional<Refusal> readCount(const json::object &body, const char *name, bool needed, std::optional<std::int64_t> &into)
{
    const auto *value = body.if_contains(name);
    if (!value || value->is_null())
        return needed ? std::optional(missingMember({name})) : std::nullopt;
    if (!value->is_int64() || value->get_int64() < 0)
        return faultAt({name}, "int_type", "Input should be a valid integer, 0 or more");
    into = value->get_int64();
    return std::nullopt;
}

Result<Asked> readAsked(const AdminRequest &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return body.refusal();
    const auto model = requiredText(*body, "model");
    if (!model)
        return model.refusal();
    std::array<std::optional<std::int64_t>, 7> counts;
    constexpr const char *names[] = {"input_tokens", "output_tokens", "cache_read_input_tokens", "cache_creation_input_tokens", "reasoning_tokens",
                                     "num_requests_per_day", "num_requests_per_month"};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (auto no = readCount(*body, names[i], i < 2, counts[i]))
            return *no;
    }
    return Asked{*model, counts[0].value_or(0), counts[1].value_or(0), counts[2].value_or(0), counts[3].value_or(0), counts[4].value_or(0), counts[5], counts[6]};
}

Usage usageOf(const Asked &asked)
{
    Usage usage;
    usage.cacheRead = std::min(asked.input, asked.cacheRead);
    usage.cacheWrite = std::min(asked.input - usage.cacheRead, asked.cacheWrite);
    usage.input = asked.input - usage.cacheRead - usage.cacheWrite;
    usage.reasoning = std::min(asked.output, asked.reasoning);
    usage.output = asked.output - usage.reasoning;
    return usage;
}

// The seven costs, once for a request and once for each volume that was named.
void addCosts(json::object &out, const Cost &cost, std::string_view before, std::string_view after, std::optional<std::int64_t> times)
{
    const std::pair<const char *, Nanos> parts[] = {{"", cost.total}, {"input_", cost.input + cost.cacheRead + cost.cacheWrite},
                                                    {"output_", cost.output + cost.reasoning}, {"margin_", 0}, {"cache_read_", cost.cacheRead},
                                                    {"cache_creation_", cost.cacheWrite}, {"reasoning_", cost.reasoning}};
    for (const auto &[name, nanos] : parts) {
        Nanos product = 0;
        const bool fits = times && !__builtin_mul_overflow(nanos, *times, &product);
        out[std::string(before) + name + "cost" + std::string(after)] = fits ? dollarsValue(product) : json::value();
    }
}

void addRates(json::object &out, const Price &price)
{
    for (const char *name : {"input_cost_per_token", "output_cost_per_token", "cache_read_input_token_cost", "cache_creation_input_token_cost",
                             "output_cost_per_reasoning_token"})
        out[name] = nullptr;
    for (const auto &[name, text] : price.fields()) {
        auto *place = out.if_contains(name);
        auto number = parseJson(text);
        if (place && place->is_null() && number)
            *place = number->is_int64() ? json::value(double(number->get_int64())) : std::move(*number);
    }
}

} // namespace

AdminReply calculateSpend(AdminContext &context, const AdminRequest &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    const auto text = [](const json::object &from) {
        const auto *model = from.if_contains("model");
        return model && model->is_string() ? std::string(model->get_string()) : std::string();
    };
    if (const auto *response = objectIn(*body, "completion_response")) {
        const auto *usage = objectIn(*response, "usage");
        const std::string model = text(*body).empty() ? text(*response) : text(*body);
        return costReply(context, model, usage ? openaiUsage(*usage) : Usage());
    }
    const auto *messages = body->if_contains("messages");
    if (text(*body).empty() || !messages)
        return replyWith(badRequest("Bad Request - Either 'model' and 'messages', or 'completion_response' must be provided"));
    Usage usage;
    usage.input = estimatedTokens(*messages);
    return costReply(context, text(*body), usage);
}

AdminReply estimateCost(AdminContext &context, const AdminRequest &request)
{
    const auto asked = readAsked(request);
    if (!asked)
        return replyWith(asked.refusal());
    const auto priced = pricedModel(context, asked->model);
    if (!priced)
        return replyWith(priced.refusal());
    PriceContext circumstances;
    circumstances.day = context.clock.wall();
    const Cost cost = priced->price->cost(usageOf(*asked), circumstances);
    const auto orNull = [](std::optional<std::int64_t> number) { return number ? json::value(*number) : json::value(); };
    json::object out{{"model", asked->model}, {"input_tokens", asked->input}, {"output_tokens", asked->output},
                     {"cache_read_input_tokens", asked->cacheRead}, {"cache_creation_input_tokens", asked->cacheWrite},
                     {"reasoning_tokens", asked->reasoning}, {"num_requests_per_day", orNull(asked->aDay)}, {"num_requests_per_month", orNull(asked->aMonth)}};
    addCosts(out, cost, "", "_per_request", 1);
    addCosts(out, cost, "daily_", "", asked->aDay);
    addCosts(out, cost, "monthly_", "", asked->aMonth);
    addRates(out, *priced->price);
    out["provider"] = priced->provider;
    return replyWith(out);
}

} // namespace portreeve
