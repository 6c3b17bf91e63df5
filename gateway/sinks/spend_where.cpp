// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/spend_where.h"

#include <algorithm>

#include "gateway/base/json.h"
#include "gateway/base/text.h"
#include "gateway/sinks/ledger_books.h"
#include "gateway/sinks/ledger_filter.h"

namespace portreeve {

namespace {

constexpr std::size_t mostFound = 100'000;           // rows that one id may lead to

std::string_view bytesOf(const Uuid &id) { return {reinterpret_cast<const char *>(id.bytes.data()), id.bytes.size()}; }

Micros timeOf(const Uuid &id)
{
    Micros millis = 0;
    for (std::size_t i = 0; i < 6; ++i)
        millis = millis << 8 | id.bytes[i];
    return millis * 1000;
}

Micros skewOf(Connection &connection)
{
    auto fact = connection.prepare("SELECT value FROM ledger_facts WHERE name = 'id_skew'");
    return fact.step() ? fact.integer(0) : 0;
}

// Our own id tells when it was made, and rows are indexed by that.
void findOwn(Connection &connection, const std::string &text, std::vector<std::int64_t> &found)
{
    const auto id = Uuid::parse(text);
    if (!id)
        return;
    const Micros slack = skewOf(connection) + 1000;
    auto rows = connection.prepare("SELECT id FROM requests WHERE started BETWEEN ?1 AND ?2 AND call_id = ?3");
    rows.bind(1, timeOf(*id) - slack).bind(2, timeOf(*id) + slack).bindBlob(3, bytesOf(*id));
    while (rows.step())
        found.push_back(rows.integer(0));
}

void findIn(Statement &rows, std::int64_t first, std::int64_t last, const std::string &text, std::vector<std::int64_t> &found)
{
    rows.bind(1, first).bind(2, last).bind(3, text);
    while (rows.step() && found.size() < mostFound)
        found.push_back(rows.integer(0));
    rows.reset();
}

// Rows of a text, by the filters of each run of rows, newest run first; those after the last filter are read.
void findText(Connection &connection, std::string_view condition, const std::string &text, std::vector<std::int64_t> &found)
{
    auto rows = connection.prepare("SELECT id FROM requests WHERE id BETWEEN ?1 AND ?2 AND (" + std::string(condition) + ")");
    auto runs = connection.prepare("SELECT first, last, bits FROM row_filters ORDER BY first DESC");
    const auto hash = TextFilter::hash(text);
    std::int64_t after = 0;
    std::vector<std::pair<std::int64_t, std::int64_t>> likely;
    while (runs.step()) {
        after = std::max(after, runs.integer(1));
        if (TextFilter::mayHold(runs.view(2), hash))
            likely.emplace_back(runs.integer(0), runs.integer(1));
    }
    findIn(rows, after + 1, INT64_MAX, text, found);
    for (const auto &[first, last] : likely)
        findIn(rows, first, last, text, found);
}

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

int Where::bind(Statement &statement) const
{
    int at = 0;
    for (const auto &value : m_values)
        std::visit([&](const auto &held) { statement.bind(++at, held); }, value);
    return at + 1;
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
    std::vector<std::int64_t> ids;
    if (filter.requestId) {
        findOwn(connection, *filter.requestId, ids);
        findText(connection, "reply_id = ?3 OR client_call_id = ?3", *filter.requestId, ids);
        addIds(where, ids);
    }
    if (filter.sessionId) {
        ids.clear();
        findText(connection, "session_id = ?3", *filter.sessionId, ids);
        addIds(where, ids);
    }
    return where;
}

} // namespace portreeve
