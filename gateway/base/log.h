// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/base/clock.h"

namespace portreeve {

enum class LogLevel { Debug, Info, Warning, Error };

// One structured line an event to stderr: `2026-11-21T10:00:00.123Z info server.listening url=http://127.0.0.1:4000`.
// Values with blanks or quotes are written as JSON strings. All texts pass the redactor. Thread-safe; one write() a line.
void setLogLevel(LogLevel least);
bool parseLogLevel(std::string_view name, LogLevel *level);
void log(LogLevel level, std::string_view event, std::initializer_list<std::pair<std::string_view, std::string>> fields = {});

std::string_view name(LogLevel level);        // "info"

// A line as it goes out: values redacted, `words` as written after the event. Views live for the call.
struct LogEvent {
    Micros time = 0;
    LogLevel level = LogLevel::Info;
    std::string_view event, words;
    const std::vector<std::pair<std::string, std::string>> &fields;
};

// Is told of every line that is written, on the thread that wrote it. Must not log; listenToLog and leaveLog wait for lines
// under way, so nobody is told after leaveLog() has returned.
class LogListener {
public:
    virtual ~LogListener() = default;
    virtual void heard(const LogEvent &event) = 0;
};
void listenToLog(LogListener &listener);
void leaveLog(LogListener &listener);

// Text with everything that looks like a credential (sk-..., Bearer ..., key=..., AIza..., AKIA..., JWT) masked.
std::string redacted(std::string_view text);

} // namespace portreeve
