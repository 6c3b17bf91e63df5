// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include <boost/json.hpp>

#include "gateway/dialects/dialect.h"
#include "gateway/gate/authenticate.h"
#include "gateway/surfaces/surfaces.h"

namespace portreeve {

using boost::asio::awaitable;

namespace {

using Captures = std::map<std::string, std::string>;
constexpr std::int64_t litellmCreated = 1677610602;     // LiteLLM's, the same for all
constexpr const char *litellmCreatedText = "2023-02-28T18:56:42Z";

// The names a caller may ask for; those of a wildcard are what the price list knows of its provider.
std::vector<std::string> namesFor(const Snapshot &snapshot, const Key *key, bool withWildcards)
{
    std::set<std::string> names;
    const auto add = [&](const std::string &name) {
        if (!key || mayUseModel(snapshot, *key, name))
            names.insert(name);
    };
    for (const auto &[name, group] : snapshot.groups)
        add(name);
    for (const auto &[alias, target] : snapshot.settings.aliases) {
        const auto &hidden = snapshot.settings.hiddenAliases;
        if (std::find(hidden.begin(), hidden.end(), alias) == hidden.end())
            add(alias);
    }
    for (const auto &group : snapshot.wildcards) {
        if (withWildcards)
            add(group->name);
        for (const auto &target : group->targets) {
            if (!target->provider || !group->name.ends_with("/*"))
                continue;
            for (const auto &model : PriceBook::builtIn().models(target->provider->slug))
                add(group->name.substr(0, group->name.size() - 1) + model);
        }
    }
    return {names.begin(), names.end()};
}

const ModelCard *cardOf(const Snapshot &snapshot, const std::string &name, std::optional<ModelCard> &found)
{
    const auto group = snapshot.resolve(name);
    if (!group || group->targets.empty())
        return nullptr;
    found = group->targets.front()->card;
    return found ? &*found : nullptr;
}

json::object openAiModel(const Snapshot &snapshot, const std::string &name)
{
    json::object model{{"id", name}, {"object", "model"}, {"created", litellmCreated}, {"owned_by", "openai"}};
    std::optional<ModelCard> card;
    if (!cardOf(snapshot, name, card))
        return model;
    if (!card->mode.empty())
        model["mode"] = card->mode;
    if (card->maxInput)
        model["max_input_tokens"] = card->maxInput;
    if (card->maxOutput)
        model["max_output_tokens"] = card->maxOutput;
    return model;
}

json::object anthropicModel(const std::string &name)
{
    return {{"type", "model"}, {"id", name}, {"display_name", name}, {"created_at", litellmCreatedText}};
}

bool speaksAnthropic(const ServerRequest &request) { return !request.header("anthropic-version").empty(); }

awaitable<void> listModels(Surfaces &surfaces, ServerExchange &exchange, const Route &, const Captures &)
{
    const ServerRequest &request = exchange.request();
    const SnapshotPtr snapshot = surfaces.snapshot();
    const auto who = whoAsks(surfaces, request, *snapshot);
    if (!who)
        co_return co_await sendRefusal(exchange, who.refusal());
    const bool withWildcards = request.query.find("return_wildcard_routes=") != std::string_view::npos
        && request.query.find("return_wildcard_routes=false") == std::string_view::npos;
    const auto names = namesFor(*snapshot, who->key.get(), withWildcards);
    json::array data;
    for (const auto &name : names)
        data.push_back(speaksAnthropic(request) ? anthropicModel(name) : openAiModel(*snapshot, name));
    json::object list;
    if (speaksAnthropic(request)) {
        list = {{"data", data}, {"has_more", false}, {"first_id", nullptr}, {"last_id", nullptr}};
        if (!names.empty()) {
            list["first_id"] = names.front();
            list["last_id"] = names.back();
        }
    } else {
        list = {{"data", data}, {"object", "list"}};
    }
    const std::string body = json::serialize(list);
    co_await sendJson(exchange, 200, body);
}

awaitable<void> showModel(Surfaces &surfaces, ServerExchange &exchange, const Route &, const Captures &captures)
{
    const ServerRequest &request = exchange.request();
    const SnapshotPtr snapshot = surfaces.snapshot();
    const auto who = whoAsks(surfaces, request, *snapshot);
    if (!who)
        co_return co_await sendRefusal(exchange, who.refusal());
    const std::string &name = captures.at("model");
    if (snapshot->resolve(name) && (!who->key || mayUseModel(*snapshot, *who->key, name))) {
        const json::object model = speaksAnthropic(request) ? anthropicModel(name) : openAiModel(*snapshot, name);
        const std::string body = json::serialize(model);
        co_return co_await sendJson(exchange, 200, body);
    }
    const std::string text = "The model `" + name + "` does not exist or is not accessible";
    std::string body = "{\"detail\":" + quoted(text) + "}";
    if (!speaksAnthropic(request))
        co_return co_await sendJson(exchange, 404, body);
    Refusal refusal;
    refusal.status = 404;
    refusal.message = text;
    body = findDialect("anthropic")->errorBody(refusal, {});
    co_await sendJson(exchange, 404, body);
}

constexpr Route routes[] = {
    {"GET", "/v1/models", Permission::AnyKey, listModels, "The models a key may use"},
    {"GET", "/models", Permission::AnyKey, listModels, "The models a key may use"},
    {"GET", "/v1/models/{model...}", Permission::AnyKey, showModel, "One model"},
    {"GET", "/models/{model...}", Permission::AnyKey, showModel, "One model"},
};

} // namespace

std::span<const Route> modelListRoutes() { return routes; }

} // namespace portreeve
