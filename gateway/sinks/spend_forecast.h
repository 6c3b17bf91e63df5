// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "gateway/base/clock.h"
#include "gateway/base/money.h"

namespace portreeve {

// What a month will cost, from what its days and those before cost. The likely figure: what is spent, and for each day that is
// left the mean of the same weekdays of the last 28 complete days, recent ones weighing more (half as much after 14 days). The
// band: 80 of 100 of 500 months made by drawing the misses of that rule on those days again (P10 to P90). Under five complete
// days there is no band, and the likely figure is what is spent a day so far, for all days. Doubles: no money is charged by it.
struct SpendDay {
    std::int64_t day = 0;                            // since 1970, UTC
    Nanos spent = 0;
    bool isOutlier = false;                          // missed by more than five times the usual; it counts all the same
};

struct SpendForecast {
    Nanos spent = 0, likely = 0, low = 0, high = 0;
    bool isRunRate = false;                          // too few days for anything better
    std::vector<SpendDay> days;                      // of the month, up to today
};

// `days`: in order, those without requests may be left out. `firstDay` and `endDay`: of the month, the end not in it.
SpendForecast forecastMonth(const std::vector<SpendDay> &days, std::int64_t firstDay, std::int64_t endDay, Micros now);

} // namespace portreeve
