// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/patches.h"

#include <algorithm>

namespace portreeve {

void Patches::reset(std::string_view text)
{
    m_text = text;
    m_changes.clear();
    if (!m_owned.empty())
        m_owned.clear();
}

void Patches::replace(std::string_view part, std::string_view with)
{
    const std::size_t begin = std::size_t(part.data() - m_text.data());
    const auto after = std::upper_bound(m_changes.begin(), m_changes.end(), begin, [](std::size_t at, const Change &change) { return at < change.begin; });
    m_changes.insert(after, {begin, begin + part.size(), with});
}

std::string_view Patches::own(std::string text)
{
    m_owned.push_front(std::move(text));
    return m_owned.front();
}

void Patches::append(std::string &out) const
{
    std::size_t size = out.size() + m_text.size();
    for (const Change &change : m_changes)
        size += change.with.size();
    out.reserve(size);
    std::size_t at = 0;
    for (const Change &change : m_changes) {
        out.append(m_text, at, change.begin - at);
        out += change.with;
        at = change.end;
    }
    out.append(m_text, at);
}

} // namespace portreeve
