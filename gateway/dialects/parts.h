// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/dialects/cursor.h"
#include "gateway/model/chat.h"

namespace portreeve {

// Words that dialects share when they take messages apart.

// The tool that stands for a JSON schema where a model has no native word for one (LiteLLM's name): its arguments are the
// answer's text.
constexpr std::string_view jsonToolName = "json_tool_call";

// "data:image/png;base64,AAAA": media type and data. False: no such address.
bool readDataUrl(std::string_view url, std::string &mediaType, std::string &data);
std::string dataUrl(const ChatPart &part);

ChatPart textPart(std::string text);
bool isBlank(std::string_view text);                             // nothing but white space
std::string joinedText(const std::vector<ChatPart> &parts, std::string_view between = {});   // of the Text parts
const char *nameOf(ChatPart::Kind kind);                         // "image", "tool call" ...: for messages

// A JSON object, checked through; else nothing (an empty text is an empty object).
std::optional<std::string> objectText(std::string_view json);

// A tool's name as the provider's wire takes it: [a-zA-Z0-9_-], at most `most` characters. One that must change is noted in
// `renamed` (may be null), so that the answer can be told in the client's words.
std::string wireToolName(const std::string &name, std::size_t most, std::map<std::string, std::string> *renamed);
std::string clientToolName(const std::string &name, const std::map<std::string, std::string> *renamed);

// Anthropic's output_config.format takes a part of JSON Schema: closed objects, no constraints on numbers, lengths and
// counts, no schema that leads back to itself. False: it would refuse this one.
bool fitsAnthropicFormat(Slice schema);
// Every object of the schema lists all of its properties as required and takes no others: what OpenAI calls strict.
bool isStrictSchema(Slice schema);

} // namespace portreeve
