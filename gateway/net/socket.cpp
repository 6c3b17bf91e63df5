// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/socket.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <linux/sockios.h>

#include "gateway/net/addresses.h"

namespace portreeve {

void Pieces::add(std::string_view bytes)
{
    if (!bytes.empty())
        m_runs.at(m_end++) = {const_cast<char *>(bytes.data()), bytes.size()};
}

void Pieces::took(std::size_t bytes)
{
    while (bytes > 0) {
        iovec &run = m_runs[m_first];
        const std::size_t part = std::min(bytes, run.iov_len);
        run.iov_base = static_cast<char *>(run.iov_base) + part;
        run.iov_len -= part;
        bytes -= part;
        m_first += run.iov_len == 0;
    }
}

std::size_t Pieces::size() const
{
    std::size_t sum = 0;
    for (std::size_t i = m_first; i < m_end; ++i)
        sum += m_runs[i].iov_len;
    return sum;
}

std::string_view Pieces::front() const
{
    return {static_cast<const char *>(m_runs[m_first].iov_base), m_runs[m_first].iov_len};
}

void Pieces::replaceFront(std::string_view same)
{
    m_runs[m_first].iov_base = const_cast<char *>(same.data());
}

void setTcpOptions(int fd)
{
    const auto set = [fd](int level, int option, int value) { setsockopt(fd, level, option, &value, sizeof value); };
    set(IPPROTO_TCP, TCP_NODELAY, 1);
    set(SOL_SOCKET, SO_KEEPALIVE, 1);
    set(IPPROTO_TCP, TCP_KEEPIDLE, 60);
    set(IPPROTO_TCP, TCP_KEEPINTVL, 15);
    set(IPPROTO_TCP, TCP_KEEPCNT, 4);
}

Socket::Socket(Poller &poller, int fd, Turn turn) : Watch(poller, fd, EPOLLIN | EPOLLOUT | EPOLLRDHUP, turn), m_waiter(poller) {}

Io Socket::receive(char *to, std::size_t most)
{
    if (!m_readable)
        return {Io::State::Blocked};
    ssize_t got = 0;
    do {
        got = ::recv(fd(), to, most, 0);
    } while (got < 0 && errno == EINTR);
    if (got == 0)
        return {Io::State::Ended};
    if (got > 0) {
        m_readable = std::size_t(got) == most || m_ended;      // less than asked for: there was no more
        return {Io::State::Done, std::size_t(got)};
    }
    if (errno != EAGAIN || m_fault)
        return {Io::State::Failed, 0, m_fault.value_or(errno)};
    m_readable = false;
    return {Io::State::Blocked};
}

Io Socket::send(Pieces &pieces)
{
    if (m_fault)
        return {Io::State::Failed, 0, *m_fault};
    const std::size_t size = pieces.size();
    if (m_writable && poller().isInRound()) {
        if (!poller().outbox().take(*this, pieces))
            return {Io::State::Blocked};       // until the round's end
        m_held += size;
        return {Io::State::Done, size};
    }
    flush();
    return m_fault ? Io{Io::State::Failed, 0, *m_fault} : sendNow(pieces);
}

void Socket::flush()
{
    if (m_held > 0)
        poller().outbox().flush(*this);
}

// A fault is told to whoever waits next, as the kernel tells of bytes that it had taken.
void Socket::leave(std::string_view bytes)
{
    m_held = 0;
    Pieces pieces;
    pieces.add(bytes);
    const Io io = sendNow(pieces);
    if (pieces.isEmpty())
        return;
    m_rest.assign(pieces.front());
    if (!io.isBlocked()) {
        m_fault = io.error;
        m_readable = m_writable = m_ended = true;
        m_waiter.wake(Wake::Ready);
    }
}

void Socket::forget()
{
    if (m_held > 0)
        poller().outbox().forget(*this);
    m_held = 0;
    m_rest.clear();
}

Io Socket::sendNow(Pieces &pieces)
{
    if (!m_writable)
        return {Io::State::Blocked};
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.count();
    ssize_t sent = 0;
    do {
        sent = ::sendmsg(fd(), &message, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    if (sent < 0 && errno != EAGAIN)
        return {Io::State::Failed, 0, errno};
    if (sent > 0)
        pieces.took(std::size_t(sent));
    m_writable = pieces.isEmpty();
    return {m_writable ? Io::State::Done : Io::State::Blocked, std::size_t(std::max<ssize_t>(sent, 0))};
}

awaitable<Wake> Socket::wait(bool toRead, bool toWrite, Instant until)
{
    m_forRead = toRead;
    m_forWrite = toWrite;
    if ((toRead && m_readable) || (toWrite && m_writable))
        return m_waiter.waitForTurn();       // no edge would come
    return m_waiter.wait(until);
}

awaitable<Wake> Socket::pause()
{
    m_forRead = m_forWrite = false;
    return m_waiter.waitForTurn();
}

void Socket::stopWaiting()
{
    m_waiter.wake(Wake::Cancelled);
}

std::string Socket::remoteAddress() const
{
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    getpeername(fd(), reinterpret_cast<sockaddr *>(&address), &size);
    return addressText(reinterpret_cast<const sockaddr *>(&address));
}

bool Socket::isUnacknowledged() const
{
    int bytes = 0;
    return unsent() > 0 || (ioctl(fd(), SIOCOUTQ, &bytes) == 0 && bytes > 0);
}

void Socket::acknowledgeNow()
{
    const int yes = 1;
    setsockopt(fd(), IPPROTO_TCP, TCP_QUICKACK, &yes, sizeof yes);
}

void Socket::endWriting()
{
    flush();
    ::shutdown(fd(), SHUT_WR);
}

void Socket::resetOnClose()
{
    forget();
    const linger now{1, 0};
    setsockopt(fd(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

void Socket::onEvents(std::uint32_t events)
{
    const bool broken = events & (EPOLLHUP | EPOLLERR);
    const bool ended = broken || (events & EPOLLRDHUP);
    m_readable = m_readable || ended || (events & EPOLLIN);
    m_writable = m_writable || broken || (events & EPOLLOUT);
    m_ended = m_ended || ended;
    if (m_writable && !m_rest.empty() && !m_fault)
        leave(std::exchange(m_rest, {}));
    const bool resumes = m_waiter.isWaiting() && ((m_forRead && m_readable) || (m_forWrite && m_writable));
    if (ended && m_peerGone)
        m_peerGone->onPeerGone(broken);
    if (resumes)
        m_waiter.resume(Wake::Ready);
}

} // namespace portreeve
