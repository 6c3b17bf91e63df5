// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/store/database.h"

#include <condition_variable>
#include <cstring>
#include <mutex>
#include <unordered_map>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gateway/store/migrations.h"

namespace portreeve {

namespace {

constexpr int busyMillis = 5000;
constexpr std::size_t readerCount = 2;
constexpr std::int64_t applicationId = 0x50727476;   // "Prtv": tells our files from other programs' databases

const char *plainWords(int code)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "the database is locked by another program";
    case SQLITE_FULL: return "the disk is full";
    case SQLITE_READONLY: return "the database cannot be written to (read-only)";
    case SQLITE_IOERR: return "reading or writing the database failed";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return "the database is damaged";
    case SQLITE_CANTOPEN: return "the database cannot be opened";
    default: return "the database refused";
    }
}

[[noreturn]] void fail(sqlite3 *db, int code)
{
    throw DatabaseError(code & 0xff, std::string(plainWords(code)) + ": " + (db ? sqlite3_errmsg(db) : sqlite3_errstr(code)));
}

void check(sqlite3_stmt *statement, int code)
{
    if (code != SQLITE_OK)
        fail(sqlite3_db_handle(statement), code);
}

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

} // namespace

// -- Statement

Statement::~Statement()
{
    if (!m_raw)
        return;
    sqlite3_reset(m_raw);
    sqlite3_clear_bindings(m_raw);
}

Statement &Statement::bind(int at, std::int64_t value)
{
    check(m_raw, sqlite3_bind_int64(m_raw, at, value));
    return *this;
}

Statement &Statement::bind(int at, std::string_view value)
{
    check(m_raw, sqlite3_bind_text(m_raw, at, value.empty() ? "" : value.data(), int(value.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement &Statement::bindLent(int at, std::string_view value)
{
    check(m_raw, sqlite3_bind_text(m_raw, at, value.empty() ? "" : value.data(), int(value.size()), SQLITE_STATIC));
    return *this;
}

Statement &Statement::bindBlob(int at, std::string_view value)
{
    check(m_raw, sqlite3_bind_blob(m_raw, at, value.empty() ? "" : value.data(), int(value.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement &Statement::bindLentBlob(int at, std::string_view value)
{
    check(m_raw, sqlite3_bind_blob(m_raw, at, value.empty() ? "" : value.data(), int(value.size()), SQLITE_STATIC));
    return *this;
}

Statement &Statement::bindNull(int at)
{
    check(m_raw, sqlite3_bind_null(m_raw, at));
    return *this;
}

Statement &Statement::bind(int at, const std::optional<std::int64_t> &value) { return value ? bind(at, *value) : bindNull(at); }

Statement &Statement::bind(int at, const std::optional<std::string> &value) { return value ? bind(at, std::string_view(*value)) : bindNull(at); }

bool Statement::step()
{
    const int code = sqlite3_step(m_raw);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    // The message must be read before the reset, which may be the first to know the reason.
    const DatabaseError error(code & 0xff, std::string(plainWords(code)) + ": " + sqlite3_errmsg(sqlite3_db_handle(m_raw)));
    sqlite3_reset(m_raw);
    throw error;
}

void Statement::run()
{
    while (step()) {
    }
    reset();
}

void Statement::reset() { sqlite3_reset(m_raw); }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_raw, column); }

std::string_view Statement::view(int column) const
{
    // A blob of the value's bytes: text stays text, and an embedded NUL does not cut it.
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_raw, column));
    return {bytes ? bytes : "", bytes ? std::size_t(sqlite3_column_bytes(m_raw, column)) : 0};
}

std::string Statement::text(int column) const { return std::string(view(column)); }

bool Statement::isNull(int column) const { return sqlite3_column_type(m_raw, column) == SQLITE_NULL; }

std::optional<std::int64_t> Statement::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<std::string> Statement::optionalText(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(text(column));
}

int Statement::columns() const { return sqlite3_column_count(m_raw); }

std::string Statement::columnName(int column) const
{
    const char *name = sqlite3_column_name(m_raw, column);
    return name ? name : "";
}

// -- Connection

struct Connection::Private {
    sqlite3 *db = nullptr;
    // More than one statement of a text only when it is stepped within itself.
    std::unordered_map<std::string, std::vector<sqlite3_stmt *>, TextHash, std::equal_to<>> statements;

    sqlite3_stmt *compile(std::string_view sql)
    {
        sqlite3_stmt *made = nullptr;
        const int code = sqlite3_prepare_v3(db, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &made, nullptr);
        if (code != SQLITE_OK)
            fail(db, code);
        return made;
    }

    ~Private()
    {
        for (const auto &[text, made] : statements)
            for (auto *statement : made)
                sqlite3_finalize(statement);
        sqlite3_close_v2(db);
    }
};

Connection::Connection(const std::string &file, bool readOnly) : d(std::make_unique<Private>())
{
    // One thread at a time: SQLite's own mutexes would cost a few ns on each of a row's fifty binds.
    const int flags = (readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(file.c_str(), &d->db, flags, nullptr);
    if (code != SQLITE_OK)
        fail(d->db, code);
    sqlite3_extended_result_codes(d->db, 1);
    sqlite3_busy_timeout(d->db, busyMillis);
    sqlite3_db_config(d->db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    execute("PRAGMA trusted_schema = OFF");
    execute("PRAGMA cell_size_check = ON");
    execute("PRAGMA foreign_keys = ON");
    execute("PRAGMA temp_store = MEMORY");
    execute(readOnly ? "PRAGMA query_only = ON" : "PRAGMA synchronous = FULL");
}

Connection::~Connection() = default;

Statement Connection::prepare(std::string_view sql)
{
    auto found = d->statements.find(sql);
    if (found == d->statements.end())
        found = d->statements.emplace(std::string(sql), std::vector<sqlite3_stmt *>()).first;
    for (auto *statement : found->second) {
        if (!sqlite3_stmt_busy(statement))
            return Statement(statement);
    }
    found->second.push_back(d->compile(sql));
    return Statement(found->second.back());
}

void Connection::execute(std::string_view sql)
{
    const int code = sqlite3_exec(d->db, std::string(sql).c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        fail(d->db, code);
}

std::int64_t Connection::number(std::string_view sql)
{
    auto row = prepare(sql);
    return row.step() ? row.integer(0) : 0;
}

std::int64_t Connection::lastId() const { return sqlite3_last_insert_rowid(d->db); }
std::int64_t Connection::changes() const { return sqlite3_changes64(d->db); }
sqlite3 *Connection::raw() const { return d->db; }

// -- Transaction

Transaction::Transaction(Connection &connection) : m_connection(connection) { connection.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction()
{
    // SQLite may have rolled back by itself (disk full, I/O error).
    if (m_open && !sqlite3_get_autocommit(m_connection.raw()))
        sqlite3_exec(m_connection.raw(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::done()
{
    m_connection.execute("COMMIT");
    m_open = false;
}

// -- Database

struct Database::Private {
    std::string file;
    std::mutex writing;
    std::unique_ptr<Connection> writer;
    std::mutex readersMutex;
    std::condition_variable readerFreed;
    std::vector<std::unique_ptr<Connection>> readers;    // those that are free

    std::unique_ptr<Connection> takeReader()
    {
        std::unique_lock lock(readersMutex);
        readerFreed.wait(lock, [this] { return !readers.empty(); });
        auto reader = std::move(readers.back());
        readers.pop_back();
        return reader;
    }

    void giveBack(std::unique_ptr<Connection> reader)
    {
        {
            const std::lock_guard lock(readersMutex);
            readers.push_back(std::move(reader));
        }
        readerFreed.notify_one();
    }
};

namespace {

Refusal refused(const std::string &file, const std::string &what)
{
    Refusal refusal;
    refusal.type = "database_error";
    refusal.message = file + ": " + what;
    return refusal;
}

constexpr const char *whatToDo = ". Nothing was changed. Restore this file from a backup; or move it away with its -wal and -shm files to start with empty "
                                 "books (`sqlite3 FILE .recover` saves what can still be read)";

// nullopt: there, as ours alone to read.
std::optional<std::string> makeFile(const std::string &file)
{
    const int handle = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (handle < 0)
        return std::string("cannot be opened: ") + std::strerror(errno);
    const bool ours = ::fchmod(handle, 0600) == 0;
    const std::string why = std::strerror(errno);
    ::close(handle);
    if (!ours)
        return "its permissions cannot be set to 0600 (it holds keys and spend): " + why;
    return std::nullopt;
}

// A database of another program must not even be switched to WAL.
std::optional<std::string> foreignness(Connection &connection)
{
    const auto id = connection.number("PRAGMA application_id");
    if (id == applicationId)
        return std::nullopt;
    if (id == 0 && connection.number("SELECT count(*) FROM sqlite_schema") == 0)
        return std::nullopt;
    return "is a database of another program. Nothing was changed; choose another data directory or file";
}

constexpr std::int64_t mostChecked = 16ll << 20;     // bytes: some 40 ms of reading at each start

std::optional<std::string> damageOf(Connection &connection, const std::string &argument)
{
    auto statement = connection.prepare("PRAGMA quick_check(" + argument + ")");
    if (!statement.step())
        return "quick_check gave no answer";
    const auto answer = statement.text(0);
    return answer == "ok" ? std::nullopt : std::optional(answer);
}

// A large file is checked without the rows of single requests: all records, sums and spends are in the rest, and damage to
// such a row is found when it is read.
std::optional<std::string> damage(Connection &connection)
{
    if (connection.number("PRAGMA page_count") * connection.number("PRAGMA page_size") <= mostChecked)
        return damageOf(connection, "1");
    std::vector<std::string> tables;
    auto names = connection.prepare("SELECT quote(name) FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('requests', 'attempts')");
    while (names.step())
        tables.push_back(names.text(0));
    for (const auto &table : tables) {
        if (auto bad = damageOf(connection, table))
            return bad;
    }
    return std::nullopt;
}

std::optional<std::string> makeReady(Connection &connection)
{
    if (auto foreign = foreignness(connection))
        return foreign;
    if (auto bad = damage(connection))
        return "the database is damaged (" + *bad + ")" + whatToDo;
    if (const auto schema = schemaOf(connection); schema > newestSchema())
        return "was written by a newer Portreeve (schema " + std::to_string(schema) + ", this one knows " + std::to_string(newestSchema()) +
               "). Nothing was changed; start the newer version, or restore a backup made before the update";
    connection.execute("PRAGMA journal_mode = WAL");
    connection.execute("PRAGMA journal_size_limit = 67108864");
    connection.execute("PRAGMA wal_autocheckpoint = 4000");
    connection.execute("PRAGMA cache_size = -4000");      // KiB: rows are added at the end, of the rest few pages change
    connection.execute("PRAGMA application_id = " + std::to_string(applicationId));
    migrate(connection);
    return std::nullopt;
}

const char *remedy(const DatabaseError &error)
{
    switch (error.code) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return whatToDo;
    case SQLITE_FULL: return ". Nothing is lost: make room on this disk (256 MiB are plenty) and start again";
    case SQLITE_BUSY: return ". Close the other program and start again";
    default: return "";
    }
}

} // namespace

void Database::rest()
{
    const std::lock_guard lock(d->writing);
    sqlite3_db_release_memory(d->writer->raw());
}

Database::Database(std::string file) : d(std::make_unique<Private>()) { d->file = std::move(file); }

Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const std::string &file)
{
    // SQLite's count of its memory is a lock around each of its allocations. Refused once it is in use: then it stays as it is.
    static std::once_flag configured;
    std::call_once(configured, [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
    if (const auto why = makeFile(file))
        return refused(file, *why);
    std::unique_ptr<Database> database(new Database(file));
    try {
        database->d->writer = std::make_unique<Connection>(file, false);
        if (const auto why = makeReady(*database->d->writer))
            return refused(file, *why);
        for (std::size_t i = 0; i < readerCount; ++i)
            database->d->readers.push_back(std::make_unique<Connection>(file, true));
    } catch (const DatabaseError &error) {
        return refused(file, error.what() + std::string(remedy(error)));
    }
    return database;
}

void Database::write(const std::function<void(Connection &)> &work)
{
    const std::lock_guard lock(d->writing);
    Transaction transaction(*d->writer);
    work(*d->writer);
    transaction.done();
}

void Database::read(const std::function<void(Connection &)> &work) const
{
    struct Lent {
        Private &from;
        std::unique_ptr<Connection> connection;
        ~Lent()
        {
            if (!sqlite3_get_autocommit(connection->raw()))
                sqlite3_exec(connection->raw(), "ROLLBACK", nullptr, nullptr, nullptr);
            from.giveBack(std::move(connection));
        }
    } lent{*d, d->takeReader()};
    lent.connection->execute("BEGIN");      // one view of the books for all statements of the work
    work(*lent.connection);
}

const std::string &Database::file() const { return d->file; }

} // namespace portreeve
