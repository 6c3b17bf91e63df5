// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <atomic>
#include <barrier>
#include <limits>
#include <thread>

#include "gateway/policy/quota.h"

using namespace portreeve;

namespace {

constexpr Micros second = microsPerSecond;
constexpr Micros midnight = 20'778LL * microsPerDay;                 // 2026-11-21
constexpr Micros noon = midnight + microsPerDay / 2;
constexpr Nanos most = std::numeric_limits<Nanos>::max();

struct Budgeted {
    Limits limits;
    Scope scope{"key/a", &limits, 0};
    std::vector<Scope> scopes{scope};

    explicit Budgeted(Nanos budget, const char *duration = "")
    {
        limits.budget = budget;
        limits.budgetDuration = duration;
    }
    Nanos spent(const Quotas &quotas, Micros wall = noon) const { return quotas.standing(scope, 0, wall).spent; }
    Nanos held(const Quotas &quotas, Micros wall = noon) const { return quotas.standing(scope, 0, wall).held; }
};

template <class Work>
void inThreads(int count, Work work)
{
    std::barrier start(count);
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) {
        threads.emplace_back([&, i] {
            start.arrive_and_wait();
            work(i);
        });
    }
    for (auto &thread : threads)
        thread.join();
}

} // namespace

class QuotaBudgetTest : public QObject {
    Q_OBJECT

private slots:
    void holdsAndSettles();
    void zeroBudget();
    void unknownPriceIsRefusedOnlyUnderABudget();
    void firstFailingScopeIsNamed();
    void nothingIsTakenWhenOneScopeRefuses();
    void overspendIsChargedAndNeverRefunded();
    void absurdFiguresDoNotOverflow();
    void exactlyAHundredOfAThousand();
    void retriesGetInWhenHoldsAreLarger();
    void nestedScopesUnderThreads();
    void raiseNeedsHeadroom();
    void affordableOutput();
    void windowResetsOnceAtItsEnd();
    void holdIsChargedToTheWindowOfItsAdmission();
    void wallClockThatGoesBackRefundsNothing();
    void retryAfterIsTheWindowsEnd();
    void changedDurationKeepsWhatWasSpent();
    void loweredBudgetBindsTheNextHold();
    void restoredSpendCounts();
    void resetSpend();
};

void QuotaBudgetTest::holdsAndSettles()
{
    Quotas quotas;
    Budgeted key(1'000);
    {
        auto a = quotas.hold(key.scopes, {10, 600}, 0, noon);
        QCOMPARE(key.held(quotas), 600);
        QCOMPARE(quotas.heldNow(), 600);
        QCOMPARE(quotas.holdsNow(), std::size_t(1));
        const auto refused = quotas.hold(key.scopes, {10, 401}, 0, noon);
        QCOMPARE(refused.shortage()->what, Limited::Budget);
        QCOMPARE(refused.shortage()->budget, 1'000);
        QCOMPARE(refused.shortage()->spent, 0);
        QCOMPARE(refused.shortage()->held, 600);
        QCOMPARE(refused.shortage()->retryAfter, 0);                     // only a hold is in the way: no telling
        auto b = quotas.hold(key.scopes, {10, 400}, 0, noon);
        QVERIFY(!b.shortage());
        a.settle(7, 250);
        a.settle(7, 250);                                                // once is once
    }                                                                    // b voids itself
    QCOMPARE(key.spent(quotas), 250);
    QCOMPARE(key.held(quotas), 0);
    QCOMPARE(quotas.heldNow(), 0);
    QCOMPARE(quotas.holdsNow(), std::size_t(0));
    QVERIFY(!quotas.hold(key.scopes, {10, 750}, 0, noon).shortage());
    QVERIFY(quotas.hold(key.scopes, {10, 751}, 0, noon).shortage());
}

void QuotaBudgetTest::zeroBudget()
{
    Quotas quotas;
    Budgeted key(0);
    QCOMPARE(quotas.hold(key.scopes, {10, 1}, 0, noon).shortage()->what, Limited::Budget);
    QVERIFY(!quotas.hold(key.scopes, {10, 0}, 0, noon).shortage());      // what is known to be free passes budgets
}

void QuotaBudgetTest::unknownPriceIsRefusedOnlyUnderABudget()
{
    Quotas quotas;
    Budgeted key(1'000);
    const auto refused = quotas.hold(key.scopes, {10, std::nullopt}, 0, noon);
    QCOMPARE(refused.shortage()->what, Limited::UnknownPrice);
    QCOMPARE(refused.shortage()->budget, 1'000);
    key.limits.budget.reset();
    auto hold = quotas.hold(key.scopes, {10, std::nullopt}, 0, noon);
    QVERIFY(!hold.shortage());
    QVERIFY(hold.raise(5, 50, 0, noon));
    QVERIFY(!hold.bound().nanos);
    hold.settle(10, 30);
    QCOMPARE(key.spent(quotas), 30);
    QCOMPARE(quotas.heldNow(), 0);
}

void QuotaBudgetTest::firstFailingScopeIsNamed()
{
    Quotas quotas;
    Limits free, ofTeam, ofUser;
    ofTeam.budget = 10;
    ofUser.budget = 5;
    const Scope key{"key/a", &free, 0}, team{"team/t", &ofTeam, 0}, user{"user/u", &ofUser, 0};
    QCOMPARE(quotas.hold({key, team, user}, {1, 7}, 0, noon).shortage()->scope, std::size_t(2));
    QCOMPARE(quotas.hold({key, team, user}, {1, 11}, 0, noon).shortage()->scope, std::size_t(1));
    QCOMPARE(quotas.hold({key, team, user}, {1, 11}, 0, noon).shortage()->budget, 10);
    QCOMPARE(quotas.hold({user, team, key}, {1, 11}, 0, noon).shortage()->budget, 5);
}

void QuotaBudgetTest::nothingIsTakenWhenOneScopeRefuses()
{
    Quotas quotas;
    Limits rich, poor;
    rich.budget = 1'000;
    rich.tokensPerMinute = 1'000;
    poor.budget = 5;
    const Scope a{"key/a", &rich, 0}, b{"team/t", &poor, 0};
    for (int i = 0; i < 100; ++i)
        QVERIFY(quotas.hold({a, b}, {100, 6}, 0, noon).shortage());
    QCOMPARE(quotas.standing(a, 0, noon).held, 0);
    QCOMPARE(quotas.standing(a, 0, noon).tokensRemaining, 1'000);
    QCOMPARE(quotas.holdsNow(), std::size_t(0));
}

// Goal B8.
void QuotaBudgetTest::overspendIsChargedAndNeverRefunded()
{
    Quotas quotas;
    Budgeted key(1'000);
    quotas.hold(key.scopes, {10, 1'000}, 0, noon).settle(10, 5'000);
    QCOMPARE(key.spent(quotas), 5'000);
    QVERIFY(quotas.hold(key.scopes, {1, 1}, 0, noon).shortage());
    key.limits.budget = 6'000;
    quotas.hold(key.scopes, {10, 100}, 0, noon).settle(-10, -5'000);     // claims below nothing are nothing
    QCOMPARE(key.spent(quotas), 5'000);
    QVERIFY(!quotas.hold(key.scopes, {-5, -100}, 0, noon).shortage());
    QCOMPARE(key.held(quotas), 0);
}

void QuotaBudgetTest::absurdFiguresDoNotOverflow()
{
    Quotas quotas;
    Budgeted key(most);
    key.limits.tokensPerMinute = most;
    const auto all = quotas.hold(key.scopes, {most, most}, 0, noon);
    QVERIFY(!all.shortage());
    QVERIFY(quotas.hold(key.scopes, {most, most}, 0, noon).shortage());
    key.limits.budget.reset();
    std::vector<Quotas::Reservation> holds;
    for (int i = 0; i < 100; ++i)
        holds.push_back(quotas.hold(key.scopes, {most, most}, 0, noon));
    QCOMPARE(quotas.heldNow(), most);
    for (auto &hold : holds)
        hold.settle(most, most);
    QCOMPARE(key.spent(quotas), most);
    key.limits.budget = most;
    QVERIFY(quotas.hold(key.scopes, {1, 1}, 0, noon).shortage());
}

// Goal B1: the bound is the truth.
void QuotaBudgetTest::exactlyAHundredOfAThousand()
{
    for (int repetition = 0; repetition < 50; ++repetition) {
        Quotas quotas;
        constexpr Nanos each = 12'345;
        Budgeted key(100 * each + each - 1);
        std::atomic<int> succeeded = 0, working = 8;
        std::atomic<bool> wasOver = false;
        inThreads(9, [&](int thread) {
            if (thread == 8) {
                while (working > 0) {
                    const Standing now = quotas.standing(key.scope, 0, noon);
                    wasOver = wasOver || now.spent + now.held > *key.limits.budget;
                }
                return;
            }
            for (int i = 0; i < 125; ++i) {
                auto hold = quotas.hold(key.scopes, {100, each}, 0, noon);
                if (hold.shortage())
                    continue;
                hold.settle(100, each);
                ++succeeded;
            }
            --working;
        });
        QCOMPARE(succeeded.load(), 100);
        QVERIFY(!wasOver);
        QCOMPARE(key.spent(quotas), 100 * each);
        QCOMPARE(key.held(quotas), 0);
        QCOMPARE(quotas.heldNow(), 0);
    }
}

// Goal B2: holds of four times the truth; every client retries, and the budget is spent to the last request.
void QuotaBudgetTest::retriesGetInWhenHoldsAreLarger()
{
    Quotas quotas;
    constexpr Nanos each = 1'000;
    Budgeted key(100 * each);
    std::atomic<int> succeeded = 0;
    inThreads(8, [&](int) {
        for (;;) {
            auto hold = quotas.hold(key.scopes, {100, 4 * each}, 0, noon);
            if (!hold.shortage()) {
                hold.settle(100, each);
                ++succeeded;
                continue;
            }
            if (hold.shortage()->held == 0)
                return;                                                  // nothing that could come back
        }
    });
    QCOMPARE(succeeded.load(), 97);                                      // the 98th finds less than a bound left
    QCOMPARE(key.spent(quotas), 97 * each);
    QCOMPARE(key.held(quotas), 0);
}

// Goals B4, B11: at rest the counters are the books, on every scope, whichever way holds ended.
void QuotaBudgetTest::nestedScopesUnderThreads()
{
    Quotas quotas;
    Limits ofKey, ofTeam, ofAll;
    ofKey.budget = 20'000'000;
    ofTeam.budget = 60'000'000;
    ofAll.budget = 100'000'000;
    std::atomic<Nanos> charged[4] = {0, 0, 0, 0};
    std::atomic<int> refused = 0;
    inThreads(8, [&](int thread) {
        const int own = thread % 4;
        // Half of the threads name the wider scopes first: an order of locks would show.
        std::vector<Scope> scopes{{"key/" + std::to_string(own), &ofKey, 0}, {"team/" + std::to_string(own / 2), &ofTeam, 0}, {"proxy", &ofAll, 0}};
        if (thread >= 4)
            std::reverse(scopes.begin(), scopes.end());
        for (int i = 0; i < 20'000; ++i) {
            auto place = quotas.admit(scopes, i, noon);
            auto hold = quotas.hold(scopes, {100, 2'000}, i, noon);
            if (hold.shortage()) {
                ++refused;
                continue;
            }
            if (i % 3 == 0)
                continue;                                                // voids itself
            hold.raise(10, 500, i, noon);
            const Nanos truth = i % 2000;
            hold.settle(50, truth);
            charged[own] += truth;
        }
    });
    QVERIFY(refused > 0);
    Nanos sum = 0;
    for (int own = 0; own < 4; ++own) {
        const Standing standing = quotas.standing({"key/" + std::to_string(own), &ofKey, 0}, 0, noon);
        QCOMPARE(standing.spent, charged[own].load());
        QCOMPARE(standing.held, 0);
        QCOMPARE(standing.parallelInUse, 0);
        QVERIFY(standing.spent <= *ofKey.budget);
        sum += standing.spent;
    }
    QCOMPARE(quotas.standing({"proxy", &ofAll, 0}, 0, noon).spent, sum);
    QCOMPARE(quotas.heldNow(), 0);
    QCOMPARE(quotas.holdsNow(), std::size_t(0));
}

void QuotaBudgetTest::raiseNeedsHeadroom()
{
    Quotas quotas;
    Budgeted key(1'000);
    auto hold = quotas.hold(key.scopes, {10, 500}, 0, noon);
    auto other = quotas.hold(key.scopes, {10, 300}, 0, noon);
    QVERIFY(!hold.raise(1, 201, 0, noon));
    QCOMPARE(*hold.bound().nanos, 500);
    QVERIFY(hold.raise(1, 200, 0, noon));
    QCOMPARE(*hold.bound().nanos, 700);
    QCOMPARE(hold.bound().tokens, 11);
    QCOMPARE(quotas.heldNow(), 1'000);
    hold.settle(11, 700);
    other.settle(1, 1);
    QCOMPARE(key.spent(quotas), 701);
    QVERIFY(!hold.raise(1, 1, 0, noon));                                 // nothing is held any more
    auto place = quotas.admit(key.scopes, 0, noon);
    QVERIFY(!place.raise(1, 1, 0, noon));
}

void QuotaBudgetTest::affordableOutput()
{
    Quotas quotas;
    Budgeted key(10'000);
    Limits none, tokens;
    tokens.tokensPerMinute = 500;
    const Scope unlimited{"user/u", &none, 0}, counted{"team/t", &tokens, 0};
    QVERIFY(!quotas.affordableOutput({unlimited}, 100, 0, 1'000, 0, noon));
    QCOMPARE(*quotas.affordableOutput({key.scope, unlimited}, 100, 1'000, 2'500'000, 0, noon), 3);     // 9,000 nanos at 2,500
    QCOMPARE(*quotas.affordableOutput({key.scope, unlimited}, 100, 1'000, 1'000, 0, noon), 9'000);
    QCOMPARE(*quotas.affordableOutput({key.scope, counted}, 100, 1'000, 1'000, 0, noon), 400);
    QCOMPARE(*quotas.affordableOutput({counted}, 600, 0, 0, 0, noon), 0);
    QVERIFY(!quotas.affordableOutput({key.scope}, 100, 0, 0, 0, noon));                                // free: no money binds
    auto hold = quotas.hold(key.scopes, {1, 9'500}, 0, noon);
    QCOMPARE(*quotas.affordableOutput({key.scope}, 100, 0, 1'000, 0, noon), 500);
    QCOMPARE(*quotas.affordableOutput({key.scope}, 100, 501, 1'000, 0, noon), 0);
    // What it says is what a hold gets, and not one token more.
    hold.settle(1, 3'333);
    const auto output = *quotas.affordableOutput({key.scope}, 0, 0, 7'777, 0, noon);
    const auto cost = [](std::int64_t out) { return (out * 7'777 + 999) / 1'000; };
    QVERIFY(quotas.hold(key.scopes, {1, cost(output + 1)}, 0, noon).shortage());
    QVERIFY(!quotas.hold(key.scopes, {1, cost(output)}, 0, noon).shortage());
}

// Goal B10, here and below.
void QuotaBudgetTest::windowResetsOnceAtItsEnd()
{
    Quotas quotas;
    Budgeted key(1'000, "1d");
    quotas.hold(key.scopes, {1, 1'000}, 0, midnight).settle(1, 1'000);
    const Micros end = midnight + microsPerDay;
    QVERIFY(quotas.hold(key.scopes, {1, 1}, 0, end - 1).shortage());
    QVERIFY(!quotas.hold(key.scopes, {1, 1'000}, 0, end).shortage());
    quotas.hold(key.scopes, {1, 1'000}, 0, end).settle(1, 900);
    QCOMPARE(key.spent(quotas, end + 1), 900);
    const Standing standing = quotas.standing(key.scope, 0, end + 1);
    QCOMPARE(standing.windowStart, end);
    QCOMPARE(standing.windowEnd, end + microsPerDay);
    QCOMPARE(key.spent(quotas, end + 400 * microsPerDay), 0);
}

void QuotaBudgetTest::holdIsChargedToTheWindowOfItsAdmission()
{
    Quotas quotas;
    Budgeted key(1'000, "1d");
    const Micros end = midnight + microsPerDay;
    auto old = quotas.hold(key.scopes, {1, 700}, 0, end - 1);
    auto older = quotas.hold(key.scopes, {1, 100}, 0, end - 1);
    QCOMPARE(old.windowStart(0), midnight);
    auto young = quotas.hold(key.scopes, {1, 1'000}, 0, end);
    QVERIFY(!young.shortage());
    QCOMPARE(young.windowStart(0), end);
    QVERIFY(!old.raise(0, 201, 0, end));                                 // of the old window, where 800 are held
    QVERIFY(old.raise(0, 200, 0, end));
    old.settle(1, 900);
    older.settle(1, 50);
    QCOMPARE(key.spent(quotas, end), 0);
    QCOMPARE(key.held(quotas, end), 1'000);
    young.settle(1, 800);
    QCOMPARE(key.spent(quotas, end), 800);
    QCOMPARE(quotas.heldNow(), 0);
}

void QuotaBudgetTest::wallClockThatGoesBackRefundsNothing()
{
    Quotas quotas;
    Budgeted key(1'000, "1d");
    const Micros nextDay = midnight + microsPerDay;
    quotas.hold(key.scopes, {1, 1'000}, 0, midnight).settle(1, 1'000);
    quotas.hold(key.scopes, {1, 1'000}, 0, nextDay).settle(1, 1'000);
    QVERIFY(quotas.hold(key.scopes, {1, 1}, 0, midnight + 5).shortage());
    QVERIFY(quotas.hold(key.scopes, {1, 1}, 0, midnight - 40 * microsPerDay).shortage());
    QVERIFY(quotas.hold(key.scopes, {1, 1}, 0, nextDay).shortage());
    QVERIFY(!quotas.hold(key.scopes, {1, 1}, 0, nextDay + microsPerDay).shortage());
}

void QuotaBudgetTest::retryAfterIsTheWindowsEnd()
{
    Quotas quotas;
    Budgeted key(1'000, "1h");
    quotas.hold(key.scopes, {1, 600}, 0, noon).settle(1, 600);
    const auto refused = quotas.hold(key.scopes, {1, 500}, 0, noon + 600 * second);
    QCOMPARE(refused.shortage()->retryAfter, 3'000 * second);
    QCOMPARE(quotas.hold(key.scopes, {1, 1'001}, 0, noon).shortage()->retryAfter, 0);      // never
    QVERIFY(quotas.hold(key.scopes, {1, 500}, 0, noon + 3'600 * second - 1).shortage());
    QVERIFY(!quotas.hold(key.scopes, {1, 500}, 0, noon + 3'600 * second).shortage());
}

void QuotaBudgetTest::changedDurationKeepsWhatWasSpent()
{
    Quotas quotas;
    Budgeted key(1'000, "30d");
    quotas.hold(key.scopes, {1, 1'000}, 0, noon).settle(1, 700);
    auto open = quotas.hold(key.scopes, {1, 300}, 0, noon);
    key.limits.budgetDuration = "1d";
    QVERIFY(quotas.hold(key.scopes, {1, 1}, 0, noon).shortage());
    QCOMPARE(quotas.standing(key.scope, 0, noon).windowEnd, midnight + microsPerDay);
    open.settle(1, 100);
    QCOMPARE(key.spent(quotas), 800);
    QCOMPARE(key.spent(quotas, midnight + microsPerDay), 0);
}

void QuotaBudgetTest::loweredBudgetBindsTheNextHold()
{
    Quotas quotas;
    Budgeted key(1'000);
    auto hold = quotas.hold(key.scopes, {1, 800}, 0, noon);
    key.limits.budget = 500;
    QVERIFY(quotas.hold(key.scopes, {1, 1}, 0, noon).shortage());
    QVERIFY(!hold.raise(0, 1, 0, noon));
    hold.settle(1, 300);
    QVERIFY(!quotas.hold(key.scopes, {1, 200}, 0, noon).shortage());
}

void QuotaBudgetTest::restoredSpendCounts()
{
    Quotas quotas;
    Budgeted key(1'000, "1d"), other(1'000), monthly(1'000, "30d");
    quotas.restoreSpend("key/a", midnight - microsPerDay, 900);          // yesterday's
    quotas.restoreSpend("key/a", midnight, 400);
    quotas.restoreSpend("key/b", 0, 250);
    quotas.restoreSpend("key/c", midnight - microsPerDay, 30);           // of days, in what is a month now
    quotas.restoreSpend("key/c", midnight, 12);
    other.scope.id = "key/b";
    monthly.scope.id = "key/c";
    QCOMPARE(key.spent(quotas), 400);
    QCOMPARE(other.spent(quotas), 250);
    QCOMPARE(monthly.spent(quotas), 42);
    QVERIFY(quotas.hold(key.scopes, {1, 601}, 0, noon).shortage());
    quotas.restoreSpend("key/a", midnight, 300);                         // what is counted already is not lowered
    QCOMPARE(key.spent(quotas), 400);
    quotas.restoreSpend("key/a", midnight, 500);
    QCOMPARE(key.spent(quotas), 500);
}

void QuotaBudgetTest::resetSpend()
{
    Quotas quotas;
    Budgeted key(1'000, "1d");
    auto open = quotas.hold(key.scopes, {1, 100}, 0, noon);
    quotas.hold(key.scopes, {1, 900}, 0, noon).settle(1, 900);
    quotas.resetSpend("key/a", 0, noon);
    QCOMPARE(key.spent(quotas), 0);
    QCOMPARE(key.held(quotas), 100);
    open.settle(1, 100);
    QCOMPARE(key.spent(quotas), 100);
    quotas.resetSpend("key/a", 7, noon + microsPerDay);                  // in the next window already
    QCOMPARE(key.spent(quotas, noon + microsPerDay), 7);

    Quotas fresh;
    fresh.restoreSpend("key/a", midnight, 900);
    fresh.resetSpend("key/a", 5, noon);
    QCOMPARE(key.spent(fresh), 5);
    fresh.resetSpend("key/b", 6, noon - 2 * microsPerDay);
    key.scope.id = "key/b";
    QCOMPARE(key.spent(fresh), 0);                                       // that was another day
}

QTEST_APPLESS_MAIN(QuotaBudgetTest)
#include "quota_budget_test.moc"
