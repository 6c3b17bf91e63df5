// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/window_fixture.h"
#include "ui/pages/page.h"
#include "ui/pages/settings/settings_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/rail_button.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/shell.h"
#include "ui/widgets/status_bar.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toggles.h"
#include "ui/widgets/top_bar.h"
#include "ui/window/calls_panel.h"
#include "ui/window/language.h"
#include "ui/window/main_window.h"
#include "ui/window/palette_source.h"
#include "ui/window/range_menu.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace portreeve::ui;

namespace {

/// A page that only counts what is done to it.
class FakePage : public Page
{
public:
    FakePage(const char *id, Desk &desk, bool range, bool live) : Page(QLatin1String(id), desk), m_range(range), m_live(live)
    {
        auto *column = new QVBoxLayout(this);
        column->addWidget(field = new QLineEdit);
        field->setObjectName(QStringLiteral("page.field"));
        ++built;
        all.append(this);
        retranslate();
        told = 0;
    }
    ~FakePage() override { all.removeOne(this); }

    void open(const QVariantMap &where) override
    {
        ++opened;
        shown = where;
    }
    QVariantMap where() const override { return shown; }
    void refresh() override
    {
        ++refreshed;
        client().get(this, QStringLiteral("/fake/") + id(), [](const Answer &) {});
    }
    QList<PaletteHit> find(const QString &query) const override
    {
        ++looked;
        if (id() != QLatin1String("keys") || query.isEmpty() || !QStringLiteral("alpha-key").contains(query))
            return {};
        return {{QStringLiteral("hash:1"), {}, {}, QStringLiteral("alpha-key"), QStringLiteral("Team Research"), {}}};
    }
    bool hasRange() const override { return m_range; }
    bool isLive() const override { return m_live; }
    void tell(const QString &badge, const QString &totals)
    {
        setBadge(badge, Tone::Warn);
        setTotals(totals);
    }
    Desk &given() { return desk(); }

    static FakePage *of(const char *id)
    {
        for (FakePage *page : std::as_const(all)) {
            if (page->id() == QLatin1String(id) && page->isVisibleTo(page->window()))
                return page;
        }
        return nullptr;
    }

    QLineEdit *field;
    QVariantMap shown;
    int opened = 0;
    int refreshed = 0;
    int told = 0; ///< retranslate()
    int styled = 0;
    mutable int looked = 0;
    static inline int built = 0;
    static inline QList<FakePage *> all;

protected:
    void retranslate() override { ++told; }
    void changeEvent(QEvent *event) override
    {
        Page::changeEvent(event);
        styled += event->type() == QEvent::StyleChange;
    }

private:
    bool m_range;
    bool m_live;
};

Page *makeHome(Desk &desk)
{
    return new FakePage("home", desk, true, true);
}
Page *makeRequests(Desk &desk)
{
    return new FakePage("requests", desk, true, true);
}
Page *makeKeys(Desk &desk)
{
    return new FakePage("keys", desk, false, false);
}
Page *makeServer(Desk &desk)
{
    return new FakePage("server", desk, false, false);
}

} // namespace

// Pages of its own: the window is tested, not what is in it.
const QList<PageLine> &portreeve::ui::pageTable()
{
    static const QList<PageLine> table = {
        {"home", "home", "Home", nullptr, nullptr, false, makeHome},
        {"requests", "requests", "Requests", "Observe", "requests", false, makeRequests},
        {"keys", "keys", "Keys", "Access", "keys", false, makeKeys},
        {"server", "server", "Server", "Operate", "server", false, makeServer},
        {"settings", "settings", "Settings", nullptr, nullptr, true, makeSettingsPage},
    };
    return table;
}

class MainWindowTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowFixture> m_given;
    std::unique_ptr<MainWindow> m_window;

    void make(const Connection &connection = WindowFixture::local())
    {
        m_window = std::make_unique<MainWindow>(m_given->parts(), connection);
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_given->settle();
    }
    template<class T = QWidget>
    T *find(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1String(name));
    }
    FakePage *page(const char *id) const { return FakePage::of(id); }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *to = QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get();
        QTest::keyClick(to, Qt::Key(key), modifiers);
        m_given->settle();
    }
    void click(const char *name)
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button && button->isVisible(), name);
        QTest::mouseClick(button, Qt::LeftButton);
        m_given->settle();
    }
    QStringList hits() const
    {
        QStringList texts;
        const auto *model = find<QListView>("palette.hits")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->flags(model->index(row, 0)) & Qt::ItemIsEnabled)
                texts.append(model->index(row, 0).data().toString());
        }
        return texts;
    }
    void type(const QString &text)
    {
        QTest::keyClicks(find("palette.query"), text);
        m_given->settle();
    }
    static QString status(const MainWindow &window, const char *id)
    {
        auto *item = window.findChild<QAbstractButton *>(QStringLiteral("status.") + QLatin1String(id));
        return item && !item->isHidden() ? item->text() : QString();
    }

private slots:
    void initTestCase()
    {
        ThemeChoice choice;
        choice.reducedMotion = true;
        applyTheme(*qApp, choice);
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

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
