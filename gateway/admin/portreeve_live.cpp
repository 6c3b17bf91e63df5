// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/host.h"
#include "gateway/admin/process_facts.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

std::int64_t millis(Micros time) { return time / 1000; }

// Tenths of a millisecond are of interest below 10 ms.
json::value millisValue(const std::optional<Micros> &time)
{
    return time ? json::value(double(*time) / 1000) : json::value();
}

template <class T>
std::int64_t sumOfLast(const std::vector<T> &counts, std::size_t seconds)
{
    std::int64_t sum = 0;
    for (std::size_t i = counts.size() - std::min(seconds, counts.size()); i < counts.size(); ++i)
        sum += counts[i];
    return sum;
}

json::object secondsOf(const LiveView &view)
{
    json::array p95;
    for (const auto &time : view.secondP95)
        p95.push_back(millisValue(time));
    return {{"from", view.firstSecond * 1000}, {"step_ms", 1000}, {"requests", json::value_from(view.secondRequests)},
            {"failed", json::value_from(view.secondFailed)}, {"in_flight", json::value_from(view.secondInFlight)}, {"p95_ms", std::move(p95)}};
}

AdminReply live(AdminContext &context, const AdminRequest &)
{
    const ServerParts &server = serverOf(context);
    const Micros now = context.clock.wall();
    const LiveView view = server.live.view(now);
    const ServerFacts facts = server.host.facts();
    json::object out{{"time", millis(now)}, {"state", server.host.state()}, {"version", PORTREEVE_VERSION},
                     {"uptime_seconds", std::max<Micros>(0, now - facts.started) / microsPerSecond}, {"url", facts.url}};
    out["in_flight"] = view.inFlight;
    out["requests_total"] = view.requests;
    out["failed_total"] = view.failed;
    out["requests_per_second"] = double(sumOfLast(view.secondRequests, 5)) / 5;
    out["errors_last_minute"] = sumOfLast(view.secondFailed, 60);
    out["spend_today_nanos"] = view.today.spent;
    out["requests_today"] = view.today.requests;
    out["tokens_today"] = view.today.tokens;
    out["failed_today"] = view.today.failed;
    out["held_nanos"] = context.quotas.heldNow();
    out["journal_lag_rows"] = context.ledger.lagRows();
    out["dropped"] = server.bodies.dropped();
    out["memory_bytes"] = processMemory();
    out["seconds"] = secondsOf(view);
    return replyWith(out);
}

Result<LogQuery> logQuery(const AdminRequest &request)
{
    LogQuery query;
    const auto limit = queryInteger(request, "limit", 1000, 1, 20'000);
    if (!limit)
        return limit.refusal();
    query.limit = std::size_t(*limit);
    if (request.queryValue("after")) {
        const auto after = queryInteger(request, "after", 0, 0, std::numeric_limits<std::int64_t>::max());
        if (!after)
            return after.refusal();
        query.after = std::uint64_t(*after);
    }
    if (const auto level = request.queryValue("level"); level && !level->empty() && !parseLogLevel(*level, &query.least))
        return badRequest("level must be debug, info, warning or error, not `" + shortened(*level, 40) + "`", "level");
    query.text = request.queryValue("text").value_or("");
    return query;
}

AdminReply logLines(AdminContext &context, const AdminRequest &request)
{
    const auto query = logQuery(request);
    if (!query)
        return replyWith(query.refusal());
    const LogPage page = serverOf(context).log.page(*query);
    json::array lines;
    for (const auto &line : page.lines) {
        json::object fields;
        for (const auto &[name, value] : line.fields)
            fields[name] = value;
        lines.push_back(json::object{{"seq", line.sequence}, {"time", millis(line.time)}, {"level", name(line.level)}, {"event", line.event},
                                     {"text", line.text}, {"fields", std::move(fields)}});
    }
    return replyWith(json::object{{"lines", std::move(lines)}, {"last", page.last}, {"lost", page.lost}});
}

AdminReply refusals(AdminContext &context, const AdminRequest &request)
{
    const auto after = queryInteger(request, "after", 0, 0, std::numeric_limits<std::int64_t>::max());
    const auto limit = queryInteger(request, "limit", 200, 1, 500);
    if (!after || !limit)
        return replyWith(after ? limit.refusal() : after.refusal());
    const auto page = serverOf(context).refusals.page(std::uint64_t(*after), std::size_t(*limit));
    json::array notes;
    for (const auto &note : page.notes) {
        notes.push_back(json::object{{"seq", note.sequence}, {"time", millis(note.time)}, {"status", note.status}, {"code", note.code},
                                     {"message", note.message}, {"path", note.path}, {"model", note.model}, {"key_hint", note.keyHint},
                                     {"client", note.client}, {"address", note.address}});
    }
    return replyWith(json::object{{"refusals", std::move(notes)}, {"last", page.last}});
}

} // namespace

std::span<const Endpoint> liveEndpoints()
{
    using enum Permission;
    static const Endpoint endpoints[] = {
        {"GET", "/portreeve/live", Admin, live, "What the gateway does now, and the last five minutes by the second"},
        {"GET", "/portreeve/log", Admin, logLines, "The newest lines of the log; ?after=, ?level=, ?text=, ?limit="},
        {"GET", "/portreeve/refusals", Admin, refusals, "Requests that were turned away before any provider was asked; ?after=, ?limit="},
    };
    return endpoints;
}

} // namespace portreeve
