// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/provider.h"

#include <utility>

#include <boost/json.hpp>

#include "gateway/base/text.h"
#include "gateway/model/prices.h"

namespace portreeve {

namespace json = boost::json;

namespace {

// Names that say whose they are, for configurations that leave the provider out. In this order.
constexpr std::pair<std::string_view, std::string_view> families[] = {
    {"gpt-*", "openai"},    {"chatgpt-*", "openai"}, {"o1*", "openai"},         {"o3*", "openai"},
    {"o4*", "openai"},      {"ft:gpt-*", "openai"},  {"text-embedding-*", "openai"}, {"claude-*", "anthropic"},
    {"gemini-*", "gemini"}, {"command-*", "cohere"}, {"embed-*", "cohere"},     {"deepseek-*", "deepseek"},
    {"mistral-*", "mistral"},
};

ModelName known(const Provider *provider, std::string_view model) { return {provider, std::string(model), {}}; }

// A first segment that is a provider; some aliases have two.
ModelName byPrefix(std::string_view model)
{
    const ProviderTable &table = ProviderTable::builtIn();
    const auto first = model.find('/');
    if (first == std::string_view::npos)
        return {};
    const auto second = model.find('/', first + 1);
    if (second != std::string_view::npos) {
        if (const Provider *provider = table.find(model.substr(0, second)))
            return known(provider, model.substr(second + 1));
    }
    const Provider *provider = table.find(model.substr(0, first));
    return provider ? known(provider, model.substr(first + 1)) : ModelName();
}

std::string_view hostOf(std::string_view address)
{
    const auto scheme = address.find("://");
    if (scheme == std::string_view::npos)
        return {};
    address.remove_prefix(scheme + 3);
    return address.substr(0, address.find_first_of("/:?#"));
}

// Providers that an address alone gives away. Not all of them: parsing every row for this would cost more than it is worth.
const Provider *byHost(std::string_view address)
{
    static constexpr std::string_view slugs[] = {"openai", "anthropic", "groq", "mistral", "deepseek", "openrouter", "together_ai",
                                                 "fireworks_ai", "perplexity", "deepinfra", "nvidia_nim", "cerebras", "xai",
                                                 "gemini", "cohere", "sambanova", "novita", "ai21", "github"};
    const std::string_view host = hostOf(address);
    if (host.empty())
        return nullptr;
    for (const std::string_view slug : slugs) {
        const Provider *provider = ProviderTable::builtIn().find(slug);
        if (provider && hostOf(provider->baseUrl) == host)
            return provider;
    }
    return nullptr;
}

const Provider *byName(std::string_view model)
{
    for (const auto &[pattern, slug] : families) {
        if (matchesWildcard(pattern, model))
            return ProviderTable::builtIn().find(slug);
    }
    for (const std::string_view slug : {"openai", "anthropic"}) {
        if (PriceBook::builtIn().find(slug, model))
            return ProviderTable::builtIn().find(slug);
    }
    return nullptr;
}

std::string notKnown(std::string_view model)
{
    const auto slash = model.find('/');
    const std::string quoted = "`" + shortened(slash == std::string_view::npos ? model : model.substr(0, slash), 60) + "`";
    if (slash == std::string_view::npos)
        return "which provider serves " + quoted + " cannot be told; write provider/model, for instance openai/" + shortened(model, 60);
    const std::string slug(model.substr(0, slash));
    const json::value &others = ProviderTable::builtIn().head("not_providers");
    if (const json::value *why = others.is_object() ? others.get_object().if_contains(slug) : nullptr)
        return quoted + " is not served: " + std::string(why->as_string());
    std::string text = "there is no provider " + quoted;
    if (const auto near = nearest(slug, ProviderTable::builtIn().slugs()))
        return text + "; did you mean `" + *near + "`?";
    return text + "; for a server that speaks OpenAI's API write openai/MODEL and set api_base";
}

} // namespace

ModelName readModelName(std::string_view model, std::string_view customProvider, std::string_view apiBase)
{
    if (!customProvider.empty()) {
        const Provider *provider = ProviderTable::builtIn().find(customProvider);
        if (!provider)
            return {nullptr, std::string(model), notKnown(std::string(customProvider) + "/")};
        const ModelName prefixed = byPrefix(model);
        return prefixed.provider == provider ? prefixed : known(provider, model);
    }
    if (ModelName prefixed = byPrefix(model); prefixed.provider)
        return prefixed;
    if (const Provider *provider = byHost(apiBase))
        return known(provider, model);
    if (const Provider *provider = byName(model))
        return known(provider, model);
    return {nullptr, std::string(model), notKnown(model)};
}

} // namespace portreeve
