// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portreeve/seal_key.h"

#include "ui/local/chosen_secrets.h"

#include <QDir>
#include <QFile>
#include <QPointer>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QUuid>

namespace portreeve::desktop {

using ui::SecretAnswer;
using ui::SecretHealth;
using ui::SecretPlace;

namespace {

constexpr qsizetype keyLength = 32;

QByteArray newKey()
{
    QByteArray key(keyLength, Qt::Uninitialized);
    auto *random = QRandomGenerator::system();
    for (qsizetype i = 0; i < keyLength; i += 4) {
        const quint32 word = random->generate();
        memcpy(key.data() + i, &word, 4);
    }
    return key;
}

/// Which entry of the keychain is meant; not a secret.
QByteArray markedName(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll().trimmed() : QByteArray();
}

bool mark(const QString &file, const QString &name)
{
    QSaveFile out(file);
    return out.open(QIODevice::WriteOnly) && out.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && out.write(name.toUtf8() + '\n') > 0 && out.commit();
}

} // namespace

SealKey::SealKey(ui::ChosenSecrets &secrets, const QString &dataDirectory, QObject *parent) : QObject(parent), m_secrets(secrets), m_data(dataDirectory)
{
    connect(&secrets, &ui::Secrets::recovered, this, [this] {
        if (std::exchange(m_isWanting, false))
            emit available();
    });
}

QString SealKey::file(const char *name) const
{
    return m_data + QLatin1Char('/') + QLatin1String(name);
}

void SealKey::explain(const QString &words)
{
    m_explanation = words;
    emit explained();
}

EngineHost::SealSource SealKey::source()
{
    return [self = QPointer(this)](EngineHost::SealDone done) {
        if (self)
            self->find(done);
    };
}

void SealKey::find(const EngineHost::SealDone &done)
{
    m_isWanting = false;
    if (qEnvironmentVariableIsSet("PORTREEVE_SEAL_KEY")) {
        explain(tr("In the environment: PORTREEVE_SEAL_KEY."));
        return done({}, {});
    }
    if (QFile::exists(file("seal_key"))) {
        explain(tr("In the file %1, which only you can read.").arg(file("seal_key")));
        return done({}, {});
    }
    if (QFile::exists(file("seal_key.keychain")))
        return readMarked(done);
    const bool mayUseKeychain = m_secrets.at(SecretPlace::Keychain) && (!m_secrets.isSettled() || m_secrets.place() == SecretPlace::Keychain);
    if (!mayUseKeychain)
        return keepInFile({}, done);
    makeNew(done);
}

void SealKey::readMarked(const EngineHost::SealDone &done)
{
    const QString name = QString::fromUtf8(markedName(file("seal_key.keychain")));
    ui::Secrets *keychain = m_secrets.at(SecretPlace::Keychain);
    const QString lost = tr("The key that opens the stored provider keys lies in the keychain, and the gateway does not start without it.");
    if (!keychain || name.isEmpty())
        return done({}, lost + QLatin1Char(' ') + tr("There is no keychain here."));
    keychain->read(name, [this, done, lost](const SecretAnswer &answer) {
        if (answer.isOk() && answer.value.size() == keyLength) {
            explain(tr("In the keychain of this session."));
            return done(answer.value, {});
        }
        m_isWanting = answer.health != SecretHealth::Missing;
        const QString why = answer.health == SecretHealth::Missing
            ? tr("The keychain does not have it (any more). Restore the keychain; or remove %1 to begin with a new one, and enter the provider keys again.").arg(file("seal_key.keychain"))
            : answer.words;
        explain(lost + QLatin1Char(' ') + why);
        done({}, lost + QLatin1Char(' ') + why);
    });
}

void SealKey::makeNew(const EngineHost::SealDone &done)
{
    ui::Secrets *keychain = m_secrets.at(SecretPlace::Keychain);
    const QByteArray key = newKey();
    const QString name = QStringLiteral("seal/") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    // It is used only when it came back as it was written.
    keychain->write(name, key, [this, keychain, key, name, done](const SecretAnswer &written) {
        if (!written.isOk())
            return keepInFile(written.words, done);
        keychain->read(name, [this, keychain, key, name, done](const SecretAnswer &found) {
            const bool isMarked = found.value == key && QDir().mkpath(m_data) && QFile::setPermissions(m_data, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)
                && mark(file("seal_key.keychain"), name);
            if (!isMarked) {
                keychain->remove(name, [](const SecretAnswer &) {});
                return keepInFile(found.words, done);
            }
            explain(tr("In the keychain of this session."));
            done(key, {});
        });
    });
}

void SealKey::keepInFile(const QString &why, const EngineHost::SealDone &done)
{
    const QString place = tr("In the file %1, which only you can read.").arg(file("seal_key"));
    explain(why.isEmpty() ? place : place + QLatin1Char(' ') + why);
    done({}, {});
}

} // namespace portreeve::desktop
