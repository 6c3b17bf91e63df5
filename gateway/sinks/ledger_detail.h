// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "gateway/model/exchange.h"

namespace portreeve {

// What a request's row says beyond what is searched and summed: one column (requests.detail) instead of thirty, which is a
// third of what writing a row costs. Version (1), then the fields in the order of their list in ledger_detail.cpp, as
// ledger_wire.h writes them. Numbers marked (word) are of the table `words`.
struct RowDetail {
    std::int64_t dialect = 0, modelAsked = 0, apiBase = 0, userAgent = 0, address = 0, priceVersion = 0, serviceTier = 0;   // (word)
    Operation operation = Operation::Chat;
    std::int64_t retries = 0, fallbacks = 0, attempts = 0;
    std::uint64_t closedSequence = 0;
    // tokens that are within the columns prompt, completion and cache_write
    std::int64_t cacheWrite1h = 0, audioInput = 0, imageInput = 0, reasoning = 0, audioOutput = 0, imageOutput = 0, webSearches = 0;
    Cost parts;                      // of the column cost
    // the last attempt
    Uuid attempt;
    State state = State::Void;
    Basis basis = Basis::None;
    std::int64_t upstreamStatus = 0;
    Nanos held = 0;
    std::uint64_t heldSequence = 0, settledSequence = 0;
    Micros windowStart = 0;
};

std::string encodeDetail(const RowDetail &detail);
bool readDetail(std::string_view bytes, RowDetail &detail);     // false: of a version that is not known, or cut
bool readDetailHead(std::string_view bytes, RowDetail &detail); // the members up to webSearches, for half the time

} // namespace portreeve
