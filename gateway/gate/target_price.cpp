// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/target_parts.h"

#include <boost/json.hpp>

#include "gateway/model/field_json.h"
#include "gateway/model/record_prices.h"
#include "gateway/net/transport.h"

namespace portreeve {

namespace {

std::optional<ModelCard> cardOf(const Provider &provider, const std::string &model) { return PriceBook::builtIn().find(provider.slug, model); }

// A name of LiteLLM's price list, where the price depends on the region: "eu/gpt-4o". `region` is what stands before the model.
std::optional<ModelCard> cardInRegion(const Provider &provider, const std::string &model, std::string &region)
{
    if (auto card = cardOf(provider, model))
        return card;
    const auto slash = model.find('/');
    auto card = slash == std::string::npos ? std::nullopt : cardOf(provider, model.substr(slash + 1));
    if (card)
        region = model.substr(0, slash);
    return card;
}

// "azure/gpt-4o", or "gpt-4o" of the same provider, or of the one its name tells.
std::optional<ModelCard> cardOfBase(const Provider &provider, const std::string &baseModel, std::string &region)
{
    if (auto own = cardOf(provider, baseModel))
        return own;
    const ModelName name = readModelName(baseModel);
    return name.provider ? cardInRegion(*name.provider, name.model, region) : std::nullopt;
}

const json::value *infoOf(const Deployment &record, std::string_view name)
{
    const json::value *value = record.modelInfo.is_object() ? record.modelInfo.get_object().if_contains(name) : nullptr;
    return value && !value->is_null() ? value : nullptr;
}

std::optional<ModelCard> findCard(Target &target, const std::string &configuredModel)
{
    const json::value *base = infoOf(*target.record, "base_model");
    if (base && base->is_string()) {
        if (auto card = cardOfBase(*target.provider, std::string(base->get_string()), target.region))
            return card;
    }
    if (auto card = cardOf(*target.provider, configuredModel))
        return card;
    return target.upstreamModel == configuredModel ? std::nullopt : cardOf(*target.provider, target.upstreamModel);
}

std::optional<std::int64_t> tokens(const Deployment &record, std::string_view name)
{
    const json::value *value = infoOf(record, name);
    return value && value->is_int64() && value->get_int64() > 0 ? std::optional(value->get_int64()) : std::nullopt;
}

// What people state of their model counts more than the list.
void applyInfo(Target &target)
{
    const Deployment &record = *target.record;
    const auto input = tokens(record, "max_input_tokens");
    const auto output = tokens(record, "max_output_tokens") ? tokens(record, "max_output_tokens") : tokens(record, "max_tokens");
    const json::value *mode = infoOf(record, "mode");
    const bool hasMode = mode && mode->is_string();
    if (!input && !output && !hasMode)
        return;
    if (!target.card) {
        target.card.emplace();
        target.card->provider = target.provider->slug;
        target.card->id = target.upstreamModel;
    }
    target.card->maxInput = input.value_or(target.card->maxInput);
    target.card->maxOutput = output.value_or(target.card->maxOutput);
    if (hasMode)
        target.card->mode = std::string(mode->get_string());
}

// What the deployment says, else what its address says: OpenAI answers within a region at a host of its own.
void setRegion(Target &target, const TargetSources &sources)
{
    const Provider &provider = *target.provider;
    if (auto said = sources.field(target.record->regionName, "region_name"); said || (said = sources.region(provider)))
        target.region = std::move(*said);
    else if (auto place = sources.member("vertex_location"); place && provider.slug.starts_with("vertex_ai"))
        target.region = std::move(*place);
    else if (const auto url = parseUrl(target.apiBase); url && provider.slug == "openai" && url->origin.host == "eu.api.openai.com")
        target.region = "eu";
    else if (url && provider.slug == "openai" && url->origin.host == "us.api.openai.com")
        target.region = "us";
}

} // namespace

std::string priceTarget(Target &target, const TargetSources &sources, const std::string &configuredModel)
{
    setRegion(target, sources);
    target.card = findCard(target, configuredModel);
    target.price = target.card ? target.card->price : nullptr;
    applyInfo(target);
    const auto fields = appliedPrices(target.record->prices);
    if (fields.empty())
        return {};
    auto price = customPrice(fields, target.price, target.provider->slug);
    if (!price)
        return price.refusal().message;
    if (*price)
        target.price = std::move(*price);
    return {};
}

} // namespace portreeve
