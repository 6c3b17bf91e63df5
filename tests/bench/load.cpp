// SPDX-License-Identifier: GPL-3.0-or-later
// Asks on a fixed number of kept connections, the next request when the last is answered, and prints one JSON object:
//   {"seconds","answers","good","bad","chunks","p50_us","p99_us","event_p50_us","event_p99_us"}
// load [--rate N] PORT CONNECTIONS SECONDS BODY_FILE [HEADER ...]: an answer is good when it is 200 and whole, a stream when it
// says [DONE]. @FILE for a header: each request has the next line of that file. With --rate, N requests a second are due at even
// times whatever the answers do, and each is timed from when it was due. Events are timed when the mock stamps them.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
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

constexpr std::size_t stampDigits = 19;     // of mock's

std::vector<std::uint32_t> sortedOf(std::vector<std::uint32_t> values)
{
    std::sort(values.begin(), values.end());
    return values;
}

std::uint32_t at(const std::vector<std::uint32_t> &sorted, double part)
{
    return sorted.empty() ? 0 : sorted[std::size_t(part * double(sorted.size() - 1))];
}

struct Connection {
    int socket = -1;
    std::string in;                // the answer so far; of a stream what is not counted yet
    std::size_t sent = 0;
    const std::string *request = nullptr;
    bool isStream = false, isGood = false, isDone = false, isIdle = false;
    std::size_t whole = 0;         // size of the whole answer once its head is known
    Clock::time_point asked;
};

class Load {
public:
    Load(std::uint16_t port, std::size_t connections, std::vector<std::string> requests, double rate);      // asked in turn
    void run(std::chrono::duration<double> time);
    void print() const;

private:
    bool open(Connection &connection);
    void ask(Connection &connection, Clock::time_point due);
    void next(Connection &connection);
    void askDue();
    void push(Connection &connection);
    void read(Connection &connection);
    bool isAnswered(Connection &connection);
    bool readHead(Connection &connection);
    bool isStreamAnswered(Connection &connection);
    bool takeWord(std::string_view word);
    void fail(Connection &connection);

    const std::uint16_t m_port;
    const std::vector<std::string> m_requests;
    std::size_t m_next = 0;
    std::vector<Connection> m_connections;
    int m_epoll;
    std::uint64_t m_good = 0, m_bad = 0, m_chunks = 0;
    std::vector<std::uint32_t> m_latencies, m_delays;      // microseconds; of answers, of stamped events
    double m_seconds = 0;
    bool m_ends = false;
    std::chrono::nanoseconds m_apart{};            // of what is due; zero: the next request when the last is answered
    Clock::time_point m_due;
    std::vector<Connection *> m_idle;
};

Load::Load(std::uint16_t port, std::size_t connections, std::vector<std::string> requests, double rate)
    : m_port(port), m_requests(std::move(requests)), m_connections(connections), m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    m_latencies.reserve(1 << 20);
    m_delays.reserve(1 << 20);
    if (rate > 0)
        m_apart = std::chrono::nanoseconds(std::int64_t(1e9 / rate));
}

bool Load::open(Connection &connection)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connection.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(connection.socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        return false;
    const int on = 1;
    ::setsockopt(connection.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    epoll_event wanted{EPOLLIN, {.ptr = &connection}};
    return ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, connection.socket, &wanted) == 0;
}

void Load::ask(Connection &connection, Clock::time_point due)
{
    connection.in.clear();
    connection.sent = connection.whole = 0;
    connection.isStream = connection.isGood = connection.isDone = false;
    connection.request = &m_requests[m_next++ % m_requests.size()];
    connection.asked = due;
    push(connection);
}

void Load::next(Connection &connection)
{
    connection.isIdle = m_apart.count() != 0;
    if (connection.isIdle)
        m_idle.push_back(&connection);
    else
        ask(connection, Clock::now());
}

void Load::askDue()
{
    for (; m_apart.count() && m_due <= Clock::now() && !m_idle.empty(); m_due += m_apart) {
        Connection &connection = *m_idle.back();
        m_idle.pop_back();
        connection.isIdle = false;
        ask(connection, m_due);
    }
}

// Sends what fits; the rest goes when the socket takes it.
void Load::push(Connection &connection)
{
    const std::string &request = *connection.request;
    const ssize_t n = ::send(connection.socket, request.data() + connection.sent, request.size() - connection.sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    const bool waited = connection.sent != 0;
    connection.sent += n > 0 ? std::size_t(n) : 0;
    const bool waits = connection.sent < request.size();
    if (waits == waited && !waits)
        return;
    epoll_event wanted{waits ? std::uint32_t(EPOLLIN | EPOLLOUT) : std::uint32_t(EPOLLIN), {.ptr = &connection}};
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, connection.socket, &wanted);
}

bool Load::readHead(Connection &connection)
{
    const std::size_t end = connection.in.find("\r\n\r\n");
    if (end == std::string::npos)
        return false;
    connection.isGood = connection.in.starts_with("HTTP/1.1 200 ");
    for (std::size_t at = connection.in.find("\r\n"); at < end; at = connection.in.find("\r\n", at + 2)) {
        const char *line = connection.in.data() + at + 2;
        if (::strncasecmp(line, "content-length: ", 16) == 0)
            connection.whole = end + 4 + std::strtoul(line + 16, nullptr, 10);
        else if (::strncasecmp(line, "transfer-encoding: chunked", 26) == 0)
            connection.isStream = true;
    }
    if (connection.isStream)
        connection.in.erase(0, end + 4);
    return connection.isStream || connection.whole;
}

// Counts a word and reads its stamp; false: not all of it is there.
bool Load::takeWord(std::string_view word)
{
    if (word.empty() || (word[0] == '@' && word.size() <= stampDigits))
        return false;
    ++m_chunks;
    if (word[0] != '@')
        return true;
    std::int64_t sent = 0;
    std::from_chars(word.data() + 1, word.data() + 1 + stampDigits, sent);
    m_delays.push_back(std::uint32_t((Clock::now().time_since_epoch().count() - sent) / 1000));
    return true;
}

// Takes the words that came and drops what is taken, but for a tail in which something may have begun.
bool Load::isStreamAnswered(Connection &connection)
{
    constexpr std::string_view before = "\"content\":\"";
    std::size_t at = 0, kept = 0;
    while ((at = connection.in.find(before, at)) != std::string::npos && takeWord(std::string_view(connection.in).substr(at + before.size())))
        kept = at += before.size();
    connection.isDone = connection.isDone || connection.in.find("data: [DONE]", kept) != std::string::npos;
    const bool ends = connection.in.ends_with("0\r\n\r\n") && connection.in.size() >= 7 && connection.in[connection.in.size() - 6] == '\n';
    if (connection.in.size() - kept > 32)
        kept = connection.in.size() - 32;
    connection.in.erase(0, kept);
    connection.isGood = connection.isGood && (!ends || connection.isDone);
    return ends;
}

bool Load::isAnswered(Connection &connection)
{
    if (!connection.isStream && !connection.whole && !readHead(connection))
        return false;
    return connection.isStream ? isStreamAnswered(connection) : connection.in.size() >= connection.whole;
}

void Load::fail(Connection &connection)
{
    ++m_bad;
    ::close(connection.socket);
    if (open(connection))
        next(connection);
}

void Load::read(Connection &connection)
{
    char piece[64 * 1024];
    const ssize_t n = ::recv(connection.socket, piece, sizeof piece, MSG_DONTWAIT);
    if (n < 0 && errno == EAGAIN)
        return;
    if (n <= 0 && connection.isIdle) {   // its time was over: no request is lost by that
        ::close(connection.socket);
        open(connection);
        return;
    }
    if (n <= 0)
        return fail(connection);
    connection.in.append(piece, std::size_t(n));
    if (!isAnswered(connection))
        return;
    ++(connection.isGood ? m_good : m_bad);
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - connection.asked);
    m_latencies.push_back(std::uint32_t(took.count()));
    if (!m_ends)
        next(connection);
}

void Load::run(std::chrono::duration<double> time)
{
    const auto start = Clock::now(), end = start + std::chrono::duration_cast<Clock::duration>(time);
    m_due = start;
    for (Connection &connection : m_connections) {
        if (!open(connection)) {
            std::perror("load: connect");
            std::exit(1);
        }
        next(connection);
    }
    epoll_event events[512];
    while (Clock::now() < end) {
        askDue();
        const auto wait = m_apart.count() ? std::clamp<std::chrono::nanoseconds>(m_due - Clock::now(), std::chrono::nanoseconds(0), std::chrono::milliseconds(100))
                                          : std::chrono::milliseconds(100);
        const timespec most{0, m_idle.empty() && m_apart.count() ? 100'000'000 : long(wait.count())};
        const int n = ::epoll_pwait2(m_epoll, events, 512, &most, nullptr);
        for (int i = 0; i < n; ++i) {
            Connection &connection = *static_cast<Connection *>(events[i].data.ptr);
            if (events[i].events & EPOLLOUT)
                push(connection);
            if (events[i].events & (EPOLLIN | EPOLLERR | EPOLLHUP))
                read(connection);
        }
    }
    m_seconds = std::chrono::duration<double>(Clock::now() - start).count();
}

void Load::print() const
{
    const auto answers = sortedOf(m_latencies), events = sortedOf(m_delays);
    std::printf("{\"seconds\":%.3f,\"answers\":%zu,\"good\":%llu,\"bad\":%llu,\"chunks\":%llu,\"p50_us\":%u,\"p99_us\":%u,"
                "\"event_p50_us\":%u,\"event_p99_us\":%u}\n", m_seconds, answers.size(), static_cast<unsigned long long>(m_good),
                static_cast<unsigned long long>(m_bad), static_cast<unsigned long long>(m_chunks), at(answers, 0.5), at(answers, 0.99), at(events, 0.5),
                at(events, 0.99));
}

// With their line ends as HTTP has them.
std::vector<std::string> linesOf(const char *path)
{
    std::vector<std::string> lines;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        lines.push_back(line + "\r\n");
    return lines;
}

} // namespace

int main(int count, char **arguments)
{
    double rate = 0;
    if (count > 2 && std::string_view(arguments[1]) == "--rate") {
        rate = std::atof(arguments[2]);
        arguments += 2;
        count -= 2;
    }
    if (count < 5) {
        std::fprintf(stderr, "load [--rate N] PORT CONNECTIONS SECONDS BODY_FILE [HEADER ...]\n");
        return 2;
    }
    std::ifstream file(arguments[4], std::ios::binary);
    const std::string body{std::istreambuf_iterator<char>(file), {}};
    std::string head = "POST /v1/chat/completions HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n";
    std::vector<std::string> lines;
    for (int i = 5; i < count; ++i) {
        if (arguments[i][0] == '@')
            lines = linesOf(arguments[i] + 1);
        else
            head += std::string(arguments[i]) + "\r\n";
    }
    if (lines.empty())
        lines.emplace_back();
    for (std::string &line : lines)
        line = head + line + "content-length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    Load load(std::uint16_t(std::atoi(arguments[1])), std::size_t(std::atoi(arguments[2])), std::move(lines), rate);
    load.run(std::chrono::duration<double>(std::atof(arguments[3])));
    load.print();
}
