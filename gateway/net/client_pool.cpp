// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/client_pool.h"

#include <algorithm>

namespace portreeve {

ClientPool::~ClientPool() = default;

SSL_CTX &ClientPool::tls()
{
    if (!m_tls)
        m_tls = clientTls(m_options.caFile, m_options.verify);
    return *m_tls;
}

std::unique_ptr<ClientConnection> ClientPool::take(Place &place)
{
    while (!place.idle.empty()) {
        std::unique_ptr<ClientConnection> newest = std::move(place.idle.back());
        place.idle.pop_back();
        if (newest->wakeUp())
            return newest;
    }
    return nullptr;
}

void ClientPool::giveBack(std::unique_ptr<ClientConnection> connection)
{
    Place &place = connection->place();
    TlsTicket ticket = connection->wire().tls() ? connection->wire().tls()->ticket() : nullptr;
    if (ticket)
        place.ticket = std::move(ticket);
    if (place.idle.size() >= m_options.mostIdle || connection->socket().hasPeerEnded())
        return;
    connection->rest(coarseNow() + m_options.idleTimeout.count());
    place.idle.push_back(std::move(connection));
}

void ClientPool::drop(ClientConnection &idle)
{
    auto &all = idle.place().idle;
    const auto at = std::find_if(all.begin(), all.end(), [&idle](const auto &one) { return one.get() == &idle; });
    if (at != all.end())
        all.erase(at);
}

void ClientConnection::rest(Instant until)
{
    m_isIdle = true;
    socket().tell(this);
    m_pool.poller().set(*this, until);
}

bool ClientConnection::wakeUp()
{
    m_isIdle = false;
    socket().tell(nullptr);
    m_pool.poller().set(*this, never);
    if (!socket().mayRead())
        return true;
    char byte = 0;
    return m_wire.receive(&byte, 1).isBlocked();      // TLS may have had something to say; anything else is not ours
}

void ClientConnection::ring()
{
    if (m_isIdle)
        m_pool.drop(*this);
}

} // namespace portreeve
