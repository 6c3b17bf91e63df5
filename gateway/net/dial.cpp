// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/dial.h"

#include <algorithm>
#include <cerrno>
#include <memory>

#include <unistd.h>

#include "gateway/net/socket.h"

namespace portreeve {

namespace {

constexpr Instant headStart = 250;      // before the next address is tried beside it

// One connect() under way.
class Attempt final : public Watch {
public:
    Attempt(Waiter &waiter, Poller &poller, int fd) : Watch(poller, fd, EPOLLOUT), m_waiter(waiter) {}
    bool isOver() const { return m_isOver; }
    int error() const
    {
        int error = 0;
        socklen_t size = sizeof error;
        return getsockopt(fd(), SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
    }

private:
    void onEvents(std::uint32_t) override
    {
        m_isOver = true;
        if (m_waiter.isWaiting())
            m_waiter.resume(Wake::Ready);
    }

    Waiter &m_waiter;
    bool m_isOver = false;
};

// All attempts for one connection.
class Race {
public:
    Race(Poller &poller, DialAddresses addresses) : m_poller(poller), m_waiter(poller), m_addresses(std::move(addresses)) {}

    Waiter &waiter() { return m_waiter; }
    bool hasMore() const { return m_next < m_addresses.size(); }
    bool isOver() const { return m_attempts.empty() && !hasMore(); }
    std::size_t left() const { return m_addresses.size() - m_next; }
    int error() const { return m_error; }
    void startNext();      // the next that can be
    int winner();          // a connected descriptor, or -1

private:
    bool begin(const DialAddress &to);
    void failed(int error);

    Poller &m_poller;
    Waiter m_waiter;
    DialAddresses m_addresses;
    std::size_t m_next = 0;
    std::vector<std::unique_ptr<Attempt>> m_attempts;
    int m_error = 0;
};

void Race::failed(int error)
{
    if (m_error == 0 || error == ECONNREFUSED)      // the one that tells most
        m_error = error;
}

bool Race::begin(const DialAddress &to)
{
    const int fd = ::socket(to.get()->sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        failed(errno);
        return false;
    }
    setTcpOptions(fd);
    if (::connect(fd, to.get(), to.size) != 0 && errno != EINPROGRESS) {
        failed(errno);
        ::close(fd);
        return false;
    }
    m_attempts.push_back(std::make_unique<Attempt>(m_waiter, m_poller, fd));
    return true;
}

void Race::startNext()
{
    while (hasMore() && !begin(m_addresses[m_next++])) {
    }
}

int Race::winner()
{
    for (std::size_t i = 0; i < m_attempts.size();) {
        if (!m_attempts[i]->isOver()) {
            ++i;
            continue;
        }
        const int error = m_attempts[i]->error();
        if (error == 0)
            return m_attempts[i]->giveAway();
        failed(error);
        m_attempts.erase(m_attempts.begin() + std::ptrdiff_t(i));
    }
    return -1;
}

Instant nextStart(const Race &race, Instant until)
{
    if (!race.hasMore())
        return until;
    const Instant now = coarseNow();
    const Instant share = std::max<Instant>((until - now) / Instant(race.left() + 1), Alarms::step);
    return std::min(until, now + std::min(headStart, share));
}

} // namespace

TransportError transportError(Break kind, bool sent, std::string text)
{
    TransportError error;
    error.kind = kind;
    error.sent = sent;
    error.text = std::move(text);
    return error;
}

TransportError errnoError(int error, bool sent)
{
    switch (error) {
    case ECONNREFUSED:
        return transportError(Break::Refused, sent, "connection refused");
    case ETIMEDOUT:
        return transportError(Break::TimedOut, sent, "the connection timed out");
    case EHOSTUNREACH:
    case ENETUNREACH:
    case ENETDOWN:
    case EADDRNOTAVAIL:
    case EACCES:
    case EPERM:
        return transportError(Break::Unreachable, sent, "the host cannot be reached");
    case EMFILE:
    case ENFILE:
        return transportError(Break::Unreachable, sent, "too many open connections");
    default:
        return transportError(Break::Reset, sent, "the connection was reset");
    }
}

awaitable<Dialled> dial(Poller &poller, DialAddresses addresses, Instant until, Cancel *cancel)
{
    Race race(poller, std::move(addresses));
    Dialled result;
    std::optional<Cancel::Guard> guard;
    if (cancel)
        guard.emplace(*cancel, [&race] { race.waiter().wake(Wake::Cancelled); });
    for (;;) {
        race.startNext();
        result.fd = race.winner();
        if (result.fd >= 0)
            co_return result;
        if (race.isOver()) {
            result.error = errnoError(race.error(), false);
            co_return result;
        }
        const Wake woken = co_await race.waiter().wait(nextStart(race, until));
        result.fd = woken == Wake::Ready ? race.winner() : -1;
        if (result.fd >= 0)
            co_return result;
        if (woken == Wake::Cancelled)
            result.error = transportError(Break::Cancelled, false, "cancelled");
        else if (woken == Wake::TimedOut && exactNow() >= until)
            result.error = transportError(Break::TimedOut, false, "no connection in time");
        if (result.error)
            co_return result;
    }
}

} // namespace portreeve
