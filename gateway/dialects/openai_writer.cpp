// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <set>

#include "gateway/dialects/object_text.h"
#include "gateway/dialects/openai_request.h"
#include "gateway/dialects/openai_wire.h"
#include "gateway/dialects/parts.h"
#include "gateway/dialects/usage_wire.h"

namespace portreeve {

namespace {

using Kind = ChatPart::Kind;

// Thinking as LiteLLM has it beside reasoning_content: what goes back unchanged, signature and all.
void appendThinkingBlock(std::string &out, const ChatPart &part)
{
    ObjectText block(out);
    if (part.kind == Kind::RedactedThinking) {
        block.text("type", "redacted_thinking");
        block.text("data", part.text);
        return;
    }
    block.text("type", "thinking");
    block.text("thinking", part.text);
    if (!part.signature.empty())
        block.text("signature", part.signature);
}

// Events as chunks for a client of OpenAI's dialect.
class OpenaiWriter final : public StreamWriter {
public:
    explicit OpenaiWriter(const ReplyOptions &options) : m_head(chunkHead(options)), m_includeUsage(options.includeUsage), m_renamed(options.renamedTools) {}

    void write(const Event &event, std::string &out) override;
    void end(const Usage &usage, std::string &out) override;
    void stopAtLength(const Usage &usage, std::string &out) override
    {
        if (m_choices.empty())
            start(0, out);
        for (auto &[index, choice] : m_choices) {
            if (choice.finish.empty())
                choice.finish = "length";
        }
        end(usage, out);
    }
    void breakOff(const Refusal &why, std::string &out) override { appendSseData(out, openaiErrorBody(why)); }

private:
    struct Choice {
        std::string finish;
        std::set<std::int64_t> openTools;      // no arguments have come yet
    };

    Choice &start(std::int64_t index, std::string &out);
    template <class Body>
    void chunk(std::int64_t index, std::string_view finish, std::string &out, Body &&body);
    void thinking(const Event &event, std::string &out);
    void toolStart(const Event &event, std::string &out);
    void toolArguments(const Event &event, std::string_view text, std::string &out);
    void closeTool(std::int64_t index, std::int64_t tool, std::string &out);

    ChunkHead m_head;
    bool m_includeUsage;
    const std::map<std::string, std::string> *m_renamed;
    std::map<std::int64_t, Choice> m_choices;
};

// One chunk: body writes the members of its delta.
template <class Body>
void OpenaiWriter::chunk(std::int64_t index, std::string_view finish, std::string &out, Body &&body)
{
    out += "data: ";
    appendChunkHead(out, m_head);
    out += ",\"choices\":[{\"index\":" + std::to_string(index) + ",\"delta\":";
    {
        ObjectText delta(out);
        body(delta);
    }
    out += ",\"logprobs\":null,\"finish_reason\":";
    if (finish.empty())
        out += "null";
    else
        appendQuoted(out, finish);
    out += m_includeUsage ? "}],\"usage\":null}\n\n" : "}]}\n\n";
}

OpenaiWriter::Choice &OpenaiWriter::start(std::int64_t index, std::string &out)
{
    const auto [place, isNew] = m_choices.try_emplace(index);
    if (isNew) {
        chunk(index, {}, out, [](ObjectText &delta) {
            delta.text("role", "assistant");
            delta.text("content", "");
        });
    }
    return place->second;
}

void OpenaiWriter::thinking(const Event &event, std::string &out)
{
    const bool isText = event.kind == Event::Kind::Thinking;
    ChatPart block;
    block.kind = event.kind == Event::Kind::RedactedThinking ? Kind::RedactedThinking : Kind::Thinking;
    (event.kind == Event::Kind::Signature ? block.signature : block.text) = event.text;
    chunk(event.choice, {}, out, [&](ObjectText &delta) {
        if (isText)
            delta.text("reasoning_content", block.text);
        ArrayText blocks(delta.key("thinking_blocks"));
        appendThinkingBlock(blocks.next(), block);
    });
}

void OpenaiWriter::toolStart(const Event &event, std::string &out)
{
    chunk(event.choice, {}, out, [&](ObjectText &delta) {
        ArrayText calls(delta.key("tool_calls"));
        ObjectText call(calls.next());
        call.number("index", event.tool);
        call.text("id", event.id);
        call.text("type", "function");
        ObjectText function(call.key("function"));
        function.text("name", clientToolName(event.name, m_renamed));
        function.text("arguments", "");
    });
}

void OpenaiWriter::toolArguments(const Event &event, std::string_view text, std::string &out)
{
    chunk(event.choice, {}, out, [&](ObjectText &delta) {
        ArrayText calls(delta.key("tool_calls"));
        ObjectText call(calls.next());
        call.number("index", event.tool);
        ObjectText function(call.key("function"));
        function.text("arguments", text);
    });
}

void OpenaiWriter::closeTool(std::int64_t index, std::int64_t tool, std::string &out)
{
    if (m_choices[index].openTools.erase(tool) == 0)
        return;
    Event event;
    event.choice = index;
    event.tool = tool;
    toolArguments(event, "{}", out);
}

void OpenaiWriter::write(const Event &event, std::string &out)
{
    using EventKind = Event::Kind;
    Choice &choice = start(event.choice, out);
    const auto plain = [&](std::string_view name) {
        chunk(event.choice, {}, out, [&](ObjectText &delta) { delta.text(name, event.text); });
    };
    switch (event.kind) {
    case EventKind::Start: break;
    case EventKind::Text: plain("content"); break;
    case EventKind::Refusal: plain("refusal"); break;
    case EventKind::Thinking:
    case EventKind::Signature:
    case EventKind::RedactedThinking: thinking(event, out); break;
    case EventKind::ToolStart:
        choice.openTools.insert(event.tool);
        toolStart(event, out);
        break;
    case EventKind::ToolArguments:
        choice.openTools.erase(event.tool);
        toolArguments(event, event.text, out);
        break;
    case EventKind::ToolEnd: closeTool(event.choice, event.tool, out); break;
    case EventKind::Citations:
        chunk(event.choice, {}, out, [&](ObjectText &delta) {
            ObjectText fields(delta.key("provider_specific_fields"));
            fields.raw("citation", event.text);
        });
        break;
    case EventKind::Finish: choice.finish = event.text; break;
    }
}

void OpenaiWriter::end(const Usage &usage, std::string &out)
{
    for (auto &[index, choice] : m_choices) {
        while (!choice.openTools.empty())
            closeTool(index, *choice.openTools.begin(), out);
        chunk(index, choice.finish, out, [](ObjectText &) {});
    }
    if (m_includeUsage) {
        out += "data: ";
        appendChunkHead(out, m_head);
        out += ",\"choices\":[],\"usage\":";
        appendOpenaiUsage(out, usage);
        out += "}\n\n";
    }
    out += "data: [DONE]\n\n";
}

void appendMessage(std::string &out, const ChatChoice &choice, const ReplyOptions &options)
{
    ObjectText message(out);
    message.text("role", "assistant");
    std::string thinking, refusal, blocks, calls, citations;
    bool hasText = false;
    for (const ChatPart &part : choice.parts) {
        hasText = hasText || part.kind == Kind::Text;
        if (part.kind == Kind::Refusal)
            refusal += part.text;
        if (part.kind == Kind::Thinking)
            thinking += part.text;
        if (part.kind == Kind::Thinking || part.kind == Kind::RedactedThinking) {
            blocks += blocks.empty() ? "" : ",";
            appendThinkingBlock(blocks, part);
        }
        if (!part.citationsJson.empty())
            citations += (citations.empty() ? "" : ",") + part.citationsJson;
        if (part.kind != Kind::ToolCall)
            continue;
        calls += calls.empty() ? "" : ",";
        ObjectText call(calls);
        call.text("id", part.id);
        call.text("type", "function");
        ObjectText function(call.key("function"));
        function.text("name", clientToolName(part.name, options.renamedTools));
        function.text("arguments", part.argumentsJson.empty() ? "{}" : part.argumentsJson);
    }
    if (hasText)
        message.text("content", joinedText(choice.parts));
    else
        message.raw("content", "null");
    if (refusal.empty())
        message.raw("refusal", "null");
    else
        message.text("refusal", refusal);
    if (!thinking.empty())
        message.text("reasoning_content", thinking);
    if (!blocks.empty())
        message.raw("thinking_blocks", "[" + blocks + "]");
    if (!calls.empty())
        message.raw("tool_calls", "[" + calls + "]");
    if (!citations.empty())
        message.raw("provider_specific_fields", "{\"citations\":[" + citations + "]}");
}

} // namespace

std::string writeOpenaiReply(const ChatReply &reply, const ReplyOptions &options)
{
    std::string out;
    {
        ObjectText object(out);
        object.text("id", "chatcmpl-" + std::string(options.replyId));
        object.text("object", "chat.completion");
        object.number("created", reply.created ? reply.created : options.created);
        object.text("model", options.publicModel);
        {
            ArrayText choices(object.key("choices"));
            for (const ChatChoice &choice : reply.choices) {
                ObjectText entry(choices.next());
                entry.number("index", choice.index);
                appendMessage(entry.key("message"), choice, options);
                entry.raw("logprobs", choice.logprobsJson.empty() ? "null" : choice.logprobsJson);
                entry.text("finish_reason", choice.finish);
            }
        }
        appendOpenaiUsage(object.key("usage"), reply.usage.value_or(countedUsage(options.inputCount, reply.outputCount)));
    }
    return out;
}

std::unique_ptr<StreamWriter> makeOpenaiWriter(const ReplyOptions &options) { return std::make_unique<OpenaiWriter>(options); }

} // namespace portreeve
