// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/key_view.h"

#include <algorithm>

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/key_body.h"
#include "gateway/gate/limits.h"
#include "gateway/model/field_json.h"

namespace portreeve {

namespace {

json::object shown(const Key &key, const KeySpend &spend)
{
    json::object row = recordObject(key);
    row["spend"] = dollarsValue(spend.inWindow);
    row["expires"] = key.expires ? json::value(isoTime(*key.expires)) : json::value();
    row["budget_reset_at"] = spend.windowEnd ? json::value(isoTime(spend.windowEnd)) : json::value();
    row["last_active"] = spend.lastUsed ? json::value(isoTime(spend.lastUsed)) : json::value();
    for (const char *name : {"aliases", "metadata"}) {
        if (row[name].is_null())
            row[name].emplace_object();
    }
    row["litellm_budget_table"] = nullptr;
    return row;
}

// LiteLLM keeps these fields inside a key's metadata, and its scripts read them there.
void fillMetadata(json::object &row)
{
    json::object &metadata = row["metadata"].get_object();
    for (const char *name : metadataFields()) {
        const json::value &value = row[name];
        const bool isEmpty = value.is_null() || (value.is_array() && value.get_array().empty());
        if (!isEmpty)
            metadata[name] = value;
    }
}

} // namespace

KeySpend spendOf(AdminContext &context, const Key &key)
{
    context.ledger.drained();
    const Micros wall = context.clock.wall();
    const DayStart dayStart = context.rules.current()->settings.dayStart;
    const Window window = budgetWindow(key.budgetDuration.value_or(""), wall, dayStart);
    KeySpend spend;
    spend.windowEnd = window.end;
    context.database.read([&](Connection &connection) {
        auto sums = connection.prepare("SELECT window_start, spent FROM spends WHERE scope = ?");
        sums.bind(1, std::string_view(key.scope()));
        while (sums.step()) {
            spend.total += sums.integer(1);
            if (window.end == 0 || sums.integer(0) >= window.start)
                spend.booked += sums.integer(1);
        }
        auto use = connection.prepare("SELECT coalesce(max(last_used), 0) FROM owner_use WHERE owner IN (SELECT id FROM owners WHERE token = ?)");
        use.bind(1, key.token);
        use.step();
        spend.lastUsed = std::max(use.integer(0), key.lastActive.value_or(0));
    });
    spend.inWindow = spend.booked + spendSetIn(key, wall, dayStart);
    return spend;
}

json::object generatedKey(const Key &key, const std::string &secret, const KeySpend &spend)
{
    json::object reply = shown(key, spend);
    fillMetadata(reply);
    for (const char *name : {"auto_rotate", "rotation_interval", "send_invite_email", "soft_budget", "budget_reset_at", "last_active",
                             "temp_budget_increase", "temp_budget_expiry"})
        reply.stable_erase(name);
    reply["key"] = secret;
    reply["token_id"] = key.token;
    return reply;
}

json::object keyRow(const Key &key, const KeySpend &spend)
{
    json::object row = shown(key, spend);
    fillMetadata(row);
    row["total_spend"] = dollarsValue(spend.total);
    row["org_id"] = row["organization_id"];
    row["model_spend"] = json::object();
    row["soft_budget_cooldown"] = false;
    row["settings_updated_at"] = row["updated_at"];
    row["object_permission_id"] = nullptr;
    const json::object *rest = key.rest.if_object();
    for (const char *name : {"last_rotation_at", "key_rotation_at", "rotation_count"}) {
        const json::value *value = rest ? rest->if_contains(name) : nullptr;
        row[name] = value ? *value : json::value();
    }
    if (row["rotation_count"].is_null())
        row["rotation_count"] = 0;
    return row;
}

std::string tokenOf(const std::string &named) { return named.starts_with("sk-") ? sha256Hex(named) : named; }

std::string keyNameOf(const std::string &secret)
{
    return secret.size() > 16 ? "sk-..." + secret.substr(secret.size() - 4) : "sk-...";
}

Result<Key> keyNamed(AdminContext &context, const std::string &named, const char *ifNot)
{
    auto key = context.registry.key(tokenOf(named));
    if (!key)
        return refusedWith(404, "not_found_error", ifNot, "key");
    return std::move(*key);
}

} // namespace portreeve
