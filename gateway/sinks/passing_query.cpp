// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/passing_query.h"

#include <sqlite3.h>

#include "gateway/sinks/ledger_detail.h"

namespace portreeve {

namespace {

constexpr int stepsBetweenLooks = 20'000;            // of SQLite's machine: about half a millisecond

sqlite3_stmt *compiled(Connection &connection, const std::string &sql)
{
    sqlite3_stmt *made = nullptr;
    const int code = sqlite3_prepare_v2(connection.raw(), sql.c_str(), int(sql.size()) + 1, &made, nullptr);
    if (code != SQLITE_OK)
        throw DatabaseError(code & 0xff, sqlite3_errmsg(connection.raw()));
    return made;
}

std::int64_t numberOf(const RowDetail &detail, std::string_view name)
{
    if (name == "retries")
        return detail.retries;
    if (name == "fallbacks")
        return detail.fallbacks;
    if (name == "attempts")
        return detail.attempts;
    if (name == "reasoning")
        return detail.reasoning;
    if (name == "asked")
        return detail.modelAsked;
    if (name == "operation")
        return std::int64_t(detail.operation);
    if (name == "dialect")
        return detail.dialect;
    if (name == "address")
        return detail.address;
    return name == "agent" ? detail.userAgent : -1;
}

char lowered(char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; }

bool contains(std::string_view text, std::string_view part)
{
    if (part.size() > text.size())
        return false;
    const char *const last = text.data() + (text.size() - part.size());
    for (const char *at = text.data(); at <= last; ++at) {
        std::size_t same = 0;
        while (same < part.size() && lowered(at[same]) == part[same])
            ++same;
        if (same == part.size())
            return true;
    }
    return false;
}

std::string_view viewOf(sqlite3_value *value)
{
    const auto *bytes = static_cast<const char *>(sqlite3_value_blob(value));
    return {bytes ? bytes : "", bytes ? std::size_t(sqlite3_value_bytes(value)) : 0};
}

void tellDetail(sqlite3_context *context, int, sqlite3_value **values)
{
    RowDetail detail;
    if (!readDetailHead(viewOf(values[0]), detail))
        return sqlite3_result_null(context);
    sqlite3_result_int64(context, numberOf(detail, viewOf(values[1])));
}

void tellContains(sqlite3_context *context, int count, sqlite3_value **values)
{
    const auto part = viewOf(values[0]);
    bool found = false;
    for (int i = 1; i < count && !found; ++i)
        found = contains(viewOf(values[i]), part);
    sqlite3_result_int(context, found);
}

// 8-4-4-4-12
void tellIdContains(sqlite3_context *context, int, sqlite3_value **values)
{
    constexpr char digits[] = "0123456789abcdef";
    const auto id = viewOf(values[1]);
    char text[36];
    char *to = text;
    for (std::size_t i = 0; i < id.size() && i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *to++ = '-';
        *to++ = digits[std::uint8_t(id[i]) >> 4];
        *to++ = digits[std::uint8_t(id[i]) & 15];
    }
    sqlite3_result_int(context, contains({text, std::size_t(to - text)}, viewOf(values[0])));
}

bool knowsRequests(Connection &connection)
{
    sqlite3_stmt *made = nullptr;
    const int code = sqlite3_prepare_v2(connection.raw(), "SELECT request_detail(x'', '')", -1, &made, nullptr);
    sqlite3_finalize(made);
    return code == SQLITE_OK;
}

} // namespace

PassingQuery::End::~End() { sqlite3_finalize(raw); }

PassingQuery::PassingQuery(Connection &connection, const std::string &sql) : m_end{compiled(connection, sql)}, m_statement(m_end.raw) {}

QueryLimit::QueryLimit(Connection &connection, std::chrono::milliseconds most, Gone gone)
    : m_connection(connection), m_end(std::chrono::steady_clock::now() + most), m_gone(std::move(gone))
{
    sqlite3_progress_handler(m_connection.raw(), stepsBetweenLooks, look, this);
}

QueryLimit::~QueryLimit() { sqlite3_progress_handler(m_connection.raw(), 0, nullptr, nullptr); }

bool QueryLimit::isOver() const { return (m_gone && *m_gone) || std::chrono::steady_clock::now() >= m_end; }

int QueryLimit::look(void *limit) { return static_cast<const QueryLimit *>(limit)->isOver(); }

bool wasStopped(const DatabaseError &error) { return error.code == SQLITE_INTERRUPT; }

void knowRequests(Connection &connection)
{
    constexpr int how = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    if (knowsRequests(connection))
        return;
    sqlite3_create_function(connection.raw(), "request_detail", 2, how, nullptr, tellDetail, nullptr, nullptr);
    sqlite3_create_function(connection.raw(), "request_contains", -1, how, nullptr, tellContains, nullptr, nullptr);
    sqlite3_create_function(connection.raw(), "request_id_contains", 2, how, nullptr, tellIdContains, nullptr, nullptr);
}

} // namespace portreeve
