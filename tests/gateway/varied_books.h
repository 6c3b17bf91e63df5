// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Books with requests of every kind, and filters by chance to hold against them.
#include <QtTest>

#include <algorithm>
#include <random>
#include <set>

#include "gateway/base/text.h"
#include "gateway/sinks/ledger_books.h"
#include "gateway/sinks/passing_query.h"
#include "gateway/sinks/request_queries.h"
#include "gateway/sinks/request_series.h"
#include "gateway/sinks/request_sums.h"
#include "gateway/sinks/spend_reader.h"
#include "ledger_fixture.h"

using namespace portreeve;

namespace varied {

using Dice = std::mt19937_64;

template <class T>
const T &oneOf(Dice &dice, const std::vector<T> &of) { return of[dice() % of.size()]; }

inline RequestFilter parsed(const std::string &text)
{
    auto either = parseRequestFilter(text);
    if (const auto *fault = std::get_if<FilterFault>(&either))
        qFatal("%s: %s", text.c_str(), fault->message.c_str());
    return std::get<RequestFilter>(std::move(either));
}

// Books with requests of every kind, by chance; their rows as the matcher sees them.
// In seconds after the books begin; 0: open.
inline TimeWindow windowOf(qint64 from, qint64 before)
{
    TimeWindow window;
    if (from)
        window.from = HandClock::start + from * microsPerSecond;
    if (before)
        window.before = HandClock::start + before * microsPerSecond;
    return window;
}

struct VariedBooks : TestBooks {
    VariedBooks(const TestDirectory &in, int count, std::uint64_t seed) : TestBooks(in), dice(seed)
    {
        openLedger();
        for (int i = 0; i < count; ++i)
            add(i);
        ledger->drained();
        database->read([&](Connection &connection) {
            auto found = connection.prepare(std::string(SpendReader::select()) + " ORDER BY r.id");
            SpendReader reader(connection);
            while (found.step())
                rows.push_back(reader.row(found));
            for (auto &row : rows)
                reader.readAttempts(row);
        });
    }

    void add(int number)
    {
        clock.advance(Micros(dice() % (20 * microsPerSecond)));
        auto x = exchange(dice() % 12 ? keyWith(int(dice() % 4)) : nullptr);
        x.modelAsked = oneOf<std::string>(dice, {"gpt-4o", "GPT-4o", "claude", "mini?", "a[b]c", "st*r"});
        x.modelGroup = x.modelAsked == "GPT-4o" ? "gpt-4o" : x.modelAsked;
        x.stream = dice() % 2;
        x.dialect = oneOf<std::string>(dice, {"openai", "anthropic"});
        x.operation = dice() % 5 ? Operation::Chat : Operation::Embeddings;
        x.route = oneOf<std::string>(dice, {"/v1/chat/completions", "/v1/messages"});
        x.remoteAddress = oneOf<std::string>(dice, {"10.0.0.1", "10.0.0.2", ""});
        x.userAgent = oneOf<std::string>(dice, {"curl/8", "OpenAI/Python", ""});
        x.sessionId = oneOf<std::string>(dice, {"", "S1", "s1", "session-two"});
        x.endUser = oneOf<std::string>(dice, {"", "Kund\xc3\xa9", "customer 1", "100%"});
        x.tags = oneOf<TextList>(dice, {{}, {"env:prod"}, {"env=dev", "Night ly"}, {"a\"b", "x,y"}, {"env:prod", "night ly", "[x]"}});
        x.clientCallId = dice() % 6 ? "" : "Req-" + std::to_string(dice() % 40);
        if (dice() % 10 == 0) {
            refuse(x, 429, "rate_limit_error", "Too many. 100% used [of] it");
            ledger->close(0, x);
            return;
        }
        addAttempt(x, 4000, targetOf(int(dice() % 3)));
        if (ledger->hold(0, x))
            qFatal("no hold");
        if (dice() % 8 == 0)
            retry(x);
        end(x, number);
        ledger->close(0, x);
    }

    static std::shared_ptr<const Key> keyWith(int number)
    {
        auto key = std::make_shared<Key>(*testKey(number));
        if (number == 3)
            key->keyAlias = key->teamId = std::nullopt;
        return key;
    }

    static std::shared_ptr<const Target> targetOf(int number) { return testTarget("deployment-" + std::to_string(number), number ? "model-" + std::to_string(number) : "GPT-4o-2024"); }

    static void refuse(Exchange &x, int status, const std::string &type, const std::string &message)
    {
        x.status = status;
        x.refusal = Refusal{status, type, message, std::nullopt, std::to_string(status), {}, {}, {}};
        x.duration = 900;
    }

    void retry(Exchange &x)
    {
        Attempt &first = x.attempts.back();
        first.state = State::Void;
        first.status = 503;
        first.errorClass = "ServiceUnavailableError";
        first.errorMessage = "overloaded";
        ledger->settle(0, x);
        ++(dice() % 2 ? x.retries : x.fallbacks);
        addAttempt(x, 4000, targetOf(int(dice() % 3)));
        if (ledger->hold(0, x))
            qFatal("no hold");
    }

    void end(Exchange &x, int number)
    {
        succeed(x, Nanos(dice() % 5) * 30'000'000, std::int64_t(dice() % 20'000), std::int64_t(dice() % 900));
        Attempt &attempt = x.attempts.back();
        attempt.usage.cacheRead = dice() % 3 ? 0 : std::int64_t(dice() % 2000);
        attempt.usage.reasoning = dice() % 4 ? 0 : std::int64_t(dice() % 500);
        attempt.replyId = "chatcmpl-Ab" + std::to_string(number);
        if (dice() % 7 == 0)
            attempt.cost.reset();
        x.duration = Micros(dice() % (4 * microsPerSecond));
        x.firstByte = dice() % 5 ? x.duration / 3 : 0;
        if (dice() % 6)
            return;
        attempt.state = State::Void;
        attempt.usage = {};
        attempt.errorClass = "InternalServerError";
        refuse(x, oneOf<int>(dice, {500, 502, 400}), "InternalServerError", "it Broke: " + std::to_string(number % 7));
    }

    Dice dice;
    std::vector<SpendRow> rows;
};

// A term that is well-formed, of values that are there as well as of others.
inline std::string someTerm(Dice &dice, const std::vector<SpendRow> &rows)
{
    const auto fields = requestFields();
    const RequestField &field = fields[dice() % fields.size()];
    const SpendRow &row = oneOf(dice, rows);
    const std::string name = field.name;
    if (dice() % 9 == 0)
        return "has:" + name;
    if (dice() % 12 == 0)
        return oneOf<std::string>(dice, {"broke", "\"night ly\"", "100%", "openai", "\"[x]\"", "req-1", "a\\b", "key", row.callId.text().substr(4, 9), "019"});
    if (name == "tag" && dice() % 3 == 0)
        return oneOf<std::string>(dice, {"tag.env:prod", "tag.env:*", "has:tag.env", "tag.ENV:dev"});
    if (field.kind == FieldKind::Bool)
        return name + (dice() % 2 ? ":yes" : ":no");
    if (field.kind == FieldKind::Status)
        return name + ":" + oneOf<std::string>(dice, {"200", "ok", "error", "5xx", "400..502", ">=500", "(429 OR ok)", "<300", "299"});
    if (field.kind != FieldKind::Text) {
        const auto value = field.number(row).value_or(0) / std::max<std::int64_t>(1, plainScale(field));
        const std::string number = std::to_string(value), other = std::to_string(value + std::int64_t(dice() % 3));
        return name + ":" + oneOf<std::string>(dice, {">" + number, ">=" + number, "<" + number, "<=" + number, "=" + number, number, number + ".." + other,
                                                      "(" + number + " OR >" + other + ".5)"});
    }
    const auto texts = field.texts(row);
    std::string text = oneOf(dice, texts.empty() ? std::vector<std::string>{"none"} : texts);
    if (text.empty() || dice() % 8 == 0)
        text = oneOf<std::string>(dice, {"nobody", "*o*", "a[b]c", "mini?", "*", "?*", "*[*", "gpt*"});
    else if (dice() % 3 == 0)
        text = text.substr(0, 1 + dice() % text.size()) + "*";
    if (text.find_first_of(" \"\\()<>=\xc3\xa9") != std::string::npos) {
        std::string escaped;
        for (const char c : text)
            escaped += (c == '"' || c == '\\' ? "\\" : "") + std::string(1, c);
        text = "\"" + escaped + "\"";
        if (!isUtf8(text))
            text = "\"cut\"";
    }
    return name + ":" + (dice() % 4 ? text : "(" + text + " OR other)");
}

RequestSort sortOf(int number) { return RequestSort(number); }

} // namespace varied
