// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>

#include <QtTest>

#include <boost/json.hpp>

#include "gateway/base/json.h"
#include "tests/gateway/dialect_kit.h"

using namespace portreeve;

namespace {

std::string textAt(const json::value &value, const char *name)
{
    const json::value *found = value.get_object().if_contains(name);
    return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

Result<std::string> write(const char *client, const char *provider, const std::string &body, WriteOptions options)
{
    RequestFacts facts;
    if (auto no = findDialect(client)->readFacts(options.operation, body, facts))
        return std::move(*no);
    options.provider = &kit::provider(provider);
    return writeRequest(*findDialect(client), kit::dialectOf(provider), facts, body, options);
}

} // namespace

class DialectRequestTest : public QObject {
    Q_OBJECT
private slots:
    void golden_data();
    void golden();
    void limits();
    void cards();
    void deploymentSettings();
    void otherOperations();
    void targets();
    void thinkingSurvives();
};

void DialectRequestTest::golden_data()
{
    QTest::addColumn<QByteArray>("row");
    std::ifstream file(SOURCE_DIR "/tests/data/requests.jsonl");
    std::string line;
    while (std::getline(file, line)) {
        const json::value row = json::parse(line);
        QTest::newRow((textAt(row, "client") + " to " + textAt(row, "provider") + ": " + textAt(row, "name")).c_str()) << QByteArray::fromStdString(line);
    }
}

void DialectRequestTest::golden()
{
    QFETCH(QByteArray, row);
    const json::value value = json::parse(row.toStdString());
    std::map<std::string, std::string> renamed, expected;
    const std::string model = textAt(value, "model");
    WriteOptions options;
    options.model = model;
    options.dropParams = value.at("drop").as_bool();
    options.renamedTools = &renamed;
    const auto sent = write(textAt(value, "client").c_str(), textAt(value, "provider").c_str(), textAt(value, "body"), options);
    if (const json::value *status = value.get_object().if_contains("status")) {
        QVERIFY(!sent);
        QCOMPARE(sent.refusal().status, int(status->as_int64()));
        QCOMPARE(QString::fromStdString(sent.refusal().message), QString::fromStdString(textAt(value, "error")));
        return;
    }
    QVERIFY2(sent, sent ? "" : sent.refusal().message.c_str());
    QCOMPARE(QString::fromStdString(*sent), QString::fromStdString(textAt(value, "sent")));
    QVERIFY(parseJson(*sent));
    if (const json::value *names = value.get_object().if_contains("renamed")) {
        for (const auto &name : names->as_object())
            expected[name.key()] = name.value().as_string();
    }
    QCOMPARE(renamed, expected);
}

// A hold's bound goes up whatever the request named.
void DialectRequestTest::limits()
{
    const std::string messages = R"("messages":[{"role":"user","content":"hi"}])";
    const auto limited = [&](const char *client, const char *provider, const char *model, const std::string &members, std::int64_t most) {
        WriteOptions options;
        options.model = model;
        options.maxOutput = most;
        return json::parse(*write(client, provider, "{\"model\":\"m\"," + messages + members + "}", options));
    };
    QCOMPARE(limited("openai", "openai", "gpt-4o", "", 50).at("max_tokens").as_int64(), 50);
    QCOMPARE(limited("openai", "openai", "gpt-4o", ",\"max_tokens\":9", 50).at("max_tokens").as_int64(), 50);
    const json::value both = limited("openai", "openai", "gpt-4o", ",\"max_tokens\":9,\"max_completion_tokens\":70", 50);
    QVERIFY(both.at("max_tokens").as_int64() == 50 && both.at("max_completion_tokens").as_int64() == 50);
    const json::value renamed = limited("openai", "openai", "o3", "", 50);
    QVERIFY(renamed.at("max_completion_tokens").as_int64() == 50 && !renamed.as_object().contains("max_tokens"));
    QCOMPARE(limited("openai", "anthropic", "claude", "", 50).at("max_tokens").as_int64(), 50);
    QCOMPARE(limited("anthropic", "anthropic", "claude", ",\"max_tokens\":9", 50).at("max_tokens").as_int64(), 50);
    QCOMPARE(limited("anthropic", "openai", "gpt-4o", ",\"max_tokens\":9", 50).at("max_tokens").as_int64(), 50);
    // thinking must fit below it
    const json::value fits = limited("anthropic", "anthropic", "claude", ",\"max_tokens\":9000,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":8000}", 3000);
    QCOMPARE(fits.at("thinking").at("budget_tokens").as_int64(), 2999);
    QVERIFY(!limited("anthropic", "anthropic", "claude", ",\"max_tokens\":9000,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":8000}", 500).as_object().contains("thinking"));
    // a dialect that demands a limit: the model's own, else the fallback
    WriteOptions options;
    options.model = "claude";
    options.modelMaxOutput = 64'000;
    QCOMPARE(json::parse(*write("openai", "anthropic", "{\"model\":\"m\"," + messages + "}", options)).at("max_tokens").as_int64(), 64'000);
}

// What a model's card says decides over its name.
void DialectRequestTest::cards()
{
    ModelCard card;
    card.caps = {"adaptive_thinking", "native_structured_output", "mid_conversation_system", "reasoning"};
    card.lacks = {"sampling_params"};
    card.efforts = {"low", "medium", "high", "max"};
    WriteOptions options;
    options.model = "claude-opus-5";
    options.card = &card;
    const std::string body = R"({"model":"m","messages":[{"role":"user","content":"a"},{"role":"system","content":"s"},{"role":"user","content":"b"}],"reasoning_effort":"xhigh","temperature":1)";
    QCOMPARE(*write("openai", "anthropic", body + "}", options),
             std::string(R"({"model":"claude-opus-5","max_tokens":4096,"messages":[{"role":"user","content":[{"type":"text","text":"a"}]},{"role":"system","content":[{"type":"text","text":"s"}]},{"role":"user","content":[{"type":"text","text":"b"}]}],"thinking":{"type":"adaptive"},"output_config":{"effort":"max"}})"));
    const auto refused = write("openai", "anthropic", R"({"model":"m","messages":[{"role":"user","content":"a"}],"temperature":0.5})", options);
    QVERIFY(!refused && refused.refusal().message.find("['temperature']") != std::string::npos);
    ModelCard plain;
    plain.caps = {"tools", "vision"};
    options.card = &plain;
    options.model = "gpt-4o";
    const std::string thinking = R"({"model":"m","max_tokens":9,"messages":[{"role":"user","content":"a"}],"thinking":{"type":"enabled","budget_tokens":5000}})";
    QVERIFY(write("anthropic", "openai", thinking, options)->find("reasoning_effort") == std::string::npos);
    options.card = nullptr;
    QVERIFY(write("anthropic", "openai", thinking, options)->find(R"("reasoning_effort":"high")") != std::string::npos);
}

void DialectRequestTest::deploymentSettings()
{
    const std::vector<std::string> drop = {"stop", "tools[*].function.strict", "metadata.a"};
    const std::vector<std::string> allowed = {"temperature"};
    const json::value extra = json::parse(R"({"provider":{"order":["x"]},"seed":7})");
    WriteOptions options;
    options.model = "o3";
    options.additionalDrop = &drop;
    options.allowed = &allowed;
    options.extraBody = &extra;
    const std::string body = R"({"model":"m","messages":[{"role":"user","content":"a"}],"seed":1,"stop":["x"],"temperature":0.5,"tools":[{"type":"function","function":{"name":"f","strict":true}}]})";
    QCOMPARE(*write("openai", "openai", body, options),
             std::string(R"({"model":"o3","messages":[{"role":"user","content":"a"}],"seed":7,"temperature":0.5,"tools":[{"type":"function","function":{"name":"f"}}],"provider":{"order":["x"]}})"));
    options.model = "claude-3-haiku";
    const std::vector<std::string> stopOnly = {"stop_sequences"};
    options.additionalDrop = &stopOnly;
    options.dropParams = true;
    const json::value more = json::parse(R"({"top_k":3})");
    options.extraBody = &more;
    const auto sent = write("openai", "anthropic", body, options);
    QVERIFY(sent && sent->find("stop_sequences") == std::string::npos && sent->find("\"top_k\":3") != std::string::npos);
}

void DialectRequestTest::otherOperations()
{
    WriteOptions options;
    options.model = "text-embedding-3-small";
    options.operation = Operation::Embeddings;
    QCOMPARE(*write("openai", "openai", R"({"model":"e","input":["a"],"encoding_format":"base64","user":"u","tags":["t"]})", options),
             std::string(R"({"model":"text-embedding-3-small","input":["a"],"encoding_format":"base64","user":"u"})"));
    QCOMPARE(*write("openai", "nvidia_nim", R"({"model":"e","input":"a"})", options), std::string(R"({"model":"text-embedding-3-small","input":"a","input_type":"query"})"));
    QVERIFY(!write("openai", "anthropic", R"({"model":"e","input":"a"})", options));
    ReplyOptions reply = kit::options("openai");
    reply.operation = Operation::Embeddings;
    const auto answer = translateReply(*findDialect("openai"), *findDialect("openai"),
        R"({"object":"list","data":[{"object":"embedding","index":0,"embedding":"AAAA"}],"model":"text-embedding-3-small","usage":{"prompt_tokens":5,"total_tokens":5}})", reply);
    QVERIFY(answer);
    QCOMPARE(answer->body, std::string(R"({"object":"list","data":[{"object":"embedding","index":0,"embedding":"AAAA"}],"model":"our-model","usage":{"prompt_tokens":5,"total_tokens":5}})"));
    QVERIFY(answer->usage && answer->usage->input == 5 && answer->usage->output == 0 && !answer->usage->suspect);
    QVERIFY(!translateReply(*findDialect("openai"), *findDialect("openai"), R"({"object":"list"})", reply));

    options.operation = Operation::CountTokens;
    options.model = "claude-x";
    options.maxOutput = 50;
    QCOMPARE(*write("anthropic", "anthropic", R"({"model":"m","messages":[{"role":"user","content":"a"}],"max_tokens":4,"temperature":1,"tools":[]})", options),
             std::string(R"({"model":"claude-x","messages":[{"role":"user","content":"a"}],"tools":[]})"));
    reply = kit::options("anthropic");
    reply.operation = Operation::CountTokens;
    QCOMPARE(translateReply(*findDialect("anthropic"), *findDialect("anthropic"), R"({"input_tokens":14})", reply)->body, std::string(R"({"input_tokens":14})"));
    QCOMPARE(countTokensBody(12), std::string(R"({"input_tokens":12})"));
    QVERIFY(!write("anthropic", "openai", R"({"model":"m","messages":[{"role":"user","content":"a"}]})", options));
}

void DialectRequestTest::targets()
{
    const auto target = [](const char *slug, Operation operation, const char *model, const char *base, const char *version) {
        WriteOptions options;
        options.provider = &kit::provider(slug);
        options.model = model;
        options.apiBase = base;
        return kit::dialectOf(slug).target(operation, options, version, false);
    };
    QCOMPARE(target("openai", Operation::Chat, "m", "", ""), std::string("/chat/completions"));
    QCOMPARE(target("openai", Operation::Embeddings, "m", "", ""), std::string("/embeddings"));
    QCOMPARE(target("anthropic", Operation::Chat, "m", "", ""), std::string("/v1/messages"));
    QCOMPARE(target("anthropic", Operation::CountTokens, "m", "", ""), std::string("/v1/messages/count_tokens"));
    QCOMPARE(target("azure", Operation::Chat, "my dep", "https://r.openai.azure.com", "2025-01-01"), std::string("/openai/deployments/my%20dep/chat/completions?api-version=2025-01-01"));
    QCOMPARE(target("azure", Operation::Embeddings, "d", "https://r.openai.azure.com", "v"), std::string("/openai/deployments/d/embeddings?api-version=v"));
    QCOMPARE(target("azure", Operation::Chat, "d", "https://r.openai.azure.com/openai/v1", "2025-01-01"), std::string("/chat/completions"));
    QCOMPARE(target("azure", Operation::Chat, "d", "https://r.openai.azure.com/openai/deployments/x", "v"), std::string("/chat/completions?api-version=v"));
    QVERIFY(!findDialect("gemini"));
}

// What Anthropic signed comes back to it unchanged after a round through an OpenAI-shaped client.
void DialectRequestTest::thinkingSurvives()
{
    const auto reply = translateReply(*findDialect("anthropic"), *findDialect("openai"), kit::readFile(SOURCE_DIR "/tests/data/tapes/anthropic_thinking.json"), kit::options("anthropic"));
    const std::string message = json::serialize(json::parse(reply->body).at("choices").at(0).at("message"));
    WriteOptions options;
    options.model = "claude-sonnet-4-5";
    const auto sent = write("openai", "anthropic", R"({"model":"m","messages":[{"role":"user","content":"q"},)" + message + R"(,{"role":"user","content":"more"}]})", options);
    QVERIFY(sent);
    const json::value turn = json::parse(*sent).at("messages").at(1);
    const json::value given = json::parse(kit::readFile(SOURCE_DIR "/tests/data/tapes/anthropic_thinking.json")).at("content");
    QCOMPARE(json::serialize(turn.at("content")), json::serialize(given));
}

QTEST_APPLESS_MAIN(DialectRequestTest)
#include "dialect_request_test.moc"
