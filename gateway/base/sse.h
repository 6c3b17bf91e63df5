// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace portreeve {

// Server-sent events, by the WHATWG's text (html.spec.whatwg.org, 9.2.6): \n, \r\n and \r end lines, a BOM is skipped,
// comments are passed over, an event not ended by a blank line is not delivered. Fed bytes cut anywhere.
struct SseEvent {
    std::string_view type;   // empty: "message"
    std::string_view data;
    std::string_view id;
};

// "data: " and the text, a line of it each, and the blank line that ends an event.
void appendSseData(std::string &out, std::string_view data);

class SseParser {
public:
    explicit SseParser(std::size_t mostBytes = 8u << 20) : m_most(mostBytes) {}

    // Takes bytes in; then call next() until it gives false. The views live until the next feed() or next().
    void feed(std::string_view bytes);
    bool next(SseEvent &event);
    bool overflowed() const { return m_overflowed; }     // one event was longer than the limit: the stream is bad
    bool hasPartial() const { return m_at < m_buffer.size() || !m_data.empty() || m_hasData; }

private:
    bool takeLine(std::string_view &line);
    void takeField(std::string_view line);
    bool giveEvent(SseEvent &event);
    std::size_t m_most;
    std::string m_buffer;
    std::size_t m_at = 0;
    std::size_t m_scanned = 0;
    std::string m_data, m_type, m_id;
    std::string m_givenData, m_givenType;
    bool m_hasData = false;
    bool m_started = false;
    bool m_skipNewline = false;
    bool m_overflowed = false;
};

} // namespace portreeve
