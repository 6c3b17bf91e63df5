// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gateway/model/price_rules.h"

namespace portreeve {

// LiteLLM's name of a price field (contract 18.7), taken apart: "input_cost_per_token_above_200k_tokens_priority".
struct PriceName {
    Meter meter = NoMeter;
    std::int64_t aboveTokens = 0;      // 0: not under that condition
    std::string_view tier;             // our word: "batch" for "_batches"
    std::string_view resolution, size;
    std::int64_t intervalOver = 0;     // seconds
    bool operator==(const PriceName &) const = default;

    bool isPlain() const { return aboveTokens == 0 && tier.empty() && resolution.empty() && size.empty() && intervalOver == 0; }
};

std::optional<PriceName> readPriceName(std::string_view field);
std::optional<std::string> priceFieldName(const PriceName &name);
// What a field's number is per: decimals from dollars to pico-dollars a unit (a token is a millionth of its unit).
int pricePlaces(Meter meter);

} // namespace portreeve
