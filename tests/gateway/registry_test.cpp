// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <sstream>

#include <QTemporaryDir>
#include <QtTest>

#include "gateway/base/text.h"
#include "gateway/store/registry.h"
#include "random_records.h"

using namespace portreeve;

namespace {

const Secret key32(std::string(32, 'k'));

// A database in a directory of its own, with a registry on it.
struct Store {
    explicit Store(const Secret &sealKey = key32, const std::string &directory = {})
        : file((directory.empty() ? temporary.path().toStdString() : directory) + "/portreeve.db"), seal(sealKey, systemRandom())
    {
        auto opened = Database::open(file);
        if (!opened)
            qFatal("%s", opened.refusal().message.c_str());
        database = std::move(*opened);
        registry = std::make_unique<Registry>(*database, seal);
        registry->prepare();
    }

    std::string bytes()              // of all files of the database, the log among them
    {
        std::ostringstream all;
        for (const auto &entry : std::filesystem::directory_iterator(std::filesystem::path(file).parent_path()))
            all << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        return all.str();
    }

    QTemporaryDir temporary;
    std::string file;
    Seal seal;
    std::unique_ptr<Database> database;
    std::unique_ptr<Registry> registry;
};

Key keyCalled(const std::string &alias, Micros created = 0)
{
    Key key;
    key.token = sha256Hex(alias);
    key.keyAlias = alias;
    key.keyName = "sk-..." + alias;
    key.createdAt.wall = created;
    return key;
}

template <class R>
void compareRecords(const R &saved, const R &loaded)
{
    for (const auto &field : fieldsOf<R>())
        QVERIFY2(memberText(loaded, field) == memberText(saved, field), field.name);
}

std::string idOf(int round) { return sha256Hex(std::to_string(round)); }

template <class R>
void checkStored(Store &store, RandomRecords &random)
{
    const auto id = std::get<std::string R::*>(identityField<R>().member);
    for (int round = 0; round < 100; ++round) {
        R record = random.make<R>();
        record.*id = idOf(round);
        store.registry->save(record);
        const auto loaded = store.registry->find<R>(record.*id);
        QVERIFY(loaded);
        compareRecords(record, *loaded);
    }
    QCOMPARE(store.registry->all<R>().size(), 100u);
}

std::string namesOf(const KeyPage &page)
{
    std::string names;
    for (const auto &row : page.rows)
        names += (names.empty() ? "" : " ") + row.key.keyAlias.value_or("-");
    return names;
}

} // namespace

class RegistryTest : public QObject {
    Q_OBJECT
private slots:
    void recordsComeBack();
    void secretsAreSealed();
    void newFieldsBecomeColumns();
    void otherSealKey();
    void swappedCiphertexts();
    void removingIsAllOrNothing();
    void newTokenSameKey();
    void textsAreNeverSql();
    void pages_data();
    void pages();
    void spendOrder();
};

void RegistryTest::recordsComeBack()
{
    Store store;
    RandomRecords random(5);
#define PORTREEVE_CHECK(R, word, table) checkStored<R>(store, random);
    PORTREEVE_RECORDS(PORTREEVE_CHECK)
#undef PORTREEVE_CHECK
    for (const Key &key : store.registry->keys())
        QCOMPARE(digestText(key.digest), key.token);
    const std::string seventh = idOf(7);
    store.registry->save(*store.registry->find<Deployment>(seventh));         // replaces
    QCOMPARE(store.registry->all<Deployment>().size(), 100u);
    QVERIFY(store.registry->remove<Deployment>(seventh));
    QVERIFY(!store.registry->remove<Deployment>(seventh));
    QVERIFY(store.registry->remove<Credential>(seventh));
    QVERIFY(!store.registry->remove<Credential>(seventh));
    QCOMPARE(store.registry->find<Deployment>(seventh).refusal().status, 404);
}

void RegistryTest::secretsAreSealed()
{
    Store store;
    const std::string canary = "canary-5f1e9a77c0ffee";
    Deployment deployment;
    deployment.id = "d";
    deployment.apiKey = Secret(canary + "-1");
    deployment.extraHeaders = json::object{{"authorization", canary + "-2"}};
    deployment.rest = json::object{{"aws_secret_access_key", canary + "-3"}};
    deployment.extraBody = json::object{{"password", canary + "-4"}};
    deployment.apiBase = "https://visible.example";
    store.registry->save(deployment);
    Credential credential;
    credential.name = "c";
    credential.values = json::object{{"api_key", canary + "-5"}};
    store.registry->save(credential);
    const auto clear = [&](const std::string &text) { return store.bytes().find(text) != std::string::npos; };
    QVERIFY(clear("visible.example"));                                  // the search can find something
    QVERIFY(!clear(canary));
    QVERIFY(!clear(base64(canary).substr(0, 24)));
    QVERIFY(!clear(hex(canary)));
    QVERIFY(store.registry->remove<Deployment>("d"));
    store.database.reset();
    QVERIFY(!clear(canary));
}

// A table of an older program: what it has stays, what is new is added.
void RegistryTest::newFieldsBecomeColumns()
{
    Store store;
    store.database->write([](Connection &connection) {
        connection.execute("DROP TABLE credentials");
        connection.execute("CREATE TABLE credentials (credential_name TEXT PRIMARY KEY NOT NULL, display_name TEXT, dropped_field TEXT) WITHOUT ROWID");
        connection.execute("INSERT INTO credentials VALUES ('old', 'Old one', 'kept')");
    });
    Registry(*store.database, store.seal).prepare();
    auto old = store.registry->find<Credential>("old");
    QVERIFY(old);
    QCOMPARE(*old->displayName, std::string("Old one"));
    QVERIFY(old->values.is_null());
    old->values = json::object{{"api_key", "x"}};
    store.registry->save(*old);
    QCOMPARE(jsonText(store.registry->find<Credential>("old")->values), std::string("{\"api_key\":\"x\"}"));
    Registry(*store.database, store.seal).prepare();                    // again: nothing to do
}

void RegistryTest::otherSealKey()
{
    QTemporaryDir directory;
    const std::string path = directory.path().toStdString();
    Deployment deployment;
    deployment.id = "d";
    deployment.modelName = "m";
    deployment.apiKey = Secret("secret");
    Store(key32, path).registry->save(deployment);

    Store other(Secret(std::string(32, 'x')), path);
    const auto all = other.registry->all<Deployment>();                     // still listed: the rest of it is good
    QCOMPARE(all.size(), 1u);
    QCOMPARE(all[0].modelName, std::string("m"));
    QVERIFY(all[0].apiKey.isEmpty());
    const auto refused = other.registry->find<Deployment>("d");               // not to be edited: saving would lose the key
    QVERIFY(!refused);
    QCOMPARE(refused.refusal().status, 500);
    QVERIFY(refused.refusal().message.find("api_key") != std::string::npos);
    other.database.reset();
    QCOMPARE(Store(key32, path).registry->find<Deployment>("d")->apiKey.reveal(), std::string("secret"));
}

void RegistryTest::swappedCiphertexts()
{
    Store store;
    for (const char *id : {"a", "b"}) {
        Deployment deployment;
        deployment.id = id;
        deployment.apiKey = Secret(std::string("secret of ") + id);
        store.registry->save(deployment);
    }
    store.database->write([](Connection &connection) {
        connection.execute("UPDATE deployments SET api_key = (SELECT api_key FROM deployments WHERE model_id = 'a') WHERE model_id = 'b'");
    });
    QVERIFY(store.registry->find<Deployment>("a"));
    QVERIFY(!store.registry->find<Deployment>("b"));
    store.database->write([](Connection &connection) {
        connection.execute("UPDATE deployments SET rest = api_key WHERE model_id = 'a'");
    });
    QVERIFY(!store.registry->find<Deployment>("a"));                          // of the same row, but another column
}

void RegistryTest::removingIsAllOrNothing()
{
    Store store;
    for (const char *alias : {"a", "b", "c"})
        store.registry->save(keyCalled(alias));
    QVERIFY(!store.registry->removeKeys({sha256Hex("a"), sha256Hex("nobody"), sha256Hex("b")}, "me", 7));
    QCOMPARE(store.registry->keys().size(), 3u);
    KeyQuery deleted;
    deleted.deleted = true;
    QCOMPARE(store.registry->keyPage(deleted).total, std::int64_t(0));
    QVERIFY(store.registry->removeKeys({sha256Hex("a"), sha256Hex("b")}, "me", 7));
    QCOMPARE(store.registry->keys().size(), 1u);
    const auto page = store.registry->keyPage(deleted);
    QCOMPARE(page.total, std::int64_t(2));
    QCOMPARE(page.rows[0].deletedAt, Micros(7));
    QCOMPARE(page.rows[0].deletedBy, std::string("me"));
    QVERIFY(page.rows[0].key.keyAlias == "a" || page.rows[0].key.keyAlias == "b");
}

void RegistryTest::newTokenSameKey()
{
    Store store;
    Key key = keyCalled("a");
    store.registry->save(key);
    const std::string former = key.token, scope = key.scope();
    key.token = sha256Hex("another secret");
    key.firstToken = former;
    store.registry->saveAs(key, former);
    QVERIFY(!store.registry->key(former));
    QCOMPARE(store.registry->key(key.token)->scope(), scope);
    QCOMPARE(store.registry->keys().size(), 1u);
}

void RegistryTest::textsAreNeverSql()
{
    Store store;
    for (const char *odd : {"'; DROP TABLE keys; --", "\" OR 1=1 --", "%", "_", "a' OR '1'='1", "\\", "?1", ":x"}) {
        store.registry->save(keyCalled(odd));
        QCOMPARE(store.registry->keysNamed(odd).size(), 1u);
        for (const auto member : {&KeyQuery::alias, &KeyQuery::userId, &KeyQuery::token, &KeyQuery::teamId}) {
            KeyQuery query;
            query.*member = odd;
            const auto page = store.registry->keyPage(query);
            QCOMPARE(page.total, std::int64_t(member == &KeyQuery::alias ? 1 : 0));
        }
        KeyQuery query;
        query.search = odd;
        QVERIFY(store.registry->keyPage(query).total >= 1);
        query.sortBy = odd;                                             // no column: the usual order
        query.accessGroup = odd;
        QCOMPARE(store.registry->keyPage(query).total, std::int64_t(0));
    }
    QCOMPARE(store.registry->keys().size(), 8u);
}

void RegistryTest::pages_data()
{
    QTest::addColumn<std::function<void(KeyQuery &)>>("change");
    QTest::addColumn<QByteArray>("names");
    QTest::addColumn<int>("total");
    const auto row = [](const char *title, std::function<void(KeyQuery &)> change, const char *names, int total) {
        QTest::newRow(title) << change << QByteArray(names) << total;
    };
    row("newest first", [](KeyQuery &) {}, "delta charlie bravo alpha", 4);
    row("oldest first", [](KeyQuery &query) { query.descending = false; }, "alpha bravo charlie delta", 4);
    row("page", [](KeyQuery &query) { query.size = 2, query.page = 2; }, "bravo alpha", 4);
    row("behind the end", [](KeyQuery &query) { query.page = 9; }, "", 4);
    row("user", [](KeyQuery &query) { query.userId = "u1"; }, "charlie alpha", 2);
    row("part of a user", [](KeyQuery &query) { query.userId = "U", query.substrings = true; }, "delta charlie bravo alpha", 4);
    row("part of a user, whole wanted", [](KeyQuery &query) { query.userId = "u"; }, "", 0);
    row("alias", [](KeyQuery &query) { query.alias = "bravo"; }, "bravo", 1);
    row("part of an alias", [](KeyQuery &query) { query.alias = "HA", query.substrings = true; }, "charlie alpha", 2);
    row("search", [](KeyQuery &query) { query.search = "RAV"; }, "bravo", 1);
    row("search a hash", [](KeyQuery &query) { query.search = sha256Hex("delta").substr(0, 20); }, "delta", 1);
    row("budget, unset last", [](KeyQuery &query) { query.sortBy = "max_budget"; }, "bravo alpha charlie delta", 4);
    row("budget up, unset last", [](KeyQuery &query) { query.sortBy = "max_budget", query.descending = false; }, "alpha bravo charlie delta", 4);
    row("group", [](KeyQuery &query) { query.accessGroup = "g2"; }, "charlie", 1);
    row("named", [](KeyQuery &query) { query.named = true, query.sortBy = "key_alias"; }, "delta charlie bravo alpha", 4);
}

void RegistryTest::pages()
{
    QFETCH(std::function<void(KeyQuery &)>, change);
    QFETCH(QByteArray, names);
    QFETCH(int, total);
    static Store store;
    static const bool filled = [] {
        int at = 0;
        for (const char *alias : {"alpha", "bravo", "charlie", "delta"}) {
            Key key = keyCalled(alias, ++at);
            key.userId = at % 2 ? "u1" : "u2";
            if (at <= 2)
                key.maxBudget = at;
            if (at == 3)
                key.rest = json::object{{"access_group_ids", json::array{"g1", "g2"}}};
            store.registry->save(key);
        }
        return true;
    }();
    QVERIFY(filled);
    KeyQuery query;
    change(query);
    // equal budgets (none) fall back to the token's order
    const auto page = store.registry->keyPage(query);
    if (query.sortBy == "max_budget") {
        QVERIFY(QByteArray::fromStdString(namesOf(page)).startsWith(names.left(11)));
        QCOMPARE(page.rows.size(), 4u);
    } else {
        QCOMPARE(QByteArray::fromStdString(namesOf(page)), names);
    }
    QCOMPARE(page.total, std::int64_t(total));
}

// What was spent is in the books, by scope; what was set by hand counts too.
void RegistryTest::spendOrder()
{
    Store store;
    Key little = keyCalled("little"), much = keyCalled("much"), renewed = keyCalled("renewed");
    little.startSpend.nanos = 5;
    renewed.firstToken = "first";
    for (const auto &key : {little, much, renewed})
        store.registry->save(key);
    store.database->write([&](Connection &connection) {
        auto insert = connection.prepare("INSERT INTO spends (scope, window_start, spent) VALUES (?, ?, ?)");
        insert.bind(1, std::string_view(much.scope())).bind(2, std::int64_t(0)).bind(3, std::int64_t(9)).run();
        insert.bind(1, std::string_view("key/first")).bind(2, std::int64_t(60)).bind(3, std::int64_t(7)).run();
    });
    KeyQuery query;
    query.sortBy = "spend";
    QCOMPARE(namesOf(store.registry->keyPage(query)), std::string("much renewed little"));
}

QTEST_APPLESS_MAIN(RegistryTest)
#include "registry_test.moc"
