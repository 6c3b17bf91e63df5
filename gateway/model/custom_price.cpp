// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <tuple>

#include <simdjson.h>

#include "gateway/base/text.h"
#include "gateway/model/off_peak.h"
#include "gateway/model/price_names.h"
#include "gateway/model/rule_price.h"

namespace portreeve {

namespace {

using Fields = std::map<std::string, std::string>;

struct Named {
    PriceName name;
    Picos picos = 0;
};

// One entry of tiered_pricing: from more than `start` input tokens on.
struct Tier {
    std::int64_t start = 0;
    std::vector<PriceRate> rates;

    bool has(Meter meter) const
    {
        return std::any_of(rates.begin(), rates.end(), [&](const PriceRate &rate) { return rate.meter == meter; });
    }
};

Refusal badField(const std::string &field, const std::string &value, const char *expected)
{
    Refusal refusal;
    refusal.status = 400;
    refusal.type = "invalid_request_error";
    refusal.message = field + " is \"" + shortened(value, 80) + "\": expected " + expected;
    refusal.param = field;
    return refusal;
}

Refusal badPrice(const std::string &field, const std::string &value)
{
    const bool isHuge = scaledDecimal(value, 0).has_value();
    return badField(field, value, isHuge ? "a price of at most 9.2 dollars a token" : "a price in dollars, a decimal number of 0 or more");
}

// Reads the fields into rules, in the order in which LiteLLM's look-ups come to the same (contract 18.3).
class CustomFields {
public:
    std::optional<Refusal> read(const Fields &fields);
    bool isEmpty() const { return m_named.empty() && m_tiers.empty() && !m_offPeak && m_factors.empty(); }
    PriceRules rules(PriceRules base, bool thresholdsBelong) const;

private:
    std::optional<Refusal> readOne(const std::string &field, const std::string &value);
    std::optional<Refusal> readTiers(const std::string &field, const std::string &value);
    std::optional<Refusal> readOffPeakHours(const std::string &field, const std::string &value);
    std::optional<Refusal> readFactors(const std::string &field, const std::string &value);
    std::optional<Refusal> readSearches(const std::string &field, const std::string &value);
    bool hasPlain(Meter meter) const;
    bool billsOnlyTime() const;
    void removeReplaced(PriceRules &rules) const;
    void addPlain(PriceRules &rules) const;
    void addSuffixed(PriceRules &rules, bool thresholdsBelong) const;
    void addTiers(PriceRules &rules) const;
    void addReasoning(PriceRules &rules) const;
    void addBatchHalf(PriceRules &rules) const;

    std::vector<Named> m_named;
    std::vector<Tier> m_tiers;
    std::optional<PriceBlock> m_offPeak;
    std::vector<PriceBlock> m_factors;
};

// The text of a JSON number, or of a string that holds one: prices come as both.
std::string numberText(simdjson::ondemand::value value)
{
    std::string_view text;
    simdjson::ondemand::json_type type{};
    if (value.type().get(type) != simdjson::SUCCESS)
        return {};
    if (type == simdjson::ondemand::json_type::string)
        return value.get_string().get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
    text = value.raw_json_token();
    while (!text.empty() && std::string_view(" \t\r\n").find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    return std::string(text);
}

// Calls `each` with the members of a JSON object; false: it is none, or `each` said no.
template <class Each>
bool forEachMember(simdjson::ondemand::object object, Each each)
{
    for (auto member : object) {
        std::string_view key;
        simdjson::ondemand::value value;
        if (member.unescaped_key().get(key) != simdjson::SUCCESS || member.value().get(value) != simdjson::SUCCESS || !each(std::string(key), value))
            return false;
    }
    return true;
}

template <class Each>
bool forEachMemberOf(const std::string &text, Each each)
{
    simdjson::ondemand::parser parser;
    const simdjson::padded_string padded(text);
    simdjson::ondemand::document document;
    simdjson::ondemand::object object;
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS || document.get_object().get(object) != simdjson::SUCCESS)
        return false;
    return forEachMember(object, each);
}

std::optional<Refusal> CustomFields::read(const Fields &fields)
{
    for (const auto &[field, value] : fields) {
        if (auto no = readOne(field, value))
            return no;
    }
    // Without an output price, an image model bills its output at that of pictures (contract 18.4).
    const auto pictures = std::find_if(m_named.begin(), m_named.end(), [](const Named &each) { return each.name.meter == ImageOutput && each.name.isPlain(); });
    if (pictures != m_named.end() && hasPlain(Input) && !hasPlain(Output))
        m_named.push_back({{Output, 0, {}, {}, {}, 0}, pictures->picos});
    return std::nullopt;
}

std::optional<Refusal> CustomFields::readOne(const std::string &field, const std::string &value)
{
    if (field == "tiered_pricing")
        return readTiers(field, value);
    if (field == "off_peak_pricing")
        return readOffPeakHours(field, value);
    if (field == "provider_specific_entry" || field.starts_with("regional_"))
        return isAppliedPriceField(field) ? readFactors(field, value) : std::nullopt;
    if (field == "search_context_cost_per_query")
        return readSearches(field, value);
    const auto name = readPriceName(field);
    if (!name)
        return std::nullopt;
    const auto picos = scaledDecimal(value, pricePlaces(name->meter));
    if (!picos)
        return badPrice(field, value);
    m_named.push_back({*name, *picos});
    return std::nullopt;
}

// [{"range": [0, 32000], "input_cost_per_token": 1e-06 ...}, ...]
std::optional<Refusal> CustomFields::readTiers(const std::string &field, const std::string &value)
{
    constexpr const char *expected = "a list of {\"range\": [from, to], \"input_cost_per_token\": ...}";
    simdjson::ondemand::parser parser;
    const simdjson::padded_string padded(value);
    simdjson::ondemand::document document;
    simdjson::ondemand::array list;
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS || document.get_array().get(list) != simdjson::SUCCESS)
        return badField(field, value, expected);
    for (auto entry : list) {
        simdjson::ondemand::object object;
        Tier tier;
        bool hasStart = false;
        const bool isRead = entry.get_object().get(object) == simdjson::SUCCESS && forEachMember(object, [&](const std::string &key, simdjson::ondemand::value member) {
            if (key == "range") {
                simdjson::ondemand::value first;
                const auto start = member.get_array().at(0).get(first) == simdjson::SUCCESS ? scaledDecimal(numberText(first), 0) : std::nullopt;
                hasStart = start.has_value();
                tier.start = start.value_or(0);
                return hasStart;
            }
            const auto name = readPriceName(key);
            if (!name || !name->isPlain())
                return true;
            const auto picos = scaledDecimal(numberText(member), pricePlaces(name->meter));
            if (picos)
                tier.rates.push_back({name->meter, *picos});
            return picos.has_value();
        });
        if (!isRead || !hasStart)
            return badField(field, value, expected);
        m_tiers.push_back(std::move(tier));
    }
    std::stable_sort(m_tiers.begin(), m_tiers.end(), [](const Tier &a, const Tier &b) { return a.start < b.start; });
    return std::nullopt;
}

std::optional<Refusal> CustomFields::readOffPeakHours(const std::string &field, const std::string &value)
{
    auto read = readOffPeak(value);
    if (const auto *wrong = std::get_if<std::string>(&read)) {
        Refusal refusal = badField(field, value, "");
        refusal.message = field + ": " + *wrong;
        return refusal;
    }
    if (PriceBlock &block = std::get<PriceBlock>(read); !block.rates.empty() && !block.conditions.empty())
        m_offPeak = std::move(block);
    return std::nullopt;
}

PriceBlock factorBlock(ConditionKind kind, std::string word, std::int64_t factor)
{
    PriceBlock block;
    block.conditions = {{kind, 0, {std::move(word)}}};
    block.factor = factor;
    return block;
}

// {"us": 1.1, "fast": 2} of Anthropic, or one number of OpenAI's regions or of all of Vertex AI's but the global one.
std::optional<Refusal> CustomFields::readFactors(const std::string &field, const std::string &value)
{
    const auto addFactor = [&](ConditionKind kind, const std::string &word, const std::string &text) {
        const auto factor = scaledDecimal(text, 6);
        if (!factor || *factor <= 0)
            return false;
        m_factors.push_back(factorBlock(kind, word, *factor));
        return true;
    };
    if (field != "provider_specific_entry") {
        const bool isEndpoint = field == "regional_endpoint_uplift_multiplier";
        const bool isRead = isEndpoint ? addFactor(ConditionKind::RegionOutside, "global", value)
                                       : addFactor(ConditionKind::Region, field.substr(field.rfind('_') + 1), value);
        return isRead ? std::nullopt : std::optional(badField(field, value, "a factor, a decimal number above 0"));
    }
    const bool isRead = forEachMemberOf(value, [&](const std::string &key, simdjson::ondemand::value member) {
        return addFactor(key == "fast" ? ConditionKind::Speed : ConditionKind::InferenceGeo, key, numberText(member));
    });
    return isRead ? std::nullopt : std::optional(badField(field, value, "an object of factors, decimal numbers above 0"));
}

// {"search_context_size_low": 0.01, ...}
std::optional<Refusal> CustomFields::readSearches(const std::string &field, const std::string &value)
{
    const bool isRead = forEachMemberOf(value, [&](const std::string &key, simdjson::ondemand::value member) {
        constexpr std::string_view prefix = "search_context_size_";
        const Meter meter = key.starts_with(prefix) ? fixedMeter(Unit::Query, "web_search_" + key.substr(prefix.size())) : NoMeter;
        if (meter == NoMeter)
            return true;
        const auto picos = scaledDecimal(numberText(member), pricePlaces(meter));
        if (picos)
            m_named.push_back({{meter, 0, {}, {}, {}, 0}, *picos});
        return picos.has_value();
    });
    return isRead ? std::nullopt : std::optional(badField(field, value, "an object of prices in dollars, decimal numbers of 0 or more"));
}

bool CustomFields::hasPlain(Meter meter) const
{
    return std::any_of(m_named.begin(), m_named.end(), [&](const Named &each) { return each.name.meter == meter && each.name.isPlain(); })
        || std::any_of(m_tiers.begin(), m_tiers.end(), [&](const Tier &tier) { return tier.has(meter); });
}

bool CustomFields::billsOnlyTime() const
{
    return (hasPlain(SecondInput) || hasPlain(SecondOutput)) && !hasPlain(Input) && !hasPlain(Output);
}

PriceRules CustomFields::rules(PriceRules base, bool thresholdsBelong) const
{
    removeReplaced(base);
    base.billsTime = billsOnlyTime();
    addPlain(base);
    addBatchHalf(base);
    addSuffixed(base, thresholdsBelong);
    addTiers(base);
    if (m_offPeak)           // over tiers and thresholds (contract 18.3)
        base.blocks.push_back(*m_offPeak);
    base.blocks.insert(base.blocks.end(), m_factors.begin(), m_factors.end());
    return base;
}

void CustomFields::removeReplaced(PriceRules &rules) const
{
    const bool input = hasPlain(Input), output = hasPlain(Output);
    if ((input && output) || billsOnlyTime()) {
        rules = {};
        return;
    }
    const auto isReplaced = [&](const PriceRate &rate) {
        const bool isFamily = rate.meter < TokenMeters && (isOutputMeter(rate.meter) ? output : input);
        return isFamily || hasPlain(rate.meter);
    };
    std::erase_if(rules.base, isReplaced);
    for (auto &block : rules.blocks) {
        std::erase_if(block.rates, isReplaced);
        block.factorScope &= std::uint8_t(~((input ? OnInput : 0) | (output ? OnOutput : 0)));
        if (block.factorScope == 0)
            block.factor = factorOne;
    }
    std::erase_if(rules.blocks, [](const PriceBlock &block) { return block.rates.empty() && block.factor == factorOne; });
}

void CustomFields::addPlain(PriceRules &rules) const
{
    for (const auto &[name, picos] : m_named) {
        if (name.isPlain())
            rules.base.push_back({name.meter, picos});
    }
}

// A batch costs half where no field says what it costs (contract 18.5).
void CustomFields::addBatchHalf(PriceRules &rules) const
{
    const bool saysBatch = std::any_of(m_named.begin(), m_named.end(), [](const Named &each) { return each.name.tier == "batch"; });
    if (!saysBatch && hasPlain(Input) && hasPlain(Output))
        rules.blocks.push_back(factorBlock(ConditionKind::ServiceTier, "batch", factorOne / 2));
}

std::vector<PriceCondition> conditionsOf(const PriceName &name, bool thresholdsBelong)
{
    std::vector<PriceCondition> out;
    const auto addWord = [&](ConditionKind kind, std::string_view word) {
        if (!word.empty())
            out.push_back({kind, 0, {std::string(word)}});
    };
    if (name.aboveTokens)
        out.push_back({ConditionKind::AboveInputTokens, name.aboveTokens - thresholdsBelong, {}});
    addWord(ConditionKind::ServiceTier, name.tier);
    addWord(ConditionKind::Resolution, name.resolution);
    addWord(ConditionKind::Size, name.size);
    if (name.intervalOver)
        out.push_back({ConditionKind::IntervalOver, name.intervalOver, {}});
    return out;
}

// Rising thresholds, and at each the plain price before that of a tier: the highest threshold wins, field by field.
void CustomFields::addSuffixed(PriceRules &rules, bool thresholdsBelong) const
{
    std::vector<Named> suffixed;
    std::copy_if(m_named.begin(), m_named.end(), std::back_inserter(suffixed), [&](const Named &each) {
        return !each.name.isPlain() && (m_tiers.empty() || each.name.aboveTokens == 0);      // a list of tiers wins over thresholds
    });
    const auto key = [](const PriceName &name) { return std::tie(name.aboveTokens, name.tier, name.resolution, name.size, name.intervalOver); };
    std::stable_sort(suffixed.begin(), suffixed.end(), [&](const Named &a, const Named &b) { return key(a.name) < key(b.name); });
    const PriceName *last = nullptr;
    for (const auto &each : suffixed) {
        if (!last || key(*last) != key(each.name))
            rules.blocks.push_back({conditionsOf(each.name, thresholdsBelong), {}});
        rules.blocks.back().rates.push_back({each.name.meter, each.picos});
        last = &each.name;
    }
    addReasoning(rules);
}

// Where a tier has an output price and no price of thinking, it thinks at that (contract 18.3).
void CustomFields::addReasoning(PriceRules &rules) const
{
    for (auto &block : rules.blocks) {
        const auto priced = [&](Meter meter) { return std::find_if(block.rates.begin(), block.rates.end(), [&](const PriceRate &rate) { return rate.meter == meter; }); };
        const bool isTier = std::any_of(block.conditions.begin(), block.conditions.end(), [](const PriceCondition &each) { return each.kind == ConditionKind::ServiceTier; });
        if (isTier && hasPlain(Reasoning) && priced(Output) != block.rates.end() && priced(Reasoning) == block.rates.end())
            block.rates.push_back({Reasoning, priced(Output)->picos});
    }
}

// The whole call at its tier; what is cached costs a tier's input price where the tier says nothing else (contract 18.3).
void CustomFields::addTiers(PriceRules &rules) const
{
    for (const auto &tier : m_tiers) {
        auto rates = tier.rates;
        const auto input = std::find_if(tier.rates.begin(), tier.rates.end(), [](const PriceRate &rate) { return rate.meter == Input; });
        for (const Meter meter : {CacheRead, CacheWrite, CacheWrite1h}) {
            if (input != tier.rates.end() && !tier.has(meter))
                rates.push_back({meter, input->picos});
        }
        if (tier.start == 0)
            rules.base.insert(rules.base.end(), rates.begin(), rates.end());
        else
            rules.blocks.push_back({{{ConditionKind::AboveInputTokens, tier.start, {}}}, rates});
    }
}

} // namespace

Result<std::shared_ptr<const Price>> customPrice(const Fields &fields, std::shared_ptr<const Price> base, std::string_view provider)
{
    CustomFields custom;
    if (auto no = custom.read(fields))
        return std::move(*no);
    if (custom.isEmpty())
        return std::shared_ptr<const Price>();
    const auto *ruled = dynamic_cast<const RulePrice *>(base.get());
    const bool thresholdsBelong = provider == "xai";        // it charges the higher price at the threshold already
    return std::shared_ptr<const Price>(makePrice(custom.rules(ruled ? ruled->tariff().rules() : PriceRules(), thresholdsBelong)));
}

} // namespace portreeve
