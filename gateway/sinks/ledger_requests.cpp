// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/ledger_requests.h"

namespace portreeve {

namespace {

constexpr std::size_t atOnce = 8;
constexpr int columns = 28;

std::string insertOf(std::size_t rows)
{
    std::string one = "(?";
    for (int i = 1; i < columns; ++i)
        one += ",?";
    one += ')';
    std::string sql = "INSERT INTO requests VALUES " + one;
    for (std::size_t i = 1; i < rows; ++i)
        sql += ',' + one;
    return sql;
}

void bind(Binder &to, const RequestRow &row)
{
    to.numbers(row.id, row.started, row.owner, row.status, row.flags, row.group, row.model, row.deployment, row.provider, row.route);
    to.numberOrNone(row.cost);
    to.numbers(row.prompt, row.completion, row.cacheRead, row.cacheWrite, row.duration, row.ttft);
    to.id(row.callId);
    to.numbers(row.errorClass, row.errorCode);
    to.text(row.replyId);
    to.text(row.clientCallId);
    to.text(row.sessionId);
    to.text(row.endUser);
    to.text(std::string_view(row.tags));
    to.blob(row.detail);
    to.text(row.errorMessage);
    to.text(row.metadata);
}

} // namespace

void RequestRows::add(Connection &connection, RequestRow row)
{
    m_waiting.push_back(std::move(row));
    if (m_waiting.size() == atOnce)
        flush(connection);
}

void RequestRows::flush(Connection &connection)
{
    static const std::string several = insertOf(atOnce), one = insertOf(1);
    const std::size_t each = m_waiting.size() == atOnce ? atOnce : 1;
    auto statement = connection.prepare(each == atOnce ? several : one);
    for (std::size_t i = 0; i < m_waiting.size(); i += each)
        write(statement, i, each);
    m_waiting.clear();
}

void RequestRows::write(Statement &statement, std::size_t from, std::size_t count)
{
    Binder to(statement);
    for (std::size_t i = 0; i < count; ++i)
        bind(to, m_waiting[from + i]);
    statement.run();
}

} // namespace portreeve
