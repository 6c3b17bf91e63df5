// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/portreeve_requests.h"

#include <array>
#include <limits>

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/spend.h"
#include "gateway/base/log.h"
#include "gateway/base/text.h"
#include "gateway/sinks/passing_query.h"

namespace portreeve {

namespace {

constexpr std::int64_t mostRows = 1000;              // of a page
constexpr std::int64_t mostMillis = std::numeric_limits<std::int64_t>::max() / 1000;

struct SortName {
    std::string_view name;
    RequestSort sort;
};
constexpr std::array sorts = {SortName{"time", RequestSort::Time}, SortName{"dur", RequestSort::Duration}, SortName{"cost", RequestSort::Cost},
                              SortName{"tokens", RequestSort::Tokens}, SortName{"status", RequestSort::Status}, SortName{"ttft", RequestSort::Ttft}};

AdminReply badFilter(const FilterFault &fault)
{
    json::object error{{"message", fault.message}, {"type", "bad_request_error"}, {"param", "filter"}, {"code", "400"},
                       {"from", fault.from}, {"length", fault.length}};
    return replyWith(json::object{{"error", std::move(error)}}, 400);
}

Result<std::optional<Micros>> timeAsked(const AdminRequest &request, const char *name)
{
    if (!queryText(request, name))
        return std::optional<Micros>();
    const auto millis = queryInteger(request, name, 0, -mostMillis, mostMillis);
    if (!millis)
        return millis.refusal();
    return std::optional<Micros>(*millis * 1000);
}

Result<std::optional<RequestCursor>> cursorAsked(const AdminRequest &request, const char *name)
{
    const auto text = queryText(request, name);
    if (!text)
        return std::optional<RequestCursor>();
    const auto cursor = RequestCursor::parse(*text);
    if (!cursor)
        return badRequest("`" + shortened(*text, 40) + "` is no cursor: give one that a row of an earlier page named", name);
    return cursor;
}

std::optional<Refusal> readSort(const AdminRequest &request, RequestPageAsk &ask)
{
    const std::string name = queryText(request, "sort").value_or("time");
    const auto found = std::find_if(sorts.begin(), sorts.end(), [&](const SortName &sort) { return sort.name == name; });
    if (found == sorts.end())
        return badRequest("sort must be time, dur, cost, tokens, status or ttft, not `" + shortened(name, 40) + "`", "sort");
    const std::string order = queryText(request, "order").value_or("desc");
    if (order != "asc" && order != "desc")
        return badRequest("order must be asc or desc, not `" + shortened(order, 40) + "`", "order");
    ask.sort = found->sort;
    ask.ascending = order == "asc";
    return std::nullopt;
}

Result<RequestPageAsk> pageAsked(const AdminRequest &request)
{
    RequestPageAsk ask;
    if (auto no = readSort(request, ask))
        return *no;
    const auto limit = queryInteger(request, "limit", 200, 1, mostRows);
    const auto at = queryInteger(request, "at", 0, 0, std::numeric_limits<std::int64_t>::max());
    const auto below = cursorAsked(request, "before"), above = cursorAsked(request, "after");
    if (!limit || !at)
        return limit ? at.refusal() : limit.refusal();
    if (!below || !above)
        return below ? above.refusal() : below.refusal();
    if (int(below->has_value()) + int(above->has_value()) + int(queryText(request, "at").has_value()) > 1)
        return badRequest("Only one of before, after and at can say where the page is", "at");
    ask.limit = *limit;
    ask.at = *at;
    ask.below = *below;
    ask.above = *above;
    return ask;
}

AdminReply listReply(AdminContext &context, const AdminRequest &request)
{
    const auto asked = requestsAsked(request);
    if (asked.no)
        return *asked.no;
    const auto ask = pageAsked(request);
    if (!ask)
        return replyWith(ask.refusal());
    return fromRequests(context, request, [&](Connection &connection) {
        const RequestPage page = requestPage(connection, asked.search, *ask);
        json::array rows;
        for (std::size_t i = 0; i < page.rows.size(); ++i)
            rows.push_back(requestJson(page.rows[i], page.cursors[i]));
        const bool isPlaced = !ask->below && !ask->above && !page.rows.empty();
        json::object out{{"rows", std::move(rows)}};
        out["first"] = page.rows.empty() ? json::value() : json::value(page.cursors.front().text());
        out["last"] = page.rows.empty() ? json::value() : json::value(page.cursors.back().text());
        out["at"] = isPlaced ? json::value(ask->at) : json::value();
        out["generation"] = page.newest;
        return json::value(std::move(out));
    });
}

AdminReply oneReply(AdminContext &context, const AdminRequest &request)
{
    const std::string id = request.captures.at("id");
    bool isThere = true;
    AdminReply reply = fromRequests(context, request, [&](Connection &connection) -> json::value {
        const auto row = requestById(connection, id);
        isThere = row.has_value();
        return isThere ? json::value(requestDetailJson(*row, *context.rules.current())) : json::value();
    });
    if (isThere)
        return reply;
    return replyWith(refusedWith(404, "not_found_error", "No request has the id `" + shortened(id, 80) + "`. Ids are ours, the client's or the provider's, and are compared exactly.", "id"));
}

} // namespace

AskedRequests requestsAsked(const AdminRequest &request)
{
    AskedRequests asked;
    auto parsed = parseRequestFilter(request.queryValue("filter").value_or(""));
    if (const auto *fault = std::get_if<FilterFault>(&parsed)) {
        asked.no = badFilter(*fault);
        return asked;
    }
    const auto from = timeAsked(request, "from"), before = timeAsked(request, "to");
    if (!from || !before) {
        asked.no = replyWith(from ? before.refusal() : from.refusal());
        return asked;
    }
    if (*from && *before && **from >= **before) {
        asked.no = replyWith(badRequest("from must be before to", "from"));
        return asked;
    }
    asked.search = {std::get<RequestFilter>(std::move(parsed)), {*from, *before}};
    return asked;
}

AdminReply fromRequests(AdminContext &context, const AdminRequest &request, const std::function<json::value(Connection &)> &read, std::chrono::milliseconds most)
{
    // What is in the books is worth seeing even while they cannot be written.
    try {
        if (context.ledger.isHealthy())
            context.ledger.drained();
    } catch (const std::runtime_error &error) {
        log(LogLevel::Warning, "requests.behind", {{"why", error.what()}});
    }
    json::value answer;
    try {
        context.database.read([&](Connection &connection) {
            const QueryLimit limit(connection, most, request.gone);
            answer = read(connection);
        });
    } catch (const DatabaseError &error) {
        if (!wasStopped(error))
            throw;
        return replyWith(refusedWith(504, "query_timeout", "This took longer than " + std::to_string(most.count() / 1000) +
                                     " s and was stopped. Choose a shorter time range, or add a term on model, key, provider or status to the filter."));
    }
    return replyWith(answer);
}

std::function<bool()> enoughAfter(std::chrono::milliseconds most)
{
    return [end = std::chrono::steady_clock::now() + most] { return std::chrono::steady_clock::now() >= end; };
}

std::span<const Endpoint> requestEndpoints()
{
    using enum Permission;
    static constexpr Endpoint endpoints[] = {
        {"GET", "/portreeve/requests", Admin, listReply, "Requests by a filter, a page at a time"},
        {"GET", "/portreeve/requests/count", Admin, requestCountReply, "How many there are, what they cost and how long they took"},
        {"GET", "/portreeve/requests/facets", Admin, requestFacetsReply, "The most frequent values of fields"},
        {"GET", "/portreeve/requests/histogram", Admin, requestHistogramReply, "How many went well and failed, over time"},
        {"GET", "/portreeve/requests/grammar", Admin, requestGrammarReply, "The fields of a filter"},
        {"GET", "/portreeve/requests/export", Admin, requestExportReply, "All of them as CSV or JSON lines"},
        {"GET", "/portreeve/requests/{id:path}", Admin, oneReply, "One request with its attempts and its bill"},
        {"GET", "/portreeve/series", Admin, seriesReply, "Sums over time, in groups"},
        {"GET", "/portreeve/top", Admin, topReply, "The largest models, keys, providers, teams, errors or deployments"},
        {"GET", "/portreeve/attempts", Admin, attemptsReply, "How each deployment answered, failures that another one made good among them"},
        {"GET", "/portreeve/forecast", Admin, forecastReply, "What this month will cost"},
    };
    return endpoints;
}

} // namespace portreeve
