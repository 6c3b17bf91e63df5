// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/server_front.h"

#include <cerrno>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <sys/socket.h>
#include <unistd.h>

#include "gateway/base/log.h"
#include "gateway/net/addresses.h"
#include "gateway/net/server_connection.h"

namespace portreeve {

namespace {

constexpr Instant retryAccept = 100;

awaitable<void> live(std::shared_ptr<ServerShared>, Front &front, int fd, std::string remoteAddress)
{
    try {
        ServerConnection connection(front, fd, std::move(remoteAddress));
        co_await connection.run();
    } catch (const std::exception &error) {
        log(LogLevel::Error, "server.threw", {{"error", error.what()}});
    }
}

} // namespace

Listener::Listener(Front &front, Poller &poller, int fd) : Watch(poller, fd, EPOLLIN, Turn::First), m_front(front) {}

void Listener::acceptAll()
{
    for (;;) {
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        const int got = ::accept4(fd(), reinterpret_cast<sockaddr *>(&address), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (got >= 0)
            m_front.accepted(got, addressText(reinterpret_cast<const sockaddr *>(&address)));
        else if (errno == EAGAIN)
            return;
        else if (errno != EINTR && errno != ECONNABORTED)
            break;
    }
    poller().set(*this, coarseNow() + retryAccept);     // no descriptors left: no edge will tell when there are
}

Front::Front(ServerShared &shared, Poller &poller, std::size_t worker) : m_shared(shared), m_poller(poller), m_worker(worker) {}

Front::~Front() = default;

void Front::listen(int fd)
{
    m_listener = std::make_unique<Listener>(*this, m_poller, fd);
}

void Front::accepted(int fd, std::string remoteAddress)
{
    if (m_connections >= m_shared.options.mostConnections) {
        ::close(fd);
        return;
    }
    boost::asio::co_spawn(m_poller.context(), live(m_shared.shared_from_this(), *this, fd, std::move(remoteAddress)),
                          boost::asio::detached);
}

void Front::enter(FrontConnection &connection)
{
    ++m_connections;
    m_list.push_back(connection);
}

std::string_view Front::fixedLines()
{
    const std::string_view date = m_date.now();
    if (m_fixed.compare(0, date.size(), date) != 0 || m_fixed.empty())
        m_fixed = std::string(date) + m_shared.options.securityHeaders;
    return m_fixed;
}

void Front::stopAccepting()
{
    m_isStopping = true;
    if (m_listener)
        m_listener->acceptAll();      // who is in the queue has been promised an answer
    m_listener.reset();
    for (FrontConnection &connection : m_list)
        connection.closeIfIdle();
}

void Front::cancelAll()
{
    for (FrontConnection &connection : m_list)
        connection.cancelExchange();
}

} // namespace portreeve
