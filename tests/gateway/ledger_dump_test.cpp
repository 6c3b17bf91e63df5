// SPDX-License-Identifier: GPL-3.0-or-later
#include <barrier>
#include <map>
#include <thread>

#include <QtTest>

#include <boost/json.hpp>

#include "gateway/base/json.h"
#include "gateway/policy/quota.h"
#include "gateway/sinks/ledger_dump.h"
#include "ledger_fixture.h"

using namespace portreeve;

namespace {

std::vector<json::object> dumped(TestBooks &books)
{
    books.ledger->drained();
    std::FILE *file = std::tmpfile();
    const std::size_t lines = dumpLedger(*books.database, file);
    std::rewind(file);
    std::string text(std::size_t(1) << 24, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
    std::vector<json::object> rows;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        auto row = parseJson(std::string_view(text).substr(at, end - at));
        if (!row)
            throw std::runtime_error("no JSON: " + text.substr(at, end - at));
        rows.push_back(row->as_object());
        at = end + 1;
    }
    if (rows.size() != lines)
        throw std::runtime_error("the number of lines is not what was told");
    return rows;
}

std::int64_t numberIn(const json::object &row, const char *name) { return row.at(name).as_int64(); }

// What happens at each sequence number: a hold is taken (or grows), or it becomes a cost.
struct Step {
    Nanos held = 0, settled = 0;
};

std::map<std::int64_t, Step> stepsOf(const std::vector<json::object> &rows)
{
    std::map<std::int64_t, Step> steps;
    for (const auto &row : rows) {
        Nanos held = 0;
        if (row.at("raises").as_array().empty()) {
            held = numberIn(row, "held_nanos");
            steps[numberIn(row, "held_sequence")].held += held;
        }
        for (const auto &raise : row.at("raises").as_array()) {
            steps[raise.as_array()[0].as_int64()].held += raise.as_array()[1].as_int64() - held;
            held = raise.as_array()[1].as_int64();
        }
        steps[numberIn(row, "settled_sequence")].held -= held;
        if (!row.at("cost_nanos").is_null())
            steps[numberIn(row, "settled_sequence")].settled += numberIn(row, "cost_nanos");
    }
    return steps;
}

} // namespace

class LedgerDumpTest : public QObject {
    Q_OBJECT

private slots:
    void aLineSaysEverything()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        auto x = books.exchange();
        x.clientCallId = "mine";
        books.addAttempt(x);
        x.attempts[0].windowStart = 55;
        QVERIFY(!books.ledger->hold(0, x));
        x.attempts[0].held = 6000;
        QVERIFY(!books.ledger->raise(0, x));
        TestBooks::succeed(x, 5000);
        x.attempts[0].providerOverrun = true;
        books.ledger->close(0, x);
        const auto rows = dumped(books);
        QCOMPARE(rows.size(), 1u);
        const auto &row = rows[0];
        QCOMPARE(std::string(row.at("request_id").as_string()), x.id.text());
        QCOMPARE(std::string(row.at("attempt_id").as_string()), x.attempts[0].id.text());
        QCOMPARE(row.at("call_id").as_string(), "mine");
        QCOMPARE(row.at("state").as_string(), "settled");
        QCOMPARE(row.at("billing_basis").as_string(), "provider_usage");
        QCOMPARE(row.at("key").as_string().c_str(), x.key->token.c_str());
        QCOMPARE(row.at("model").as_string(), "gpt-4o-mini");
        QCOMPARE(row.at("deployment").as_string(), "deployment-1");
        QCOMPARE(row.at("provider").as_string(), "openai");
        QCOMPARE(numberIn(row, "held_nanos"), 6000);
        QCOMPARE(numberIn(row, "cost_nanos"), 5000);
        QCOMPARE(numberIn(row, "held_sequence"), 1);
        QCOMPARE(numberIn(row, "settled_sequence"), 3);
        QCOMPARE(numberIn(row, "window_start"), 55);
        QCOMPARE(numberIn(row, "prompt_tokens"), 11);
        QCOMPARE(numberIn(row, "completion_tokens"), 7);
        QCOMPARE(numberIn(row, "status"), 200);
        QCOMPARE(row.at("overrun").as_bool(), true);
        QVERIFY(row.at("raises") == *parseJson("[[1,4000],[2,6000]]"));
    }

    void everyAttemptIsOneLineInOrder()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.options.workers = 2;
        books.openLedger();
        std::vector<Exchange> open;
        for (int i = 0; i < 40; ++i) {
            auto x = books.exchange();
            books.addAttempt(x);
            QVERIFY(!books.ledger->hold(std::size_t(i % 2), x));
            if (i % 5 == 0) {
                x.attempts[0].state = State::Void;
                books.ledger->settle(std::size_t(i % 2), x);
                books.addAttempt(x);
                QVERIFY(!books.ledger->hold(std::size_t(i % 2), x));
            }
            open.push_back(std::move(x));
        }
        for (int i = 39; i >= 0; --i) {
            TestBooks::succeed(open[std::size_t(i)], i);
            books.ledger->close(std::size_t(i % 2), open[std::size_t(i)]);
        }
        auto refused = books.exchange();
        refused.status = 400;
        books.ledger->close(0, refused);
        const auto rows = dumped(books);
        QCOMPARE(rows.size(), 48u);
        for (std::size_t i = 1; i < rows.size(); ++i)
            QVERIFY(numberIn(rows[i - 1], "settled_sequence") < numberIn(rows[i], "settled_sequence"));
    }

    // B1: many at once, a budget for a hundred of them. At no commit is what is settled and held more than the budget, and it
    // is used to the last nano-dollar. The ledger hears of a hold after the quota gave it, and of its end before the quota
    // takes the rest back: then the order of the journal is the order of the money.
    void atNoCommitIsTheBudgetExceeded()
    {
        constexpr Nanos price = 1000, budget = 100 * price;
        for (int round = 0; round < 5; ++round) {
            TestDirectory directory;
            TestBooks books(directory);
            books.options.workers = 8;
            books.openLedger();
            Quotas quotas;
            Limits limits;
            limits.budget = budget;
            const auto key = testKey(1);
            const std::vector<Scope> scopes{{key->scope(), &limits}};
            std::barrier start(8);
            std::atomic<int> successes{0};
            std::vector<std::thread> workers;
            for (std::size_t worker = 0; worker < 8; ++worker) {
                workers.emplace_back([&, worker] {
                    IdSource ids(books.clock, seededRandom(std::uint64_t(round) * 8 + worker));
                    const auto target = testTarget();
                    start.arrive_and_wait();
                    for (int i = 0; i < 125; ++i) {
                        auto hold = quotas.hold(scopes, Bound{10, price}, books.clock.monotonic(), books.clock.wall());
                        if (hold.shortage())
                            continue;
                        Exchange x;
                        x.id = ids.next();
                        x.key = key;
                        x.admittedAt = books.clock.wall();
                        Attempt attempt;
                        attempt.id = ids.next();
                        attempt.target = target;
                        attempt.held = price;
                        x.attempts.push_back(std::move(attempt));
                        if (books.ledger->hold(worker, x))
                            continue;
                        TestBooks::succeed(x, i % 3 == 0 ? 0 : price);
                        if (i % 3 == 0)
                            x.attempts[0].state = State::Void;
                        books.ledger->close(worker, x);
                        hold.settle(10, i % 3 == 0 ? 0 : price);
                        successes += i % 3 != 0;
                    }
                });
            }
            for (auto &worker : workers)
                worker.join();
            QCOMPARE(successes.load(), 100);
            Nanos held = 0, settled = 0;
            for (const auto &[sequence, step] : stepsOf(dumped(books))) {
                held += step.held;
                settled += step.settled;
                QVERIFY2(held + settled <= budget, qPrintable(QString("at %1").arg(sequence)));
            }
            QCOMPARE(held, 0);
            QCOMPARE(settled, budget);
        }
    }
};

QTEST_APPLESS_MAIN(LedgerDumpTest)
#include "ledger_dump_test.moc"
