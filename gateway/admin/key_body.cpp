// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/key_body.h"

#include <chrono>

#include "gateway/admin/body.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr const char *inMetadata[] = {
    "tags", "model_rpm_limit", "model_tpm_limit", "default_estimated_output_tokens", "default_estimated_output_tokens_per_model",
    "mcp_rpm_limit", "tag_rpm_limit", "rpm_limit_type", "tpm_limit_type", "enforced_params", "temp_budget_increase",
    "temp_budget_expiry", "allowed_vector_store_indexes", "throttle_on_budget_exceeded", "enable_prompt_caching",
    "end_user_budget_id", "guardrails", "disable_global_guardrails", "policies", "prompts", "allowed_passthrough_routes",
    "denied_passthrough_routes",
};

// What stands in metadata and is a field becomes that field, so that there is one truth; a value of another type is the
// caller's own and stays where it is.
void absorbMetadata(Key &key, const json::object &body)
{
    if (!key.metadata.is_object())
        return;
    json::object &metadata = key.metadata.get_object();
    for (const char *name : inMetadata) {
        const auto *value = metadata.if_contains(name);
        if (!value || value->is_null())
            continue;
        std::vector<FieldFault> faults;
        Key probe = key;
        if (!body.contains(name)) {
            setMember(probe, name, *value, faults);
            if (!faults.empty())
                continue;
            key.tags = std::move(probe.tags);
            key.rest = std::move(probe.rest);
        }
        metadata.stable_erase(name);
    }
}

std::optional<Refusal> refuseNegative(const char *name, const std::optional<std::int64_t> &amount)
{
    if (!amount || *amount >= 0)
        return std::nullopt;
    return badRequest(std::string(name) + " cannot be negative", name);
}

std::optional<Refusal> refuseSense(const Key &key)
{
    for (const auto &[name, amount] : {std::pair<const char *, std::optional<std::int64_t>>{"max_budget", key.maxBudget},
                                       {"soft_budget", key.softBudget}, {"rpm_limit", key.rpmLimit}, {"tpm_limit", key.tpmLimit},
                                       {"max_parallel_requests", key.maxParallelRequests}}) {
        if (auto no = refuseNegative(name, amount))
            return no;
    }
    if (key.budgetDuration && budgetWindow(*key.budgetDuration, microsPerDay).end == 0)
        return badRequest("budget_duration cannot be read: use a number and s, m, h, d, w or mo, for instance 30d", "budget_duration");
    static constexpr std::string_view kinds[] = {"default", "llm_api", "management", "read_only"};
    for (const auto kind : kinds) {
        if (key.keyType == kind)
            return std::nullopt;
    }
    return faultAt({"key_type"}, "enum", "Input should be 'llm_api', 'management', 'read_only' or 'default'");
}

std::optional<Refusal> readDuration(Key &key, const json::value &duration, Micros wall)
{
    if (!duration.is_null() && !duration.is_string())
        return faultAt({"duration"}, "string_type", "Input should be a valid string");
    if (duration.is_null() || duration.get_string() == "-1") {      // -1: LiteLLM's way to say never
        key.expires = OptionalTime();
        return std::nullopt;
    }
    key.expires = OptionalTime(endOf(std::string(duration.get_string()), wall));
    if (!key.expires)
        return badRequest("duration cannot be read: use a number and s, m, h, d, w or mo, for instance 30d", "duration");
    return std::nullopt;
}

} // namespace

std::span<const char *const> metadataFields() { return inMetadata; }

std::optional<Refusal> readKeyBody(Key &key, const json::object &body, const std::vector<std::string> &besides, Micros wall)
{
    auto own = besides;
    own.emplace_back("duration");
    if (auto no = readMembers(key, body, own))
        return no;
    const auto *duration = body.if_contains("duration");
    const bool asked = duration && std::find(besides.begin(), besides.end(), "duration") == besides.end();
    if (asked) {
        if (auto no = readDuration(key, *duration, wall))
            return no;
    }
    if (body.contains("metadata"))
        absorbMetadata(key, body);
    if (key.keyAlias && trimmed(*key.keyAlias).empty())
        key.keyAlias.reset();
    if (key.budgetDuration && key.budgetDuration->empty())
        key.budgetDuration.reset();
    return refuseSense(key);
}

std::optional<Refusal> refuseAlias(AdminContext &context, const Key &key)
{
    if (!key.keyAlias)
        return std::nullopt;
    for (const auto &other : context.registry.keysNamed(*key.keyAlias)) {
        if (other.token != key.token)
            return badRequest("Key with alias '" + *key.keyAlias + "' already exists. Unique key aliases across all keys are required.", "key_alias");
    }
    return std::nullopt;
}

std::optional<Refusal> refuseSecret(AdminContext &context, const std::string &secret)
{
    if (!secret.starts_with("sk-"))
        return badRequest("Invalid key format. LiteLLM Virtual Key must start with 'sk-'.", "key");
    if (secret.size() < 16)
        return badRequest("Invalid key format. A key must have at least 16 characters.", "key");
    const auto odd = std::find_if(secret.begin(), secret.end(), [](unsigned char c) { return c <= ' ' || c >= 0x7f; });
    if (odd != secret.end())
        return badRequest("Invalid key format. A key is sent in a header: only printable ASCII without blanks.", "key");
    const SnapshotPtr snapshot = context.rules.current();
    if (context.registry.key(sha256Hex(secret)) || snapshot->keys.find(sha256(secret)) || equalInConstantTime(secret, snapshot->settings.masterKey.reveal()))
        return badRequest("This key exists already. Choose another.", "key");
    return std::nullopt;
}

std::string newSecret(AdminContext &context) { return "sk-" + randomToken(context.random, 24); }

std::optional<Micros> endOf(const std::string &duration, Micros wall)
{
    constexpr std::int64_t mostSeconds = std::int64_t(1000) * 365 * 86'400;      // dates stay within four digits of year
    const auto seconds = durationSeconds(duration);
    if (!seconds || *seconds > mostSeconds)
        return std::nullopt;
    if (!duration.ends_with("mo"))
        return wall + *seconds * microsPerSecond;
    using namespace std::chrono;
    const auto months = toInteger(std::string_view(duration).substr(0, duration.size() - 2));
    const sys_days today = floor<days>(sys_time<microseconds>(microseconds(wall)));
    year_month_day then = year_month_day(today) + std::chrono::months(*months);
    if (!then.ok())                                     // 31 January and a month: the last of February
        then = then.year() / then.month() / last;
    return wall + duration_cast<microseconds>(sys_days(then) - today).count();
}

} // namespace portreeve
