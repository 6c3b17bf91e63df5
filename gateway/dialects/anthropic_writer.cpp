// SPDX-License-Identifier: GPL-3.0-or-later
#include <deque>
#include <map>
#include <utility>

#include "gateway/dialects/anthropic_event.h"
#include "gateway/dialects/anthropic_wire.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/object_text.h"
#include "gateway/dialects/parts.h"
#include "gateway/dialects/usage_wire.h"

namespace portreeve {

namespace {

using Kind = ChatPart::Kind;

// Watches a JSON text go by in fragments: is the value that began with its first brace closed again?
class Balance {
public:
    void feed(std::string_view text)
    {
        for (const char c : text) {
            if (m_isString) {
                if (m_isEscaped)
                    m_isEscaped = false;
                else if (c == '\\')
                    m_isEscaped = true;
                else if (c == '"')
                    m_isString = false;
            } else if (c == '"') {
                m_isString = true;
            } else if (c == '{' || c == '[') {
                ++m_depth;
                m_hasBegun = true;
            } else if (c == '}' || c == ']') {
                --m_depth;
            }
        }
    }
    bool isClosed() const { return m_hasBegun && m_depth <= 0 && !m_isString; }

private:
    int m_depth = 0;
    bool m_hasBegun = false, m_isString = false, m_isEscaped = false;
};

// Events as Anthropic's stream. Its blocks come one after the other, while fragments of parallel calls may interleave: what
// belongs to a later block waits until the one before it is complete.
class AnthropicWriter final : public StreamWriter {
public:
    explicit AnthropicWriter(const ReplyOptions &options)
        : m_id("msg_" + std::string(options.replyId)), m_model(options.publicModel), m_inputCount(options.inputCount), m_renamed(options.renamedTools)
    {
    }

    void write(const Event &event, std::string &out) override;
    void end(const Usage &usage, std::string &out) override;
    void stopAtLength(const Usage &usage, std::string &out) override
    {
        m_finish = "length";
        end(usage, out);
    }
    std::size_t waitingBytes() const override { return m_waiting; }
    void breakOff(const Refusal &why, std::string &out) override { appendAnthropicEvent(out, "error", anthropicErrorBody(why, {})); }

private:
    struct Block {
        Kind kind = Kind::Text;
        std::int64_t tool = -1;
        std::string id, name;
        bool isSigned = false;             // a thinking block ends with its signature
        Balance balance;
        std::vector<std::string> waiting;  // deltas, ready to go but for their index
        bool isComplete() const { return kind != Kind::ToolCall || balance.isClosed(); }
    };

    void start(std::string &out);
    Block &blockFor(const Event &event, std::string &out);
    void open(Block block, std::string &out);
    void begin(const Block &block, std::string &out);
    void stopFront(std::string &out);
    void advance(std::string &out);
    void delta(Block &block, std::string_view type, std::string_view member, std::string_view text, std::string &out);
    void rawDelta(Block &block, const std::string &body, std::string &out);

    std::string m_id, m_model, m_finish = "stop", m_stopSequence;
    std::int64_t m_inputCount, m_index = 0;
    std::size_t m_waiting = 0;
    const std::map<std::string, std::string> *m_renamed;
    std::deque<Block> m_blocks;            // the first is open on the wire, the others wait
    bool m_hasStarted = false;
};

void AnthropicWriter::start(std::string &out)
{
    if (m_hasStarted)
        return;
    m_hasStarted = true;
    appendMessageStart(out, m_id, m_model, m_inputCount);
}

void AnthropicWriter::begin(const Block &block, std::string &out)
{
    std::string data;
    {
        ObjectText event(data);
        event.text("type", "content_block_start");
        event.number("index", m_index);
        ObjectText content(event.key("content_block"));
        switch (block.kind) {
        case Kind::Thinking:
            content.text("type", "thinking");
            content.text("thinking", "");
            content.text("signature", "");
            break;
        case Kind::RedactedThinking:
            content.text("type", "redacted_thinking");
            content.text("data", block.id);
            break;
        case Kind::ToolCall:
            content.text("type", "tool_use");
            content.text("id", block.id);
            content.text("name", block.name);
            content.raw("input", "{}");
            break;
        default:
            content.text("type", "text");
            content.text("text", "");
        }
    }
    appendAnthropicEvent(out, "content_block_start", data);
}

void AnthropicWriter::stopFront(std::string &out)
{
    appendAnthropicEvent(out, "content_block_stop", "{\"type\":\"content_block_stop\",\"index\":" + std::to_string(m_index++) + "}");
    m_blocks.pop_front();
    if (m_blocks.empty())
        return;
    begin(m_blocks.front(), out);
    for (const std::string &body : std::exchange(m_blocks.front().waiting, {}))
        rawDelta(m_blocks.front(), body, out);
    m_waiting = m_blocks.size() > 1 ? m_waiting : 0;
}

// Complete blocks are closed as soon as another waits.
void AnthropicWriter::advance(std::string &out)
{
    while (m_blocks.size() > 1 && m_blocks.front().isComplete())
        stopFront(out);
}

void AnthropicWriter::open(Block block, std::string &out)
{
    m_blocks.push_back(std::move(block));
    if (m_blocks.size() == 1)
        begin(m_blocks.front(), out);
    advance(out);
}

// The delta's body, without the event around it: {"type":...}.
void AnthropicWriter::rawDelta(Block &block, const std::string &body, std::string &out)
{
    if (&block != &m_blocks.front()) {
        block.waiting.push_back(body);
        m_waiting += body.size();
        return;
    }
    appendAnthropicEvent(out, "content_block_delta", "{\"type\":\"content_block_delta\",\"index\":" + std::to_string(m_index) + ",\"delta\":" + body + "}");
}

void AnthropicWriter::delta(Block &block, std::string_view type, std::string_view member, std::string_view text, std::string &out)
{
    std::string body;
    {
        ObjectText object(body);
        object.text("type", type);
        object.text(member, text);
    }
    rawDelta(block, body, out);
}

// The block an event belongs to: the last one of its kind, or a new one.
AnthropicWriter::Block &AnthropicWriter::blockFor(const Event &event, std::string &out)
{
    using EventKind = Event::Kind;
    const bool isThinking = event.kind == EventKind::Thinking || event.kind == EventKind::Signature;
    const Kind kind = isThinking ? Kind::Thinking : Kind::Text;
    if (m_blocks.empty() || m_blocks.back().kind != kind || (isThinking && m_blocks.back().isSigned)) {
        Block block;
        block.kind = kind;
        open(std::move(block), out);
    }
    return m_blocks.back();
}

void AnthropicWriter::write(const Event &event, std::string &out)
{
    using EventKind = Event::Kind;
    if (event.choice != 0)        // the dialect knows one answer
        return;
    start(out);
    switch (event.kind) {
    case EventKind::Text:
    case EventKind::Refusal: delta(blockFor(event, out), "text_delta", "text", event.text, out); break;
    case EventKind::Thinking: delta(blockFor(event, out), "thinking_delta", "thinking", event.text, out); break;
    case EventKind::Signature: {
        Block &block = blockFor(event, out);
        delta(block, "signature_delta", "signature", event.text, out);
        block.isSigned = true;
        break;
    }
    case EventKind::Citations: rawDelta(blockFor(event, out), "{\"type\":\"citations_delta\",\"citation\":" + event.text + "}", out); break;
    case EventKind::RedactedThinking: {
        Block block;
        block.kind = Kind::RedactedThinking;
        block.id = event.text;
        open(std::move(block), out);
        break;
    }
    case EventKind::ToolStart: {
        Block block;
        block.kind = Kind::ToolCall;
        block.tool = event.tool;
        block.id = event.id;
        block.name = clientToolName(event.name, m_renamed);
        open(std::move(block), out);
        break;
    }
    case EventKind::ToolArguments:
        for (Block &block : m_blocks) {
            if (block.kind != Kind::ToolCall || block.tool != event.tool)
                continue;
            block.balance.feed(event.text);
            delta(block, "input_json_delta", "partial_json", event.text, out);
            break;
        }
        advance(out);
        break;
    case EventKind::Finish:
        m_finish = event.text;
        m_stopSequence = event.name;
        break;
    case EventKind::Start:
    case EventKind::ToolEnd: break;
    }
}

void AnthropicWriter::end(const Usage &usage, std::string &out)
{
    start(out);
    while (!m_blocks.empty())
        stopFront(out);
    appendMessageEnd(out, m_stopSequence.empty() ? stopReasonOfFinish(m_finish) : "stop_sequence", m_stopSequence, usage);
}

// Arguments that are no object (a model's slip) are handed on as text: {"arguments": "..."}; where the answer was cut, as {}.
void appendBlock(std::string &out, const ChatPart &part, bool isCut, const ReplyOptions &options)
{
    ObjectText block(out);
    switch (part.kind) {
    case Kind::Thinking:
        block.text("type", "thinking");
        block.text("thinking", part.text);
        block.text("signature", part.signature);
        return;
    case Kind::RedactedThinking:
        block.text("type", "redacted_thinking");
        block.text("data", part.text);
        return;
    case Kind::ToolCall: {
        block.text("type", "tool_use");
        block.text("id", part.id);
        block.text("name", clientToolName(part.name, options.renamedTools));
        const auto input = objectText(part.argumentsJson);
        block.raw("input", input ? *input : isCut ? "{}" : "{\"arguments\":" + quoted(part.argumentsJson) + "}");
        return;
    }
    default:
        block.text("type", "text");
        block.text("text", part.text);
    }
}

} // namespace

std::string writeAnthropicReply(const ChatReply &reply, const ReplyOptions &options)
{
    std::string out;
    const ChatChoice none;
    const ChatChoice &choice = reply.choices.empty() ? none : reply.choices.front();
    {
        ObjectText message(out);
        message.text("id", "msg_" + std::string(options.replyId));
        message.text("type", "message");
        message.text("role", "assistant");
        message.text("model", options.publicModel);
        {
            ArrayText content(message.key("content"));
            for (const ChatPart &part : choice.parts)
                appendBlock(content.next(), part, choice.finish == "length", options);
        }
        message.text("stop_reason", choice.stopSequence.empty() ? stopReasonOfFinish(choice.finish) : "stop_sequence");
        if (choice.stopSequence.empty())
            message.raw("stop_sequence", "null");
        else
            message.text("stop_sequence", choice.stopSequence);
        appendAnthropicUsage(message.key("usage"), reply.usage.value_or(countedUsage(options.inputCount, reply.outputCount)));
    }
    return out;
}

std::unique_ptr<StreamWriter> makeAnthropicWriter(const ReplyOptions &options) { return std::make_unique<AnthropicWriter>(options); }

} // namespace portreeve
