// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/workers.h"

#include <algorithm>
#include <cstdint>
#include <exception>
#include <latch>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include "gateway/base/allocation.h"
#include "gateway/base/log.h"
#include "gateway/base/thread.h"
#include "gateway/net/poller.h"

namespace portreeve {

namespace {

constexpr std::size_t mostKept = 8 << 20;     // bytes: the small blocks of some 500 requests at once

thread_local std::size_t currentWorker = SIZE_MAX;

class OnWorker {
public:
    explicit OnWorker(std::size_t worker) : m_before(std::exchange(currentWorker, worker)) {}
    ~OnWorker() { currentWorker = m_before; }

private:
    std::size_t m_before;
};

// shutdown() drops what is unfinished while the context itself stands, so that sockets and timers may go after it.
class Context : public boost::asio::io_context {
public:
    // one thread: no locks around descriptors, but other threads may post
    Context() : io_context(BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO) {}
    void dropUnfinished() { shutdown(); }
};

struct Worker {
    Context context;
    std::optional<boost::asio::executor_work_guard<boost::asio::io_context::executor_type>> work;
    std::thread thread;

    void run(std::size_t index);
};

void runUntilStopped(boost::asio::io_context &context)
{
    while (!context.stopped()) {
        try {
            context.run();
        } catch (const std::exception &error) {
            log(LogLevel::Error, "worker.threw", {{"error", error.what()}});
        }
    }
}

void Worker::run(std::size_t index)
{
    nameThread(("worker-" + std::to_string(index)).c_str());
    keepBlocks(mostKept);
    const OnWorker here(index);
    runUntilStopped(context);
    context.dropUnfinished();     // on the worker's own thread: what unwinds may still ask where it is
}

} // namespace

struct Workers::Private {
    std::vector<std::unique_ptr<Worker>> all;
    bool isRunning = false;
};

Workers::Workers(std::size_t count) : d(std::make_unique<Private>())
{
    for (std::size_t i = 0; i < std::max<std::size_t>(count, 1); ++i)
        d->all.push_back(std::make_unique<Worker>());
    for (const auto &worker : d->all)
        Poller::of(worker->context);      // before there are threads: making it is for one only
}

Workers::~Workers()
{
    stop();
}

void Workers::start()
{
    if (std::exchange(d->isRunning, true))
        return;
    for (std::size_t i = 0; i < d->all.size(); ++i) {
        Worker &worker = *d->all[i];
        worker.work.emplace(boost::asio::make_work_guard(worker.context));
        worker.thread = std::thread([&worker, i] { worker.run(i); });
    }
}

void Workers::stop()
{
    if (!std::exchange(d->isRunning, false))
        return;
    for (const auto &worker : d->all)
        worker->context.stop();
    for (const auto &worker : d->all)
        worker->thread.join();
}

std::size_t Workers::count() const
{
    return d->all.size();
}

boost::asio::io_context &Workers::context(std::size_t worker)
{
    return d->all.at(worker)->context;
}

void Workers::post(std::size_t worker, std::function<void()> work)
{
    boost::asio::post(context(worker), std::move(work));
}

void Workers::onEach(const std::function<void(std::size_t)> &work)
{
    if (!d->isRunning) {          // nobody else is there: the caller stands in for each
        for (std::size_t i = 0; i < count(); ++i) {
            const OnWorker here(i);
            work(i);
        }
        return;
    }
    std::latch done{std::ptrdiff_t(count())};
    std::vector<std::exception_ptr> thrown(count());
    for (std::size_t i = 0; i < count(); ++i) {
        post(i, [&, i] {
            try {
                work(i);
            } catch (...) {
                thrown[i] = std::current_exception();
            }
            done.count_down();
        });
    }
    done.wait();
    for (const std::exception_ptr &error : thrown) {
        if (error)
            std::rethrow_exception(error);
    }
}

std::size_t Workers::current()
{
    return currentWorker;
}

} // namespace portreeve
