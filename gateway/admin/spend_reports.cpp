// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/key_view.h"
#include "gateway/admin/spend.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

std::string dayTime(std::int64_t day) { return dayText(day) + "T00:00:00+00:00"; }

// -- by key

struct KeyReport {
    Nanos cost = 0;
    std::int64_t input = 0, output = 0;
    std::map<std::string, KeyReport> models;

    void add(const DaySum &sum)
    {
        cost += sum.cost;
        input += sum.prompt;
        output += sum.completion;
    }
    json::object object() const
    {
        return {{"total_cost", dollarsValue(cost)}, {"total_input_tokens", input}, {"total_output_tokens", output}};
    }
};

json::array keyReports(const std::vector<DaySum> &sums)
{
    std::map<std::string, KeyReport> keys;
    for (const auto &sum : sums) {
        keys[sum.token].add(sum);
        keys[sum.token].models[sum.model].add(sum);
    }
    json::array out;
    for (const auto &[token, report] : keys) {
        json::object row = report.object();
        row["api_key"] = token;
        json::array models;
        for (const auto &[model, part] : report.models) {
            json::object detail = part.object();
            detail["model"] = model;
            models.push_back(std::move(detail));
        }
        row["model_details"] = std::move(models);
        out.push_back(std::move(row));
    }
    return out;
}

// -- by day and team or customer

struct Part {
    Nanos spend = 0;
    std::int64_t tokens = 0;
};
using Group = std::map<std::pair<std::string, std::string>, Part>;      // by model and key
using GroupedDays = std::map<std::int64_t, std::map<std::string, Group>>;

json::object groupObject(const std::string &name, const Group &group, std::string_view nameField)
{
    Nanos total = 0;
    json::array parts;
    for (const auto &[of, part] : group) {
        total += part.spend;
        parts.push_back(json::object{{"model", of.first}, {"api_key", of.second}, {"spend", dollarsValue(part.spend)}, {"total_tokens", part.tokens}});
    }
    return {{nameField, name}, {"total_spend", dollarsValue(total)}, {"metadata", std::move(parts)}};
}

json::array groupedArray(const GroupedDays &days, std::string_view listField, std::string_view nameField)
{
    json::array out;
    for (const auto &[day, groups] : days) {
        json::array list;
        for (const auto &[name, group] : groups)
            list.push_back(groupObject(name, group, nameField));
        out.push_back(json::object{{"group_by_day", dayTime(day)}, {listField, std::move(list)}});
    }
    return out;
}

json::array teamReport(Connection &connection, const DayFilter &filter)
{
    GroupedDays days;
    for (const auto &sum : daySums(connection, filter)) {
        Part &part = days[sum.day][sum.teamId.empty() ? "Unassigned Team" : sum.teamId][{sum.model, sum.token}];
        part.spend += sum.cost;
        part.tokens += sum.prompt + sum.completion;
    }
    return groupedArray(days, "teams", "team_name");
}

json::array customerReport(Connection &connection, const Days &span, const std::optional<std::string> &customer)
{
    GroupedDays days;
    for (const auto &sum : endUserDays(connection, span.from, span.to, customer)) {
        Part &part = days[sum.day][sum.endUser][{sum.model, sum.token}];
        part.spend += sum.cost;
        part.tokens += sum.tokens;
    }
    return groupedArray(days, "customers", "customer");
}

} // namespace

AdminReply globalReport(AdminContext &context, const AdminRequest &request)
{
    const auto days = daysAsked(context, request, Dates::Needed);
    if (!days)
        return replyWith(days.refusal());
    DayFilter filter{days->from, days->to, {}, queryText(request, "internal_user_id"), queryText(request, "team_id"), {}, {}};
    if (const auto named = queryText(request, "api_key"))
        filter.token = tokenOf(*named);
    const auto customer = queryText(request, "customer_id");
    const bool byKey = filter.token || filter.userId;
    const std::string by = queryText(request, "group_by").value_or(byKey ? "api_key" : customer ? "customer" : "team");
    if (by != "team" && by != "customer" && by != "api_key")
        return replyWith(badRequest("Invalid group_by: '" + shortened(by, 40) + "'. Must be 'team', 'customer' or 'api_key'", "group_by"));
    return fromBooks(context, [&](Connection &connection) {
        if (by == "customer")
            return customerReport(connection, *days, customer);
        return by == "team" ? teamReport(connection, filter) : keyReports(daySums(connection, filter));
    });
}

AdminReply keyReport(AdminContext &context, const AdminRequest &request)
{
    const auto days = daysAsked(context, request, Dates::Needed);
    if (!days)
        return replyWith(days.refusal());
    const auto token = tokenAsked(request);
    if (!token)
        return replyWith(token.refusal());
    return fromBooks(context, [&](Connection &connection) { return keyReports(daySums(connection, {days->from, days->to, *token, {}, {}, {}, {}})); });
}

} // namespace portreeve
