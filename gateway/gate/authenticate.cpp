// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/authenticate.h"

#include <boost/json.hpp>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

Refusal unauthorized(std::string message, std::string type = "auth_error")
{
    Refusal refusal;
    refusal.status = 401;
    refusal.type = std::move(type);
    refusal.message = std::move(message);
    refusal.param = "None";
    return refusal;
}

Refusal blockedKey() { return unauthorized("Authentication Error, Key is blocked. Update via `/key/unblock` if you're an admin."); }

Refusal forbiddenRoute(const Key &key, std::string_view route)
{
    Refusal refusal;
    refusal.status = 403;
    refusal.type = "auth_error";
    refusal.message = "Authentication Error, Virtual key is not allowed to call this route. Only allowed to call routes: ["
        + join(key.allowedRoutes, ", ") + "]. Tried to call route: " + std::string(route);
    refusal.param = "None";
    return refusal;
}

std::string maskedKey(std::string_view key)
{
    return key.size() <= 8 ? "****" : std::string(key.substr(0, 4)) + "****" + std::string(key.substr(key.size() - 4));
}

// That path or one below it.
bool isAt(std::string_view route, std::string_view path)
{
    return route.starts_with(path) && (route.size() == path.size() || route[path.size()] == '/');
}

bool isModelRoute(std::string_view route)
{
    // by where it begins too: names in the path of another route ("/key/x/chat/completions/...") make it none of these
    for (const std::string_view operation : {"/chat/completions", "/embeddings"}) {
        if (!route.ends_with(operation))
            continue;
        const std::string_view before = route.substr(0, route.size() - operation.size());
        if (before.empty() || before == "/v1" || before.starts_with("/openai/deployments/") || before.starts_with("/engines/"))
            return true;
    }
    return isAt(route, "/v1/messages") || isAt(route, "/v1/models") || isAt(route, "/models");
}

// LiteLLM's names for groups of routes, as far as they are served.
bool isRouteOf(std::string_view entry, std::string_view route)
{
    if (entry == "llm_api_routes" || entry == "llm_api_routes_without_mcp" || entry == "*")
        return entry == "*" || isModelRoute(route);
    if (entry == "openai_routes")
        return isModelRoute(route) && !isAt(route, "/v1/messages");
    if (entry == "anthropic_routes")
        return isAt(route, "/v1/messages");
    if (entry == "info_routes")
        return route == "/key/info" || route == "/model/info" || route == "/v1/model/info" || route == "/v1/models" || route == "/models";
    if (entry == "management_routes" || entry == "key_management_routes")
        return route.starts_with("/key/") || (entry == "management_routes" && (route.starts_with("/model/") || route.starts_with("/credentials")));
    if (entry == "spend_tracking_routes" || entry == "global_spend_tracking_routes")
        return route.starts_with("/spend/") || route.starts_with("/global/");
    return entry.find('*') != std::string_view::npos ? matchesWildcard(entry, route) : entry == route;
}

// The secret of now, or a former one in its grace period.
bool isGood(const Digest &presented, const Key &key, Micros wall)
{
    if (presented == key.digest)
        return true;
    for (const FormerToken &former : formerTokens(key)) {
        Digest digest{};
        if (parseDigest(former.token, &digest) && digest == presented)
            return former.until > wall;
    }
    return false;
}

bool isInAccessGroup(const Snapshot &snapshot, std::string_view entry, std::string_view model)
{
    const auto group = snapshot.groups.find(std::string(model));
    if (group == snapshot.groups.end())
        return false;
    for (const auto &target : group->second->targets) {
        const auto *info = target->record->modelInfo.if_object();
        const auto *groups = info ? info->if_contains("access_groups") : nullptr;
        if (!groups || !groups->is_array())
            continue;
        for (const auto &name : groups->get_array()) {
            if (name.is_string() && std::string_view(name.get_string()) == entry)
                return true;
        }
    }
    return false;
}

} // namespace

std::optional<Refusal> refuseRevoked(const Snapshot &snapshot, const Key &key, Micros wall)
{
    const auto now = snapshot.keys.find(key.digest);
    if (!now || !isGood(key.digest, *now, wall))
        return unauthorized("Authentication Error, this key was deleted or replaced while the answer was under way.", "token_not_found_in_db");
    return now->blocked.value_or(false) ? std::optional(blockedKey()) : std::nullopt;
}

Result<Who> authenticate(const Snapshot &snapshot, std::string_view presented, Micros wall)
{
    const std::string &master = snapshot.settings.masterKey.reveal();
    const bool isOpen = master.empty() && snapshot.settings.permitWeakMasterKey;      // asked for in so many words
    if (presented.empty() && isOpen)
        return Who{nullptr, true};
    if (presented.empty())
        return unauthorized("Authentication Error, No api key passed in.");
    if (!master.empty() && equalInConstantTime(presented, master))
        return Who{nullptr, true};
    const Digest digest = sha256(presented);
    auto key = snapshot.keys.find(digest);
    if (key && isGood(digest, *key, wall)) {
        if (key->blocked.value_or(false))
            return blockedKey();
        return Who{std::move(key), false};
    }
    if (isOpen)
        return Who{nullptr, true};
    if (!presented.starts_with("sk-"))
        return unauthorized("Authentication Error, LiteLLM Virtual Key expected. Received=" + maskedKey(presented) + ", expected to start with 'sk-'.");
    Refusal unknown = unauthorized("Authentication Error, Invalid API key provided.", "token_not_found_in_db");
    unknown.param = "key";
    return unknown;
}

std::optional<Refusal> refuseExpired(const Key &key, Micros wall)
{
    if (!key.expires || *key.expires > wall)
        return std::nullopt;
    Refusal refusal = unauthorized("Authentication Error - Expired Key. Key Expiry time " + isoTime(*key.expires) + " and current time " + isoTime(wall), "expired_key");
    refusal.param = key.keyName;
    return refusal;
}

std::optional<Refusal> refuseRoute(const Key &key, std::string_view route)
{
    if (key.keyType == "llm_api" && !isModelRoute(route))
        return forbiddenRoute(key, route);
    if ((key.keyType == "management" && isModelRoute(route)) || (key.keyType == "read_only" && !isRouteOf("info_routes", route)))
        return forbiddenRoute(key, route);
    if (key.allowedRoutes.empty())
        return std::nullopt;
    for (const auto &entry : key.allowedRoutes) {
        if (isRouteOf(entry, route))
            return std::nullopt;
    }
    return forbiddenRoute(key, route);
}

bool mayUseModel(const Snapshot &snapshot, const Key &key, std::string_view model)
{
    if (key.models.empty())
        return true;
    for (const auto &entry : key.models) {
        if (entry == model || entry == "all-proxy-models" || entry == "all-team-models" || entry == "*")
            return true;
        if (entry.find('*') != std::string::npos && matchesWildcard(entry, model))
            return true;
        if (isInAccessGroup(snapshot, entry, model))
            return true;
    }
    return false;
}

} // namespace portreeve
