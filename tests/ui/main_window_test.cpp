// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_kit.h"

using namespace kit;

class MainWindowTest : public WindowTest
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

    void pagesAreBuiltAtTheirFirstVisitAndAskOnlyWhileShown()
    {
        make();
        QCOMPARE(m_window->pageId(), QStringLiteral("home"));
        QCOMPARE(FakePage::built, 1);
        QCOMPARE(m_given->count("/fake/home"), 1);
        click("rail.keys");
        QCOMPARE(FakePage::built, 2);
        QCOMPARE(m_given->count("/fake/keys"), 1);
        click("rail.home");
        QCOMPARE(FakePage::built, 2);
        QCOMPARE(m_given->count("/fake/home"), 2); // each showing asks once
        m_window->range().setRelative(QStringLiteral("7d"));
        m_given->settle();
        QCOMPARE(m_given->count("/fake/home"), 3);
        QCOMPARE(m_given->count("/fake/keys"), 1); // hidden: silent
        press(Qt::Key_F5);
        QCOMPARE(m_given->count("/fake/home"), 4);
    }

    void severalChangesAreOneQuestion()
    {
        make();
        const int before = page("home")->refreshed;
        m_window->range().setRelative(QStringLiteral("7d"));
        m_window->range().setUtc(true);
        emit m_window->client().changed(QStringLiteral("/key/new"));
        m_given->settle();
        QCOMPARE(page("home")->refreshed, before + 1);
    }

    void numbersAndHistoryLeadThroughThePages()
    {
        make();
        press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->pageId(), QStringLiteral("requests"));
        QVERIFY(find<Rail>("")->current() == QLatin1String("requests"));
        page("requests")->shown = {{QStringLiteral("filter"), QStringLiteral("status:429")}}; // a person typed it there
        press(Qt::Key_3, Qt::ControlModifier);
        m_window->go(QStringLiteral("keys"), {{QStringLiteral("id"), QStringLiteral("abc")}});
        QCOMPARE(page("keys")->shown.value(QStringLiteral("id")).toString(), QStringLiteral("abc"));
        click("top.back");
        QCOMPARE(m_window->pageId(), QStringLiteral("keys"));
        press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->pageId(), QStringLiteral("requests"));
        QCOMPARE(page("requests")->shown.value(QStringLiteral("filter")).toString(), QStringLiteral("status:429"));
        press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->pageId(), QStringLiteral("home"));
        QVERIFY(!find<QToolButton>("top.back")->isEnabled());
        press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_window->pageId(), QStringLiteral("requests"));
        click("rail.server"); // a new way forgets what lay ahead
        QVERIFY(!find<QToolButton>("top.forward")->isEnabled());
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Server – This computer – Portreeve"));
    }

    void backTakesABrushBackFirst()
    {
        make();
        click("rail.requests");
        m_window->range().setAbsolute(1000, 2000);
        press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->pageId(), QStringLiteral("requests"));
        QCOMPARE(m_window->range().relative(), QStringLiteral("24h"));
        press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->pageId(), QStringLiteral("home"));
    }

    void theRangeIsChosenByKeysAndMouse()
    {
        make();
        press(Qt::Key_T, Qt::ControlModifier);
        auto *list = find<QListWidget>("range.list");
        QVERIFY(list && list->hasFocus());
        QCOMPARE(list->currentItem()->text(), QStringLiteral("Last 24 hours"));
        press(Qt::Key_Up);
        press(Qt::Key_Return);
        QCOMPARE(m_window->range().relative(), QStringLiteral("4h"));
        QVERIFY(!find("range.list"));
        QCOMPARE(find<QPushButton>("top.range")->text(), QStringLiteral("Last 4 hours"));
        press(Qt::Key_BracketLeft);
        QVERIFY(!m_window->range().isRelative());
        press(Qt::Key_BracketRight);
        click("top.range");
        find<QDateTimeEdit>("range.to")->setDateTime(QDateTime(QDate(2020, 1, 1), QTime(0, 0)));
        QVERIFY(!find<QPushButton>("range.apply")->isEnabled()); // it ends before it begins
        find<QDateTimeEdit>("range.from")->setDateTime(QDateTime(QDate(2019, 12, 1), QTime(0, 0)));
        click("range.apply");
        QCOMPARE(m_window->range().from(), QDateTime(QDate(2019, 12, 1), QTime(0, 0)).toMSecsSinceEpoch());
        click("top.range");
        emit find<Segments>("range.zone")->chosen(1);
        QVERIFY(m_window->range().isUtc());
        press(Qt::Key_Escape);
        QVERIFY(!find("range.list"));
    }

    void whatMeansNothingOnAPageIsNotThere()
    {
        make();
        QVERIFY(find("top.range")->isVisible() && find("top.live")->isVisible());
        click("rail.keys");
        QVERIFY(!find("top.range")->isVisible() && !find("top.live")->isVisible());
        QCOMPARE(m_window->actions().reason(QStringLiteral("range.open")), QStringLiteral("This page has no time range."));
        press(Qt::Key_T, Qt::ControlModifier);
        QVERIFY(!find("range.list"));
    }

    void liveStopsByHandAndWhileNobodyLooks()
    {
        make();
        QVERIFY(m_window->live().isRunning());
        press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!m_window->live().isRunning());
        QCOMPARE(find<QPushButton>("top.live")->text(), QStringLiteral("Paused"));
        QVERIFY(status(*m_window, "age").startsWith(QLatin1String("Paused at")));
        click("top.live");
        QVERIFY(m_window->live().isRunning());
        m_window->hide();
        QVERIFY(!m_window->live().isRunning());
        m_window->show();
        QVERIFY(m_window->live().isRunning());
        m_window->setWindowState(Qt::WindowMinimized);
        QCoreApplication::processEvents();
        QVERIFY(!m_window->live().isRunning());
    }

    void theStatusBarSaysHowItIsAndLeadsThere()
    {
        make();
        m_window->live().refresh();
        m_given->settle();
        QCOMPARE(status(*m_window, "state"), QStringLiteral("Running"));
        QCOMPARE(status(*m_window, "address"), QStringLiteral("127.0.0.1:4000"));
        QCOMPARE(status(*m_window, "flight"), QStringLiteral("7 in flight"));
        QCOMPARE(status(*m_window, "errors"), QStringLiteral("2 errors/min"));
        QCOMPARE(status(*m_window, "spend"), QStringLiteral("$146.20 today"));
        QCOMPARE(status(*m_window, "dropped"), QStringLiteral("0 dropped"));
        QVERIFY(status(*m_window, "rate").startsWith(QLatin1String("2.5")));
        click("status.address");
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("http://127.0.0.1:4000"));
        click("status.errors");
        QCOMPARE(page("requests")->shown.value(QStringLiteral("filter")).toString(), QStringLiteral("has:error"));
        click("status.state");
        QCOMPARE(m_window->pageId(), QStringLiteral("server"));
        page("server")->tell(QStringLiteral("3"), QStringLiteral("12 rows"));
        QCOMPARE(status(*m_window, "totals"), QStringLiteral("12 rows"));
        QCOMPARE(find("rail.server")->accessibleName(), QStringLiteral("Server, 3"));
        click("rail.home");
        QCOMPARE(status(*m_window, "totals"), QString()); // totals are of the shown page
    }

    void messagesStayBehindTheBell()
    {
        make();
        click("top.bell");
        QVERIFY(find("bell"));
        press(Qt::Key_Escape);
        QVERIFY(!find("bell"));
        m_window->say(QStringLiteral("First"), {});
        m_window->say(QStringLiteral("Second"), QStringLiteral("with more"));
        QVERIFY(!find("top.bell")->accessibleDescription().isEmpty());
        press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        auto *list = find("bell.list");
        QVERIFY(list);
        QCOMPARE(list->findChildren<QAbstractButton *>().size(), 2);
        QVERIFY(find("top.bell")->accessibleDescription().isEmpty());
    }

    void thePaletteFindsPagesActionsSettingsAndObjects()
    {
        make();
        click("rail.keys");
        page("keys")->looked = 0;
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(hits().contains(QStringLiteral("Home")) && hits().contains(QStringLiteral("Calls")));
        const int before = page("keys")->looked;
        const int calls = m_given->count("*");
        type(QStringLiteral("alpha"));
        QCOMPARE(page("keys")->looked, before + 5); // once a letter
        QCOMPARE(m_given->count("*"), calls); // from memory
        QCOMPARE(hits().first(), QStringLiteral("alpha-key"));
        QVERIFY(hits().contains(QStringLiteral("Find keys with “alpha”")));
        press(Qt::Key_Return);
        QCOMPARE(page("keys")->shown.value(QStringLiteral("id")).toString(), QStringLiteral("hash:1"));

        press(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(hits().first(), QStringLiteral("alpha-key")); // lately
        type(QStringLiteral("text si"));
        QCOMPARE(hits().first(), QStringLiteral("Text size"));
        press(Qt::Key_Return);
        QCOMPARE(m_window->pageId(), QStringLiteral("settings"));
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("settings.appearance.text_percent"));
    }

    void thePaletteKnowsPrefixes()
    {
        make();
        press(Qt::Key_K, Qt::ControlModifier);
        type(QStringLiteral(">"));
        QVERIFY(!hits().contains(QStringLiteral("Home")) && hits().contains(QStringLiteral("Calls")));
        press(Qt::Key_Escape);
        QVERIFY(find<CommandPalette>("palette")->isHidden());
        click("top.command");
        type(QStringLiteral("/req"));
        QCOMPARE(hits(), QStringList(QStringLiteral("Requests")));
        press(Qt::Key_Escape);
        press(Qt::Key_K, Qt::ControlModifier);
        type(QStringLiteral("#0192-ab"));
        QCOMPARE(hits().first(), QStringLiteral("Open request 0192-ab"));
        QSignalSpy elsewhere(m_window.get(), &MainWindow::newWindowWanted);
        press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(elsewhere.count(), 1);
        QCOMPARE(elsewhere[0][1].toString(), QStringLiteral("requests"));
        press(Qt::Key_K, Qt::ControlModifier);
        type(QStringLiteral("@legacy"));
        QCOMPARE(hits(), QStringList(QStringLiteral("Find keys with “legacy”")));
        press(Qt::Key_Return);
        QCOMPARE(page("keys")->shown.value(QStringLiteral("filter")).toString(), QStringLiteral("legacy"));
        press(Qt::Key_K, Qt::ControlModifier);
        type(QStringLiteral("? "));
        QVERIFY(hits().contains(QStringLiteral("Keyboard shortcuts")));
        press(Qt::Key_Escape);
    }

    void anActionOfThePaletteIsDone()
    {
        make();
        press(Qt::Key_K, Qt::ControlModifier);
        type(QStringLiteral(">calls"));
        press(Qt::Key_Return);
        QVERIFY(find("calls")->isVisible());
        press(Qt::Key_K, Qt::ControlModifier);
        type(QStringLiteral(">try to connect"));
        m_window->live().setRunning(false); // its beat asks the same
        const int before = m_given->count("/portreeve/live");
        press(Qt::Key_Return); // off: its reason is said
        QCOMPARE(m_given->count("/portreeve/live"), before);
        QCOMPARE(m_window->shell().toasts()->history().first().detail, QStringLiteral("The gateway is connected."));
    }

    void callsAreShownAndCopied()
    {
        make();
        press(Qt::Key_F12);
        auto *table = find<Table>("calls.table");
        QVERIFY(table->isVisible());
        const int rows = table->model()->rowCount();
        QVERIFY(rows >= 2);
        for (int i = 0; i < 5; ++i) {
            m_window->live().refresh();
            m_given->settle();
        }
        QCOMPARE(table->model()->rowCount(), rows); // the beat is one line, not thousands
        QJsonObject body{{QStringLiteral("key_alias"), QStringLiteral("ci")}, {QStringLiteral("key"), QStringLiteral("sk-very-secret-value")}};
        m_window->client().post(m_window.get(), QStringLiteral("/key/generate"), body, [](const Answer &) {});
        m_given->settle();
        table->setCurrentIndex(table->model()->index(0, 0));
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 2).data().toString() == QLatin1String("/key/generate"))
                table->setCurrentIndex(table->model()->index(row, 0));
        }
        const QString detail = find<QTextEdit>("calls.detail")->toPlainText();
        QVERIFY(detail.contains(QLatin1String("key_alias")) && !detail.contains(QLatin1String("very-secret")));
        click("calls.copy");
        QVERIFY(QApplication::clipboard()->text().startsWith(QLatin1String("curl -sS -X POST")));
        QVERIFY(!QApplication::clipboard()->text().contains(QLatin1String("very-secret")));
        click("calls.clear");
        QCOMPARE(table->model()->rowCount(), 0);
        click("calls.close");
        QVERIFY(!find("calls")->isVisible());
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
