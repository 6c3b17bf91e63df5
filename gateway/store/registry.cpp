// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/store/registry.h"

namespace portreeve {

namespace {

// The digest that requests are looked up by is not stored: it is the token in another form.
Key withDigest(Key key)
{
    parseDigest(key.token, &key.digest);
    return key;
}

template <class R>
std::vector<R> allOf(const Database &database, const RecordTable<R> &table)
{
    std::vector<R> records;
    database.read([&](Connection &connection) {
        auto loaded = table.all(connection);
        records.reserve(loaded.size());
        for (auto &one : loaded)
            records.push_back(std::move(one.record));
    });
    return records;
}

template <class R>
std::optional<Loaded<R>> oneOf(const Database &database, const RecordTable<R> &table, const std::string &id)
{
    std::optional<Loaded<R>> loaded;
    database.read([&](Connection &connection) { loaded = table.find(connection, id); });
    return loaded;
}

Refusal refused(int status, const char *type, std::string message)
{
    Refusal refusal;
    refusal.status = status;
    refusal.type = type;
    refusal.message = std::move(message);
    return refusal;
}

template <class R>
Result<R> editable(std::optional<Loaded<R>> loaded, const std::string &what, const std::string &id)
{
    if (!loaded)
        return refused(404, "not_found_error", what + " " + id + " is not in the database");
    if (!loaded->broken.empty()) {
        return refused(500, "internal_server_error", "The stored " + loaded->broken + " of " + what + " " + id
                       + " cannot be opened with the seal key in use, so it cannot be changed without losing it. Start with the "
                         "key it was sealed under, or delete it and add it anew.");
    }
    return std::move(loaded->record);
}

template <class R>
bool removed(Database &database, const RecordTable<R> &table, const std::string &id)
{
    bool found = false;
    database.write([&](Connection &connection) { found = table.remove(connection, id); });
    return found;
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

Registry::Registry(Database &database, const Seal &seal)
    : m_database(database), m_keys("keys", seal), m_deployments("deployments", seal), m_credentials("credentials", seal)
{
}

void Registry::prepare()
{
    m_database.write([&](Connection &connection) {
        m_keys.prepare(connection);
        m_deployments.prepare(connection);
        m_credentials.prepare(connection);
        connection.execute("CREATE INDEX IF NOT EXISTS keys_by_alias ON keys (key_alias) WHERE key_alias IS NOT NULL");
        connection.execute("CREATE TABLE IF NOT EXISTS deleted_keys (id INTEGER PRIMARY KEY, deleted_at INTEGER NOT NULL, deleted_by TEXT)");
        m_keys.addColumns(connection, "deleted_keys");
    });
}

std::unique_lock<std::mutex> Registry::editing() { return std::unique_lock(m_editing); }

std::vector<Key> Registry::keys() const
{
    auto keys = allOf(m_database, m_keys);
    for (auto &key : keys)
        parseDigest(key.token, &key.digest);
    return keys;
}

std::optional<Key> Registry::key(const std::string &token) const
{
    auto loaded = oneOf(m_database, m_keys, token);
    return loaded ? std::optional(withDigest(std::move(loaded->record))) : std::nullopt;
}

std::vector<Key> Registry::keysNamed(const std::string &alias) const
{
    std::vector<Key> named;
    m_database.read([&](Connection &connection) {
        for (auto &loaded : m_keys.where(connection, "key_alias", alias))
            named.push_back(withDigest(std::move(loaded.record)));
    });
    return named;
}

void Registry::save(const Key &key)
{
    m_database.write([&](Connection &connection) { m_keys.save(connection, key); });
}

void Registry::saveAs(const Key &key, const std::string &formerToken)
{
    m_database.write([&](Connection &connection) {
        m_keys.remove(connection, formerToken);
        m_keys.save(connection, key);
    });
}

bool Registry::removeKeys(const std::vector<std::string> &tokens, const std::string &by, Micros wall)
{
    try {
        m_database.write([&](Connection &connection) {
            for (const auto &token : tokens) {
                if (!copyToDeleted(connection, m_keys, token, by, wall) || !m_keys.remove(connection, token))
                    throw NotThere();
            }
        });
    } catch (const NotThere &) {       // rolls the transaction back
        return false;
    }
    return true;
}

std::vector<Deployment> Registry::deployments() const { return allOf(m_database, m_deployments); }

Result<Deployment> Registry::deployment(const std::string &id) const
{
    return editable(oneOf(m_database, m_deployments, id), "model", id);
}

void Registry::save(const Deployment &deployment)
{
    m_database.write([&](Connection &connection) { m_deployments.save(connection, deployment); });
}

bool Registry::removeDeployment(const std::string &id) { return removed(m_database, m_deployments, id); }

std::vector<Credential> Registry::credentials() const { return allOf(m_database, m_credentials); }

Result<Credential> Registry::credential(const std::string &name) const
{
    return editable(oneOf(m_database, m_credentials, name), "credential", name);
}

void Registry::save(const Credential &credential)
{
    m_database.write([&](Connection &connection) { m_credentials.save(connection, credential); });
}

bool Registry::removeCredential(const std::string &name) { return removed(m_database, m_credentials, name); }

} // namespace portreeve
