// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/spend_queries.h"

#include "gateway/sinks/spend_reader.h"
#include "gateway/sinks/spend_where.h"

namespace portreeve {

namespace {

// Sorted by themselves: whole rows would go through the sorter, and that is ten times the work at a million of them.
std::vector<std::int64_t> idsInOrder(Connection &connection, const Where &where, const std::string &order, std::int64_t offset, std::int64_t limit)
{
    auto rows = connection.prepare("SELECT r.id FROM requests AS r" + where.sql() + order + " LIMIT ? OFFSET ?");
    const int at = where.bind(rows);
    rows.bind(at, limit).bind(at + 1, offset);
    std::vector<std::int64_t> ids;
    while (rows.step())
        ids.push_back(rows.integer(0));
    return ids;
}

// Constants only: what callers choose among. Equal ones stand newest first.
std::string orderOf(SpendOrder order, bool descending)
{
    const char *keys[] = {"r.started", "r.started + r.duration", "r.cost", "r.prompt + r.completion", "r.duration", "r.ttft",
                          "(SELECT text FROM words WHERE id = r.model)"};
    const char *way = descending ? " DESC" : " ASC";
    return std::string(" ORDER BY ") + keys[std::size_t(order)] + way + ", r.id" + way;
}

} // namespace

std::int64_t dayOf(Micros wall) { return wall / microsPerDay - (wall % microsPerDay < 0 ? 1 : 0); }

SpendPage spendPage(Connection &connection, const SpendFilter &filter, SpendOrder order, bool descending, std::int64_t offset, std::int64_t limit)
{
    SpendPage page;
    const Where where = whereOf(connection, filter);
    auto count = connection.prepare("SELECT count(*) FROM requests AS r" + where.sql());
    where.bind(count);
    page.total = count.step() ? count.integer(0) : 0;
    page.rows = spendRows(connection, idsInOrder(connection, where, orderOf(order, descending), offset, limit));
    return page;
}

std::vector<DaySum> daySums(Connection &connection, const DayFilter &filter)
{
    Where where;
    where.add("s.day BETWEEN ? AND ?", {filter.from, filter.to});
    const auto narrow = [&](const char *condition, const std::optional<std::string> &text) {
        if (text)
            where.add(condition, {*text});
    };
    narrow("o.token = ?", filter.token);
    narrow("o.user_id = ?", filter.userId);
    narrow("o.team_id = ?", filter.teamId);
    narrow("o.organization_id = ?", filter.organizationId);
    narrow("(SELECT text FROM words WHERE id = s.model) = ?", filter.model);
    auto rows = connection.prepare("SELECT s.day, o.token, o.alias, o.user_id, o.team_id, o.organization_id, s.model_group, s.model, s.provider, s.route,"
                                   " s.requests, s.failures, s.input + s.cache_read + s.cache_write, s.output, s.cache_read, s.cache_write, s.cost,"
                                   " s.duration, s.timed FROM sums_day AS s LEFT JOIN owners AS o ON o.id = s.owner" + where.sql() + " ORDER BY s.day");
    where.bind(rows);
    LedgerTexts texts(connection);
    std::vector<DaySum> sums;
    while (rows.step()) {
        sums.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5), texts[rows.integer(6)],
                        texts[rows.integer(7)], texts[rows.integer(8)], texts[rows.integer(9)], rows.integer(10), rows.integer(11),
                        rows.integer(12), rows.integer(13), rows.integer(14), rows.integer(15), rows.integer(16), rows.integer(17), rows.integer(18)});
    }
    return sums;
}

namespace {

std::vector<NamedSum> namedSums(Statement &rows)
{
    std::vector<NamedSum> sums;
    while (rows.step())
        sums.push_back({rows.text(0), rows.integer(1), rows.integer(2), rows.integer(3)});
    return sums;
}

} // namespace

std::vector<NamedSum> tagSums(Connection &connection, std::int64_t fromDay, std::int64_t toDay, const std::optional<std::string> &token)
{
    if (!token) {
        auto rows = connection.prepare("SELECT w.text, sum(s.requests), sum(s.tokens), sum(s.cost) FROM sums_tag AS s JOIN words AS w ON w.id = s.tag"
                                       " WHERE s.day BETWEEN ?1 AND ?2 GROUP BY s.tag ORDER BY 4 DESC, 1");
        rows.bind(1, fromDay).bind(2, toDay);
        return namedSums(rows);
    }
    auto rows = connection.prepare("SELECT t.value, count(*), sum(r.prompt + r.completion), sum(coalesce(r.cost, 0)) FROM requests AS r,"
                                   " json_each(r.tags) AS t WHERE r.started >= ?1 AND r.started < ?2 AND r.tags IS NOT NULL"
                                   " AND r.owner IN (SELECT id FROM owners WHERE token = ?3) GROUP BY 1 ORDER BY 4 DESC, 1");
    rows.bind(1, fromDay * microsPerDay).bind(2, (toDay + 1) * microsPerDay).bind(3, *token);
    return namedSums(rows);
}

std::vector<NamedSum> endUserSums(Connection &connection, std::optional<Micros> from, std::optional<Micros> before,
                                  const std::optional<std::string> &token, std::int64_t limit)
{
    SpendFilter filter;
    filter.from = from;
    filter.before = before;
    filter.token = token;
    Where where = whereOf(connection, filter);
    where.add("r.end_user IS NOT NULL");
    auto rows = connection.prepare("SELECT r.end_user, count(*), sum(r.prompt + r.completion), sum(coalesce(r.cost, 0)) FROM requests AS r" + where.sql() +
                                   " GROUP BY 1 ORDER BY 4 DESC, 1 LIMIT ?");
    rows.bind(where.bind(rows), limit);
    return namedSums(rows);
}

std::vector<EndUserDay> endUserDays(Connection &connection, std::int64_t fromDay, std::int64_t toDay, const std::optional<std::string> &endUser)
{
    SpendFilter filter;
    filter.from = fromDay * microsPerDay;
    filter.before = (toDay + 1) * microsPerDay;
    filter.endUser = endUser;
    Where where = whereOf(connection, filter);
    where.add("r.end_user IS NOT NULL");
    auto rows = connection.prepare("SELECT r.started / 86400000000, r.end_user, (SELECT text FROM words WHERE id = r.model),"
                                   " (SELECT token FROM owners WHERE id = r.owner), sum(r.prompt + r.completion), sum(coalesce(r.cost, 0))"
                                   " FROM requests AS r" + where.sql() + " GROUP BY 1, 2, r.model, r.owner ORDER BY 1, 2, 6 DESC");
    where.bind(rows);
    std::vector<EndUserDay> sums;
    while (rows.step())
        sums.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.integer(4), rows.integer(5)});
    return sums;
}

} // namespace portreeve
