// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <map>

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/host.h"
#include "gateway/admin/spend.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr std::int64_t mostUnpaged = 10'000;         // rows that /spend/logs gives at once
constexpr std::int64_t mostPage = 1000;

struct OrderName {
    std::string_view name;
    SpendOrder order;
};
constexpr std::array orders = {OrderName{"startTime", SpendOrder::Start}, OrderName{"endTime", SpendOrder::End}, OrderName{"spend", SpendOrder::Cost},
                               OrderName{"total_tokens", SpendOrder::Tokens}, OrderName{"request_duration_ms", SpendOrder::Duration},
                               OrderName{"ttft_ms", SpendOrder::Ttft}, OrderName{"model", SpendOrder::Model}};

struct Order {
    SpendOrder by = SpendOrder::Start;
    bool descending = true;
};

Result<Order> orderAsked(const AdminRequest &request)
{
    Order order;
    const std::string by = queryText(request, "sort_by").value_or("startTime");
    std::vector<std::string> names;
    bool known = false;
    for (const auto &row : orders) {
        names.emplace_back(row.name);
        if (row.name == by) {
            order.by = row.order;
            known = true;
        }
    }
    if (!known)
        return badRequest("Invalid sort_by: '" + shortened(by, 60) + "'. Must be one of: " + join(names, ", "), "sort_by");
    const std::string way = lower(queryText(request, "sort_order").value_or("desc"));
    if (way != "asc" && way != "desc")
        return badRequest("Invalid sort_order: '" + shortened(way, 60) + "'. Must be 'asc' or 'desc'", "sort_order");
    order.descending = way == "desc";
    return order;
}

// An end names a second or a day, and all of it counts.
Result<std::optional<Micros>> timeAsked(const AdminRequest &request, const char *name, bool isEnd)
{
    const auto text = queryText(request, name);
    if (!text)
        return std::optional<Micros>();
    Micros wall = 0;
    if (!parseIsoTime(*text, &wall))
        return badRequest("Invalid date format for " + std::string(name) + ": '" + shortened(*text, 40) + "'. Expected: YYYY-MM-DD HH:MM:SS", name);
    if (isEnd)
        wall += text->size() == 10 ? microsPerDay : microsPerSecond;
    return std::optional(wall);
}

Result<std::optional<Nanos>> moneyAsked(const AdminRequest &request, const char *name)
{
    const auto text = queryText(request, name);
    if (!text)
        return std::optional<Nanos>();
    const auto nanos = dollarsToNanos(*text);
    if (!nanos)
        return badRequest(std::string(name) + " must be a number of dollars, not '" + shortened(*text, 40) + "'", name);
    return std::optional(*nanos);
}

Result<std::optional<bool>> failedAsked(const AdminRequest &request)
{
    const auto status = queryText(request, "status_filter");
    if (!status)
        return std::optional<bool>();
    if (*status != "success" && *status != "failure")
        return badRequest("Invalid status_filter: '" + shortened(*status, 40) + "'. Must be 'success' or 'failure'", "status_filter");
    return std::optional(*status == "failure");
}

std::optional<Refusal> readRanges(const AdminRequest &request, SpendFilter &filter)
{
    auto from = timeAsked(request, "start_date", false), before = timeAsked(request, "end_date", true);
    auto least = moneyAsked(request, "min_spend"), most = moneyAsked(request, "max_spend");
    auto failed = failedAsked(request);
    if (!from || !before)
        return from ? before.refusal() : from.refusal();
    if (!least || !most)
        return least ? most.refusal() : least.refusal();
    if (!failed)
        return failed.refusal();
    filter.from = *from;
    filter.before = *before;
    filter.least = *least;
    filter.most = *most;
    filter.failed = *failed;
    return std::nullopt;
}

// Nothing is answered from a cache yet, and no client comes with OAuth: what asks for those finds no row.
bool asksForNothing(const AdminRequest &request)
{
    return lower(queryText(request, "cache_hit_filter").value_or("")) == "hit" || queryFlag(request, "used_client_oauth_token");
}

Result<SpendFilter> filterAsked(const AdminRequest &request)
{
    SpendFilter filter;
    auto token = tokenAsked(request);
    if (!token)
        return token.refusal();
    filter.token = *token;
    filter.alias = queryText(request, "key_alias");
    filter.userId = queryText(request, "user_id");
    filter.teamId = queryText(request, "team_id");
    filter.endUser = queryText(request, "end_user");
    filter.requestId = queryText(request, "request_id");
    filter.sessionId = queryText(request, "session_id");
    filter.model = queryText(request, "model");
    filter.modelGroup = queryText(request, "model_group");
    filter.deployment = queryText(request, "model_id");
    filter.errorCode = queryText(request, "error_code");
    filter.errorMessage = queryText(request, "error_message");
    filter.search = queryText(request, "search");
    if (auto no = readRanges(request, filter))
        return *no;
    return filter;
}

json::object pageObject(const SpendPage &page, std::int64_t number, std::int64_t size)
{
    json::array data;
    for (const auto &row : page.rows)
        data.push_back(spendLogRow(row));
    return {{"data", std::move(data)}, {"total", page.total}, {"page", number}, {"page_size", size}, {"total_pages", (page.total + size - 1) / size}};
}

AdminReply pagedReply(AdminContext &context, const AdminRequest &request, const SpendFilter &filter, const Order &order)
{
    const auto number = queryInteger(request, "page", 1, 1, 1'000'000'000);
    if (!number)
        return replyWith(number.refusal());
    const auto size = queryInteger(request, "page_size", 50, 1, mostPage);
    if (!size)
        return replyWith(size.refusal());
    return fromBooks(context, [&](Connection &connection) -> json::value {
        if (asksForNothing(request))
            return pageObject({}, *number, *size);
        return pageObject(spendPage(connection, filter, order.by, order.descending, (*number - 1) * *size, *size), *number, *size);
    });
}

json::object wholeRow(const SpendRow &row)
{
    json::object out = spendLogRow(row);
    out["messages"] = json::object();        // bodies are of /spend/logs/ui/{request_id} alone
    out["response"] = json::object();
    out["proxy_server_request"] = json::object();
    return out;
}

// With what was asked and answered, where that was kept.
json::object rowWithBody(Connection &connection, const SpendRow &row)
{
    json::object out = wholeRow(row);
    auto body = storedBody(connection, row.callId);
    if (!body)
        return out;
    const auto *request = body->request.if_object();
    for (const char *name : {"messages", "input"}) {
        if (const auto *asked = request ? request->if_contains(name) : nullptr) {
            out["messages"] = *asked;
            break;
        }
    }
    out["proxy_server_request"] = std::move(body->request);
    out["response"] = std::move(body->response);
    return out;
}

json::array rowsArray(const SpendPage &page)
{
    json::array rows;
    for (const auto &row : page.rows)
        rows.push_back(wholeRow(row));
    return rows;
}

AdminReply unpagedReply(AdminContext &context, const SpendFilter &filter)
{
    std::int64_t leftOut = 0;
    AdminReply reply = fromBooks(context, [&](Connection &connection) {
        const SpendPage page = spendPage(connection, filter, SpendOrder::Start, true, 0, mostUnpaged);
        leftOut = page.total - std::int64_t(page.rows.size());
        return rowsArray(page);
    });
    if (leftOut > 0)
        reply.headers.emplace_back("x-portreeve-rows-left-out", std::to_string(leftOut));
    return reply;
}

// One day of /spend/logs: its sum, and by key, user and model.
struct DaySummary {
    Nanos spend = 0;
    std::map<std::string, Nanos> keys, users, models;
};

json::object dollarsBy(const std::map<std::string, Nanos> &sums)
{
    json::object out;
    for (const auto &[name, nanos] : sums)
        out[name] = dollarsValue(nanos);
    return out;
}

json::object summaryObject(std::int64_t day, const DaySummary &summary)
{
    json::object out = dollarsBy(summary.keys);
    out["startTime"] = dayText(day);
    out["spend"] = dollarsValue(summary.spend);
    out["users"] = dollarsBy(summary.users);
    out["models"] = dollarsBy(summary.models);
    return out;
}

json::array summaries(Connection &connection, const DayFilter &filter)
{
    std::map<std::int64_t, DaySummary> days;
    for (const auto &sum : daySums(connection, filter)) {
        DaySummary &day = days[sum.day];
        day.spend += sum.cost;
        day.keys[sum.token] += sum.cost;
        day.users[sum.userId] += sum.cost;
        day.models[sum.model] += sum.cost;
    }
    json::array out;
    for (const auto &[day, summary] : days)
        out.push_back(summaryObject(day, summary));
    // As LiteLLM: the days after the last one with rows are told as empty.
    for (std::int64_t day = days.empty() ? filter.to + 1 : days.rbegin()->first + 1; day <= filter.to; ++day)
        out.push_back(summaryObject(day, {}));
    return out;
}

} // namespace

AdminReply spendLogs(AdminContext &context, const AdminRequest &request)
{
    auto token = tokenAsked(request);
    if (!token)
        return replyWith(token.refusal());
    SpendFilter filter;
    filter.token = *token;
    filter.userId = queryText(request, "user_id");
    filter.requestId = queryText(request, "request_id");
    if (!queryText(request, "start_date") && !queryText(request, "end_date"))
        return unpagedReply(context, filter);
    const auto days = daysAsked(context, request, Dates::Needed);
    if (!days)
        return replyWith(days.refusal());
    const bool summarize = lower(queryText(request, "summarize").value_or("true")) != "false" && !filter.requestId;
    if (summarize)
        return fromBooks(context, [&](Connection &connection) { return summaries(connection, {days->from, days->to, filter.token, filter.userId, {}, {}, {}}); });
    filter.from = days->from * microsPerDay;
    filter.before = (days->to + 1) * microsPerDay;
    return unpagedReply(context, filter);
}

AdminReply spendLogsPaged(AdminContext &context, const AdminRequest &request)
{
    if (queryFlag(request, "group_by_session"))
        return replyWith(badRequest("group_by_session is not supported; ask /spend/logs/session/ui for a session's requests", "group_by_session"));
    const auto order = orderAsked(request);
    if (!order)
        return replyWith(order.refusal());
    const auto filter = filterAsked(request);
    return filter ? pagedReply(context, request, *filter, *order) : replyWith(filter.refusal());
}

AdminReply spendLogSession(AdminContext &context, const AdminRequest &request)
{
    if (!queryText(request, "session_id"))
        return schemaError("missing", {"query", "session_id"}, "Field required");
    const auto filter = filterAsked(request);
    return filter ? pagedReply(context, request, *filter, Order{SpendOrder::Start, false}) : replyWith(filter.refusal());
}

AdminReply spendLogDetail(AdminContext &context, const AdminRequest &request)
{
    auto token = tokenAsked(request);
    if (!token)
        return replyWith(token.refusal());
    SpendFilter filter;
    filter.token = *token;
    filter.requestId = request.captures.at("request_id");
    bool found = false;
    if (context.server)
        context.server->bodies.written();
    AdminReply reply = fromBooks(context, [&](Connection &connection) -> json::value {
        const SpendPage page = spendPage(connection, filter, SpendOrder::Start, true, 0, 1);
        found = !page.rows.empty();
        return found ? rowWithBody(connection, page.rows.front()) : json::object();
    });
    if (reply.status == 200 && !found)
        return replyWith(refusedWith(404, "not_found_error", "There is no request with the id '" + shortened(*filter.requestId, 100) + "'", "request_id"));
    return reply;
}

} // namespace portreeve
