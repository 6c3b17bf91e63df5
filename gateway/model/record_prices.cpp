// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/record_prices.h"

#include <boost/json.hpp>

#include "gateway/model/field_json.h"

namespace portreeve {

std::map<std::string, std::string> appliedPrices(const json::value &prices)
{
    std::map<std::string, std::string> texts;
    if (!prices.is_object())
        return texts;
    for (const auto &[name, value] : prices.get_object()) {
        if (!value.is_null() && isAppliedPriceField(name))
            texts.emplace(name, value.is_string() ? std::string(value.get_string()) : jsonText(value));
    }
    return texts;
}

std::string whyNotApplied(std::string_view name)
{
    if (isAppliedPriceField(name))
        return {};
    if (name.find("_dbu_cost_") != std::string_view::npos)
        return "a price in DBUs is kept, but costs are counted in dollars; set input_cost_per_token and output_cost_per_token";
    return "a price that is kept, but not applied to costs yet";
}

} // namespace portreeve
