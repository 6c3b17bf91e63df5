// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <map>

#include <QtTest>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gateway/sinks/ledger_books.h"
#include "gateway/sinks/ledger_frames.h"
#include "gateway/store/journal.h"
#include "ledger_fixture.h"

using namespace portreeve;

namespace {

namespace fs = std::filesystem;

// Journal files as a run that was killed leaves them.
class WrittenJournal {
public:
    explicit WrittenJournal(const TestDirectory &directory, std::size_t worker = 0, std::uint64_t segment = 1)
        : m_path(directory.file("journal/" + JournalName{worker, segment}.text()))
    {
        fs::create_directories(directory.file("journal"));
        m_bytes = std::string(journalMagic);
    }
    void hold(const Exchange &x) { encodeHold(m_bytes, x.attempts.back().heldSequence, x, "v1"); }
    void settle(const Exchange &x) { encodeSettle(m_bytes, x.attempts.back().settledSequence, x, "v1"); }
    void close(const Exchange &x, std::uint64_t sequence, bool last = true) { encodeClose(m_bytes, sequence, x, last, "v1"); }
    std::string &bytes() { return m_bytes; }
    void write() const { std::ofstream(m_path, std::ios::binary) << m_bytes; }
    const std::string &path() const { return m_path; }

private:
    std::string m_path, m_bytes;
};

Exchange held(TestBooks &books, std::uint64_t sequence)
{
    auto x = books.exchange();
    books.addAttempt(x);
    x.attempts.back().heldSequence = sequence;
    return x;
}

void settled(Exchange &x, std::uint64_t sequence)
{
    TestBooks::succeed(x);
    x.attempts.back().settledSequence = sequence;
}

// The frames of a journal as version 1 wrote them: without the token that is charged, an empty text here.
std::string asVersion1(std::string_view journal)
{
    std::string out;
    FrameReader frames(journal.substr(journalMagic.size()));
    std::string_view payload;
    while (frames.next(payload)) {
        const std::size_t begin = beginFrame(out);
        FrameHold hold;
        FrameClose close;
        const FrameRequest *request = readFrame(payload, hold) ? &hold.request : readFrame(payload, close) ? &close.request : nullptr;
        std::string old(payload);
        if (request) {       // it stands behind the organisation and before the end user, which are not empty
            const auto at = std::size_t(request->organizationId.data() + request->organizationId.size() - payload.data());
            if (request->organizationId.empty() || !request->charged.empty() || old[at] != 0)
                qFatal("the frame does not look as expected");
            old.erase(at, 1);
        }
        old[0] = 1;
        out += old;
        finishFrame(out, begin);
    }
    return out;
}

std::size_t filesLike(const TestDirectory &directory, const std::string &end)
{
    std::size_t count = 0;
    for (const auto &entry : fs::directory_iterator(directory.file("journal")))
        count += entry.path().string().ends_with(end);
    return count;
}

std::string sumsText(TestBooks &books)
{
    std::string text;
    books.database->read([&](Connection &connection) {
        for (const char *table : {"requests", "attempts", "sums_quarter", "sums_deployment", "sums_hour", "sums_day", "sums_tag", "spends", "words", "owners"}) {
            auto rows = connection.prepare(std::string("SELECT * FROM ") + table);
            while (rows.step()) {
                for (int i = 0; i < rows.columns(); ++i)
                    text += rows.text(i) + '|';
            }
        }
    });
    return text;
}

} // namespace

class LedgerReplayTest : public QObject {
    Q_OBJECT

private slots:
    void whatOnlyTheJournalKnewIsInTheBooks()
    {
        TestDirectory directory;
        TestBooks books(directory);
        WrittenJournal journal(directory);
        for (std::uint64_t i = 0; i < 50; ++i) {
            auto x = held(books, 2 * i + 1);
            journal.hold(x);
            settled(x, 2 * i + 2);
            journal.close(x, 2 * i + 2);
        }
        journal.write();
        const auto standings = books.openLedger();
        QCOMPARE(standings.interrupted, 0u);
        QCOMPARE(books.number("SELECT count(*) FROM requests"), 50);
        QCOMPARE(books.number("SELECT sum(cost) FROM requests"), 150'000);
        QCOMPARE(standings.spends.size(), 1u);
        QCOMPARE(standings.spends[0].spent, 150'000);
        QCOMPARE(standings.spends[0].scope, testKey(1)->scope());
        QVERIFY(!fs::exists(journal.path()));
        auto x = books.exchange();
        books.addAttempt(x);
        QVERIFY(!books.ledger->hold(0, x));
        QVERIFY2(x.attempts[0].heldSequence > 100, "the sequence goes on");
        TestBooks::succeed(x);
        books.ledger->close(0, x);
    }

    // The input part is charged, flagged, and the key's next window knows it.
    void anOpenHoldIsInterrupted()
    {
        TestDirectory directory;
        TestBooks books(directory);
        WrittenJournal journal(directory);
        auto x = held(books, 1);
        x.attempts[0].windowStart = 77;
        journal.hold(x);
        journal.write();
        const auto standings = books.openLedger();
        QCOMPARE(standings.interrupted, 1u);
        QCOMPARE(standings.spends[0].spent, 1000);
        QCOMPARE(standings.spends[0].windowStart, 77);
        QCOMPARE(books.number("SELECT count(*) FROM requests WHERE cost = 1000 AND flags & " + std::to_string(flag::interrupted | flag::failed) +
                              " = " + std::to_string(flag::interrupted | flag::failed)), 1);
        QCOMPARE(books.number("SELECT count(*) FROM attempts WHERE state = " + std::to_string(int(State::Interrupted)) +
                              " AND basis = " + std::to_string(int(Basis::Bound))), 1);
        QCOMPARE(books.number("SELECT count(*) FROM open_exchanges"), 0);
        QCOMPARE(books.ledger->holdsOpen(), 0u);
        books.ledger.reset();
        QCOMPARE(books.openLedger().interrupted, 0u);
        QCOMPARE(books.number("SELECT count(*) FROM requests"), 1);
    }

    // Killed between two attempts: the first one's money is charged, and the request has its row.
    void aSettledAttemptWithoutAnEndIsCharged()
    {
        TestDirectory directory;
        TestBooks books(directory);
        WrittenJournal journal(directory);
        auto x = held(books, 1);
        journal.hold(x);
        settled(x, 2);
        journal.settle(x);
        journal.write();
        const auto standings = books.openLedger();
        QCOMPARE(standings.interrupted, 0u);
        QCOMPARE(books.number("SELECT cost FROM requests"), 3000);
        QCOMPARE(standings.spends[0].spent, 3000);
    }

    // The last frame cut at every byte: it was never acknowledged, so its hold is interrupted; nothing else suffers.
    void aTornTailAtEveryByte()
    {
        TestDirectory scratch;
        TestBooks sample(scratch);
        auto x = held(sample, 3);
        std::string whole;
        {
            WrittenJournal one(scratch);
            one.hold(x);
            const auto before = one.bytes().size();
            settled(x, 4);
            one.close(x, 4);
            whole = one.bytes().substr(before);
        }
        for (std::size_t cut = 0; cut <= whole.size(); cut += cut + 12 < whole.size() && cut > 12 ? 7 : 1) {
            TestDirectory directory;
            TestBooks books(directory);
            WrittenJournal journal(directory);
            auto first = held(books, 1);
            journal.hold(first);
            settled(first, 2);
            journal.close(first, 2);
            auto second = x;
            second.attempts.back().settledSequence = 0;
            journal.hold(second);
            journal.bytes() += whole.substr(0, cut);
            journal.write();
            const auto standings = books.openLedger();
            QCOMPARE(standings.interrupted, cut == whole.size() ? 0u : 1u);
            QCOMPARE(books.number("SELECT sum(cost) FROM requests"), cut == whole.size() ? 6000 : 4000);
            QCOMPARE(filesLike(directory, ".bad"), 0u);
        }
    }

    void aDamagedFrameSetsTheRestAside()
    {
        TestDirectory directory;
        TestBooks books(directory);
        WrittenJournal journal(directory);
        std::size_t middle = 0;
        for (std::uint64_t i = 0; i < 10; ++i) {
            auto x = held(books, 2 * i + 1);
            journal.hold(x);
            settled(x, 2 * i + 2);
            if (i == 5)
                middle = journal.bytes().size() + 50;
            journal.close(x, 2 * i + 2);
        }
        journal.bytes()[middle] ^= 1;
        journal.write();
        const auto bytes = journal.bytes();
        QCOMPARE(books.openLedger().interrupted, 1u);
        QCOMPARE(books.number("SELECT count(*) FROM requests WHERE cost = 3000"), 5);
        QCOMPARE(filesLike(directory, ".bad"), 1u);
        for (const auto &entry : fs::directory_iterator(directory.file("journal"))) {
            if (entry.path().string().ends_with(".bad")) {
                std::string kept;
                readFile(entry.path().string(), 0, bytes.size() + 1, kept);
                QCOMPARE(kept, bytes);
            }
        }
    }

    void aFileThatIsNoJournalIsSetAside()
    {
        TestDirectory directory;
        TestBooks books(directory);
        WrittenJournal journal(directory);
        journal.bytes() = "something else altogether";
        journal.write();
        books.openLedger();
        QCOMPARE(filesLike(directory, ".bad"), 1u);
        QCOMPARE(books.number("SELECT count(*) FROM requests"), 0);
    }

    void framesOfANewerVersionStopTheStart()
    {
        TestDirectory directory;
        TestBooks books(directory);
        WrittenJournal journal(directory);
        const auto begin = beginFrame(journal.bytes());
        journal.bytes() += "\x09 newer";
        finishFrame(journal.bytes(), begin);
        journal.write();
        std::string why;
        try {
            books.openLedger();
        } catch (const std::runtime_error &fault) {
            why = fault.what();
        }
        QCOMPARE(QString::fromStdString(why), QString::fromStdString(journal.path())
                     + ": it holds frames of version 9, which this Portreeve cannot read. Start the one that wrote them (a newer one, usually) "
                       "and end it cleanly, or move the file away: then what is in it is not in the books");
        QVERIFY(fs::exists(journal.path()));
    }

    // A run of an older version was killed: what it acknowledged is booked, what it left open is interrupted.
    void framesOfTheVersionBeforeAreSettled()
    {
        TestDirectory directory;
        TestBooks books(directory);
        WrittenJournal now(directory);
        const auto key = std::make_shared<Key>(*testKey(1));
        key->organizationId = "org";
        auto x = held(books, 1);
        auto open = held(books, 4);
        x.key = open.key = key;
        now.hold(x);
        settled(x, 2);
        now.settle(x);
        now.close(x, 3);
        now.hold(open);
        WrittenJournal before(directory);
        before.bytes() += asVersion1(now.bytes());
        before.write();
        const auto standings = books.openLedger();
        QCOMPARE(standings.interrupted, 1u);
        QCOMPARE(books.number("SELECT count(*) FROM requests"), 2);
        QCOMPARE(books.number("SELECT max(cost) FROM requests"), 3'000);
        QCOMPARE(standings.spends.size(), 1u);
        QCOMPARE(standings.spends[0].scope, testKey(1)->scope());
        QVERIFY(!fs::exists(before.path()));
        QCOMPARE(filesLike(directory, ".bad"), 0u);
    }

    void anEmptyFileAndHalfItsBeginningAreNothing()
    {
        for (const std::size_t size : {0u, 1u, 7u, 8u}) {
            TestDirectory directory;
            TestBooks books(directory);
            WrittenJournal journal(directory);
            journal.bytes().resize(size);
            journal.write();
            QCOMPARE(books.openLedger().interrupted, 0u);
            QCOMPARE(filesLike(directory, ".bad"), 0u);
        }
    }

    // Files of several workers, an exchange that goes over two files, and fewer workers now than then.
    void filesOfSeveralWorkers()
    {
        TestDirectory directory;
        TestBooks books(directory);
        WrittenJournal first(directory, 7, 3), second(directory, 7, 4), other(directory, 0, 12);
        auto x = held(books, 1), y = held(books, 2);
        first.hold(x);
        other.hold(y);
        settled(x, 3);
        second.close(x, 3);
        settled(y, 4);
        other.close(y, 4);
        for (const auto *journal : {&first, &second, &other})
            journal->write();
        QCOMPARE(books.openLedger().interrupted, 0u);
        QCOMPARE(books.number("SELECT count(*) FROM requests WHERE cost = 3000"), 2);
    }

    // Committed, but killed before the files were removed: taken in again, nothing changes.
    void whatIsInTheBooksIsNotTakenInTwice()
    {
        TestDirectory first, second;
        std::string before;
        {
            TestBooks books(first);
            books.openLedger();
            std::vector<Exchange> open;
            for (int i = 0; i < 300; ++i) {
                auto x = books.exchange(testKey(i % 4));
                x.tags = {"t"};
                books.addAttempt(x);
                QVERIFY(!books.ledger->hold(0, x));
                TestBooks::succeed(x);
                books.ledger->close(0, x);
            }
            books.ledger->drained();
            before = sumsText(books);
            fs::copy(first.path(), second.path(), fs::copy_options::recursive);
        }
        TestBooks books(second);
        QCOMPARE(filesLike(second, ".journal"), 1u);
        QCOMPARE(books.openLedger().interrupted, 0u);
        QCOMPARE(sumsText(books), before);
        QCOMPARE(books.number("SELECT count(*) FROM requests"), 300);
    }

    // A hold open at one commit, settled after it, and a crash in between: once, and with the right sum.
    void aHoldOverTwoCommits()
    {
        TestDirectory first, second;
        {
            TestBooks books(first);
            books.openLedger();
            auto x = books.exchange();
            books.addAttempt(x);
            QVERIFY(!books.ledger->hold(0, x));
            books.ledger->drained();
            QCOMPARE(books.number("SELECT count(*) FROM open_exchanges"), 1);
            fs::copy(first.path(), second.path(), fs::copy_options::recursive);
            TestBooks::succeed(x);
            books.ledger->close(0, x);
            books.ledger->drained();
            QCOMPARE(books.number("SELECT count(*) FROM open_exchanges"), 0);
            QCOMPARE(books.number("SELECT cost FROM requests"), 3000);
        }
        TestBooks books(second);
        QCOMPARE(books.openLedger().interrupted, 1u);
        QCOMPARE(books.number("SELECT cost FROM requests"), 1000);
    }

    void aCleanEndLeavesNoFile()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.options.segmentBytes = 2000;
        books.openLedger();
        for (int i = 0; i < 100; ++i) {
            auto x = books.exchange();
            books.addAttempt(x);
            QVERIFY(!books.ledger->hold(0, x));
            TestBooks::succeed(x);
            books.ledger->close(0, x);
        }
        books.ledger->drained();
        books.ledger->drained();
        QVERIFY(filesLike(directory, ".journal") <= 2);
        books.ledger.reset();
        QCOMPARE(filesLike(directory, ".journal"), 0u);
        QCOMPARE(books.number("SELECT count(*) FROM requests"), 100);
    }

    void standingsTellWindowsAndTheLastMinute()
    {
        TestDirectory directory;
        TestBooks books(directory);
        books.openLedger();
        const auto call = [&](Micros window, std::int64_t tokens) {
            auto x = books.exchange();
            books.addAttempt(x);
            x.attempts[0].windowStart = window;
            QVERIFY(!books.ledger->hold(0, x));
            TestBooks::succeed(x, 10, tokens, 0);
            books.ledger->close(0, x);
        };
        call(100, 5);
        books.clock.advance(120 * microsPerSecond);
        call(200, 7);
        books.clock.advance(10 * microsPerSecond);
        call(200, 9);
        call(0, 1);
        auto refused = books.exchange();
        refused.status = 429;
        books.ledger->close(0, refused);
        books.clock.advance(5 * microsPerSecond);
        books.ledger.reset();
        const auto standings = books.openLedger();
        std::map<Micros, Nanos> spends;
        for (const auto &spend : standings.spends)
            spends[spend.windowStart] = spend.spent;
        QCOMPARE(spends, (std::map<Micros, Nanos>{{0, 10}, {200, 20}}));
        std::int64_t requests = 0, tokens = 0, ofDeployment = 0;
        for (const auto &use : standings.lastMinute) {
            if (use.scope == testKey(1)->scope()) {
                requests += use.requests;
                tokens += use.tokens;
            }
            ofDeployment += use.scope == "deployment/deployment-1" ? use.requests : 0;
            QVERIFY(use.wall > books.clock.wall() - 60 * microsPerSecond);
        }
        QCOMPARE(requests, 3);
        QCOMPARE(tokens, 17);
        QCOMPARE(ofDeployment, 3);
    }

    // D1 in small: a child is killed in the midst of its work; what it was told is settled is there, to the nano-dollar.
    void killedAtAnyMoment()
    {
#ifdef __SANITIZE_THREAD__
        QSKIP("a forked child may start no threads under this sanitizer");
#endif
        const auto random = seededRandom(5);
        std::int64_t acknowledged = 0;
        for (int round = 0; round < 12; ++round) {
            TestDirectory directory;
            int pipe[2];
            QCOMPARE(::pipe(pipe), 0);
            const pid_t child = ::fork();
            if (child == 0) {
                ::close(pipe[0]);
                TestBooks books(directory);
                books.options.segmentBytes = 20'000;
                books.openLedger();
                for (Nanos cost = 1;; ++cost) {
                    auto x = books.exchange();
                    books.addAttempt(x);
                    if (books.ledger->hold(0, x))
                        ::_exit(1);
                    TestBooks::succeed(x, cost);
                    books.ledger->close(0, x);
                    if (::write(pipe[1], x.id.bytes.data(), 16) != 16)
                        ::_exit(2);
                }
            }
            ::close(pipe[1]);
            const auto wanted = 1 + randomBelow(random, 2000);
            std::vector<Uuid> told;
            Uuid id;
            while (told.size() < wanted && ::read(pipe[0], id.bytes.data(), 16) == 16)
                told.push_back(id);
            ::kill(child, SIGKILL);
            while (::read(pipe[0], id.bytes.data(), 16) == 16)
                told.push_back(id);
            int status = 0;
            ::waitpid(child, &status, 0);
            QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
            ::close(pipe[0]);
            TestBooks books(directory);
            const auto standings = books.openLedger();
            QVERIFY(standings.interrupted <= 1);
            std::map<std::string, Nanos> rows;
            books.database->read([&](Connection &connection) {
                auto all = connection.prepare("SELECT call_id, cost FROM requests WHERE flags & 8 = 0");
                while (all.step())
                    rows[all.text(0)] = all.integer(1);
                QVERIFY(connection.prepare("PRAGMA integrity_check").step());
            });
            for (std::size_t i = 0; i < told.size(); ++i)
                QCOMPARE(rows[std::string(reinterpret_cast<const char *>(told[i].bytes.data()), 16)], Nanos(i) + 1);
            QVERIFY(rows.size() <= told.size() + 1);
            QCOMPARE(books.number("SELECT sum(spent) FROM spends"), books.number("SELECT sum(cost) FROM requests"));
            QCOMPARE(books.number("SELECT sum(requests) FROM sums_day"), books.number("SELECT count(*) FROM requests"));
            QCOMPARE(books.number("SELECT count(*) FROM open_exchanges"), 0);
            acknowledged += std::int64_t(told.size());
        }
        QVERIFY(acknowledged > 1000);
    }
};

QTEST_APPLESS_MAIN(LedgerReplayTest)
#include "ledger_replay_test.moc"
