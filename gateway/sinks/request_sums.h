// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/sinks/ledger_bins.h"
#include "gateway/sinks/request_scan.h"

namespace portreeve {

// What some requests come to.
struct RequestTally {
    std::int64_t requests = 0, failed = 0, input = 0, output = 0, cached = 0;
    Nanos cost = 0;
    Bins latency;                                    // of successes
    void add(const RequestTally &other);
};

// A part of the sums: requests of one quarter of an hour, owner, model and provider, or of one deployment; or one request where the
// window cuts a quarter; or of one hour, all that whoever asked does not tell apart together (numbers that are not kept are 0).
struct SumPart {
    Micros time = 0;                                 // the quarter's begin, or when the request began
    std::int64_t owner = 0, model = 0, provider = 0, deployment = 0; // numbers of owners and words
    std::int64_t requests = 0, failed = 0, input = 0, output = 0, cached = 0;
    Nanos cost = 0;
    std::string_view latency;                        // bytes of Bins; lives during the visit
    std::optional<Micros> duration;                  // of one success
    void addTo(RequestTally &tally) const;
};

// What whoever asks tells apart: where it is one thing, the hours' sums do, which are far fewer. Deployment: only without a filter.
enum class SumsBy : std::uint8_t { Nothing, Key, Model, Provider, Deployment, All };

// Everything in the window that the filter (sumsKnow()) means. Exact at both ends: what is of a cut quarter comes from the rows.
// `byHours`: parts may be whole hours; else none is longer than a quarter.
void eachSum(Connection &connection, const RequestSearch &search, SumsBy by, bool byHours, const std::function<void(const SumPart &)> &visit);

// The first and the last time there are requests of; nullopt: there are none.
std::optional<TimeWindow> timesOfRequests(Connection &connection);

} // namespace portreeve
