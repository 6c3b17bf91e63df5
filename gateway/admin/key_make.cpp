// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/key_edit.h"

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/key_body.h"
#include "gateway/admin/key_view.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

std::string textOf(const json::object &body, const char *name)
{
    const auto *value = body.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

json::object generated(AdminContext &context, const Key &key, const std::string &secret, const json::object &body)
{
    json::object reply = generatedKey(key, secret, spendOf(context, key));
    const auto *duration = body.if_contains("duration");
    reply["duration"] = duration ? *duration : json::value();
    return reply;
}

void giveSecret(Key &key, const std::string &secret)
{
    key.token = sha256Hex(secret);
    key.keyName = keyNameOf(secret);
    parseDigest(key.token, &key.digest);
}

// The secret that the body's `member` asks for, or a new one.
Result<std::string> chosenSecret(AdminContext &context, const json::object &body, const char *member)
{
    const auto *given = body.if_contains(member);
    if (!given || given->is_null())
        return newSecret(context);
    auto secret = requiredText(body, member);
    if (!secret)
        return secret;
    if (auto no = refuseSecret(context, *secret))
        return *no;
    return secret;
}

// How long the secret of before is good, from now on; 0: it is refused at once.
Result<Micros> graceOf(const json::object &body)
{
    const auto *given = body.if_contains("grace_period");
    if (!given || given->is_null())
        return Micros(0);
    if (!given->is_string())
        return faultAt({"grace_period"}, "string_type", "Input should be a valid string");
    const std::string text(given->get_string());
    if (text.empty())
        return Micros(0);
    const auto end = endOf(text, 0);
    if (!end)
        return badRequest("grace_period cannot be read: use a number and s, m, h, d, w or mo, for instance 24h", "grace_period");
    return *end;
}

void keepFormer(Key &key, const std::string &former, Micros grace, Micros wall)
{
    std::vector<FormerToken> tokens = formerTokens(key);
    std::erase_if(tokens, [wall](const FormerToken &token) { return token.until <= wall; });
    if (grace > 0)
        tokens.push_back({former, wall + grace});
    setFormerTokens(key, tokens);
}

void countRotation(Key &key, Micros wall)
{
    if (!key.rest.is_object())
        key.rest.emplace_object();
    json::object &rest = key.rest.get_object();
    const auto *count = rest.if_contains("rotation_count");
    rest["rotation_count"] = (count && count->is_int64() ? count->get_int64() : 0) + 1;
    rest["last_rotation_at"] = isoTime(wall);
}

AdminReply makeKey(AdminContext &context, const AdminRequest &request, const json::object &body)
{
    const Micros wall = context.clock.wall();
    KeyEdit edit;
    Key &key = edit.key;
    key.aliases.emplace_object();
    key.metadata.emplace_object();
    if (auto no = readKeyBody(key, body, {"key"}, wall))
        return replyWith(*no);
    if (auto no = refuseSpend(key))
        return replyWith(*no);

    const auto editing = context.registry.editing();
    const auto secret = chosenSecret(context, body, "key");
    if (!secret)
        return replyWith(secret.refusal());
    if (auto no = refuseAlias(context, key))
        return replyWith(*no);
    giveSecret(key, *secret);
    key.createdAt.wall = wall;
    key.createdBy = request.caller.changedBy;
    key.spendSetAt = wall;
    if (key.startSpend.nanos > 0)
        edit.spent = key.startSpend.nanos;
    keepKey(context, request, edit);
    return replyWarning(generated(context, key, *secret, body), body);
}

} // namespace

AdminReply generateKey(AdminContext &context, const AdminRequest &request)
{
    const auto body = bodyObject(request);
    return body ? makeKey(context, request, *body) : replyWith(body.refusal());
}

AdminReply generateServiceKey(AdminContext &context, const AdminRequest &request)
{
    auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    const std::string team = textOf(*body, "team_id");
    if (team.empty())
        return replyWith(badRequest("team_id is required: a service account key belongs to a team", "team_id"));
    if (const auto *user = body->if_contains("user_id"); user && !user->is_null())
        return replyWith(badRequest("user_id must be left out: a service account key belongs to a team, not to a person", "user_id"));
    json::value &metadata = (*body)["metadata"];
    if (metadata.is_null())
        metadata.emplace_object();
    if (metadata.is_object() && !metadata.get_object().contains(serviceAccountId)) {
        const std::string alias = textOf(*body, "key_alias");
        metadata.get_object()[serviceAccountId] = alias.empty() ? "service-account-" + lower(randomToken(context.random, 6)) : alias;
    }
    return makeKey(context, request, *body);
}

AdminReply regenerateKey(AdminContext &context, const AdminRequest &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    if (body->contains("new_master_key"))
        return replyWith(badRequest("The master key is not changed here: set it in the config or in LITELLM_MASTER_KEY", "new_master_key"));
    std::string named = request.queryValue("key").value_or("");
    if (const auto captured = request.captures.find("key"); captured != request.captures.end())
        named = captured->second;
    if (const auto *given = body->if_contains("key"); named.empty() && given && given->is_string())
        named = given->get_string();
    if (named.empty())
        return replyWith(badRequest("No key is named: put it in the path, in ?key= or in the body", "key"));

    const auto grace = graceOf(*body);
    if (!grace)
        return replyWith(grace.refusal());
    const auto editing = context.registry.editing();
    auto found = keyNamed(context, named);
    if (!found)
        return replyWith(found.refusal());
    KeyEdit edit{std::move(*found), {}};
    Key &key = edit.key;
    const std::string former = key.token;
    if (const Micros used = spendOf(context, key).lastUsed)
        key.lastActive = used;                         // the books have it under the former token
    const auto secret = chosenSecret(context, *body, "new_key");
    if (!secret)
        return replyWith(secret.refusal());
    if (auto no = applyKeyUpdate(context, edit, *body, {"key", "new_key", "grace_period"}))
        return replyWith(*no);
    if (!key.firstToken)
        key.firstToken = former;                       // its scope: what it spent and holds goes on
    keepFormer(key, former, *grace, context.clock.wall());
    giveSecret(key, *secret);
    countRotation(key, context.clock.wall());
    keepKey(context, request, edit, former);
    return replyWarning(generated(context, key, *secret, *body), *body);
}

} // namespace portreeve
