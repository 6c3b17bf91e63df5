// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "gateway/net/http_client.h"
#include "gateway/net/http_server.h"

namespace portreeve::tests {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

inline long millisecondsSince(SteadyClock::time_point begin)
{
    return long(std::chrono::duration_cast<std::chrono::milliseconds>(SteadyClock::now() - begin).count());
}

// True as soon as `holds` does; false after `most`. Waits in short polls, for what another thread does.
template <class Condition>
bool eventually(const Condition &holds, std::chrono::milliseconds most = 5s)
{
    const auto end = SteadyClock::now() + most;
    while (!holds()) {
        if (SteadyClock::now() > end)
            return false;
        poll(nullptr, 0, 1);
    }
    return true;
}

// A blocking TCP socket whose every wait is bounded.
class Peer {
public:
    static constexpr int patience = 10'000;      // milliseconds

    explicit Peer(int fd) : m_fd(fd) {}
    Peer(Peer &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    ~Peer() { close(); }

    static Peer connectTo(std::uint16_t port, int receiveBuffer = 0)
    {
        const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (receiveBuffer)
            setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        const int yes = 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(fd, reinterpret_cast<sockaddr *>(&to), sizeof to) != 0)
            qFatal("cannot connect to port %d: %s", port, strerror(errno));
        return Peer(fd);
    }

    int fd() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    void close()
    {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }
    void reset()
    {
        const linger now{1, 0};
        setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        close();
    }
    void endWriting() { ::shutdown(m_fd, SHUT_WR); }

    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(m_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes.remove_prefix(std::size_t(sent));
        }
        return true;
    }

    // What has come, or what comes next; empty at the end, on an error (then hasFailed) and when nothing comes.
    std::string receive(int wait = patience, std::size_t most = 65536)
    {
        pollfd watched{m_fd, POLLIN, 0};
        if (::poll(&watched, 1, wait) <= 0) {
            isLate = true;
            return {};
        }
        std::string bytes(most, '\0');
        const ssize_t got = ::recv(m_fd, bytes.data(), bytes.size(), 0);
        hasEnded = got == 0;
        hasFailed = got < 0;
        bytes.resize(std::size_t(std::max<ssize_t>(got, 0)));
        return bytes;
    }
    std::string receiveAll()      // to the end
    {
        std::string all;
        for (std::string part = receive(); !part.empty(); part = receive())
            all += part;
        return all;
    }
    std::string receiveUntil(std::string_view what)
    {
        std::string all;
        while (all.find(what) == std::string::npos) {
            const std::string part = receive();
            if (part.empty())
                break;
            all += part;
        }
        return all;
    }
    // One message with a Content-Length, or without a body.
    std::string receiveMessage()
    {
        std::string all;
        for (;;) {
            const std::size_t head = all.find("\r\n\r\n");
            if (head != std::string::npos) {
                const std::size_t at = all.find("Content-Length: ");
                const std::size_t body = at < head ? std::stoul(all.substr(at + 16)) : 0;
                if (all.size() >= head + 4 + body) {
                    m_more = all.substr(head + 4 + body);
                    return all.substr(0, head + 4 + body);
                }
            }
            const std::string part = m_more.empty() ? receive() : std::exchange(m_more, {});
            if (part.empty())
                return all;
            all += part;
        }
    }

    bool hasEnded = false;
    bool hasFailed = false;
    bool isLate = false;

private:
    int m_fd;
    std::string m_more;
};

// A listener on a free port of 127.0.0.1.
class Port {
public:
    Port() : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof at;
        if (::bind(m_fd, reinterpret_cast<sockaddr *>(&at), sizeof at) != 0 || ::listen(m_fd, 128) != 0)
            qFatal("cannot listen: %s", strerror(errno));
        getsockname(m_fd, reinterpret_cast<sockaddr *>(&at), &size);
        m_port = ntohs(at.sin_port);
    }
    ~Port() { close(); }
    void close()
    {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }
    std::uint16_t port() const { return m_port; }
    int accept(int wait)
    {
        pollfd watched{m_fd, POLLIN, 0};
        return ::poll(&watched, 1, wait) > 0 ? ::accept(m_fd, nullptr, nullptr) : -1;
    }

private:
    int m_fd;
    std::uint16_t m_port = 0;
};

// A server that does what it is told, connection by connection, each on a thread of its own.
class Upstream {
public:
    using Script = std::function<void(Peer &peer, int connection)>;

    explicit Upstream(Script script) : m_script(std::move(script)), m_thread([this] { run(); }) {}
    ~Upstream() { stop(); }
    void stop()
    {
        m_stop = true;
        if (m_thread.joinable())
            m_thread.join();
        m_port.close();
    }
    std::uint16_t port() const { return m_port.port(); }
    int connections() const { return m_connections; }

private:
    void run()
    {
        std::vector<std::thread> threads;
        while (!m_stop) {
            const int fd = m_port.accept(20);
            if (fd < 0)
                continue;
            const int index = m_connections++;
            threads.emplace_back([this, fd, index] {
                Peer peer(fd);
                m_script(peer, index);
            });
        }
        for (std::thread &thread : threads)
            thread.join();
    }

    Port m_port;
    Script m_script;
    std::atomic<bool> m_stop{false};
    std::atomic<int> m_connections{0};
    std::thread m_thread;
};

// Runs a coroutine on a worker and gives its result.
template <class T>
T runOn(Workers &workers, awaitable<T> work, std::size_t worker = 0)
{
    auto result = boost::asio::co_spawn(workers.context(worker), std::move(work), boost::asio::use_future);
    if (result.wait_for(20s) != std::future_status::ready)
        qFatal("a coroutine did not end");
    return result.get();
}

struct Called {
    int status = 0;
    Headers headers;
    std::string body;
    std::optional<TransportError> error;
    bool gotHead = false;

    std::string header(std::string_view name) const
    {
        for (const auto &[key, value] : headers) {
            if (key == name)
                return value;
        }
        return {};
    }
};

inline awaitable<Called> callOn(Transport &transport, OutRequest request)
{
    Called called;
    Sent sent = co_await transport.send(request);
    if (auto *error = std::get_if<TransportError>(&sent)) {
        called.error = *error;
        co_return called;
    }
    Reply &reply = *std::get<0>(sent);
    called.gotHead = true;
    called.status = reply.status;
    called.headers = reply.headers;
    called.error = co_await reply.readAll(called.body, 256u << 20);
    co_return called;
}

// A client on a worker of its own.
class Caller {
public:
    explicit Caller(std::uint16_t port, ClientOptions options = {}, Origin to = {false, "127.0.0.1", 0}) : origin(std::move(to))
    {
        origin.port = port;
        workers.start();
        workers.onEach([&](std::size_t) { transport = makeHttpClient(workers.context(0), options); });
        request.origin = &origin;
        request.headers = &headers;
        request.target = "/v1/x";
        request.connectTimeout = 2s;
        request.timeout = 5s;
        request.idleTimeout = 5s;
    }
    ~Caller()
    {
        workers.onEach([this](std::size_t) { transport.reset(); });
        workers.stop();
    }
    Called call() { return runOn(workers, callOn(*transport, request)); }

    Origin origin;
    Headers headers;
    OutRequest request;
    Workers workers{1};
    std::unique_ptr<Transport> transport;
};

inline std::string errorBody(std::string_view, const Refusal &refusal)
{
    return "{\"error\":\"" + refusal.message + "\"}";
}

// A server that runs `serve`, on as many workers as asked for.
class Served {
public:
    explicit Served(Serve serve, ServerOptions options = {}, std::size_t count = 1)
        : workers(count), server(workers, atAnyPort(std::move(options)), std::move(serve), errorBody)
    {
        workers.start();
        server.start();
    }
    ~Served()
    {
        server.stopAccepting();
        server.cancelAll();
        workers.stop();
    }
    Peer connect(int receiveBuffer = 0) { return Peer::connectTo(server.port(), receiveBuffer); }
    std::string ask(std::string_view bytes)      // one connection: all of it in, all that comes out
    {
        Peer peer = connect();
        peer.send(bytes);
        peer.endWriting();
        return peer.receiveAll();
    }

    Workers workers;
    HttpServer server;

private:
    static ServerOptions atAnyPort(ServerOptions options)
    {
        options.port = 0;
        return options;
    }
};

// Says what was asked: method, path, query, body.
inline awaitable<void> echo(ServerExchange &x)
{
    const ServerRequest &request = x.request();
    const Headers headers{{"content-type", "text/plain"}};
    const std::string body = std::string(request.method) + "|" + std::string(request.path) + "|" + std::string(request.query) + "|"
        + std::string(request.body);
    co_await x.send(200, headers, body);
}

} // namespace portreeve::tests
