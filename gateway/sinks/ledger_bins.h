// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/base/clock.h"

namespace portreeve {

// Durations counted in fixed bins that can be added up over any span: what percentiles are made of. The unit is 64 us; the
// first 8 bins are one unit wide, then every power of two is cut in 8, so a bin is at most 1/8 of its value wide. 200 bins
// reach 2.6 hours; longer goes into the last. As bytes: for each bin that is not empty, the distance from the last one
// named (the first: from -1) and its count, both as varints.
class Bins {
public:
    static constexpr std::size_t count = 200;
    static std::size_t binOf(Micros duration);
    static Micros lowest(std::size_t bin);           // of the durations in it

    void add(Micros duration) { addTo(binOf(duration), 1); }
    void addTo(std::size_t bin, std::uint64_t times);
    void add(const Bins &other);
    bool add(std::string_view bytes);                // what bytes() gave; false: it is not that (nothing is added)
    std::string bytes() const;
    std::uint64_t total() const;
    // The duration that `permille` of all are at most (within a bin's width: its middle). 0 when there is none.
    Micros quantile(std::uint32_t permille) const;
    bool operator==(const Bins &) const = default;

private:
    std::vector<std::uint64_t> m_counts;             // up to the last that is not 0
};

} // namespace portreeve
