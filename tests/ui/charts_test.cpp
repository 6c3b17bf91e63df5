// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart.h"
#include "ui/widgets/chart_card.h"
#include "ui/widgets/chart_tip.h"
#include "ui/widgets/decimate.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/histogram.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/ticks.h"
#include "ui/widgets/timeline.h"

#include <QAccessible>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace portreeve::ui;

namespace {

constexpr qint64 hour = 3'600'000;

ChartData bars(int count)
{
    ChartData data;
    data.title = QStringLiteral("Traffic");
    data.to = double(count * hour);
    data.barStep = hour;
    data.bars = {{QStringLiteral("Served"), {}, {1, nullptr}, 0.42}, {QStringLiteral("Failed"), {}, {1, &Tokens::danger}, 1}};
    for (int i = 0; i < count; ++i) {
        data.barStarts.append(double(i * hour));
        data.bars[0].values.append(100 + i);
        data.bars[1].values.append(i % 3);
    }
    return data;
}

ChartData line(int count)
{
    ChartData data;
    data.title = QStringLiteral("Latency");
    data.unit = Unit::Seconds;
    data.to = double(count);
    ChartLine p95{QStringLiteral("p95"), {}, {1, &Tokens::accent}, 2.25};
    p95.ground = true;
    for (int i = 0; i <= count; ++i)
        p95.points.append({double(i), 1 + (i * 37 % 101) / 100.0});
    data.lines = {p95};
    return data;
}

int inkedPixels(QWidget &widget, const QColor &ink)
{
    const QImage image = widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
    int found = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found += image.pixel(x, y) == ink.rgb();
    }
    return found;
}

} // namespace

class ChartsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, {});
    }

    void valueTicksCoverTheData()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 5000; ++i) {
            const double highest = std::pow(10, random.bounded(12.0) - 4);
            for (int most = 2; most <= 5; ++most) {
                const auto ticks = valueTicks(highest, Unit::Dollars, most);
                QVERIFY(ticks.size() >= 2 && ticks.size() <= most + 2);
                QCOMPARE(ticks.first().at, 0.0);
                QVERIFY(ticks.last().at >= highest);
                QVERIFY2(ticks.last().at <= highest * 2.6, qPrintable(QString::number(highest)));
            }
        }
    }

    void valueTicksSayTheirUnit()
    {
        const auto labels = [](double highest, Unit unit) {
            QStringList all;
            for (const Tick &tick : valueTicks(highest, unit, 3))
                all.append(QString(tick.label).replace(QChar(0x202F), QLatin1Char(' ')));
            return all.join(QLatin1Char('|'));
        };
        QCOMPARE(labels(2200, Unit::Count), QStringLiteral("0|1 k|2 k|3 k"));
        QCOMPARE(labels(204, Unit::Dollars), QStringLiteral("$0|$70|$140|$210"));
        QCOMPARE(labels(4.4, Unit::Seconds), QStringLiteral("0.0 s|1.5 s|3.0 s|4.5 s"));
        QCOMPARE(labels(0.9, Unit::Count), QStringLiteral("0|1"));
        QCOMPARE(labels(0, Unit::Count), QStringLiteral("0|1|2"));
    }

    void timeTicksAreRoundAndInside()
    {
        const qint64 from = QDateTime(QDate(2026, 3, 28), QTime(9, 17)).toMSecsSinceEpoch(); // a change of the clock lies ahead in much of Europe
        for (const qint64 span : {hour / 60, hour, 24 * hour, 7 * 24 * hour, 30 * 24 * hour, 365 * 24 * hour}) {
            const auto ticks = timeTicks(from, from + span, 8, true);
            QVERIFY(ticks.size() >= 2 && ticks.size() <= 10);
            QCOMPARE(ticks.last().label, QStringLiteral("now"));
            for (qsizetype i = 0; i < ticks.size(); ++i) {
                QVERIFY(ticks[i].at >= double(from) && ticks[i].at <= double(from + span));
                QVERIFY(i == 0 || ticks[i].at > ticks[i - 1].at);
                QVERIFY(!ticks[i].label.isEmpty());
            }
        }
        QVERIFY(timeTicks(from, from, 8, true).isEmpty());
    }

    void decimationKeepsWhatMatters()
    {
        QRandomGenerator random(3);
        for (const int count : {0, 1, 999, 1000, 1001, 5000, 100'000}) {
            QList<QPointF> points;
            double low = INFINITY;
            double high = -INFINITY;
            int gaps = 0;
            for (int i = 0; i < count; ++i) {
                const bool gap = i > 0 && i + 1 < count && random.bounded(1000) == 0;
                const double y = gap ? gapValue : random.bounded(1e6);
                gaps += gap;
                low = gap ? low : qMin(low, y);
                high = gap ? high : qMax(high, y);
                points.append({double(i), y});
            }
            const auto kept = decimate(points);
            QVERIFY(kept.size() <= mostPoints);
            double keptLow = INFINITY;
            double keptHigh = -INFINITY;
            int keptGaps = 0;
            for (qsizetype i = 0; i < kept.size(); ++i) {
                QVERIFY(i == 0 || kept[i].x() > kept[i - 1].x());
                keptGaps += std::isnan(kept[i].y());
                keptLow = std::isnan(kept[i].y()) ? keptLow : qMin(keptLow, kept[i].y());
                keptHigh = std::isnan(kept[i].y()) ? keptHigh : qMax(keptHigh, kept[i].y());
            }
            if (count > 0) {
                QCOMPARE(kept.first(), points.first());
                QCOMPARE(kept.last(), points.last());
                QCOMPARE(keptLow, low);
                QCOMPARE(keptHigh, high);
                QCOMPARE(keptGaps > 0, gaps > 0);
            }
        }
    }

    void neighboursAddUp()
    {
        QList<double> values(1000, 1.0);
        QCOMPARE(sumNeighbours(values, 300), 4);
        QCOMPARE(values.size(), 250);
        QCOMPARE(std::accumulate(values.begin(), values.end(), 0.0), 1000.0);
        QCOMPARE(sumNeighbours(values, 300), 1);
    }

    void chartDrawsItsData()
    {
        Chart chart;
        chart.resize(500, 240);
        chart.setData(bars(24));
        QVERIFY(inkedPixels(chart, tokens().danger) > 10);
        chart.setData(line(200));
        QVERIFY(inkedPixels(chart, tokens().accent) > 100);
        ChartData nothing = line(10);
        for (QPointF &point : nothing.lines[0].points)
            point.setY(gapValue);
        nothing.empty = QStringLiteral("No request in this range");
        chart.setData(nothing);
        QCOMPARE(inkedPixels(chart, tokens().accent), 0);
        QVERIFY(chart.accessibleName().contains(nothing.empty));
    }

    void aGapIsNotBridged()
    {
        ChartData data = line(100);
        data.lines[0].ground = false;
        for (QPointF &point : data.lines[0].points)
            point.setY(1);
        Chart chart;
        chart.resize(500, 240);
        chart.setData(data);
        const int whole = inkedPixels(chart, tokens().accent);
        for (int i = 40; i < 60; ++i)
            data.lines[0].points[i].setY(gapValue);
        chart.setData(data);
        const int broken = inkedPixels(chart, tokens().accent);
        QVERIFY2(broken < whole * 0.9 && broken > whole * 0.6, qPrintable(QStringLiteral("%1 of %2").arg(broken).arg(whole)));
    }

    void keyboardReadsTheChart()
    {
        Chart chart;
        chart.resize(500, 240);
        chart.setData(bars(24));
        chart.show();
        chart.setFocus();
        QSignalSpy opened(&chart, &Chart::activated);
        QSignalSpy chosen(&chart, &Chart::rangeChosen);
        QTest::keyClick(&chart, Qt::Key_Home);
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("Served 100")));
        QTest::keyClick(&chart, Qt::Key_Right);
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("Served 101")));
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("Failed 1, 0.98")));
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].toDouble(), double(hour));
        QTest::keyClick(&chart, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&chart, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toDouble(), double(hour));
        QCOMPARE(chosen[0][1].toDouble(), double(4 * hour));
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(chart.accessibleDescription().isEmpty());
        QCOMPARE(QAccessible::queryAccessibleInterface(&chart)->role(), QAccessible::Chart);
    }

    void dragChoosesARange()
    {
        Chart chart;
        chart.resize(500, 240);
        chart.setData(bars(24));
        chart.show();
        chart.grab();
        QSignalSpy chosen(&chart, &Chart::rangeChosen);
        QTest::mousePress(&chart, Qt::LeftButton, {}, QPoint(100, 100));
        QTest::mouseMove(&chart, QPoint(200, 100));
        QMouseEvent move(QEvent::MouseMove, QPointF(300, 100), chart.mapToGlobal(QPointF(300, 100)), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&chart, &move);
        QTest::mouseRelease(&chart, Qt::LeftButton, {}, QPoint(300, 100));
        QCOMPARE(chosen.count(), 1);
        QVERIFY(chosen[0][0].toDouble() < chosen[0][1].toDouble());
    }

    void everyChartHasATable()
    {
        ChartCard card(QStringLiteral("Traffic"));
        card.setData(bars(24));
        card.resize(600, 300);
        card.show();
        QCOMPARE(card.chart()->tableHeads(), (QStringList{QStringLiteral("Time"), QStringLiteral("Served"), QStringLiteral("Failed")}));
        QCOMPARE(card.chart()->tableRows().size(), 24);
        card.chart()->setFocus();
        QTest::keyClick(card.chart(), Qt::Key_T);
        QVERIFY(card.showsTable());
        auto *table = card.findChild<Table *>();
        QCOMPARE(table->model()->rowCount(), 24);
        QCOMPARE(table->model()->index(3, 1).data().toString(), QStringLiteral("103"));
    }

    void histogramBrush()
    {
        Histogram strip;
        strip.resize(720, 76);
        strip.setData({0, 24.0 * hour, double(hour), QList<double>(24, 5), QList<double>(24, 1)});
        QVERIFY(strip.accessibleName().contains(QStringLiteral("144")));
        QSignalSpy chosen(&strip, &Histogram::rangeChosen);
        strip.show();
        strip.setFocus();
        QTest::keyClick(&strip, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toDouble(), 22.0 * hour);
        QCOMPARE(chosen[0][1].toDouble(), 24.0 * hour);
        QTest::keyClick(&strip, Qt::Key_Escape);
        QVERIFY(std::isnan(chosen[1][0].toDouble()));
    }

    void heatMapIsReadByKeys()
    {
        HeatMap map;
        map.resize(400, 200);
        map.setData({{QStringLiteral("Support"), QStringLiteral("Sales")}, {QStringLiteral("14:00"), QStringLiteral("15:00")}, {{1, 2}, {3, gapValue}},
                     [](double value) { return QString::number(value); }});
        map.show();
        map.setFocus();
        QTest::keyClick(&map, Qt::Key_Right);
        QCOMPARE(map.accessibleDescription(), QStringLiteral("Support, 15:00: 2"));
        QTest::keyClick(&map, Qt::Key_Down);
        QCOMPARE(map.accessibleDescription(), QStringLiteral("Sales, 15:00: nothing known"));
        map.grab();
    }

    void timelineSpeaksItsLanes()
    {
        Timeline timeline;
        timeline.resize(380, 200);
        timeline.setLanes({{QStringLiteral("Gate"), false, {{Phase::Gate, 0, 19'000'000, {}}}},
                           {QStringLiteral("anthropic-1"), true, {{Phase::Failed, 19'000'000, 231'000'000, QStringLiteral("429 after 212 ms")}}}},
                          2'310'000'000);
        timeline.grab();
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&timeline);
        QCOMPARE(spoken->childCount(), 2);
        QVERIFY(spoken->child(0)->text(QAccessible::Name).startsWith(QStringLiteral("Gate: Gate 19.0")));
        QCOMPARE(spoken->child(1)->text(QAccessible::Name), QStringLiteral("anthropic-1: 429 after 212 ms"));
        QCOMPARE(spoken->indexOfChild(spoken->child(1)), 1);
        QVERIFY(!spoken->child(1)->rect().isEmpty());
        timeline.setLanes({}, 0);
        QCOMPARE(spoken->childCount(), 0);
        timeline.grab();
    }
};

QTEST_MAIN(ChartsTest)
#include "charts_test.moc"
