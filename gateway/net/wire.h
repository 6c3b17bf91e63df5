// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "gateway/net/socket.h"
#include "gateway/net/tls.h"

namespace portreeve {

// A connection as HTTP sees it: plain TCP, or TLS over it.
class Wire {
public:
    Wire(Poller &poller, int fd, Turn turn = Turn::Usual) : m_socket(poller, fd, turn) {}

    Socket &socket() { return m_socket; }
    const Socket &socket() const { return m_socket; }
    void secure(std::unique_ptr<TlsSession> session) { m_tls = std::move(session); }
    TlsSession *tls() { return m_tls.get(); }

    Io handshake() { return m_tls->handshake(); }
    Io receive(char *to, std::size_t most) { return m_tls ? m_tls->receive(to, most) : m_socket.receive(to, most); }
    Io receive(Buffer &in);                    // whatever has come, into a buffer of the right size
    Io send(Pieces &pieces) { return m_tls ? m_tls->send(pieces) : m_socket.send(pieces); }

    // After an attempt was Blocked.
    awaitable<Wake> wait(bool toWrite, Instant until);
    awaitable<Wake> waitReadable(Instant until) { return wait(false, until); }
    awaitable<Wake> waitWritable(Instant until) { return wait(true, until); }
    void end();                                // nothing more will be written; the other side sees a clean end

private:
    Socket m_socket;
    std::unique_ptr<TlsSession> m_tls;
};

} // namespace portreeve
