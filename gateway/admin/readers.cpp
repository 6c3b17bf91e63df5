// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/readers.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "gateway/admin/body.h"
#include "gateway/base/log.h"
#include "gateway/base/thread.h"

namespace portreeve {

using boost::asio::awaitable;

namespace {

// The pieces of an answer that has more, into one; nothing of it where one of them fails.
void takeAll(AdminReply &reply)
{
    try {
        for (std::string piece; reply.more; reply.body += piece) {
            piece = reply.more();
            if (piece.empty())
                reply.more = nullptr;
        }
    } catch (const std::exception &error) {
        log(LogLevel::Error, "admin.answer_broke_off", {{"why", error.what()}});
        reply = replyWith(refusedWith(500, "internal_server_error", "The answer broke off: the log says why"));
    }
}

} // namespace

Readers::Readers(AdminContext &context) : m_context(context)
{
    for (const char *name : {"reader-0", "reader-1"}) {
        m_threads.emplace_back([this, name] {
            nameThread(name);
            giveWay();
            m_pool.run();
        });
    }
}

void Readers::stop()
{
    m_pool.stop();
    for (std::thread &thread : std::exchange(m_threads, {}))
        thread.join();
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
    // `done` is told from within: as the handler of co_spawn it would queue up behind whatever else waits for a reader.
    auto work = [this, request = std::move(request), done = std::move(done)]() mutable -> awaitable<void> {
        AdminReply reply = co_await answerEndpoint(m_context, std::move(request));
        takeAll(reply);
        done(std::move(reply));
    };
    boost::asio::co_spawn(m_pool, std::move(work), boost::asio::detached);
}

} // namespace portreeve
