// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <thread>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include "gateway/admin/endpoints.h"

namespace portreeve {

// Two threads on which endpoints run: they may wait for the database, workers never do. They give way to the workers (and to a
// window in the same process), for one question over the books may compute for a second.
class Readers {
public:
    explicit Readers(AdminContext &context);
    ~Readers() { stop(); }
    void stop();

    // callEndpoint() on a reader; the caller's worker goes on meanwhile.
    boost::asio::awaitable<AdminReply> run(AdminRequest request);
    // The next piece of an answer that has more; what it throws is thrown.
    boost::asio::awaitable<std::string> next(std::function<std::string()> &more);
    // The same from any thread, the whole answer; `done` is called on the reader.
    void post(AdminRequest request, std::function<void(AdminReply)> done);

private:
    AdminContext &m_context;
    boost::asio::io_context m_pool{2};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_open{m_pool.get_executor()};
    std::vector<std::thread> m_threads;
};

} // namespace portreeve
