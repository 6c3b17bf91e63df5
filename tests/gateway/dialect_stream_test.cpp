// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/gateway/dialect_kit.h"

using namespace portreeve;

namespace {

std::string chunk(const std::string &delta, const std::string &finish = "null", int index = 0)
{
    return R"(data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"x","choices":[{"index":)" + std::to_string(index) + ",\"delta\":" + delta
        + ",\"finish_reason\":" + (finish == "null" ? "null" : "\"" + finish + "\"") + "}]}\n\n";
}

const std::string done = "data: [DONE]\n\n";
const std::string role = chunk(R"({"role":"assistant","content":""})");

std::string named(const std::string &type, const std::string &rest = "") { return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + (rest.empty() ? "" : "," + rest) + "}\n\n"; }

const std::string start = named("message_start", R"("message":{"id":"m","type":"message","role":"assistant","model":"x","content":[],"usage":{"input_tokens":3,"output_tokens":1}})");
const std::string text = named("content_block_start", R"("index":0,"content_block":{"type":"text","text":""})") + named("content_block_delta", R"("index":0,"delta":{"type":"text_delta","text":"Hi"})");
const std::string stop = named("content_block_stop", R"("index":0)") + named("message_delta", R"("delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":4})");

std::unique_ptr<Relay> make(const char *provider, const char *client, bool includeUsage = true)
{
    return makeRelay(kit::dialectOf(provider), *findDialect(client), kit::options(provider, includeUsage));
}

bool has(const std::string &text, const std::string &part) { return text.find(part) != std::string::npos; }

} // namespace

class DialectStreamTest : public QObject {
    Q_OBJECT
private slots:
    void broken_data();
    void broken();
    void terminalPartWaits();
    void contentStarts();
    void stopAtLength();
    void breakOff();
    void afterTheEnd();
    void runaways();
    void jsonAnswerByTool();
    void renamedTools();
    void speed();
};

void DialectStreamTest::broken_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *provider, const std::string &bytes, int status) { QTest::newRow(name) << QString(provider) << QByteArray::fromStdString(bytes) << status; };
    row("nothing", "openai", "", 500);
    row("only [DONE]", "openai", done, 500);
    row("role, then the end", "openai", role, 500);
    row("[DONE] without a finish", "openai", role + chunk(R"({"content":"a"})") + done, 500);
    row("one choice of two unfinished", "openai", chunk(R"({"content":"a"})") + chunk(R"({"content":"b"})", "null", 1) + chunk("{}", "stop") + done, 500);
    row("no JSON", "openai", role + "data: hello\n\n", 502);
    row("a list", "openai", role + "data: []\n\n", 502);
    row("half a chunk", "openai", role + "data: {\"choices\":[{\n\n", 502);
    row("choices a text", "openai", role + "data: {\"choices\":\"x\"}\n\n", 502);
    row("bad UTF-8", "openai", role + chunk("{\"content\":\"\xff\"}"), 502);
    row("an error", "openai", role + "data: {\"error\":{\"message\":\"m\",\"code\":\"rate_limit_exceeded\"}}\n\n", 429);
    row("an error event", "openai", role + "event: error\ndata: {\"message\":\"m\"}\n\n", 500);
    row("an error first", "openrouter", "data: {\"error\":{\"message\":\"m\",\"code\":503}}\n\n", 503);
    row("finish_reason error", "openai", role + chunk("{}", "error") + done, 500);
    row("no resources", "deepseek", role + chunk("{}", "insufficient_system_resource") + done, 500);
    row("anthropic nothing", "anthropic", "", 500);
    row("anthropic no stop", "anthropic", start + text + stop, 500);
    row("anthropic stop without a reason", "anthropic", start + text + named("message_stop"), 500);
    row("anthropic stop without a start", "anthropic", stop + named("message_stop"), 500);
    row("anthropic error", "anthropic", start + named("error", R"("error":{"type":"rate_limit_error","message":"m"})"), 429);
    row("anthropic no type", "anthropic", start + "data: {}\n\n", 502);
    row("anthropic no JSON", "anthropic", start + "data: x\n\n", 502);
    row("whole, cut", "openai", R"({"id":"a","choices":[{"message":{"content":"x"}})", 502);
    row("whole error", "anthropic", R"({"type":"error","error":{"type":"overloaded_error","message":"m"}})", 529);
}

void DialectStreamTest::broken()
{
    QFETCH(QString, provider);
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    for (const char *client : {"openai", "anthropic"}) {
        const auto relayed = kit::relay(provider.toStdString(), client, bytes.toStdString());
        QVERIFY(relayed.refusal);
        QCOMPARE(relayed.refusal->status, status);
        QVERIFY(!relayed.isComplete);
        QVERIFY(!has(relayed.out, "[DONE]") && !has(relayed.out, "message_stop") && !has(relayed.out, "\"stop\"") && !has(relayed.out, "end_turn"));
    }
}

// What ends an answer goes out with end(), so that the ledger can be settled first.
void DialectStreamTest::terminalPartWaits()
{
    for (const char *client : {"openai", "anthropic"}) {
        const auto openai = make("openai", client);
        std::string out;
        QVERIFY(!openai->feed(role + chunk(R"({"content":"a"})") + chunk("{}", "stop") + R"(data: {"id":"c","choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2}})" + "\n\n" + done, out));
        QVERIFY(openai->isComplete());
        QVERIFY(!has(out, "\"stop\"") && !has(out, "DONE") && !has(out, "end_turn") && !has(out, "completion_tokens"));
        QVERIFY(openai->usage() && openai->usage()->output == 2);
        std::string end;
        QVERIFY(!openai->end(end));
        QVERIFY(has(end, client == std::string("openai") ? "\"finish_reason\":\"stop\"" : "\"stop_reason\":\"end_turn\""));

        const auto anthropic = make("anthropic", client);
        out.clear();
        QVERIFY(!anthropic->feed(start + text + stop + named("message_stop"), out));
        QVERIFY(anthropic->isComplete());
        QVERIFY(!has(out, "message_stop") && !has(out, "end_turn") && !has(out, "\"stop\""));
        end.clear();
        QVERIFY(!anthropic->end(end));
        QVERIFY(has(end, client == std::string("openai") ? "[DONE]" : "message_stop"));
    }
}

void DialectStreamTest::contentStarts()
{
    for (const char *client : {"openai", "anthropic"}) {
        const auto openai = make("openai", client);
        std::string out;
        for (const std::string &bytes : {std::string(": comment\n\n"), std::string(R"(data: {"choices":[],"prompt_filter_results":[]})" "\n\n"), role}) {
            QVERIFY(!openai->feed(bytes, out));
            QVERIFY(!openai->hasContent());
        }
        QVERIFY(!openai->feed(chunk(R"({"content":"a"})"), out));
        QVERIFY(openai->hasContent());
        QCOMPARE(openai->outputCount(), std::int64_t(1));

        const auto anthropic = make("anthropic", client);
        for (const std::string &bytes : {start, named("ping"), named("content_block_start", R"("index":0,"content_block":{"type":"text","text":""})")}) {
            QVERIFY(!anthropic->feed(bytes, out));
            QVERIFY(!anthropic->hasContent());
        }
        QVERIFY(!anthropic->feed(named("content_block_delta", R"("index":0,"delta":{"type":"thinking_delta","thinking":"h"})"), out));
        QVERIFY(anthropic->hasContent());
    }
}

void DialectStreamTest::stopAtLength()
{
    Usage used;
    used.input = 11;
    used.output = 22;
    for (const char *provider : {"openai", "anthropic"}) {
        for (const char *client : {"openai", "anthropic"}) {
            const auto relay = make(provider, client);
            std::string out;
            QVERIFY(!relay->feed(std::string_view(provider) == "openai" ? role + chunk(R"({"content":"Hi"})") : start + text, out));
            std::string end;
            relay->stopAtLength(used, end);
            QCOMPARE(relay->finish(), std::string("length"));
            if (std::string_view(client) == "openai") {
                QVERIFY2(has(end, R"("finish_reason":"length")") && has(end, R"("prompt_tokens":11,"completion_tokens":22)") && end.ends_with(done), end.c_str());
                continue;
            }
            QVERIFY2(end.starts_with("event: content_block_stop"), end.c_str());
            QVERIFY2(has(end, R"("stop_reason":"max_tokens")") && has(end, R"("output_tokens":22)") && has(end, "event: message_stop"), end.c_str());
        }
    }
    // before anything has come
    for (const char *client : {"openai", "anthropic"}) {
        const auto relay = make("openai", client, false);
        std::string out;
        relay->stopAtLength(used, out);
        QVERIFY2(std::string_view(client) == "openai" ? !has(out, "usage") && has(out, "\"length\"") : has(out, "message_start") && has(out, "max_tokens"), out.c_str());
    }
}

void DialectStreamTest::breakOff()
{
    Refusal why;
    why.status = 500;
    why.message = "cut";
    std::string out;
    make("openai", "openai")->breakOff(why, out);
    QCOMPARE(out, std::string("data: {\"error\":{\"message\":\"cut\",\"type\":\"internal_server_error\",\"param\":null,\"code\":\"500\"}}\n\n"));
    for (const char *provider : {"openai", "anthropic"}) {
        out.clear();
        make(provider, "anthropic")->breakOff(why, out);
        QCOMPARE(out, std::string("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"cut\"}}\n\n"));
    }
}

// Two finishes, and what comes after [DONE] or message_stop.
void DialectStreamTest::afterTheEnd()
{
    const auto twice = kit::relay("openai", "openai", role + chunk(R"({"content":"a"})") + chunk("{}", "stop") + chunk("{}", "length") + done + chunk(R"({"content":"late"})") + "data: rubbish\n\n");
    QVERIFY(!twice.refusal);
    QCOMPARE(twice.finish, std::string("stop"));
    QVERIFY(!has(twice.out, "length") && !has(twice.out, "late") && !has(twice.out, "rubbish"));
    const auto late = kit::relay("anthropic", "anthropic", start + text + stop + named("message_stop") + text + "data: rubbish\n\n");
    QVERIFY(!late.refusal);
    QVERIFY(!has(late.out, "rubbish"));
    // blank lines first, and a byte order mark that is none there: however they are cut
    const std::string marked = "\n\xef\xbb\xbf" + role + chunk(R"({"content":"a"})") + chunk("{}", "stop") + done;
    QCOMPARE(kit::relay("openai", "openai", marked).out, kit::relay("openai", "openai", marked, {1}).out);
    // a finish that was none: the answer goes on, and nothing is lost
    const auto on = kit::relay("openai", "openai", chunk(R"({"content":"a"})") + chunk("{}", "stop") + chunk(R"({"content":"b"})", "null", 1) + chunk("{}", "length", 1) + done);
    QVERIFY(!on.refusal);
    QVERIFY(on.out.find("\"stop\"") < on.out.find("\"b\"") && on.out.find("\"b\"") < on.out.find("\"length\""));
}

// What an upstream gone wrong may make us keep is bounded.
void DialectStreamTest::runaways()
{
    for (const char *client : {"openai", "anthropic"}) {
        const auto longEvent = make("openai", client);
        std::string out;
        std::optional<Refusal> refusal;
        for (int i = 0; i < 200 && !refusal; ++i)
            refusal = longEvent->feed((i ? "" : "data: \"") + std::string(100'000, 'x'), out);
        QVERIFY(refusal && refusal->status == 502);

        const auto choices = make("openai", client);
        refusal.reset();
        for (int i = 0; i < 10'000 && !refusal; ++i)
            refusal = choices->feed(chunk("{}", "null", i), out);
        QVERIFY(refusal && refusal->status == 502);

        const auto blocks = make("anthropic", client);
        QVERIFY(!blocks->feed(start, out));
        for (int i = 0; i < 20'000 && (i == 0 || !refusal); ++i) {
            refusal = blocks->feed(named("content_block_start", "\"index\":" + std::to_string(i) + R"(,"content_block":{"type":"text","text":""})"), out);
            out.clear();
        }
        QVERIFY(refusal && refusal->status == 502);
    }
    const auto tail = make("openai", "openai");
    std::string out;
    QVERIFY(!tail->feed(chunk("{}", "stop"), out));
    std::optional<Refusal> refusal;
    for (int i = 0; i < 200 && !refusal; ++i)
        refusal = tail->feed(chunk("{\"x\":\"" + std::string(100'000, 'x') + "\"}"), out);
    QVERIFY(refusal && refusal->status == 502);
}

// Where a JSON schema went up as a tool that must be called, the call comes back as the answer's text.
void DialectStreamTest::jsonAnswerByTool()
{
    const std::string openai = role + chunk(R"({"tool_calls":[{"index":0,"id":"t","type":"function","function":{"name":"json_tool_call","arguments":""}}]})")
        + chunk(R"({"tool_calls":[{"index":0,"function":{"arguments":"{\"a\":"}}]})") + chunk(R"({"content":null,"tool_calls":[{"index":0,"function":{"arguments":"1}"}}]})") + chunk("{}", "tool_calls") + done;
    const std::string anthropic = start + named("content_block_start", R"("index":0,"content_block":{"type":"tool_use","id":"t","name":"json_tool_call","input":{}})")
        + named("content_block_delta", R"("index":0,"delta":{"type":"input_json_delta","partial_json":"{\"a\":"})") + named("content_block_delta", R"("index":0,"delta":{"type":"input_json_delta","partial_json":"1}"})")
        + named("content_block_stop", R"("index":0)") + named("message_delta", R"("delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":4})") + named("message_stop");
    for (const auto &relayed : {kit::relay("groq", "openai", openai), kit::relay("anthropic", "openai", anthropic)}) {
        QVERIFY(!relayed.refusal);
        QVERIFY2(has(relayed.out, R"("content":"{\"a\":")") && has(relayed.out, R"("content":"1}")"), relayed.out.c_str());
        QVERIFY2(has(relayed.out, R"("finish_reason":"stop")") && !has(relayed.out, "json_tool_call") && !has(relayed.out, "\"tool_calls\":["), relayed.out.c_str());
        QCOMPARE(relayed.finish, std::string("stop"));
    }
    const auto whole = translateReply(*findDialect("openai"), *findDialect("openai"),
        R"({"id":"a","object":"chat.completion","created":1,"model":"x","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"t","type":"function","function":{"name":"json_tool_call","arguments":"{\"a\":1}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":1,"completion_tokens":1}})",
        kit::options("groq"));
    QVERIFY(whole && has(whole->body, R"("content":"{\"a\":1}","tool_calls":null)") && has(whole->body, R"("finish_reason":"stop")"));
    const auto claude = translateReply(*findDialect("anthropic"), *findDialect("openai"),
        R"({"id":"a","type":"message","content":[{"type":"tool_use","id":"t","name":"json_tool_call","input":{"a": 1.0}}],"stop_reason":"tool_use","usage":{"input_tokens":1,"output_tokens":1}})", kit::options("anthropic"));
    QVERIFY(claude && has(claude->body, R"("content":"{\"a\": 1.0}")") && has(claude->body, R"("finish_reason":"stop")"));
}

void DialectStreamTest::renamedTools()
{
    const std::map<std::string, std::string> renamed = {{"get_weather", "get.weather"}};
    ReplyOptions options = kit::options("anthropic");
    options.renamedTools = &renamed;
    const auto reply = translateReply(*findDialect("anthropic"), *findDialect("openai"), kit::readFile(SOURCE_DIR "/tests/data/tapes/anthropic_tools.json"), options);
    QVERIFY(reply && has(reply->body, "\"get.weather\""));
    const auto relay = makeRelay(*findDialect("anthropic"), *findDialect("openai"), options);
    std::string out;
    QVERIFY(!relay->feed(kit::tape("anthropic_tools"), out));
    QVERIFY(has(out, "\"get.weather\"") && !has(out, "\"get_weather\""));
}

void DialectStreamTest::speed()
{
    const auto relay = make("openai", "openai");
    const std::string bytes = R"(data: {"id":"chatcmpl-9","object":"chat.completion.chunk","created":1763700000,"model":"gpt-4o-mini-2024-07-18","system_fingerprint":"fp_1","choices":[{"index":0,"delta":{"content":" hello"},"logprobs":null,"finish_reason":null}],"usage":null})" "\n\n";
    std::string out;
    QBENCHMARK {
        out.clear();
        relay->feed(bytes, out);
    }
}

QTEST_APPLESS_MAIN(DialectStreamTest)
#include "dialect_stream_test.moc"
