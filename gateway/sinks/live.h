// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "gateway/base/money.h"
#include "gateway/base/time_zone.h"
#include "gateway/sinks/ledger_bins.h"
#include "gateway/sinks/sink.h"
#include "gateway/store/database.h"

namespace portreeve {

// What was used on one day: requests count on the day they were admitted.
struct DayUse {
    std::int64_t day = 0;                    // since 1970
    std::int64_t requests = 0, failed = 0, tokens = 0;
    Nanos spent = 0;
};

// What the gateway does now, for people who watch it.
struct LiveView {
    std::int64_t inFlight = 0;               // exchanges at the gate
    std::uint64_t requests = 0, failed = 0;  // that ended, since the start
    DayUse today;
    std::int64_t firstSecond = 0;            // of the lists, since 1970; they hold whole seconds only
    std::vector<std::uint32_t> secondRequests, secondFailed;   // that ended in it
    std::vector<std::int64_t> secondInFlight;                  // the most at one time, of each worker
    std::vector<std::optional<Micros>> secondP95;              // of the successes that ended in it
};

// Counts exchanges by the second, over the last five minutes. A lane a worker: only that worker writes it, plain stores that
// any thread may read, no lock and no shared cache line. Some 35 ns a request.
class Live final : public Sink {
public:
    static constexpr std::int64_t seconds = 300;
    explicit Live(std::size_t workers, DayStart today = {});
    ~Live() override;

    // What the books had of the day before this run. Before the first exchange.
    void restore(const DayUse &before);
    void began(std::size_t worker, const Exchange &exchange) override;
    void settled(std::size_t worker, const Exchange &exchange) override;

    LiveView view(Micros wall) const;        // any thread; some 100 us a worker
    std::int64_t inFlight() const;           // any thread

private:
    struct Lane;
    struct Bucket;
    static Bucket &bucketOf(Lane &lane, std::int64_t second);
    void countDay(Lane &lane, const Exchange &exchange, bool failed) const;
    static void addLane(const Lane &lane, LiveView &view, std::vector<Bins> &latency);
    DayUse todayAt(Micros wall) const;

    std::vector<std::unique_ptr<Lane>> m_lanes;
    DayStart m_today;
    DayUse m_before;
};

// From the sums of the day that holds `wall`.
DayUse dayUse(Connection &connection, Micros wall, const DayStart &today = {});

} // namespace portreeve
