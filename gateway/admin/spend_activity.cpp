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

constexpr std::int64_t mostDays = 1000;              // a page
constexpr std::int64_t usualKeys = 100;

struct Metrics {
    Nanos spend = 0;
    std::int64_t prompt = 0, completion = 0, cacheRead = 0, cacheWrite = 0, requests = 0, failures = 0, timed = 0;
    Micros duration = 0;

    void add(const DaySum &sum)
    {
        spend += sum.cost;
        prompt += sum.prompt;
        completion += sum.completion;
        cacheRead += sum.cacheRead;
        cacheWrite += sum.cacheWrite;
        requests += sum.requests;
        failures += sum.failures;
        timed += sum.timed;
        duration += sum.duration;
    }

    // LiteLLM's names; those that nothing here can give are 0.
    json::object object() const
    {
        return {{"spend", dollarsValue(spend)}, {"flat_cost", 0.0}, {"ptu_hours", 0.0}, {"prompt_tokens", prompt}, {"completion_tokens", completion},
                {"cache_read_input_tokens", cacheRead}, {"cache_creation_input_tokens", cacheWrite}, {"compression_saved_tokens", 0},
                {"compression_savings_spend", 0.0}, {"prompt_caching_savings_spend", 0.0}, {"gateway_injected_caching_savings_spend", 0.0},
                {"autorouter_savings_spend", 0.0}, {"total_tokens", prompt + completion}, {"successful_requests", requests - failures},
                {"failed_requests", failures}, {"api_requests", requests}, {"total_response_time_ms", duration / 1000}, {"timed_requests", timed}};
    }
};

struct KeyPart {
    Metrics metrics;
    const DaySum *who = nullptr;
};
struct Entry {
    Metrics metrics;
    std::map<std::string, KeyPart> keys;

    void add(const DaySum &sum)
    {
        metrics.add(sum);
        KeyPart &part = keys[sum.token];
        part.metrics.add(sum);
        part.who = &sum;
    }
};
using Entries = std::map<std::string, Entry>;

struct Day {
    Metrics metrics;
    Entries models, groups, providers, endpoints, users;
    std::map<std::string, KeyPart> keys;

    void add(const DaySum &sum)
    {
        metrics.add(sum);
        models[sum.model].add(sum);
        groups[sum.modelGroup].add(sum);
        providers[sum.provider].add(sum);
        endpoints[sum.route].add(sum);
        users[sum.userId].add(sum);
        KeyPart &part = keys[sum.token];
        part.metrics.add(sum);
        part.who = &sum;
    }
};

class Drawing {
public:
    Drawing(const Snapshot &snapshot, std::int64_t mostKeys) : m_snapshot(snapshot), m_most(mostKeys) {}

    json::object day(std::int64_t number, const Day &day) const
    {
        json::object breakdown;
        breakdown["mcp_servers"] = json::object();
        breakdown["models"] = entries(day.models);
        breakdown["model_groups"] = entries(day.groups);
        breakdown["providers"] = entries(day.providers);
        breakdown["endpoints"] = entries(day.endpoints);
        breakdown["api_keys"] = keys(day.keys);
        breakdown["entities"] = entries(day.users);
        return {{"date", dayText(number)}, {"metrics", day.metrics.object()}, {"breakdown", std::move(breakdown)}};
    }

private:
    json::object entries(const Entries &all) const
    {
        json::object out;
        for (const auto &[name, entry] : all)
            out[name] = json::object{{"metrics", entry.metrics.object()}, {"metadata", json::object()}, {"api_key_breakdown", keys(entry.keys)}};
        return out;
    }

    // The dearest keys only: a day may know thousands.
    json::object keys(const std::map<std::string, KeyPart> &all) const
    {
        std::vector<const std::pair<const std::string, KeyPart> *> sorted;
        for (const auto &pair : all)
            sorted.push_back(&pair);
        std::stable_sort(sorted.begin(), sorted.end(), [](const auto *a, const auto *b) { return a->second.metrics.spend > b->second.metrics.spend; });
        json::object out;
        for (std::size_t i = 0; i < std::min(sorted.size(), std::size_t(m_most)); ++i)
            out[sorted[i]->first] = json::object{{"metrics", sorted[i]->second.metrics.object()}, {"metadata", who(*sorted[i]->second.who)}};
        return out;
    }

    json::object who(const DaySum &sum) const
    {
        const auto text = [](const std::string &value) { return value.empty() ? json::value() : json::value(value); };
        Digest digest{};
        const bool exists = parseDigest(sum.token, &digest) && m_snapshot.keys.find(digest) != nullptr;
        return {{"key_alias", text(sum.alias)}, {"team_id", text(sum.teamId)}, {"user_id", text(sum.userId)}, {"user_email", nullptr}, {"key_exists", exists}};
    }

    const Snapshot &m_snapshot;
    std::int64_t m_most;
};

json::object totals(const Metrics &metrics)
{
    json::object out;
    for (const auto &[name, value] : metrics.object()) {
        const std::string plain(name);
        out[plain.starts_with("total_") ? plain : "total_" + plain] = value;
    }
    return out;
}

struct Page {
    std::int64_t number = 1, size = mostDays, keys = usualKeys;
};

json::value draw(AdminContext &context, const std::vector<DaySum> &sums, const Page &page)
{
    std::map<std::int64_t, Day> days;
    std::map<std::string, bool> tokens;
    for (const auto &sum : sums) {
        days[sum.day].add(sum);
        tokens[sum.token] = true;
    }
    const auto snapshot = context.rules.current();
    const Drawing drawing(*snapshot, page.keys);
    Metrics together;
    json::array results;
    std::int64_t at = 0;
    for (auto day = days.rbegin(); day != days.rend(); ++day, ++at) {       // newest first, as LiteLLM pages
        if (at < (page.number - 1) * page.size || at >= page.number * page.size)
            continue;
        results.push_back(drawing.day(day->first, day->second));
        const Metrics &m = day->second.metrics;
        together.add({0, {}, {}, {}, {}, {}, {}, {}, {}, {}, m.requests, m.failures, m.prompt, m.completion, m.cacheRead, m.cacheWrite, m.spend, m.duration, m.timed});
    }
    const auto count = std::int64_t(days.size());
    const std::int64_t pages = std::max<std::int64_t>(1, (count + page.size - 1) / page.size);
    json::object metadata = totals(together);
    metadata["page"] = page.number;
    metadata["total_pages"] = pages;
    metadata["has_more"] = page.number < pages;
    metadata["api_key_limit"] = page.keys;
    metadata["total_api_keys"] = tokens.size();
    metadata["entity_total_api_keys"] = json::object();
    return json::object{{"results", std::move(results)}, {"metadata", std::move(metadata)}};
}

// These routes answer {"detail": {"error": ...}} (contract 3.3, the first family).
AdminReply detailed(const Refusal &refusal)
{
    return refusal.body.empty() ? replyWith(json::object{{"detail", json::object{{"error", refusal.message}}}}, refusal.status) : replyWith(refusal);
}

AdminReply activity(AdminContext &context, const AdminRequest &request, Result<Page> page)
{
    if (!page)
        return replyWith(page.refusal());
    const auto days = daysAsked(context, request, Dates::Needed);
    if (!days)
        return detailed(days.refusal());
    const auto token = tokenAsked(request);
    if (!token)
        return detailed(token.refusal());
    const DayFilter filter{days->from, days->to, *token, queryText(request, "user_id"), {}, {}, queryText(request, "model")};
    return fromBooks(context, [&](Connection &connection) { return draw(context, daySums(connection, filter), *page); });
}

} // namespace

AdminReply dailyActivity(AdminContext &context, const AdminRequest &request)
{
    const auto number = queryInteger(request, "page", 1, 1, 1'000'000);
    const auto size = queryInteger(request, "page_size", 50, 1, mostDays);
    if (!number || !size)
        return replyWith(number ? size.refusal() : number.refusal());
    return activity(context, request, Page{*number, *size, usualKeys});
}

AdminReply dailyActivityTogether(AdminContext &context, const AdminRequest &request)
{
    const auto keys = queryInteger(request, "api_key_limit", usualKeys, 0, 100'000);
    if (!keys)
        return replyWith(keys.refusal());
    return activity(context, request, Page{1, 1'000'000'000, *keys});
}

} // namespace portreeve
