// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin_fixture.h"

using namespace portreeve;

class KeyPlacesTest : public QObject {
    Q_OBJECT
private slots:
    void variables_data();
    void variables();
    void movedSecrets();
    void credentialMoved();
};

void KeyPlacesTest::variables_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QByteArray>("refused");         // the member; empty: as if it were left out
    const auto row = [](const char *title, const char *params, const char *refused) { QTest::newRow(title) << QByteArray(params) << QByteArray(refused); };
    row("the provider's own", R"("model":"openai/gpt-4o","api_key":"os.environ/OPENAI_API_KEY")", "");
    row("by the name of a model", R"("model":"claude-sonnet-4-5","api_key":" os.environ/ANTHROPIC_API_KEY ")", "");
    row("to its own address", R"("model":"openai/gpt-4o","api_base":"https://api.openai.com/v1","api_key":"os.environ/OPENAI_API_KEY")", "");
    row("to a name below its domain", R"("model":"azure/d","api_base":"https://mine.openai.azure.com","api_key":"os.environ/AZURE_API_KEY","api_version":"os.environ/AZURE_API_VERSION")", "");
    row("address and key", R"("model":"azure/d","api_key":"os.environ/AZURE_API_KEY","api_base":"os.environ/AZURE_API_BASE")", "");
    row("another provider's", R"("model":"openai/gpt-4o","api_key":"os.environ/ANTHROPIC_API_KEY")", "litellm_params.api_key");
    row("anything", R"("model":"openai/gpt-4o","api_key":"os.environ/HOME")", "litellm_params.api_key");
    row("to another address", R"("model":"openai/gpt-4o","api_base":"https://evil.example/v1","api_key":"os.environ/OPENAI_API_KEY")", "litellm_params.api_key");
    row("to another address, the other way round", R"("api_key":"os.environ/OPENAI_API_KEY","base_url":"https://evil.example/v1","model":"openai/gpt-4o")", "litellm_params.api_key");
    row("an address that is another thing", R"("model":"openai/gpt-4o","api_base":"os.environ/OPENAI_API_KEY")", "litellm_params.api_base");
    row("in a header", R"("model":"openai/gpt-4o","extra_headers":{"x":"os.environ/OPENAI_API_KEY"})", "litellm_params.extra_headers");
    row("deep in the rest", R"("model":"openai/gpt-4o","metadata":{"a":[{"b":"os.environ/OPENAI_API_KEY"}]})", "litellm_params.metadata");
    row("of nobody", R"("model":"openai/gpt-4o","api_key":"os.environ/")", "litellm_params.api_key");
}

// Goal X11, TB11: no caller of the API has the environment read for it; names that change nothing are taken.
void KeyPlacesTest::variables()
{
    QFETCH(QByteArray, params);
    QFETCH(QByteArray, refused);
    Desk desk;
    const Answer made = desk.post("/model/new", "{\"model_name\":\"m\",\"litellm_params\":{" + params.toStdString() + "}}");
    if (!refused.isEmpty()) {
        QCOMPARE(made.status, 400);
        QCOMPARE(made.say("error.param"), refused.toStdString());
        QCOMPARE(desk.registry->all<Deployment>().size(), 0u);
        return;
    }
    QCOMPARE(made.status, 200);
    const auto stored = desk.registry->find<Deployment>(made.say("model_id"));
    QVERIFY(stored->apiKey.isEmpty());
    QVERIFY(jsonText(recordObject(*stored)).find("os.environ") == std::string::npos);
    const Answer again = desk.call("PATCH", "/model/" + stored->id + "/update", "{\"litellm_params\":{\"api_key\":\"sk-own-0123456789\"}}");
    QCOMPARE(again.status, 200);
    QCOMPARE(desk.call("PATCH", "/model/" + stored->id + "/update", "{\"litellm_params\":{" + params.toStdString() + "}}").status, 200);
    QVERIFY(desk.registry->find<Deployment>(stored->id)->apiKey.isEmpty());          // the variable's again
}

// Goal E2 (INV7): a secret goes only to the scheme, host and port it was given for.
void KeyPlacesTest::movedSecrets()
{
    Desk desk;
    const std::string id = newModel(desk, R"("api_key":"sk-first-0123456789","api_base":"https://one.example/v1","rpm":5)");
    const auto patch = [&](const std::string &of, const std::string &params) { return desk.call("PATCH", "/model/" + of + "/update", "{\"litellm_params\":{" + params + "}}"); };
    const std::string masked = R"("base_url":"https://two.example/v1","api_key":)" + jsonText(maskedValue(json::value("sk-first-0123456789")));
    for (const std::string params : {R"("api_base":"https://two.example/v1")", R"("api_base":"http://one.example/v1")", R"("api_base":"https://one.example:8443/v1")", R"("api_base":null)",
                               masked.c_str()}) {
        const Answer no = patch(id, params);
        if (no.status == 200)
            qFatal("%s", params.c_str());
        QCOMPARE(no.status, 400);
        QCOMPARE(no.say("error.param"), std::string("litellm_params.api_key"));
        QCOMPARE(*desk.registry->find<Deployment>(id)->apiBase, std::string("https://one.example/v1"));
    }
    QCOMPARE(patch(id, R"("api_base":"HTTPS://One.Example/v2")").status, 200);                   // another path is the same server
    QCOMPARE(patch(id, R"("model":"openai/gpt-4o")").status, 200);
    QCOMPARE(patch(id, R"("api_base":"https://two.example/v1","api_key":"sk-first-0123456789")").status, 200);     // given again
    QCOMPARE(desk.registry->find<Deployment>(id)->apiKey.reveal(), std::string("sk-first-0123456789"));
    QCOMPARE(patch(id, R"("api_base":"https://three.example/v1","api_key":null)").status, 200);
    QCOMPARE(patch(id, R"("api_base":"https://four.example/v1")").status, 200);                  // nothing is kept

    const std::string usual = newModel(desk, R"("api_key":"sk-first-0123456789")");
    QCOMPARE(patch(usual, R"("model":"anthropic/claude-sonnet-4-5")").say("error.param"), std::string("litellm_params.api_key"));
    QCOMPARE(patch(usual, R"("model":"anthropic/claude-sonnet-4-5","api_key":"sk-ant-0123456789")").status, 200);
    const std::string headers = newModel(desk, R"("extra_headers":{"x-token":"secret-header-value"},"api_base":"https://one.example")");
    QCOMPARE(patch(headers, R"("api_base":"https://two.example")").say("error.param"), std::string("litellm_params.extra_headers"));
    QCOMPARE(patch(headers, R"("api_base":"https://two.example","extra_headers":{"x-token":"other"})").status, 200);
    const std::string named = desk.post("/model/new", R"({"model_name":"m","litellm_params":{"model":"azure/d","resource":"mine","api_key":"sk-first-0123456789"}})").say("model_id");
    QCOMPARE(patch(named, R"("resource":"other")").say("error.param"), std::string("litellm_params.api_key"));      // a part of the address
    QCOMPARE(patch(named, R"("api_base":"https://mine.openai.azure.com")").status, 200);                            // the same, said otherwise
    const std::string further = newModel(desk, R"("azure_ad_token":"tok-0123456789","api_base":"https://one.example")");
    QCOMPARE(patch(further, R"("api_base":"https://two.example")").say("error.param"), std::string("litellm_params.azure_ad_token"));
}

void KeyPlacesTest::credentialMoved()
{
    Desk desk;
    QCOMPARE(desk.post("/credentials", R"({"credential_name":"c","credential_values":{"api_key":"os.environ/OPENAI_API_KEY"}})").say("error.param"), std::string("credential_values.api_key"));
    QCOMPARE(desk.get("/credentials/by_name/c").status, 404);
    desk.post("/credentials", R"({"credential_name":"c","credential_values":{"api_key":"sk-first-0123456789","api_base":"https://one.example"}})");
    const auto patch = [&](const std::string &values, const std::string &more = {}) { return desk.call("PATCH", "/credentials/c", "{\"credential_values\":{" + values + "}" + more + "}"); };
    const json::value shown = desk.get("/credentials/by_name/c").at("credential_values");
    QCOMPARE(patch(R"("api_base":"https://two.example")").say("error.param"), std::string("credential_values.api_key"));
    QCOMPARE(patch(R"("api_base":"https://two.example","api_key":)" + jsonText(shown.at("api_key"))).status, 400);       // masked: kept
    QCOMPARE(patch("", R"(,"credential_values_to_delete":["api_base"])").status, 400);
    QCOMPARE(patch(R"("more":"os.environ/HOME")").say("error.param"), std::string("credential_values.more"));
    QCOMPARE(jsonText(desk.registry->find<Credential>("c")->values), std::string(R"({"api_key":"sk-first-0123456789","api_base":"https://one.example"})"));
    for (const char *part : {R"("databricks_host":"evil.example")", R"("resource":"evil")", R"("region":"evil.example/")"})       // of some provider's address
        QCOMPARE(patch(part).say("error.param"), std::string("credential_values.api_key"));
    QCOMPARE(patch(R"("organization":"org-2","api_version":"2024-10-21")").status, 200);
    QCOMPARE(patch(R"("databricks_host":"mine.example","api_key":"sk-first-0123456789")").status, 200);
    QCOMPARE(patch(R"("api_base":"https://one.example/v2")").status, 200);
    QCOMPARE(patch(R"("api_base":"https://two.example","api_key":"sk-second-0123456789")").status, 200);
    QCOMPARE(patch(R"("api_base":"https://three.example")", R"(,"credential_values_to_delete":["api_key"])").status, 200);
}

QTEST_APPLESS_MAIN(KeyPlacesTest)
#include "key_places_test.moc"
