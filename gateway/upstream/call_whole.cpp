// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/call_parts.h"

#include "gateway/base/text.h"
#include "gateway/dialects/errors.h"
#include "gateway/upstream/own_secrets.h"

namespace portreeve {

using boost::asio::awaitable;

namespace {

constexpr std::size_t mostHeld = 8u << 20;       // of a whole answer; longer ones go through as they come
constexpr std::size_t mostWhole = 64u << 20;     // of an answer that must be read to its end, since it is translated
constexpr std::size_t takenAtItsWord = 1u << 20; // of a length that a provider promises

} // namespace

// Reads to the end, or until more has come than is held.
awaitable<std::optional<TransportError>> Call::readHeld(Reply &reply, std::string &body, bool &isLong)
{
    for (const auto &[name, value] : m_replyHeaders) {
        if (const auto promised = name == "content-length" ? toInteger(value) : std::nullopt; promised && *promised > 0)
            body.reserve(std::min(std::size_t(*promised), takenAtItsWord));
    }
    while (body.size() <= mostHeld) {
        const BodyPiece piece = co_await reply.read();
        if (piece.error)
            co_return piece.error;
        body.append(piece.bytes);
        if (piece.end)
            co_return std::nullopt;
    }
    isLong = true;
    co_return std::nullopt;
}

Outcome Call::breakLong(Refusal why, const LongAnswer &answer)
{
    hideSecrets(m_target, why);
    count(answer.outputCount());
    m_attempt.replyId = answer.replyId();
    bookBroken(why);
    x.client->abort();
    Outcome outcome = refused(std::move(why), true);
    outcome.isAnswered = true;
    return outcome;
}

// One piece is always kept back: the last byte goes out when all is settled.
awaitable<Outcome> Call::passLong(Reply &reply, std::string &body, LongAnswer &answer)
{
    x.isLong = true;
    m_toll.began();
    answer.feed(body, m_out);
    std::string().swap(body);
    bool there = co_await start();
    while (there) {
        const BodyPiece piece = co_await reply.read();
        if (piece.error && !x.cancel->isRequested())
            co_return breakLong(*brokenTransport(*piece.error).refusal, answer);
        if (piece.error)
            break;
        if (!piece.end) {
            there = co_await x.client->write(m_out);
            m_out.clear();
        }
        answer.feed(piece.bytes, m_out);
        if (!piece.end)
            continue;
        if (!answer.isComplete())
            co_return breakLong(brokenStream(m_target.provider, "the answer ended before it was complete"), answer);
        m_attempt.replyId = answer.replyId();
        book(answer.usage(), answer.outputCount());
        Outcome outcome;
        outcome.isAnswered = true;
        if (!co_await x.client->finish(m_out))
            x.status = 499;
        co_return outcome;
    }
    count(answer.outputCount());
    co_return gone();
}

// It was produced, so it is paid: by our estimate, and no more than what was held for it.
Outcome Call::tooLong(std::size_t bytes)
{
    constexpr std::size_t bytesPerToken = 4;
    const std::int64_t held = std::max<std::int64_t>(0, m_attempt.heldTokens - x.facts->inputBound);
    count(std::min(std::int64_t(bytes / bytesPerToken), held));
    const std::string text = "the answer is longer than " + std::to_string(mostWhole >> 20) + " MiB, the most that is translated between the dialects "
        + m_target.provider->dialect + " and " + x.dialect + ". Ask for a stream or for less, or call it in its own dialect";
    return refused(transportRefusal("too_large", *m_target.provider, 0, text), true);
}

awaitable<Outcome> Call::whole(Reply &reply)
{
    std::string body;
    bool isLong = false;
    auto broken = co_await readHeld(reply, body, isLong);
    if (isLong) {
        if (const auto answer = LongAnswer::make(*m_dialect, *x.spoken, replyOptions()))
            co_return co_await passLong(reply, body, *answer);
        broken = co_await reply.readAll(body, mostWhole - std::min(mostWhole, body.size()));
    }
    if (broken && broken->kind == Break::TooLarge && isLong)
        co_return tooLong(body.size());
    if (broken) {
        count(0);
        co_return x.cancel->isRequested() ? gone() : brokenTransport(*broken);
    }
    m_toll.began();
    auto answer = translateReply(*m_dialect, *x.spoken, body, replyOptions());
    if (!answer) {
        count(0);
        co_return refused(std::move(answer.refusal()), true);
    }
    m_attempt.replyId = std::move(answer->replyId);
    book(answer->usage, answer->outputCount);
    const Headers headers = m_toll.answerHeaders(m_replyHeaders);
    const bool there = co_await x.client->send(200, headers, answer->body);
    Outcome outcome;
    outcome.isAnswered = true;
    if (!there)
        x.status = 499;
    co_return outcome;
}

} // namespace portreeve
