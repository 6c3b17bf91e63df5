// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace portreeve {

// Every name that LiteLLM 1.108's configuration knows (contract sections 2.2, 2.3, 16), as data: what is in these lists and
// not served yet is said by name, what is in none is a slip of the pen. Pure.
struct KnownKey {
    std::string_view name;
    std::string_view usual;       // LiteLLM's default, where that is not off: given so, there is nothing to tell
};

// A section: "" (the top level), "model" and "credential" (entries of their lists), "litellm_params", "model_info", those of
// both that have no effect yet ("unserved_params", "unserved_info"), request parameters of OpenAI's and the usual providers
// ("request": lawful in litellm_params, sent where a request names none), "general_settings", "litellm_settings",
// "router_settings". Sorted by name; empty for other sections.
const std::vector<KnownKey> &knownKeys(std::string_view section);
const KnownKey *findKnownKey(std::string_view section, std::string_view name);      // nullptr: not known
std::vector<std::string> knownNames(std::string_view section);

// A price of a deployment by its name: "input_cost_per_token_above_200k_tokens", "cache_read_input_token_cost" ...
bool isPriceKey(std::string_view name);

} // namespace portreeve
