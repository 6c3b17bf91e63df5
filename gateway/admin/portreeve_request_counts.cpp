// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/portreeve_requests.h"
#include "gateway/admin/spend.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

using namespace std::chrono_literals;

// A count is shown while people type: what is not found by then is worked out from what was. exact=true asks for all of it.
std::function<bool()> patienceFor(const AdminRequest &request) { return queryFlag(request, "exact") ? std::function<bool()>() : enoughAfter(300ms); }

json::object fieldJson(const RequestField &field, const char *name)
{
    json::array units, values;
    for (const auto &unit : fieldUnits()) {
        if (unit.kind == field.kind)
            units.emplace_back(unit.name);
    }
    for (const auto value : split(field.values, '|')) {
        if (!value.empty())
            values.emplace_back(value);
    }
    return {{"name", name}, {"kind", portreeve::name(field.kind)}, {"units", std::move(units)}, {"example", field.example}, {"values", std::move(values)}, {"help", field.help}};
}

template <class Pick>
json::array textsOf(const Snapshot &snapshot, Pick pick)
{
    std::vector<std::string> texts = pick(snapshot);
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    constexpr std::size_t most = 500;
    json::array out;
    for (std::size_t i = 0; i < std::min(most, texts.size()); ++i)
        out.emplace_back(texts[i]);
    return out;
}

// Of names that are configured now, for those who type them.
json::array knownValues(const Snapshot &snapshot, std::string_view field)
{
    return textsOf(snapshot, [&](const Snapshot &from) {
        std::vector<std::string> texts;
        for (const auto &[id, target] : from.targetsById) {
            if (field == "provider")
                texts.push_back(target->provider->slug);
            else if (field == "deployment")
                texts.push_back(id);
            else if (field == "model")
                texts.push_back(target->record->modelName);
        }
        from.keys.forEach([&](const Key &key) {
            const auto text = field == "key" ? key.keyAlias : field == "team" ? key.teamId : field == "user" ? key.userId : OptionalText();
            if (text)
                texts.push_back(*text);
        });
        return texts;
    });
}

} // namespace

AdminReply requestCountReply(AdminContext &context, const AdminRequest &request)
{
    const auto asked = requestsAsked(request);
    if (asked.no)
        return *asked.no;
    return fromRequests(context, request, [&](Connection &connection) {
        const RequestCount count = requestCount(connection, asked.search, patienceFor(request));
        return json::value(json::object{{"count", count.count}, {"exact", count.isExact}, {"cost_nanos", count.cost}, {"input", count.input},
                                        {"output", count.output}, {"failed", count.failed}, {"p50_ms", quantileOf(count.latency, 500)},
                                        {"p95_ms", quantileOf(count.latency, 950)}});
    });
}

AdminReply requestFacetsReply(AdminContext &context, const AdminRequest &request)
{
    const auto asked = requestsAsked(request);
    if (asked.no)
        return *asked.no;
    const auto top = queryInteger(request, "top", 8, 1, 200);
    if (!top)
        return replyWith(top.refusal());
    std::vector<std::string> fields;
    const std::string named = queryText(request, "fields").value_or("status,model,provider,key,error");
    for (const auto field : split(named, ',')) {
        if (!isFacetField(field))
            return replyWith(badRequest("`" + shortened(field, 40) + "` has no facet. Fields are status, model, provider, key, team, error, code, deployment, served, route", "fields"));
        if (std::find(fields.begin(), fields.end(), field) == fields.end())
            fields.emplace_back(field);
    }
    return fromRequests(context, request, [&](Connection &connection) {
        json::array out;
        for (const auto &facet : requestFacets(connection, asked.search, fields, std::size_t(*top), patienceFor(request))) {
            json::array values;
            for (const auto &value : facet.values)
                values.push_back(json::object{{"value", value.value}, {"label", value.label.empty() ? value.value : value.label}, {"count", value.count}});
            out.push_back(json::object{{"field", facet.field}, {"values", std::move(values)}, {"others", facet.others}, {"exact", facet.isExact}});
        }
        return json::value(json::object{{"facets", std::move(out)}});
    });
}

AdminReply requestHistogramReply(AdminContext &context, const AdminRequest &request)
{
    const auto asked = requestsAsked(request);
    if (asked.no)
        return *asked.no;
    const auto buckets = queryInteger(request, "buckets", 120, 2, 1000);
    if (!buckets)
        return replyWith(buckets.refusal());
    return fromRequests(context, request, [&](Connection &connection) {
        const auto strip = requestHistogram(connection, asked.search, std::size_t(*buckets), context.clock.wall());
        return json::value(json::object{{"from", strip.from / 1000}, {"step_ms", strip.step / 1000}, {"ok", json::value_from(strip.ok)}, {"failed", json::value_from(strip.failed)}});
    });
}

AdminReply requestGrammarReply(AdminContext &context, const AdminRequest &)
{
    const auto snapshot = context.rules.current();
    json::array fields;
    for (const auto &field : requestFields()) {
        json::object row = fieldJson(field, field.name);
        if (auto values = knownValues(*snapshot, field.name); !values.empty())
            row["values"] = std::move(values);
        fields.push_back(std::move(row));
        if (field.place == TextPlace::Tag && field.kind == FieldKind::Text)
            fields.push_back(fieldJson({"tag.", field.kind, field.place, "", nullptr, nullptr, "tag.env:prod", "A tag of this name: env:prod or env=prod"}, "tag."));
    }
    fields.push_back(json::object{{"name", "has"}, {"kind", "text"}, {"units", json::array()}, {"example", "has:error"},
                                  {"values", json::array{"error", "fallback", "retries", "reasoning", "session", "customer", "tag", "cost", "cached"}},
                                  {"help", "That a field is not empty"}});
    return replyWith(json::object{{"fields", std::move(fields)}});
}

} // namespace portreeve
