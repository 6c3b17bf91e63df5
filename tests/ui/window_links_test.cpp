// SPDX-License-Identifier: GPL-3.0-or-later
// The main window and its connections: lost and found, locked, changed; its menu, shortcuts, theme and language.
#include "tests/ui/support/window_kit.h"

using namespace kit;

class WindowLinksTest : public WindowTest
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        stillTheme();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }
    void init()
    {
        m_given = std::make_unique<WindowFixture>();
        FakePage::built = 0;
    }
    void cleanup()
    {
        m_window.reset();
        m_given.reset();
        QVERIFY(FakePage::all.isEmpty());
    }

    void aLostGatewayIsSaidAndLookedForAgain()
    {
        make();
        QVERIFY(!find("window.lost")->isVisible());
        const int refreshed = page("home")->refreshed;
        m_given->transport()->fault("*", QStringLiteral("*"), QStringLiteral("Nothing listens there."));
        m_window->client().probe();
        m_given->settle();
        QVERIFY(find("window.lost")->isVisible());
        QCOMPARE(status(*m_window, "state"), QStringLiteral("Not connected"));
        QCOMPARE(status(*m_window, "flight"), QString()); // nothing is known now
        m_given->transport()->answer("GET", QStringLiteral("/portreeve/live"), m_given->live);
        const int before = m_given->count("/portreeve/live");
        click("window.lost.retry");
        QVERIFY(m_given->count("/portreeve/live") > before);
        QVERIFY(!find("window.lost")->isVisible());
        QCOMPARE(page("home")->refreshed, refreshed + 1); // it is back: asked once more
    }

    void aLockKeepsChangesAwayUntilItIsTakenOff()
    {
        Connection production = WindowFixture::other(QStringLiteral("eu"), Environment::Production);
        production.readOnly = true;
        m_given->connections = {WindowFixture::local(), production};
        make(production);
        QVERIFY(find("window.locked")->isVisible());
        QCOMPARE(status(*m_window, "lock"), QStringLiteral("Read-only"));
        QVERIFY(m_window->windowTitle().contains(QLatin1String("eu (production)")));
        QString fault;
        m_window->client().post(m_window.get(), QStringLiteral("/key/block"), {}, [&](const Answer &answer) { fault = answer.message(); });
        m_given->settle();
        QVERIFY(!fault.isEmpty());
        QCOMPARE(m_given->count("/key/block", QStringLiteral("eu")), 0);
        click("window.locked.unlock");
        auto *question = m_window->findChild<Sheet *>();
        QVERIFY(question); // production is asked
        QVERIFY(m_window->connection().readOnly);
        question->accept();
        m_given->settle();
        QVERIFY(!m_window->connection().readOnly);
        QVERIFY(!find("window.locked")->isVisible());
        QCOMPARE(m_given->saved.last().readOnly, false);
        m_window->actions().find(QStringLiteral("window.lock"))->trigger(); // on again, without a question
        m_given->settle();
        QVERIFY(m_window->connection().readOnly);
        QCOMPARE(m_window->pageId(), QStringLiteral("home"));
    }

    void eachConnectionHasItsOwnPagesAndState()
    {
        const Connection staging = WindowFixture::other(QStringLiteral("stage"), Environment::Staging);
        m_given->connections = {WindowFixture::local(), staging};
        m_given->settings.set(QStringLiteral("general.start_page"), QStringLiteral("last"));
        make();
        m_window->range().setRelative(QStringLiteral("7d"));
        m_window->go(QStringLiteral("keys"), {{QStringLiteral("id"), QStringLiteral("k1")}});
        press(Qt::Key_F9);
        QPointer<FakePage> old = page("keys");
        QPointer<ScriptedTransport> way = m_given->transport();
        m_window->connectTo(staging);
        m_given->settle();
        QVERIFY(!old && !way); // gone with their connection
        QCOMPARE(m_window->range().relative(), QStringLiteral("24h"));
        QVERIFY(!m_window->shell().wantsCollapsedRail());
        QCOMPARE(m_window->pageId(), QStringLiteral("home"));
        QVERIFY(!find<QToolButton>("top.back")->isEnabled());
        m_window->connectTo(WindowFixture::local());
        m_given->settle();
        QCOMPARE(m_window->range().relative(), QStringLiteral("7d"));
        QCOMPARE(m_window->pageId(), QStringLiteral("keys"));
        QCOMPARE(page("keys")->shown.value(QStringLiteral("id")).toString(), QStringLiteral("k1"));
        QVERIFY(m_window->shell().wantsCollapsedRail());
    }

    void theSwitcherListsConnections()
    {
        m_given->connections = {WindowFixture::local(), WindowFixture::other(QStringLiteral("eu"), Environment::Production)};
        make();
        press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        auto *menu = find<QMenu>("menu.connections");
        QVERIFY(menu && menu->isVisible());
        QAction *production = menu->findChild<QAction *>(QStringLiteral("menu.connection.eu"));
        QCOMPARE(production->text(), QStringLiteral("eu (production)"));
        QVERIFY(menu->findChild<QAction *>(QStringLiteral("menu.connection.local"))->isChecked());
        production->trigger();
        menu->close();
        m_given->settle();
        QCOMPARE(m_window->connection().id, QStringLiteral("eu"));
    }

    void aPageMayAskForAnotherConnectionAndLive()
    {
        const Connection other = WindowFixture::other(QStringLiteral("eu"));
        m_given->connections = {WindowFixture::local(), other};
        make();
        FakePage *asking = page("home");
        asking->given().client.get(asking, QStringLiteral("/fake/answer"), [this, other](const Answer &) { m_window->connectTo(other); }); // from within its own answer
        m_given->settle();
        QCOMPARE(m_window->connection().id, QStringLiteral("eu"));
    }

    void changedConnectionsAreReadAgain()
    {
        Connection other = WindowFixture::other(QStringLiteral("eu"));
        m_given->connections = {WindowFixture::local(), other};
        make(other);
        const QPointer<FakePage> first = page("home");
        m_window->reread();
        m_given->settle();
        QVERIFY(first); // nothing has changed
        m_given->connections[1].name = QStringLiteral("Europe");
        m_window->reread();
        m_given->settle();
        QVERIFY(m_window->windowTitle().contains(QLatin1String("Europe")));
        m_given->connections.removeLast();
        m_window->reread();
        m_given->settle();
        QCOMPARE(m_window->connection().id, QStringLiteral("local"));
    }

    void whatAServerCannotIsSaid()
    {
        Connection lite = WindowFixture::other(QStringLiteral("lite"));
        lite.kind = ServerKind::LiteLlm;
        m_given->connections = {lite};
        m_given->live = "{}";
        make(lite);
        m_given->transport(QStringLiteral("lite"))->refuse("GET", QStringLiteral("/portreeve/live"), 404, QStringLiteral("Not Found"));
        QVERIFY(!find("rail.requests")->accessibleDescription().isEmpty());
        click("rail.requests");
        QVERIFY(find("window.unavailable")->isVisible());
        QVERIFY(!m_window->page());
        QCOMPARE(FakePage::built, 1); // only Home
        press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->pageId(), QStringLiteral("home"));
    }

    void theKeyboardGoesRoundByF6()
    {
        make();
        press(Qt::Key_F12);
        find("page.field")->setFocus();
        QStringList parts;
        for (int i = 0; i < 5; ++i) {
            press(Qt::Key_F6);
            const QWidget *now = QApplication::focusWidget();
            QVERIFY(now);
            parts.append(now->objectName().section(QLatin1Char('.'), 0, 0));
        }
        QCOMPARE(parts, QStringList({QStringLiteral("calls"), QStringLiteral("status"), QStringLiteral("top"), QStringLiteral("rail"), QStringLiteral("page")}));
        press(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(QApplication::focusWidget()->objectName().startsWith(QLatin1String("rail")));
    }

    void theMenuHasEveryAction()
    {
        make();
        press(Qt::Key_F10);
        auto *menu = find<QMenu>("menu.main");
        QVERIFY(menu && menu->isVisible());
        QSet<QAction *> reached;
        QList<QMenu *> open = {menu};
        while (!open.isEmpty()) {
            for (QAction *action : open.takeFirst()->actions()) {
                reached.insert(action);
                if (action->menu())
                    open.append(action->menu());
            }
        }
        for (const ActionLine &line : actionTable()) {
            const QStringList elsewhere = {QStringLiteral("window.menu"), QStringLiteral("window.next_part"), QStringLiteral("window.previous_part"), QStringLiteral("window.retry")};
            if (!line.page && !elsewhere.contains(QLatin1String(line.id)))
                QVERIFY2(reached.contains(m_window->actions().find(QLatin1String(line.id))), line.id);
        }
        menu->findChild<QAction *>(QStringLiteral("menu.page.keys"))->trigger();
        menu->close();
        QCOMPARE(m_window->pageId(), QStringLiteral("keys"));
    }

    void shortcutsAreListedAndCopied()
    {
        make();
        press(Qt::Key_F1);
        auto *sheet = find<Sheet>("shortcuts");
        QVERIFY(sheet && sheet->isVisible());
        click("shortcuts.copy");
        const QString text = QApplication::clipboard()->text();
        QVERIFY(text.contains(QLatin1String("Ctrl K")) && text.contains(QLatin1String("Requests")));
        click("shortcuts.change");
        QCOMPARE(m_window->pageId(), QStringLiteral("settings"));
    }

    void ownShortcutsHold()
    {
        m_given->settings.set(QStringLiteral("shortcut.window.calls"), QStringLiteral("Ctrl+K"));
        m_given->settings.set(QStringLiteral("shortcut.window.palette"), QStringLiteral("F12")); // two exchanged
        make();
        QCOMPARE(m_window->actions().find(QStringLiteral("window.calls"))->shortcut(), QKeySequence(QStringLiteral("Ctrl+K")));
        press(Qt::Key_F12);
        QVERIFY(find("palette")->isVisible());
        press(Qt::Key_Escape);
        m_given->settings.set(QStringLiteral("shortcut.window.refresh"), QStringLiteral("none"));
        QVERIFY(m_window->actions().find(QStringLiteral("window.refresh"))->shortcuts().isEmpty());
        m_given->settings.reset(QStringLiteral("shortcut.window.refresh"));
        QCOMPARE(m_window->actions().find(QStringLiteral("window.refresh"))->shortcut(), QKeySequence(Qt::Key_F5));
    }

    void aChangeOfThemeStylesEachPageOnce()
    {
        make();
        click("rail.keys");
        FakePage *keys = page("keys");
        const int before = keys->styled;
        ThemeChoice dark = theme();
        dark.scheme = Scheme::Dark;
        applyTheme(*qApp, dark);
        QCOMPARE(keys->styled, before + 1);
        dark.scheme = Scheme::Light;
        applyTheme(*qApp, dark);
        QSignalSpy toggled(m_window.get(), &MainWindow::schemeToggled);
        click("rail.scheme");
        QCOMPARE(toggled.count(), 1);
    }

    void aChangeOfLanguageTellsEachPageOnce()
    {
        LanguageChoice language(m_given->settings);
        m_given->settle();
        make();
        FakePage *home = page("home");
        home->told = 0;
        m_window->live().refresh();
        m_given->settle();
        QVERIFY(find("rail.home")->accessibleName().startsWith(QLatin1String("Home")));
        m_given->settings.set(QStringLiteral("general.language"), QStringLiteral("de"));
        m_given->settle();
        QCOMPARE(home->told, 1);
        QCOMPARE(language.current(), QStringLiteral("de"));
        QCOMPARE(status(*m_window, "spend").left(6), QStringLiteral("146,20").left(6));
        QCOMPARE(find<QAbstractButton>("rail.settings")->text(), QStringLiteral("Einstellungen"));
        QCOMPARE(find<Rail>("")->current(), QStringLiteral("home"));
        m_given->settings.set(QStringLiteral("general.language"), QStringLiteral("en"));
        m_given->settle();
        QCOMPARE(home->told, 2);
        QCOMPARE(find<QAbstractButton>("rail.settings")->text(), QStringLiteral("Settings"));
    }

    void closingMayBeRefused()
    {
        make();
        m_window->mayClose = [] { return false; };
        press(Qt::Key_W, Qt::ControlModifier);
        QVERIFY(m_window->isVisible());
        m_window->mayClose = nullptr;
        m_window->go(QStringLiteral("keys"));
        press(Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!m_window->isVisible());
        QVERIFY(m_given->settings.state(QStringLiteral("local"), QStringLiteral("place")).contains("keys"));
        QSignalSpy quit(m_window.get(), &MainWindow::quitWanted);
        m_window->actions().find(QStringLiteral("window.quit"))->trigger();
        QCOMPARE(quit.count(), 1);
    }
};

QTEST_MAIN(WindowLinksTest)
#include "window_links_test.moc"
