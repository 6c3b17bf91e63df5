// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/request_scan.h"

#include <algorithm>

#include "gateway/sinks/passing_query.h"

namespace portreeve {

namespace {

constexpr std::int64_t rowsOfPiece = 50'000;
constexpr std::int64_t fewRows = 2'000;              // are found by time whatever there is
constexpr std::int64_t costOfLookup = 4;             // against reading on
constexpr Micros slack = 600 * microsPerSecond;      // rows of several workers are not booked in exact order

std::int64_t numberOf(Connection &connection, std::string_view sql)
{
    auto row = connection.prepare(sql);
    return row.step() ? row.integer(0) : 0;
}

// About: days count whole.
std::int64_t rowsIn(Connection &connection, const TimeWindow &window)
{
    auto rows = connection.prepare("SELECT coalesce(sum(requests), 0) FROM sums_day WHERE day BETWEEN ?1 AND ?2");
    rows.bind(1, dayOf(window.from.value_or(0))).bind(2, window.before ? dayOf(*window.before) : INT64_MAX);
    rows.step();
    return rows.integer(0);
}

// The lowest id of those that began at `from` or later. The first of these ended before any that began after its end: only
// the ones that ran beside it can have a lower id.
std::int64_t firstIdFrom(Connection &connection, Micros from, std::int64_t otherwise)
{
    auto first = connection.prepare("SELECT started + duration FROM requests WHERE started >= ?1 ORDER BY started LIMIT 1");
    if (!first.bind(1, from).step())
        return otherwise;
    auto lowest = connection.prepare("SELECT min(id) FROM requests WHERE started BETWEEN ?1 AND ?2");
    lowest.bind(1, from).bind(2, first.integer(0) + slack).step();
    return lowest.integer(0);
}

} // namespace

std::string RequestPlan::table() const { return isUnusual && !byTime ? "requests AS r INDEXED BY requests_unusual" : "requests AS r"; }

RequestPlan planOf(Connection &connection, const RequestSearch &search)
{
    const TimeWindow &window = search.window;
    RequestPlan plan;
    plan.isUnusual = isUnusualOnly(search.filter);
    plan.lastId = numberOf(connection, "SELECT coalesce(max(id), 0) FROM requests");
    plan.firstId = numberOf(connection, "SELECT coalesce(min(id), 1) FROM requests");
    if (!window.from && !window.before)
        return plan;
    const std::int64_t rows = rowsIn(connection, window);
    if (window.from)
        plan.firstId = firstIdFrom(connection, *window.from, plan.lastId + 1);
    plan.byTime = rows <= fewRows || rows * costOfLookup < plan.lastId - plan.firstId + 1;
    return plan;
}

Where searchWhere(Connection &connection, const RequestSearch &search, const RequestPlan &plan)
{
    Where where;
    if (plan.isUnusual)
        where.add(unusualRows);
    if (!plan.byTime)
        where.add("r.id >= ?", {plan.firstId});
    addWindow(where, search.window, plan.byTime);
    addFilter(connection, where, search.filter);
    return where;
}

namespace {

double scan(Connection &connection, const RequestSearch &search, const RequestPlan &plan, const std::string &columns,
            const std::function<void(const Statement &)> &visit, const std::function<bool()> &isEnough)
{
    Where where = searchWhere(connection, search, plan);
    if (!plan.byTime)
        where.add("r.id BETWEEN ? AND ?");
    PassingQuery rows(connection, "SELECT " + columns + " FROM " + plan.table() + where.sql());
    const int at = where.bind(rows.statement());
    std::int64_t end = plan.lastId;
    while (end >= plan.firstId) {
        const std::int64_t begin = plan.byTime ? plan.firstId : std::max(plan.firstId, end - rowsOfPiece + 1);
        if (!plan.byTime)
            rows->bind(at, begin).bind(at + 1, end);
        while (rows->step())
            visit(rows.statement());
        rows->reset();
        end = begin - 1;
        if (isEnough && end >= plan.firstId && isEnough())
            return double(plan.lastId - end) / double(plan.lastId - plan.firstId + 1);
    }
    return 1;
}

} // namespace

double scanRequests(Connection &connection, const RequestSearch &search, const std::string &columns, const std::function<void(const Statement &)> &visit,
                    const std::function<bool()> &isEnough)
{
    return scan(connection, search, planOf(connection, search), columns, visit, isEnough);
}

void scanUnusual(Connection &connection, const RequestSearch &search, const std::string &columns, const std::function<void(const Statement &)> &visit)
{
    RequestPlan plan = planOf(connection, search);
    plan.isUnusual = true;
    scan(connection, search, plan, columns, visit, {});
}

} // namespace portreeve
