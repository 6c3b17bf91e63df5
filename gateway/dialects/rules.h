// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <boost/json/value.hpp>

#include "gateway/dialects/dialect.h"
#include "gateway/dialects/draft.h"

namespace portreeve {

// What a provider's row says of one parameter (shared data README, section 2.2).
struct ParamRule {
    bool isDropped = false;
    std::vector<const json::value *> dropValues, onlyValues;
    std::string onlyPath;                        // "type" of "response_format.type"
    const json::object *values = nullptr;        // ours -> theirs, null: removed
    std::optional<std::pair<const json::value *, const json::value *>> clamp;
};

// One layer of rules: the row's own, or one of its by_model that matches.
struct RuleLayer {
    std::unordered_map<std::string, ParamRule> params;
    std::vector<std::pair<std::string, std::string>> renames;
    std::vector<std::pair<std::string, const json::value *>> defaults;
};

// A row's rules for one model, ready to be applied.
struct ProviderRules {
    std::vector<RuleLayer> layers;               // only those that say something
    const json::object *messages = nullptr;      // deeper: only for rows that have them
    const json::object *tools = nullptr;
    const json::object *reasoning = nullptr;
    std::string jsonSchema = "native";           // response_format: native, json_object_schema, tool, none
    bool takesJsonObject = true;
    bool asksForStreamUsage = true;              // stream_options.include_usage is to be sent
    std::vector<std::string> streamNotWith, toolsNotWith;
    bool takesMetadata = false;
    std::vector<std::string> native;             // parameters it knows beyond OpenAI's
};

// Cached by thread: regular expressions are compiled once, a model is matched once.
const ProviderRules &rulesOf(const Provider *provider, std::string_view model, Operation operation);

// What may be done about a parameter the provider does not take.
struct DropPolicy {
    bool dropParams = false;
    std::vector<std::string_view> allowed;       // pass, whatever the rules say
    bool isAllowed(std::string_view name) const;
};
// The deployment's settings, and the request's own drop_params and allowed_openai_params.
DropPolicy dropPolicy(const WriteOptions &options, const Draft &draft);

// A value that says no more than leaving the parameter out would.
bool isDefaultValue(std::string_view name, Slice value);

// Applies the layers. Refusal: UnsupportedParamsError, naming what would have to be dropped.
std::optional<Refusal> applyRules(Draft &draft, const ProviderRules &rules, const DropPolicy &policy, const WriteOptions &options);

struct RequestTraits {
    bool isStream = false;
    bool hasThinking = false;      // messages carry thinking of earlier turns
};
// Rules that reach into messages, tools and response_format. Nothing is parsed for rows that have none.
std::optional<Refusal> applyDeepRules(Draft &draft, const ProviderRules &rules, const RequestTraits &traits, const DropPolicy &policy, const WriteOptions &options);

// parseJson() for what will be written again: a number beyond a double's range (1e999) is refused, for it would not survive.
Result<json::value> parseFinite(std::string_view text);

// additional_drop_params: "name", "name.inner", "tools[*].strict".
void dropNamed(Draft &draft, const std::vector<std::string> &names);
// The deployment's extra_body, over everything.
void mergeExtraBody(Draft &draft, const json::value *extra);

} // namespace portreeve
