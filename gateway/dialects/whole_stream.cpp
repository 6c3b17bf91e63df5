// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "gateway/dialects/codec.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/usage_wire.h"

namespace portreeve {

namespace {

constexpr std::size_t mostWhole = 8u << 20;

void addPart(const ChatPart &part, std::int64_t choice, std::int64_t &tools, std::vector<Event> &events)
{
    using Kind = ChatPart::Kind;
    const auto add = [&](Event::Kind kind, const std::string &text) {
        if (!text.empty())
            events.push_back({kind, choice, tools, {}, {}, text});
    };
    switch (part.kind) {
    case Kind::Thinking:
        add(Event::Kind::Thinking, part.text);
        add(Event::Kind::Signature, part.signature);
        break;
    case Kind::RedactedThinking: add(Event::Kind::RedactedThinking, part.text); break;
    case Kind::Refusal: add(Event::Kind::Refusal, part.text); break;
    case Kind::ToolCall:
        events.push_back({Event::Kind::ToolStart, choice, tools, part.id, part.name, {}});
        add(Event::Kind::ToolArguments, part.argumentsJson);
        events.push_back({Event::Kind::ToolEnd, choice, tools++, {}, {}, {}});
        break;
    default: add(Event::Kind::Text, part.text);
    }
}

// A provider that was asked for a stream may answer whole all the same: where its row says that it cannot stream what was
// asked for, or of its own accord. Its first byte tells; the client gets its stream either way.
class WholeOrStream final : public Relay {
public:
    WholeOrStream(const Codec &provider, const Codec &client, std::unique_ptr<Relay> stream, const ReplyOptions &options)
        : m_provider(provider), m_client(client), m_stream(std::move(stream)), m_publicModel(options.publicModel), m_id(options.replyId), m_options(options)
    {
        m_options.publicModel = m_publicModel;
        m_options.replyId = m_id;
    }

    std::optional<Refusal> feed(std::string_view bytes, std::string &out) override
    {
        if (m_is == Is::Stream)
            return m_stream->feed(bytes, out);
        const auto first = m_is == Is::Unknown ? bytes.find_first_not_of(" \t\r\n") : std::string_view::npos;
        if (first != std::string_view::npos)
            m_is = bytes[first] == '{' ? Is::Whole : Is::Stream;
        m_body += bytes;
        if (m_is == Is::Stream)
            return m_stream->feed(std::exchange(m_body, {}), out);
        return m_body.size() > mostWhole ? std::optional(badAnswer(m_options.provider, "the answer is longer than 8 MiB")) : std::nullopt;
    }

    std::optional<Refusal> end(std::string &out) override
    {
        if (m_is != Is::Whole)
            return m_stream->end(out);
        auto reply = m_provider.readReply(m_body, m_options);
        if (!reply)
            return std::move(reply.refusal());
        m_reply = std::move(*reply);
        const auto writer = m_client.makeWriter(m_options);
        for (const Event &event : eventsOf(m_reply))
            writer->write(event, out);
        writer->end(m_reply.usage.value_or(countedUsage(m_options.inputCount, m_reply.outputCount)), out);
        m_isEnded = true;
        return std::nullopt;
    }

    bool isComplete() const override { return m_is == Is::Whole ? m_isEnded : m_stream->isComplete(); }
    bool hasContent() const override { return m_is == Is::Whole ? m_isEnded : m_stream->hasContent(); }
    std::optional<Usage> usage() const override { return m_is == Is::Whole ? m_reply.usage : m_stream->usage(); }
    std::int64_t outputCount() const override { return m_is == Is::Whole ? m_reply.outputCount : m_stream->outputCount(); }
    std::string replyId() const override { return m_is == Is::Whole ? m_reply.id : m_stream->replyId(); }
    std::string finish() const override
    {
        if (m_is != Is::Whole)
            return m_stream->finish();
        return m_reply.choices.empty() ? std::string() : m_reply.choices.front().finish;
    }
    void stopAtLength(const Usage &used, std::string &out) override { m_stream->stopAtLength(used, out); }
    void breakOff(const Refusal &why, std::string &out) override { m_stream->breakOff(why, out); }

private:
    static std::vector<Event> eventsOf(const ChatReply &reply)
    {
        std::vector<Event> events;
        events.push_back({Event::Kind::Start, 0, 0, reply.id, {}, {}});
        for (const ChatChoice &choice : reply.choices) {
            std::int64_t tools = 0;
            for (const ChatPart &part : choice.parts)
                addPart(part, choice.index, tools, events);
            events.push_back({Event::Kind::Finish, choice.index, 0, {}, choice.stopSequence, choice.finish});
        }
        return events;
    }

    enum class Is { Unknown, Stream, Whole };
    Is m_is = Is::Unknown;
    const Codec &m_provider, &m_client;
    std::unique_ptr<Relay> m_stream;
    std::string m_publicModel, m_id, m_body;
    ReplyOptions m_options;
    ChatReply m_reply;
    bool m_isEnded = false;
};

} // namespace

std::unique_ptr<Relay> makeWholeOrStream(const Codec &provider, const Codec &client, std::unique_ptr<Relay> stream, const ReplyOptions &options)
{
    return std::make_unique<WholeOrStream>(provider, client, std::move(stream), options);
}

} // namespace portreeve
