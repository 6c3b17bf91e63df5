// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/anthropic_event.h"

namespace portreeve {

namespace {

std::size_t stringBytes(Slice value) { return value.isString() ? value.text.size() - 2 : 0; }

} // namespace

void BlockView::take(std::string_view member, Slice value)
{
    if (member == "type")
        type = value;
    else if (member == "text")
        text = value;
    else if (member == "thinking")
        thinking = value;
    else if (member == "signature")
        signature = value;
    else if (member == "data")
        data = value;
    else if (member == "id")
        id = value;
    else if (member == "name")
        name = value;
    else if (member == "input")
        input = value;
    else if (member == "citations")
        citations = value;
}

std::size_t BlockView::contentBytes() const
{
    const std::size_t given = input.isObject() && input.text != "{}" ? input.text.size() : 0;
    return stringBytes(text) + stringBytes(thinking) + stringBytes(name) + stringBytes(data) + given;
}

std::size_t AnthropicEvent::contentBytes() const
{
    return stringBytes(text) + stringBytes(partialJson) + stringBytes(thinking) + block.contentBytes();
}

bool AnthropicEvent::read(std::string_view data)
{
    *this = {};
    Cursor cursor(data);
    if (cursor.peek() != '{')
        return false;
    cursor.object([&](std::string_view name) {
        const bool isObject = cursor.peek() == '{';
        if (name == "delta" && isObject) {
            cursor.object([&](std::string_view member) {
                const Slice value{cursor.skip()};
                if (member == "type")
                    deltaType = value;
                else if (member == "text")
                    text = value;
                else if (member == "partial_json")
                    partialJson = value;
                else if (member == "thinking")
                    thinking = value;
                else if (member == "signature")
                    signature = value;
                else if (member == "citation")
                    citation = value;
                else if (member == "stop_reason")
                    stopReason = value;
                else if (member == "stop_sequence")
                    stopSequence = value;
            });
        } else if (name == "message" && isObject) {
            cursor.object([&](std::string_view member) {
                const Slice value{cursor.skip()};
                if (member == "id")
                    messageId = value;
                else if (member == "model")
                    messageModel = value;
                else if (member == "usage")
                    messageUsage = value;
            });
        } else if (name == "content_block" && isObject) {
            const char *begin = cursor.position();
            cursor.object([&](std::string_view member) { block.take(member, {cursor.skip()}); });
            block.whole = {{begin, std::size_t(cursor.position() - begin)}};
        } else {
            const Slice value{cursor.skip()};
            if (name == "type")
                type = value;
            else if (name == "index")
                index = value;
            else if (name == "usage")
                usage = value;
            else if (name == "error")
                error = value;
        }
    });
    whole = {data};
    return cursor.isAtEnd();
}

std::string_view finishOfStopReason(std::string_view reason)
{
    if (reason == "max_tokens" || reason == "model_context_window_exceeded")
        return "length";
    if (reason == "tool_use")
        return "tool_calls";
    return reason == "refusal" ? "content_filter" : "stop";     // end_turn, stop_sequence, pause_turn
}

std::string_view stopReasonOfFinish(std::string_view finish)
{
    if (finish == "length")
        return "max_tokens";
    if (finish == "tool_calls" || finish == "function_call")
        return "tool_use";
    return finish == "content_filter" ? "refusal" : "end_turn";
}

} // namespace portreeve
