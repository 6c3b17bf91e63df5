// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <QtTest>

#include "gateway/base/text.h"
#include "random_records.h"

using namespace portreeve;

namespace {

json::value parsed(std::string_view text)
{
    auto value = parseJson(text);
    if (!value)
        qFatal("bad JSON in a test: %s", value.refusal().message.c_str());
    return std::move(*value);
}

template <class R>
const Field<R> &fieldNamed(const char *name)
{
    const auto *field = findField<R>(name);
    if (!field)
        qFatal("no field %s", name);
    return *field;
}

template <class R>
void checkTable()
{
    std::set<std::string> names;
    int identities = 0;
    for (const auto &field : fieldsOf<R>()) {
        QVERIFY2(names.insert(field.name).second, field.name);
        QVERIFY2(*field.label, field.name);
        QVERIFY2(std::string_view(field.help).ends_with('.'), field.name);
        identities += (field.flags & Identity) != 0;
    }
    for (const auto &kept : keptFieldsOf<R>()) {
        QVERIFY2(names.insert(kept.name).second, kept.name);
        QVERIFY2(*kept.label && *kept.help, kept.name);
        parsed(kept.absent);
    }
    QCOMPARE(identities, 1);
    QVERIFY(std::holds_alternative<std::string R::*>(identityField<R>().member));
    QCOMPARE(fieldSchema<R>().size() > names.size() / 2, true);
}

// What is shown and may be written says all: shown, read into an empty record, shown again, it is the same.
template <class R>
void checkRoundTrip(unsigned seed)
{
    RandomRecords random(seed);
    for (int round = 0; round < 300; ++round) {
        const R record = random.make<R>();
        R again;
        for (const auto &field : fieldsOf<R>()) {
            if (field.flags & Sealed)
                continue;
            const json::value shown = fieldValue(record, field);
            const auto over = parsed(jsonText(shown));              // through text, as a script would
            const auto fault = setField(again, field, over);
            const bool isTime = std::holds_alternative<Time R::*>(field.member);
            QVERIFY2(!fault || (isTime && shown.is_null()), field.name);
            QCOMPARE(memberText(again, field), memberText(record, field));
        }
    }
}

} // namespace

class FieldsTest : public QObject {
    Q_OBJECT
private slots:
    void tables();
    void keyRequestIsKnown();
    void faults_data();
    void faults();
    void lax_data();
    void lax();
    void nullClears();
    void moneyIsExact();
    void keptFields();
    void roundTrips();
    void pythonNumbers_data();
    void pythonNumbers();
    void decimals();
    void masks();
    void schemaShape();
};

void FieldsTest::tables()
{
#define PORTREEVE_CHECK(R, word, table) checkTable<R>();
    PORTREEVE_RECORDS(PORTREEVE_CHECK)
#undef PORTREEVE_CHECK
}

// Contract 15.1: the 55 fields of GenerateKeyRequest. `key` and `duration` are the endpoint's.
void FieldsTest::keyRequestIsKnown()
{
    static const char *const all =
        "key_alias key_type user_id team_id agent_id organization_id project_id models aliases access_group_ids spend max_budget "
        "soft_budget budget_duration budget_id end_user_budget_id budget_limits model_max_budget budget_fallbacks "
        "throttle_on_budget_exceeded tpm_limit rpm_limit tpd_limit max_parallel_requests tpm_limit_type rpm_limit_type model_tpm_limit "
        "model_rpm_limit mcp_rpm_limit tag_rpm_limit default_estimated_output_tokens default_estimated_output_tokens_per_model metadata "
        "permissions config tags guardrails disable_global_guardrails policies prompts enforced_params enable_prompt_caching "
        "allowed_cache_controls allowed_routes allowed_passthrough_routes denied_passthrough_routes allowed_vector_store_indexes "
        "object_permission router_settings blocked send_invite_email auto_rotate rotation_interval temp_budget_increase temp_budget_expiry";
    const auto names = writableNames<Key>();
    std::set<std::string> known(names.begin(), names.end());
    for (const auto name : split(all, ' '))
        QVERIFY2(known.erase(std::string(name)), std::string(name).c_str());
    for (const auto &name : known)
        QVERIFY2(false, ("not a field of the request: " + name).c_str());
}

void FieldsTest::faults_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("fault");      // type, place, message
    const auto row = [](const char *title, const char *name, const char *value, const char *fault) {
        QTest::newRow(title) << QByteArray(name) << QByteArray(value) << QByteArray(fault);
    };
    row("text for a number", "max_budget", "\"x\"", "float_parsing max_budget Input should be a valid number, unable to parse string as a number");
    row("list for a number", "max_budget", "[]", "float_type max_budget Input should be a valid number");
    row("too much money", "max_budget", "1e11", "less_than max_budget Input should be less than 9200000000");
    row("no number", "max_budget", "\"nan\"", "finite_number max_budget Input should be a finite number");
    row("infinity", "max_budget", "\"-inf\"", "finite_number max_budget Input should be a finite number");
    row("text for an integer", "tpm_limit", "\"1x\"", "int_parsing tpm_limit Input should be a valid integer, unable to parse string as an integer");
    row("fraction", "tpm_limit", "1.5", "int_from_float tpm_limit Input should be a valid integer, got a number with a fractional part");
    row("object for an integer", "tpm_limit", "{}", "int_type tpm_limit Input should be a valid integer");
    row("huge integer", "tpm_limit", "9223372036854775808", "int_parsing_size tpm_limit Unable to parse input string as an integer, exceeded maximum size");
    row("number for a text", "key_alias", "5", "string_type key_alias Input should be a valid string");
    row("text for a list", "models", "\"gpt-4\"", "list_type models Input should be a valid list");
    row("number in a list", "models", "[\"a\", 7]", "string_type models.1 Input should be a valid string");
    row("list for an object", "metadata", "[]", "dict_type metadata Input should be a valid dictionary");
    row("text for a switch", "blocked", "\"maybe\"", "bool_parsing blocked Input should be a valid boolean, unable to interpret input");
    row("list for a switch", "blocked", "[]", "bool_type blocked Input should be a valid boolean");
    row("two for a switch", "blocked", "2", "bool_parsing blocked Input should be a valid boolean, unable to interpret input");
    row("null where a text must be", "key_type", "null", "string_type key_type Input should be a valid string");
    row("null for an amount", "spend", "null", "float_type spend Input should be a valid number");
    row("a kept text", "rotation_interval", "3", "string_type rotation_interval Input should be a valid string");
    row("a kept choice", "rpm_limit_type", "\"best\"", "literal_error rpm_limit_type Input should be 'guaranteed_throughput', 'best_effort_throughput' or 'dynamic'");
    row("a kept list", "guardrails", "{}", "list_type guardrails Input should be a valid list");
    row("a kept object", "config", "\"x\"", "dict_type config Input should be a valid dictionary");
    row("a kept integer", "tpd_limit", "\"many\"", "int_parsing tpd_limit Input should be a valid integer, unable to parse string as an integer");
}

void FieldsTest::faults()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, fault);
    Key key;
    const std::string before = jsonText(recordObject(key));
    std::vector<FieldFault> faults;
    QVERIFY(setMember(key, name.toStdString(), parsed(value.toStdString()), faults));
    QCOMPARE(faults.size(), 1u);
    QCOMPARE(faults[0].type + " " + join(faults[0].place, ".") + " " + faults[0].message, fault.toStdString());
    QCOMPARE(jsonText(recordObject(key)), before);
}

void FieldsTest::lax_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *name, const char *value, const char *shown) {
        QTest::addRow("%s=%s", name, value) << QByteArray(name) << QByteArray(value) << QByteArray(shown);
    };
    row("max_budget", "0.1", "0.1");
    row("max_budget", "10", "10.0");
    row("max_budget", "\"0.25\"", "0.25");
    row("max_budget", "\" 1e-3 \"", "0.001");
    row("max_budget", "true", "1.0");
    row("max_budget", "-1", "-1.0");
    row("max_budget", "0.0000000001", "1e-09");            // rounded up to a nano
    row("tpm_limit", "5.0", "5");
    row("tpm_limit", "\"12\"", "12");
    row("tpm_limit", "true", "1");
    row("blocked", "1", "true");
    row("blocked", "\"Off\"", "false");
    row("models", "[]", "[]");
    row("models", "[\"a\",\"b\"]", "[\"a\",\"b\"]");
    row("metadata", "{\"a\":{\"b\":[1,null]}}", "{\"a\":{\"b\":[1,null]}}");
}

void FieldsTest::lax()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, shown);
    Key key;
    const auto &field = fieldNamed<Key>(name.constData());
    const auto fault = setField(key, field, parsed(value.toStdString()));
    QVERIFY(!fault);
    QCOMPARE(jsonText(fieldValue(key, field)), shown.toStdString());
}

void FieldsTest::nullClears()
{
    RandomRecords random(3);
    for (int round = 0; round < 50; ++round) {
        Key key = random.make<Key>();
        for (const auto &field : fieldsOf<Key>()) {
            const bool clears = !setField(key, field, nullptr);
            const json::value shown = fieldValue(key, field);
            const bool isEmpty = shown.is_null() || (shown.is_array() && shown.get_array().empty());
            QVERIFY2(!clears || isEmpty, field.name);
        }
    }
}

void FieldsTest::moneyIsExact()
{
    Key key;
    const auto &field = fieldNamed<Key>("max_budget");
    QVERIFY(!setField(key, field, parsed("0.1")));
    QCOMPARE(*key.maxBudget, Nanos(100'000'000));
    RandomRecords random(11);
    for (int round = 0; round < 20'000; ++round) {
        const Nanos nanos = random.money() / Nanos(std::pow(10, random.below(15)));
        QVERIFY(!setField(key, field, parsed(nanosText(nanos))));          // as a person writes it
        QCOMPARE(*key.maxBudget, nanos);
        QVERIFY(!setField(key, field, parsed(jsonText(dollarsValue(nanos)))));       // as we show it
        QCOMPARE(*key.maxBudget, nanos);
    }
    QVERIFY(!setField(key, field, parsed("\"9199999999.999999999\"")));    // more digits than a number carries: as a string
    QCOMPARE(*key.maxBudget, Nanos(9'199'999'999'999'999'999));
}

void FieldsTest::keptFields()
{
    Key key;
    std::vector<FieldFault> faults;
    QVERIFY(setMember(key, "guardrails", parsed("[\"pii\"]"), faults));
    QVERIFY(setMember(key, "tpd_limit", parsed("7"), faults));
    QVERIFY(faults.empty());
    json::object shown = recordObject(key);
    QCOMPARE(jsonText(shown["guardrails"]), std::string("[\"pii\"]"));
    QCOMPARE(jsonText(shown["tpd_limit"]), std::string("7"));
    QCOMPARE(jsonText(shown["permissions"]), std::string("{}"));           // its absent value
    QVERIFY(setMember(key, "tpd_limit", nullptr, faults));
    QCOMPARE(jsonText(recordObject(key)["tpd_limit"]), std::string("null"));
    QVERIFY(!setMember(key, "guardrail", parsed("[]"), faults));           // not known
    QVERIFY(!setMember(key, "token", parsed("\"x\""), faults));            // ours
    QVERIFY(!setMember(key, "rest", parsed("{}"), faults));
}

void FieldsTest::roundTrips()
{
    unsigned seed = 0;
#define PORTREEVE_CHECK(R, word, table) checkRoundTrip<R>(++seed);
    PORTREEVE_RECORDS(PORTREEVE_CHECK)
#undef PORTREEVE_CHECK
}

void FieldsTest::pythonNumbers_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QByteArray>("text");
    const std::pair<double, const char *> rows[] = {{0, "0.0"}, {1, "1.0"}, {0.1, "0.1"}, {5.85e-06, "5.85e-06"}, {1e-4, "0.0001"}, {1e15, "1000000000000000.0"},
                                                    {1e16, "1e+16"}, {-2.5, "-2.5"}, {123456.789, "123456.789"}, {1.0 / 3, "0.3333333333333333"}};
    for (const auto &[number, text] : rows)
        QTest::newRow(text) << number << QByteArray(text);
}

void FieldsTest::pythonNumbers()
{
    QFETCH(double, number);
    QFETCH(QByteArray, text);
    QCOMPARE(jsonText(number), text.toStdString());
}

void FieldsTest::decimals()
{
    QCOMPARE(*decimalText(parsed("1e-06")), std::string("1e-06"));
    QCOMPARE(*decimalText(parsed("0.1")), std::string("0.1"));
    QCOMPARE(*decimalText(parsed("15")), std::string("15"));
    QCOMPARE(*decimalText(parsed("\"0.5\"")), std::string("0.5"));
    for (const char *no : {"\"\"", "\"x\"", "\"1 2\"", "\"0x10\"", "null", "[]", "\"1e\"", "\"--1\""})
        QVERIFY2(!decimalText(parsed(no)), no);
}

void FieldsTest::masks()
{
    const std::string secret = "sk-ant-secret-0123456789";
    const auto masked = jsonText(maskedValue(json::object{{"api_key", secret}, {"list", json::array{secret}}, {"port", 5432}}));
    QVERIFY(masked.find("secret-0123") == std::string::npos);
    QVERIFY(masked.find("5432") == std::string::npos);
    for (const char *yes : {"api_key", "aws_secret_access_key", "azure_ad_token", "Authorization", "x-api-key", "vertex_credentials", "azure_password"})
        QVERIFY2(isSecretName(yes), yes);
    for (const char *no : {"max_tokens", "model", "api_base", "region_name", "keyboard", "tokens_per_minute"})
        QVERIFY2(!isSecretName(no), no);
    Deployment record;
    record.apiKey = Secret(secret);
    record.rest = json::object{{"aws_secret_access_key", secret}};
    QVERIFY(jsonText(recordObject(record)).find("secret-0123") == std::string::npos);
}

void FieldsTest::schemaShape()
{
    const auto refusal = schemaRefusal({{"float_parsing", {"max_budget"}, "no"}, {"string_type", {"models", "3"}, "nor this"}});
    QCOMPARE(refusal.status, 422);
    QCOMPARE(refusal.body, std::string(R"({"detail":[{"type":"float_parsing","loc":["body","max_budget"],"msg":"no"},{"type":"string_type","loc":["body","models",3],"msg":"nor this"}]})"));
}

QTEST_APPLESS_MAIN(FieldsTest)
#include "fields_test.moc"
