// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace portreeve::bench {

/// Asks the GUI thread every 5 ms, from a thread of its own, whether it is there, and keeps how long each answer took. Where others use the machine too, `cpuMs` tells the
/// GUI thread's own work from waiting for a core.
class StallProbe
{
public:
    struct Stall {
        double ms = 0;
        double cpuMs = 0; ///< what the GUI thread computed meanwhile
        std::string during; ///< what was being done
    };

    StallProbe();
    ~StallProbe();
    StallProbe(const StallProbe &) = delete;

    /// Names what is done from now on. GUI thread, as all below.
    void name(const std::string &step) { m_step = step; }
    /// What there was since the last call: the longest of each step, longest first.
    std::vector<Stall> take();
    /// Of all answers since the last take(): 0.99, 0.999.
    double delayAt(double share) const;

private:
    void ask();
    void answer(double askedMs, double cpuAtAskMs);

    std::string m_step;
    std::vector<double> m_delays;
    std::vector<Stall> m_stalls;
    std::atomic<int> m_open = 0;
    std::atomic<bool> m_ends = false;
    std::atomic<double> m_cpuMs = 0; ///< of the GUI thread at its last answer
    std::thread m_thread;
};

double nowMs(); ///< CLOCK_MONOTONIC
double threadCpuMs(); ///< of the thread that asks

/// What the kernel says of this process.
struct ProcessUse {
    double cpuMs = 0;
    std::int64_t wakeUps = 0; ///< times that any thread went to sleep and came back
    double rssMib = 0;
};
ProcessUse processUse();

} // namespace portreeve::bench
