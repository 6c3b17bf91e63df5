// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "gateway/policy/quota.h"
#include "gateway/sinks/ledger_drain.h"
#include "gateway/sinks/ledger_frames.h"
#include "gateway/store/journal.h"
#include "ledger_fixture.h"

namespace portreeve {

// A disk that knows what of it would outlive a power cut. Its own syncs cost nothing.
class SimDisk final : public JournalDisk {
public:
    struct Marks {
        std::string path;
        std::uint64_t written = 0, synced = 0;
    };

    std::unique_ptr<JournalFile> create(const std::string &path, int *error) override;
    int syncDirectory(const std::string &) override { return 0; }
    // What was not synced is lost, but for a random, possibly torn part of it.
    void cutPower(const Random &random);
    void forget() { m_marks.clear(); }      // the files of a life that is over
    // Whether `bytes` of the file would outlive a power cut.
    bool isSafe(const std::string &path, std::uint64_t bytes) const;

    bool isFull = false;                    // every write fails

private:
    class File;
    std::shared_ptr<JournalDisk> m_inner = makeJournalDisk();
    std::map<std::string, Marks> m_marks;
};

// One call on its way through the gate.
struct SimCall {
    Exchange x;
    Quotas::Reservation place, hold;
    std::size_t key = 0, worker = 0;
};

// What others know of an attempt: the provider that was dialled, the client that was answered.
struct Witness {
    std::size_t key = 0;
    Nanos held = 0, heldInput = 0;
    Micros window = 0;
    std::optional<Nanos> acknowledged;      // what it cost, as far as the client was told that it is over
    std::string holdFile, ackFile;          // the files of its hold and of the frame that says that it is over
    std::uint64_t holdEnd = 0, ackEnd = 0;  // where these frames end in their files
    bool isBooked = false;                  // its row has survived a restart: nothing takes it away any more
};

// Quotas, journal and drain between two crashes: what the gate and the ledger do, in one thread and without a clock of its own.
class SimLife {
public:
    static constexpr std::size_t workers = 2;

    SimLife(Database &database, const std::string &directory, const Clock &clock, std::shared_ptr<SimDisk> disk, std::uint64_t segmentBytes);

    int hold(std::size_t worker, Exchange &x);      // 0, or the errno for which nothing may be dialled
    int raise(std::size_t worker, Exchange &x);
    void settle(std::size_t worker, Exchange &x);
    void close(std::size_t worker, Exchange &x);
    void sync();
    void passAll();
    Journal &journal(std::size_t worker) { return *m_journals[worker]; }
    std::string file(std::size_t worker) const;     // that is written now
    std::uint64_t size(std::size_t worker) const;   // of it, in bytes

    Quotas quotas;
    Drain drain;
    Drain::Replayed replayed;
    std::vector<SimCall> calls;

private:
    std::string m_directory, m_buffer;
    std::vector<std::unique_ptr<Journal>> m_journals;
    std::uint64_t m_sequence = 0;
};

} // namespace portreeve
