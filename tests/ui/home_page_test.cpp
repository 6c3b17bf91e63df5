// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/figures.h"
#include "tests/ui/support/look.h"
#include "ui/pages/home/fitted_rows.h"
#include "ui/pages/home/home_board.h"
#include "ui/pages/home/home_page.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/stat_tile.h"
#include "ui/widgets/toggles.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace portreeve::ui;

namespace {

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

Figures day(double size = 1)
{
    const qint64 quarter = 900'000;
    const qint64 to = (now() / quarter + 1) * quarter;
    return {to - 96 * quarter, to, quarter, {QStringLiteral("all")}, size, true};
}

/// A gateway with a day's traffic; `total` 0: fresh from the box.
void serve(ScriptedTransport &transport, qint64 total = 214'806)
{
    transport.answer("GET", QStringLiteral("/portreeve/live"), liveAnswer(now(), total));
    transport.answer("GET", QStringLiteral("/portreeve/series"), seriesAnswer(day(total ? 1 : 0)));
    transport.answer("GET", QStringLiteral("/portreeve/requests"), failuresAnswer(now(), total ? 8 : 0));
    transport.answer("GET", QStringLiteral("/portreeve/server"), serverAnswer(total));
    transport.answer("GET", QStringLiteral("/portreeve/forecast"), forecastAnswer(now(), total ? 146'200'000'000 : 0));
    transport.answer("GET", QStringLiteral("/portreeve/top"), [total](const Call &call) {
        QStringList names = call.path.contains(QLatin1String("by=key")) ? QStringList{QStringLiteral("ci-evals"), QStringLiteral("docs search")} : modelNames().mid(0, 6);
        const bool before = call.path.contains(QLatin1String("top=60"));
        return json(200, QJsonDocument(topAnswer(total ? names : QStringList(), before ? 55'000'000'000 : 61'840'000'000)).toJson());
    });
    transport.answer("GET", QStringLiteral("/portreeve/attempts"), QJsonObject{{"rows", QJsonArray()}});
    transport.answer("GET", QStringLiteral("/key/list"), total ? keysAnswer(now()) : QJsonObject{{"keys", QJsonArray()}, {"total_count", 0}});
    transport.answer("GET", QStringLiteral("/model/info"), total ? modelsAnswer() : QJsonObject{{"data", QJsonArray()}});
}

template <typename T> T *part(TestDesk &desk, const char *name)
{
    T *found = desk.window.findChild<T *>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

HomePage *show(TestDesk &desk)
{
    auto *page = new HomePage(desk.desk);
    desk.actions.setPage(QStringLiteral("home"));
    desk.show(page);
    desk.live.refresh();
    desk.settle();
    return page;
}

QString said(const char *tile, TestDesk &desk)
{
    return part<StatTile>(desk, tile)->accessibleName();
}

QList<QAbstractButton *> rowsOf(QWidget *list)
{
    return list->findChildren<QAbstractButton *>();
}

void shoot(TestDesk &desk, const char *name)
{
    shootPage(desk, "home", name);
}

} // namespace

class HomePageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        stillTheme();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void saysHowItStands()
    {
        TestDesk desk;
        serve(desk.transport);
        show(desk);
        QVERIFY(part<HomeBoard>(desk, "home.board")->isVisible());
        const Series series = seriesFromJson(seriesAnswer(day()));
        QVERIFY2(said("home.tile.requests", desk).contains(countText(series.all().requests)), qPrintable(said("home.tile.requests", desk)));
        QVERIFY(said("home.tile.requests", desk).contains(QStringLiteral("on the day before")));
        QVERIFY(said("home.tile.latency", desk).contains(QStringLiteral("2.31")));
        QVERIFY(said("home.tile.latency", desk).contains(QStringLiteral("down")));
        QVERIFY(said("home.tile.spend", desk).contains(QStringLiteral("$146.20")));
        QCOMPARE(part<Button>(desk, "home.failures.all")->text(), QStringLiteral("All %1").arg(countText(series.all().failed)));
        QCOMPARE(desk.transport.unknown(), QStringList());
        shoot(desk, "full");
    }

    /// The budget of the header comment: two at a refresh, seven more for what changes slowly.
    void sendsNoMoreThanItSays_data()
    {
        QTest::addColumn<bool>("isLocal");
        QTest::newRow("this computer") << true;
        QTest::newRow("another") << false;
    }

    void sendsNoMoreThanItSays()
    {
        QFETCH(bool, isLocal);
        TestDesk desk(isLocal ? TestDesk::thisComputer() : TestDesk::remote(ServerKind::Portreeve));
        serve(desk.transport);
        HomePage *page = show(desk);
        const auto without = [&](const char *live) { return desk.transport.count() - desk.transport.count(QLatin1String(live)); };
        QCOMPARE(without("/portreeve/live"), 9);
        desk.transport.forget();
        desk.live.setRunning(true);
        desk.transport.answer("GET", QStringLiteral("/portreeve/live"), liveAnswer(now(), 214'807));
        desk.live.refresh();
        desk.settle();
        beat(page);
        desk.settle();
        QCOMPARE(without("/portreeve/live"), isLocal ? 9 : 2);
        desk.transport.forget();
        beat(page); // nothing came in since
        desk.settle();
        QCOMPARE(without("/portreeve/live"), 0);
        desk.live.setRunning(false);
        desk.transport.forget();
        page->hide();
        desk.settle();
        beat(page);
        desk.range.setRelative(QStringLiteral("7d"));
        desk.settle();
        QCOMPARE(desk.transport.count(), 0);
    }

    void needsLeadToWhatTheyName()
    {
        TestDesk desk;
        serve(desk.transport);
        show(desk);
        auto *list = part<RowList>(desk, "home.needs.list");
        const QList<QAbstractButton *> rows = rowsOf(list);
        QCOMPARE(rows.size(), 5); // budget at 96 %, budget at 88 %, expiry, prices, notice; not the blocked key
        QVERIFY(rows[0]->accessibleName().contains(QStringLiteral("research-batch is at 96")));
        QVERIFY(rows[2]->accessibleName().contains(QStringLiteral("docs-search is at 88")));
        QVERIFY(rows[1]->accessibleName().contains(QStringLiteral("mobile-app expires in 5 days")));
        QVERIFY(rows[3]->accessibleName().contains(QStringLiteral("2 models have no price")));
        QVERIFY(rows[4]->accessibleName().contains(QStringLiteral("config.yaml:3:5")));
        rows[0]->click();
        QCOMPARE(desk.gone.last().page, QStringLiteral("keys"));
        QCOMPARE(desk.gone.last().where.value(QStringLiteral("id")).toString(), QStringLiteral("h1"));
        rows[3]->click();
        QCOMPARE(desk.gone.last().page, QStringLiteral("models"));
    }

    /// Attempts that others made good count: no request failed, and the provider fails.
    void failingProvidersAreToldByAttempts()
    {
        TestDesk desk;
        serve(desk.transport);
        desk.transport.answer("GET", QStringLiteral("/portreeve/attempts"),
                              QJsonObject{{"rows", QJsonArray{QJsonObject{{"deployment", "a"}, {"provider", "groq"}, {"attempts", 30}, {"failed", 3}}, QJsonObject{{"deployment", "b"}, {"provider", "groq"}, {"attempts", 6}, {"failed", 6}},
                                                              QJsonObject{{"deployment", "c"}, {"provider", "openai"}, {"attempts", 400}, {"failed", 12}}, // below a tenth
                                                              QJsonObject{{"deployment", "d"}, {"provider", "mistral"}, {"attempts", 4}, {"failed", 4}}}}}); // too few to say
        show(desk);
        const QList<QAbstractButton *> rows = rowsOf(part<RowList>(desk, "home.needs.list"));
        const auto row = std::find_if(rows.begin(), rows.end(), [](const QAbstractButton *each) { return each->accessibleName().contains(QStringLiteral("groq fails")); });
        QVERIFY(row != rows.end());
        QVERIFY2((*row)->accessibleName().contains(QStringLiteral("9 of 36 attempts in 15 min, 25")), qPrintable((*row)->accessibleName()));
        QVERIFY(std::none_of(rows.begin(), rows.end(), [](const QAbstractButton *each) { return each->accessibleName().contains(QStringLiteral("openai fails")) || each->accessibleName().contains(QStringLiteral("mistral fails")); }));
        (*row)->click();
        QCOMPARE(desk.gone.last().page, QStringLiteral("models"));
        QCOMPARE(desk.gone.last().where.value(QStringLiteral("provider")).toString(), QStringLiteral("groq"));
    }

    /// Whatever is answered first knows what time it is.
    void forecastBeforeTheSeries()
    {
        TestDesk desk;
        serve(desk.transport);
        desk.transport.hold(QStringLiteral("/portreeve/series"));
        show(desk);
        const ChartData data = part<Chart>(desk, "home.spend.chart")->data();
        QCOMPARE(data.lines.size(), 2);
        QVERIFY(data.now && std::abs(*data.now - double(now())) < 60'000);
        for (const QPointF &point : data.lines.first().points)
            QVERIFY(point.x() >= data.from && point.x() <= data.to);
        for (const QAbstractButton *row : rowsOf(part<FittedRows>(desk, "home.failures.list")))
            QVERIFY2(!row->accessibleName().contains(QStringLiteral("1970")), qPrintable(row->accessibleName()));
    }

    void everyNumberIsALink()
    {
        TestDesk desk;
        serve(desk.transport);
        show(desk);
        part<StatTile>(desk, "home.tile.errors")->click();
        QCOMPARE(desk.gone.last().page, QStringLiteral("requests"));
        QCOMPARE(desk.gone.last().where.value(QStringLiteral("filter")).toString(), QStringLiteral("has:error"));
        part<StatTile>(desk, "home.tile.spend")->click();
        QCOMPARE(desk.gone.last().page, QStringLiteral("dashboards"));
        rowsOf(part<FittedRows>(desk, "home.failures.list")).first()->click();
        QCOMPARE(desk.gone.last().where.value(QStringLiteral("id")).toString(), QStringLiteral("call-0"));
        part<Segments>(desk, "home.top.by")->setCurrent(1);
        emit part<Segments>(desk, "home.top.by")->chosen(1);
        desk.settle();
        QVERIFY(desk.transport.last(QStringLiteral("/portreeve/top")).path.contains(QStringLiteral("by=key")));
        rowsOf(part<FittedRows>(desk, "home.top.list")).at(1)->click();
        QCOMPARE(desk.gone.last().where.value(QStringLiteral("filter")).toString(), QStringLiteral("key:\"docs search\""));
    }

    void brushingSetsTheRange()
    {
        TestDesk desk;
        serve(desk.transport);
        show(desk);
        emit part<Chart>(desk, "home.traffic.chart")->rangeChosen(double(now() - 7'200'000), double(now() - 3'600'000));
        QVERIFY(!desk.range.isRelative());
        desk.settle();
        QVERIFY(desk.transport.last(QStringLiteral("/portreeve/series")).path.contains(QStringLiteral("from=%1").arg(desk.range.from())));
        emit part<Chart>(desk, "home.traffic.chart")->backWanted();
        QCOMPARE(desk.range.relative(), QStringLiteral("24h"));
    }

    void theLastFiveMinutesComeFromLive()
    {
        TestDesk desk;
        serve(desk.transport);
        show(desk);
        auto *span = part<Segments>(desk, "home.traffic.span");
        span->setCurrent(0);
        emit span->chosen(0);
        auto *chart = part<Chart>(desk, "home.traffic.chart");
        QCOMPARE(chart->data().barStarts.size(), 100);
        QCOMPARE(chart->data().barStep, 3000.0);
        QVERIFY(!chart->data().lines.isEmpty() && std::isfinite(chart->data().lines.first().points.last().y()));
        QVERIFY(!chart->data().isEmpty());
        shoot(desk, "five-minutes");
    }

    void comesAliveWithTheFirstRequest()
    {
        TestDesk desk;
        serve(desk.transport, 0);
        show(desk);
        auto *start = part<StartFace>(desk, "home.start");
        QVERIFY(start->isVisible());
        QVERIFY(part<CodeBlock>(desk, "home.start.sample")->code().contains(QStringLiteral("http://127.0.0.1:4000/v1/chat/completions")));
        QCOMPARE(rowsOf(part<RowList>(desk, "home.start.steps")).size(), 5);
        shoot(desk, "start");
        rowsOf(part<RowList>(desk, "home.start.steps")).at(2)->click();
        QCOMPARE(desk.gone.last().page, QStringLiteral("keys"));
        serve(desk.transport, 1);
        desk.live.refresh();
        desk.settle();
        QVERIFY(!start->isVisible());
        QVERIFY(part<HomeBoard>(desk, "home.board")->isVisible());
    }

    void stepsTickThemselves()
    {
        Steps steps;
        steps.isServing = true;
        steps.models = 2;
        steps.address = QStringLiteral("http://127.0.0.1:4000");
        const QList<ListRow> rows = stepRows(steps);
        QCOMPARE(steps.done(), 2);
        QCOMPARE(rows[0].tone, int(Tone::Ok));
        QCOMPARE(rows[1].tone, int(Tone::Ok));
        QVERIFY(rows[1].id.isEmpty());
        QCOMPARE(rows[2].tone, int(Tone::Info));
        QCOMPARE(rows[2].id, QStringLiteral("keys"));
    }

    void keepsOldFiguresAfterAFault()
    {
        TestDesk desk;
        serve(desk.transport);
        HomePage *page = show(desk);
        const QString before = said("home.tile.requests", desk);
        desk.transport.refuse("GET", QStringLiteral("/portreeve/series"), 500, QStringLiteral("database is locked"));
        page->refresh();
        desk.settle();
        QVERIFY(part<HomeBoard>(desk, "home.board")->isVisible());
        QVERIFY(part<Banner>(desk, "home.banner")->isVisible());
        QCOMPARE(said("home.tile.requests", desk), before);
        shoot(desk, "stale");
        serve(desk.transport);
        page->refresh();
        desk.settle();
        QVERIFY(!part<Banner>(desk, "home.banner")->isVisible());
    }

    void saysWhyThereIsNothing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("title");
        QTest::newRow("not allowed") << 401 << QStringLiteral("You may not see these figures");
        QTest::newRow("not supported") << 404 << QStringLiteral("This server does not tell its figures");
        QTest::newRow("failed") << 500 << QStringLiteral("Could not load the figures");
    }

    void saysWhyThereIsNothing()
    {
        QFETCH(int, status);
        QFETCH(QString, title);
        TestDesk desk;
        serve(desk.transport);
        desk.transport.refuse("GET", QStringLiteral("/portreeve/series"), status, QStringLiteral("Only the master key may ask this."));
        show(desk);
        auto *message = part<EmptyState>(desk, "home.message");
        QVERIFY(message->isVisible());
        QCOMPARE(message->accessibleName(), title);
        QCOMPARE(message->accessibleDescription(), QStringLiteral("Only the master key may ask this."));
        if (status == 500)
            shoot(desk, "failed");
    }

    void pausesAndResumes()
    {
        TestDesk desk;
        serve(desk.transport);
        show(desk);
        desk.transport.answer("POST", QStringLiteral("/portreeve/server/*"), R"({"ok":true,"text":""})");
        desk.transport.answer("GET", QStringLiteral("/portreeve/live"), liveAnswer(now(), 214'806, QStringLiteral("paused")));
        part<Button>(desk, "home.header.pause")->click();
        desk.settle();
        QCOMPARE(desk.transport.last(QStringLiteral("/portreeve/server/pause")).verb, QByteArray("POST"));
        QCOMPARE(part<Button>(desk, "home.header.pause")->text(), QStringLiteral("Resume gateway"));
        QVERIFY(rowsOf(part<RowList>(desk, "home.needs.list")).first()->accessibleName().contains(QStringLiteral("The gateway is paused")));
        rowsOf(part<RowList>(desk, "home.needs.list")).first()->click();
        desk.settle();
        QCOMPARE(desk.transport.count(QStringLiteral("/portreeve/server/resume")), 1);
        shoot(desk, "paused");
    }

    void aReadOnlyConnectionPausesNothing()
    {
        TestDesk desk(TestDesk::remote(ServerKind::Portreeve, true));
        serve(desk.transport);
        show(desk);
        QVERIFY(!part<Button>(desk, "home.header.pause")->isEnabled());
        QVERIFY(!part<Button>(desk, "home.header.pause")->toolTip().isEmpty());
    }

    void readsALiteLlmServer()
    {
        TestDesk desk(TestDesk::remote(ServerKind::LiteLlm));
        desk.range.setRelative(QStringLiteral("7d"));
        desk.transport.answer("GET", QStringLiteral("/user/daily/activity/aggregated"), activityAnswer(now(), 16, modelNames().mid(0, 7)));
        desk.transport.answer("GET", QStringLiteral("/key/list"), keysAnswer(now()));
        show(desk);
        QCOMPARE(desk.transport.count(), 2);
        QVERIFY(part<HomeBoard>(desk, "home.board")->isVisible());
        QVERIFY(said("home.tile.latency", desk).contains(QStringLiteral("not recorded")));
        QVERIFY(said("home.tile.spend", desk).contains(QLatin1Char('$')));
        QVERIFY(!part<QWidget>(desk, "home.spend")->isVisible());
        QCOMPARE(desk.transport.unknown(), QStringList());
        shoot(desk, "litellm");
    }

    void aServerOfModelsOnlySaysSo()
    {
        TestDesk desk(TestDesk::remote(ServerKind::OpenAiOnly));
        show(desk);
        QCOMPARE(desk.transport.count(), 0);
        QVERIFY(part<EmptyState>(desk, "home.message")->isVisible());
    }

    void anEmptyRangeIsNoFreshInstall()
    {
        TestDesk desk;
        serve(desk.transport);
        desk.transport.answer("GET", QStringLiteral("/portreeve/series"), seriesAnswer(day(0)));
        desk.transport.answer("GET", QStringLiteral("/portreeve/live"), liveAnswer(now(), 0)); // restarted since
        show(desk);
        QVERIFY(part<HomeBoard>(desk, "home.board")->isVisible());
        QVERIFY(part<Chart>(desk, "home.traffic.chart")->data().isEmpty());
        shoot(desk, "empty-range");
    }

    void fitsASmallWindow()
    {
        TestDesk desk;
        serve(desk.transport);
        HomePage *page = show(desk);
        desk.window.resize(966, 626); // 1024 x 700 without the frame
        desk.settle();
        QVERIFY2(page->minimumSizeHint().height() <= 626, qPrintable(QString::number(page->minimumSizeHint().height())));
        QVERIFY2(page->minimumSizeHint().width() <= 966, qPrintable(QString::number(page->minimumSizeHint().width())));
        QVERIFY(part<FittedRows>(desk, "home.failures.list")->shown() < 8);
        if (!shotsPlace.isEmpty())
            desk.window.grab().save(shotsPlace + QStringLiteral("/home-small.png"));
    }

    void everythingHasANameAndSpeaks()
    {
        TestDesk desk;
        serve(desk.transport);
        HomePage *page = show(desk);
        QStringList nameless;
        for (QWidget *widget : page->findChildren<QWidget *>()) {
            if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && widget->accessibleName().isEmpty() && !qobject_cast<QAbstractButton *>(widget))
                nameless.append(widget->objectName() + QLatin1String(widget->metaObject()->className()));
        }
        QCOMPARE(nameless, QStringList());
    }

private:
    /// The page's timer, without waiting for it.
    static void beat(HomePage *page)
    {
        QTimerEvent event(page->beatId());
        QCoreApplication::sendEvent(page, &event);
    }
};

QTEST_MAIN(HomePageTest)
#include "home_page_test.moc"
