// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/local/keychain.h"

#include <QCryptographicHash>
#include <QDir>
#include <QPointer>

#include <qt6keychain/keychain.h>

namespace portreeve::ui {
namespace {

QString slowWords()
{
    return Keychain::tr("The keychain has not answered. It may be waiting for its password in another window.");
}

QString deniedWords()
{
    return Keychain::tr("Access to the keychain was refused. Allow it for Portreeve, or choose another place for keys.");
}

SecretHealth healthOf(int error)
{
    switch (error) {
    case QKeychain::NoError: return SecretHealth::Present;
    case QKeychain::EntryNotFound: return SecretHealth::Missing;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied: return SecretHealth::Denied;
    case QKeychain::NoBackendAvailable: return SecretHealth::Absent;
    default: return SecretHealth::Failed;
    }
}

} // namespace

struct Keychain::Job {
    KeychainVerb verb;
    QString name;
    QByteArray value;
    Done done;
    bool isLate = false; ///< its asker has been told already
};

Keychain::Keychain(const QString &profile, QObject *parent) : Secrets(parent)
{
    const QByteArray hash = QCryptographicHash::hash(QDir(profile).absolutePath().toUtf8(), QCryptographicHash::Sha256).toHex();
    m_prefix = QString::fromLatin1(hash.left(12)) + QLatin1Char('/');
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const auto job = std::exchange(m_current, nullptr);
        if (!job)
            return;
        job->isLate = true;
        diagnoseKeychain(this, [this, job](SecretHealth health, const QString &why) {
            const bool isKnown = health == SecretHealth::Locked || health == SecretHealth::Absent || health == SecretHealth::Slow;
            report(job, {isKnown ? health : SecretHealth::Slow, {}, isKnown ? why : slowWords()});
        });
        startNext();
    });
}

Keychain::~Keychain() = default;

QString Keychain::service()
{
    return QStringLiteral("io.github.portreeve.Portreeve");
}

void Keychain::read(const QString &name, Done done)
{
    ask(KeychainVerb::Read, name, {}, std::move(done));
}

void Keychain::write(const QString &name, const QByteArray &value, Done done)
{
    ask(KeychainVerb::Write, name, value, std::move(done));
}

void Keychain::remove(const QString &name, Done done)
{
    ask(KeychainVerb::Remove, name, {}, std::move(done));
}

void Keychain::ask(KeychainVerb verb, const QString &name, const QByteArray &value, Done done)
{
    m_queue.append(std::make_shared<Job>(Job{verb, m_prefix + name, value, std::move(done)}));
    // Later: opening the session bus may take its time, and nobody who asks expects that.
    QMetaObject::invokeMethod(this, &Keychain::startNext, Qt::QueuedConnection);
}

void Keychain::startNext()
{
    if (m_current || m_queue.isEmpty())
        return;
    const auto job = m_current = m_queue.takeFirst();
    m_timer.start(m_limitMs);
    askKeychain(job->verb, service(), job->name, job->value, this, [this, job](const KeychainReply &reply) { finished(job, reply); });
}

void Keychain::finished(const std::shared_ptr<Job> &job, const KeychainReply &reply)
{
    SecretAnswer answer{healthOf(reply.error), reply.value, {}};
    if (job->verb == KeychainVerb::Remove && answer.health == SecretHealth::Missing)
        answer.health = SecretHealth::Present;
    if (job->isLate) {
        if (answer.isOk() || answer.health == SecretHealth::Missing)
            emit recovered();
        return;
    }
    if (m_current == job) {
        m_timer.stop();
        m_current.reset();
    }
    job->value.fill('\0');
    if (answer.isOk()) {
        report(job, answer);
    } else if (answer.health == SecretHealth::Missing) {
        report(job, {SecretHealth::Missing, {}, tr("The keychain has no such key. Enter it again.")});
    } else if (answer.health == SecretHealth::Denied) {
        report(job, {SecretHealth::Denied, {}, deniedWords()});
    } else {
        // QtKeychain calls no bus, no service and a locked keychain the same: the bus knows better.
        diagnoseKeychain(this, [this, job, words = reply.words](SecretHealth health, const QString &why) {
            report(job, {health, {}, health == SecretHealth::Failed && !words.isEmpty() ? tr("The keychain failed: %1").arg(words) : why});
        });
    }
    startNext();
}

void Keychain::report(const std::shared_ptr<Job> &job, const SecretAnswer &answer)
{
    if (const auto done = std::exchange(job->done, nullptr))
        done(answer);
}

} // namespace portreeve::ui
