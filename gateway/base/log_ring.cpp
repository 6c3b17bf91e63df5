// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/log_ring.h"

#include <algorithm>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

char folded(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

bool contains(std::string_view text, std::string_view part)
{
    return std::search(text.begin(), text.end(), part.begin(), part.end(), [](char a, char b) { return folded(a) == folded(b); }) != text.end();
}

bool isWanted(const LogLine &line, const LogQuery &query)
{
    return line.level >= query.least && (query.text.empty() || contains(line.event, query.text) || contains(line.text, query.text));
}

} // namespace

LogRing::LogRing(std::size_t most) : m_most(most) { listenToLog(*this); }

LogRing::~LogRing() { leaveLog(*this); }

void LogRing::heard(const LogEvent &event)
{
    LogLine line{0, event.time, event.level, std::string(event.event), std::string(event.words), {}};
    for (const auto &[name, value] : event.fields)
        line.fields.emplace_back(name, value);
    const std::lock_guard guard(m_mutex);
    line.sequence = ++m_last;
    m_lines.push_back(std::move(line));
    if (m_lines.size() > m_most)
        m_lines.pop_front();
}

LogPage LogRing::page(const LogQuery &query) const
{
    LogPage page;
    const std::lock_guard guard(m_mutex);
    page.last = m_last;
    const std::uint64_t first = m_last + 1 - m_lines.size();      // of those still here
    if (!query.after) {
        for (auto line = m_lines.rbegin(); line != m_lines.rend() && page.lines.size() < query.limit; ++line) {
            if (isWanted(*line, query))
                page.lines.push_back(*line);
        }
        std::reverse(page.lines.begin(), page.lines.end());
        return page;
    }
    // A number from the future is of an earlier run: everything is new to whoever asks.
    const std::uint64_t next = *query.after > m_last ? first : *query.after + 1;
    page.lost = first > next ? first - next : 0;
    for (std::uint64_t at = std::max(first, next); at <= m_last; ++at) {
        const LogLine &line = m_lines[std::size_t(at - first)];
        if (!isWanted(line, query))
            continue;
        if (page.lines.size() == query.limit) {
            page.last = page.lines.back().sequence;
            break;
        }
        page.lines.push_back(line);
    }
    return page;
}

} // namespace portreeve
