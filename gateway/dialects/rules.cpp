// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/rules.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <boost/json.hpp>

#include "gateway/base/json.h"
#include "gateway/base/text.h"
#include "gateway/dialects/errors.h"

namespace portreeve {

namespace {

std::optional<double> number(Slice value)
{
    double parsed = 0;
    const auto [end, error] = std::from_chars(value.text.data(), value.text.data() + value.text.size(), parsed);
    return error == std::errc() && value.isNumber() ? std::optional(parsed) : std::nullopt;
}

bool isFinite(const json::value &value)
{
    if (value.is_double())
        return std::isfinite(value.get_double());
    if (value.is_array())
        return std::ranges::all_of(value.get_array(), isFinite);
    return !value.is_object() || std::ranges::all_of(value.get_object(), [](const auto &member) { return isFinite(member.value()); });
}

// Equal as JSON, however the text is written.
bool isSame(Slice value, const json::value &other)
{
    if (value.isString())
        return other.is_string() && value.string() == std::string_view(other.get_string());
    if (value.isNumber())
        return other.is_number() && number(value) == other.to_number<double>();
    boost::system::error_code error;
    const json::value parsed = json::parse(value.text, error);
    return !error && parsed == other;
}

bool isAmong(Slice value, const std::vector<const json::value *> &list)
{
    return std::ranges::any_of(list, [&](const json::value *other) { return isSame(value, *other); });
}

// One layer at work on one draft.
class LayerWork {
public:
    LayerWork(const RuleLayer &layer, const DropPolicy &policy, Draft &draft) : m_layer(layer), m_policy(policy), m_draft(draft) {}

    void run(std::vector<std::string> &unsupported)
    {
        for (Draft::Entry &entry : m_draft.entries())
            drop(entry, unsupported);
        for (const auto &[from, to] : m_layer.renames)
            m_draft.rename(from, to);
        // Values may be replaced while we look: by position.
        for (std::size_t i = 0; i < m_draft.entries().size(); ++i)
            changeValue(i, unsupported);
        for (const auto &[name, value] : m_layer.defaults) {
            if (!m_draft[name].isThere())
                m_draft.set(name, json::serialize(*value));
        }
    }

private:
    const ParamRule *ruleOf(const Draft::Entry &entry) const
    {
        if (entry.isRemoved || m_layer.params.empty() || m_policy.isAllowed(entry.name))
            return nullptr;
        const auto rule = m_layer.params.find(std::string(entry.name));
        return rule == m_layer.params.end() ? nullptr : &rule->second;
    }

    void refuse(Draft::Entry &entry, std::vector<std::string> &unsupported)
    {
        if (!isDefaultValue(entry.name, entry.value) && !m_policy.dropParams)
            unsupported.emplace_back(entry.name);
        entry.isRemoved = true;
    }

    void drop(Draft::Entry &entry, std::vector<std::string> &unsupported)
    {
        const ParamRule *rule = ruleOf(entry);
        if (!rule)
            return;
        if (rule->isDropped)
            refuse(entry, unsupported);
        else if (isAmong(entry.value, rule->dropValues))
            entry.isRemoved = true;
    }

    void changeValue(std::size_t place, std::vector<std::string> &unsupported)
    {
        const ParamRule *rule = ruleOf(m_draft.entries()[place]);
        if (!rule)
            return;
        mapValue(place, *rule);
        Draft::Entry &entry = m_draft.entries()[place];
        if (entry.isRemoved)
            return;
        const Slice decisive = rule->onlyPath.empty() ? entry.value : valueAt(entry.value, rule->onlyPath);
        if (!rule->onlyValues.empty() && decisive.isThere() && !isAmong(decisive, rule->onlyValues))
            refuse(entry, unsupported);
        else if (rule->clamp)
            clamp(place, *rule, unsupported);
    }

    void mapValue(std::size_t place, const ParamRule &rule)
    {
        Draft::Entry &entry = m_draft.entries()[place];
        const std::string ours = entry.value.isString() ? entry.value.string() : std::string(entry.value.text);
        const json::value *theirs = rule.values ? rule.values->if_contains(ours) : nullptr;
        if (theirs && theirs->is_null())
            entry.isRemoved = true;
        else if (theirs)
            m_draft.set(std::string(entry.name), json::serialize(*theirs));
    }

    // A temperature is brought into range; several answers where one is the most would be another request.
    void clamp(std::size_t place, const ParamRule &rule, std::vector<std::string> &unsupported)
    {
        Draft::Entry &entry = m_draft.entries()[place];
        const auto value = number(entry.value);
        const double low = value ? rule.clamp->first->to_number<double>() : 0, high = value ? rule.clamp->second->to_number<double>() : 0;
        if (!value || (*value >= low && *value <= high))
            return;
        if (entry.name == "n") {
            refuse(entry, unsupported);
            return;
        }
        m_draft.set(std::string(entry.name), json::serialize(*(*value < low ? rule.clamp->first : rule.clamp->second)));
    }

    const RuleLayer &m_layer;
    const DropPolicy &m_policy;
    Draft &m_draft;
};

// The path of a nested member: names, and [*] for every element.
std::vector<std::string> stepsOf(std::string_view path)
{
    std::vector<std::string> steps;
    for (std::string_view part : split(path, '.')) {
        while (part.ends_with("[*]") || part.ends_with("[]"))
            part = part.substr(0, part.rfind('['));
        steps.emplace_back(part);
    }
    return steps;
}

bool removeAt(json::value &value, const std::vector<std::string> &steps, std::size_t at)
{
    if (value.is_array()) {
        bool found = false;
        for (json::value &element : value.get_array())
            found = removeAt(element, steps, at) || found;
        return found;
    }
    if (!value.is_object())
        return false;
    json::object &object = value.get_object();
    if (at + 1 == steps.size()) {
        const auto found = object.find(steps[at]);
        if (found == object.end())
            return false;
        object.stable_erase(found);
        return true;
    }
    json::value *inner = object.if_contains(steps[at]);
    return inner && removeAt(*inner, steps, at + 1);
}

} // namespace

Result<json::value> parseFinite(std::string_view text)
{
    auto parsed = parseJson(text);
    if (parsed && !isFinite(*parsed))
        return badRequest("Invalid JSON payload: a number is too large", "request_body");
    return parsed;
}

bool DropPolicy::isAllowed(std::string_view name) const { return std::ranges::find(allowed, name) != allowed.end(); }

bool isDefaultValue(std::string_view name, Slice value)
{
    static constexpr std::pair<std::string_view, std::string_view> defaults[] = {
        {"n", "1"}, {"parallel_tool_calls", "true"}, {"logprobs", "false"}, {"top_logprobs", "0"}, {"presence_penalty", "0"},
        {"frequency_penalty", "0"}, {"presence_penalty", "0.0"}, {"frequency_penalty", "0.0"}, {"logit_bias", "{}"}, {"store", "false"},
        {"temperature", "1"}, {"temperature", "1.0"}, {"top_p", "1"}, {"top_p", "1.0"}, {"service_tier", "\"auto\""},
        {"service_tier", "\"default\""}, {"tool_choice", "\"auto\""}, {"modalities", "[\"text\"]"}, {"tools", "[]"}, {"stop", "[]"}};
    // Hints: an answer without them is the same answer.
    static constexpr std::string_view hints[] = {"user", "stream_options", "metadata", "prompt_cache_key", "prompt_cache_retention", "safety_identifier"};
    if (!value.isThere() || std::ranges::find(hints, name) != std::end(hints))
        return true;
    if (name == "response_format")
        return Fields(value)["type"].is("text");
    return std::ranges::find(defaults, std::pair(name, value.text)) != std::end(defaults);
}

DropPolicy dropPolicy(const WriteOptions &options, const Draft &draft)
{
    DropPolicy policy;
    policy.dropParams = options.dropParams || draft["drop_params"].isTrue();
    if (options.allowed)
        policy.allowed.assign(options.allowed->begin(), options.allowed->end());
    for (const Slice name : elements(draft["allowed_openai_params"])) {
        if (name.isString())
            policy.allowed.push_back(name.text.substr(1, name.text.size() - 2));
    }
    return policy;
}

std::optional<Refusal> applyRules(Draft &draft, const ProviderRules &rules, const DropPolicy &policy, const WriteOptions &options)
{
    std::vector<std::string> unsupported;
    for (const RuleLayer &layer : rules.layers)
        LayerWork(layer, policy, draft).run(unsupported);
    if (unsupported.empty())
        return std::nullopt;
    return unsupportedParams(options.provider ? options.provider->slug : "the provider", options.model, unsupported);
}

void dropNamed(Draft &draft, const std::vector<std::string> &names)
{
    for (const std::string &name : names) {
        const std::vector<std::string> steps = stepsOf(name);
        if (steps.size() == 1) {
            draft.remove(name.substr(0, name.find('[')));
            continue;
        }
        const Slice value = draft[steps[0]];
        if (!value.isThere())
            continue;
        auto parsed = parseFinite(value.text);
        if (parsed && removeAt(*parsed, steps, 1))
            draft.set(steps[0], json::serialize(*parsed));
    }
}

void mergeExtraBody(Draft &draft, const json::value *extra)
{
    if (!extra || !extra->is_object())
        return;
    for (const auto &member : extra->get_object())
        draft.set(member.key(), json::serialize(member.value()));
}

} // namespace portreeve
