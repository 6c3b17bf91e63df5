// SPDX-License-Identifier: GPL-3.0-or-later
// Goal F6: admission, quotas, journal, replay and books under a fake clock and a disk that fails, loses power and tears; many
// lives, each of a seed, each between crashes. After every step and every restart the books agree with what others saw.
#include <random>
#include <set>

#include <QtTest>

#include <unistd.h>

#include <boost/json.hpp>

#include "gateway/base/json.h"
#include "gateway/sinks/ledger_dump.h"
#include "gateway/sinks/ledger_standings.h"
#include "simulation_world.h"
#include "tests/support/results.h"

namespace portreeve {

// -- the disk

class SimDisk::File final : public JournalFile {
public:
    File(std::unique_ptr<JournalFile> inner, Marks &marks, const SimDisk &disk) : m_inner(std::move(inner)), m_marks(marks), m_disk(disk) {}
    int write(std::uint64_t at, std::string_view bytes) override
    {
        if (m_disk.isFull) {
            m_inner->write(at, bytes.substr(0, bytes.size() / 2));       // a failed write leaves half of it there
            return ENOSPC;
        }
        m_marks.written = std::max(m_marks.written, at + bytes.size());
        return m_inner->write(at, bytes);
    }
    int cut(std::uint64_t size) override { return m_inner->cut(size); }
    int reserve(std::uint64_t size) override { return m_disk.isFull ? ENOSPC : m_inner->reserve(size); }
    int sync() override
    {
        m_marks.synced = m_marks.written;
        return 0;
    }

private:
    std::unique_ptr<JournalFile> m_inner;
    Marks &m_marks;
    const SimDisk &m_disk;
};

std::unique_ptr<JournalFile> SimDisk::create(const std::string &path, int *error)
{
    auto inner = m_inner->create(path, error);
    if (!inner)
        return nullptr;
    Marks &marks = m_marks[path];
    marks = {path, 0, 0};
    return std::make_unique<File>(std::move(inner), marks, *this);
}

void SimDisk::cutPower(const Random &random)
{
    for (const auto &[path, marks] : m_marks) {
        if (std::filesystem::exists(path))
            std::filesystem::resize_file(path, marks.synced + randomBelow(random, marks.written - marks.synced + 1));
    }
}

bool SimDisk::isSafe(const std::string &path, std::uint64_t bytes) const
{
    const auto found = m_marks.find(path);
    return found != m_marks.end() && bytes <= found->second.synced;
}

// -- a life

SimLife::SimLife(Database &database, const std::string &directory, const Clock &clock, std::shared_ptr<SimDisk> disk, std::uint64_t segmentBytes)
    : drain(database, directory, clock), m_directory(directory)
{
    replayed = drain.replay();
    m_sequence = replayed.sequence;
    disk->forget();
    std::vector<Journal *> journals;
    for (std::size_t worker = 0; worker < workers; ++worker) {
        m_journals.push_back(std::make_unique<Journal>(JournalOptions{directory, worker, replayed.nextSegment, segmentBytes, false, disk}));
        journals.push_back(m_journals.back().get());
    }
    drain.follow(journals);
    database.read([&](Connection &connection) {
        const Standings standings = readStandings(connection, clock.wall());
        for (const auto &spend : standings.spends)
            quotas.restoreSpend(spend.scope, spend.windowStart, spend.spent);
        for (const auto &use : standings.lastMinute)
            quotas.restoreUse(use.scope, use.wall, use.requests, use.tokens);
    });
}

constexpr std::size_t settlementRoom = 4096;

int SimLife::hold(std::size_t worker, Exchange &x)
{
    x.attempts.back().heldSequence = ++m_sequence;
    m_buffer.clear();
    encodeHold(m_buffer, m_sequence, x, "v1");
    const int error = m_journals[worker]->append(m_buffer, settlementRoom);
    if (error)
        x.attempts.back().heldSequence = 0;
    return error;
}

int SimLife::raise(std::size_t worker, Exchange &x)
{
    m_buffer.clear();
    encodeRaise(m_buffer, ++m_sequence, x);
    return m_journals[worker]->append(m_buffer);
}

void SimLife::settle(std::size_t worker, Exchange &x)
{
    x.attempts.back().settledSequence = ++m_sequence;
    m_buffer.clear();
    encodeSettle(m_buffer, m_sequence, x, "v1");
    m_journals[worker]->keep(m_buffer, settlementRoom);
}

void SimLife::close(std::size_t worker, Exchange &x)
{
    const bool settlesLast = !x.attempts.empty() && x.attempts.back().settledSequence == 0;
    ++m_sequence;
    if (settlesLast)
        x.attempts.back().settledSequence = m_sequence;
    m_buffer.clear();
    encodeClose(m_buffer, m_sequence, x, settlesLast, "v1");
    if (x.attempts.empty())
        m_journals[worker]->append(m_buffer);
    else
        m_journals[worker]->keep(m_buffer, settlesLast ? settlementRoom : 0);
}

void SimLife::sync()
{
    for (const auto &journal : m_journals) {
        journal->tend();
        journal->sync();
    }
}

void SimLife::passAll()
{
    while (drain.pass()) {
    }
}

std::string SimLife::file(std::size_t worker) const
{
    return m_directory + '/' + m_journals[worker]->segments().back().name.text();
}

std::uint64_t SimLife::size(std::size_t worker) const
{
    const auto last = m_journals[worker]->segments().back();
    return journalMagic.size() + last.end - last.begin;
}

namespace {

constexpr std::size_t keyCount = 4;

// One seed: its world, its truth, and its trace.
class Simulation {
public:
    Simulation(std::uint64_t seed, const std::string &directory);
    ~Simulation() { m_life.reset(); }

    std::string run(int steps);      // what went wrong, or nothing
    std::uint64_t trace() const { return m_trace; }
    std::size_t crashes = 0, dialled = 0, refused = 0, interrupted = 0;

private:
    void note(std::uint64_t value) { m_trace = (m_trace ^ value) * 1099511628211u; }
    std::size_t below(std::uint64_t count) { return std::size_t(m_random() % count); }
    Scope scope(std::size_t key) const { return {m_keys[key]->scope(), &m_limits[key], 0}; }
    void step();
    void begin();
    void attempt(SimCall &call);
    void raise(SimCall &call);
    void finish(std::size_t at);
    void restart(bool powerCut);
    void checkBudgets();
    void checkBooks(const std::set<std::string> &mayBeLost);
    void checkSums();
    Nanos &spent(const Witness &seen) { return m_spent[{seen.key, seen.window}]; }
    void fail(const std::string &why)
    {
        if (m_trouble.empty())
            m_trouble = why;
    }

    std::mt19937_64 m_random;
    Random m_chance;
    std::string m_directory, m_trouble;
    HandClock m_clock;
    IdSource m_ids;
    std::unique_ptr<Database> m_database;
    std::shared_ptr<SimDisk> m_disk = std::make_shared<SimDisk>();
    std::unique_ptr<SimLife> m_life;
    std::array<std::shared_ptr<const Key>, keyCount> m_keys;
    std::array<Limits, keyCount> m_limits;
    std::map<std::string, Witness> m_seen;                            // attempts that were dialled, by id
    std::map<std::pair<std::size_t, Micros>, Nanos> m_spent, m_over;  // by key and window: settled, and billed beyond its bound
    std::uint64_t m_trace = 14695981039346656037u;
};

Simulation::Simulation(std::uint64_t seed, const std::string &directory)
    : m_random(seed), m_chance(seededRandom(seed)), m_directory(directory), m_ids(m_clock, seededRandom(seed + 1))
{
    std::filesystem::create_directories(directory + "/journal");
    m_database = std::move(*Database::open(directory + "/books.db"));
    for (std::size_t i = 0; i < keyCount; ++i) {
        m_keys[i] = testKey(int(i));
        m_limits[i].budget = Nanos(8'000 + below(30'000));
        m_limits[i].budgetDuration = i == 0 ? "" : i == 1 ? "1h" : i == 2 ? "1d" : "30d";
        if (i == 3)
            m_limits[i].parallel = 3;
    }
    m_life = std::make_unique<SimLife>(*m_database, m_directory + "/journal", m_clock, m_disk, 16 * 1024 + below(64 * 1024));
}

std::string Simulation::run(int steps)
{
    for (int i = 0; i < steps && m_trouble.empty(); ++i) {
        step();
        checkBudgets();
    }
    m_disk->isFull = false;
    while (!m_life->calls.empty())
        finish(0);
    restart(false);
    if (m_life->quotas.heldNow() != 0 || m_life->quotas.holdsNow() != 0)
        fail("something is held at rest");
    return m_trouble;
}

void Simulation::step()
{
    m_clock.advance(Micros(below(40) == 0 ? below(7'200) * microsPerSecond : below(500'000)));
    const std::size_t open = m_life->calls.size();
    switch (below(24)) {
    case 0: case 1: case 2: case 3: case 4: case 5: case 6: begin(); break;
    case 7: case 8: if (open) raise(m_life->calls[below(open)]); break;
    case 9: case 10: case 11: case 12: case 13: case 14: case 15: if (open) finish(below(open)); break;
    case 16: case 17: m_life->sync(); break;
    case 18: case 19: m_life->passAll(); break;
    case 20: m_disk->isFull = !m_disk->isFull; break;
    case 21: m_disk->isFull = false; m_life->sync(); break;
    case 22: if (below(3) == 0) restart(false); break;
    default: if (below(3) == 0) restart(true);
    }
    note(m_life->calls.size());
}

// Admission, and the hold before the dial.
void Simulation::begin()
{
    SimCall call;
    call.key = below(keyCount);
    call.worker = below(SimLife::workers);
    call.x.id = m_ids.next();
    call.x.route = "/v1/chat/completions";
    call.x.dialect = "openai";
    call.x.key = m_keys[call.key];
    call.x.modelAsked = call.x.modelGroup = "m";
    call.x.admittedAt = m_clock.wall();
    call.place = m_life->quotas.admit({scope(call.key)}, m_clock.monotonic(), m_clock.wall());
    if (call.place.shortage()) {
        ++refused;
        call.x.status = 429;
        m_life->close(call.worker, call.x);
        return;
    }
    attempt(call);
    if (call.x.attempts.empty()) {
        call.place.withdraw();
        call.x.status = 422;
        m_life->close(call.worker, call.x);
        return;
    }
    m_life->calls.push_back(std::move(call));
}

void Simulation::attempt(SimCall &call)
{
    const Nanos bound = Nanos(500 + below(9'000));
    const Standing before = m_life->quotas.standing(scope(call.key), m_clock.monotonic(), m_clock.wall());
    call.hold = m_life->quotas.hold({scope(call.key)}, {100, bound}, m_clock.monotonic(), m_clock.wall());
    const bool fits = before.spent + before.held + bound <= *m_limits[call.key].budget;
    if (fits == call.hold.shortage().has_value())
        return fail("a refusal that is none, or none that should be (B3)");
    if (!fits) {
        ++refused;
        return;
    }
    Attempt attempt;
    attempt.id = call.x.attempts.empty() ? call.x.id : m_ids.next();
    attempt.target = testTarget();
    attempt.held = bound;
    attempt.heldInput = bound / 4;
    attempt.heldTokens = 100;
    attempt.startedAt = m_clock.wall();
    attempt.windowStart = call.hold.windowStart(0);
    call.x.attempts.push_back(std::move(attempt));
    if (m_life->hold(call.worker, call.x)) {      // not in the journal: nobody is dialled (INV2)
        call.x.attempts.pop_back();
        call.hold = {};
        return;
    }
    const Attempt &made = call.x.attempts.back();
    m_seen[made.id.text()] = {call.key, bound, made.heldInput, made.windowStart, std::nullopt, m_life->file(call.worker), {}, m_life->size(call.worker), 0, false};
    ++dialled;
}

void Simulation::raise(SimCall &call)
{
    Attempt &attempt = call.x.attempts.back();
    const Nanos more = Nanos(below(2'000));
    if (!call.hold.raise(10, more, m_clock.monotonic(), m_clock.wall()))
        return;
    attempt.held += more;
    attempt.heldTokens += 10;
    m_life->raise(call.worker, call.x);
    m_seen[attempt.id.text()].held += more;
}

// The answer is here: settled or void, asked again or over. The client is told last.
void Simulation::finish(std::size_t at)
{
    SimCall &call = m_life->calls[at];
    Attempt &attempt = call.x.attempts.back();
    Witness &seen = m_seen[attempt.id.text()];
    const bool failed = below(4) == 0;
    const Nanos cost = failed ? 0 : Nanos(below(std::uint64_t(attempt.held) + (below(12) == 0 ? 3'000 : 1)));
    attempt.state = failed ? State::Void : State::Settled;
    attempt.basis = failed ? Basis::None : Basis::Provider;
    attempt.status = call.x.status = failed ? 500 : 200;
    attempt.usage.input = 10;
    attempt.cost = Cost{cost, cost, 0, 0, 0, 0, 0};
    attempt.providerOverrun = cost > attempt.held;
    call.hold.settle(failed ? 0 : 50, cost);
    spent(seen) += cost;
    m_over[{seen.key, seen.window}] += std::max<Nanos>(0, cost - attempt.held);
    if (failed && call.x.attempts.size() == 1 && below(2) == 0) {
        m_life->settle(call.worker, call.x);
        this->attempt(call);
        if (call.x.attempts.size() == 2)
            return;
    }
    m_life->close(call.worker, call.x);
    for (const Attempt &each : call.x.attempts) {
        Witness &told = m_seen[each.id.text()];
        if (m_life->journal(call.worker).waiting() == 0) {       // on the disk before the client is told; else it waits for room
            told.acknowledged = each.cost->total;
            told.ackFile = m_life->file(call.worker);
            told.ackEnd = m_life->size(call.worker);
        }
        note(std::uint64_t(each.cost->total));
    }
    m_life->calls.erase(m_life->calls.begin() + std::ptrdiff_t(at));
}

// INV1: settled + held <= budget, but for what was billed beyond its bound; and the quotas count what happened.
void Simulation::checkBudgets()
{
    for (std::size_t key = 0; key < keyCount; ++key) {
        const Standing now = m_life->quotas.standing(scope(key), m_clock.monotonic(), m_clock.wall());
        const auto window = std::pair(key, now.windowStart);
        if (now.spent + now.held > *m_limits[key].budget + m_over[window])
            fail("settled + held is beyond the budget (INV1)");
        if (now.spent != m_spent[window])
            fail("the quotas say " + std::to_string(now.spent) + ", and " + std::to_string(m_spent[window]) + " was spent");
        note(std::uint64_t(now.spent + now.held));
    }
}

// kill -9: what was written is there. A power cut: what was synced is there.
void Simulation::restart(bool powerCut)
{
    ++crashes;
    std::set<std::string> mayBeLost;
    if (powerCut) {
        for (auto &[id, seen] : m_seen) {
            if (!seen.isBooked && !m_disk->isSafe(seen.holdFile, seen.holdEnd))
                mayBeLost.insert(id);
            if (!seen.isBooked && !m_disk->isSafe(seen.ackFile, seen.ackEnd))
                seen.acknowledged.reset();
        }
        m_disk->cutPower(m_chance);
    }
    for (SimCall &call : m_life->calls) {      // the process is gone: nobody gives anything back
        call.hold = {};
        call.place = {};
    }
    m_life->calls.clear();
    m_disk->isFull = false;
    m_life = std::make_unique<SimLife>(*m_database, m_directory + "/journal", m_clock, m_disk, 16 * 1024 + below(64 * 1024));
    interrupted += m_life->replayed.interrupted;
    if (m_life->replayed.damaged && !powerCut)
        fail("a file was set aside as damaged");
    checkBooks(mayBeLost);
}

// INV3, INV4, D1: a row for each attempt that was dialled, ended one way, at the cost that the client was told; sums equal rows.
void Simulation::checkBooks(const std::set<std::string> &mayBeLost)
{
    std::FILE *file = std::tmpfile();
    dumpLedger(*m_database, file);
    std::rewind(file);
    std::map<std::string, json::object> rows;
    char line[8192];
    while (std::fgets(line, sizeof line, file)) {
        json::object row = parseJson(line)->as_object();
        const std::string id(row.at("attempt_id").as_string());
        if (!rows.emplace(id, std::move(row)).second)
            fail("two rows of an attempt");
    }
    std::fclose(file);
    m_spent.clear();
    for (const auto &[id, row] : rows) {
        const auto known = m_seen.find(id);
        if (known == m_seen.end()) {
            fail("a row of an attempt that nobody has seen");
            continue;
        }
        const std::string state(row.at("state").as_string());
        const Nanos cost = row.at("cost_nanos").is_null() ? 0 : row.at("cost_nanos").as_int64();
        note(std::hash<std::string>()(state) + std::uint64_t(cost));
        if (state != "settled" && state != "void" && state != "interrupted")
            fail("an attempt that has not ended: " + state + " (INV3)");
        if (known->second.acknowledged && (state == "interrupted" || *known->second.acknowledged != cost))
            fail("the client was told " + std::to_string(*known->second.acknowledged) + ", the books say " + state + " " + std::to_string(cost));
        if (state == "interrupted" && cost != known->second.heldInput)
            fail("an interrupted attempt costs " + std::to_string(cost) + ", not its input");
    }
    m_database->read([&](Connection &connection) {
        auto spends = connection.prepare("SELECT scope, window_start, spent FROM spends");
        while (spends.step()) {
            for (std::size_t key = 0; key < keyCount; ++key) {
                if (spends.text(0) == m_keys[key]->scope())
                    m_spent[{key, spends.integer(1)}] = spends.integer(2);
            }
        }
    });
    for (auto &[id, seen] : m_seen) {
        seen.isBooked = rows.contains(id);
        if (!seen.isBooked && !mayBeLost.contains(id))
            fail("an attempt that was dialled has no row");
    }
    std::erase_if(m_seen, [](const auto &item) { return !item.second.isBooked; });
    checkSums();
}

void Simulation::checkSums()
{
    const auto one = [&](const std::string &sql) {
        std::int64_t value = 0;
        m_database->read([&](Connection &connection) {
            auto row = connection.prepare(sql);
            if (row.step())
                value = row.integer(0);
        });
        return value;
    };
    const std::int64_t rows = one("SELECT coalesce(sum(cost), 0) FROM requests");
    for (const char *table : {"sums_day", "sums_quarter", "sums_deployment"}) {
        if (one(std::string("SELECT coalesce(sum(cost), 0) FROM ") + table) != rows || one(std::string("SELECT coalesce(sum(requests), 0) FROM ") + table) != one("SELECT count(*) FROM requests"))
            fail(std::string(table) + " are not the sums of the rows (INV4)");
    }
    if (one("SELECT coalesce(sum(spent), 0) FROM spends") != rows)
        fail("what keys have spent is not the sum of the rows (INV4)");
    if (one("SELECT count(*) FROM open_exchanges") != 0)
        fail("an exchange is open after a restart (INV3)");
}

} // namespace

} // namespace portreeve

using namespace portreeve;

class SimulationTest : public QObject {
    Q_OBJECT

private slots:
    void seeds_data();
    void seeds();
};

void SimulationTest::seeds_data()
{
    QTest::addColumn<int>("first");
    for (int i = 0; i < timesOf(1, 50); ++i)
        QTest::addRow("from %d", 1 + 200 * i) << 1 + 200 * i;
}

void SimulationTest::seeds()
{
    QFETCH(int, first);
    constexpr int count = 200;
    Proof proof("F6", std::uint64_t(first));
    proof.isPart();      // one instance, without network and databases of others
    TestDirectory directory;
    const bool hasMemory = ::access("/dev/shm", W_OK) == 0;
    const std::string base = hasMemory ? "/dev/shm/portreeve-simulation-" + std::to_string(getpid()) : directory.file("worlds");
    std::size_t crashes = 0, dialled = 0, refused = 0, interrupted = 0;
    for (int seed = first; seed < first + count; ++seed) {
        std::uint64_t trace = 0;
        for (int again = 0; again < (seed % 10 == 0 ? 2 : 1); ++again) {
            std::filesystem::remove_all(base);
            Simulation simulation{std::uint64_t(seed), base};
            const std::string trouble = simulation.run(150);
            QVERIFY2(trouble.empty(), ("seed " + std::to_string(seed) + ": " + trouble).c_str());
            QVERIFY2(again == 0 || simulation.trace() == trace, ("seed " + std::to_string(seed) + " runs two ways").c_str());
            trace = simulation.trace();
            crashes += simulation.crashes;
            dialled += simulation.dialled;
            refused += simulation.refused;
            interrupted += simulation.interrupted;
        }
    }
    std::filesystem::remove_all(base);
    const std::string told = std::to_string(crashes) + " crashes, " + std::to_string(refused) + " refused, " + std::to_string(interrupted) + " interrupted";
    QVERIFY2(crashes > count && refused > count && interrupted > count, told.c_str());
    proof.count("seeds", count);
    proof.count("crashes", std::int64_t(crashes));
    proof.count("dialled", std::int64_t(dialled));
    proof.count("interrupted", std::int64_t(interrupted));
}

QTEST_APPLESS_MAIN(SimulationTest)
#include "simulation_test.moc"
