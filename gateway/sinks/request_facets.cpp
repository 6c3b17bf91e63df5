// SPDX-License-Identifier: GPL-3.0-or-later
// How many requests each value of a field has.
#include <algorithm>
#include <unordered_map>

#include "gateway/sinks/request_queries.h"
#include "gateway/sinks/request_sums.h"
#include "gateway/sinks/spend_reader.h"

namespace portreeve {

namespace {

// What was counted in a part of the rows, for all of them.
std::int64_t grown(std::int64_t value, double seen) { return std::int64_t(double(value) / seen + 0.5); }

// What a facet counts by, how its numbers are named, and which column it is.
struct FacetField {
    const char *name, *column;
    enum Kind { Number, Word, OwnersKey, OwnersTeam } kind;
};
constexpr FacetField facetFields[] = {
    {"status", "r.status", FacetField::Number},      {"model", "r.model_group", FacetField::Word},  {"provider", "r.provider", FacetField::Word},
    {"key", "r.owner", FacetField::OwnersKey},       {"team", "r.owner", FacetField::OwnersTeam},   {"error", "r.error_class", FacetField::Word},
    {"code", "r.error_code", FacetField::Word},      {"deployment", "r.deployment", FacetField::Word}, {"served", "r.model", FacetField::Word},
    {"route", "r.route", FacetField::Word},
};

const FacetField &facetField(std::string_view name)
{
    return *std::find_if(std::begin(facetFields), std::end(facetFields), [&](const FacetField &field) { return name == field.name; });
}

using Counts = std::unordered_map<std::int64_t, std::int64_t>;

// The same value under several numbers (a key whose alias or team changed) is one.
std::map<std::string, FacetValue> namedValues(Connection &connection, const FacetField &field, const Counts &counts)
{
    std::map<std::string, FacetValue> values;
    LedgerTexts words(connection);
    auto owner = connection.prepare("SELECT token, alias, team_id FROM owners WHERE id = ?1");
    for (const auto &[number, count] : counts) {
        std::string value, label;
        if (field.kind == FacetField::Number) {
            value = label = std::to_string(number);
        } else if (field.kind == FacetField::Word) {
            value = label = words[number];
        } else if (owner.bind(1, number).step()) {
            value = owner.text(field.kind == FacetField::OwnersTeam ? 2 : 0);
            label = field.kind == FacetField::OwnersTeam ? value : owner.text(1);
        }
        owner.reset();
        if (value.empty())
            continue;                                // nothing of the kind: -has: finds those
        FacetValue &seen = values[value];
        seen.value = value;
        seen.label = label.empty() ? seen.label : label;
        seen.count += count;
    }
    return values;
}

Facet facetOf(Connection &connection, const FacetField &field, const Counts &counts, double seen, std::size_t top)
{
    Facet facet;
    facet.field = field.name;
    facet.isExact = seen >= 1;
    for (auto &[value, row] : namedValues(connection, field, counts))
        facet.values.push_back(std::move(row));
    std::stable_sort(facet.values.begin(), facet.values.end(), [](const FacetValue &a, const FacetValue &b) { return a.count > b.count; });
    for (std::size_t i = top; i < facet.values.size(); ++i)
        facet.others += facet.values[i].count;
    facet.values.resize(std::min(top, facet.values.size()));
    for (auto &value : facet.values)
        value.count = grown(value.count, seen);
    facet.others = grown(facet.others, seen);
    return facet;
}

bool hasTermsOf(const RequestFilter &filter, const char *field) { return filter.without(field).terms.size() != filter.terms.size(); }

// The sums that know a field under a filter; nullopt: none do.
std::optional<SumsBy> sumsOf(const FacetField &field, const RequestFilter &filter)
{
    const std::string_view name = field.name;
    if (!sumsKnow(filter))
        return std::nullopt;
    if (name == "deployment")
        return filter.terms.empty() ? std::optional(SumsBy::Deployment) : std::nullopt;
    if (name == "model")
        return SumsBy::Model;
    if (name == "provider")
        return SumsBy::Provider;
    return name == "key" || name == "team" ? std::optional(SumsBy::Key) : std::nullopt;
}

Facet facetOfSums(Connection &connection, const RequestSearch &search, const FacetField &field, SumsBy by, std::size_t top)
{
    Counts counts;
    eachSum(connection, search, by, true, [&](const SumPart &part) {
        counts[by == SumsBy::Key ? part.owner : by == SumsBy::Model ? part.model : by == SumsBy::Deployment ? part.deployment : part.provider] += part.requests;
    });
    return facetOf(connection, field, counts, 1, top);
}

// By status or error under a filter that the sums know: what is not unusual has the status 200 and no error.
Facet facetOfUnusual(Connection &connection, const RequestSearch &search, const FacetField &field, std::size_t top)
{
    Counts counts;
    std::int64_t usual = 0;
    eachSum(connection, search, SumsBy::Nothing, true, [&](const SumPart &part) { usual += part.requests; });
    scanUnusual(connection, search, field.column, [&](const Statement &row) {
        ++counts[row.integer(0)];
        --usual;
    });
    if (usual > 0)
        counts[field.kind == FacetField::Number ? 200 : 0] += usual;
    return facetOf(connection, field, counts, 1, top);
}

bool isOfUnusual(std::string_view field) { return field == "status" || field == "error"; }

// Counts of several fields under one filter, in one pass over the rows.
std::vector<Facet> facetsOfRows(Connection &connection, const RequestSearch &search, const std::vector<const FacetField *> &fields, std::size_t top,
                                const std::function<bool()> &isEnough)
{
    std::vector<Counts> counts(fields.size());
    std::string columns;
    for (const auto *field : fields)
        columns += (columns.empty() ? "" : ", ") + std::string(field->column);
    const double seen = scanRequests(connection, search, columns, [&](const Statement &row) {
        for (std::size_t i = 0; i < fields.size(); ++i)
            ++counts[i][row.integer(int(i))];
    }, isEnough);
    std::vector<Facet> facets;
    for (std::size_t i = 0; i < fields.size(); ++i)
        facets.push_back(facetOf(connection, *fields[i], counts[i], seen, top));
    return facets;
}

} // namespace

bool isFacetField(std::string_view name)
{
    return std::any_of(std::begin(facetFields), std::end(facetFields), [&](const FacetField &field) { return name == field.name; });
}

// From the sums what they know; of the others, fields that the filter does not name in one pass, each further one in its own.
std::vector<Facet> requestFacets(Connection &connection, const RequestSearch &search, const std::vector<std::string> &fields, std::size_t top,
                                 const std::function<bool()> &isEnough)
{
    std::map<std::string, Facet> found;
    std::vector<const FacetField *> together;
    const auto keep = [&](std::vector<Facet> facets) {
        for (auto &facet : facets)
            found[facet.field] = std::move(facet);
    };
    for (const auto &name : fields) {
        const FacetField &field = facetField(name);
        const RequestSearch rest{search.filter.without(name), search.window};
        const auto by = sumsOf(field, rest.filter);
        if (by)
            keep({facetOfSums(connection, rest, field, *by, top)});
        else if (isOfUnusual(name) && sumsKnow(rest.filter))
            keep({facetOfUnusual(connection, rest, field, top)});
        else if (hasTermsOf(search.filter, name.c_str()))
            keep(facetsOfRows(connection, rest, {&field}, top, isEnough));
        else
            together.push_back(&field);
    }
    if (!together.empty())
        keep(facetsOfRows(connection, search, together, top, isEnough));
    std::vector<Facet> facets;
    for (const auto &name : fields)
        facets.push_back(found[name]);
    return facets;
}

} // namespace portreeve
