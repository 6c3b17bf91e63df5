// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include "gateway/admin/spend.h"
#include "gateway/model/field_json.h"
#include "gateway/sinks/ledger_books.h"

namespace portreeve {

json::value textOrNull(const std::string &text) { return text.empty() ? json::value() : json::value(text); }

json::value parsedOr(const std::string &text, json::value otherwise)
{
    if (text.empty())
        return otherwise;
    auto parsed = parseJson(text);
    return parsed ? std::move(*parsed) : std::move(otherwise);
}

namespace {

// LiteLLM's names for what was called.
std::string callType(const SpendRow &row)
{
    if (row.detail.operation == Operation::Embeddings)
        return "aembedding";
    if (row.detail.operation == Operation::CountTokens)
        return "acount_tokens";
    const std::string &route = row.route;
    if (row.dialect == "anthropic" || route.ends_with("/messages"))
        return "anthropic_messages";
    if (route.ends_with("/responses"))
        return "aresponses";
    if (row.dialect == "gemini")
        return row.flags & flag::stream ? "agenerate_content_stream" : "agenerate_content";
    return route.ends_with("/completions") && !route.ends_with("/chat/completions") ? "atext_completion" : "acompletion";
}

json::object usageObject(const SpendRow &row)
{
    const RowDetail &detail = row.detail;
    return {{"prompt_tokens", row.prompt}, {"completion_tokens", row.completion}, {"total_tokens", row.prompt + row.completion},
            {"cache_read_input_tokens", row.cacheRead}, {"cache_creation_input_tokens", row.cacheWrite},
            {"prompt_tokens_details", json::object{{"cached_tokens", row.cacheRead}, {"cache_creation_tokens", row.cacheWrite},
                                                   {"audio_tokens", detail.audioInput}, {"image_tokens", detail.imageInput}}},
            {"completion_tokens_details", json::object{{"reasoning_tokens", detail.reasoning}, {"audio_tokens", detail.audioOutput},
                                                       {"image_tokens", detail.imageOutput}}},
            {"server_tool_use", json::object{{"web_search_requests", detail.webSearches}}}};
}

json::value costBreakdown(const SpendRow &row)
{
    if (!row.cost)
        return nullptr;
    const Cost &parts = row.detail.parts;
    return json::object{{"input_cost", dollarsValue(parts.input)}, {"output_cost", dollarsValue(parts.output)},
                        {"cache_read_cost", dollarsValue(parts.cacheRead)}, {"cache_creation_cost", dollarsValue(parts.cacheWrite)},
                        {"reasoning_cost", dollarsValue(parts.reasoning)}, {"tool_usage_cost", dollarsValue(parts.tools)},
                        {"total_cost", dollarsValue(*row.cost)}, {"original_cost", dollarsValue(*row.cost)}};
}

json::value errorInformation(const SpendRow &row)
{
    if (!(row.flags & flag::failed))
        return nullptr;
    const std::string code = row.errorCode.empty() ? std::to_string(row.status) : row.errorCode;
    return json::object{{"error_code", code}, {"error_class", row.errorClass}, {"llm_provider", row.provider}, {"traceback", ""},
                        {"error_message", row.errorMessage}};
}

json::object attemptObject(const SpendAttempt &attempt)
{
    return {{"attempt", attempt.number}, {"attempt_id", attempt.id.text()}, {"state", name(attempt.state)},
            {"billing_basis", name(attempt.basis)}, {"model_id", attempt.deployment}, {"custom_llm_provider", attempt.provider},
            {"model", attempt.model}, {"api_base", attempt.apiBase}, {"status_code", attempt.status},
            {"startTime", isoTime(attempt.started)}, {"duration_ms", attempt.duration / 1000}, {"ttft_ms", attempt.ttft / 1000},
            {"prompt_tokens", attempt.prompt}, {"completion_tokens", attempt.completion},
            {"spend", attempt.cost ? dollarsValue(*attempt.cost) : json::value()}, {"error_class", textOrNull(attempt.errorClass)},
            {"error_message", textOrNull(attempt.errorMessage)}, {"reply_id", textOrNull(attempt.replyId)}};
}

json::array attemptsArray(const SpendRow &row)
{
    json::array all;
    for (const auto &attempt : row.attempts)
        all.push_back(attemptObject(attempt));
    return all;
}

// What the books know beyond LiteLLM's columns.
void addOurs(json::object &metadata, const SpendRow &row)
{
    const RowDetail &detail = row.detail;
    metadata["request_uuid"] = row.callId.text();
    metadata["reply_id"] = textOrNull(row.replyId);
    metadata["state"] = name(detail.state);
    metadata["billing_basis"] = name(detail.basis);
    metadata["price_version"] = textOrNull(row.priceVersion);
    metadata["price_unknown"] = (row.flags & flag::unpriced) != 0;
    metadata["usage_suspect"] = (row.flags & flag::suspect) != 0;
    metadata["provider_overrun"] = (row.flags & flag::overrun) != 0;
    metadata["interrupted"] = (row.flags & flag::interrupted) != 0;
    metadata["service_tier"] = textOrNull(row.serviceTier);
    metadata["route"] = row.route;
    metadata["stream"] = (row.flags & flag::stream) != 0;
    if (!row.attempts.empty())
        metadata["attempts"] = attemptsArray(row);
}

json::object metadataOf(const SpendRow &row)
{
    json::object metadata;
    metadata["user_api_key"] = row.token;
    metadata["user_api_key_alias"] = textOrNull(row.alias);
    metadata["user_api_key_team_id"] = textOrNull(row.teamId);
    metadata["user_api_key_team_alias"] = nullptr;
    metadata["user_api_key_org_id"] = textOrNull(row.organizationId);
    metadata["user_api_key_user_id"] = textOrNull(row.userId);
    metadata["user_api_key_project_id"] = nullptr;
    const json::value given = parsedOr(row.metadata, nullptr);
    const auto *kept = given.is_object() ? given.get_object().if_contains("spend_logs_metadata") : nullptr;
    metadata["spend_logs_metadata"] = kept ? *kept : json::value();
    metadata["requester_metadata"] = given;
    metadata["requester_ip_address"] = textOrNull(row.address);
    metadata["user_agent"] = textOrNull(row.userAgent);
    metadata["litellm_call_id"] = row.shownId();
    metadata["applied_guardrails"] = json::array();
    metadata["status"] = row.flags & flag::failed ? "failure" : "success";
    metadata["error_information"] = errorInformation(row);
    metadata["usage_object"] = usageObject(row);
    metadata["additional_usage_values"] = json::object{{"cache_read_input_tokens", row.cacheRead}, {"cache_creation_input_tokens", row.cacheWrite}};
    metadata["cost_breakdown"] = costBreakdown(row);
    metadata["model_map_information"] = json::object{{"model_map_key", row.model}, {"model_map_value", nullptr}};
    metadata["attempted_retries"] = row.detail.retries;
    metadata["attempted_fallbacks"] = row.detail.fallbacks;
    metadata["original_model_group"] = textOrNull(row.modelAsked);
    addOurs(metadata, row);
    return metadata;
}

} // namespace

json::object spendLogRow(const SpendRow &row)
{
    const Micros end = row.started + row.duration;
    const std::string id = row.shownId();
    json::object out;
    out["request_id"] = id;
    out["call_type"] = callType(row);
    out["api_key"] = row.token;
    out["spend"] = dollarsValue(row.cost.value_or(0));
    out["total_tokens"] = row.prompt + row.completion;
    out["prompt_tokens"] = row.prompt;
    out["completion_tokens"] = row.completion;
    out["startTime"] = isoTime(row.started);
    out["endTime"] = isoTime(end);
    out["request_duration_ms"] = row.duration / 1000;
    out["completionStartTime"] = isoTime(row.ttft ? row.started + row.ttft : end);
    out["model"] = row.model;
    out["model_id"] = row.deployment;
    out["model_group"] = row.modelGroup;
    out["custom_llm_provider"] = row.provider;
    out["api_base"] = row.apiBase;
    out["user"] = row.userId;
    out["metadata"] = metadataOf(row);
    out["cache_hit"] = "False";
    out["cache_key"] = "Cache OFF";
    out["request_tags"] = parsedOr(row.tags, json::array());
    out["team_id"] = textOrNull(row.teamId);
    out["organization_id"] = textOrNull(row.organizationId);
    out["end_user"] = row.endUser;
    out["requester_ip_address"] = textOrNull(row.address);
    out["session_id"] = textOrNull(row.sessionId);
    out["status"] = row.flags & flag::failed ? "failure" : "success";
    out["mcp_namespaced_tool_name"] = nullptr;
    out["billing_agent_id"] = nullptr;
    out["agent_id"] = nullptr;
    out["litellm_call_id"] = id;
    out["created_at"] = isoTime(end);
    out["updated_at"] = isoTime(end);
    return out;
}

} // namespace portreeve
