// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "gateway/admin/endpoint.h"
#include "gateway/base/json.h"
#include "gateway/sinks/request_queries.h"
#include "gateway/sinks/request_sums.h"

namespace portreeve {

// The requests as the desktop looks through them, and their sums over time. Money is integer nano-dollars in members ending
// _nanos, times are milliseconds since 1970 (UTC), durations milliseconds in members ending _ms.

// The members filter, from and to. 400 with error.param "filter" and error.from, error.length where the filter is wrong.
struct AskedRequests {
    RequestSearch search;
    std::optional<AdminReply> no;                    // what is wrong
};
AskedRequests requestsAsked(const AdminRequest &request);

// Reads the books as they are now. 504 query_timeout when it takes longer than `most`; nothing when the asker has gone.
AdminReply fromRequests(AdminContext &context, const AdminRequest &request, const std::function<json::value(Connection &)> &read,
                        std::chrono::milliseconds most = std::chrono::seconds(8));
// Says yes once `most` have passed since it was made: then what was counted is enough.
std::function<bool()> enoughAfter(std::chrono::milliseconds most);

json::value millisOf(Micros time);                   // 1.25
json::object requestJson(const SpendRow &row, const RequestCursor &cursor);
json::object requestDetailJson(const SpendRow &row, const Snapshot &snapshot);
std::string roadOf(const SpendRow &row);             // "x-o": an attempt failed, the next served; "-": refused at the gate
void addTally(json::object &to, const RequestTally &tally);      // requests, failed, input, output, cached, cost_nanos, p50_ms ...
json::value quantileOf(const Bins &latency, std::uint32_t permille);     // null when there were none

// portreeve_request_counts.cpp
AdminReply requestCountReply(AdminContext &context, const AdminRequest &request);
AdminReply requestFacetsReply(AdminContext &context, const AdminRequest &request);
AdminReply requestHistogramReply(AdminContext &context, const AdminRequest &request);
AdminReply requestGrammarReply(AdminContext &context, const AdminRequest &request);

// portreeve_series.cpp
AdminReply seriesReply(AdminContext &context, const AdminRequest &request);
AdminReply topReply(AdminContext &context, const AdminRequest &request);
AdminReply attemptsReply(AdminContext &context, const AdminRequest &request);

// portreeve_forecast.cpp
AdminReply forecastReply(AdminContext &context, const AdminRequest &request);

// portreeve_export.cpp
AdminReply requestExportReply(AdminContext &context, const AdminRequest &request);

} // namespace portreeve
