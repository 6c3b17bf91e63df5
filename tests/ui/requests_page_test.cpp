// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/books.h"
#include "ui/pages/requests/detail_view.h"
#include "ui/pages/requests/export_bar.h"
#include "ui/pages/requests/request_window.h"
#include "ui/pages/requests/requests_page.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/bill.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/histogram.h"
#include "ui/widgets/label.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeline.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonArray>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace portreeve::ui;

namespace {

const QString shotsPlace = qEnvironmentVariable("PORTREEVE_SHOTS");

template <class Widget>
Widget *child(const QWidget &of, const char *name)
{
    auto *found = of.findChild<Widget *>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

/// A page over made-up books in a window.
struct Stage {
    explicit Stage(int count, const Connection &connection = TestDesk::thisComputer()) : desk(connection), books(desk.transport, count)
    {
        desk.window.resize(1224, 860);
        page = new RequestsPage(desk.desk);
        desk.actions.setPage(QStringLiteral("requests"));
    }
    void show()
    {
        desk.show(page);
        settle();
    }
    void settle()
    {
        do
            desk.settle();
        while (!page->model().isQuiet());
    }
    Table *table() const { return child<Table>(*page, "requests.table"); }
    QString shown(int row, int column) const { return page->model().index(row, column).data().toString(); }
    QString idOf(int row) const
    {
        const auto request = page->model().request(row);
        return request ? request->id : QString();
    }
    QStringList chips() const
    {
        QStringList all;
        for (const Term &term : page->filter().terms())
            all.append(printTerm(term));
        return all;
    }
    void type(const QString &text)
    {
        auto *field = child<FilterBar>(*page, "requests.filter")->findChild<QLineEdit *>();
        field->setFocus();
        desk.settle(); // the grammar
        field->clear();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
        settle();
    }
    QString facts() const
    {
        QString longest;
        for (const QLabel *label : child<QWidget>(*page, "requests.header")->findChildren<QLabel *>()) {
            if (label->text().size() > longest.size())
                longest = label->text();
        }
        return longest;
    }
    QString fault() const
    {
        const auto *label = child<QLabel>(*page, "requests.filter.fault");
        return label->isHidden() ? QString() : label->text();
    }
    QStringList words(const char *part) const
    {
        QStringList all;
        for (const QLabel *label : child<QWidget>(*page, part)->findChildren<QLabel *>())
            all.append(label->text());
        for (const QAbstractButton *button : child<QWidget>(*page, part)->findChildren<QAbstractButton *>())
            all.append(button->text());
        return all;
    }
    bool isSeen(const char *part) const { return child<QWidget>(*page, part)->isVisible(); }
    void poll()
    {
        page->model().poll();
        settle();
    }
    void choose(int row)
    {
        table()->setFocus();
        table()->selectRow(row);
        settle();
    }

    TestDesk desk;
    Books books;
    RequestsPage *page;
};

void shoot(Stage &stage, const char *name)
{
    if (shotsPlace.isEmpty())
        return;
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        ThemeChoice choice;
        choice.scheme = scheme;
        choice.reducedMotion = true;
        applyTheme(*qApp, choice);
        stage.settle();
        QTest::qWait(40);
        stage.desk.window.grab().save(QStringLiteral("%1/requests-%2-%3.png").arg(shotsPlace, QLatin1String(name), scheme == Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark")));
    }
    ThemeChoice plain;
    plain.reducedMotion = true;
    applyTheme(*qApp, plain);
}

} // namespace

class RequestsPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void opens();
    void typesAFilter();
    void takesAChipAway();
    void showsWhatIsWrong();
    void facetsEditTheSameFilter();
    void brushesAndComesBack();
    void peeks();
    void detailOfLateAnswers();
    void opensAWindow();
    void sortsWhereTheServerCan();
    void followsLive();
    void holdsWhileReading();
    void lateAndOutOfOrder();
    void quietWhileHidden();
    void copies();
    void filtersByValue();
    void goesElsewhere();
    void savesViews();
    void exportsToAFile();
    void cancelledExportLeavesNothing();
    void brokenExportLeavesNothing();
    void faces();
    void failsWithOldRows();
    void selectionTotals();
    void smallWindow();
    void liteLlm();
    void otherLanguageAndUtc();
    void everythingHasAName();
    void pictures();
};

void RequestsPageTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    ThemeChoice choice;
    choice.reducedMotion = true;
    applyTheme(*qApp, choice);
}

void RequestsPageTest::opens()
{
    Stage stage(1000);
    stage.show();
    QCOMPARE(stage.page->model().rowCount(), 1000);
    QVERIFY2(stage.facts().contains(QStringLiteral("1,000 requests")) && stage.facts().contains(QStringLiteral("p95 2.31")), qPrintable(stage.facts()));
    QCOMPARE(stage.desk.transport.count(QStringLiteral("/portreeve/requests")), 1);
    QCOMPARE(stage.desk.transport.count(QStringLiteral("/portreeve/requests/*")), 3); // count, facets, strip; the grammar when somebody types
    QVERIFY(stage.desk.transport.unknown().isEmpty());
    QVERIFY(stage.isSeen("requests.table"));
    stage.table()->verticalScrollBar()->setValue(stage.table()->verticalScrollBar()->maximum());
    stage.table()->viewport()->grab();
    QTRY_COMPARE(stage.idOf(999), stage.books.idAt(999)); // a jump to the end, once painted
}

void RequestsPageTest::typesAFilter()
{
    Stage stage(1000);
    stage.show();
    stage.type(QStringLiteral("status:503"));
    QCOMPARE(stage.chips(), QStringList{QStringLiteral("status:503")});
    QVERIFY2(stage.facts().contains(QStringLiteral("match")), qPrintable(stage.facts()));
    QVERIFY(stage.page->model().rowCount() > 50 && stage.page->model().rowCount() < 120);
    for (int row = 0; row < stage.page->model().rowCount(); ++row)
        QCOMPARE(stage.page->model().request(row)->status, 503);
    QVERIFY(stage.desk.transport.last(QStringLiteral("/portreeve/requests/facets")).path.contains(QStringLiteral("filter=status%3A503")));
    // While typing: completion and example come from the grammar, without asking again.
    auto *field = child<FilterBar>(*stage.page, "requests.filter")->findChild<QLineEdit *>();
    stage.desk.transport.forget();
    QTest::keyClicks(field, QStringLiteral("dur:>2"));
    QVERIFY(field->accessibleDescription().contains(QStringLiteral("dur:>2s")));
    QTest::keyClick(field, Qt::Key_Tab);
    QCOMPARE(field->text(), QStringLiteral("dur:>2s"));
    QCOMPARE(stage.desk.transport.count(), 0);
}

void RequestsPageTest::takesAChipAway()
{
    Stage stage(300);
    stage.page->open({{QStringLiteral("filter"), QStringLiteral("status:503 model:smart")}});
    stage.show();
    QCOMPARE(stage.chips().size(), 2);
    auto *bar = child<FilterBar>(*stage.page, "requests.filter");
    QList<Chip *> chips = bar->findChildren<Chip *>();
    QCOMPARE(chips.size(), 2);
    QTest::keyClick(chips.last(), Qt::Key_Delete);
    stage.settle();
    QCOMPARE(stage.chips(), QStringList{QStringLiteral("status:503")});
    QVERIFY(stage.page->model().rowCount() > 0);
    chips = bar->findChildren<Chip *>();
    QTest::keyClick(chips.last(), Qt::Key_Return); // back into the field
    stage.settle();
    QVERIFY(stage.chips().isEmpty());
    QCOMPARE(bar->typed(), QStringLiteral("status:503"));
}

void RequestsPageTest::showsWhatIsWrong()
{
    Stage stage(300);
    stage.show();
    stage.type(QStringLiteral("status:503"));
    const int rows = stage.page->model().rowCount();
    stage.type(QStringLiteral("modle:x"));
    QVERIFY2(stage.fault().contains(QStringLiteral("Did you mean")), qPrintable(stage.fault()));
    QCOMPARE(child<FilterBar>(*stage.page, "requests.filter")->typed(), QStringLiteral("modle:x")); // to be mended, not to be typed again
    QCOMPARE(stage.chips(), QStringList{QStringLiteral("status:503")});
    QCOMPARE(stage.page->model().rowCount(), rows); // the list is the one of what is right
    stage.type(QStringLiteral("model:smart"));
    QVERIFY(stage.fault().isEmpty());
    QCOMPARE(stage.chips().size(), 2);
}

void RequestsPageTest::facetsEditTheSameFilter()
{
    Stage stage(300);
    stage.show();
    const auto tick = [&](const char *name) {
        child<QCheckBox>(*stage.page, name)->click();
        stage.settle();
    };
    tick("facet.model.smart");
    QCOMPARE(stage.chips(), QStringList{QStringLiteral("model:smart")});
    tick("facet.model.claude-haiku-4-5");
    QCOMPARE(stage.chips(), QStringList{QStringLiteral("model:(smart OR claude-haiku-4-5)")});
    tick("facet.model.smart");
    QCOMPARE(stage.chips(), QStringList{QStringLiteral("model:claude-haiku-4-5")});
    stage.page->filter().setText(QStringLiteral("model:claude-*"));
    stage.settle();
    QVERIFY(child<QCheckBox>(*stage.page, "facet.model.claude-haiku-4-5")->isChecked());
    QVERIFY(!child<QCheckBox>(*stage.page, "facet.model.smart")->isChecked());
    tick("facet.model.claude-haiku-4-5"); // of a pattern, the rest stays
    QCOMPARE(stage.chips(), QStringList{QStringLiteral("model:claude-sonnet-4-5")});
    tick("facet.model.claude-sonnet-4-5");
    QVERIFY(stage.chips().isEmpty());
}

void RequestsPageTest::brushesAndComesBack()
{
    Stage stage(5000);
    stage.show();
    auto *strip = child<Histogram>(*stage.page, "requests.strip");
    stage.desk.transport.forget();
    QTest::mousePress(strip, Qt::LeftButton, {}, QPoint(strip->width() / 2, 20));
    QTest::mouseMove(strip, QPoint(strip->width() * 3 / 4, 20));
    QTest::mouseRelease(strip, Qt::LeftButton, {}, QPoint(strip->width() * 3 / 4, 20));
    stage.settle();
    QVERIFY(!stage.desk.range.isRelative());
    QVERIFY(stage.page->model().rowCount() > 0 && stage.page->model().rowCount() < 5000);
    const QString path = stage.desk.transport.last(QStringLiteral("/portreeve/requests/histogram")).path;
    QVERIFY2(!path.contains(QStringLiteral("from=%1").arg(stage.desk.range.from())), "the strip keeps the span around the brush");
    QVERIFY(stage.desk.transport.last(QStringLiteral("/portreeve/requests")).path.contains(QStringLiteral("from=%1").arg(stage.desk.range.from())));
    QTest::keyClick(strip, Qt::Key_Escape);
    stage.settle();
    QVERIFY(stage.desk.range.isRelative());
    QCOMPARE(stage.page->model().rowCount(), 5000);
}

void RequestsPageTest::peeks()
{
    Stage stage(300);
    stage.show();
    stage.choose(4);
    QTest::keyClick(stage.table(), Qt::Key_Space);
    QVERIFY(stage.isSeen("requests.detail"));
    QTRY_VERIFY(stage.desk.transport.count(QStringLiteral("/portreeve/requests/0193*")) == 1);
    stage.settle();
    const auto *detail = child<DetailView>(*stage.page, "requests.detail");
    QCOMPARE(detail->id(), stage.idOf(4));
    QVERIFY(!detail->detail().attempts.isEmpty() || detail->detail().row.isRefused());
    QTest::keyClick(stage.table(), Qt::Key_Down); // the pane follows
    QCOMPARE(detail->id(), stage.idOf(5));
    QTest::keyClick(stage.table(), Qt::Key_Escape);
    QVERIFY(!stage.isSeen("requests.detail"));
    QVERIFY(stage.table()->hasFocus());
}

void RequestsPageTest::detailOfLateAnswers()
{
    Stage stage(300);
    stage.show();
    stage.choose(0);
    QTest::keyClick(stage.table(), Qt::Key_Space);
    const auto *detail = child<DetailView>(*stage.page, "requests.detail");
    stage.desk.transport.hold(QStringLiteral("/portreeve/requests/0193*"));
    QTRY_COMPARE(stage.desk.transport.held(), 1);
    for (int i = 0; i < 5; ++i) // held down: what it passes is not asked for
        QTest::keyClick(stage.table(), Qt::Key_Down);
    QCOMPARE(detail->id(), stage.idOf(5));
    QTRY_COMPARE(stage.desk.transport.count(QStringLiteral("/portreeve/requests/0193*")), 2);
    QCOMPARE(stage.desk.transport.held(), 1); // the first one was given up
    stage.desk.transport.letGo(QStringLiteral("/portreeve/requests/0193*"));
    stage.settle();
    QCOMPARE(detail->id(), stage.idOf(5));
}

void RequestsPageTest::opensAWindow()
{
    Stage stage(300);
    stage.show();
    stage.choose(2);
    QTest::keyClick(stage.table(), Qt::Key_Return);
    auto *window = stage.page->findChild<RequestWindow *>();
    QVERIFY(window && window->isVisible() && window->isWindow());
    QCOMPARE(window->view()->id(), stage.idOf(2));
    stage.choose(3); // stays as it is
    QCOMPARE(window->view()->id(), stage.idOf(2));
    QPointer<QWidget> gone(window);
    QTest::keyClick(window->view(), Qt::Key_Escape);
    stage.settle();
    QTRY_VERIFY(!gone);
}

void RequestsPageTest::sortsWhereTheServerCan()
{
    Stage stage(300);
    stage.show();
    stage.table()->sortByColumn(5, Qt::DescendingOrder);
    stage.settle();
    QVERIFY(stage.desk.transport.last(QStringLiteral("/portreeve/requests")).path.contains(QStringLiteral("sort=cost&order=desc")));
    stage.desk.transport.forget();
    stage.table()->horizontalHeader()->setSortIndicator(2, Qt::AscendingOrder); // the model's name: it cannot
    stage.settle();
    QCOMPARE(stage.table()->horizontalHeader()->sortIndicatorSection(), 5);
    QCOMPARE(stage.desk.transport.count(QStringLiteral("/portreeve/requests")), 0);
    QVERIFY(!stage.page->model().canPoll()); // only the newest first grows on top
}

void RequestsPageTest::followsLive()
{
    Stage stage(300);
    stage.show();
    for (int i = 0; i < 3; ++i)
        stage.books.add();
    stage.poll();
    QCOMPARE(stage.page->model().rowCount(), 303);
    QCOMPARE(stage.idOf(0), stage.books.idAt(0));
    QVERIFY2(stage.facts().contains(QStringLiteral("303")), qPrintable(stage.facts()));
    for (int i = 0; i < 450; ++i) // more than a question takes: it asks on until it has all
        stage.books.add();
    stage.poll();
    QCOMPARE(stage.page->model().rowCount(), 753);
    for (int row = 0; row < 453; ++row)
        QCOMPARE(stage.idOf(row), stage.books.idAt(row));
    // With a filter, what does not match is passed over and not looked at again.
    stage.type(QStringLiteral("status:503"));
    const int rows = stage.page->model().rowCount();
    for (int i = 0; i < 22; ++i)
        stage.books.add();
    stage.poll();
    QCOMPARE(stage.page->model().rowCount(), rows + 2);
    stage.poll();
    QVERIFY(stage.desk.transport.last(QStringLiteral("/portreeve/requests")).path.contains(QStringLiteral("after=%1").arg(stage.books.size())));
}

void RequestsPageTest::holdsWhileReading()
{
    Stage stage(1000);
    stage.show();
    stage.table()->verticalScrollBar()->setValue(3000);
    const QString top = stage.idOf(stage.table()->rowAt(4));
    for (int i = 0; i < 183; ++i)
        stage.books.add();
    stage.poll();
    QCOMPARE(stage.page->model().rowCount(), 1000);
    QCOMPARE(stage.idOf(stage.table()->rowAt(4)), top); // nothing moved
    auto *pill = child<QPushButton>(*stage.page, "requests.pill");
    QVERIFY(pill->isVisible());
    QCOMPARE(pill->text(), QStringLiteral("183 new"));
    pill->click();
    stage.settle();
    QCOMPARE(stage.page->model().rowCount(), 1183);
    QCOMPARE(stage.table()->verticalScrollBar()->value(), 0);
    QCOMPARE(stage.idOf(0), stage.books.idAt(0));
    QVERIFY(!pill->isVisible());
}

void RequestsPageTest::lateAndOutOfOrder()
{
    Stage stage(5000);
    stage.show();
    stage.desk.transport.hold(QStringLiteral("/portreeve/requests"));
    stage.page->filter().setText(QStringLiteral("status:503"));
    stage.desk.settle();
    stage.page->filter().setText(QStringLiteral("status:429"));
    stage.desk.settle();
    QCOMPARE(stage.desk.transport.held(), 1); // the first question was taken back
    stage.desk.transport.letGo(QStringLiteral("/portreeve/requests"));
    stage.settle();
    for (int row = 0; row < 100; ++row)
        QCOMPARE(stage.page->model().request(row)->status, 429);

    stage.page->filter().clear();
    stage.settle();
    // A question for new rows that is answered after the list has become another one changes nothing.
    stage.desk.transport.hold(QStringLiteral("/portreeve/requests"));
    stage.books.add();
    stage.page->model().poll();
    QCOMPARE(stage.desk.transport.held(), 1);
    stage.page->filter().setText(QStringLiteral("status:422"));
    stage.desk.transport.release(1);
    stage.desk.transport.release(0);
    stage.desk.transport.letGo(QStringLiteral("/portreeve/requests"));
    stage.settle();
    for (int row = 0; row < qMin(100, stage.page->model().rowCount()); ++row)
        QCOMPARE(stage.page->model().request(row)->status, 422);
    // Pages in the wrong order.
    stage.page->filter().clear();
    stage.settle();
    stage.desk.transport.hold(QStringLiteral("/portreeve/requests"));
    stage.page->model().index(2100, 0).data();
    QTRY_COMPARE(stage.desk.transport.held(), 1);
    stage.page->model().index(2500, 0).data();
    QTRY_VERIFY(stage.desk.transport.held() >= 2);
    while (stage.desk.transport.held() > 0)
        stage.desk.transport.release(stage.desk.transport.held() - 1);
    stage.desk.transport.letGo(QStringLiteral("/portreeve/requests"));
    stage.settle();
    for (const int row : {2000, 2199, 2400, 2599})
        QCOMPARE(stage.idOf(row), stage.books.idAt(row + 0));
}

void RequestsPageTest::quietWhileHidden()
{
    Stage stage(300);
    stage.desk.live.setRunning(true);
    stage.show();
    QTRY_VERIFY(stage.desk.transport.count(QStringLiteral("/portreeve/requests")) >= 2); // it follows
    stage.page->hide();
    stage.desk.settle();
    stage.desk.live.setRunning(false);
    stage.desk.settle();
    stage.desk.transport.forget();
    stage.page->filter().setText(QStringLiteral("status:503"));
    stage.desk.range.setRelative(QStringLiteral("1h"));
    QTest::qWait(450);
    QCOMPARE(stage.desk.transport.count(), 0);
    stage.page->show();
    stage.settle();
    QVERIFY(stage.desk.transport.last(QStringLiteral("/portreeve/requests")).path.contains(QStringLiteral("status%3A503")));
}

void RequestsPageTest::copies()
{
    Stage stage(300);
    stage.show();
    stage.choose(1);
    QTest::keyClick(stage.table(), Qt::Key_C, Qt::ControlModifier);
    const QString tsv = QApplication::clipboard()->text();
    QCOMPARE(tsv.count(QLatin1Char('\n')), 2);
    QVERIFY(tsv.startsWith(QStringLiteral("Time\tStatus\tModel")));
    stage.desk.actions.find(QStringLiteral("requests.copy_id"))->trigger();
    QCOMPARE(QApplication::clipboard()->text(), stage.idOf(1));
    stage.desk.actions.find(QStringLiteral("requests.copy_curl"))->trigger();
    const QString curl = QApplication::clipboard()->text();
    QVERIFY2(curl.startsWith(QStringLiteral("curl")) && curl.contains(QStringLiteral("/portreeve/requests/") + stage.idOf(1)), qPrintable(curl));
    stage.desk.actions.find(QStringLiteral("requests.copy_json"))->trigger();
    QCOMPARE(QJsonDocument::fromJson(QApplication::clipboard()->text().toUtf8()).object().value(QLatin1String("id")).toString(), stage.idOf(1));
    stage.table()->selectAll();
    stage.desk.actions.find(QStringLiteral("requests.copy_id"))->trigger();
    QVERIFY(QApplication::clipboard()->text().count(QLatin1Char('\n')) > 190);
}

void RequestsPageTest::filtersByValue()
{
    Stage stage(300);
    stage.show();
    int row = 0;
    while (stage.page->model().request(row)->asked != QLatin1String("smart"))
        ++row;
    stage.choose(row);
    const QRect cell = stage.table()->visualRect(stage.page->model().index(row, 2));
    emit stage.table()->customContextMenuRequested(cell.center());
    auto *menu = stage.page->findChild<QMenu *>(QStringLiteral("requests.menu"));
    QVERIFY(menu);
    menu->close();
    stage.desk.actions.find(QStringLiteral("requests.only"))->trigger();
    stage.settle();
    QCOMPARE(stage.chips(), QStringList{QStringLiteral("model:smart")});
    stage.page->filter().clear();
    stage.settle();
    stage.choose(row);
    stage.desk.actions.find(QStringLiteral("requests.exclude"))->trigger();
    stage.settle();
    QCOMPARE(stage.chips(), QStringList{QStringLiteral("-model:smart")});
    QCOMPARE(stage.page->where().value(QStringLiteral("filter")).toString(), QStringLiteral("-model:smart"));
}

void RequestsPageTest::goesElsewhere()
{
    Stage stage(300);
    stage.show();
    QVERIFY(!stage.desk.actions.find(QStringLiteral("requests.go_key"))->isEnabled()); // nothing is chosen
    stage.choose(0);
    for (const char *id : {"requests.go_key", "requests.go_model", "requests.playground"})
        stage.desk.actions.find(QLatin1String(id))->trigger();
    QCOMPARE(stage.desk.gone.size(), 3);
    QCOMPARE(stage.desk.gone[0].page, QStringLiteral("keys"));
    QCOMPARE(stage.desk.gone[0].where.value(QStringLiteral("id")).toString().size(), 64);
    QCOMPARE(stage.desk.gone[1].page, QStringLiteral("models"));
    QCOMPARE(stage.desk.gone[2].page, QStringLiteral("playground"));
    // From elsewhere: a request that the list does not hold is shown from its id.
    stage.page->open({{QStringLiteral("id"), stage.books.idAt(280)}});
    stage.settle();
    QCOMPARE(child<DetailView>(*stage.page, "requests.detail")->id(), stage.books.idAt(280));
    QTRY_VERIFY(child<DetailView>(*stage.page, "requests.detail")->detail().row.time > 0);
}

void RequestsPageTest::savesViews()
{
    Stage stage(300);
    stage.show();
    stage.type(QStringLiteral("status:503"));
    stage.desk.range.setRelative(QStringLiteral("4h"));
    stage.settle();
    stage.desk.actions.find(QStringLiteral("requests.save_view"))->trigger();
    auto *name = child<QLineEdit>(stage.desk.window, "requests.save_view.name");
    name->setText(QStringLiteral("Down"));
    QTest::keyClick(name, Qt::Key_Return);
    stage.settle();
    stage.page->filter().clear();
    stage.desk.range.setRelative(QStringLiteral("24h"));
    stage.settle();
    const QList<PaletteHit> hits = stage.page->find(QStringLiteral("dow"));
    QCOMPARE(hits.size(), 1);
    stage.page->open({{QStringLiteral("id"), hits[0].id}});
    stage.settle();
    QCOMPARE(stage.chips(), QStringList{QStringLiteral("status:503")});
    QCOMPARE(stage.desk.range.relative(), QStringLiteral("4h"));
    SavedViews again(stage.desk.settings, QStringLiteral("local"));
    QCOMPARE(again.all().size(), 1);
    QCOMPARE(again.all()[0].filter, QStringLiteral("status:503"));
    SavedViews other(stage.desk.settings, QStringLiteral("elsewhere")); // views belong to a connection
    QVERIFY(other.all().isEmpty());
}

void RequestsPageTest::exportsToAFile()
{
    Stage stage(300);
    stage.show();
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("requests.csv"));
    auto *bar = child<ExportBar>(*stage.page, "requests.exporting");
    bar->start({QStringLiteral("/portreeve/requests/export?format=csv"), {}, 3}, true, file);
    QVERIFY(bar->isVisible());
    stage.desk.transport.head(0);
    stage.desk.transport.feed(0, "id,error\n1,\"two\nlines\"\n");
    QVERIFY(!QFile::exists(file)); // not under its name before it is whole
    stage.desk.transport.feed(0, "2,\n3,\n");
    stage.desk.transport.end(0);
    stage.settle();
    QVERIFY(!bar->isVisible());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), QByteArray("id,error\n1,\"two\nlines\"\n2,\n3,\n"));
    QVERIFY2(stage.desk.toasts.history().first().title.startsWith(QStringLiteral("3 ")), qPrintable(stage.desk.toasts.history().first().title)); // a line's end within quotes is no row
}

void RequestsPageTest::cancelledExportLeavesNothing()
{
    Stage stage(300);
    stage.show();
    QTemporaryDir folder;
    auto *bar = child<ExportBar>(*stage.page, "requests.exporting");
    bar->start({{}, QStringLiteral("/portreeve/requests/export?format=jsonl"), 1000}, false, folder.filePath(QStringLiteral("requests.jsonl")));
    stage.desk.transport.head(0);
    stage.desk.transport.feed(0, QByteArray("{}\n").repeated(200'000));
    child<QPushButton>(*stage.page, "requests.exporting.cancel")->click();
    stage.settle();
    QVERIFY(!stage.desk.transport.isListening(0)); // and the server is told
    QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    QVERIFY(!bar->isVisible());
}

void RequestsPageTest::brokenExportLeavesNothing()
{
    Stage stage(300);
    stage.show();
    QTemporaryDir folder;
    auto *bar = child<ExportBar>(*stage.page, "requests.exporting");
    bar->start({QStringLiteral("/portreeve/requests/export?format=csv"), {}, 1000}, true, folder.filePath(QStringLiteral("a.csv")));
    stage.desk.transport.head(0);
    stage.desk.transport.feed(0, "id\n1\n");
    stage.desk.transport.end(0, QStringLiteral("reset by peer"));
    bar->start({QStringLiteral("/portreeve/requests/export?format=csv"), {}, 1000}, true, folder.filePath(QStringLiteral("b.csv")));
    stage.desk.transport.head(1, 504);
    stage.desk.transport.feed(1, R"({"error":{"message":"took too long"}})");
    stage.desk.transport.end(1);
    stage.settle();
    QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    QCOMPARE(stage.desk.toasts.history().size(), 2);
    QVERIFY(stage.desk.toasts.history().at(0).detail.contains(QStringLiteral("took too long")));
    QVERIFY(stage.desk.toasts.history().at(1).detail.contains(QStringLiteral("reset by peer")));
    bar->start({QStringLiteral("/x"), {}, 1}, true, QStringLiteral("/nowhere/at/all.csv"));
    QVERIFY(stage.desk.toasts.history().first().detail.contains(QStringLiteral("cannot be written")));
}

void RequestsPageTest::faces()
{
    Stage none(0);
    none.show();
    QVERIFY(none.isSeen("requests.empty"));
    QVERIFY(none.words("requests.empty").contains(QStringLiteral("No request has come through yet")));
    QVERIFY(child<QWidget>(*none.page, "requests.empty.sample")->isVisible());
    none.books.add(); // the first one turns into a row by itself
    none.poll();
    QVERIFY(none.isSeen("requests.table"));
    QCOMPARE(none.page->model().rowCount(), 1);

    Stage filtered(300);
    filtered.show();
    filtered.type(QStringLiteral("status:503"));
    filtered.type(QStringLiteral("none:x"));
    QVERIFY(filtered.words("requests.empty").contains(QStringLiteral("No request matches")));
    const QString numbers = filtered.words("requests.empty").filter(QStringLiteral("without")).join(QString());
    QVERIFY2(numbers.contains(QStringLiteral("none:x")), qPrintable(numbers));
    for (QAbstractButton *button : child<QWidget>(*filtered.page, "requests.empty")->findChildren<QAbstractButton *>()) {
        if (button->text() == QStringLiteral("Drop none:x"))
            button->click();
    }
    filtered.settle();
    QCOMPARE(filtered.chips(), QStringList{QStringLiteral("status:503")});
    QVERIFY(filtered.isSeen("requests.table"));

    Stage old(20);
    old.desk.range.setAbsolute(1'000'000'000'000, 1'000'000'060'000);
    old.show();
    QVERIFY(old.words("requests.empty").contains(QStringLiteral("No request in this range")));

    Stage forbidden(20);
    forbidden.desk.transport.refuse("GET", QStringLiteral("/portreeve/requests*"), 403, QStringLiteral("Only the master key may."));
    forbidden.show();
    QVERIFY(forbidden.words("requests.empty").contains(QStringLiteral("You may not see requests")));
    Stage unknown(20);
    unknown.desk.transport.refuse("GET", QStringLiteral("/portreeve/requests*"), 404, QStringLiteral("Not Found"));
    unknown.show();
    QVERIFY(unknown.words("requests.empty").contains(QStringLiteral("This server has no log of requests")));
    Stage broken(20);
    broken.desk.transport.fault("GET", QStringLiteral("/portreeve/requests*"), QStringLiteral("Nothing listens there."));
    broken.show();
    QVERIFY(broken.words("requests.empty").contains(QStringLiteral("Could not load requests")));
    QVERIFY(broken.words("requests.empty").contains(QStringLiteral("Nothing listens there.")));
    Books whole(broken.desk.transport, 20); // it is back
    for (QAbstractButton *button : child<QWidget>(*broken.page, "requests.empty")->findChildren<QAbstractButton *>()) {
        if (button->text() == QStringLiteral("Try again"))
            button->click();
    }
    broken.settle();
    QCOMPARE(broken.page->model().rowCount(), 20);
}

void RequestsPageTest::failsWithOldRows()
{
    Stage stage(300);
    stage.show();
    stage.desk.transport.refuse("GET", QStringLiteral("/portreeve/requests*"), 504, QStringLiteral("This took longer than 8 s."));
    stage.page->refresh();
    stage.settle();
    QVERIFY(stage.isSeen("requests.table"));
    QVERIFY(stage.isSeen("requests.stale"));
    QVERIFY(stage.table()->isDimmed());
    QVERIFY(!stage.words("requests.stale").filter(QStringLiteral("As of")).isEmpty());
    QCOMPARE(stage.page->model().rowCount(), 300);
    Books again(stage.desk.transport, 310);
    child<QPushButton>(*stage.page, "requests.retry")->click();
    stage.settle();
    QVERIFY(!stage.isSeen("requests.stale"));
    QVERIFY(!stage.table()->isDimmed());
}

void RequestsPageTest::selectionTotals()
{
    Stage stage(1000);
    QString said;
    stage.desk.desk.totals = [&](const QString &text) { said = text; };
    stage.show();
    stage.choose(0);
    QVERIFY2(said.contains(QStringLiteral("1 row")) && said.contains(QLatin1Char('$')) && said.contains(QStringLiteral("tokens")), qPrintable(said));
    stage.table()->selectAll();
    QVERIFY2(said.contains(QStringLiteral("1,000")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("loaded")), qPrintable(said)); // what is not there is not added up in silence
    stage.table()->clearSelection();
    QVERIFY(said.isEmpty());
}

void RequestsPageTest::smallWindow()
{
    Stage stage(300);
    stage.desk.window.resize(1392, 860);
    stage.show();
    stage.choose(0);
    QTest::keyClick(stage.table(), Qt::Key_Space);
    QVERIFY(stage.isSeen("requests.facets"));
    stage.desk.window.resize(880, 700);
    stage.settle();
    QVERIFY(!stage.isSeen("requests.facets"));
    QVERIFY(stage.isSeen("requests.table"));
    QTest::keyClick(stage.table(), Qt::Key_Escape);
    stage.settle();
    QVERIFY(stage.isSeen("requests.facets"));
}

void RequestsPageTest::liteLlm()
{
    Stage stage(0, TestDesk::remote(ServerKind::LiteLlm));
    QJsonArray rows;
    for (int i = 0; i < 100; ++i)
        rows.append(QJsonObject{{QStringLiteral("request_id"), QStringLiteral("chatcmpl-%1").arg(i)},
                                {QStringLiteral("startTime"), QDateTime::currentDateTimeUtc().addSecs(-i * 60).toString(Qt::ISODateWithMs)},
                                {QStringLiteral("endTime"), QDateTime::currentDateTimeUtc().addSecs(-i * 60 + 2).toString(Qt::ISODateWithMs)},
                                {QStringLiteral("model"), QStringLiteral("gpt-4o-mini")},
                                {QStringLiteral("model_group"), QStringLiteral("gpt-4o-mini")},
                                {QStringLiteral("spend"), 0.00125},
                                {QStringLiteral("prompt_tokens"), 812},
                                {QStringLiteral("completion_tokens"), 120},
                                {QStringLiteral("status"), i % 9 ? QStringLiteral("success") : QStringLiteral("failure")},
                                {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("user_api_key_alias"), QStringLiteral("mobile-app")}}}});
    const QJsonObject answer{{QStringLiteral("data"), rows}, {QStringLiteral("total"), 2340}, {QStringLiteral("page"), 1}, {QStringLiteral("page_size"), 100}, {QStringLiteral("total_pages"), 24}};
    stage.desk.transport.answer("GET", QStringLiteral("/spend/logs/v2"), answer);
    stage.show();
    QCOMPARE(stage.desk.transport.count(), 1); // the budget of calls for opening
    QCOMPARE(stage.page->model().rowCount(), 2340);
    QCOMPARE(stage.shown(0, 3), QStringLiteral("mobile-app"));
    QCOMPARE(stage.shown(0, 5), QStringLiteral("$0.001250"));
    QVERIFY2(stage.facts().contains(QStringLiteral("2,340")), qPrintable(stage.facts()));
    QVERIFY(!child<Histogram>(*stage.page, "requests.strip")->isVisible());
    QVERIFY(!stage.words("requests.facets").filter(QStringLiteral("LiteLLM")).isEmpty());
    QVERIFY(!stage.desk.actions.find(QStringLiteral("requests.export"))->isEnabled());
    shoot(stage, "litellm");
    stage.type(QStringLiteral("dur:>2s"));
    QVERIFY2(stage.fault().contains(QStringLiteral("LiteLLM")), qPrintable(stage.fault()));
    stage.type(QStringLiteral("key:mobile-app"));
    QVERIFY(stage.desk.transport.last(QStringLiteral("/spend/logs/v2")).path.contains(QStringLiteral("key_alias=mobile-app")));
    QCOMPARE(stage.chips(), QStringList{QStringLiteral("key:mobile-app")});
}

void RequestsPageTest::otherLanguageAndUtc()
{
    Stage stage(300);
    stage.show();
    stage.choose(0);
    QTest::keyClick(stage.table(), Qt::Key_Space);
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(stage.page, &change);
    stage.desk.range.setUtc(true);
    stage.settle();
    const auto request = stage.page->model().request(0);
    QCOMPARE(request->listed, request->time + request->durationMs.value_or(0)); // the list is in the order of the ends, so these are what it shows
    QVERIFY(stage.shown(0, 0).contains(QDateTime::fromMSecsSinceEpoch(request->listed, Qt::UTC).toString(QStringLiteral("HH:mm:ss.zzz"))));
}

void RequestsPageTest::everythingHasAName()
{
    Stage stage(300);
    stage.show();
    stage.choose(0);
    QTest::keyClick(stage.table(), Qt::Key_Space);
    stage.settle();
    for (const QWidget *each : stage.page->findChildren<QWidget *>()) {
        if (!each->isVisible() || each->focusPolicy() == Qt::NoFocus || each->inherits("QScrollBar") || each->inherits("QTabBar") || each->inherits("QAbstractScrollArea"))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(each);
        QVERIFY2(!each->accessibleName().isEmpty() || (button && !button->text().isEmpty()), qPrintable(QLatin1String(each->metaObject()->className()) + QLatin1Char(' ') + each->objectName()));
    }
}

void RequestsPageTest::pictures()
{
    if (shotsPlace.isEmpty())
        QSKIP("PORTREEVE_SHOTS names no folder");
    Stage full(3812);
    full.show();
    shoot(full, "list");
    full.choose(4);
    QTest::keyClick(full.table(), Qt::Key_Space);
    QTest::qWait(120);
    full.settle();
    shoot(full, "pane");
    full.desk.window.resize(1392, 812);
    full.choose(3);
    QTest::qWait(120);
    full.settle();
    shoot(full, "full");
    full.type(QStringLiteral("model:smart"));
    full.choose(1);
    auto *field = child<FilterBar>(*full.page, "requests.filter")->findChild<QLineEdit *>();
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("dur:>2"));
    auto *tabs = child<QTabBar>(*full.page, "requests.detail.tabs");
    tabs->setCurrentIndex(1);
    QTest::qWait(120);
    full.settle();
    shoot(full, "cost");
    tabs->setCurrentIndex(2);
    shoot(full, "attempts");
    tabs->setCurrentIndex(4);
    shoot(full, "raw");
    field->clear();
    full.page->filter().setText(QStringLiteral("status:503"));
    full.settle();
    full.choose(0);
    QTest::qWait(120);
    full.settle();
    tabs->setCurrentIndex(3);
    full.type(QStringLiteral("modle:x"));
    shoot(full, "fault");
    Stage held(3000);
    held.show();
    held.table()->verticalScrollBar()->setValue(2600);
    for (int i = 0; i < 183; ++i)
        held.books.add();
    held.poll();
    auto *strip = child<Histogram>(*held.page, "requests.strip");
    shoot(held, "pill");
    QTest::mousePress(strip, Qt::LeftButton, {}, QPoint(strip->width() * 5 / 6, 20));
    QTest::mouseMove(strip, QPoint(strip->width() - 1, 20));
    QTest::mouseRelease(strip, Qt::LeftButton, {}, QPoint(strip->width() - 1, 20));
    held.settle();
    shoot(held, "brush");
    held.desk.transport.refuse("GET", QStringLiteral("/portreeve/requests*"), 504, QStringLiteral("This took longer than 8 s and was stopped. Choose a shorter time range."));
    held.page->refresh();
    held.settle();
    shoot(held, "stale");
    Stage none(0);
    none.show();
    shoot(none, "nothing");
    Stage match(400);
    match.show();
    match.type(QStringLiteral("status:503"));
    match.type(QStringLiteral("none:x"));
    shoot(match, "nomatch");
    Stage broken(20);
    broken.desk.transport.refuse("GET", QStringLiteral("/portreeve/requests*"), 403, QStringLiteral("This key may not."));
    broken.show();
    shoot(broken, "forbidden");
    Stage exporting(3000);
    exporting.show();
    QTemporaryDir folder;
    auto *bar = child<ExportBar>(*exporting.page, "requests.exporting");
    bar->start({QStringLiteral("/x"), {}, 300'000}, true, folder.filePath(QStringLiteral("requests-20261120-1403.csv")));
    exporting.desk.transport.head(0);
    exporting.desk.transport.feed(0, QByteArray("1,2,3,4\n").repeated(120'000));
    shoot(exporting, "exporting");
}

QTEST_MAIN(RequestsPageTest)
#include "requests_page_test.moc"
