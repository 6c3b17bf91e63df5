// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/io_context.hpp>

namespace portreeve {

// One io_context and one thread a core; what is born on a worker stays on it.
class Workers {
public:
    explicit Workers(std::size_t count);      // >= 1
    ~Workers();                               // stop()
    void start();
    void stop();                              // ends all loops and joins; unfinished work is dropped (each worker unwinds its
                                              // own coroutines). Not from a worker; no start() afterwards
    std::size_t count() const;
    boost::asio::io_context &context(std::size_t worker);
    void post(std::size_t worker, std::function<void()> work);      // any thread
    // Runs `work` on every worker and returns when all are done; throws what one of them threw. Not from a worker. Before
    // start() and after stop() the caller's thread stands in.
    void onEach(const std::function<void(std::size_t)> &work);
    static std::size_t current();             // of the calling thread; SIZE_MAX elsewhere

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace portreeve
