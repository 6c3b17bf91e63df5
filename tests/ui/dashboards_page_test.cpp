// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/figures.h"
#include "tests/ui/support/look.h"
#include "ui/pages/dashboards/board_card.h"
#include "ui/pages/dashboards/dashboards_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/code_block.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/stat_tile.h"
#include "ui/widgets/table.h"
#include "ui/widgets/toggles.h"

#include <QAction>
#include <QApplication>
#include <QJsonArray>
#include <QMenu>
#include <QStandardItemModel>
#include <QTest>
#include <QUrlQuery>

#include <ctime>

using namespace portreeve::ui;

namespace {

constexpr qint64 dayMs = 86'400'000;

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QStringList groupsOf(const QString &by)
{
    if (by == QLatin1String("none"))
        return {QStringLiteral("all")};
    if (by == QLatin1String("status"))
        return {QStringLiteral("200"), QStringLiteral("429"), QStringLiteral("503"), QStringLiteral("504"), QStringLiteral("422")};
    if (by == QLatin1String("provider"))
        return {QStringLiteral("anthropic"), QStringLiteral("openai"), QStringLiteral("google")};
    return modelNames();
}

/// The series as the engine gives it: whole buckets that cover what was asked for.
Answer seriesFor(const Call &call, double size)
{
    const QUrlQuery query(call.path.section(QLatin1Char('?'), 1));
    const qint64 from = query.queryItemValue(QStringLiteral("from")).toLongLong();
    const qint64 to = query.queryItemValue(QStringLiteral("to")).toLongLong();
    qint64 step = query.queryItemValue(QStringLiteral("step")).toLongLong();
    if (step == 0)
        step = to - from <= 2 * dayMs ? 900'000 : to - from <= 8 * dayMs ? 3'600'000 : to - from <= 35 * dayMs ? 6 * 3'600'000 : dayMs;
    const Figures figures{from / step * step, (to + step - 1) / step * step, step, groupsOf(query.queryItemValue(QStringLiteral("by"))), size, true};
    return json(200, QJsonDocument(seriesAnswer(figures)).toJson(QJsonDocument::Compact));
}

void serve(ScriptedTransport &transport, double size = 1, qint64 recorded = 1'000'000)
{
    transport.answer("GET", QStringLiteral("/portreeve/live"), liveAnswer(now(), size > 0 ? recorded : 0));
    transport.answer("GET", QStringLiteral("/portreeve/series"), [size](const Call &call) { return seriesFor(call, size); });
    transport.answer("GET", QStringLiteral("/portreeve/top"), topAnswer(modelNames().mid(0, 7), 1'609'000'000'000));
    transport.answer("GET", QStringLiteral("/portreeve/server"), serverAnswer(recorded));
}

template <typename T> T *part(TestDesk &desk, const char *name)
{
    T *found = desk.window.findChild<T *>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

DashboardsPage *show(TestDesk &desk, const char *range = "30d")
{
    desk.range.setRelative(QLatin1String(range));
    auto *page = new DashboardsPage(desk.desk);
    desk.actions.setPage(QStringLiteral("dashboards"));
    desk.show(page);
    desk.settle();
    return page;
}

QString asked(const Call &call, const char *name)
{
    return QUrlQuery(call.path.section(QLatin1Char('?'), 1)).queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
}

void shoot(TestDesk &desk, const char *name)
{
    shootPage(desk, "dashboards", name);
}

void choose(Segments *segments, int index)
{
    segments->setCurrent(index);
    emit segments->chosen(index);
}

} // namespace

class DashboardsPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        stillTheme();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void showsTheOverview()
    {
        TestDesk desk;
        serve(desk.transport);
        show(desk);
        QVERIFY(part<QWidget>(desk, "dashboards.overview")->isVisible());
        const ChartData &spend = part<Chart>(desk, "dashboards.board.chart")->data();
        QCOMPARE(spend.bars.size(), 8);
        QVERIFY(spend.barStarts.size() >= 30 && spend.barStarts.size() <= 31);
        QCOMPARE(part<Chart>(desk, "dashboards.latency.chart")->data().lines.size(), 3);
        QCOMPARE(part<Chart>(desk, "dashboards.failures.chart")->data().bars.size(), 4); // 200 fails nobody
        QCOMPARE(desk.transport.unknown(), QStringList());
        shoot(desk, "overview");
    }

    /// The budget of the header comment.
    void sendsNoMoreThanItSays()
    {
        TestDesk desk;
        serve(desk.transport);
        DashboardsPage *page = show(desk);
        QCOMPARE(desk.transport.count(), 3);
        desk.transport.forget();
        choose(part<Segments>(desk, "dashboards.board.metric"), 2); // every metric is there already
        desk.settle();
        QCOMPARE(desk.transport.count(), 0);
        part<Switch>(desk, "dashboards.header.compare")->click();
        desk.settle();
        QCOMPARE(desk.transport.count(), 4);
        desk.transport.forget();
        page->hide();
        desk.range.setRelative(QStringLiteral("7d"));
        QTimerEvent beat(page->beatId());
        QCoreApplication::sendEvent(page, &beat);
        desk.settle();
        QCOMPARE(desk.transport.count(), 0);
    }

    void groupsByWhatIsChosen()
    {
        TestDesk desk;
        serve(desk.transport);
        DashboardsPage *page = show(desk);
        choose(part<Segments>(desk, "dashboards.board.group"), 2);
        desk.settle();
        QCOMPARE(page->where().value(QStringLiteral("by")).toString(), QStringLiteral("provider"));
        QCOMPARE(part<Chart>(desk, "dashboards.board.chart")->data().bars.size(), 3);
        QVERIFY(part<BoardCard>(desk, "dashboards.board")->accessibleName().contains(QStringLiteral("provider")));
        desk.actions.find(QStringLiteral("dashboards.group"))->trigger();
        desk.settle();
        QCOMPARE(page->where().value(QStringLiteral("by")).toString(), QStringLiteral("team"));
    }

    void remembersItsView()
    {
        TestDesk desk;
        serve(desk.transport);
        DashboardsPage *page = show(desk);
        page->open({{QStringLiteral("view"), QStringLiteral("cost")}, {QStringLiteral("by"), QStringLiteral("key")}, {QStringLiteral("filter"), QStringLiteral("model:gpt-5")}});
        desk.settle();
        QCOMPARE(asked(desk.transport.last(QStringLiteral("/portreeve/series")), "filter"), QStringLiteral("model:gpt-5"));
        QVERIFY(part<Button>(desk, "dashboards.header.filter")->isVisible());
        DashboardsPage again(desk.desk);
        QCOMPARE(again.where().value(QStringLiteral("view")).toString(), QStringLiteral("cost"));
        QCOMPARE(again.where().value(QStringLiteral("by")).toString(), QStringLiteral("key"));
        QCOMPARE(again.where().value(QStringLiteral("filter")).toString(), QString()); // a filter is no habit
    }

    void comparesWithTheSpanBefore()
    {
        TestDesk desk;
        serve(desk.transport);
        show(desk, "7d");
        part<Switch>(desk, "dashboards.header.compare")->click();
        desk.settle();
        const Call before = desk.transport.last(QStringLiteral("/portreeve/series"));
        QCOMPARE(asked(before, "by"), QStringLiteral("none"));
        QCOMPARE(asked(before, "to").toLongLong() - asked(before, "from").toLongLong(), 7 * dayMs);
        QCOMPARE(part<Chart>(desk, "dashboards.board.chart")->data().lines.size(), 1);
        shoot(desk, "compare");
    }

    void showsTheCosts()
    {
        TestDesk desk;
        serve(desk.transport);
        DashboardsPage *page = show(desk);
        page->open({{QStringLiteral("view"), QStringLiteral("cost")}});
        desk.settle();
        QVERIFY(part<QWidget>(desk, "dashboards.cost")->isVisible());
        auto *table = part<Table>(desk, "dashboards.costs.table");
        QCOMPARE(table->model()->rowCount(), 7);
        QVERIFY(part<StatTile>(desk, "dashboards.tile.spend")->accessibleName().contains(QLatin1Char('$')));
        emit table->activated(table->model()->index(0, 0));
        QCOMPARE(desk.gone.last().page, QStringLiteral("requests"));
        QCOMPARE(desk.gone.last().where.value(QStringLiteral("filter")).toString(), QStringLiteral("model:claude-sonnet-4-5"));
        shoot(desk, "cost");
    }

    void brushesAndDrills()
    {
        TestDesk desk;
        serve(desk.transport);
        show(desk);
        auto *chart = part<Chart>(desk, "dashboards.board.chart");
        const double start = chart->data().barStarts[4];
        emit chart->rangeChosen(start, start + double(2 * dayMs));
        QCOMPARE(desk.range.from(), qint64(start));
        emit chart->backWanted();
        QCOMPARE(desk.range.relative(), QStringLiteral("30d"));
        desk.settle();
        emit chart->activated(start);
        QCOMPARE(desk.gone.last().page, QStringLiteral("requests"));
        QCOMPARE(desk.range.from(), qint64(start));
        QCOMPARE(desk.range.to(), qint64(start + double(dayMs)));
    }

    void cursorsMoveTogether()
    {
        TestDesk desk;
        serve(desk.transport);
        show(desk, "24h");
        auto *latency = part<Chart>(desk, "dashboards.latency.chart");
        latency->setFocus();
        QTest::keyClick(latency, Qt::Key_Left);
        QVERIFY(!latency->accessibleDescription().isEmpty());
    }

    void everyChartIsATableToo()
    {
        TestDesk desk;
        serve(desk.transport);
        show(desk);
        auto *card = part<BoardCard>(desk, "dashboards.board");
        desk.actions.find(QStringLiteral("dashboards.table"))->trigger();
        QVERIFY(card->showsTable());
        QVERIFY(part<ChartCard>(desk, "dashboards.latency")->showsTable());
        QCOMPARE(card->chart()->tableRows().size(), card->chart()->data().barStarts.size());
        QCOMPARE(card->chart()->tableHeads().size(), 9);
        shoot(desk, "tables");
    }

    void writesFiles()
    {
        TestDesk desk;
        serve(desk.transport);
        DashboardsPage *page = show(desk);
        QString fault;
        const QString place = desk.profile.path();
        for (const char *form : {"csv", "json", "png"}) {
            const QString path = place + QStringLiteral("/figures.") + QLatin1String(form);
            QVERIFY2(page->save(path, QLatin1String(form), &fault), qPrintable(fault));
            QVERIFY(QFileInfo(path).size() > 1000);
        }
        QVERIFY(!page->save(place + QStringLiteral("/no/such/folder/x.csv"), QStringLiteral("csv"), &fault));
        QVERIFY(!fault.isEmpty());
        part<Button>(desk, "dashboards.header.export")->click();
        auto *menu = part<QMenu>(desk, "dashboards.export.menu");
        QCOMPARE(menu->actions().size(), 3);
        menu->close();
    }

    void aFreshGatewayWaitsForItsFirstRequest()
    {
        TestDesk desk;
        serve(desk.transport, 0, 0);
        show(desk);
        QVERIFY(part<EmptyState>(desk, "dashboards.start")->isVisible());
        QVERIFY(part<CodeBlock>(desk, "dashboards.start.sample")->code().contains(QStringLiteral("/v1/chat/completions")));
        shoot(desk, "start");
    }

    void aQuietSpanIsNoFreshGateway()
    {
        TestDesk desk;
        serve(desk.transport, 0, 812);
        show(desk, "15m");
        auto *message = part<EmptyState>(desk, "dashboards.message");
        QVERIFY(message->isVisible());
        QVERIFY(message->accessibleDescription().contains(QStringLiteral("Last 15 minutes")));
        shoot(desk, "no-match");
        QVERIFY(!desk.actions.find(QStringLiteral("dashboards.export"))->isEnabled());
        serve(desk.transport);
        const QList<QPushButton *> buttons = message->findChildren<QPushButton *>();
        const auto wider = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *button) { return button->text().contains(QStringLiteral("90")); });
        QVERIFY(wider != buttons.end());
        (*wider)->click();
        desk.settle();
        QVERIFY(part<QWidget>(desk, "dashboards.overview")->isVisible());
    }

    void keepsOldFiguresAfterAFault()
    {
        TestDesk desk;
        serve(desk.transport);
        DashboardsPage *page = show(desk);
        desk.transport.fault("GET", QStringLiteral("/portreeve/series"), QStringLiteral("Nothing listens there."));
        page->refresh();
        desk.settle();
        QVERIFY(part<Banner>(desk, "dashboards.banner")->isVisible());
        QVERIFY(part<QWidget>(desk, "dashboards.overview")->isVisible());
        shoot(desk, "stale");
    }

    void saysWhyThereIsNothing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("title");
        QTest::newRow("not allowed") << 403 << QStringLiteral("You may not see these figures");
        QTest::newRow("not supported") << 404 << QStringLiteral("This server does not tell its figures");
        QTest::newRow("failed") << 500 << QStringLiteral("Could not load the figures");
    }

    void saysWhyThereIsNothing()
    {
        QFETCH(int, status);
        QFETCH(QString, title);
        TestDesk desk;
        serve(desk.transport);
        desk.transport.refuse("GET", QStringLiteral("/portreeve/series"), status, QStringLiteral("no"));
        show(desk);
        QCOMPARE(part<EmptyState>(desk, "dashboards.message")->accessibleName(), title);
        QVERIFY(part<EmptyState>(desk, "dashboards.message")->isVisible());
    }

    void aFaultOfOnePartLeavesTheOthers()
    {
        TestDesk desk;
        serve(desk.transport);
        desk.transport.answer("GET", QStringLiteral("/portreeve/series"), [](const Call &call) {
            return call.path.contains(QLatin1String("by=status")) ? json(500, R"({"error":{"message":"too slow"}})") : seriesFor(call, 1);
        });
        show(desk);
        QVERIFY(part<QWidget>(desk, "dashboards.overview")->isVisible());
        QCOMPARE(part<Chart>(desk, "dashboards.failures.chart")->data().bars.size(), 1); // all failures, without their statuses
    }

    void lateAnswersOfAnotherRangeAreNotShown()
    {
        TestDesk desk;
        serve(desk.transport);
        show(desk);
        desk.transport.hold(QStringLiteral("/portreeve/series"));
        desk.range.setRelative(QStringLiteral("90d"));
        desk.settle();
        desk.range.setRelative(QStringLiteral("24h"));
        desk.settle();
        desk.transport.letGo(QStringLiteral("/portreeve/series"));
        desk.settle();
        const ChartData &data = part<Chart>(desk, "dashboards.board.chart")->data();
        QVERIFY(data.to - data.from < 2.0 * dayMs);
    }

    void readsALiteLlmServer()
    {
        TestDesk desk(TestDesk::remote(ServerKind::LiteLlm));
        desk.transport.answer("GET", QStringLiteral("/user/daily/activity/aggregated"), activityAnswer(now(), 62, modelNames().mid(0, 7)));
        show(desk);
        QCOMPARE(desk.transport.count(), 1);
        QVERIFY(part<QWidget>(desk, "dashboards.overview")->isVisible());
        QVERIFY(part<Chart>(desk, "dashboards.latency.chart")->data().isEmpty());
        QVERIFY(!part<Chart>(desk, "dashboards.latency.chart")->data().empty.isEmpty());
        shoot(desk, "litellm");
        desk.transport.forget();
        choose(part<Segments>(desk, "dashboards.header.view"), 1);
        desk.settle();
        QVERIFY(part<Table>(desk, "dashboards.costs.table")->isColumnHidden(8));
        QCOMPARE(part<Table>(desk, "dashboards.costs.table")->model()->rowCount(), 7);
    }

    void fitsASmallWindow()
    {
        TestDesk desk;
        serve(desk.transport);
        DashboardsPage *page = show(desk);
        desk.window.resize(966, 626);
        desk.settle();
        QVERIFY2(page->minimumSizeHint().height() <= 626, qPrintable(QString::number(page->minimumSizeHint().height())));
        QVERIFY2(page->minimumSizeHint().width() <= 966, qPrintable(QString::number(page->minimumSizeHint().width())));
        if (shotsPlace.isEmpty())
            return;
        desk.window.grab().save(shotsPlace + QStringLiteral("/dashboards-small.png"));
        choose(part<Segments>(desk, "dashboards.header.view"), 1);
        desk.settle();
        desk.window.grab().save(shotsPlace + QStringLiteral("/dashboards-cost-small.png"));
    }

    /// N15: from the answers to the last chart. 30 days in hours are the most that is asked for.
    void thirtyDaysAreThereAtOnce()
    {
        TestDesk desk;
        serve(desk.transport);
        DashboardsPage *page = show(desk, "30d");
        QHash<QString, QByteArray> bodies; // made before, so that only the page is timed
        for (const char *by : {"model", "none", "status"}) {
            for (const Call &call : desk.transport.calls()) {
                if (asked(call, "by") == QLatin1String(by))
                    bodies.insert(QLatin1String(by), seriesFor(call, 1).body);
            }
        }
        desk.transport.answer("GET", QStringLiteral("/portreeve/series"), [&](const Call &call) { return json(200, bodies.value(asked(call, "by"))); });
        const std::clock_t begin = std::clock(); // of this process: the machine may be busy with other things
        page->refresh();
        desk.settle();
        const auto spent = qint64(std::clock() - begin) * 1000 / CLOCKS_PER_SEC;
        qInfo("30 days, %lld bytes: %lld ms from the answers to the pixels", qint64(bodies.value(QStringLiteral("model")).size()), spent);
        QVERIFY(spent < 400);
    }

    void everythingHasAName()
    {
        TestDesk desk;
        serve(desk.transport);
        DashboardsPage *page = show(desk);
        QStringList nameless;
        for (QWidget *widget : page->findChildren<QWidget *>()) {
            if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && widget->accessibleName().isEmpty() && !qobject_cast<QAbstractButton *>(widget))
                nameless.append(widget->objectName() + QLatin1String(widget->metaObject()->className()));
        }
        QCOMPARE(nameless, QStringList());
    }
};

QTEST_MAIN(DashboardsPageTest)
#include "dashboards_page_test.moc"
