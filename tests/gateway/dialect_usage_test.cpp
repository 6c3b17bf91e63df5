// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/gateway/dialect_kit.h"

using namespace portreeve;

namespace {

// What the reader should make of it: input, cache read, cache write, output, reasoning, suspect.
struct Row {
    const char *name, *usage;
    std::int64_t input, read, write, output, reasoning;
    bool suspect;
};

constexpr std::int64_t most = 1'000'000'000;     // of one kind
constexpr std::int64_t ours = 7;                 // our own count of the input, see the kit

// "Four words are here" is 19 bytes: 5 tokens by our count.
const Row openaiRows[] = {
    {"plain", R"({"prompt_tokens":10,"completion_tokens":4,"total_tokens":14})", 10, 0, 0, 4, 0, false},
    {"cached", R"({"prompt_tokens":10,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":6}})", 4, 6, 0, 4, 0, false},
    {"all cached", R"({"prompt_tokens":10,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":10}})", 0, 10, 0, 4, 0, false},
    {"more cached than there is", R"({"prompt_tokens":10,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":11}})", 0, 10, 0, 4, 0, true},
    {"negative cached", R"({"prompt_tokens":10,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":-3}})", 10, 0, 0, 4, 0, true},
    {"details null", R"({"prompt_tokens":10,"completion_tokens":4,"prompt_tokens_details":null,"completion_tokens_details":null})", 10, 0, 0, 4, 0, false},
    {"details a text", R"({"prompt_tokens":10,"completion_tokens":4,"prompt_tokens_details":"x"})", 10, 0, 0, 4, 0, false},
    {"written", R"({"prompt_tokens":10,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":2,"cache_write_tokens":3}})", 5, 2, 3, 4, 0, false},
    {"LiteLLM upstream", R"({"prompt_tokens":310,"completion_tokens":4,"cache_creation_input_tokens":200,"cache_read_input_tokens":100})", 10, 100, 200, 4, 0, false},
    {"reasoning inside", R"({"prompt_tokens":10,"completion_tokens":9,"total_tokens":19,"completion_tokens_details":{"reasoning_tokens":6}})", 10, 0, 0, 3, 6, false},
    {"reasoning outside", R"({"prompt_tokens":10,"completion_tokens":9,"total_tokens":25,"completion_tokens_details":{"reasoning_tokens":6}})", 10, 0, 0, 9, 6, false},
    {"more reasoning than output", R"({"prompt_tokens":10,"completion_tokens":9,"completion_tokens_details":{"reasoning_tokens":60}})", 10, 0, 0, 0, 9, true},
    {"negative reasoning", R"({"prompt_tokens":10,"completion_tokens":9,"completion_tokens_details":{"reasoning_tokens":-1}})", 10, 0, 0, 9, 0, true},
    {"negative prompt", R"({"prompt_tokens":-10,"completion_tokens":4})", ours, 0, 0, 4, 0, true},
    {"negative completion", R"({"prompt_tokens":10,"completion_tokens":-4})", 10, 0, 0, 5, 0, true},
    {"prompt missing", R"({"completion_tokens":4})", ours, 0, 0, 4, 0, true},
    {"completion missing", R"({"prompt_tokens":10})", 10, 0, 0, 5, 0, true},
    {"prompt null", R"({"prompt_tokens":null,"completion_tokens":4})", ours, 0, 0, 4, 0, true},
    {"prompt a text", R"({"prompt_tokens":"10","completion_tokens":4})", 10, 0, 0, 4, 0, true},
    {"prompt words", R"({"prompt_tokens":"many","completion_tokens":4})", ours, 0, 0, 4, 0, true},
    {"prompt a float", R"({"prompt_tokens":10.0,"completion_tokens":4})", 10, 0, 0, 4, 0, true},
    {"prompt a fraction", R"({"prompt_tokens":10.2,"completion_tokens":4})", 11, 0, 0, 4, 0, true},
    {"prompt with exponent", R"({"prompt_tokens":1e1,"completion_tokens":4})", 10, 0, 0, 4, 0, true},
    {"2^53 + 1", R"({"prompt_tokens":9007199254740993,"completion_tokens":4})", most, 0, 0, 4, 0, true},
    {"2^63", R"({"prompt_tokens":9223372036854775808,"completion_tokens":4})", most, 0, 0, 4, 0, true},
    {"-2^63", R"({"prompt_tokens":-9223372036854775808,"completion_tokens":4})", ours, 0, 0, 4, 0, true},
    {"1e400", R"({"prompt_tokens":1e400,"completion_tokens":4})", most, 0, 0, 4, 0, true},
    {"a list", R"([1,2])", ours, 0, 0, 5, 0, true},
    {"a text", R"("none")", ours, 0, 0, 5, 0, true},
    {"empty", R"({})", ours, 0, 0, 5, 0, true},
    {"prompt an object", R"({"prompt_tokens":{"a":1},"completion_tokens":4})", ours, 0, 0, 4, 0, true},
    {"zeros", R"({"prompt_tokens":0,"completion_tokens":0})", 0, 0, 0, 0, 0, false},
};

const Row anthropicRows[] = {
    {"plain", R"({"input_tokens":10,"output_tokens":4})", 10, 0, 0, 4, 0, false},
    {"cached is outside", R"({"input_tokens":10,"cache_read_input_tokens":100,"cache_creation_input_tokens":50,"output_tokens":4})", 10, 100, 50, 4, 0, false},
    {"one hour", R"({"input_tokens":10,"cache_creation_input_tokens":50,"cache_creation":{"ephemeral_1h_input_tokens":20},"output_tokens":4})", 10, 0, 30, 4, 0, false},
    {"more hours than there is", R"({"input_tokens":10,"cache_creation_input_tokens":5,"cache_creation":{"ephemeral_1h_input_tokens":20},"output_tokens":4})", 10, 0, 0, 4, 0, true},
    {"thinking", R"({"input_tokens":10,"output_tokens":9,"output_tokens_details":{"thinking_tokens":5}})", 10, 0, 0, 4, 5, false},
    {"negative", R"({"input_tokens":-1,"output_tokens":4})", ours, 0, 0, 4, 0, true},
    {"null output", R"({"input_tokens":10,"output_tokens":null})", 10, 0, 0, 5, 0, true},
    {"texts", R"({"input_tokens":"10","output_tokens":"4"})", 10, 0, 0, 4, 0, true},
    {"huge", R"({"input_tokens":10,"output_tokens":1e30})", 10, 0, 0, most, 0, true},
    {"no object", R"(7)", ours, 0, 0, 5, 0, true},
};

void check(const Row &row, const std::optional<Usage> &usage)
{
    QVERIFY2(usage, row.name);
    const std::string said = std::string(row.name) + ": " + std::to_string(usage->input) + " " + std::to_string(usage->cacheRead) + " "
        + std::to_string(usage->cacheWrite) + " " + std::to_string(usage->output) + " " + std::to_string(usage->reasoning) + " " + std::to_string(usage->suspect);
    QVERIFY2(usage->input == row.input && usage->cacheRead == row.read && usage->cacheWrite == row.write && usage->output == row.output
                 && usage->reasoning == row.reasoning && usage->suspect == row.suspect, said.c_str());
}

std::string openaiWhole(const std::string &usage)
{
    return R"({"id":"a","object":"chat.completion","created":1,"model":"x","choices":[{"index":0,"message":{"role":"assistant","content":"Four words are here"},"finish_reason":"stop"}])"
        + (usage.empty() ? "" : ",\"usage\":" + usage) + "}";
}

std::string anthropicWhole(const std::string &usage)
{
    return R"({"id":"a","type":"message","role":"assistant","model":"x","content":[{"type":"text","text":"Four words are here"}],"stop_reason":"end_turn","usage":)" + usage + "}";
}

std::string openaiStream(const std::vector<std::string> &usages)
{
    std::string bytes = R"(data: {"id":"a","object":"chat.completion.chunk","created":1,"model":"x","choices":[{"index":0,"delta":{"content":"Four words are here"},"finish_reason":null}]})" "\n\n"
                        R"(data: {"id":"a","object":"chat.completion.chunk","created":1,"model":"x","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})" "\n\n";
    for (const auto &usage : usages)
        bytes += R"(data: {"id":"a","object":"chat.completion.chunk","created":1,"model":"x","choices":[],"usage":)" + usage + "}\n\n";
    return bytes + "data: [DONE]\n\n";
}

} // namespace

class DialectUsageTest : public QObject {
    Q_OBJECT
private slots:
    void openai();
    void anthropic();
    void changing();
    void missing();
    void costs();
};

// Whole and streamed, for the same client and through the typed model: the same figures.
void DialectUsageTest::openai()
{
    for (const Row &row : openaiRows) {
        for (const char *client : {"openai", "anthropic"}) {
            const auto reply = translateReply(*findDialect("openai"), *findDialect(client), openaiWhole(row.usage), kit::options("openai"));
            QVERIFY2(reply, row.name);
            check(row, reply->usage);
            check(row, kit::relay("openai", client, openaiStream({row.usage})).usage);
        }
    }
}

void DialectUsageTest::anthropic()
{
    for (const Row &row : anthropicRows) {
        for (const char *client : {"openai", "anthropic"}) {
            const auto reply = translateReply(*findDialect("anthropic"), *findDialect(client), anthropicWhole(row.usage), kit::options("anthropic"));
            QVERIFY2(reply, row.name);
            check(row, reply->usage);
        }
    }
}

// Figures that come more than once: the last, but never less than before.
void DialectUsageTest::changing()
{
    const auto growing = kit::relay("openai", "openai", openaiStream({R"({"prompt_tokens":10,"completion_tokens":1})", R"({"prompt_tokens":10,"completion_tokens":4})"})).usage;
    QVERIFY(growing && growing->output == 4 && !growing->suspect);
    const auto shrinking = kit::relay("openai", "openai", openaiStream({R"({"prompt_tokens":10,"completion_tokens":4})", R"({"prompt_tokens":1,"completion_tokens":2})"})).usage;
    QVERIFY(shrinking && shrinking->input == 10 && shrinking->output == 4 && shrinking->suspect);
    const auto taken = kit::relay("openai", "openai", openaiStream({R"({"prompt_tokens":10,"completion_tokens":4})", "null"})).usage;
    QVERIFY(taken && taken->input == 10 && taken->output == 4);
    const auto anthropic = [](const char *first, const char *last) {
        return kit::relay("anthropic", "anthropic", "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"a\",\"model\":\"x\",\"usage\":" + std::string(first)
            + "}}\n\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":" + last + "}\n\ndata: {\"type\":\"message_stop\"}\n\n").usage;
    };
    const auto cumulative = anthropic(R"({"input_tokens":10,"output_tokens":1})", R"({"output_tokens":15})");
    QVERIFY(cumulative && cumulative->input == 10 && cumulative->output == 15 && !cumulative->suspect);
    const auto less = anthropic(R"({"input_tokens":10,"output_tokens":9})", R"({"input_tokens":2,"output_tokens":3})");
    QVERIFY(less && less->input == 10 && less->output == 9 && less->suspect);
}

// No usage at all: none is told to the ledger, the client has our count.
void DialectUsageTest::missing()
{
    const auto reply = translateReply(*findDialect("openai"), *findDialect("openai"), openaiWhole(""), kit::options("openai"));
    QVERIFY(reply && !reply->usage && reply->outputCount == 5);
    QVERIFY(reply->body.find(R"("usage":{"prompt_tokens":7,"completion_tokens":5,"total_tokens":12)") != std::string::npos);
    const auto null = translateReply(*findDialect("openai"), *findDialect("openai"), openaiWhole("null"), kit::options("openai"));
    QVERIFY(null && !null->usage && null->body.find(R"("usage":{"prompt_tokens":7)") != std::string::npos);
    const auto stream = kit::relay("openai", "openai", openaiStream({}));
    QVERIFY(!stream.usage && stream.outputCount == 5);
    QVERIFY(stream.out.find(R"("choices":[],"usage":{"prompt_tokens":7,"completion_tokens":5)") != std::string::npos);
}

// The provider's own figure, where its row says: dollars as nano-dollars, never through a double.
void DialectUsageTest::costs()
{
    const auto cost = [](const char *slug, const char *usage) {
        return translateReply(kit::dialectOf(slug), *findDialect("openai"), openaiWhole(usage), kit::options(slug))->usage->providerCost;
    };
    QCOMPARE(cost("openrouter", R"({"prompt_tokens":1,"completion_tokens":1,"cost":0.00049})"), std::optional<Nanos>(490'000));
    QCOMPARE(cost("openrouter", R"({"prompt_tokens":1,"completion_tokens":1,"cost":4.9e-05})"), std::optional<Nanos>(49'000));
    QCOMPARE(cost("openrouter", R"({"prompt_tokens":1,"completion_tokens":1,"cost":-1})"), std::optional<Nanos>());
    QCOMPARE(cost("openrouter", R"({"prompt_tokens":1,"completion_tokens":1,"cost":"1"})"), std::optional<Nanos>());
    QCOMPARE(cost("deepinfra", R"({"prompt_tokens":1,"completion_tokens":1,"estimated_cost":0.000001})"), std::optional<Nanos>(1000));
    QCOMPARE(cost("openai", R"({"prompt_tokens":1,"completion_tokens":1,"cost":1})"), std::optional<Nanos>());
    const auto deepseek = translateReply(*findDialect("openai"), *findDialect("openai"), openaiWhole(R"({"prompt_tokens":10,"completion_tokens":1,"prompt_cache_hit_tokens":8,"prompt_cache_miss_tokens":2})"), kit::options("deepseek"));
    QCOMPARE(deepseek->usage->cacheRead, std::int64_t(8));
    QCOMPARE(deepseek->usage->input, std::int64_t(2));
}

QTEST_APPLESS_MAIN(DialectUsageTest)
#include "dialect_usage_test.moc"
