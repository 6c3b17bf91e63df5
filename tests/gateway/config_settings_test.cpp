// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include <set>

#include <boost/json.hpp>

#include "gateway/store/config_file.h"
#include "gateway/store/config_keys.h"
#include "gateway/store/config_settings.h"

using namespace portreeve;

namespace {

namespace json = boost::json;

// One row a setting: what is written, and how the effective configuration shows it then.
struct Row {
    const char *section, *name, *value, *shown;
};

const Row rows[] = {
    {"general_settings", "master_key", "sk-0123456789abcdef", "\"sk-...cdef\""},
    {"general_settings", "dangerously_permit_weak_or_unset_master_key", "true", "true"},
    {"general_settings", "litellm_key_header_name", "X-Litellm-Key", "\"X-Litellm-Key\""},
    {"general_settings", "max_parallel_requests", "7", "7"},
    {"general_settings", "store_prompts_in_spend_logs", "yes", "true"},
    {"general_settings", "allow_public_health_readiness_details", "on", "true"},
    {"general_settings", "always_include_stream_usage", "True", "true"},
    {"general_settings", "max_request_size_mb", "5", "5"},
    {"general_settings", "completion_model", "gpt-4o", "\"gpt-4o\""},
    {"general_settings", "ssl_certfile_path", "/a.pem", "\"/a.pem\""},
    {"general_settings", "ssl_keyfile_path", "/a.key", "\"/a.key\""},
    {"litellm_settings", "require_auth_for_metrics_endpoint", "false", "false"},
    {"litellm_settings", "drop_params", "true", "true"},
    {"litellm_settings", "block_requests_for_models_without_pricing", "true", "true"},
    {"litellm_settings", "budget_exceeded_status_code", "429", "429"},
    {"litellm_settings", "max_tokens", "1000", "1000"},
    {"litellm_settings", "ssl_verify", "false", "false"},
    {"litellm_settings", "ssl_verify", "/ca.pem", "\"/ca.pem\""},
    {"litellm_settings", "max_budget", "12.5", "1.25E1"},
    {"litellm_settings", "budget_duration", "1mo", "\"1mo\""},
    {"litellm_settings", "timezone", "Europe/Berlin", "\"Europe/Berlin\""},
    {"litellm_settings", "budget_reset_time", "'06:30'", "\"06:30\""},
    {"litellm_settings", "budget_reset_time", "'23:59:01'", "\"23:59:01\""},
    {"litellm_settings", "anthropic_sse_ping_interval_seconds", "0.2", "1"},
    {"router_settings", "num_retries", "5", "5"},
    {"router_settings", "max_fallbacks", "2", "2"},
    {"router_settings", "timeout", "1.5", "1.5E0"},
    {"router_settings", "stream_timeout", "45", "45"},
    {"router_settings", "retry_after", "3", "3"},
    {"router_settings", "retry_policy", "{RateLimitErrorRetries: 4}", R"({"RateLimitErrorRetries":4})"},
    {"router_settings", "model_group_retry_policy", "{m: {DefaultRetries: 1}}", R"({"m":{"DefaultRetries":1}})"},
    {"router_settings", "fallbacks", "[{a: [b, c]}]", R"([{"a":["b","c"]}])"},
    {"router_settings", "context_window_fallbacks", "[{a: [b]}]", R"([{"a":["b"]}])"},
    {"router_settings", "content_policy_fallbacks", "[{a: [{model: b}]}]", R"([{"a":["b"]}])"},
    {"router_settings", "default_fallbacks", "[a]", R"(["a"])"},
    {"router_settings", "model_group_alias", "{a: b, c: {model: d, hidden: true}}", R"({"a":"b","c":{"model":"d","hidden":true}})"},
};

Config parsed(const std::string &yaml, const Environment &environment = {})
{
    auto config = parseConfig(yaml, "c.yaml", environment);
    if (!config)
        qFatal("%s", config.refusal().message.c_str());
    return std::move(*config);
}

const SettingKey *rowOf(std::string_view section, std::string_view name)
{
    for (const SettingKey &key : settingKeys()) {
        if (key.section == section && key.name == name)
            return &key;
    }
    return nullptr;
}

} // namespace

class ConfigSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void everyRowIsTested();
    void value_data();
    void value();
    void routerWins();
    void environmentGivesDefaults();
    void everyNameIsKnown_data();
    void everyNameIsKnown();
    void defaultsAreNotTold();
    void namesAreSpeltAsInTheContract();
};

void ConfigSettingsTest::everyRowIsTested()
{
    std::set<std::string> tested;
    for (const Row &row : rows)
        tested.insert(std::string(row.section) + "." + row.name);
    for (const SettingKey &key : settingKeys()) {
        const std::string name = std::string(key.section) + "." + std::string(key.name);
        QVERIFY2(!key.show || tested.contains(name), name.c_str());
        QVERIFY2(findKnownKey(key.section, key.name), name.c_str());
    }
}

void ConfigSettingsTest::value_data()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < int(std::size(rows)); ++i)
        QTest::addRow("%s.%s=%s", rows[i].section, rows[i].name, rows[i].value) << i;
}

// What is written arrives, nothing else changes, and it is told of only when nothing heeds it yet.
void ConfigSettingsTest::value()
{
    QFETCH(int, row);
    const Row &setting = rows[row];
    const Config config = parsed(std::string(setting.section) + ":\n  " + setting.name + ": " + setting.value + "\n");
    QCOMPARE(config.notices.empty(), rowOf(setting.section, setting.name)->isServed);
    for (const SettingKey &key : settingKeys()) {
        if (!key.show)
            continue;
        const bool isIt = key.section == setting.section && key.name == setting.name;
        const std::string shown = json::serialize(key.show(config.settings));
        const std::string usual = json::serialize(key.show(Settings()));
        QCOMPARE(QString::fromStdString(shown), QString::fromStdString(isIt ? setting.shown : usual));
        QVERIFY(!isIt || shown != usual);
    }
}

void ConfigSettingsTest::routerWins()
{
    // LiteLLM's order: the router's own, whatever comes first in the file
    const Config config = parsed("router_settings: {num_retries: 1, timeout: 2, fallbacks: [{a: [r]}], model_group_alias: {x: router}}\n"
                                 "litellm_settings: {num_retries: 8, request_timeout: 9, max_fallbacks: 4, fallbacks: [{a: [l]}, {b: [l]}],"
                                 " model_alias_map: {x: lib, y: lib}}\n");
    QCOMPARE(config.settings.numRetries, 1);
    QCOMPARE(config.settings.timeout.count(), 2'000);
    QCOMPARE(config.settings.maxFallbacks, 4);
    QVERIFY(config.settings.fallbacks == (FallbackLists{{"a", {"r"}}}));
    QVERIFY(config.settings.aliases == (std::map<std::string, std::string>{{"x", "router"}, {"y", "lib"}}));
    QCOMPARE(config.settings.hiddenAliases, std::vector<std::string>{"y"});
}

void ConfigSettingsTest::environmentGivesDefaults()
{
    const Environment environment = [](const std::string &name) -> std::optional<std::string> {
        static const std::map<std::string, std::string> set{{"LITELLM_DROP_PARAMS", "1"}, {"REQUEST_TIMEOUT", "12"}, {"DEFAULT_MAX_RETRIES", "0"},
                                                            {"ROUTER_MAX_FALLBACKS", "1"}, {"SSL_VERIFY", "0"}, {"SSL_CERTFILE_PATH", ""}};
        const auto found = set.find(name);
        return found == set.end() ? std::nullopt : std::optional(found->second);
    };
    const Settings settings = parsed("", environment).settings;
    QVERIFY(settings.dropParams);
    QCOMPARE(settings.timeout.count(), 12'000);
    QCOMPARE(settings.numRetries, 0);
    QCOMPARE(settings.maxFallbacks, 1);
    QVERIFY(!settings.sslVerify);
    QCOMPARE(parsed("litellm_settings: {num_retries: 3, drop_params: false}", environment).settings.numRetries, 3);
    QVERIFY(!parsed("litellm_settings: {num_retries: 3, drop_params: false}", environment).settings.dropParams);
    const auto wrong = parseConfig("", "c.yaml", [](const std::string &name) { return name == "REQUEST_TIMEOUT" ? std::optional<std::string>("soon") : std::nullopt; });
    QVERIFY(!wrong);
    QCOMPARE(wrong.refusal().message, std::string("environment variable REQUEST_TIMEOUT: request_timeout must be a number that is not negative, not what REQUEST_TIMEOUT holds"));
}

void ConfigSettingsTest::everyNameIsKnown_data()
{
    QTest::addColumn<QString>("section");
    for (const char *section : {"general_settings", "litellm_settings", "router_settings"})
        QTest::newRow(section) << section;
}

// Every known name loads: served or told by name, never as unknown.
void ConfigSettingsTest::everyNameIsKnown()
{
    QFETCH(QString, section);
    QVERIFY(knownKeys(section.toStdString()).size() > 40);
    for (const KnownKey &key : knownKeys(section.toStdString())) {
        if (rowOf(section.toStdString(), key.name))
            continue;
        const std::string name(key.name);
        const auto config = parseConfig(section.toStdString() + ": {" + name + ": [{credential_name: x}]}", "c.yaml", {});
        QVERIFY2(bool(config), name.c_str());
        for (const ConfigNotice &notice : config->notices)
            QCOMPARE(notice.text, section.toStdString() + "." + name + " is known but not served yet");
    }
}

void ConfigSettingsTest::defaultsAreNotTold()
{
    for (const char *section : {"general_settings", "litellm_settings", "router_settings"}) {
        for (const KnownKey &key : knownKeys(section)) {
            if (rowOf(section, key.name) || key.usual.empty())
                continue;
            const Config config = parsed(std::string(section) + ":\n  " + std::string(key.name) + ": " + std::string(key.usual) + "\n");
            QVERIFY2(config.notices.empty(), std::string(key.name).c_str());
        }
    }
    QVERIFY(parsed("litellm_settings: {callbacks: [], cache: false, cache_params: {}, json_logs: null, key_alias_pattern: ''}").notices.empty());
    // what is on unless said otherwise is told when it is switched off
    QCOMPARE(parsed("router_settings: {tag_filtering_match_any: false}").notices.size(), std::size_t(1));
    QCOMPARE(parsed("router_settings: {tag_filtering_match_any: TRUE}").notices.size(), std::size_t(0));
}

// No name twice in a section, and nothing but names.
void ConfigSettingsTest::namesAreSpeltAsInTheContract()
{
    for (const char *section : {"", "model", "credential", "litellm_params", "unserved_params", "request", "model_info", "unserved_info",
                                "general_settings", "litellm_settings", "router_settings"}) {
        std::set<std::string_view> names;
        for (const KnownKey &key : knownKeys(section)) {
            QVERIFY2(names.insert(key.name).second, std::string(key.name).c_str());
            QVERIFY2(key.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos, std::string(key.name).c_str());
        }
        QVERIFY2(!names.empty(), section);
    }
    QVERIFY(!findKnownKey("litellm_params", "itpm"));
    QVERIFY(findKnownKey("litellm_settings", "groq_key"));
    QVERIFY(!findKnownKey("litellm_settings", "nobody_key"));
    QVERIFY(isPriceKey("input_cost_per_token_above_200k_tokens") && isPriceKey("cache_read_input_token_cost") && isPriceKey("cost_per_second"));
    QVERIFY(isPriceKey("search_context_cost_per_query") && isPriceKey("tiered_pricing") && isPriceKey("input_dbu_cost_per_token"));
    QVERIFY(!isPriceKey("api_key") && !isPriceKey("max_tokens") && !isPriceKey("max_budget"));
}

QTEST_APPLESS_MAIN(ConfigSettingsTest)
#include "config_settings_test.moc"
