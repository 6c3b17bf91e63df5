// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/local/keychain.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace portreeve::ui {
namespace {

const QString secretService = QStringLiteral("org.freedesktop.secrets");
constexpr int limitMs = 1000;

using Done = std::function<void(SecretHealth, const QString &)>;

QString absentWords()
{
    return Keychain::tr("This session has no keychain. Install one (for example gnome-keyring or KWallet), or choose another place for keys.");
}

void ask(QObject *asker, const QDBusMessage &message, std::function<void(const QDBusMessage &)> done)
{
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message, limitMs), asker);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, asker, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(watcher->reply());
    });
}

QDBusMessage busCall(const char *method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"), QStringLiteral("org.freedesktop.DBus"), QString::fromLatin1(method));
}

void askWhetherLocked(QObject *asker, Done done)
{
    auto message = QDBusMessage::createMethodCall(secretService, QStringLiteral("/org/freedesktop/secrets/aliases/default"), QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    message.setArguments({QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")});
    ask(asker, message, [done = std::move(done)](const QDBusMessage &reply) {
        const QVariant value = reply.arguments().value(0);
        const bool isLocked = value.canConvert<QDBusVariant>() && value.value<QDBusVariant>().variant().toBool();
        if (isLocked)
            return done(SecretHealth::Locked, Keychain::tr("The keychain is locked. Unlock it with your password, then try again."));
        const QString error = reply.errorName();
        if (error.endsWith(QLatin1String("NoReply")) || error.endsWith(QLatin1String("Timeout")) || error.endsWith(QLatin1String("TimedOut")))
            return done(SecretHealth::Slow, Keychain::tr("The keychain does not answer. Restart it, or choose another place for keys."));
        if (reply.type() == QDBusMessage::ErrorMessage)
            return done(SecretHealth::Failed, Keychain::tr("The keychain has no default keyring. Make one with your desktop's keyring program, or choose another place for keys."));
        done(SecretHealth::Failed, Keychain::tr("The keychain failed without saying why. Try again, or choose another place for keys."));
    });
}

} // namespace

void diagnoseKeychain(QObject *asker, Done done)
{
    if (!QDBusConnection::sessionBus().isConnected())
        return done(SecretHealth::Absent, Keychain::tr("There is no session bus here, so no keychain can be asked. Choose another place for keys."));
    auto owned = busCall("NameHasOwner");
    owned.setArguments({secretService});
    ask(asker, owned, [asker, done = std::move(done)](const QDBusMessage &reply) {
        if (reply.arguments().value(0).toBool())
            return askWhetherLocked(asker, done);
        done(SecretHealth::Absent, absentWords());
    });
}

} // namespace portreeve::ui
