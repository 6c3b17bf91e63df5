// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "admin_fixture.h"

using namespace portreeve;

namespace {

constexpr Nanos dollar = nanosPerDollar;

std::string named(const std::string &secret, const std::string &more = {})
{
    return "{\"key\":\"" + secret + "\"" + (more.empty() ? "" : "," + more) + "}";
}

} // namespace

class AdminKeysTest : public QObject {
    Q_OBJECT
private slots:
    void generate();
    void responseFields();
    void secretsAreStrong();
    void ownSecret_data();
    void ownSecret();
    void refused_data();
    void refused();
    void durations_data();
    void durations();
    void aliasesAreUnique();
    void notEnforcedIsSaid();
    void metadataFields();
    void info();
    void infoOfOthers();
    void infos();
    void list();
    void listErrors_data();
    void listErrors();
    void aliasList();
    void onlyOneReplyHasTheSecret();
};

void AdminKeysTest::generate()
{
    Desk desk;
    const Answer made = desk.post("/key/generate", R"({"key_alias":"mine","models":["gpt-4o"],"max_budget":0.1,"rpm_limit":5,"tpm_limit":1000,
        "max_parallel_requests":2,"budget_duration":"1d","user_id":"u","tags":["a"],"metadata":{"team":"x"},"aliases":{"small":"gpt-4o-mini"}})");
    QCOMPARE(made.status, 200);
    const std::string secret = made.say("key");
    QCOMPARE(made.say("token"), sha256Hex(secret));
    QCOMPARE(made.say("token_id"), sha256Hex(secret));
    QCOMPARE(made.say("key_name"), "sk-..." + secret.substr(secret.size() - 4));
    QCOMPARE(made.say("max_budget"), std::string("0.1"));
    QCOMPARE(made.say("spend"), std::string("0.0"));
    QCOMPARE(made.say("created_by"), std::string("default_user_id"));
    QCOMPARE(made.say("created_at"), isoTime(desk.clock.wall()));
    QCOMPARE(made.say("aliases"), std::string("{\"small\":\"gpt-4o-mini\"}"));
    const auto key = desk.inForce(secret);                       // when the reply is there, so is the key
    QVERIFY(key);
    QCOMPARE(*key->maxBudget, dollar / 10);
    QCOMPARE(*key->rpmLimit, std::int64_t(5));
    QCOMPARE(*key->tpmLimit, std::int64_t(1000));
    QCOMPARE(*key->maxParallelRequests, std::int64_t(2));
    QCOMPARE(key->models, TextList{"gpt-4o"});
    QCOMPARE(key->tags, TextList{"a"});
    QCOMPARE(desk.registry->key(sha256Hex(secret))->keyAlias.value(), std::string("mine"));
    QCOMPARE(desk.call("POST", "/key/generate").status, 200);    // without a body
}

// Contract 15.1: the 60 fields of GenerateKeyResponse.
void AdminKeysTest::responseFields()
{
    static const char *const fields =
        "key key_alias key_type duration user_id team_id agent_id organization_id project_id models aliases access_group_ids spend max_budget "
        "budget_duration budget_id end_user_budget_id budget_limits model_max_budget budget_fallbacks throttle_on_budget_exceeded "
        "tpm_limit rpm_limit tpd_limit max_parallel_requests tpm_limit_type rpm_limit_type model_tpm_limit model_rpm_limit mcp_rpm_limit "
        "tag_rpm_limit default_estimated_output_tokens default_estimated_output_tokens_per_model metadata permissions config tags "
        "guardrails disable_global_guardrails policies prompts enforced_params enable_prompt_caching allowed_cache_controls "
        "allowed_routes allowed_passthrough_routes denied_passthrough_routes allowed_vector_store_indexes object_permission "
        "router_settings blocked key_name expires token token_id litellm_budget_table created_at created_by updated_at updated_by";
    Desk desk;
    const Answer made = desk.post("/key/generate", "{\"duration\":\"1h\"}");
    json::object left = made.body.get_object();
    for (const auto name : split(fields, ' '))
        QVERIFY2(left.erase(name), std::string(name).c_str());
    QCOMPARE(jsonText(left), std::string("{}"));
    for (const char *empty : {"aliases", "metadata", "permissions", "config", "model_max_budget"})
        QCOMPARE(made.say(empty), std::string("{}"));
    for (const char *empty : {"models", "allowed_routes", "allowed_cache_controls"})
        QCOMPARE(made.say(empty), std::string("[]"));
    QCOMPARE(made.say("duration"), std::string("1h"));
}

void AdminKeysTest::secretsAreStrong()
{
    Desk desk;
    std::set<std::string> all;
    for (int round = 0; round < 20; ++round) {
        const std::string secret = desk.newKey();
        QVERIFY(secret.starts_with("sk-"));
        QCOMPARE(secret.size(), 3u + 32u);                       // 24 bytes
        QCOMPARE(fromBase64(secret.substr(3))->size(), 24u);
        QVERIFY(all.insert(secret).second);
    }
}

void AdminKeysTest::ownSecret_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("good") << QByteArray("sk-0123456789abc") << 200 << QByteArray();
    QTest::newRow("no prefix") << QByteArray("pk-0123456789abc") << 400 << QByteArray("must start with 'sk-'");
    QTest::newRow("short") << QByteArray("sk-0123456789ab") << 400 << QByteArray("at least 16 characters");
    QTest::newRow("blank in it") << QByteArray("sk-0123 456789abc") << 400 << QByteArray("printable ASCII");
    QTest::newRow("not ASCII") << QByteArray("sk-0123456789ab\xc3\xa9") << 400 << QByteArray("printable ASCII");
    QTest::newRow("taken") << QByteArray("sk-taken-0123456789") << 400 << QByteArray("exists already");
    QTest::newRow("the master key") << QByteArray("sk-master-1234567890") << 400 << QByteArray("exists already");
}

void AdminKeysTest::ownSecret()
{
    QFETCH(QByteArray, secret);
    QFETCH(int, status);
    QFETCH(QByteArray, message);
    Desk desk;
    desk.newKey("\"key\":\"sk-taken-0123456789\"");
    const Answer answer = desk.post("/key/generate", named(secret.toStdString()));
    QCOMPARE(answer.status, status);
    if (status == 200) {
        QCOMPARE(answer.say("key"), secret.toStdString());
        QCOMPARE(answer.say("key_name"), std::string("sk-..."));  // too short to tell four of its characters
        QVERIFY(desk.inForce(secret.toStdString()));
        return;
    }
    QVERIFY2(answer.say("error.message").find(message.toStdString()) != std::string::npos, answer.text.c_str());
    QCOMPARE(answer.say("error.type"), std::string("bad_request_error"));
    QVERIFY(answer.text.find(secret.toStdString()) == std::string::npos);
}

void AdminKeysTest::refused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("say");            // a member and its text
    const auto row = [](const char *title, const char *body, int status, const char *say) {
        QTest::newRow(title) << QByteArray(body) << status << QByteArray(say);
    };
    row("schema", R"({"max_budget":"x"})", 422, R"(detail=[{"type":"float_parsing","loc":["body","max_budget"],"msg":"Input should be a valid number, unable to parse string as a number"}])");
    row("two faults", R"({"max_budget":"x","models":3})", 422, "detail.1.type=list_type");
    row("negative budget", R"({"max_budget":-1})", 400, "error.message=max_budget cannot be negative");
    row("negative soft budget", R"({"soft_budget":-0.5})", 400, "error.param=soft_budget");
    row("not finite", R"({"max_budget":"inf"})", 422, "detail.0.type=finite_number");
    row("negative spend", R"({"spend":-1})", 400, "error.param=spend");
    row("negative requests", R"({"rpm_limit":-1})", 400, "error.param=rpm_limit");
    row("negative tokens", R"({"tpm_limit":-1})", 400, "error.param=tpm_limit");
    row("negative places", R"({"max_parallel_requests":-1})", 400, "error.param=max_parallel_requests");
    row("bad window", R"({"budget_duration":"soon"})", 400, "error.param=budget_duration");
    row("bad lifetime", R"({"duration":"soon"})", 400, "error.param=duration");
    row("endless lifetime", R"({"duration":"999999999mo"})", 400, "error.param=duration");
    row("lifetime of another type", R"({"duration":5})", 422, "detail.0.loc=[\"body\",\"duration\"]");
    row("bad kind", R"({"key_type":"super"})", 422, "detail.0.type=enum");
    row("unknown field", R"({"max_bugdet":1})", 400, "error.message=Unknown field `max_bugdet`; did you mean `max_budget`?");
    row("far from any field", R"({"zzzzzzzzzz":1})", 400, "error.message=Unknown field `zzzzzzzzzz`");
    row("ours", R"({"created_at":"2026-01-01"})", 400, "error.message=The field `created_at` is set by the gateway and cannot be written");
    row("hidden", R"({"first_token":"x"})", 400, "error.param=first_token");
    row("key of another type", R"({"key":5})", 422, "detail.0.type=string_type");
    row("kept choice", R"({"rpm_limit_type":"x"})", 422, "detail.0.type=literal_error");
    row("alias taken", R"({"key_alias":"taken"})", 400, "error.message=Key with alias 'taken' already exists. Unique key aliases across all keys are required.");
    row("alias taken: whose fault", R"({"key_alias":"taken"})", 400, "error.param=key_alias");
}

void AdminKeysTest::refused()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, say);
    Desk desk;
    desk.newKey("\"key_alias\":\"taken\"");
    const Answer answer = desk.post("/key/generate", body.toStdString());
    QCOMPARE(answer.status, status);
    const auto equal = say.indexOf('=');
    QCOMPARE(answer.say(say.left(equal).toStdString()), say.mid(equal + 1).toStdString());
    QCOMPARE(desk.registry->keys().size(), 1u);                  // nothing was made
}

void AdminKeysTest::durations_data()
{
    QTest::addColumn<QByteArray>("duration");
    QTest::addColumn<QByteArray>("expires");        // the clock stands at 2026-11-18T11:06:40
    QTest::newRow("seconds") << QByteArray("30s") << QByteArray("2026-11-18T11:07:10.000000Z");
    QTest::newRow("minutes") << QByteArray("30m") << QByteArray("2026-11-18T11:36:40.000000Z");
    QTest::newRow("hours") << QByteArray("30h") << QByteArray("2026-11-19T17:06:40.000000Z");
    QTest::newRow("days") << QByteArray("30d") << QByteArray("2026-12-18T11:06:40.000000Z");
    QTest::newRow("weeks") << QByteArray("1w") << QByteArray("2026-11-25T11:06:40.000000Z");
    QTest::newRow("a month") << QByteArray("1mo") << QByteArray("2026-12-18T11:06:40.000000Z");
    QTest::newRow("four months") << QByteArray("4mo") << QByteArray("2027-03-18T11:06:40.000000Z");
    QTest::newRow("daily") << QByteArray("daily") << QByteArray("2026-11-19T11:06:40.000000Z");
    QTest::newRow("never") << QByteArray("-1") << QByteArray("null");
}

void AdminKeysTest::durations()
{
    QFETCH(QByteArray, duration);
    QFETCH(QByteArray, expires);
    Desk desk;
    const Answer made = desk.post("/key/generate", "{\"duration\":\"" + duration.toStdString() + "\"}");
    QCOMPARE(made.say("expires"), expires.toStdString());
    const std::string secret = made.say("key");
    QCOMPARE(bool(desk.inForce(secret)->expires), expires != "null");
    const Answer never = desk.post("/key/update", named(secret, "\"duration\":null"));
    QCOMPARE(never.say("expires"), std::string("null"));
}

void AdminKeysTest::aliasesAreUnique()
{
    Desk desk;
    const std::string first = desk.newKey("\"key_alias\":\"one\""), second = desk.newKey("\"key_alias\":\"two\"");
    QCOMPARE(desk.post("/key/update", named(second, "\"key_alias\":\"one\"")).status, 400);
    QCOMPARE(desk.post("/key/update", named(first, "\"key_alias\":\"one\"")).status, 200);         // its own
    QCOMPARE(desk.post("/key/update", named(first, "\"key_alias\":null")).status, 200);
    QCOMPARE(desk.post("/key/update", named(second, "\"key_alias\":\"one\"")).status, 200);        // free now
    desk.newKey("\"key_alias\":\"  \"");                         // blank: none
    QCOMPARE(desk.post("/key/generate", "{\"key_alias\":\"\"}").say("key_alias"), std::string("null"));
}

void AdminKeysTest::notEnforcedIsSaid()
{
    Desk desk;
    const Answer made = desk.post("/key/generate", R"({"team_id":"t","guardrails":["pii"],"soft_budget":3,"permissions":{},"auto_rotate":false})");
    QCOMPARE(made.status, 200);
    QCOMPARE(made.header("x-portreeve-not-enforced"), std::string("team_id, soft_budget, guardrails"));
    QCOMPARE(made.say("guardrails"), std::string("[\"pii\"]"));
    const Answer info = desk.get("/key/info?key=" + made.say("key"));
    QCOMPARE(info.say("info.guardrails"), std::string("[\"pii\"]"));
    QCOMPARE(info.say("info.soft_budget"), std::string("3.0"));
    QCOMPARE(desk.post("/key/generate", "{}").header("x-portreeve-not-enforced"), std::string());
}

// LiteLLM keeps tags and others inside metadata; scripts write and read them there.
void AdminKeysTest::metadataFields()
{
    Desk desk;
    const std::string secret = desk.newKey(R"("metadata":{"tags":["prod"],"model_rpm_limit":{"m":2},"prompts":"not a list","own":1})");
    const auto key = desk.inForce(secret);
    QCOMPARE(key->tags, TextList{"prod"});
    QCOMPARE(jsonText(key->metadata), std::string(R"({"prompts":"not a list","own":1})"));
    const Answer info = desk.get("/key/info?key=" + secret);
    QCOMPARE(info.say("info.tags"), std::string("[\"prod\"]"));
    QCOMPARE(info.say("info.metadata.tags"), std::string("[\"prod\"]"));
    QCOMPARE(info.say("info.metadata.model_rpm_limit"), std::string("{\"m\":2}"));
    QCOMPARE(info.say("info.metadata.prompts"), std::string("not a list"));
    const Answer again = desk.post("/key/update", named(secret, "\"metadata\":" + info.say("info.metadata")));      // sent back as it came
    QCOMPARE(jsonText(again.at("metadata")), info.say("info.metadata"));
    QCOMPARE(desk.inForce(secret)->tags, TextList{"prod"});
    desk.post("/key/update", named(secret, R"("tags":["test"],"metadata":{"tags":["prod"]})"));
    QCOMPARE(desk.inForce(secret)->tags, TextList{"test"});      // the field itself has the last word
}

void AdminKeysTest::info()
{
    static const char *const row =
        "key_name key_alias spend total_spend max_budget expires models aliases config user_id team_id agent_id project_id "
        "max_parallel_requests metadata tpm_limit rpm_limit tpd_limit budget_duration budget_reset_at allowed_cache_controls allowed_routes "
        "key_type permissions model_spend model_max_budget budget_fallbacks soft_budget_cooldown blocked litellm_budget_table budget_id "
        "org_id created_at updated_at created_by updated_by settings_updated_at last_active object_permission_id object_permission "
        "access_group_ids rotation_count auto_rotate rotation_interval last_rotation_at key_rotation_at router_settings budget_limits";
    Desk desk;
    const std::string secret = desk.newKey("\"max_budget\":5,\"budget_duration\":\"1d\"");
    for (const std::string &name : {secret, sha256Hex(secret)}) {
        const Answer info = desk.get("/key/info?key=" + name);
        QCOMPARE(info.status, 200);
        QCOMPARE(info.say("key"), sha256Hex(secret));
        QVERIFY(info.at("info").is_object());
        for (const auto field : split(row, ' '))
            QVERIFY2(info.at("info").get_object().contains(field), std::string(field).c_str());
        QVERIFY(!info.at("info").get_object().contains("token"));
        QCOMPARE(info.say("info.budget_reset_at"), std::string("2026-11-19T00:00:00.000000Z"));
    }
    const Answer unknown = desk.get("/key/info?key=sk-nobody-knows-this-one");
    QCOMPARE(unknown.status, 404);
    QCOMPARE(unknown.text, std::string(R"({"error":{"message":"Key not found in database","type":"not_found_error","param":"key","code":"404"}})"));
    QCOMPARE(desk.get("/key/info").status, 404);                 // the master key is none of these
}

void AdminKeysTest::infoOfOthers()
{
    Desk desk;
    const std::string mine = desk.newKey("\"key_alias\":\"mine\""), other = desk.newKey();
    QCOMPARE(desk.call("GET", "/key/info", {}, mine).say("info.key_alias"), std::string("mine"));
    QCOMPARE(desk.call("GET", "/key/info?key=" + mine, {}, mine).status, 200);
    const Answer foreign = desk.call("GET", "/key/info?key=" + other, {}, mine);
    QCOMPARE(foreign.status, 403);
    QCOMPARE(desk.call("GET", "/key/info?key=sk-nobody-knows-this-one", {}, mine).text, foreign.text);    // tells nothing of who exists
    QCOMPARE(desk.call("POST", "/key/health", "{}", mine).text, std::string(R"({"key":"healthy","logging_callbacks":null})"));
}

void AdminKeysTest::infos()
{
    Desk desk;
    const std::string first = desk.newKey(), second = desk.newKey();
    const Answer both = desk.post("/v2/key/info", "{\"keys\":[\"" + first + "\",\"sk-unknown-0123456789\",\"" + sha256Hex(second) + "\"]}");
    QCOMPARE(both.status, 200);
    QCOMPARE(both.say("key"), jsonText(json::array{json::value(sha256Hex(first)), json::value(sha256Hex(second))}));
    QCOMPARE(both.at("info").get_array().size(), 2u);
    QCOMPARE(desk.post("/v2/key/info", "{\"keys\":[\"sk-unknown-0123456789\"]}").status, 404);
    QCOMPARE(desk.post("/v2/key/info", "{}").say("detail.0.type"), std::string("missing"));
    QCOMPARE(desk.post("/v2/key/info", "{\"keys\":[1]}").say("detail.0.loc"), std::string("[\"body\",\"keys\",0]"));
}

// Goal A5: when the reply is there, the snapshot has it.
void AdminKeysTest::list()
{
    Desk desk;
    for (int i = 0; i < 25; ++i) {
        desk.clock.advance(microsPerSecond);
        desk.newKey("\"key_alias\":\"k" + std::to_string(i) + "\",\"user_id\":\"u" + std::to_string(i % 2) + "\",\"max_budget\":" + std::to_string(i));
    }
    const Answer first = desk.get("/key/list");
    QCOMPARE(first.at("keys").get_array().size(), 10u);
    QCOMPARE(first.say("total_count") + " " + first.say("current_page") + " " + first.say("total_pages"), std::string("25 1 3"));
    QCOMPARE(first.say("keys.0"), desk.registry->keysNamed("k24")[0].token);          // newest first
    QCOMPARE(desk.get("/key/list?page=3").at("keys").get_array().size(), 5u);
    const Answer whole = desk.get("/key/list?return_full_object=true&size=2&sort_by=max_budget&sort_order=asc");
    QCOMPARE(whole.say("keys.0.key_alias") + whole.say("keys.1.key_alias"), std::string("k0k1"));
    QCOMPARE(whole.say("keys.0.token"), desk.registry->keysNamed("k0")[0].token);
    QCOMPARE(desk.get("/key/list?user_id=u1").say("total_count"), std::string("12"));
    QCOMPARE(desk.get("/key/list?key_alias=k7").say("total_count"), std::string("1"));
    QCOMPARE(desk.get("/key/list?key_alias=k1&substring_matching=true").say("total_count"), std::string("11"));
    QCOMPARE(desk.get("/key/list?key_hash=" + desk.registry->keysNamed("k3")[0].token).say("total_count"), std::string("1"));
    QCOMPARE(desk.get("/key/list?team_id=t").say("total_count"), std::string("0"));
    desk.book(desk.registry->keysNamed("k5")[0].scope(), 0, dollar);
    QCOMPARE(desk.get("/key/list?sort_by=spend&size=1").say("keys.0"), desk.registry->keysNamed("k5")[0].token);
}

void AdminKeysTest::listErrors_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("page 0") << QByteArray("page=0") << 422 << QByteArray("greater_than_equal");
    QTest::newRow("size 0") << QByteArray("size=0") << 422 << QByteArray("greater_than_equal");
    QTest::newRow("size 101") << QByteArray("size=101") << 422 << QByteArray("less_than_equal");
    QTest::newRow("no number") << QByteArray("page=x") << 422 << QByteArray("int_parsing");
    QTest::newRow("column") << QByteArray("sort_by=token;--") << 400 << QByteArray();
    QTest::newRow("order") << QByteArray("sort_order=up") << 400 << QByteArray();
    QTest::newRow("status") << QByteArray("status=gone") << 400 << QByteArray();
}

void AdminKeysTest::listErrors()
{
    QFETCH(QByteArray, query);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    Desk desk;
    const Answer answer = desk.get("/key/list?" + query.toStdString());
    QCOMPARE(answer.status, status);
    if (status == 422) {
        QCOMPARE(answer.say("detail.0.type"), type.toStdString());
        QCOMPARE(answer.say("detail.0.loc.0"), std::string("query"));
    }
}

void AdminKeysTest::aliasList()
{
    Desk desk;
    for (const char *alias : {"beta", "alpha", "gamma"})
        desk.newKey("\"key_alias\":\"" + std::string(alias) + "\"");
    desk.newKey();
    QCOMPARE(desk.get("/key/aliases").text, std::string(R"({"aliases":["alpha","beta","gamma"],"total_count":3,"current_page":1,"total_pages":1,"size":50})"));
    QCOMPARE(desk.get("/key/aliases?search=ET").say("aliases"), std::string("[\"beta\"]"));
    QCOMPARE(desk.get("/key/aliases?size=2&page=2").say("aliases"), std::string("[\"gamma\"]"));
}

// Goals K3, K4: a secret is in the reply that made it and nowhere else, database included.
void AdminKeysTest::onlyOneReplyHasTheSecret()
{
    Desk desk;
    const std::string secret = desk.newKey("\"key_alias\":\"a\"");
    desk.said.clear();
    desk.get("/key/info?key=" + secret);
    desk.post("/v2/key/info", "{\"keys\":[\"" + secret + "\"]}");
    desk.get("/key/list?return_full_object=true&key_hash=" + secret);
    desk.post("/key/update", named(secret, "\"rpm_limit\":3"));
    desk.post("/key/update", named(secret, "\"rpm_limit\":-3"));
    desk.post("/key/block", named(secret));
    desk.post("/key/generate", named(secret));
    desk.post("/key/" + secret + "/reset_spend", "{\"reset_to\":9}");
    desk.post("/key/bulk_update", "{\"keys\":[{\"key\":\"" + secret + "\",\"max_budget\":3},{\"key\":\"" + secret + "\",\"max_budget\":-3}]}");
    desk.post("/key/delete", "{\"keys\":[\"" + secret + "\",\"sk-unknown-0123456789\"]}");
    desk.call("GET", "/key/info?key=" + secret, {}, desk.newKey("\"key\":\"sk-other-0123456789\""));
    desk.post("/key/regenerate", named(secret));
    desk.post("/key/delete", "{\"key_aliases\":[\"a\"]}");
    QVERIFY(desk.said.size() > 1000);
    QVERIFY(desk.said.find(secret) == std::string::npos);
    QVERIFY(desk.said.find(secret.substr(3, 20)) == std::string::npos);
}

QTEST_APPLESS_MAIN(AdminKeysTest)
#include "admin_keys_test.moc"
