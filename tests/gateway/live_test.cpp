// SPDX-License-Identifier: GPL-3.0-or-later
#include <numeric>
#include <thread>

#include <QtTest>

#include "gateway/base/log_ring.h"
#include "gateway/sinks/live.h"
#include "gateway/sinks/refusals.h"
#include "ledger_fixture.h"

using namespace portreeve;

namespace {

constexpr std::size_t last = std::size_t(Live::seconds) - 1;

Exchange exchangeAt(Micros wall)
{
    Exchange x;
    x.admittedAt = wall;
    return x;
}

void end(Live &live, std::size_t worker, Exchange &x, Micros duration, int status = 200, Nanos cost = 0, std::int64_t tokens = 0)
{
    x.duration = duration;
    x.status = status;
    Attempt &attempt = x.attempts.emplace_back();
    attempt.cost = Cost{cost};
    attempt.usage.output = tokens;
    live.settled(worker, x);
}

template <class T>
std::int64_t sum(const std::vector<T> &counts)
{
    return std::accumulate(counts.begin(), counts.end(), std::int64_t(0));
}

} // namespace

class LiveTest : public QObject {
    Q_OBJECT
private slots:
    void counts();
    void inFlightBySecond();
    void quietWorkers();
    void oldSecondsLeave();
    void slowestOfTwenty();
    void dayOfTheBooks();
    void dayOfAnotherZone();
    void midnight();
    void price();
    void logRing();
    void logRingAfter();
    void logRingIsRedacted();
    void refusals();
    void keyHints();
};

void LiveTest::counts()
{
    Live live(2);
    const Micros start = HandClock::start;
    for (int i = 0; i < 10; ++i) {
        Exchange x = exchangeAt(start);
        live.began(std::size_t(i % 2), x);
        end(live, std::size_t(i % 2), x, 300'000, i == 3 ? 429 : 200, 5, 7);
    }
    const LiveView view = live.view(start + microsPerSecond);
    QCOMPARE(view.requests, 10u);
    QCOMPARE(view.failed, 1u);
    QCOMPARE(view.inFlight, 0);
    QCOMPARE(view.firstSecond, start / microsPerSecond - Live::seconds + 1);
    QCOMPARE(view.secondRequests.size(), std::size_t(Live::seconds));
    QCOMPARE(view.secondRequests[last], 10u);
    QCOMPARE(view.secondFailed[last], 1u);
    QCOMPARE(sum(view.secondRequests), 10);
    QCOMPARE(view.today.requests, 10);
    QCOMPARE(view.today.failed, 1);
    QCOMPARE(view.today.spent, 50);
    QCOMPARE(view.today.tokens, 70);
    QCOMPARE(live.view(start).secondRequests[last], 0u);       // the second that is not over is not told
}

void LiveTest::inFlightBySecond()
{
    Live live(1);
    const Micros start = HandClock::start, second = microsPerSecond;
    Exchange a = exchangeAt(start), b = exchangeAt(start + 2 * second), c = exchangeAt(start + 2 * second + 1);
    live.began(0, a);
    live.began(0, b);
    live.began(0, c);
    QCOMPARE(live.inFlight(), 3);
    end(live, 0, b, 10);
    end(live, 0, c, second);          // in second 3
    end(live, 0, a, 5 * second);      // in second 5
    const LiveView view = live.view(start + 8 * second);
    const auto at = [&](std::int64_t n) { return view.secondInFlight[std::size_t(start / second + n - view.firstSecond)]; };
    QCOMPARE(at(-1), 0);
    QCOMPARE(at(0), 1);
    QCOMPARE(at(1), 1);               // nothing came or went: still a
    QCOMPARE(at(2), 3);
    QCOMPARE(at(3), 2);
    QCOMPARE(at(4), 1);
    QCOMPARE(at(5), 1);
    QCOMPARE(at(6), 0);
    QCOMPARE(at(7), 0);
}

// One that began before all that is shown, on a worker that has done nothing since.
void LiveTest::quietWorkers()
{
    Live live(2);
    Exchange x = exchangeAt(HandClock::start);
    live.began(1, x);
    const LiveView view = live.view(HandClock::start + 1000 * microsPerSecond);
    QCOMPARE(view.inFlight, 1);
    QCOMPARE(sum(view.secondInFlight), Live::seconds);
}

void LiveTest::oldSecondsLeave()
{
    Live live(1);
    const Micros start = HandClock::start;
    for (std::int64_t i = 0; i < 2 * Live::seconds; ++i) {
        Exchange x = exchangeAt(start + i * microsPerSecond);
        live.began(0, x);
        end(live, 0, x, 1);
    }
    const LiveView view = live.view(start + 2 * Live::seconds * microsPerSecond);
    QCOMPARE(view.requests, std::uint64_t(2 * Live::seconds));
    for (const auto count : view.secondRequests)
        QCOMPARE(count, 1u);
    QCOMPARE(sum(live.view(start + 10 * Live::seconds * microsPerSecond).secondRequests), 0);
}

void LiveTest::slowestOfTwenty()
{
    Live live(2);
    const Micros start = HandClock::start;
    for (int i = 1; i <= 100; ++i) {
        Exchange x = exchangeAt(start);
        live.began(std::size_t(i % 2), x);
        end(live, std::size_t(i % 2), x, i * 1000);
        Exchange failed = exchangeAt(start);
        live.began(0, failed);
        end(live, 0, failed, 900'000, 500);           // says nothing about how fast answers are
    }
    const auto p95 = live.view(start + microsPerSecond).secondP95;
    QVERIFY(p95[last]);
    QVERIFY2(*p95[last] > 83'000 && *p95[last] < 107'000, QByteArray::number(qlonglong(*p95[last])).constData());
    QVERIFY(!p95[last - 1]);
}

void LiveTest::dayOfTheBooks()
{
    Live live(1);
    const Micros now = HandClock::start;
    live.restore({now / microsPerDay, 40, 2, 1000, 7});
    Exchange x = exchangeAt(now);
    live.began(0, x);
    end(live, 0, x, 1, 500, 3, 10);
    const DayUse today = live.view(now).today;
    QCOMPARE(today.requests, 41);
    QCOMPARE(today.failed, 3);
    QCOMPARE(today.tokens, 1010);
    QCOMPARE(today.spent, 10);
    QCOMPARE(live.view(now + microsPerDay).today.requests, 0);

    TestDirectory directory;
    TestBooks books(directory);
    books.openLedger();
    books.ledger->drained();
    books.database->write([&](Connection &connection) {
        for (int owner = 1; owner <= 2; ++owner) {
            connection.prepare("INSERT INTO sums_day VALUES (?1, ?2, 1, 1, 1, 1, 5, 1, 100, 10, 1, 50, 900, 0, 0)")
                .bind(1, now / microsPerDay).bind(2, owner).run();
        }
    });
    books.database->read([&](Connection &connection) {
        const DayUse use = dayUse(connection, now);
        QCOMPARE(use.requests, 10);
        QCOMPARE(use.failed, 2);
        QCOMPARE(use.tokens, 322);
        QCOMPARE(use.spent, 1800);
        QCOMPARE(dayUse(connection, now - microsPerDay).requests, 0);
    });
}

// In another zone a day begins at midnight there: what is of it comes from the quarters of an hour.
void LiveTest::dayOfAnotherZone()
{
    const DayStart berlin{TimeZone::find("Europe/Berlin"), 0};
    QVERIFY(berlin.zone);
    const Micros hour = 3600 * microsPerSecond;
    const std::int64_t day = berlin.dayAt(HandClock::start) + 1;
    const Micros midnight = berlin.instantOf(day * 86'400);
    QVERIFY(midnight % microsPerDay != 0);
    TestDirectory directory;
    TestBooks books(directory);
    books.openLedger();
    books.ledger->drained();
    books.database->write([&](Connection &connection) {
        for (const auto &[quarter, cost] : {std::pair<Micros, int>{midnight - 1, 1}, {midnight, 20}, {midnight + 23 * hour, 300}, {midnight + 24 * hour, 4000}}) {
            connection.prepare("INSERT INTO sums_quarter VALUES (?1, 1, 1, 1, 5, 1, 0, 90, 10, 1, 10, 40, 5, 5, ?2, 0, x'', x'')")
                .bind(1, quarter / (hour / 4)).bind(2, cost).run();
        }
    });
    DayUse before;
    books.database->read([&](Connection &connection) { before = dayUse(connection, midnight + hour, berlin); });
    QCOMPARE(before.day, day);
    QCOMPARE(before.spent, 320);
    QCOMPARE(before.requests, 10);
    QCOMPARE(before.tokens, 322);

    Live live(1, berlin);
    live.restore(before);
    for (const auto &[at, cost] : {std::pair<Micros, int>{midnight - 1, 7}, {midnight, 1}, {midnight + 20 * hour, 1}, {midnight - 2, 7}, {midnight + 24 * hour - 1, 1}}) {
        Exchange x = exchangeAt(at);
        live.began(0, x);
        end(live, 0, x, 10, 200, cost);
    }
    QCOMPARE(live.view(midnight + 24 * hour - 1).today.spent, 323);
    QCOMPARE(live.view(midnight + 24 * hour).today.spent, 0);
}

// A request counts on the day it was admitted, as in the books.
void LiveTest::midnight()
{
    Live live(1);
    const Micros midnight = (HandClock::start / microsPerDay + 1) * microsPerDay;
    Exchange before = exchangeAt(midnight - 1), after = exchangeAt(midnight), late = exchangeAt(midnight - 2);
    for (auto *x : {&before, &after, &late})
        live.began(0, *x);
    end(live, 0, before, 10, 200, 5);
    QCOMPARE(live.view(midnight - 1).today.spent, 5);
    end(live, 0, after, 10, 200, 7);
    end(live, 0, late, 10, 200, 11);
    QCOMPARE(live.view(midnight).today.spent, 7);
    QCOMPARE(live.view(midnight).today.requests, 1);
    QCOMPARE(live.view(midnight).requests, 3u);
}

void LiveTest::price()
{
    Live live(1);
    Exchange x = exchangeAt(HandClock::start);
    x.attempts.emplace_back().cost = Cost{1};
    x.duration = 1000;
    x.status = 200;
    QBENCHMARK {
        for (int i = 0; i < 1000; ++i) {
            live.began(0, x);
            live.settled(0, x);
        }
    }
}

void LiveTest::logRing()
{
    LogRing ring(3);
    QVERIFY(ring.page({}).lines.empty());
    log(LogLevel::Info, "first");
    log(LogLevel::Warning, "second.of", {{"Name", "a b"}, {"n", "1"}});
    log(LogLevel::Debug, "hidden");
    LogPage page = ring.page({});
    QCOMPARE(page.lines.size(), 2u);
    QCOMPARE(page.last, 2u);
    QCOMPARE(page.lines[1].event, std::string("second.of"));
    QCOMPARE(page.lines[1].text, std::string("Name=\"a b\" n=1"));
    QCOMPARE(page.lines[1].fields[0].second, std::string("a b"));
    QCOMPARE(page.lines[0].text, std::string());
    QVERIFY(page.lines[0].time > HandClock::start / 2);
    QCOMPARE(ring.page({std::nullopt, LogLevel::Warning, {}, 10}).lines.size(), 1u);
    QCOMPARE(ring.page({std::nullopt, LogLevel::Debug, "nAmE", 10}).lines.size(), 1u);
    QCOMPARE(ring.page({std::nullopt, LogLevel::Debug, "FIRST", 10}).lines.size(), 1u);
    QCOMPARE(ring.page({std::nullopt, LogLevel::Debug, "nobody", 10}).lines.size(), 0u);
    QCOMPARE(ring.page({std::nullopt, LogLevel::Debug, {}, 1}).lines.at(0).sequence, 2u);
    std::thread other([] { log(LogLevel::Info, "third"); });
    other.join();
    QCOMPARE(ring.page({}).last, 3u);
}

void LiveTest::logRingAfter()
{
    LogRing ring(4);
    for (int i = 1; i <= 6; ++i)
        log(LogLevel::Info, i % 2 ? "odd" : "even");
    LogPage page = ring.page({1, LogLevel::Debug, {}, 100});
    QCOMPARE(page.lost, 1u);                           // 2 has gone; 3 4 5 6 are here
    QCOMPARE(page.lines.front().sequence, 3u);
    page = ring.page({4, LogLevel::Debug, {}, 1});
    QCOMPARE(page.lines.size(), 1u);
    QCOMPARE(page.last, 5u);                           // there is more: ask on from here
    page = ring.page({5, LogLevel::Debug, "odd", 1});
    QVERIFY(page.lines.empty());
    QCOMPARE(page.last, 6u);
    QCOMPARE(ring.page({6, LogLevel::Debug, {}, 9}).lines.size(), 0u);
    QCOMPARE(ring.page({900, LogLevel::Debug, {}, 9}).lines.size(), 4u);      // of an earlier run
}

void LiveTest::logRingIsRedacted()
{
    LogRing ring;
    log(LogLevel::Info, "call", {{"why", "Bearer abcdefghijklmnop was sent"}});
    const LogLine line = ring.page({}).lines.at(0);
    QCOMPARE(line.fields[0].second, std::string("Bearer **** was sent"));
    QVERIFY(line.text.find("abcdefghijkl") == std::string::npos);
}

void LiveTest::refusals()
{
    Refusals refusals(3);
    for (int i = 0; i < 5; ++i)
        refusals.add({0, HandClock::start, 401, "code", "message with sk-abcdefghijklmnopqrst", std::string(900, 'p'), "m", "h", "c", "a"});
    const auto page = refusals.page(0, 10);
    QCOMPARE(page.notes.size(), 3u);
    QCOMPARE(page.last, 5u);
    QCOMPARE(page.notes.front().sequence, 3u);
    QVERIFY(page.notes.front().message.find("abcdefgh") == std::string::npos);
    QVERIFY(page.notes.front().path.size() <= 210);
    QCOMPARE(refusals.page(4, 10).notes.size(), 1u);
    QCOMPARE(refusals.page(0, 2).notes.front().sequence, 4u);
    QCOMPARE(refusals.page(99, 10).notes.size(), 3u);
}

void LiveTest::keyHints()
{
    QCOMPARE(keyHint(""), std::string());
    QCOMPARE(keyHint("sk-1234567890123456abcd"), std::string("sk-…abcd"));
    QCOMPARE(keyHint("sk-short"), std::string("sk-…"));
    QCOMPARE(keyHint("0123456789abcdef"), std::string("…cdef"));
}

QTEST_APPLESS_MAIN(LiveTest)
#include "live_test.moc"
