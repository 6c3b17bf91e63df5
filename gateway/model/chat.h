// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gateway/model/usage.h"

namespace portreeve {

// A conversation as every dialect can say it: what one dialect reads, another writes. Members named ...Json hold JSON texts
// as they came, so that schemas, arguments and numbers pass without a byte changed.

struct ChatPart {
    enum class Kind : std::uint8_t { Text, Refusal, Thinking, RedactedThinking, Image, Document, Audio, ToolCall, ToolResult };
    Kind kind = Kind::Text;
    std::string text;            // Text, Refusal, Thinking; RedactedThinking: its data, byte-true
    std::string signature;       // Thinking
    std::string url;             // Image, Document: a link; empty: `data` holds it
    std::string mediaType;       // Image, Document: "image/png"; Audio: its format
    std::string data;            // base64
    std::string fileId;          // Document
    std::string name;            // ToolCall; Document: its title or file name
    std::string id;              // ToolCall, ToolResult: the call's id
    std::string argumentsJson;   // ToolCall: a JSON text, or empty
    bool isError = false;        // ToolResult
    std::vector<ChatPart> content;                   // ToolResult
    std::string cacheControlJson;                    // where one is set
    std::string detail;                              // Image: OpenAI's "low", "high", "auto"
    std::string citationsJson;                       // Text of a reply: Anthropic's citations
};

enum class ChatRole : std::uint8_t { System, User, Assistant, Tool };

struct ChatMessage {
    ChatRole role = ChatRole::User;
    std::string name;
    std::vector<ChatPart> parts;                     // Tool: one ToolResult
};

struct ChatTool {
    std::string name, description;
    std::string schemaJson;                          // of its arguments; empty: none was given
    std::optional<bool> strict;
    std::string cacheControlJson;
};

struct ToolChoice {
    enum class Kind : std::uint8_t { Unset, Auto, None, Required, Named };
    Kind kind = Kind::Unset;
    std::string name;
    std::vector<std::string> allowed;                // only these may be called; empty: all
};

struct ResponseFormat {
    enum class Kind : std::uint8_t { Text, JsonObject, JsonSchema };
    Kind kind = Kind::Text;
    std::string name, description, schemaJson;
    std::optional<bool> strict;
};

struct Reasoning {
    std::string effort;                              // "none", "minimal", "low", "medium", "high", "xhigh", "max"; empty: not said
    std::optional<std::int64_t> budget;              // tokens
    bool isOff = false;                              // said to be off
    bool isAdaptive = false;                         // Anthropic's {type: adaptive}
};

struct ChatRequest {
    std::string model;
    std::vector<ChatMessage> messages;               // system among them, where it stood
    std::vector<ChatTool> tools;
    ToolChoice toolChoice;
    std::optional<bool> parallelTools;
    ResponseFormat format;
    Reasoning reasoning;
    std::optional<std::int64_t> maxOutput;
    std::vector<std::string> stop;
    std::string temperatureJson, topPJson, topKJson; // numbers as written
    std::string user;
    std::string serviceTier;
    bool stream = false;
    bool includeUsage = false;
    std::optional<bool> dropParams;                  // LiteLLM's extras of the request
    std::vector<std::string> allowedParams;
    // Parameters without a word of their own here: name and JSON value.
    std::vector<std::pair<std::string, std::string>> extra;
};

struct ChatChoice {
    std::int64_t index = 0;
    std::vector<ChatPart> parts;                     // in the order the model made them
    std::string finish;                              // OpenAI's words: stop, length, tool_calls, content_filter
    std::string stopSequence;                        // the one that matched, where the provider says so
    std::string logprobsJson;
};

struct ChatReply {
    std::string id, model;                           // the provider's own
    std::int64_t created = 0;
    std::vector<ChatChoice> choices;
    std::optional<Usage> usage;
    std::int64_t outputCount = 0;                    // our count of what was produced, tokens
};

} // namespace portreeve
