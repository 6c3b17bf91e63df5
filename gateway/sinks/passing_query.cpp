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

void tellDetail(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto *bytes = static_cast<const char *>(sqlite3_value_blob(values[0]));
    const auto *name = reinterpret_cast<const char *>(sqlite3_value_text(values[1]));
    RowDetail detail;
    if (!bytes || !name || !readDetail({bytes, std::size_t(sqlite3_value_bytes(values[0]))}, detail))
        return sqlite3_result_null(context);
    sqlite3_result_int64(context, numberOf(detail, name));
}

bool knowsDetails(Connection &connection)
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

void knowDetails(Connection &connection)
{
    if (!knowsDetails(connection))
        sqlite3_create_function(connection.raw(), "request_detail", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, tellDetail, nullptr, nullptr);
}

} // namespace portreeve
