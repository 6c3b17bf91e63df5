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
constexpr QLatin1String contrast("contrast");
constexpr QLatin1String gnome("org.gnome.desktop.interface");
constexpr QLatin1String animations("enable-animations");

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
    ask(appearance, colorScheme);
    ask(appearance, contrast);
    ask(gnome, animations);
}

void SystemScheme::ask(const QString &space, const QString &key)
{
    QDBusMessage question = QDBusMessage::createMethodCall(portal, portalPath, settings, QStringLiteral("Read"));
    question.setArguments({space, key});
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question, 3000), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer, space, key] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (reply.isValid())
            take(space, key, reply.value().variant());
        answer->deleteLater();
    });
}

void SystemScheme::settingChanged(const QString &space, const QString &key, const QDBusVariant &value)
{
    take(space, key, value.variant());
}

void SystemScheme::take(const QString &space, const QString &key, const QVariant &value)
{
    QVariant inner = value;
    while (inner.canConvert<QDBusVariant>()) // Read() wraps twice
        inner = inner.value<QDBusVariant>().variant();
    if (space == appearance && key == colorScheme)
        takeScheme(inner.toUInt() == prefersDark ? Scheme::Dark : Scheme::Light);
    if (space == appearance && key == contrast)
        takeWish(&SystemScheme::m_highContrast, inner.toUInt() == 1);
    if (space == gnome && key == animations)
        takeWish(&SystemScheme::m_reducedMotion, !inner.toBool());
}

void SystemScheme::takeScheme(Scheme scheme)
{
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    emit changed(scheme);
}

void SystemScheme::takeWish(bool SystemScheme::*wish, bool on)
{
    if (std::exchange(this->*wish, on) != on)
        emit wishesChanged();
}

} // namespace portreeve::ui
