// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/desktop/probe.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <chrono>
#include <ctime>

#include <sys/resource.h>

namespace portreeve::bench {

namespace {

constexpr auto beat = std::chrono::milliseconds(5);
constexpr int mostOpen = 2000; // ten seconds of a GUI that does not answer

double millisOf(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// "VmRSS:   1234 kB" and the like.
std::int64_t numberIn(const QString &path, const QByteArray &name)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

} // namespace

double nowMs() { return millisOf(CLOCK_MONOTONIC); }

double threadCpuMs() { return millisOf(CLOCK_THREAD_CPUTIME_ID); }

StallProbe::StallProbe() : m_thread([this] { ask(); }) {}

StallProbe::~StallProbe()
{
    m_ends = true;
    m_thread.join();
    QCoreApplication::removePostedEvents(qApp, QEvent::MetaCall); // what is still asked would answer nobody
}

void StallProbe::ask()
{
    while (!m_ends) {
        std::this_thread::sleep_for(beat);
        if (m_open >= mostOpen)
            continue;
        ++m_open;
        QMetaObject::invokeMethod(qApp, [this, asked = nowMs(), cpu = m_cpuMs.load()] { answer(asked, cpu); }, Qt::QueuedConnection);
    }
}

void StallProbe::answer(double askedMs, double cpuAtAskMs)
{
    --m_open;
    const double cpu = threadCpuMs();
    const double delay = nowMs() - askedMs;
    m_delays.push_back(delay);
    auto found = std::find_if(m_stalls.begin(), m_stalls.end(), [&](const Stall &stall) { return stall.during == m_step; });
    if (found == m_stalls.end())
        found = m_stalls.insert(m_stalls.end(), {0, 0, m_step});
    if (delay > found->ms)
        *found = {delay, std::min(delay, cpu - cpuAtAskMs), m_step};
    m_cpuMs = cpu;
}

std::vector<StallProbe::Stall> StallProbe::take()
{
    m_delays.clear();
    auto all = std::exchange(m_stalls, {});
    std::sort(all.begin(), all.end(), [](const Stall &a, const Stall &b) { return a.ms > b.ms; });
    return all;
}

double StallProbe::delayAt(double share) const
{
    auto sorted = m_delays;
    std::sort(sorted.begin(), sorted.end());
    return sorted.empty() ? 0 : sorted[std::min(sorted.size() - 1, std::size_t(share * double(sorted.size())))];
}

ProcessUse processUse()
{
    ProcessUse use;
    rusage times{};
    getrusage(RUSAGE_SELF, &times);
    for (const timeval &time : {times.ru_utime, times.ru_stime})
        use.cpuMs += double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
    use.wakeUps = times.ru_nvcsw; // threads that have ended count too: a sum over those that live would fall
    use.rssMib = double(numberIn(QStringLiteral("/proc/self/smaps_rollup"), "Rss")) / 1024;
    return use;
}

} // namespace portreeve::bench
