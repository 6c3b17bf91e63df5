// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace portreeve::fault {

std::int64_t wallNow();         // microseconds since 1970
std::int64_t monotonicNow();    // microseconds

// One connection, blocking, that notices at once when the peer goes.
class Wire {
public:
    explicit Wire(int socket) : m_socket(socket) {}
    Wire(const Wire &) = delete;
    ~Wire() { close(); }

    // Appends what comes to `buffer`; false: the peer closed, or nothing came in time.
    bool receive(std::string &buffer, std::chrono::milliseconds most);
    bool send(std::string_view bytes);                 // all of it, however slowly the peer reads; false: it has gone
    bool wait(std::chrono::milliseconds time);         // false: the peer went meanwhile
    bool waitForGone(std::chrono::milliseconds most);  // true: it went

    void reset();       // RST
    void finish();      // FIN: closed, with nothing left unread
    void close();
    void shutdown();    // from another thread: wakes whoever waits

    int socket() const { return m_socket; }
    bool isGone() const { return m_goneAt != 0; }
    bool goneByReset() const { return m_goneByReset; }
    std::int64_t goneAt() const { return m_goneAt; }   // wall clock, microseconds; 0: it has not
    std::int64_t sent() const { return m_sent; }

private:
    bool poll(short events, std::chrono::milliseconds most);
    void markGone(bool byReset);

    std::mutex m_closing;
    int m_socket;
    std::int64_t m_sent = 0;
    std::int64_t m_goneAt = 0;
    bool m_goneByReset = false;
    bool m_finished = false;    // we ended it: what the peer does now is its right
};

} // namespace portreeve::fault
