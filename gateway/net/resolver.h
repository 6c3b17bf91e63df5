// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <netinet/in.h>
#include <sys/socket.h>

#include "gateway/net/cancel.h"
#include "gateway/net/poller.h"

namespace portreeve {

// An address to dial, IPv4 or IPv6.
struct DialAddress {
    sockaddr_in6 bytes{};          // or a sockaddr_in, by its family
    socklen_t size = 0;

    void setPort(std::uint16_t port);
    const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&bytes); }
};
using DialAddresses = std::vector<DialAddress>;

// Addresses of names, kept for 30 s. A lookup that has to ask runs on a thread of its own, so a name server that does not answer
// stops neither the worker nor other names. One a worker, its thread only.
class Resolver {
public:
    explicit Resolver(Poller &poller);
    ~Resolver();
    Resolver(const Resolver &) = delete;
    Resolver &operator=(const Resolver &) = delete;

    struct Found {
        DialAddresses addresses;       // without a port, in the order to try; empty: see below
        Wake woken = Wake::Ready;      // TimedOut, Cancelled: no answer was waited for
    };
    awaitable<Found> find(const std::string &host, Instant until, Cancel *cancel);
    // None of its addresses could be reached: what is known is not kept for longer than a second.
    void doubt(const std::string &host);

private:
    struct Lookup;
    struct Home;
    class Stay;
    std::shared_ptr<Lookup> begin(const std::string &host);
    void startNext();
    void answered(const std::string &host, DialAddresses addresses);

    Poller &m_poller;
    std::shared_ptr<Home> m_home;                                           // what the threads know of us
    std::unordered_map<std::string, std::shared_ptr<Lookup>> m_lookups;     // asked or known
    std::vector<std::string> m_queue;                                       // asked when a thread is free
    std::size_t m_threads = 0;
};

} // namespace portreeve
