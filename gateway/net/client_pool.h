// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "gateway/net/http_client.h"
#include "gateway/net/wire.h"

namespace portreeve {

class ClientConnection;

struct OriginHash {
    std::size_t operator()(const Origin &origin) const { return std::hash<std::string>()(origin.host) * 31 + origin.port * 2u + origin.tls; }
};

// What is known of one origin: its idle connections, newest last, and the ticket for a short handshake.
struct Place {
    std::vector<std::unique_ptr<ClientConnection>> idle;
    TlsTicket ticket;
};

// The connections of one worker to all origins. Its thread only.
class ClientPool {
public:
    ClientPool(Poller &poller, const ClientOptions &options) : m_poller(poller), m_options(options) {}
    ~ClientPool();

    Place &place(const Origin &origin) { return m_places[origin]; }      // stays
    std::unique_ptr<ClientConnection> take(Place &place);                // null: none that is alive
    void giveBack(std::unique_ptr<ClientConnection> connection);
    void drop(ClientConnection &idle);
    Poller &poller() { return m_poller; }
    const ClientOptions &options() const { return m_options; }
    SSL_CTX &tls();                    // made when first needed: reading the system's certificates takes 10 ms

private:
    Poller &m_poller;
    ClientOptions m_options;
    TlsContext m_tls;
    std::unordered_map<Origin, Place, OriginHash> m_places;
};

// A connection to an origin. While idle it watches itself: closed by the other side or too old, it leaves the pool.
class ClientConnection final : private PeerGone, private Alarm {
public:
    ClientConnection(ClientPool &pool, Place &place, int fd) : m_pool(pool), m_place(place), m_wire(pool.poller(), fd) {}

    Wire &wire() { return m_wire; }
    Socket &socket() { return m_wire.socket(); }
    Place &place() { return m_place; }
    void rest(Instant until);
    bool wakeUp();                     // false: it is of no use any more

private:
    void onPeerGone(bool) override { m_pool.drop(*this); }
    void ring() override;

    ClientPool &m_pool;
    Place &m_place;
    Wire m_wire;
    bool m_isIdle = false;
};

} // namespace portreeve
