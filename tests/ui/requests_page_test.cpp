// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/requests_stage.h"

using namespace stage;

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
};

void RequestsPageTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    stillTheme();
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

QTEST_MAIN(RequestsPageTest)
#include "requests_page_test.moc"
