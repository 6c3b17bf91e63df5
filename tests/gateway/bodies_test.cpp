// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <boost/json.hpp>

#include "gateway/base/json.h"
#include "gateway/dialects/stream_answer.h"
#include "gateway/sinks/bodies.h"
#include "ledger_fixture.h"

using namespace portreeve;

namespace {

std::string text(const json::value &value, std::initializer_list<const char *> path)
{
    const json::value *at = &value;
    for (const char *step : path) {
        if (at->is_array())
            at = &at->get_array().at(std::size_t(std::atoi(step)));
        else
            at = &at->get_object().at(step);
    }
    return at->is_string() ? std::string(at->get_string()) : json::serialize(*at);
}

constexpr const char *openaiStream =
    "data: {\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"Hel\"}}]}\n\n"
    "data: {\"id\":\"c-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"lo \\u00e9\"}}]}\n\n"
    "data: {\"id\":\"c-1\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"t1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\"\"}}]}}]}\n\n"
    "data: {\"id\":\"c-1\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\":1}\"}}]}}]}\n\n"
    "data: {\"id\":\"c-1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\n"
    "data: {\"id\":\"c-1\",\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":3,\"total_tokens\":8}}\n\n"
    "data: [DONE]\n\n";

constexpr const char *anthropicStream =
    "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m-1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"c\",\"content\":[],"
    "\"usage\":{\"input_tokens\":4,\"output_tokens\":1}}}\n\n"
    "event: ping\ndata: {\"type\": \"ping\"}\n\n"
    "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Good \"}}\n\n"
    "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"day\"}}\n\n"
    "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
    "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":2}}\n\n"
    "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

} // namespace

class BodiesTest : public QObject {
    Q_OBJECT
private slots:
    void streamsBecomeAnswers()
    {
        const auto openai = parseJson(answerOfStream(*findDialect("openai"), openaiStream));
        QVERIFY(bool(openai));
        QCOMPARE(text(*openai, {"choices", "0", "message", "content"}), std::string("Hello é"));
        QCOMPARE(text(*openai, {"choices", "0", "message", "tool_calls", "0", "function", "arguments"}), std::string("{\"a\":1}"));
        QCOMPARE(text(*openai, {"choices", "0", "finish_reason"}), std::string("tool_calls"));
        QCOMPARE(text(*openai, {"usage", "prompt_tokens"}), std::string("5"));
        const auto anthropic = parseJson(answerOfStream(*findDialect("anthropic"), anthropicStream));
        QVERIFY(bool(anthropic));
        QCOMPARE(text(*anthropic, {"content", "0", "text"}), std::string("Good day"));
        QCOMPARE(text(*anthropic, {"stop_reason"}), std::string("end_turn"));
        QCOMPARE(text(*anthropic, {"usage", "output_tokens"}), std::string("2"));
    }

    // Cut anywhere: never worse than nothing.
    void brokenStreams()
    {
        for (const auto &[dialect, stream] : {std::pair<const char *, std::string>{"openai", openaiStream}, {"anthropic", anthropicStream}}) {
            for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
                const std::string answer = answerOfStream(*findDialect(dialect), std::string_view(stream).substr(0, cut));
                QVERIFY(answer.empty() || parseJson(answer));
            }
        }
        const auto half = parseJson(answerOfStream(*findDialect("openai"), std::string_view(openaiStream).substr(0, 170)));
        QCOMPARE(text(*half, {"choices", "0", "message", "content"}), std::string("Hel"));
        QVERIFY(answerOfStream(*findDialect("openai"), "data: {\"error\":{\"message\":\"x\"}}\n\n").empty());
    }

    void sizes()
    {
        QCOMPARE(storableBody(""), std::string("{}"));
        QCOMPARE(storableBody(" {\"a\": 1} "), std::string(" {\"a\": 1} "));
        const std::string large = "{\"messages\":[{\"role\":\"user\",\"content\":\"" + std::string(100'000, 'x') + "\"}],\"model\":\"m\"}";
        QCOMPARE(storableBody(large), large);
        const std::string small = storableBody(large, 10'000);
        const auto value = parseJson(small);
        QVERIFY(value && small.size() < 10'000);
        QCOMPARE(text(*value, {"model"}), std::string("m"));
        QVERIFY(text(*value, {"messages", "0", "content"}).ends_with("(97952 bytes are left out)"));
        std::string many = "[1";
        for (int i = 0; i < 100'000; ++i)
            many += ",1";
        const auto cut = parseJson(storableBody(many + "]", 10'000));
        QVERIFY(cut && cut->is_string() && cut->get_string().size() < 10'000);
        for (const std::string &odd : {std::string("not json"), std::string("\xff\xfe{"), std::string("{\"a\":")})
            QVERIFY(parseJson(storableBody(odd))->is_string());
    }

    void comeBack()
    {
        TestDirectory directory;
        TestBooks books(directory);
        const Uuid first = books.ids.next(), second = books.ids.next();
        {
            Bodies bodies(*books.database);
            bodies.keep({first, "{\"model\":\"m\"}", openaiStream, findDialect("openai"), true});
            bodies.written();
            books.database->read([&](Connection &connection) {
                const auto body = storedBody(connection, first);
                QVERIFY(body.has_value());
                QCOMPARE(text(body->request, {"model"}), std::string("m"));
                QCOMPARE(text(body->response, {"choices", "0", "message", "content"}), std::string("Hello é"));
                QVERIFY(!storedBody(connection, second));
            });
            bodies.keep({second, "{}", "", findDialect("openai"), false});
        }                                                            // its end writes what waits
        books.database->read([&](Connection &connection) { QVERIFY(storedBody(connection, second).has_value()); });
    }

    void tooMuchIsDroppedAndCounted()
    {
        TestDirectory directory;
        TestBooks books(directory);
        Bodies bodies(*books.database);
        books.database->write([&](Connection &) {                    // nothing can be written meanwhile
            for (int i = 0; i < 60; ++i)
                bodies.keep({books.ids.next(), std::string(4u << 20, ' '), "", findDialect("openai"), false});
            QVERIFY(bodies.dropped() > 20);
        });
        bodies.written();
        const auto there = books.number("SELECT count(*) FROM bodies");
        QCOMPARE(there + std::int64_t(bodies.dropped()), std::int64_t(60));
    }
};

QTEST_APPLESS_MAIN(BodiesTest)
#include "bodies_test.moc"
