// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/local/keychain_thread.h"
#include "ui/local/secrets.h"

#include <QList>
#include <QTimer>

#include <memory>

namespace portreeve::ui {

/// The keychain of the desktop session (Secret Service or KWallet). One job at a time; each has its own time, after which its asker hears "slow" and the next one has its turn. An answer that
/// comes later than that is not lost: recovered() says that asking again is worth it. Nothing is ever written unencrypted.
class Keychain : public Secrets
{
    Q_OBJECT

public:
    /// `profile` keeps entries of several profiles apart: the profile's directory.
    explicit Keychain(const QString &profile, QObject *parent = nullptr);
    ~Keychain() override;

    void setLimit(int milliseconds) { m_limitMs = milliseconds; } ///< 3,000 unless said otherwise

    SecretPlace place() const override { return SecretPlace::Keychain; }
    void read(const QString &name, Done done) override;
    void write(const QString &name, const QByteArray &value, Done done) override;
    void remove(const QString &name, Done done) override;

    /// The service under which entries stand in the keychain.
    static QString service();

private:
    struct Job;
    void ask(KeychainVerb verb, const QString &name, const QByteArray &value, Done done);
    void startNext();
    void finished(const std::shared_ptr<Job> &job, const KeychainReply &reply);
    void report(const std::shared_ptr<Job> &job, const SecretAnswer &answer);

    QString m_prefix;
    int m_limitMs = 3000;
    QList<std::shared_ptr<Job>> m_queue;
    std::shared_ptr<Job> m_current;
    QTimer m_timer;
};

/// Why the session's keychain does not serve, asked of the session bus without waiting: Absent (no bus, no service), Locked, Slow (no answer), or Failed. GUI thread.
void diagnoseKeychain(QObject *asker, std::function<void(SecretHealth health, const QString &words)> done);

} // namespace portreeve::ui
