// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "gateway/base/json.h"
#include "gateway/base/text.h"
#include "gateway/dialects/anthropic_event.h"
#include "gateway/dialects/anthropic_wire.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/splice_relay.h"
#include "gateway/dialects/usage_wire.h"

namespace portreeve {

namespace {

constexpr std::size_t mostTail = 1u << 20, mostBlocks = 4096;

// Anthropic to Anthropic: events go on as they are, but for the model's name. message_delta and message_stop wait for end().
// Complete is: message_stop after a stop_reason, nothing less.
class AnthropicSplice final : public SpliceRelay {
public:
    explicit AnthropicSplice(const ReplyOptions &options)
        : SpliceRelay(options), m_publicModel(options.publicModel), m_fallbackId("msg_" + std::string(options.replyId))
    {
    }

    std::optional<Refusal> end(std::string &out) override;
    bool isComplete() const override { return m_done; }
    std::optional<Usage> usage() const override { return m_meter.usage({m_provider, m_inputCount, outputCount(), Operation::Chat}); }
    void stopAtLength(const Usage &used, std::string &out) override;
    void breakOff(const Refusal &why, std::string &out) override { appendAnthropicEvent(out, "error", anthropicErrorBody(why, {})); }

private:
    std::optional<Refusal> take(const SseEvent &event, std::string &out) override;
    void start(std::string &out);
    void finishWith(std::string_view data);

    std::string m_publicModel, m_fallbackId;
    AnthropicEvent m_view;
    AnthropicMeter m_meter;
    std::set<std::int64_t> m_open;          // blocks that were begun and not ended
    bool m_hasStarted = false;
};

std::optional<Refusal> AnthropicSplice::take(const SseEvent &event, std::string &out)
{
    const std::string_view data = event.data;
    if (!isUtf8(data) || !m_view.read(data) || !m_view.type.isString())
        return badAnswer(m_provider, "an event of the stream is no message event");
    const Slice type = m_view.type;
    const std::string_view name = type.text.substr(1, type.text.size() - 2);
    if (type.is("error")) {
        static const Provider none;
        return providerRefusal(200, {}, data, m_provider ? *m_provider : none);
    }
    if (type.is("message_start")) {
        start(out);
        return std::nullopt;
    }
    if (type.is("message_delta")) {
        finishWith(data);
        return m_tail.size() > mostTail ? std::optional(badAnswer(m_provider, "the stream does not come to an end after its finish")) : std::nullopt;
    }
    if (type.is("message_stop")) {
        if (m_finish.empty() || !m_hasStarted)
            return brokenStream(m_provider, "The stream was ended before the answer was finished");
        m_done = true;
        appendAnthropicEvent(m_tail, name, data);
        return std::nullopt;
    }
    if (type.is("ping")) {
        if (m_tail.empty())
            appendAnthropicEvent(out, name, data);
        return std::nullopt;
    }
    if (type.is("content_block_start"))
        m_open.insert(m_view.indexNumber());
    else if (type.is("content_block_stop"))
        m_open.erase(m_view.indexNumber());
    if (m_open.size() > mostBlocks)
        return badAnswer(m_provider, "the stream begins more than can be kept");
    const std::size_t bytes = m_view.contentBytes();
    m_bytes += std::int64_t(bytes);
    m_hasContent = m_hasContent || bytes > 0;
    out += m_tail;                  // a finish that was none: the answer goes on
    m_tail.clear();
    appendAnthropicEvent(out, name, data);
    return std::nullopt;
}

void AnthropicSplice::start(std::string &out)
{
    if (m_hasStarted)
        return;
    m_hasStarted = true;
    m_replyId = m_view.messageId.string();
    m_meter.read(m_view.messageUsage);
    if (m_view.messageModel.text.empty()) {
        appendAnthropicEvent(out, "message_start", m_view.whole.text);
        return;
    }
    const std::string_view data = m_view.whole.text, model = m_view.messageModel.text;
    const std::size_t at = std::size_t(model.data() - data.data());
    appendAnthropicEvent(out, "message_start", std::string(data.substr(0, at)) + quoted(m_publicModel) + std::string(data.substr(at + model.size())));
}

void AnthropicSplice::finishWith(std::string_view data)
{
    m_meter.read(m_view.usage);
    if (m_view.stopReason.isString())
        m_finish = finishOfStopReason(m_view.stopReason.string());
    appendAnthropicEvent(m_tail, "message_delta", data);
}

std::optional<Refusal> AnthropicSplice::end(std::string &out)
{
    if (!m_done)
        return brokenStream(m_provider, "The stream ended before the answer was finished");
    out += m_tail;
    m_tail.clear();
    return std::nullopt;
}

void AnthropicSplice::stopAtLength(const Usage &used, std::string &out)
{
    if (!m_hasStarted)
        appendMessageStart(out, m_fallbackId, m_publicModel, m_inputCount);
    for (const std::int64_t index : m_open)
        appendAnthropicEvent(out, "content_block_stop", "{\"type\":\"content_block_stop\",\"index\":" + std::to_string(index) + "}");
    m_open.clear();
    m_finish = "length";
    appendMessageEnd(out, "max_tokens", {}, used);
}

} // namespace

std::unique_ptr<Relay> makeAnthropicSplice(const ReplyOptions &options) { return std::make_unique<AnthropicSplice>(options); }

} // namespace portreeve
