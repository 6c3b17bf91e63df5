// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <deque>
#include <random>

#include "gateway/policy/quota.h"
#include "tests/support/results.h"

using namespace portreeve;

namespace {

constexpr Micros second = microsPerSecond;
constexpr Micros wallNow = 1'795'255'872LL * second;

// One scope with limits of its own.
struct Scoped {
    Limits limits;
    std::vector<Scope> scopes{{"key/a", &limits, 0}};
};

// What the limit means, said as plainly as can be: milliseconds of what was let in and is at most 60,000 ms old.
class Oracle {
public:
    explicit Oracle(std::int64_t limit) : m_limit(limit) {}

    bool admits(Micros now)
    {
        while (!m_taken.empty() && now / 1000 - m_taken.front() > 60'000)
            m_taken.pop_front();
        if (std::int64_t(m_taken.size()) >= m_limit)
            return false;
        m_taken.push_back(now / 1000);
        return true;
    }

private:
    std::int64_t m_limit;
    std::deque<Micros> m_taken;
};

} // namespace

class QuotaLimitTest : public QObject {
    Q_OBJECT

private slots:
    void wholeLimitAtOnce();
    void equalsTheOracle_data();
    void equalsTheOracle();
    void randomSchedules();
    void noMinuteEverSeesMore();
    void refusedCostsNothing();
    void retryAfterIsTrue_data();
    void retryAfterIsTrue();
    void retryAfterOfSeveralScopes();
    void tokensAreReservedAndCorrected();
    void correctionAfterAMinuteIsMoot();
    void raiseCountsWhenItHappens();
    void raisedTokensComeBack();
    void placesAreFreed();
    void placesAreCountedBeforeALimit();
    void withdrawnRequestCostsNothing();
    void loweredLimitBinds();
    void standingIsTrue();
    void restoredUseCounts();
    void clockThatGoesBackLetsNothingIn();
    void reservationMoves();
    void reservationOutlivesQuotas();
    void idleScopesAreDropped();
};

void QuotaLimitTest::wholeLimitAtOnce()
{
    Quotas quotas;
    Scoped key;
    key.limits.requestsPerMinute = 600;
    for (int i = 0; i < 600; ++i)
        QVERIFY(!quotas.admit(key.scopes, 5, wallNow).shortage());
    const auto refused = quotas.admit(key.scopes, 5, wallNow);
    QVERIFY(refused.shortage());
    QCOMPARE(refused.shortage()->what, Limited::Requests);
    QCOMPARE(refused.shortage()->limit, 600);
    QCOMPARE(refused.shortage()->remaining, 0);
    QCOMPARE(refused.shortage()->retryAfter, 60 * second + 1000 - 5);
    QVERIFY(!refused.isOpen());
}

void QuotaLimitTest::equalsTheOracle_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<int>("longestStep");
    QTest::newRow("none allowed") << 0 << 100'000;
    QTest::newRow("one") << 1 << 40'000'000;
    QTest::newRow("few, slow") << 7 << 20'000'000;
    QTest::newRow("few, fast") << 60 << 300'000;
    QTest::newRow("many") << 600 << 150'000;
    QTest::newRow("very many, bursts in a millisecond") << 4'000 << 3'000;
}

// Goal L1.
void QuotaLimitTest::equalsTheOracle()
{
    QFETCH(int, limit);
    QFETCH(int, longestStep);
    Quotas quotas;
    Scoped key;
    key.limits.requestsPerMinute = limit;
    Oracle oracle(limit);
    std::mt19937_64 random{std::uint64_t(limit)};
    Micros now = 1'000;
    int admitted = 0;
    for (int i = 0; i < 200'000; ++i) {
        now += random() % 3 ? Micros(random() % std::uint64_t(longestStep)) : 0;
        if (random() % 5'000 == 0)
            now += 61 * second;
        const bool expected = oracle.admits(now);
        const bool allowed = !quotas.admit(key.scopes, now, wallNow).shortage();
        QVERIFY2(allowed == expected, qPrintable(QString::number(i)));
        admitted += allowed;
    }
    QVERIFY(admitted > 0 || limit == 0);
    QVERIFY(admitted < 200'000);
}

// Goal L1: short schedules, each on fresh quotas: bursts, trickles, pauses and boundaries of the minute.
void QuotaLimitTest::randomSchedules()
{
    const std::uint64_t seed = 600;
    const int schedules = timesOf(20'000, 1'000'000);
    Proof proof("L1", seed);
    std::mt19937_64 random(seed);
    std::int64_t decisions = 0;
    for (int i = 0; i < schedules; ++i) {
        const auto limit = std::int64_t(random() % 12);
        Quotas quotas;
        Scoped key;
        key.limits.requestsPerMinute = limit;
        Oracle oracle(limit);
        Micros now = Micros(random() % 1'000'000'000);
        for (int step = 0; step < 40; ++step, ++decisions) {
            switch (random() % 6) {
            case 0: break;
            case 1: now += 1; break;
            case 2: now += 60 * second + Micros(random() % 3) * 1000 - 1000; break;
            case 3: now += Micros(random() % (60 * second)); break;
            default: now += Micros(random() % (8 * second)); break;
            }
            const bool expected = oracle.admits(now);
            QVERIFY2(!quotas.admit(key.scopes, now, wallNow).shortage() == expected, qPrintable(QString("schedule %1, step %2").arg(i).arg(step)));
        }
    }
    proof.count("schedules", schedules);
    proof.count("decisions", decisions);
    proof.count("differences", 0);
    if (schedules < 1'000'000)
        proof.isPart();
}

// Goal L2: counted over the microseconds themselves, both ends of the minute included.
void QuotaLimitTest::noMinuteEverSeesMore()
{
    Proof proof("L2");
    Quotas quotas;
    Scoped key;
    key.limits.requestsPerMinute = 50;
    std::mt19937_64 random(2);
    std::vector<Micros> admitted;
    Micros now = 0;
    for (int i = 0; i < 100'000; ++i) {
        now += Micros(random() % 1'200'000);
        if (!quotas.admit(key.scopes, now, wallNow).shortage())
            admitted.push_back(now);
    }
    QVERIFY(admitted.size() > 45'000 / 2);
    for (std::size_t i = 50; i < admitted.size(); ++i)
        QVERIFY(admitted[i] - admitted[i - 50] > 60 * second);
}

void QuotaLimitTest::refusedCostsNothing()
{
    Quotas quotas;
    Scoped key;
    key.limits.requestsPerMinute = 1;
    key.limits.tokensPerMinute = 100;
    QVERIFY(!quotas.admit(key.scopes, 0, wallNow).shortage());
    for (int i = 1; i < 1'000; ++i) {
        QVERIFY(quotas.admit(key.scopes, i * 1000, wallNow).shortage());
        QVERIFY(quotas.hold(key.scopes, {101, 0}, i * 1000, wallNow).shortage());
    }
    QVERIFY(!quotas.admit(key.scopes, 60 * second + 1000, wallNow).shortage());
    QVERIFY(!quotas.hold(key.scopes, {100, 0}, 60 * second + 1000, wallNow).shortage());
}

void QuotaLimitTest::retryAfterIsTrue_data()
{
    QTest::addColumn<bool>("ofTokens");
    QTest::newRow("requests") << false;
    QTest::newRow("tokens") << true;
}

// Goal L3: who waits so long is let in; a microsecond less is too little.
void QuotaLimitTest::retryAfterIsTrue()
{
    Proof proof("L3");
    QFETCH(bool, ofTokens);
    Quotas quotas;
    Scoped key;
    key.limits.requestsPerMinute = 10;
    key.limits.tokensPerMinute = 1'000;
    std::mt19937_64 random(5);
    Micros now = 17;
    std::vector<Quotas::Reservation> kept;
    const auto ask = [&](Micros when, std::int64_t tokens) {
        return ofTokens ? quotas.hold(key.scopes, {tokens, 0}, when, wallNow) : quotas.admit(key.scopes, when, wallNow);
    };
    int refused = 0;
    while (refused < 1'000) {
        now += Micros(random() % 4'000'000);
        const auto tokens = std::int64_t(1 + random() % 400);
        auto taken = ask(now, tokens);
        if (taken.shortage()) {
            ++refused;
            const Micros wait = taken.shortage()->retryAfter;
            QVERIFY(wait > 0 && wait <= 60 * second + 1000);
            QVERIFY(ask(now + wait - 1, tokens).shortage());
            now += wait;
            taken = ask(now, tokens);
            QVERIFY(!taken.shortage());
        }
        kept.push_back(std::move(taken));
    }
}

void QuotaLimitTest::retryAfterOfSeveralScopes()
{
    Quotas quotas;
    Limits ofKey, ofTeam;
    ofKey.requestsPerMinute = 1;
    ofTeam.requestsPerMinute = 2;
    const Scope key{"key/a", &ofKey, 0}, team{"team/t", &ofTeam, 0};
    QVERIFY(!quotas.admit({key, team}, 0, wallNow).shortage());
    QVERIFY(!quotas.admit({team}, 10 * second, wallNow).shortage());
    QVERIFY(!quotas.admit({{"key/b", &ofKey, 0}}, 11 * second, wallNow).shortage());
    auto refused = quotas.admit({{"key/b", &ofKey, 0}, team}, 20 * second, wallNow);
    QCOMPARE(refused.shortage()->scope, std::size_t(0));
    QCOMPARE(refused.shortage()->retryAfter, 51 * second + 1000);        // the key's, which is longer than the team's
    refused = quotas.admit({{"key/c", nullptr, 0}, team}, 20 * second, wallNow);
    QCOMPARE(refused.shortage()->scope, std::size_t(1));
    QCOMPARE(refused.shortage()->retryAfter, 40 * second + 1000);
    QVERIFY(quotas.admit({{"key/c", nullptr, 0}, team}, 60 * second + 999, wallNow).shortage());
    QVERIFY(!quotas.admit({{"key/c", nullptr, 0}, team}, 60 * second + 1000, wallNow).shortage());
}

// Goal L5.
void QuotaLimitTest::tokensAreReservedAndCorrected()
{
    Quotas quotas;
    Scoped key;
    key.limits.tokensPerMinute = 1'000;
    auto first = quotas.hold(key.scopes, {800, 0}, 0, wallNow);
    QVERIFY(!first.shortage());
    const auto refused = quotas.hold(key.scopes, {201, 0}, second, wallNow);
    QCOMPARE(refused.shortage()->what, Limited::Tokens);
    QCOMPARE(refused.shortage()->limit, 1'000);
    QCOMPARE(refused.shortage()->remaining, 200);
    first.settle(100, 0);
    QVERIFY(!first.isOpen());
    QCOMPARE(quotas.standing(key.scopes[0], second, wallNow).tokensRemaining, 900);
    auto second_ = quotas.hold(key.scopes, {900, 0}, second, wallNow);
    QVERIFY(!second_.shortage());
    second_.settle(5'000, 0);                                            // more than its bound counts too
    QVERIFY(quotas.hold(key.scopes, {1, 0}, 60 * second + 1000, wallNow).shortage());
    QVERIFY(!quotas.hold(key.scopes, {1'000, 0}, 61 * second + 1000, wallNow).shortage());
    const auto never = quotas.hold(key.scopes, {1'001, 0}, 61 * second, wallNow);
    QCOMPARE(never.shortage()->retryAfter, 0);
}

void QuotaLimitTest::correctionAfterAMinuteIsMoot()
{
    Quotas quotas;
    Scoped key;
    key.limits.tokensPerMinute = 1'000;
    auto old = quotas.hold(key.scopes, {1'000, 0}, 0, wallNow);
    auto young = quotas.hold(key.scopes, {600, 0}, 60 * second + 1000, wallNow);
    QVERIFY(!young.shortage());
    old.settle(10, 0);
    QCOMPARE(quotas.standing(key.scopes[0], 60 * second + 1000, wallNow).tokensRemaining, 400);
    young.settle(600, 0);
    QCOMPARE(quotas.standing(key.scopes[0], 60 * second + 1000, wallNow).tokensRemaining, 400);
}

void QuotaLimitTest::raiseCountsWhenItHappens()
{
    Quotas quotas;
    Scoped key;
    key.limits.tokensPerMinute = 1'000;
    auto hold = quotas.hold(key.scopes, {600, 0}, 0, wallNow);
    QVERIFY(!hold.raise(401, 0, 30 * second, wallNow));
    QVERIFY(hold.raise(400, 0, 30 * second, wallNow));
    QCOMPARE(hold.bound().tokens, 1'000);
    QVERIFY(quotas.hold(key.scopes, {1, 0}, 30 * second, wallNow).shortage());
    // The first piece has left a minute later, the second has not.
    QCOMPARE(quotas.standing(key.scopes[0], 60 * second + 1000, wallNow).tokensRemaining, 600);
    hold.settle(1'000, 0);
    QCOMPARE(quotas.standing(key.scopes[0], 60 * second + 1000, wallNow).tokensRemaining, 600);
    QCOMPARE(quotas.standing(key.scopes[0], 90 * second + 1000, wallNow).tokensRemaining, 1'000);
}

void QuotaLimitTest::raisedTokensComeBack()
{
    Quotas quotas;
    Scoped key;
    key.limits.tokensPerMinute = 1'000;
    {
        auto hold = quotas.hold(key.scopes, {300, 0}, 0, wallNow);
        QVERIFY(hold.raise(100, 0, 100, wallNow));                       // in the same millisecond
        QVERIFY(hold.raise(200, 0, second, wallNow));
        QVERIFY(hold.raise(200, 0, 2 * second, wallNow));
        QCOMPARE(quotas.standing(key.scopes[0], 2 * second, wallNow).tokensRemaining, 200);
    }
    QCOMPARE(quotas.standing(key.scopes[0], 2 * second, wallNow).tokensRemaining, 1'000);
    auto hold = quotas.hold(key.scopes, {300, 0}, 3 * second, wallNow);
    QVERIFY(hold.raise(200, 0, 4 * second, wallNow));
    hold.settle(350, 0);                                                 // 150 of the last piece come back
    QCOMPARE(quotas.standing(key.scopes[0], 63 * second + 1000, wallNow).tokensRemaining, 950);
}

// Goal L6.
void QuotaLimitTest::placesAreFreed()
{
    Quotas quotas;
    Scoped key;
    key.limits.parallel = 3;
    std::vector<Quotas::Reservation> places;
    std::mt19937_64 random(9);
    for (int i = 0; i < 10'000; ++i) {
        auto place = quotas.admit(key.scopes, i, wallNow);
        QCOMPARE(place.shortage().has_value(), places.size() >= 3);
        if (place.shortage())
            QCOMPARE(place.shortage()->what, Limited::Parallel);
        else
            places.push_back(std::move(place));
        if (random() % 2 && !places.empty())
            places.erase(places.begin() + std::ptrdiff_t(random() % places.size()));
        QCOMPARE(quotas.standing(key.scopes[0], i, wallNow).parallelInUse, std::int64_t(places.size()));
    }
    places.clear();
    QCOMPARE(quotas.standing(key.scopes[0], 10'000, wallNow).parallelInUse, 0);
}

void QuotaLimitTest::placesAreCountedBeforeALimit()
{
    Quotas quotas;
    Scoped key;
    auto a = quotas.admit(key.scopes, 0, wallNow), b = quotas.admit(key.scopes, 0, wallNow);
    key.limits.parallel = 2;
    QVERIFY(quotas.admit(key.scopes, 0, wallNow).shortage());
    a = {};
    QVERIFY(!quotas.admit(key.scopes, 0, wallNow).shortage());
    key.limits.requestsPerMinute = 3;
    QCOMPARE(quotas.admit(key.scopes, 0, wallNow).shortage()->what, Limited::Requests);
}

void QuotaLimitTest::withdrawnRequestCostsNothing()
{
    Quotas quotas;
    Scoped key;
    key.limits.requestsPerMinute = 1;
    key.limits.parallel = 1;
    auto place = quotas.admit(key.scopes, 0, wallNow);
    place.withdraw();
    QVERIFY(!place.isOpen());
    { const auto again = quotas.admit(key.scopes, 0, wallNow); QVERIFY(!again.shortage()); }
    QCOMPARE(quotas.admit(key.scopes, 0, wallNow).shortage()->what, Limited::Requests);
}

void QuotaLimitTest::loweredLimitBinds()
{
    Quotas quotas;
    Scoped key;
    key.limits.requestsPerMinute = 100;
    for (int i = 0; i < 60; ++i)
        QVERIFY(!quotas.admit(key.scopes, i * second, wallNow).shortage());
    key.limits.requestsPerMinute = 10;
    const auto refused = quotas.admit(key.scopes, 60 * second, wallNow);
    QCOMPARE(refused.shortage()->limit, 10);
    QCOMPARE(refused.shortage()->remaining, 0);
    QCOMPARE(refused.shortage()->retryAfter, 50 * second + 1000);        // 51 of the 60 have to leave
    QVERIFY(quotas.admit(key.scopes, 110 * second + 999, wallNow).shortage());
    QVERIFY(!quotas.admit(key.scopes, 110 * second + 1000, wallNow).shortage());
}

void QuotaLimitTest::standingIsTrue()
{
    Quotas quotas;
    Scoped key;
    key.limits.requestsPerMinute = 10;
    key.limits.tokensPerMinute = 1'000;
    QCOMPARE(quotas.standing(key.scopes[0], 0, wallNow).requestsRemaining, 10);
    auto place = quotas.admit(key.scopes, 2 * second, wallNow);
    auto hold = quotas.hold(key.scopes, {300, 0}, 3 * second, wallNow);
    const Standing standing = quotas.standing(key.scopes[0], 5 * second, wallNow);
    QCOMPARE(standing.requestsRemaining, 9);
    QCOMPARE(standing.tokensRemaining, 700);
    QCOMPARE(standing.parallelInUse, 1);
    QCOMPARE(standing.requestsReset, 57 * second + 1000);
    QCOMPARE(standing.tokensReset, 58 * second + 1000);
    hold.settle(0, 0);
    QCOMPARE(quotas.standing(key.scopes[0], 5 * second, wallNow).tokensReset, 0);
}

void QuotaLimitTest::restoredUseCounts()
{
    Quotas quotas;
    Scoped key;
    key.limits.requestsPerMinute = 10;
    key.limits.tokensPerMinute = 1'000;
    const Micros now = 5 * second;                                       // the machine has just booted: the past is below zero
    quotas.restoreUse("key/a", now - 20 * second, 3, 300);
    quotas.restoreUse("key/a", now - 50 * second, 2, 100);
    quotas.restoreUse("key/a", now - 50 * second - 1, 1, 50);
    quotas.restoreUse("key/a", now - 30 * second, 1, 50);
    quotas.restoreUse("key/a", now - 61 * second, 4, 400);
    Standing standing = quotas.standing(key.scopes[0], now, wallNow);
    QCOMPARE(standing.requestsRemaining, 3);
    QCOMPARE(standing.tokensRemaining, 500);
    QCOMPARE(quotas.hold(key.scopes, {501, 0}, now, wallNow).shortage()->retryAfter, 10 * second);
    standing = quotas.standing(key.scopes[0], now + 10 * second + 1000, wallNow);
    QCOMPARE(standing.requestsRemaining, 6);
    QCOMPARE(standing.tokensRemaining, 650);
}

void QuotaLimitTest::clockThatGoesBackLetsNothingIn()
{
    Quotas quotas;
    Scoped key;
    key.limits.requestsPerMinute = 2;
    QVERIFY(!quotas.admit(key.scopes, 100 * second, wallNow).shortage());
    QVERIFY(!quotas.admit(key.scopes, 99 * second, wallNow).shortage());  // another thread read its clock earlier
    QVERIFY(quotas.admit(key.scopes, 100 * second, wallNow).shortage());
    QVERIFY(quotas.admit(key.scopes, 159 * second + 1000, wallNow).shortage());
    QVERIFY(!quotas.admit(key.scopes, 160 * second + 1000, wallNow).shortage());
}

void QuotaLimitTest::reservationMoves()
{
    Quotas quotas;
    Scoped key;
    key.limits.parallel = 1;
    auto a = quotas.admit(key.scopes, 0, wallNow);
    auto b = std::move(a);
    QVERIFY(!a.isOpen() && b.isOpen());
    a = std::move(b);
    QVERIFY(a.isOpen() && !b.isOpen());
    b = {};
    QVERIFY(quotas.admit(key.scopes, 0, wallNow).shortage());
    a = quotas.admit({{"key/other", nullptr, 0}}, 0, wallNow);
    QVERIFY(!quotas.admit(key.scopes, 0, wallNow).shortage());
}

void QuotaLimitTest::reservationOutlivesQuotas()
{
    Scoped key;
    auto quotas = std::make_unique<Quotas>();
    auto place = quotas->admit(key.scopes, 0, wallNow);
    auto hold = quotas->hold(key.scopes, {1, 1}, 0, wallNow);
    quotas.reset();
    hold.settle(1, 1);
    place = {};
    QVERIFY(!place.isOpen());
}

// Thousands of scopes that nobody uses any more do not stay; those that hold or count something do.
void QuotaLimitTest::idleScopesAreDropped()
{
    Quotas quotas;
    Limits limits;
    limits.budget = 1'000;
    limits.requestsPerMinute = 10;
    auto held = quotas.hold({{"key/held", &limits, 0}}, {1, 400}, 0, wallNow);
    quotas.hold({{"key/spent", &limits, 0}}, {1, 400}, 0, wallNow).settle(1, 400);
    auto placed = quotas.admit({{"key/placed", &limits, 0}}, 0, wallNow);
    for (int i = 0; i < 5'000; ++i)
        QVERIFY(!quotas.admit({{"key/" + std::to_string(i), &limits, 0}}, Micros(i) * second, wallNow).shortage());
    const Micros now = 5'000 * second;
    QCOMPARE(quotas.standing({"key/held", &limits, 0}, now, wallNow).held, 400);
    QCOMPARE(quotas.standing({"key/spent", &limits, 0}, now, wallNow).spent, 400);
    QCOMPARE(quotas.standing({"key/placed", &limits, 0}, now, wallNow).parallelInUse, 1);
    held.settle(1, 300);
    QCOMPARE(quotas.standing({"key/held", &limits, 0}, now, wallNow).spent, 300);
}

QTEST_APPLESS_MAIN(QuotaLimitTest)
#include "quota_limit_test.moc"
