// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/sinks/ledger_sums.h"
#include "gateway/sinks/request_sums.h"

namespace portreeve {

enum class GroupBy : std::uint8_t { None, Model, Key, Provider, Team, Status, Error, Deployment };

struct SeriesGroup {
    std::string name, label;                         // of a filter, and for people; "all" without groups, "others" for the rest
    std::vector<RequestTally> buckets;
    RequestTally total;
};

// Sums over time. A bucket is [begin + i * step, + step), cut by the window at both ends.
struct SeriesAsk {
    RequestSearch search;                            // window: both ends
    GroupBy by = GroupBy::None;
    Micros begin = 0, step = microsPerQuarter;
    std::size_t top = 7;                             // groups that stand for themselves; the largest by cost
};
// Whether quarters of an hour fit into the buckets, and the sums know the filter; else the rows themselves are read.
bool fitsSums(const SeriesAsk &ask);
// Groups by size, "others" last. Groups by status stand in the order 2xx, 4xx, 429, 499, 5xx.
std::vector<SeriesGroup> requestSeries(Connection &connection, const SeriesAsk &ask);

// The same without time: all groups there are, in no order.
std::vector<SeriesGroup> requestGroups(Connection &connection, const RequestSearch &search, GroupBy by);
RequestTally requestTotal(Connection &connection, const RequestSearch &search);

// A round step for a span, so that there are at most about 170 buckets.
Micros seriesStep(Micros span);

} // namespace portreeve
