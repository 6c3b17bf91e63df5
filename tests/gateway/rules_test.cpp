// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <latch>
#include <thread>

#include <boost/json.hpp>

#include "gateway/gate/rules.h"

using namespace portreeve;

namespace {

Deployment deploymentOf(const std::string &id, const std::string &name, const std::string &model)
{
    Deployment record;
    record.id = id;
    record.modelName = name;
    record.model = model;
    record.apiKey = Secret("k");
    return record;
}

Key keyOf(int i)
{
    Key key;
    key.token = sha256Hex("sk-" + std::to_string(i));
    key.keyAlias = "key " + std::to_string(i);
    return key;
}

Config configOf(std::vector<Deployment> deployments)
{
    Config config;
    config.deployments = std::move(deployments);
    for (Deployment &record : config.deployments)
        record.fromFile = true;
    return config;
}

// A registry on a database of its own, and the rules on it.
struct World {
    World()
        : seal(Secret(std::string(32, 'k')), systemRandom())
    {
        auto opened = Database::open(folder.filePath("p.db").toStdString());
        if (!opened)
            qFatal("%s", opened.refusal().message.c_str());
        database = std::move(*opened);
        registry = std::make_unique<Registry>(*database, seal);
        registry->prepare();
        rules = std::make_unique<Rules>(*registry, [this](const std::string &name) { return variable(name); }, clock);
    }

    std::optional<std::string> variable(const std::string &name) const
    {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    }

    std::shared_ptr<const Key> keyIn(const SnapshotPtr &snapshot, int i) const
    {
        return snapshot->keys.find(sha256("sk-" + std::to_string(i)));
    }

    std::map<std::string, std::string> variables;
    QTemporaryDir folder;
    SystemClock clock;
    Seal seal;
    std::unique_ptr<Database> database;
    std::unique_ptr<Registry> registry;
    std::unique_ptr<Rules> rules;
};

std::string shown(const std::shared_ptr<const ModelGroup> &group)
{
    if (!group)
        return "(none)";
    std::string out = group->name + (group->isWildcard ? "*:" : ":");
    for (const auto &target : group->targets)
        out += " " + target->record->id + "=" + target->provider->slug + "/" + target->upstreamModel;
    return out;
}

} // namespace

class RulesTest : public QObject {
    Q_OBJECT

private slots:
    void resolves_data();
    void resolves();
    void wildcardsAreMadeOnce();
    void longNamesMatchNoWildcard();
    void fileAndDatabaseFormGroups();
    void blockedOnesArePaused();
    void keysComeAndGo();
    void credentialsOfFileWin();
    void variablesOfTheFileComeFirst();
    void publishesInOrder();
    void waitingChangesAreOut();
    void burstsAreMerged();
    void manyThreads();
    void aBrokenDatabaseIsTold();
    void configLivesOn();
    void aKeyAmongTenThousand();
};

// Contract 1.3: aliases, names, ids, patterns from the most specific, "*" last.
void RulesTest::resolves_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("group");
    const auto row = [](const char *asked, const char *group) { QTest::newRow(asked) << asked << group; };
    row("gpt", "gpt: a=openai/gpt-4o b=openai/gpt-4o-mini");
    row("alias", "gpt: a=openai/gpt-4o b=openai/gpt-4o-mini");
    row("alias-of-id", "gpt: b=openai/gpt-4o-mini");
    row("alias-of-alias", "alias*: any=unknown");
    row("shadow", "gpt: a=openai/gpt-4o b=openai/gpt-4o-mini");
    row("a", "gpt: a=openai/gpt-4o");
    row("openai/gpt-4.1", "openai/gpt-4.1*: w1=openai/gpt-4.1");
    row("openai/ft:x", "openai/ft:x*: w2=openai/tuned-x");
    row("team/red/chat-small", "team/red/chat-small*: w3=openrouter/red/small");
    row("llm/x", "llm/x*: w4=openai/fixed");
    row("two/one/x", "two/one/x*: w5=two/two/one/x");     // more stars than the model has: LiteLLM takes the name as it is
    row("anthropic/claude-sonnet-4-5", "anthropic/claude-sonnet-4-5*: any=anthropic/claude-sonnet-4-5");
    row("claude-3-haiku", "claude-3-haiku*: any=anthropic/claude-3-haiku");
    row("nobody-knows", "nobody-knows*: any=unknown");
    row("paused", "paused:");
    row("p", "paused:");
}

void RulesTest::resolves()
{
    QFETCH(QString, asked);
    QFETCH(QString, group);
    World world;
    Deployment paused = deploymentOf("p", "paused", "openai/gpt-4o");
    paused.blocked = true;
    Config config = configOf({deploymentOf("a", "gpt", "openai/gpt-4o"), deploymentOf("b", "gpt", "openai/gpt-4o-mini"),
                              deploymentOf("w1", "openai/*", "openai/*"), deploymentOf("w2", "openai/ft:*", "openai/tuned-*"),
                              deploymentOf("w3", "team/*/chat-*", "openrouter/*/*"), deploymentOf("w4", "llm/*", "openai/fixed"),
                              deploymentOf("w5", "two/*/*", "openai/*"), deploymentOf("any", "*", "*"), paused});
    config.settings.aliases = {{"alias", "gpt"}, {"alias-of-id", "b"}, {"alias-of-alias", "alias"}, {"shadow", "gpt"}};
    world.rules->setConfig(std::move(config));
    std::string found = shown(world.rules->current()->resolve(asked.toStdString()));
    if (group.endsWith("=unknown"))
        found = found.substr(0, found.find('=')) + "=unknown";
    QCOMPARE(QString::fromStdString(found), group);
}

void RulesTest::wildcardsAreMadeOnce()
{
    World world;
    world.rules->setConfig(configOf({deploymentOf("w", "openai/*", "openai/*")}));
    world.rules->reloadRecords();
    const auto first = world.rules->current()->resolve("openai/gpt-4o");
    QVERIFY(first->targets.at(0)->card);
    QCOMPARE(first->targets.at(0)->record->id, std::string("w"));
    QCOMPARE(world.rules->current()->resolve("openai/gpt-4o"), first);
    // other keys change nothing about models
    world.registry->save(keyOf(1));
    world.rules->keyChanged(keyOf(1).token);
    QCOMPARE(world.rules->current()->resolve("openai/gpt-4o"), first);
    world.rules->recordsChanged();
    QVERIFY(world.rules->current()->resolve("openai/gpt-4o") != first);
    // clients choose names: what is kept for them has an end
    for (int i = 0; i < 5'000; ++i)
        QVERIFY(world.rules->current()->resolve("openai/" + std::to_string(i)));
    QVERIFY(!world.rules->current()->resolve("azure/gpt-4o"));
}

void RulesTest::longNamesMatchNoWildcard()
{
    World world;
    world.rules->setConfig(configOf({deploymentOf("w", "*a*a*a*a*a*b", "openai/x"), deploymentOf("any", "openai/*", "openai/*")}));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!world.rules->current()->resolve(std::string(500, 'a')));
    QVERIFY(!world.rules->current()->resolve("openai/" + std::string(1'000'000, 'a')));
    QVERIFY(timer.elapsed() < 1'000);
}

void RulesTest::fileAndDatabaseFormGroups()
{
    World world;
    world.registry->save(deploymentOf("db-1", "gpt", "openai/gpt-4o"));
    world.registry->save(deploymentOf("both", "gpt", "openai/from-database"));
    world.registry->save(deploymentOf("db-2", "other", "openai/o3"));
    world.rules->setConfig(configOf({deploymentOf("file-1", "gpt", "openai/gpt-4o"), deploymentOf("both", "gpt", "openai/from-file")}));
    world.rules->reloadRecords();
    const SnapshotPtr snapshot = world.rules->current();
    const auto group = snapshot->resolve("gpt");
    QCOMPARE(group->targets.size(), std::size_t(3));
    QCOMPARE(shown(snapshot->resolve("both")), std::string("gpt: both=openai/from-file"));
    QVERIFY(snapshot->targetsById.at("both")->record->fromFile);
    QCOMPARE(shown(snapshot->resolve("other")), std::string("other: db-2=openai/o3"));
    QVERIFY(world.registry->remove<Deployment>("db-2"));
    world.rules->recordsChanged();
    QCOMPARE(shown(world.rules->current()->resolve("other")), std::string("(none)"));
    // the old snapshot is what it was
    QCOMPARE(shown(snapshot->resolve("other")), std::string("other: db-2=openai/o3"));
    // without the file's entry the database's comes forth
    world.rules->setConfig(configOf({}));
    QCOMPARE(shown(world.rules->current()->resolve("both")), std::string("gpt: both=openai/from-database"));
}

void RulesTest::blockedOnesArePaused()
{
    World world;
    Deployment blocked = deploymentOf("b", "gpt", "openai/gpt-4o");
    blocked.blocked = true;
    world.rules->setConfig(configOf({blocked, deploymentOf("open", "gpt", "openai/gpt-4o-mini")}));
    const SnapshotPtr snapshot = world.rules->current();
    QCOMPARE(shown(snapshot->resolve("gpt")), std::string("gpt: open=openai/gpt-4o-mini"));
    QCOMPARE(shown(snapshot->resolve("b")), std::string("gpt:"));
    QVERIFY(snapshot->targetsById.contains("b"));
}

void RulesTest::keysComeAndGo()
{
    World world;
    world.registry->save(keyOf(1));
    world.rules->reloadRecords();
    const SnapshotPtr first = world.rules->current();
    QVERIFY(world.keyIn(first, 1));
    QVERIFY(!world.keyIn(first, 2));
    world.registry->save(keyOf(2));
    world.rules->keyChanged(keyOf(2).token);
    Key changed = keyOf(1);
    changed.blocked = true;
    world.registry->save(changed);
    world.rules->keyChanged(changed.token);
    QVERIFY(world.keyIn(world.rules->current(), 2));
    QVERIFY(world.keyIn(world.rules->current(), 1)->blocked.value());
    QVERIFY(!world.keyIn(first, 1)->blocked.has_value());
    QVERIFY(world.registry->removeKey(keyOf(2).token, "test", 0));
    world.rules->keyChanged(keyOf(2).token);
    QVERIFY(!world.keyIn(world.rules->current(), 2));
    // a new configuration keeps the keys
    world.rules->setConfig(configOf({}));
    QVERIFY(world.keyIn(world.rules->current(), 1));
    world.rules->keyChanged("no hash at all");
    QVERIFY(world.keyIn(world.rules->current(), 1));
}

void RulesTest::credentialsOfFileWin()
{
    World world;
    Credential stored;
    stored.name = "shared";
    stored.values = boost::json::object{{"api_key", "of-the-database"}};
    world.registry->save(stored);
    Deployment record = deploymentOf("d", "gpt", "openai/gpt-4o");
    record.apiKey = Secret();
    record.credentialName = "shared";
    world.rules->setConfig(configOf({record}));
    world.rules->reloadRecords();
    QCOMPARE(world.rules->current()->targetsById.at("d")->apiKey.reveal(), std::string("of-the-database"));
    Config config = configOf({record});
    config.credentials.push_back(stored);
    config.credentials.back().values = boost::json::object{{"api_key", "of-the-file"}};
    world.rules->setConfig(std::move(config));
    QCOMPARE(world.rules->current()->targetsById.at("d")->apiKey.reveal(), std::string("of-the-file"));
    QCOMPARE(world.rules->current()->credentials.size(), std::size_t(1));
}

void RulesTest::variablesOfTheFileComeFirst()
{
    World world;
    world.variables = {{"OPENAI_API_KEY", "of-the-system"}};
    Deployment record = deploymentOf("d", "gpt", "openai/gpt-4o");
    record.apiKey = Secret();
    world.rules->setConfig(configOf({record}));
    QCOMPARE(world.rules->current()->targetsById.at("d")->apiKey.reveal(), std::string("of-the-system"));
    Config config = configOf({record});
    config.variables["OPENAI_API_KEY"] = "of-the-file";
    world.rules->setConfig(std::move(config));
    QCOMPARE(world.rules->current()->targetsById.at("d")->apiKey.reveal(), std::string("of-the-file"));
}

void RulesTest::publishesInOrder()
{
    World world;
    std::vector<std::uint64_t> one, two;
    QCOMPARE(world.rules->current()->version, 0u);
    world.rules->onPublish([&](const SnapshotPtr &snapshot) { one.push_back(snapshot->version); });
    world.rules->onPublish([](const SnapshotPtr &) { throw std::runtime_error("this one is broken"); });
    world.rules->onPublish([&](const SnapshotPtr &snapshot) { two.push_back(snapshot->version); });
    world.rules->setConfig(configOf({}));
    world.rules->reloadRecords();
    world.rules->recordsChanged();
    const std::vector<std::uint64_t> expected{1, 2, 3};
    QCOMPARE(one, expected);
    QCOMPARE(two, expected);
    QCOMPARE(world.rules->current()->version, 3u);
}

// Whoever waits while another builds has its change in the snapshot when it goes on.
void RulesTest::waitingChangesAreOut()
{
    World world;
    world.rules->reloadRecords();
    constexpr int many = 40;
    std::latch isPublishing(1), mayGoOn(1);
    std::atomic<int> published{0};
    world.rules->onPublish([&](const SnapshotPtr &) {
        if (published++ == 0) {
            isPublishing.count_down();
            mayGoOn.wait();
        }
    });
    std::thread first([&] { world.rules->recordsChanged(); });
    isPublishing.wait();
    std::vector<std::thread> others;
    std::atomic<int> seen{0};
    for (int i = 0; i < many; ++i) {
        world.registry->save(keyOf(i));
        others.emplace_back([&, i] {
            world.rules->keyChanged(keyOf(i).token);
            seen += world.keyIn(world.rules->current(), i) != nullptr;
        });
    }
    mayGoOn.count_down();
    first.join();
    for (auto &thread : others)
        thread.join();
    QCOMPARE(seen.load(), many);
    QVERIFY(published.load() <= many + 1);
}

// While one snapshot is published many changes come: they make one more, not many. They come from the publish itself here,
// where none may wait for itself.
void RulesTest::burstsAreMerged()
{
    World world;
    world.rules->reloadRecords();
    int published = 0;
    world.rules->onPublish([&](const SnapshotPtr &) {
        if (++published > 1)
            return;
        for (int i = 0; i < 20; ++i) {
            world.registry->save(keyOf(i));
            world.rules->keyChanged(keyOf(i).token);
        }
        world.rules->recordsChanged();
        world.rules->setConfig(configOf({deploymentOf("a", "gpt", "openai/gpt-4o")}));
    });
    world.rules->recordsChanged();
    QCOMPARE(published, 2);
    for (int i = 0; i < 20; ++i)
        QVERIFY(world.keyIn(world.rules->current(), i));
    QVERIFY(world.rules->current()->resolve("gpt"));
}

void RulesTest::manyThreads()
{
    World world;
    world.rules->setConfig(configOf({deploymentOf("w", "*", "*"), deploymentOf("a", "gpt", "openai/gpt-4o")}));
    world.rules->reloadRecords();
    std::uint64_t last = world.rules->current()->version;
    std::atomic<int> wrong{0};
    world.rules->onPublish([&](const SnapshotPtr &snapshot) {
        wrong += snapshot->version != last + 1;
        last = snapshot->version;
    });
    std::atomic<bool> isDone{false};
    std::thread reader([&] {
        for (int i = 0; !isDone; ++i) {
            const auto snapshot = world.rules->current();
            wrong += !snapshot->resolve("gpt") || !snapshot->resolve("openai/x" + std::to_string(i % 50));
        }
    });
    std::vector<std::thread> writers;
    for (int t = 0; t < 4; ++t) {
        writers.emplace_back([&, t] {
            for (int i = 0; i < 25; ++i) {
                const Key key = keyOf(t * 100 + i);
                world.registry->save(key);
                world.rules->keyChanged(key.token);
                wrong += !world.keyIn(world.rules->current(), t * 100 + i);
                if (i % 10 == 0)
                    world.rules->recordsChanged();
            }
        });
    }
    for (auto &writer : writers)
        writer.join();
    isDone = true;
    reader.join();
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(world.rules->current()->keys.size(), std::size_t(100));
}

void RulesTest::aBrokenDatabaseIsTold()
{
    World world;
    world.registry->save(keyOf(1));
    world.rules->setConfig(configOf({deploymentOf("a", "gpt", "openai/gpt-4o")}));
    world.rules->reloadRecords();
    const auto before = world.rules->current();
    world.database->write([](Connection &connection) { connection.execute("ALTER TABLE deployments RENAME TO elsewhere"); });
    QVERIFY_EXCEPTION_THROWN(world.rules->recordsChanged(), DatabaseError);
    QCOMPARE(world.rules->current(), before);
    QVERIFY_EXCEPTION_THROWN(world.rules->setConfig(configOf({deploymentOf("b", "later", "openai/gpt-4o")})), DatabaseError);
    world.database->write([](Connection &connection) { connection.execute("ALTER TABLE elsewhere RENAME TO deployments"); });
    // what could not be taken up is not lost
    world.registry->save(keyOf(2));
    world.rules->keyChanged(keyOf(2).token);
    QVERIFY(world.rules->current()->resolve("later"));
    QVERIFY(world.keyIn(world.rules->current(), 1) && world.keyIn(world.rules->current(), 2));
}

void RulesTest::configLivesOn()
{
    World world;
    Config first = configOf({});
    first.file = "first.yaml";
    world.rules->setConfig(std::move(first));
    const Config &held = world.rules->config();
    for (int i = 0; i < 8; ++i)
        world.rules->setConfig(configOf({}));
    QCOMPARE(held.file, std::string("first.yaml"));
    QVERIFY(world.rules->config().file.empty());
}

void RulesTest::aKeyAmongTenThousand()
{
    World world;
    constexpr int keys = 10'000;
    world.registry->save(keyOf(0));
    world.database->write([](Connection &connection) {
        connection.execute("CREATE TEMP TABLE one AS SELECT * FROM keys");
        for (int i = 1; i < keys; ++i) {
            connection.prepare("UPDATE one SET token = ?").bind(1, std::string_view(keyOf(i).token)).run();
            connection.prepare("INSERT INTO keys SELECT * FROM one").run();
        }
    });
    world.rules->reloadRecords();
    QCOMPARE(world.rules->current()->keys.size(), std::size_t(keys));
    std::vector<qint64> micros;
    for (int i = 0; i < 21; ++i) {
        QElapsedTimer timer;
        timer.start();
        world.rules->keyChanged(keyOf(i).token);
        micros.push_back(timer.nsecsElapsed() / 1'000);
    }
    std::ranges::sort(micros);
    qInfo("one of 10,000 keys: median %lld us, least %lld us", static_cast<long long>(micros[10]), static_cast<long long>(micros[0]));
    QVERIFY2(micros[0] < 200'000, qPrintable(QString::number(micros[0])));
}

QTEST_GUILESS_MAIN(RulesTest)
#include "rules_test.moc"
