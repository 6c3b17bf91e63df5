// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/figures.h"
#include "ui/models/series_charts.h"
#include "ui/pages/dashboards/board_view.h"
#include "ui/pages/dashboards/cost_stats.h"
#include "ui/pages/dashboards/export_view.h"
#include "ui/pages/home/home_board.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/decimate.h"
#include "ui/widgets/numbers.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardItemModel>
#include <QTest>

using namespace portreeve::ui;

namespace {

constexpr qint64 hourMs = 3'600'000;
constexpr qint64 dayMs = 24 * hourMs;

qint64 at(const char *iso)
{
    return QDateTime::fromString(QLatin1String(iso), Qt::ISODate).toMSecsSinceEpoch();
}

/// A series of one group where every bucket counts 1 request and costs 1 nano-dollar more than the one before.
Series counting(qint64 from, qint64 step, int size)
{
    Series series;
    series.from = from;
    series.to = from + size * step;
    series.stepMs = step;
    SeriesGroup group;
    group.name = group.label = QStringLiteral("all");
    for (int i = 0; i < size; ++i) {
        group.requests.append(1);
        group.failed.append(0);
        group.input.append(100);
        group.output.append(10);
        group.cached.append(50);
        group.costNanos.append(i + 1);
        group.p50.append(1), group.p95.append(2), group.p99.append(3);
        group.total.costNanos += i + 1;
    }
    group.total.requests = size;
    group.total.input = size * 100;
    group.total.output = size * 10;
    group.total.cached = size * 50;
    series.groups = {group};
    return series;
}

double sumOf(const ChartData &data)
{
    double sum = 0;
    for (const ChartBar &bar : data.bars) {
        for (const double value : bar.values)
            sum += value;
    }
    return sum;
}

} // namespace

class SeriesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("TZ", "Europe/Berlin");
        tzset();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void readsASeries()
    {
        const QJsonObject json = QJsonDocument::fromJson(R"({"from":1000,"to":3000,"step_ms":1000,"groups":[
            {"name":"gpt-5","label":"gpt-5","requests":[3,0],"failed":[1,0],"input":[9007199254740993,0],"output":[5,0],"cached":[2,0],"cost_nanos":[9223372036854775807,0],
             "p50_ms":[1.5,null],"p95_ms":[2.5,null],"p99_ms":[3.5,null],
             "total":{"requests":3,"failed":1,"input":9007199254740993,"output":5,"cached":2,"cost_nanos":9223372036854775807,"p50_ms":1.5,"p95_ms":2.5,"p99_ms":null}},
            {"name":"others","label":"","requests":[1,1],"total":{"requests":2}}],
            "previous":{"requests":7,"cost_nanos":11}})").object();
        const Series series = seriesFromJson(json);
        QCOMPARE(series.groups.size(), 2);
        const SeriesGroup &group = series.groups[0];
        QCOMPARE(group.costNanos[0], std::numeric_limits<qint64>::max()); // never through double
        QCOMPARE(group.input[0], 9007199254740993LL);
        QVERIFY(std::isnan(group.p95[1]));
        QVERIFY(std::isnan(group.total.p99));
        QVERIFY(series.groups[1].isOthers);
        QVERIFY(!series.groups[1].label.isEmpty());
        QCOMPARE(series.groups[1].costNanos.size(), 2); // members that are missing are zeros, not a crash
        QCOMPARE(series.all().requests, 5);
        QCOMPARE(series.previous->requests, 7);
        QCOMPARE(series.previous->costNanos, 11);
    }

    void survivesAnswersThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray("{}");
        QTest::newRow("no groups") << QByteArray(R"({"from":0,"to":10,"step_ms":1,"groups":[],"previous":null})");
        QTest::newRow("ragged") << QByteArray(R"({"from":0,"to":2,"step_ms":1,"groups":[{"name":"a","requests":[1,2]},{"name":"b","requests":[1]}]})");
        QTest::newRow("wrong kinds") << QByteArray(R"({"groups":[{"name":5,"requests":"x","total":[]}],"previous":"no"})");
    }

    void survivesAnswersThatAreNone()
    {
        QFETCH(QByteArray, body);
        const Series series = seriesFromJson(QJsonDocument::fromJson(body).object());
        stackedChart(series, Metric::Spend, Bucket::Day);
        stackedTotals(series, Metric::Tokens);
        trafficChart(series);
        latencyChart(series);
        tokensChart(series, Bucket::AsIs);
        heatOf(series, Metric::Requests);
        costStats(series);
        seriesCsv(series, GroupBy::Model);
        QVERIFY(forecastChart(forecastFromJson(QJsonDocument::fromJson(body).object()), 5).isEmpty());
    }

    void bucketsFollowTheCalendar_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<int>("hours");
        QTest::addColumn<int>("days");
        QTest::addColumn<double>("first"); // nano-dollars of the first bar: 1 + 2 + ... + hours of that day
        const auto sum = [](int n) { return n * (n + 1) / 2.0; };
        QTest::newRow("plain") << at("2026-11-10T00:00:00+01:00") << 72 << 3 << sum(24);
        QTest::newRow("23 hours in spring") << at("2026-03-29T00:00:00+01:00") << 47 << 2 << sum(23);
        QTest::newRow("25 hours in autumn") << at("2026-10-25T00:00:00+02:00") << 49 << 2 << sum(25);
        QTest::newRow("leap day") << at("2028-02-29T00:00:00+01:00") << 48 << 2 << sum(24);
        QTest::newRow("end of the year") << at("2026-12-31T00:00:00+01:00") << 48 << 2 << sum(24);
        QTest::newRow("begins at noon") << at("2026-11-10T12:00:00+01:00") << 36 << 2 << sum(12);
    }

    void bucketsFollowTheCalendar()
    {
        QFETCH(qint64, from);
        QFETCH(int, hours);
        QFETCH(int, days);
        QFETCH(double, first);
        const Series series = counting(from, hourMs, hours);
        const ChartData data = stackedChart(series, Metric::Spend, Bucket::Day);
        QCOMPARE(data.barStarts.size(), days);
        QVERIFY(qAbs(data.bars.first().values.first() - first / 1e9) < 1e-15);
        QVERIFY(qAbs(sumOf(data) - double(series.all().costNanos) / 1e9) < 1e-12); // nothing lost, nothing twice
        for (const double start : data.barStarts)
            QCOMPARE(QDateTime::fromMSecsSinceEpoch(qint64(start)).time(), QTime(0, 0));
    }

    void utcIsUtc()
    {
        Series series = counting(at("2026-11-10T00:00:00Z"), hourMs, 48);
        QCOMPARE(stackedChart(series, Metric::Requests, Bucket::Day).barStarts.size(), 3); // an hour later by the clock of Berlin
        series.isUtc = true;
        const ChartData data = stackedChart(series, Metric::Requests, Bucket::Day);
        QCOMPARE(data.barStarts.size(), 2);
        QVERIFY(data.utc);
        QCOMPARE(data.ticks.last().label, QStringLiteral("11 Nov"));
        QCOMPARE(heatOf(series, Metric::Requests).values[0][0], 2.0);
    }

    void weeksBeginWhereTheLocaleSays()
    {
        const Series series = counting(at("2026-11-04T00:00:00+01:00"), hourMs, 14 * 24); // a Wednesday
        const ChartData data = stackedChart(series, Metric::Requests, Bucket::Week);
        QCOMPARE(data.barStarts.size(), 3);
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(qint64(data.barStarts[1])).date().dayOfWeek(), int(Qt::Monday));
        QCOMPARE(sumOf(data), 14.0 * 24);
    }

    void neverDrawsMoreThanItShould()
    {
        const Series series = counting(0, 60'000, 90 * 24 * 60);
        const ChartData data = stackedChart(series, Metric::Requests, Bucket::AsIs);
        QVERIFY(data.barStarts.size() <= mostBars);
        QCOMPARE(sumOf(data), 90.0 * 24 * 60);
        QVERIFY(decimate(latencyChart(series).lines.first().points).size() <= mostPoints);
    }

    void stacksInOrderWithTheColoursOfTheirPlaces()
    {
        const qint64 to = at("2026-11-21T00:00:00Z");
        const Series series = seriesFromJson(seriesAnswer({to - 30 * dayMs, to, hourMs, modelNames(), 1, true}));
        const ChartData data = stackedChart(series, Metric::Spend, Bucket::Day);
        QCOMPARE(data.bars.size(), 8);
        QCOMPARE(data.bars[0].ink.series, 1);
        QCOMPARE(data.bars[7].ink.series, 8);
        QCOMPARE(stackedTotals(series, Metric::Spend).size(), 8);
        qint64 nanos = 0;
        for (const SeriesGroup &group : series.groups)
            nanos += group.total.costNanos;
        QVERIFY(qAbs(sumOf(data) * 1e9 - double(nanos)) < 1e3);
        QCOMPARE(stackedTotals(series, Metric::Spend)[0].total, moneyText(series.groups[0].total.costNanos));
    }

    void theSpanBeforeLiesOverThisOne()
    {
        const qint64 from = at("2026-11-10T00:00:00+01:00");
        const Series before = counting(from - 2 * dayMs, hourMs, 48);
        const Series now = counting(from, hourMs, 48);
        const ChartData data = stackedChart(now, Metric::Requests, Bucket::Day, &before);
        QCOMPARE(data.lines.size(), 1);
        QCOMPARE(data.lines[0].points.size(), 2);
        QCOMPARE(data.lines[0].points[0].y(), 24.0);
        QVERIFY(data.lines[0].points[0].x() > data.barStarts[0] && data.lines[0].points[0].x() < data.barStarts[1]);
        QVERIFY(stackedChart(now, Metric::Requests, Bucket::Day).lines.isEmpty());
    }

    void latenciesHaveGapsAndLonelyOnesAreSeen()
    {
        Series series = counting(0, hourMs, 5);
        SeriesGroup &group = series.groups[0];
        for (const int gone : {0, 1, 3, 4})
            group.p95[gone] = gapValue;
        const ChartData data = latencyChart(series);
        int finite = 0;
        for (const QPointF &point : data.lines[1].points)
            finite += std::isfinite(point.y());
        QCOMPARE(finite, 2); // a dash, not an invisible point
        QCOMPARE(data.lines[1].points[2].y(), 0.002);
    }

    void tokensAddUp()
    {
        const ChartData data = tokensChart(counting(0, hourMs, 10), Bucket::AsIs);
        QCOMPARE(data.bars.size(), 3);
        QCOMPARE(data.bars[0].values[0], 50.0);
        QCOMPARE(data.bars[1].values[0], 50.0);
        QCOMPARE(data.bars[2].values[0], 10.0);
    }

    void heatIsOfHoursOrOfWeekdays()
    {
        const HeatData hours = heatOf(counting(at("2026-11-10T00:00:00+01:00"), hourMs, 48), Metric::Requests);
        QCOMPARE(hours.columns.size(), 24);
        QCOMPARE(hours.values[0][5], 2.0);
        const HeatData days = heatOf(counting(at("2026-11-09T00:00:00+01:00"), dayMs, 14), Metric::Requests); // from a Monday
        QCOMPARE(days.columns.size(), 7);
        QCOMPARE(days.values[0][0], 2.0);
    }

    void activityOfLiteLlmAddsUp()
    {
        const qint64 now = at("2026-11-21T10:00:00Z");
        const QJsonObject json = activityAnswer(now, 14, modelNames());
        const qint64 from = now - 7 * dayMs;
        const Series all = seriesFromActivity(json, GroupBy::None, from, now);
        const Series grouped = seriesFromActivity(json, GroupBy::Model, from, now, 3);
        QVERIFY(!all.hasLatency);
        QCOMPARE(all.stepMs, dayMs);
        QCOMPARE(all.size(), 8); // both ends are parts of days
        QCOMPARE(grouped.groups.size(), 4);
        QVERIFY(grouped.groups.last().isOthers);
        QCOMPARE(grouped.all().requests, all.all().requests);
        QVERIFY(qAbs(grouped.all().costNanos - all.all().costNanos) <= 64); // floats of dollars, rounded one by one
        QVERIFY(all.previous->requests > 0);
        qint64 both = all.previous->requests + all.all().requests;
        for (const QJsonValue &day : json["results"].toArray())
            both -= day.toObject()["metrics"].toObject()["api_requests"].toInteger();
        QCOMPARE(both, 0);
    }

    void forecastEndsWhereItSays()
    {
        const qint64 now = at("2026-11-21T14:00:00+01:00");
        const Forecast forecast = forecastFromJson(forecastAnswer(now, 146'200'000'000));
        const ChartData data = forecastChart(forecast, now);
        QCOMPARE(data.lines.size(), 2);
        QCOMPARE(data.lines[0].points.last().y(), double(forecast.spentNanos) / 1e9);
        QCOMPARE(data.lines[1].points.last().y(), double(forecast.forecastNanos) / 1e9);
        QCOMPARE(data.lines[1].points.first(), data.lines[0].points.last());
        QCOMPARE(*data.now, double(now));
        QVERIFY(forecastText(forecast).contains(moneyText(forecast.lowNanos, Money::Whole)));
        Forecast young = forecast;
        young.isRunRate = true;
        QVERIFY(forecastText(young).contains(QStringLiteral("pace")));
        Forecast tiny = young; // a few questions to a cheap model
        tiny.lowNanos = tiny.forecastNanos = tiny.highNanos = 467'000;
        QVERIFY2(forecastText(tiny).contains(moneyText(467'000)), qPrintable(forecastText(tiny)));
        QVERIFY(spentYesterday(forecast, now).has_value());
        for (qsizetype i = 1; i < data.lines[0].points.size(); ++i)
            QVERIFY(data.lines[0].points[i].y() >= data.lines[0].points[i - 1].y());
    }

    void topKnowsWhatChanged()
    {
        const QList<ListRow> rows = topRows({{"a", "a", {10, 0, 0, 0, 0, 2'000'000'000}}, {"b", "b", {5, 0, 0, 0, 0, 1'000'000'000}}, {"c", "c", {}}},
                                            {{"a", "a", {10, 0, 0, 0, 0, 1'000'000'000}}, {"b", "b", {5, 0, 0, 0, 0, 2'000'000'000}}});
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].direction, 1);
        QCOMPARE(rows[0].changeTone, Tone::Bad);
        QCOMPARE(rows[1].direction, -1);
        QCOMPARE(rows[1].changeTone, Tone::Mute);
        QVERIFY(qAbs(*rows[0].share - 2.0 / 3) < 1e-9);
        const QList<ListRow> free = topRows({{"local", "local", {7, 0, 0, 0, 0, 0}}}, {});
        QCOMPARE(free[0].number, QStringLiteral("7")); // nothing costs anything: requests are counted
    }

    void costsAreExact()
    {
        QCOMPARE(scaledNanos(9'000'000'000'000, 1'000'000, 3), 3'000'000'000'000'000'000);
        QCOMPARE(scaledNanos(1, 1, 2), 1);
        QCOMPARE(scaledNanos(5, 1, 0), 0);
        QCOMPARE(exactDollars(5'491'000), QStringLiteral("0.005491"));
        QCOMPARE(exactDollars(1), QStringLiteral("0.000000001"));
        QCOMPARE(exactDollars(2'914'600'000'000), QStringLiteral("2914.60"));
        QCOMPARE(exactDollars(-1'500'000'000), QStringLiteral("-1.50"));
    }

    void theTableSortsByFigures()
    {
        QStandardItemModel model;
        fillCosts(model, {{"a", "alpha", {900, 0, 0, 0, 0, 5'000'000}}, {"b", "beta", {1000, 3, 0, 0, 0, 12'000'000'000}}, {"c", "gamma", {25'200, 0, 0, 0, 0, 900'000'000}}}, 12'905'000'000, "Model", true);
        model.sort(CostRequests, Qt::DescendingOrder);
        QCOMPARE(costNameAt(model, 0), QStringLiteral("c")); // not by the text "900"
        model.sort(CostSpend, Qt::DescendingOrder);
        QCOMPARE(costNameAt(model, 0), QStringLiteral("b"));
        QCOMPARE(model.index(0, CostRequests).data(role::Copy).toString(), QStringLiteral("1000"));
        QCOMPARE(model.index(0, CostLatency).data().toString(), absent());
    }

    void filesHaveEveryFigure()
    {
        Series series = counting(at("2026-11-10T00:00:00Z"), hourMs, 3);
        series.groups[0].label = QStringLiteral("=cmd()");
        const QList<QByteArray> lines = seriesCsv(series, GroupBy::Key).trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[0].startsWith("time_utc,key,label,requests"));
        QVERIFY(lines[1].startsWith("2026-11-10T00:00:00Z,all,'=cmd(),1,0,100,10,50,0.000000001,"));
        const QJsonObject json = QJsonDocument::fromJson(seriesJson(series, series, GroupBy::Key, QStringLiteral("model:a"))).object();
        QCOMPARE(json["grouped"].toObject()["groups"].toArray()[0].toObject()["cost_nanos"].toArray()[2].toInteger(), 3);
        QCOMPARE(json["filter"].toString(), QStringLiteral("model:a"));
    }

    void stepsStayWithinWhatAServerGives()
    {
        for (const qint64 days : {1, 2, 3, 7, 8, 30, 35, 36, 90, 400}) {
            for (const Bucket bucket : bucketsFor(days * dayMs, false)) {
                const qint64 step = stepFor(bucket, days * dayMs);
                QVERIFY2(step == 0 || days * dayMs / step <= 1000, qPrintable(QString::number(days)));
            }
        }
    }

    void aViewComesBackFromItsPlace()
    {
        BoardView view;
        view.face = BoardView::Cost;
        view.by = GroupBy::Provider;
        view.metric = Metric::Tokens;
        view.bucket = Bucket::Week;
        view.compare = true;
        view.filter = QStringLiteral("model:a");
        QCOMPARE(BoardView().with(view.where()), view);
        QCOMPARE(BoardView().with({{"view", "nonsense"}, {"by", 7}}), BoardView());
    }

    /// N15: what stands between an answer and its charts, for 90 days in hours and eight groups.
    void ninetyDaysAreQuick()
    {
        const qint64 to = at("2026-11-21T00:00:00Z");
        const QByteArray body = QJsonDocument(seriesAnswer({to - 90 * dayMs, to, hourMs, modelNames(), 1, true})).toJson(QJsonDocument::Compact);
        QElapsedTimer clock;
        clock.start();
        const Series series = seriesFromJson(QJsonDocument::fromJson(body).object());
        const qint64 read = clock.elapsed();
        stackedChart(series, Metric::Spend, Bucket::Day);
        stackedTotals(series, Metric::Spend);
        heatOf(series, Metric::Spend);
        qInfo("%lld bytes: read %lld ms, charts %lld ms", qint64(body.size()), read, clock.elapsed() - read);
        QVERIFY(clock.elapsed() < 400);
    }
};

QTEST_MAIN(SeriesTest)
#include "series_test.moc"
