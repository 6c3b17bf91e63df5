// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "gateway/sinks/ledger_books.h"
#include "gateway/store/database.h"
#include "gateway/store/journal.h"

namespace portreeve {

// Brings frames from journal files into the database, in transactions that also say how far each file is in it: done twice,
// it does nothing twice. One thread at a time.
class Drain {
public:
    Drain(Database &database, std::string directory, const Clock &clock);

    // -- at start
    struct Replayed {
        std::size_t rows = 0;            // requests that only the journal knew
        std::size_t interrupted = 0;     // holds that were open
        std::size_t damaged = 0;         // files set aside
        std::uint64_t sequence = 0;      // the highest there was
        std::uint64_t nextSegment = 1;   // for new files
    };
    // Takes in all files of earlier runs and removes them. What follows a damaged frame is set aside as *.bad and reported.
    // Throws std::exception when it cannot; nothing is lost then.
    Replayed replay();

    // -- while running
    void follow(const std::vector<Journal *> &journals);
    // One transaction: at most about 2 MiB of new frames. Gives whether more are there. Throws DatabaseError and others; then
    // nothing of it was done, and it may be called again.
    bool pass();
    std::uint64_t applied(std::size_t journal) const { return m_cursors[journal].at; }    // position
    std::uint64_t rows() const { return m_rows; }        // requests that pass() has written
    void removeFiles();                  // all that pass() is through with, the newest too: when nothing follows

private:
    struct Cursor {
        Journal *journal = nullptr;
        std::uint64_t at = 0;
    };
    struct Chunk {                       // of one file, not yet applied
        std::size_t cursor = 0;
        JournalName name;
        std::uint64_t begin = 0;         // position of the file's first byte
        std::uint64_t from = 0;          // offset in the file
        std::uint64_t there = 0;         // bytes written from there on
        std::string bytes;               // those of them that fit
        std::uint64_t end = 0;           // offset up to where it was applied
    };
    void replayFile(const JournalName &name, std::uint64_t position, Replayed &result);
    void applyReplayed(const JournalName &name, std::uint64_t from, std::string_view bytes, std::size_t &used, Replayed &result);
    void judgeRest(const JournalName &name, std::uint64_t at, Replayed &result);
    void setAside(const JournalName &name, std::uint64_t at, std::string_view why);
    std::vector<Chunk> gather(bool &more);
    std::string spareBuffer();
    bool gatherFrom(std::size_t cursor, std::size_t &room, std::vector<Chunk> &chunks);
    void applyChunk(Connection &connection, Chunk &chunk);
    void notePosition(Connection &connection, const JournalName &name, std::uint64_t at);
    void removeDone();
    std::string path(const JournalName &name) const { return m_directory + '/' + name.text(); }

    Database &m_database;
    std::string m_directory;
    const Clock &m_clock;
    Books m_books;
    std::uint64_t m_rows = 0;
    std::vector<Cursor> m_cursors;
    std::vector<std::string> m_spare;    // buffers of earlier chunks
    std::vector<std::string> m_gone;     // names whose rows in journal_files may go
};

} // namespace portreeve
