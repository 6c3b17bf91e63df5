// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "gateway/base/text.h"
#include "gateway/dialects/anthropic_event.h"
#include "gateway/dialects/anthropic_wire.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/parts.h"
#include "gateway/dialects/usage_wire.h"

namespace portreeve {

namespace {

using Kind = ChatPart::Kind;

constexpr std::size_t mostBlocks = 4096;

// Anthropic's stream as events. Blocks of tools that Anthropic runs itself are not ours to pass on: none were asked for.
class AnthropicReader final : public StreamReader {
public:
    explicit AnthropicReader(const ReplyOptions &options) : m_provider(options.provider), m_inputCount(options.inputCount) {}

    std::optional<Refusal> read(std::string_view type, std::string_view data, std::vector<Event> &events) override;
    std::optional<Refusal> end(std::vector<Event> &) override
    {
        if (!m_done)
            return brokenStream(m_provider, "The stream ended before the answer was finished");
        return std::nullopt;
    }
    bool isComplete() const override { return m_done; }
    std::optional<Usage> usage() const override { return m_meter.usage({m_provider, m_inputCount, (m_bytes + 3) / 4, Operation::Chat}); }
    std::string replyId() const override { return m_replyId; }

private:
    struct Block {
        bool isTool = false, isJson = false;
        std::int64_t tool = 0;
        std::string input;                 // given with the start: sent when no fragment follows
        bool hasFragments = false;
    };

    void startBlock(std::vector<Event> &events);
    void delta(std::vector<Event> &events);
    void stopBlock(std::vector<Event> &events);

    const Provider *m_provider;
    std::int64_t m_inputCount, m_tools = 0, m_bytes = 0;
    AnthropicEvent m_view;
    AnthropicMeter m_meter;
    std::map<std::int64_t, Block> m_blocks;
    std::string m_replyId;
    Event m_finish;
    bool m_hasStarted = false, m_hasFinish = false, m_hasJson = false, m_done = false;
};

std::optional<Refusal> AnthropicReader::read(std::string_view, std::string_view data, std::vector<Event> &events)
{
    if (m_done || data.empty())
        return std::nullopt;
    if (!isUtf8(data) || !m_view.read(data) || !m_view.type.isString())
        return badAnswer(m_provider, "an event of the stream is no message event");
    const Slice type = m_view.type;
    m_bytes += std::int64_t(m_view.contentBytes());
    if (type.is("error")) {
        static const Provider none;
        return providerRefusal(200, {}, data, m_provider ? *m_provider : none);
    }
    if (type.is("message_start") && !m_hasStarted) {
        m_hasStarted = true;
        m_replyId = m_view.messageId.string();
        m_meter.read(m_view.messageUsage);
        events.push_back({Event::Kind::Start, 0, 0, m_replyId, {}, {}});
    } else if (type.is("content_block_start")) {
        startBlock(events);
    } else if (type.is("content_block_delta")) {
        delta(events);
    } else if (type.is("content_block_stop")) {
        stopBlock(events);
    } else if (type.is("message_delta")) {
        m_meter.read(m_view.usage);
        if (m_view.stopReason.isString()) {
            m_hasFinish = true;
            const std::string_view word = finishOfStopReason(m_view.stopReason.string());
            const bool isJson = m_hasJson && m_tools == 0 && word == "tool_calls";
            m_finish = {Event::Kind::Finish, 0, 0, {}, m_view.stopSequence.string(), std::string(isJson ? "stop" : word)};
        }
    } else if (type.is("message_stop")) {
        if (!m_hasFinish || !m_hasStarted)
            return brokenStream(m_provider, "The stream was ended before the answer was finished");
        m_done = true;
        events.push_back(m_finish);
    }
    return m_blocks.size() > mostBlocks ? std::optional(badAnswer(m_provider, "the stream begins more than can be kept")) : std::nullopt;
}

void AnthropicReader::startBlock(std::vector<Event> &events)
{
    const BlockView &view = m_view.block;
    Block block;
    if (view.isTool()) {
        block.isTool = true;
        block.isJson = view.name.is(jsonToolName);
        block.input = view.input.isObject() && view.input.text != "{}" ? std::string(view.input.text) : std::string();
        m_hasJson = m_hasJson || block.isJson;
        if (!block.isJson) {
            block.tool = m_tools++;
            events.push_back({Event::Kind::ToolStart, 0, block.tool, view.id.string(), view.name.string(), {}});
        }
    } else if (view.type.is("redacted_thinking")) {
        events.push_back({Event::Kind::RedactedThinking, 0, 0, {}, {}, view.data.string()});
    } else if (view.type.is("text") && view.text.isString() && !view.text.isEmptyString()) {
        events.push_back({Event::Kind::Text, 0, 0, {}, {}, view.text.string()});
    } else if (view.type.is("thinking") && view.thinking.isString() && !view.thinking.isEmptyString()) {
        events.push_back({Event::Kind::Thinking, 0, 0, {}, {}, view.thinking.string()});
    }
    m_blocks[m_view.indexNumber()] = std::move(block);
}

void AnthropicReader::delta(std::vector<Event> &events)
{
    Block &block = m_blocks[m_view.indexNumber()];
    const auto add = [&](Event::Kind kind, std::string text) {
        if (!text.empty())
            events.push_back({kind, 0, block.tool, {}, {}, std::move(text)});
    };
    if (m_view.deltaType.is("text_delta"))
        add(Event::Kind::Text, m_view.text.string());
    else if (m_view.deltaType.is("thinking_delta"))
        add(Event::Kind::Thinking, m_view.thinking.string());
    else if (m_view.deltaType.is("signature_delta"))
        add(Event::Kind::Signature, m_view.signature.string());
    else if (m_view.deltaType.is("citations_delta"))
        add(Event::Kind::Citations, std::string(m_view.citation.text));
    else if (m_view.deltaType.is("input_json_delta") && block.isTool) {
        std::string fragment = m_view.partialJson.string();
        block.hasFragments = block.hasFragments || !fragment.empty();
        add(block.isJson ? Event::Kind::Text : Event::Kind::ToolArguments, std::move(fragment));
    }
}

void AnthropicReader::stopBlock(std::vector<Event> &events)
{
    const auto found = m_blocks.find(m_view.indexNumber());
    if (found == m_blocks.end())
        return;
    Block &block = found->second;
    if (block.isTool && !block.hasFragments && !block.input.empty())
        events.push_back({block.isJson ? Event::Kind::Text : Event::Kind::ToolArguments, 0, block.tool, {}, {}, block.input});
    if (block.isTool && !block.isJson)
        events.push_back({Event::Kind::ToolEnd, 0, block.tool, {}, {}, {}});
    m_blocks.erase(found);
}

// A block of a whole message. False: one that is not ours to pass on.
bool readBlock(const BlockView &view, ChatPart &part)
{
    if (view.type.is("text")) {
        part.text = view.text.string();
        for (const Slice citation : elements(view.citations))
            part.citationsJson += (part.citationsJson.empty() ? "" : ",") + std::string(citation.text);
    } else if (view.type.is("thinking")) {
        part.kind = Kind::Thinking;
        part.text = view.thinking.string();
        part.signature = view.signature.string();
    } else if (view.type.is("redacted_thinking")) {
        part.kind = Kind::RedactedThinking;
        part.text = view.data.string();
    } else if (view.isTool() && view.name.is(jsonToolName)) {
        part.text = view.input.text;
    } else if (view.isTool()) {
        part.kind = Kind::ToolCall;
        part.id = view.id.string();
        part.name = view.name.string();
        part.argumentsJson = view.input.isObject() ? std::string(view.input.text) : std::string();
    } else {
        return false;
    }
    return true;
}

} // namespace

Result<ChatReply> readAnthropicReply(std::string_view body, const ReplyOptions &options)
{
    body = body.substr(std::min(body.size(), body.find_first_not_of(" \t\r\n")));
    Cursor cursor(body);
    cursor.skip();
    const bool isGood = cursor.isAtEnd() && isUtf8(body);
    const Fields fields(Slice{isGood ? body : std::string_view()});
    if (fields.isEmpty())
        return badAnswer(options.provider, "the answer is no JSON that can be read");
    if (fields["type"].is("error") || fields["error"].isThere()) {
        static const Provider none;
        return providerRefusal(200, {}, body, options.provider ? *options.provider : none);
    }
    if (!fields["content"].isArray())
        return badAnswer(options.provider, "the answer holds no content");
    ChatReply reply;
    reply.id = fields["id"].string();
    reply.model = fields["model"].string();
    ChatChoice &choice = reply.choices.emplace_back();
    std::size_t bytes = 0;
    bool hasJson = false, hasCall = false;
    for (const Slice slice : elements(fields["content"])) {
        BlockView view;
        for (const NamedSlice &member : Fields(slice))
            view.take(member.name, member.value);
        bytes += view.contentBytes();
        ChatPart part;
        if (!readBlock(view, part))
            continue;
        hasJson = hasJson || (view.isTool() && part.kind == Kind::Text);
        hasCall = hasCall || part.kind == Kind::ToolCall;
        choice.parts.push_back(std::move(part));
    }
    choice.finish = finishOfStopReason(fields["stop_reason"].string());
    if (hasJson && !hasCall && choice.finish == "tool_calls")
        choice.finish = "stop";
    choice.stopSequence = fields["stop_sequence"].string();
    reply.outputCount = std::int64_t(bytes + 3) / 4;
    reply.usage = anthropicUsage(fields["usage"], {options.provider, options.inputCount, reply.outputCount, Operation::Chat});
    return reply;
}

std::unique_ptr<StreamReader> makeAnthropicReader(const ReplyOptions &options) { return std::make_unique<AnthropicReader>(options); }

} // namespace portreeve
