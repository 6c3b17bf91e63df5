// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <thread>

#include "admin_fixture.h"
#include "gateway/gate/authenticate.h"
#include "gateway/gate/limits.h"

using namespace portreeve;

namespace {

constexpr Nanos dollar = nanosPerDollar;

std::string named(const std::string &secret, const std::string &more = {})
{
    return "{\"key\":\"" + secret + "\"" + (more.empty() ? "" : "," + more) + "}";
}

} // namespace

class AdminKeyChangesTest : public QObject {
    Q_OBJECT
private slots:
    void update();
    void updateByAlias();
    void updateErrors_data();
    void updateErrors();
    void blockIsInForce();
    void deleting();
    void regenerate();
    void regenerateOwn();
    void gracePeriod();
    void serviceAccounts();
    void spendAndReset();
    void spendThatIsNotSaved();
    void spendInWindows();
    void spendAfterARestart();
    void resetErrors();
    void bulk();
    void changesDoNotCross();
};

void AdminKeyChangesTest::update()
{
    Desk desk;
    const std::string secret = desk.newKey(R"("key_alias":"a","max_budget":1,"rpm_limit":5,"models":["m"],"metadata":{"x":1})");
    desk.clock.advance(microsPerSecond);
    const Answer changed = desk.post("/key/update", named(secret, "\"max_budget\":2.5,\"blocked\":true"));
    QCOMPARE(changed.status, 200);
    QCOMPARE(changed.say("key"), sha256Hex(secret));
    QCOMPARE(changed.say("max_budget"), std::string("2.5"));
    QCOMPARE(changed.say("key_alias"), std::string("a"));        // what is not given stays
    QCOMPARE(changed.say("rpm_limit"), std::string("5"));
    QCOMPARE(changed.say("models"), std::string("[\"m\"]"));
    QCOMPARE(changed.say("updated_at"), isoTime(desk.clock.wall()));
    QVERIFY(changed.say("created_at") != changed.say("updated_at"));
    QCOMPARE(*desk.inForce(secret)->maxBudget, dollar * 5 / 2);
    QVERIFY(desk.inForce(secret)->blocked.value());
    const Answer cleared = desk.post("/key/update", named(sha256Hex(secret), R"("max_budget":null,"models":null,"metadata":null,"rpm_limit":null)"));
    QCOMPARE(cleared.say("max_budget"), std::string("null"));
    QCOMPARE(cleared.say("models"), std::string("[]"));
    QCOMPARE(cleared.say("metadata"), std::string("{}"));
    QVERIFY(!desk.inForce(secret)->maxBudget && !desk.inForce(secret)->rpmLimit);
}

void AdminKeyChangesTest::updateByAlias()
{
    Desk desk;
    const std::string secret = desk.newKey("\"key_alias\":\"a\"");
    const Answer changed = desk.post("/key/update", R"({"key_alias":"a","rpm_limit":9})");
    QCOMPARE(changed.status, 200);
    QCOMPARE(*desk.inForce(secret)->rpmLimit, std::int64_t(9));
    QCOMPARE(desk.post("/key/update", R"({"key_alias":"b","rpm_limit":9})").status, 404);
    Key twin = *desk.registry->key(sha256Hex(secret));           // two of a name, as only an old database can hold
    twin.token = sha256Hex("twin");
    desk.registry->save(twin);
    QCOMPARE(desk.post("/key/update", R"({"key_alias":"a","rpm_limit":9})").status, 400);
}

void AdminKeyChangesTest::updateErrors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *title, const char *body, int status, const char *message) {
        QTest::newRow(title) << QByteArray(body) << status << QByteArray(message);
    };
    row("nobody", R"({"key":"sk-unknown-0123456789","rpm_limit":1})", 404, "Key not found.");
    row("neither", R"({"rpm_limit":1})", 400, "Either key or key_alias must be provided");
    row("kind", R"({"key":"KEY","key_type":"llm_api"})", 400, "The field `key_type` is set when a key is made and cannot be changed");
    row("project", R"({"key":"KEY","project_id":"p"})", 400, "The project of a key cannot be changed, only cleared (null)");
    row("negative", R"({"key":"KEY","max_budget":-3})", 400, "max_budget cannot be negative");
    row("negative spend", R"({"key":"KEY","spend":-3})", 400, "spend cannot be negative");
    row("unknown", R"({"key":"KEY","rpm":3})", 400, "Unknown field `rpm`");
}

void AdminKeyChangesTest::updateErrors()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, message);
    Desk desk;
    const std::string secret = desk.newKey("\"rpm_limit\":7");
    const std::string before = desk.get("/key/info?key=" + secret).text;
    const Answer answer = desk.post("/key/update", body.replace("KEY", QByteArray::fromStdString(secret)).toStdString());
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.say("error.message"), message.toStdString());
    QCOMPARE(desk.get("/key/info?key=" + secret).text, before);
}

void AdminKeyChangesTest::blockIsInForce()
{
    Desk desk;
    const std::string secret = desk.newKey();
    const Answer blocked = desk.post("/key/block", named(secret));
    QCOMPARE(blocked.status, 200);
    QCOMPARE(blocked.say("blocked"), std::string("true"));
    QCOMPARE(blocked.say("token"), sha256Hex(secret));
    QVERIFY(desk.inForce(secret)->blocked.value());
    QCOMPARE(desk.post("/key/unblock", named(sha256Hex(secret))).say("blocked"), std::string("false"));
    QVERIFY(!desk.inForce(secret)->blocked.value());
    QCOMPARE(desk.post("/key/block", named("sk-unknown-0123456789")).status, 404);
    QCOMPARE(desk.post("/key/block", named("nonsense")).status, 400);
    QCOMPARE(desk.post("/key/block", "{}").say("detail.0.loc"), std::string("[\"body\",\"key\"]"));
}

void AdminKeyChangesTest::deleting()
{
    Desk desk;
    const std::string first = desk.newKey("\"key_alias\":\"one\""), second = desk.newKey("\"key_alias\":\"two\""), third = desk.newKey();
    const Answer missing = desk.post("/key/delete", "{\"keys\":[\"" + first + "\",\"sk-unknown-0123456789\"]}");
    QCOMPARE(missing.status, 404);
    QVERIFY(desk.inForce(first));                                // all or nothing
    const Answer gone = desk.post("/key/delete", "{\"keys\":[\"" + first + "\",\"" + first + "\",\"" + sha256Hex(third) + "\"]}");
    QCOMPARE(gone.status, 200);
    QCOMPARE(gone.say("deleted_keys"), jsonText(json::array{json::value(sha256Hex(first)), json::value(sha256Hex(third))}));
    QVERIFY(!desk.inForce(first) && !desk.inForce(third) && desk.inForce(second));
    QCOMPARE(desk.post("/key/delete", R"({"key_aliases":["one"]})").status, 404);
    QCOMPARE(desk.post("/key/delete", R"({"key_aliases":["two"]})").say("deleted_keys"), std::string("[\"two\"]"));
    QVERIFY(!desk.inForce(second));
    QCOMPARE(desk.post("/key/delete", "{}").status, 400);
    QCOMPARE(desk.post("/key/delete", R"({"keys":[]})").status, 400);
    const Answer deleted = desk.get("/key/list?status=deleted&return_full_object=true");
    QCOMPARE(deleted.say("total_count"), std::string("3"));
    QCOMPARE(deleted.say("keys.0.deleted_by"), std::string("default_user_id"));
    QCOMPARE(deleted.say("keys.0.deleted_at"), isoTime(desk.clock.wall()));
}

void AdminKeyChangesTest::regenerate()
{
    Desk desk;
    const std::string former = desk.newKey(R"("key_alias":"a","max_budget":10,"rpm_limit":5)");
    const std::string scope = desk.inForce(former)->scope();
    desk.book(scope, 0, 3 * dollar);
    for (const std::string &path : {std::string("/key/{}/regenerate"), std::string("/key/regenerate?key={}")}) {
        const std::string old = desk.get("/key/list").say("keys.0");
        const Answer made = desk.post(std::string(path).replace(path.find("{}"), 2, old), R"({"max_budget":20})");
        QCOMPARE(made.status, 200);
        const std::string secret = made.say("key");
        QCOMPARE(made.say("token"), sha256Hex(secret));
        QCOMPARE(made.say("max_budget"), std::string("20.0"));
        QCOMPARE(made.say("spend"), std::string("3.0"));         // its books go on
        QCOMPARE(made.say("key_alias"), std::string("a"));
        QVERIFY(!desk.inForce(former) && desk.inForce(secret));
        QVERIFY(!desk.registry->key(old));
        QCOMPARE(desk.inForce(secret)->scope(), scope);
        QCOMPARE(*desk.inForce(secret)->rpmLimit, std::int64_t(5));
    }
    QCOMPARE(desk.registry->keys().size(), 1u);
    QCOMPARE(desk.get("/key/info?key=" + desk.get("/key/list").say("keys.0")).say("info.rotation_count"), std::string("2"));
}

void AdminKeyChangesTest::regenerateOwn()
{
    Desk desk;
    const std::string former = desk.newKey();
    QCOMPARE(desk.post("/key/regenerate", named(former, "\"new_key\":\"sk-short\"")).status, 400);
    QCOMPARE(desk.post("/key/regenerate", named(former, "\"new_master_key\":\"sk-other\"")).status, 400);
    QCOMPARE(desk.post("/key/regenerate", named(former, "\"max_budget\":-1")).status, 400);
    QCOMPARE(desk.post("/key/regenerate", "{}").status, 400);
    QCOMPARE(desk.post("/key/sk-unknown-0123456789/regenerate", "{}").status, 404);
    QVERIFY(desk.inForce(former));
    const Answer made = desk.post("/key/regenerate", named(former, R"("new_key":"sk-chosen-0123456789")"));
    QCOMPARE(made.say("key"), std::string("sk-chosen-0123456789"));
    QVERIFY(!desk.inForce(former) && desk.inForce("sk-chosen-0123456789"));
}

// The former secret is the same key until its grace period ends, through restarts, and no longer.
void AdminKeyChangesTest::gracePeriod()
{
    Desk desk;
    const auto works = [&](const std::string &secret) {
        const auto who = authenticate(*desk.rules->current(), secret, desk.clock.wall());
        return who ? who->key : nullptr;
    };
    const std::string first = desk.newKey("\"key_alias\":\"a\"");
    const std::string scope = desk.inForce(first)->scope();
    for (const char *bad : {"\"grace_period\":\"soon\"", "\"grace_period\":3", "\"grace_period\":\"-1h\""})
        QVERIFY(desk.post("/key/regenerate", named(first, bad)).status >= 400);
    const Answer made = desk.post("/key/regenerate", named(first, "\"grace_period\":\"1h\""));
    const std::string second = made.say("key");
    QCOMPARE(made.header("x-portreeve-not-enforced"), std::string());
    QVERIFY(works(first) && works(first) == works(second));
    QCOMPARE(works(first)->scope(), scope);
    QCOMPARE(desk.post("/key/generate", "{\"key\":\"" + first + "\"}").status, 400);        // it is somebody's
    desk.rules->reloadRecords();
    QVERIFY(works(first));
    desk.clock.advance(1800 * microsPerSecond);
    const std::string third = desk.post("/key/regenerate", named(second, "\"grace_period\":\"1h\"")).say("key");
    QVERIFY(works(first) && works(second) && works(third));
    desk.post("/key/update", named(third, "\"rpm_limit\":3"));
    QCOMPARE(*works(first)->rpmLimit, std::int64_t(3));
    desk.post("/key/block", named(third));
    QVERIFY(!works(first) && !works(third));
    desk.post("/key/unblock", named(third));
    desk.clock.advance(1800 * microsPerSecond);
    QVERIFY(!works(first));
    QVERIFY(works(second));
    QCOMPARE(authenticate(*desk.rules->current(), first, desk.clock.wall()).refusal().type, std::string("token_not_found_in_db"));
    const std::string fourth = desk.post("/key/regenerate", named(third)).say("key");        // none for this one, second's goes on
    QVERIFY(works(second) && !works(third) && works(fourth));
    QCOMPARE(formerTokens(*desk.registry->key(sha256Hex(fourth))).size(), 1u);
    desk.post("/key/delete", "{\"keys\":[\"" + fourth + "\"]}");
    QVERIFY(!works(second) && !works(fourth));
    QVERIFY(desk.said.find("former_tokens") == std::string::npos);
}

void AdminKeyChangesTest::serviceAccounts()
{
    Desk desk;
    QCOMPARE(desk.post("/key/service-account/generate", "{}").say("error.param"), std::string("team_id"));
    QCOMPARE(desk.post("/key/service-account/generate", R"({"team_id":""})").status, 400);
    QCOMPARE(desk.post("/key/service-account/generate", R"({"team_id":"t","user_id":"u"})").say("error.param"), std::string("user_id"));
    QCOMPARE(desk.post("/key/service-account/generate", R"({"team_id":"t","max_budget":"x"})").status, 422);
    const Answer made = desk.post("/key/service-account/generate", R"({"team_id":"t","key_alias":"deploy","metadata":{"a":1}})");
    QCOMPARE(made.status, 200);
    QCOMPARE(made.say("team_id"), std::string("t"));
    QCOMPARE(made.say("user_id"), std::string("null"));
    QCOMPARE(made.say("metadata.service_account_id"), std::string("deploy"));
    const std::string secret = made.say("key");
    QVERIFY(desk.inForce(secret));
    QCOMPARE(desk.post("/key/update", named(secret, R"("metadata":{"service_account_id":"other"})")).say("error.param"), std::string("metadata"));
    const Answer changed = desk.post("/key/update", named(secret, R"("metadata":{"b":2})"));
    QCOMPARE(changed.say("metadata"), std::string(R"({"b":2,"service_account_id":"deploy"})"));
    QCOMPARE(desk.post("/key/update", named(secret, "\"metadata\":null")).say("metadata.service_account_id"), std::string("deploy"));
    QCOMPARE(desk.post("/key/update", named(secret, "\"team_id\":null")).say("error.param"), std::string("team_id"));      // nobody's key
    QCOMPARE(desk.post("/key/update", named(secret, "\"team_id\":\"\"")).status, 400);
    QCOMPARE(desk.post("/key/update", named(secret, "\"user_id\":\"u\"")).say("error.param"), std::string("user_id"));
    QCOMPARE(desk.post("/key/update", named(secret, "\"team_id\":\"other\"")).say("team_id"), std::string("other"));
    const Answer own = desk.post("/key/service-account/generate", R"({"team_id":"t","metadata":{"service_account_id":"mine"}})");
    QCOMPARE(own.say("metadata.service_account_id"), std::string("mine"));
    QVERIFY(desk.post("/key/service-account/generate", R"({"team_id":"t"})").say("metadata.service_account_id").starts_with("service-account-"));
}

void AdminKeyChangesTest::spendAndReset()
{
    Desk desk;
    const std::string secret = desk.newKey("\"spend\":2,\"max_budget\":100");
    const std::string scope = desk.inForce(secret)->scope();
    const auto spend = [&] { return desk.get("/key/info?key=" + secret).say("info.spend"); };
    const auto quota = [&] {
        const Limits limits = limitsOf(*desk.inForce(secret));
        return desk.quotas.standing({scope, &limits}, desk.clock.monotonic(), desk.clock.wall()).spent;
    };
    QCOMPARE(spend(), std::string("2.0"));
    QCOMPARE(quota(), 2 * dollar);
    desk.book(scope, 0, 5 * dollar);
    QCOMPARE(spend(), std::string("7.0"));
    QCOMPARE(desk.get("/key/info?key=" + secret).say("info.total_spend"), std::string("5.0"));
    const Answer reset = desk.post("/key/" + secret + "/reset_spend", "{\"reset_to\":1.5}");
    QCOMPARE(reset.text, R"({"key_hash":")" + sha256Hex(secret) + R"(","spend":1.5,"previous_spend":7.0,"max_budget":100.0,"budget_reset_at":null})");
    QCOMPARE(spend(), std::string("1.5"));
    QCOMPARE(quota(), dollar * 3 / 2);
    desk.book(scope, 0, dollar);                                 // it goes on from there
    QCOMPARE(spend(), std::string("2.5"));
    QCOMPARE(desk.post("/key/update", named(secret, "\"spend\":40")).say("spend"), std::string("40.0"));
    QCOMPARE(spend(), std::string("40.0"));
    QCOMPARE(quota(), 40 * dollar);
    QCOMPARE(desk.get("/key/info?key=" + secret).say("info.total_spend"), std::string("6.0"));
    QCOMPARE(desk.post("/key/regenerate", named(secret, R"("spend":0,"new_key":"short")")).status, 400);     // what is refused changes nothing
    QCOMPARE(spend(), std::string("40.0"));
    QCOMPARE(quota(), 40 * dollar);
}

// The database takes no key: what the quotas count with is what it was.
void AdminKeyChangesTest::spendThatIsNotSaved()
{
    Desk desk;
    const std::string secret = desk.newKey("\"spend\":2,\"max_budget\":100");
    const std::string scope = desk.inForce(secret)->scope();
    desk.book(scope, 0, 3 * dollar);                             // the quotas hear of it when the window changes
    const auto quota = [&] {
        const Limits limits = limitsOf(*desk.inForce(secret));
        return desk.quotas.standing({scope, &limits}, desk.clock.monotonic(), desk.clock.wall()).spent;
    };
    desk.database->write([](Connection &connection) {
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON keys BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
    });
    QCOMPARE(desk.post("/key/update", named(secret, "\"spend\":40")).status, 503);
    QCOMPARE(quota(), 2 * dollar);
    QCOMPARE(desk.post("/key/update", named(secret, "\"budget_duration\":\"1d\"")).status, 503);
    QCOMPARE(quota(), 2 * dollar);
    QCOMPARE(desk.post("/key/" + secret + "/reset_spend", "{\"reset_to\":0}").status, 503);
    QCOMPARE(quota(), 2 * dollar);
    QCOMPARE(desk.post("/key/regenerate", named(secret, "\"spend\":9")).status, 503);
    QCOMPARE(quota(), 2 * dollar);
    QCOMPARE(desk.get("/key/info?key=" + secret).say("info.spend"), std::string("5.0"));
    desk.database->write([](Connection &connection) { connection.execute("DROP TRIGGER full"); });
    QCOMPARE(desk.post("/key/regenerate", named(secret, R"("spend":9,"new_key":"sk-chosen-0123456789")")).status, 200);
    const Limits limits = limitsOf(*desk.inForce("sk-chosen-0123456789"));
    QCOMPARE(desk.quotas.standing({scope, &limits}, desk.clock.monotonic(), desk.clock.wall()).spent, 9 * dollar);
}

void AdminKeyChangesTest::spendInWindows()
{
    Desk desk;
    const std::string secret = desk.newKey("\"spend\":2,\"max_budget\":100,\"budget_duration\":\"1d\"");
    const std::string scope = desk.inForce(secret)->scope();
    const auto spend = [&] { return desk.get("/key/info?key=" + secret).say("info.spend"); };
    const Micros today = budgetWindow("1d", desk.clock.wall()).start;
    desk.book(scope, today - microsPerDay, 50 * dollar);
    desk.book(scope, today, dollar);
    QCOMPARE(spend(), std::string("3.0"));                       // yesterday does not count, what was set today does
    desk.clock.advance(microsPerDay);
    QCOMPARE(spend(), std::string("0.0"));
    QCOMPARE(desk.get("/key/info?key=" + secret).say("info.total_spend"), std::string("51.0"));
    desk.post("/key/update", named(secret, "\"budget_duration\":null"));
    QCOMPARE(spend(), std::string("53.0"));                      // no window: all of it
    const Limits limits = limitsOf(*desk.inForce(secret));
    QCOMPARE(desk.quotas.standing({scope, &limits}, desk.clock.monotonic(), desk.clock.wall()).spent, 53 * dollar);
}

// The quotas of a new process are made from the books; what was set by hand is in the record.
void AdminKeyChangesTest::spendAfterARestart()
{
    Desk desk;
    const std::string plain = desk.newKey(), reset = desk.newKey("\"budget_duration\":\"1d\""), older = desk.newKey("\"spend\":4,\"budget_duration\":\"1d\"");
    const Micros today = budgetWindow("1d", desk.clock.wall()).start;
    desk.clock.advance(microsPerDay);
    const Micros tomorrow = today + microsPerDay, wall = desk.clock.wall();
    Standings standings;
    standings.spends = {{desk.inForce(plain)->scope(), 0, 7 * dollar}, {desk.inForce(reset)->scope(), today, 9 * dollar},
                        {desk.inForce(reset)->scope(), tomorrow, 3 * dollar}, {desk.inForce(older)->scope(), tomorrow, dollar}};
    for (const auto &spend : standings.spends)
        desk.book(spend.scope, spend.windowStart, spend.spent);
    QCOMPARE(desk.post("/key/" + reset + "/reset_spend", "{\"reset_to\":1}").status, 200);

    Quotas fresh;
    for (const auto &spend : standings.spends)
        fresh.restoreSpend(spend.scope, spend.windowStart, spend.spent);
    restoreSetSpend(fresh, standings, desk.registry->keys(), wall);
    const auto spent = [&](const std::string &secret) {
        const Limits limits = limitsOf(*desk.inForce(secret));
        return fresh.standing({desk.inForce(secret)->scope(), &limits}, desk.clock.monotonic(), wall).spent;
    };
    QCOMPARE(spent(plain), 7 * dollar);
    QCOMPARE(spent(reset), dollar);
    QCOMPARE(spent(older), dollar);                              // what was set counted in yesterday's window
}

void AdminKeyChangesTest::resetErrors()
{
    Desk desk;
    const std::string secret = desk.newKey("\"spend\":10,\"max_budget\":4");
    const std::string path = "/key/" + secret + "/reset_spend";
    QCOMPARE(desk.post(path, "{\"reset_to\":-1}").say("error.message"), std::string("reset_to must be >= 0"));
    QCOMPARE(desk.post(path, "{\"reset_to\":11}").say("error.message"), std::string("reset_to (11.0) must be <= current spend (10.0)"));
    QCOMPARE(desk.post(path, "{\"reset_to\":5}").say("error.message"), std::string("reset_to (5.0) must be <= max_budget (4.0)"));
    QCOMPARE(desk.post(path, "{}").say("detail.0.type"), std::string("missing"));
    QCOMPARE(desk.post(path, "{\"reset_to\":\"x\"}").say("detail.0.loc"), std::string("[\"body\",\"reset_to\"]"));
    QCOMPARE(desk.post("/key/sk-unknown-0123456789/reset_spend", "{\"reset_to\":0}").status, 404);
    QCOMPARE(desk.get("/key/info?key=" + secret).say("info.spend"), std::string("10.0"));
}

void AdminKeyChangesTest::bulk()
{
    Desk desk;
    const std::string first = desk.newKey(), second = desk.newKey();
    const Answer answer = desk.post("/key/bulk_update", "{\"keys\":[{\"key\":\"" + first + "\",\"max_budget\":3,\"tags\":[\"t\"]},"
                                    "{\"key\":\"" + second + "\",\"max_budget\":-1},{\"key\":\"" + second + "\",\"rpm_limit\":1},"
                                    "{\"key\":\"sk-unknown-0123456789\",\"max_budget\":1},{\"max_budget\":1},7]}");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.say("total_requested"), std::string("6"));
    QCOMPARE(answer.at("successful_updates").get_array().size(), 1u);
    QCOMPARE(answer.say("successful_updates.0.key_info.max_budget"), std::string("3.0"));
    QCOMPARE(answer.at("failed_updates").get_array().size(), 5u);
    QCOMPARE(answer.say("failed_updates.0.failed_reason"), std::string("max_budget cannot be negative"));
    QCOMPARE(answer.say("failed_updates.2.failed_reason"), std::string("Key not found in database"));
    QCOMPARE(*desk.inForce(first)->maxBudget, 3 * dollar);
    QVERIFY(!desk.inForce(second)->rpmLimit);
    QCOMPARE(desk.post("/key/bulk_update", "{\"keys\":[]}").status, 400);
    QCOMPARE(desk.post("/key/bulk_update", "{}").status, 422);
    std::string many = "{\"keys\":[";
    for (int i = 0; i < 501; ++i)
        many += std::string(i ? "," : "") + "{\"key\":\"x\"}";
    QCOMPARE(desk.post("/key/bulk_update", many + "]}").status, 400);
}

// Two endpoints run at once: each reads the key, changes its own field and saves. No change is lost, one name is given once.
void AdminKeyChangesTest::changesDoNotCross()
{
    Desk desk;
    const std::string secret = desk.newKey();
    std::atomic<int> made = 0;
    const auto post = [&](const char *path, const std::string &body) {
        AdminRequest request;
        request.method = "POST";
        request.path = path;
        request.body = *parseJson(body);
        request.caller.isAdmin = true;
        made += callEndpoint(*desk.context, std::move(request)).status == 200;
    };
    const auto change = [&](const std::string &field) {
        for (int round = 1; round <= 30; ++round) {
            post("/key/update", named(secret, "\"" + field + "\":" + std::to_string(round)));
            post("/key/generate", "{\"key_alias\":\"name " + std::to_string(round) + "\"}");
        }
    };
    desk.context->random = systemRandom();
    std::thread first(change, "rpm_limit"), second(change, "tpm_limit");
    first.join();
    second.join();
    QCOMPARE(made.load(), 60 + 30);                              // every update, every name once
    QCOMPARE(*desk.inForce(secret)->rpmLimit, std::int64_t(30));
    QCOMPARE(*desk.inForce(secret)->tpmLimit, std::int64_t(30));
    QCOMPARE(desk.registry->keys().size(), 31u);
    QCOMPARE(desk.rules->current()->keys.size(), 31u);
}

QTEST_APPLESS_MAIN(AdminKeyChangesTest)
#include "admin_key_changes_test.moc"
