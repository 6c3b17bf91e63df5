// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tray.h"

#include "ui/client/client.h"
#include "ui/client/live.h"
#include "ui/local/settings.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/paint.h"

#include <QApplication>
#include <QClipboard>
#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>

namespace portreeve::ui {
namespace {

constexpr QLatin1String watcherName("org.kde.StatusNotifierWatcher");

Tone toneOf(TrayState state)
{
    switch (state) {
    case TrayState::Running:
        return Tone::Ok;
    case TrayState::Paused:
        return Tone::Warn;
    case TrayState::Failed:
        return Tone::Bad;
    case TrayState::Disconnected:
        break;
    }
    return Tone::Mute;
}

/// The gate, and where something is not as it should be the state's shape on a plate at its corner.
QPixmap drawn(TrayState state, int side)
{
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    if (state == TrayState::Disconnected)
        painter.setOpacity(0.55);
    paintLogo(painter, QRectF(0, 0, side, side));
    painter.setOpacity(1);
    if (state == TrayState::Running)
        return pixmap;
    const qreal plate = side * 0.56;
    const QRectF corner(side - plate, side - plate, plate, plate);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens().raised);
    painter.drawEllipse(corner);
    const qreal scale = plate * 0.7 / px(8); // paintShape draws 8 px
    painter.translate(corner.center());
    painter.scale(scale, scale);
    paintShape(painter, QRectF(-px(4), -px(4), px(8), px(8)), toneInk(toneOf(state)).shape, color(toneInk(toneOf(state)).ink));
    return pixmap;
}

} // namespace

QIcon trayIcon(TrayState state)
{
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 48, 64})
        icon.addPixmap(drawn(state, side));
    return icon;
}

bool hasTrayHost()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

QString noTrayReason()
{
    return hasTrayHost() ? QString() : Tray::tr("This desktop shows no tray icons, so a closed window could not be brought back. Closing the last window minimizes it instead.");
}

Tray::Tray(Settings &settings, Client *local, QObject *parent) : QObject(parent), m_settings(settings), m_local(local), m_menu(std::make_unique<QMenu>())
{
    m_menu->setObjectName(QStringLiteral("tray.menu"));
    connect(m_menu.get(), &QMenu::aboutToShow, this, &Tray::fillMenu);
    connect(&settings, &Settings::changed, this, [this](const QString &key) {
        if (key == QLatin1String("tray.show"))
            settle();
    });
    watchHost();
    settle();
    fillMenu();
}

Tray::~Tray() = default;

void Tray::watchHost()
{
    auto *watcher = new QDBusServiceWatcher(watcherName, QDBusConnection::sessionBus(), QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, [this] {
        settle();
        emit hostChanged();
    });
}

bool Tray::isShown() const
{
    return m_icon && m_icon->isVisible() && hasTrayHost();
}

void Tray::settle()
{
    const bool wanted = m_settings.flag(QStringLiteral("tray.show")) && hasTrayHost();
    if (!wanted) {
        m_icon.reset();
        m_live.reset();
        return;
    }
    if (m_icon)
        return;
    m_icon = std::make_unique<QSystemTrayIcon>();
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            emit toggleWanted();
        if (reason == QSystemTrayIcon::MiddleClick)
            pauseOrResume();
    });
    if (m_local) {
        m_live = std::make_unique<Live>();
        connect(m_live.get(), &Live::changed, this, &Tray::showState);
        connect(m_live.get(), &Live::lost, this, &Tray::showState);
        m_live->setClient(m_local);
    }
    m_shownState = -1;
    showState();
    m_icon->show();
}

TrayState Tray::state() const
{
    if (!m_local)
        return TrayState::Disconnected;
    if (m_local->state() == LinkState::Lost)
        return TrayState::Failed;
    const bool isPaused = m_live && (m_live->state().state == QLatin1String("paused") || m_live->state().state == QLatin1String("draining"));
    return isPaused ? TrayState::Paused : TrayState::Running;
}

void Tray::showState()
{
    if (!m_icon)
        return;
    if (std::exchange(m_shownState, int(state())) != int(state()))
        m_icon->setIcon(trayIcon(state()));
    const QString words[] = {tr("Running"), tr("Paused"), tr("The gateway does not answer"), tr("No gateway on this computer")};
    m_icon->setToolTip(QStringLiteral("Portreeve – ") + words[int(state())]);
}

void Tray::fillMenu()
{
    m_menu->clear();
    const QString states[] = {tr("Gateway runs"), tr("Gateway is paused"), tr("Gateway does not answer"), tr("No gateway on this computer")};
    m_menu->addAction(states[int(state())])->setEnabled(false);
    if (m_local && !m_local->url().isEmpty()) {
        const QString url = m_local->url();
        connect(m_menu->addAction(icon(QStringLiteral("copy")), tr("Copy %1").arg(url)), &QAction::triggered, this, [url] { QApplication::clipboard()->setText(url); });
    }
    if (m_live && m_live->state().at.isValid()) {
        const LiveState &now = m_live->state();
        m_menu->addAction(tr("%1 today, %2 in flight").arg(moneyText(now.spendTodayNanos), countText(now.inFlight)))->setEnabled(false);
    }
    m_menu->addSeparator();
    if (state() == TrayState::Running || state() == TrayState::Paused) {
        const bool isPaused = state() == TrayState::Paused;
        QAction *pause = m_menu->addAction(icon(isPaused ? QStringLiteral("play") : QStringLiteral("pause")), isPaused ? tr("Resume gateway") : tr("Pause gateway"));
        connect(pause, &QAction::triggered, this, &Tray::pauseOrResume);
    }
    connect(m_menu->addAction(icon(QStringLiteral("globe")), tr("Connections")), &QAction::triggered, this, &Tray::connectionsWanted);
    connect(m_menu->addAction(icon(QStringLiteral("playground")), tr("Playground")), &QAction::triggered, this, [this] { emit openWanted(QStringLiteral("playground")); });
    m_menu->addSeparator();
    connect(m_menu->addAction(icon(QStringLiteral("home")), tr("Open Portreeve")), &QAction::triggered, this, [this] { emit openWanted({}); });
    connect(m_menu->addAction(icon(QStringLiteral("stop")), tr("Quit")), &QAction::triggered, this, &Tray::quitWanted);
}

void Tray::pauseOrResume()
{
    if (!m_local)
        return;
    const bool isPaused = state() == TrayState::Paused;
    const QString path = isPaused ? QStringLiteral("/portreeve/server/resume") : QStringLiteral("/portreeve/server/pause");
    m_local->post(this, path, {}, [this](const Answer &answer) {
        if (!answer.isOk())
            say(tr("The gateway was not changed"), answer.message());
        if (m_live)
            m_live->refresh();
    });
}

void Tray::say(const QString &title, const QString &detail)
{
    if (m_icon)
        m_icon->showMessage(title, detail, logo());
}

} // namespace portreeve::ui
