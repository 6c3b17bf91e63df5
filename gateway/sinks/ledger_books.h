// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gateway/sinks/ledger_frames.h"
#include "gateway/sinks/ledger_requests.h"
#include "gateway/sinks/ledger_sums.h"
#include "gateway/sinks/ledger_texts.h"
#include "gateway/sinks/ledger_words.h"
#include "gateway/store/database.h"

namespace portreeve {

// Bits of the column requests.flags (attempts.flags uses the second, third and last).
namespace flag {
constexpr std::int64_t stream = 1;
constexpr std::int64_t suspect = 2;
constexpr std::int64_t overrun = 4;
constexpr std::int64_t interrupted = 8;
constexpr std::int64_t hasAttempts = 16;
constexpr std::int64_t unpriced = 32;        // something that was used has no known price
constexpr std::int64_t failed = 64;
} // namespace flag

// A frame of a version that is not known.
class UnknownFrame : public std::runtime_error {
public:
    explicit UnknownFrame(int version)
        : std::runtime_error("it holds frames of version " + std::to_string(version) + ", which this Portreeve cannot read. Start the one that wrote them "
                             "(a newer one, usually) and end it cleanly, or move the file away: then what is in it is not in the books")
    {
    }
};

// Turns frames into rows and sums. Everything is done inside the caller's transaction: begin, apply ..., finish. When the
// transaction fails, forget() and do it again: what is known then comes from the tables. The ledger's writer's only.
//
// An exchange is written whole when its Close comes: its row, its attempts', its sums. Until then its frames wait in memory,
// and for those still open at the end of a batch in the table open_exchanges, so that the journal before need not be kept.
class Books {
public:
    void begin(Connection &connection);
    // The payload must live until finish(). Throws UnknownFrame for one that it cannot read.
    void apply(std::string_view payload);
    std::size_t interruptOpen();                     // after a replay: what is still open will never close
    void finish();
    void forget();

    std::uint64_t lastSequence() const { return m_sequence; }
    std::size_t rowsWritten() const { return m_rows; }

private:
    struct Open {
        std::string frames;                          // payloads, each after its length (u32, host order)
        std::string_view lent;                       // the only one so far, in the batch's bytes: most are closed before it ends
        bool inTable = false, isChanged = false;
        bool isPlain() const { return !lent.empty() && frames.empty(); }
        void keep(std::string_view payload);
        void own();                                  // what was lent
    };
    struct Told {                                    // an attempt as far as the frames told of it
        FrameAttempt attempt;
        std::string raises;                          // JSON [[sequence, held], ... without its end; empty: none
    };
    struct Sum;                                      // of an exchange's attempts

    void load();
    void loadFilter();
    void keepOpen(const FrameStart &start, std::string_view payload);
    void close(std::string_view payload, const FrameStart &start);
    void writeExchange(const FrameClose &frame, const std::vector<Told> &attempts, std::uint64_t sequence, std::int64_t extraFlags);
    static Sum sumOf(const FrameClose &frame, const std::vector<Told> &attempts);
    RequestRow rowOf(const FrameClose &frame, const std::vector<Told> &attempts, const Sum &sum);
    std::string detailOf(const FrameClose &frame, std::int64_t attempts, const Sum &sum);
    void writeAttempt(std::int64_t number, const Told &told);
    void addSums(const FrameClose &frame, const std::vector<Told> &attempts, const RequestRow &row, const Sum &sum);
    void learnTexts(const RequestRow &row);
    void learnOldRuns();
    void writeFilter();
    void writeOpen();
    void noteSkew(const FrameRequest &request);
    std::int64_t word(std::string_view text) { return m_words.word(*m_connection, text); }
    static std::vector<Told> gather(const Open &open, FrameHold *lastHold);

    Connection *m_connection = nullptr;
    bool m_loaded = false;
    Words m_words;
    Sums m_sums;
    RequestRows m_requests;
    std::unordered_map<Uuid, Open, UuidHash> m_open;
    std::vector<Uuid> m_closedInTable;
    std::vector<std::uint64_t> m_texts;              // of rows from m_filterFirst
    TextRun m_run;                                   // the same rows
    std::int64_t m_filterFirst = 1, m_nextRow = 1;
    std::uint64_t m_sequence = 0;
    Micros m_skew = 0;                               // most that an id's time and its row's differ
    std::size_t m_rows = 0;
    // of the batch: SQLite finds a prepared statement by its text only once a batch
    std::optional<Statement> m_insertAttempt;
};

} // namespace portreeve
