// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/request_scan.h"

#include <algorithm>
#include <numeric>

#include "gateway/sinks/passing_query.h"

namespace portreeve {

namespace {

constexpr std::int64_t rowsOfPiece = 50'000;
constexpr std::int64_t fewRows = 2'000;              // are found by time whatever there is
constexpr std::int64_t costOfLookup = 4;             // against reading on
constexpr Micros slack = 600 * microsPerSecond;      // rows of several workers are not booked in exact order

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

namespace {

// What lies close together is read in one go.
void append(std::vector<IdRange> &ranges, IdRange next)
{
    constexpr std::int64_t close = 16;
    if (!ranges.empty() && next.first <= ranges.back().second + close)
        ranges.back().second = std::max(ranges.back().second, next.second);
    else
        ranges.push_back(next);
}

std::vector<IdRange> rangesOf(const FoundTexts &found, const RequestPlan &plan)
{
    std::vector<IdRange> all;
    for (const auto row : found.rows)
        all.emplace_back(row, row);
    all.insert(all.end(), found.runs.begin(), found.runs.end());
    all.emplace_back(found.known + 1, plan.lastId);
    std::sort(all.begin(), all.end());
    std::vector<IdRange> ranges;
    for (const auto &[first, last] : all) {
        if (last >= std::max(first, plan.firstId))
            append(ranges, {std::max(first, plan.firstId), last});
    }
    return ranges;
}

std::int64_t sizeOf(const std::vector<IdRange> &ranges)
{
    return std::accumulate(ranges.begin(), ranges.end(), std::int64_t(0), [](std::int64_t sum, const IdRange &range) { return sum + range.second - range.first + 1; });
}

// The longest text is the rarest, as a rule: when it leaves few rows, the other terms are asked of those.
void findRanges(Connection &connection, const RequestFilter &filter, RequestPlan &plan)
{
    std::vector<std::size_t> bare;
    for (std::size_t i = 0; i < filter.terms.size(); ++i) {
        if (filter.terms[i].asks == FilterTerm::Asks::Anything)
            bare.push_back(i);
    }
    const auto rank = [&](std::size_t i) { return std::pair(!filter.terms[i].isNegated, filter.terms[i].texts.front().text.size()); };
    std::sort(bare.begin(), bare.end(), [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
    plan.texts.resize(filter.terms.size());
    for (const auto i : bare) {
        if (plan.ranges && sizeOf(*plan.ranges) <= rowsOfPiece)
            return;
        plan.texts[i] = textOf(connection, filter.terms[i]);
        if (plan.texts[i].isKnown && !filter.terms[i].isNegated && !plan.ranges)
            plan.ranges = rangesOf(plan.texts[i], plan);
    }
    for (const auto &term : filter.terms) {
        if (plan.ranges || term.isNegated || term.asks != FilterTerm::Asks::Text || std::string_view(term.field->name) != "customer")
            continue;
        if (const auto found = customersOf(connection, term); found.isKnown)
            plan.ranges = rangesOf(found, plan);
    }
}

} // namespace

std::string RequestPlan::table() const { return isUnusual && !byTime ? "requests AS r INDEXED BY requests_unusual" : "requests AS r"; }

RequestPlan planOf(Connection &connection, const RequestSearch &search, std::int64_t floor)
{
    const TimeWindow &window = search.window;
    RequestPlan plan;
    plan.isUnusual = isUnusualOnly(search.filter);
    plan.lastId = connection.number("SELECT coalesce(max(id), 0) FROM requests");
    plan.firstId = connection.number("SELECT coalesce(min(id), 1) FROM requests");
    if (window.from || window.before) {
        const std::int64_t rows = rowsIn(connection, window);
        if (window.from)
            plan.firstId = firstIdFrom(connection, *window.from, plan.lastId + 1);
        plan.byTime = rows <= fewRows || rows * costOfLookup < plan.lastId - plan.firstId + 1;
    }
    plan.firstId = std::max(plan.firstId, floor + 1);
    if (!plan.byTime && !plan.isUnusual && plan.lastId - plan.firstId >= fewRows)
        findRanges(connection, search.filter, plan);
    return plan;
}

Where searchWhere(Connection &connection, const RequestSearch &search, const RequestPlan &plan, bool hasFloor)
{
    Where where;
    if (plan.isUnusual)
        where.add(unusualRows);
    if (!plan.byTime && hasFloor)
        where.add("r.id >= ?", {plan.firstId});
    addWindow(where, search.window, plan.byTime);
    addFilter(connection, where, search.filter, plan.texts);
    return where;
}

namespace {

// Pieces of at most so many rows, the newest first.
std::vector<IdRange> piecesOf(const RequestPlan &plan)
{
    if (plan.byTime)
        return {{plan.firstId, plan.lastId}};
    std::vector<IdRange> pieces;
    for (const auto &[first, last] : plan.ranges.value_or(std::vector<IdRange>{{plan.firstId, plan.lastId}})) {
        for (std::int64_t begin = first; begin <= last; begin += rowsOfPiece)
            pieces.emplace_back(begin, std::min(last, begin + rowsOfPiece - 1));
    }
    std::reverse(pieces.begin(), pieces.end());
    return pieces;
}

double scan(Connection &connection, const RequestSearch &search, const RequestPlan &plan, const std::string &columns,
            const std::function<void(const Statement &)> &visit, const std::function<bool()> &isEnough)
{
    Where where = searchWhere(connection, search, plan, false);
    if (!plan.byTime)
        where.add("r.id BETWEEN ? AND ?");
    PassingQuery rows(connection, "SELECT " + columns + " FROM " + plan.table() + where.sql());
    const int at = where.bind(rows.statement());
    std::int64_t seen = 0;
    for (const auto &[begin, end] : piecesOf(plan)) {
        if (!plan.byTime)
            rows->bind(at, begin).bind(at + 1, end);
        while (rows->step())
            visit(rows.statement());
        rows->reset();
        seen += end - begin + 1;
        if (isEnough && begin > plan.firstId && seen >= rowsOfPiece && isEnough())
            return double(plan.lastId - begin + 1) / double(plan.lastId - plan.firstId + 1);
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
