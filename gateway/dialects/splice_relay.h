// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/base/sse.h"
#include "gateway/dialects/dialect.h"

namespace portreeve {

// A stream for a client of the same dialect: each event is scanned once and goes on with what must change spliced in. What
// ends the answer waits in the tail for end(); nothing is read after it.
class SpliceRelay : public Relay {
public:
    std::optional<Refusal> feed(std::string_view bytes, std::string &out) final;
    bool hasContent() const override { return m_hasContent; }
    std::int64_t outputCount() const override { return (m_bytes + 3) / 4; }
    std::string replyId() const override { return m_replyId; }
    std::string finish() const override { return m_finish; }

protected:
    explicit SpliceRelay(const ReplyOptions &options) : m_provider(options.provider), m_inputCount(options.inputCount) {}
    virtual std::optional<Refusal> take(const SseEvent &event, std::string &out) = 0;      // one with data

    const Provider *m_provider;
    std::int64_t m_inputCount, m_bytes = 0;      // bytes that were produced
    std::string m_tail, m_replyId, m_finish;
    bool m_hasContent = false, m_done = false;

private:
    SseParser m_events;
};

} // namespace portreeve
