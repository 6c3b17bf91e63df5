// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "gateway/dialects/cursor.h"

namespace portreeve {

// A content block, of a whole message or a content_block_start: views of its text.
struct BlockView {
    Slice whole, type, text, thinking, signature, data, id, name, input, citations;
    void take(std::string_view name, Slice value);
    bool isTool() const { return type.is("tool_use"); }
    std::size_t contentBytes() const;      // of what the model has produced
};

// One event of Anthropic's stream, found in one pass: views of its text.
class AnthropicEvent {
public:
    bool read(std::string_view text);      // false: no JSON object

    Slice whole, type, index, error, usage;
    Slice messageId, messageModel, messageUsage;                         // message_start
    BlockView block;                                                     // content_block_start
    Slice deltaType, text, partialJson, thinking, signature, citation;   // content_block_delta
    Slice stopReason, stopSequence;                                      // message_delta
    std::int64_t indexNumber() const { return index.integer().value_or(0); }
    std::size_t contentBytes() const;
};

// end_turn -> stop, max_tokens -> length ...: OpenAI's word for a stop_reason; and back.
std::string_view finishOfStopReason(std::string_view reason);
std::string_view stopReasonOfFinish(std::string_view finish);

} // namespace portreeve
