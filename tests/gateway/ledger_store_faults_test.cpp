// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <QtTest>

#include "ledger_fixture.h"
#include "tests/support/results.h"
#include "troubled_vfs.h"

using namespace portreeve;

namespace {

using Rows = std::map<std::string, Nanos>;       // cost by id

Rows rowsOf(TestBooks &books)
{
    Rows rows;
    books.database->read([&](Connection &connection) {
        auto all = connection.prepare("SELECT call_id, cost FROM requests");
        while (all.step()) {
            Uuid id;
            std::copy_n(all.view(0).begin(), 16, reinterpret_cast<char *>(id.bytes.data()));
            rows[id.text()] = all.integer(1);
        }
    });
    return rows;
}

// Requests in several transactions; what was settled is what a client was told.
void call(TestBooks &books, int count, Rows &told)
{
    for (int i = 0; i < count; ++i) {
        auto x = books.exchange(testKey(i % 3));
        books.addAttempt(x);
        QVERIFY2(!books.ledger->hold(0, x), "the journal is well: nobody is refused for the database");
        TestBooks::succeed(x, 100 + i);
        books.ledger->close(0, x);
        told[x.id.text()] = 100 + i;
        if (i % 10 == 9) {
            try {
                books.ledger->drained();
            } catch (const BooksBehind &) {      // told, and tried again
            }
        }
    }
}

void checkBooks(TestBooks &books, const Rows &told)
{
    QCOMPARE(rowsOf(books), told);
    Nanos sum = 0;
    for (const auto &row : told)
        sum += row.second;
    for (const char *table : {"SELECT sum(cost) FROM sums_quarter", "SELECT sum(cost) FROM sums_day", "SELECT sum(spent) FROM spends", "SELECT sum(cost) FROM sums_hour WHERE kind = 0",
                              "SELECT sum(cost) FROM sums_deployment", "SELECT sum(cost) FROM sums_hour WHERE kind = 4"})
        QCOMPARE(books.number(table), sum);
    QCOMPARE(books.number("SELECT count(*) FROM open_exchanges"), 0);
    QCOMPARE(books.number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
}

} // namespace

// Goal F5 for the store: each write and each sync that SQLite does fails in turn, torn, as a full disk or as an I/O error, until
// a run meets none. No crash, no refusal, no row lost or twice, no hold left.
class LedgerStoreFaultsTest : public QObject {
    Q_OBJECT

private slots:
    void theNthStepFails_data()
    {
        QTest::addColumn<bool>("isSync");
        QTest::addColumn<int>("code");
        QTest::newRow("full") << false << SQLITE_FULL;
        QTest::newRow("I/O error") << false << SQLITE_IOERR_WRITE;
        QTest::newRow("sync") << true << SQLITE_IOERR_FSYNC;
    }

    void theNthStepFails()
    {
        QFETCH(bool, isSync);
        QFETCH(int, code);
        Proof proof("F5");
        int runs = 0, met = 0;
        for (int nth = 0, misses = 0; misses < 2; nth += timesOf(nth < 20 ? 1 : 9, 1), ++runs) {
            QVERIFY(runs < 3000);
            TroubledVfs disk;
            TestDirectory directory;
            TestBooks books(directory);
            books.openLedger();
            books.ledger->drained();
            disk.code = code;
            (isSync ? disk.syncsUntil : disk.writesUntil) = nth;
            Rows told;
            call(books, 30, told);
            misses = disk.failed ? 0 : misses + 1;
            met += disk.failed;
            disk.heal();
            QTRY_VERIFY_WITH_TIMEOUT(books.ledger->isHealthy(), 5000);
            books.ledger->drained();
            checkBooks(books, told);
            QCOMPARE(books.ledger->holdsOpen(), 0u);
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY(met > 2);
        proof.count("runs", runs);
        proof.count("failures", met);
        if (timesOf(0, 1) == 0)
            proof.isPart();
    }

    // From then on all fail, and then the process ends: the next start has everything.
    void failsUntilTheEnd()
    {
        for (int nth = 0; nth < 60; nth += timesOf(6, 1)) {
            TroubledVfs disk;
            TestDirectory directory;
            Rows told;
            {
                TestBooks books(directory);
                books.openLedger();
                books.ledger->drained();
                disk.lasting = true;
                disk.writesUntil = nth;
                for (int i = 0; i < 3; ++i)
                    call(books, 9, told);
                books.ledger.reset();
            }
            disk.heal();
            TestBooks books(directory);
            QCOMPARE(books.openLedger().interrupted, 0u);
            books.ledger->drained();
            checkBooks(books, told);
            if (QTest::currentTestFailed())
                return;
        }
    }

    // A start that fails at any step says why, changes nothing, and the next one has all rows.
    void theStartFailsAtAnyStep()
    {
        TestDirectory directory;
        Rows told;
        {
            TestBooks books(directory);
            books.openLedger();
            call(books, 30, told);
        }
        int refused = 0;
        for (int nth = 0; nth < 40; ++nth) {
            TroubledVfs disk;
            disk.lasting = true;
            disk.writesUntil = nth;
            if (auto opened = Database::open(directory.file("books.db")); !opened) {
                ++refused;
                QVERIFY(opened.refusal().message.find("make room") != std::string::npos);
            }
            disk.heal();
            TestBooks books(directory);
            books.openLedger();
            books.ledger->drained();
            checkBooks(books, told);
        }
        QVERIFY(refused > 0);
    }
};

QTEST_APPLESS_MAIN(LedgerStoreFaultsTest)
#include "ledger_store_faults_test.moc"
