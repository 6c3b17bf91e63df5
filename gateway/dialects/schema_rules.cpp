// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/schema_rules.h"

#include <algorithm>

#include <boost/json.hpp>

#include "gateway/base/json.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/parts.h"

namespace portreeve {

namespace {

constexpr int deepestInlining = 12, mostInlined = 1000;

std::string_view providerName(const WriteOptions &options) { return options.provider ? std::string_view(options.provider->slug) : "the provider"; }

bool holds(const json::object &rules, const char *list, std::string_view name)
{
    const json::value *names = rules.if_contains(list);
    return names && names->is_array() && std::ranges::any_of(names->get_array(), [&](const json::value &value) { return value.is_string() && value.get_string() == name; });
}

void eraseDeep(json::value &schema, std::string_view name)
{
    if (json::array *list = schema.if_array()) {
        for (json::value &element : *list)
            eraseDeep(element, name);
    }
    json::object *object = schema.if_object();
    if (!object)
        return;
    object->erase(name);
    for (auto &member : *object)
        eraseDeep(member.value(), name);
}

// Every $ref replaced by what it points to. One that leads back to itself becomes any object in the end, and so do those
// that multiply.
void inlineRefs(json::value &schema, const json::value &root, int depth, int &inlined)
{
    if (json::array *list = schema.if_array()) {
        for (json::value &element : *list)
            inlineRefs(element, root, depth, inlined);
    }
    json::object *object = schema.if_object();
    if (!object)
        return;
    const json::value *ref = object->if_contains("$ref");
    if (ref && ref->is_string() && ref->get_string().starts_with("#")) {
        boost::system::error_code error;
        const json::value *target = depth < deepestInlining && ++inlined <= mostInlined ? root.find_pointer(std::string_view(ref->get_string()).substr(1), error) : nullptr;
        json::value copy = target && !error ? *target : json::value(json::object{{"type", "object"}});
        inlineRefs(copy, root, depth + 1, inlined);
        schema = std::move(copy);
        return;
    }
    object->erase("$defs");
    object->erase("definitions");
    for (auto &member : *object)
        inlineRefs(member.value(), root, depth, inlined);
}

void changeSchema(json::value &schema, const json::object &rules)
{
    if (holds(rules, "schema", "no_refs")) {
        const json::value root = schema;
        int inlined = 0;
        inlineRefs(schema, root, 0, inlined);
    }
    if (holds(rules, "schema", "no_additional_properties"))
        eraseDeep(schema, "additionalProperties");
}

void changeTools(json::array &tools, const json::object &rules)
{
    for (json::value &tool : tools) {
        json::object *object = tool.if_object();
        json::value *function = object ? object->if_contains("function") : nullptr;
        if (!function || !function->is_object())
            continue;
        json::object &members = function->get_object();
        if (const json::value *names = rules.if_contains("drop_fields")) {
            for (const json::value &name : names->as_array())
                members.erase(name.as_string());
        }
        if (json::value *schema = members.if_contains("parameters"))
            changeSchema(*schema, rules);
        if (const json::value *fill = rules.if_contains("fill")) {
            for (const auto &member : fill->as_object()) {
                if (!members.contains(member.key()))
                    members.emplace(member.key(), member.value());
            }
        }
    }
}

// response_format by a tool that must be called: its arguments are the answer (the relay makes text of them).
std::optional<Refusal> formatByTool(Draft &draft, std::string_view schemaText)
{
    auto schema = parseFinite(schemaText);
    if (!schema)
        return std::move(schema.refusal());
    json::object tool{{"type", "function"}, {"function", {{"name", jsonToolName}, {"description", "Gives the answer in the form that is asked for."}, {"parameters", *schema}}}};
    const bool hasTools = draft["tools"].isArray() && !elements(draft["tools"]).empty();
    auto tools = hasTools ? parseFinite(draft["tools"].text) : Result<json::value>(json::value(json::array()));
    if (!tools)
        return std::move(tools.refusal());
    tools->as_array().push_back(std::move(tool));
    draft.set("tools", json::serialize(*tools));
    draft.set("tool_choice", hasTools ? "\"required\"" : json::serialize(json::value{{"type", "function"}, {"function", {{"name", jsonToolName}}}}));
    draft.remove("response_format");
    return std::nullopt;
}

std::optional<Refusal> unsupportedFormat(Draft &draft, const DropPolicy &policy, const WriteOptions &options)
{
    if (!policy.dropParams)
        return unsupportedParams(providerName(options), options.model, {"response_format"});
    draft.remove("response_format");
    return std::nullopt;
}

// Parameters that cannot go together with another: whichever the client gave, it is told.
std::optional<Refusal> notTogether(Draft &draft, const std::vector<std::string> &names, const DropPolicy &policy, const WriteOptions &options)
{
    for (const std::string &name : names) {
        if (!draft[name].isThere() || isDefaultValue(name, draft[name]))
            continue;
        if (!policy.dropParams)
            return unsupportedParams(providerName(options), options.model, {name});
        draft.remove(name);
    }
    return std::nullopt;
}

} // namespace

std::optional<Refusal> applyToolRules(Draft &draft, const ProviderRules &rules, const DropPolicy &policy, const WriteOptions &options)
{
    if (!rules.tools || !draft["tools"].isArray())
        return std::nullopt;
    const json::value *supported = rules.tools->if_contains("supported");
    if (supported && *supported == false) {
        if (auto no = notTogether(draft, {"tools"}, policy, options))
            return no;
        for (const char *name : {"tools", "tool_choice", "parallel_tool_calls"})
            draft.remove(name);
        return std::nullopt;
    }
    if (!rules.tools->if_contains("drop_fields") && !rules.tools->if_contains("schema") && !rules.tools->if_contains("fill"))
        return std::nullopt;
    auto tools = parseFinite(draft["tools"].text);
    if (!tools)
        return std::move(tools.refusal());
    changeTools(tools->as_array(), *rules.tools);
    draft.set("tools", json::serialize(*tools));
    return std::nullopt;
}

std::optional<Refusal> applyFormatRules(Draft &draft, const ProviderRules &rules, const RequestTraits &traits, const DropPolicy &policy, const WriteOptions &options)
{
    const Fields format(draft["response_format"]);
    if (format.isEmpty() || policy.isAllowed("response_format"))
        return std::nullopt;
    if (!rules.toolsNotWith.empty() && draft["tools"].isArray() && !elements(draft["tools"]).empty()) {
        if (auto no = notTogether(draft, rules.toolsNotWith, policy, options))
            return no;
        if (!draft["response_format"].isThere())
            return std::nullopt;
    }
    if (format["type"].is("json_object") && !rules.takesJsonObject)
        return unsupportedFormat(draft, policy, options);
    if (format["type"].is("json_schema")) {
        const Slice schema = Fields(format["json_schema"])["schema"];
        if (rules.jsonSchema == "none")
            return unsupportedFormat(draft, policy, options);
        if (rules.jsonSchema != "native" && !schema.isObject())
            return badRequest("Invalid value for 'response_format': json_schema needs a schema.", "response_format");
        if (rules.jsonSchema == "json_object_schema")
            draft.set("response_format", "{\"type\":\"json_object\",\"schema\":" + std::string(schema.text) + "}");
        if (rules.jsonSchema == "tool") {
            if (auto no = formatByTool(draft, schema.text))
                return no;
        }
    }
    // What cannot be streamed is asked for whole; the relay makes a stream of the answer.
    const bool isWhole = traits.isStream && std::ranges::any_of(rules.streamNotWith, [&](const std::string &name) { return draft[name].isThere() && !isDefaultValue(name, draft[name]); });
    if (isWhole) {
        draft.set("stream", "false");
        draft.remove("stream_options");
    }
    return std::nullopt;
}

} // namespace portreeve
