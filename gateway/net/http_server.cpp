// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/http_server.h"

#include <cerrno>
#include <cstring>
#include <system_error>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include "gateway/net/server_front.h"
#include "gateway/net/socket.h"

namespace portreeve {

namespace {

constexpr int backlog = 4096;
constexpr int mostUnsent = 128 * 1024;       // what the kernel holds beyond what is on its way

class Fd {
public:
    explicit Fd(int fd) : m_fd(fd) {}
    ~Fd()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Fd(Fd &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    int get() const { return m_fd; }
    int release() { return std::exchange(m_fd, -1); }

private:
    int m_fd;
};

struct Address {
    sockaddr_storage bytes{};
    socklen_t size = 0;
    void setPort(std::uint16_t port)
    {
        auto &field = bytes.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6 &>(bytes).sin6_port
                                                  : reinterpret_cast<sockaddr_in &>(bytes).sin_port;
        field = htons(port);
    }
    std::uint16_t port() const
    {
        return ntohs(bytes.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6 &>(bytes).sin6_port
                                                 : reinterpret_cast<const sockaddr_in &>(bytes).sin_port);
    }
};

[[noreturn]] void fail(int error, const std::string &what)
{
    throw std::system_error(error, std::generic_category(), what);
}

Address addressOf(const std::string &host, std::uint16_t port)
{
    addrinfo wanted{};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_PASSIVE;
    addrinfo *found = nullptr;
    const int error = getaddrinfo(host.empty() ? nullptr : host.c_str(), std::to_string(port).c_str(), &wanted, &found);
    if (error || !found)
        fail(EADDRNOTAVAIL, "cannot listen on " + host + ": " + gai_strerror(error));
    Address address;
    address.size = found->ai_addrlen;
    std::memcpy(&address.bytes, found->ai_addr, found->ai_addrlen);
    freeaddrinfo(found);
    return address;
}

void enable(int fd, int level, int option, int value = 1)
{
    setsockopt(fd, level, option, &value, sizeof value);
}

Fd bound(const Address &address, bool shared)
{
    Fd fd(::socket(address.bytes.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (fd.get() < 0)
        fail(errno, "cannot make a socket");
    enable(fd.get(), SOL_SOCKET, SO_REUSEADDR);
    if (shared)
        enable(fd.get(), SOL_SOCKET, SO_REUSEPORT);
    if (::bind(fd.get(), reinterpret_cast<const sockaddr *>(&address.bytes), address.size) != 0)
        fail(errno, "cannot listen on port " + std::to_string(address.port()));
    return fd;
}

std::uint16_t portOf(int fd)
{
    Address address;
    address.size = sizeof address.bytes;
    getsockname(fd, reinterpret_cast<sockaddr *>(&address.bytes), &address.size);
    return address.port();
}

// Accepted connections inherit the options.
Fd listening(Fd fd)
{
    setTcpOptions(fd.get());
    enable(fd.get(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, mostUnsent);
    if (::listen(fd.get(), backlog) != 0)
        fail(errno, "cannot listen");
    return fd;
}

} // namespace

struct HttpServer::Private {
    Workers &workers;
    std::shared_ptr<ServerShared> shared = std::make_shared<ServerShared>();
    std::uint16_t port = 0;

    void listenOnAll(const Address &wanted);
};

void HttpServer::Private::listenOnAll(const Address &wanted)
{
    Address address = wanted;
    std::vector<Fd> listeners;
    for (std::size_t i = 0; i < workers.count(); ++i) {
        listeners.push_back(listening(bound(address, true)));     // all stand before any accepts
        if (i == 0)
            port = portOf(listeners[0].get());
        address.setPort(port);
    }
    workers.onEach([&](std::size_t i) { shared->fronts[i]->listen(listeners[i].release()); });
}

HttpServer::HttpServer(Workers &workers, ServerOptions options, Serve serve, ErrorBody errorBody)
    : d(new Private{workers})
{
    d->shared->options = std::move(options);
    d->shared->serve = std::move(serve);
    d->shared->errorBody = std::move(errorBody);
}

HttpServer::~HttpServer()
{
    stopAccepting();
    cancelAll();
}

void HttpServer::start()
{
    const ServerOptions &options = d->shared->options;
    if (!options.certificateFile.empty())
        d->shared->tls = serverTls(options.certificateFile, options.keyFile.empty() ? options.certificateFile : options.keyFile);
    const Address address = addressOf(options.host, options.port);
    if (options.port != 0)
        bound(address, false);      // SO_REUSEPORT would let us share a port that another program has
    for (std::size_t i = d->shared->fronts.size(); i < d->workers.count(); ++i)
        d->shared->fronts.push_back(std::make_unique<Front>(*d->shared, Poller::of(d->workers.context(i)), i));
    d->listenOnAll(address);
}

std::uint16_t HttpServer::port() const
{
    return d->port;
}

void HttpServer::stopAccepting()
{
    if (!d->shared->fronts.empty())
        d->workers.onEach([this](std::size_t i) { d->shared->fronts[i]->stopAccepting(); });
}

std::size_t HttpServer::openExchanges() const
{
    std::size_t sum = 0;
    for (const auto &front : d->shared->fronts)
        sum += front->openExchanges();
    return sum;
}

std::size_t HttpServer::connections() const
{
    std::size_t sum = 0;
    for (const auto &front : d->shared->fronts)
        sum += front->connections();
    return sum;
}

void HttpServer::cancelAll()
{
    if (!d->shared->fronts.empty())
        d->workers.onEach([this](std::size_t i) { d->shared->fronts[i]->cancelAll(); });
}

} // namespace portreeve
