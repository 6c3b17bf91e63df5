// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>

#include "gateway/model/price_rules.h"

namespace portreeve {

// LiteLLM's off_peak_pricing, as JSON: {"hours_utc": "16:30-00:30", "windows": [{"hours_utc": [...], "weekdays": [6, "sunday"]}],
// "weekday_timezone": "Asia/Shanghai", "input_cost_per_token": 1e-7 ...}. The block of its prices, or what is wrong with it.
std::variant<PriceBlock, std::string> readOffPeak(const std::string &text);

} // namespace portreeve
