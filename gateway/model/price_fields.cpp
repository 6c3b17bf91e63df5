// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "gateway/model/price_names.h"
#include "gateway/model/rule_price.h"

namespace portreeve {

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

// The name of a block's conditions, without a meter yet; nullopt: LiteLLM has no name for them.
std::optional<PriceName> nameOf(const std::vector<PriceCondition> &conditions)
{
    PriceName name;
    for (const auto &condition : conditions) {
        const bool isOneWord = condition.words.size() == 1;
        if (condition.kind == ConditionKind::AboveInputTokens)
            name.aboveTokens = condition.number;
        else if (condition.kind == ConditionKind::IntervalOver)
            name.intervalOver = condition.number;
        else if (condition.kind == ConditionKind::ServiceTier && isOneWord)
            name.tier = condition.words[0];
        else if (condition.kind == ConditionKind::Resolution && isOneWord)
            name.resolution = condition.words[0];
        else if (condition.kind == ConditionKind::Size && isOneWord)
            name.size = condition.words[0];
        else
            return std::nullopt;
    }
    return name;
}

// A later price under the same name replaces the earlier one, as its block does.
void set(Fields &fields, std::string name, std::string value)
{
    const auto same = std::find_if(fields.begin(), fields.end(), [&](const auto &field) { return field.first == name; });
    if (same != fields.end())
        same->second = std::move(value);
    else
        fields.emplace_back(std::move(name), std::move(value));
}

void add(Fields &fields, PriceName name, const std::vector<PriceRate> &rates)
{
    for (const auto &rate : rates) {
        name.meter = rate.meter;
        if (const auto field = rate.meter < FixedMeters ? priceFieldName(name) : std::nullopt)
            set(fields, *field, floatText(rate.picos, pricePlaces(rate.meter)));
    }
}

void addMultiplier(Fields &fields, const PriceBlock &block)
{
    if (block.conditions.size() == 1 && block.conditions[0].kind == ConditionKind::RegionOutside && block.factor != factorOne)
        set(fields, "regional_endpoint_uplift_multiplier", floatText(block.factor, 6));
    const bool isRegional = block.conditions.size() == 1 && block.conditions[0].kind == ConditionKind::Region;
    if (!isRegional || block.factor == factorOne)
        return;
    for (const auto &region : block.conditions[0].words) {
        if (region == "eu" || region == "us")
            set(fields, "regional_processing_uplift_multiplier_" + region, floatText(block.factor, 6));
    }
}

} // namespace

std::vector<std::pair<std::string, std::string>> RulePrice::fields() const
{
    const PriceRules rules = m_tariff.rules();
    Fields fields;
    add(fields, {}, rules.base);
    for (const auto &block : rules.blocks) {
        if (const auto name = nameOf(block.conditions))
            add(fields, *name, block.rates);
        addMultiplier(fields, block);
    }
    return fields;
}

} // namespace portreeve
