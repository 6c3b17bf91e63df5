// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/fwd.hpp>

#include "gateway/model/prices.h"

namespace portreeve {

// Prices as a record keeps them ({"input_cost_per_token": "1e-06", "tiered_pricing": [...]}), as customPrice takes them: lists and
// objects as JSON. Those that are not applied to costs are left out.
std::map<std::string, std::string> appliedPrices(const boost::json::value &prices);

// Why a price of this name is kept and shown, but not applied to costs; empty: it is applied. For a notice.
std::string whyNotApplied(std::string_view name);

} // namespace portreeve
