// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/key_places.h"

#include <algorithm>

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/model_body.h"
#include "gateway/base/text.h"
#include "gateway/gate/target_parts.h"
#include "gateway/net/transport.h"

namespace portreeve {

namespace {

constexpr std::string_view prefix = "os.environ/";
const json::object nothing;

const json::object &objectOf(const json::value &value) { return value.is_object() ? value.get_object() : nothing; }

// The variables that are looked up where the member is left out.
const std::vector<std::string> *usualVariables(const Provider &provider, std::string_view member)
{
    return member == "api_key" ? &provider.keyVariables : member == "api_base" ? &provider.baseVariables : member == "api_version" ? &provider.versionVariables : nullptr;
}

Refusal notLookedUp(const std::string &place, const std::string &variable)
{
    return badRequest(place + ": os.environ/" + shortened(variable, 60) + " is looked up in config.yaml only, not for callers of the API. Send the value itself (secrets are "
                      "kept sealed), or put the entry into config.yaml", place);
}

std::optional<Refusal> leaveToVariable(Deployment &record, const Provider &provider, const std::string &member, const std::string &variable)
{
    const std::string place = "litellm_params." + member;
    const auto *usual = usualVariables(provider, member);
    if (!usual || std::find(usual->begin(), usual->end(), variable) == usual->end())
        return notLookedUp(place, variable);
    const Environment none;
    if (member == "api_key" && record.apiBase && !isProvidersOwn(provider, *record.apiBase, TargetSources(record, nullptr, none)))
        return badRequest(place + ": " + variable + " of this machine goes only to the own address of " + provider.name + ", not to api_base. Send the key itself; it is kept sealed", place);
    setField(record, *findField<Deployment>(member), nullptr);
    return std::nullopt;
}

std::string originOf(std::string_view address)
{
    const auto url = parseUrl(trimmed(address));
    return url ? lower(url->origin.text()) : std::string(address);
}

// Where a credential by itself is sent: to its api_base, or as any provider whose model names it.
std::vector<std::string> placesOf(const Credential &credential)
{
    const Deployment nobody;
    const Environment none;
    const TargetSources sources(nobody, &credential, none);
    std::vector<std::string> places{originOf(sources.member("api_base").value_or(""))};
    const ProviderTable &table = ProviderTable::builtIn();
    for (const std::string &slug : table.slugs()) {
        const Provider &provider = *table.find(slug);
        for (const Provider *each : {&provider, table.openaiSurface(provider)}) {
            for (const std::string &address : each ? rowAddresses(*each, sources) : std::vector<std::string>())
                places.push_back(originOf(address));
        }
    }
    return places;
}

bool holdsText(const json::value &value)
{
    if (value.is_object())
        return std::any_of(value.get_object().begin(), value.get_object().end(), [](const auto &member) { return holdsText(member.value()); });
    return value.is_string() && !value.get_string().empty();
}

// A secret that stays as it is, though nobody gave it again.
bool isKept(const json::object &given, std::string_view name, const json::value &before, const json::value &after)
{
    if (!holdsText(before) || before != after)
        return false;
    const auto *value = given.if_contains(name);
    return !value || unmasked(*value, before) != *value;
}

Refusal moved(const std::string &place, const char *part)
{
    return badRequest(std::string(part) + " changes where " + place + " is sent, and a secret goes only to the server it was given for. Send " + place + " too: again, or the new one", place);
}

} // namespace

std::optional<std::string> variableNamed(const json::value &value)
{
    if (value.is_string()) {
        const std::string_view text = trimmed(value.get_string());
        return text.starts_with(prefix) ? std::optional(std::string(text.substr(prefix.size()))) : std::nullopt;
    }
    if (value.is_object()) {
        for (const auto &member : value.get_object()) {
            if (auto found = variableNamed(member.value()))
                return found;
        }
    }
    if (value.is_array()) {
        for (const auto &each : value.get_array()) {
            if (auto found = variableNamed(each))
                return found;
        }
    }
    return std::nullopt;
}

std::optional<Refusal> leaveToVariables(Deployment &record, NamedVariables named)
{
    std::ranges::stable_partition(named, [](const auto &each) { return each.first != "api_key"; });      // the address is known when the key is looked at
    for (const auto &[given, variable] : named) {
        const std::string member = given == "base_url" ? "api_base" : given;
        const bool isBase = member == "api_base";
        const ModelName name = readModelName(record.model, record.customProvider.value_or(""), isBase ? "" : record.apiBase.value_or(""));
        if (!name.provider)
            return notLookedUp("litellm_params." + given, variable);
        if (auto no = leaveToVariable(record, *name.provider, member, variable))
            return no;
    }
    return std::nullopt;
}

std::optional<Refusal> refuseVariables(const Credential &credential)
{
    for (const auto &[name, value] : objectOf(credential.values)) {
        if (const auto variable = variableNamed(value))
            return notLookedUp("credential_values." + std::string(name), *variable);
    }
    return std::nullopt;
}

std::optional<Refusal> refuseMoved(const Deployment &before, const Deployment &after, const json::object &given, const Addresses &addresses)
{
    if (originOf(addresses.from) == originOf(addresses.to))
        return std::nullopt;
    const char *part = before.apiBase == after.apiBase ? "this" : "api_base";
    if (isKept(given, "api_key", json::value(before.apiKey.reveal()), json::value(after.apiKey.reveal())))
        return moved("litellm_params.api_key", part);
    if (isKept(given, "extra_headers", before.extraHeaders, after.extraHeaders))
        return moved("litellm_params.extra_headers", part);
    for (const auto &[name, value] : objectOf(before.rest)) {
        const auto *now = objectOf(after.rest).if_contains(name);
        if (isSecretName(name) && now && isKept(given, name, value, *now))
            return moved("litellm_params." + std::string(name), part);
    }
    return std::nullopt;
}

std::optional<Refusal> refuseMoved(const Credential &before, const Credential &after, const json::object &given)
{
    const std::vector<std::string> from = placesOf(before), to = placesOf(after);
    if (from == to)
        return std::nullopt;
    for (const auto &[name, value] : objectOf(before.values)) {
        const auto *now = objectOf(after.values).if_contains(name);
        if (isSecretName(name) && now && isKept(given, name, value, *now))
            return moved("credential_values." + std::string(name), from.front() == to.front() ? "this" : "api_base");
    }
    return std::nullopt;
}

} // namespace portreeve
