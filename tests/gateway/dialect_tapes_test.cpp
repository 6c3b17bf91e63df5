// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <set>

#include <QtTest>

#include <boost/json.hpp>

#include "gateway/base/json.h"
#include "gateway/base/sse.h"
#include "tests/gateway/dialect_kit.h"
#include "tests/support/results.h"

using namespace portreeve;

namespace {

struct Tape {
    const char *provider, *name;
    bool isError = false;
};

const Tape tapes[] = {{"openai", "openai_text"}, {"openai", "openai_tools"}, {"openai", "openai_refusal"}, {"openai", "openai_n2"},
    {"openai", "openai_function"}, {"openai", "bare_server"}, {"openai", "cr_only"}, {"openai", "openai_error", true}, {"azure", "azure_filters"},
    {"openrouter", "openrouter_reasoning"}, {"openrouter", "openrouter_error", true}, {"deepseek", "deepseek_reasoning"}, {"groq", "groq_usage"},
    {"mistral", "mistral_parts"}, {"perplexity", "perplexity_think"}, {"anthropic", "anthropic_text"}, {"anthropic", "anthropic_tools"},
    {"anthropic", "anthropic_thinking"}, {"anthropic", "anthropic_cache"}, {"anthropic", "anthropic_refusal"}, {"anthropic", "anthropic_citations"},
    {"anthropic", "anthropic_error", true}};
const char *const clients[] = {"openai", "anthropic"};

std::string nameOf(const Tape &tape, const char *client) { return std::string(tape.name) + " for " + client; }

// What a client has gathered at the end of a stream: the same words for a stream and a whole answer.
struct Gathered {
    std::string text, thinking, refusal, finish, signature, redacted;
    std::map<std::int64_t, std::vector<std::string>> tools;      // id, name, arguments
    std::int64_t input = -1, output = -1;
    bool operator==(const Gathered &) const = default;
};

std::string textAt(const json::value &value, std::string_view name)
{
    const json::value *found = value.is_object() ? value.get_object().if_contains(name) : nullptr;
    return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

void gatherBlocks(const json::value &holder, Gathered &into)
{
    const json::value *blocks = holder.get_object().if_contains("thinking_blocks");
    for (const auto &block : blocks && blocks->is_array() ? blocks->get_array() : json::array()) {
        into.signature += textAt(block, "signature");
        into.redacted += textAt(block, "data");
    }
}

// delta or message
void gatherOpenai(const json::value &piece, Gathered &into)
{
    into.text += textAt(piece, "content");
    into.thinking += textAt(piece, "reasoning_content");
    into.refusal += textAt(piece, "refusal");
    gatherBlocks(piece, into);
    const json::value *calls = piece.get_object().if_contains("tool_calls");
    std::int64_t place = 0;
    for (const auto &call : calls && calls->is_array() ? calls->get_array() : json::array()) {
        const json::value *index = call.get_object().if_contains("index");
        auto &tool = into.tools[index ? index->as_int64() : place++];
        tool.resize(3);
        const json::value function = call.get_object().contains("function") ? call.at("function") : json::value(json::object());
        tool[0] += textAt(call, "id");
        tool[1] += textAt(function, "name");
        tool[2] += textAt(function, "arguments");
    }
}

void gatherUsage(const json::value *usage, Gathered &into)
{
    if (!usage || !usage->is_object())
        return;
    const auto number = [&](const char *a, const char *b) {
        const json::value *found = usage->get_object().if_contains(a);
        found = found ? found : usage->get_object().if_contains(b);
        return found ? found->as_int64() : 0;
    };
    into.input = number("prompt_tokens", "input_tokens");
    into.output = number("completion_tokens", "output_tokens");
}

Gathered gatherOpenaiStream(const std::string &out)
{
    Gathered gathered;
    SseParser parser;
    parser.feed(out);
    SseEvent event;
    while (parser.next(event)) {
        if (event.data == "[DONE]")
            continue;
        const json::value chunk = json::parse(std::string(event.data));
        for (const auto &choice : chunk.at("choices").as_array()) {
            const json::value *index = choice.get_object().if_contains("index");
            if (index && index->as_int64() != 0)
                continue;
            gatherOpenai(choice.at("delta"), gathered);
            if (choice.at("finish_reason").is_string())
                gathered.finish = choice.at("finish_reason").as_string();
        }
        gatherUsage(chunk.get_object().if_contains("usage"), gathered);
    }
    return gathered;
}

Gathered gatherOpenaiWhole(const std::string &body)
{
    Gathered gathered;
    const json::value reply = json::parse(body);
    const json::value &choice = reply.at("choices").at(0);
    gatherOpenai(choice.at("message"), gathered);
    gathered.finish = choice.at("finish_reason").as_string();
    gatherUsage(reply.get_object().if_contains("usage"), gathered);
    return gathered;
}

void gatherBlock(const json::value &block, std::int64_t index, Gathered &into)
{
    into.text += textAt(block, "text");
    into.thinking += textAt(block, "thinking");
    into.signature += textAt(block, "signature");
    into.redacted += textAt(block, "data");
    if (textAt(block, "type") == "tool_use")
        into.tools[index] = {textAt(block, "id"), textAt(block, "name"), ""};
}

Gathered gatherAnthropicStream(const std::string &out)
{
    Gathered gathered;
    SseParser parser;
    parser.feed(out);
    SseEvent event;
    while (parser.next(event)) {
        const json::value value = json::parse(std::string(event.data));
        const std::string type = textAt(value, "type");
        if (type != event.type)
            throw std::runtime_error("the event's name is not its type");
        if (type == "content_block_start")
            gatherBlock(value.at("content_block"), value.at("index").as_int64(), gathered);
        if (type == "content_block_delta") {
            gatherBlock(value.at("delta"), 0, gathered);
            if (textAt(value.at("delta"), "type") == "input_json_delta")
                gathered.tools[value.at("index").as_int64()][2] += textAt(value.at("delta"), "partial_json");
        }
        if (type == "message_delta") {
            gathered.finish = textAt(value.at("delta"), "stop_reason");
            gatherUsage(value.get_object().if_contains("usage"), gathered);
        }
    }
    for (auto &tool : gathered.tools)
        tool.second[2] = json::serialize(json::parse(tool.second[2].empty() ? "{}" : tool.second[2]));
    return gathered;
}

Gathered gatherAnthropicWhole(const std::string &body)
{
    Gathered gathered;
    const json::value reply = json::parse(body);
    std::int64_t index = 0;
    for (const auto &block : reply.at("content").as_array()) {
        gatherBlock(block, index, gathered);
        if (textAt(block, "type") == "tool_use")
            gathered.tools[index][2] = json::serialize(block.at("input"));
        ++index;
    }
    gathered.finish = textAt(reply, "stop_reason");
    gatherUsage(reply.get_object().if_contains("usage"), gathered);
    return gathered;
}

std::string shown(const Gathered &gathered)
{
    std::string text = "text=" + gathered.text + " thinking=" + gathered.thinking + " refusal=" + gathered.refusal + " finish=" + gathered.finish
        + " signature=" + gathered.signature + " redacted=" + gathered.redacted + " usage=" + std::to_string(gathered.input) + "/" + std::to_string(gathered.output);
    for (const auto &[index, tool] : gathered.tools)
        text += " tool " + std::to_string(index) + "=" + tool[0] + " " + tool[1] + " " + tool[2];
    return text;
}

} // namespace

class DialectTapesTest : public QObject {
    Q_OBJECT
private slots:
    void golden();
    void cutEverywhere();
    void truncatedIsNeverComplete();
    void usageOnlyWhereAsked();
    void wholeEqualsStream();
    void wholeAnswerToAStream();
};

void DialectTapesTest::golden()
{
    for (const Tape &tape : tapes) {
        for (const char *client : clients) {
            const auto relayed = kit::relay(tape.provider, client, kit::tape(tape.name));
            const auto expected = kit::readFile(std::string(SOURCE_DIR "/tests/data/tapes/") + tape.name + ".to_" + client);
            QVERIFY2(!expected.empty(), tape.name);
            QCOMPARE(QByteArray::fromStdString(relayed.out), QByteArray::fromStdString(expected));
            QVERIFY2(bool(relayed.refusal) == tape.isError, tape.name);
        }
    }
}

// How the provider's bytes are cut makes no difference to the client's.
void DialectTapesTest::cutEverywhere()
{
    Proof proof("S2");
    for (const Tape &tape : tapes) {
        const std::string bytes = kit::tape(tape.name);
        for (const char *client : clients) {
            const std::string whole = kit::relay(tape.provider, client, bytes).out;
            for (std::size_t cut = 1; cut < bytes.size(); ++cut)
                QVERIFY2(kit::relay(tape.provider, client, bytes, {cut, bytes.size()}).out == whole, (nameOf(tape, client) + " cut at " + std::to_string(cut)).c_str());
            for (const std::size_t size : {1, 2, 3, 7, 16, 61})
                QVERIFY2(kit::relay(tape.provider, client, bytes, {size}).out == whole, (nameOf(tape, client) + " in pieces of " + std::to_string(size)).c_str());
        }
    }
}

// However early a stream ends: no terminator goes out, and end() refuses. Only an OpenAI stream that has had its every
// finish_reason may do without what follows.
void DialectTapesTest::truncatedIsNeverComplete()
{
    Proof proof("S1");
    for (const Tape &tape : tapes) {
        const std::string bytes = kit::tape(tape.name);
        const bool isAnthropic = std::string_view(tape.provider) == "anthropic";
        for (const char *client : clients) {
            for (std::size_t size = 0; size < bytes.size(); ++size) {
                const auto relayed = kit::relay(tape.provider, client, std::string_view(bytes).substr(0, size));
                const auto rest = bytes.substr(size);
                const bool hasMoreToCome = isAnthropic ? rest.find("message_stop") != std::string::npos || rest.size() > 1
                                                       : rest.find("finish_reason\":\"") != std::string::npos || tape.isError;
                if (!hasMoreToCome)
                    continue;
                const std::string where = nameOf(tape, client) + " cut at " + std::to_string(size);
                QVERIFY2(relayed.refusal, where.c_str());
                QVERIFY2(!relayed.isComplete, where.c_str());
                QVERIFY2(relayed.out.find("[DONE]") == std::string::npos && relayed.out.find("message_stop") == std::string::npos, where.c_str());
                QVERIFY2(relayed.out.find("\"error\":{\"") != std::string::npos, where.c_str());
            }
        }
    }
}

void DialectTapesTest::usageOnlyWhereAsked()
{
    for (const Tape &tape : tapes) {
        if (tape.isError)
            continue;
        const auto without = kit::relay(tape.provider, "openai", kit::tape(tape.name), {}, false);
        const auto with = kit::relay(tape.provider, "openai", kit::tape(tape.name), {}, true);
        SseParser parser;
        parser.feed(without.out);
        SseEvent event;
        while (parser.next(event))
            QVERIFY2(event.data == "[DONE]" || !json::parse(std::string(event.data)).as_object().contains("usage"), tape.name);
        // asked for: the last chunk before [DONE], with no choices
        const std::string end = with.out.substr(with.out.rfind("data: {"));
        const json::value last = json::parse(end.substr(6, end.find("\n\n") - 6));
        QVERIFY2(last.at("choices").as_array().empty() && last.at("usage").is_object(), tape.name);
        QVERIFY2(with.out.ends_with("data: [DONE]\n\n"), tape.name);
        // every chunk says finish_reason, null until the last; one id throughout
        int finishes = 0;
        std::set<std::string> ids;
        SseParser again;
        again.feed(with.out);
        while (again.next(event)) {
            if (event.data == "[DONE]")
                continue;
            const json::value chunk = json::parse(std::string(event.data));
            if (!textAt(chunk, "id").empty())
                ids.insert(textAt(chunk, "id"));
            for (const auto &choice : chunk.at("choices").as_array())
                finishes += choice.at("finish_reason").is_string();
            QVERIFY2(textAt(chunk, "model") == "our-model", tape.name);
        }
        QCOMPARE(ids.size(), std::size_t(1));
        QCOMPARE(finishes, std::string_view(tape.name) == "openai_n2" ? 2 : 1);
    }
}

void DialectTapesTest::wholeEqualsStream()
{
    int compared = 0;
    for (const Tape &tape : tapes) {
        const std::string whole = kit::readFile(std::string(SOURCE_DIR "/tests/data/tapes/") + tape.name + ".json");
        if (whole.empty())
            continue;
        for (const char *client : clients) {
            const auto reply = translateReply(kit::dialectOf(tape.provider), *findDialect(client), whole, kit::options(tape.provider));
            QVERIFY2(reply, tape.name);
            const auto relayed = kit::relay(tape.provider, client, kit::tape(tape.name));
            const bool isOpenai = std::string_view(client) == "openai";
            const Gathered fromWhole = isOpenai ? gatherOpenaiWhole(reply->body) : gatherAnthropicWhole(reply->body);
            Gathered fromStream = isOpenai ? gatherOpenaiStream(relayed.out) : gatherAnthropicStream(relayed.out);
            if (fromWhole.input >= 0 && std::string_view(client) == "anthropic" && fromStream.input == 0)
                fromStream.input = fromWhole.input;          // Anthropic's own message_delta may leave the input out
            if (isOpenai) {
                Gathered tidy = fromStream;
                for (auto &tool : tidy.tools)
                    tool.second[2] = json::serialize(json::parse(tool.second[2]));
                Gathered other = fromWhole;
                for (auto &tool : other.tools)
                    tool.second[2] = json::serialize(json::parse(tool.second[2]));
                QCOMPARE(QString::fromStdString(shown(tidy)), QString::fromStdString(shown(other)));
            } else {
                QCOMPARE(QString::fromStdString(shown(fromStream)), QString::fromStdString(shown(fromWhole)));
            }
            QCOMPARE(reply->finish, relayed.finish);
            QCOMPARE(reply->replyId.empty(), relayed.replyId.empty());
            QVERIFY(reply->usage && relayed.usage);
            QCOMPARE(reply->usage->prompt(), relayed.usage->prompt());
            QCOMPARE(reply->usage->completion(), relayed.usage->completion());
            ++compared;
        }
    }
    QCOMPARE(compared, 20);
}

// A provider that answers whole although a stream was asked for: the client has its stream, and the same words.
void DialectTapesTest::wholeAnswerToAStream()
{
    for (const Tape &tape : tapes) {
        const std::string whole = kit::readFile(std::string(SOURCE_DIR "/tests/data/tapes/") + tape.name + ".json");
        if (whole.empty())
            continue;
        for (const std::size_t size : {std::size_t(1), std::size_t(50), whole.size()}) {
            const auto relayed = kit::relay(tape.provider, "openai", "\n\n" + whole, {size});
            QVERIFY2(!relayed.refusal, tape.name);
            const auto reply = translateReply(kit::dialectOf(tape.provider), *findDialect("openai"), whole, kit::options(tape.provider));
            QCOMPARE(QString::fromStdString(shown(gatherOpenaiStream(relayed.out))), QString::fromStdString(shown(gatherOpenaiWhole(reply->body))));
            const auto cut = kit::relay(tape.provider, "openai", std::string_view(whole).substr(0, whole.size() / 2), {size});
            QVERIFY2(cut.refusal && cut.refusal->status == 502, tape.name);
        }
    }
}

QTEST_APPLESS_MAIN(DialectTapesTest)
#include "dialect_tapes_test.moc"
