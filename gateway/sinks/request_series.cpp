// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/request_series.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "gateway/sinks/ledger_books.h"
#include "gateway/sinks/spend_reader.h"

namespace portreeve {

namespace {

constexpr Micros second = microsPerSecond, minute = 60 * second, hour = 60 * minute;
constexpr Micros steps[] = {second, 5 * second, 10 * second, 30 * second, minute, 2 * minute, 5 * minute, 15 * minute, 30 * minute, hour,
                            3 * hour, 6 * hour, 12 * hour, microsPerDay, 2 * microsPerDay, 7 * microsPerDay};
constexpr std::int64_t mostBuckets = 170;

// Groups while they are added up, by the numbers of the books.
using Groups = std::unordered_map<std::int64_t, SeriesGroup>;

SumsBy sumsFor(GroupBy by)
{
    switch (by) {
    case GroupBy::None: return SumsBy::Nothing;
    case GroupBy::Model: return SumsBy::Model;
    case GroupBy::Key:
    case GroupBy::Team: return SumsBy::Key;
    case GroupBy::Provider: return SumsBy::Provider;
    case GroupBy::Deployment: return SumsBy::Deployment;
    default: return SumsBy::Nothing;                 // status and error: see eachFailure()
    }
}

std::int64_t numberOf(const SumPart &part, GroupBy by)
{
    switch (by) {
    case GroupBy::Model: return part.model;
    case GroupBy::Key:
    case GroupBy::Team: return part.owner;
    case GroupBy::Provider: return part.provider;
    case GroupBy::Deployment: return part.deployment;
    default: return 0;
    }
}

// Kinds of statuses, in the order they are shown.
constexpr const char *statusNames[] = {"2xx", "4xx", "429", "499", "5xx"};
std::int64_t statusKind(std::int64_t status) { return status == 429 ? 2 : status == 499 ? 3 : status >= 500 ? 4 : status >= 400 || status < 200 ? 1 : 0; }

// Rows as parts of sums; `number`: of the group, in the place of the model.
void eachRequest(Connection &connection, const RequestSearch &search, GroupBy by, const std::function<void(const SumPart &, std::int64_t)> &visit)
{
    const std::string number = by == GroupBy::Model ? "r.model_group" : by == GroupBy::Provider ? "r.provider" : by == GroupBy::Status ? "r.status"
        : by == GroupBy::Error ? "r.error_class" : by == GroupBy::Deployment ? "r.deployment" : by == GroupBy::None ? "0" : "r.owner";
    scanRequests(connection, search, "r.started, " + number + ", r.flags, r.prompt, r.completion, r.cache_read, coalesce(r.cost, 0), r.duration", [&](const Statement &row) {
        const bool failed = row.integer(2) & flag::failed;
        const SumPart part{row.integer(0), 0, 0, 0, 0, 1, failed ? 1 : 0, row.integer(3), row.integer(4), row.integer(5), row.integer(6), {},
                           failed ? std::nullopt : std::optional<Micros>(row.integer(7))};
        visit(part, by == GroupBy::Status ? statusKind(row.integer(1)) : row.integer(1));
    });
}

bool isOfFailures(GroupBy by) { return by == GroupBy::Status || by == GroupBy::Error; }

// The sums do not know statuses and errors, but those that failed are few: each of them goes from the rest to where it belongs.
void eachFailure(Connection &connection, const RequestSearch &search, GroupBy by, const std::function<void(const SumPart &, std::int64_t)> &visit)
{
    const std::string number = by == GroupBy::Status ? "r.status" : "r.error_class";
    scanUnusual(connection, search, "r.started, " + number + ", r.flags, r.prompt, r.completion, r.cache_read, coalesce(r.cost, 0)", [&](const Statement &row) {
        if (!(row.integer(2) & flag::failed))
            return;
        const std::int64_t time = row.integer(0), input = row.integer(3), output = row.integer(4), cached = row.integer(5), cost = row.integer(6);
        visit({time, 0, 0, 0, 0, -1, -1, -input, -output, -cached, -cost, {}, std::nullopt}, 0);
        visit({time, 0, 0, 0, 0, 1, 1, input, output, cached, cost, {}, std::nullopt}, by == GroupBy::Status ? statusKind(row.integer(1)) : row.integer(1));
    });
}

void eachPart(Connection &connection, const RequestSearch &search, GroupBy by, bool bySums, bool byHours, const std::function<void(const SumPart &, std::int64_t)> &visit)
{
    if (!bySums)
        return eachRequest(connection, search, by, visit);
    eachSum(connection, search, sumsFor(by), byHours, [&](const SumPart &part) { visit(part, numberOf(part, by)); });
    if (isOfFailures(by))
        eachFailure(connection, search, by, visit);
}

// The rest, when nothing is left of it.
void dropEmpty(Groups &groups, GroupBy by)
{
    if (isOfFailures(by))
        std::erase_if(groups, [](const auto &group) { return group.second.total.requests == 0; });
}

// What a group is called. Several numbers may be of one name: a key whose alias changed is the same key.
class Names {
public:
    Names(Connection &connection, GroupBy by) : m_by(by), m_words(connection), m_owner(connection.prepare("SELECT token, alias, team_id FROM owners WHERE id = ?1")) {}

    std::pair<std::string, std::string> of(std::int64_t number)
    {
        if (m_by == GroupBy::None)
            return {"all", "All"};
        if (m_by == GroupBy::Status)
            return {statusNames[number], statusNames[number]};
        if (m_by == GroupBy::Model || m_by == GroupBy::Provider || m_by == GroupBy::Error || m_by == GroupBy::Deployment)
            return {m_words[number], m_words[number]};
        std::pair<std::string, std::string> name;
        if (m_owner.bind(1, number).step())
            name = m_by == GroupBy::Team ? std::pair(m_owner.text(2), m_owner.text(2)) : std::pair(m_owner.text(0), m_owner.text(1));
        m_owner.reset();
        return name;
    }

private:
    GroupBy m_by;
    LedgerTexts m_words;
    Statement m_owner;
};

void join(SeriesGroup &to, const SeriesGroup &more)
{
    to.total.add(more.total);
    for (std::size_t i = 0; i < to.buckets.size(); ++i)
        to.buckets[i].add(more.buckets[i]);
}

std::vector<SeriesGroup> named(Connection &connection, GroupBy by, const Groups &groups)
{
    Names names(connection, by);
    std::map<std::string, SeriesGroup> byName;
    for (const auto &[number, group] : groups) {
        const auto [name, label] = names.of(number);
        auto [found, isNew] = byName.try_emplace(name, group);
        if (!isNew)
            join(found->second, group);
        found->second.name = name;
        found->second.label = label.empty() && !found->second.label.empty() ? found->second.label : label;
    }
    std::vector<SeriesGroup> all;
    for (auto &[name, group] : byName)
        all.push_back(std::move(group));
    return all;
}

void keepLargest(std::vector<SeriesGroup> &groups, std::size_t top)
{
    std::stable_sort(groups.begin(), groups.end(), [](const SeriesGroup &a, const SeriesGroup &b) {
        return a.total.cost != b.total.cost ? a.total.cost > b.total.cost : a.total.requests > b.total.requests;
    });
    if (groups.size() <= top + 1)
        return;                                      // one more shows more than "others" of one
    SeriesGroup others = std::move(groups[top]);
    others.name = "others";
    others.label.clear();
    for (std::size_t i = top + 1; i < groups.size(); ++i)
        join(others, groups[i]);
    groups.resize(top);
    groups.push_back(std::move(others));
}

} // namespace

bool fitsSums(const SeriesAsk &ask)
{
    return ask.step % microsPerQuarter == 0 && ask.begin % microsPerQuarter == 0 && sumsKnow(ask.search.filter);
}

std::vector<SeriesGroup> requestSeries(Connection &connection, const SeriesAsk &ask)
{
    const auto count = std::size_t((*ask.search.window.before - ask.begin + ask.step - 1) / ask.step);
    Groups groups;
    if (ask.by == GroupBy::None)
        groups[0].buckets.resize(count);             // all is a group even of nothing
    const bool byHours = ask.step % microsPerHour == 0 && ask.begin % microsPerHour == 0;
    eachPart(connection, ask.search, ask.by, fitsSums(ask), byHours, [&](const SumPart &part, std::int64_t number) {
        SeriesGroup &group = groups[number];
        if (group.buckets.empty())
            group.buckets.resize(count);
        part.addTo(group.buckets[std::min(count - 1, std::size_t(std::max<Micros>(0, part.time - ask.begin) / ask.step))]);
    });
    for (auto &[number, group] : groups) {
        for (const auto &bucket : group.buckets)
            group.total.add(bucket);
    }
    dropEmpty(groups, ask.by);
    auto all = named(connection, ask.by, groups);
    if (ask.by != GroupBy::Status)
        keepLargest(all, ask.top);
    return all;
}

std::vector<SeriesGroup> requestGroups(Connection &connection, const RequestSearch &search, GroupBy by)
{
    Groups groups;
    const bool bySums = by == GroupBy::Deployment ? search.filter.terms.empty() : sumsKnow(search.filter);
    eachPart(connection, search, by, bySums, true, [&](const SumPart &part, std::int64_t number) { part.addTo(groups[number].total); });
    dropEmpty(groups, by);
    return named(connection, by, groups);
}

RequestTally requestTotal(Connection &connection, const RequestSearch &search)
{
    RequestTally total;
    eachPart(connection, search, GroupBy::None, sumsKnow(search.filter), true, [&](const SumPart &part, std::int64_t) { part.addTo(total); });
    return total;
}

Micros seriesStep(Micros span)
{
    for (const Micros step : steps) {
        if (span <= step * mostBuckets)
            return step;
    }
    return (span / mostBuckets / (7 * microsPerDay) + 1) * 7 * microsPerDay;
}

} // namespace portreeve
