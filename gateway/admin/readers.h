// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>

#include "gateway/admin/endpoints.h"

namespace portreeve {

// Two threads on which endpoints run: they may wait for the database, workers never do.
class Readers {
public:
    explicit Readers(AdminContext &context) : m_context(context), m_pool(2) {}
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
    boost::asio::thread_pool m_pool;
};

} // namespace portreeve
