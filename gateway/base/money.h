// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace portreeve {

// Money is whole numbers: a price in pico-dollars (1e-12 USD) a unit, a cost in nano-dollars (1e-9 USD), rounded up once
// an attempt. No double on the way: decimals are parsed as text.
using Nanos = std::int64_t;   // up to 9.2e9 USD
using Picos = std::int64_t;

constexpr Nanos nanosPerDollar = 1'000'000'000;

// A decimal text ("0.5", "1e-06", "15") times 10^places, rounded up; nullopt when it is no number, or does not fit.
// Negative values only when `negative` is allowed.
std::optional<std::int64_t> scaledDecimal(std::string_view text, int places, bool negative = false);

inline std::optional<Nanos> dollarsToNanos(std::string_view text) { return scaledDecimal(text, 9); }
std::string nanosText(Nanos nanos);            // "0.00000585", exact decimal dollars, no exponent, no trailing zeros
std::string floatText(Nanos nanos);            // as Python prints the float: "5.85e-06", "0.0", "1.0"
std::string floatText(std::int64_t value, int places);   // the same of value / 10^places; places 0 to 30
char *writeFloat(char *out, Nanos nanos);      // floatText() without a string: the end of what was written, at most 40 bytes

} // namespace portreeve
