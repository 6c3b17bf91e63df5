// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/readers.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace portreeve {

using boost::asio::awaitable;

void Readers::stop()
{
    m_pool.stop();
    m_pool.join();
}

awaitable<AdminReply> Readers::run(AdminRequest request)
{
    // Named: gcc 12 destroys a capturing lambda twice when it is a temporary of a co_await.
    auto work = [this, request = std::move(request)]() mutable -> awaitable<AdminReply> { co_return co_await answerEndpoint(m_context, std::move(request)); };
    co_return co_await boost::asio::co_spawn(m_pool, std::move(work), boost::asio::use_awaitable);
}

awaitable<std::string> Readers::next(std::function<std::string()> &more)
{
    auto work = [&more]() -> awaitable<std::string> { co_return more(); };
    co_return co_await boost::asio::co_spawn(m_pool, std::move(work), boost::asio::use_awaitable);
}

void Readers::post(AdminRequest request, std::function<void(AdminReply)> done)
{
    auto work = [this, request = std::move(request)]() mutable -> awaitable<AdminReply> {
        AdminReply reply = co_await answerEndpoint(m_context, std::move(request));
        while (reply.more) {
            const std::string piece = reply.more();
            reply.body += piece;
            if (piece.empty())
                reply.more = nullptr;
        }
        co_return reply;
    };
    boost::asio::co_spawn(m_pool, std::move(work), [done = std::move(done)](std::exception_ptr, AdminReply reply) { done(std::move(reply)); });
}

} // namespace portreeve
