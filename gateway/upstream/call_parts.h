// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>

#include "gateway/dialects/dialect.h"
#include "gateway/dialects/long_answer.h"
#include "gateway/model/client.h"
#include "gateway/net/transport.h"
#include "gateway/upstream/call.h"

namespace portreeve {

// One call on its way: what its steps share. For call*.cpp alone.
class Call {
public:
    Call(Exchange &x, Toll &toll)
        : x(x), m_attempt(x.attempts.back()), m_target(*m_attempt.target), m_dialect(findDialect(m_target.provider->dialect)), m_toll(toll)
    {
    }

    boost::asio::awaitable<Outcome> run(std::optional<std::int64_t> maxOutput);

private:
    WriteOptions writeOptions(std::optional<std::int64_t> maxOutput) const;
    ReplyOptions replyOptions() const;
    std::chrono::milliseconds timeLimit() const;
    void addHeaders();
    Result<std::string> writeBody(std::optional<std::int64_t> maxOutput) const;
    Outcome refused(Refusal refusal, bool unknown = false) const;
    Outcome brokenTransport(const TransportError &error) const;
    Outcome gone();
    void bookBroken(const Refusal &why);
    void count(std::int64_t output);
    void book(const std::optional<Usage> &usage, std::int64_t counted);
    bool countsUpstream() const { return m_target.provider->endpoints.contains("count_tokens"); }
    boost::asio::awaitable<Outcome> answerCount();
    boost::asio::awaitable<Outcome> error(Reply &reply);
    boost::asio::awaitable<bool> start();
    boost::asio::awaitable<Outcome> whole(Reply &reply);
    Outcome tooLong(std::size_t bytes);
    boost::asio::awaitable<std::optional<TransportError>> readHeld(Reply &reply, std::string &body, bool &isLong);
    boost::asio::awaitable<Outcome> passLong(Reply &reply, std::string &body, LongAnswer &answer);
    Outcome breakLong(Refusal why, const LongAnswer &answer);
    enum class End { Complete, Unframed, Broken, Unaffordable, Gone };     // of a stream
    boost::asio::awaitable<Outcome> stream(Reply &reply);
    boost::asio::awaitable<End> relayPieces(Reply &reply);
    boost::asio::awaitable<Outcome> endStream(End end, Reply &reply);
    boost::asio::awaitable<Outcome> breakOff(Refusal why, bool unknown);
    boost::asio::awaitable<bool> pass();
    boost::asio::awaitable<Outcome> finishStream();
    boost::asio::awaitable<Outcome> stopStream();

    Exchange &x;
    Attempt &m_attempt;
    const Target &m_target;
    const Dialect *m_dialect;
    Toll &m_toll;
    Headers m_headers;                 // of the request upstream
    Headers m_replyHeaders;            // of its answer
    std::unique_ptr<Relay> m_relay;
    std::string m_out;                 // of a stream, not yet sent
    struct {
        std::optional<Refusal> why;
        bool isUnknown = false;
    } m_broken;                        // how a stream ended before its end
};

} // namespace portreeve
