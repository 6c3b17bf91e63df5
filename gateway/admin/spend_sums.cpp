// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/key_view.h"
#include "gateway/admin/spend.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr std::int64_t mostEndUsers = 100;

template <class Key>
std::vector<std::pair<Key, Nanos>> dearestFirst(const std::map<Key, Nanos> &sums)
{
    std::vector<std::pair<Key, Nanos>> sorted(sums.begin(), sums.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    return sorted;
}

// LiteLLM's views of the last 30 days.
DayFilter lastMonth(AdminContext &context)
{
    const auto today = dayOf(context.clock.wall());
    return {today - 29, today, {}, {}, {}, {}, {}};
}

Result<std::int64_t> limitAsked(const AdminRequest &request) { return queryInteger(request, "limit", 10, 1, 1000); }

struct Activity {
    std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> days;      // requests, tokens
    std::int64_t requests = 0, tokens = 0;

    void add(const DaySum &sum)
    {
        auto &[ofDay, tokensOfDay] = days[sum.day];
        ofDay += sum.requests;
        tokensOfDay += sum.prompt + sum.completion;
        requests += sum.requests;
        tokens += sum.prompt + sum.completion;
    }
};

// "Nov 18", as LiteLLM's page draws it.
std::string shortDay(std::int64_t day)
{
    static constexpr const char *months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::string text = dayText(day);
    return std::string(months[std::size_t(*toInteger(text.substr(5, 2)) - 1)]) + ' ' + text.substr(8, 2);
}

json::object activityObject(const Activity &activity)
{
    json::array days;
    for (const auto &[day, sums] : activity.days)
        days.push_back(json::object{{"date", shortDay(day)}, {"api_requests", sums.first}, {"total_tokens", sums.second}});
    return {{"daily_data", std::move(days)}, {"sum_api_requests", activity.requests}, {"sum_total_tokens", activity.tokens}};
}

json::array tagRows(const std::vector<NamedSum> &sums, const std::vector<std::string> &only, std::string_view name, std::string_view cost)
{
    json::array out;
    for (const auto &sum : sums) {
        if (!only.empty() && std::find(only.begin(), only.end(), sum.name) == only.end())
            continue;
        out.push_back(json::object{{name, sum.name}, {"log_count", sum.requests}, {cost, dollarsValue(sum.cost)}});
    }
    return out;
}

std::vector<std::string> tagsAsked(const AdminRequest &request)
{
    std::vector<std::string> tags;
    const auto text = queryText(request, "tags");
    for (const auto part : split(text ? *text : std::string_view(), ',')) {
        if (!trimmed(part).empty())
            tags.emplace_back(trimmed(part));
    }
    return tags;
}

// From the first day to today, when none are named.
Result<Days> allDays(AdminContext &context, const AdminRequest &request)
{
    if (queryText(request, "start_date") || queryText(request, "end_date"))
        return daysAsked(context, request, Dates::Needed);
    return Days{0, dayOf(context.clock.wall()) + 1};
}

} // namespace

AdminReply spendKeys(AdminContext &context, const AdminRequest &request)
{
    std::vector<std::pair<Key, KeySpend>> keys;
    for (auto &key : context.registry.keys()) {
        if (!request.caller.isAdmin && (!request.caller.key || key.token != request.caller.key->token))
            continue;
        auto spend = spendOf(context, key);
        keys.emplace_back(std::move(key), spend);
    }
    std::stable_sort(keys.begin(), keys.end(), [](const auto &a, const auto &b) { return a.second.inWindow > b.second.inWindow; });
    json::array out;
    for (const auto &[key, spend] : keys)
        out.push_back(keyRow(key, spend));
    return replyWith(out);
}

AdminReply spendUsers(AdminContext &context, const AdminRequest &request)
{
    const auto days = allDays(context, request);
    if (!days)
        return replyWith(days.refusal());
    DayFilter filter{days->from, days->to, {}, queryText(request, "user_id"), {}, {}, {}};
    return fromBooks(context, [&](Connection &connection) {
        std::map<std::string, Nanos> users;
        for (const auto &sum : daySums(connection, filter))
            users[sum.userId] += sum.cost;
        json::array out;
        for (const auto &[user, spend] : dearestFirst(users))
            out.push_back(json::object{{"user_id", user}, {"spend", dollarsValue(spend)}});
        return out;
    });
}

AdminReply spendTags(AdminContext &context, const AdminRequest &request)
{
    const auto days = allDays(context, request);
    if (!days)
        return replyWith(days.refusal());
    const auto token = tokenAsked(request);
    if (!token)
        return replyWith(token.refusal());
    return fromBooks(context, [&](Connection &connection) {
        return tagRows(tagSums(connection, days->from, days->to, *token), tagsAsked(request), "individual_request_tag", "total_spend");
    });
}

AdminReply globalSpend(AdminContext &context, const AdminRequest &)
{
    const auto budget = context.rules.current()->settings.proxyBudget;
    return fromBooks(context, [&](Connection &connection) {
        Nanos spent = 0;
        for (const auto &sum : daySums(connection, lastMonth(context)))
            spent += sum.cost;
        return json::object{{"spend", dollarsValue(spent)}, {"max_budget", dollarsValue(budget.value_or(0))}};
    });
}

AdminReply globalSpendLogs(AdminContext &context, const AdminRequest &request)
{
    DayFilter filter = lastMonth(context);
    if (const auto named = queryText(request, "api_key"))
        filter.token = tokenOf(*named);
    return fromBooks(context, [&](Connection &connection) {
        std::map<std::int64_t, Nanos> days;
        for (const auto &sum : daySums(connection, filter))
            days[sum.day] += sum.cost;
        json::array out;
        for (const auto &[day, spend] : days)
            out.push_back(json::object{{"date", dayText(day)}, {"spend", dollarsValue(spend)}});
        return out;
    });
}

AdminReply globalSpendKeys(AdminContext &context, const AdminRequest &request)
{
    const auto limit = limitAsked(request);
    if (!limit)
        return replyWith(limit.refusal());
    return fromBooks(context, [&](Connection &connection) {
        std::map<std::string, Nanos> spends;
        std::map<std::string, std::string> aliases;
        for (const auto &sum : daySums(connection, lastMonth(context))) {
            spends[sum.token] += sum.cost;
            aliases[sum.token] = sum.alias;
        }
        json::array out;
        for (const auto &[token, spend] : dearestFirst(spends)) {
            if (std::int64_t(out.size()) < *limit)
                out.push_back(json::object{{"api_key", token}, {"key_alias", aliases[token]}, {"key_name", aliases[token]}, {"total_spend", dollarsValue(spend)}});
        }
        return out;
    });
}

AdminReply globalSpendModels(AdminContext &context, const AdminRequest &request)
{
    const auto limit = limitAsked(request);
    if (!limit)
        return replyWith(limit.refusal());
    return fromBooks(context, [&](Connection &connection) {
        std::map<std::string, Nanos> spends;
        for (const auto &sum : daySums(connection, lastMonth(context)))
            spends[sum.model] += sum.cost;
        json::array out;
        for (const auto &[model, spend] : dearestFirst(spends)) {
            if (std::int64_t(out.size()) < *limit)
                out.push_back(json::object{{"model", model}, {"total_spend", dollarsValue(spend)}});
        }
        return out;
    });
}

AdminReply globalSpendProviders(AdminContext &context, const AdminRequest &request)
{
    const auto days = daysAsked(context, request, Dates::Optional);
    if (!days)
        return replyWith(days.refusal());
    return fromBooks(context, [&](Connection &connection) {
        std::map<std::string, Nanos> spends;
        for (const auto &sum : daySums(connection, {days->from, days->to, {}, {}, {}, {}, {}}))
            spends[sum.provider] += sum.cost;
        json::array out;
        for (const auto &[provider, spend] : dearestFirst(spends)) {
            if (!provider.empty())      // requests that were refused before any was called
                out.push_back(json::object{{"provider", provider}, {"spend", dollarsValue(spend)}});
        }
        return out;
    });
}

AdminReply globalSpendTags(AdminContext &context, const AdminRequest &request)
{
    const auto days = allDays(context, request);
    if (!days)
        return replyWith(days.refusal());
    return fromBooks(context, [&](Connection &connection) {
        return json::object{{"spend_per_tag", tagRows(tagSums(connection, days->from, days->to, {}), tagsAsked(request), "name", "spend")}};
    });
}

AdminReply globalTagNames(AdminContext &context, const AdminRequest &)
{
    return fromBooks(context, [&](Connection &connection) {
        json::array names;
        for (const auto &sum : tagSums(connection, 0, dayOf(context.clock.wall()) + 1, {}))
            names.emplace_back(sum.name);
        return json::object{{"tag_names", std::move(names)}};
    });
}

AdminReply globalEndUsers(AdminContext &context, const AdminRequest &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    const auto text = [&](const char *name) {
        const auto *value = body->if_contains(name);
        return value && value->is_string() ? std::string(value->get_string()) : std::string();
    };
    std::optional<Micros> times[2];
    const char *names[] = {"startTime", "endTime"};
    for (int i = 0; i < 2; ++i) {
        Micros wall = 0;
        if (text(names[i]).empty())
            continue;
        if (!parseIsoTime(text(names[i]), &wall))
            return replyWith(badRequest(std::string(names[i]) + " is no time: '" + shortened(text(names[i]), 40) + "'", names[i]));
        times[i] = wall;
    }
    const auto token = text("api_key").empty() ? std::nullopt : std::optional(tokenOf(text("api_key")));
    return fromBooks(context, [&](Connection &connection) {
        json::array out;
        for (const auto &sum : endUserSums(connection, times[0], times[1], token, mostEndUsers))
            out.push_back(json::object{{"end_user", sum.name}, {"total_count", sum.requests}, {"total_spend", dollarsValue(sum.cost)}});
        return out;
    });
}

AdminReply globalActivity(AdminContext &context, const AdminRequest &request)
{
    const auto days = daysAsked(context, request, Dates::Needed);
    if (!days)
        return replyWith(days.refusal());
    return fromBooks(context, [&](Connection &connection) {
        Activity activity;
        for (const auto &sum : daySums(connection, {days->from, days->to, {}, {}, {}, {}, {}}))
            activity.add(sum);
        return activityObject(activity);
    });
}

AdminReply globalActivityByModel(AdminContext &context, const AdminRequest &request)
{
    const auto days = daysAsked(context, request, Dates::Needed);
    if (!days)
        return replyWith(days.refusal());
    return fromBooks(context, [&](Connection &connection) {
        std::map<std::string, Activity> models;
        for (const auto &sum : daySums(connection, {days->from, days->to, {}, {}, {}, {}, {}}))
            models[sum.modelGroup].add(sum);
        std::vector<std::pair<std::string, Activity>> sorted(models.begin(), models.end());
        std::stable_sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.second.requests > b.second.requests; });
        json::array out;
        for (const auto &[model, activity] : sorted) {
            json::object row = activityObject(activity);
            row["model"] = model;
            out.push_back(std::move(row));
        }
        return out;
    });
}

} // namespace portreeve
