// SPDX-License-Identifier: GPL-3.0-or-later
#include "target_fixture.h"

class TargetKeysTest : public QObject {
    Q_OBJECT
private slots:
    void keysComeInOrder();
    void keysOfTheEnvironmentStayAtHome_data();
    void keysOfTheEnvironmentStayAtHome();
    void secretsOfACredentialStayWithIt_data();
    void secretsOfACredentialStayWithIt();
};

void TargetKeysTest::keysComeInOrder()
{
    Making making("together_ai/m");
    const std::vector<std::string> names = ProviderTable::builtIn().find("together_ai")->keyVariables;
    QVERIFY(names.size() >= 2);
    making.variables = {{names[1], "second"}};
    QCOMPARE(making.target()->apiKey.reveal(), std::string("second"));
    making.variables[names[0]] = "first\n";
    QCOMPARE(making.target()->apiKey.reveal(), std::string("first"));
    making.variables[names[0]] = "";
    QCOMPARE(making.target()->apiKey.reveal(), std::string("second"));
    making.record.apiKey = Secret(" own ");
    QCOMPARE(making.target()->apiKey.reveal(), std::string("own"));
    QCOMPARE(headerOf(*making.target(), "authorization"), std::string("Bearer own"));
}

void TargetKeysTest::keysOfTheEnvironmentStayAtHome_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("variable");       // besides the key
    QTest::addColumn<bool>("isSent");            // to an address that was given over the API
    const auto row = [](const char *model, const char *base, const char *variable, bool isSent) {
        QTest::addRow("%s %s %s", model, base, variable) << model << base << variable << isSent;
    };
    row("openai/m", "", "", true);
    row("openai/m", "", "OPENAI_API_BASE=https://proxy.example/v1", true);
    row("openai/m", "https://api.openai.com/v1", "", true);
    row("openai/m", "https://eu.api.openai.com/v1", "", true);
    row("openai/m", "https://proxy.example/other", "OPENAI_API_BASE=https://proxy.example/v1", true);
    row("openai/m", "https://proxy.example/v1", "", false);
    row("openai/m", "http://127.0.0.1:8000/v1", "", false);
    row("openai/m", "http://api.openai.com/v1", "", false);
    row("openai/m", "https://api.openai.com:8443/v1", "", false);
    row("openai/m", "https://api.openai.com.evil.example/v1", "", false);
    row("openai/m", "https://evilapi.openai.com/v1", "", false);
    row("groq/m", "https://evil.example/v1", "", false);
    row("anthropic/m", "https://evil.example", "", false);
    row("anthropic/m", "https://evil.example", "ANTHROPIC_AUTH_TOKEN=the-token", false);
    row("azure/m", "https://res.openai.azure.com", "", true);
    row("azure/m", "https://openai.azure.com.evil.example", "", false);
    row("dashscope/m", "https://dashscope.aliyuncs.com/compatible-mode/v1", "", true);
    row("databricks/m", "https://adb-1.example", "DATABRICKS_HOST=adb-1.example", true);
    row("databricks/m", "https://evil.example", "DATABRICKS_HOST=adb-1.example", false);
    row("azure/m", "https://proxy.example", "AZURE_API_BASE=https://proxy.example/", true);
    row("azure/m", "https://evil.example", "AZURE_AD_TOKEN=the-token", false);
    row("hosted_vllm/m", "https://gpu.example/v1", "HOSTED_VLLM_API_BASE=https://other.example/v1", false);
}

// The environment is the host's: who may only add models must not learn it. The file's author may send it where LiteLLM would.
void TargetKeysTest::keysOfTheEnvironmentStayAtHome()
{
    QFETCH(QString, model);
    QFETCH(QString, base);
    QFETCH(QString, variable);
    QFETCH(bool, isSent);
    Making making(model.toStdString());
    for (const auto &name : ProviderTable::builtIn().find(model.section('/', 0, 0).toStdString())->keyVariables)
        making.variables[name] = "the-key";
    making.variables["OPENAI_ORGANIZATION"] = "the-organization";
    if (!variable.isEmpty())
        making.variables[variable.section('=', 0, 0).toStdString()] = variable.section('=', 1).toStdString();
    if (!base.isEmpty())
        making.record.apiBase = base.toStdString();
    const auto tells = [](const Target &target) {
        return !target.apiKey.isEmpty() || std::ranges::any_of(target.headers, [](const auto &header) { return header.second.find("the-") != std::string::npos; });
    };
    QCOMPARE(tells(*making.target()), isSent);
    const bool isAsked = isSent || model.startsWith("openai/") || model.startsWith("hosted_vllm/");      // a server of one's own may need none
    QCOMPARE(making.target()->fault.empty(), isAsked);
    if (!isAsked)
        QVERIFY2(making.target()->fault.find("goes only to the provider's own address") != std::string::npos, making.target()->fault.c_str());

    making.record.apiKey = Secret("own");
    QCOMPARE(making.target()->apiKey.reveal(), std::string("own"));
    making.record.apiKey = Secret();
    making.record.fromFile = true;
    QVERIFY(tells(*making.target()));

    auto credential = std::make_shared<Credential>();
    credential->values = json::object{{"api_base", base.toStdString()}};
    making.credentials["shared"] = credential;
    making.record.credentialName = "shared";
    making.record.apiBase.reset();
    QCOMPARE(tells(*making.target()), isSent);                   // the address is the credential's: of the database
    credential->fromFile = true;
    QVERIFY(tells(*making.target()));
}

void TargetKeysTest::secretsOfACredentialStayWithIt_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("params");         // of the deployment, made over the API
    QTest::addColumn<QString>("values");         // of the credential, besides its key
    QTest::addColumn<bool>("isSent");
    const auto row = [](const char *model, const char *params, const char *values, bool isSent) {
        QTest::addRow("%s %s %s", model, params, values) << model << params << values << isSent;
    };
    row("openai/m", R"({})", R"({})", true);
    row("openai/m", R"({"api_base":"https://evil.example/v1"})", R"({})", false);
    row("openai/m", R"({"api_base":"https://eu.api.openai.com/v1"})", R"({})", true);
    row("openai/m", R"({"api_base":"https://proxy.example/v1"})", R"({})", true);                  // as OPENAI_API_BASE says
    row("openai/m", R"({})", R"({"api_base":"https://own.example/v1"})", true);
    row("openai/m", R"({"api_base":"https://OWN.example/other"})", R"({"api_base":"https://own.example/v1"})", true);
    row("openai/m", R"({"api_base":"http://own.example/v1"})", R"({"api_base":"https://own.example/v1"})", false);
    row("openai/m", R"({"api_base":"https://own.example:8443/v1"})", R"({"api_base":"https://own.example/v1"})", false);
    row("openai/m", R"({"api_base":"https://evil.example/v1"})", R"({"api_base":"https://own.example/v1"})", false);
    row("hosted_vllm/m", R"({"api_base":"https://gpu.example/v1"})", R"({})", false);
    row("hosted_vllm/m", R"({})", R"({"api_base":"https://gpu.example/v1"})", true);
    row("azure/m", R"({"api_base":"https://mine.openai.azure.com"})", R"({})", true);
    row("azure/m", R"({"api_base":"https://evil.example"})", R"({"resource":"mine"})", false);
    row("databricks/m", R"({"databricks_host":"evil.example"})", R"({})", false);                   // an address in another member
    row("databricks/m", R"({})", R"({"databricks_host":"adb-1.example"})", true);
}

// Whoever may use a credential by its name must not learn it by the address. The file's author may send it where LiteLLM would.
void TargetKeysTest::secretsOfACredentialStayWithIt()
{
    QFETCH(QString, model);
    QFETCH(QString, params);
    QFETCH(QString, values);
    QFETCH(bool, isSent);
    Making making(model.toStdString());
    making.variables["OPENAI_API_BASE"] = model == "openai/m" && params.contains("proxy") ? "https://proxy.example" : "";
    making.record.credentialName = "shared";
    making.record.rest = json::parse(params.toStdString());
    if (const auto *base = making.record.rest.get_object().if_contains("api_base"))
        making.record.apiBase = std::string(base->get_string());
    making.record.rest.get_object().erase("api_base");
    auto credential = std::make_shared<Credential>();
    credential->values = json::parse(values.toStdString());
    credential->values.get_object()["api_key"] = "the-key";
    making.credentials["shared"] = credential;
    QCOMPARE(making.target()->apiKey.reveal(), isSent ? std::string("the-key") : std::string());
    QVERIFY2(making.target()->fault.empty() == isSent, making.target()->fault.c_str());
    if (!isSent)
        QVERIFY2(making.target()->fault.find("credential `shared`") != std::string::npos, making.target()->fault.c_str());
    making.record.apiKey = Secret("own");
    QCOMPARE(making.target()->apiKey.reveal(), std::string("own"));
    QCOMPARE(making.target()->fault, std::string());
    making.record.apiKey = Secret();
    making.record.fromFile = true;
    QCOMPARE(making.target()->apiKey.reveal(), std::string("the-key"));
}

QTEST_APPLESS_MAIN(TargetKeysTest)
#include "target_keys_test.moc"
