// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

namespace portreeve {

// A provider: a row of resources/providers.json (shared data README, section 2), typed where the road reads it and whole
// in `row` where a dialect or a page wants more.
struct Provider {
    std::string slug, name, dialect, kind;
    std::string baseUrl;                     // may hold {names}
    std::string authKind, authName, authPrefix;   // "bearer"; "header" + "api-key"; "query" + "key"
    bool authOptional = false;
    std::vector<std::string> keyVariables, baseVariables, versionVariables;
    std::vector<std::pair<std::string, std::string>> headers;          // sent always
    std::map<std::string, std::string> endpoints;    // "chat" -> "/chat/completions"
    boost::json::value row;                  // the whole row
};

// The built-in table. Rows are parsed when first asked for; thread-safe; what is returned lives as long as the program.
class ProviderTable {
public:
    static const ProviderTable &builtIn();
    const Provider *find(std::string_view slugOrAlias) const;      // nullptr: no such provider
    std::vector<std::string> slugs() const;
    const boost::json::value &head(std::string_view name) const;    // shared tables: "status_map", "error_shapes" ...; null: none
};

} // namespace portreeve
