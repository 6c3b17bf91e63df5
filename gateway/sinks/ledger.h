// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "gateway/model/exchange.h"
#include "gateway/store/database.h"
#include "gateway/store/journal.h"

namespace portreeve {

struct LedgerOptions {
    std::string directory;               // DATA/journal
    std::size_t workers = 1;
    std::chrono::milliseconds sync{50};  // fdatasync beat (--sync-ms); 0: after every frame
    std::size_t segmentBytes = 64u << 20;
    std::string priceVersion;            // kept with each row that the price list priced; empty: the built-in list's
    std::shared_ptr<JournalDisk> disk;   // null: the real one
};

// What the books say at start, for the quotas.
struct Standings {
    struct Spend { std::string scope; Micros windowStart; Nanos spent; };
    struct Use { std::string scope; Micros wall; std::int64_t requests, tokens; };
    std::vector<Spend> spends;           // per key and budget window that can still matter
    std::vector<Use> lastMinute;
    Nanos doubt = 0;                     // by how much the keys' spends and the sums by day differ, in all; not 0: damaged books
    std::size_t interrupted = 0;         // holds that the last run left open: now rows of that state
};

// The rows do not say yet what the journal does, and why.
class BooksBehind : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// The books. Holds before the dial, settlement before the last byte: frames in a journal a worker (one write() each), drained
// into SQLite by one writer thread that does nothing but read the journals, so that normal running and replay are one code.
// hold/settle/close: on the exchange's worker. Others: any thread but a worker where they wait.
class Ledger {
public:
    Ledger(Database &database, const Clock &clock, LedgerOptions options);
    ~Ledger();                           // drains
    Standings open();                    // replays what is there, then starts the writer; throws when it cannot

    // Writes the hold of x.attempts.back() (sets heldSequence). A refusal (503 ledger_unavailable): nothing may be dialled.
    std::optional<Refusal> hold(std::size_t worker, Exchange &x);
    // A hold that grew.
    std::optional<Refusal> raise(std::size_t worker, Exchange &x);
    // The last attempt ended, and another follows or none does (then close is called too).
    void settle(std::size_t worker, Exchange &x);
    // The exchange ended: its request row. Where its last attempt is still held, the same frame settles it.
    void close(std::size_t worker, Exchange &x);

    // Returns when all that was written before is in SQLite; throws BooksBehind after 10 s (2 s when SQLite fails).
    void drained() const;
    std::size_t holdsOpen() const;
    std::uint64_t lagBytes() const;      // journal not yet in SQLite
    std::uint64_t lagRows() const;       // ended requests of it
    bool isHealthy() const;
    std::string fault() const;           // of the last failed write

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace portreeve
