// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/target_parts.h"

#include <algorithm>

#include <boost/json.hpp>

#include "gateway/base/text.h"
#include "gateway/model/field_json.h"

namespace portreeve {

namespace {

// How a key is shown to a provider: one `auth` object of a row.
struct AuthWay {
    std::string kind, name, prefix;
    const json::object *row = nullptr;
};

std::string textAt(const json::object &object, std::string_view name)
{
    const json::value *value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

AuthWay wayOf(const json::object &auth) { return {textAt(auth, "kind"), textAt(auth, "name"), textAt(auth, "prefix"), &auth}; }

bool isBuilt(std::string_view kind) { return kind == "none" || kind == "bearer" || kind == "header" || kind == "query" || kind == "basic"; }

std::string withoutBlanks(std::string text)
{
    // keys come from files and variables, where a line end comes along unseen
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
        text.pop_back();
    const auto begin = std::ranges::find_if(text, [](unsigned char c) { return !std::isspace(c); });
    return text.erase(0, std::size_t(begin - text.begin()));
}

std::string percentEncoded(std::string_view text)
{
    static constexpr std::string_view plain = "-._~";
    std::string out;
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)) || plain.find(c) != std::string_view::npos)
            out += c;
        else
            out += "%" + hex(std::string_view(&c, 1));
    }
    return out;
}

// What a provider takes beside its first way: {"kind": "bearer", "env": "ANTHROPIC_AUTH_TOKEN"}.
std::optional<AuthWay> otherWay(const Provider &provider, const TargetSources &sources, std::string *key)
{
    const json::value *ways = provider.row.get_object().if_contains("auth_alternatives");
    if (!ways || !ways->is_array())
        return std::nullopt;
    for (const json::value &each : ways->get_array()) {
        const AuthWay way = wayOf(each.as_object());
        const std::string variable = textAt(each.as_object(), "env");
        if (!isBuilt(way.kind) || variable.empty())
            continue;
        if (auto value = sources.variable(variable)) {
            *key = std::move(*value);
            return way;
        }
    }
    return std::nullopt;
}

std::string missingKey(const Provider &provider, const TargetSources &sources)
{
    if (provider.keyVariables.empty())
        return "provider `" + provider.slug + "` needs a key: set api_key";
    if (!sources.hasEnvironment())
        return "the deployment has no api_key, and " + join(provider.keyVariables, " or ") + " of the environment goes only to the provider's own address; set api_key";
    if (provider.keyVariables.size() == 1)
        return provider.keyVariables.front() + " is not set, and the deployment has no api_key";
    return "none of " + join(provider.keyVariables, ", ") + " is set, and the deployment has no api_key";
}

std::string unbuiltAuth(const Provider &provider, const std::string &kind)
{
    const json::value &kinds = ProviderTable::builtIn().head("auth_kinds");
    const json::value *row = kinds.is_object() ? kinds.get_object().if_contains(kind) : nullptr;
    const std::string is = row ? textAt(row->as_object(), "is") : kind;
    return "signing in to provider `" + provider.slug + "` by " + kind + " (" + is + ") is not built yet";
}

// {key} and variables: {"DATAFORSEO_LOGIN"}; what follows a ":" in Basic is the password.
std::string basicPart(const TargetSources &sources, const Provider &provider, std::string text, const std::string &key)
{
    if (const auto at = text.find("{key}"); at != std::string::npos)
        text.replace(at, 5, key);
    return sources.filled(provider, text, nullptr);
}

void addTemplates(Headers &headers, const json::object &templates, const std::string &key)
{
    for (const auto &header : templates) {
        std::string value(header.value().as_string());
        if (const auto at = value.find("{key}"); at != std::string::npos)
            value.replace(at, 5, key);
        setHeader(headers, header.key(), std::move(value));
    }
}

// "pat/..." says what sort of key it is: the prefix goes, its headers come.
void takePrefix(const AuthWay &way, std::string &key, Headers &headers)
{
    if (const json::value *extra = way.row->if_contains("extra_headers"))
        addTemplates(headers, extra->as_object(), key);
    const json::value *prefixes = way.row->if_contains("key_prefixes");
    if (!prefixes)
        return;
    for (const auto &prefix : prefixes->as_object()) {
        if (!std::string_view(key).starts_with(std::string_view(prefix.key())))
            continue;
        key.erase(0, prefix.key().size());
        return addTemplates(headers, prefix.value().as_object(), key);
    }
}

void show(Target &target, const TargetSources &sources, const AuthWay &way, std::string key)
{
    takePrefix(way, key, target.headers);
    if (way.kind == "bearer")
        setHeader(target.headers, "Authorization", "Bearer " + key);
    if (way.kind == "header")
        setHeader(target.headers, way.name, way.prefix + key);
    if (way.kind == "query")
        target.authQuery = "?" + way.name + "=" + percentEncoded(key);
    if (way.kind == "basic") {
        const std::string user = basicPart(sources, *target.provider, textAt(*way.row, "user"), key);
        const std::string password = basicPart(sources, *target.provider, textAt(*way.row, "password"), key);
        setHeader(target.headers, "Authorization", "Basic " + base64(user + ":" + password));
    }
    target.apiKey = Secret(std::move(key));
}

// Azure takes a token that someone else got; getting one is not built.
std::optional<std::string> readyToken(const Provider &provider, const TargetSources &sources)
{
    if (!provider.slug.starts_with("azure"))
        return std::nullopt;
    auto token = sources.member("azure_ad_token");
    return token ? token : sources.variable("AZURE_AD_TOKEN");
}

bool wantsEntra(const Provider &provider, const TargetSources &sources)
{
    return provider.slug.starts_with("azure") && (sources.member("tenant_id") || sources.member("client_id") || sources.member("azure_username"));
}

std::optional<std::string> configuredKey(const Deployment &record, const TargetSources &sources)
{
    if (!record.apiKey.isEmpty())
        return record.apiKey.reveal();
    return sources.field(std::nullopt, "api_key");
}

// Anthropic's OAuth tokens are no API keys.
bool isAnthropicToken(const Provider &provider, std::string_view key) { return provider.slug == "anthropic" && key.starts_with("sk-ant-oat"); }

void showToken(Target &target, std::string token)
{
    setHeader(target.headers, "Authorization", "Bearer " + token);
    target.apiKey = Secret(std::move(token));
}

std::string chooseKey(Target &target, const TargetSources &sources)
{
    const Provider &provider = *target.provider;
    const AuthWay way = wayOf(provider.row.get_object().at("auth").as_object());
    auto key = configuredKey(*target.record, sources);
    if (!key) {
        if (auto token = readyToken(provider, sources)) {
            showToken(target, std::move(*token));
            return {};
        }
    }
    if (!key && isBuilt(way.kind))
        key = sources.firstVariable(provider.keyVariables);
    if (key && isAnthropicToken(provider, *key)) {
        setHeader(target.headers, "anthropic-beta", "oauth-2025-04-20");
        showToken(target, withoutBlanks(*key));
        return {};
    }
    if (key && isBuilt(way.kind)) {
        show(target, sources, way, withoutBlanks(*key));
        return {};
    }
    std::string other;
    if (const auto alternative = otherWay(provider, sources, &other)) {
        show(target, sources, *alternative, withoutBlanks(other));
        return {};
    }
    if (!isBuilt(way.kind))
        return unbuiltAuth(provider, way.kind);
    if (wantsEntra(provider, sources))
        return "signing in with Entra ID (tenant_id, client_id) is not built yet; set api_key or azure_ad_token";
    // A server of one's own at an address one gave needs no key to be asked.
    const bool isOwnServer = target.record->apiBase && provider.slug == "openai";
    if (way.kind == "none" || way.kind == "basic" || provider.authOptional || isOwnServer)
        return {};
    return missingKey(provider, sources);
}

// Sent when their value is known.
void addOptionalHeaders(Target &target, const TargetSources &sources)
{
    const json::value *headers = target.provider->row.get_object().if_contains("optional_headers");
    if (!headers || !headers->is_object())
        return;
    for (const auto &header : headers->get_object()) {
        const std::string_view value = header.value().as_string();
        if (!value.starts_with('{') || !value.ends_with('}'))
            continue;
        std::vector<std::string> missing;
        std::string filled = sources.filled(*target.provider, value, &missing);
        if (missing.empty())
            setHeader(target.headers, header.key(), std::move(filled));
    }
}

std::string addRowHeaders(Target &target, const TargetSources &sources)
{
    for (const auto &[name, value] : target.provider->headers) {
        std::vector<std::string> missing;
        std::string filled = sources.filled(*target.provider, value, &missing);
        if (!missing.empty())
            return missing.front() + " is not set; provider `" + target.provider->slug + "` needs it in the header " + name;
        setHeader(target.headers, name, std::move(filled));
    }
    return {};
}

void addOwnHeaders(Target &target, const TargetSources &sources)
{
    const Deployment &record = *target.record;
    if (const auto organization = sources.field(record.organization, "organization"); organization && target.provider->dialect == "openai")
        setHeader(target.headers, "OpenAI-Organization", *organization);
    if (!record.extraHeaders.is_object())
        return;
    for (const auto &header : record.extraHeaders.get_object()) {
        if (!header.value().is_null() && !header.value().is_structured())
            setHeader(target.headers, header.key(), header.value().is_string() ? std::string(header.value().get_string()) : jsonText(header.value()));
    }
}

bool isToken(std::string_view name)
{
    static constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return !name.empty() && std::ranges::all_of(name, [](unsigned char c) { return std::isalnum(c) || others.find(char(c)) != std::string_view::npos; });
}

// Framing is the transport's. Values are never named: they may be secrets.
std::string wrongHeader(const Headers &headers)
{
    static constexpr std::string_view ours[] = {"host", "content-length", "transfer-encoding", "connection", "content-type", "accept-encoding", "te", "upgrade"};
    for (const auto &[name, value] : headers) {
        if (!isToken(name))
            return "`" + shortened(name, 60) + "` is no name of a header";
        if (std::ranges::find(ours, lower(name)) != std::end(ours))
            return "the header `" + name + "` is set by the gateway; leave it out of extra_headers";
        if (std::ranges::any_of(value, [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; }))
            return "the header `" + name + "` holds a control character or a line end";
    }
    return {};
}

std::string linesOf(const Headers &headers)
{
    std::string lines = "content-type: application/json\r\n";
    for (const auto &[name, value] : headers)
        lines.append(name).append(": ").append(value).append("\r\n");
    return lines;
}

} // namespace

std::string authoriseTarget(Target &target, const TargetSources &sources)
{
    // The host's own keys: to the provider, or where the one who wrote the file sends them; not where who only administers would like them.
    const bool lends = sources.isOfFile() || isProvidersOwn(*target.provider, target.apiBase, sources);
    // A credential's: to the address it was given for.
    const bool isWithheld = sources.hasCredential() && !target.record->fromFile && !isCredentialsOwn(target, sources);
    const TargetSources given = isWithheld ? sources.withoutCredential() : sources;
    const TargetSources lent = lends ? given : given.withoutEnvironment();
    addOptionalHeaders(target, lent);
    std::string fault = chooseKey(target, lent);
    if (isWithheld && target.apiKey.isEmpty())
        fault = "the secrets of credential `" + *target.record->credentialName + "` go only to its own address or the provider's, and this deployment is elsewhere; "
                "put api_base into the credential, or give the deployment an api_key";
    if (const std::string missing = addRowHeaders(target, given); fault.empty())
        fault = missing;
    addOwnHeaders(target, given);
    if (fault.empty())
        fault = wrongHeader(target.headers);
    if (fault.empty())
        target.headerLines = linesOf(target.headers);
    return fault;
}

} // namespace portreeve
