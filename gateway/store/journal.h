// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portreeve {

// The journal's wire format. A file is 8 bytes of magic, then frames: u32 length of the payload, u32 CRC-32C of the payload
// (both little-endian), the payload. What a payload says is its writer's business; its first byte is never 0.
constexpr std::string_view journalMagic = "PRTVJNL1";
constexpr std::size_t frameHead = 8;
constexpr std::size_t mostPayload = 1u << 20;

// Makes a frame in a reused buffer: begin, append the payload, finish.
std::size_t beginFrame(std::string &buffer);                    // gives where the frame begins
void finishFrame(std::string &buffer, std::size_t begin);

// Reads frames from bytes that begin at a frame.
class FrameReader {
public:
    explicit FrameReader(std::string_view bytes) : m_bytes(bytes) {}
    // false: no whole, sound frame is here; at() is where it stopped. The view lives as long as the bytes.
    bool next(std::string_view &payload);
    std::size_t at() const { return m_at; }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
};

// Whether a sound frame begins anywhere in bytes: then what comes before it is damage, not a torn tail.
bool holdsFrame(std::string_view bytes);

// -- files

// One journal file, open for writing. Every call gives 0 or an errno. sync() may run on another thread than the rest.
class JournalFile {
public:
    virtual ~JournalFile() = default;
    virtual int write(std::uint64_t at, std::string_view bytes) = 0;   // all of them, else an errno (some may be there)
    virtual int cut(std::uint64_t size) = 0;
    virtual int reserve(std::uint64_t size) = 0;     // room for so many bytes in all, without growing the file
    virtual int sync() = 0;                          // to the disk: fdatasync
};

// Where journal files are made. Tests put one in between that fails.
class JournalDisk {
public:
    virtual ~JournalDisk() = default;
    virtual std::unique_ptr<JournalFile> create(const std::string &path, int *error) = 0;    // must not be there yet
    virtual int syncDirectory(const std::string &directory) = 0;
};

std::shared_ptr<JournalDisk> makeJournalDisk();

// "DATA/journal/3-17.journal": the 17th file of worker 3.
struct JournalName {
    std::size_t worker = 0;
    std::uint64_t segment = 0;
    std::string text() const;
    auto operator<=>(const JournalName &) const = default;
    static std::optional<JournalName> parse(std::string_view file);
};

std::vector<JournalName> journalFiles(const std::string &directory);     // sorted; throws std::system_error

// Bytes of a file from `at`, at most `most`, into `buffer` (replaced). Gives 0 or an errno.
int readFile(const std::string &path, std::uint64_t at, std::size_t most, std::string &buffer);

// -- a worker's journal

struct JournalOptions {
    std::string directory;
    std::size_t worker = 0;
    std::uint64_t firstSegment = 1;
    std::size_t segmentBytes = 64u << 20;
    bool syncEach = false;               // fdatasync after every frame
    std::shared_ptr<JournalDisk> disk;
};

// The frames of one worker, in files of segmentBytes each. Positions count its bytes over all of its files of this run.
//
// append() and keep() are its worker's alone and take no lock while all is well. When a write fails the journal is troubled:
// until it is well again they go through a mutex, and so may tend(), which runs on the ledger's own thread and tries again.
// A frame is in the file whole or not at all: what a failed write left there is cut off, and is written over next time.
class Journal {
public:
    explicit Journal(JournalOptions options);        // makes the first file; throws std::system_error
    ~Journal();

    // Writes a frame, or gives the errno for which it is not written. `promises` bytes are set aside on the disk besides,
    // so that what must follow it finds room on a full one.
    int append(std::string_view frame, std::size_t promises = 0);
    // Writes a frame that must not be lost, and gives back what append() set aside for it. When it cannot be written it is
    // kept in memory, and written as soon as that is possible.
    void keep(std::string_view frame, std::size_t kept = 0);

    // -- any thread
    std::uint64_t total() const { return m_total.load(); }                              // bytes in the files (seq_cst)
    std::uint64_t waiting() const { return m_waiting.load(std::memory_order_relaxed); } // bytes that must still be written
    bool isTroubled() const { return m_troubled.load(std::memory_order_acquire); }
    int lastError() const { return m_error.load(std::memory_order_relaxed); }          // of the last failed write or sync; 0: none since
    bool syncFailed() const { return m_syncFailed.load(std::memory_order_acquire); }

    // -- the ledger's own threads
    void tend();                                     // tries again what failed
    int sync();                                      // what was written since the last time to the disk; 0 or an errno
    struct Segment {
        JournalName name;
        std::uint64_t begin = 0, end = 0;            // positions; the last one ends at total()
    };
    std::vector<Segment> segments() const;           // oldest first, without those forgotten
    void forget(const JournalName &name);            // its file is gone

private:
    struct Part {
        JournalName name;
        std::uint64_t begin = 0;
        std::shared_ptr<JournalFile> file;
    };
    int write(std::string_view frames);
    void maybeWell();
    int makeRoom(std::uint64_t bytes);
    int flushWaiting();
    void maybeRotate();
    int startSegment(std::uint64_t number);
    int troubled(int error);
    int appendSlowly(std::string_view frame, std::size_t promises);
    void keepSlowly(std::string_view frame);
    int syncParts(std::uint64_t upTo);

    JournalOptions m_options;
    mutable std::mutex m_partsMutex;
    std::vector<Part> m_parts;                       // m_partsMutex
    // The owner's: the worker's, or of whoever holds m_troubleMutex while m_troubled.
    std::shared_ptr<JournalFile> m_file;
    std::uint64_t m_segment = 0, m_begin = 0, m_size = 0, m_reserved = 0, m_promised = 0, m_rotateAt = 0;
    bool m_canReserve = true;
    std::string m_kept;                              // frames not written yet
    std::mutex m_troubleMutex;
    std::atomic<bool> m_troubled{false}, m_syncFailed{false}, m_freshPart{true}, m_rotateSoon{false};
    std::atomic<int> m_error{0};
    std::atomic<std::uint64_t> m_total{0}, m_waiting{0};
    std::uint64_t m_synced = 0;                      // sync()'s own
};

} // namespace portreeve
