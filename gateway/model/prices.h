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
    bool isFree() const;            // known to be 0 whatever the use
};

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
// Thread-safe, immutable.
class PriceBook {
public:
    static const PriceBook &builtIn();
    // Exact id or alias, else the longest entry marked "prefix". `provider` is a slug.
    std::optional<ModelCard> find(std::string_view provider, std::string_view model) const;
    std::vector<std::string> models(std::string_view provider) const;   // ids, sorted
    std::string version() const;        // "2026-11-17"
    std::size_t size() const;
};

// Prices set on a deployment, LiteLLM's field names in dollars ("input_cost_per_token" -> "1e-06"; tiers, cache, reasoning,
// "_above_200k_tokens", "_priority" ... as contract 18.7 lists them, those for text, cache, audio, image tokens and requests).
// Fields not given fall back to `base` (may be null) as contract 18.5 says. nullptr when no price field is among them.
// Refusal (400, naming the field) when a value is no non-negative decimal.
Result<std::shared_ptr<const Price>> customPrice(const std::map<std::string, std::string> &fields, std::shared_ptr<const Price> base);

} // namespace portreeve
