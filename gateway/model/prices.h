// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/base/clock.h"
#include "gateway/base/refusal.h"
#include "gateway/model/usage.h"

namespace portreeve {

// What decides among a model's conditional prices (shared data README, section 1.3).
struct PriceContext {
    Micros day = 0;                 // wall clock of admission
    std::string_view serviceTier;   // as served, else as asked
    std::string_view region;
    std::string_view speed;
    std::string_view inferenceGeo;
    Micros duration = 0;            // of the answer, for deployments that bill seconds
    // What the request is known not to be, so that holds need not be larger than they must:
    std::int64_t inputTokens = 0;   // at most so many: prices above are ruled out; 0: not known
    bool plainText = false;         // neither sends nor asks for sound, pictures or video
};

// Circumstances of calls that are not text, besides.
struct CallContext : PriceContext {
    std::string_view size, quality, steps, resolution;
    std::optional<std::int64_t> results, intervalSeconds, commitmentMonths;
};

// What a call used, by the units and meters of the price list: {"second", "input", 600'000'000}. Millionths of the unit: tokens,
// characters, pixels and microseconds; a picture, page or query is 1,000,000. Kinds of tokens do not overlap.
struct Quantity {
    std::string_view unit, meter;
    std::int64_t millionths = 0;
};

// A cost in parts; total is rounded up once, from pico-dollars.
struct Cost {
    Nanos total = 0;
    Nanos input = 0, output = 0, cacheRead = 0, cacheWrite = 0, reasoning = 0, tools = 0;
};

// The price of one model: immutable, shared by what refers to it.
class Price {
public:
    virtual ~Price() = default;
    virtual Cost cost(const Usage &usage, const PriceContext &context) const = 0;
    // The dearest rate that could apply (every condition, tier and multiplier but those the context rules out): for holds.
    virtual Picos mostInput(const PriceContext &context) const = 0;    // pico-dollars an input token
    virtual Picos mostOutput(const PriceContext &context) const = 0;
    virtual Picos perRequest() const = 0;
    // Dollars a token for people and /model/info, LiteLLM's names: {"input_cost_per_token", 5e-07} ...; exact decimals as text
    virtual std::vector<std::pair<std::string, std::string>> fields() const = 0;
    virtual Picos perSearch(const PriceContext &) const { return 0; }  // of a web search: the dearest that could apply
    virtual bool isFree() const;    // known to be 0 whatever the use
};

// The cost of a call that a Usage cannot tell: seconds, pictures, pages, characters. Rounded up once. nullopt: `price` is none of
// this file's making.
std::optional<Nanos> costOf(const Price &price, const std::vector<Quantity> &used, const CallContext &context);

// What is known of a model.
struct ModelCard {
    std::string provider, id, mode;     // mode: "chat", "embedding" ...
    std::int64_t maxInput = 0;          // tokens; 0: not known
    std::int64_t maxOutput = 0;
    std::vector<std::string> caps, lacks, efforts;
    std::string deprecated;             // day, or empty
    std::shared_ptr<const Price> price; // null: not known (never 0)
};

// The built-in price list (resources/prices.json), packed at build time and read in place: nothing is loaded at start.
// Thread-safe, immutable. Looking a model up takes about a microsecond: do it once for a deployment, not for every request.
class PriceBook {
public:
    static const PriceBook &builtIn();
    // Exact id or alias, else the longest entry marked "prefix", else (Fireworks, Together) by the size that the id tells.
    // `provider` is a slug.
    std::optional<ModelCard> find(std::string_view provider, std::string_view model) const;
    std::vector<std::string> models(std::string_view provider) const;   // ids that can be called, sorted
    std::vector<std::string> providers() const;                         // slugs, sorted
    std::string version() const;        // "2026-11-17"
    std::size_t size() const;
};

// Prices set on a deployment, LiteLLM's field names in dollars ("input_cost_per_token" -> "1e-06"; tiers, cache, reasoning,
// "_above_200k_tokens", "_priority" ... as contract 18.7 lists them, those for text, cache, audio, image tokens and requests).
// Fields not given fall back to `base` (may be null) as contract 18.5 says. nullptr when no price field is among them.
// Refusal (400, naming the field) when a value is no non-negative decimal. `provider`: xAI's thresholds begin at their number.
// An input price replaces the base's for every kind of input, an output price for every kind of output; both: all of the base.
Result<std::shared_ptr<const Price>> customPrice(const std::map<std::string, std::string> &fields, std::shared_ptr<const Price> base,
                                                 std::string_view provider = {});
bool isPriceField(std::string_view name);         // a price in LiteLLM's map (contract 18.7), applied here or not
bool isAppliedPriceField(std::string_view name);  // customPrice heeds it

} // namespace portreeve
