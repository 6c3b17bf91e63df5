// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/store/registry.h"

#include <type_traits>

namespace portreeve {

namespace {

Refusal refused(int status, const char *type, std::string message)
{
    Refusal refusal;
    refusal.status = status;
    refusal.type = type;
    refusal.message = std::move(message);
    return refusal;
}

bool copyToDeleted(Connection &connection, const RecordTable<Key> &keys, const std::string &token, const std::string &by, Micros wall)
{
    auto copy = connection.prepare("INSERT INTO deleted_keys (deleted_at, deleted_by, " + keys.columns() + ") SELECT ?, ?, "
                                   + keys.columns() + " FROM " + keys.name() + " WHERE token = ?");
    copy.bind(1, wall).bind(2, std::string_view(by)).bind(3, std::string_view(token)).run();
    return connection.changes() > 0;
}

struct NotThere {};

} // namespace

struct Registry::Tables {
    explicit Tables(const Seal &given) : seal(given) {}

    const Seal &seal;
#define PORTREEVE_TABLE(R, word, name)               \
    const RecordTable<R> table##R{word, name, seal}; \
    const RecordTable<R> &of(std::type_identity<R>) const { return table##R; }
    PORTREEVE_RECORDS(PORTREEVE_TABLE)
#undef PORTREEVE_TABLE
};

template <class R>
const RecordTable<R> &Registry::table() const
{
    return m_tables->of(std::type_identity<R>());
}

Registry::Registry(Database &database, const Seal &seal) : m_database(database), m_tables(std::make_unique<Tables>(seal)) {}

Registry::~Registry() = default;

void Registry::prepare()
{
    m_database.write([&](Connection &connection) {
#define PORTREEVE_PREPARE(R, word, name) table<R>().prepare(connection);
        PORTREEVE_RECORDS(PORTREEVE_PREPARE)
#undef PORTREEVE_PREPARE
        connection.execute("CREATE INDEX IF NOT EXISTS keys_by_alias ON keys (key_alias) WHERE key_alias IS NOT NULL");
        connection.execute("CREATE TABLE IF NOT EXISTS deleted_keys (id INTEGER PRIMARY KEY, deleted_at INTEGER NOT NULL, deleted_by TEXT)");
        table<Key>().addColumns(connection, "deleted_keys");
    });
}

std::unique_lock<std::mutex> Registry::editing() { return std::unique_lock(m_editing); }

template <class R>
std::vector<R> Registry::all() const
{
    std::vector<R> records;
    m_database.read([&](Connection &connection) {
        auto loaded = table<R>().all(connection);
        records.reserve(loaded.size());
        for (auto &one : loaded)
            records.push_back(std::move(one.record));
    });
    return records;
}

template <class R>
Result<R> Registry::find(const std::string &id) const
{
    std::optional<Loaded<R>> loaded;
    m_database.read([&](Connection &connection) { loaded = table<R>().find(connection, id); });
    const std::string what = std::string(table<R>().word()) + " " + id;
    if (!loaded)
        return refused(404, "not_found_error", what + " is not in the database");
    if (!loaded->broken.empty()) {
        return refused(500, "internal_server_error", "The stored " + loaded->broken + " of " + what
                       + " cannot be opened with the seal key in use, so it cannot be changed without losing it. Start with the "
                         "key it was sealed under, or delete it and add it anew.");
    }
    return std::move(loaded->record);
}

template <class R>
void Registry::save(const R &record)
{
    m_database.write([&](Connection &connection) { table<R>().save(connection, record); });
}

template <class R>
bool Registry::remove(const std::string &id)
{
    bool found = false;
    m_database.write([&](Connection &connection) { found = table<R>().remove(connection, id); });
    return found;
}

std::optional<Key> Registry::key(const std::string &token) const
{
    auto key = find<Key>(token);
    return key ? std::optional(std::move(*key)) : std::nullopt;
}

std::vector<Key> Registry::keysNamed(const std::string &alias) const
{
    std::vector<Key> named;
    m_database.read([&](Connection &connection) {
        for (auto &loaded : table<Key>().where(connection, "key_alias", alias))
            named.push_back(std::move(loaded.record));
    });
    return named;
}

void Registry::saveAs(const Key &key, const std::string &formerToken)
{
    m_database.write([&](Connection &connection) {
        table<Key>().remove(connection, formerToken);
        table<Key>().save(connection, key);
    });
}

bool Registry::removeKeys(const std::vector<std::string> &tokens, const std::string &by, Micros wall)
{
    try {
        m_database.write([&](Connection &connection) {
            for (const auto &token : tokens) {
                if (!copyToDeleted(connection, table<Key>(), token, by, wall) || !table<Key>().remove(connection, token))
                    throw NotThere();
            }
        });
    } catch (const NotThere &) {       // rolls the transaction back
        return false;
    }
    return true;
}

#define PORTREEVE_RECORD(R, word, name)                              \
    template std::vector<R> Registry::all<R>() const;                \
    template Result<R> Registry::find<R>(const std::string &) const; \
    template void Registry::save<R>(const R &);                      \
    template bool Registry::remove<R>(const std::string &);          \
    template const RecordTable<R> &Registry::table<R>() const;
PORTREEVE_RECORDS(PORTREEVE_RECORD)
#undef PORTREEVE_RECORD

} // namespace portreeve
