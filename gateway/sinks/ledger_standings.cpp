// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/ledger_standings.h"

namespace portreeve {

namespace {

// A window that is not a scope's newest is over: nothing is charged to it any more.
void readSpends(Connection &connection, Standings &standings)
{
    auto rows = connection.prepare("SELECT scope, window_start, spent FROM spends AS s WHERE window_start = 0"
                                   " OR window_start = (SELECT max(window_start) FROM spends WHERE scope = s.scope)");
    while (rows.step())
        standings.spends.push_back({rows.text(0), rows.integer(1), rows.integer(2)});
}

// Both are written in one transaction, so that they can only differ by damage that no check of the file's form can see. They are
// held against each other key by key: a damaged name moves what one has spent to another.
Nanos doubtOf(Connection &connection)
{
    auto row = connection.prepare("SELECT coalesce(sum(abs(difference)), 0) FROM (SELECT sum(nanos) AS difference FROM"
                                  " (SELECT 'key/' || token AS scope, cost AS nanos FROM (SELECT owner, sum(cost) AS cost FROM sums_day GROUP BY owner)"
                                  " JOIN owners ON owners.id = owner WHERE token <> '' UNION ALL SELECT scope, -spent FROM spends) GROUP BY scope)");
    return row.step() ? row.integer(0) : 0;
}

// Whatever was refused for want of credentials or of a place did not count against a limit.
constexpr std::string_view counted = " AND status NOT IN (401, 403, 429)";
void readUse(Connection &connection, std::string_view prefix, std::string_view name, std::string_view join, Micros since, Standings &standings)
{
    std::string sql = "SELECT " + std::string(name) + ", max(r.started), count(*), sum(r.prompt + r.completion) FROM requests AS r " + std::string(join) + " WHERE r.started > ?1" + std::string(counted) +
                      " GROUP BY 1, r.started / 1000000";
    auto rows = connection.prepare(sql);
    rows.bind(1, since);
    while (rows.step())
        standings.lastMinute.push_back({std::string(prefix) + rows.text(0), rows.integer(1), rows.integer(2), rows.integer(3)});
}

} // namespace

Standings readStandings(Connection &connection, Micros now)
{
    Standings standings;
    readSpends(connection, standings);
    standings.doubt = doubtOf(connection);
    const Micros since = now - 60 * microsPerSecond;
    readUse(connection, "key/", "o.token", "JOIN owners AS o ON o.id = r.owner", since, standings);
    readUse(connection, "deployment/", "w.text", "JOIN words AS w ON w.id = r.deployment", since, standings);
    return standings;
}

} // namespace portreeve
