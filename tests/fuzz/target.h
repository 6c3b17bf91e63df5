// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace portreeve::fuzz {

// A reader of bytes, tried with any: it must not crash, and what it gives must hold together.
struct Reader {
    std::string_view name;
    void (*run)(std::string_view bytes);
};

std::span<const Reader> allTargets();        // targets.cpp; a new one is a function and a row there

void httpRequest(std::string_view bytes);    // http.cpp
void httpResponse(std::string_view bytes);
void chunkedBody(std::string_view bytes);
void url(std::string_view bytes);
void jsonText(std::string_view bytes);       // text.cpp
void sse(std::string_view bytes);
void configYaml(std::string_view bytes);
void requestFilter(std::string_view bytes);
void openaiRequest(std::string_view bytes);  // requests.cpp
void anthropicRequest(std::string_view bytes);
void openaiReply(std::string_view bytes);    // replies.cpp
void anthropicReply(std::string_view bytes);
void openaiStream(std::string_view bytes);
void anthropicStream(std::string_view bytes);
void journal(std::string_view bytes);        // journal.cpp

// What must hold of every input.
inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

// The first bytes choose how the rest is fed, so that a find says all by itself.
class Choices {
public:
    explicit Choices(std::string_view &bytes) : m_bytes(bytes) {}
    std::size_t below(std::size_t count)
    {
        if (m_bytes.empty())
            return 0;
        const auto chosen = std::uint8_t(m_bytes.front());
        m_bytes.remove_prefix(1);
        return chosen % count;
    }

private:
    std::string_view &m_bytes;
};

} // namespace portreeve::fuzz
