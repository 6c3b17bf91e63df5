// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/price_rules.h"

#include <algorithm>
#include <stdexcept>

namespace portreeve {

namespace {

constexpr std::array<std::string_view, 10> unitNames{"mtok", "mchar", "second", "image", "mpixel", "page", "query", "request", "session", "credit"};

constexpr std::array<std::string_view, 15> conditionNames{"above_input_tokens", "service_tier", "region", "inference_geo", "speed", "from", "size",
                                                          "quality", "steps", "resolution", "above_results", "interval_over_seconds", "commitment_months",
                                                          "region_outside", "hours"};

struct MeterRow {
    Unit unit;
    std::string_view name;
    Meter billedAs = NoMeter;
};

// In the order of Meter.
constexpr std::array<MeterRow, FixedMeters> meterRows{{
    {Unit::Mtok, "input"}, {Unit::Mtok, "output"}, {Unit::Mtok, "cache_read", Input}, {Unit::Mtok, "cache_write", Input},
    {Unit::Mtok, "cache_write_1h", CacheWrite}, {Unit::Mtok, "reasoning", Output}, {Unit::Mtok, "audio_input", Input},
    {Unit::Mtok, "audio_output", Output}, {Unit::Mtok, "audio_cache_read", CacheRead}, {Unit::Mtok, "audio_cache_write", CacheWrite},
    {Unit::Mtok, "image_input", Input}, {Unit::Mtok, "image_output", Output}, {Unit::Mtok, "image_cache_read", CacheRead},
    {Unit::Mtok, "video_input", Input}, {Unit::Mtok, "video_output", Output}, {Unit::Mtok, "citation", Input}, {Unit::Mtok, "routing"},
    {Unit::Mchar, "input"}, {Unit::Mchar, "output"}, {Unit::Second, "input"}, {Unit::Second, "output"}, {Unit::Second, "audio_input"},
    {Unit::Second, "video_input"}, {Unit::Second, "provisioned"}, {Unit::Second, "compute"}, {Unit::Image, "input"}, {Unit::Image, "output"},
    {Unit::Mpixel, "output"}, {Unit::Page, "ocr"}, {Unit::Page, "annotation"}, {Unit::Query, "query"}, {Unit::Query, "web_search"},
    {Unit::Query, "web_search_low"}, {Unit::Query, "web_search_medium"}, {Unit::Query, "web_search_high"}, {Unit::Query, "file_search"},
    {Unit::Query, "x_search"}, {Unit::Query, "code_execution"}, {Unit::Query, "maps"}, {Unit::Query, "attachment_search"},
    {Unit::Query, "enterprise_web_search"}, {Unit::Request, "request"}, {Unit::Session, "session"}, {Unit::Credit, "ocr"},
}};

template <class Names>
std::optional<std::size_t> indexOf(const Names &names, std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(std::size_t(found - names.begin()));
}

std::uint32_t small(std::size_t count, std::size_t most, const char *what)
{
    if (count > most)
        throw std::length_error(std::string("a price has too many ") + what);
    return std::uint32_t(count);
}

} // namespace

std::string_view unitName(Unit unit) { return unitNames[std::size_t(unit)]; }

std::optional<Unit> unitNamed(std::string_view name)
{
    const auto index = indexOf(unitNames, name);
    return index ? std::optional(Unit(*index)) : std::nullopt;
}

std::string_view fixedMeterName(Meter meter) { return meterRows[meter].name; }
Unit fixedMeterUnit(Meter meter) { return meterRows[meter].unit; }

Meter fixedMeter(Unit unit, std::string_view name)
{
    const auto found = std::find_if(meterRows.begin(), meterRows.end(), [&](const MeterRow &row) { return row.unit == unit && row.name == name; });
    return found == meterRows.end() ? NoMeter : Meter(found - meterRows.begin());
}

Meter billedAs(Meter meter) { return meter < FixedMeters ? meterRows[meter].billedAs : NoMeter; }

bool isOutputMeter(Meter meter)
{
    return meter == Output || (meter < TokenMeters && meterRows[meter].billedAs == Output);
}

std::string_view conditionName(ConditionKind kind) { return conditionNames[std::size_t(kind)]; }

std::optional<ConditionKind> conditionNamed(std::string_view name)
{
    const auto index = indexOf(conditionNames, name);
    return index ? std::optional(ConditionKind(*index)) : std::nullopt;
}

bool takesWords(ConditionKind kind)
{
    switch (kind) {
    case ConditionKind::AboveInputTokens:
    case ConditionKind::From:
    case ConditionKind::AboveResults:
    case ConditionKind::IntervalOver:
    case ConditionKind::CommitmentMonths:
        return false;
    default:
        return true;
    }
}

std::uint32_t PriceEncoder::value(std::int64_t value)
{
    const auto [found, isNew] = m_valueIndex.try_emplace(value, std::uint32_t(m_values.size()));
    if (isNew)
        m_values.push_back(value);
    return small(found->second, price_words::orNext - 1, "values");
}

std::uint32_t PriceEncoder::symbol(std::string_view word)
{
    const auto [found, isNew] = m_symbolIndex.try_emplace(std::string(word), std::uint32_t(m_symbols.size()));
    if (isNew)
        m_symbols.emplace_back(word);
    return small(found->second, price_words::orNext - 1, "words");
}

void PriceEncoder::append(std::vector<std::uint32_t> &words, const PriceRate &rate)
{
    words.push_back(std::uint32_t(rate.meter) << price_words::indexBits | value(rate.picos));
}

void PriceEncoder::append(std::vector<std::uint32_t> &words, const PriceCondition &condition)
{
    const std::uint32_t kind = std::uint32_t(condition.kind) << price_words::indexBits;
    if (!takesWords(condition.kind)) {
        words.push_back(kind | value(condition.number));
        return;
    }
    for (std::size_t i = 0; i < condition.words.size(); ++i)
        words.push_back(kind | (i + 1 < condition.words.size() ? price_words::orNext : 0u) | symbol(condition.words[i]));
}

std::vector<std::uint32_t> PriceEncoder::encode(const PriceRules &rules)
{
    std::vector<std::uint32_t> words;
    words.push_back(small(rules.base.size(), 255, "rates") | small(rules.blocks.size(), 65'535, "conditions") << 8 | std::uint32_t(rules.billsTime) << 24);
    for (const auto &rate : rules.base)
        append(words, rate);
    for (const auto &block : rules.blocks) {
        std::vector<std::uint32_t> conditions;
        for (const auto &condition : block.conditions)
            append(conditions, condition);
        const std::uint32_t scope = block.factor != factorOne ? block.factorScope : 0;
        words.push_back(small(conditions.size(), 255, "conditions") | small(block.rates.size(), 255, "rates") << 8 | scope << 16);
        if (scope)
            words.push_back(value(block.factor));
        words.insert(words.end(), conditions.begin(), conditions.end());
        for (const auto &rate : block.rates)
            append(words, rate);
    }
    return words;
}

} // namespace portreeve
