// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/local/connections.h"

#include "ui/local/secrets.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QPointer>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace portreeve::ui {
namespace {

constexpr int schema = 1;
constexpr int noteSeconds = 60; // not every answer is worth a write

const QStringList steps = {
    QStringLiteral("CREATE TABLE connections (id TEXT PRIMARY KEY, place INTEGER NOT NULL, name TEXT NOT NULL UNIQUE COLLATE NOCASE, kind TEXT NOT NULL, url TEXT NOT NULL, "
                   "key_header TEXT NOT NULL, environment TEXT NOT NULL, read_only INTEGER NOT NULL, certificate_authority TEXT NOT NULL, seen_ms INTEGER, version TEXT NOT NULL DEFAULT '')"),
};

const QList<QPair<ServerKind, QString>> kinds = {{ServerKind::Portreeve, QStringLiteral("portreeve")}, {ServerKind::LiteLlm, QStringLiteral("litellm")}, {ServerKind::OpenAiOnly, QStringLiteral("openai")}};
const QList<QPair<Environment, QString>> environments = {{Environment::None, QStringLiteral("none")}, {Environment::Development, QStringLiteral("development")},
                                                         {Environment::Staging, QStringLiteral("staging")}, {Environment::Production, QStringLiteral("production")}};

template <typename Value>
QString wordOf(const QList<QPair<Value, QString>> &words, Value value)
{
    for (const auto &[one, word] : words) {
        if (one == value)
            return word;
    }
    return {};
}

template <typename Value>
Value valueOf(const QList<QPair<Value, QString>> &words, const QString &word)
{
    for (const auto &[one, name] : words) {
        if (name == word)
            return one;
    }
    return words.first().first;
}

} // namespace

Connection Connections::thisComputer()
{
    Connection connection;
    connection.id = QStringLiteral("local");
    connection.name = tr("This computer");
    return connection;
}

Connections::Connections(const QString &profileDirectory, Secrets &secrets, bool hasLocal, QObject *parent)
    : QObject(parent), m_directory(profileDirectory), m_secrets(secrets), m_hasLocal(hasLocal), m_name(QStringLiteral("desktop-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    if (open())
        load();
    const bool knowsLocal = find(QStringLiteral("local"));
    if (m_hasLocal && !knowsLocal)
        m_all.prepend(thisComputer());
    nameThisComputer();
    if (QCoreApplication::instance())
        QCoreApplication::instance()->installEventFilter(this);
}

/// Unless its user gave it a name, this computer is called what the language calls it.
void Connections::nameThisComputer()
{
    for (Connection &each : m_all) {
        const QString name = thisComputer().name;
        if (!each.isLocal() || each.name == name || (each.name != QLatin1String("This computer") && each.name != m_localName))
            continue;
        each.name = name;
        emit changed();
    }
    m_localName = thisComputer().name;
}

bool Connections::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && watched == QCoreApplication::instance())
        nameThisComputer();
    return QObject::eventFilter(watched, event);
}

Connections::~Connections()
{
    QSqlDatabase::removeDatabase(m_name);
}

bool Connections::open()
{
    const QString file = m_directory + QStringLiteral("/desktop.db");
    auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    database.setDatabaseName(file);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=200"));
    if (!database.open()) {
        m_fault = tr("%1 cannot be opened, so connections are kept until Portreeve is closed: %2").arg(file, database.lastError().text());
        return false;
    }
    QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    if (migrate())
        return true;
    database.close();
    return false;
}

bool Connections::migrate()
{
    auto database = QSqlDatabase::database(m_name);
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next()) {
        m_fault = tr("The list of connections is damaged: %1. It is left as it is; move %2 away to begin a new one.").arg(query.lastError().text(), database.databaseName());
        return false;
    }
    const int version = query.value(0).toInt();
    if (version > schema) {
        m_fault = tr("The list of connections was written by a newer Portreeve and is left as it is. Start that one, or another profile (--profile).");
        return false;
    }
    query.finish();
    database.transaction();
    for (int step = version; step < schema; ++step) {
        if (!query.exec(steps.at(step))) {
            m_fault = tr("The list of connections cannot be written: %1").arg(query.lastError().text());
            database.rollback();
            return false;
        }
    }
    query.exec(QStringLiteral("PRAGMA user_version = %1").arg(schema));
    return database.commit();
}

void Connections::load()
{
    QSqlQuery query(QSqlDatabase::database(m_name));
    query.exec(QStringLiteral("SELECT id, name, kind, url, key_header, environment, read_only, certificate_authority, seen_ms, version FROM connections ORDER BY place, name"));
    while (query.next()) {
        Connection connection;
        connection.id = query.value(0).toString();
        connection.name = query.value(1).toString();
        connection.kind = valueOf(kinds, query.value(2).toString());
        connection.url = query.value(3).toString();
        connection.keyHeader = query.value(4).toString();
        connection.environment = valueOf(environments, query.value(5).toString());
        connection.readOnly = query.value(6).toBool();
        connection.certificateAuthority = query.value(7).toString();
        if (!query.value(8).isNull())
            m_seen[connection.id] = {QDateTime::fromMSecsSinceEpoch(query.value(8).toLongLong(), Qt::UTC), query.value(9).toString()};
        if (!connection.isLocal())
            m_all.append(connection);
        else if (m_hasLocal)
            m_all.prepend(connection);
    }
}

const Connection *Connections::find(const QString &id) const
{
    for (const auto &connection : m_all) {
        if (connection.id == id)
            return &connection;
    }
    return nullptr;
}

bool Connections::run(const QString &sql, const QVariantList &values, QString *why)
{
    auto database = QSqlDatabase::database(m_name, false);
    if (!database.isOpen())
        return true; // for this session only, as fault() says
    QSqlQuery query(database);
    query.prepare(sql);
    for (const auto &value : values)
        query.addBindValue(value);
    if (query.exec())
        return true;
    if (why)
        *why = tr("The list of connections cannot be written: %1").arg(query.lastError().text());
    return false;
}

QString Connections::save(Connection connection, QString *why)
{
    connection.name = connection.name.trimmed();
    for (const auto &other : std::as_const(m_all)) {
        if (other.id != connection.id && other.name.compare(connection.name, Qt::CaseInsensitive) == 0) {
            if (why)
                *why = tr("There is a connection of this name already.");
            return {};
        }
    }
    if (connection.id.isEmpty())
        connection.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    qsizetype index = 0;
    while (index < m_all.size() && m_all.at(index).id != connection.id)
        ++index;
    const QString sql = QStringLiteral("INSERT INTO connections (id, place, name, kind, url, key_header, environment, read_only, certificate_authority) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
                                       "ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, url = excluded.url, key_header = excluded.key_header, "
                                       "environment = excluded.environment, read_only = excluded.read_only, certificate_authority = excluded.certificate_authority");
    const auto text = [](const QString &value) { return value.isNull() ? QStringLiteral("") : value; };
    const QVariantList values = {connection.id, int(index), connection.name, wordOf(kinds, connection.kind), text(connection.url), text(connection.keyHeader),
                                 wordOf(environments, connection.environment), connection.readOnly, text(connection.certificateAuthority)};
    if (!run(sql, values, why))
        return {};
    if (index < m_all.size())
        m_all[index] = connection;
    else
        m_all.append(connection);
    emit changed();
    return connection.id;
}

void Connections::remove(const QString &id)
{
    const bool isGone = id != QLatin1String("local") && m_all.removeIf([&id](const Connection &one) { return one.id == id; }) > 0;
    if (!isGone)
        return;
    m_seen.remove(id);
    run(QStringLiteral("DELETE FROM connections WHERE id = ?"), {id});
    m_secrets.remove(keyName(id), [](const SecretAnswer &) {});
    emit changed();
}

void Connections::moveTo(const QString &id, int index)
{
    const Connection *found = find(id);
    if (!found || found->isLocal())
        return;
    const Connection moved = *found;
    m_all.removeOne(moved);
    const int first = !m_all.isEmpty() && m_all.first().isLocal() ? 1 : 0;
    m_all.insert(qBound(first, index, int(m_all.size())), moved);
    storeOrder();
    emit changed();
}

bool Connections::storeOrder()
{
    auto database = QSqlDatabase::database(m_name, false);
    if (!database.isOpen())
        return true;
    database.transaction();
    for (int i = 0; i < m_all.size(); ++i)
        run(QStringLiteral("UPDATE connections SET place = ? WHERE id = ?"), {i, m_all.at(i).id});
    return database.commit();
}

QDateTime Connections::lastSeen(const QString &id) const
{
    return m_seen.value(id).at;
}

QString Connections::version(const QString &id) const
{
    return m_seen.value(id).version;
}

void Connections::seen(const QString &id, const QString &version)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Seen before = m_seen.value(id);
    if (before.at.isValid() && before.version == version && before.at.secsTo(now) < noteSeconds)
        return;
    m_seen[id] = {now, version};
    run(QStringLiteral("UPDATE connections SET seen_ms = ?, version = ? WHERE id = ?"), {now.toMSecsSinceEpoch(), version.isNull() ? QStringLiteral("") : version, id});
}

QStringList Connections::keyNames() const
{
    QStringList names;
    for (const auto &connection : m_all) {
        if (!connection.isLocal())
            names.append(keyName(connection.id));
    }
    return names;
}

void Connections::setKey(const QString &id, const QByteArray &key, std::function<void(bool, const QString &)> done)
{
    const auto told = [this, id, done = std::move(done)](const SecretAnswer &answer) {
        if (answer.isOk())
            emit keyChanged(id);
        done(answer.isOk(), answer.words);
    };
    if (key.isEmpty())
        m_secrets.remove(keyName(id), told);
    else
        m_secrets.write(keyName(id), key, told);
}

HttpTransport::KeySource Connections::keySource(const QString &id) const
{
    return [secrets = QPointer(&m_secrets), name = keyName(id)](const HttpTransport::KeyDone &done) {
        if (!secrets)
            return done({}, tr("Portreeve is closing."));
        secrets->read(name, [done](const SecretAnswer &answer) {
            if (answer.isOk())
                return done(answer.value, {});
            // A server without a key of its own is allowed: whether it wants one, it says itself.
            if (answer.health == SecretHealth::Missing)
                return done({}, {});
            done({}, answer.words);
        });
    };
}

} // namespace portreeve::ui
