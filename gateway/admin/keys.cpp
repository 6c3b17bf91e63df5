// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/key_edit.h"
#include "gateway/admin/key_view.h"

namespace portreeve {

namespace {

json::object withoutToken(json::object row)
{
    row.stable_erase("token");
    return row;
}

AdminReply setBlocked(AdminContext &context, const AdminRequest &request, bool blocked)
{
    const auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    const auto named = requiredText(*body, "key");
    if (!named)
        return replyWith(named.refusal());
    Digest digest;
    if (!named->starts_with("sk-") && !parseDigest(*named, &digest))
        return replyWith(badRequest("Invalid key format. Pass the key itself (sk-...) or its SHA-256 hash.", "key"));
    const auto key = changeKey(context, request, *named, "Key not found in database", [&](KeyEdit &edit) -> std::optional<Refusal> {
        edit.key.blocked = blocked;
        return std::nullopt;
    });
    return key ? replyWith(keyRow(*key, spendOf(context, *key))) : replyWith(key.refusal());
}

AdminReply blockKey(AdminContext &context, const AdminRequest &request) { return setBlocked(context, request, true); }
AdminReply unblockKey(AdminContext &context, const AdminRequest &request) { return setBlocked(context, request, false); }

// LiteLLM sends a test event to the key's own logging here; keys have none of their own.
AdminReply keyHealth(AdminContext &, const AdminRequest &)
{
    return replyWith(json::object{{"key", "healthy"}, {"logging_callbacks", nullptr}});
}

// Tokens of the keys that a /key/delete names.
Result<TextList> namedTokens(AdminContext &context, const json::object &body, TextList &said)
{
    const bool byKey = body.contains("keys") && !body.at("keys").is_null();
    if (!byKey && !body.contains("key_aliases"))
        return badRequest("At least one of 'keys' or 'key_aliases' must be provided", "keys");
    const auto names = requiredTexts(body, byKey ? "keys" : "key_aliases");
    if (!names)
        return names.refusal();
    if (names->empty())
        return badRequest("No keys to delete were named", byKey ? "keys" : "key_aliases");
    TextList tokens;
    for (const auto &name : *names) {
        const auto known = byKey ? std::vector<Key>() : context.registry.keysNamed(name);
        const std::string token = byKey ? tokenOf(name) : known.empty() ? std::string() : known.front().token;
        if (known.size() > 1)
            return badRequest("Several keys have the alias '" + name + "'. Name the keys themselves.", "key_aliases");
        if (token.empty() || !context.registry.key(token))
            return refusedWith(404, "not_found_error", "Key not found in database: " + (byKey ? token : name) + ". Nothing was deleted.", "key");
        if (std::find(tokens.begin(), tokens.end(), token) != tokens.end())
            continue;
        tokens.push_back(token);
        said.push_back(byKey ? token : name);
    }
    return tokens;
}

} // namespace

AdminReply deleteKeys(AdminContext &context, const AdminRequest &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    const auto editing = context.registry.editing();
    TextList said;
    const auto tokens = namedTokens(context, *body, said);
    if (!tokens)
        return replyWith(tokens.refusal());
    if (!context.registry.removeKeys(*tokens, request.caller.changedBy, context.clock.wall()))
        return replyWith(refusedWith(404, "not_found_error", "Key not found in database. Nothing was deleted.", "key"));
    for (const auto &token : *tokens)
        context.rules.keyChanged(token);
    json::array deleted;
    for (const auto &name : said)
        deleted.emplace_back(name);
    return replyWith(json::object{{"deleted_keys", std::move(deleted)}});
}

AdminReply keyInfo(AdminContext &context, const AdminRequest &request)
{
    const auto named = request.queryValue("key");
    const Key *own = request.caller.key.get();
    if (!named && !own)
        return replyWith(refusedWith(404, "not_found_error", "Key not found in database", "key"));
    const std::string token = named ? tokenOf(*named) : own->token;
    if (!request.caller.isAdmin && token != own->token)      // the same whether it exists or not
        return replyWith(refusedWith(403, "auth_error", "You are not allowed to access this key's info. Your role=unknown", "key"));
    const auto key = keyNamed(context, token);
    if (!key)
        return replyWith(key.refusal());
    return replyWith(json::object{{"key", key->token}, {"info", withoutToken(keyRow(*key, spendOf(context, *key)))}});
}

AdminReply keyInfos(AdminContext &context, const AdminRequest &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    const auto names = requiredTexts(*body, "keys");
    if (!names)
        return replyWith(names.refusal());
    json::array tokens, infos;
    for (const auto &name : *names) {
        const auto key = keyNamed(context, name);
        if (!key)
            continue;
        tokens.emplace_back(key->token);
        infos.push_back(withoutToken(keyRow(*key, spendOf(context, *key))));
    }
    if (infos.empty())
        return replyWith(refusedWith(404, "not_found_error", "No keys found", "keys"));
    return replyWith(json::object{{"key", std::move(tokens)}, {"info", std::move(infos)}});
}

std::span<const Endpoint> keyEndpoints()
{
    using enum Permission;
    static const Endpoint endpoints[] = {
        {"POST", "/key/generate", Admin, generateKey, "Makes a key; the answer is the only place its secret is ever in"},
        {"POST", "/key/service-account/generate", Admin, generateServiceKey, "Makes a key that belongs to a team and to no person"},
        {"POST", "/key/update", Admin, updateKey, "Changes the given fields of a key; null clears"},
        {"POST", "/key/bulk_update", Admin, updateKeys, "Changes up to 500 keys, each for itself"},
        {"POST", "/key/delete", Admin, deleteKeys, "Deletes keys, by key or alias: all of them or none"},
        {"GET", "/key/info", AnyKey, keyInfo, "A key and what it has spent; without ?key= the caller's own"},
        {"POST", "/v2/key/info", Admin, keyInfos, "Several keys at once"},
        {"GET", "/key/list", Admin, listKeys, "Keys by page, filtered and sorted"},
        {"GET", "/key/aliases", Admin, listKeyAliases, "Names of keys by page"},
        {"POST", "/key/block", Admin, blockKey, "Refuses a key from now on"},
        {"POST", "/key/unblock", Admin, unblockKey, "Lets a blocked key in again"},
        {"POST", "/key/regenerate", Admin, regenerateKey, "Gives a key a new secret; all else stays"},
        {"POST", "/key/{key:path}/regenerate", Admin, regenerateKey, "Gives a key a new secret; all else stays"},
        {"POST", "/key/{key:path}/reset_spend", Admin, resetKeySpend, "Sets what a key has spent in its budget window"},
        {"POST", "/key/health", AnyKey, keyHealth, "Whether the caller's key works"},
    };
    return endpoints;
}

} // namespace portreeve
