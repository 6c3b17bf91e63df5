// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace portreeve {

// A piece of a streamed reply, in no dialect. Texts are decoded. Within one choice, pieces of one block (a text, a train of
// thought, a tool call) come in order; fragments of parallel tool calls may interleave and are told apart by `tool`.
struct Event {
    enum class Kind : std::uint8_t {
        Start,             // the reply has begun: `id`
        Text,              // text
        Refusal,           // text
        Thinking,          // text
        Signature,         // text: ends the thinking block it follows, signed
        RedactedThinking,  // text: its data, whole, byte-true
        ToolStart,         // tool, id, name
        ToolArguments,     // tool, text: a fragment of a JSON text
        ToolEnd,           // tool: no more fragments come for it (some wires do not say)
        Citations,         // text: a JSON value that belongs to the text before it
        Finish             // text: OpenAI's word for it; name: the stop sequence that matched
    };
    Kind kind = Kind::Text;
    std::int64_t choice = 0;
    std::int64_t tool = 0;     // number of the tool call within its choice, from 0
    std::string id, name;
    std::string text;
};

} // namespace portreeve
