// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "gateway/base/text.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/openai_request.h"
#include "gateway/dialects/openai_wire.h"
#include "gateway/dialects/parts.h"
#include "gateway/dialects/usage_wire.h"

namespace portreeve {

namespace {

using Kind = ChatPart::Kind;

constexpr std::size_t mostChoices = 256, mostTools = 1024, mostNameless = 1u << 20;

// Providers' words for a finish -> OpenAI's.
std::string finishWord(Slice finish)
{
    static const std::map<std::string_view, std::string_view> words = {
        {"stop", "stop"}, {"length", "length"}, {"tool_calls", "tool_calls"}, {"content_filter", "content_filter"}, {"function_call", "tool_calls"},
        {"model_length", "length"}, {"max_tokens", "length"}, {"sensitive", "content_filter"}, {"safety", "content_filter"}, {"end_turn", "stop"},
        {"eos", "stop"}, {"tool_use", "tool_calls"}};
    const auto found = words.find(finish.string());
    return found == words.end() ? "stop" : std::string(found->second);
}

std::string argumentsOf(Slice arguments) { return arguments.isString() ? arguments.string() : arguments.isObject() ? std::string(arguments.text) : std::string(); }

// The stream of an OpenAI-like provider as events.
class OpenaiReader final : public StreamReader {
public:
    explicit OpenaiReader(const ReplyOptions &options)
        : m_provider(options.provider), m_mender(options.provider), m_inputCount(options.inputCount), m_fallbackId(options.replyId)
    {
    }

    std::optional<Refusal> read(std::string_view type, std::string_view data, std::vector<Event> &events) override;
    std::optional<Refusal> end(std::vector<Event> &) override
    {
        if (!isFinished())
            return brokenStream(m_provider, "The stream ended before the answer was finished");
        return std::nullopt;
    }
    bool isComplete() const override { return m_done && isFinished(); }
    std::optional<Usage> usage() const override { return m_usage; }
    std::string replyId() const override { return m_replyId; }

private:
    struct Tool {
        bool hasStarted = false;
        std::int64_t number = 0;      // in our count, from 0
        std::string id, name, waiting;
    };
    struct Choice {
        bool isFinished = false;
        std::map<std::int64_t, Tool> tools;      // by the provider's index
    };

    bool isFinished() const
    {
        return !m_choices.empty() && std::ranges::all_of(m_choices, [](const auto &choice) { return choice.second.isFinished; });
    }
    void readUsage();
    std::optional<Refusal> readChoice(const ChoiceView &view, std::vector<Event> &events);
    void readTool(const ToolDelta &delta, std::int64_t index, Choice &choice, std::vector<Event> &events);

    const Provider *m_provider;
    Mender m_mender;
    std::int64_t m_inputCount;
    std::string m_fallbackId, m_replyId;
    ChunkView m_view;
    std::map<std::int64_t, Choice> m_choices;
    std::optional<Usage> m_usage;
    std::int64_t m_bytes = 0;
    bool m_done = false, m_hasStarted = false, m_isRunaway = false;
};

std::optional<Refusal> OpenaiReader::read(std::string_view type, std::string_view data, std::vector<Event> &events)
{
    if (m_done || data.empty())
        return std::nullopt;
    if (trimmed(data) == "[DONE]") {
        m_done = true;
        return isFinished() ? std::nullopt : std::optional(brokenStream(m_provider, "The stream was ended before the answer was finished"));
    }
    if (!isUtf8(data) || !m_view.read(data, ChunkView::Kind::Chunk))
        return badAnswer(m_provider, "an event of the stream is no chat completion chunk");
    if (m_view.error.isThere() || m_view.object.is("error") || type == "error") {
        static const Provider none;
        return providerRefusal(200, {}, data, m_provider ? *m_provider : none);
    }
    if (m_replyId.empty())
        m_replyId = m_view.id.string();
    readUsage();
    for (const ChoiceView &choice : m_view) {
        if (!m_hasStarted) {
            m_hasStarted = true;
            events.push_back({Event::Kind::Start, 0, 0, m_replyId, {}, {}});
        }
        if (auto bad = readChoice(choice, events))
            return bad;
    }
    return std::nullopt;
}

void OpenaiReader::readUsage()
{
    Slice usage = m_view.usage;
    if (!usage.isThere() && m_view.groq.isObject())
        usage = Fields(m_view.groq)["usage"];
    auto now = openaiUsage(usage, {m_provider, m_inputCount, (m_bytes + 3) / 4, Operation::Chat});
    if (!now)
        return;
    now->providerCost = providerCost(m_view.whole, m_provider);
    if (m_view.serviceTier.isString())
        now->serviceTier = m_view.serviceTier.string();
    m_usage = m_usage ? laterUsage(*m_usage, std::move(*now)) : std::move(now);
}

std::optional<Refusal> OpenaiReader::readChoice(const ChoiceView &view, std::vector<Event> &events)
{
    Choice &choice = m_choices[view.index];
    if (m_choices.size() > mostChoices || choice.tools.size() > mostTools || m_isRunaway)
        return badAnswer(m_provider, "the stream begins more than can be kept");
    if (saysBroken(view.finish))
        return brokenStream(m_provider, "The provider broke off: finish_reason " + view.finish.string());
    if (choice.isFinished)
        return std::nullopt;
    m_bytes += std::int64_t(view.contentBytes());
    const auto add = [&](Event::Kind kind, std::string text) {
        if (!text.empty())
            events.push_back({kind, view.index, 0, {}, {}, std::move(text)});
    };
    const bool isLast = view.finish.isThere();
    const Mender::Mended mended = m_mender.isNeeded(view) ? m_mender.mend(view, isLast) : Mender::Mended();
    add(Event::Kind::Thinking, mended.isThinking ? mended.thinking : view.reasoningContent.string());
    add(Event::Kind::Text, mended.isContent ? mended.content : view.content.string());
    add(Event::Kind::Refusal, view.refusal.string());
    const bool isJson = m_mender.isJsonAnswer(view);
    for (const ToolDelta &tool : view.tools) {
        if (isJson)
            add(Event::Kind::Text, argumentsOf(tool.arguments));
        else
            readTool(tool, view.index, choice, events);
    }
    if (view.functionCall.isObject()) {          // the old way: one call, its parts not numbered
        const Fields call(view.functionCall);
        readTool({0, {}, call["name"], call["arguments"]}, view.index, choice, events);
    }
    if (isLast) {
        choice.isFinished = true;
        const std::string word = finishWord(view.finish);
        events.push_back({Event::Kind::Finish, view.index, 0, {}, {}, isJson && word == "tool_calls" ? "stop" : word});
    }
    return std::nullopt;
}

void OpenaiReader::readTool(const ToolDelta &delta, std::int64_t index, Choice &choice, std::vector<Event> &events)
{
    const auto [place, isNew] = choice.tools.try_emplace(delta.index);
    Tool &tool = place->second;
    if (isNew)
        tool.number = std::int64_t(choice.tools.size()) - 1;
    if (delta.id.isString() && tool.id.empty())
        tool.id = delta.id.string();
    if (delta.name.isString() && !tool.hasStarted)
        tool.name += delta.name.string();
    tool.waiting += argumentsOf(delta.arguments);
    if (!tool.hasStarted && tool.name.empty()) {
        m_isRunaway = m_isRunaway || tool.waiting.size() > mostNameless;
        return;
    }
    if (!tool.hasStarted) {
        tool.hasStarted = true;
        if (tool.id.empty())
            tool.id = "call_" + m_fallbackId + "_" + std::to_string(tool.number);
        events.push_back({Event::Kind::ToolStart, index, tool.number, tool.id, tool.name, {}});
    }
    if (!tool.waiting.empty())
        events.push_back({Event::Kind::ToolArguments, index, tool.number, {}, {}, std::move(tool.waiting)});
    tool.waiting.clear();
}

// A message of a whole answer.
void readMessage(const ChoiceView &view, Mender &mender, const ReplyOptions &options, ChatChoice &choice)
{
    const auto add = [&choice](Kind kind, std::string text) {
        if (text.empty())
            return;
        ChatPart part;
        part.kind = kind;
        part.text = std::move(text);
        choice.parts.push_back(std::move(part));
    };
    const Mender::Mended mended = mender.isNeeded(view) ? mender.mend(view, true) : Mender::Mended();
    add(Kind::Thinking, mended.isThinking ? mended.thinking : view.reasoningContent.string());
    add(Kind::Text, mended.isContent ? mended.content : view.content.string());
    add(Kind::Refusal, view.refusal.string());
    const bool isJson = mender.isJsonAnswer(view);
    std::vector<ToolDelta> tools = view.tools;
    if (view.functionCall.isObject())
        tools.push_back({0, {}, Fields(view.functionCall)["name"], Fields(view.functionCall)["arguments"]});
    for (const ToolDelta &tool : tools) {
        if (isJson) {
            add(Kind::Text, argumentsOf(tool.arguments));
            continue;
        }
        ChatPart call;
        call.kind = Kind::ToolCall;
        call.id = tool.id.isString() ? tool.id.string() : "call_" + std::string(options.replyId) + "_" + std::to_string(choice.parts.size());
        call.name = tool.name.string();
        call.argumentsJson = argumentsOf(tool.arguments);
        choice.parts.push_back(std::move(call));
    }
    choice.index = view.index;
    choice.finish = finishWord(view.finish);
    if (isJson && choice.finish == "tool_calls")
        choice.finish = "stop";
    choice.logprobsJson = view.logprobs.isThere() ? std::string(view.logprobs.text) : std::string();
}

} // namespace

Result<ChatReply> readOpenaiReply(std::string_view body, const ReplyOptions &options)
{
    ChunkView view;
    body = body.substr(std::min(body.size(), body.find_first_not_of(" \t\r\n")));
    if (!isUtf8(body) || !view.read(body, ChunkView::Kind::Whole))
        return badAnswer(options.provider, "the answer is no JSON that can be read");
    if (view.error.isThere()) {
        static const Provider none;
        return providerRefusal(200, {}, body, options.provider ? *options.provider : none);
    }
    if (view.size() == 0)
        return badAnswer(options.provider, "the answer holds no choices");
    ChatReply reply;
    reply.id = view.id.string();
    reply.model = view.model.string();
    reply.created = view.created.integer().value_or(options.created);
    Mender mender(options.provider);
    std::size_t bytes = 0;
    for (const ChoiceView &choice : view) {
        if (saysBroken(choice.finish))
            return brokenStream(options.provider, "The provider broke off: finish_reason " + choice.finish.string());
        if (!choice.delta.isThere())
            return badAnswer(options.provider, "a choice of the answer holds no message");
        bytes += choice.contentBytes();
        readMessage(choice, mender, options, reply.choices.emplace_back());
    }
    reply.outputCount = std::int64_t(bytes + 3) / 4;
    reply.usage = openaiUsage(view.usage, {options.provider, options.inputCount, reply.outputCount, Operation::Chat});
    if (reply.usage) {
        reply.usage->providerCost = providerCost(view.whole, options.provider);
        if (view.serviceTier.isString())
            reply.usage->serviceTier = view.serviceTier.string();
    }
    return reply;
}

std::unique_ptr<StreamReader> makeOpenaiReader(const ReplyOptions &options) { return std::make_unique<OpenaiReader>(options); }

} // namespace portreeve
