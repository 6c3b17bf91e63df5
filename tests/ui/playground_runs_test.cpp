// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/playground_stage.h"
#include "ui/pages/playground/run_summary.h"
#include "ui/pages/playground/spread_view.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/popover.h"
#include "ui/widgets/sheet.h"

#include <QJsonDocument>
#include <QSpinBox>
#include <QTest>

using namespace portreeve::ui;

namespace {

class Runs : public Bench
{
public:
    void times(int runs)
    {
        act("playground.runs");
        auto *number = window.findChild<QSpinBox *>(QStringLiteral("playground.runs.number"));
        number->setValue(runs);
        window.findChild<Popover *>()->finish();
        settle();
    }
    void ask()
    {
        type(QStringLiteral("hi"));
        act("playground.send");
    }
    void answer(int stream, const QByteArray &id, int tokens)
    {
        transport.head(stream, 200, {{"x-litellm-call-id", id}});
        transport.feed(stream, chunk("{\"content\":\"x\"}") + chunk("{}", "\"stop\"") + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":" + QByteArray::number(tokens) + "}}\n\n" + doneEvent);
        transport.end(stream);
        settle();
        QCoreApplication::processEvents();
        settle();
    }
    void refuse(int stream)
    {
        transport.head(stream, 500);
        transport.feed(stream, "{\"error\":{\"message\":\"overloaded\"}}");
        transport.end(stream);
        settle();
        QCoreApplication::processEvents();
    }
    void price(const char *id, int nanos)
    {
        transport.answer("GET", QStringLiteral("/portreeve/requests/") + QLatin1String(id), QJsonObject{{"id", QLatin1String(id)}, {"road", "o"}, {"cost_nanos", nanos}});
    }
    QString badge(int index) { return card(index)->findChild<Badge *>()->accessibleName(); }
    QString spread(int index)
    {
        auto *view = card(index)->findChild<SpreadView *>();
        return view->isVisible() ? view->accessibleName() : QString();
    }
};

} // namespace

class PlaygroundRunsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { stillTheme(); }

    void spreadsOfAllLengths_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<QList<double>>("spread"); // mean, median, least, most
        QTest::newRow("none") << QList<double>() << QList<double>{0, 0, 0, 0};
        QTest::newRow("one") << QList<double>{4} << QList<double>{4, 4, 4, 4};
        QTest::newRow("even") << QList<double>{1, 9, 3, 2} << QList<double>{3.75, 2.5, 1, 9};
        QTest::newRow("odd") << QList<double>{7, 1, 1} << QList<double>{3, 1, 1, 7};
    }

    void spreadsOfAllLengths()
    {
        QFETCH(QList<double>, values);
        QFETCH(QList<double>, spread);
        const Spread read = spreadOf(values);
        QCOMPARE((QList<double>{read.mean, read.median, read.least, read.most}), spread);
        QCOMPARE(read.count, int(values.size()));
    }

    void failuresHaveNoSayInTheFigures()
    {
        AnswerFigures good;
        good.firstToken = 1'000;
        good.total = 5'000;
        good.output = 5;
        good.costNanos = 10;
        AnswerFigures unpriced = good;
        unpriced.costNanos.reset();
        AnswerFigures bad = good;
        bad.total = 900'000;
        const RunSummary summary = summarise({{Asking::State::Done, good}, {Asking::State::Failed, bad}, {Asking::State::Stopped, bad}, {Asking::State::Done, unpriced}});
        QCOMPARE(summary.answered, 2);
        QCOMPARE(summary.failed, 1);
        QCOMPARE(summary.stopped, 1);
        QCOMPARE(summary.total.most, 5'000.0);
        QCOMPARE(summary.cost.count, 1);
        QCOMPARE(summary.cost.mean, 10.0);
        QCOMPARE(summary.speed.mean, good.speed());
    }

    void rangesSayTheirUnitOnce()
    {
        RunSummary summary;
        summary.total = {2, 1.5e9, 1.5e9, 1e9, 2e9};
        summary.tokens = {2, 5, 5, 5, 5};
        SpreadView view;
        view.set(summary);
        const QString spoken = view.accessibleName();
        QVERIFY2(spoken.contains(QString(secondsText(qint64(1e9))).chopped(2) + QStringLiteral("–") + secondsText(qint64(2e9))), qPrintable(spoken));
        QVERIFY2(spoken.contains(QStringLiteral("Tokens: mean 5, median 5, from 5")) && !spoken.contains(QStringLiteral("5–5")), qPrintable(spoken));
    }

    void eachModelIsAskedOneAfterTheOther()
    {
        Runs bench;
        bench.price("a", 1'000'000);
        bench.price("b", 3'000'000);
        bench.price("c", 8'000'000);
        bench.times(3);
        bench.ask();
        QCOMPARE(bench.transport.streams(), 1); // never two of one model at once
        const QJsonObject sent = QJsonDocument::fromJson(bench.transport.streamCall(0).body).object();
        QVERIFY(sent["cache"]["no-cache"].toBool());
        bench.answer(0, "a", 10);
        QVERIFY2(bench.badge(0).contains(QStringLiteral("Run 2 of 3")), qPrintable(bench.badge(0)));
        QCOMPARE(bench.transport.streams(), 2);
        QCOMPARE(bench.transport.streamCall(1).body, bench.transport.streamCall(0).body);
        QVERIFY(bench.actions.find(QStringLiteral("playground.stop"))->isEnabled());
        bench.answer(1, "b", 20);
        bench.answer(2, "c", 60);
        QCOMPARE(bench.transport.streams(), 3);
        QVERIFY(!bench.actions.find(QStringLiteral("playground.stop"))->isEnabled());
        const RunSummary summary = bench.card(0)->summary();
        QCOMPARE(summary.answered, 3);
        QCOMPARE(summary.tokens, (Spread{3, 30, 20, 10, 60}));
        QCOMPARE(summary.cost, (Spread{3, 4'000'000, 3'000'000, 1'000'000, 8'000'000})); // the ledger's own of each
        QVERIFY2(bench.spread(0).contains(QStringLiteral("Tokens: mean 30, median 20, from 10–60")), qPrintable(bench.spread(0)));
        QVERIFY2(bench.badge(0).contains(QStringLiteral("3 run")), qPrintable(bench.badge(0)));
        QCOMPARE(bench.card(0)->turns().size(), 2); // one question, one answer
        bench.times(1);
        bench.ask();
        bench.answer(3, "a", 10);
        QCOMPARE(bench.transport.streams(), 4);
        QCOMPARE(bench.spread(0), QString()); // one run has its usual foot
        QVERIFY(!QJsonDocument::fromJson(bench.transport.streamCall(3).body).object().contains("cache"));
    }

    void failuresAreCountedAndDoNotEndTheRuns()
    {
        Runs bench;
        bench.times(3);
        bench.ask();
        bench.refuse(0);
        bench.answer(1, "call-1", 10);
        QVERIFY2(bench.badge(0).contains(QStringLiteral("Run 3 of 3, 1 failed")), qPrintable(bench.badge(0)));
        bench.refuse(2);
        QVERIFY2(bench.badge(0).contains(QStringLiteral("2 of 3 runs failed")), qPrintable(bench.badge(0)));
        QCOMPARE(bench.card(0)->summary().failed, 2);
        QCOMPARE(bench.card(0)->summary().tokens.count, 1);
    }

    void stopEndsAllRunsOfAllModels()
    {
        Runs bench;
        bench.act("playground.add");
        bench.times(5);
        bench.ask();
        QCOMPARE(bench.transport.streams(), 2);
        bench.answer(0, "call-1", 10); // the first model is at its second run now
        QCOMPARE(bench.transport.streams(), 3);
        bench.act("playground.stop");
        QVERIFY(!bench.transport.isListening(1) && !bench.transport.isListening(2));
        bench.settle();
        QCoreApplication::processEvents();
        QCOMPARE(bench.transport.streams(), 3); // nothing begins any more
        QVERIFY2(bench.badge(0).contains(QStringLiteral("1 of 5 runs answered")), qPrintable(bench.badge(0)));
        QVERIFY(!bench.actions.find(QStringLiteral("playground.stop"))->isEnabled());
    }

    void theGuardCountsRunsAndModels()
    {
        Runs bench;
        bench.settings.set(QStringLiteral("playground.ask_above"), QStringLiteral("0.10"));
        bench.act("playground.add");
        bench.ask(); // 4,096 tokens at $15 and at $2 a million: 7 cents
        QCOMPARE(bench.transport.streams(), 2);
        bench.answer(0, "call-1", 10);
        bench.answer(1, "call-1", 10);
        bench.times(2);
        bench.ask(); // 14 cents
        QCOMPARE(bench.transport.streams(), 2);
        QVERIFY(bench.window.findChild<Sheet *>());
    }
};

QTEST_MAIN(PlaygroundRunsTest)
#include "playground_runs_test.moc"
