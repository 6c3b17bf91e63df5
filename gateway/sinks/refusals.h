// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/base/clock.h"

namespace portreeve {

// A request that was turned away before any provider was asked.
struct RefusalNote {
    std::uint64_t sequence = 0;           // rises by one a note; the first is 1
    Micros time = 0;                      // wall
    int status = 0;
    std::string code, message, path, model;
    std::string keyHint;                  // "sk-…abcd"; empty: no key was sent
    std::string client, address;          // user agent; who connected
};

// The newest refusals, for "why can my program not reach it". Thread-safe; texts are cut, so memory is bounded.
class Refusals {
public:
    explicit Refusals(std::size_t most = 500) : m_most(most) {}
    void add(RefusalNote note);           // gives it its sequence
    struct Page {
        std::vector<RefusalNote> notes;   // oldest first
        std::uint64_t last = 0;
    };
    // Those after `after`; more than `limit`: the newest of them.
    Page page(std::uint64_t after, std::size_t limit) const;

private:
    const std::size_t m_most;
    mutable std::mutex m_mutex;
    std::deque<RefusalNote> m_notes;
    std::uint64_t m_last = 0;
};

// How a credential is shown: its last four characters, where it is long enough to keep the rest a secret.
std::string keyHint(std::string_view presented);

} // namespace portreeve
