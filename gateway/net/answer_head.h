// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/base/refusal.h"

namespace portreeve {

std::string_view reasonPhrase(int status);        // "Not Found"; empty when there is none

// The Date line of now, made once a second.
class DateLine {
public:
    std::string_view now();

private:
    std::time_t m_second = 0;
    std::string m_line;
};

struct AnswerFrame {
    std::optional<std::uint64_t> length;
    bool chunked = false;
    bool close = false;
    bool keepAlive = false;       // said only to HTTP/1.0
};

// The head of an answer up to its empty line, appended. Bytes that may not stand in a header become spaces; a header whose name is
// no token is left out.
void writeAnswerHead(std::string &out, int status, const Headers &headers, std::string_view fixedLines, const AnswerFrame &frame);

} // namespace portreeve
