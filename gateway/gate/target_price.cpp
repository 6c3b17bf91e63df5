// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/target_parts.h"

#include <boost/json.hpp>

#include "gateway/model/field_json.h"

namespace portreeve {

namespace {

std::optional<ModelCard> cardOf(const Provider &provider, const std::string &model) { return PriceBook::builtIn().find(provider.slug, model); }

// "azure/gpt-4o", or "gpt-4o" of the same provider, or of the one its name tells.
std::optional<ModelCard> cardOfBase(const Provider &provider, const std::string &baseModel)
{
    if (auto own = cardOf(provider, baseModel))
        return own;
    const ModelName name = readModelName(baseModel);
    return name.provider ? cardOf(*name.provider, name.model) : std::nullopt;
}

const json::value *infoOf(const Deployment &record, std::string_view name)
{
    const json::value *value = record.modelInfo.is_object() ? record.modelInfo.get_object().if_contains(name) : nullptr;
    return value && !value->is_null() ? value : nullptr;
}

std::optional<ModelCard> findCard(const Target &target, const std::string &configuredModel)
{
    const json::value *base = infoOf(*target.record, "base_model");
    if (base && base->is_string()) {
        if (auto card = cardOfBase(*target.provider, std::string(base->get_string())))
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

} // namespace

std::string priceTarget(Target &target, const std::string &configuredModel)
{
    target.card = findCard(target, configuredModel);
    target.price = target.card ? target.card->price : nullptr;
    applyInfo(target);
    if (!target.record->prices.is_object() || target.record->prices.get_object().empty())
        return {};
    std::map<std::string, std::string> fields;
    for (const auto &field : target.record->prices.get_object()) {
        if (const auto decimal = decimalText(field.value()))
            fields.emplace(field.key(), *decimal);
        else
            return "the price " + std::string(field.key()) + " is no number";
    }
    auto price = customPrice(fields, target.price);
    if (!price)
        return price.refusal().message;
    if (*price)
        target.price = std::move(*price);
    return {};
}

} // namespace portreeve
