// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/portreeve_try.h"
#include "gateway/base/log.h"
#include "gateway/base/text.h"
#include "gateway/upstream/demo.h"

namespace portreeve {

namespace {

using boost::asio::awaitable;

// "0.00000015" for "1.5e-07": people compare these, and nobody wants to count exponents.
json::value plainPrice(const std::vector<std::pair<std::string, std::string>> &prices, std::string_view name)
{
    for (const auto &[field, price] : prices) {
        if (field != name)
            continue;
        const auto picos = scaledDecimal(price, 12);
        if (!picos)
            return json::value(price);
        std::string digits = std::to_string(*picos % 1'000'000'000'000);
        digits.insert(0, 12 - digits.size(), '0');
        digits.erase(digits.find_last_not_of('0') + 1);
        return json::value(std::to_string(*picos / 1'000'000'000'000) + (digits.empty() ? "" : "." + digits));
    }
    return nullptr;
}

json::value numberOrNull(std::int64_t number) { return number ? json::value(number) : json::value(); }

json::object modelRow(const std::string &slug, const std::string &id, const std::set<std::string> &added)
{
    json::object row{{"id", id}, {"mode", nullptr}, {"known", false}, {"input_cost_per_token", nullptr}, {"output_cost_per_token", nullptr},
                     {"max_input_tokens", nullptr}, {"max_output_tokens", nullptr}, {"is_added", added.contains(id)}};
    const auto card = PriceBook::builtIn().find(slug, id);
    if (!card)
        return row;
    row["known"] = true;
    row["mode"] = card->mode.empty() ? json::value() : json::value(card->mode);
    row["max_input_tokens"] = numberOrNull(card->maxInput);
    row["max_output_tokens"] = numberOrNull(card->maxOutput);
    if (card->price) {
        const auto prices = card->price->fields();
        row["input_cost_per_token"] = plainPrice(prices, "input_cost_per_token");
        row["output_cost_per_token"] = plainPrice(prices, "output_cost_per_token");
    }
    return row;
}

// What deployments already ask of this provider.
std::set<std::string> addedModels(const Snapshot &snapshot, const std::string &slug)
{
    std::set<std::string> models;
    for (const auto &[id, target] : snapshot.targetsById) {
        if (target->provider->slug == slug)
            models.insert(target->upstreamModel);
    }
    return models;
}

struct Listing {
    std::vector<std::string> ids;
    std::string message, remedy;
};

AdminReply replyOf(const Snapshot &snapshot, const std::string &slug, Listing listing)
{
    const auto added = addedModels(snapshot, slug);
    std::sort(listing.ids.begin(), listing.ids.end());
    listing.ids.erase(std::unique(listing.ids.begin(), listing.ids.end()), listing.ids.end());
    json::array models;
    for (const auto &id : listing.ids)
        models.push_back(modelRow(slug, id, added));
    json::object out{{"models", std::move(models)}};
    if (!listing.message.empty())
        out["message"] = listing.message;
    if (!listing.remedy.empty())
        out["remedy"] = listing.remedy;
    return replyWith(out);
}

std::string listPath(const Target &target)
{
    const auto named = target.provider->endpoints.find("models");
    const std::string path = named == target.provider->endpoints.end() ? std::string("/models") : named->second;
    return path.find('{') == std::string::npos && path.starts_with('/') ? path : "/models";
}

Fetch listingOf(const Target &target)
{
    Fetch what;
    what.url = target.apiBase + listPath(target) + target.authQuery;
    if (target.provider->dialect == "anthropic")
        what.url += std::string(what.url.find('?') == std::string::npos ? "?" : "&") + "limit=1000";
    else if (!target.apiVersion.empty() && target.provider->slug.starts_with("azure"))
        what.url += std::string(what.url.find('?') == std::string::npos ? "?" : "&") + "api-version=" + target.apiVersion;
    what.headers = target.headers;
    what.timeout = std::chrono::seconds(20);
    return what;
}

// The words of an error answer, whatever its shape.
std::string wordsOf(std::string_view body)
{
    const auto answer = parseJson(body);
    const json::value *value = answer ? &*answer : nullptr;
    for (int depth = 0; value && depth < 3; ++depth) {
        if (value->is_string())
            return redacted(shortened(std::string_view(value->get_string()), 400));
        const json::value *next = nullptr;
        for (const char *name : {"error", "message", "detail", "errors"}) {
            if (!next && value->is_object())
                next = value->get_object().if_contains(name);
        }
        value = next;
    }
    return redacted(shortened(trimmed(body), 200));
}

Listing knownModels(const Target &target, const std::string &why)
{
    Listing listing;
    listing.ids = PriceBook::builtIn().models(target.provider->slug);
    listing.message = target.provider->name + " " + why + (listing.ids.empty() ? "." : "; these are the models that the price list knows of it.");
    listing.remedy = listing.ids.empty() ? "Type the model's name as the provider's documentation has it." : "";
    return listing;
}

Listing listingFrom(const Target &target, const Fetched &answer)
{
    Listing listing;
    if (answer.broken) {
        listing.message = answer.broken->text.empty() ? std::string("The call broke: ") + std::string(name(answer.broken->kind)) : answer.broken->text;
        listing.remedy = remedyFor(target, 0, {}, answer.broken->kind, true);
        return listing;
    }
    if (answer.status == 404 || answer.status == 405 || answer.status == 501)
        return knownModels(target, "does not list its models");
    if (answer.status < 200 || answer.status > 299) {
        const std::string words = wordsOf(answer.body);
        listing.message = std::to_string(answer.status) + (words.empty() ? "" : ": " + words);
        listing.remedy = remedyFor(target, answer.status, {}, Break::Reset, false);
        return listing;
    }
    auto ids = listedModels(answer.body);
    if (!ids)
        return knownModels(target, "answered with something that is no list of models");
    listing.ids = std::move(*ids);
    if (listing.ids.empty())
        listing.message = target.provider->name + " offers no models to this key.";
    return listing;
}

} // namespace

awaitable<AdminReply> discoverModels(AdminContext &context, const AdminRequest &request)
{
    const auto body = bodyObject(request);
    if (!body)
        co_return replyWith(body.refusal());
    const auto slug = requiredText(*body, "provider");
    if (!slug)
        co_return replyWith(slug.refusal());
    const Provider *provider = ProviderTable::builtIn().find(*slug);
    if (!provider) {
        const auto near = nearest(*slug, ProviderTable::builtIn().slugs());
        co_return replyWith(badRequest("No provider is called `" + shortened(*slug, 60) + "`" + (near ? "; did you mean `" + *near + "`?" : "."), "provider"));
    }
    json::object params = *body;
    params.erase("provider");
    params["model"] = provider->slug + "/any";
    const SnapshotPtr snapshot = context.rules.current();
    const auto target = targetFor(*snapshot, params);
    if (!target)
        co_return replyWith(target.refusal());
    const Target &asked = **target;
    if (isDemo(asked))
        co_return replyOf(*snapshot, provider->slug, Listing{{"assistant", "slow"}, {}, {}});
    if (!asked.fault.empty() || asked.apiBase.empty()) {
        Listing listing = knownModels(asked, "cannot be asked: " + (asked.fault.empty() ? std::string("its address is not known") : asked.fault));
        listing.remedy = "Give its key (api_key, or a credential) and, where it has none of its own, its address (api_base).";
        co_return replyOf(*snapshot, provider->slug, std::move(listing));
    }
    Fetch what = listingOf(asked);
    const Fetched answer = co_await fetch(context, std::move(what));
    co_return replyOf(*snapshot, provider->slug, listingFrom(asked, answer));
}

} // namespace portreeve
