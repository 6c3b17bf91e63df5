// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gateway/base/refusal.h"

struct sqlite3;
struct sqlite3_stmt;

namespace portreeve {

// A failed statement: what SQLite says. Thrown; caught at a seam (writer, reader, start).
class DatabaseError : public std::runtime_error {
public:
    DatabaseError(int code, const std::string &text) : std::runtime_error(text), code(code) {}
    int code;                       // SQLite's primary result code
};

// A prepared statement, kept by its connection. Bind from 1, columns from 0.
class Statement {
public:
    explicit Statement(sqlite3_stmt *raw) : m_raw(raw) {}
    Statement(const Statement &) = delete;
    Statement(Statement &&other) noexcept : m_raw(other.m_raw) { other.m_raw = nullptr; }
    ~Statement();                   // resets; the connection keeps it for the next time
    Statement &bind(int at, std::int64_t value);
    Statement &bind(int at, std::string_view value);       // text
    Statement &bind(int at, const std::string &value) { return bind(at, std::string_view(value)); }
    Statement &bind(int at, const char *value) { return bind(at, std::string_view(value)); }
    Statement &bindLent(int at, std::string_view value);   // text that outlives the step: not copied
    Statement &bindBlob(int at, std::string_view value);
    Statement &bindLentBlob(int at, std::string_view value);
    Statement &bindNull(int at);
    Statement &bind(int at, const std::optional<std::int64_t> &value);
    Statement &bind(int at, const std::optional<std::string> &value);
    bool step();                    // true: a row; throws DatabaseError
    void run();                     // step() to the end, then reset
    void reset();
    std::int64_t integer(int column) const;
    std::string text(int column) const;
    std::string_view view(int column) const;               // lives until the next step()
    bool isNull(int column) const;
    std::optional<std::int64_t> optionalInteger(int column) const;
    std::optional<std::string> optionalText(int column) const;
    int columns() const;
    std::string columnName(int column) const;

private:
    sqlite3_stmt *m_raw;
};

// One connection, one thread at a time. WAL, synchronous=FULL, busy limit 5 s, foreign keys on.
class Connection {
public:
    Connection(const std::string &file, bool readOnly);
    ~Connection();
    Statement prepare(std::string_view sql);               // cached by its text
    void execute(std::string_view sql);
    std::int64_t number(std::string_view sql);             // the first value of the first row; 0 when there is no row
    std::int64_t lastId() const;
    std::int64_t changes() const;
    sqlite3 *raw() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

// Commits when done() is called, rolls back when it goes before that.
class Transaction {
public:
    explicit Transaction(Connection &connection);          // BEGIN IMMEDIATE
    ~Transaction();
    void done();

private:
    Connection &m_connection;
    bool m_open = true;
};

// The database of a data directory. The writer's connection is the ledger's thread's alone; records are written through
// write(), which takes the same lock; readers have their own. PostgreSQL comes behind this seam later.
class Database {
public:
    // Opens or makes it (0600), migrates; refuses a newer schema, and a file that fails quick_check, with what to do. Of a file
    // over 16 MiB single requests are not checked: damage to one is found when it is read.
    static Result<std::unique_ptr<Database>> open(const std::string &file);
    ~Database();
    // Runs `work` in one write transaction; throws what it throws (rolled back).
    void write(const std::function<void(Connection &)> &work);
    // Gives back the pages that the writer's connection keeps: for when nothing is to be written for a while.
    void rest();
    // Runs `work` on one of the readers (two; waits for a free one). Sees all that was committed before.
    void read(const std::function<void(Connection &)> &work) const;
    const std::string &file() const;

private:
    explicit Database(std::string file);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace portreeve
