// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <thread>

#include <QtTest>

#include <sqlite3.h>

#include "gateway/sinks/ledger_books.h"
#include "journal_fixture.h"
#include "ledger_fixture.h"

using namespace portreeve;

namespace {

// A ledger on a disk that can be made to fail.
struct TroubledBooks {
    TestDirectory directory;
    TestBooks books{directory};
    std::shared_ptr<TroubledDisk> disk = std::make_shared<TroubledDisk>();

    explicit TroubledBooks(std::chrono::milliseconds sync = std::chrono::milliseconds(5))
    {
        books.options.disk = disk;
        books.options.sync = sync;
        books.openLedger();
    }
    Trouble &trouble() { return disk->trouble; }
};

struct Tally {
    std::map<std::string, Nanos> settled;      // by id: what was acknowledged to a client
    int refused = 0;
};

// One whole request; what was refused is closed as the gate does it.
void call(TestBooks &books, std::size_t worker, Nanos cost, Tally &tally)
{
    auto x = books.exchange();
    books.addAttempt(x);
    if (const auto no = books.ledger->hold(worker, x)) {
        QCOMPARE(no->status, 503);
        QCOMPARE(no->type, std::string("ledger_unavailable"));
        QVERIFY(!no->message.empty());
        x.status = 503;
        x.refusal = no;
        books.ledger->close(worker, x);
        ++tally.refused;
        return;
    }
    TestBooks::succeed(x, cost);
    books.ledger->close(worker, x);
    tally.settled[x.id.text()] = cost;
}

std::map<std::string, Nanos> rowsOf(TestBooks &books)
{
    std::map<std::string, Nanos> rows;
    books.database->read([&](Connection &connection) {
        auto all = connection.prepare("SELECT call_id, cost FROM requests WHERE status = 200");
        while (all.step()) {
            Uuid id;
            std::copy_n(all.view(0).begin(), 16, reinterpret_cast<char *>(id.bytes.data()));
            rows[id.text()] = all.integer(1);
        }
    });
    return rows;
}

// Another program that holds the write lock of the database.
class Locker {
public:
    explicit Locker(const std::string &file)
    {
        sqlite3_open(file.c_str(), &m_other);
        m_locked = sqlite3_exec(m_other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    ~Locker() { sqlite3_close(m_other); }
    bool isLocked() const { return m_locked; }

private:
    sqlite3 *m_other = nullptr;
    bool m_locked = false;
};

} // namespace

class LedgerFaultsTest : public QObject {
    Q_OBJECT

private slots:
    // X1: every write of the journal fails in turn, once and for a while, torn or not. No acknowledged frame is lost, no hold
    // stays, and it works again at once.
    void theNthWriteFails_data()
    {
        QTest::addColumn<bool>("lasting");
        QTest::addColumn<int>("torn");
        QTest::addRow("once") << false << 0;
        QTest::addRow("once, torn") << false << 100;
        QTest::addRow("lasting") << true << 0;
        QTest::addRow("lasting, torn") << true << 5;
    }

    void theNthWriteFails()
    {
        QFETCH(bool, lasting);
        QFETCH(int, torn);
        for (int nth = 0; nth < 14; ++nth) {
            TroubledBooks test(std::chrono::milliseconds(60'000));
            test.books.ledger->drained();
            test.trouble().torn = std::size_t(torn);
            test.trouble().lasting = lasting;
            test.trouble().writesUntil = nth;
            Tally tally;
            for (int i = 0; i < 6; ++i)
                call(test.books, 0, 100 + i, tally);
            test.trouble().heal();
            const int before = tally.refused;
            for (int i = 0; i < 4; ++i)
                call(test.books, 0, 200 + i, tally);
            QCOMPARE(tally.refused, before);
            QVERIFY(test.books.ledger->isHealthy());
            QCOMPARE(test.books.ledger->holdsOpen(), 0u);
            test.books.ledger->drained();
            QCOMPARE(rowsOf(test.books), tally.settled);
            QCOMPARE(test.books.number("SELECT count(*) FROM open_exchanges"), 0);
        }
    }

    // The same with a start after a crash instead of going on: what the frames in memory said is lost with it, and only that.
    void theNthSyncFails()
    {
        for (int nth = 0; nth < 12; ++nth) {
            TroubledBooks test(std::chrono::milliseconds(0));
            test.trouble().error = EIO;
            test.trouble().syncsUntil = nth;
            Tally tally;
            for (int i = 0; i < 8; ++i)
                call(test.books, 0, 100 + i, tally);
            QVERIFY(tally.refused <= 1);
            QCOMPARE(test.books.ledger->holdsOpen(), 0u);
            test.books.ledger->drained();
            QCOMPARE(rowsOf(test.books), tally.settled);
        }
    }

    void aFullDiskRefusesHoldsAndKeepsSettlements()
    {
        TroubledBooks test;
        std::vector<Exchange> open;
        for (int i = 0; i < 20; ++i) {
            auto x = test.books.exchange();
            test.books.addAttempt(x);
            QVERIFY(!test.books.ledger->hold(0, x));
            open.push_back(std::move(x));
        }
        test.trouble().lasting = true;
        test.trouble().reservesUntil = 0;
        test.trouble().createsUntil = 0;
        Tally tally;
        while (tally.refused == 0)
            call(test.books, 0, 1, tally);
        QVERIFY(!test.books.ledger->isHealthy());
        QVERIFY(test.books.ledger->fault().find("No space left on device") != std::string::npos);
        for (auto &x : open) {
            TestBooks::succeed(x, 7);
            test.books.ledger->close(0, x);
            tally.settled[x.id.text()] = 7;
        }
        test.books.ledger->drained();
        QCOMPARE(rowsOf(test.books), tally.settled);
        QCOMPARE(test.books.ledger->holdsOpen(), 0u);
        test.trouble().heal();
        tally.refused = 0;
        call(test.books, 0, 5, tally);
        QCOMPARE(tally.refused, 0);
        QVERIFY(test.books.ledger->isHealthy());
    }

    // Refused requests are told of as long as there is room, and dropped and counted when there is none: they must not fill
    // the memory, nor the room of a settlement.
    void refusedRequestsDoNotPileUp()
    {
        TroubledBooks test(std::chrono::milliseconds(60'000));
        test.trouble().lasting = true;
        test.trouble().writesUntil = 0;
        Tally tally;
        for (int i = 0; i < 2000; ++i)
            call(test.books, 0, 1, tally);
        QCOMPARE(tally.refused, 2000);
        QVERIFY(test.books.ledger->lagBytes() < 1000);
        QVERIFY(test.books.ledger->fault().find("2000 refused requests are not recorded") != std::string::npos);
        test.trouble().heal();
    }

    void aFailingSyncIsTold()
    {
        TroubledBooks test(std::chrono::milliseconds(1));
        Tally tally;
        test.trouble().error = EIO;
        test.trouble().lasting = true;
        test.trouble().syncsUntil = 0;
        call(test.books, 0, 1, tally);
        QTRY_VERIFY(!test.books.ledger->isHealthy());
        const int before = tally.refused;
        call(test.books, 0, 2, tally);
        QCOMPARE(tally.refused, before + 1);
        test.trouble().heal();
        QTRY_VERIFY(test.books.ledger->isHealthy());
        call(test.books, 0, 3, tally);
        QCOMPARE(tally.refused, before + 1);
        test.books.ledger->drained();
        QCOMPARE(rowsOf(test.books), tally.settled);
    }

    // X3: someone else holds the database's lock. Requests go on, the lag grows and is told, nothing is lost.
    void aLockedDatabaseStopsNoRequest()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        books.ledger->drained();
        Tally tally;
        {
            const Locker locker(directory.file("books.db"));
            QVERIFY(locker.isLocked());
            for (int i = 0; i < 200; ++i)
                call(books, 0, i, tally);
            QCOMPARE(tally.refused, 0);
            QTRY_VERIFY_WITH_TIMEOUT(!books.ledger->isHealthy(), 8000);
            QVERIFY(books.ledger->fault().find("locked") != std::string::npos);
            QVERIFY(books.ledger->lagBytes() > 10'000);
            QVERIFY_THROWS_EXCEPTION(std::runtime_error, books.ledger->drained());
        }
        QTRY_VERIFY_WITH_TIMEOUT(books.ledger->isHealthy(), 8000);
        books.ledger->drained();
        QCOMPARE(rowsOf(books), tally.settled);
        QCOMPARE(books.ledger->lagBytes(), 0u);
    }

    // A transaction that fails half-way is done again as a whole: rows, sums and positions agree afterwards.
    void aTransactionThatFailsIsDoneAgain()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        books.ledger->drained();
        books.database->write([](Connection &connection) {
            connection.execute("CREATE TRIGGER broken BEFORE INSERT ON spends BEGIN SELECT RAISE(ABORT, 'not now'); END");
        });
        Tally tally;
        for (int i = 0; i < 50; ++i)
            call(books, 0, i + 1, tally);
        QTRY_VERIFY(!books.ledger->isHealthy());
        QCOMPARE(books.number("SELECT count(*) FROM requests"), 0);
        books.database->write([](Connection &connection) { connection.execute("DROP TRIGGER broken"); });
        QTRY_VERIFY_WITH_TIMEOUT(books.ledger->isHealthy(), 8000);
        books.ledger->drained();
        QCOMPARE(rowsOf(books), tally.settled);
        QCOMPARE(books.number("SELECT sum(spent) FROM spends"), 50 * 51 / 2);
        QCOMPARE(books.number("SELECT sum(requests) FROM sums_quarter"), 50);
        QCOMPARE(books.number("SELECT max(id) FROM requests"), 50);
    }

    // Ended while the database could not be written: the next start takes in the rest.
    void anEndWithoutADatabaseLosesNothing()
    {
        TestDirectory directory;
        Tally tally;
        {
            TestBooks books(directory);
            books.openLedger();
            books.ledger->drained();
            books.database->write([](Connection &connection) {
                connection.execute("CREATE TRIGGER broken BEFORE INSERT ON requests BEGIN SELECT RAISE(ABORT, 'not now'); END");
            });
            for (int i = 0; i < 20; ++i)
                call(books, 0, i + 1, tally);
            books.ledger.reset();
            books.database->write([](Connection &connection) { connection.execute("DROP TRIGGER broken"); });
        }
        TestBooks books(directory);
        QCOMPARE(books.openLedger().interrupted, 0u);
        QCOMPARE(rowsOf(books), tally.settled);
    }

    // Several workers while writes fail at random: the same promises.
    void workersInTrouble()
    {
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            TestDirectory directory;
            TestBooks books(directory);
            books.options.workers = 3;
            books.options.segmentBytes = 30'000;
            books.options.sync = std::chrono::milliseconds(1);
            books.openLedger();
            std::vector<Tally> tallies(3);
            std::vector<std::thread> workers;
            for (std::size_t worker = 0; worker < 3; ++worker) {
                workers.emplace_back([&, worker] {
                    IdSource ids(books.clock, seededRandom(seed * 10 + worker));
                    for (int i = 0; i < 3000; ++i) {
                        Exchange x;
                        x.id = ids.next();
                        x.isMaster = true;
                        x.admittedAt = books.clock.wall();
                        Attempt attempt;
                        attempt.id = ids.next();
                        attempt.held = 10;
                        x.attempts.push_back(attempt);
                        if (books.ledger->hold(worker, x))
                            continue;
                        TestBooks::succeed(x, i);
                        books.ledger->close(worker, x);
                        tallies[worker].settled[x.id.text()] = i;
                        if (i % 500 == 0)
                            books.ledger->drained();
                    }
                });
            }
            for (auto &worker : workers)
                worker.join();
            books.ledger->drained();
            std::map<std::string, Nanos> all;
            for (const auto &tally : tallies)
                all.insert(tally.settled.begin(), tally.settled.end());
            QCOMPARE(all.size(), 9000u);
            QCOMPARE(rowsOf(books), all);
        }
    }
};

QTEST_APPLESS_MAIN(LedgerFaultsTest)
#include "ledger_faults_test.moc"
