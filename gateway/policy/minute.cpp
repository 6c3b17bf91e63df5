// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/policy/minute.h"

#include <algorithm>
#include <utility>

namespace portreeve {

namespace {

constexpr Micros microsPerMillisecond = 1000;
constexpr std::int64_t span = 60'000;
constexpr std::size_t keptRing = 64;       // slots an idle scope may keep

std::int64_t millisecondOf(Micros time)
{
    return time / microsPerMillisecond - (time % microsPerMillisecond < 0);
}

Micros leavesAt(std::int64_t millisecond)
{
    return (millisecond + span + 1) * microsPerMillisecond;
}

} // namespace

void Minute::expire(Micros now)
{
    const auto oldest = millisecondOf(now) - span;
    while (m_first != m_end && slot(m_first).millisecond < oldest) {
        m_used[0] -= slot(m_first).used[0];
        m_used[1] -= slot(m_first).used[1];
        ++m_first;
    }
    if (isEmpty() && m_ring.size() > keptRing)
        m_ring = {};
}

Minute::Entry Minute::add(Micros now, std::int64_t requests, std::int64_t tokens)
{
    auto millisecond = millisecondOf(now);
    const bool joins = !isEmpty() && slot(m_end - 1).millisecond >= millisecond;
    if (!joins) {
        if (m_end - m_first == m_ring.size())
            grow();
        slot(m_end++) = {millisecond, {0, 0}};
    }
    correct(m_end - 1, requests, tokens);
    return m_end - 1;
}

void Minute::insert(Micros then, std::int64_t requests, std::int64_t tokens)
{
    const auto millisecond = millisecondOf(then);
    Entry at = m_end;
    while (at != m_first && slot(at - 1).millisecond > millisecond)
        --at;
    if (at == m_end || (at != m_first && slot(at - 1).millisecond == millisecond)) {
        correct(at == m_end ? add(then, 0, 0) : at - 1, requests, tokens);
        return;
    }
    // Entries are named by their place, so the older ones move down: those were inserted too, and nobody named them.
    if (m_end - m_first == m_ring.size())
        grow();
    --m_first;
    for (Entry entry = m_first; entry != at - 1; ++entry)
        slot(entry) = slot(entry + 1);
    slot(at - 1) = {millisecond, {0, 0}};
    correct(at - 1, requests, tokens);
}

void Minute::correct(Entry entry, std::int64_t requests, std::int64_t tokens)
{
    if (entry - m_first >= m_end - m_first)
        return;
    Slot &target = slot(entry);
    target.used[0] += requests;
    target.used[1] += tokens;
    m_used[0] += requests;
    m_used[1] += tokens;
}

std::optional<Micros> Minute::untilGone(Kind kind, std::int64_t amount, Micros now) const
{
    for (Entry entry = m_first; entry != m_end; ++entry) {
        amount -= slot(entry).used[std::size_t(kind)];
        if (amount <= 0)
            return leavesAt(slot(entry).millisecond) - now;
    }
    return std::nullopt;
}

Micros Minute::untilAllGone(Kind kind, Micros now) const
{
    for (Entry entry = m_end; entry != m_first; --entry) {
        if (slot(entry - 1).used[std::size_t(kind)] > 0)
            return std::max<Micros>(0, leavesAt(slot(entry - 1).millisecond) - now);
    }
    return 0;
}

void Minute::grow()
{
    std::vector<Slot> larger(std::max<std::size_t>(4, m_ring.size() * 2));
    for (Entry entry = m_first; entry != m_end; ++entry)
        larger[entry & (larger.size() - 1)] = slot(entry);
    m_ring = std::move(larger);
}

} // namespace portreeve
