// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/request_sums.h"

#include <algorithm>

#include "gateway/sinks/ledger_books.h"
#include "gateway/sinks/ledger_sums.h"
#include "gateway/sinks/passing_query.h"

namespace portreeve {

namespace {

Micros floored(Micros time, Micros by) { return (time / by - (time % by < 0 ? 1 : 0)) * by; }
Micros raised(Micros time, Micros by) { return -floored(-time, by); }

// time, owner, model, provider, deployment, requests, failed, input, output, cached, cost, latency
SumPart partOf(const Statement &row, Micros unit)
{
    return {row.integer(0) * unit, row.integer(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5), row.integer(6),
            row.integer(7), row.integer(8), row.integer(9), row.integer(10), row.view(11), std::nullopt};
}

constexpr char quarters[] = "SELECT r.quarter, r.owner, r.model_group, r.provider, 0, r.requests, r.failures,"
                            " r.input + r.cache_read + r.cache_write + r.media_input, r.output + r.reasoning + r.media_output, r.cache_read,"
                            " r.cost, r.latency FROM sums_quarter AS r";
constexpr char quartersOfDeployments[] = "SELECT r.quarter, 0, 0, 0, r.deployment, r.requests, r.failures, r.input, r.output, r.cache_read,"
                                         " r.cost, r.latency FROM sums_deployment AS r";

void eachQuarter(Connection &connection, const RequestFilter &filter, const TimeWindow &window, bool byDeployment, const std::function<void(const SumPart &)> &visit)
{
    Where where;
    if (window.from)
        where.add("r.quarter >= ?", {*window.from / microsPerQuarter});
    if (window.before)
        where.add("r.quarter < ?", {*window.before / microsPerQuarter});
    addFilter(connection, where, filter);
    PassingQuery rows(connection, (byDeployment ? quartersOfDeployments : quarters) + where.sql());
    where.bind(rows.statement());
    while (rows->step())
        visit(partOf(rows.statement(), microsPerQuarter));
}

void eachRow(Connection &connection, const RequestFilter &filter, const TimeWindow &window, const std::function<void(const SumPart &)> &visit)
{
    const auto tell = [&](const Statement &row) {
        const bool failed = row.integer(5) & flag::failed;
        visit({row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4), 1, failed ? 1 : 0, row.integer(6), row.integer(7),
               row.integer(8), row.integer(9), {}, failed ? std::nullopt : std::optional<Micros>(row.integer(10))});
    };
    scanRequests(connection, {filter, window}, "r.started, r.owner, r.model_group, r.provider, r.deployment, r.flags, r.prompt, r.completion,"
                                               " r.cache_read, coalesce(r.cost, 0), r.duration", tell);
}

std::int64_t kindOf(const RequestField &field)
{
    const std::string_view name = field.name;
    return name == "model" ? hourOfModel : name == "provider" ? hourOfProvider : hourOfOwner;
}

std::int64_t kindOf(SumsBy by)
{
    switch (by) {
    case SumsBy::Key: return hourOfOwner;
    case SumsBy::Model: return hourOfModel;
    case SumsBy::Provider: return hourOfProvider;
    case SumsBy::Deployment: return hourOfDeployment;
    default: return hourOfAll;
    }
}

// The kind that tells apart what is asked for and what the filter does; nullopt: those are two things.
std::optional<std::int64_t> kindFor(const RequestFilter &filter, SumsBy by)
{
    if (by == SumsBy::All)
        return std::nullopt;
    std::int64_t kind = kindOf(by);
    for (const auto &term : filter.terms) {
        const std::int64_t of = kindOf(*term.field);
        if (kind != hourOfAll && kind != of)
            return std::nullopt;
        kind = of;
    }
    return kind;
}

// From when on there are sums; the facts are numbers of hours and of quarters.
Micros completeFrom(Connection &connection, std::string_view fact, Micros unit)
{
    auto row = connection.prepare("SELECT value FROM ledger_facts WHERE name = ?1");
    row.bind(1, fact);
    return row.step() ? row.integer(0) * unit : 0;
}
Micros deploymentsFrom(Connection &connection) { return completeFrom(connection, "deployments_from", microsPerQuarter); }

// Whole hours from their sums, what is left at both ends and what is older than they are from the quarters.
void eachHour(Connection &connection, const RequestFilter &filter, const TimeWindow &window, std::int64_t kind, const std::function<void(const SumPart &)> &visit)
{
    const bool byDeployment = kind == hourOfDeployment;
    const Micros complete = byDeployment ? raised(deploymentsFrom(connection), microsPerHour) : completeFrom(connection, "hours_from", microsPerHour);
    const Micros begin = std::max(complete, window.from ? raised(*window.from, microsPerHour) : complete);
    const auto end = window.before ? std::optional(floored(*window.before, microsPerHour)) : std::nullopt;
    if (end && begin >= *end)
        return eachQuarter(connection, filter, window, byDeployment, visit);
    if (!window.from || *window.from < begin)
        eachQuarter(connection, filter, {window.from, begin}, byDeployment, visit);
    Where where;
    where.add("kind = ? AND hour >= ?", {kind, begin / microsPerHour});
    if (end)
        where.add("hour < ?", {*end / microsPerHour});
    Where narrow;
    addFilter(connection, narrow, filter);
    PassingQuery rows(connection, std::string("SELECT r.hour, r.owner, r.model_group, r.provider, r.deployment, r.requests, r.failures, r.input, r.output, r.cache_read, r.cost,"
                                  " r.latency FROM (SELECT hour, iif(kind = 1, id, 0) AS owner, iif(kind = 2, id, 0) AS model_group, iif(kind = 3, id, 0) AS provider,"
                                  " iif(kind = 4, id, 0) AS deployment,"
                                  " requests, failures, input, output, cache_read, cost, latency FROM sums_hour") + where.sql() + ") AS r" + narrow.sql());
    narrow.bind(rows.statement(), where.bind(rows.statement()));
    while (rows->step())
        visit(partOf(rows.statement(), microsPerHour));
    if (end && *end < *window.before)
        eachQuarter(connection, filter, {end, window.before}, byDeployment, visit);
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
    latency.add(other.latency);
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

void eachSum(Connection &connection, const RequestSearch &search, SumsBy by, bool byHours, const std::function<void(const SumPart &)> &visit)
{
    const auto &[from, before] = search.window;
    const auto kind = byHours ? kindFor(search.filter, by) : std::nullopt;
    const bool byDeployment = by == SumsBy::Deployment;
    auto first = from ? std::optional(raised(*from, microsPerQuarter)) : std::nullopt;
    if (byDeployment)
        first = std::max(first.value_or(0), deploymentsFrom(connection));    // what is older comes from the rows
    const auto last = before ? std::optional(floored(*before, microsPerQuarter)) : std::nullopt;
    if (first && last && *first >= *last)
        return eachRow(connection, search.filter, search.window, visit);
    if (first && (!from || *from < *first))
        eachRow(connection, search.filter, {from, first}, visit);
    if (kind)
        eachHour(connection, search.filter, {first, last}, *kind, visit);
    else
        eachQuarter(connection, search.filter, {first, last}, byDeployment, visit);
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
