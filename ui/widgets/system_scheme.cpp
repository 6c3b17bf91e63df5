// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/system_scheme.h"

#include "ui/widgets/look.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QPalette>

namespace portreeve::ui {
namespace {

constexpr QLatin1String portal("org.freedesktop.portal.Desktop");
constexpr QLatin1String portalPath("/org/freedesktop/portal/desktop");
constexpr QLatin1String settings("org.freedesktop.portal.Settings");
constexpr QLatin1String appearance("org.freedesktop.appearance");
constexpr QLatin1String colorScheme("color-scheme");

constexpr uint prefersDark = 1;
constexpr int darkBelow = 110; // lightness of the window's ground

Scheme ofPlatform()
{
    // Before applyTheme() the palette is the platform's; after it, it is ours and says nothing.
    if (qobject_cast<Look *>(QApplication::style()))
        return theme().scheme;
    return QApplication::palette().color(QPalette::Window).lightness() < darkBelow ? Scheme::Dark : Scheme::Light;
}

} // namespace

SystemScheme::SystemScheme(QObject *parent) : QObject(parent), m_scheme(ofPlatform())
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    // Without the portal's name: naming it would make Qt wait for the bus to say who owns it.
    bus.connect(QString(), portalPath, settings, QStringLiteral("SettingChanged"), this, SLOT(settingChanged(QString,QString,QDBusVariant)));
    QDBusMessage ask = QDBusMessage::createMethodCall(portal, portalPath, settings, QStringLiteral("Read"));
    ask.setArguments({QString(appearance), QString(colorScheme)});
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(ask, 3000), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (reply.isValid())
            take(reply.value().variant());
        answer->deleteLater();
    });
}

void SystemScheme::settingChanged(const QString &from, const QString &name, const QDBusVariant &value)
{
    if (from == appearance && name == colorScheme)
        take(value.variant());
}

void SystemScheme::take(const QVariant &value)
{
    QVariant inner = value;
    while (inner.canConvert<QDBusVariant>()) // Read() wraps twice
        inner = inner.value<QDBusVariant>().variant();
    const Scheme scheme = inner.toUInt() == prefersDark ? Scheme::Dark : Scheme::Light;
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    emit changed(scheme);
}

} // namespace portreeve::ui
