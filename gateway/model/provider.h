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
    std::string cachedPath, cacheWritePath, costPath;      // "usage.cost": where answers tell it, if not in the usual place
    boost::json::value row;                  // the whole row
};

// The built-in table. Rows are parsed when first asked for; thread-safe; what is returned lives as long as the program.
class ProviderTable {
public:
    static const ProviderTable &builtIn();
    ~ProviderTable();
    const Provider *find(std::string_view slugOrAlias) const;      // nullptr: no such provider
    std::vector<std::string> slugs() const;                        // sorted, without aliases
    const boost::json::value &head(std::string_view name) const;    // shared tables: "status_map", "error_shapes" ...; null: none
    // A vendor's own OpenAI surface (endpoint openai_compat of its row) as a provider of dialect "openai" under the same slug,
    // for a vendor whose own dialect is not built. nullptr: it has none, or none worth using.
    const Provider *openaiSurface(const Provider &provider) const;

private:
    ProviderTable();
    struct Private;
    std::unique_ptr<Private> d;
};

// A row as a Provider. Pure; for the table and for rows filled in for one deployment.
Provider makeProvider(boost::json::value row);

// What a configured model name says: who is asked, and what for.
struct ModelName {
    const Provider *provider = nullptr;      // nullptr: not told; `unknown` says why
    std::string model;                       // as the provider's API takes it, or nearly (Target maps it further)
    std::string unknown;                     // "no provider `opnai`; did you mean `openai`?"
};

// "provider/model" as LiteLLM reads it (contract 17.1): `customProvider` decides if given; else the first segment, if it is
// a provider or an alias of one; else the host of `apiBase`; else the kind of name it is (gpt-*, o3*, claude-*, gemini-*,
// command-*, the price list's openai and anthropic). Never throws.
ModelName readModelName(std::string_view model, std::string_view customProvider = {}, std::string_view apiBase = {});

} // namespace portreeve
