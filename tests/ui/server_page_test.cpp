// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/look.h"
#include "ui/local/engine_control.h"
#include "ui/pages/server/line_models.h"
#include "ui/pages/server/log_view.h"
#include "ui/pages/server/server_facts.h"
#include "ui/pages/server/server_page.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/table.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QJsonArray>
#include <QTest>

using namespace portreeve::ui;

namespace {

QJsonObject serverAnswer()
{
    return {{"pid", 4711}, {"version", "0.1.0"}, {"started_ms", qint64(1'790'000'000'000)}, {"mode", "embedded"}, {"state", "running"}, {"url", "http://127.0.0.1:4000"}, {"host", "127.0.0.1"},
            {"port", 4000}, {"tls", false}, {"workers", 2}, {"threads", 9}, {"memory_bytes", 29'000'000}, {"open_files", 41}, {"connections", 12}, {"data_dir", "/home/ana/.local/share/portreeve"},
            {"config_file", "/home/ana/config.yaml"}, {"master_key_place", "/home/ana/.local/share/portreeve/master_key"}, {"seal_key_place", "keychain"},
            {"notices", QJsonArray{QJsonObject{{"place", "config.yaml:3:5"}, {"text", "unknown key modle_list, did you mean model_list?"}}}},
            {"database", QJsonObject{{"bytes", 273'000'000}, {"wal_bytes", 4096}, {"journal_bytes", 1'048'576}, {"journal_lag_rows", 3}, {"requests", 1'000'000}, {"attempts", 1'020'000}, {"oldest_ms", qint64(1'780'000'000'000)}}},
            {"price_version", "2026-11-01"}, {"price_count", 2861}};
}

QJsonObject logAnswer(int from, int count, int lost = 0)
{
    QJsonArray lines;
    for (int i = 0; i < count; ++i) {
        lines.append(QJsonObject{{"seq", from + i}, {"time", qint64(1'790'000'000'000) + i}, {"level", i % 7 == 3 ? "warning" : "info"}, {"event", "server.reload"}, {"text", "The configuration was read"},
                                 {"fields", QJsonObject{{"file", "config.yaml"}}}});
    }
    return {{"lines", lines}, {"last", from + count - 1}, {"lost", lost}};
}

class Control : public EngineControl
{
public:
    State state() const override { return m_state; }
    QString fault() const override { return m_fault; }
    void start() override { ++starts; }
    void stop() override { ++stops; }
    void restart() override { ++restarts; }
    void become(State state, const QString &fault = {})
    {
        m_state = state;
        m_fault = fault;
        emit changed();
    }
    int starts = 0, stops = 0, restarts = 0;

private:
    State m_state = State::Running;
    QString m_fault;
};

struct Bench : TestDesk {
    explicit Bench(bool isOurs = true)
    {
        transport.answer("GET", "/portreeve/server", serverAnswer());
        transport.answer("GET", "/portreeve/log", [this](const Call &) { return json(200, QJsonDocument(logAnswer(next, next == 1 ? 9 : 0)).toJson()); });
        transport.answer("GET", "/portreeve/refusals", QJsonObject{{"refusals", QJsonArray()}, {"last", 0}});
        desk.engine = isOurs ? &control : nullptr;
        page = new ServerPage(desk);
        actions.setPage(QStringLiteral("server"));
        show(page);
    }
    bool isOn(const char *id) const { return actions.find(QLatin1String(id))->isEnabled(); }
    Control control;
    ServerPage *page;
    int next = 1;
};

} // namespace

class ServerPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        stillTheme();
    }

    void everyFigureIsShown()
    {
        const auto all = processFacts(serverAnswer()) + dataFacts(serverAnswer()) + secretFacts(serverAnswer());
        QStringList values;
        for (const Fact &fact : all) {
            QVERIFY2(!fact.value.isEmpty(), qPrintable(fact.label));
            values += fact.value;
        }
        QVERIFY(values.contains(QStringLiteral("keychain")));
        QVERIFY(values.contains(QStringLiteral("4711"))); // no separators in a process id
        const auto nothing = processFacts({}) + dataFacts({});
        for (const Fact &fact : nothing)
            QVERIFY2(fact.label == QLatin1String("Address") || !fact.value.isEmpty(), qPrintable(fact.label));
        QJsonObject broken = serverAnswer();
        broken.insert("database", QJsonObject{{"fault", "disk I/O error"}});
        QCOMPARE(noticesOf(broken).first().text, QStringLiteral("disk I/O error"));
    }

    void logsKeepTheNewest()
    {
        LogModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(logLinesOf(logAnswer(1, 100)));
        QCOMPARE(model.rowCount(), 100);
        LogModel large;
        for (int i = 0; i < 21; ++i)
            large.append(logLinesOf(logAnswer(1 + i * 1000, 1000)));
        QCOMPARE(large.rowCount(), LogModel::most);
        QCOMPARE(large.line(0).seq, 1001);
        QCOMPARE(large.line(LogModel::most - 1).seq, 21000);
        large.append(logLinesOf(logAnswer(30000, 25000)));
        QCOMPARE(large.rowCount(), LogModel::most);
        QCOMPARE(large.line(LogModel::most - 1).seq, 54999);
    }

    void refusalsStandNewestFirst()
    {
        TurnedAwayModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<TurnedAway> some;
        for (int i = 0; i < 100; ++i)
            some.append({i, QDateTime::currentDateTime(), 401, QStringLiteral("no such key"), {}, {}, {}, {}, {}});
        for (int round = 0; round < 6; ++round)
            model.add(some);
        QCOMPARE(model.rowCount(), TurnedAwayModel::most);
        QCOMPARE(model.index(0, TurnedAwayModel::Model).data().toString(), QStringLiteral("—"));
    }

    void actsFollowTheState()
    {
        Bench bench;
        QVERIFY(bench.isOn("server.pause") && bench.isOn("server.stop") && !bench.isOn("server.start"));
        bench.control.become(EngineControl::State::Failed, QStringLiteral("Port 4000 is taken by nginx (pid 12)."));
        QVERIFY(bench.isOn("server.start") && !bench.isOn("server.stop") && !bench.isOn("server.reload"));
        bool isSaid = false;
        for (const Label *label : bench.page->findChildren<Label *>())
            isSaid = isSaid || (label->isVisible() && label->text().contains(QStringLiteral("nginx")));
        QVERIFY(isSaid);
        bench.actions.find(QStringLiteral("server.start"))->trigger();
        QCOMPARE(bench.control.starts, 1);
        Bench far(false);
        QVERIFY(!far.isOn("server.stop") && far.isOn("server.reload")); // another's process is not ours to stop
    }

    void answersOfActsAreSaid()
    {
        Bench bench;
        bench.transport.answer("POST", "/portreeve/server/reload", QJsonObject{{"ok", true}, {"text", "4 models, 1 notice"}});
        bench.transport.refuse("POST", "/portreeve/server/backup", 507, QStringLiteral("The disk is full."));
        bench.actions.find(QStringLiteral("server.reload"))->trigger();
        bench.settle();
        QCOMPARE(bench.toasts.history().first().detail, QStringLiteral("4 models, 1 notice"));
        bench.actions.find(QStringLiteral("server.backup"))->trigger();
        bench.settle();
        QCOMPARE(bench.toasts.history().first().detail, QStringLiteral("The disk is full."));
        QCOMPARE(int(bench.toasts.history().first().tone), int(Tone::Bad));
        bench.actions.find(QStringLiteral("server.pause"))->trigger();
        bench.settle();
        QCOMPARE(bench.transport.count(QStringLiteral("/portreeve/server/pause")), 0); // asks first
    }

    void hiddenPagesAskNothing()
    {
        Bench bench;
        bench.page->open({{"view", "log"}});
        bench.settle();
        QVERIFY(bench.transport.count(QStringLiteral("/portreeve/log")) >= 1);
        QCOMPARE(bench.page->findChild<LogView *>()->text().count(QLatin1Char('\n')), 9);
        bench.page->hide();
        bench.transport.forget();
        QTest::qWait(1300); // longer than the log's beat
        QCOMPARE(bench.transport.count(), 0);
    }

    void oldFactsStayWhenItDoesNotAnswer()
    {
        Bench bench;
        bench.transport.fault("GET", "/portreeve/server", QStringLiteral("Nothing listens there."));
        bench.page->refresh();
        bench.settle();
        bool isThere = false, isSaid = false;
        for (const Label *label : bench.page->findChildren<Label *>()) {
            isThere = isThere || label->text() == QLatin1String("4711");
            isSaid = isSaid || (label->isVisible() && label->text().contains(QStringLiteral("Nothing listens")));
        }
        QVERIFY(isThere && isSaid);
    }

    void pictures()
    {
        if (shotsPlace.isEmpty())
            QSKIP("PORTREEVE_SHOTS names no folder");
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            stillTheme(scheme);
            const QString suffix = schemeWord(scheme);
            Bench bench;
            for (const char *view : {"overview", "log", "refused"}) {
                bench.page->open({{"view", QLatin1String(view)}});
                bench.settle();
                bench.window.grab().save(QStringLiteral("%1/server-%2-%3.png").arg(shotsPlace, QLatin1String(view), suffix));
            }
        }
    }
};

QTEST_MAIN(ServerPageTest)
#include "server_page_test.moc"
