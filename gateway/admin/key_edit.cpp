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

// From now on the key has spent so much in its budget window.
void setSpend(AdminContext &context, KeyEdit &edit, Nanos spent)
{
    edit.key.startSpend.nanos = spent - spendOf(context, edit.key).booked;
    edit.key.spendSetAt = context.clock.wall();
    edit.spent = spent;
}

json::value serviceAccountOf(const Key &key)
{
    const auto *metadata = key.metadata.if_object();
    const auto *id = metadata ? metadata->if_contains(serviceAccountId) : nullptr;
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
    key.metadata.get_object()[serviceAccountId] = before;
    if (!key.teamId || key.teamId->empty())
        return badRequest("team_id must be kept: a service account key belongs to a team", "team_id");
    if (key.userId && !key.userId->empty())
        return badRequest("user_id must be left out: a service account key belongs to a team, not to a person", "user_id");
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

} // namespace

AdminReply replyWarning(json::object reply, const json::object &body)
{
    AdminReply answer = replyWith(reply);
    const std::string names = notEnforced<Key>(body);
    if (!names.empty())
        answer.headers.emplace_back("x-portreeve-not-enforced", names);
    return answer;
}

std::optional<Refusal> refuseSpend(const Key &key)
{
    if (key.startSpend.nanos < 0)
        return badRequest("spend cannot be negative", "spend");
    return std::nullopt;
}

void keepKey(AdminContext &context, const AdminRequest &request, KeyEdit &edit, const std::string &former)
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

std::optional<Refusal> applyKeyUpdate(AdminContext &context, KeyEdit &edit, const json::object &body, const std::vector<std::string> &besides)
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
    keepKey(context, request, edit);
    return std::move(edit.key);
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
    const auto key = changeKey(context, request, *named, "Key not found.", [&](KeyEdit &edit) { return applyKeyUpdate(context, edit, *body, besides); });
    if (!key)
        return replyWith(key.refusal());
    json::object reply = keyRow(*key, spendOf(context, *key));
    reply["key"] = key->token;
    return replyWarning(std::move(reply), *body);
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
            return applyKeyUpdate(context, edit, *change, {"key"});
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
