// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/portreeve_requests.h"
#include "gateway/admin/spend.h"
#include "gateway/base/text.h"
#include "gateway/sinks/deployment_attempts.h"
#include "gateway/sinks/request_series.h"

namespace portreeve {

namespace {

constexpr std::size_t mostBuckets = 2000;
constexpr Micros hour = 3600 * microsPerSecond;

struct GroupName {
    std::string_view name;
    GroupBy by;
};
constexpr std::array seriesGroups = {GroupName{"none", GroupBy::None}, GroupName{"model", GroupBy::Model}, GroupName{"key", GroupBy::Key},
                                     GroupName{"provider", GroupBy::Provider}, GroupName{"team", GroupBy::Team}, GroupName{"status", GroupBy::Status}};
constexpr std::array topGroups = {GroupName{"model", GroupBy::Model}, GroupName{"key", GroupBy::Key}, GroupName{"provider", GroupBy::Provider},
                                  GroupName{"team", GroupBy::Team}, GroupName{"error", GroupBy::Error}, GroupName{"deployment", GroupBy::Deployment}};

Result<GroupBy> groupAsked(const AdminRequest &request, std::span<const GroupName> names)
{
    const std::string asked = queryText(request, "by").value_or(std::string(names.front().name));
    std::vector<std::string> known;
    for (const auto &name : names) {
        if (name.name == asked)
            return name.by;
        known.emplace_back(name.name);
    }
    return badRequest("by must be one of " + join(known, ", ") + ", not `" + shortened(asked, 40) + "`", "by");
}

// The last 24 hours unless said.
AskedRequests spanAsked(AdminContext &context, const AdminRequest &request)
{
    AskedRequests asked = requestsAsked(request);
    if (asked.no)
        return asked;
    TimeWindow &window = asked.search.window;
    window.before = window.before.value_or(context.clock.wall());
    window.from = window.from.value_or(*window.before - microsPerDay);
    if (*window.from >= *window.before)
        asked.no = replyWith(badRequest("from must be before to; to is now unless it is said", "from"));
    return asked;
}

Refusal notInSums(const RequestFilter &filter)
{
    const RequestField *field = firstUnknownToSums(filter);
    return badRequest("The sums over time know model, provider, key, user, team and org, not " +
                          (field ? "`" + std::string(field->name) + ":`" : std::string("texts to look for")) + ". The list of requests does.", "filter");
}

// Buckets begin where the window does when that is a quarter of an hour (a local midnight is one), else at a round time before.
Micros beginOf(Micros from, Micros step)
{
    const Micros round = from % microsPerQuarter == 0 && step % microsPerQuarter == 0 ? microsPerQuarter : std::min(step, hour);
    return (from / round - (from % round < 0 ? 1 : 0)) * round;
}

Result<SeriesAsk> seriesAsked(const AdminRequest &request, const RequestSearch &search)
{
    SeriesAsk ask;
    ask.search = search;
    const auto by = groupAsked(request, seriesGroups);
    const auto top = queryInteger(request, "top", 7, 1, 50);
    if (!by || !top)
        return by ? top.refusal() : by.refusal();
    ask.by = *by;
    ask.top = std::size_t(*top);
    const Micros span = *search.window.before - *search.window.from;
    ask.step = seriesStep(span);
    if (const auto text = queryText(request, "step"); text && *text != "auto") {
        const auto step = queryInteger(request, "step", 0, 1000, 400ll * 86'400'000);
        if (!step)
            return step.refusal();
        ask.step = *step * 1000;
    }
    if (span / ask.step >= std::int64_t(mostBuckets))
        return badRequest("That would be " + std::to_string(span / ask.step + 1) + " steps; at most " + std::to_string(mostBuckets) + " are given. Choose a larger step", "step");
    if (!sumsKnow(search.filter) && ask.by != GroupBy::Status)
        return notInSums(search.filter);
    ask.begin = beginOf(*search.window.from, ask.step);
    return ask;
}

template <class Value>
json::array each(const std::vector<RequestTally> &buckets, Value value)
{
    json::array values;
    values.reserve(buckets.size());
    for (const auto &bucket : buckets)
        values.push_back(value(bucket));
    return values;
}

json::object groupJson(const SeriesGroup &group)
{
    const auto &all = group.buckets;
    json::object out{{"name", group.name}, {"label", group.label.empty() ? group.name : group.label}};
    out["requests"] = each(all, [](const RequestTally &one) { return json::value(one.requests); });
    out["failed"] = each(all, [](const RequestTally &one) { return json::value(one.failed); });
    out["input"] = each(all, [](const RequestTally &one) { return json::value(one.input); });
    out["output"] = each(all, [](const RequestTally &one) { return json::value(one.output); });
    out["cached"] = each(all, [](const RequestTally &one) { return json::value(one.cached); });
    out["cost_nanos"] = each(all, [](const RequestTally &one) { return json::value(one.cost); });
    out["p50_ms"] = each(all, [](const RequestTally &one) { return quantileOf(one.latency, 500); });
    out["p95_ms"] = each(all, [](const RequestTally &one) { return quantileOf(one.latency, 950); });
    out["p99_ms"] = each(all, [](const RequestTally &one) { return quantileOf(one.latency, 990); });
    json::object total;
    addTally(total, group.total);
    out["total"] = std::move(total);
    return out;
}

json::object previousJson(Connection &connection, const RequestSearch &search)
{
    const auto &[from, before] = search.window;
    json::object out;
    addTally(out, requestTotal(connection, {search.filter, {*from - (*before - *from), from}}));
    return out;
}

// The largest first, by what is asked for and then by requests.
Result<std::function<std::int64_t(const RequestTally &)>> orderAsked(const AdminRequest &request)
{
    using Order = std::function<std::int64_t(const RequestTally &)>;
    const std::string order = queryText(request, "order").value_or("cost");
    if (order == "cost")
        return Order([](const RequestTally &tally) { return tally.cost; });
    if (order == "requests")
        return Order([](const RequestTally &tally) { return tally.requests; });
    if (order == "failed")
        return Order([](const RequestTally &tally) { return tally.failed; });
    return badRequest("order must be cost, requests or failed, not `" + shortened(order, 40) + "`", "order");
}

// Of errors, only what failed.
RequestSearch searchFor(RequestSearch search, GroupBy by)
{
    if (by == GroupBy::Error)
        search.filter.terms.push_back(std::get<RequestFilter>(parseRequestFilter("has:error")).terms.front());
    return search;
}

json::object attemptsJson(const DeploymentAttempts &of, const Snapshot &snapshot)
{
    const auto target = snapshot.targetsById.find(of.deployment);
    const bool isThere = target != snapshot.targetsById.end();
    json::object row{{"deployment", of.deployment}, {"model_name", isThere ? json::value(target->second->record->modelName) : json::value()},
                     {"provider", isThere ? target->second->provider->slug : of.provider}, {"attempts", of.attempts}, {"failed", of.failed}, {"limited", of.limited}, {"last_failure", nullptr}};
    if (of.failed > 0)
        row["last_failure"] = json::object{{"time", of.lastAt / 1000}, {"status", of.lastStatus}, {"provider", of.provider}, {"error_class", of.lastClass}, {"error_message", of.lastMessage}};
    return row;
}

} // namespace

AdminReply seriesReply(AdminContext &context, const AdminRequest &request)
{
    const auto asked = spanAsked(context, request);
    if (asked.no)
        return *asked.no;
    const auto ask = seriesAsked(request, asked.search);
    if (!ask)
        return replyWith(ask.refusal());
    return fromRequests(context, request, [&](Connection &connection) {
        json::array groups;
        for (const auto &group : requestSeries(connection, *ask))
            groups.push_back(groupJson(group));
        return json::value(json::object{{"from", ask->begin / 1000}, {"to", *asked.search.window.before / 1000}, {"step_ms", ask->step / 1000},
                                        {"groups", std::move(groups)}, {"previous", previousJson(connection, asked.search)}});
    });
}

AdminReply attemptsReply(AdminContext &context, const AdminRequest &request)
{
    const auto asked = spanAsked(context, request);
    if (asked.no)
        return *asked.no;
    if (!asked.search.filter.terms.empty())
        return replyWith(badRequest("Attempts are counted of all requests: filter has no meaning here", "filter"));
    const SnapshotPtr snapshot = context.rules.current();
    return fromRequests(context, request, [&](Connection &connection) {
        json::array rows;
        for (const auto &each : deploymentAttempts(connection, asked.search.window))
            rows.push_back(attemptsJson(each, *snapshot));
        return json::value(json::object{{"rows", std::move(rows)}});
    });
}

AdminReply topReply(AdminContext &context, const AdminRequest &request)
{
    const auto asked = spanAsked(context, request);
    if (asked.no)
        return *asked.no;
    const auto by = groupAsked(request, topGroups);
    const auto order = orderAsked(request);
    const auto top = queryInteger(request, "top", 10, 1, 1000);
    if (!by || !order || !top)
        return replyWith(!by ? by.refusal() : !order ? order.refusal() : top.refusal());
    return fromRequests(context, request, [&](Connection &connection) {
        auto groups = requestGroups(connection, searchFor(asked.search, *by), *by);
        std::erase_if(groups, [](const SeriesGroup &group) { return group.name.empty(); });
        std::stable_sort(groups.begin(), groups.end(), [&](const SeriesGroup &a, const SeriesGroup &b) {
            return std::pair((*order)(a.total), a.total.requests) > std::pair((*order)(b.total), b.total.requests);
        });
        json::array rows;
        for (std::size_t i = 0; i < std::min(groups.size(), std::size_t(*top)); ++i) {
            json::object row{{"name", groups[i].name}, {"label", groups[i].label.empty() ? groups[i].name : groups[i].label}};
            addTally(row, groups[i].total);
            rows.push_back(std::move(row));
        }
        return json::value(json::object{{"rows", std::move(rows)}, {"count", groups.size()}});
    });
}

} // namespace portreeve
