// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <chrono>
#include <list>
#include <map>
#include <random>

#include "gateway/policy/quota.h"

using namespace portreeve;

namespace {

constexpr Micros second = microsPerSecond;

// A use of a scope in the last minute. `amount` is of requests or of tokens.
struct Event {
    Micros millisecond;
    std::int64_t amount;
    std::uint64_t owner;
};

// The meaning of quotas without any cleverness: lists that are walked whole, sums that are added up anew for every question.
struct Model {
    struct Books {
        std::list<Event> requests, tokens;
        std::map<Micros, std::map<std::uint64_t, Nanos>> held;      // by window and hold
        std::map<Micros, Nanos> spent;
        std::map<std::uint64_t, bool> places;
        Micros latestWall = 0, latestMillisecond = -1;
    };
    struct Hold {
        std::vector<std::string> scopes;
        std::vector<Micros> windows;
    };

    static void forget(std::list<Event> &events, Micros now)
    {
        events.remove_if([&](const Event &event) { return now / 1000 - event.millisecond > 60'000; });
    }

    static std::int64_t sum(const std::list<Event> &events)
    {
        std::int64_t total = 0;
        for (const auto &event : events)
            total += event.amount;
        return total;
    }

    Books &open(const Scope &scope, Micros now, Micros wall)
    {
        Books &books = all[scope.id];
        forget(books.requests, now);
        forget(books.tokens, now);
        books.latestWall = std::max(books.latestWall, wall);
        return books;
    }

    static Window windowOf(const Books &books, const Limits &limits) { return budgetWindow(limits.budgetDuration, books.latestWall); }

    static Nanos heldIn(Books &books, Micros window)
    {
        Nanos total = 0;
        for (const auto &[hold, nanos] : books.held[window])
            total += nanos;
        return total;
    }

    // The first moment at which all that is used and `amount` fit the limit, nobody else coming.
    static std::optional<Micros> whenFits(const std::list<Event> &events, std::int64_t amount, std::int64_t limit, Micros now)
    {
        for (const auto &event : events) {
            const Micros moment = (event.millisecond + 60'001) * 1000;
            auto left = events;
            forget(left, moment);
            if (sum(left) + amount <= limit)
                return moment - now;
        }
        return std::nullopt;
    }

    std::map<std::string, Books> all;
    std::map<std::uint64_t, Hold> holds;
    std::uint64_t next = 0;
};

struct Expected {
    std::optional<Shortage> first;
    Micros wait = 0;
    bool isUnknown = false;

    void add(const Shortage &shortage, std::optional<Micros> retry)
    {
        if (!first)
            first = shortage;
        isUnknown = isUnknown || !retry;
        wait = std::max(wait, retry.value_or(0));
    }
    Micros retryAfter() const { return isUnknown ? 0 : wait; }
};

bool same(const Expected &expected, const std::optional<Shortage> &actual)
{
    if (!expected.first || !actual)
        return !expected.first && !actual;
    const Shortage &a = *expected.first, &b = *actual;
    return a.what == b.what && a.scope == b.scope && a.limit == b.limit && a.remaining == b.remaining && a.budget == b.budget && a.spent == b.spent
        && a.held == b.held && b.retryAfter == expected.retryAfter();
}

// Both of them, given the same random life.
class Pair {
public:
    explicit Pair(std::uint64_t seed) : m_random(seed)
    {
        for (int i = 0; i < 6; ++i) {
            m_limits.push_back(randomLimits(i));
            m_ids.push_back("scope/" + std::to_string(i));
        }
    }

    bool step();
    bool settleAll();
    QString trouble;

private:
    struct Live {
        std::uint64_t id;
        Quotas::Reservation reservation;
    };

    std::uint64_t upTo(std::uint64_t most) { return m_random() % (most + 1); }
    bool isOneIn(std::uint64_t count) { return m_random() % count == 0; }
    Limits randomLimits(int i);
    std::vector<Scope> someScopes();
    bool fail(const char *what) { trouble = QString::fromLatin1(what); return false; }

    void passTime();
    bool admit();
    bool hold();
    bool raise();
    bool endHold(bool settles);
    bool endPlace(bool withdraws);
    bool compareStanding();
    bool compareAffordable();
    Expected lackForRequest(const std::vector<Scope> &scopes);
    Expected lackForHold(const std::vector<Scope> &scopes, const Bound &bound);
    bool modelCanRaise(const Model::Hold &hold, std::int64_t tokens, Nanos nanos);
    void modelCorrect(const Model::Hold &hold, std::uint64_t id, std::int64_t change);
    void modelSettle(std::uint64_t id, std::int64_t change, Nanos spent);
    void modelAddTokens(Model::Books &books, std::uint64_t id, std::int64_t tokens);

    std::mt19937_64 m_random;
    Micros m_now = 10 * second, m_wall = 20'778LL * microsPerDay;
    std::vector<Limits> m_limits;
    std::vector<std::string> m_ids;
    Quotas m_quotas;
    Model m_model;
    std::vector<Live> m_holds, m_places;
};

Limits Pair::randomLimits(int i)
{
    static const char *durations[] = {"", "1m", "1h", "45s", "1d", ""};
    Limits limits;
    limits.budgetDuration = durations[i];
    if (!isOneIn(4))
        limits.requestsPerMinute = std::int64_t(upTo(40));
    if (!isOneIn(4))
        limits.tokensPerMinute = std::int64_t(upTo(8'000));
    if (!isOneIn(3))
        limits.parallel = std::int64_t(upTo(12));
    if (!isOneIn(3))
        limits.budget = Nanos(upTo(200'000));
    return limits;
}

std::vector<Scope> Pair::someScopes()
{
    std::vector<Scope> scopes;
    for (std::size_t i = 0; i < m_ids.size(); ++i) {
        if (isOneIn(3))
            scopes.push_back({m_ids[i], &m_limits[i], isOneIn(2) ? std::hash<std::string_view>()(m_ids[i]) : 0});
    }
    std::shuffle(scopes.begin(), scopes.end(), m_random);
    return scopes;
}

void Pair::passTime()
{
    const Micros step = isOneIn(200) ? Micros(upTo(70)) * second : isOneIn(3) ? Micros(upTo(2 * second)) : Micros(upTo(2'000));
    m_now += step;
    m_wall += step;
    if (isOneIn(3'000))
        m_wall += (isOneIn(2) ? 1 : -1) * Micros(upTo(7'200)) * second;     // somebody sets the clock
    if (isOneIn(400))
        for (std::size_t i = 0; i < m_limits.size(); ++i)
            m_limits[i] = randomLimits(int(i));
}

Expected Pair::lackForRequest(const std::vector<Scope> &scopes)
{
    Expected expected;
    for (std::size_t i = 0; i < scopes.size(); ++i) {
        Model::Books &books = m_model.open(scopes[i], m_now, m_wall);
        const Limits &limits = *scopes[i].limits;
        const auto used = Model::sum(books.requests), places = std::int64_t(books.places.size());
        if (limits.requestsPerMinute && used + 1 > *limits.requestsPerMinute) {
            expected.add({Limited::Requests, i, *limits.requestsPerMinute, std::max<std::int64_t>(0, *limits.requestsPerMinute - used)},
                         Model::whenFits(books.requests, 1, *limits.requestsPerMinute, m_now));
        }
        if (limits.parallel && places + 1 > *limits.parallel)
            expected.add({Limited::Parallel, i, *limits.parallel, std::max<std::int64_t>(0, *limits.parallel - places)}, std::nullopt);
    }
    return expected;
}

Expected Pair::lackForHold(const std::vector<Scope> &scopes, const Bound &bound)
{
    Expected expected;
    for (std::size_t i = 0; i < scopes.size(); ++i) {
        Model::Books &books = m_model.open(scopes[i], m_now, m_wall);
        const Limits &limits = *scopes[i].limits;
        const Window window = Model::windowOf(books, limits);
        const auto used = Model::sum(books.tokens);
        const Nanos spent = books.spent[window.start], held = Model::heldIn(books, window.start);
        if (limits.tokensPerMinute && used + bound.tokens > *limits.tokensPerMinute) {
            expected.add({Limited::Tokens, i, *limits.tokensPerMinute, std::max<std::int64_t>(0, *limits.tokensPerMinute - used)},
                         Model::whenFits(books.tokens, bound.tokens, *limits.tokensPerMinute, m_now));
        }
        if (limits.budget && !bound.nanos)
            expected.add({Limited::UnknownPrice, i, 0, 0, *limits.budget, spent, held}, std::nullopt);
        else if (limits.budget && *bound.nanos > 0 && spent + held + *bound.nanos > *limits.budget) {
            const bool helps = spent + *bound.nanos > *limits.budget && *bound.nanos <= *limits.budget && window.end != 0;
            expected.add({Limited::Budget, i, 0, 0, *limits.budget, spent, held}, helps ? std::optional(window.end - m_wall) : std::nullopt);
        }
    }
    return expected;
}

bool Pair::admit()
{
    const auto scopes = someScopes();
    const Expected expected = lackForRequest(scopes);
    auto place = m_quotas.admit(scopes, m_now, m_wall);
    if (!same(expected, place.shortage()))
        return fail("admit");
    if (place.shortage())
        return true;
    const auto id = ++m_model.next;
    for (const auto &scope : scopes) {
        Model::Books &books = m_model.all[scope.id];
        books.requests.push_back({m_now / 1000, 1, id});
        books.places[id] = true;
        m_model.holds[id].scopes.push_back(scope.id);
    }
    m_places.push_back({id, std::move(place)});
    return true;
}

void Pair::modelAddTokens(Model::Books &books, std::uint64_t id, std::int64_t tokens)
{
    books.tokens.push_back({m_now / 1000, tokens, id});
}

bool Pair::hold()
{
    const auto scopes = someScopes();
    Bound bound{std::int64_t(upTo(600)), Nanos(isOneIn(10) ? 0 : upTo(9'000))};
    if (isOneIn(20))
        bound.nanos.reset();
    const Expected expected = lackForHold(scopes, bound);
    auto hold = m_quotas.hold(scopes, bound, m_now, m_wall);
    if (!same(expected, hold.shortage()))
        return fail("hold");
    if (hold.shortage())
        return true;
    const auto id = ++m_model.next;
    for (const auto &scope : scopes) {
        Model::Books &books = m_model.all[scope.id];
        const Micros window = Model::windowOf(books, *scope.limits).start;
        if (hold.windowStart(m_model.holds[id].scopes.size()) != window)
            return fail("window of a hold");
        books.held[window][id] = bound.nanos.value_or(0);
        modelAddTokens(books, id, bound.tokens);
        m_model.holds[id].scopes.push_back(scope.id);
        m_model.holds[id].windows.push_back(window);
    }
    m_holds.push_back({id, std::move(hold)});
    return true;
}

bool Pair::modelCanRaise(const Model::Hold &hold, std::int64_t tokens, Nanos nanos)
{
    bool fits = true;
    for (std::size_t i = 0; i < hold.scopes.size(); ++i) {
        Model::Books &books = m_model.all[hold.scopes[i]];
        Model::forget(books.tokens, m_now);
        const Limits &limits = m_limits[std::size_t(std::find(m_ids.begin(), m_ids.end(), hold.scopes[i]) - m_ids.begin())];
        const Nanos spent = books.spent[hold.windows[i]], held = Model::heldIn(books, hold.windows[i]);
        fits = fits && (!limits.tokensPerMinute || tokens == 0 || Model::sum(books.tokens) + tokens <= *limits.tokensPerMinute);
        fits = fits && (!limits.budget || nanos == 0 || spent + held + nanos <= *limits.budget);
    }
    return fits;
}

bool Pair::raise()
{
    if (m_holds.empty())
        return true;
    auto &[id, reservation] = m_holds[m_random() % m_holds.size()];
    const Model::Hold &known = m_model.holds[id];
    std::vector<Scope> scopes;
    for (const auto &scope : known.scopes)
        scopes.push_back({scope, &m_limits[std::size_t(std::find(m_ids.begin(), m_ids.end(), scope) - m_ids.begin())], 0});
    m_quotas.affordableOutput(scopes, 0, 0, 0, m_now, m_wall);            // tells it of the limits of now
    for (const auto &scope : scopes)
        m_model.open(scope, m_now, m_wall);
    const auto tokens = std::int64_t(upTo(300));
    const Nanos nanos = Nanos(upTo(3'000)), counted = reservation.bound().nanos ? nanos : 0;
    const bool expected = modelCanRaise(known, tokens, counted);
    if (reservation.raise(tokens, nanos, m_now, m_wall) != expected)
        return fail("raise");
    for (std::size_t i = 0; expected && i < known.scopes.size(); ++i) {
        Model::Books &books = m_model.all[known.scopes[i]];
        books.held[known.windows[i]][id] += counted;
        modelAddTokens(books, id, tokens);
    }
    return true;
}

// A correction changes the youngest pieces of a hold first, and what has left a scope stays gone.
void Pair::modelCorrect(const Model::Hold &hold, std::uint64_t id, std::int64_t change)
{
    for (const auto &scope : hold.scopes) {
        auto &events = m_model.all[scope].tokens;
        std::int64_t left = change;
        for (auto event = events.rbegin(); event != events.rend() && left != 0; ++event) {
            if (event->owner != id)
                continue;
            const auto part = std::max(left, -event->amount);
            event->amount += part;
            left -= part;
        }
    }
}

void Pair::modelSettle(std::uint64_t id, std::int64_t change, Nanos spent)
{
    const Model::Hold hold = m_model.holds[id];
    modelCorrect(hold, id, change);
    for (std::size_t i = 0; i < hold.scopes.size(); ++i) {
        Model::Books &books = m_model.all[hold.scopes[i]];
        books.held[hold.windows[i]].erase(id);
        books.spent[hold.windows[i]] += spent;
    }
    m_model.holds.erase(id);
}

bool Pair::endHold(bool settles)
{
    if (m_holds.empty())
        return true;
    const auto at = m_random() % m_holds.size();
    auto &[id, reservation] = m_holds[at];
    const std::int64_t bound = reservation.bound().tokens;
    const auto tokens = settles ? std::int64_t(upTo(std::uint64_t(bound) + (isOneIn(10) ? 500 : 0))) : 0;
    const Nanos nanos = settles ? Nanos(upTo(std::uint64_t(reservation.bound().nanos.value_or(0)) + (isOneIn(10) ? 500 : 0))) : 0;
    if (settles)
        reservation.settle(tokens, nanos);
    else if (isOneIn(2))
        reservation.withdraw();
    modelSettle(id, tokens - bound, nanos);
    m_holds.erase(m_holds.begin() + std::ptrdiff_t(at));
    return true;
}

bool Pair::endPlace(bool withdraws)
{
    if (m_places.empty())
        return true;
    const auto at = m_random() % m_places.size();
    auto &[id, reservation] = m_places[at];
    for (const auto &scope : m_model.holds[id].scopes) {
        Model::Books &books = m_model.all[scope];
        books.places.erase(id);
        if (withdraws)
            books.requests.remove_if([&, id = id](const Event &event) { return event.owner == id; });
    }
    if (withdraws)
        reservation.withdraw();
    m_model.holds.erase(id);
    m_places.erase(m_places.begin() + std::ptrdiff_t(at));
    return true;
}

bool Pair::compareStanding()
{
    const auto i = m_random() % m_ids.size();
    const Scope scope{m_ids[i], &m_limits[i], 0};
    Model::Books &books = m_model.open(scope, m_now, m_wall);
    const Limits &limits = m_limits[i];
    const Window window = Model::windowOf(books, limits);
    const Standing now = m_quotas.standing(scope, m_now, m_wall);
    const auto left = [](const std::optional<std::int64_t> &limit, std::int64_t used) { return limit ? std::max<std::int64_t>(0, *limit - used) : 0; };
    const auto reset = [&](const std::list<Event> &events) {
        Micros longest = 0;
        std::map<Micros, std::int64_t> sums;
        for (const auto &event : events)
            sums[event.millisecond] += event.amount;
        for (const auto &[millisecond, amount] : sums)
            longest = amount > 0 ? (millisecond + 60'001) * 1000 - m_now : longest;
        return longest;
    };
    const bool isSame = now.requestsRemaining == left(limits.requestsPerMinute, Model::sum(books.requests))
        && now.tokensRemaining == left(limits.tokensPerMinute, Model::sum(books.tokens)) && now.parallelInUse == std::int64_t(books.places.size())
        && now.spent == books.spent[window.start] && now.held == Model::heldIn(books, window.start) && now.windowStart == window.start
        && now.windowEnd == window.end && now.requestsReset == reset(books.requests) && now.tokensReset == reset(books.tokens);
    return isSame || fail("standing");
}

bool Pair::compareAffordable()
{
    const auto scopes = someScopes();
    const auto input = std::int64_t(upTo(100));
    const Nanos fixed = Nanos(upTo(1'000));
    const Picos perToken = Picos(upTo(5'000'000));
    std::optional<std::int64_t> expected;
    for (const auto &scope : scopes) {
        Model::Books &books = m_model.open(scope, m_now, m_wall);
        const Window window = Model::windowOf(books, *scope.limits);
        std::int64_t most = std::numeric_limits<std::int64_t>::max();
        if (scope.limits->tokensPerMinute)
            most = std::min(most, *scope.limits->tokensPerMinute - Model::sum(books.tokens) - input);
        if (scope.limits->budget && perToken > 0) {
            const Nanos left = *scope.limits->budget - books.spent[window.start] - Model::heldIn(books, window.start) - fixed;
            most = std::min(most, left <= 0 ? 0 : left * 1'000 / perToken);
        }
        if (most != std::numeric_limits<std::int64_t>::max())
            expected = std::max<std::int64_t>(0, std::min(expected.value_or(most), most));
    }
    return m_quotas.affordableOutput(scopes, input, fixed, perToken, m_now, m_wall) == expected || fail("affordable");
}

bool Pair::step()
{
    passTime();
    switch (m_random() % 12) {
    case 0: case 1: case 2: return admit();
    case 3: case 4: case 5: return hold();
    case 6: return raise();
    case 7: return endHold(true);
    case 8: return isOneIn(3) ? endHold(false) : endHold(true);
    case 9: return endPlace(isOneIn(10)) && endPlace(false);
    case 10: return compareStanding();
    default: return compareAffordable();
    }
}

// Goal B4: at rest nothing is held.
bool Pair::settleAll()
{
    while (!m_holds.empty())
        endHold(true);
    while (!m_places.empty())
        endPlace(false);
    for (std::size_t i = 0; i < m_ids.size(); ++i) {
        const Standing now = m_quotas.standing({m_ids[i], &m_limits[i], 0}, m_now, m_wall);
        if (now.held != 0 || now.parallelInUse != 0)
            return fail("at rest");
    }
    return m_quotas.heldNow() == 0 && m_quotas.holdsNow() == 0;
}

} // namespace

class QuotaModelTest : public QObject {
    Q_OBJECT

private slots:
    void equalsTheModel_data();
    void equalsTheModel();
    void costsLittle();
};

void QuotaModelTest::equalsTheModel_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 10; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

// Goal B11: ten lives of 100,000 random operations, no difference.
void QuotaModelTest::equalsTheModel()
{
    QFETCH(int, seed);
    Pair pair{std::uint64_t(seed)};
    for (int i = 0; i < 100'000; ++i)
        QVERIFY2(pair.step(), qPrintable(QStringLiteral("%1 at operation %2").arg(pair.trouble).arg(i)));
    QVERIFY2(pair.settleAll(), qPrintable(pair.trouble));
}

// A key with all four limits, and one with two more scopes beside it. The numbers are for people; the bound only for disasters.
void QuotaModelTest::costsLittle()
{
    Limits limits;
    limits.requestsPerMinute = limits.tokensPerMinute = limits.parallel = 1'000'000'000;
    limits.budget = 1'000'000'000'000;
    limits.budgetDuration = "30d";
    const std::string id = "key/" + std::string(64, 'a');
    const std::vector<Scope> one{{id, &limits, 0}};
    const std::vector<Scope> three{{id, &limits, 0}, {"team/" + std::string(36, 't'), &limits, 0}, {"proxy", &limits, 0}};
    for (const auto &scopes : {one, three}) {
        Quotas quotas;
        constexpr int rounds = 200'000;
        const auto start = std::chrono::steady_clock::now();
        Micros now = 0;
        for (int i = 0; i < rounds; ++i) {
            now += 50;
            auto place = quotas.admit(scopes, now, 20'778LL * microsPerDay);
            auto hold = quotas.hold(scopes, {1'000, 5'000}, now, 20'778LL * microsPerDay);
            hold.settle(700, 4'000);
        }
        const double each = double(std::chrono::nanoseconds(std::chrono::steady_clock::now() - start).count()) / rounds;
        qInfo("admit, hold, settle, release: %.0f ns together, %zu scopes", each, scopes.size());
        QVERIFY(each < 50'000);
    }
}

QTEST_APPLESS_MAIN(QuotaModelTest)
#include "quota_model_test.moc"
