// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "gateway/base/clock.h"
#include "gateway/model/client.h"
#include "gateway/net/transport.h"

namespace portreeve::tests {

// A clock set by hand.
class FakeClock final : public Clock {
public:
    Micros wall() const override { return now; }
    Micros monotonic() const override { return now; }
    Micros now = 1'790'000'000 * microsPerSecond;
};

// What an upstream does with one request.
struct Tape {
    std::optional<TransportError> atSend;      // instead of an answer
    int status = 200;
    Headers headers;
    std::vector<std::string> pieces;           // of the body
    std::optional<TransportError> atEnd;       // instead of a clean end
    std::function<void()> beforePiece;         // called before each read
};

// Plays tapes in order, and keeps what it was asked.
class ScriptedTransport final : public Transport {
public:
    struct Asked {
        std::string target, body;
        Headers headers;
    };
    boost::asio::awaitable<Sent> send(const OutRequest &request) override;
    std::deque<Tape> tapes;
    std::vector<Asked> asked;
};

// Collects what comes; may hang up.
class CollectingClient final : public Client {
public:
    boost::asio::awaitable<bool> send(int status, const Headers &headers, std::string_view body) override;
    boost::asio::awaitable<bool> start(int status, const Headers &headers) override;
    boost::asio::awaitable<bool> write(std::string_view bytes) override;
    boost::asio::awaitable<bool> finish(std::string_view lastBytes) override;
    void abort() override { aborted = true; }
    bool hasStarted() const override { return started; }

    std::optional<std::string> header(const std::string &name) const;
    int hangUpAfter = -1;                      // calls; -1: never
    std::function<void()> onHangUp;
    int status = 0, calls = 0;
    Headers headers;
    std::string bytes;
    bool started = false, finished = false, aborted = false;

private:
    bool isThere();
};

} // namespace portreeve::tests
