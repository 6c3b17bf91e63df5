// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultd/wire.h"

#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

namespace portreeve::fault {

namespace {

std::int64_t now(clockid_t clock)
{
    timespec at{};
    clock_gettime(clock, &at);
    return std::int64_t(at.tv_sec) * 1'000'000 + at.tv_nsec / 1000;
}

} // namespace

std::int64_t wallNow()
{
    return now(CLOCK_REALTIME);
}

std::int64_t monotonicNow()
{
    return now(CLOCK_MONOTONIC);
}

void Wire::markGone(bool byReset)
{
    if (m_goneAt || m_finished)
        return;
    m_goneAt = wallNow();
    m_goneByReset = byReset;
}

// True when one of `events` came; false on time-out or when the peer went. POLLRDHUP tells of a FIN behind unread bytes, too.
bool Wire::poll(short events, std::chrono::milliseconds most)
{
    const std::int64_t end = monotonicNow() + most.count() * 1000;
    for (;;) {
        const std::int64_t left = end - monotonicNow();
        pollfd entry{m_socket, short(events | POLLRDHUP), 0};
        const int n = ::poll(&entry, 1, left > 0 ? int((left + 999) / 1000) : 0);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        if (entry.revents & events)
            return true;
        return markGone((entry.revents & POLLERR) != 0), false;
    }
}

bool Wire::receive(std::string &buffer, std::chrono::milliseconds most)
{
    char piece[64 * 1024];
    for (;;) {
        const ssize_t n = ::recv(m_socket, piece, sizeof piece, MSG_DONTWAIT);
        if (n > 0) {
            buffer.append(piece, std::size_t(n));
            return true;
        }
        if (n == 0)
            return markGone(false), false;
        if (errno == EINTR)
            continue;
        if (errno != EAGAIN)
            return markGone(true), false;
        if (!poll(POLLIN, most))
            return false;
    }
}

bool Wire::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        if (m_goneAt)
            return false;
        const ssize_t n = ::send(m_socket, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (n > 0) {
            m_sent += n;
            bytes.remove_prefix(std::size_t(n));
            continue;
        }
        if (errno == EINTR)
            continue;
        if (errno != EAGAIN)
            return markGone(errno == ECONNRESET), false;
        poll(POLLOUT, std::chrono::hours(1));
    }
    return true;
}

bool Wire::wait(std::chrono::milliseconds time)
{
    if (m_goneAt)
        return false;
    poll(0, time);
    return !m_goneAt;
}

bool Wire::waitForGone(std::chrono::milliseconds most)
{
    return !wait(most);
}

void Wire::reset()
{
    if (m_socket < 0)
        return;
    const linger at_once{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close();
}

void Wire::finish()
{
    if (m_socket < 0)
        return;
    m_finished = true;
    // What has come is read, or the kernel would turn our FIN into a RST.
    char rest[64 * 1024];
    while (::recv(m_socket, rest, sizeof rest, MSG_DONTWAIT) > 0) { }
    close();
}

void Wire::close()
{
    const std::lock_guard lock(m_closing);
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
}

void Wire::shutdown()
{
    const std::lock_guard lock(m_closing);
    if (m_socket >= 0)
        ::shutdown(m_socket, SHUT_RDWR);
}

} // namespace portreeve::fault
