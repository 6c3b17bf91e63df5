// SPDX-License-Identifier: GPL-3.0-or-later
// The lightest upstream that a gateway can be measured against: one thread, epoll, answers that are made beforehand.
// mock PORT [CHUNKS] [MILLISECONDS APART] [stamp]: a chat completion, or so many paced chunks when the body says "stream":true.
// With "stamp" each chunk but the first says when it was sent, for load to compare: "@" and 19 digits, nanoseconds of steady_clock.
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t stampDigits = 19;

struct Connection {
    int socket = -1;
    std::string in;
    int chunksLeft = 0;
};

struct Due {
    Clock::time_point at;
    int socket;
};

std::string chunk(const std::string &data)
{
    char size[16];
    std::snprintf(size, sizeof size, "%zx\r\n", data.size());
    return size + data + "\r\n";
}

class Mock {
public:
    Mock(std::uint16_t port, int chunks, std::chrono::microseconds apart, bool stamps);
    void run();

private:
    void accept();
    void read(Connection &connection);
    void answer(Connection &connection, std::string_view body);
    void sendDue();
    void stamp();
    void close(int socket);
    bool send(int socket, std::string_view bytes);

    const int m_chunks;
    const std::chrono::microseconds m_apart;
    int m_listener, m_epoll;
    std::vector<std::unique_ptr<Connection>> m_connections;
    std::deque<Due> m_due;              // the same distance for all: first in, first out
    std::string m_whole, m_first, m_next, m_last;
    std::size_t m_stamp = 0;            // where the digits are in m_next; 0: there are none
};

Mock::Mock(std::uint16_t port, int chunks, std::chrono::microseconds apart, bool stamps) : m_chunks(chunks), m_apart(apart)
{
    const std::string head = R"({"id":"chatcmpl-0123456789abcdef0123456789","object":"chat.completion)";
    const std::string rest = R"(","created":1763000000,"model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,)";
    const std::string text(560, 'a');
    const std::string body = head + rest + R"("message":{"role":"assistant","content":")" + text
        + R"(","refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":19,"completion_tokens":10,)"
          R"("total_tokens":29,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0,)"
          R"("audio_tokens":0}},"service_tier":"default","system_fingerprint":"fp_0123456789"})";
    m_whole = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-request-id: req_0123456789\r\ncontent-length: " + std::to_string(body.size())
        + "\r\n\r\n" + body;
    const std::string event = "data: " + head + ".chunk" + rest;
    const auto chunkOf = [&event](const std::string &word) {
        return chunk(event + R"("delta":{"content":")" + word + R"("},"logprobs":null,"finish_reason":null}]})" + "\n\n");
    };
    m_next = chunkOf(" word");
    m_first = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\ntransfer-encoding: chunked\r\n\r\n" + m_next;
    if (stamps) {
        m_next = chunkOf("@" + std::string(stampDigits, '0'));
        m_stamp = m_next.find('@') + 1;
    }
    m_last = chunk(event + R"("delta":{},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":19,"completion_tokens":50,"total_tokens":69}})"
                   + "\n\ndata: [DONE]\n\n")
        + "0\r\n\r\n";

    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int on = 1;
    ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 || ::listen(m_listener, 4096) != 0) {
        std::perror("mock: listen");
        std::exit(1);
    }
    m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    epoll_event wanted{EPOLLIN, {.fd = m_listener}};
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_listener, &wanted);
}

void Mock::accept()
{
    for (;;) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket < 0)
            return;
        const int on = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (m_connections.size() <= std::size_t(socket))
            m_connections.resize(std::size_t(socket) + 1);
        m_connections[std::size_t(socket)] = std::make_unique<Connection>(Connection{socket, {}, 0});
        epoll_event wanted{EPOLLIN, {.fd = socket}};
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, socket, &wanted);
    }
}

void Mock::close(int socket)
{
    m_connections[std::size_t(socket)].reset();
    ::close(socket);
}

bool Mock::send(int socket, std::string_view bytes)
{
    // What is in flight is always small: a full buffer means a peer that does not read, and is closed.
    return ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) == ssize_t(bytes.size());
}

void Mock::answer(Connection &connection, std::string_view body)
{
    if (body.substr(0, 400).find("\"stream\":true") == body.npos) {
        send(connection.socket, m_whole);
        return;
    }
    send(connection.socket, m_first);
    connection.chunksLeft = m_chunks - 1;
    m_due.push_back({Clock::now() + m_apart, connection.socket});
}

void Mock::read(Connection &connection)
{
    char piece[128 * 1024];
    const ssize_t n = ::recv(connection.socket, piece, sizeof piece, 0);
    if (n <= 0) {
        if (n == 0 || errno != EAGAIN)
            close(connection.socket);
        return;
    }
    connection.in.append(piece, std::size_t(n));
    const std::size_t end = connection.in.find("\r\n\r\n");
    if (end == std::string::npos)
        return;
    std::size_t length = 0;
    for (std::size_t at = connection.in.find("\r\n"); at < end; at = connection.in.find("\r\n", at + 2)) {
        constexpr std::string_view name = "content-length: ";
        if (::strncasecmp(connection.in.data() + at + 2, name.data(), name.size()) == 0)
            length = std::strtoul(connection.in.data() + at + 2 + name.size(), nullptr, 10);
    }
    if (connection.in.size() < end + 4 + length)
        return;
    answer(connection, std::string_view(connection.in).substr(end + 4, length));
    connection.in.clear();
}

void Mock::stamp()
{
    auto now = Clock::now().time_since_epoch().count();
    for (std::size_t i = stampDigits; i-- > 0; now /= 10)
        m_next[m_stamp + i] = char('0' + now % 10);
}

void Mock::sendDue()
{
    const auto now = Clock::now();
    while (!m_due.empty() && m_due.front().at <= now) {
        const int socket = m_due.front().socket;
        m_due.pop_front();
        Connection *connection = m_connections[std::size_t(socket)].get();
        if (!connection || connection->chunksLeft <= 0)
            continue;       // the peer has gone
        if (m_stamp)
            stamp();
        if (!send(socket, m_next)) {
            close(socket);
            continue;
        }
        if (--connection->chunksLeft > 0)
            m_due.push_back({now + m_apart, socket});
        else
            send(socket, m_last);
    }
}

void Mock::run()
{
    epoll_event events[512];
    for (;;) {
        timespec wait{3600, 0};
        if (!m_due.empty()) {
            const auto left = std::chrono::duration_cast<std::chrono::nanoseconds>(m_due.front().at - Clock::now()).count();
            wait = {0, left > 0 ? long(left) : 0};
        }
        const int n = ::epoll_pwait2(m_epoll, events, 512, &wait, nullptr);
        for (int i = 0; i < n; ++i) {
            const int socket = events[i].data.fd;
            if (socket == m_listener)
                accept();
            else if (m_connections[std::size_t(socket)])
                read(*m_connections[std::size_t(socket)]);
        }
        sendDue();
    }
}

} // namespace

int main(int count, char **arguments)
{
    if (count < 2) {
        std::fprintf(stderr, "mock PORT [CHUNKS] [MILLISECONDS APART] [stamp]\n");
        return 2;
    }
    const int chunks = count > 2 ? std::atoi(arguments[2]) : 50;
    const double apart = count > 3 ? std::atof(arguments[3]) : 20;
    Mock(std::uint16_t(std::atoi(arguments[1])), chunks, std::chrono::microseconds(long(apart * 1000)), count > 4).run();
}
