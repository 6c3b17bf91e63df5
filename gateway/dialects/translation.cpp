// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/sse.h"
#include "gateway/dialects/codec.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/usage_wire.h"

namespace portreeve {

namespace {

constexpr std::size_t mostWaiting = 8u << 20;

// The provider's wire read into events, the events written in the client's words.
class Translation final : public Relay {
public:
    Translation(std::unique_ptr<StreamReader> reader, std::unique_ptr<StreamWriter> writer, const ReplyOptions &options)
        : m_reader(std::move(reader)), m_writer(std::move(writer)), m_provider(options.provider), m_inputCount(options.inputCount)
    {
    }

    std::optional<Refusal> feed(std::string_view bytes, std::string &out) override
    {
        m_wire.feed(bytes);
        SseEvent event;
        while (m_wire.next(event)) {
            m_events.clear();
            if (auto bad = m_reader->read(event.type, event.data, m_events))
                return bad;
            write(out);
            if (m_writer->waitingBytes() > mostWaiting)
                return badAnswer(m_provider, "parallel tool calls interleave over more than 8 MiB");
        }
        if (m_wire.overflowed())
            return badAnswer(m_provider, "an event of the stream is longer than 8 MiB");
        return std::nullopt;
    }

    std::optional<Refusal> end(std::string &out) override
    {
        m_events.clear();
        if (auto bad = m_reader->end(m_events))
            return bad;
        write(out);
        for (const Event &finish : m_finishes)
            m_writer->write(finish, out);
        m_writer->end(m_reader->usage().value_or(countedUsage(m_inputCount, outputCount())), out);
        return std::nullopt;
    }

    bool isComplete() const override { return m_reader->isComplete(); }
    bool hasContent() const override { return m_hasContent; }
    std::optional<Usage> usage() const override { return m_reader->usage(); }
    std::int64_t outputCount() const override { return (m_bytes + 3) / 4; }
    std::string replyId() const override { return m_reader->replyId(); }
    std::string finish() const override { return m_finishes.empty() ? m_stopped : m_finishes.front().text; }
    void stopAtLength(const Usage &used, std::string &out) override
    {
        m_finishes.clear();
        m_stopped = "length";
        m_writer->stopAtLength(used, out);
    }
    void breakOff(const Refusal &why, std::string &out) override { m_writer->breakOff(why, out); }

private:
    // A finish waits for end(): the ledger is settled before it goes out.
    void write(std::string &out)
    {
        for (const Event &event : m_events) {
            if (event.kind == Event::Kind::Finish) {
                m_finishes.push_back(event);
                continue;
            }
            const bool isProduced = event.kind != Event::Kind::Signature && event.kind != Event::Kind::Citations;
            m_bytes += isProduced ? std::int64_t(event.text.size() + event.name.size()) : 0;
            m_hasContent = m_hasContent || !event.text.empty() || event.kind == Event::Kind::ToolStart;
            m_writer->write(event, out);
        }
    }

    SseParser m_wire;
    std::unique_ptr<StreamReader> m_reader;
    std::unique_ptr<StreamWriter> m_writer;
    const Provider *m_provider;
    std::int64_t m_inputCount, m_bytes = 0;
    std::vector<Event> m_events, m_finishes;
    std::string m_stopped;
    bool m_hasContent = false;
};

} // namespace

std::unique_ptr<Relay> makeTranslation(std::unique_ptr<StreamReader> reader, std::unique_ptr<StreamWriter> writer, const ReplyOptions &options)
{
    return std::make_unique<Translation>(std::move(reader), std::move(writer), options);
}

} // namespace portreeve
