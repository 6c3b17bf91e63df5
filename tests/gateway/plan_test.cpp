// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <QtTest>

#include "gateway/routing/plan.h"
#include "gateway/routing/retry_after.h"

using namespace portreeve;

namespace {

std::shared_ptr<const Target> target(const std::string &id, std::int64_t weight = 0, OptionalInteger order = {}, const std::string &fault = {})
{
    auto record = std::make_shared<Deployment>();
    record->id = id;
    record->order = order;
    auto made = std::make_shared<Target>();
    made->record = record;
    made->weight = weight;
    made->fault = fault;
    return made;
}

void addGroup(Snapshot &snapshot, const std::string &name, std::vector<std::shared_ptr<const Target>> targets)
{
    snapshot.groups[name] = std::make_shared<ModelGroup>(ModelGroup{name, std::move(targets), false, {}});
}

Failure failure(int status, const std::string &errorClass = {}, bool unknown = false)
{
    Failure made;
    made.status = status;
    made.errorClass = errorClass;
    made.outcomeUnknown = unknown;
    return made;
}

// How many steps a plan has when every one fails like this.
int steps(const Snapshot &snapshot, const std::string &group, const Failure &fails, Wishes wishes = {})
{
    const Random random = seededRandom(1);
    Plan plan(snapshot, snapshot.groups.at(group), std::move(wishes), random);
    int count = 0;
    while (plan.next()) {
        ++count;
        plan.failed(fails);
    }
    return count;
}

} // namespace

class PlanTest : public QObject {
    Q_OBJECT
private slots:
    void retries_data();
    void retries();
    void weights();
    void preparedChoosesAlike();
    void orderComesFirst();
    void faultyAreLeftOut();
    void everyDeploymentIsAsked();
    void fallbacks();
    void cycleEnds();
    void policy();
    void waits();
    void farAway();
    void retryAfter_data();
    void retryAfter();
    void epilogue();
};

void PlanTest::retries_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("unknown");
    QTest::addColumn<int>("alone");
    QTest::addColumn<int>("siblings");
    QTest::newRow("400") << 400 << false << 1 << 1;
    QTest::newRow("401") << 401 << false << 1 << 3;
    QTest::newRow("403") << 403 << false << 1 << 3;
    QTest::newRow("404") << 404 << false << 1 << 1;
    QTest::newRow("408") << 408 << false << 3 << 3;
    QTest::newRow("409") << 409 << false << 3 << 3;
    QTest::newRow("422") << 422 << false << 1 << 1;
    QTest::newRow("429") << 429 << false << 3 << 3;
    QTest::newRow("500") << 500 << false << 3 << 3;
    QTest::newRow("503") << 503 << false << 3 << 3;
    QTest::newRow("timeout after a full send") << 408 << true << 1 << 1;
}

void PlanTest::retries()
{
    QFETCH(int, status);
    QFETCH(bool, unknown);
    QFETCH(int, alone);
    QFETCH(int, siblings);
    Snapshot snapshot;
    addGroup(snapshot, "one", {target("a")});
    addGroup(snapshot, "two", {target("a"), target("b")});
    QCOMPARE(steps(snapshot, "one", failure(status, {}, unknown)), alone);
    QCOMPARE(steps(snapshot, "two", failure(status, {}, unknown)), siblings);
    Wishes none;
    none.retries = 0;
    QCOMPARE(steps(snapshot, "two", failure(status, {}, unknown), none), 1);
}

void PlanTest::weights()
{
    Snapshot snapshot;
    addGroup(snapshot, "g", {target("a", 1), target("b", 3), target("c")});
    const Random random = seededRandom(3);
    std::map<std::string, int> counts;
    for (int i = 0; i < 40'000; ++i)
        ++counts[weightedShuffle(snapshot.groups["g"]->targets, {}, random)->record->id];
    QCOMPARE(counts["c"], 0);
    QVERIFY2(std::abs(counts["b"] - 30'000) < 500, qPrintable(QString::number(counts["b"])));
}

// What is prepared chooses as what is not: the same for the same chance, whatever the group.
void PlanTest::preparedChoosesAlike()
{
    const std::vector<std::vector<std::shared_ptr<const Target>>> groups = {
        {target("a"), target("b"), target("c")},
        {target("a", 1), target("b", 3), target("c")},
        {target("a", {}, 2), target("b", {}, 1), target("c", {}, 1)},
        {target("a", 5, 1, "OPENAI_API_KEY is not set"), target("b", 2), target("c", 7)},
        {target("a", {}, {}, "OPENAI_API_KEY is not set"), target("b", {}, {}, "OPENAI_API_KEY is not set")},
        {target("a")},
        {},
    };
    for (const auto &targets : groups) {
        ModelGroup group{"g", targets, false, {}};
        prepareChoice(group);
        const Random random = seededRandom(7), same = seededRandom(7);
        for (int i = 0; i < 500; ++i)
            QCOMPARE(firstChoice(group, random), weightedShuffle(targets, {}, same));
    }
}

void PlanTest::orderComesFirst()
{
    Snapshot snapshot;
    addGroup(snapshot, "g", {target("a", {}, 2), target("b", {}, 1), target("c")});
    const Random random = seededRandom(3);
    Plan plan(snapshot, snapshot.groups["g"], {}, random);
    QCOMPARE(plan.next()->target->record->id, std::string("b"));
    plan.failed(failure(500));
    QCOMPARE(plan.next()->target->record->id, std::string("a"));
    plan.failed(failure(500));
    QCOMPARE(plan.next()->target->record->id, std::string("c"));
}

void PlanTest::faultyAreLeftOut()
{
    Snapshot snapshot;
    addGroup(snapshot, "g", {target("a", {}, {}, "OPENAI_API_KEY is not set"), target("b")});
    addGroup(snapshot, "none", {target("a", {}, {}, "OPENAI_API_KEY is not set")});
    const Random random = seededRandom(3);
    for (int i = 0; i < 50; ++i)
        QCOMPARE(Plan(snapshot, snapshot.groups["g"], {}, random).next()->target->record->id, std::string("b"));
    QVERIFY(!Plan(snapshot, snapshot.groups["none"], {}, random).next());
}

void PlanTest::everyDeploymentIsAsked()
{
    Snapshot snapshot;
    addGroup(snapshot, "g", {target("a"), target("b"), target("c")});
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const Random random = seededRandom(seed);
        Plan plan(snapshot, snapshot.groups["g"], {}, random);
        std::map<std::string, int> asked;
        while (auto step = plan.next()) {
            ++asked[step->target->record->id];
            QCOMPARE(step->wait, Micros(0));      // another deployment is free: nobody waits
            plan.failed(failure(500));
        }
        QCOMPARE(asked.size(), std::size_t(3));
    }
}

void PlanTest::fallbacks()
{
    Snapshot snapshot;
    addGroup(snapshot, "a", {target("1")});
    addGroup(snapshot, "b", {target("2")});
    addGroup(snapshot, "c", {target("3")});
    snapshot.settings.numRetries = 0;
    snapshot.settings.fallbacks = {{"a", {"b", "c"}}};
    const Random random = seededRandom(1);
    Plan plan(snapshot, snapshot.groups["a"], {}, random);
    QCOMPARE(plan.next()->group, std::string("a"));
    plan.failed(failure(400));
    const auto second = plan.next();
    QCOMPARE(second->group, std::string("b"));
    QVERIFY(second->isFallback);
    plan.failed(failure(500));
    QCOMPARE(plan.next()->group, std::string("c"));
    plan.failed(failure(500));
    QVERIFY(!plan.next());
    QCOMPARE(plan.fallbacks(), 2);
    Wishes own;
    own.fallbacks = {"c"};
    Plan client(snapshot, snapshot.groups["a"], own, random);
    client.next();
    client.failed(failure(500));
    QCOMPARE(client.next()->group, std::string("c"));
    Wishes off;
    off.disableFallbacks = true;
    QCOMPARE(steps(snapshot, "a", failure(500), off), 1);
    snapshot.settings.contextWindowFallbacks = {{"a", {"c"}}};
    Plan window(snapshot, snapshot.groups["a"], {}, random);
    window.next();
    window.failed(failure(400, "ContextWindowExceededError"));
    QCOMPARE(window.next()->group, std::string("c"));
}

void PlanTest::cycleEnds()
{
    Snapshot snapshot;
    addGroup(snapshot, "a", {target("1")});
    addGroup(snapshot, "b", {target("2")});
    snapshot.settings.numRetries = 0;
    snapshot.settings.fallbacks = {{"a", {"b"}}, {"b", {"a"}}, {"*", {"a", "b", "nowhere"}}};
    QCOMPARE(steps(snapshot, "a", failure(500)), 2);
}

void PlanTest::policy()
{
    Snapshot snapshot;
    addGroup(snapshot, "a", {target("1")});
    snapshot.settings.retryPolicy.timeout = 4;
    snapshot.settings.retryPolicy.badRequest = 1;
    QCOMPARE(steps(snapshot, "a", failure(408, "Timeout", true)), 5);       // the policy says so: even when the outcome is unknown
    QCOMPARE(steps(snapshot, "a", failure(400, "BadRequestError")), 2);
    snapshot.settings.groupRetryPolicy["a"].timeout = 1;
    QCOMPARE(steps(snapshot, "a", failure(408, "Timeout", true)), 2);
}

void PlanTest::waits()
{
    Snapshot snapshot;
    addGroup(snapshot, "a", {target("1")});
    const Random random = seededRandom(1);
    Plan plan(snapshot, snapshot.groups["a"], {}, random);
    QCOMPARE(plan.next()->wait, Micros(0));
    Failure told = failure(429);
    told.retryAfter = 7 * microsPerSecond;
    plan.failed(told);
    const Micros first = plan.next()->wait;
    QVERIFY(first >= 7 * microsPerSecond && first < 7'750'000);
    plan.failed(failure(500));
    const Micros second = plan.next()->wait;
    QVERIFY(second >= 1 * microsPerSecond && second < 1'750'000);
}

// A provider that says "in an hour" is not asked again at once, nor waited for; another one is asked.
void PlanTest::farAway()
{
    Snapshot snapshot;
    addGroup(snapshot, "a", {target("1")});
    addGroup(snapshot, "b", {target("1"), target("2")});
    snapshot.settings.numRetries = 5;
    const Random random = seededRandom(1);
    Failure told = failure(429);
    told.retryAfter = 3600 * microsPerSecond;
    Plan lone(snapshot, snapshot.groups["a"], {}, random);
    lone.next();
    lone.failed(told);
    QVERIFY(!lone.next());
    Plan pair(snapshot, snapshot.groups["b"], {}, random);
    pair.next();
    pair.failed(told);
    const auto second = pair.next();
    QVERIFY(second && second->wait == 0);
    pair.failed(told);
    QVERIFY(!pair.next());
}

void PlanTest::retryAfter_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("micros");      // -1: says nothing
    const auto row = [](const char *name, const char *value, qint64 micros) { QTest::addRow("%s: %s", name, value) << QByteArray(name) << QByteArray(value) << micros; };
    row("retry-after", "7", 7'000'000);
    row("retry-after", "0", 0);
    row("retry-after", "1.5", 1'500'000);
    row("retry-after", "-1", -1);
    row("retry-after", "soon", -1);
    row("retry-after", "1e9", -1);
    row("retry-after", "9223372036854775807", 365 * microsPerDay);
    row("retry-after", "99999999999999999999", 365 * microsPerDay);
    row("retry-after", "Fri, 20 Nov 2026 10:00:30 GMT", 30'000'000);
    row("retry-after", "Wed, 21 Oct 2015 07:28:00 GMT", 0);
    row("retry-after", "Fri, 31 Dec 2100 23:59:59 GMT", 365 * microsPerDay);
    row("retry-after", "Fri, 20 Nov 2026 10:00:30 CET", -1);
    row("retry-after-ms", "250", 250'000);
    row("x-other", "7", -1);
}

void PlanTest::retryAfter()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(qint64, micros);
    Micros now = 0;
    QVERIFY(parseIsoTime("2026-11-20T10:00:00Z", &now));
    const auto told = portreeve::retryAfter({{"date", "now"}, {name.toStdString(), value.toStdString()}}, now);
    QCOMPARE(told ? qint64(*told) : -1, micros);
}

void PlanTest::epilogue()
{
    Snapshot snapshot;
    addGroup(snapshot, "a", {target("1")});
    const Random random = seededRandom(1);
    Plan plan(snapshot, snapshot.groups["a"], {}, random);
    plan.next();
    plan.failed(failure(400));
    QVERIFY(!plan.next());
    QCOMPARE(plan.epilogue("x"), std::string("\n\nLiteLLM: model group 'a' failed with the error above. No fallback was attempted."));
}

QTEST_APPLESS_MAIN(PlanTest)
#include "plan_test.moc"
