// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/store/migrations.h"

namespace portreeve {

namespace {

// Times are microseconds since 1970 (wall, UTC), durations microseconds, money nano-dollars, sequences count the journal's
// frames over all workers. Texts that repeat are numbers: of `words`, and of `owners` for who is charged.
constexpr const char *books[] = {
    "CREATE TABLE IF NOT EXISTS words (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)",

    // Whom a request belongs to, as the key's record said when it was made.
    "CREATE TABLE IF NOT EXISTS owners ("
    " id INTEGER PRIMARY KEY, token TEXT NOT NULL, alias TEXT NOT NULL, user_id TEXT NOT NULL, team_id TEXT NOT NULL,"
    " organization_id TEXT NOT NULL, UNIQUE (token, alias, user_id, team_id, organization_id))",

    // One row a request. Ids rise with the order of closing; the one index is by time, which new rows only append to. Texts
    // that are looked up but would need a random index (ids of replies, of clients, of sessions) are found through row_filters.
    // prompt and completion hold all tokens of their side; detail is what is neither searched nor summed (RowDetail).
    // cost NULL: no price is known. flags: 1 stream, 2 usage suspect, 4 provider overrun, 8 interrupted, 16 has rows in attempts,
    // 32 something used has no known price, 64 failed.
    "CREATE TABLE IF NOT EXISTS requests ("
    " id INTEGER PRIMARY KEY, started INTEGER NOT NULL, owner INTEGER NOT NULL, status INTEGER NOT NULL, flags INTEGER NOT NULL,"
    " model_group INTEGER NOT NULL, model INTEGER NOT NULL, deployment INTEGER NOT NULL, provider INTEGER NOT NULL,"
    " route INTEGER NOT NULL, cost INTEGER, prompt INTEGER NOT NULL, completion INTEGER NOT NULL, cache_read INTEGER NOT NULL,"
    " cache_write INTEGER NOT NULL, duration INTEGER NOT NULL, ttft INTEGER NOT NULL, call_id BLOB NOT NULL,"
    " error_class INTEGER NOT NULL, error_code INTEGER NOT NULL, reply_id TEXT, client_call_id TEXT, session_id TEXT,"
    " end_user TEXT, tags TEXT, detail BLOB NOT NULL, error_message TEXT, metadata TEXT)",
    "CREATE INDEX IF NOT EXISTS requests_by_time ON requests (started)",

    // One row an attempt, only where a request says more than one plain success: retries, fallbacks, failures, raised holds.
    // raises: JSON [[sequence, held], ...], the first the hold itself; NULL: none.
    "CREATE TABLE IF NOT EXISTS attempts ("
    " id INTEGER PRIMARY KEY, request INTEGER NOT NULL, number INTEGER NOT NULL, attempt_id BLOB NOT NULL,"
    " state INTEGER NOT NULL, basis INTEGER NOT NULL, deployment INTEGER NOT NULL, provider INTEGER NOT NULL,"
    " model INTEGER NOT NULL, api_base INTEGER NOT NULL, started INTEGER NOT NULL, duration INTEGER NOT NULL,"
    " ttft INTEGER NOT NULL, status INTEGER NOT NULL, flags INTEGER NOT NULL, cost INTEGER,"
    " input INTEGER NOT NULL, cache_read INTEGER NOT NULL, cache_write INTEGER NOT NULL, cache_write_1h INTEGER NOT NULL,"
    " audio_input INTEGER NOT NULL, image_input INTEGER NOT NULL, output INTEGER NOT NULL, reasoning INTEGER NOT NULL,"
    " audio_output INTEGER NOT NULL, image_output INTEGER NOT NULL, web_searches INTEGER NOT NULL,"
    " held INTEGER NOT NULL, held_sequence INTEGER NOT NULL, settled_sequence INTEGER NOT NULL, window_start INTEGER NOT NULL,"
    " price_version INTEGER NOT NULL, error_class INTEGER NOT NULL, reply_id TEXT, error_message TEXT, raises TEXT)",
    "CREATE INDEX IF NOT EXISTS attempts_by_request ON attempts (request)",

    // A Bloom filter over the texts of the rows first..last: which rows an id can be in, for a few bits a row.
    "CREATE TABLE IF NOT EXISTS row_filters (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, bits BLOB NOT NULL)",

    // Kept in the transaction that writes the rows, so that they are always the rows' sums. Everything a request cost counts
    // where the request counts: with the deployment that answered last. quarter: of an hour, since 1970.
    "CREATE TABLE IF NOT EXISTS sums_quarter ("
    " quarter INTEGER NOT NULL, owner INTEGER NOT NULL, model_group INTEGER NOT NULL, provider INTEGER NOT NULL,"
    " requests INTEGER NOT NULL, failures INTEGER NOT NULL, unpriced INTEGER NOT NULL, input INTEGER NOT NULL,"
    " cache_read INTEGER NOT NULL, cache_write INTEGER NOT NULL, media_input INTEGER NOT NULL, output INTEGER NOT NULL,"
    " reasoning INTEGER NOT NULL, media_output INTEGER NOT NULL, cost INTEGER NOT NULL, duration INTEGER NOT NULL,"
    " latency BLOB NOT NULL, ttft BLOB NOT NULL, PRIMARY KEY (quarter, owner, model_group, provider)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS sums_day ("
    " day INTEGER NOT NULL, owner INTEGER NOT NULL, model_group INTEGER NOT NULL, model INTEGER NOT NULL,"
    " provider INTEGER NOT NULL, route INTEGER NOT NULL, requests INTEGER NOT NULL, failures INTEGER NOT NULL,"
    " input INTEGER NOT NULL, cache_read INTEGER NOT NULL, cache_write INTEGER NOT NULL, output INTEGER NOT NULL,"
    " cost INTEGER NOT NULL, duration INTEGER NOT NULL, timed INTEGER NOT NULL,"
    " PRIMARY KEY (day, owner, model_group, model, provider, route)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS sums_tag ("
    " day INTEGER NOT NULL, tag INTEGER NOT NULL, requests INTEGER NOT NULL, tokens INTEGER NOT NULL, cost INTEGER NOT NULL,"
    " PRIMARY KEY (day, tag)) WITHOUT ROWID",
    // By budget window of the scope that was charged; window_start 0: no window.
    "CREATE TABLE IF NOT EXISTS spends ("
    " scope TEXT NOT NULL, window_start INTEGER NOT NULL, spent INTEGER NOT NULL, PRIMARY KEY (scope, window_start)) WITHOUT ROWID",

    // How far each journal file is in these tables, and the frames of the exchanges that were still open there.
    "CREATE TABLE IF NOT EXISTS journal_files (name TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS open_exchanges (call_id BLOB PRIMARY KEY, frames BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS ledger_facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
};

constexpr const char *useAndBodies[] = {
    // When an owner's last request began. Kept in the transaction that writes the rows; those before: to the quarter of an hour.
    "CREATE TABLE IF NOT EXISTS owner_use (owner INTEGER PRIMARY KEY, last_used INTEGER NOT NULL)",
    "INSERT OR IGNORE INTO owner_use SELECT owner, max(quarter) * 900000000 FROM sums_quarter GROUP BY owner",
    // What was asked and answered, where store_prompts_in_spend_logs is on. JSON, or text where it is none.
    "CREATE TABLE IF NOT EXISTS bodies (call_id BLOB PRIMARY KEY, request TEXT NOT NULL, response TEXT NOT NULL)",
};

// The sums again by the hour and one thing alone, so that a quarter of a year is thousands of rows and not hundreds of thousands.
// kind: 0 all together (id 0), 1 by owner, 2 by model_group, 3 by provider. Hours from the fact hours_from on are complete.
constexpr const char *hours[] = {
    "CREATE TABLE IF NOT EXISTS sums_hour ("
    " kind INTEGER NOT NULL, hour INTEGER NOT NULL, id INTEGER NOT NULL, requests INTEGER NOT NULL, failures INTEGER NOT NULL,"
    " input INTEGER NOT NULL, output INTEGER NOT NULL, cache_read INTEGER NOT NULL, cost INTEGER NOT NULL, latency BLOB NOT NULL,"
    " PRIMARY KEY (kind, hour, id)) WITHOUT ROWID",
    "INSERT OR IGNORE INTO ledger_facts SELECT 'hours_from', coalesce(max(quarter) / 4 + 1, 0) FROM sums_quarter",
};

// Rows that are looked for because they are not plain answers: few, so that the index costs others nothing. What a query has to
// say to use it: unusualRows in sinks/request_where.h.
constexpr const char *unusual[] = {
    "CREATE INDEX IF NOT EXISTS requests_unusual ON requests (id, started, status, flags, error_class) WHERE status != 200 OR flags & 64 != 0",
};

// What a bare text is looked for in, of the rows of each filter of row_filters, close together (TextRun in sinks/ledger_texts.h).
constexpr const char *texts[] = {
    "CREATE TABLE IF NOT EXISTS row_texts (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, names BLOB NOT NULL, shared BLOB NOT NULL,"
    " places BLOB NOT NULL, texts BLOB NOT NULL, ids BLOB NOT NULL)",
};

// By deployment: by itself, for deployments come and go, and few ask for them together with another thing. Quarters from the fact
// deployments_from on are complete; sums_hour has kind 4 of the hours that are.
constexpr const char *deployments[] = {
    "CREATE TABLE IF NOT EXISTS sums_deployment ("
    " quarter INTEGER NOT NULL, deployment INTEGER NOT NULL, requests INTEGER NOT NULL, failures INTEGER NOT NULL,"
    " input INTEGER NOT NULL, output INTEGER NOT NULL, cache_read INTEGER NOT NULL, cost INTEGER NOT NULL, latency BLOB NOT NULL,"
    " PRIMARY KEY (quarter, deployment)) WITHOUT ROWID",
    "INSERT OR IGNORE INTO ledger_facts SELECT 'deployments_from', coalesce(max(quarter) + 1, 0) FROM sums_quarter",
};

constexpr Migration steps[] = {
    {1, "books", books},
    {2, "use and bodies", useAndBodies},
    {3, "hours", hours},
    {4, "unusual", unusual},
    {5, "texts", texts},
    {6, "deployments", deployments},
};

} // namespace

std::span<const Migration> migrations() { return steps; }

std::int64_t newestSchema() { return std::int64_t(std::size(steps)); }

std::int64_t schemaOf(Connection &connection)
{
    auto there = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations'");
    if (!there.step())
        return 0;
    auto newest = connection.prepare("SELECT coalesce(max(number), 0) FROM schema_migrations");
    newest.step();
    return newest.integer(0);
}

void migrate(Connection &connection)
{
    Transaction transaction(connection);
    connection.execute("CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL,"
                       " applied TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)");
    const auto have = schemaOf(connection);
    for (const auto &step : steps) {
        if (step.number <= have)
            continue;
        for (const char *statement : step.statements)
            connection.execute(statement);
        connection.prepare("INSERT INTO schema_migrations (number, name) VALUES (?1, ?2)").bind(1, step.number).bind(2, std::string_view(step.name)).run();
    }
    transaction.done();
}

} // namespace portreeve
