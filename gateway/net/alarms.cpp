// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/alarms.h"

#include <algorithm>
#include <ctime>

namespace portreeve {

namespace {

Instant read(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return Instant(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

std::int64_t tickAfter(Instant due)
{
    return due / Alarms::step + 1;
}

} // namespace

Instant coarseNow()
{
    return read(CLOCK_MONOTONIC_COARSE);
}

Instant exactNow()
{
    return read(CLOCK_MONOTONIC);
}

void Alarms::set(Alarm &alarm, Instant due)
{
    alarm.m_due = due;
    if (alarm.is_linked() && alarm.m_tick <= tickAfter(due == never ? due - step : due))
        return;       // its slot comes first, and will move it on
    if (due != never)
        link(alarm);
}

void Alarms::link(Alarm &alarm)
{
    alarm.unlink();
    alarm.m_tick = std::clamp(tickAfter(alarm.m_due), m_tick + 1, m_tick + slotCount - 1);
    m_from = std::min(m_from, alarm.m_tick);
    slot(alarm.m_tick).push_back(alarm);
}

Instant Alarms::next() const
{
    for (m_from = std::max(m_from, m_tick + 1); m_from < m_tick + slotCount; ++m_from) {
        if (!m_slots[std::size_t(m_from % slotCount)].empty())
            return m_from * step;
    }
    return never;
}

void Alarms::advance(Instant now)
{
    List due;
    const std::int64_t last = now / step;
    for (std::int64_t tick = std::max(m_tick + 1, last - slotCount + 1); tick <= last; ++tick)
        collect(tick, now, due);
    m_tick = std::max(m_tick, last);
    while (!due.empty()) {
        Alarm &alarm = due.front();
        due.pop_front();
        alarm.ring();
    }
}

void Alarms::collect(std::int64_t tick, Instant now, List &due)
{
    m_tick = tick;
    List here;
    here.swap(slot(tick));
    while (!here.empty()) {
        Alarm &alarm = here.front();
        here.pop_front();
        if (alarm.m_due <= now)
            due.push_back(alarm);
        else if (alarm.m_due != never)
            link(alarm);
    }
}

} // namespace portreeve
