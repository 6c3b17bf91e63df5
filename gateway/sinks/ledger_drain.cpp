// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/ledger_drain.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <system_error>

#include <unistd.h>

#include "gateway/base/log.h"

namespace portreeve {

namespace {

constexpr std::size_t chunkBytes = 2u << 20;         // more than the longest frame; some thousands of requests
constexpr std::size_t mostSpare = 1u << 20;          // a buffer that was larger is not kept after its burst
constexpr std::size_t longestFrame = mostPayload + frameHead;

void readOrThrow(const std::string &path, std::uint64_t at, std::size_t most, std::string &bytes)
{
    if (const int error = readFile(path, at, most, bytes))
        throw std::system_error(error, std::generic_category(), path + ": the journal cannot be read");
}

std::map<std::string, std::uint64_t> knownPositions(const Database &database)
{
    std::map<std::string, std::uint64_t> known;
    database.read([&](Connection &connection) {
        auto rows = connection.prepare("SELECT name, position FROM journal_files");
        while (rows.step())
            known[rows.text(0)] = std::uint64_t(rows.integer(1));
    });
    return known;
}

} // namespace

Drain::Drain(Database &database, std::string directory, const Clock &clock)
    : m_database(database), m_directory(std::move(directory)), m_clock(clock)
{
}

void Drain::notePosition(Connection &connection, const JournalName &name, std::uint64_t at)
{
    connection.prepare("INSERT INTO journal_files VALUES (?1, ?2) ON CONFLICT DO UPDATE SET position = excluded.position")
        .bind(1, name.text()).bind(2, std::int64_t(at)).run();
}

// -- at start

Drain::Replayed Drain::replay()
{
    Replayed result;
    const auto known = knownPositions(m_database);
    const auto names = journalFiles(m_directory);
    for (const auto &[text, position] : known) {
        if (const auto name = JournalName::parse(text))
            result.nextSegment = std::max(result.nextSegment, name->segment + 1);
    }
    for (const auto &name : names) {
        const auto position = known.find(name.text());
        result.nextSegment = std::max(result.nextSegment, name.segment + 1);
        replayFile(name, position == known.end() ? 0 : position->second, result);
    }
    m_database.write([&](Connection &connection) {
        m_books.begin(connection);
        result.interrupted = m_books.interruptOpen();
        m_books.finish();
        result.sequence = m_books.lastSequence();
    });
    for (const auto &name : names)
        ::unlink(path(name).c_str());
    // Only now: a position without its file is forgotten, a file without its position would be taken in again.
    m_database.write([](Connection &connection) { connection.execute("DELETE FROM journal_files"); });
    return result;
}

void Drain::replayFile(const JournalName &name, std::uint64_t position, Replayed &result)
{
    std::string bytes;
    if (position == 0) {
        readOrThrow(path(name), 0, journalMagic.size(), bytes);
        position = journalMagic.size();
        if (!journalMagic.starts_with(bytes)) {
            ++result.damaged;
            setAside(name, 0, "it does not begin as a journal file does");
            return;
        }
    }
    for (;;) {
        readOrThrow(path(name), position, chunkBytes, bytes);
        std::size_t used = 0;
        applyReplayed(name, position, bytes, used, result);
        position += used;
        const bool isLast = bytes.size() < chunkBytes;
        if (isLast && used == bytes.size())
            return;
        if (isLast || bytes.size() - used >= longestFrame)
            break;
    }
    judgeRest(name, position, result);
}

void Drain::applyReplayed(const JournalName &name, std::uint64_t from, std::string_view bytes, std::size_t &used, Replayed &result)
{
    try {
        m_database.write([&](Connection &connection) {
            FrameReader frames(bytes);
            std::string_view payload;
            m_books.begin(connection);
            while (frames.next(payload))
                m_books.apply(payload);
            m_books.finish();
            used = frames.at();
            notePosition(connection, name, from + used);
        });
        result.rows += m_books.rowsWritten();
    } catch (const UnknownFrame &fault) {
        m_books.forget();
        throw std::runtime_error(path(name) + ": " + fault.what());
    } catch (...) {
        m_books.forget();
        throw;
    }
}

// A frame that was being written when the program ended is torn: nobody was told that it is there. But a frame that is not
// sound with sound ones behind it means that the disk or a person changed the file.
void Drain::judgeRest(const JournalName &name, std::uint64_t at, Replayed &result)
{
    std::string rest;
    readOrThrow(path(name), at, std::size_t(std::filesystem::file_size(path(name)) - at), rest);
    if (!holdsFrame(std::string_view(rest).substr(1))) {
        log(LogLevel::Info, "ledger.torn_tail", {{"file", name.text()}, {"offset", std::to_string(at)}, {"bytes", std::to_string(rest.size())}});
        return;
    }
    ++result.damaged;
    setAside(name, at, "a frame is damaged and sound frames follow it");
}

void Drain::setAside(const JournalName &name, std::uint64_t at, std::string_view why)
{
    const std::string kept = path(name) + '.' + std::to_string(m_clock.wall()) + ".bad";
    std::error_code error;
    std::filesystem::copy_file(path(name), kept, error);
    if (error)
        throw std::runtime_error(path(name) + ": " + std::string(why) + ", and it cannot be kept aside as " + kept + ": " + error.message());
    log(LogLevel::Error, "ledger.journal_damaged",
        {{"file", path(name)}, {"offset", std::to_string(at)}, {"why", std::string(why)}, {"kept", kept},
         {"effect", "what follows this offset is not in the books: compare with the providers' bills"}});
}

// -- while running

void Drain::follow(const std::vector<Journal *> &journals)
{
    m_cursors.clear();
    for (auto *journal : journals)
        m_cursors.push_back({journal, 0});
}

bool Drain::pass()
{
    bool more = false;
    auto chunks = gather(more);
    if (chunks.empty())
        return false;
    try {
        m_database.write([&](Connection &connection) {
            m_books.begin(connection);
            for (auto &chunk : chunks)
                applyChunk(connection, chunk);
            m_books.finish();
            for (const auto &name : m_gone)
                connection.prepare("DELETE FROM journal_files WHERE name = ?1").bind(1, name).run();
        });
    } catch (...) {
        m_books.forget();
        throw;
    }
    m_rows += m_books.rowsWritten();
    m_gone.clear();
    for (auto &chunk : chunks) {
        m_cursors[chunk.cursor].at = chunk.begin + chunk.end;
        if (chunk.bytes.capacity() <= mostSpare)
            m_spare.push_back(std::move(chunk.bytes));
    }
    removeDone();
    return more;
}

std::vector<Drain::Chunk> Drain::gather(bool &more)
{
    std::vector<Chunk> chunks;
    std::size_t room = chunkBytes;
    for (std::size_t i = 0; i < m_cursors.size(); ++i)
        more = gatherFrom(i, room, chunks) || more;
    return chunks;
}

// Fresh memory costs a page fault every few rows.
std::string Drain::spareBuffer()
{
    if (m_spare.empty())
        return {};
    std::string buffer = std::move(m_spare.back());
    m_spare.pop_back();
    return buffer;
}

// Gives whether something was left for the next pass.
bool Drain::gatherFrom(std::size_t cursor, std::size_t &room, std::vector<Chunk> &chunks)
{
    std::uint64_t at = m_cursors[cursor].at;
    const std::uint64_t total = m_cursors[cursor].journal->total();
    for (const auto &segment : m_cursors[cursor].journal->segments()) {
        if (segment.end <= at)
            continue;
        if (at >= total)
            break;
        if (room < longestFrame)
            return true;
        Chunk chunk{cursor, segment.name, segment.begin, at - segment.begin, std::min(segment.end, total) - at, spareBuffer(), 0};
        readOrThrow(path(segment.name), chunk.from, std::size_t(std::min<std::uint64_t>(chunk.there, room)), chunk.bytes);
        room -= chunk.bytes.size();
        at += chunk.there;
        chunks.push_back(std::move(chunk));
        if (chunks.back().bytes.size() < chunks.back().there)
            return true;
    }
    return false;
}

void Drain::applyChunk(Connection &connection, Chunk &chunk)
{
    const std::size_t skip = chunk.from == 0 ? journalMagic.size() : 0;
    FrameReader frames(std::string_view(chunk.bytes).substr(std::min(skip, chunk.bytes.size())));
    std::string_view payload;
    while (frames.next(payload))
        m_books.apply(payload);
    std::uint64_t used = std::min<std::uint64_t>(skip, chunk.bytes.size()) + frames.at();
    const bool isWhole = chunk.bytes.size() == chunk.there;
    if (used < chunk.bytes.size() && (isWhole || chunk.bytes.size() - used >= longestFrame)) {
        setAside(chunk.name, chunk.from + used, "it was changed while it was in use");
        used = chunk.there;
    }
    chunk.end = chunk.from + used;
    notePosition(connection, chunk.name, chunk.end);
}

void Drain::removeDone()
{
    for (const auto &cursor : m_cursors) {
        const auto segments = cursor.journal->segments();
        for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
            if (segments[i].end > cursor.at)
                break;
            ::unlink(path(segments[i].name).c_str());
            cursor.journal->forget(segments[i].name);
            m_gone.push_back(segments[i].name.text());
        }
    }
}

void Drain::removeFiles()
{
    for (const auto &cursor : m_cursors) {
        for (const auto &segment : cursor.journal->segments()) {
            if (segment.end <= cursor.at)
                ::unlink(path(segment.name).c_str());
        }
    }
}

} // namespace portreeve
