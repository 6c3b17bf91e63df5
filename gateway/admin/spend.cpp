// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/spend.h"

#include "gateway/admin/body.h"
#include "gateway/admin/key_view.h"
#include "gateway/base/text.h"

namespace portreeve {

AdminReply fromBooks(AdminContext &context, const std::function<json::value(Connection &)> &read)
{
    context.ledger.drained();
    json::value answer;
    context.database.read([&](Connection &connection) { answer = read(connection); });
    return replyWith(answer);
}

std::optional<std::string> queryText(const AdminRequest &request, const char *name)
{
    auto text = request.queryValue(name);
    return text && !text->empty() ? text : std::nullopt;
}

Result<std::optional<std::string>> tokenAsked(const AdminRequest &request, const char *name)
{
    std::optional<std::string> asked;
    if (const auto named = queryText(request, name))
        asked = tokenOf(*named);
    if (request.caller.isAdmin || !request.caller.key)
        return asked;
    if (asked && *asked != request.caller.key->token)
        return refusedWith(403, "auth_error", "This key may see its own spend only; use the master key for another's.", name);
    return std::optional(request.caller.key->token);
}

std::string dayText(std::int64_t day) { return isoDate(day * microsPerDay); }

namespace {

Result<std::int64_t> dayAsked(const AdminRequest &request, const char *name)
{
    Micros wall = 0;
    const std::string text = request.queryValue(name).value_or("");
    if (!parseIsoTime(text, &wall))
        return badRequest("Invalid date format for " + std::string(name) + ": '" + shortened(text, 40) + "'. Expected: YYYY-MM-DD", name);
    return dayOf(wall);
}

} // namespace

Result<Days> daysAsked(AdminContext &context, const AdminRequest &request, Dates dates)
{
    const bool hasStart = queryText(request, "start_date").has_value(), hasEnd = queryText(request, "end_date").has_value();
    if (!hasStart && !hasEnd && dates == Dates::Optional) {
        const auto today = dayOf(context.clock.wall());
        return Days{today - 29, today};
    }
    if (!hasStart || !hasEnd)
        return badRequest("Please provide start_date and end_date", hasStart ? "end_date" : "start_date");
    const auto from = dayAsked(request, "start_date"), to = dayAsked(request, "end_date");
    if (!from)
        return from.refusal();
    if (!to)
        return to.refusal();
    return Days{*from, *to};
}

std::span<const Endpoint> spendEndpoints()
{
    using enum Permission;
    static constexpr Endpoint endpoints[] = {
        {"GET", "/spend/logs", AnyKey, spendLogs, "Requests, or their sums by day"},
        {"GET", "/spend/logs/v2", AnyKey, spendLogsPaged, "Requests, filtered, sorted and paged"},
        {"GET", "/spend/logs/ui", AnyKey, spendLogsPaged, "Requests, filtered, sorted and paged"},
        {"GET", "/spend/logs/session/ui", AnyKey, spendLogSession, "The requests of one session"},
        {"GET", "/spend/logs/ui/{request_id}", AnyKey, spendLogDetail, "One request, whole"},
        {"GET", "/spend/keys", AnyKey, spendKeys, "Keys, dearest first"},
        {"GET", "/spend/users", Admin, spendUsers, "Spend by user"},
        {"GET", "/spend/tags", AnyKey, spendTags, "Spend by tag"},
        {"GET", "/global/spend", Admin, globalSpend, "What the last 30 days cost, and the budget of the whole"},
        {"GET", "/global/spend/logs", Admin, globalSpendLogs, "Spend by day, of all or of one key"},
        {"GET", "/global/spend/keys", Admin, globalSpendKeys, "The dearest keys"},
        {"GET", "/global/spend/models", Admin, globalSpendModels, "The dearest models"},
        {"GET", "/global/spend/provider", Admin, globalSpendProviders, "Spend by provider"},
        {"GET", "/global/spend/tags", Admin, globalSpendTags, "Spend by tag"},
        {"GET", "/global/spend/all_tag_names", Admin, globalTagNames, "Every tag there is"},
        {"POST", "/global/spend/end_users", Admin, globalEndUsers, "The 100 dearest customers"},
        {"GET", "/global/spend/report", Admin, globalReport, "Spend by team, customer or key"},
        {"GET", "/key/spend/report", AnyKey, keyReport, "Spend of a key by model"},
        {"GET", "/global/activity", Admin, globalActivity, "Requests and tokens by day"},
        {"GET", "/global/activity/model", Admin, globalActivityByModel, "Requests and tokens by model and day"},
        {"GET", "/user/daily/activity", AnyKey, dailyActivity, "Days with what they cost, by model, provider, route and key"},
        {"GET", "/user/daily/activity/aggregated", AnyKey, dailyActivityTogether, "The same, all days at once"},
        {"POST", "/spend/calculate", AnyKey, calculateSpend, "What a call costs, or did cost"},
        {"POST", "/cost/estimate", AnyKey, estimateCost, "What calls of a size would cost"},
    };
    return endpoints;
}

} // namespace portreeve
