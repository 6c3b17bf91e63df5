// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace portreeve::fault {

// A behaviour: NAME[:option=value]... An option without a value is "1".
struct Spec {
    std::string name = "ok";
    std::map<std::string, std::string, std::less<>> options;

    std::int64_t number(std::string_view option, std::int64_t otherwise = 0) const;
    std::string text(std::string_view option, std::string_view otherwise = {}) const;
    bool has(std::string_view option) const { return options.contains(option); }
};

Spec parseSpec(std::string_view text);      // throws std::invalid_argument: unknown name

} // namespace portreeve::fault
