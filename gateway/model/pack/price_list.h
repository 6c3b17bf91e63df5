// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gateway/model/price_rules.h"

namespace portreeve::pack {

// One model of the list, as it is written there.
struct ListedModel {
    std::string provider, id, mode, deprecated;
    std::vector<std::string> aliases, caps, lacks, efforts;
    bool isPrefix = false;
    std::uint32_t maxInput = 0, maxOutput = 0;
    bool hasPrice = false;
    PriceRules rules;
};

struct ListedSize {
    std::string provider, mode;
    bool isMixture = false;
    std::uint32_t most = 0;            // millions of parameters; 0: no end
    PriceRules rules;
};

struct PriceList {
    std::string asOf;
    std::vector<ListedModel> models;
    std::vector<ListedSize> sizes;
    std::vector<std::string> meters;   // "unit.name" of those without a number of their own, from FixedMeters on
};

// Reads resources/prices.json (its schema: shared data README, section 1). Throws std::runtime_error that names the model and
// the member that is wrong.
PriceList readPriceList(const std::string &path);

} // namespace portreeve::pack
