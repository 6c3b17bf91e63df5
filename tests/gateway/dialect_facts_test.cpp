// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include <QtTest>

#include <boost/json.hpp>

#include "gateway/base/text.h"
#include "gateway/dialects/cursor.h"
#include "tests/gateway/dialect_kit.h"
#include "tests/support/results.h"

using namespace portreeve;

namespace {

const std::string messages = R"("messages":[{"role":"user","content":"hi"}])";

std::string body(const std::string &members) { return "{\"model\":\"m\"," + messages + (members.empty() ? "" : "," + members) + "}"; }

std::optional<Refusal> read(const char *dialect, Operation operation, const std::string &text, RequestFacts &facts)
{
    return findDialect(dialect)->readFacts(operation, text, facts);
}

} // namespace

class DialectFactsTest : public QObject {
    Q_OBJECT
private slots:
    void facts();
    void refusals_data();
    void refusals();
    void media();
    void knownText();
    void oneMeaning();
    void speed();
};

void DialectFactsTest::facts()
{
    RequestFacts facts;
    QVERIFY(!read("openai", Operation::Chat, body(R"("stream":true,"stream_options":{"include_usage":true},"max_tokens":5,"max_completion_tokens":9,"n":2,"user":"u",
        "service_tier":"flex","tags":["a"],"metadata":{"tags":["b"],"user_id":"x"},"num_retries":3,"timeout":1.5,"stream_timeout":2,"fallbacks":["f",{"model":"g"},{"m":["h","i"]},{"other":["j"]}],"disable_fallbacks":true)"), facts));
    QCOMPARE(facts.model, std::string("m"));
    QVERIFY(facts.stream && facts.includeUsage && facts.disableFallbacks);
    QCOMPARE(facts.maxOutput, std::optional<std::int64_t>(9));
    QCOMPARE(facts.choices, std::int64_t(2));
    QCOMPARE(facts.endUser, std::string("u"));
    QCOMPARE(facts.serviceTier, std::string("flex"));
    QCOMPARE(facts.tags, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(facts.numRetries, std::optional<int>(3));
    QCOMPARE(facts.timeoutMillis, std::optional<std::int64_t>(1500));
    QCOMPARE(facts.streamTimeoutMillis, std::optional<std::int64_t>(2000));
    QCOMPARE(facts.fallbacks, (std::vector<std::string>{"f", "g", "h", "i"}));
    QCOMPARE(facts.metadata, std::string(R"({"tags":["b"],"user_id":"x"})"));
    QVERIFY(facts.inputBound > facts.inputCount && facts.inputCount > 0);

    // null is as good as not there
    QVERIFY(!read("openai", Operation::Chat, body(R"("stream":null,"max_tokens":null,"n":null,"user":null,"metadata":null,"tags":null,"temperature":null)"), facts));
    QVERIFY(!facts.stream && !facts.maxOutput && facts.choices == 1 && facts.endUser.empty() && facts.tags.empty() && facts.metadata.empty());

    QVERIFY(!read("anthropic", Operation::Chat, body(R"("max_tokens":7,"metadata":{"user_id":"me"},"litellm_metadata":{"tags":["t"]})"), facts));
    QCOMPARE(facts.endUser, std::string("me"));
    QCOMPARE(facts.tags, std::vector<std::string>{"t"});
    QCOMPARE(facts.maxOutput, std::optional<std::int64_t>(7));
    QVERIFY(!read("anthropic", Operation::CountTokens, body(""), facts));
    QVERIFY(!read("openai", Operation::Embeddings, R"({"model":"e","input":["a","b"]})", facts));
    QVERIFY(!read("openai", Operation::Chat, " \n" + body("") + "\n", facts));
}

void DialectFactsTest::refusals_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("param");
    const auto row = [](const char *name, const char *dialect, const std::string &text, int status, const char *message, const char *param = "") {
        QTest::newRow(name) << QString(dialect) << QByteArray::fromStdString(text) << status << QString(message) << QString(param);
    };
    row("empty body", "openai", "", 400, "/chat/completions: Missing required parameter: 'messages'.", "messages");
    std::string tags = "\"t\"";
    while (tags.size() < 70'000)
        tags += ",\"t\"";
    row("many tags", "openai", R"({"model":"m","messages":[1],"tags":[)" + tags + "]}", 400, "expected at most 64 KiB of tags", "tags");
    row("many fallbacks", "openai", R"({"model":"m","messages":[1],"fallbacks":[)" + tags + "]}", 400, "expected at most 64 KiB of model names", "fallbacks");
    row("no messages", "openai", R"({"model":"m"})", 400, "/chat/completions: Missing required parameter: 'messages'.", "messages");
    row("messages null", "openai", R"({"model":"m","messages":null})", 400, "/chat/completions: Missing required parameter: 'messages'.", "messages");
    row("messages empty", "openai", R"({"model":"m","messages":[ ]})", 400, "Invalid value for 'messages'", "messages");
    row("messages text", "openai", R"({"model":"m","messages":"hi"})", 400, "Invalid type for 'messages'", "messages");
    row("no model", "openai", "{" + messages + "}", 400, "/chat/completions: Invalid model name passed in model=None. Call `/v1/models` to view available models for your key.");
    row("model a number", "openai", "{\"model\":4," + messages + "}", 400, "Invalid type for 'model'", "model");
    row("bad json", "openai", "{\"model\":", 400, "Invalid JSON payload: unexpected end of data: line 1 column 10 (char 9)", "request_body");
    row("a list", "openai", "[1]", 400, "Request body must be a JSON object", "request_body");
    row("stream yes", "openai", body(R"("stream":"yes")"), 400, "Invalid type for 'stream'", "stream");
    row("stream 1", "openai", body(R"("stream":1)"), 400, "Invalid type for 'stream'", "stream");
    row("stream_options", "openai", body(R"("stream_options":true)"), 400, "Invalid type for 'stream_options'", "stream_options");
    row("max_tokens -5", "openai", body(R"("max_tokens":-5)"), 400, "Invalid value for 'max_tokens'", "max_tokens");
    row("max_tokens 0", "openai", body(R"("max_tokens":0)"), 400, "Invalid value for 'max_tokens'", "max_tokens");
    row("max_tokens 1.5", "openai", body(R"("max_tokens":1.5)"), 400, "Invalid value for 'max_tokens'", "max_tokens");
    row("max_tokens text", "openai", body(R"("max_tokens":"9")"), 400, "Invalid value for 'max_tokens'", "max_tokens");
    row("max_tokens huge", "openai", body(R"("max_tokens":99999999999999999999)"), 400, "Invalid value for 'max_tokens'", "max_tokens");
    row("max_completion_tokens", "openai", body(R"("max_completion_tokens":-1)"), 400, "Invalid value for 'max_completion_tokens'", "max_completion_tokens");
    row("n 0", "openai", body(R"("n":0)"), 400, "Invalid value for 'n'", "n");
    row("n 1.0", "openai", body(R"("n":1.0)"), 400, "Invalid value for 'n'", "n");
    row("n 500", "openai", body(R"("n":500)"), 400, "Invalid value for 'n'", "n");
    row("temperature hot", "openai", body(R"("temperature":"hot")"), 400, "Invalid type for 'temperature'", "temperature");
    row("user a number", "openai", body(R"("user":7)"), 400, "Invalid type for 'user'", "user");
    row("metadata a list", "openai", body(R"("metadata":[])"), 400, "Invalid type for 'metadata'", "metadata");
    row("tags a text", "openai", body(R"("tags":"a")"), 400, "Invalid type for 'tags'", "tags");
    row("timeout", "openai", body(R"("timeout":"1")"), 400, "Invalid value for 'timeout'", "timeout");
    row("num_retries", "openai", body(R"("num_retries":-1)"), 400, "Invalid value for 'num_retries'", "num_retries");
    row("api_base", "openai", body(R"("api_base":"http://x")"), 401, "Authentication Error, Rejected Request: api_base is not allowed in request body.", "api_base");
    row("base_url null too", "openai", body(R"("base_url":null)"), 401, "Authentication Error, Rejected Request: base_url is not allowed in request body.", "base_url");
    row("API_BASE", "openai", body(R"("API_BASE":"http://x")"), 401, "Authentication Error, Rejected Request: API_BASE", "API_BASE");
    for (const char *name : {"api_key", "custom_llm_provider", "extra_headers", "Api_Key", "api\\u005fkey", "aws_access_key_id", "vertex_credentials", "AWS_region_name", "extra_body"})
        row(name, "openai", body("\"" + std::string(name) + "\":{}"), 400, "' is not allowed in request body", "");
    row("mock_testing_fallbacks", "openai", body(R"("mock_testing_fallbacks":true)"), 400, "Mock testing request params are disabled on this proxy: mock_testing_fallbacks");
    row("twice", "openai", "{\"model\":\"a\",\"model\":\"b\"," + messages + "}", 400, "Member 'model' is given twice.", "model");
    row("escaped", "openai", "{\"m\\u006fdel\":\"a\"," + messages + "}", 400, "stands for 'model'", "model");
    row("escaped case", "openai", "{\"model\":\"a\",\"M\\u006fdel\":\"b\"," + messages + "}", 400, "stands for 'model'", "model");
    row("anthropic no messages", "anthropic", "{}", 400, "anthropic_messages: Missing required parameter: 'messages'.", "messages");
    row("anthropic no max_tokens", "anthropic", body(""), 400, "anthropic_messages: Missing required parameter: 'max_tokens'.");
    row("anthropic no model", "anthropic", "{\"max_tokens\":4," + messages + "}", 400, "anthropic_messages: Invalid model name passed in model=None.");
}

void DialectFactsTest::refusals()
{
    QFETCH(QString, dialect);
    QFETCH(QByteArray, text);
    QFETCH(int, status);
    QFETCH(QString, message);
    QFETCH(QString, param);
    RequestFacts facts;
    const auto refusal = read(dialect.toUtf8(), Operation::Chat, text.toStdString(), facts);
    QVERIFY(refusal);
    QCOMPARE(refusal->status, status);
    QVERIFY2(QString::fromStdString(refusal->message).contains(message), refusal->message.c_str());
    if (!param.isEmpty())
        QCOMPARE(QString::fromStdString(refusal->param.value_or("")), param);
    const json::value told = json::parse(findDialect(dialect.toUtf8().toStdString())->errorBody(*refusal, "req_1"));
    QCOMPARE(std::string(told.at("error").at("message").as_string()), refusal->message);
}

// Pictures count as a maximum each, whatever their bytes; text never passes for a picture.
void DialectFactsTest::media()
{
    const std::string picture(100'000, 'A');
    RequestFacts facts;
    const auto bound = [&](const char *dialect, const std::string &content) {
        const std::string text = R"({"model":"m","max_tokens":9,"messages":[{"role":"user","content":)" + content + "}]}";
        if (auto no = read(dialect, Operation::Chat, text, facts))
            qFatal("%s", no->message.c_str());
        return facts.inputBound;
    };
    QVERIFY(bound("openai", R"([{"type":"image_url","image_url":{"url":"data:image/png;base64,)" + picture + "\"}}]") < 6000);
    QVERIFY(bound("openai", R"([{"image_url":{"url":"data:image/png;base64,)" + picture + R"("},"type":"image_url"}])") < 6000);
    QVERIFY(bound("openai", R"([{"type":"image_url","image_url":{"url":"https://example.com/a.png"}}])") > 5000);
    QVERIFY(bound("anthropic", R"([{"type":"image","source":{"type":"base64","media_type":"image/png","data":")" + picture + "\"}}]") < 6000);
    QVERIFY(bound("anthropic", R"([{"type":"tool_result","tool_use_id":"a","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":")" + picture + "\"}}]}]") < 6000);
    QVERIFY(bound("openai", R"([{"type":"text","text":"data:image/png;base64,)" + picture + "\"}]") > 100'000);
    QVERIFY(bound("openai", R"([{"type":"text","text":"x","image_url":{"url":"data:image/png;base64,)" + picture + "\"}}]") > 100'000);
    QVERIFY(bound("openai", "\"" + picture + "\"") > 100'000);
    QVERIFY(bound("anthropic", R"([{"type":"document","source":{"type":"text","media_type":"text/plain","data":")" + picture + "\"}}]") > 100'000);
    QVERIFY(bound("openai", R"([{"type":"input_audio","input_audio":{"format":"wav","data":")" + picture + "\"}}]") < 8000);
    QVERIFY(bound("openai", R"([{"type":"file","file":{"file_id":"file-1"}}])") >= 100'000);
    QVERIFY(bound("openai", "\"hello\"") < 100);
}

// Strings of every make, between others: who knows the text to be JSON takes each value as who looks inside does.
void DialectFactsTest::knownText()
{
    const std::vector<std::string> inside{"a", "\\\\", "\\\\\\\\", "\\\"", "\\\\\\\"", " ", "[", "]", "{", "}", ",", ":", "\\u0022", "\\n", "\xc3\xa4", std::string(70, 'b')};
    std::mt19937 random(20261122);
    const auto string = [&] {
        std::string text = "\"";
        for (auto left = random() % 12; left > 0; --left)
            text += inside[random() % inside.size()];
        return text + '"';
    };
    for (int i = 0; i < 20'000; ++i) {
        std::string text = "[";
        for (auto left = 1 + random() % 4; left > 0; --left)
            text += string() + (random() % 2 ? ",{" + string() + ":" + string() + "}" : "") + (left > 1 ? "," : "]");
        Cursor looks(text), knows(text, Cursor::Text::Known);
        std::vector<std::string_view> seen, taken;
        QVERIFY2(looks.array([&] { seen.push_back(looks.skip()); }), text.c_str());
        QVERIFY2(knows.array([&] { taken.push_back(knows.skip()); }), text.c_str());
        QVERIFY2(seen == taken && knows.isAtEnd(), text.c_str());
    }
}

// Goal H6: what was checked is what is sent. Members that policy reads, given twice, escaped or in another letter case, in
// any order: refused, or the body that goes up has one of them only, and it says what the facts say.
void DialectFactsTest::oneMeaning()
{
    Proof proof("H6");
    proof.count("variants", 5000);
    std::mt19937 random(20261121);
    const std::vector<std::string> names = {"model", "stream", "max_tokens", "max_completion_tokens", "user", "metadata", "n"};
    const auto value = [&](const std::string &name) -> std::string {
        const int variant = int(random() % 3);
        if (name == "stream")
            return variant ? "true" : "false";
        if (name == "metadata")
            return variant ? R"({"user_id":"a"})" : R"({"user_id":"b"})";
        if (name == "model" || name == "user")
            return "\"v" + std::to_string(variant) + "\"";
        return std::to_string(variant + 1);
    };
    const auto spelt = [&](std::string name) {
        const int how = int(random() % 4);
        if (how == 1)
            name[random() % name.size()] ^= char(32);
        if (how == 2) {
            const std::size_t at = random() % name.size();
            const std::string digits = hex(name.substr(at, 1));
            name = name.substr(0, at) + "\\u00" + digits + name.substr(at + 1);
        }
        return name;
    };
    int sent = 0, refused = 0;
    for (int i = 0; i < 5000; ++i) {
        const char *dialect = random() % 2 ? "openai" : "anthropic";
        std::vector<std::string> members = {"\"model\":\"real\"", messages, "\"max_tokens\":7"};
        for (int k = int(random() % 3); k >= 0; --k) {
            const std::string name = names[random() % names.size()];
            members.insert(members.begin() + long(random() % (members.size() + 1)), "\"" + spelt(name) + "\":" + value(name));
        }
        const std::string text = "{" + join(members, ",") + "}";
        RequestFacts facts;
        if (read(dialect, Operation::Chat, text, facts)) {
            ++refused;
            continue;
        }
        ++sent;
        WriteOptions options;
        options.provider = &kit::provider(dialect);
        options.model = facts.model;
        options.dropParams = true;
        const auto written = writeRequest(*findDialect(dialect), *findDialect(dialect), facts, text, options);
        QVERIFY2(written, text.c_str());
        std::vector<JsonMember> up;
        QVERIFY2(!scanObject(*written, up), written->c_str());
        std::map<std::string, std::string> said;
        for (const JsonMember &member : up) {
            const std::string name = *jsonString("\"" + std::string(member.name) + "\"");
            const std::string folded = lower(name);
            if (std::ranges::find(names, folded) == names.end())
                continue;
            QVERIFY2(name == folded && !member.escaped, written->c_str());
            QVERIFY2(said.emplace(name, written->substr(member.valueBegin, member.valueEnd - member.valueBegin)).second, written->c_str());
        }
        QCOMPARE(said["model"], portreeve::quoted(facts.model));
        QCOMPARE(said.contains("stream") ? said["stream"] : "false", std::string(facts.stream ? "true" : "false"));
        if (said.contains("n"))
            QCOMPARE(said["n"], std::to_string(facts.choices));
        if (said.contains("user"))
            QCOMPARE(said["user"], portreeve::quoted(facts.endUser));
        std::int64_t most = 0;
        for (const char *name : {"max_tokens", "max_completion_tokens"}) {
            if (said.contains(name))
                most = std::max<std::int64_t>(most, std::stoll(said[name]));
        }
        QVERIFY2(most <= facts.maxOutput.value_or(0), written->c_str());
    }
    QVERIFY(sent > 500 && refused > 500);
}

void DialectFactsTest::speed()
{
    RequestFacts facts;
    const std::string text = R"({"model":"gpt-4o-mini","messages":[{"role":"system","content":"You are a helpful assistant."},{"role":"user","content":")"
        + std::string(800, 'x') + R"("}],"temperature":0.7,"max_tokens":256,"stream":true,"user":"u-1"})";
    QBENCHMARK { QVERIFY(!read("openai", Operation::Chat, text, facts)); }
}

QTEST_APPLESS_MAIN(DialectFactsTest)
#include "dialect_facts_test.moc"
