// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "admin_fixture.h"
#include "gateway/gate/authenticate.h"

using namespace portreeve;

class EndpointsTest : public QObject {
    Q_OBJECT
private slots:
    void table();
    void paths_data();
    void paths();
    void notFound();
    void permissions();
    void typedKeysStayInTheirClass();
    void errorShapes();
    void publicProviders();
    void recordForms();
};

void EndpointsTest::table()
{
    std::set<std::pair<std::string, std::string>> seen;
    for (const auto *endpoint : allEndpoints()) {
        QVERIFY2(seen.emplace(endpoint->method, endpoint->path).second, endpoint->path);
        QVERIFY2(endpoint->path[0] == '/' && !endpoint->serve == bool(endpoint->ask) && *endpoint->summary, endpoint->path);
        std::map<std::string, std::string> captures;
        QCOMPARE(findEndpoint(endpoint->method, endpoint->path, captures), endpoint);      // nobody hides it
    }
    QVERIFY(seen.size() > 30);
}

void EndpointsTest::paths_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("found");         // the endpoint's path, then its captures
    const auto row = [](const char *method, const char *path, const char *found) {
        QTest::addRow("%s %s", method, path) << QByteArray(method) << QByteArray(path) << QByteArray(found);
    };
    row("POST", "/key/generate", "/key/generate");
    row("POST", "/key/abc/regenerate", "/key/{key:path}/regenerate key=abc");
    row("POST", "/key/a/b/regenerate", "/key/{key:path}/regenerate key=a/b");
    row("POST", "/key/regenerate", "/key/regenerate");
    row("POST", "/key/regenerate/regenerate", "/key/{key:path}/regenerate key=regenerate");
    row("POST", "/key/{key:path}/reset_spend", "/key/{key:path}/reset_spend key={key:path}");
    row("GET", "/credentials/by_name/a/b", "/credentials/by_name/{credential_name:path} credential_name=a/b");
    row("DELETE", "/credentials/a", "/credentials/{credential_name:path} credential_name=a");
    row("GET", "/key/generate", "");
    row("POST", "/key//regenerate", "");
    row("POST", "/key/generate/", "");
    row("POST", "/KEY/generate", "");
    row("POST", "//key/generate", "");
    row("POST", "key/generate", "");
    row("POST", "/key/generate?x", "");
    row("DELETE", "/credentials/", "");
    row("DELETE", "/credentials", "");
    row("post", "/key/generate", "");
    row("GET", "", "");
}

void EndpointsTest::paths()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, found);
    std::map<std::string, std::string> captures;
    const Endpoint *endpoint = findEndpoint(method.toStdString(), path.toStdString(), captures);
    std::string text = endpoint ? endpoint->path : "";
    for (const auto &[name, value] : captures)
        text += " " + name + "=" + value;
    QCOMPARE(QByteArray::fromStdString(text), found);
}

void EndpointsTest::notFound()
{
    Desk desk;
    const Answer unknown = desk.get("/no/such/path");
    QCOMPARE(unknown.status, 404);
    QCOMPARE(unknown.text, std::string("{\"detail\":\"Not Found\"}"));
    const Answer wrong = desk.get("/key/generate");
    QCOMPARE(wrong.status, 405);
    QCOMPARE(wrong.text, std::string("{\"detail\":\"Method Not Allowed\"}"));
    QCOMPARE(wrong.header("allow"), std::string("POST"));
    QCOMPARE(allowedMethods("/credentials"), std::string("POST, GET"));
    QCOMPARE(allowedMethods("/nothing"), std::string());
}

// Every endpoint as nobody and as a key: only what its row says.
void EndpointsTest::permissions()
{
    Desk desk;
    const std::string secret = desk.newKey("\"user_id\":\"someone-long-enough\"");
    for (const auto *endpoint : allEndpoints()) {
        Caller nobody, someone{false, desk.inForce(secret), "x"}, admin{true, nullptr, "x"};
        const auto first = refuseCaller(*endpoint, nobody, endpoint->path), second = refuseCaller(*endpoint, someone, endpoint->path);
        QVERIFY2(!refuseCaller(*endpoint, admin, endpoint->path), endpoint->path);
        QVERIFY2(first.has_value() == (endpoint->permission != Permission::Open), endpoint->path);
        QVERIFY2(second.has_value() == (endpoint->permission == Permission::Admin), endpoint->path);
        if (first)
            QCOMPARE(first->status, 401);
    }
    const Answer refused = desk.call("POST", "/key/generate", "{}", secret);
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.text, std::string(R"({"error":{"message":"Authentication Error, Only proxy admin can be used to generate, delete, update info for new keys/users/teams. Route=/key/generate. Your role=unknown. Your user_id=some****ough","type":"auth_error","param":"None","code":"401"}})"));
    const Answer nobody = desk.call("POST", "/key/generate", "{}", "sk-unknown-unknown-unknown");
    QCOMPARE(nobody.text, std::string(R"({"error":{"message":"Authentication Error, No api key passed in.","type":"auth_error","param":"None","code":"401"}})"));
    QCOMPARE(desk.get("/key/list").say("total_count"), std::string("1"));          // nothing was made
}

// A3: what a path holds in place of a name makes it no route of another class.
void EndpointsTest::typedKeysStayInTheirClass()
{
    Key key;
    key.keyType = "llm_api";
    for (const auto *endpoint : allEndpoints()) {
        for (const std::string name : {"x", "chat/completions", "v1/chat/completions", "embeddings", "v1/messages", "a/chat/completions"}) {
            std::string path = endpoint->path;
            for (auto open = path.find('{'); open != std::string::npos; open = path.find('{'))
                path.replace(open, path.find('}') - open + 1, name);
            QVERIFY2(refuseRoute(key, path), path.c_str());
        }
    }
    for (const char *path : {"/v1/chat/completions", "/chat/completions", "/openai/deployments/a/b/chat/completions", "/engines/a/embeddings", "/v1/messages",
                             "/v1/messages/count_tokens", "/v1/models", "/v1/models/a/b", "/models"})
        QVERIFY2(!refuseRoute(key, path), path);
    for (const char *path : {"/v1/messagesandmore", "/modelsandmore", "/key/x/chat/completions/regenerate", "/x/chat/completions"})
        QVERIFY2(refuseRoute(key, path), path);
}

void EndpointsTest::errorShapes()
{
    Refusal refusal;
    refusal.status = 404;
    refusal.type = "not_found_error";
    refusal.message = "not \"here\"";
    QCOMPARE(replyWith(refusal).body, std::string(R"({"error":{"message":"not \"here\"","type":"not_found_error","param":null,"code":"404"}})"));
    refusal.code = "model_not_found";
    refusal.param = "model";
    refusal.providerFields = "{\"a\":1}";
    refusal.headers = {{"retry-after", "3"}};
    QCOMPARE(replyWith(refusal).body, std::string(R"({"error":{"message":"not \"here\"","type":"not_found_error","param":"model","code":"model_not_found","provider_specific_fields":{"a":1}}})"));
    QCOMPARE(replyWith(refusal).headers.size(), 1u);
    refusal.body = "as it is";
    QCOMPARE(replyWith(refusal).body, std::string("as it is"));
    QCOMPARE(schemaError("missing", {"query", "page"}, "Field required").body, std::string(R"({"detail":[{"type":"missing","loc":["query","page"],"msg":"Field required"}]})"));
    QCOMPARE(schemaError("missing", {"query", "page"}, "Field required").status, 422);
    QCOMPARE(detailReply(404, "Not Found").body, std::string("{\"detail\":\"Not Found\"}"));
    QCOMPARE(replyWith(json::object{{"a", 0.1}}, 201).body, std::string("{\"a\":0.1}"));

    Desk desk;
    for (const char *body : {"[]", "3", "\"x\""}) {
        const Answer answer = desk.post("/key/generate", body);
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.say("detail.0.type"), std::string("model_attributes_type"));
        QCOMPARE(answer.say("detail.0.loc"), std::string("[\"body\"]"));
    }
}

void EndpointsTest::publicProviders()
{
    Desk desk;
    const Answer slugs = desk.get("/public/providers");
    QVERIFY(slugs.body.get_array().size() > 100);
    QVERIFY(slugs.text.find("\"openai\"") != std::string::npos);
    const Answer all = desk.get("/public/providers/fields");
    QCOMPARE(all.body.get_array().size(), slugs.body.get_array().size());
    for (const auto &provider : all.body.get_array()) {
        for (const auto &field : provider.at("credential_fields").get_array()) {
            const bool isSecret = field.at("key") == json::value("api_key");
            QVERIFY(!isSecret || field.at("field_type") == json::value("password"));
            QVERIFY(!field.at("label").get_string().empty());
        }
    }
    const Answer together = desk.get("/public/providers/fields?provider=together_ai");
    QCOMPARE(together.say("0.key_variables"), std::string(R"(["TOGETHER_API_KEY","TOGETHERAI_API_KEY","TOGETHER_AI_API_KEY","TOGETHER_AI_TOKEN"])"));
    for (const auto &[slug, served] : {std::pair("together_ai", "true"), std::pair("cohere", "true"), std::pair("vertex_ai", "false")})
        QCOMPARE(desk.get(std::string("/public/providers/fields?provider=") + slug).say("0.served"), std::string(served));
    const Answer azure = desk.get("/public/providers/fields?provider=azure");
    QCOMPARE(azure.body.get_array().size(), 1u);
    QCOMPARE(azure.say("0.provider_display_name"), std::string("Azure OpenAI"));
    QCOMPARE(azure.say("0.credential_fields.0.key"), std::string("api_key"));
    QCOMPARE(azure.say("0.credential_fields.1.key"), std::string("api_base"));
    QCOMPARE(azure.say("0.credential_fields.2.default_value"), std::string("2025-02-01-preview"));
}

void EndpointsTest::recordForms()
{
    Desk desk;
    for (const char *record : {"key", "model", "credential"}) {
        const Answer form = desk.get("/portreeve/records/" + std::string(record) + "/fields");
        QCOMPARE(form.status, 200);
        for (const auto &field : form.body.at("fields").get_array()) {
            QVERIFY(!field.at("label").get_string().empty());
            QVERIFY(!field.at("type").get_string().empty());
        }
    }
    QCOMPARE(desk.get("/portreeve/records/ghost/fields").status, 404);
    QCOMPARE(desk.get("/portreeve/records/key/fields").text.find("spend_set_at"), std::string::npos);
}

QTEST_APPLESS_MAIN(EndpointsTest)
#include "endpoints_test.moc"
