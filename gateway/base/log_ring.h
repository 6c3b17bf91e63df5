// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/base/clock.h"
#include "gateway/base/log.h"

namespace portreeve {

// A line of the log as it went out, redacted.
struct LogLine {
    std::uint64_t sequence = 0;           // rises by one a line; the first is 1
    Micros time = 0;                      // wall
    LogLevel level = LogLevel::Info;
    std::string event;
    std::string text;                     // the words after the event: `url=http://127.0.0.1:4000`
    std::vector<std::pair<std::string, std::string>> fields;
};

// What to give of a ring.
struct LogQuery {
    std::optional<std::uint64_t> after;   // lines that follow this one, oldest first; unset: the newest ones
    LogLevel least = LogLevel::Debug;
    std::string text;                     // part of event or words, in any case of ASCII letters; empty: all
    std::size_t limit = 1000;
};

struct LogPage {
    std::vector<LogLine> lines;           // oldest first
    std::uint64_t last = 0;               // ask on with `after` this one
    std::uint64_t lost = 0;               // lines after `after` that had left the ring
};

// The newest lines of the log, kept in memory. Hears all that log() writes while it lives. Thread-safe.
class LogRing final : private LogListener {
public:
    explicit LogRing(std::size_t most = 20'000);
    ~LogRing() override;
    LogPage page(const LogQuery &query) const;

private:
    void heard(const LogEvent &event) override;

    const std::size_t m_most;
    mutable std::mutex m_mutex;
    std::deque<LogLine> m_lines;
    std::uint64_t m_last = 0;
};

} // namespace portreeve
