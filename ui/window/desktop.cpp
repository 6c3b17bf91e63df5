// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/desktop.h"

#include "ui/client/client.h"
#include "ui/local/settings.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/shell.h"
#include "ui/widgets/toast.h"
#include "ui/window/appearance.h"
#include "ui/window/autostart.h"
#include "ui/window/language.h"
#include "ui/window/main_window.h"
#include "ui/window/quitting.h"
#include "ui/window/tray.h"

#include <QApplication>

namespace portreeve::ui {
namespace {

/// A window with nothing to connect to: the connection manager fills the list.
Connection noConnection()
{
    Connection none;
    none.id = QStringLiteral("none");
    none.name = Desktop::tr("No gateway yet");
    return none;
}

} // namespace

Desktop::Desktop(DesktopParts parts, QObject *parent)
    : QObject(parent), m_parts(std::move(parts)), m_appearance(std::make_unique<Appearance>(m_parts.settings)), m_language(std::make_unique<LanguageChoice>(m_parts.settings))
{
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QGuiApplication::setDesktopFileName(QLatin1String(applicationId));
    QApplication::setWindowIcon(logo());
    for (const Connection &each : m_parts.connections()) {
        if (each.isLocal())
            m_local = std::make_unique<Client>(each, m_parts.transport(each), m_parts.calls);
    }
    m_tray = new Tray(m_parts.settings, m_local.get(), this);
    m_quitting = new Quitting(m_local.get(), this);
    listen();
}

Desktop::~Desktop()
{
    for (const QPointer<MainWindow> &window : std::as_const(m_windows))
        delete window.data();
    delete m_tray; // before the client it looks through
    delete m_quitting;
}

void Desktop::listen()
{
    connect(m_tray, &Tray::openWanted, this, [this](const QString &page) { raise(page); });
    connect(m_tray, &Tray::toggleWanted, this, &Desktop::toggle);
    connect(m_tray, &Tray::quitWanted, this, &Desktop::quit);
    connect(m_tray, &Tray::connectionsWanted, this, [this] {
        raise();
        if (m_parts.manage)
            m_parts.manage(front());
    });
    connect(m_tray, &Tray::hostChanged, this, [this] {
        if (!m_tray->isShown() && !isAnyVisible())
            raise(); // nothing else could bring it back
    });
    connect(m_quitting, &Quitting::done, this, [this] {
        m_isLeaving = true;
        QCoreApplication::exit();
    });
    connect(qApp, &QGuiApplication::commitDataRequest, this, &Desktop::saveAll);
    connect(qApp, &QCoreApplication::aboutToQuit, this, &Desktop::saveAll); // also when a signal ends the program
    connect(&m_parts.settings, &Settings::changed, this, [this](const QString &key) {
        if (key == QLatin1String("tray.autostart"))
            settleAutostart();
        if (key == QLatin1String("tray.show") && !m_tray->isShown() && !isAnyVisible())
            raise();
    });
}

void Desktop::start(const QString &page, bool hidden)
{
    const bool startsHidden = (hidden || m_parts.settings.flag(QStringLiteral("tray.start_hidden"))) && m_tray->isShown();
    MainWindow *window = make(m_parts.settings.text(QStringLiteral("general.connection")));
    if (!page.isEmpty())
        window->go(page);
    if (!startsHidden)
        window->show();
    if (!m_parts.settings.fault().isEmpty())
        window->say(tr("Your settings could not be read"), m_parts.settings.fault());
}

MainWindow *Desktop::make(const QString &connectionId)
{
    const QList<Connection> all = m_parts.connections();
    Connection chosen = all.isEmpty() ? noConnection() : all.first();
    for (const Connection &each : all)
        chosen = each.id == connectionId ? each : chosen;
    auto *window = new MainWindow(m_parts, chosen);
    window->setAttribute(Qt::WA_DeleteOnClose);
    m_windows.append(window);
    setUp(window);
    return window;
}

void Desktop::setUp(MainWindow *window)
{
    window->mayClose = [this, window] { return mayClose(window); };
    connect(window, &MainWindow::newWindowWanted, this, &Desktop::open);
    connect(window, &MainWindow::quitWanted, this, &Desktop::quit);
    connect(window, &MainWindow::schemeToggled, m_appearance.get(), &Appearance::toggleScheme);
}

MainWindow *Desktop::open(const QString &connectionId, const QString &page, const QVariantMap &where)
{
    const MainWindow *beside = front();
    MainWindow *window = make(connectionId.isEmpty() && beside ? beside->connection().id : connectionId);
    if (beside)
        window->setGeometry(beside->geometry().translated(32, 32));
    window->go(page, where);
    window->show();
    return window;
}

void Desktop::raise(const QString &page, const QVariantMap &where)
{
    MainWindow *window = front();
    if (!window)
        window = make(m_parts.settings.text(QStringLiteral("general.connection")));
    if (!page.isEmpty())
        window->go(page, where);
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->show();
    window->raise();
    window->activateWindow();
}

void Desktop::toggle()
{
    MainWindow *window = front();
    if (window && window->isActiveWindow() && m_windows.size() == 1)
        return window->hide();
    raise();
}

QList<MainWindow *> Desktop::windows() const
{
    QList<MainWindow *> all;
    for (const QPointer<MainWindow> &window : m_windows) {
        if (window)
            all.append(window);
    }
    return all;
}

/// The active one, else the last that was opened.
MainWindow *Desktop::front() const
{
    MainWindow *last = nullptr;
    for (MainWindow *window : windows()) {
        if (window->isActiveWindow())
            return window;
        last = window;
    }
    return last;
}

bool Desktop::isAnyVisible() const
{
    for (const MainWindow *window : windows()) {
        if (window->isVisible())
            return true;
    }
    return false;
}

bool Desktop::mayClose(MainWindow *window)
{
    int visible = 0;
    for (const MainWindow *each : windows())
        visible += each->isVisible();
    m_parts.settings.set(QStringLiteral("general.connection"), window->connection().id);
    if (m_isLeaving || visible > 1) {
        m_windows.removeOne(window);
        return true;
    }
    if (!m_parts.settings.flag(QStringLiteral("tray.close_to_tray"))) {
        quit();
        return false; // it goes when the answer is yes
    }
    window->saveState();
    if (m_tray->isShown()) {
        window->hide();
        sayOnceThatItStays();
    } else {
        window->showMinimized();
    }
    return false;
}

void Desktop::sayOnceThatItStays()
{
    if (m_parts.settings.flag(QStringLiteral("tray.explained")))
        return;
    m_parts.settings.set(QStringLiteral("tray.explained"), true);
    m_tray->say(tr("Portreeve goes on running"), tr("The gateway serves apps. The icon brings the window back; Quit in its menu ends it."));
}

void Desktop::settleAutostart()
{
    const QString key = QStringLiteral("tray.autostart");
    QString why;
    if (setAutostart(m_parts.settings.flag(key), &why))
        return;
    const QSignalBlocker once(&m_parts.settings);
    m_parts.settings.set(key, isAutostart());
    if (MainWindow *window = front())
        window->shell().toasts()->show({Tone::Bad, tr("Start at login was not changed"), why, {}, {}, 0, {}});
}

void Desktop::connectionsChanged()
{
    for (MainWindow *window : windows())
        window->reread();
}

void Desktop::quit()
{
    m_quitting->begin([this]() -> QWidget * {
        raise();
        return front();
    });
}

bool Desktop::cutsRequests() const
{
    return m_quitting->cutsRequests();
}

void Desktop::saveAll()
{
    for (MainWindow *window : windows()) {
        window->saveState();
        m_parts.settings.set(QStringLiteral("general.connection"), window->connection().id);
    }
}

} // namespace portreeve::ui
