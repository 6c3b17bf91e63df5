// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <sys/uio.h>

#include "gateway/net/poller.h"

namespace portreeve {

// Runs of bytes still to be written. The bytes belong to the caller.
class Pieces {
public:
    void add(std::string_view bytes);           // at most four
    void took(std::size_t bytes);               // have been written
    bool isEmpty() const { return m_first == m_end; }
    iovec *data() { return m_runs.data() + m_first; }
    std::size_t count() const { return m_end - m_first; }
    std::size_t size() const;
    std::string_view front() const;
    void replaceFront(std::string_view same);   // the same bytes, elsewhere

private:
    std::array<iovec, 4> m_runs{};
    std::size_t m_first = 0;
    std::size_t m_end = 0;
};

// What one attempt to read or write came to.
struct Io {
    enum class State { Done, Blocked, Ended, Failed };
    State state = State::Done;
    std::size_t bytes = 0;
    int error = 0;                  // errno, when Failed; 0: TLS that ended without saying so

    bool isDone() const { return state == State::Done; }
    bool isBlocked() const { return state == State::Blocked; }
};

// Is told, by the loop, that the other side has closed or reset the connection.
class PeerGone {
public:
    virtual void onPeerGone(bool reset) = 0;     // may destroy the socket when no coroutine waits on it
protected:
    ~PeerGone() = default;
};

// A connected TCP socket on one worker. Attempts never suspend; one coroutine at a time waits.
class Socket final : private Watch {
public:
    Socket(Poller &poller, int fd, Turn turn = Turn::Usual);     // takes the descriptor, which must not block
    ~Socket() override { forget(); }             // what did not leave is not sent

    using Watch::fd;
    using Watch::poller;
    using Watch::setTurn;
    Io receive(char *to, std::size_t most);
    Io send(Pieces &pieces);                     // removes what was taken: by the kernel, or for the end of the round
    void flush();                                // what was taken leaves now, as far as the kernel takes it
    std::size_t unsent() const { return m_held + m_rest.size(); }      // bytes that were taken and have not left
    std::optional<int> sendFault() const { return m_fault; }           // errno: what was taken could not leave
    awaitable<Wake> waitReadable(Instant until) { return wait(true, false, until); }
    awaitable<Wake> waitWritable(Instant until) { return wait(false, true, until); }
    awaitable<Wake> waitEither(Instant until) { return wait(true, true, until); }
    awaitable<Wake> pause();                     // lets the others have their turn
    void stopWaiting();                          // who waits is told Wake::Cancelled, soon

    std::string remoteAddress() const;           // "203.0.113.7"

    bool mayRead() const { return m_readable; }
    bool hasPeerEnded() const { return m_ended; }
    bool isUnacknowledged() const;               // bytes of ours are not known to have arrived
    void tell(PeerGone *who) { m_peerGone = who; }
    void acknowledgeNow();                       // the other side may hold back small writes until it hears of the last one
    void endWriting();                           // FIN
    void resetOnClose();                         // RST instead of FIN when this goes

private:
    friend class Outbox;
    awaitable<Wake> wait(bool toRead, bool toWrite, Instant until);
    void onEvents(std::uint32_t events) override;
    Io sendNow(Pieces &pieces);
    void leave(std::string_view bytes);
    void forget();

    Waiter m_waiter;
    std::size_t m_held = 0;       // bytes in the outbox
    std::string m_rest;           // of those, what the kernel did not take
    std::optional<int> m_fault;
    PeerGone *m_peerGone = nullptr;
    bool m_readable = false;      // edge-triggered: false until the kernel says otherwise
    bool m_writable = true;
    bool m_ended = false;
    bool m_forRead = false;       // what the waiter waits for
    bool m_forWrite = false;
};

// Small writes leave at once; a peer that has vanished is noticed within two minutes, and middle boxes keep long waits alive.
void setTcpOptions(int fd);

} // namespace portreeve
