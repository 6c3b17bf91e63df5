// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <limits>
#include <span>
#include <string_view>

#include "gateway/model/price_rules.h"
#include "gateway/model/prices.h"

namespace portreeve {

// What the words of a price refer to. Lives as long as the tariffs that read it.
struct PriceTables {
    const std::int64_t *values = nullptr;
    const std::uint32_t *symbolEnds = nullptr;    // symbol i is text[symbolEnds[i - 1] .. symbolEnds[i])
    const char *text = nullptr;

    std::string_view symbol(std::uint32_t index) const
    {
        const std::uint32_t begin = index ? symbolEnds[index - 1] : 0;
        return {text + begin, symbolEnds[index] - begin};
    }
};

// The rates that apply to one call: pico-dollars a unit by meter, and the factors on token meters in millionths.
struct PriceTable {
    static constexpr Picos unset = -1;
    std::array<Picos, MostMeters> rates;
    std::int64_t onInput = factorOne, onOutput = factorOne;

    PriceTable() { rates.fill(unset); }
    Picos rate(Meter meter) const                 // what it is billed as, where it has no price of its own; 0: nothing
    {
        while (meter != NoMeter && rates[meter] == unset)
            meter = billedAs(meter);
        return meter == NoMeter ? 0 : rates[meter];
    }
};

// A price read in place: encoded rules and what decides among them.
class Tariff {
public:
    Tariff() = default;
    Tariff(const std::uint32_t *words, const PriceTables *tables) : m_words(words), m_tables(tables) {}

    // For a call that took `inputTokens`: exactly the blocks whose conditions hold.
    PriceTable table(const CallContext &context, std::int64_t inputTokens) const;
    // The dearest of every meter that a call could meet, for all that the context does not rule out.
    PriceTable dearest(const CallContext &context) const;
    Picos dearestEver(Meter meter) const;         // under any condition; 0: it has no price
    bool isAllZero() const;
    PriceRules rules() const;                     // decoded
    bool billsTime() const { return *m_words >> 24 & 1; }

private:
    enum class Verdict : std::uint8_t { No, Maybe, Yes };
    struct Block;
    template <class Judge, class Apply>
    void forEachBlock(const std::uint32_t *at, Judge judge, Apply apply) const;
    // Both leave `condition` at its last word, unless they say no.
    bool holds(const std::uint32_t *&condition, const CallContext &context, std::int64_t inputTokens) const;
    Verdict couldHold(const std::uint32_t *&condition, const CallContext &context) const;
    Verdict judged(const Block &block, const CallContext &context, std::int64_t inputTokens) const;
    Verdict possible(const Block &block, const CallContext &context) const;
    const std::uint32_t *readBase(PriceTable &table) const;
    bool isOneOf(const std::uint32_t *&condition, std::string_view word) const;
    bool isWithinHours(const std::uint32_t *&condition, Micros wall) const;

    const std::uint32_t *m_words = nullptr;
    const PriceTables *m_tables = nullptr;
};

} // namespace portreeve
