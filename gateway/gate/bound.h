// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "gateway/dialects/dialect.h"
#include "gateway/model/exchange.h"
#include "gateway/policy/quota.h"

namespace portreeve {

constexpr std::int64_t outputWhenUnnamed = 16'384;    // tokens, where neither request nor model names a limit

// The most an attempt can take (design, section 11, Money).
struct AttemptBound {
    Bound bound;
    Nanos input = 0;                           // its input part
    std::int64_t output = 0;                   // tokens it allows, of one choice
    std::optional<std::int64_t> inject;        // an output limit to send upstream: the request named none, and a limit binds
};

AttemptBound boundOf(const Exchange &x, const Target &target, const Quotas &quotas, const std::vector<Scope> &scopes, Micros monotonic, Micros wall);

// What decides among conditional prices, at admission.
PriceContext priceContextOf(const Exchange &x, const Target &target);
std::optional<Cost> costOf(const Exchange &x, const Attempt &attempt);

} // namespace portreeve
