// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/key_edit.h"

#include <set>

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/key_body.h"
#include "gateway/admin/key_view.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr const char *serviceAccount = "service_account_id";

std::string textOf(const json::object &body, const char *name)
{
    const auto *value = body.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

// Saves the key (under a new token when it had a `former` one) and has it in force; changes nothing when it cannot be saved.
void keep(AdminContext &context, const AdminRequest &request, KeyEdit &edit, const std::string &former = {})
{
    Key &key = edit.key;
    key.updatedAt.wall = context.clock.wall();
    key.updatedBy = request.caller.changedBy;
    std::set<std::string> changed{key.token};
    if (former.empty()) {
        context.registry.save(key);
    } else {
        context.registry.saveAs(key, former);
        changed.insert(former);                        // in one snapshot: no moment without either
    }
    if (edit.spent)
        context.quotas.resetSpend(key.scope(), *edit.spent, key.updatedAt.wall);
    context.rules.keysChanged(std::move(changed));
}

// From now on the key has spent so much in its budget window.
void setSpend(AdminContext &context, KeyEdit &edit, Nanos spent)
{
    edit.key.startSpend.nanos = spent - spendOf(context, edit.key).booked;
    edit.key.spendSetAt = context.clock.wall();
    edit.spent = spent;
}

json::object generated(AdminContext &context, const Key &key, const std::string &secret, const json::object &body)
{
    json::object reply = generatedKey(key, secret, spendOf(context, key));
    const auto *duration = body.if_contains("duration");
    reply["duration"] = duration ? *duration : json::value();
    return reply;
}

// Tells of fields that are kept but have no effect, so that nobody relies on them.
AdminReply told(json::object reply, const json::object &body)
{
    AdminReply answer = replyWith(reply);
    const std::string names = notEnforced<Key>(body);
    if (!names.empty())
        answer.headers.emplace_back("x-portreeve-not-enforced", names);
    return answer;
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

std::optional<Refusal> refuseSpend(const Key &key)
{
    if (key.startSpend.nanos < 0)
        return badRequest("spend cannot be negative", "spend");
    return std::nullopt;
}

json::value serviceAccountOf(const Key &key)
{
    const auto *metadata = key.metadata.if_object();
    const auto *id = metadata ? metadata->if_contains(serviceAccount) : nullptr;
    return id ? *id : json::value();
}

// Which service account a key is of never changes; an update that does not say keeps it.
std::optional<Refusal> keepServiceAccount(Key &key, const json::value &before)
{
    if (before.is_null())
        return std::nullopt;
    const json::value now = serviceAccountOf(key);
    if (!now.is_null() && now != before)
        return badRequest("metadata.service_account_id cannot be changed. Make another key for another service account.", "metadata");
    if (!key.metadata.is_object())
        key.metadata.emplace_object();
    key.metadata.get_object()[serviceAccount] = before;
    if (!key.teamId || key.teamId->empty())
        return badRequest("team_id must be kept: a service account key belongs to a team", "team_id");
    if (key.userId && !key.userId->empty())
        return badRequest("user_id must be left out: a service account key belongs to a team, not to a person", "user_id");
    return std::nullopt;
}

// What /key/update changes on one key.
std::optional<Refusal> applyUpdate(AdminContext &context, KeyEdit &edit, const json::object &body, const std::vector<std::string> &besides)
{
    Key &key = edit.key;
    const auto duration = key.budgetDuration;
    const json::value account = serviceAccountOf(key);
    if (auto no = readKeyBody(key, body, besides, context.clock.wall()))
        return no;
    if (auto no = keepServiceAccount(key, account))
        return no;
    if (auto no = refuseAlias(context, key))
        return no;
    if (body.contains("spend")) {
        if (auto no = refuseSpend(key))
            return no;
        setSpend(context, edit, key.startSpend.nanos);
    } else if (duration != key.budgetDuration) {                  // another window: what was spent in it, from the books
        edit.spent = spendOf(context, key).inWindow;
    }
    return std::nullopt;
}

// The key that /key/update means: `key`, else the one that has this alias (which then is no new name).
Result<std::string> updatedKey(AdminContext &context, const json::object &body, std::vector<std::string> &besides)
{
    if (const auto *named = body.if_contains("key"); named && !named->is_null())
        return requiredText(body, "key");
    const auto *alias = body.if_contains("key_alias");
    if (!alias || alias->is_null())
        return badRequest("Either key or key_alias must be provided", "key");
    auto text = requiredText(body, "key_alias");
    if (!text)
        return text;
    const auto named = context.registry.keysNamed(*text);
    if (named.size() > 1)
        return badRequest("Several keys have the alias '" + *text + "'. Name the key itself.", "key_alias");
    if (named.empty())
        return refusedWith(404, "not_found_error", "Key not found.", "key_alias");
    besides.emplace_back("key_alias");
    return named.front().token;
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
    keep(context, request, edit);
    return told(generated(context, key, *secret, body), body);
}

} // namespace

Result<Key> changeKey(AdminContext &context, const AdminRequest &request, const std::string &named, const char *ifNot,
                      const KeyChange &change)
{
    const auto editing = context.registry.editing();
    auto key = keyNamed(context, named, ifNot);
    if (!key)
        return key;
    KeyEdit edit{std::move(*key), {}};
    if (auto no = change(edit))
        return *no;
    keep(context, request, edit);
    return std::move(edit.key);
}

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
    if (metadata.is_object() && !metadata.get_object().contains(serviceAccount)) {
        const std::string alias = textOf(*body, "key_alias");
        metadata.get_object()[serviceAccount] = alias.empty() ? "service-account-" + lower(randomToken(context.random, 6)) : alias;
    }
    return makeKey(context, request, *body);
}

AdminReply updateKey(AdminContext &context, const AdminRequest &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    std::vector<std::string> besides{"key"};
    const auto named = updatedKey(context, *body, besides);
    if (!named)
        return replyWith(named.refusal());
    for (const char *fixed : {"key_type", "send_invite_email"}) {
        if (body->contains(fixed))
            return replyWith(badRequest("The field `" + std::string(fixed) + "` is set when a key is made and cannot be changed", fixed));
    }
    if (const auto *project = body->if_contains("project_id"); project && !project->is_null())
        return replyWith(badRequest("The project of a key cannot be changed, only cleared (null)", "project_id"));
    const auto key = changeKey(context, request, *named, "Key not found.", [&](KeyEdit &edit) { return applyUpdate(context, edit, *body, besides); });
    if (!key)
        return replyWith(key.refusal());
    json::object reply = keyRow(*key, spendOf(context, *key));
    reply["key"] = key->token;
    return told(std::move(reply), *body);
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
    if (auto no = applyUpdate(context, edit, *body, {"key", "new_key", "grace_period"}))
        return replyWith(*no);
    if (!key.firstToken)
        key.firstToken = former;                       // its scope: what it spent and holds goes on
    keepFormer(key, former, *grace, context.clock.wall());
    giveSecret(key, *secret);
    countRotation(key, context.clock.wall());
    keep(context, request, edit, former);
    return told(generated(context, key, *secret, *body), *body);
}

AdminReply resetKeySpend(AdminContext &context, const AdminRequest &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    if (!body->contains("reset_to"))
        return replyWith(missingMember({"reset_to"}));
    Key asked;
    if (auto fault = setField(asked, *findField<Key>("spend"), body->at("reset_to")))
        return replyWith(faultAt({"reset_to"}, fault->type, fault->message));
    const Nanos to = asked.startSpend.nanos;
    KeySpend before;
    const auto key = changeKey(context, request, request.captures.at("key"), "Key not found in database", [&](KeyEdit &edit) -> std::optional<Refusal> {
        const Key &key = edit.key;
        before = spendOf(context, key);
        if (to < 0)
            return badRequest("reset_to must be >= 0", "reset_to");
        if (to > before.inWindow)
            return badRequest("reset_to (" + floatText(to) + ") must be <= current spend (" + floatText(before.inWindow) + ")", "reset_to");
        if (key.maxBudget && to > *key.maxBudget)
            return badRequest("reset_to (" + floatText(to) + ") must be <= max_budget (" + floatText(*key.maxBudget) + ")", "reset_to");
        setSpend(context, edit, to);
        return std::nullopt;
    });
    if (!key)
        return replyWith(key.refusal());
    return replyWith(json::object{{"key_hash", key->token}, {"spend", dollarsValue(to)}, {"previous_spend", dollarsValue(before.inWindow)},
                                  {"max_budget", key->maxBudget ? dollarsValue(*key->maxBudget) : json::value()},
                                  {"budget_reset_at", before.windowEnd ? json::value(isoTime(before.windowEnd)) : json::value()}});
}

AdminReply updateKeys(AdminContext &context, const AdminRequest &request)
{
    constexpr std::size_t most = 500;
    static const std::vector<std::string> allowed{"key", "budget_id", "max_budget", "team_id", "tags", "object_permission"};
    const auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    const auto *keys = body->if_contains("keys");
    if (!keys)
        return replyWith(missingMember({"keys"}));
    if (!keys->is_array())
        return replyWith(faultAt({"keys"}, "list_type", "Input should be a valid list"));
    const json::array &items = keys->get_array();
    if (items.empty() || items.size() > most)
        return replyWith(badRequest(items.empty() ? "No keys provided for update" : "At most 500 keys can be updated at once", "keys"));
    json::array done, failed;
    for (const auto &item : items) {
        const auto *change = item.if_object();
        auto named = change ? requiredText(*change, "key") : Result<std::string>(badRequest("Input should be a valid dictionary"));
        auto key = named ? changeKey(context, request, *named, "Key not found in database", [&](KeyEdit &edit) -> std::optional<Refusal> {
            for (const auto &[name, value] : *change) {
                if (std::find(allowed.begin(), allowed.end(), std::string_view(name)) == allowed.end())
                    return unknownMember(name, allowed);
            }
            return applyUpdate(context, edit, *change, {"key"});
        }) : Result<Key>(named.refusal());
        if (key)
            done.push_back(json::object{{"key", key->token}, {"key_info", keyRow(*key, spendOf(context, *key))}});
        else
            failed.push_back(json::object{{"key", named ? json::value(tokenOf(*named)) : json::value()}, {"key_info", nullptr},
                                          {"failed_reason", key.refusal().message}});
    }
    return replyWith(json::object{{"total_requested", items.size()}, {"successful_updates", std::move(done)}, {"failed_updates", std::move(failed)}});
}

} // namespace portreeve
