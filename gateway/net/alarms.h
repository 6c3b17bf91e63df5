// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <limits>

#include <boost/intrusive/list.hpp>

namespace portreeve {

using Instant = std::int64_t;     // milliseconds of the monotonic clock
constexpr Instant never = std::numeric_limits<Instant>::max();

Instant coarseNow();              // at most 4 ms behind; a few nanoseconds
Instant exactNow();

using AlarmHook = boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

// Rings once when its time has come, up to one step late. Going away clears it.
class Alarm : public AlarmHook {
public:
    virtual ~Alarm() = default;

protected:
    virtual void ring() = 0;      // may destroy this alarm and any other

private:
    friend class Alarms;
    Instant m_due = never;
    std::int64_t m_tick = 0;      // where it is linked; at or before m_due
};

// The deadlines of one worker in a wheel of coarse steps: moving one, the common case, only stores its new time. That takes
// the place of a timer an operation.
class Alarms {
public:
    static constexpr Instant step = 40;

    void set(Alarm &alarm, Instant due);
    Instant next() const;         // when advance() should run next; never: nothing is set
    void advance(Instant now);    // rings what is due

private:
    using List = boost::intrusive::list<Alarm, boost::intrusive::constant_time_size<false>>;
    static constexpr std::int64_t slotCount = 512;

    List &slot(std::int64_t tick) { return m_slots[std::size_t(tick % slotCount)]; }
    void link(Alarm &alarm);
    void collect(std::int64_t tick, Instant now, List &due);

    std::array<List, slotCount> m_slots;
    std::int64_t m_tick = 0;      // the last one that was gone through
    mutable std::int64_t m_from = 0;   // no alarm is linked before it
};

} // namespace portreeve
