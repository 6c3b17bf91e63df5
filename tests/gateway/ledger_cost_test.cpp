// SPDX-License-Identifier: GPL-3.0-or-later
#include <ctime>

#include <QtTest>

#include "gateway/sinks/spend_queries.h"
#include "ledger_fixture.h"

using namespace portreeve;

namespace {

double cpuSeconds(clockid_t which)
{
    timespec now{};
    ::clock_gettime(which, &now);
    return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}

} // namespace

// What the ledger costs. Prints; fails only when something has gone far astray, as machines differ.
class LedgerCostTest : public QObject {
    Q_OBJECT

private slots:
    void aHundredThousandRows()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        const int before = qEnvironmentVariableIntValue("PORTREEVE_LEDGER_ROWS");      // 1,000,000: the books of a month
        if (before)
            run(books, before, "first");
        run(books, 100'000, "then");
        const auto rows = books.number("SELECT count(*) FROM requests");
        QCOMPARE(rows, before + 100'000);
        QCOMPARE(books.number("SELECT sum(cost) FROM requests"), books.number("SELECT sum(cost) FROM sums_day"));
        lookUps(books);
    }

private:
    void run(TestBooks &books, int count, const char *what)
    {
        const auto target = testTarget();
        std::vector<std::shared_ptr<const Key>> keys;
        for (int i = 0; i < 20; ++i)
            keys.push_back(testKey(i));
        const double process = cpuSeconds(CLOCK_PROCESS_CPUTIME_ID), thread = cpuSeconds(CLOCK_THREAD_CPUTIME_ID);
        QElapsedTimer timer;
        timer.start();
        double workerPart = 0;
        for (int i = 0; i < count; ++i) {
            auto x = books.exchange(keys[std::size_t(i) % keys.size()]);
            books.addAttempt(x, 4000, target);
            const double begin = i % 64 ? 0 : cpuSeconds(CLOCK_THREAD_CPUTIME_ID);
            QVERIFY(!books.ledger->hold(0, x));
            TestBooks::succeed(x);
            books.ledger->close(0, x);
            if (i % 64 == 0)
                workerPart += cpuSeconds(CLOCK_THREAD_CPUTIME_ID) - begin;
            books.clock.advance(300);
        }
        const double own = cpuSeconds(CLOCK_THREAD_CPUTIME_ID) - thread;
        books.ledger->drained();
        const double rest = cpuSeconds(CLOCK_PROCESS_CPUTIME_ID) - process - own;
        qInfo("%s: %d rows in %lld ms; hold and close on the worker about %.2f us a request, the ledger's threads %.2f us a row", what, count,
              static_cast<long long>(timer.elapsed()), workerPart * 64 / count * 1e6, rest / count * 1e6);
    }

    void lookUps(TestBooks &books)
    {
        SpendRow row;
        books.database->read([&](Connection &connection) { row = spendPage(connection, {}, SpendOrder::Start, false, 0, 1).rows.front(); });
        for (const auto &id : {row.replyId, row.callId.text(), std::string("chatcmpl-nobody")}) {
            QElapsedTimer timer;
            timer.start();
            SpendFilter filter;
            filter.requestId = id;
            std::int64_t found = 0;
            books.database->read([&](Connection &connection) { found = spendPage(connection, filter, SpendOrder::Start, true, 0, 10).total; });
            qInfo("%s: %lld rows in %lld us", id.c_str(), static_cast<long long>(found), static_cast<long long>(timer.nsecsElapsed() / 1000));
            QCOMPARE(found, id == "chatcmpl-nobody" ? 0 : 1);
        }
        for (const auto order : {SpendOrder::Start, SpendOrder::Cost}) {
            QElapsedTimer timer;
            timer.start();
            SpendPage page;
            books.database->read([&](Connection &connection) { page = spendPage(connection, {}, order, true, 0, 50); });
            qInfo("a page of %s: %lld us", order == SpendOrder::Start ? "the newest" : "the dearest", static_cast<long long>(timer.nsecsElapsed() / 1000));
            QCOMPARE(page.rows.size(), 50u);
        }
    }
};

QTEST_APPLESS_MAIN(LedgerCostTest)
#include "ledger_cost_test.moc"
