// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/sse.h"

#include <algorithm>
#include <cstring>

namespace portreeve {

namespace {

// The first \n or \r at or after `from`, else npos. By windows: a text of \r only is not searched to its end for every line.
std::size_t lineEnd(std::string_view text, std::size_t from)
{
    constexpr std::size_t window = 512;
    while (from < text.size()) {
        const std::size_t size = std::min(window, text.size() - from);
        const char *begin = text.data() + from;
        const void *feed = std::memchr(begin, '\n', size);
        const std::size_t before = feed ? std::size_t(static_cast<const char *>(feed) - begin) : size;
        if (const void *carriage = std::memchr(begin, '\r', before))
            return from + std::size_t(static_cast<const char *>(carriage) - begin);
        if (feed)
            return from + before;
        from += size;
    }
    return std::string_view::npos;
}

} // namespace

void appendSseData(std::string &out, std::string_view data)
{
    out += "data: ";
    for (std::size_t line = data.find('\n'); line != std::string_view::npos; line = data.find('\n')) {
        out += data.substr(0, line);
        out += "\ndata: ";
        data.remove_prefix(line + 1);
    }
    out += data;
    out += "\n\n";
}

void SseParser::feed(std::string_view bytes)
{
    if (m_overflowed)
        return;
    if (m_at == m_buffer.size()) {
        m_buffer.clear();
        m_at = m_scanned = 0;
    } else if (m_at > 4096) {
        m_buffer.erase(0, m_at);
        m_scanned -= m_at;
        m_at = 0;
    }
    m_buffer += bytes;
}

bool SseParser::takeLine(std::string_view &line)
{
    if (m_skipNewline && m_at < m_buffer.size()) {
        m_skipNewline = false;
        if (m_buffer[m_at] == '\n')
            m_scanned = std::max(m_scanned, ++m_at);
    }
    const std::size_t end = lineEnd(m_buffer, std::max(m_scanned, m_at));
    if (end == std::string_view::npos) {
        m_scanned = m_buffer.size();
        m_overflowed = m_buffer.size() - m_at > m_most;
        return false;
    }
    line = std::string_view(m_buffer).substr(m_at, end - m_at);
    m_skipNewline = m_buffer[end] == '\r';
    m_at = m_scanned = end + 1;
    return true;
}

bool SseParser::next(SseEvent &event)
{
    std::string_view line;
    while (!m_overflowed && takeLine(line)) {
        if (!m_started && line.starts_with("\xef\xbb\xbf"))
            line.remove_prefix(3);
        m_started = true;
        if (line.empty()) {
            if (giveEvent(event))
                return true;
            continue;
        }
        takeField(line);
    }
    return false;
}

// What stands before the colon names a field; one blank after it is not part of the value.
void SseParser::takeField(std::string_view line)
{
    const std::size_t colon = line.find(':');
    const std::string_view name = line.substr(0, colon);
    std::string_view value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
    if (value.starts_with(' '))
        value.remove_prefix(1);
    if (name == "data") {
        if (m_hasData)
            m_data += '\n';
        m_data += value;
        m_hasData = true;
        m_overflowed = m_data.size() > m_most;
    } else if (name == "event") {
        m_type = value;
    } else if (name == "id" && value.find('\0') == std::string_view::npos) {
        m_id = value;
    }
}

bool SseParser::giveEvent(SseEvent &event)
{
    m_givenType.swap(m_type);
    m_type.clear();
    if (!m_hasData)
        return false;
    m_givenData.swap(m_data);
    m_data.clear();
    m_hasData = false;
    event = {m_givenType, m_givenData, m_id};
    return true;
}

} // namespace portreeve
