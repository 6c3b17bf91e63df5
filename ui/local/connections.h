// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/connection.h"
#include "ui/client/http_transport.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QSqlDatabase>
#include <QStringList>

namespace portreeve::ui {

class Secrets;

/// The gateways that this desktop knows, in a person's own order, in PROFILE/desktop.db; their keys lie in the secret store under "connection/ID". This computer's own is first and cannot
/// be removed, where the program runs one. A database that cannot be used leaves an empty list that works for this session, and fault() says so.
class Connections : public QObject
{
    Q_OBJECT

public:
    Connections(const QString &profileDirectory, Secrets &secrets, bool hasLocal, QObject *parent = nullptr);
    ~Connections() override;

    const QList<Connection> &all() const { return m_all; }
    const Connection *find(const QString &id) const;
    QString fault() const { return m_fault; }
    Secrets &secrets() const { return m_secrets; }

    /// Adds (an empty id gets one) or changes. Returns the id; empty when the name is taken or the database fails, and `why` then says so.
    QString save(Connection connection, QString *why = nullptr);
    void remove(const QString &id); ///< its key too
    /// Before the one at `index`, counted without it; this computer stays first.
    void moveTo(const QString &id, int index);
    QDateTime lastSeen(const QString &id) const; ///< invalid: never
    void seen(const QString &id, const QString &version);
    QString version(const QString &id) const; ///< when it was seen last

    static QString keyName(const QString &id) { return QStringLiteral("connection/") + id; }
    /// The names of all keys, for moving them to another place.
    QStringList keyNames() const;
    /// Where HttpTransport gets the key of this connection.
    HttpTransport::KeySource keySource(const QString &id) const;

    static Connection thisComputer();

    /// Puts its key into the secret store; whoever uses the old one asks again. Empty: removes it.
    void setKey(const QString &id, const QByteArray &key, std::function<void(bool ok, const QString &why)> done);

signals:
    void changed();
    void keyChanged(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void nameThisComputer();
    struct Seen {
        QDateTime at;
        QString version;
    };
    bool open();
    bool migrate();
    void load();
    bool run(const QString &sql, const QVariantList &values, QString *why = nullptr);
    bool storeOrder();

    QString m_directory;
    Secrets &m_secrets;
    bool m_hasLocal;
    QString m_name; ///< of the Qt Sql connection
    QString m_localName; ///< as the language calls this computer
    QString m_fault;
    QList<Connection> m_all;
    QHash<QString, Seen> m_seen;
};

} // namespace portreeve::ui
