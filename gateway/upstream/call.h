// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "gateway/dialects/dialect.h"
#include "gateway/model/exchange.h"

namespace portreeve {

// What the gate lends a call: it decides about money and headers, the call about bytes.
class Toll {
public:
    virtual ~Toll() = default;
    // The first of the answer has come.
    virtual void began() = 0;
    // The answer is known and about to go out: books it (x.attempts.back().usage and basis are set). Before the last byte.
    virtual void settle() = 0;
    // A stream has produced so many tokens by our count. False: no headroom is left, stop it.
    virtual bool afford(std::int64_t outputTokens) = 0;
    // Asked while a stream runs: why it must not go on, since who asked for it has lost the right to.
    virtual std::optional<Refusal> revoked() { return std::nullopt; }
    // Headers of the answer; for a whole answer asked after settle(), for a stream before its first byte.
    virtual Headers answerHeaders(const Headers &providerHeaders) = 0;
};

// How an attempt ended.
struct Outcome {
    std::optional<Refusal> refusal;      // nullopt: the client has its answer
    std::string errorClass;              // of the refusal
    bool isAnswered = false;             // bytes have gone out, or the client has gone: nothing can follow
    bool outcomeUnknown = false;         // all was sent and no answer came
};

// Asks one deployment, in its dialect, and relays the answer in the client's. On the exchange's worker.
// `maxOutput`: an output limit to send, whatever the request named.
boost::asio::awaitable<Outcome> callUpstream(Exchange &x, std::optional<std::int64_t> maxOutput, Toll &toll);

// "RateLimitError" of "litellm.RateLimitError: ...".
std::string errorClassOf(const Refusal &refusal);

} // namespace portreeve
