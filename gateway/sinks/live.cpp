// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/live.h"

#include <array>
#include <atomic>

namespace portreeve {

namespace {

// More than are shown, so that the one being emptied for a new second is none that a reader looks at.
constexpr std::int64_t slots = Live::seconds + 8;

// Written by one thread, read by any.
template <class T>
class Count {
public:
    T get() const { return m_value.load(std::memory_order_relaxed); }
    void set(T value) { m_value.store(value, std::memory_order_relaxed); }
    void add(T more) { set(get() + more); }

private:
    std::atomic<T> m_value{};
};

bool isFailure(const Exchange &x) { return x.status < 200 || x.status >= 400; }

} // namespace

struct Live::Bucket {
    std::atomic<std::int64_t> second{-1};
    Count<std::uint32_t> requests, failed;
    Count<std::int32_t> entering, most;                // in flight
    std::array<Count<std::uint32_t>, Bins::count> latency;

    void addTo(LiveView &view, std::vector<Bins> &sums, std::size_t at) const
    {
        view.secondRequests[at] += requests.get();
        view.secondFailed[at] += failed.get();
        if (requests.get() == failed.get())
            return;
        for (std::size_t bin = 0; bin < Bins::count; ++bin) {
            if (const auto count = latency[bin].get())
                sums[at].addTo(bin, count);
        }
    }
};

struct alignas(64) Live::Lane {
    Count<std::int64_t> inFlight;
    Count<std::uint64_t> requests, failed;
    std::atomic<std::int64_t> day{-1};
    Micros dayEnd = 0;                                 // of that day: only its worker looks
    Count<std::int64_t> dayRequests, dayFailed, dayTokens, daySpent;
    std::array<Bucket, slots> ring;
};

Live::Live(std::size_t workers, DayStart today) : m_today(today)
{
    for (std::size_t i = 0; i < workers; ++i)
        m_lanes.push_back(std::make_unique<Lane>());
}

Live::~Live() = default;

void Live::restore(const DayUse &before) { m_before = before; }

Live::Bucket &Live::bucketOf(Lane &lane, std::int64_t second)
{
    Bucket &bucket = lane.ring[std::size_t(second % slots)];
    if (bucket.second.load(std::memory_order_relaxed) == second)
        return bucket;
    bucket.second.store(-1, std::memory_order_relaxed);
    bucket.requests.set(0);
    bucket.failed.set(0);
    for (auto &count : bucket.latency) {
        if (count.get())
            count.set(0);
    }
    const auto now = std::int32_t(lane.inFlight.get());
    bucket.entering.set(now);
    bucket.most.set(now);
    bucket.second.store(second, std::memory_order_release);
    return bucket;
}

void Live::began(std::size_t worker, const Exchange &x)
{
    Lane &lane = *m_lanes[worker];
    Bucket &bucket = bucketOf(lane, x.admittedAt / microsPerSecond);
    lane.inFlight.add(1);
    const auto now = std::int32_t(lane.inFlight.get());
    if (now > bucket.most.get())
        bucket.most.set(now);
}

void Live::settled(std::size_t worker, const Exchange &x)
{
    Lane &lane = *m_lanes[worker];
    Bucket &bucket = bucketOf(lane, (x.admittedAt + x.duration) / microsPerSecond);
    const bool failed = isFailure(x);
    lane.inFlight.add(-1);
    lane.requests.add(1);
    bucket.requests.add(1);
    if (failed) {
        lane.failed.add(1);
        bucket.failed.add(1);
    } else {
        bucket.latency[Bins::binOf(x.duration)].add(1);
    }
    countDay(lane, x, failed);
}

void Live::countDay(Lane &lane, const Exchange &x, bool failed) const
{
    const std::int64_t counted = lane.day.load(std::memory_order_relaxed);
    const bool isLater = x.admittedAt >= lane.dayEnd;
    const std::int64_t day = isLater || x.admittedAt < lane.dayEnd - microsPerDay / 2 ? m_today.dayAt(x.admittedAt) : counted;
    if (day < counted)
        return;                     // admitted yesterday: of no interest any more
    if (day > counted) {
        lane.dayEnd = m_today.instantOf((day + 1) * (microsPerDay / microsPerSecond));
        lane.day.store(-1, std::memory_order_relaxed);
        for (auto *count : {&lane.dayRequests, &lane.dayFailed, &lane.dayTokens, &lane.daySpent})
            count->set(0);
        lane.day.store(day, std::memory_order_release);
    }
    lane.dayRequests.add(1);
    lane.dayFailed.add(failed);
    for (const Attempt &attempt : x.attempts) {
        lane.dayTokens.add(attempt.usage.total());
        lane.daySpent.add(attempt.cost ? attempt.cost->total : 0);
    }
}

std::int64_t Live::inFlight() const
{
    std::int64_t sum = 0;
    for (const auto &lane : m_lanes)
        sum += lane->inFlight.get();
    return sum;
}

DayUse Live::todayAt(Micros wall) const
{
    DayUse use;
    use.day = m_today.dayAt(wall);
    if (m_before.day == use.day)
        use = m_before;
    for (const auto &lane : m_lanes) {
        if (lane->day.load(std::memory_order_acquire) != use.day)
            continue;
        use.requests += lane->dayRequests.get();
        use.failed += lane->dayFailed.get();
        use.tokens += lane->dayTokens.get();
        use.spent += lane->daySpent.get();
    }
    return use;
}

// From the newest to the oldest: in a second in which nothing came or went, as many were in flight as before the next.
void Live::addLane(const Lane &lane, LiveView &view, std::vector<Bins> &latency)
{
    std::int64_t level = lane.inFlight.get();
    for (std::int64_t i = seconds; i >= 0; --i) {
        const std::int64_t second = view.firstSecond + i;
        const Bucket &bucket = lane.ring[std::size_t(second % slots)];
        const bool isOf = bucket.second.load(std::memory_order_acquire) == second;
        if (i < seconds) {
            view.secondInFlight[std::size_t(i)] += isOf ? bucket.most.get() : level;
            if (isOf)
                bucket.addTo(view, latency, std::size_t(i));
        }
        if (isOf)
            level = bucket.entering.get();
    }
}

LiveView Live::view(Micros wall) const
{
    LiveView view;
    view.inFlight = inFlight();
    view.today = todayAt(wall);
    view.firstSecond = wall / microsPerSecond - seconds;
    view.secondRequests.resize(seconds);
    view.secondFailed.resize(seconds);
    view.secondInFlight.resize(seconds);
    view.secondP95.resize(seconds);
    std::vector<Bins> latency(seconds);
    for (const auto &lane : m_lanes) {
        view.requests += lane->requests.get();
        view.failed += lane->failed.get();
        addLane(*lane, view, latency);
    }
    for (std::size_t i = 0; i < std::size_t(seconds); ++i) {
        if (latency[i].total())
            view.secondP95[i] = latency[i].quantile(950);
    }
    return view;
}

// A day of another zone is made of quarters of an hour.
DayUse dayUse(Connection &connection, Micros wall, const DayStart &today)
{
    constexpr const char *ofDay = "SELECT coalesce(sum(requests), 0), coalesce(sum(failures), 0), coalesce(sum(input + cache_read + cache_write + output), 0),"
                                  " coalesce(sum(cost), 0) FROM sums_day WHERE day = ?1";
    constexpr const char *ofQuarters = "SELECT coalesce(sum(requests), 0), coalesce(sum(failures), 0),"
                                       " coalesce(sum(input + media_input + cache_read + cache_write + output + reasoning + media_output), 0),"
                                       " coalesce(sum(cost), 0) FROM sums_quarter WHERE quarter >= ?1 AND quarter < ?2";
    constexpr Micros quarter = microsPerDay / 96;
    constexpr std::int64_t secondsPerDay = microsPerDay / microsPerSecond;
    DayUse use;
    use.day = today.dayAt(wall);
    const bool isPlain = today == DayStart();
    auto row = connection.prepare(isPlain ? ofDay : ofQuarters);
    row.bind(1, isPlain ? use.day : today.instantOf(use.day * secondsPerDay) / quarter);
    if (!isPlain)
        row.bind(2, today.instantOf((use.day + 1) * secondsPerDay) / quarter);
    row.step();
    use.requests = row.integer(0);
    use.failed = row.integer(1);
    use.tokens = row.integer(2);
    use.spent = row.integer(3);
    return use;
}

} // namespace portreeve
