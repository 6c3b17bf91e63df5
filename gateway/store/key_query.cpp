// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/store/key_query.h"

#include <algorithm>

#include "gateway/base/text.h"
#include "gateway/store/registry.h"

namespace portreeve {

namespace {

// A WHERE clause of fixed texts; what the caller said is bound, never written.
class Conditions {
public:
    void add(const char *condition, const std::string &value)
    {
        m_text += (m_text.empty() ? " WHERE " : " AND ") + std::string(condition);
        m_values.push_back(value);
    }
    void addIf(const char *condition, const std::optional<std::string> &value)
    {
        if (value)
            add(condition, *value);
    }
    const std::string &text() const { return m_text; }
    int bind(Statement &statement) const
    {
        int at = 0;
        for (const auto &value : m_values)
            statement.bind(++at, std::string_view(value));
        return at;
    }

private:
    std::string m_text;
    std::vector<std::string> m_values;
};

std::optional<std::string> lowered(const std::optional<std::string> &text)
{
    return text ? std::optional(lower(*text)) : std::nullopt;
}

// Each condition binds one value. `search` looks at several columns, joined by a character that none of them holds.
Conditions conditionsOf(const KeyQuery &query)
{
    Conditions where;
    where.addIf("team_id = ?", query.teamId);
    where.addIf("organization_id = ?", query.organizationId);
    where.addIf("project_id = ?", query.projectId);
    where.addIf("agent_id = ?", query.agentId);
    where.addIf("token = ?", query.token);
    if (query.substrings) {
        where.addIf("instr(lower(coalesce(key_alias, '')), ?) > 0", lowered(query.alias));
        where.addIf("instr(lower(coalesce(user_id, '')), ?) > 0", lowered(query.userId));
    } else {
        where.addIf("key_alias = ?", query.alias);
        where.addIf("user_id = ?", query.userId);
    }
    if (!query.accessGroup.empty())
        where.add("EXISTS (SELECT 1 FROM json_each(rest, '$.access_group_ids') WHERE json_each.value = ?)", query.accessGroup);
    if (query.named)
        where.add("coalesce(key_alias, '') > ?", "");
    if (!query.search.empty())
        where.add("instr(lower(coalesce(key_alias, '') || char(10) || coalesce(user_id, '') || char(10) || coalesce(key_name, '')"
                  " || char(10) || token), ?) > 0", lower(query.search));
    return where;
}

// Keys without the value come last, whatever the direction.
std::string orderOf(const KeyQuery &query)
{
    const auto &columns = keySortColumns();
    const auto known = std::find(columns.begin(), columns.end(), query.sortBy);
    std::string by = known == columns.end() ? columns.front() : *known;
    if (by == "spend")
        by = "(coalesce(spend, 0) + (SELECT coalesce(sum(spent), 0) FROM spends WHERE scope = 'key/' || coalesce(first_token, token)))";
    return " ORDER BY " + by + " IS NULL, " + by + (query.descending ? " DESC" : " ASC") + ", token LIMIT ? OFFSET ?";
}

std::int64_t countOf(Connection &connection, const std::string &table, const Conditions &where)
{
    auto count = connection.prepare("SELECT count(*) FROM " + table + where.text());
    where.bind(count);
    return count.step() ? count.integer(0) : 0;
}

} // namespace

const std::vector<std::string> &keySortColumns()
{
    static const std::vector<std::string> columns{"created_at", "updated_at", "spend", "max_budget", "token", "key_alias"};
    return columns;
}

KeyPage Registry::keyPage(const KeyQuery &query) const
{
    const Conditions where = conditionsOf(query);
    const RecordTable<Key> &keys = table<Key>();
    const std::string from = query.deleted ? "deleted_keys" : keys.name();
    KeyPage page;
    m_database.read([&](Connection &connection) {
        page.total = countOf(connection, from, where);
        auto rows = connection.prepare("SELECT " + keys.columns() + (query.deleted ? ", deleted_at, deleted_by" : "") + " FROM " + from
                                       + where.text() + orderOf(query));
        const int bound = where.bind(rows);
        rows.bind(bound + 1, query.size).bind(bound + 2, (query.page - 1) * query.size);
        while (rows.step()) {
            KeyRow row{keys.load(rows).record, 0, {}};
            if (query.deleted) {
                row.deletedAt = rows.integer(rows.columns() - 2);
                row.deletedBy = rows.text(rows.columns() - 1);
            }
            page.rows.push_back(std::move(row));
        }
    });
    return page;
}

} // namespace portreeve
