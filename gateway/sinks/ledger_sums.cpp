// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/ledger_sums.h"

#include <algorithm>

namespace portreeve {

namespace {

std::int64_t floored(Micros wall, Micros by) { return wall / by - (wall % by < 0 ? 1 : 0); }

template <class... T>
void bindAll(Statement &statement, T... values)
{
    int at = 0;
    (statement.bind(++at, std::int64_t(values)), ...);
}

constexpr std::string_view addingPlain = " ON CONFLICT DO UPDATE SET requests = requests + excluded.requests, failures = failures + excluded.failures,"
                                         " input = input + excluded.input, output = output + excluded.output, cache_read = cache_read + excluded.cache_read,"
                                         " cost = cost + excluded.cost, latency = excluded.latency";

} // namespace

void Sums::count(Counts &counts, const SumRow &row)
{
    ++counts.requests;
    counts.failures += row.failed;
    counts.unpriced += row.unpriced;
    counts.input += row.input;
    counts.cacheRead += row.cacheRead;
    counts.cacheWrite += row.cacheWrite;
    counts.mediaInput += row.mediaInput;
    counts.output += row.output;
    counts.reasoning += row.reasoning;
    counts.mediaOutput += row.mediaOutput;
    counts.cost += row.cost;
    counts.duration += row.failed ? 0 : row.duration;
}

void Sums::add(const SumRow &row)
{
    auto &quarter = m_quarters[{floored(row.started, microsPerQuarter), row.owner, row.modelGroup, row.provider}];
    count(quarter.counts, row);
    quarter.last = std::max(quarter.last, row.started);
    if (!row.failed) {
        quarter.latency.add(row.duration);
        if (row.firstByte > 0)
            quarter.firstByte.add(row.firstByte);
    }
    auto &deployment = m_deployments[{floored(row.started, microsPerQuarter), row.deployment}];
    count(deployment.counts, row);
    if (!row.failed)
        deployment.latency.add(row.duration);
    const auto day = floored(row.started, microsPerDay);
    count(m_days[{day, row.owner, row.modelGroup, row.model, row.provider, row.route}], row);
    for (const auto tag : row.tags) {
        auto &cell = m_tags[{day, tag}];
        ++cell.requests;
        cell.tokens += row.tokens();
        cell.cost += row.cost;
    }
}

void Sums::spend(std::int64_t owner, std::string_view token, Micros windowStart, Nanos nanos)
{
    SpendCell &cell = m_spends[{owner, windowStart}];
    if (cell.scope.empty())
        cell.scope = "key/" + std::string(token);
    cell.spent += nanos;
}

void Sums::write(Connection &connection)
{
    writeHours(connection);              // before the quarters take in what the tables say
    writeQuarters(connection);
    writeDeployments(connection);
    writeUse(connection);
    writeDays(connection);
    writeTags(connection);
    writeSpends(connection);
    clear();
}

void Sums::clear()
{
    m_quarters.clear();
    m_deployments.clear();
    m_hours.clear();
    m_days.clear();
    m_tags.clear();
    m_spends.clear();
}

void Sums::join(Counts &counts, const Counts &more)
{
    counts.requests += more.requests;
    counts.failures += more.failures;
    counts.input += more.input;
    counts.cacheRead += more.cacheRead;
    counts.cacheWrite += more.cacheWrite;
    counts.mediaInput += more.mediaInput;
    counts.output += more.output;
    counts.reasoning += more.reasoning;
    counts.mediaOutput += more.mediaOutput;
    counts.cost += more.cost;
}

void Sums::addHour(std::int64_t kind, std::int64_t quarter, std::int64_t id, const Counts &counts, const Bins &latency)
{
    PlainCell &to = m_hours[{kind, floored(quarter, 4), id}];
    join(to.counts, counts);
    to.latency.add(latency);
}

template <class... Key>
void Sums::putPlain(Statement &find, Statement &put, PlainCell &cell, Key... key)
{
    bindAll(find, key...);
    if (find.step())
        cell.latency.add(find.view(0));
    find.reset();
    const Counts &c = cell.counts;
    bindAll(put, key..., c.requests, c.failures, c.allInput(), c.allOutput(), c.cacheRead, c.cost);
    put.bindBlob(int(sizeof...(key)) + 7, cell.latency.bytes()).run();
}

void Sums::writeHours(Connection &connection)
{
    for (const auto &[key, cell] : m_quarters) {
        for (const auto &[kind, id] : {std::pair(hourOfAll, std::int64_t(0)), {hourOfOwner, key.owner}, {hourOfModel, key.modelGroup}, {hourOfProvider, key.provider}})
            addHour(kind, key.quarter, id, cell.counts, cell.latency);
    }
    for (const auto &[key, cell] : m_deployments)
        addHour(hourOfDeployment, key.quarter, key.deployment, cell.counts, cell.latency);
    auto find = connection.prepare("SELECT latency FROM sums_hour WHERE kind = ?1 AND hour = ?2 AND id = ?3");
    auto put = connection.prepare("INSERT INTO sums_hour VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)" + std::string(addingPlain));
    for (auto &[key, cell] : m_hours)
        putPlain(find, put, cell, key.kind, key.hour, key.id);
}

void Sums::writeQuarters(Connection &connection)
{
    auto find = connection.prepare("SELECT latency, ttft FROM sums_quarter WHERE quarter = ?1 AND owner = ?2 AND model_group = ?3 AND provider = ?4");
    auto put = connection.prepare(
        "INSERT INTO sums_quarter VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)"
        " ON CONFLICT DO UPDATE SET requests = requests + excluded.requests, failures = failures + excluded.failures,"
        " unpriced = unpriced + excluded.unpriced, input = input + excluded.input, cache_read = cache_read + excluded.cache_read,"
        " cache_write = cache_write + excluded.cache_write, media_input = media_input + excluded.media_input,"
        " output = output + excluded.output, reasoning = reasoning + excluded.reasoning,"
        " media_output = media_output + excluded.media_output, cost = cost + excluded.cost,"
        " duration = duration + excluded.duration, latency = excluded.latency, ttft = excluded.ttft");
    for (auto &[key, cell] : m_quarters) {
        bindAll(find, key.quarter, key.owner, key.modelGroup, key.provider);
        if (find.step()) {
            cell.latency.add(find.view(0));
            cell.firstByte.add(find.view(1));
        }
        find.reset();
        const Counts &c = cell.counts;
        bindAll(put, key.quarter, key.owner, key.modelGroup, key.provider, c.requests, c.failures, c.unpriced, c.input, c.cacheRead,
                c.cacheWrite, c.mediaInput, c.output, c.reasoning, c.mediaOutput, c.cost, c.duration);
        put.bindBlob(17, cell.latency.bytes()).bindBlob(18, cell.firstByte.bytes()).run();
    }
}

void Sums::writeDeployments(Connection &connection)
{
    auto find = connection.prepare("SELECT latency FROM sums_deployment WHERE quarter = ?1 AND deployment = ?2");
    auto put = connection.prepare("INSERT INTO sums_deployment VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)" + std::string(addingPlain));
    for (auto &[key, cell] : m_deployments)
        putPlain(find, put, cell, key.quarter, key.deployment);
}

void Sums::writeUse(Connection &connection)
{
    std::map<std::int64_t, Micros> used;
    for (const auto &[key, cell] : m_quarters)
        used[key.owner] = std::max(used[key.owner], cell.last);
    auto put = connection.prepare("INSERT INTO owner_use VALUES (?1, ?2) ON CONFLICT DO UPDATE SET last_used = max(last_used, excluded.last_used)");
    for (const auto &[owner, last] : used) {
        bindAll(put, owner, last);
        put.run();
    }
}

// LiteLLM's daily activity knows prompt and completion tokens and the cache's: media count as input and output, thinking as output.
void Sums::writeDays(Connection &connection)
{
    auto put = connection.prepare(
        "INSERT INTO sums_day VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
        " ON CONFLICT DO UPDATE SET requests = requests + excluded.requests, failures = failures + excluded.failures,"
        " input = input + excluded.input, cache_read = cache_read + excluded.cache_read,"
        " cache_write = cache_write + excluded.cache_write, output = output + excluded.output, cost = cost + excluded.cost,"
        " duration = duration + excluded.duration, timed = timed + excluded.timed");
    for (const auto &[key, c] : m_days) {
        bindAll(put, key.day, key.owner, key.modelGroup, key.model, key.provider, key.route, c.requests, c.failures,
                c.input + c.mediaInput, c.cacheRead, c.cacheWrite, c.output + c.reasoning + c.mediaOutput, c.cost, c.duration,
                c.requests - c.failures);
        put.run();
    }
}

void Sums::writeTags(Connection &connection)
{
    auto put = connection.prepare("INSERT INTO sums_tag VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET"
                                  " requests = requests + excluded.requests, tokens = tokens + excluded.tokens, cost = cost + excluded.cost");
    for (const auto &[key, cell] : m_tags) {
        bindAll(put, key.first, key.second, cell.requests, cell.tokens, cell.cost);
        put.run();
    }
}

void Sums::writeSpends(Connection &connection)
{
    auto put = connection.prepare("INSERT INTO spends VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET spent = spent + excluded.spent");
    for (const auto &[key, cell] : m_spends)
        put.bind(1, cell.scope).bind(2, key.second).bind(3, cell.spent).run();
}

} // namespace portreeve
