// SPDX-License-Identifier: GPL-3.0-or-later
// What the requests page shows when there is little, too much or nothing, and what it gives away: views, exports.
#include "tests/ui/support/requests_stage.h"

using namespace stage;

class RequestsFacesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
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

void RequestsFacesTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    stillTheme();
}

void RequestsFacesTest::savesViews()
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

void RequestsFacesTest::exportsToAFile()
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

void RequestsFacesTest::cancelledExportLeavesNothing()
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

void RequestsFacesTest::brokenExportLeavesNothing()
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

void RequestsFacesTest::faces()
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

void RequestsFacesTest::failsWithOldRows()
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

void RequestsFacesTest::selectionTotals()
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

void RequestsFacesTest::smallWindow()
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

void RequestsFacesTest::liteLlm()
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

void RequestsFacesTest::otherLanguageAndUtc()
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

void RequestsFacesTest::everythingHasAName()
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

void RequestsFacesTest::pictures()
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

QTEST_MAIN(RequestsFacesTest)
#include "requests_faces_test.moc"
