// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/request_sums.h"

#include <algorithm>

#include "gateway/sinks/ledger_books.h"
#include "gateway/sinks/passing_query.h"

namespace portreeve {

namespace {

Micros floored(Micros time, Micros by) { return (time / by - (time % by < 0 ? 1 : 0)) * by; }
Micros raised(Micros time, Micros by) { return -floored(-time, by); }

void eachQuarter(Connection &connection, const RequestFilter &filter, const TimeWindow &window, const std::function<void(const SumPart &)> &visit)
{
    Where where;
    if (window.from)
        where.add("r.quarter >= ?", {*window.from / microsPerQuarter});
    if (window.before)
        where.add("r.quarter < ?", {*window.before / microsPerQuarter});
    addFilter(connection, where, filter);
    PassingQuery rows(connection, "SELECT r.quarter, r.owner, r.model_group, r.provider, r.requests, r.failures,"
                                  " r.input + r.cache_read + r.cache_write + r.media_input, r.output + r.reasoning + r.media_output, r.cache_read,"
                                  " r.cost, r.latency FROM sums_quarter AS r" + where.sql());
    where.bind(rows.statement());
    while (rows->step()) {
        const Statement &row = rows.statement();
        visit({row.integer(0) * microsPerQuarter, row.integer(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5), row.integer(6),
               row.integer(7), row.integer(8), row.integer(9), row.view(10), std::nullopt});
    }
}

void eachRow(Connection &connection, const RequestFilter &filter, const TimeWindow &window, const std::function<void(const SumPart &)> &visit)
{
    const auto tell = [&](const Statement &row) {
        const bool failed = row.integer(4) & flag::failed;
        visit({row.integer(0), row.integer(1), row.integer(2), row.integer(3), 1, failed ? 1 : 0, row.integer(5), row.integer(6), row.integer(7),
               row.integer(8), {}, failed ? std::nullopt : std::optional<Micros>(row.integer(9))});
    };
    scanRequests(connection, {filter, window}, "r.started, r.owner, r.model_group, r.provider, r.flags, r.prompt, r.completion, r.cache_read,"
                                               " coalesce(r.cost, 0), r.duration", tell);
}

} // namespace

void RequestTally::add(const RequestTally &other)
{
    requests += other.requests;
    failed += other.failed;
    input += other.input;
    output += other.output;
    cached += other.cached;
    cost += other.cost;
    latency.add(other.latency.bytes());
}

void SumPart::addTo(RequestTally &tally) const
{
    tally.requests += requests;
    tally.failed += failed;
    tally.input += input;
    tally.output += output;
    tally.cached += cached;
    tally.cost += cost;
    if (duration)
        tally.latency.add(*duration);
    else
        tally.latency.add(latency);
}

void eachSum(Connection &connection, const RequestSearch &search, SumsBy, const std::function<void(const SumPart &)> &visit)
{
    const auto &[from, before] = search.window;
    const auto first = from ? std::optional(raised(*from, microsPerQuarter)) : std::nullopt;
    const auto last = before ? std::optional(floored(*before, microsPerQuarter)) : std::nullopt;
    if (first && last && *first >= *last)
        return eachRow(connection, search.filter, search.window, visit);
    if (first && *from < *first)
        eachRow(connection, search.filter, {from, first}, visit);
    eachQuarter(connection, search.filter, {first, last}, visit);
    if (last && *last < *before)
        eachRow(connection, search.filter, {last, before}, visit);
}

std::optional<TimeWindow> timesOfRequests(Connection &connection)
{
    auto row = connection.prepare("SELECT (SELECT min(started) FROM requests), (SELECT max(started) FROM requests)");
    row.step();
    if (row.isNull(0))
        return std::nullopt;
    return TimeWindow{row.integer(0), row.integer(1)};
}

} // namespace portreeve
