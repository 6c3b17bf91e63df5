// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "gateway/store/database.h"

namespace portreeve {

// A statement that is compiled for one use: what people ask has any number of texts, and the connection keeps all of its own.
class PassingQuery {
public:
    PassingQuery(Connection &connection, const std::string &sql);
    PassingQuery(const PassingQuery &) = delete;
    Statement &statement() { return m_statement; }
    Statement *operator->() { return &m_statement; }

private:
    struct End {                         // goes after the statement has let go of it
        sqlite3_stmt *raw;
        ~End();
    };
    End m_end;
    Statement m_statement;
};

// While it lives, statements of the connection end with a DatabaseError of wasStopped() when the time is over or nobody waits
// for the answer any more.
class QueryLimit {
public:
    using Gone = std::shared_ptr<const std::atomic<bool>>;       // null: somebody always waits
    QueryLimit(Connection &connection, std::chrono::milliseconds most, Gone gone);
    ~QueryLimit();
    QueryLimit(const QueryLimit &) = delete;
    bool isOver() const;

private:
    static int look(void *limit);
    Connection &m_connection;
    std::chrono::steady_clock::time_point m_end;
    Gone m_gone;
};
bool wasStopped(const DatabaseError &error);

// Makes known to the connection's SQL what SQLite has not, or not as fast:
// request_detail(detail, 'retries'): a number of a row's details (request_fields.cpp) · request_contains(part, texts ...): whether
// one of them has the part, which is in lower case · request_id_contains(part, call_id): the same of an id as it is written.
void knowRequests(Connection &connection);

} // namespace portreeve
