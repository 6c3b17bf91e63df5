// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>

#include "tests/support/faultd.h"
#include "tests/support/faultd/session.h"

namespace portreeve::fault {

// What was accepted, in memory and in the log. A line of the log is written with one write() before anything is answered:
//   {"event":"request","n","connection","t","m","attempt","method","target","model","stream","fault","bytes","sha","prompt","completion","head"[,"body"]}
//   {"event":"gone","n","t","after","reset","sent"}     the peer closed while it was being answered
//   {"event":"ended","n","t","sent"}                    all was said that was to be said, or we broke off
//   {"event":"malformed","connection","t","why"}
// Times are in microseconds: t wall, m monotonic.
class Books {
public:
    explicit Books(const FaultdOptions &options);
    ~Books();

    std::uint64_t connected();
    void disconnected();
    void malformed(std::uint64_t connection, const std::string &why);
    std::uint64_t nextNumber();
    void accepted(const Session &session, std::uint64_t connection);
    void endsNow();                                  // a request that was accepted has its answer as good as out
    void ended(const Session &session);

    FaultdCounters counters() const;
    bool waitFor(const std::function<bool(const FaultdCounters &)> &done, std::chrono::milliseconds most) const;
    std::vector<AcceptedRequest> requests() const;
    void forget();

private:
    void write(const std::string &line);

    const FaultdOptions m_options;
    int m_file = -1;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    FaultdCounters m_counters;
    std::uint64_t m_answering = 0;                   // accepted, and the last of the answer not yet sent: what the peak is of
    std::uint64_t m_number = 0, m_forgotten = 0;
    std::deque<AcceptedRequest> m_requests;   // m_requests[i].number == m_forgotten + i + 1
};

} // namespace portreeve::fault
