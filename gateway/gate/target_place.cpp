// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/target_parts.h"

#include <algorithm>
#include <regex>

#include <boost/json.hpp>

#include "gateway/base/address.h"
#include "gateway/base/text.h"
#include "gateway/model/field_json.h"
#include "gateway/net/transport.h"

namespace portreeve {

namespace {

std::string textAt(const json::object &object, std::string_view name)
{
    const json::value *value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

const json::array *rulesAt(const Provider &provider, std::string_view name)
{
    const json::value *rules = provider.row.get_object().if_contains(name);
    return rules && rules->is_array() ? &rules->get_array() : nullptr;
}

// Patterns are the table's own, and names are short: only few rows have any.
bool matches(const std::string &text, const std::string &pattern, std::smatch *found)
{
    constexpr std::size_t longest = 1'000;
    return text.size() <= longest && std::regex_search(text, *found, std::regex(pattern));
}

// "\1" of a replacement by what the group took.
std::string replaced(std::string_view text, const std::smatch &found)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isGroup = text[i] == '\\' && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
        if (isGroup)
            out += found[std::size_t(text[++i] - '0')].str();
        else
            out += text[i];
    }
    return out;
}

// "/api/v1/{1}s_openai/{2}/chat" with the groups of the model's name: a row of this deployment's own.
void fillEndpoints(Target &target, const std::smatch &found)
{
    auto filled = std::make_shared<Provider>(*target.provider);
    bool changed = false;
    for (auto &[name, path] : filled->endpoints) {
        for (std::size_t group = 1; group < found.size(); ++group) {
            const std::string hole = "{" + std::to_string(group) + "}";
            if (const auto at = path.find(hole); at != std::string::npos) {
                path.replace(at, hole.size(), found[group].str());
                changed = true;
            }
        }
    }
    if (!changed)
        return;
    target.filled = std::move(filled);
    target.provider = target.filled.get();
}

void mapModel(Target &target)
{
    const json::array *rules = rulesAt(*target.provider, "model_map");
    if (!rules)
        return;
    for (const json::value &rule : *rules) {
        std::smatch found;
        const std::string asked = target.upstreamModel;
        if (!matches(asked, textAt(rule.as_object(), "match"), &found))
            continue;
        target.upstreamModel = replaced(textAt(rule.as_object(), "replace"), found);
        return fillEndpoints(target, found);
    }
}

// The row's own address: by the model where it has several, with {names} filled.
std::string usualBase(const Target &target, const TargetSources &sources, std::vector<std::string> *missing)
{
    const Provider &provider = *target.provider;
    std::string base = provider.baseUrl;
    if (const json::array *rules = rulesAt(provider, "url_rules")) {
        for (const json::value &rule : *rules) {
            std::smatch found;
            if (!matches(target.upstreamModel, textAt(rule.as_object(), "model"), &found))
                continue;
            base = textAt(provider.row.get_object().at("base_urls").as_object(), textAt(rule.as_object(), "base"));
            break;
        }
    }
    if (const auto at = base.find("{model}"); at != std::string::npos)
        base.replace(at, 7, target.upstreamModel);
    return sources.filled(provider, base, missing);
}

// A base as someone set it, with what its provider's rules append.
std::string ruledBase(const Provider &provider, std::string base)
{
    const json::array *rules = rulesAt(provider, "base_rules");
    if (!rules)
        return base;
    for (const json::value &rule : *rules) {
        std::smatch found;
        if (!matches(base, textAt(rule.as_object(), "match"), &found))
            continue;
        while (base.ends_with('/'))
            base.pop_back();
        return base + textAt(rule.as_object(), "append");
    }
    return base;
}

std::string missingBase(const Provider &provider, const std::vector<std::string> &missing)
{
    std::string text = "the address of provider `" + provider.slug + "` is not known; set api_base";
    if (!provider.baseVariables.empty())
        text += " or " + provider.baseVariables.front();
    return missing.empty() ? text : text + " (or " + missing.front() + ", which its usual address needs)";
}

// "?api-version=..." of an address that was copied whole.
void takeQuery(std::string &base, std::string *apiVersion)
{
    const auto query = base.find('?');
    if (query == std::string::npos)
        return;
    constexpr std::string_view version = "api-version=";
    const auto at = base.find(version, query);
    if (at == std::string::npos)
        return;
    const auto begin = at + version.size();
    *apiVersion = base.substr(begin, base.find('&', begin) - begin);
    base.erase(query);
}

void trimBase(std::string &base, const Provider &provider)
{
    const auto drop = [&base] {
        while (base.ends_with('/'))
            base.pop_back();
    };
    drop();
    for (const char *operation : {"chat", "messages"}) {
        const auto path = provider.endpoints.find(operation);
        if (path == provider.endpoints.end() || path->second.empty() || !base.ends_with(path->second))
            continue;
        base.erase(base.size() - path->second.size());
        drop();
    }
}

std::string wrongBase(const Target &target)
{
    const std::string shown = "api_base `" + shortened(shownAddress(target.apiBase), 120) + "` ";
    const auto place = target.apiBase.find("://");
    if (place != std::string::npos && target.apiBase.find('@', place) < target.apiBase.find('/', place + 3))
        return shown + "must hold no user name or password: a key belongs into api_key, other credentials into extra_headers";
    if (!parseUrl(target.apiBase))
        return shown + "is no http or https address";
    if (target.apiBase.find_first_of("?#") != std::string::npos)
        return shown + "must hold no query: a key belongs into api_key";
    return {};
}

std::string versionOf(const Target &target, const TargetSources &sources, const std::string &inBase)
{
    if (auto own = sources.field(sources.record().apiVersion, "api_version"))
        return *own;
    if (!inBase.empty())
        return inBase;
    if (auto usual = sources.firstVariable(target.provider->versionVariables))
        return *usual;
    return textAt(target.provider->row.get_object(), "default_api_version");
}

} // namespace

std::optional<std::string> variableBase(const Provider &provider, const TargetSources &sources)
{
    for (const std::string &name : provider.baseVariables) {
        if (provider.baseUrl.find("{" + name + "}") != std::string::npos)
            continue;
        auto base = sources.variable(name);
        if (!base)
            continue;
        // OLLAMA_HOST=127.0.0.1:11434
        return base->find("://") == std::string::npos ? (provider.row.get_object().contains("local") ? "http://" : "https://") + *base : *base;
    }
    return std::nullopt;
}

std::string baseOf(const Target &target, const TargetSources &sources, std::vector<std::string> *missing)
{
    const Provider &provider = *target.provider;
    auto base = sources.field(sources.record().apiBase, "api_base");
    if (!base)
        base = variableBase(provider, sources);
    if (base)
        return ruledBase(provider, std::string(trimmed(*base)));
    const bool isRequired = provider.row.get_object().contains("base_url_required") && provider.baseUrl.find('{') == std::string::npos;
    return isRequired ? std::string() : usualBase(target, sources, missing);
}

std::string placeTarget(Target &target, const TargetSources &sources)
{
    mapModel(target);
    const Provider &provider = *target.provider;
    std::vector<std::string> missing;
    target.apiBase = baseOf(target, sources, &missing);
    if (!missing.empty() || target.apiBase.empty())
        return missingBase(provider, missing);
    std::string versionInBase;
    takeQuery(target.apiBase, &versionInBase);
    trimBase(target.apiBase, provider);
    target.apiVersion = versionOf(target, sources, versionInBase);
    return wrongBase(target);
}

} // namespace portreeve
