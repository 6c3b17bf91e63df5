// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/base/money.h"

namespace portreeve {

// What a price is per (shared data README, section 1.2). A quantity counts millionths of its unit: tokens, characters, pixels
// and microseconds are that already; a picture, page, query or request is 1,000,000.
enum class Unit : std::uint8_t { Mtok, Mchar, Second, Image, Mpixel, Page, Query, Request, Session, Credit };

// What is counted, in which unit. The token meters come first; names that a price list adds get numbers from FixedMeters on.
enum Meter : std::uint8_t {
    Input, Output, CacheRead, CacheWrite, CacheWrite1h, Reasoning, AudioInput, AudioOutput, AudioCacheRead, AudioCacheWrite,
    ImageInput, ImageOutput, ImageCacheRead, VideoInput, VideoOutput, Citation, Routing, TokenMeters,
    CharInput = TokenMeters, CharOutput, SecondInput, SecondOutput, SecondAudioInput, SecondVideoInput, SecondProvisioned, SecondCompute,
    PictureInput, PictureOutput, PixelOutput, PageOcr, PageAnnotation, PerQuery, WebSearch, WebSearchLow, WebSearchMedium, WebSearchHigh,
    FileSearch, XSearch, CodeExecution, Maps, AttachmentSearch, EnterpriseWebSearch, PerRequest, PerSession, CreditOcr, FixedMeters,
    MostMeters = 64, NoMeter = 255
};

std::string_view unitName(Unit unit);
std::optional<Unit> unitNamed(std::string_view name);
std::string_view fixedMeterName(Meter meter);     // without its unit
Unit fixedMeterUnit(Meter meter);
Meter fixedMeter(Unit unit, std::string_view name);     // NoMeter: none of that name
Meter billedAs(Meter meter);                      // what a meter without a price of its own is billed as; NoMeter: nothing
bool isOutputMeter(Meter meter);                  // of tokens that a model makes

enum class ConditionKind : std::uint8_t {
    AboveInputTokens, ServiceTier, Region, InferenceGeo, Speed, From, Size, Quality, Steps, Resolution, AboveResults, IntervalOver, CommitmentMonths,
    RegionOutside,                                 // known, and none of these
    Hours                                          // "from-to/weekdays/zone": minutes of the UTC day, bits from Monday, whose weekdays
};
std::string_view conditionName(ConditionKind kind);     // as in the price list: "above_input_tokens"
std::optional<ConditionKind> conditionNamed(std::string_view name);
bool takesWords(ConditionKind kind);              // else a number; From: days since 1970

struct PriceRate {
    Meter meter = Input;
    Picos picos = 0;                              // pico-dollars a unit: of 1,000,000 tokens, of a second ...
    bool operator==(const PriceRate &) const = default;
};

struct PriceCondition {
    ConditionKind kind = ConditionKind::ServiceTier;
    std::int64_t number = 0;
    std::vector<std::string> words;               // any of these
    bool operator==(const PriceCondition &) const = default;
};

constexpr std::int64_t factorOne = 1'000'000;     // factors are millionths
enum FactorScope : std::uint8_t { OnInput = 1, OnOutput = 2, OnTokens = 3 };

// Under conditions that all hold: meters priced anew, and a factor on the token meters.
struct PriceBlock {
    std::vector<PriceCondition> conditions;
    std::vector<PriceRate> rates;
    std::int64_t factor = factorOne;
    std::uint8_t factorScope = OnTokens;
    bool operator==(const PriceBlock &) const = default;
};

// The price of a model as data: base rates, then the blocks in the order in which they replace.
struct PriceRules {
    std::vector<PriceRate> base;
    std::vector<PriceBlock> blocks;
    bool billsTime = false;                       // seconds are the time an answer took, charged where no tokens are priced
    bool operator==(const PriceRules &) const = default;
};

// Rules as words of 32 bits, to be read in place (Tariff). Numbers and words stand in shared tables.
class PriceEncoder {
public:
    std::vector<std::uint32_t> encode(const PriceRules &rules);
    std::uint32_t value(std::int64_t value);      // index in values()
    std::uint32_t symbol(std::string_view word);  // index in symbols()
    const std::vector<std::int64_t> &values() const { return m_values; }
    const std::vector<std::string> &symbols() const { return m_symbols; }

private:
    void append(std::vector<std::uint32_t> &words, const PriceRate &rate);
    void append(std::vector<std::uint32_t> &words, const PriceCondition &condition);

    std::vector<std::int64_t> m_values;
    std::vector<std::string> m_symbols;
    std::map<std::int64_t, std::uint32_t> m_valueIndex;
    std::map<std::string, std::uint32_t, std::less<>> m_symbolIndex;
};

// The words. Head: base rates (8 bits), blocks (16), billsTime (1 at bit 24); then the rates; then each block: its head with the
// number of condition words (8), rates (8) and its factor's scope (8; 0: no factor), the factor's value index if any, conditions, rates.
// Rate: meter (8, high), value index (24). Condition: kind (8, high), more-words-follow (bit 23), value or symbol index (23).
namespace price_words {
constexpr std::uint32_t indexBits = 24;
constexpr std::uint32_t indexMask = (1u << indexBits) - 1;
constexpr std::uint32_t orNext = 1u << 23;
} // namespace price_words

} // namespace portreeve
