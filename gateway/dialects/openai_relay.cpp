// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "gateway/base/json.h"
#include "gateway/base/text.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/openai_wire.h"
#include "gateway/dialects/splice_relay.h"
#include "gateway/dialects/usage_wire.h"

namespace portreeve {

namespace {

constexpr std::size_t mostTail = 8u << 20, mostChoices = 256;     // what an upstream gone wrong may make us keep

// OpenAI to OpenAI. The finish, usage and [DONE] wait for end().
//
// Complete is: every choice that was begun has its finish_reason, and then [DONE], or an end of the body by its framing
// (some servers send no [DONE]). [DONE] before that is a broken stream. What comes after [DONE] is not read.
class OpenaiSplice final : public SpliceRelay {
public:
    explicit OpenaiSplice(const ReplyOptions &options)
        : SpliceRelay(options), m_head(chunkHead(options)), m_mender(options.provider), m_includeUsage(options.includeUsage)
    {
    }

    std::optional<Refusal> end(std::string &out) override;
    bool isComplete() const override { return m_done && isFinished(); }
    std::optional<Usage> usage() const override { return m_usage; }
    void stopAtLength(const Usage &used, std::string &out) override;
    void breakOff(const Refusal &why, std::string &out) override { appendSseData(out, openaiErrorBody(why)); }

private:
    struct Choice {
        std::int64_t index = 0;
        bool isFinished = false;
        std::vector<std::pair<std::int64_t, bool>> tools;    // index, arguments have come
    };

    std::optional<Refusal> take(const SseEvent &event, std::string &out) override;
    std::optional<Refusal> takeError();
    void takeUsage();
    void takeTools(const ChoiceView &view, Choice &choice);
    void closeTools(Choice &choice, std::string &out);
    void patchUsage();
    void emit(std::string &out);
    void flushTail(std::string &out);
    void appendUsageChunk(std::string &out, const std::optional<Usage> &used);
    bool isFinished() const;
    Choice &choiceAt(std::int64_t index);

    ChunkHead m_head;
    Mender m_mender;
    bool m_includeUsage, m_tailHasContent = false, m_hasHead = false;
    ChunkView m_view;
    Patches m_patches;
    std::vector<Choice> m_choices;
    std::string m_usageChunk;        // the provider's own last chunk, ready to go
    std::string m_usageText;         // its usage, where it came with another chunk
    std::optional<Usage> m_usage;
};

std::optional<Refusal> OpenaiSplice::take(const SseEvent &event, std::string &out)
{
    const std::string_view data = event.data;
    if (trimmed(data) == "[DONE]") {
        m_done = true;
        if (!isFinished())
            return brokenStream(m_provider, "The stream was ended before the answer was finished");
        return std::nullopt;
    }
    if (!isUtf8(data) || !m_view.read(data, ChunkView::Kind::Chunk))
        return badAnswer(m_provider, "an event of the stream is no chat completion chunk");
    if (m_view.error.isThere() || m_view.object.is("error") || event.type == "error")
        return takeError();
    if (!m_hasHead && m_view.id.isString() && !m_view.id.isEmptyString()) {
        m_hasHead = true;
        m_head.id = m_view.id.text;
        m_replyId = m_view.id.string();
        if (m_view.created.isNumber())
            m_head.created = m_view.created.text;
    }
    m_patches.reset(data);
    takeUsage();
    patchHead(m_patches, m_view, m_head, "\"chat.completion.chunk\"");
    if (m_view.size() == 0 && m_view.usage.isObject()) {
        if (m_view.hasChoices && m_view.usageCut.size() > 0) {
            m_usageChunk.clear();
            m_patches.append(m_usageChunk);
        }
        return std::nullopt;
    }
    for (const ChoiceView &choice : m_view) {
        if (saysBroken(choice.finish))
            return brokenStream(m_provider, "The provider broke off: finish_reason " + choice.finish.string());
    }
    patchUsage();
    emit(out);
    if (m_tail.size() > mostTail || m_choices.size() > mostChoices)
        return badAnswer(m_provider, "the stream does not come to an end after its finish");
    return std::nullopt;
}

std::optional<Refusal> OpenaiSplice::takeError()
{
    static const Provider none;
    return providerRefusal(200, {}, m_view.whole.text, m_provider ? *m_provider : none);
}

void OpenaiSplice::takeUsage()
{
    Slice usage = m_view.usage;
    if (!usage.isThere() && m_view.groq.isObject())
        usage = Fields(m_view.groq)["usage"];
    if (!usage.isThere())
        return;
    const UsageContext context{m_provider, m_inputCount, outputCount(), Operation::Chat};
    auto now = openaiUsage(usage, context);
    now->providerCost = providerCost(m_view.whole, m_provider);
    if (m_view.serviceTier.isString())
        now->serviceTier = m_view.serviceTier.string();
    m_usage = m_usage ? laterUsage(*m_usage, std::move(*now)) : std::move(now);
    m_usageText = usage.text;
    m_usageChunk.clear();
}

// Usage stands in a chunk of its own, and only where it was asked for; null before.
void OpenaiSplice::patchUsage()
{
    if (m_view.usageCut.empty())
        return;
    if (!m_includeUsage)
        m_patches.cut(m_view.usageCut);
    else if (m_view.usage.isThere())
        m_patches.replace(m_view.usage.text, "null");
}

OpenaiSplice::Choice &OpenaiSplice::choiceAt(std::int64_t index)
{
    const auto found = std::ranges::find(m_choices, index, &Choice::index);
    return found != m_choices.end() ? *found : m_choices.emplace_back(Choice{index, false, {}});
}

bool OpenaiSplice::isFinished() const
{
    return !m_choices.empty() && std::ranges::all_of(m_choices, &Choice::isFinished);
}

void OpenaiSplice::takeTools(const ChoiceView &view, Choice &choice)
{
    for (const ToolDelta &tool : view.tools) {
        auto known = std::ranges::find(choice.tools, tool.index, &std::pair<std::int64_t, bool>::first);
        if (known == choice.tools.end())
            known = choice.tools.insert(known, {tool.index, false});
        if (view.finish.isThere() && !known->second && tool.arguments.isEmptyString()) {
            m_patches.replace(tool.arguments.text, "\"{}\"");
            known->second = true;
        }
        known->second = known->second || (tool.arguments.isThere() && !tool.arguments.isEmptyString());
    }
}

// A call without arguments must end as "{}": clients parse what they have gathered.
void OpenaiSplice::closeTools(Choice &choice, std::string &out)
{
    for (auto &[index, hasArguments] : choice.tools) {
        if (hasArguments)
            continue;
        std::string data;
        appendChunkHead(data, m_head);
        data += ",\"choices\":[{\"index\":" + std::to_string(choice.index) + ",\"delta\":{\"tool_calls\":[{\"index\":" + std::to_string(index)
            + ",\"function\":{\"arguments\":\"{}\"}}]},\"finish_reason\":null}]}";
        appendSseData(out, data);
        hasArguments = true;
    }
}

void OpenaiSplice::emit(std::string &out)
{
    bool isEnd = m_view.size() > 0, isNews = m_view.size() == 0;
    const bool wasFinished = isFinished();
    std::size_t bytes = 0;
    std::string closing;
    for (const ChoiceView &view : m_view) {
        Choice &choice = choiceAt(view.index);
        bytes += view.contentBytes();
        isNews = isNews || !choice.isFinished || !view.finish.isThere();
        isEnd = isEnd && (choice.isFinished || view.finish.isThere());
        const bool isJson = m_mender.isJsonAnswer(view);
        if (!isJson)
            takeTools(view, choice);
        if (view.finish.isThere() && !choice.isFinished) {
            closeTools(choice, closing);
            choice.isFinished = true;
            if (m_finish.empty())
                m_finish = isJson && view.finish.is("tool_calls") ? "stop" : view.finish.string();
        }
        patchChoice(m_patches, view, m_mender);
    }
    const bool isAfterword = isEnd && wasFinished && bytes == 0 && m_view.usage.isThere();      // usage with an empty choice around it
    if (!isNews || isAfterword)       // or a second finish of choices that have theirs
        return;
    m_bytes += std::int64_t(bytes);
    const bool waits = isEnd || (m_view.size() == 0 && isFinished());
    if (!waits)
        flushTail(out);
    std::string &into = waits ? m_tail : out;
    (waits ? m_tailHasContent : m_hasContent) |= bytes > 0;
    into += closing;
    if (m_view.whole.text.find('\n') != std::string_view::npos) {
        std::string data;
        m_patches.append(data);
        appendSseData(into, data);
        return;
    }
    into += "data: ";
    m_patches.append(into);
    into += "\n\n";
}

void OpenaiSplice::flushTail(std::string &out)
{
    if (m_tail.empty())
        return;
    out += m_tail;
    m_tail.clear();
    m_hasContent = m_hasContent || m_tailHasContent;
    m_tailHasContent = false;
}

void OpenaiSplice::appendUsageChunk(std::string &out, const std::optional<Usage> &used)
{
    std::string data = m_usageChunk;
    if (data.empty()) {
        appendChunkHead(data, m_head);
        data += ",\"choices\":[],\"usage\":";
        if (used)
            appendOpenaiUsage(data, *used);
        else
            data += m_usageText;
        data += '}';
    }
    appendSseData(out, data);
}

std::optional<Refusal> OpenaiSplice::end(std::string &out)
{
    if (!isFinished())
        return brokenStream(m_provider, "The stream ended before the answer was finished");
    flushTail(out);
    if (m_includeUsage)
        appendUsageChunk(out, m_usageText.empty() ? std::optional(countedUsage(m_inputCount, outputCount())) : std::nullopt);
    out += "data: [DONE]\n\n";
    return std::nullopt;
}

void OpenaiSplice::stopAtLength(const Usage &used, std::string &out)
{
    flushTail(out);
    if (m_choices.empty())
        choiceAt(0);
    for (Choice &choice : m_choices) {
        if (choice.isFinished)
            continue;
        std::string data;
        appendChunkHead(data, m_head);
        data += ",\"choices\":[{\"index\":" + std::to_string(choice.index) + ",\"delta\":{},\"finish_reason\":\"length\"}]}";
        appendSseData(out, data);
        choice.isFinished = true;
    }
    m_finish = "length";
    m_usageChunk.clear();
    if (m_includeUsage)
        appendUsageChunk(out, used);
    out += "data: [DONE]\n\n";
}

} // namespace

std::unique_ptr<Relay> makeOpenaiSplice(const ReplyOptions &options) { return std::make_unique<OpenaiSplice>(options); }

} // namespace portreeve
