// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/local/secrets.h"

#include <QPointer>
#include <QUuid>

namespace portreeve::ui {
namespace {

SecretAnswer failed(const QString &words)
{
    return {SecretHealth::Failed, {}, words};
}

} // namespace

void Secrets::tell(Done done, const SecretAnswer &answer)
{
    QMetaObject::invokeMethod(this, [done = std::move(done), answer] { done(answer); }, Qt::QueuedConnection);
}

void Secrets::test(Done done)
{
    const QString name = QStringLiteral("test/") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QByteArray value = QUuid::createUuid().toByteArray();
    write(name, value, [this, name, value, done = std::move(done)](const SecretAnswer &written) {
        if (!written.isOk())
            return done(written);
        read(name, [this, name, value, done](const SecretAnswer &found) {
            const bool isSame = found.isOk() && found.value == value;
            remove(name, [done, found, isSame](const SecretAnswer &removed) {
                if (!found.isOk())
                    return done(found);
                if (!isSame)
                    return done(failed(tr("What was written came back changed. Choose another place for keys.")));
                done(removed.isOk() ? SecretAnswer{SecretHealth::Present, {}, {}} : removed);
            });
        });
    });
}

void Secrets::unlock(const QString &, Done done)
{
    tell(std::move(done), failed(tr("This place has no passphrase.")));
}

SessionSecrets::~SessionSecrets()
{
    for (auto &value : m_values)
        value.fill('\0');
}

void SessionSecrets::read(const QString &name, Done done)
{
    const bool isThere = m_values.contains(name);
    tell(std::move(done), {isThere ? SecretHealth::Present : SecretHealth::Missing, m_values.value(name),
                           isThere ? QString() : tr("The key was kept until Portreeve was closed. Enter it again.")});
}

void SessionSecrets::write(const QString &name, const QByteArray &value, Done done)
{
    m_values.insert(name, value);
    tell(std::move(done), {SecretHealth::Present, {}, {}});
}

void SessionSecrets::remove(const QString &name, Done done)
{
    m_values.remove(name);
    tell(std::move(done), {SecretHealth::Present, {}, {}});
}

QByteArray EnvironmentSecrets::variable(const QString &name)
{
    QByteArray variable = "PORTREEVE_SECRET_" + name.toUpper().toUtf8();
    for (char &letter : variable) {
        if (!(letter >= 'A' && letter <= 'Z') && !(letter >= '0' && letter <= '9'))
            letter = '_';
    }
    return variable;
}

void EnvironmentSecrets::read(const QString &name, Done done)
{
    const QByteArray value = qgetenv(variable(name).constData());
    if (!value.isEmpty())
        return tell(std::move(done), {SecretHealth::Present, value, {}});
    tell(std::move(done), {SecretHealth::Missing, {}, tr("Start Portreeve with the key in the variable %1.").arg(QString::fromLatin1(variable(name)))});
}

void EnvironmentSecrets::write(const QString &name, const QByteArray &value, Done done)
{
    if (qgetenv(variable(name).constData()) == value)
        return tell(std::move(done), {SecretHealth::Present, {}, {}});
    tell(std::move(done), {SecretHealth::Denied, {}, tr("Keys come from the environment only. Set %1 and start Portreeve again.").arg(QString::fromLatin1(variable(name)))});
}

void EnvironmentSecrets::remove(const QString &, Done done)
{
    tell(std::move(done), {SecretHealth::Present, {}, {}}); // it goes with the environment
}

void EnvironmentSecrets::test(Done done)
{
    tell(std::move(done), {SecretHealth::Present, {}, {}});
}

} // namespace portreeve::ui
