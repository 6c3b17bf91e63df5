// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <random>

#include <QtTest>

#include <boost/json.hpp>

#include "gateway/base/json.h"
#include "gateway/base/log.h"
#include "gateway/base/secret.h"
#include "gateway/base/text.h"
#include "tests/support/results.h"

using namespace portreeve;

class JsonTest : public QObject {
    Q_OBJECT
private slots:
    void testSuite();
    void members();
    void faults_data();
    void faults();
    void editing_data();
    void editing();
    void editingAtRandom();
    void strings();
    void sealing();
    void redaction();
    void clockTexts();
    void wildcards();
};

// nst/JSONTestSuite: every y accepted, every n refused, every i decided (refused) or accepted without a crash.
void JsonTest::testSuite()
{
    Proof proof("F2");
    proof.count("json", 318);
    std::ifstream file(SOURCE_DIR "/tests/data/corpora/json_test_suite.jsonl");
    std::string line;
    int accepted = 0, refused = 0;
    while (std::getline(file, line)) {
        const auto row = json::parse(line);
        const auto text = *fromBase64(std::string_view(row.at("base64").as_string()));
        const std::string expect(row.at("expect").as_string());
        const bool ok = bool(parseJson(text));
        if (expect == "accept")
            QVERIFY2(ok, row.at("name").as_string().c_str());
        if (expect == "reject")
            QVERIFY2(!ok, row.at("name").as_string().c_str());
        accepted += ok;
        refused += !ok;
    }
    QCOMPARE(accepted + refused, 318);
    QVERIFY(accepted >= 95 && refused >= 188);
}

void JsonTest::members()
{
    const std::string text = R"( { "a" : 1 , "b\u0063":[1,{"x":"}"}], "s" : "q\"," ,"o":{} , "t":true } )";
    std::vector<JsonMember> found;
    QVERIFY(!scanObject(text, found));
    QCOMPARE(found.size(), std::size_t(5));
    const auto value = [&](std::size_t i) { return text.substr(found[i].valueBegin, found[i].valueEnd - found[i].valueBegin); };
    std::string many = "{\"n0\":0";
    for (int i = 1; i < 1000; ++i)
        many += ",\"n" + std::to_string(i) + "\":0";
    std::vector<JsonMember> all;
    QVERIFY(!scanObject(many + "}", all));
    const auto tooMany = scanObject(many + ",\"z\":0}", all);
    QVERIFY(tooMany && tooMany->status == 400 && tooMany->message == "Request body has more than 1000 members");
    QCOMPARE(value(0), std::string("1"));
    QVERIFY(found[1].escaped);
    const std::string list = R"([1,{"x":"}"}])", string = R"("q\",")";
    QCOMPARE(value(1), list);
    QCOMPARE(value(2), string);
    QCOMPARE(value(3), std::string("{}"));
    QCOMPARE(value(4), std::string("true"));
    QVERIFY(scanObject("[]", found));
    QVERIFY(scanObject(std::string(200, '[') + std::string(200, ']'), found));
}

void JsonTest::faults_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("cut") << QByteArray(R"({"model":)") << QByteArray("Invalid JSON payload: unexpected end of data: line 1 column 10 (char 9)");
    QTest::newRow("list") << QByteArray("[1]") << QByteArray("Request body must be a JSON object");
    QTest::newRow("second line") << QByteArray("{\n \"a\":x}") << QByteArray("Invalid JSON payload: invalid literal: line 2 column 6 (char 7)");
}

void JsonTest::faults()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, message);
    std::vector<JsonMember> found;
    const auto refusal = scanObject(text.toStdString(), found);
    QVERIFY(refusal.has_value());
    QCOMPARE(QByteArray::fromStdString(refusal->message), message);
    QCOMPARE(refusal->status, 400);
}

void JsonTest::editing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("set");
    QTest::addColumn<QByteArray>("removed");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char *name, const char *text, const char *set, const char *removed, const char *result) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(set) << QByteArray(removed) << QByteArray(result);
    };
    row("replace", R"({"a":1, "b" : 2})", "b", "", R"({"a":1, "b" : 9})");
    row("add", R"({"a":1 })", "z", "", R"({"a":1 ,"z":9})");
    row("add to empty", "{ }", "z", "", R"({ "z":9})");
    row("remove first", R"({"a":1, "b":2})", "", "a", R"({ "b":2})");
    row("remove last", R"({"a":1, "b":2})", "", "b", R"({"a":1})");
    row("remove only", R"({"a":[1,2]})", "", "a", "{}");
    row("remove absent", R"({"a":1})", "", "q", R"({"a":1})");
    row("both", R"({"a":1,"b":{"c":","},"d":3})", "d", "a", R"({"b":{"c":","},"d":9})");
}

void JsonTest::editing()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, set);
    QFETCH(QByteArray, removed);
    QFETCH(QByteArray, result);
    std::vector<JsonMember> found;
    const std::string body = text.toStdString();
    QVERIFY(!scanObject(body, found));
    ObjectEdits edits(body, found);
    if (!set.isEmpty())
        edits.set(set.toStdString(), "9");
    if (!removed.isEmpty())
        edits.remove(removed.toStdString());
    QCOMPARE(QByteArray::fromStdString(edits.apply()), result);
}

// Any edits on any object give the object a DOM would.
void JsonTest::editingAtRandom()
{
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        json::object object;
        std::string text = random() % 2 ? "{ " : "{";
        const int count = int(random() % 6);
        for (int i = 0; i < count; ++i) {
            const std::string name(1, char('a' + i));
            json::value value = random() % 2 ? json::value(int(random() % 100)) : json::value(json::array{1, "x,}"});
            object[name] = value;
            text += (i ? (random() % 2 ? "," : " , ") : "") + portreeve::quoted(name) + (random() % 2 ? ":" : " : ") + json::serialize(value);
        }
        text += random() % 2 ? " }" : "}";
        std::vector<JsonMember> found;
        QVERIFY(!scanObject(text, found));
        ObjectEdits edits(text, found);
        for (int i = 0; i < 3; ++i) {
            const std::string name(1, char('a' + random() % 8));
            if (random() % 2) {
                edits.remove(name);
                object.erase(name);
            } else {
                edits.set(name, "\"new\"");
                object[name] = "new";
            }
        }
        QVERIFY2(json::parse(edits.apply()) == json::value(object), text.c_str());
    }
}

void JsonTest::strings()
{
    const std::string escapes = R"("a\u00e9\ud83d\ude00\n\/")", lone = R"("\ud800x")";
    QCOMPARE(*jsonString(escapes), std::string("a\xc3\xa9\xf0\x9f\x98\x80\n/"));
    QCOMPARE(*jsonString(lone), std::string("\xef\xbf\xbdx"));
    QVERIFY(!jsonString("7"));
    const std::string written = R"("a\"\\\n\u0001")";
    QCOMPARE(portreeve::quoted("a\"\\\n\x01"), written);
    for (int c = 0; c < 128; ++c) {
        const std::string one(1, char(c));
        QCOMPARE(*jsonString(portreeve::quoted(one)), one);
    }
}

void JsonTest::sealing()
{
    const Seal seal(Secret(std::string(32, 'k')), systemRandom());
    const std::string sealed = seal.close("sk-provider", "credentials/a/api_key");
    QVERIFY(sealed.find("provider") == std::string::npos);
    QCOMPARE(*seal.open(sealed, "credentials/a/api_key"), std::string("sk-provider"));
    QVERIFY(!seal.open(sealed, "credentials/b/api_key"));
    QVERIFY(seal.close("sk-provider", "x") != seal.close("sk-provider", "x"));
    for (std::size_t i = 3; i < sealed.size(); ++i) {
        std::string changed = sealed;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        const auto opened = seal.open(changed, "credentials/a/api_key");
        QVERIFY(!opened || fromBase64(changed.substr(3)) == fromBase64(sealed.substr(3)));   // unused bits of the last character
    }
    QVERIFY_EXCEPTION_THROWN(Seal(Secret("short"), systemRandom()), std::invalid_argument);
}

void JsonTest::redaction()
{
    QCOMPARE(redacted("key sk-abcdefghijkl, next"), std::string("key sk-****, next"));
    QCOMPARE(redacted("Authorization: Bearer abcdefghijk"), std::string("Authorization: Bearer ****"));
    QCOMPARE(redacted("/v1beta/x?key=AIzaSyA1234567890&alt=sse"), std::string("/v1beta/x?key=****&alt=sse"));
    QCOMPARE(redacted("a desk-top and a sk-"), std::string("a desk-top and a sk-"));
}

void JsonTest::clockTexts()
{
    Micros wall = 0;
    QVERIFY(parseIsoTime("2026-11-21T10:00:00.5Z", &wall));
    QCOMPARE(isoTime(wall), std::string("2026-11-21T10:00:00.500000Z"));
    QVERIFY(parseIsoTime("2026-11-21 12:00:00+02:00", &wall));
    QCOMPARE(isoTime(wall), std::string("2026-11-21T10:00:00.000000Z"));
    QVERIFY(parseIsoTime("2024-02-29", &wall));
    QCOMPARE(isoDate(wall), std::string("2024-02-29"));
    QVERIFY(!parseIsoTime("2023-02-29", &wall));
    QVERIFY(!parseIsoTime("yesterday", &wall));
}

void JsonTest::wildcards()
{
    std::vector<std::string> captured;
    QVERIFY(matchesWildcard("openai/*", "openai/gpt-4o", &captured));
    QCOMPARE(captured, std::vector<std::string>{"gpt-4o"});
    QVERIFY(matchesWildcard("bedrock/*anthropic*", "bedrock/us.anthropic.claude"));
    QVERIFY(!matchesWildcard("openai/*", "azure/x"));
    QCOMPARE(*nearest("modl_name", {"model_name", "litellm_params"}), std::string("model_name"));
    QVERIFY(!nearest("zzz", {"model_name"}));
    QCOMPARE(*durationSeconds("2h"), std::int64_t(7200));
    QVERIFY(!durationSeconds("2 hours"));
}

QTEST_APPLESS_MAIN(JsonTest)
#include "json_test.moc"
