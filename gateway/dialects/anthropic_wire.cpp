// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/anthropic_wire.h"

#include "gateway/base/sse.h"
#include "gateway/dialects/object_text.h"
#include "gateway/dialects/usage_wire.h"

namespace portreeve {

namespace {

// Anthropic's own names (docs: API errors).
std::string_view errorType(const Refusal &refusal)
{
    if (refusal.type == "budget_exceeded")
        return "billing_error";
    switch (refusal.status) {
    case 401: return "authentication_error";
    case 402: return "billing_error";
    case 403: return "permission_error";
    case 404: return "not_found_error";
    case 408: case 504: return "timeout_error";
    case 413: return "request_too_large";
    case 429: case 498: return "rate_limit_error";
    case 529: return "overloaded_error";
    default: return refusal.status < 500 ? "invalid_request_error" : "api_error";
    }
}

} // namespace

void appendAnthropicEvent(std::string &out, std::string_view type, std::string_view data)
{
    out += "event: ";
    out += type;
    out += '\n';
    appendSseData(out, data);
}

std::string anthropicErrorBody(const Refusal &refusal, std::string_view callId)
{
    if (!refusal.body.empty())
        return refusal.body;
    std::string out;
    {
        ObjectText object(out);
        object.text("type", "error");
        {
            ObjectText error(object.key("error"));
            error.text("type", errorType(refusal));
            error.text("message", refusal.message);
            error.rawIf("provider_specific_fields", refusal.providerFields);
        }
        if (!callId.empty())
            object.text("request_id", callId);
    }
    return out;
}

void appendMessageStart(std::string &out, std::string_view id, std::string_view model, std::int64_t inputTokens)
{
    std::string data;
    {
        ObjectText event(data);
        event.text("type", "message_start");
        ObjectText message(event.key("message"));
        message.text("id", id);
        message.text("type", "message");
        message.text("role", "assistant");
        message.text("model", model);
        message.raw("content", "[]");
        message.raw("stop_reason", "null");
        message.raw("stop_sequence", "null");
        Usage usage;
        usage.input = inputTokens;
        appendAnthropicUsage(message.key("usage"), usage);
    }
    appendAnthropicEvent(out, "message_start", data);
}

void appendMessageEnd(std::string &out, std::string_view stopReason, std::string_view stopSequence, const Usage &usage)
{
    std::string data;
    {
        ObjectText event(data);
        event.text("type", "message_delta");
        {
            ObjectText delta(event.key("delta"));
            delta.text("stop_reason", stopReason);
            if (stopSequence.empty())
                delta.raw("stop_sequence", "null");
            else
                delta.text("stop_sequence", stopSequence);
        }
        appendAnthropicUsage(event.key("usage"), usage);
    }
    appendAnthropicEvent(out, "message_delta", data);
    appendAnthropicEvent(out, "message_stop", R"({"type":"message_stop"})");
}

std::int64_t fittingBudget(std::int64_t budget, std::int64_t maxTokens)
{
    constexpr std::int64_t least = 1024;
    const std::int64_t fitting = std::min(budget, maxTokens - 1);
    return fitting >= least ? fitting : 0;
}

} // namespace portreeve
