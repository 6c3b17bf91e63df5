// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <QtTest>

#include "gateway/sinks/ledger_bins.h"
#include "gateway/sinks/ledger_books.h"
#include "gateway/sinks/ledger_detail.h"
#include "gateway/sinks/ledger_filter.h"
#include "gateway/sinks/ledger_frames.h"
#include "gateway/sinks/ledger_words.h"
#include "ledger_fixture.h"

using namespace portreeve;

namespace {

struct RequestRow {
    std::map<std::string, std::string> columns;
    RowDetail detail;
    std::string operator[](const std::string &name) const { return columns.at(name); }
};

// The newest request, numbers of words as their texts.
RequestRow newest(TestBooks &books)
{
    books.ledger->drained();
    RequestRow row;
    books.database->read([&](Connection &connection) {
        auto found = connection.prepare("SELECT r.*, g.text AS group_text, m.text AS model_text, d.text AS deployment_text, p.text AS provider_text,"
                                        " t.text AS route_text, e.text AS class_text, o.token, o.alias, o.user_id, o.team_id FROM requests AS r"
                                        " LEFT JOIN words AS g ON g.id = r.model_group LEFT JOIN words AS m ON m.id = r.model"
                                        " LEFT JOIN words AS d ON d.id = r.deployment LEFT JOIN words AS p ON p.id = r.provider"
                                        " LEFT JOIN words AS t ON t.id = r.route LEFT JOIN words AS e ON e.id = r.error_class"
                                        " LEFT JOIN owners AS o ON o.id = r.owner ORDER BY r.id DESC LIMIT 1");
        if (!found.step())
            return;
        for (int i = 0; i < found.columns(); ++i) {
            row.columns[found.columnName(i)] = found.text(i);
            if (found.columnName(i) == "detail")
                readDetail(found.view(i), row.detail);
        }
    });
    return row;
}

void complete(TestBooks &books, Exchange &x)
{
    QVERIFY(!books.ledger->hold(0, x));
    TestBooks::succeed(x);
    books.ledger->close(0, x);
}

} // namespace

class LedgerRowsTest : public QObject {
    Q_OBJECT

private slots:
    // A key with a new secret is charged where it was before; its rows name the secret they came with.
    void spendGoesOnUnderTheFirstToken()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        auto key = std::make_shared<Key>(*testKey(1));
        key->firstToken = testKey(2)->token;
        for (int i = 0; i < 2; ++i) {
            auto x = books.exchange(i ? key : testKey(2));
            books.addAttempt(x);
            complete(books, x);
            books.clock.advance(microsPerSecond);
        }
        QCOMPARE(newest(books)["token"], key->token);
        QCOMPARE(books.number("SELECT count(*) FROM spends"), 1);
        QCOMPARE(books.number("SELECT spent FROM spends WHERE scope = 'key/" + *key->firstToken + "'"), 6000);
    }

    void lastUseOfEachOwner()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        std::vector<Micros> starts;
        for (const int key : {1, 2, 1}) {
            auto x = books.exchange(testKey(key));
            starts.push_back(x.admittedAt);
            books.addAttempt(x);
            complete(books, x);
            books.clock.advance(17 * 60 * microsPerSecond);
        }
        const auto lastOf = [&](int key) {
            return books.number("SELECT last_used FROM owner_use JOIN owners ON owners.id = owner WHERE token = '" + testKey(key)->token + "'");
        };
        books.ledger->drained();
        QCOMPARE(lastOf(1), starts[2]);
        QCOMPARE(lastOf(2), starts[1]);
    }

    void aPlainSuccessIsOneRow()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        auto x = books.exchange();
        x.endUser = "alice";
        x.sessionId = "session 1";
        x.tags = {"red", "\"blue\""};
        x.metadata = "{\"a\":1}";
        x.stream = true;
        books.addAttempt(x);
        complete(books, x);
        const auto row = newest(books);
        QCOMPARE(row["token"], x.key->token);
        QCOMPARE(row["alias"], std::string("key 1"));
        QCOMPARE(row["user_id"], std::string("user-1"));
        QCOMPARE(row["team_id"], std::string("team-1"));
        QCOMPARE(row["cost"], std::string("3000"));
        QCOMPARE(row["prompt"], std::string("11"));
        QCOMPARE(row["completion"], std::string("7"));
        QCOMPARE(row["status"], std::string("200"));
        QCOMPARE(row["flags"], std::string("1"));
        QCOMPARE(row["started"], std::to_string(x.admittedAt));
        QCOMPARE(row["duration"], std::string("260000"));
        QCOMPARE(row["ttft"], std::string("90000"));
        QCOMPARE(row["group_text"], std::string("gpt-4o-mini"));
        QCOMPARE(row["deployment_text"], std::string("deployment-1"));
        QCOMPARE(row["provider_text"], std::string("openai"));
        QCOMPARE(row["route_text"], std::string("/v1/chat/completions"));
        QCOMPARE(row["end_user"], std::string("alice"));
        QCOMPARE(row["session_id"], std::string("session 1"));
        QCOMPARE(row["tags"], std::string("[\"red\",\"\\\"blue\\\"\"]"));
        QCOMPARE(row["metadata"], std::string("{\"a\":1}"));
        QCOMPARE(row["reply_id"], x.attempts[0].replyId);
        QCOMPARE(row["error_message"], std::string());
        QVERIFY(row.detail.state == State::Settled && row.detail.basis == Basis::Provider);
        QCOMPARE(row.detail.held, 4000);
        QCOMPARE(row.detail.heldSequence, 1u);
        QCOMPARE(row.detail.settledSequence, 2u);
        QCOMPARE(row.detail.attempts, 1);
        QVERIFY(row.detail.attempt == x.attempts[0].id);
        QCOMPARE(row.detail.parts.input, 1000);
        QCOMPARE(books.number("SELECT count(*) FROM attempts"), 0);
        QCOMPARE(books.number("SELECT spent FROM spends"), 3000);
        QCOMPARE(books.ledger->holdsOpen(), 0u);
    }

    // A fallback: the first attempt failed, the second answered. Its money is the request's, and each has a row.
    void everyAttemptHasARowWhereThereWereSeveral()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        auto x = books.exchange();
        books.addAttempt(x, 4000, testTarget("first"));
        QVERIFY(!books.ledger->hold(0, x));
        Attempt &failed = x.attempts.back();
        failed.state = State::Settled;
        failed.basis = Basis::Counted;
        failed.cost = Cost{500, 500, 0, 0, 0, 0, 0};
        failed.usage.input = 5;
        failed.errorClass = "Timeout";
        failed.errorMessage = "no answer with sk-abcdefghijklmnop";
        books.ledger->settle(0, x);
        books.addAttempt(x, 4000, testTarget("second", "gpt-4.1"));
        QVERIFY(!books.ledger->hold(0, x));
        TestBooks::succeed(x);
        x.fallbacks = 1;
        books.ledger->close(0, x);
        const auto row = newest(books);
        QCOMPARE(row["cost"], std::string("3500"));
        QCOMPARE(row["prompt"], std::string("16"));
        QCOMPARE(row["model_text"], std::string("gpt-4.1"));
        QCOMPARE(row["flags"], std::to_string(flag::hasAttempts));
        QCOMPARE(row.detail.fallbacks, 1);
        QCOMPARE(row.detail.attempts, 2);
        QCOMPARE(books.number("SELECT count(*) FROM attempts"), 2);
        QCOMPARE(books.number("SELECT sum(cost) FROM attempts"), 3500);
        QCOMPARE(books.number("SELECT count(*) FROM attempts WHERE error_message LIKE '%sk-abc%'"), 0);
        QCOMPARE(books.number("SELECT spent FROM spends"), 3500);
        QCOMPARE(books.number("SELECT count(*) FROM open_exchanges"), 0);
    }

    void aRaisedHoldIsTold()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        auto x = books.exchange();
        books.addAttempt(x);
        QVERIFY(!books.ledger->hold(0, x));
        x.attempts[0].held = 9000;
        QVERIFY(!books.ledger->raise(0, x));
        TestBooks::succeed(x, 8000);
        books.ledger->close(0, x);
        books.ledger->drained();
        QCOMPARE(books.number("SELECT count(*) FROM attempts WHERE raises = '[[1,4000],[2,9000]]' AND held = 9000 AND cost = 8000"), 1);
    }

    void anUnknownPriceIsNoZero()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        auto x = books.exchange();
        books.addAttempt(x);
        QVERIFY(!books.ledger->hold(0, x));
        TestBooks::succeed(x);
        x.attempts[0].cost.reset();
        QVERIFY(!x.cost());
        books.ledger->close(0, x);
        books.ledger->drained();
        QCOMPARE(books.number("SELECT count(*) FROM requests WHERE cost IS NULL"), 1);
        QCOMPARE(books.number("SELECT unpriced FROM sums_quarter"), 1);
        QCOMPARE(books.number("SELECT cost FROM sums_quarter"), 0);
    }

    void aVoidAttemptCostsNothing()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        auto x = books.exchange();
        books.addAttempt(x);
        QVERIFY(!books.ledger->hold(0, x));
        x.attempts[0].state = State::Void;
        x.attempts[0].status = x.status = 429;
        x.refusal = Refusal{429, "throttling_error", "slow down", std::nullopt, "429", {}, {}, {}};
        QCOMPARE(x.cost(), std::optional<Nanos>(0));
        books.ledger->close(0, x);
        const auto row = newest(books);
        QCOMPARE(row["cost"], std::string("0"));
        QCOMPARE(row["class_text"], std::string("throttling_error"));
        QCOMPARE(row["error_message"], std::string("slow down"));
        QVERIFY(row.detail.state == State::Void);
        QCOMPARE(books.number("SELECT failures FROM sums_day"), 1);
        QCOMPARE(books.number("SELECT count(*) FROM spends"), 0);
    }

    // A hold that the gate forgot is void, and never stays open.
    void aHoldThatNobodySettledIsVoid()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        auto x = books.exchange();
        books.addAttempt(x);
        QVERIFY(!books.ledger->hold(0, x));
        QCOMPARE(books.ledger->holdsOpen(), 1u);
        x.status = 500;
        books.ledger->close(0, x);
        const auto row = newest(books);
        QVERIFY(row.detail.state == State::Void);
        QCOMPARE(books.ledger->holdsOpen(), 0u);
        QCOMPARE(books.number("SELECT count(*) FROM open_exchanges"), 0);
    }

    void aRefusedRequestIsARowToo()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        auto x = books.exchange(nullptr);
        x.status = 400;
        x.modelAsked = x.modelGroup = "nope";
        x.refusal = Refusal{400, "invalid_request_error", "Invalid model name", std::nullopt, "", {}, {}, {}};
        books.ledger->close(0, x);
        const auto row = newest(books);
        QCOMPARE(row["token"], std::string(masterToken));
        QCOMPARE(row["user_id"], std::string(masterUser));
        QCOMPARE(row["model_text"], std::string("nope"));
        QCOMPARE(row["cost"], std::string("0"));
        QCOMPARE(row.detail.attempts, 0);
    }

    void textsAreBoundedRedactedAndUtf8()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        auto x = books.exchange();
        x.userAgent = std::string(5000, 'u');
        x.endUser = "bad \xff\xfe bytes";
        x.metadata = "{\"note\":\"Bearer abcdefghijklmnopqrstuvwxyz\"}";
        x.status = 500;
        x.refusal = Refusal{500, "internal_server_error", std::string(10000, 'm'), std::nullopt, "", {}, {}, {}};
        books.ledger->close(0, x);
        const auto row = newest(books);
        QVERIFY(row["error_message"].size() <= 2048);
        QCOMPARE(row["end_user"], std::string("bad ?? bytes"));
        QVERIFY(row["metadata"].find("abcdefghijkl") == std::string::npos);
        QVERIFY(books.number("SELECT max(length(text)) FROM words") <= 256);
        x = books.exchange();
        x.metadata = "{\"long\":\"" + std::string(100'000, 'x') + "\"}";
        books.ledger->close(0, x);
        QVERIFY(newest(books)["metadata"].find("omitted") != std::string::npos);
    }

    void noSecretOfAnAddressIsKept()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        auto x = books.exchange();
        books.addAttempt(x);
        complete(books, x);
        books.ledger->drained();
        QCOMPARE(books.number("SELECT count(*) FROM words WHERE text = 'https://api.example.com/v1'"), 1);
        QCOMPARE(books.number("SELECT count(*) FROM words WHERE text LIKE '%hidden%' OR text LIKE '%word@%'"), 0);
    }

    // D4: an upstream that gives every answer the same id.
    void repliesOfOneIdAreAllRows()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        for (int i = 0; i < 1000; ++i) {
            auto x = books.exchange();
            x.clientCallId = "the same";
            books.addAttempt(x);
            QVERIFY(!books.ledger->hold(0, x));
            TestBooks::succeed(x);
            x.attempts[0].replyId = "chatcmpl-same";
            books.ledger->close(0, x);
        }
        books.ledger->drained();
        QCOMPARE(books.number("SELECT count(DISTINCT call_id) FROM requests WHERE reply_id = 'chatcmpl-same'"), 1000);
    }

    void binsHoldWhatTheySay()
    {
        Micros last = -1;
        for (std::size_t bin = 0; bin < Bins::count; ++bin) {
            QVERIFY(Bins::lowest(bin) > last);
            last = Bins::lowest(bin);
            QCOMPARE(Bins::binOf(last), bin);
            QCOMPARE(Bins::binOf(Bins::lowest(bin + 1) - 1), bin);
        }
        QVERIFY(last > 7200 * microsPerSecond);
        const auto random = seededRandom(3);
        Bins one, two, both;
        std::vector<Micros> values;
        for (int i = 0; i < 5000; ++i) {
            values.push_back(Micros(randomBelow(random, 1u << randomBelow(random, 31))));
            (i % 2 ? one : two).add(values.back());
            both.add(values.back());
        }
        Bins merged;
        QVERIFY(merged.add(one.bytes()) && merged.add(two.bytes()));
        QVERIFY(merged == both);
        std::sort(values.begin(), values.end());
        for (const std::uint32_t permille : {100u, 500u, 900u, 990u, 999u}) {
            const auto truth = values[values.size() * permille / 1000];
            QVERIFY(std::abs(merged.quantile(permille) - truth) <= truth / 8 + 64);
        }
        QVERIFY(!merged.add("\x01"));
        QVERIFY(!merged.add(std::string("\0\x01", 2)));
        QVERIFY(!merged.add("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x01"));
        QVERIFY(merged == both);
    }

    void aFilterNeverMisses()
    {
        std::vector<std::uint64_t> hashes;
        for (int i = 0; i < 4096; ++i)
            hashes.push_back(TextFilter::hash("chatcmpl-" + std::to_string(i)));
        const auto bits = TextFilter::bits(hashes);
        for (const auto hash : hashes)
            QVERIFY(TextFilter::mayHold(bits, hash));
        int wrong = 0;
        for (int i = 0; i < 100'000; ++i)
            wrong += TextFilter::mayHold(bits, TextFilter::hash("other-" + std::to_string(i)));
        QVERIFY2(wrong < 1000, qPrintable(QString::number(wrong)));
        QVERIFY(std::set<std::uint64_t>(hashes.begin(), hashes.end()).size() == hashes.size());
        QCOMPARE(TextFilter::hash("chatcmpl-1"), TextFilter::hash(std::string("chatcmpl-") + "1"));
    }

    void badUtf8IsMended()
    {
        QCOMPARE(wellFormed("plain \xc3\xa9"), std::string("plain \xc3\xa9"));
        QCOMPARE(wellFormed("\xff"), std::string("?"));
        QCOMPARE(wellFormed("a\xc3"), std::string("a?"));
        QCOMPARE(wellFormed("\xe2\x82\xac\x80z\xf0\x9f\x98\x80"), std::string("\xe2\x82\xac?z\xf0\x9f\x98\x80"));
    }

    // D1 c: whatever happens, the sums are the rows' sums, to the nano-dollar and the token.
    void sumsAreTheRowsSums()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.options.workers = 3;
        books.openLedger();
        const auto random = seededRandom(11);
        const auto below = [&](std::uint64_t limit) { return std::int64_t(randomBelow(random, limit)); };
        for (int i = 0; i < 4000; ++i) {
            const auto worker = std::size_t(below(3));
            auto x = books.exchange(below(10) ? testKey(int(below(5))) : nullptr);
            if (below(3) == 0)
                x.tags = {"tag-" + std::to_string(below(3)), "tag-" + std::to_string(below(3))};
            for (auto attempts = below(4); attempts > 0; --attempts) {
                books.addAttempt(x, 4000, testTarget("d" + std::to_string(below(3)), "m" + std::to_string(below(2))));
                x.attempts.back().windowStart = below(2) * 1000;
                QVERIFY(!books.ledger->hold(worker, x));
                TestBooks::succeed(x, below(1'000'000), below(1000), below(1000));
                x.attempts.back().usage.cacheRead = below(50);
                x.attempts.back().usage.reasoning = below(50);
                if (below(4) == 0)
                    x.attempts.back().state = State::Void;
                if (below(8) == 0)
                    x.attempts.back().cost.reset();
                if (attempts > 1)
                    books.ledger->settle(worker, x);
            }
            if (below(5) == 0)
                x.refusal = Refusal{500, "internal_server_error", "broken", std::nullopt, "", {}, {}, {}};
            if (x.attempts.empty())
                x.status = 400;
            books.ledger->close(worker, x);
            books.clock.advance(below(20) * microsPerSecond);
            if (below(500) == 0)
                books.ledger->drained();
        }
        books.ledger->drained();
        QCOMPARE(books.number("SELECT count(*) FROM requests"), 4000);
        const std::string rows = "SELECT sum(cost) * 3 + count(*) * 5 + sum(prompt) * 7 + sum(completion) * 11 + sum(cache_read) * 13 FROM requests";
        const std::string quarters = "SELECT sum(cost) * 3 + sum(requests) * 5 + sum(input + cache_read + cache_write + media_input) * 7"
                                     " + sum(output + reasoning + media_output) * 11 + sum(cache_read) * 13 FROM sums_quarter";
        const std::string days = "SELECT sum(cost) * 3 + sum(requests) * 5 + sum(input + cache_read + cache_write) * 7 + sum(output) * 11"
                                 " + sum(cache_read) * 13 FROM sums_day";
        for (int owner = 0; owner < 8; ++owner) {
            const auto where = " WHERE owner = " + std::to_string(owner);
            QCOMPARE(books.number(quarters + where), books.number(rows + where));
            QCOMPARE(books.number(days + where), books.number(rows + where));
        }
        for (const char *of : {"model_group", "provider"})
            QCOMPARE(books.number("SELECT count(*) FROM (SELECT " + std::string(of) + " AS k, sum(coalesce(cost, 0)) AS c FROM requests GROUP BY 1) AS r"
                                  " JOIN (SELECT " + of + " AS k, sum(cost) AS c FROM sums_quarter GROUP BY 1) AS s ON s.k = r.k AND s.c = r.c"),
                     books.number("SELECT count(DISTINCT " + std::string(of) + ") FROM requests"));
        QCOMPARE(books.number("SELECT count(*) FROM (SELECT started / 86400000000 AS d, model, route, sum(coalesce(cost, 0)) AS c, count(*) AS n FROM requests"
                              " GROUP BY 1, 2, 3) AS r JOIN (SELECT day, model, route, sum(cost) AS c, sum(requests) AS n FROM sums_day GROUP BY 1, 2, 3) AS s"
                              " ON s.day = r.d AND s.model = r.model AND s.route = r.route AND s.c = r.c AND s.n = r.n"),
                 books.number("SELECT count(*) FROM (SELECT DISTINCT started / 86400000000, model, route FROM requests)"));
        for (int tag = 0; tag < 3; ++tag) {
            const auto text = "tag-" + std::to_string(tag);
            QCOMPARE(books.number("SELECT sum(cost) * 1000 + sum(requests) FROM sums_tag JOIN words ON id = tag WHERE text = '" + text + "'"),
                     books.number("SELECT sum(coalesce(cost, 0)) * 1000 + count(*) FROM requests WHERE tags LIKE '%\"" + text + "\"%'"));
        }
        QCOMPARE(books.number("SELECT sum(spent) FROM spends"), books.number("SELECT sum(cost) FROM requests"));
        QCOMPARE(books.number("SELECT sum(failures) FROM sums_day"), books.number("SELECT sum(failures) FROM sums_quarter"));
    }
};

QTEST_APPLESS_MAIN(LedgerRowsTest)
#include "ledger_rows_test.moc"
