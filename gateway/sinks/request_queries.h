// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/sinks/ledger_bins.h"
#include "gateway/sinks/request_scan.h"

namespace portreeve {

// What the page of requests asks of the books. All of it runs on a reader's connection and sees one moment; durations are of
// successes, as the sums have them. Each throws DatabaseError when a QueryLimit of the connection ends it.

enum class RequestSort : std::uint8_t { Time, Duration, Cost, Tokens, Status, Ttft };

// A row's place in a list: what is sorted by, and its id. By time it is the id alone: ids rise in the order of the ends, so
// that what comes new is always above what was there.
struct RequestCursor {
    std::int64_t key = 0, id = 0;
    std::string text() const;
    static std::optional<RequestCursor> parse(std::string_view text);
};

struct RequestPageAsk {
    RequestSort sort = RequestSort::Time;
    bool ascending = false;
    std::int64_t limit = 200;
    std::optional<RequestCursor> below, above;       // the rows next to this one; neither: from the top, or from `at`
    std::int64_t at = 0;                             // 0: the first
};

struct RequestPage {
    std::vector<SpendRow> rows;                      // as they stand in the list; attempts where there was more than one
    std::vector<RequestCursor> cursors;              // of the rows
    std::int64_t newest = 0;                         // id of the newest request there is: rises with each that ends
};
RequestPage requestPage(Connection &connection, const RequestSearch &search, const RequestPageAsk &ask);

struct RequestCount {
    std::int64_t count = 0, failed = 0, input = 0, output = 0;
    Nanos cost = 0;
    Bins latency;
    bool isExact = true;                             // false: worked out from a part of the rows
};
// From the sums where they know the filter, else from the rows. `isEnough` is asked now and then.
RequestCount requestCount(Connection &connection, const RequestSearch &search, const std::function<bool()> &isEnough);

// A request by any of its ids, with its attempts; the newest where a client used its id again.
std::optional<SpendRow> requestById(Connection &connection, const std::string &id);

struct FacetValue {
    std::string value, label;                        // of a filter, and for people
    std::int64_t count = 0;
};
struct Facet {
    std::string field;
    std::vector<FacetValue> values;                  // the most frequent first
    std::int64_t others = 0;                         // rows of further values
    bool isExact = true;
};
// Counts under the filter without the field's own terms. Fields: status, model, provider, key, team, error, code, deployment,
// served, route.
bool isFacetField(std::string_view field);
std::vector<Facet> requestFacets(Connection &connection, const RequestSearch &search, const std::vector<std::string> &fields, std::size_t top,
                                 const std::function<bool()> &isEnough);

struct RequestHistogram {
    Micros from = 0, step = 0;
    std::vector<std::int64_t> ok, failed;
};
// A window without a begin or end is as long as there are rows. The step is a round one with at most `buckets` of them.
RequestHistogram requestHistogram(Connection &connection, const RequestSearch &search, std::size_t buckets, Micros now);

} // namespace portreeve
