// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_fixture.h"
#include "ui/pages/page.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/theme.h"
#include "ui/window/autostart.h"
#include "ui/window/desktop.h"
#include "ui/window/main_window.h"
#include "ui/window/quitting.h"
#include "ui/window/tray.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace portreeve::ui;

namespace {

class FakePage : public Page
{
public:
    FakePage(const char *id, Desk &desk) : Page(QLatin1String(id), desk) {}
    void refresh() override {}

protected:
    void retranslate() override {}
};

Page *makeHome(Desk &desk)
{
    return new FakePage("home", desk);
}
Page *makeKeys(Desk &desk)
{
    return new FakePage("keys", desk);
}

} // namespace

const QList<PageLine> &portreeve::ui::pageTable()
{
    static const QList<PageLine> table = {{"home", "home", "Home", nullptr, nullptr, false, makeHome}, {"keys", "keys", "Keys", "Access", nullptr, false, makeKeys}};
    return table;
}

class DesktopTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowFixture> m_given;
    std::unique_ptr<Desktop> m_desktop;

    void start(const QString &page = {}, bool hidden = false)
    {
        m_desktop = std::make_unique<Desktop>(m_given->parts());
        m_desktop->start(page, hidden);
        QVERIFY(QTest::qWaitForWindowActive(m_desktop->front()));
        m_given->settle();
    }
    QAbstractButton *button(const char *name) const { return m_desktop->front()->findChild<QAbstractButton *>(QLatin1String(name)); }
    Sheet *question() const { return m_desktop->front()->findChild<Sheet *>(QStringLiteral("quit")); }
    void setInFlight(int count)
    {
        m_given->live = R"({"time":1795183391000,"state":"running","version":"0.1.0","uptime_seconds":600,"in_flight":)" + QByteArray::number(count) + "}";
    }
    /// Quits, and whether the program would end.
    bool endsBy(const std::function<void()> &act)
    {
        bool ended = false;
        const auto watch = connect(m_desktop->findChild<Quitting *>(), &Quitting::done, this, [&ended] { ended = true; });
        act();
        m_given->settle();
        disconnect(watch);
        return ended;
    }

private slots:
    void init()
    {
        m_given = std::make_unique<WindowFixture>();
        setInFlight(0);
        qputenv("XDG_CONFIG_HOME", m_given->profile.path().toUtf8());
    }
    void cleanup()
    {
        m_desktop.reset();
        m_given.reset();
    }

    void startsOnTheLastConnectionAndThePageThatIsWanted()
    {
        m_given->connections.append(WindowFixture::other(QStringLiteral("eu")));
        m_given->settings.set(QStringLiteral("general.connection"), QStringLiteral("eu"));
        start(QStringLiteral("keys"));
        QCOMPARE(m_desktop->windows().size(), 1);
        QCOMPARE(m_desktop->front()->connection().id, QStringLiteral("eu"));
        QCOMPARE(m_desktop->front()->pageId(), QStringLiteral("keys"));
    }

    void withoutATrayNothingStartsUnreachable()
    {
        QVERIFY(!hasTrayHost()); // offscreen there is none
        QVERIFY(!noTrayReason().isEmpty());
        m_given->settings.set(QStringLiteral("tray.start_hidden"), true);
        start({}, true);
        QVERIFY(m_desktop->front()->isVisible());
    }

    void withoutATrayClosingMinimizes()
    {
        m_given->settings.set(QStringLiteral("tray.close_to_tray"), true);
        start();
        QVERIFY(!endsBy([this] { m_desktop->front()->close(); }));
        QVERIFY(m_desktop->front()->isVisible());
        QVERIFY(m_desktop->front()->isMinimized());
        m_desktop->raise(QStringLiteral("keys")); // a second start
        QVERIFY(!m_desktop->front()->isMinimized());
        QCOMPARE(m_desktop->front()->pageId(), QStringLiteral("keys"));
    }

    void closingTheLastWindowEndsIt()
    {
        start();
        MainWindow *first = m_desktop->front();
        MainWindow *second = m_desktop->open({}, QStringLiteral("keys"));
        QCOMPARE(m_desktop->windows().size(), 2);
        QVERIFY(!endsBy([second] { second->close(); }));
        QCOMPARE(m_desktop->windows(), QList<MainWindow *>{first});
        QVERIFY(endsBy([first] { first->close(); }));
        QVERIFY(!m_desktop->cutsRequests());
    }

    void whatIsClosedIsRememberedForTheNextStart()
    {
        m_given->settings.set(QStringLiteral("general.start_page"), QStringLiteral("last"));
        start();
        m_desktop->front()->go(QStringLiteral("keys"));
        emit qApp->aboutToQuit({});
        m_desktop.reset();
        start();
        QCOMPARE(m_desktop->front()->pageId(), QStringLiteral("keys"));
    }

    void quittingWithRequestsUnderWayAsks()
    {
        setInFlight(3);
        start();
        QVERIFY(!endsBy([this] { m_desktop->quit(); }));
        QVERIFY(question());
        QCOMPARE(m_given->count("/portreeve/server/pause"), 0);
        QTest::mouseClick(button("quit.cancel"), Qt::LeftButton);
        m_given->settle();
        QVERIFY(!question());
        QCOMPARE(m_given->count("/portreeve/server/*"), 0); // nothing was touched
        QVERIFY(!endsBy([this] { m_desktop->quit(); }));
        QVERIFY(endsBy([this] { QTest::mouseClick(button("quit.now"), Qt::LeftButton); }));
        QVERIFY(m_desktop->cutsRequests());
    }

    void waitingRefusesNewOnesAndEndsWithTheLast()
    {
        setInFlight(2);
        start();
        m_desktop->quit();
        m_given->settle();
        QTest::mouseClick(button("quit.wait"), Qt::LeftButton);
        m_given->settle();
        QCOMPARE(m_given->count("/portreeve/server/pause"), 1);
        QVERIFY(question());
        setInFlight(0);
        QSignalSpy done(m_desktop->findChild<Quitting *>(), &Quitting::done);
        QTRY_COMPARE(done.count(), 1); // at its next look
        QVERIFY(!m_desktop->cutsRequests());
    }

    void waitingMayBeTakenBack()
    {
        setInFlight(2);
        start();
        m_desktop->quit();
        m_given->settle();
        QTest::mouseClick(button("quit.wait"), Qt::LeftButton);
        m_given->settle();
        QTest::mouseClick(button("quit.cancel"), Qt::LeftButton);
        m_given->settle();
        QCOMPARE(m_given->count("/portreeve/server/resume"), 1);
        QVERIFY(!question());
    }

    void anEngineThatIsGoneKeepsNobody()
    {
        start();
        for (const char *path : {"*"})
            m_given->transport()->fault("*", QLatin1String(path), QStringLiteral("stopped"));
        QVERIFY(endsBy([this] { m_desktop->quit(); }));
    }

    void withoutAGatewayHereQuittingIsSimple()
    {
        m_given->connections = {WindowFixture::other(QStringLiteral("eu"))};
        setInFlight(5); // of others: none of ours to wait for
        start();
        QVERIFY(endsBy([this] { m_desktop->quit(); }));
    }

    void aNewWindowStandsBeside()
    {
        start();
        emit m_desktop->front()->newWindowWanted(QStringLiteral("local"), QStringLiteral("keys"), {});
        QCOMPARE(m_desktop->windows().size(), 2);
        QCOMPARE(m_desktop->windows().last()->pageId(), QStringLiteral("keys"));
    }

    void removedConnectionsAreLeft()
    {
        m_given->connections.append(WindowFixture::other(QStringLiteral("eu")));
        m_given->settings.set(QStringLiteral("general.connection"), QStringLiteral("eu"));
        start();
        m_given->connections.removeLast();
        m_desktop->connectionsChanged();
        m_given->settle();
        QCOMPARE(m_desktop->front()->connection().id, QStringLiteral("local"));
    }

    void withoutAnyConnectionThereIsAWindowNevertheless()
    {
        m_given->connections.clear();
        start();
        QCOMPARE(m_desktop->front()->connection().id, QStringLiteral("none"));
        QVERIFY(m_desktop->front()->isVisible());
    }

    void themeFollowsTheSettings()
    {
        start();
        QCOMPARE(theme().scheme, Scheme::Light);
        emit m_desktop->front()->schemeToggled();
        QCOMPARE(theme().scheme, Scheme::Dark);
        QCOMPARE(m_given->settings.text(QStringLiteral("appearance.scheme")), QStringLiteral("dark"));
        m_given->settings.set(QStringLiteral("appearance.text_percent"), 150);
        QCOMPARE(theme().scale, 1.5);
        m_given->settings.set(QStringLiteral("appearance.contrast"), QStringLiteral("high"));
        QVERIFY(theme().highContrast);
        for (const char *key : {"appearance.scheme", "appearance.text_percent", "appearance.contrast"})
            m_given->settings.reset(QLatin1String(key));
        QCOMPARE(theme().scale, 1.0);
    }

    void autostartIsAFileOfTheDesktop()
    {
        start();
        QVERIFY(!isAutostart());
        m_given->settings.set(QStringLiteral("tray.autostart"), true);
        QVERIFY(isAutostart());
        QFile entry(m_given->profile.filePath(QStringLiteral("autostart/%1.desktop").arg(QLatin1String(applicationId))));
        QVERIFY(entry.open(QIODevice::ReadOnly));
        QVERIFY(entry.readAll().contains(" --hidden\n"));
        m_given->settings.set(QStringLiteral("tray.autostart"), false);
        QVERIFY(!isAutostart());
    }

    void theTraySaysHowItIs()
    {
        ScriptedTransport *way = new ScriptedTransport;
        way->answer("GET", QStringLiteral("/portreeve/live"), m_given->live);
        Client client(WindowFixture::local(), std::unique_ptr<AdminTransport>(way), m_given->log);
        Tray tray(m_given->settings, &client);
        QVERIFY(!tray.isShown());
        QCOMPARE(tray.state(), TrayState::Running);
        const auto words = [&tray] {
            emit tray.menu()->aboutToShow();
            QStringList all;
            for (const QAction *action : tray.menu()->actions())
                all.append(action->text());
            return all;
        };
        QCOMPARE(words().first(), QStringLiteral("Gateway runs"));
        QVERIFY(words().contains(QStringLiteral("Copy http://127.0.0.1:4000")) && words().contains(QStringLiteral("Pause gateway")));
        way->fault("*", QStringLiteral("*"), QStringLiteral("gone"));
        client.probe();
        m_given->settle();
        QTRY_COMPARE(tray.state(), TrayState::Failed);
        QCOMPARE(words().first(), QStringLiteral("Gateway does not answer"));
        QVERIFY(!words().contains(QStringLiteral("Pause gateway")));
        Tray alone(m_given->settings, nullptr);
        QCOMPARE(alone.state(), TrayState::Disconnected);
        QSignalSpy quit(&tray, &Tray::quitWanted);
        tray.menu()->actions().last()->trigger();
        QCOMPARE(quit.count(), 1);
    }

    void trayIconsDifferByShape()
    {
        QList<QImage> images;
        for (const TrayState state : {TrayState::Running, TrayState::Paused, TrayState::Failed, TrayState::Disconnected}) {
            const QImage image = trayIcon(state).pixmap(22).toImage().convertToFormat(QImage::Format_Alpha8); // no colour, only shape
            const QImage grey = trayIcon(state).pixmap(22).toImage().convertToFormat(QImage::Format_Grayscale8);
            for (const QImage &other : std::as_const(images))
                QVERIFY(other != grey);
            QVERIFY(!image.isNull());
            images.append(grey);
        }
    }
};

QTEST_MAIN(DesktopTest)
#include "desktop_test.moc"
