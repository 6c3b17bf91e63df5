// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <boost/json.hpp>

#include "gateway/base/ids.h"
#include "gateway/store/config_file.h"

using namespace portreeve;

namespace {

const QString folder = QStringLiteral(SOURCE_DIR "/tests/data/configs");

// What a configuration file says of itself: "# set A=b", "# deployments 3", "# notice LINE:COLUMN text" (or FILE LINE:COLUMN).
struct Expected {
    std::map<std::string, std::string> variables;
    int deployments = -1;
    QStringList notices;
};

Expected expectedOf(const QString &path)
{
    Expected expected;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return expected;
    const QString name = QFileInfo(path).fileName();
    for (const QString &line : QString::fromUtf8(file.readAll()).split('\n')) {
        if (line.startsWith("# set ")) {
            for (const QString &pair : line.mid(6).split(' '))
                expected.variables[pair.section('=', 0, 0).toStdString()] = pair.section('=', 1).toStdString();
        } else if (line.startsWith("# deployments ")) {
            expected.deployments = line.mid(14).toInt();
        } else if (line.startsWith("# notice ")) {
            const QString text = line.mid(9);
            const QString first = text.section(' ', 0, 0);
            const bool hasFile = first.contains(".yaml");
            const QString where = hasFile ? first + ":" + text.section(' ', 1, 1) : name + ":" + first;
            expected.notices << where + " " + text.section(' ', hasFile ? 2 : 1);
        }
    }
    return expected;
}

Environment environmentOf(const std::map<std::string, std::string> &variables)
{
    return [variables](const std::string &name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
}

const Environment empty = environmentOf({});

Config load(const QString &name)
{
    const QString path = folder + "/" + name;
    auto config = readConfig(path.toStdString(), environmentOf(expectedOf(path).variables));
    if (!config)
        qFatal("%s", config.refusal().message.c_str());
    return std::move(*config);
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class ConfigTest : public QObject {
    Q_OBJECT

private slots:
    void shape_data();
    void shape();
    void keepsDeployments();
    void readsSettings();
    void keepsEverythingInFallbacks();
    void resolvesVariables();
    void pricesThatAreStructures();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void idsAreStable();
    void includesJoinAndReplace();
    void includeCirclesAreRefused();
    void missingFilesAreRefused();
    void readsNothingForText();
    void fractionalWeights();
    void printsWithoutSecrets();
    void printedConfigIsAFixedPoint_data();
    void printedConfigIsAFixedPoint();
    void madeConfigs();
    void weakSecrets();
    void tenThousandDeployments();
};

void ConfigTest::shape_data()
{
    QTest::addColumn<QString>("path");
    const auto files = QDir(folder).entryInfoList({"*.yaml"}, QDir::Files, QDir::Name);
    QVERIFY(files.size() >= 10);
    for (const QFileInfo &file : files)
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
}

// Each loads, with exactly the notices it names.
void ConfigTest::shape()
{
    QFETCH(QString, path);
    const Expected expected = expectedOf(path);
    const auto config = readConfig(path.toStdString(), environmentOf(expected.variables));
    if (!config)
        QFAIL(config.refusal().message.c_str());
    QCOMPARE(int(config->deployments.size()), expected.deployments);
    QStringList notices;
    for (const ConfigNotice &notice : config->notices)
        notices << QString::fromStdString(notice.place).remove(folder + "/") + " " + QString::fromStdString(notice.text).remove(folder + "/");
    for (const QString &notice : expected.notices)
        QVERIFY2(notices.removeOne(notice), qPrintable("not told: " + notice + "\nleft:\n" + notices.join('\n')));
    QVERIFY2(notices.isEmpty(), qPrintable("told besides:\n" + notices.join('\n')));
}

void ConfigTest::keepsDeployments()
{
    const Config config = load("02_azure.yaml");
    const Deployment &first = config.deployments[0];
    QCOMPARE(first.modelName, std::string("gpt-4o"));
    QCOMPARE(first.model, std::string("azure/gpt-4o-eu"));
    QCOMPARE(first.apiKey.reveal(), std::string("azure-eu"));
    QCOMPARE(first.apiVersion.value(), std::string("2024-10-21"));
    QCOMPARE(first.rpm.value(), 6);
    QCOMPARE(first.modelInfo.at("base_model").as_string(), "azure/gpt-4o");
    QVERIFY(first.fromFile);
    QVERIFY(QString::fromStdString(first.place).endsWith("02_azure.yaml:4"));
    const Deployment &second = config.deployments[1];
    QCOMPARE(second.timeout.value(), std::string("300"));
    QCOMPARE(second.streamTimeout.value(), std::string("60.5"));

    const Config prices = load("10_database.yaml");
    const Deployment &priced = prices.deployments[0];
    QCOMPARE(priced.id, std::string("fake-1"));
    QCOMPARE(priced.tpm.value(), 100'000);
    QCOMPARE(priced.prices.at("input_cost_per_token").as_string(), "0.0000005");
    QCOMPARE(priced.prices.at("output_cost_per_token").as_string(), "1.5e-06");
    QCOMPARE(priced.prices.at("cache_read_input_token_cost").as_string(), "5e-8");
    QCOMPARE(priced.modelInfo.at("max_input_tokens").as_int64(), 128'000);
    QCOMPARE(priced.rest.at("api_bse").as_string(), "https://typo.example");
}

void ConfigTest::readsSettings()
{
    const Settings settings = load("10_database.yaml").settings;
    QCOMPARE(settings.masterKey.reveal(), std::string("sk-1234"));
    QVERIFY(settings.storePrompts);
    QCOMPARE(settings.maxParallelRequests.value(), 0);
    QCOMPARE(settings.mostBody, std::size_t(16) << 20);
    QCOMPARE(settings.budgetExceededStatus, 429);
    QCOMPARE(settings.proxyBudget.value(), 100'250'000'000);
    QCOMPARE(settings.proxyBudgetDuration, std::string("30d"));
    QCOMPARE(settings.sslCaFile, std::string("/etc/ssl/ca.pem"));
    QVERIFY(settings.sslVerify);
    QCOMPARE(settings.sslCertificate, std::string("/etc/ssl/proxy.pem"));
    QVERIFY(settings.blockUnpriced);
    QCOMPARE(settings.streamPingSeconds, 8);
    QCOMPARE(settings.aliases.at("legacy"), std::string("fake-openai-endpoint"));
    QCOMPARE(settings.hiddenAliases, std::vector<std::string>{"legacy"});
}

void ConfigTest::keepsEverythingInFallbacks()
{
    const Settings settings = load("04_fallbacks.yaml").settings;
    QCOMPARE(settings.numRetries, 2);
    QCOMPARE(settings.maxFallbacks, 3);
    QCOMPARE(settings.timeout.count(), 30'000);
    QCOMPARE(settings.streamTimeout->count(), 10'000);
    QCOMPARE(settings.retryAfter.count(), 500);
    const FallbackLists lists{{"small", {"large", "small"}}, {"large", {"small"}}};
    QVERIFY(settings.fallbacks == lists);
    QVERIFY(settings.contextWindowFallbacks == (FallbackLists{{"small", {"large"}}}));
    QVERIFY(settings.contentPolicyFallbacks == (FallbackLists{{"small", {"large"}}}));
    QCOMPARE(settings.defaultFallbacks, std::vector<std::string>{"large"});
    QVERIFY(settings.aliases == (std::map<std::string, std::string>{{"gpt-3.5-turbo", "small"}, {"hidden-one", "large"}}));
    QCOMPARE(settings.hiddenAliases, std::vector<std::string>{"hidden-one"});
    QCOMPARE(settings.retryPolicy.authentication.value(), 3);
    QCOMPARE(settings.retryPolicy.rateLimit.value(), 0);
    QVERIFY(!settings.retryPolicy.timeout);
    QCOMPARE(settings.groupRetryPolicy.at("large").otherwise.value(), 1);
}

void ConfigTest::resolvesVariables()
{
    const Config config = load("05_environment.yaml");
    QCOMPARE(config.variables.at("WORKERS"), std::string("4"));
    QCOMPARE(config.variables.at("FORWARDED"), std::string("from-the-system"));
    const Deployment &record = config.deployments[0];
    QCOMPARE(record.apiKey.reveal(), std::string("sk-from-the-file"));
    QCOMPARE(record.dropParams.value(), true);
    QCOMPARE(record.maxParallelRequests.value(), 4);
    QCOMPARE(record.extraHeaders.at("x-forwarded").as_string(), "from-the-system");
    QCOMPARE(record.extraHeaders.at("x-version").as_string(), "1.10");
    QCOMPARE(record.extraBody.at("nested").at(0).at("key").as_string(), "sk-from-the-file");
    QVERIFY(record.extraBody.at("nested").at(1).at("key").is_null());
}

// A price is applied, or said not to be, by its name.
void ConfigTest::pricesThatAreStructures()
{
    const auto config = parseConfig(R"(model_list:
  - model_name: x
    litellm_params:
      model: openai/x
      tiered_pricing:
        - {range: [0, 32000], input_cost_per_token: 1e-06, output_cost_per_token: 2e-06}
      provider_specific_entry: {us: 1.1, fast: 2}
      search_context_cost_per_query: {search_context_size_low: 0.01}
      regional_endpoint_uplift_multiplier: 1.1
      input_dbu_cost_per_token: 0.0001
      input_cost_per_pixel: 0.00000001
    model_info:
      regional_processing_uplift_multiplier_eu: 1.2
      web_search_billing_unit: per_query
)", "c.yaml", empty);
    QVERIFY2(config, config ? "" : config.refusal().message.c_str());
    const boost::json::object &prices = config->deployments[0].prices.as_object();
    QCOMPARE(prices.at("tiered_pricing").at(0).at("range").at(1).as_int64(), 32'000);
    QCOMPARE(prices.at("regional_endpoint_uplift_multiplier").as_string(), "1.1");
    QCOMPARE(prices.at("regional_processing_uplift_multiplier_eu").as_string(), "1.2");
    QCOMPARE(prices.at("provider_specific_entry").at("fast").as_int64(), 2);
    QVERIFY(config->deployments[0].rest.as_object().empty());      // none goes to the provider
    std::vector<std::string> notices;
    for (const ConfigNotice &notice : config->notices)
        notices.push_back(notice.place + " " + notice.text);
    const std::string later = ": a price that is kept, but not applied to costs yet";
    const std::vector<std::string> expected{
        "c.yaml:10:7 model_list[0].litellm_params.input_dbu_cost_per_token: a price in DBUs is kept, but costs are counted in dollars; "
        "set input_cost_per_token and output_cost_per_token",
        "c.yaml:11:7 model_list[0].litellm_params.input_cost_per_pixel" + later,
        "c.yaml:14:7 model_list[0].model_info.web_search_billing_unit" + later};
    QCOMPARE(notices, expected);
}

void ConfigTest::namesWhatIsWrong_data()
{
    QTest::addColumn<QString>("yaml");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *yaml, const char *message) { QTest::newRow(name) << yaml << message; };
    row("no map", "- a\n", "c.yaml:1:1: a configuration is a map of sections, such as `model_list:`");
    row("model_list", "model_list: {a: 1}\n", "c.yaml:1:13: model_list must be a list, not a map");
    row("entry", "model_list:\n  - gpt-4\n", "c.yaml:2:5: model_list[0] must be a map (name: value), not `gpt-4`");
    row("no name", "model_list:\n  - litellm_params: {model: openai/x}\n", "c.yaml:2:5: model_list[0] has no model_name: the name that clients ask for");
    row("no params", "model_list:\n  - model_name: x\n",
        "c.yaml:2:5: model_list[0] has no litellm_params: add litellm_params with a model, such as openai/gpt-4o-mini");
    row("no model", "model_list:\n  - {model_name: x, litellm_params: {api_key: k}}\n",
        "c.yaml:2:37: model_list[0].litellm_params has no model: add one, such as openai/gpt-4o-mini");
    row("rpm", "model_list:\n  - {model_name: x, litellm_params: {model: openai/x, rpm: many}}\n",
        "c.yaml:2:60: model_list[0].litellm_params.rpm: Input should be a valid integer, unable to parse string as an integer");
    row("price", "model_list:\n  - {model_name: x, litellm_params: {model: openai/x, input_cost_per_token: free}}\n",
        "c.yaml:2:77: model_list[0].litellm_params.input_cost_per_token must be a number that is not negative, not `free`");
    row("negative price", "model_list:\n  - {model_name: x, litellm_params: {model: openai/x, output_cost_per_token: -1}}\n",
        "c.yaml:2:78: model_list[0].litellm_params.output_cost_per_token must be a number that is not negative, not `-1`");
    row("tiers", "model_list:\n  - {model_name: x, litellm_params: {model: openai/x, tiered_pricing: {a: 1}}}\n",
        "c.yaml:2:71: model_list[0].litellm_params.tiered_pricing: tiered_pricing is \"{\"a\":1}\": expected a list of {\"range\": [from, to], \"input_cost_per_token\": ...}");
    row("time zone", "litellm_settings: {timezone: Mars/Olympus}\n", "c.yaml:1:30: litellm_settings.timezone: there is no time zone `Mars/Olympus` below "
        "/usr/share/zoneinfo; name one as Europe/Berlin, and see that tzdata is installed");
    for (const char *time : {"24:00", "6:00", "06:60", "06-00", "06:00:60", "06:00:", "noon"}) {
        QTest::addRow("reset time %s", time) << QStringLiteral("litellm_settings: {budget_reset_time: '%1'}\n").arg(QLatin1String(time))
            << QStringLiteral("c.yaml:1:39: litellm_settings.budget_reset_time must be a time of day such as 06:00, in quotes, not `%1`").arg(QLatin1String(time));
    }
    row("same id", "model_list:\n  - {model_name: x, litellm_params: {model: openai/x}, model_info: {id: one}}\n  - {model_name: y, litellm_params: {model: openai/y}, model_info: {id: one}}\n",
        "c.yaml:3:5: model_list[1]: the id `one` is taken by the entry at c.yaml:2; give each its own");
    row("retries", "router_settings: {num_retries: two}\n", "c.yaml:1:32: router_settings.num_retries must be a whole number, not `two`");
    row("retries below", "router_settings: {num_retries: -1}\n", "c.yaml:1:32: router_settings.num_retries must be from 0 to 1000, not `-1`");
    row("half a retry", "litellm_settings: {num_retries: 1.5}\n", "c.yaml:1:33: litellm_settings.num_retries must be a whole number, not `1.5`");
    row("timeout", "router_settings: {timeout: 0}\n", "c.yaml:1:28: router_settings.timeout must be more than 0 seconds");
    row("bool", "litellm_settings: {drop_params: maybe}\n", "c.yaml:1:33: litellm_settings.drop_params must be true or false, not `maybe`");
    row("status", "litellm_settings: {budget_exceeded_status_code: 200}\n",
        "c.yaml:1:49: litellm_settings.budget_exceeded_status_code must be from 400 to 599, not `200`");
    row("duration", "litellm_settings: {budget_duration: soon}\n",
        "c.yaml:1:37: litellm_settings.budget_duration must be a duration such as 30s, 15m, 2h, 7d, 1w or 1mo, not `soon`");
    row("section", "general_settings: [a]\n", "c.yaml:1:19: general_settings must be a map (name: value), not a list");
    row("bare fallback", "litellm_settings: {fallbacks: [{a: b}]}\n",
        "c.yaml:1:36: litellm_settings.fallbacks[0].a must be a list of model names, not a bare text: write [b]");
    row("fallback map", "litellm_settings: {fallbacks: {a: [b]}}\n", "c.yaml:1:31: litellm_settings.fallbacks must be a list, not a map");
    row("two in one", "litellm_settings: {fallbacks: [{a: [b], c: [d]}]}\n",
        "c.yaml:1:32: litellm_settings.fallbacks[0] must be a map of one name to its list, as in {gpt-4o: [claude-sonnet]}");
    row("alias", "router_settings: {model_group_alias: {a: {hidden: true}}}\n", "c.yaml:1:42: router_settings.model_group_alias.a must name a model");
    row("policy", "router_settings: {retry_policy: {TimeoutErrorRetries: x}}\n",
        "c.yaml:1:55: router_settings.retry_policy.TimeoutErrorRetries must be a whole number, not `x`");
    row("variables", "environment_variables: {A: [1]}\n", "c.yaml:1:28: environment_variables.A must be a text, not a list");
    row("credential", "credential_list: [{credential_values: {a: b}}]\n",
        "c.yaml:1:19: credential_list[0] has no credential_name: the name that litellm_credential_name refers to");
    row("two credentials", "credential_list: [{credential_name: a}, {credential_name: a}]\n",
        "c.yaml:1:59: credential_list[1]: there is a credential `a` already; give each its own name");
    row("key twice", "litellm_settings:\n  drop_params: true\n  num_retries: 1\n  drop_params: false\n",
        "c.yaml:4:3: the key `drop_params` is given twice (first at 2:3); remove one");
    row("python tag", "model_list: !!python/object/apply:os.system ['true']\n",
        "c.yaml:1:13: the tag `tag:yaml.org,2002:python/object/apply:os.system` is not allowed; only plain values are");
}

void ConfigTest::namesWhatIsWrong()
{
    QFETCH(QString, yaml);
    QFETCH(QString, message);
    const auto config = parseConfig(yaml.toStdString(), "c.yaml", empty);
    QVERIFY(!config);
    QCOMPARE(config.refusal().status, 400);
    QCOMPARE(QString::fromStdString(config.refusal().message), message);
}

void ConfigTest::idsAreStable()
{
    const auto idOf = [](const std::string &yaml, const std::string &key) {
        const auto config = parseConfig(yaml, "c.yaml", environmentOf({{"KEY", key}}));
        return config ? config->deployments.at(0).id : config.refusal().message;
    };
    const std::string id = idOf("model_list: [{model_name: m, litellm_params: {model: openai/m, api_key: os.environ/KEY}}]", "one");
    QCOMPARE(id.size(), std::size_t(64));
    QVERIFY(id.find_first_not_of("0123456789abcdef") == std::string::npos);
    // neither another key in the variable, nor the order, nor how it is written makes it another deployment
    QCOMPARE(idOf("model_list: [{model_name: m, litellm_params: {model: openai/m, api_key: os.environ/KEY}}]", "two"), id);
    QCOMPARE(idOf("model_list:\n- litellm_params:\n    api_key: os.environ/KEY\n    model: openai/m\n  model_name: 'm'\n", ""), id);
    QVERIFY(idOf("model_list: [{model_name: n, litellm_params: {model: openai/m, api_key: os.environ/KEY}}]", "one") != id);
    QVERIFY(idOf("model_list: [{model_name: m, litellm_params: {model: openai/m, api_key: os.environ/KEY, rpm: 1}}]", "one") != id);
}

void ConfigTest::includesJoinAndReplace()
{
    const Config config = load("08_include.yaml");
    QCOMPARE(config.deployments[0].modelName, std::string("first"));
    QCOMPARE(config.deployments[1].modelName, std::string("second"));
    QCOMPARE(config.deployments[2].modelName, std::string("third"));
    QVERIFY(config.settings.dropParams);
    QCOMPARE(config.files.size(), std::size_t(3));
    for (const std::string &file : config.files)
        QVERIFY(file.starts_with('/'));
}

void ConfigTest::includeCirclesAreRefused()
{
    QTemporaryDir scratch;
    const auto at = [&](const char *name) { return scratch.filePath(name); };
    write(at("self.yaml"), "include: [self.yaml]\n");
    write(at("a.yaml"), "model_list: []\ninclude:\n  - sub/b.yaml\n");
    QVERIFY(QDir(scratch.path()).mkdir("sub"));
    write(at("sub/b.yaml"), "include: ['../a.yaml']\n");
    const auto self = readConfig(at("self.yaml").toStdString(), empty);
    QVERIFY(!self);
    QVERIFY2(QString::fromStdString(self.refusal().message).contains("self.yaml:1:11: include goes round in a circle: "), self.refusal().message.c_str());
    const auto round = readConfig(at("a.yaml").toStdString(), empty);
    QVERIFY(!round);
    QVERIFY2(QString::fromStdString(round.refusal().message).contains("sub/b.yaml:1:11: include goes round in a circle: "), round.refusal().message.c_str());
}

void ConfigTest::missingFilesAreRefused()
{
    QTemporaryDir scratch;
    write(scratch.filePath("a.yaml"), "include: [gone.yaml]\n");
    write(scratch.filePath("b.yaml"), "include: one.yaml\n");
    const auto message = [&](const char *name) {
        const auto config = readConfig(scratch.filePath(name).toStdString(), empty);
        return config ? QString("accepted") : QString::fromStdString(config.refusal().message).remove(scratch.path() + "/");
    };
    QCOMPARE(message("a.yaml"), QString("a.yaml:1:11: there is no such file `gone.yaml`"));
    QCOMPARE(message("b.yaml"), QString("b.yaml:1:10: include must be a list, not `one.yaml`"));
    QCOMPARE(message("none.yaml"), QString("none.yaml: there is no such file `none.yaml`"));
    QCOMPARE(message("."), QString(scratch.path() + "/.: `" + scratch.path() + "` is no file").remove(scratch.path() + "/"));
}

// Text that comes through an API reads no files, and no variables but those it is given.
void ConfigTest::readsNothingForText()
{
    QTemporaryDir scratch;
    write(scratch.filePath("a.yaml"), "litellm_settings: {drop_params: true}\n");
    qputenv("PORTREEVE_TEST_SECRET", "leaked");
    const auto config = parseConfig("include: ['" + scratch.filePath("a.yaml").toStdString() + "']\ngeneral_settings: {master_key: os.environ/PORTREEVE_TEST_SECRET}\n",
                                    "c.yaml", empty);
    QVERIFY(bool(config));
    QVERIFY(!config->settings.dropParams);
    QVERIFY(config->settings.masterKey.isEmpty());
    QCOMPARE(config->notices.size(), std::size_t(2));
    QCOMPARE(config->notices[0].text, std::string("include is not followed: this text came without a folder"));
}

void ConfigTest::fractionalWeights()
{
    const auto config = parseConfig("model_list:\n"
                                    "- {model_name: a, litellm_params: {model: openai/1, weight: 0.9}}\n"
                                    "- {model_name: a, litellm_params: {model: openai/2, weight: 2}}\n"
                                    "- {model_name: b, litellm_params: {model: openai/3, weight: 3}}\n"
                                    "- {model_name: b, litellm_params: {model: openai/4}}\n",
                                    "c.yaml", empty);
    QVERIFY(bool(config));
    QCOMPARE(config->deployments[0].weight.value(), std::string("0.9"));
    QCOMPARE(config->deployments[1].weight.value(), std::string("2"));
    QCOMPARE(config->deployments[2].weight.value(), std::string("3"));
    QVERIFY(!config->deployments[3].weight);
}

void ConfigTest::printsWithoutSecrets()
{
    const std::string yaml = "general_settings: {master_key: sk-very-secret-master-key}\n"
                             "environment_variables: {SOME_TOKEN: token-that-is-secret}\n"
                             "credential_list: [{credential_name: c, credential_values: {api_key: credential-secret-1, api_base: https://open.example}}]\n"
                             "model_list:\n- model_name: m\n  litellm_params: {model: openai/m, api_key: provider-secret-22, aws_secret_access_key: aws-secret-333,"
                             " extra_headers: {authorization: header-secret-4444}, temperature: 0.5, input_cost_per_token: 1e-06}\n";
    const auto config = parseConfig(yaml, "c.yaml", empty);
    QVERIFY2(bool(config), config ? "" : config.refusal().message.c_str());
    const std::string printed = printConfig(*config);
    for (const char *secret : {"very-secret", "token-that-is", "credential-secret", "provider-secret", "aws-secret-333", "header-secret"})
        QVERIFY2(printed.find(secret) == std::string::npos, secret);
    for (const char *shown : {"model_name: m", "https://open.example", "temperature: 0.5", "1e-06", "num_retries: 2"})
        QVERIFY2(printed.find(shown) != std::string::npos, (std::string(shown) + "\n" + printed).c_str());
}

void ConfigTest::printedConfigIsAFixedPoint_data() { shape_data(); }

// What is printed is a configuration that prints the same, but for what is masked.
void ConfigTest::printedConfigIsAFixedPoint()
{
    QFETCH(QString, path);
    const auto config = readConfig(path.toStdString(), environmentOf(expectedOf(path).variables));
    QVERIFY(bool(config));
    const std::string once = printConfig(*config);
    const auto again = parseConfig(once, "printed.yaml", empty);
    QVERIFY2(bool(again), again ? "" : (again.refusal().message + "\n" + once).c_str());
    QCOMPARE(again->deployments.size(), config->deployments.size());
    const std::string twice = printConfig(*again);
    const auto third = parseConfig(twice, "printed.yaml", empty);
    QVERIFY(bool(third));
    QCOMPARE(QString::fromStdString(printConfig(*third)), QString::fromStdString(twice));
}

void ConfigTest::madeConfigs()
{
    const Config one = configFor("openai/gpt-4o-mini");
    QCOMPARE(one.deployments.size(), std::size_t(1));
    QCOMPARE(one.deployments[0].modelName, std::string("openai/gpt-4o-mini"));
    QCOMPARE(one.deployments[0].model, std::string("openai/gpt-4o-mini"));
    QVERIFY(one.deployments[0].fromFile);
    const Config demo = demoConfig();
    QCOMPARE(demo.deployments.size(), std::size_t(2));
    QCOMPARE(demo.deployments[0].modelName, std::string("demo/assistant"));
    QCOMPARE(demo.deployments[1].modelName, std::string("demo/slow"));
}

void ConfigTest::weakSecrets()
{
    for (const char *weak : {"", "sk-1234", "sk-", "password", "sk-password", "secret", "aaaaaaaaaaaaaaaaaaaa", "sk-11111111111111", "121212121212121212",
                             "your-secret-key", "changemechangeme", "your-256-bit-secret", "12345678901"})
        QVERIFY2(isWeakSecret(weak), weak);
    QFile list(SOURCE_DIR "/tests/data/corpora/jwt.secrets.list");
    QVERIFY(list.open(QIODevice::ReadOnly));
    int lines = 0;
    for (const QByteArray &line : list.readAll().split('\n')) {
        const std::string secret = (line.endsWith('\r') ? line.chopped(1) : line).toStdString();
        QVERIFY2(isWeakSecret(secret), secret.c_str());
        QVERIFY2(isWeakSecret("sk-" + secret), secret.c_str());
        ++lines;
    }
    QVERIFY(lines > 100'000);
    const Random random = seededRandom(7);
    for (int i = 0; i < 20'000; ++i)
        QVERIFY(!isWeakSecret("sk-" + randomToken(random, 24)));
    for (const char *strong : {"sk-Zm9vYmFyYmF6cXV4LWxvbmctcmFuZG9t", "f3b0c44298fc1c149afbf4c8996fb924", "correct horse battery staple",
                               "sk-k3yOfMine2026x"})
        QVERIFY2(!isWeakSecret(strong), strong);
}

void ConfigTest::tenThousandDeployments()
{
    std::string yaml = "model_list:\n";
    for (int i = 0; i < 10'000; ++i)
        yaml += "  - model_name: m" + std::to_string(i / 4) + "\n    litellm_params: {model: openai/gpt-4o, api_key: k" + std::to_string(i) + ", rpm: 5}\n";
    QElapsedTimer timer;
    timer.start();
    const auto config = parseConfig(yaml, "c.yaml", empty);
    QVERIFY(bool(config));
    QCOMPARE(config->deployments.size(), std::size_t(10'000));
    qInfo("10,000 deployments in %lld ms", static_cast<long long>(timer.elapsed()));
    QVERIFY(timer.elapsed() < 10'000);
}

QTEST_APPLESS_MAIN(ConfigTest)
#include "config_test.moc"
