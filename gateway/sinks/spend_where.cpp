// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/spend_where.h"

#include "gateway/base/text.h"
#include "gateway/sinks/ledger_books.h"
#include "gateway/sinks/row_search.h"

namespace portreeve {

namespace {

void addIds(Where &where, const std::vector<std::int64_t> &ids)
{
    std::string list;
    for (const auto id : ids)
        list += (list.empty() ? "[" : ",") + std::to_string(id);
    if (ids.empty())
        return where.never();
    where.add("r.id IN (SELECT value FROM json_each(?))", {list + ']'});
}

void addWord(Connection &connection, Where &where, std::string_view column, const std::optional<std::string> &text)
{
    if (!text)
        return;
    auto word = connection.prepare("SELECT id FROM words WHERE text = ?1");
    if (text->empty())
        return where.add("r." + std::string(column) + " = 0");
    if (!word.bind(1, *text).step())
        return where.never();
    where.add("r." + std::string(column) + " = ?", {word.integer(0)});
}

void addOwner(Where &where, std::string_view column, const std::optional<std::string> &text)
{
    if (text)
        where.add("r.owner IN (SELECT id FROM owners WHERE " + std::string(column) + " = ?)", {*text});
}

void addSearch(Where &where, const std::string &text)
{
    const std::string part = lower(text);
    std::string any;
    std::vector<Where::Value> values;
    const auto either = [&](std::string_view condition) {
        any += (any.empty() ? "" : " OR ") + std::string(condition);
        values.emplace_back(part);
    };
    for (const char *column : {"client_call_id", "reply_id", "session_id", "end_user", "error_message", "tags"})
        either("instr(lower(r." + std::string(column) + "), ?)");
    for (const char *column : {"model", "model_group", "deployment"})
        either("r." + std::string(column) + " IN (SELECT id FROM words WHERE instr(lower(text), ?))");
    either("r.owner IN (SELECT id FROM owners WHERE instr(lower(alias || ' ' || user_id || ' ' || team_id || ' ' || token), ?))");
    either("instr(lower(hex(r.call_id)), replace(?, '-', ''))");
    where.add("(" + any + ")", std::move(values));
}

} // namespace

void Where::add(std::string_view condition, std::vector<Value> values)
{
    m_sql += m_sql.empty() ? "" : " AND ";
    m_sql += condition;
    for (auto &value : values)
        m_values.push_back(std::move(value));
}

int Where::bind(Statement &statement, int at) const
{
    for (const auto &value : m_values)
        std::visit([&](const auto &held) { statement.bind(at++, held); }, value);
    return at;
}

Where whereOf(Connection &connection, const SpendFilter &filter)
{
    Where where;
    if (filter.from)
        where.add("r.started >= ?", {*filter.from});
    if (filter.before)
        where.add("r.started < ?", {*filter.before});
    addOwner(where, "token", filter.token);
    addOwner(where, "alias", filter.alias);
    addOwner(where, "user_id", filter.userId);
    addOwner(where, "team_id", filter.teamId);
    addOwner(where, "organization_id", filter.organizationId);
    addWord(connection, where, "model", filter.model);
    addWord(connection, where, "model_group", filter.modelGroup);
    addWord(connection, where, "deployment", filter.deployment);
    addWord(connection, where, "provider", filter.provider);
    addWord(connection, where, "route", filter.route);
    addWord(connection, where, "error_code", filter.errorCode);
    if (filter.failed)
        where.add(*filter.failed ? "r.flags & ? != 0" : "r.flags & ? = 0", {flag::failed});
    if (filter.least)
        where.add("coalesce(r.cost, 0) >= ?", {*filter.least});
    if (filter.most)
        where.add("coalesce(r.cost, 0) <= ?", {*filter.most});
    if (filter.endUser)
        where.add("r.end_user = ?", {*filter.endUser});
    if (filter.tag)
        where.add("EXISTS (SELECT 1 FROM json_each(r.tags) WHERE value = ?)", {*filter.tag});
    if (filter.errorMessage)
        where.add("instr(lower(r.error_message), ?)", {lower(*filter.errorMessage)});
    if (filter.search)
        addSearch(where, *filter.search);
    if (filter.requestId)
        addIds(where, rowsOfId(connection, *filter.requestId));
    if (filter.sessionId)
        addIds(where, rowsOfSession(connection, *filter.sessionId));
    return where;
}

} // namespace portreeve
