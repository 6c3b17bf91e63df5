// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/faultd/answer.h"
#include "tests/support/faultd/request.h"
#include "tests/support/faultd/spec.h"
#include "tests/support/faultd/wire.h"

namespace portreeve::fault {

// How an answer ends: as HTTP says, by FIN, by RST, or never.
enum class Ending { Clean, Fin, Reset, Hang };

// An answer as the bytes that go out. `body` is framed already.
struct Parts {
    std::string head;
    std::vector<std::string> body;
    std::string end;
};

// One request being answered.
class Session {
public:
    Session(Wire &wire, const Request &request, const Asked &asked, const Spec &spec, std::uint64_t number, const std::atomic<bool> &stopping);

    Wire &wire;
    const Request &request;
    const Asked &asked;
    const Spec &spec;
    const std::uint64_t number;
    const std::int64_t acceptedAt = wallNow();
    const std::int64_t sentBefore;      // on this connection
    const std::atomic<bool> &stopping;
    Answer answer;
    bool keep = true;           // the connection serves another request
    std::function<void()> beforeLast;   // told once, before the last bytes go out: the peer may ask again before we are back

    std::string text() const;                                       // the right body of a whole answer
    Parts rightParts() const;                                       // the right answer, whole or streamed as was asked
    Parts wholeParts(std::string_view body, int status = 200, std::string_view headers = {}) const;
    Parts streamParts(const std::vector<std::string> &events) const;
    std::string contentType() const;

    // Sends head and the first `most` pieces, with the delays that the options ask for, and ends it.
    void play(const Parts &parts, std::size_t most = std::size_t(-1), Ending ending = Ending::Clean);
    void end(Ending ending);
    bool pause(std::string_view option, std::int64_t otherwise = 0);    // milliseconds; false: the peer went
    void tellBeforeLast();
    void hang();                                                        // until the peer goes
    bool dribble(std::string_view bytes);                               // a byte every option `every` (1000 ms)
};

std::string chunk(std::string_view bytes);
std::string statusLine(int status);

} // namespace portreeve::fault
