// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/refusals.h"

#include <algorithm>

#include "gateway/base/log.h"
#include "gateway/base/text.h"

namespace portreeve {

void Refusals::add(RefusalNote note)
{
    note.message = shortened(redacted(note.message), 500);
    for (auto member : {&RefusalNote::code, &RefusalNote::path, &RefusalNote::model, &RefusalNote::client})
        note.*member = shortened(note.*member, 200);
    const std::lock_guard guard(m_mutex);
    note.sequence = ++m_last;
    m_notes.push_back(std::move(note));
    if (m_notes.size() > m_most)
        m_notes.pop_front();
}

Refusals::Page Refusals::page(std::uint64_t after, std::size_t limit) const
{
    Page page;
    const std::lock_guard guard(m_mutex);
    page.last = m_last;
    const bool isOfEarlierRun = after > m_last;
    for (auto note = m_notes.rbegin(); note != m_notes.rend() && page.notes.size() < limit; ++note) {
        if (!isOfEarlierRun && note->sequence <= after)
            break;
        page.notes.push_back(*note);
    }
    std::reverse(page.notes.begin(), page.notes.end());
    return page;
}

std::string keyHint(std::string_view presented)
{
    if (presented.empty())
        return {};
    const std::string start = presented.starts_with("sk-") ? "sk-…" : "…";
    return presented.size() < 16 || !isUtf8(presented) ? start : start + std::string(presented.substr(presented.size() - 4));
}

} // namespace portreeve
