// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/provider.h"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <unordered_map>

#include <boost/json.hpp>

// The file itself, read in place: nothing is loaded, and only the rows that are asked for are parsed.
asm(R"(
    .pushsection .rodata
    .balign 16
    .global portreeve_providers_begin
    .hidden portreeve_providers_begin
portreeve_providers_begin:
    .incbin ")" PORTREEVE_PROVIDERS R"("
    .global portreeve_providers_end
    .hidden portreeve_providers_end
portreeve_providers_end:
    .byte 0
    .popsection
)");

extern "C" {
extern const char portreeve_providers_begin[];
extern const char portreeve_providers_end[];
}

namespace portreeve {

namespace json = boost::json;

namespace {

std::string_view fileText() { return {portreeve_providers_begin, std::size_t(portreeve_providers_end - portreeve_providers_begin)}; }

std::string textAt(const json::object &object, std::string_view name)
{
    const json::value *value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::vector<std::string> textsAt(const json::object &object, std::string_view name)
{
    std::vector<std::string> texts;
    if (const json::value *value = object.if_contains(name); value && value->is_array()) {
        for (const json::value &text : value->get_array())
            texts.emplace_back(text.as_string());
    }
    return texts;
}

// "/chat/completions", or {path or url, ...}.
std::string endpointPath(const json::value &endpoint)
{
    if (endpoint.is_string())
        return std::string(endpoint.get_string());
    const std::string path = textAt(endpoint.as_object(), "path");
    return path.empty() ? textAt(endpoint.as_object(), "url") : path;
}

// The text between the quotes that open at `at`; names in this file hold no escapes.
std::string_view quotedAt(std::string_view text, std::size_t at)
{
    const std::size_t begin = at + 1;
    return text.substr(begin, text.find('"', begin) - begin);
}

std::string_view slugOf(std::string_view row) { return quotedAt(row, row.find(':') + 2); }

std::string_view trailing(std::string_view text)
{
    while (!text.empty() && (text.back() == ',' || text.back() == '\n' || text.back() == ' '))
        text.remove_suffix(1);
    return text;
}

} // namespace

Provider makeProvider(json::value row)
{
    const json::object &object = row.as_object();
    Provider provider;
    provider.slug = textAt(object, "slug");
    provider.name = textAt(object, "name");
    provider.dialect = textAt(object, "dialect");
    provider.kind = textAt(object, "kind");
    provider.baseUrl = textAt(object, "base_url");
    const json::object &auth = object.at("auth").as_object();
    provider.authKind = textAt(auth, "kind");
    provider.authName = textAt(auth, "name");
    provider.authPrefix = textAt(auth, "prefix");
    provider.authOptional = auth.contains("optional") && auth.at("optional").as_bool();
    const json::object &variables = object.at("env").as_object();
    provider.keyVariables = textsAt(variables, "key");
    provider.baseVariables = textsAt(variables, "base");
    provider.versionVariables = textsAt(variables, "version");
    if (const json::value *headers = object.if_contains("headers")) {
        for (const auto &header : headers->as_object())
            provider.headers.emplace_back(header.key(), header.value().as_string());
    }
    for (const auto &endpoint : object.at("endpoints").as_object())
        provider.endpoints.emplace(endpoint.key(), endpointPath(endpoint.value()));
    if (const json::value *usage = object.if_contains("usage"); usage && usage->is_object()) {
        provider.cachedPath = textAt(usage->get_object(), "cached");
        provider.cacheWritePath = textAt(usage->get_object(), "cache_write");
        provider.costPath = textAt(usage->get_object(), "cost");
    }
    provider.row = std::move(row);
    return provider;
}

struct ProviderTable::Private {
    std::vector<std::pair<std::string_view, std::string_view>> rows;     // slug, row; sorted by slug
    std::vector<std::pair<std::string_view, std::string_view>> aliases;  // alias, slug
    std::unordered_map<std::string_view, std::string_view> heads;        // name, `"name": value`
    mutable std::mutex mutex;
    mutable std::unordered_map<std::string_view, std::unique_ptr<const Provider>> parsed, surfaces;
    mutable std::unordered_map<std::string_view, std::unique_ptr<const json::value>> parsedHeads;

    void indexHeads(std::string_view text);
    void indexRow(std::string_view line);
    std::string_view rowOf(std::string_view slug) const;
};

// Shared tables begin at the start of a line.
void ProviderTable::Private::indexHeads(std::string_view text)
{
    std::size_t at = text.find("\n\"");
    while (at != std::string_view::npos) {
        const std::size_t next = text.find("\n\"", at + 1);
        const std::string_view member = text.substr(at + 1, next == std::string_view::npos ? next : next - at - 1);
        heads.emplace(quotedAt(member, 0), trailing(member));
        at = next;
    }
}

void ProviderTable::Private::indexRow(std::string_view line)
{
    constexpr std::string_view begin = "{\"slug\": ";
    const std::size_t at = line.find(begin);
    if (at == std::string_view::npos)
        return;
    const std::string_view slug = quotedAt(line, at + begin.size());
    rows.emplace_back(slug, trailing(line.substr(at)));
    constexpr std::string_view names = "\"aliases\": [";
    const std::size_t list = line.find(names);
    if (list == std::string_view::npos)
        return;
    const std::size_t end = line.find(']', list);
    for (std::size_t quote = line.find('"', list + names.size()); quote < end;) {
        const std::string_view alias = quotedAt(line, quote);
        aliases.emplace_back(alias, slug);
        quote = line.find('"', quote + alias.size() + 2);
    }
}

std::string_view ProviderTable::Private::rowOf(std::string_view slug) const
{
    const auto row = std::ranges::lower_bound(rows, slug, {}, &std::pair<std::string_view, std::string_view>::first);
    return row != rows.end() && row->first == slug ? row->second : std::string_view();
}

ProviderTable::ProviderTable() : d(std::make_unique<Private>())
{
    std::string_view text = fileText();
    constexpr std::string_view list = "\n\"providers\": [\n";
    const std::size_t begin = text.find(list);
    d->indexHeads(text.substr(0, begin));
    text.remove_prefix(begin + list.size());
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        d->indexRow(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    std::ranges::sort(d->rows);
}

ProviderTable::~ProviderTable() = default;

const ProviderTable &ProviderTable::builtIn()
{
    static const ProviderTable table;
    return table;
}

const Provider *ProviderTable::find(std::string_view slugOrAlias) const
{
    std::string_view row = d->rowOf(slugOrAlias);
    if (row.empty()) {
        const auto alias = std::ranges::find(d->aliases, slugOrAlias, &std::pair<std::string_view, std::string_view>::first);
        if (alias == d->aliases.end())
            return nullptr;
        row = d->rowOf(alias->second);
    }
    const std::string_view slug = slugOf(row);
    const std::scoped_lock lock(d->mutex);
    auto &provider = d->parsed[slug];
    if (!provider)
        provider = std::make_unique<const Provider>(makeProvider(json::parse(row)));
    return provider.get();
}

std::vector<std::string> ProviderTable::slugs() const
{
    std::vector<std::string> slugs;
    for (const auto &row : d->rows)
        slugs.emplace_back(row.first);
    return slugs;
}

const json::value &ProviderTable::head(std::string_view name) const
{
    static const json::value none;
    const auto text = d->heads.find(name);
    if (text == d->heads.end())
        return none;
    const std::scoped_lock lock(d->mutex);
    auto &parsed = d->parsedHeads[text->first];
    if (!parsed) {
        json::value object = json::parse("{" + std::string(text->second) + "}");
        parsed = std::make_unique<const json::value>(std::move(object.as_object().at(name)));
    }
    return *parsed;
}

const Provider *ProviderTable::openaiSurface(const Provider &provider) const
{
    constexpr std::string_view chat = "/chat/completions";
    const auto path = provider.endpoints.find("openai_compat");
    if (path == provider.endpoints.end() || !path->second.starts_with('/') || !path->second.ends_with(chat))
        return nullptr;
    if (provider.authKind != "bearer" && provider.authKind != "header")
        return nullptr;
    const std::scoped_lock lock(d->mutex);
    auto &known = d->surfaces[slugOf(d->rowOf(provider.slug))];
    if (known)
        return known.get();
    json::value row = provider.row;
    json::object &object = row.as_object();
    // What the row says of bodies is of the vendor's own dialect.
    for (const char *name : {"params", "messages", "tools", "response_format", "reasoning", "stream", "usage", "required", "code_endpoints"})
        object.erase(name);
    const std::string prefix = path->second.substr(0, path->second.size() - chat.size());
    object["dialect"] = "openai";
    object["base_url"] = std::string(object["base_url"].as_string()) + prefix;
    object["base_rules"] = json::array{json::object{{"match", "^(?!.*" + prefix + "$).*$"}, {"append", prefix}}};
    object["auth"] = json::object{{"kind", "bearer"}, {"optional", provider.authOptional}};
    object["endpoints"] = json::object{{"chat", chat}, {"embeddings", "/embeddings"}, {"models", "/models"}};
    object["errors"] = "openai_or_message";
    known = std::make_unique<const Provider>(makeProvider(std::move(row)));
    return known.get();
}

} // namespace portreeve
