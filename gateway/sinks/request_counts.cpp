// SPDX-License-Identifier: GPL-3.0-or-later
// Counts, and the strip over the list of requests.
#include <algorithm>

#include "gateway/sinks/ledger_books.h"
#include "gateway/sinks/ledger_sums.h"
#include "gateway/sinks/request_queries.h"
#include "gateway/sinks/request_sums.h"

namespace portreeve {

namespace {

RequestCount countOfSums(Connection &connection, const RequestSearch &search)
{
    RequestTally tally;
    eachSum(connection, search, SumsBy::Nothing, true, [&](const SumPart &part) { part.addTo(tally); });
    return {tally.requests, tally.failed, tally.input, tally.output, tally.cost, std::move(tally.latency), true};
}

// What was counted in a part of the rows, for all of them.
std::int64_t grown(std::int64_t value, double seen) { return std::int64_t(double(value) / seen + 0.5); }

// The steps of the strip: the first that needs no more than so many of them. Those from a quarter on are of whole quarters.
constexpr Micros second = microsPerSecond, minute = 60 * second, hour = 60 * minute;
constexpr Micros steps[] = {second, 2 * second, 5 * second, 10 * second, 15 * second, 30 * second, minute, 2 * minute, 5 * minute, 15 * minute, 30 * minute,
                            hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, microsPerDay, 2 * microsPerDay, 7 * microsPerDay, 14 * microsPerDay, 28 * microsPerDay};

Micros stepFor(Micros span, std::size_t buckets)
{
    for (const Micros step : steps) {
        if (span <= step * Micros(buckets))
            return step;
    }
    return (span / Micros(buckets) / microsPerDay + 1) * microsPerDay;
}

} // namespace

RequestCount requestCount(Connection &connection, const RequestSearch &search, const std::function<bool()> &isEnough)
{
    if (sumsKnow(search.filter))
        return countOfSums(connection, search);
    RequestCount count;
    const double seen = scanRequests(connection, search, "r.flags, r.prompt, r.completion, coalesce(r.cost, 0), r.duration", [&](const Statement &row) {
        const bool failed = row.integer(0) & flag::failed;
        ++count.count;
        count.failed += failed;
        count.input += row.integer(1);
        count.output += row.integer(2);
        count.cost += row.integer(3);
        if (!failed)
            count.latency.add(row.integer(4));
    }, isEnough);
    count.isExact = seen >= 1;
    for (auto *value : {&count.count, &count.failed, &count.input, &count.output, &count.cost})
        *value = count.isExact ? *value : grown(*value, seen);
    return count;
}

RequestHistogram requestHistogram(Connection &connection, const RequestSearch &search, std::size_t buckets, Micros now)
{
    RequestHistogram histogram;
    const auto times = timesOfRequests(connection);
    const Micros from = search.window.from.value_or(times ? *times->from : now);
    const Micros before = std::max(from + 1, search.window.before.value_or(times ? std::max(now, *times->before) + 1 : now));
    histogram.step = stepFor(before - from, std::max<std::size_t>(1, buckets - 1));
    histogram.from = from / histogram.step * histogram.step;
    const auto count = std::size_t((before - histogram.from + histogram.step - 1) / histogram.step);
    histogram.ok.resize(count);
    histogram.failed.resize(count);
    const auto add = [&](Micros time, std::int64_t ok, std::int64_t failed) {
        const auto bucket = std::size_t(std::clamp<Micros>((time - histogram.from) / histogram.step, 0, Micros(count) - 1));
        histogram.ok[bucket] += ok;
        histogram.failed[bucket] += failed;
    };
    const RequestSearch within{search.filter, {from, before}};
    if (sumsKnow(search.filter) && histogram.step % microsPerQuarter == 0) {
        eachSum(connection, within, SumsBy::Nothing, histogram.step % microsPerHour == 0, [&](const SumPart &part) { add(part.time, part.requests - part.failed, part.failed); });
        return histogram;
    }
    scanRequests(connection, within, "r.started, r.flags", [&](const Statement &row) {
        const bool failed = row.integer(1) & flag::failed;
        add(row.integer(0), failed ? 0 : 1, failed ? 1 : 0);
    });
    return histogram;
}

} // namespace portreeve
