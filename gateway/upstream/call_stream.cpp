// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/call_parts.h"

#include <utility>

#include "gateway/upstream/own_secrets.h"

namespace portreeve {

using boost::asio::awaitable;
using std::chrono::milliseconds;

// Sends what the relay has made. False: the client has gone.
awaitable<bool> Call::pass()
{
    if (m_out.empty() || (!x.client->hasStarted() && !m_relay->hasContent()))
        co_return true;
    m_toll.began();
    if (!x.client->hasStarted() && !co_await start())
        co_return false;
    const bool there = co_await x.client->write(m_out);
    m_out.clear();
    co_return there;
}

awaitable<Outcome> Call::breakOff(Refusal why, bool unknown)
{
    hideSecrets(m_target, why);
    if (m_relay->usage() || m_relay->outputCount() > 0 || unknown) {
        count(m_relay->outputCount());
        if (const auto usage = m_relay->usage(); usage && usage->completion() >= m_attempt.usage.output) {
            m_attempt.usage = *usage;
            m_attempt.basis = Basis::Provider;
        }
    }
    m_attempt.replyId = m_relay->replyId();
    if (!x.client->hasStarted())
        co_return refused(std::move(why), unknown);
    bookBroken(why);
    m_relay->breakOff(why, m_out);
    co_await x.client->write(m_out);
    x.client->abort();
    Outcome outcome = refused(std::move(why), unknown);
    outcome.isAnswered = true;
    co_return outcome;
}

awaitable<Outcome> Call::finishStream()
{
    m_attempt.replyId = m_relay->replyId();
    m_toll.began();
    book(m_relay->usage(), m_relay->outputCount());
    Outcome outcome;
    outcome.isAnswered = true;
    if (!x.client->hasStarted() && !co_await start()) {
        x.status = 499;
        co_return outcome;
    }
    if (!co_await x.client->finish(m_out))
        x.status = 499;
    co_return outcome;
}

awaitable<Outcome> Call::stopStream()
{
    count(m_relay->outputCount());
    m_attempt.state = State::Settled;
    m_attempt.replyId = m_relay->replyId();
    m_toll.settle();
    m_relay->stopAtLength(m_attempt.usage, m_out);
    Outcome outcome;
    outcome.isAnswered = true;
    if (!x.client->hasStarted() && !co_await start())
        co_return outcome;
    co_await x.client->finish(m_out);
    co_return outcome;
}

// A stream spends its life here: outcomes are made elsewhere, as each would have a place of its own in this frame.
awaitable<Call::End> Call::relayPieces(Reply &reply)
{
    std::int64_t counted = 0;
    for (;;) {
        const BodyPiece piece = co_await reply.read();
        if (piece.error) {
            m_broken = {brokenTransport(*piece.error).refusal, true};
            co_return x.cancel->isRequested() ? End::Gone : End::Broken;
        }
        m_broken = {m_relay->feed(piece.bytes, m_out), false};
        if (m_broken.why)
            co_return End::Broken;
        if (piece.end || m_relay->isComplete()) {
            m_broken = {m_relay->end(m_out), true};
            co_return m_broken.why ? End::Broken : piece.end ? End::Complete : End::Unframed;
        }
        m_broken = {m_toll.revoked(), true};
        if (m_broken.why)
            co_return End::Broken;
        if (m_relay->outputCount() != counted) {
            counted = m_relay->outputCount();
            if (!m_toll.afford(counted))
                co_return End::Unaffordable;
        }
        if (!co_await pass())
            co_return End::Gone;
    }
}

awaitable<Outcome> Call::endStream(End end, Reply &reply)
{
    if (end == End::Gone) {
        count(m_relay->outputCount());
        co_return gone();
    }
    if (end == End::Broken)
        co_return co_await breakOff(std::move(*m_broken.why), m_broken.isUnknown);
    if (end == End::Unaffordable)
        co_return co_await stopStream();
    Outcome outcome = co_await finishStream();
    if (end == End::Unframed) {     // its terminator has come, its framing not yet: read on for a moment, so that the connection can be kept
        reply.setIdleTimeout(milliseconds(100));
        co_await reply.read();
    }
    co_return outcome;
}

awaitable<Outcome> Call::stream(Reply &reply)
{
    m_relay = makeRelay(*m_dialect, *x.spoken, replyOptions());
    const End end = co_await relayPieces(reply);
    co_return co_await endStream(end, reply);
}

} // namespace portreeve
