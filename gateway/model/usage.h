// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/base/money.h"

namespace portreeve {

// How sure the figures of an attempt are (ledger column billing_basis).
enum class Basis : std::uint8_t { None, Provider, Counted, Bound };   // no use · as the provider says · our count · the hold's bound

constexpr std::string_view name(Basis basis)
{
    constexpr std::string_view names[] = {"none", "provider_usage", "counted", "bound"};
    return names[std::size_t(basis)];
}

// Tokens of one attempt, in kinds that do not overlap (cached tokens are not in `input`, thinking is not in `output`).
// Never negative: a reader clamps what an upstream claims and sets `suspect`.
struct Usage {
    std::int64_t input = 0;
    std::int64_t cacheRead = 0;
    std::int64_t cacheWrite = 0;       // 5 minutes, or the only kind
    std::int64_t cacheWrite1h = 0;
    std::int64_t audioInput = 0;
    std::int64_t imageInput = 0;
    std::int64_t output = 0;
    std::int64_t reasoning = 0;
    std::int64_t audioOutput = 0;
    std::int64_t imageOutput = 0;
    std::int64_t webSearches = 0;      // queries
    std::string serviceTier;           // as served; empty: not said
    std::string speed, inferenceGeo;   // Anthropic's
    std::optional<Nanos> providerCost; // the provider's own figure, where its row says where to find it
    bool suspect = false;              // the upstream's figures were impossible and were clamped

    std::int64_t prompt() const { return input + cacheRead + cacheWrite + cacheWrite1h + audioInput + imageInput; }
    std::int64_t completion() const { return output + reasoning + audioOutput + imageOutput; }
    std::int64_t total() const { return prompt() + completion(); }
};

} // namespace portreeve
