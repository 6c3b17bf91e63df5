// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gateway/sinks/request_where.h"

namespace portreeve {

// Which requests are meant.
struct RequestSearch {
    RequestFilter filter;
    TimeWindow window;
};

// How the rows of a window are best found: by the index on their begin, or in the order of their ids (which is the order in
// which they ended) from `firstId` on. What looks at few of all goes by time; the index costs a look-up a row.
using IdRange = std::pair<std::int64_t, std::int64_t>;      // both included
struct RequestPlan {
    bool byTime = false;
    bool isUnusual = false;                          // only rows of the index requests_unusual can be meant
    std::int64_t firstId = 1, lastId = 0;            // lastId: the newest there is; 0: there are none
    std::vector<FoundTexts> texts;                   // of the filter's terms
    std::optional<std::vector<IdRange>> ranges;      // rising: what is meant lies in these; unset: anywhere from firstId on
    std::string table() const;                       // what to read: "requests AS r", by that index where it is the way
};
// `floor`: no row up to this one is wanted.
RequestPlan planOf(Connection &connection, const RequestSearch &search, std::int64_t floor = 0);

// The condition of a search under a plan, over `requests AS r`.
// `hasFloor`: rows before plan.firstId are left out; false: whoever reads binds the ids.
Where searchWhere(Connection &connection, const RequestSearch &search, const RequestPlan &plan, bool hasFloor = true);

// Reads `columns` of all rows that are meant, newest first by large pieces, none in an order within them. `isEnough` is asked
// between the pieces. Gives how much of what there is was looked at: 1 all.
double scanRequests(Connection &connection, const RequestSearch &search, const std::string &columns, const std::function<void(const Statement &)> &visit,
                    const std::function<bool()> &isEnough = {});
// The same of what failed or has another status than 200.
void scanUnusual(Connection &connection, const RequestSearch &search, const std::string &columns, const std::function<void(const Statement &)> &visit);

} // namespace portreeve
