// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace portreeve {

enum class LogLevel { Debug, Info, Warning, Error };

// One structured line an event to stderr: `2026-11-21T10:00:00.123Z info server.listening url=http://127.0.0.1:4000`.
// Values with blanks or quotes are written as JSON strings. All texts pass the redactor. Thread-safe; one write() a line.
void setLogLevel(LogLevel least);
bool parseLogLevel(std::string_view name, LogLevel *level);
void log(LogLevel level, std::string_view event, std::initializer_list<std::pair<std::string_view, std::string>> fields = {});

// Text with everything that looks like a credential (sk-..., Bearer ..., key=..., AIza..., AKIA..., JWT) masked.
std::string redacted(std::string_view text);

} // namespace portreeve
