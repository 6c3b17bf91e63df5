// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/tariff.h"

#include <algorithm>

#include "gateway/base/text.h"
#include "gateway/base/time_zone.h"

namespace portreeve {

namespace {

using namespace price_words;

ConditionKind kindOf(std::uint32_t condition) { return ConditionKind(condition >> indexBits); }
Meter meterOf(std::uint32_t rate) { return Meter(rate >> indexBits); }

std::int64_t dayOf(Micros wall) { return wall / microsPerDay - (wall % microsPerDay < 0); }

// LiteLLM's name for OpenAI's and Anthropic's faster serving (contract 18.2).
std::string_view tierOf(std::string_view tier) { return tier == "fast" ? "priority" : tier; }

std::string_view wordOf(ConditionKind kind, const CallContext &context)
{
    switch (kind) {
    case ConditionKind::ServiceTier: return tierOf(context.serviceTier);
    case ConditionKind::Region:
    case ConditionKind::RegionOutside: return context.region;
    case ConditionKind::InferenceGeo: return context.inferenceGeo;
    case ConditionKind::Speed: return context.speed;
    case ConditionKind::Size: return context.size;
    case ConditionKind::Quality: return context.quality;
    case ConditionKind::Steps: return context.steps;
    case ConditionKind::Resolution: return context.resolution;
    default: return {};
    }
}

std::optional<std::int64_t> askedNumber(ConditionKind kind, const CallContext &context)
{
    switch (kind) {
    case ConditionKind::AboveResults: return context.results;
    case ConditionKind::IntervalOver: return context.intervalSeconds;
    default: return context.commitmentMonths;
    }
}

std::int64_t multiplied(std::int64_t a, std::int64_t b)
{
    const auto product = (__int128(a) * b + factorOne - 1) / factorOne;
    return std::int64_t(std::min<__int128>(product, std::numeric_limits<std::int64_t>::max()));
}

// "990-30/31/UTC": from 16:30 on, and until 00:30, on days that are Monday to Friday in that zone. As long as a day: from-from.
bool isWithin(std::string_view hours, Micros wall)
{
    std::int64_t from = 0, to = 0, weekdays = 0;
    const auto take = [&hours](char behind, std::int64_t &number) {
        const std::size_t end = hours.find(behind);
        number = toInteger(hours.substr(0, end)).value_or(0);
        hours.remove_prefix(std::min(end + 1, hours.size()));
    };
    take('-', from);
    take('/', to);
    take('/', weekdays);
    const std::int64_t minute = (wall - dayOf(wall) * microsPerDay) / (60 * microsPerSecond);
    const bool isInside = from < to ? minute >= from && minute < to : minute >= from || minute < to;
    if (!isInside || weekdays == 127)
        return isInside;
    const DayStart calendar{hours == "UTC" ? nullptr : TimeZone::find(std::string(hours)), 0};
    const std::int64_t weekday = ((dayOf(calendar.localAt(wall) * microsPerSecond) + 3) % 7 + 7) % 7;      // 1970 began on a Thursday
    return weekdays >> weekday & 1;
}

} // namespace

// One block, where it stands.
struct Tariff::Block {
    std::span<const std::uint32_t> conditions, rates;
    std::uint8_t factorScope = 0;                 // 0: no factor
    std::int64_t factor = factorOne;
};

const std::uint32_t *Tariff::readBase(PriceTable &table) const
{
    const std::uint32_t *at = m_words + 1;
    for (const std::uint32_t *end = at + (*m_words & 255); at != end; ++at)
        table.rates[meterOf(*at)] = m_tables->values[*at & indexMask];
    return at;
}

template <class Judge, class Apply>
void Tariff::forEachBlock(const std::uint32_t *at, Judge judge, Apply apply) const
{
    for (std::uint32_t left = *m_words >> 8 & 65'535; left > 0; --left) {
        const std::uint32_t head = *at++;
        Block block;
        block.factorScope = std::uint8_t(head >> 16);
        if (block.factorScope)
            block.factor = m_tables->values[*at++];
        block.conditions = {at, head & 255};
        block.rates = {at + (head & 255), head >> 8 & 255};
        at += block.conditions.size() + block.rates.size();
        if (const Verdict verdict = judge(block); verdict != Verdict::No)
            apply(block, verdict);
    }
}

// Moves past the words of the condition; true when `word` is one of them.
bool Tariff::isOneOf(const std::uint32_t *&condition, std::string_view word) const
{
    bool found = false;
    for (;; ++condition) {
        found = found || m_tables->symbol(*condition & (orNext - 1)) == word;
        if (!(*condition & orNext))
            return found;
    }
}

bool Tariff::isWithinHours(const std::uint32_t *&condition, Micros wall) const
{
    bool found = false;
    for (;; ++condition) {
        found = found || isWithin(m_tables->symbol(*condition & (orNext - 1)), wall);
        if (!(*condition & orNext))
            return found;
    }
}

bool Tariff::holds(const std::uint32_t *&condition, const CallContext &context, std::int64_t inputTokens) const
{
    const ConditionKind kind = kindOf(*condition);
    if (kind == ConditionKind::Hours)
        return isWithinHours(condition, context.day);
    if (takesWords(kind)) {
        const std::string_view word = wordOf(kind, context);
        return !word.empty() && isOneOf(condition, word) == (kind != ConditionKind::RegionOutside);
    }
    const std::int64_t number = m_tables->values[*condition & indexMask];
    if (kind == ConditionKind::AboveInputTokens)
        return inputTokens > number;
    if (kind == ConditionKind::From)
        return dayOf(context.day) >= number;
    const auto asked = askedNumber(kind, context);
    return asked && *asked >= number;
}

Tariff::Verdict Tariff::judged(const Block &block, const CallContext &context, std::int64_t inputTokens) const
{
    for (const std::uint32_t *at = block.conditions.data(), *end = at + block.conditions.size(); at != end; ++at) {
        if (!holds(at, context, inputTokens))
            return Verdict::No;
    }
    return Verdict::Yes;
}

// Before the call. What is served faster or in a batch has to be asked for, and may be refused; the length of the input is at most
// what the context says; where a call is answered and what size it has need not be asked for.
Tariff::Verdict Tariff::couldHold(const std::uint32_t *&condition, const CallContext &context) const
{
    const ConditionKind kind = kindOf(*condition);
    if (kind == ConditionKind::AboveInputTokens) {
        const bool isShorter = context.inputTokens > 0 && context.inputTokens <= m_tables->values[*condition & indexMask];
        return isShorter ? Verdict::No : Verdict::Maybe;
    }
    const bool isKnown = kind == ConditionKind::From || kind == ConditionKind::Region || kind == ConditionKind::RegionOutside || kind == ConditionKind::Hours;
    const bool mustBeAsked = kind == ConditionKind::ServiceTier || kind == ConditionKind::Speed;
    const bool isSaid = takesWords(kind) ? !wordOf(kind, context).empty() : kind == ConditionKind::From || askedNumber(kind, context);
    if (!isSaid && !isKnown && !mustBeAsked) {
        while (takesWords(kind) && (*condition & orNext))
            ++condition;
        return Verdict::Maybe;
    }
    if (!holds(condition, context, 0))
        return Verdict::No;
    return mustBeAsked ? Verdict::Maybe : Verdict::Yes;
}

Tariff::Verdict Tariff::possible(const Block &block, const CallContext &context) const
{
    Verdict verdict = Verdict::Yes;
    for (const std::uint32_t *at = block.conditions.data(), *end = at + block.conditions.size(); at != end; ++at) {
        verdict = std::min(verdict, couldHold(at, context));
        if (verdict == Verdict::No)
            break;
    }
    return verdict;
}

PriceTable Tariff::table(const CallContext &context, std::int64_t inputTokens) const
{
    PriceTable table;
    const std::uint32_t *blocks = readBase(table);
    forEachBlock(blocks, [&](const Block &block) { return judged(block, context, inputTokens); }, [&](const Block &block, Verdict) {
        for (const std::uint32_t rate : block.rates)
            table.rates[meterOf(rate)] = m_tables->values[rate & indexMask];
        if (block.factorScope & OnInput)
            table.onInput = multiplied(table.onInput, block.factor);
        if (block.factorScope & OnOutput)
            table.onOutput = multiplied(table.onOutput, block.factor);
    });
    return table;
}

PriceTable Tariff::dearest(const CallContext &context) const
{
    PriceTable table;
    const std::uint32_t *blocks = readBase(table);
    forEachBlock(blocks, [&](const Block &block) { return possible(block, context); }, [&](const Block &block, Verdict verdict) {
        const bool isSure = verdict == Verdict::Yes;
        for (const std::uint32_t rate : block.rates) {
            Picos &known = table.rates[meterOf(rate)];
            const Picos here = m_tables->values[rate & indexMask];
            known = isSure ? here : std::max(known, here);
        }
        const std::int64_t factor = isSure ? block.factor : std::max(block.factor, factorOne);
        if (block.factorScope & OnInput)
            table.onInput = multiplied(table.onInput, factor);
        if (block.factorScope & OnOutput)
            table.onOutput = multiplied(table.onOutput, factor);
    });
    return table;
}

Picos Tariff::dearestEver(Meter meter) const
{
    PriceTable table;
    const std::uint32_t *blocks = readBase(table);
    Picos most = std::max<Picos>(0, table.rates[meter]);
    forEachBlock(blocks, [](const Block &) { return Verdict::Maybe; }, [&](const Block &block, Verdict) {
        for (const std::uint32_t rate : block.rates)
            most = meterOf(rate) == meter ? std::max(most, m_tables->values[rate & indexMask]) : most;
    });
    return most;
}

bool Tariff::isAllZero() const
{
    PriceTable table;
    const std::uint32_t *blocks = readBase(table);
    bool isZero = std::all_of(table.rates.begin(), table.rates.end(), [](Picos rate) { return rate <= 0; });
    forEachBlock(blocks, [](const Block &) { return Verdict::Maybe; }, [&](const Block &block, Verdict) {
        for (const std::uint32_t rate : block.rates)
            isZero = isZero && m_tables->values[rate & indexMask] == 0;
    });
    return isZero;
}

PriceRules Tariff::rules() const
{
    PriceRules rules;
    rules.billsTime = billsTime();
    const auto rateOf = [&](std::uint32_t word) { return PriceRate{meterOf(word), m_tables->values[word & indexMask]}; };
    for (std::uint32_t i = 1; i <= (*m_words & 255); ++i)
        rules.base.push_back(rateOf(m_words[i]));
    const std::uint32_t *blocks = m_words + 1 + rules.base.size();
    forEachBlock(blocks, [](const Block &) { return Verdict::Yes; }, [&](const Block &block, Verdict) {
        PriceBlock &out = rules.blocks.emplace_back();
        out.factor = block.factor;
        out.factorScope = block.factorScope ? block.factorScope : std::uint8_t(OnTokens);
        bool joins = false;
        for (const std::uint32_t word : block.conditions) {
            if (!joins)
                out.conditions.push_back({kindOf(word), 0, {}});
            PriceCondition &condition = out.conditions.back();
            if (takesWords(condition.kind))
                condition.words.emplace_back(m_tables->symbol(word & (orNext - 1)));
            else
                condition.number = m_tables->values[word & indexMask];
            joins = takesWords(condition.kind) && (word & orNext);
        }
        for (const std::uint32_t word : block.rates)
            out.rates.push_back(rateOf(word));
    });
    return rules;
}

} // namespace portreeve
