// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/intrusive/list.hpp>

#include "gateway/net/answer_head.h"
#include "gateway/net/http_server.h"
#include "gateway/net/poller.h"
#include "gateway/net/tls.h"

namespace portreeve {

class Front;

// What all workers of a server share; only read once it accepts. Connections keep it alive.
struct ServerShared : std::enable_shared_from_this<ServerShared> {
    ServerOptions options;
    Serve serve;
    ErrorBody errorBody;
    TlsContext tls;                                  // null: plain
    std::vector<std::unique_ptr<Front>> fronts;      // one a worker
};

// Accepts on one worker.
class Listener final : private Watch, private Alarm {
public:
    Listener(Front &front, Poller &poller, int fd);
    void acceptAll();

private:
    void onEvents(std::uint32_t) override { acceptAll(); }
    void ring() override { acceptAll(); }

    Front &m_front;
};

struct OfFront;

// What a front asks of its connections.
class FrontConnection
    : public boost::intrusive::list_base_hook<boost::intrusive::tag<OfFront>, boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
public:
    virtual void closeIfIdle() = 0;
    virtual void cancelExchange() = 0;

protected:
    ~FrontConnection() = default;
};

// One worker's part of a server: its listener, its connections and what they share. That worker's thread only, unless said.
class Front {
public:
    Front(ServerShared &shared, Poller &poller, std::size_t worker);
    ~Front();

    void listen(int fd);
    void accepted(int fd, std::string remoteAddress);
    void stopAccepting();
    void cancelAll();
    std::size_t openExchanges() const { return m_open.load(std::memory_order_relaxed); }     // any thread

    std::size_t connections() const { return m_connections.load(std::memory_order_relaxed); }   // any thread

    const ServerShared &shared() const { return m_shared; }
    Poller &poller() { return m_poller; }
    std::size_t worker() const { return m_worker; }
    bool isStopping() const { return m_isStopping; }
    std::string &scratch() { return m_scratch; }
    std::string_view fixedLines();                   // of every answer: the date, security headers
    void enter(FrontConnection &connection);
    void leave() { --m_connections; }
    void opened() { m_open.fetch_add(1, std::memory_order_relaxed); }
    void closed() { m_open.fetch_sub(1, std::memory_order_relaxed); }

private:
    using List = boost::intrusive::list<FrontConnection, boost::intrusive::base_hook<FrontConnection::list_base_hook>,
                                        boost::intrusive::constant_time_size<false>>;

    ServerShared &m_shared;
    Poller &m_poller;
    std::size_t m_worker;
    std::unique_ptr<Listener> m_listener;
    List m_list;
    std::atomic<std::size_t> m_connections{0};
    std::atomic<std::size_t> m_open{0};
    bool m_isStopping = false;
    DateLine m_date;
    std::string m_fixed;
    std::string m_scratch;
};

} // namespace portreeve
