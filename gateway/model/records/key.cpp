// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/records/key.h"

#include <boost/json.hpp>

namespace portreeve {

std::vector<FormerToken> formerTokens(const Key &key)
{
    std::vector<FormerToken> tokens;
    const auto *list = key.formerTokens.if_array();
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        const auto *entry = (*list)[i].if_object();
        const auto *token = entry ? entry->if_contains("token") : nullptr;
        const auto *until = entry ? entry->if_contains("until") : nullptr;
        if (token && token->is_string() && until && until->is_int64())
            tokens.push_back({std::string(token->get_string()), until->get_int64()});
    }
    return tokens;
}

void setFormerTokens(Key &key, const std::vector<FormerToken> &tokens)
{
    boost::json::array list;
    for (const FormerToken &former : tokens)
        list.push_back(boost::json::object{{"token", former.token}, {"until", former.until}});
    key.formerTokens = list.empty() ? boost::json::value() : boost::json::value(std::move(list));
}

template <>
std::span<const Field<Key>> fieldsOf<Key>()
{
    static const Field<Key> fields[] = {
        {"token", &Key::token, Identity | ReadOnly, "Key hash", "SHA-256 of the secret. Scripts may name the key by it."},
        {"key_name", &Key::keyName, ReadOnly, "Key", "The beginning and the last four characters of the secret, to recognise it by."},
        {"key_alias", &Key::keyAlias, Plain, "Name", "What people call this key. No two keys share a name."},
        {"user_id", &Key::userId, Plain, "User", "Whose key this is. Spend is reported by user."},
        {"team_id", &Key::teamId, Advanced | NotEnforced, "Team", "The team this key belongs to."},
        {"organization_id", &Key::organizationId, Advanced | NotEnforced, "Organisation", "The organisation this key belongs to."},
        {"project_id", &Key::projectId, Advanced | NotEnforced, "Project", "The project this key belongs to."},
        {"agent_id", &Key::agentId, Advanced | NotEnforced, "Agent", "The agent that uses this key."},
        {"key_type", &Key::keyType, Advanced, "Kind of key",
         "default: all that the key may do. llm_api: model calls only. management: administration only. read_only: reading only."},
        {"models", &Key::models, Plain, "Models",
         "Models this key may call. Empty: all of them. Patterns such as openai/* are allowed."},
        {"aliases", &Key::aliases, Advanced, "Model aliases", "Other names for models, for this key alone: name to model."},
        {"allowed_routes", &Key::allowedRoutes, Advanced, "Routes",
         "Paths or route groups this key may use. Empty: those its kind allows."},
        {"blocked", &Key::blocked, Plain, "Blocked", "A blocked key is refused at once. Nothing of it is lost."},
        {"expires", &Key::expires, ReadOnly, "Expires", "The key is refused from this time on. Set it through `duration`."},
        {"spend", &Key::startSpend, Advanced, "Spend at start", "Dollars counted as spent already, for instance on another gateway."},
        {"max_budget", &Key::maxBudget, Plain, "Budget", "Dollars this key may spend in a budget window. Empty: no limit."},
        {"budget_duration", &Key::budgetDuration, Plain, "Budget window",
         "How often the budget starts anew: 30s, 30m, 24h, 1d, 7d, 1mo. Empty: the budget is for the whole life of the key."},
        {"budget_reset_at", &Key::budgetResetAt, ReadOnly, "Budget starts anew", "End of the current budget window."},
        {"soft_budget", &Key::softBudget, Advanced | NotEnforced, "Soft budget", "Dollars at which to warn. Nothing is refused."},
        {"budget_id", &Key::budgetId, Advanced | NotEnforced, "Shared budget", "The id of a budget that several records share."},
        {"rpm_limit", &Key::rpmLimit, Plain, "Requests per minute", "Most requests in any 60 seconds. Empty: no limit."},
        {"tpm_limit", &Key::tpmLimit, Plain, "Tokens per minute", "Most tokens, in and out, in any 60 seconds. Empty: no limit."},
        {"max_parallel_requests", &Key::maxParallelRequests, Plain, "Parallel requests",
         "Most requests under way at the same time. Empty: no limit."},
        {"tags", &Key::tags, Plain, "Tags", "Labels that every request of this key carries in the books."},
        {"metadata", &Key::metadata, Advanced, "Metadata", "Anything you want to keep with the key, as a JSON object."},
        {"created_at", &Key::createdAt, ReadOnly, "Created", "When the key was made."},
        {"created_by", &Key::createdBy, ReadOnly, "Created by", "Who made the key."},
        {"updated_at", &Key::updatedAt, ReadOnly, "Changed", "When the key was last changed."},
        {"updated_by", &Key::updatedBy, ReadOnly, "Changed by", "Who last changed the key."},
        {"last_active", &Key::lastActive, ReadOnly, "Last used", "When the key was last used."},
        {"spend_set_at", &Key::spendSetAt, ReadOnly | Hidden, "Spend set", "When the spend was last set by hand."},
        {"first_token", &Key::firstToken, ReadOnly | Hidden, "First hash", "The hash of the first secret: the books go on under it."},
        {"former_tokens", &Key::formerTokens, ReadOnly | Hidden, "Former hashes", "Hashes of former secrets that are good for a while yet."},
        {"rest", &Key::rest, ReadOnly | Hidden, "Further fields", "Known fields that have no effect yet."},
    };
    return fields;
}

template <>
std::span<const KeptField> keptFieldsOf<Key>()
{
    using enum JsonKind;
    static const char limitKinds[] = "guaranteed_throughput|best_effort_throughput|dynamic";
    static const KeptField fields[] = {
        {"access_group_ids", List, "null", "Access groups", "Groups of models and tools this key may use."},
        {"end_user_budget_id", Text, "null", "End users' budget", "The shared budget that each end user of this key gets."},
        {"budget_limits", List, "null", "Budget windows", "Several budgets at once: a list of {budget_duration, max_budget}."},
        {"model_max_budget", Object, "{}", "Budgets by model", "Model to {max_budget, budget_duration}."},
        {"budget_fallbacks", Object, "null", "Models when out of budget", "Model to the models to use once its budget is spent."},
        {"throttle_on_budget_exceeded", Boolean, "null", "Slow down over budget", "Slow the key down instead of refusing it."},
        {"tpd_limit", Integer, "null", "Tokens per day", "Most tokens of batches in a day."},
        {"tpm_limit_type", Text, "null", "Kind of token limit", "Whether the tokens are guaranteed or what is left over.", limitKinds},
        {"rpm_limit_type", Text, "null", "Kind of request limit", "Whether the requests are guaranteed or what is left over.", limitKinds},
        {"model_tpm_limit", Object, "null", "Tokens per minute by model", "Model to its most tokens a minute."},
        {"model_rpm_limit", Object, "null", "Requests per minute by model", "Model to its most requests a minute."},
        {"mcp_rpm_limit", Object, "null", "Tool calls per minute", "MCP server to its most calls a minute."},
        {"tag_rpm_limit", Object, "null", "Requests per minute by tag", "Tag to its most requests a minute."},
        {"default_estimated_output_tokens", Integer, "null", "Expected output", "Tokens to expect where a request names no limit."},
        {"default_estimated_output_tokens_per_model", Object, "null", "Expected output by model", "Model to the tokens to expect."},
        {"permissions", Object, "{}", "Permissions", "Further rights, by name."},
        {"config", Object, "{}", "Settings of the key", "Settings for this key alone."},
        {"guardrails", List, "null", "Guardrails", "Guardrails that read this key's requests and answers."},
        {"disable_global_guardrails", Boolean, "null", "Without global guardrails", "Leave out guardrails that are on for everybody."},
        {"policies", List, "null", "Policies", "Guardrail policies of this key."},
        {"prompts", List, "null", "Prompts", "Stored prompts this key may use."},
        {"enforced_params", List, "null", "Demanded parameters", "Parameters that every request of this key must name."},
        {"enable_prompt_caching", Boolean, "null", "Prompt caching", "Add cache marks to requests that have none."},
        {"allowed_cache_controls", List, "[]", "Cache controls", "What the key may say about the answer cache."},
        {"allowed_passthrough_routes", List, "null", "Allowed pass-through routes", "Pass-through paths this key may use."},
        {"denied_passthrough_routes", List, "null", "Denied pass-through routes", "Pass-through paths this key may not use."},
        {"allowed_vector_store_indexes", List, "null", "Vector store indexes", "A list of {index_name, index_permissions}."},
        {"object_permission", Object, "null", "Tools and stores", "MCP servers, agents and vector stores this key may use."},
        {"router_settings", Object, "null", "Routing", "Routing settings for this key alone."},
        {"send_invite_email", Boolean, "null", "Send an invitation", "Mail the key to its user."},
        {"auto_rotate", Boolean, "false", "Renew by itself", "Replace the secret at every interval."},
        {"rotation_interval", Text, "null", "Renewal interval", "How often the secret is replaced: 30d, 90d."},
        {"temp_budget_increase", Number, "null", "Budget increase for a time", "Dollars added to the budget until the expiry."},
        {"temp_budget_expiry", Text, "null", "End of the increase", "When the temporary increase ends."},
    };
    return fields;
}

} // namespace portreeve
