// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/errors.h"
#include "gateway/dialects/object_text.h"
#include "gateway/dialects/openai_compose.h"
#include "gateway/dialects/parts.h"

namespace portreeve {

namespace {

using Kind = ChatPart::Kind;

// Writes the `messages` of one request.
class MessageWriter {
public:
    MessageWriter(const ChatRequest &request, ThinkingEcho echo) : m_request(request), m_echo(std::move(echo)) {}

    std::optional<Refusal> run(std::string &out)
    {
        ArrayText messages(out);
        // Thinking of earlier turns goes back only within the turn that still uses tools: after the last words of the user.
        for (std::size_t i = 0; i < m_request.messages.size(); ++i) {
            const ChatMessage &message = m_request.messages[i];
            if (message.role == ChatRole::User && !joinedText(message.parts).empty())
                m_lastUser = i;
        }
        for (std::size_t i = 0; i < m_request.messages.size() && !m_refusal; ++i)
            write(messages, i);
        flushCarried(messages);
        return m_refusal;
    }

private:
    void write(ArrayText &messages, std::size_t place)
    {
        const ChatMessage &message = m_request.messages[place];
        if (message.role == ChatRole::Assistant) {
            flushCarried(messages);
            writeAssistant(messages, message, m_echo.always || (m_echo.inToolTurns && place > m_lastUser));
            return;
        }
        if (message.role == ChatRole::System) {
            flushCarried(messages);
            ObjectText object(messages.next());
            object.text("role", "system");
            object.text("content", joinedText(message.parts, "\n\n"));
            return;
        }
        // Results of tools are messages of their own, before what else the user says.
        std::vector<const ChatPart *> rest;
        for (const ChatPart &part : message.parts) {
            if (part.kind == Kind::ToolResult)
                writeResult(messages, part);
            else
                rest.push_back(&part);
        }
        if (rest.empty())
            return;
        std::vector<const ChatPart *> parts = std::move(m_carried);
        m_carried.clear();
        parts.insert(parts.end(), rest.begin(), rest.end());
        writeUser(messages, message.name, parts);
    }

    // A tool message holds text: pictures of a result follow as the user's.
    void writeResult(ArrayText &messages, const ChatPart &result)
    {
        ObjectText object(messages.next());
        object.text("role", "tool");
        object.text("tool_call_id", result.id);
        object.text("content", joinedText(result.content));
        for (const ChatPart &part : result.content) {
            if (part.kind != Kind::Text)
                m_carried.push_back(&part);
        }
    }

    void flushCarried(ArrayText &messages)
    {
        if (m_carried.empty())
            return;
        writeUser(messages, {}, m_carried);
        m_carried.clear();
    }

    void writeUser(ArrayText &messages, const std::string &name, const std::vector<const ChatPart *> &parts)
    {
        ObjectText object(messages.next());
        object.text("role", "user");
        if (!name.empty())
            object.text("name", name);
        if (parts.size() == 1 && parts.front()->kind == Kind::Text && parts.front()->cacheControlJson.empty()) {
            object.text("content", parts.front()->text);
            return;
        }
        ArrayText content(object.key("content"));
        for (const ChatPart *part : parts)
            writePart(content.next(), *part);
    }

    void writePart(std::string &out, const ChatPart &part)
    {
        ObjectText object(out);
        if (part.kind == Kind::Text || part.kind == Kind::Refusal) {
            object.text("type", "text");
            object.text("text", part.text);
        } else if (part.kind == Kind::Image) {
            object.text("type", "image_url");
            ObjectText image(object.key("image_url"));
            image.text("url", dataUrl(part));
            if (!part.detail.empty())
                image.text("detail", part.detail);
        } else if (part.kind == Kind::Audio) {
            object.text("type", "input_audio");
            ObjectText audio(object.key("input_audio"));
            audio.text("data", part.data);
            audio.text("format", part.mediaType);
        } else if (part.kind == Kind::Document && part.url.empty()) {
            object.text("type", "file");
            ObjectText file(object.key("file"));
            if (!part.fileId.empty()) {
                file.text("file_id", part.fileId);
            } else {
                file.text("filename", part.name.empty() ? "document" : part.name);
                file.text("file_data", dataUrl(part));
            }
        } else {
            refuse(part);
        }
        if (m_echo.cacheControl)
            object.rawIf("cache_control", part.cacheControlJson);
    }

    void refuse(const ChatPart &part)
    {
        m_refusal = badRequest(std::string("A ") + nameOf(part.kind) + (part.url.empty() ? "" : " behind a link")
                                   + " in messages cannot be passed to this model's provider.", "messages");
    }

    void writeAssistant(ArrayText &messages, const ChatMessage &message, bool withThinking)
    {
        ObjectText object(messages.next());
        object.text("role", "assistant");
        if (!message.name.empty())
            object.text("name", message.name);
        bool hasCalls = false, hasText = false;
        for (const ChatPart &part : message.parts) {
            hasCalls = hasCalls || part.kind == Kind::ToolCall;
            hasText = hasText || part.kind == Kind::Text;
            if (part.kind == Kind::Image || part.kind == Kind::Document || part.kind == Kind::Audio)
                refuse(part);
            if (part.kind == Kind::Refusal)
                object.text("refusal", part.text);
        }
        if (hasText || !hasCalls)
            object.text("content", joinedText(message.parts));
        else
            object.raw("content", "null");
        if (withThinking)
            writeThinking(object, message);
        if (hasCalls)
            writeCalls(object, message);
    }

    void writeThinking(ObjectText &object, const ChatMessage &message)
    {
        std::string text, details;
        {
            ArrayText list(details);
            for (const ChatPart &part : message.parts) {
                if (part.kind != Kind::Thinking && part.kind != Kind::RedactedThinking)
                    continue;
                ObjectText detail(list.next());
                if (part.kind == Kind::RedactedThinking) {
                    detail.text("type", "reasoning.encrypted");
                    detail.text("data", part.text);
                    continue;
                }
                text += part.text;
                detail.text("type", "reasoning.text");
                detail.text("text", part.text);
                if (!part.signature.empty())
                    detail.text("signature", part.signature);
            }
        }
        if (details == "[]")
            return;
        if (m_echo.member == "reasoning_details")
            object.raw("reasoning_details", details);
        else if (!text.empty())
            object.text(m_echo.member, text);
    }

    void writeCalls(ObjectText &object, const ChatMessage &message)
    {
        ArrayText calls(object.key("tool_calls"));
        for (const ChatPart &part : message.parts) {
            if (part.kind != Kind::ToolCall)
                continue;
            ObjectText call(calls.next());
            call.text("id", part.id);
            call.text("type", "function");
            ObjectText function(call.key("function"));
            function.text("name", wireToolName(part.name, 64, nullptr));
            function.text("arguments", part.argumentsJson.empty() ? "{}" : part.argumentsJson);
        }
    }

    const ChatRequest &m_request;
    ThinkingEcho m_echo;
    std::size_t m_lastUser = 0;
    std::vector<const ChatPart *> m_carried;
    std::optional<Refusal> m_refusal;
};

} // namespace

std::optional<Refusal> appendOpenaiMessages(std::string &out, const ChatRequest &request, const ThinkingEcho &echo)
{
    return MessageWriter(request, echo).run(out);
}

} // namespace portreeve
