// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "gateway/base/json.h"
#include "gateway/dialects/long_answer.h"

using namespace portreeve;

namespace {

const Provider provider;

ReplyOptions optionsFor(Operation operation = Operation::Chat)
{
    ReplyOptions options;
    options.publicModel = "mine \"quoted\"";
    options.provider = &provider;
    options.operation = operation;
    options.inputCount = 9;
    return options;
}

std::unique_ptr<LongAnswer> answerOf(const char *dialect, const ReplyOptions &options)
{
    return LongAnswer::make(*findDialect(dialect), *findDialect(dialect), options);
}

// Fed in pieces of this size.
std::string passed(LongAnswer &answer, std::string_view text, std::size_t piece)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += piece)
        answer.feed(text.substr(at, piece), out);
    return out;
}

constexpr std::string_view chat = " { \"id\" : \"chat\\u002d1\", \"object\":\"chat.completion\",\n"
    " \"model\" : \"theirs, {\\\"model\\\":\\\"x\\\"}\" , \"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"say \\\"usage\\\":{\\\"prompt_tokens\\\":99} and \\\\\",\"model\":\"inner\"},\"logprobs\":null}],\n"
    " \"model_x\":[1,2,{\"usage\":{\"prompt_tokens\":7}}], \"usage\":{\"prompt_tokens\":12,\"completion_tokens\":5,\"total_tokens\":17,\"prompt_tokens_details\":{\"cached_tokens\":2}}, \"service_tier\":\"default\"} ";

} // namespace

class LongAnswerTest : public QObject {
    Q_OBJECT
private slots:
    void cutAnywhere()
    {
        std::string expected(chat);
        const std::string theirs = "\"theirs, {\\\"model\\\":\\\"x\\\"}\" ";
        expected.replace(expected.find(theirs), theirs.size(), "\"mine \\\"quoted\\\"\"");
        for (std::size_t piece = 1; piece <= chat.size(); ++piece) {
            const auto answer = answerOf("openai", optionsFor());
            QCOMPARE(passed(*answer, chat, piece), expected);
            QVERIFY(answer->isComplete());
            QCOMPARE(answer->replyId(), std::string("chat-1"));
            QVERIFY(answer->usage().has_value());
            QCOMPARE(answer->usage()->prompt(), 12);
            QCOMPARE(answer->usage()->cacheRead, 2);
            QCOMPARE(answer->usage()->output, 5);
        }
    }

    void anthropic()
    {
        const auto answer = answerOf("anthropic", optionsFor());
        const std::string out = passed(*answer, "{\"id\":\"m1\",\"type\":\"message\",\"model\":\"c\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}],\"usage\":{\"input_tokens\":3,\"output_tokens\":4}}", 7);
        QVERIFY(out.find("\"model\":\"mine \\\"quoted\\\"\",\"content\"") != std::string::npos);
        QCOMPARE(answer->usage()->input, 3);
        QCOMPARE(answer->usage()->output, 4);
    }

    void otherDialectsMustBeHeld()
    {
        QVERIFY(!LongAnswer::make(*findDialect("openai"), *findDialect("anthropic"), optionsFor()));
        QVERIFY(LongAnswer::make(*findDialect("azure"), *findDialect("openai"), optionsFor()));
    }

    void incomplete()
    {
        for (std::size_t size = 0; size + 2 < chat.size(); ++size) {
            const auto answer = answerOf("openai", optionsFor());
            passed(*answer, chat.substr(0, size), 50);
            QVERIFY2(!answer->isComplete(), QByteArray::number(qulonglong(size)).constData());
        }
    }

    void withoutUsage()
    {
        const auto answer = answerOf("openai", optionsFor());
        passed(*answer, "{\"model\":\"m\",\"choices\":[],\"usage\":null}", 3);
        QVERIFY(answer->isComplete() && !answer->usage());
        QCOMPARE(answer->outputCount(), 10);
        const auto embeddings = answerOf("openai", optionsFor(Operation::Embeddings));
        QCOMPARE(passed(*embeddings, "{\"object\":\"list\",\"data\":[],\"model\":\"m\",\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}", 5),
                 std::string("{\"object\":\"list\",\"data\":[],\"model\":\"mine \\\"quoted\\\"\",\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}"));
        QCOMPARE(embeddings->usage()->prompt(), 8);
        QCOMPARE(embeddings->outputCount(), 0);
    }

    // What is no answer passes through unharmed, and memory stays bounded.
    void oddities()
    {
        for (const std::string_view odd : {std::string_view("[\"model\",\"x\"]"), std::string_view("}}}{"), std::string_view("\"a\""), std::string_view("{\"model\":{\"a\":1},\"b\":2}"),
                                           std::string_view("{\"model\":null}"), std::string_view("{\"mod\\u0065l\":\"theirs\"}")}) {
            const auto answer = answerOf("openai", optionsFor());
            QCOMPARE(passed(*answer, odd, 2), std::string(odd));
        }
        const auto answer = answerOf("openai", optionsFor());
        passed(*answer, "{\"usage\":{\"prompt_tokens\":1" + std::string(1'000'000, ' ') + "}}", 4096);
        QVERIFY(answer->isComplete() && !answer->usage());
    }

    void speed()
    {
        const std::string text = "{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"" + std::string(4u << 20, 'x') + "\"}}]}";
        QBENCHMARK {
            const auto answer = answerOf("openai", optionsFor());
            QVERIFY(passed(*answer, text, 65536).size() > text.size());
        }
    }
};

QTEST_APPLESS_MAIN(LongAnswerTest)
#include "long_answer_test.moc"
