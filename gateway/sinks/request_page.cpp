// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of the list of requests.
#include <algorithm>

#include "gateway/base/text.h"
#include "gateway/sinks/passing_query.h"
#include "gateway/sinks/request_queries.h"
#include "gateway/sinks/row_search.h"
#include "gateway/sinks/spend_reader.h"

namespace portreeve {

namespace {

// Never NULL: a cursor must be comparable. Time is the id.
const char *keyOf(RequestSort sort)
{
    constexpr const char *keys[] = {"0", "r.duration", "coalesce(r.cost, -1)", "r.prompt + r.completion", "r.status", "r.ttft"};
    return keys[std::size_t(sort)];
}

std::string orderBy(RequestSort sort, bool ascending)
{
    const std::string way = ascending ? " ASC" : " DESC";
    return " ORDER BY " + (sort == RequestSort::Time ? std::string() : std::string(keyOf(sort)) + way + ", ") + "r.id" + way;
}

// Rows beyond a cursor, in the order that is walked.
void addBeyond(Where &where, RequestSort sort, bool ascending, const RequestCursor &cursor)
{
    const std::string than = ascending ? " > ?" : " < ?";
    if (sort == RequestSort::Time)
        return where.add("r.id" + than, {cursor.id});
    const std::string key = keyOf(sort);
    where.add("(" + key + than + " OR (" + key + " = ? AND r.id" + than + "))", {cursor.key, cursor.key, cursor.id});
}

constexpr Micros longestRun = 3600 * microsPerSecond; // one that ran longer across the end of a window puts a place in it off by one

// Without gaps, the n-th newest is where it is by its number alone.
bool hasNoGaps(Connection &connection)
{
    return connection.number("SELECT coalesce(sum(requests), 0) FROM sums_day") ==
           connection.number("SELECT coalesce((SELECT max(id) FROM requests) - (SELECT min(id) FROM requests) + 1, 0)"); // both in one would read all rows
}

// What a window holds is a run of ids, but for those that ran across its begin or end: some of them are in the run and not
// in the window.
struct IdRun {
    std::int64_t first = 1, last = 0;
    std::vector<std::int64_t> strangers;             // rising
};

void addIds(Connection &connection, std::string_view sql, Micros from, Micros before, std::int64_t than, std::vector<std::int64_t> &to)
{
    auto rows = connection.prepare(sql);
    rows.bind(1, from).bind(2, before).bind(3, than);
    while (rows.step())
        to.push_back(rows.integer(0));
}

// The highest id of those that began before a moment: of the last of them, or of one that ran beside it. 0: there are none.
std::int64_t lastIdBefore(Connection &connection, Micros before)
{
    auto newest = connection.prepare("SELECT started FROM requests WHERE started < ?1 ORDER BY started DESC LIMIT 1");
    if (!newest.bind(1, before).step())
        return 0;
    auto last = connection.prepare("SELECT max(id) FROM requests WHERE started BETWEEN ?1 AND ?2");
    last.bind(1, newest.integer(0) - longestRun).bind(2, newest.integer(0)).step();
    return last.integer(0);
}

IdRun runOf(Connection &connection, const TimeWindow &window, const RequestPlan &plan)
{
    IdRun run{plan.firstId, plan.lastId, {}};
    if (window.before) {
        run.last = lastIdBefore(connection, *window.before);
        addIds(connection, "SELECT id FROM requests WHERE started >= ?1 AND started < ?2 AND id <= ?3", *window.before, *window.before + longestRun, run.last, run.strangers);
    }
    if (window.from)
        addIds(connection, "SELECT id FROM requests WHERE started >= ?1 AND started < ?2 AND id >= ?3", *window.from - longestRun, *window.from, run.first, run.strangers);
    std::sort(run.strangers.begin(), run.strangers.end());
    return run;
}

// The id of the n-th row from the top, the first being 0; nullopt: only counting finds it.
std::optional<std::int64_t> idAt(Connection &connection, const RequestSearch &search, const RequestPageAsk &ask, const RequestPlan &plan)
{
    if (!search.filter.isEmpty() || ask.sort != RequestSort::Time || plan.byTime || !hasNoGaps(connection))
        return std::nullopt;
    IdRun run = runOf(connection, search.window, plan);
    if (run.last < run.first)
        return std::nullopt;
    const int way = ask.ascending ? 1 : -1;
    if (!ask.ascending)
        std::reverse(run.strangers.begin(), run.strangers.end());
    std::int64_t id = ask.ascending ? run.first + ask.at : run.last - ask.at;
    for (const auto stranger : run.strangers)
        id += (stranger - id) * way <= 0 ? way : 0;  // it was passed on the way, and does not count
    return id;
}

// Far down a list that no index is in the order of: SQLite would sort all of it, this only parts it.
std::vector<RequestCursor> farIdsOf(Connection &connection, const RequestSearch &search, const RequestPageAsk &ask)
{
    std::vector<RequestCursor> all;
    scanRequests(connection, search, std::string(keyOf(ask.sort)) + ", r.id", [&](const Statement &row) { all.push_back({row.integer(0), row.integer(1)}); });
    const auto isBefore = [&](const RequestCursor &a, const RequestCursor &b) {
        const auto key = [](const RequestCursor &cursor) { return std::pair(cursor.key, cursor.id); };
        return ask.ascending ? key(a) < key(b) : key(a) > key(b);
    };
    const auto begin = all.begin() + std::min<std::ptrdiff_t>(std::ptrdiff_t(ask.at), std::ptrdiff_t(all.size()));
    const auto end = begin + std::min<std::ptrdiff_t>(std::ptrdiff_t(ask.limit), all.end() - begin);
    std::nth_element(all.begin(), begin, all.end(), isBefore);
    std::partial_sort(begin, end, all.end(), isBefore);
    return {begin, end};
}

// Rows that are known to lie in few places, in the order of time. `most`: of the page, after `skipped`.
std::vector<RequestCursor> idsInRanges(Connection &connection, const RequestSearch &search, const RequestPlan &plan, bool ascending, IdRange within, std::int64_t skipped,
                                       std::int64_t most)
{
    Where where = searchWhere(connection, search, plan, false);
    where.add("r.id BETWEEN ? AND ?");
    PassingQuery rows(connection, "SELECT r.id FROM " + plan.table() + where.sql() + orderBy(RequestSort::Time, ascending));
    const int at = where.bind(rows.statement());
    std::vector<IdRange> ranges = *plan.ranges;
    if (!ascending)
        std::reverse(ranges.begin(), ranges.end());
    std::vector<RequestCursor> found;
    for (const auto &[first, last] : ranges) {
        if (last < within.first || first > within.second)
            continue;
        rows->bind(at, std::max(first, within.first)).bind(at + 1, std::min(last, within.second));
        while (std::int64_t(found.size()) < most && rows->step()) {
            if (--skipped < 0)
                found.push_back({0, rows->integer(0)});
        }
        rows->reset();
    }
    return found;
}

std::vector<RequestCursor> idsOf(Connection &connection, const RequestSearch &search, const RequestPageAsk &ask, RequestPlan plan)
{
    const bool upwards = ask.above.has_value();
    if (!upwards && !ask.below && (ask.at > ask.limit || plan.ranges) && ask.sort != RequestSort::Time)
        return farIdsOf(connection, search, ask);
    const bool ascending = ask.ascending != upwards;
    std::optional<RequestCursor> beyond = upwards ? ask.above : ask.below;
    std::int64_t skipped = beyond ? 0 : ask.at;
    if (const auto id = skipped > 0 ? idAt(connection, search, ask, plan) : std::nullopt) {
        beyond = RequestCursor{0, ascending ? *id - 1 : *id + 1};
        skipped = 0;
    }
    if (plan.ranges && ask.sort == RequestSort::Time) {
        const IdRange within{beyond && ascending ? beyond->id + 1 : plan.firstId, beyond && !ascending ? beyond->id - 1 : plan.lastId};
        auto found = idsInRanges(connection, search, plan, ascending, within, skipped, ask.limit);
        if (upwards)
            std::reverse(found.begin(), found.end());
        return found;
    }
    const bool isFloor = beyond && ascending && ask.sort == RequestSort::Time && !plan.byTime;
    if (isFloor)                                     // of two lower bounds SQLite would seek the first and read up to the second
        plan.firstId = std::max(plan.firstId, beyond->id + 1);
    Where where = searchWhere(connection, search, plan);
    if (beyond && !isFloor)
        addBeyond(where, ask.sort, ascending, *beyond);
    PassingQuery rows(connection, "SELECT " + std::string(keyOf(ask.sort)) + ", r.id FROM " + plan.table() + where.sql() + orderBy(ask.sort, ascending) +
                                      " LIMIT ? OFFSET ?");
    const int at = where.bind(rows.statement());
    rows->bind(at, ask.limit).bind(at + 1, skipped);
    std::vector<RequestCursor> found;
    while (rows->step())
        found.push_back({rows->integer(0), rows->integer(1)});
    if (upwards)
        std::reverse(found.begin(), found.end());
    return found;
}

} // namespace

std::string RequestCursor::text() const { return key ? std::to_string(key) + "." + std::to_string(id) : std::to_string(id); }

std::optional<RequestCursor> RequestCursor::parse(std::string_view text)
{
    const auto dot = text.find('.');
    const auto id = toInteger(dot == std::string_view::npos ? text : text.substr(dot + 1));
    const auto key = dot == std::string_view::npos ? std::optional<std::int64_t>(0) : toInteger(text.substr(0, dot));
    return id && key && *id >= 0 ? std::optional(RequestCursor{*key, *id}) : std::nullopt;
}

RequestPage requestPage(Connection &connection, const RequestSearch &search, const RequestPageAsk &ask)
{
    const bool isByTime = ask.sort == RequestSort::Time;
    const std::int64_t floor = !isByTime ? 0 : ask.above && !ask.ascending ? ask.above->id : ask.below && ask.ascending ? ask.below->id : 0;
    const RequestPlan plan = planOf(connection, search, floor);
    RequestPage page;
    page.newest = plan.lastId;
    SpendReader reader(connection);
    for (const auto &cursor : idsOf(connection, search, ask, plan)) {
        auto row = reader.rowOf(cursor.id);
        if (!row)
            continue;
        if (row->detail.attempts > 1 || row->detail.retries || row->detail.fallbacks)
            reader.readAttempts(*row);
        page.rows.push_back(std::move(*row));
        page.cursors.push_back(cursor);
    }
    return page;
}

std::optional<SpendRow> requestById(Connection &connection, const std::string &id)
{
    const auto found = rowsOfId(connection, id);
    if (found.empty())
        return std::nullopt;
    SpendReader reader(connection);
    auto row = reader.rowOf(*std::max_element(found.begin(), found.end()));      // a client's own id may repeat
    if (row)
        reader.readAttempts(*row);
    return row;
}

} // namespace portreeve
