// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/target_parts.h"

#include <algorithm>

#include <boost/json.hpp>

#include "gateway/base/text.h"
#include "gateway/model/field_json.h"

namespace portreeve {

namespace {

std::optional<std::string> textOf(const json::value &object, std::string_view name)
{
    const json::value *value = object.is_object() ? object.get_object().if_contains(name) : nullptr;
    if (!value || value->is_null() || value->is_structured())
        return std::nullopt;
    std::string text = value->is_string() ? std::string(value->get_string()) : jsonText(*value);
    return text.empty() ? std::nullopt : std::optional<std::string>(std::move(text));
}

// "us-east-1" or "us-east-1 unless set": a region that a row names. Other `vars` are descriptions.
std::optional<std::string> regionIn(std::string_view text)
{
    const std::string_view word = text.substr(0, text.find(' '));
    const bool isRegion = std::ranges::count(word, '-') == 2 && !word.empty() && word.back() >= '0' && word.back() <= '9';
    return isRegion ? std::optional<std::string>(word) : std::nullopt;
}

const json::object *objectAt(const Provider &provider, std::string_view name)
{
    const json::value *value = provider.row.is_object() ? provider.row.get_object().if_contains(name) : nullptr;
    return value && value->is_object() ? &value->get_object() : nullptr;
}

std::vector<std::string> regionVariables(const Provider &provider)
{
    std::vector<std::string> names;
    const json::object *variables = objectAt(provider, "env");
    const json::value *regions = variables ? variables->if_contains("region") : nullptr;
    if (regions && regions->is_array()) {
        for (const json::value &name : regions->get_array())
            names.emplace_back(name.as_string());
    }
    return names;
}

} // namespace

TargetSources TargetSources::withoutDeployment() const
{
    static const Deployment nobody;
    return TargetSources(nobody, m_credential, m_environment);
}

TargetSources TargetSources::withoutCredential() const { return TargetSources(m_record, nullptr, m_environment); }
TargetSources TargetSources::ofEnvironment() const { return withoutDeployment().withoutCredential(); }

TargetSources TargetSources::withoutEnvironment() const
{
    static const Environment empty;
    return TargetSources(m_record, m_credential, empty);
}

std::optional<std::string> TargetSources::member(std::string_view name) const
{
    if (auto own = textOf(m_record.rest, name))
        return own;
    return m_credential ? textOf(m_credential->values, name) : std::nullopt;
}

std::optional<std::string> TargetSources::field(const OptionalText &own, std::string_view name) const
{
    if (own && !own->empty())
        return own;
    return m_credential ? textOf(m_credential->values, name) : std::nullopt;
}

std::optional<std::string> TargetSources::variable(const std::string &name) const
{
    auto value = m_environment ? m_environment(name) : std::nullopt;
    return value && !value->empty() ? value : std::nullopt;
}

std::optional<std::string> TargetSources::firstVariable(const std::vector<std::string> &names) const
{
    for (const std::string &name : names) {
        if (auto value = variable(name))
            return value;
    }
    return std::nullopt;
}

std::optional<std::string> TargetSources::region(const Provider &provider) const
{
    for (const char *name : {"aws_region_name", "watsonx_region_name", "region"}) {
        if (auto own = member(name))
            return own;
    }
    if (auto own = field(m_record.regionName, "region_name"))
        return own;
    if (auto usual = firstVariable(regionVariables(provider)))
        return usual;
    const json::object *vars = objectAt(provider, "vars");
    const json::value *known = vars ? vars->if_contains("region") : nullptr;
    return known && known->is_string() ? regionIn(std::string(known->get_string())) : std::nullopt;
}

std::optional<std::string> TargetSources::named(const Provider &provider, const std::string &name) const
{
    if (name == "region")
        return region(provider);
    if (auto own = member(name))
        return own;
    if (auto own = member(lower(name)))
        return own;
    return variable(name);
}

std::string TargetSources::filled(const Provider &provider, std::string_view text, std::vector<std::string> *missing) const
{
    std::string out;
    while (!text.empty()) {
        const auto begin = text.find('{');
        const auto end = text.find('}', begin == std::string_view::npos ? 0 : begin);
        out += text.substr(0, begin);
        if (begin == std::string_view::npos || end == std::string_view::npos)
            break;
        const std::string name(text.substr(begin + 1, end - begin - 1));
        auto value = named(provider, name);
        // "https://{HOST}/..." and a variable that holds "https://host/"
        if (value && out.ends_with("://")) {
            if (const auto scheme = value->find("://"); scheme != std::string::npos)
                value->erase(0, scheme + 3);
            while (value->ends_with('/'))
                value->pop_back();
        }
        if (value)
            out += *value;
        else if (missing)
            missing->push_back(name);
        text.remove_prefix(end + 1);
    }
    return out;
}

void setHeader(Headers &headers, std::string_view name, std::string value)
{
    for (auto &header : headers) {
        if (equalsIgnoringCase(header.first, name)) {
            header.second = std::move(value);
            return;
        }
    }
    headers.emplace_back(name, std::move(value));
}

} // namespace portreeve
