// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/key_edit.h"
#include "gateway/admin/key_view.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

std::int64_t pagesOf(std::int64_t total, std::int64_t size) { return (total + size - 1) / size; }

std::optional<std::string> filter(const AdminRequest &request, const char *name)
{
    auto text = request.queryValue(name);
    return text && !text->empty() ? text : std::nullopt;
}

std::optional<Refusal> readOrder(const AdminRequest &request, KeyQuery &query)
{
    if (const auto by = filter(request, "sort_by")) {
        const auto &columns = keySortColumns();
        if (std::find(columns.begin(), columns.end(), *by) == columns.end())
            return badRequest("Invalid sort column: '" + shortened(*by, 60) + "'. Must be one of: " + join(columns, ", "), "sort_by");
        query.sortBy = *by;
    }
    const std::string order = lower(filter(request, "sort_order").value_or("desc"));
    if (order != "asc" && order != "desc")
        return badRequest("Invalid sort order. Must be 'asc' or 'desc'", "sort_order");
    query.descending = order == "desc";
    return std::nullopt;
}

Result<KeyQuery> queryOf(const AdminRequest &request, std::int64_t usualSize)
{
    KeyQuery query;
    const auto page = queryInteger(request, "page", 1, 1, 1'000'000'000);
    if (!page)
        return page.refusal();
    const auto size = queryInteger(request, "size", usualSize, 1, 100);
    if (!size)
        return size.refusal();
    query.page = *page;
    query.size = *size;
    query.userId = filter(request, "user_id");
    query.teamId = filter(request, "team_id");
    query.organizationId = filter(request, "organization_id");
    query.projectId = filter(request, "project_id");
    query.agentId = filter(request, "agent_id");
    query.alias = filter(request, "key_alias");
    query.accessGroup = filter(request, "access_group_id").value_or("");
    query.search = filter(request, "search").value_or("");
    query.substrings = queryFlag(request, "substring_matching");
    if (const auto named = filter(request, "key_hash"))
        query.token = tokenOf(*named);
    if (const auto status = filter(request, "status")) {
        if (*status != "deleted")
            return badRequest("Invalid status. The only status to ask for is 'deleted'", "status");
        query.deleted = true;
    }
    if (auto no = readOrder(request, query))
        return *no;
    return query;
}

json::value shownRow(AdminContext &context, const KeyRow &row)
{
    json::object shown = keyRow(row.key, spendOf(context, row.key));
    if (row.deletedAt) {
        shown["deleted_at"] = isoTime(row.deletedAt);
        shown["deleted_by"] = row.deletedBy;
    }
    return shown;
}

} // namespace

AdminReply listKeys(AdminContext &context, const AdminRequest &request)
{
    const auto query = queryOf(request, 10);
    if (!query)
        return replyWith(query.refusal());
    if (query->sortBy == "spend")
        context.ledger.drained();
    const KeyPage page = context.registry.keyPage(*query);
    const bool whole = queryFlag(request, "return_full_object");
    json::array keys;
    for (const auto &row : page.rows)
        keys.push_back(whole ? shownRow(context, row) : json::value(row.key.token));
    return replyWith(json::object{{"keys", std::move(keys)}, {"total_count", page.total}, {"current_page", query->page},
                                  {"total_pages", pagesOf(page.total, query->size)}});
}

AdminReply listKeyAliases(AdminContext &context, const AdminRequest &request)
{
    auto query = queryOf(request, 50);
    if (!query)
        return replyWith(query.refusal());
    query->alias = query->search;                 // names only, in their order; a key without one is none
    query->search.clear();
    query->substrings = true;
    query->named = true;
    query->sortBy = "key_alias";
    query->descending = false;
    const KeyPage page = context.registry.keyPage(*query);
    json::array aliases;
    for (const auto &row : page.rows)
        aliases.emplace_back(row.key.keyAlias.value_or(""));
    return replyWith(json::object{{"aliases", std::move(aliases)}, {"total_count", page.total}, {"current_page", query->page},
                                  {"total_pages", pagesOf(page.total, query->size)}, {"size", query->size}});
}

} // namespace portreeve
