// SPDX-License-Identifier: GPL-3.0-or-later
#include "target_fixture.h"

class TargetTest : public QObject {
    Q_OBJECT

private slots:
    void everyPlainRow_data();
    void everyPlainRow();
    void faults_data();
    void faults();
    void auth_data();
    void auth();
    void addresses_data();
    void addresses();
    void azure();
    void headers();
    void badHeaders_data();
    void badHeaders();
    void credentials();
    void timeouts();
    void cardsAndPrices();
    void regionsOfPrices_data();
    void regionsOfPrices();
    void pricesThatAreStructures();
    void defaultsOfTheProvider();
    void modelsAreMapped();
    void openaiSurface();
    void mocksNeedNothing();
    void wildcards();
    void demo();
};

void TargetTest::everyPlainRow_data()
{
    QTest::addColumn<QString>("slug");
    int rows = 0;
    for (const std::string &slug : ProviderTable::builtIn().slugs()) {
        const Provider &provider = *ProviderTable::builtIn().find(slug);
        if (provider.dialect != "openai" || !provider.row.at("data_only").as_bool())
            continue;
        QTest::newRow(slug.c_str()) << QString::fromStdString(slug);
        ++rows;
    }
    QVERIFY(rows > 180);
}

// With its key set (and its address, where it has none of its own), every OpenAI-like provider can be called.
void TargetTest::everyPlainRow()
{
    QFETCH(QString, slug);
    const Provider &provider = *ProviderTable::builtIn().find(slug.toStdString());
    Making making(slug.toStdString() + "/some-model");
    if (!provider.keyVariables.empty())
        making.variables[provider.keyVariables.front()] = "the-key";
    const bool isRequired = provider.row.as_object().contains("base_url_required");
    if (isRequired && provider.baseUrl.find('{') == std::string::npos)
        making.variables[provider.baseVariables.at(0)] = "https://own.example/v1";
    for (const char *name : {"DATABRICKS_HOST", "SNOWFLAKE_ACCOUNT_ID", "CLOUDFLARE_ACCOUNT_ID"})
        making.variables[name] = "own-host";
    const auto target = making.target();
    QCOMPARE(QString::fromStdString(target->fault), QString());
    QCOMPARE(QString::fromStdString(target->provider->slug), slug);
    QVERIFY(!target->apiBase.empty() && !target->apiBase.ends_with('/'));
    QVERIFY2(target->apiBase.find('{') == std::string::npos, target->apiBase.c_str());
    QVERIFY(!target->upstreamModel.empty());
    const bool wantsKey = provider.authKind != "none" && !provider.keyVariables.empty();
    const bool hasKey = std::ranges::any_of(target->headers, [](const auto &header) { return header.second.find("the-key") != std::string::npos; });
    QCOMPARE(hasKey || target->authQuery.find("the-key") != std::string::npos, wantsKey);
    if (!wantsKey || provider.authOptional)
        return;
    making.variables.erase(provider.keyVariables.front());
    const std::string missing = making.target()->fault;
    QVERIFY2(missing.find(provider.keyVariables.front()) != std::string::npos, missing.c_str());
}

void TargetTest::faults_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char *model, const char *fault) { QTest::newRow(model) << model << fault; };
    row("openai/gpt-4o", "OPENAI_API_KEY is not set, and the deployment has no api_key");
    row("azure/x", "the address of provider `azure` is not known; set api_base or AZURE_API_BASE (or resource, which its usual address needs)");
    row("opnai/x", "there is no provider `opnai`; did you mean `openai`?");
    row("bedrock/anthropic.claude", "the dialect `bedrock` of provider `bedrock` is not built yet");
    row("vertex_ai/gemini-2.0-flash", "the dialect `vertex` of provider `vertex_ai` is not built yet");
    row("litellm_proxy/x", "the address of provider `litellm_proxy` is not known; set api_base or LITELLM_PROXY_API_BASE");
    row("openai/responses/gpt-4o", "openai/responses/...: the bridge from chat to the Responses API is not built yet; leave `responses/` out");
    row("github_copilot/gpt-4o",
        "signing in to provider `github_copilot` by github_device_then_exchange (Authorization: Bearer {token}) is not built yet");
    row("cloudflare/x", "the address of provider `cloudflare` is not known; set api_base or CLOUDFLARE_API_BASE (or CLOUDFLARE_ACCOUNT_ID, which its usual address needs)");
}

void TargetTest::faults()
{
    QFETCH(QString, model);
    QFETCH(QString, fault);
    const auto target = Making(model.toStdString()).target();
    QCOMPARE(QString::fromStdString(target->fault), fault);
    QVERIFY(target->provider);
    QCOMPARE(target->provider->slug, model.section('/', 0, 0).toStdString());
}

void TargetTest::auth_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *model, const char *key, const char *header, const char *value) { QTest::addRow("%s %s", model, header) << model << key << header << value; };
    row("openai/m", "k", "Authorization", "Bearer k");
    row("anthropic/m", "k", "x-api-key", "k");
    row("anthropic/m", "k", "anthropic-version", "2023-06-01");
    row("anthropic/m", "sk-ant-oat01-token", "Authorization", "Bearer sk-ant-oat01-token");
    row("anthropic/m", "sk-ant-oat01-token", "anthropic-beta", "oauth-2025-04-20");
    row("anthropic/m", "sk-ant-oat01-token", "x-api-key", "(none)");
    row("sarvam/m", "k", "api-subscription-key", "k");
    row("sarvam/m", "k", "Authorization", "Bearer k");
    row("snowflake/m", "jwt", "X-Snowflake-Authorization-Token-Type", "KEYPAIR_JWT");
    row("snowflake/m", "pat/secret", "X-Snowflake-Authorization-Token-Type", "PROGRAMMATIC_ACCESS_TOKEN");
    row("snowflake/m", "pat/secret", "Authorization", "Bearer secret");
    row("github/m", "k", "X-GitHub-Api-Version", "2022-11-28");
    row("gemini/m", "k", "Authorization", "Bearer k");
}

void TargetTest::auth()
{
    QFETCH(QString, model);
    QFETCH(QString, key);
    QFETCH(QString, header);
    QFETCH(QString, value);
    Making making(model.toStdString(), key.toStdString());
    making.variables["SNOWFLAKE_ACCOUNT_ID"] = "account";
    const auto target = making.target();
    QCOMPARE(QString::fromStdString(target->fault), QString());
    QCOMPARE(QString::fromStdString(headerOf(*target, header.toStdString())), value);
}

void TargetTest::addresses_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *model, const char *base, const char *variable, const char *expected) {
        QTest::addRow("%s %s %s", model, base, variable) << model << base << variable << expected;
    };
    row("openai/m", "", "", "https://api.openai.com/v1");
    row("openai/m", "", "OPENAI_API_BASE=https://proxy.example/v1/", "https://proxy.example/v1");
    row("openai/m", "http://10.0.0.1:8000/v1/", "OPENAI_API_BASE=https://proxy.example/v1", "http://10.0.0.1:8000/v1");
    row("openai/m", "http://10.0.0.1:8000/v1/chat/completions", "", "http://10.0.0.1:8000/v1");
    row("openai/m", "http://10.0.0.1:8000/", "", "http://10.0.0.1:8000");
    row("anthropic/m", "https://proxy.example/v1/messages", "", "https://proxy.example");
    row("databricks/m", "", "DATABRICKS_HOST=https://adb-1.azuredatabricks.net/", "https://adb-1.azuredatabricks.net/serving-endpoints");
    row("databricks/m", "", "DATABRICKS_HOST=adb-1.azuredatabricks.net", "https://adb-1.azuredatabricks.net/serving-endpoints");
    row("datarobot/m", "https://app.eu.datarobot.com", "", "https://app.eu.datarobot.com/api/v2/genai/llmgw");
    row("datarobot/m", "https://app.eu.datarobot.com/api/v2/", "", "https://app.eu.datarobot.com/api/v2/genai/llmgw");
    row("datarobot/m", "https://app.eu.datarobot.com/api/v2/deployments/7", "", "https://app.eu.datarobot.com/api/v2/deployments/7");
    row("baseten/abcd1234", "", "", "https://model-abcd1234.api.baseten.co/environments/production/sync/v1");
    row("bedrock_mantle/m", "", "", "https://bedrock-mantle.us-east-1.api.aws/v1");
    row("bedrock_mantle/m", "", "AWS_REGION=eu-west-1", "https://bedrock-mantle.eu-west-1.api.aws/v1");
    row("bedrock_mantle/openai.gpt-5", "", "", "https://bedrock-mantle.us-east-1.api.aws/openai/v1");
    row("ollama/llama3", "", "", "http://localhost:11434/v1");
    row("ollama/llama3", "http://host:11434", "", "http://host:11434/v1");
    row("ollama_chat/llama3", "http://host:11434/v1", "", "http://host:11434/v1");
    row("ollama/llama3", "", "OLLAMA_HOST=host:11434", "http://host:11434/v1");
}

void TargetTest::addresses()
{
    QFETCH(QString, model);
    QFETCH(QString, base);
    QFETCH(QString, variable);
    QFETCH(QString, expected);
    Making making(model.toStdString(), "k");
    if (!base.isEmpty())
        making.record.apiBase = base.toStdString();
    if (!variable.isEmpty())
        making.variables[variable.section('=', 0, 0).toStdString()] = variable.section('=', 1).toStdString();
    const auto target = making.target();
    QCOMPARE(QString::fromStdString(target->fault), QString());
    QCOMPARE(QString::fromStdString(target->apiBase), expected);
}

void TargetTest::azure()
{
    Making making("azure/o_series/my-o3", "k");
    making.record.apiBase = "https://res.openai.azure.com/";
    auto target = making.target();
    QCOMPARE(QString::fromStdString(target->fault), QString());
    QCOMPARE(target->upstreamModel, std::string("my-o3"));
    QCOMPARE(target->apiBase, std::string("https://res.openai.azure.com"));
    QCOMPARE(target->apiVersion, std::string("2025-02-01-preview"));
    QCOMPARE(headerOf(*target, "api-key"), std::string("k"));
    making.variables["AZURE_API_VERSION"] = "2024-01-01";
    QCOMPARE(making.target()->apiVersion, std::string("2024-01-01"));
    making.record.apiVersion = "2024-10-21";
    QCOMPARE(making.target()->apiVersion, std::string("2024-10-21"));
    making.record.apiVersion.reset();
    making.record.apiBase = "https://res.openai.azure.com/openai/deployments/d?api-version=2024-06-01&x=1";
    target = making.target();
    QCOMPARE(target->apiVersion, std::string("2024-06-01"));
    QCOMPARE(target->apiBase, std::string("https://res.openai.azure.com/openai/deployments/d"));
    making.record.apiKey = Secret();
    QVERIFY(QString::fromStdString(making.target()->fault).contains("AZURE_API_KEY, AZURE_OPENAI_API_KEY"));
    making.record.rest = json::object{{"tenant_id", "t"}, {"client_id", "c"}, {"client_secret", "s"}};
    QVERIFY(QString::fromStdString(making.target()->fault).contains("Entra ID"));
    making.record.rest = json::object{{"azure_ad_token", "ready"}};
    target = making.target();
    QCOMPARE(QString::fromStdString(target->fault), QString());
    QCOMPARE(headerOf(*target, "Authorization"), std::string("Bearer ready"));
    QCOMPARE(headerOf(*target, "api-key"), std::string("(none)"));
    QVERIFY(target->defaults.is_null());
}

void TargetTest::headers()
{
    Making making("openai/m", "k");
    making.variables = {{"OPENAI_ORGANIZATION", "org-env"}, {"OPENAI_PROJECT", "proj"}};
    QCOMPARE(headerOf(*making.target(), "openai-organization"), std::string("org-env"));
    QCOMPARE(headerOf(*making.target(), "openai-project"), std::string("proj"));
    making.record.organization = "org-own";
    making.record.extraHeaders = json::object{{"X-Own", "1.10"}, {"authorization", "Custom x"}, {"x-number", 5}, {"x-null", nullptr}};
    const auto target = making.target();
    QCOMPARE(headerOf(*target, "openai-organization"), std::string("org-own"));
    QCOMPARE(headerOf(*target, "x-own"), std::string("1.10"));
    QCOMPARE(headerOf(*target, "authorization"), std::string("Custom x"));
    QCOMPARE(headerOf(*target, "x-number"), std::string("5"));
    QCOMPARE(headerOf(*target, "x-null"), std::string("(none)"));

    Making router("openrouter/m", "k");
    QCOMPARE(headerOf(*router.target(), "http-referer"), std::string("(none)"));
    router.variables = {{"OR_SITE_URL", "https://mine.example"}, {"OR_APP_NAME", "Mine"}};
    QCOMPARE(headerOf(*router.target(), "http-referer"), std::string("https://mine.example"));
    QCOMPARE(headerOf(*router.target(), "x-title"), std::string("Mine"));
}

void TargetTest::badHeaders_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("line end") << "x-a" << "b\r\nx-injected: c";
    QTest::newRow("bare line end") << "x-a" << "b\nc";
    QTest::newRow("framing") << "Content-Length" << "5";
    QTest::newRow("host") << "host" << "other.example";
    QTest::newRow("chunked") << "Transfer-Encoding" << "chunked";
    QTest::newRow("no token") << "x a" << "b";
    QTest::newRow("colon") << "x:a" << "b";
    QTest::newRow("empty") << "" << "b";
}

void TargetTest::badHeaders()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    Making making("openai/m", "k");
    making.record.extraHeaders = json::object{{name.toStdString(), value.toStdString()}};
    const std::string fault = making.target()->fault;
    QVERIFY(!fault.empty());
    // a value may be a secret
    QVERIFY2(fault.find("injected") == std::string::npos && fault.find("other.example") == std::string::npos, fault.c_str());
    Making key("openai/m", "a\r\nb");
    QVERIFY(!key.target()->fault.empty());
}

void TargetTest::credentials()
{
    Making making("azure/d");
    making.record.credentialName = "shared";
    QCOMPARE(QString::fromStdString(making.target()->fault), QString("there is no credential `shared`"));
    auto credential = std::make_shared<Credential>();
    credential->name = "shared";
    credential->values = json::object{{"api_key", "from-credential"}, {"api_base", "https://cred.openai.azure.com"}, {"api_version", "2023-05-15"}};
    making.credentials["shared"] = credential;
    auto target = making.target();
    QCOMPARE(QString::fromStdString(target->fault), QString());
    QCOMPARE(target->apiKey.reveal(), std::string("from-credential"));
    QCOMPARE(target->apiBase, std::string("https://cred.openai.azure.com"));
    QCOMPARE(target->apiVersion, std::string("2023-05-15"));
    // what the deployment says itself counts more
    making.record.apiKey = Secret("own");
    making.record.apiBase = "https://own.openai.azure.com";
    target = making.target();
    QCOMPARE(target->apiKey.reveal(), std::string("own"));
    QCOMPARE(target->apiBase, std::string("https://own.openai.azure.com"));
}

void TargetTest::timeouts()
{
    Making making("openai/m", "k");
    making.settings.timeout = std::chrono::milliseconds(30'000);
    QCOMPARE(making.target()->timeout.count(), 30'000);
    QCOMPARE(making.target()->streamTimeout.count(), 30'000);
    making.settings.streamTimeout = std::chrono::milliseconds(5'000);
    QCOMPARE(making.target()->streamTimeout.count(), 5'000);
    making.record.timeout = "2.5";
    QCOMPARE(making.target()->timeout.count(), 2'500);
    QCOMPARE(making.target()->streamTimeout.count(), 2'500);
    making.record.streamTimeout = "0.1";
    QCOMPARE(making.target()->streamTimeout.count(), 100);
    making.record.timeout = "nonsense";
    QCOMPARE(making.target()->timeout.count(), 30'000);
}

void TargetTest::cardsAndPrices()
{
    const auto rate = [](const Target &target) { return target.price ? target.price->mostInput({}) : -1; };
    const auto listed = PriceBook::builtIn().find("openai", "gpt-4o-mini");
    QVERIFY(listed && listed->price);
    Making making("openai/gpt-4o-mini", "k");
    QCOMPARE(making.target()->card->id, listed->id);
    QCOMPARE(rate(*making.target()), listed->price->mostInput({}));
    // a deployment of another name says what it is
    making.record.model = "azure/our-deployment";
    making.record.apiBase = "https://res.openai.azure.com";
    QVERIFY(!making.target()->price);
    making.record.modelInfo = json::object{{"base_model", "azure/gpt-4o-mini"}};
    QVERIFY(rate(*making.target()) > 0);
    making.record.modelInfo = json::object{{"base_model", "openai/gpt-4o-mini"}};
    QCOMPARE(rate(*making.target()), listed->price->mostInput({}));
    making.record.modelInfo = json::object{{"base_model", "gpt-4o-mini"}, {"max_input_tokens", 1234}, {"max_tokens", 99}, {"mode", "completion"}};
    QCOMPARE(making.target()->card->maxInput, 1234);
    QCOMPARE(making.target()->card->maxOutput, 99);
    QCOMPARE(making.target()->card->mode, std::string("completion"));
    making.record.prices = json::object{{"input_cost_per_token", "0.000123"}, {"output_cost_per_token", "1e-06"}};
    QCOMPARE(rate(*making.target()), 123'000'000);
    making.record.prices = json::object{{"input_cost_per_token", "cheap"}};
    QVERIFY(QString::fromStdString(making.target()->fault).contains("input_cost_per_token"));
    Making unknown("openai/nobody-knows-this-one", "k");
    QVERIFY(!unknown.target()->price);
    QVERIFY(!unknown.target()->card);
}

void TargetTest::regionsOfPrices_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("name");           // of what says the region
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("region");
    QTest::addColumn<qint64>("input");           // pico-dollars a token at most
    const auto row = [](const char *model, const char *name, const char *value, const char *region, qint64 input) {
        QTest::addRow("%s %s=%s", model, name, value) << model << name << value << region << input;
    };
    row("openai/gpt-5.6", "", "", "", 4'000'000);
    row("openai/gpt-5.6", "api_base", "https://eu.api.openai.com/v1", "eu", 4'400'000);
    row("openai/gpt-5.6", "api_base", "https://us.api.openai.com/v1", "us", 4'400'000);
    row("openai/gpt-5.6", "api_base", "https://eu.api.openai.com.evil.test/v1", "", 4'000'000);
    row("openai/gpt-5.6", "region_name", "eu", "eu", 4'400'000);
    row("azure/ours", "base_model", "azure/gpt-4o-2024-08-06", "", 2'500'000);
    row("azure/ours", "base_model", "azure/eu/gpt-4o-2024-08-06", "eu", 2'750'000);
    row("azure/ours", "base_model", "eu/gpt-4o-2024-08-06", "", -1);
}

void TargetTest::regionsOfPrices()
{
    QFETCH(QString, model);
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, region);
    QFETCH(qint64, input);
    Making making(model.toStdString(), "k");
    if (name == "region_name")
        making.record.regionName = value.toStdString();
    if (model.startsWith("azure/"))
        making.record.apiBase = "https://res.openai.azure.com";
    if (name == "api_base")
        making.record.apiBase = value.toStdString();
    if (name == "base_model")
        making.record.modelInfo = json::object{{"base_model", value.toStdString()}};
    const auto target = making.target();
    QCOMPARE(QString::fromStdString(target->region), region);
    PriceContext context;
    context.region = target->region;
    context.plainText = true;
    context.inputTokens = 1'000;
    Usage usage;
    usage.input = 1'000;
    QCOMPARE(target->price ? qint64(target->price->cost(usage, context).total) : -1, input < 0 ? -1 : input);
}

void TargetTest::pricesThatAreStructures()
{
    Making making("openai/of-nobodys-list", "k");
    making.record.prices = json::object{{"tiered_pricing", json::array{json::object{{"range", {0, 1000}}, {"input_cost_per_token", 1e-6}, {"output_cost_per_token", "2e-06"}},
                                                                       json::object{{"range", {1000, 2000}}, {"input_cost_per_token", 3e-6}, {"output_cost_per_token", 4e-6}}}},
                                        {"input_dbu_cost_per_token", "0.0001"}, {"web_search_billing_unit", "per_query"}};
    auto target = making.target();
    QCOMPARE(QString::fromStdString(target->fault), QString());
    Usage usage;
    usage.input = 1'001;
    usage.output = 10;
    QCOMPARE(target->price->cost(usage, {}).total, 1'001 * 3'000 + 10 * 4'000);
    making.record.prices = json::object{{"tiered_pricing", "much"}};
    QVERIFY(QString::fromStdString(making.target()->fault).startsWith("tiered_pricing is \"much\""));
    // xAI's higher price begins at its number
    for (const char *model : {"xai/of-nobodys-list", "openai/of-nobodys-list"}) {
        making.record.model = model;
        making.record.prices = json::object{{"input_cost_per_token", "1e-6"}, {"output_cost_per_token", "0"}, {"input_cost_per_token_above_200k_tokens", "2e-6"}};
        usage.input = 200'000;
        QCOMPARE(making.target()->price->cost(usage, {}).total, making.record.model.starts_with("xai") ? 400'000'000 : 200'000'000);
    }
}

void TargetTest::defaultsOfTheProvider()
{
    Making making("openai/m", "k");
    making.record.rest = json::object{{"temperature", 0.2}, {"max_tokens", 100}, {"unheard_of", json::object{{"a", 1}}}, {"itpm", 5}, {"aws_region_name", "x"}, {"seed", nullptr}};
    const auto target = making.target();
    QVERIFY(target->defaults == (json::object{{"temperature", 0.2}, {"max_tokens", 100}, {"unheard_of", json::object{{"a", 1}}}}));
    QVERIFY(Making("openai/m", "k").target()->defaults.is_null());
}

void TargetTest::modelsAreMapped()
{
    QCOMPARE(Making("fireworks_ai/llama-v3p1-8b", "k").target()->upstreamModel, std::string("accounts/fireworks/models/llama-v3p1-8b"));
    QCOMPARE(Making("fireworks_ai/accounts/me/models/x", "k").target()->upstreamModel, std::string("accounts/me/models/x"));
    QCOMPARE(Making("huggingface/together/deepseek-ai/DeepSeek-R1", "k").target()->upstreamModel, std::string("deepseek-ai/DeepSeek-R1:together"));
    Making ragflow("ragflow/chat/c42/gpt-4o", "k");
    ragflow.record.apiBase = "http://127.0.0.1:9380";
    const auto target = ragflow.target();
    QCOMPARE(target->upstreamModel, std::string("gpt-4o"));
    QCOMPARE(target->provider->endpoints.at("chat"), std::string("/api/v1/chats_openai/c42/chat/completions"));
    QCOMPARE(target->provider, target->filled.get());
    QVERIFY(ProviderTable::builtIn().find("ragflow")->endpoints.at("chat").find("{1}") != std::string::npos);
}

void TargetTest::openaiSurface()
{
    const auto target = Making("gemini/gemini-2.5-flash", "k").target();
    QCOMPARE(QString::fromStdString(target->fault), QString());
    QCOMPARE(target->provider->dialect, std::string("openai"));
    QCOMPARE(target->provider->slug, std::string("gemini"));
    QCOMPARE(target->apiBase, std::string("https://generativelanguage.googleapis.com/v1beta/openai"));
    QVERIFY(target->price);
}

void TargetTest::mocksNeedNothing()
{
    Making making("openai/gpt-4o");
    making.record.mockResponse = "hello";
    QCOMPARE(QString::fromStdString(making.target()->fault), QString());
    making.record.model = "opnai/gpt-4o";
    QVERIFY(!making.target()->fault.empty());
}

void TargetTest::wildcards()
{
    const auto any = Making("*").target();
    QCOMPARE(QString::fromStdString(any->fault), QString());
    QVERIFY(any->provider);
    const auto openai = Making("openai/*", "k").target();
    QCOMPARE(QString::fromStdString(openai->fault), QString());
    QCOMPARE(openai->upstreamModel, std::string("*"));
}

void TargetTest::demo()
{
    const auto target = Making("demo/assistant").target();
    QCOMPARE(QString::fromStdString(target->fault), QString());
    QCOMPARE(target->upstreamModel, std::string("assistant"));
    QCOMPARE(headerOf(*target, "authorization"), std::string("(none)"));
    QVERIFY(target->price && target->price->mostInput({}) > 0);
}

QTEST_APPLESS_MAIN(TargetTest)
#include "target_test.moc"
