// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/ledger_standings.h"

#include <algorithm>
#include <map>
#include <optional>

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

// Of an owner or a deployment, in one second.
struct Use {
    Micros last = 0;
    std::int64_t requests = 0, tokens = 0;
};
using Uses = std::map<std::pair<std::int64_t, Micros>, Use>;

void add(Uses &uses, std::int64_t id, Micros started, std::int64_t tokens)
{
    Use &use = uses[{id, started / microsPerSecond}];
    use.last = std::max(use.last, started);
    ++use.requests;
    use.tokens += tokens;
}

void tell(Connection &connection, const Uses &uses, std::string_view prefix, std::string_view nameOf, Standings &standings)
{
    auto names = connection.prepare(nameOf);
    std::optional<std::int64_t> id;
    std::string scope;
    for (const auto &[which, use] : uses) {
        if (id != which.first) {
            id = which.first;
            names.bind(1, *id);
            scope = names.step() ? std::string(prefix) + names.text(0) : std::string();
            names.reset();
        }
        if (!scope.empty())
            standings.lastMinute.push_back({scope, use.last, use.requests, use.tokens});
    }
}

// A busy gateway's last minute is a million rows: they are read once, in the order in which they lie. Whatever was refused for
// want of credentials or of a place did not count against a limit.
void readLastMinute(Connection &connection, Micros since, Standings &standings)
{
    auto first = connection.prepare("SELECT min(id) FROM requests INDEXED BY requests_by_time WHERE started > ?1");
    first.bind(1, since);
    if (!first.step() || first.isNull(0))
        return;
    auto rows = connection.prepare("SELECT owner, deployment, started, prompt + completion FROM requests WHERE id >= ?1 AND started > ?2 AND status NOT IN (401, 403, 429)");
    rows.bind(1, first.integer(0)).bind(2, since);
    Uses keys, deployments;
    while (rows.step()) {
        add(keys, rows.integer(0), rows.integer(2), rows.integer(3));
        add(deployments, rows.integer(1), rows.integer(2), rows.integer(3));
    }
    tell(connection, keys, "key/", "SELECT token FROM owners WHERE id = ?1", standings);
    tell(connection, deployments, "deployment/", "SELECT text FROM words WHERE id = ?1", standings);
}

} // namespace

Standings readStandings(Connection &connection, Micros now)
{
    Standings standings;
    readSpends(connection, standings);
    standings.doubt = doubtOf(connection);
    readLastMinute(connection, now - 60 * microsPerSecond, standings);
    return standings;
}

} // namespace portreeve
