// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace portreeve {

// A request that the upstream accepted, as it stands in its books.
struct AcceptedRequest {
    std::uint64_t number = 0;          // 1, 2, 3 ... over all connections
    std::uint64_t connection = 0;
    std::int64_t at = 0;               // wall clock, microseconds
    std::string attempt;               // x-portreeve-attempt
    std::string method, target, model;
    std::string head;                  // raw, with the empty line
    std::string body;                  // raw, de-chunked
    std::string sha;                   // SHA-256 of the body, hex
    std::string fault;                 // the behaviour it got
    std::int64_t goneAfter = -1;       // microseconds from `at` until the peer closed; -1: it did not while we answered
    bool goneByReset = false;
    std::int64_t sent = 0;             // bytes of the answer, head included
};

struct FaultdCounters {
    std::uint64_t connections = 0, requests = 0, malformed = 0;
    std::uint64_t openConnections = 0, inFlight = 0, peakInFlight = 0;
    std::uint64_t bytesSent = 0;
};

struct FaultdOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;            // 0: any
    std::string logFile;               // JSON lines, one an event; empty: none
    bool logBodies = false;            // bodies in the log, too
    bool remember = true;              // keep what was accepted for requests()
    std::string acceptFault;           // "rst", "fin" or "stall": what happens to a connection before it can ask
    std::string otherwise = "ok";      // the behaviour when nobody chooses one
};

// A scripted upstream that speaks OpenAI (chat completions, embeddings, models) and Anthropic (messages, count_tokens) well,
// or as wrongly as it is told to: the second set of books against which the ledger is audited. It shares no code with the
// gateway. One thread a connection, plain sockets; any number may run in a process.
//
// A behaviour is text: NAME[:option=value]..., e.g. "rst-mid-stream:after=3" or "ok:head-delay=200:tokens=50";
// `faultd --list` tells them. Chosen by, in this order: the queue, the header x-fault, a path segment "fault:..." (so that an
// api_base can choose), the model's name ("fault:..." or one named by model()), the default.
class Faultd {
public:
    explicit Faultd(FaultdOptions options = {});   // throws std::system_error when it cannot listen
    ~Faultd();                                     // stops

    std::uint16_t port() const;
    std::string url() const;                       // "http://127.0.0.1:4711"

    void push(const std::string &behaviour);       // the next request's that nobody claimed; throws std::invalid_argument
    void model(const std::string &name, const std::string &behaviour);
    void otherwise(const std::string &behaviour);
    void forget();                                 // queue, models, books and counters

    std::vector<AcceptedRequest> requests() const;
    FaultdCounters counters() const;
    // Waits until `done` holds of the counters; false when it does not within `most`.
    bool waitFor(const std::function<bool(const FaultdCounters &)> &done, std::chrono::milliseconds most = std::chrono::seconds(5)) const;
    void stop();                                   // closes everything and joins

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace portreeve
