// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/ledger.h"

#include <atomic>
#include <condition_variable>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <system_error>
#include <thread>

#include "gateway/base/allocation.h"
#include "gateway/base/log.h"
#include "gateway/base/thread.h"
#include "gateway/sinks/ledger_drain.h"
#include "gateway/sinks/ledger_frames.h"
#include "gateway/sinks/ledger_standings.h"

namespace portreeve {

namespace {

using std::chrono::milliseconds;
using Moment = std::chrono::steady_clock::time_point;

// Set aside on the disk with each hold, for the frame that settles it: a full disk refuses holds, never settlements.
constexpr std::size_t settlementRoom = 4096;
constexpr milliseconds drainBeat{200};               // rows are at most so late, and that many go in one transaction
constexpr std::uint64_t drainAtOnce = 1u << 20;      // bytes that wait for no beat
constexpr milliseconds shortestRetry{50}, longestRetry{1000};
constexpr milliseconds usualBeat{50}, longestBeat{100};
constexpr int idleBeats = 20;                        // without a new frame, then the beat rests
constexpr milliseconds quietTime{2000};              // without one, then the writer gives its memory back

Refusal unavailable(int error)
{
    Refusal refusal;
    refusal.status = 503;
    refusal.type = "ledger_unavailable";
    refusal.message = std::string("The ledger cannot be written (") + std::strerror(error) +
                      "): the request was not sent to a provider and nothing is charged. It works again as soon as the ledger can be written.";
    refusal.headers = {{"retry-after", "5"}};
    return refusal;
}

struct alignas(64) Slot {
    std::unique_ptr<Journal> journal;
    std::string buffer;                              // its worker's
    std::atomic<std::size_t> holds{0};
    std::atomic<std::uint64_t> applied{0};           // position, of what is committed
    std::atomic<std::uint64_t> closed{0};            // requests
    std::atomic<std::uint64_t> unrecorded{0};        // refused requests that found no room for their row
    std::uint64_t target() const { return journal->total() + journal->waiting(); }
    std::uint64_t lag() const
    {
        const auto done = applied.load(std::memory_order_acquire);
        return std::max(target(), done) - done;
    }
};

} // namespace

struct Ledger::Private {
    Private(Database &base, const Clock &time, LedgerOptions given)
        : database(base), clock(time), options(std::move(given)), drain(base, options.directory, time)
    {
    }

    Database &database;
    const Clock &clock;
    LedgerOptions options;
    Drain drain;
    std::vector<std::unique_ptr<Slot>> slots;
    std::atomic<std::uint64_t> sequence{0};
    std::atomic<std::uint64_t> rows{0};              // of this run, committed

    // The beat: fdatasync and repairs. It rests while nothing is written; a worker wakes it.
    std::thread beater;
    std::atomic<bool> resting{false};
    std::mutex beatMutex;
    std::condition_variable beatWoken;
    Moment syncedAt{};                               // the beat's own

    // The writer: SQLite.
    std::thread writer;
    std::mutex mutex;
    std::condition_variable writerWoken, caughtUp;
    bool hasNews = false, isAsked = false;                          // mutex
    std::atomic<bool> isStopping{false};                            // set under both mutexes
    std::string writerFault;                                        // mutex; empty: none

    void makeJournals(std::uint64_t firstSegment);
    void start();
    void stop();
    void woken();
    void beat();
    bool beatOnce();
    milliseconds beatStep() const;
    void write();
    void writeOnce();
    void passAll();
    std::uint64_t lag() const;
    bool reached(const std::vector<std::uint64_t> &targets) const;
};

// -- start and end

void Ledger::Private::makeJournals(std::uint64_t firstSegment)
{
    std::vector<Journal *> journals;
    const auto disk = options.disk ? options.disk : makeJournalDisk();
    for (std::size_t i = 0; i < options.workers; ++i) {
        auto slot = std::make_unique<Slot>();
        slot->journal = std::make_unique<Journal>(
            JournalOptions{options.directory, i, firstSegment, options.segmentBytes, options.sync.count() == 0, disk});
        journals.push_back(slot->journal.get());
        slots.push_back(std::move(slot));
    }
    drain.follow(journals);
}

void Ledger::Private::start()
{
    beater = std::thread([this] { beat(); });
    writer = std::thread([this] { write(); });
}

void Ledger::Private::stop()
{
    {
        const std::scoped_lock both(mutex, beatMutex);
        isStopping = true;
        resting = false;
    }
    writerWoken.notify_all();
    beatWoken.notify_all();
    if (beater.joinable())
        beater.join();
    if (writer.joinable())
        writer.join();
}

// -- the beat

// After a frame, on its worker. Both the frame's position and the rest are stored in one order for all threads (seq_cst):
// either this sees that the beat rests, or the beat sees the frame before it does.
void Ledger::Private::woken()
{
    if (!resting.load())
        return;
    {
        const std::lock_guard lock(beatMutex);
        resting = false;
    }
    beatWoken.notify_one();
}

void Ledger::Private::beat()
{
    nameThread("ledger-beat");
    int idle = 0;
    std::unique_lock lock(beatMutex);
    while (!isStopping) {
        lock.unlock();
        idle = beatOnce() ? 0 : idle + 1;
        lock.lock();
        if (idle < idleBeats) {
            beatWoken.wait_for(lock, beatStep(), [this] { return isStopping.load(); });
            continue;
        }
        resting = true;
        if (lag() == 0)
            beatWoken.wait(lock, [this] { return !resting || isStopping; });
        resting = false;
        idle = 0;
    }
    lock.unlock();
    beatOnce();
}

milliseconds Ledger::Private::beatStep() const
{
    return options.sync.count() > 0 ? std::min(options.sync, longestBeat) : usualBeat;
}

// Whether there was anything to do.
bool Ledger::Private::beatOnce()
{
    bool busy = false;
    const auto now = std::chrono::steady_clock::now();
    const bool syncs = now - syncedAt >= options.sync || isStopping;
    if (syncs)
        syncedAt = now;
    for (const auto &slot : slots) {
        slot->journal->tend();
        if (syncs)
            slot->journal->sync();
        busy = busy || slot->lag() > 0 || slot->journal->isTroubled() || slot->journal->syncFailed();
    }
    if (lag() > 0) {
        const std::lock_guard lock(mutex);
        hasNews = true;
        writerWoken.notify_one();
    }
    return busy;
}

// -- the writer

void Ledger::Private::write()
{
    nameThread("ledger-writer");
    milliseconds retry = shortestRetry;
    std::unique_lock lock(mutex);
    while (!isStopping) {
        const auto isWanted = [this] { return hasNews || isAsked || isStopping; };
        if (!writerWoken.wait_for(lock, quietTime, isWanted)) {
            lock.unlock();
            database.rest();
            releaseBlocks();
            lock.lock();
            writerWoken.wait(lock, isWanted);
        }
        const bool isHurried = isAsked || isStopping || lag() > drainAtOnce;
        if (!isHurried && writerFault.empty())
            writerWoken.wait_for(lock, drainBeat, [this] { return isAsked || isStopping; });
        hasNews = isAsked = false;
        lock.unlock();
        writeOnce();
        lock.lock();
        caughtUp.notify_all();
        if (writerFault.empty()) {
            retry = shortestRetry;
            continue;
        }
        writerWoken.wait_for(lock, retry, [this] { return isStopping.load(); });
        retry = std::min(retry * 2, longestRetry);
        hasNews = true;
    }
}

void Ledger::Private::writeOnce()
{
    std::string fault;
    try {
        passAll();
    } catch (const std::exception &error) {
        fault = error.what();
    }
    const std::lock_guard lock(mutex);
    if (!fault.empty() && writerFault.empty())
        log(LogLevel::Error, "ledger.writer_failed", {{"why", fault}, {"effect", "rows wait in the journal and are tried again"}});
    if (fault.empty() && !writerFault.empty())
        log(LogLevel::Info, "ledger.writer_recovered");
    writerFault = fault;
}

void Ledger::Private::passAll()
{
    for (bool more = true; more;) {
        more = drain.pass();
        rows.store(drain.rows(), std::memory_order_relaxed);
        for (std::size_t i = 0; i < slots.size(); ++i)
            slots[i]->applied.store(drain.applied(i), std::memory_order_release);
    }
}

std::uint64_t Ledger::Private::lag() const
{
    std::uint64_t sum = 0;
    for (const auto &slot : slots)
        sum += slot->lag();
    return sum;
}

bool Ledger::Private::reached(const std::vector<std::uint64_t> &targets) const
{
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (slots[i]->applied.load(std::memory_order_acquire) < targets[i])
            return false;
    }
    return true;
}

// -- Ledger

Ledger::Ledger(Database &database, const Clock &clock, LedgerOptions options)
    : d(std::make_unique<Private>(database, clock, std::move(options)))
{
    if (d->options.priceVersion.empty())
        d->options.priceVersion = PriceBook::builtIn().version();
}

Ledger::~Ledger()
{
    if (d->slots.empty())
        return;
    d->stop();
    const std::vector<std::uint64_t> rest = [this] {
        std::vector<std::uint64_t> all;
        for (const auto &slot : d->slots)
            all.push_back(slot->target());
        return all;
    }();
    d->writeOnce();
    if (d->reached(rest))
        d->drain.removeFiles();
    else
        log(LogLevel::Warning, "ledger.not_drained", {{"bytes", std::to_string(d->lag())}, {"effect", "the next start takes them in"}});
}

Standings Ledger::open()
{
    std::error_code error;
    std::filesystem::create_directories(d->options.directory, error);
    std::filesystem::permissions(d->options.directory, std::filesystem::perms::owner_all, error);
    if (error)
        throw std::system_error(error, d->options.directory + ": the journal's directory cannot be made");
    const auto replayed = d->drain.replay();
    d->sequence = replayed.sequence;
    d->makeJournals(replayed.nextSegment);
    Standings standings;
    d->database.read([&](Connection &connection) { standings = readStandings(connection, d->clock.wall()); });
    standings.interrupted = replayed.interrupted;
    if (replayed.rows || replayed.interrupted)
        log(LogLevel::Info, "ledger.replayed", {{"requests", std::to_string(replayed.rows)}, {"interrupted", std::to_string(replayed.interrupted)}});
    if (standings.doubt != 0)
        log(LogLevel::Error, "ledger.doubt", {{"nanos", std::to_string(standings.doubt)}, {"what", "what keys have spent and the sums by day differ: the database was damaged"},
                                              {"remedy", "budgets count what keys have spent; check the books (POST /portreeve/server/check) and restore a backup"}});
    d->start();
    return standings;
}

std::optional<Refusal> Ledger::hold(std::size_t worker, Exchange &x)
{
    Slot &slot = *d->slots[worker];
    Attempt &attempt = x.attempts.back();
    if (slot.journal->syncFailed())
        return unavailable(slot.journal->lastError());
    attempt.heldSequence = d->sequence.fetch_add(1, std::memory_order_relaxed) + 1;
    slot.buffer.clear();
    encodeHold(slot.buffer, attempt.heldSequence, x, d->options.priceVersion);
    if (const int error = slot.journal->append(slot.buffer, settlementRoom)) {
        attempt.heldSequence = 0;
        return unavailable(error);
    }
    slot.holds.store(slot.holds.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    d->woken();
    return std::nullopt;
}

std::optional<Refusal> Ledger::raise(std::size_t worker, Exchange &x)
{
    Slot &slot = *d->slots[worker];
    slot.buffer.clear();
    encodeRaise(slot.buffer, d->sequence.fetch_add(1, std::memory_order_relaxed) + 1, x);
    if (const int error = slot.journal->append(slot.buffer))
        return unavailable(error);
    d->woken();
    return std::nullopt;
}

namespace {

bool isOpen(const Attempt &attempt) { return attempt.heldSequence != 0 && attempt.settledSequence == 0; }

bool wasHeld(const Exchange &x)
{
    for (const auto &attempt : x.attempts) {
        if (attempt.heldSequence != 0)
            return true;
    }
    return false;
}

} // namespace

void Ledger::settle(std::size_t worker, Exchange &x)
{
    Attempt &attempt = x.attempts.back();
    if (!isOpen(attempt))
        return;
    Slot &slot = *d->slots[worker];
    attempt.settledSequence = d->sequence.fetch_add(1, std::memory_order_relaxed) + 1;
    slot.buffer.clear();
    encodeSettle(slot.buffer, attempt.settledSequence, x, d->options.priceVersion);
    slot.journal->keep(slot.buffer, settlementRoom);
    slot.holds.store(slot.holds.load(std::memory_order_relaxed) - 1, std::memory_order_relaxed);
    d->woken();
}

void Ledger::close(std::size_t worker, Exchange &x)
{
    Slot &slot = *d->slots[worker];
    const bool settlesLast = !x.attempts.empty() && isOpen(x.attempts.back());
    const auto sequence = d->sequence.fetch_add(1, std::memory_order_relaxed) + 1;
    if (settlesLast)
        x.attempts.back().settledSequence = sequence;
    slot.buffer.clear();
    encodeClose(slot.buffer, sequence, x, settlesLast, d->options.priceVersion);
    bool isWritten = true;
    if (wasHeld(x))
        slot.journal->keep(slot.buffer, settlesLast ? settlementRoom : 0);
    else
        isWritten = slot.journal->append(slot.buffer) == 0;
    if (isWritten)
        slot.closed.store(slot.closed.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    else
        slot.unrecorded.fetch_add(1, std::memory_order_relaxed);    // nothing was paid: its row must not take a settlement's room
    if (settlesLast)
        slot.holds.store(slot.holds.load(std::memory_order_relaxed) - 1, std::memory_order_relaxed);
    d->woken();
}

void Ledger::drained() const
{
    std::vector<std::uint64_t> targets;
    for (const auto &slot : d->slots)
        targets.push_back(slot->target());
    if (d->reached(targets))
        return;
    std::unique_lock lock(d->mutex);
    for (const auto patience : {milliseconds(2000), milliseconds(8000)}) {
        d->isAsked = true;
        d->writerWoken.notify_one();
        if (d->caughtUp.wait_for(lock, patience, [&] { return d->reached(targets); }))
            return;
        if (!d->writerFault.empty())
            break;
    }
    throw BooksBehind("the books are " + std::to_string(d->lag()) + " bytes behind the journal" +
                             (d->writerFault.empty() ? "" : ": " + d->writerFault));
}

std::size_t Ledger::holdsOpen() const
{
    std::size_t sum = 0;
    for (const auto &slot : d->slots)
        sum += slot->holds.load(std::memory_order_relaxed);
    return sum;
}

std::uint64_t Ledger::lagBytes() const { return d->lag(); }

std::uint64_t Ledger::lagRows() const
{
    const std::uint64_t done = d->rows.load(std::memory_order_relaxed);
    std::uint64_t closed = 0;
    for (const auto &slot : d->slots)
        closed += slot->closed.load(std::memory_order_relaxed);
    return std::max(closed, done) - done;
}

bool Ledger::isHealthy() const { return fault().empty(); }

std::string Ledger::fault() const
{
    for (const auto &slot : d->slots) {
        if (!slot->journal->isTroubled() && !slot->journal->syncFailed())
            continue;
        const auto lost = slot->unrecorded.load(std::memory_order_relaxed);
        return std::string("the journal cannot be written: ") + std::strerror(slot->journal->lastError()) +
               (lost ? " (" + std::to_string(lost) + " refused requests are not recorded)" : "");
    }
    const std::lock_guard lock(d->mutex);
    return d->writerFault.empty() ? "" : "the database cannot be written: " + d->writerFault;
}

} // namespace portreeve
