// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <regex>

#include <boost/json.hpp>

#include "gateway/dialects/rules.h"

namespace portreeve {

namespace {

constexpr std::size_t mostCached = 4096;

const json::object *objectAt(const json::object &object, std::string_view name)
{
    const json::value *value = object.if_contains(name);
    return value && value->is_object() ? &value->get_object() : nullptr;
}

const json::array *arrayAt(const json::object &object, std::string_view name)
{
    const json::value *value = object.if_contains(name);
    return value && value->is_array() ? &value->get_array() : nullptr;
}

std::string textAt(const json::object &object, std::string_view name)
{
    const json::value *value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::vector<std::string> textsAt(const json::object &object, std::string_view name)
{
    std::vector<std::string> found;
    if (const json::array *list = arrayAt(object, name)) {
        for (const json::value &value : *list)
            found.push_back(value.is_string() ? std::string(value.get_string()) : std::string());
    }
    return found;
}

bool contains(const std::vector<std::string> &list, std::string_view name) { return std::ranges::find(list, name) != list.end(); }

bool matches(const json::object &row, std::string_view model)
{
    const std::regex pattern(textAt(row, "match"), std::regex::ECMAScript);
    return std::regex_search(model.begin(), model.end(), pattern);
}

// Rule 1: what is standard and not listed is dropped. A name that is renamed to a listed one is as good as listed.
void readAllow(const json::object &rules, Operation operation, RuleLayer &layer)
{
    if (!arrayAt(rules, "allow"))
        return;
    const std::vector<std::string> allow = textsAt(rules, "allow"), native = textsAt(rules, "native");
    const json::object *renames = objectAt(rules, "rename");
    const json::value &standard = ProviderTable::builtIn().head("standard_params");
    if (!standard.is_object())
        return;
    for (const std::string &name : textsAt(standard.get_object(), operation == Operation::Embeddings ? "embeddings" : "chat")) {
        const std::string renamed = renames ? textAt(*renames, name) : std::string();
        const bool passes = name == "model" || name == "messages" || name == "input" || name == "stream" || contains(allow, name)
            || contains(native, name) || (!renamed.empty() && contains(allow, renamed));
        layer.params[name].isDropped |= !passes;
    }
    std::erase_if(layer.params, [](const auto &param) { return !param.second.isDropped; });
}

// Rules 2, 4 and 5: values.
void readValues(const json::object &rules, RuleLayer &layer)
{
    if (const json::object *lists = objectAt(rules, "drop_values")) {
        for (const auto &list : *lists) {
            for (const json::value &value : list.value().as_array())
                layer.params[list.key()].dropValues.push_back(&value);
        }
    }
    if (const json::object *lists = objectAt(rules, "only_values")) {
        for (const auto &list : *lists) {
            const std::string path(list.key());
            const auto dot = path.find('.');
            ParamRule &rule = layer.params[path.substr(0, dot)];
            rule.onlyPath = dot == std::string::npos ? std::string() : path.substr(dot + 1);
            for (const json::value &value : list.value().as_array())
                rule.onlyValues.push_back(&value);
        }
    }
    if (const json::object *maps = objectAt(rules, "values")) {
        for (const auto &map : *maps)
            layer.params[map.key()].values = &map.value().as_object();
    }
    if (const json::object *clamps = objectAt(rules, "clamp")) {
        for (const auto &clamp : *clamps) {
            const json::array &ends = clamp.value().as_array();
            layer.params[clamp.key()].clamp.emplace(&ends.at(0), &ends.at(1));
        }
    }
}

RuleLayer readLayer(const json::object &rules, Operation operation)
{
    RuleLayer layer;
    readAllow(rules, operation, layer);
    for (const std::string &name : textsAt(rules, "drop"))
        layer.params[name].isDropped = true;
    readValues(rules, layer);
    if (const json::object *renames = objectAt(rules, "rename")) {
        for (const auto &rename : *renames)
            layer.renames.emplace_back(rename.key(), rename.value().as_string());
    }
    if (const json::object *defaults = objectAt(rules, "defaults")) {
        for (const auto &value : *defaults)
            layer.defaults.emplace_back(value.key(), &value.value());
    }
    return layer;
}

void readLayers(const json::object &params, std::string_view model, Operation operation, ProviderRules &into)
{
    const auto add = [&](const json::object &rules) {
        RuleLayer layer = readLayer(rules, operation);
        if (!layer.params.empty() || !layer.renames.empty() || !layer.defaults.empty())
            into.layers.push_back(std::move(layer));
    };
    add(params);
    const json::array *byModel = arrayAt(params, "by_model");
    for (std::size_t i = 0; byModel && i < byModel->size(); ++i) {
        const json::object &rules = (*byModel)[i].as_object();
        if (matches(rules, model))
            add(rules);
    }
}

void readFormat(const json::object &format, std::string_view model, ProviderRules &rules)
{
    const auto take = [&rules](const json::object &says) {
        if (const std::string schema = textAt(says, "json_schema"); !schema.empty())
            rules.jsonSchema = schema;
        if (const json::value *object = says.if_contains("json_object"); object && object->is_bool())
            rules.takesJsonObject = object->get_bool();
    };
    take(format);
    const json::array *byModel = arrayAt(format, "by_model");
    for (std::size_t i = 0; byModel && i < byModel->size(); ++i) {
        const json::object &says = (*byModel)[i].as_object();
        if (matches(says, model))
            take(says);
    }
}

ProviderRules readRules(const Provider &provider, std::string_view model, Operation operation)
{
    ProviderRules rules;
    if (!provider.row.is_object())
        return rules;
    const json::object &row = provider.row.get_object();
    const json::object *params = objectAt(row, "params");
    if (operation == Operation::Embeddings)
        params = params ? objectAt(*params, "embeddings") : nullptr;
    if (params) {
        readLayers(*params, model, operation, rules);
        rules.native = textsAt(*params, "native");
        rules.takesMetadata = contains(textsAt(*params, "allow"), "metadata") || contains(rules.native, "metadata");
    }
    if (operation == Operation::Embeddings)
        return rules;
    rules.messages = objectAt(row, "messages");
    rules.tools = objectAt(row, "tools");
    rules.reasoning = objectAt(row, "reasoning");
    if (const json::object *format = objectAt(row, "response_format"))
        readFormat(*format, model, rules);
    if (const json::object *stream = objectAt(row, "stream")) {
        const std::string usage = textAt(*stream, "usage");
        rules.asksForStreamUsage = usage.empty() || usage == "stream_options";
        rules.streamNotWith = textsAt(*stream, "not_with");
    }
    if (rules.tools)
        rules.toolsNotWith = textsAt(*rules.tools, "not_with");
    return rules;
}

struct Key {
    const Provider *provider;
    Operation operation;
    std::string model;
    bool operator==(const Key &) const = default;
};

struct KeyHash {
    std::size_t operator()(const Key &key) const
    {
        return std::hash<std::string>()(key.model) ^ std::hash<const void *>()(key.provider) ^ std::size_t(key.operation);
    }
};

} // namespace

const ProviderRules &rulesOf(const Provider *provider, std::string_view model, Operation operation)
{
    static const ProviderRules none;
    if (!provider)
        return none;
    thread_local std::unordered_map<Key, std::unique_ptr<const ProviderRules>, KeyHash> known;
    Key key{provider, operation, std::string(model)};
    const auto found = known.find(key);
    if (found != known.end())
        return *found->second;
    if (known.size() >= mostCached)
        known.clear();
    auto rules = std::make_unique<const ProviderRules>(readRules(*provider, model, operation));
    return *known.emplace(std::move(key), std::move(rules)).first->second;
}

} // namespace portreeve
