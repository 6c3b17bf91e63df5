// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "gateway/base/clock.h"

namespace portreeve {

// What was used in the last 60 seconds, exactly: one entry a millisecond, and an entry leaves when its whole millisecond is
// more than 60 s old. So no 60 seconds, wherever they begin and with both ends counted, hold more than was let in at once.
// At most 60,001 entries of 24 bytes, and none when idle. Not thread-safe.
class Minute {
public:
    enum class Kind : std::uint8_t { Requests, Tokens };
    using Entry = std::uint64_t;           // names an entry for good; one that has left is known to have left

    void expire(Micros now);
    Entry add(Micros now, std::int64_t requests, std::int64_t tokens);   // time that went back counts as the latest known
    void insert(Micros then, std::int64_t requests, std::int64_t tokens);   // of the past, in any order
    void correct(Entry entry, std::int64_t requests, std::int64_t tokens);
    std::int64_t used(Kind kind) const { return m_used[std::size_t(kind)]; }
    bool isEmpty() const { return m_first == m_end; }

    // How long until `amount` of what is counted now has left; nullopt: so much is not there.
    std::optional<Micros> untilGone(Kind kind, std::int64_t amount, Micros now) const;
    Micros untilAllGone(Kind kind, Micros now) const;

private:
    struct Slot {
        std::int64_t millisecond = 0;
        std::int64_t used[2] = {0, 0};
    };
    Slot &slot(Entry entry) { return m_ring[entry & (m_ring.size() - 1)]; }
    const Slot &slot(Entry entry) const { return m_ring[entry & (m_ring.size() - 1)]; }
    void grow();

    std::vector<Slot> m_ring;              // a power of two
    Entry m_first = 0, m_end = 0;
    std::int64_t m_used[2] = {0, 0};
};

} // namespace portreeve
