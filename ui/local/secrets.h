// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>

#include <functional>

namespace portreeve::ui {

/// Where secrets of this desktop (keys of connections, the gateway's sealing key) may lie. Never in plain text on disk.
enum class SecretPlace { Keychain, File, Environment, Session };

/// How a secret, or the place of all of them, is.
enum class SecretHealth {
    Unknown, ///< not looked at yet
    Present, ///< it is there; of a place: it works
    Missing, ///< the place works and has no such secret
    Absent, ///< there is no such place on this computer
    Locked, ///< it waits for a password
    Slow, ///< it did not answer within its time; it may yet
    Denied, ///< a person or the system said no
    Failed, ///< anything else
};

struct SecretAnswer {
    SecretHealth health = SecretHealth::Unknown;
    QByteArray value; ///< of read(), when Present
    QString words; ///< what is wrong and what to do; empty when well

    bool isOk() const { return health == SecretHealth::Present; }
};

/// What a page shows of it: "Keychain works", or why not.
struct SecretState {
    SecretPlace place = SecretPlace::Keychain;
    SecretHealth health = SecretHealth::Unknown;
    QString words; ///< one or two plain sentences
};

/// A place for secrets. Nothing here ever waits: every answer comes later, on the GUI thread, within the place's own time limit. Names: "connection/UUID", "seal".
class Secrets : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const SecretAnswer &)>;

    using QObject::QObject;
    virtual SecretPlace place() const = 0;
    virtual void read(const QString &name, Done done) = 0;
    virtual void write(const QString &name, const QByteArray &value, Done done) = 0;
    /// Present also where there was none.
    virtual void remove(const QString &name, Done done) = 0;
    /// Writes, reads and removes an entry of its own: the only honest way to know whether the place works.
    virtual void test(Done done);
    /// A place that a passphrase opens: whether it needs one now, whether it takes a new one, and giving it. Places without one have no need and refuse.
    virtual bool needsPassphrase() const { return false; }
    virtual bool takesNewPassphrase() const { return false; }
    virtual void unlock(const QString &passphrase, Done done);

signals:
    /// It works again after it did not (unlocked, answered at last): what was given up may be asked anew.
    void recovered();

protected:
    /// Reports later.
    void tell(Done done, const SecretAnswer &answer);
};

/// Until the program ends.
class SessionSecrets : public Secrets
{
    Q_OBJECT

public:
    using Secrets::Secrets;
    ~SessionSecrets() override;
    SecretPlace place() const override { return SecretPlace::Session; }
    void read(const QString &name, Done done) override;
    void write(const QString &name, const QByteArray &value, Done done) override;
    void remove(const QString &name, Done done) override;

private:
    QHash<QString, QByteArray> m_values;
};

/// From the environment only, never written: PORTREEVE_SECRET_ and the name in capitals, all else an underscore.
class EnvironmentSecrets : public Secrets
{
    Q_OBJECT

public:
    using Secrets::Secrets;
    static QByteArray variable(const QString &name);
    SecretPlace place() const override { return SecretPlace::Environment; }
    void read(const QString &name, Done done) override;
    void write(const QString &name, const QByteArray &value, Done done) override;
    void remove(const QString &name, Done done) override;
    void test(Done done) override;
};

} // namespace portreeve::ui
