// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gateway/policy/minute.h"
#include "gateway/policy/quota.h"

namespace portreeve {

using WideNanos = __int128;                // sums of holds: these may be absurd where no budget binds

// Money of one budget window. Holds are charged to the window of their admission, so one that has ended stays until they settle.
struct SpendWindow {
    std::uint32_t id = 0;
    Micros start = 0, end = 0;             // wall; end 0: never
    WideNanos spent = 0, held = 0;
    std::uint32_t openHolds = 0;
};

// How long a refused caller has to wait: the longest of its waits, or no telling.
class Wait {
public:
    void add(std::optional<Micros> wait);
    Micros known() const { return m_isUnknown ? 0 : m_longest; }

private:
    Micros m_longest = 0;
    bool m_isUnknown = false;
};

// All that is counted of one scope. Not thread-safe: under the mutex of its Quotas.
class Bucket {
public:
    // Takes what the scope allows now and moves on to the present: to be called before any question below.
    void update(const Limits *limits, Micros monotonic, Micros wall);

    std::optional<Shortage> lackForRequest(Micros monotonic, Wait &wait) const;
    std::optional<Shortage> lackForHold(const Bound &bound, Micros monotonic, Micros wall, Wait &wait) const;
    bool canRaise(std::uint32_t window, std::int64_t tokens, Nanos nanos) const;

    void takePlace() { ++m_places; }
    void leavePlace() { --m_places; }
    const SpendWindow &takeMoney(Nanos nanos);
    void raiseMoney(std::uint32_t window, Nanos nanos);
    void settleMoney(std::uint32_t window, Nanos held, Nanos spent);
    Minute &minute() { return m_minute; }

    Standing standing(Micros monotonic) const;
    // What is left under the limits; nullopt: no limit.
    std::optional<std::int64_t> tokensLeft() const;
    std::optional<WideNanos> moneyLeft() const;

    void restoreSpend(Micros windowStart, Nanos spent);
    void resetSpend(Nanos spent, Micros wall);
    bool isIdle(Micros monotonic);         // nothing would be lost with it

private:
    struct Restored {
        Micros windowStart = 0;
        Nanos spent = 0;
    };
    void roll(Micros wall);
    void moveTo(Window window);
    SpendWindow *window(std::uint32_t id);
    std::optional<Shortage> lackOfTokens(std::int64_t tokens, Micros monotonic, Wait &wait) const;
    std::optional<Shortage> lackOfMoney(const std::optional<Nanos> &nanos, Micros wall, Wait &wait) const;

    Limits m_limits;
    Minute m_minute;
    std::int64_t m_places = 0;
    bool m_hasWindow = false;
    SpendWindow m_current;
    std::vector<SpendWindow> m_past;       // ended, with holds still open
    std::vector<Restored> m_restored;      // told before the first use, when the window was not known
};

} // namespace portreeve
