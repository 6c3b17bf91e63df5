// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "gateway/base/sha.h"
#include "gateway/base/text.h"
#include "gateway/dialects/anthropic_compose.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/object_text.h"
#include "gateway/dialects/parts.h"

namespace portreeve {

namespace {

using Kind = ChatPart::Kind;

// Ids are [a-zA-Z0-9_-]: others become the same other id everywhere in the call.
std::string wireId(const std::string &id)
{
    const auto isGood = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
    return !id.empty() && std::ranges::all_of(id, isGood) ? id : "toolu_" + sha256Hex(id).substr(0, 24);
}

// One turn: blocks as JSON texts, those of results apart, for they come first.
struct Turn {
    const char *role;
    std::vector<std::string> results, blocks;
    bool isEmpty() const { return results.empty() && blocks.empty(); }
};

class TurnWriter {
public:
    TurnWriter(const ChatRequest &request, bool takesSystemTurns) : m_request(request), m_takesSystemTurns(takesSystemTurns) {}

    Result<AnthropicTurns> run();

private:
    void writeSystem(const ChatMessage &message);
    void writeNote(const ChatMessage &message);
    void writeUser(const ChatMessage &message);
    void writeAssistant(const ChatMessage &message, bool isLast);
    void writeText(const ChatPart &part, std::string text, std::vector<std::string> &into);
    void writeBlock(const ChatPart &part, std::vector<std::string> &into);
    void writeMedia(const ChatPart &part, std::vector<std::string> &into);
    void writeResult(const ChatPart &part);
    void writeCall(const ChatPart &part);
    Turn &turn(const char *role);

    const ChatRequest &m_request;
    bool m_takesSystemTurns;
    std::vector<std::string> m_system;
    std::vector<Turn> m_turns;
    std::optional<Refusal> m_refusal;
};

Turn &TurnWriter::turn(const char *role)
{
    if (m_turns.empty() || std::string_view(m_turns.back().role) != role)
        m_turns.push_back({role, {}, {}});
    return m_turns.back();
}

// Empty text is refused: there is nothing in it that could be sent.
void TurnWriter::writeText(const ChatPart &part, std::string text, std::vector<std::string> &into)
{
    if (isBlank(text))
        return;
    std::string out;
    {
        ObjectText block(out);
        block.text("type", "text");
        block.text("text", text);
        block.rawIf("cache_control", part.cacheControlJson);
    }
    into.push_back(std::move(out));
}

void TurnWriter::writeSystem(const ChatMessage &message)
{
    for (const ChatPart &part : message.parts)
        writeText(part, part.text, m_system);
}

// What the operator says in mid-conversation: a turn of its own where the model has them, else a note among the user's words.
void TurnWriter::writeNote(const ChatMessage &message)
{
    if (m_takesSystemTurns) {
        Turn &own = turn("system");
        for (const ChatPart &part : message.parts)
            writeText(part, part.text, own.blocks);
        return;
    }
    Turn &user = turn("user");
    for (const ChatPart &part : message.parts) {
        if (!isBlank(part.text))
            writeText(part, "[Note from the operator, not from the user]\n" + part.text, user.blocks);
    }
}

void TurnWriter::writeMedia(const ChatPart &part, std::vector<std::string> &into)
{
    if (part.kind == Kind::Audio) {
        m_refusal = badRequest("Content of type 'input_audio' cannot be passed to Anthropic's models.", "messages");
        return;
    }
    const bool isPlain = part.kind == Kind::Document && part.mediaType.starts_with("text/");
    const std::string plain = isPlain ? fromBase64(part.data).value_or(std::string()) : std::string();
    if (isPlain && (plain.empty() || !isUtf8(plain))) {
        m_refusal = badRequest("Invalid value for 'messages': a file of type " + part.mediaType + " must be base64 of UTF-8 text.", "messages");
        return;
    }
    std::string out;
    {
        ObjectText block(out);
        block.text("type", part.kind == Kind::Image ? "image" : "document");
        {
            ObjectText source(block.key("source"));
            if (!part.fileId.empty()) {
                source.text("type", "file");
                source.text("file_id", part.fileId);
            } else if (!part.url.empty()) {
                source.text("type", "url");
                source.text("url", part.url);
            } else {
                source.text("type", isPlain ? "text" : "base64");
                source.text("media_type", isPlain ? "text/plain" : part.mediaType);
                source.text("data", isPlain ? plain : part.data);
            }
        }
        if (part.kind == Kind::Document && !part.name.empty())
            block.text("title", part.name);
        block.rawIf("cache_control", part.cacheControlJson);
    }
    into.push_back(std::move(out));
}

void TurnWriter::writeBlock(const ChatPart &part, std::vector<std::string> &into)
{
    if (part.kind == Kind::Text || part.kind == Kind::Refusal)
        writeText(part, part.text, into);
    else
        writeMedia(part, into);
}

void TurnWriter::writeResult(const ChatPart &part)
{
    std::vector<std::string> content;
    for (const ChatPart &inner : part.content)
        writeBlock(inner, content);
    std::string out;
    {
        ObjectText block(out);
        block.text("type", "tool_result");
        block.text("tool_use_id", wireId(part.id));
        const bool isPlain = part.content.size() == 1 && part.content.front().kind == Kind::Text && part.content.front().cacheControlJson.empty();
        if (isPlain)
            block.text("content", part.content.front().text);
        else
            block.raw("content", "[" + join(content, ",") + "]");
        if (part.isError)
            block.flag("is_error", true);
        block.rawIf("cache_control", part.cacheControlJson);
    }
    turn("user").results.push_back(std::move(out));
}

void TurnWriter::writeUser(const ChatMessage &message)
{
    for (const ChatPart &part : message.parts) {
        if (part.kind == Kind::ToolResult)
            writeResult(part);
        else
            writeBlock(part, turn("user").blocks);
    }
}

void TurnWriter::writeCall(const ChatPart &part)
{
    const auto input = objectText(part.argumentsJson);
    if (!input) {
        m_refusal = badRequest("The arguments of the call of '" + part.name + "' (" + part.id + ") are no JSON object.", "messages");
        return;
    }
    std::string out;
    {
        ObjectText block(out);
        block.text("type", "tool_use");
        block.text("id", wireId(part.id));
        block.text("name", wireToolName(part.name, 128, nullptr));
        block.raw("input", *input);
        block.rawIf("cache_control", part.cacheControlJson);
    }
    turn("assistant").blocks.push_back(std::move(out));
}

void TurnWriter::writeAssistant(const ChatMessage &message, bool isLast)
{
    std::vector<std::string> &blocks = turn("assistant").blocks;
    for (const ChatPart &part : message.parts) {
        if (part.kind == Kind::Thinking) {
            if (part.signature.empty())      // another model's: Anthropic takes only what it has signed
                continue;
            ObjectText block(blocks.emplace_back());
            block.text("type", "thinking");
            block.text("thinking", part.text);
            block.text("signature", part.signature);
        } else if (part.kind == Kind::RedactedThinking) {
            ObjectText block(blocks.emplace_back());
            block.text("type", "redacted_thinking");
            block.text("data", part.text);
        } else if (part.kind == Kind::ToolCall) {
            writeCall(part);
        } else if (isLast && &part == &message.parts.back() && part.kind == Kind::Text) {
            // A begun answer that is to be gone on with: white space at its end is refused.
            const auto end = part.text.find_last_not_of(" \t\r\n");
            writeText(part, end == std::string::npos ? std::string() : part.text.substr(0, end + 1), blocks);
        } else {
            writeBlock(part, blocks);
        }
    }
}

Result<AnthropicTurns> TurnWriter::run()
{
    bool isTop = true;
    for (std::size_t i = 0; i < m_request.messages.size() && !m_refusal; ++i) {
        const ChatMessage &message = m_request.messages[i];
        isTop = isTop && message.role == ChatRole::System;
        if (message.role == ChatRole::Assistant)
            writeAssistant(message, i + 1 == m_request.messages.size());
        else if (message.role != ChatRole::System)
            writeUser(message);
        else if (isTop)
            writeSystem(message);
        else
            writeNote(message);
    }
    if (m_refusal)
        return std::move(*m_refusal);
    // Turns that hold nothing are left out, and their neighbours become one.
    std::vector<Turn> turns;
    for (Turn &each : m_turns) {
        if (each.isEmpty())
            continue;
        if (turns.empty() || std::string_view(turns.back().role) != each.role) {
            turns.push_back(std::move(each));
            continue;
        }
        turns.back().results.insert(turns.back().results.end(), each.results.begin(), each.results.end());
        turns.back().blocks.insert(turns.back().blocks.end(), each.blocks.begin(), each.blocks.end());
    }
    if (turns.empty())
        return badRequest("Invalid value for 'messages': no message holds anything that could be sent; Anthropic's models need a user message that is not empty.", "messages");
    AnthropicTurns written;
    if (!m_system.empty())
        written.system = "[" + join(m_system, ",") + "]";
    {
        ArrayText messages(written.messages);
        for (const Turn &each : turns) {
            ObjectText message(messages.next());
            message.text("role", each.role);
            std::vector<std::string> content = each.results;
            content.insert(content.end(), each.blocks.begin(), each.blocks.end());
            message.raw("content", "[" + join(content, ",") + "]");
        }
    }
    return written;
}

} // namespace

Result<AnthropicTurns> anthropicTurns(const ChatRequest &request, bool takesSystemTurns) { return TurnWriter(request, takesSystemTurns).run(); }

} // namespace portreeve
