// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/resolver.h"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <optional>
#include <thread>

#include <boost/asio/post.hpp>

#include <arpa/inet.h>
#include <netdb.h>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr Instant keptFor = 30'000;
constexpr Instant keptInDoubt = 1'000;
constexpr std::size_t mostThreads = 16;
constexpr std::size_t mostKept = 4096;

std::optional<DialAddress> literal(const std::string &host)
{
    DialAddress address;
    auto &v4 = reinterpret_cast<sockaddr_in &>(address.bytes);
    if (inet_pton(AF_INET, host.c_str(), &v4.sin_addr) == 1) {
        v4.sin_family = AF_INET;
        address.size = sizeof(sockaddr_in);
        return address;
    }
    if (inet_pton(AF_INET6, host.c_str(), &address.bytes.sin6_addr) != 1)
        return std::nullopt;
    address.bytes.sin6_family = AF_INET6;
    address.size = sizeof(sockaddr_in6);
    return address;
}

// Names that must not depend on a name server.
DialAddresses known(const std::string &host)
{
    if (const auto address = literal(host))
        return {*address};
    if (host == "localhost" || host.ends_with(".localhost"))
        return {*literal("127.0.0.1"), *literal("::1")};
    return {};
}

DialAddresses ask(const std::string &host)
{
    addrinfo wanted{};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_ADDRCONFIG;
    addrinfo *first = nullptr;
    DialAddresses addresses;
    if (getaddrinfo(host.c_str(), nullptr, &wanted, &first) != 0)
        return addresses;
    for (const addrinfo *at = first; at; at = at->ai_next) {
        if (at->ai_addrlen > sizeof(sockaddr_in6))
            continue;
        DialAddress address;
        address.size = at->ai_addrlen;
        std::memcpy(&address.bytes, at->ai_addr, at->ai_addrlen);
        addresses.push_back(address);
    }
    freeaddrinfo(first);
    return addresses;
}

} // namespace

void DialAddress::setPort(std::uint16_t port)
{
    bytes.sin6_port = htons(port);      // at the same place in both
}

struct Resolver::Lookup {
    bool isDone = false;
    Instant answeredAt = 0, goodUntil = 0;
    DialAddresses addresses;
    std::vector<Waiter *> waiting;
};

// A thread may outlive the resolver: it asks here whether there is still one.
struct Resolver::Home {
    std::mutex mutex;
    boost::asio::io_context *context;      // null: gone
    Resolver *resolver;                    // the worker's thread only
};

// A coroutine's place among those who wait for a lookup.
class Resolver::Stay {
public:
    Stay(Poller &poller, std::shared_ptr<Lookup> lookup) : waiter(poller), m_lookup(std::move(lookup))
    {
        m_lookup->waiting.push_back(&waiter);
    }
    ~Stay() { std::erase(m_lookup->waiting, &waiter); }
    Stay(const Stay &) = delete;
    Stay &operator=(const Stay &) = delete;

    Waiter waiter;

private:
    std::shared_ptr<Lookup> m_lookup;
};

Resolver::Resolver(Poller &poller) : m_poller(poller), m_home(std::make_shared<Home>())
{
    m_home->context = &poller.context();
    m_home->resolver = this;
}

Resolver::~Resolver()
{
    const std::lock_guard lock(m_home->mutex);
    m_home->context = nullptr;
    m_home->resolver = nullptr;
}

awaitable<Resolver::Found> Resolver::find(const std::string &host, Instant until, Cancel *cancel)
{
    Found found;
    found.addresses = known(host);
    if (!found.addresses.empty())
        co_return found;
    const std::shared_ptr<Lookup> lookup = begin(host);
    if (!lookup->isDone) {
        Stay stay(m_poller, lookup);
        std::optional<Cancel::Guard> guard;
        if (cancel)
            guard.emplace(*cancel, [&stay] { stay.waiter.wake(Wake::Cancelled); });
        found.woken = co_await stay.waiter.wait(until);
    }
    if (found.woken == Wake::Ready)
        found.addresses = lookup->addresses;
    co_return found;
}

void Resolver::doubt(const std::string &host)
{
    const auto at = m_lookups.find(host);
    if (at != m_lookups.end() && at->second->isDone)
        at->second->goodUntil = std::min(at->second->goodUntil, at->second->answeredAt + keptInDoubt);
}

std::shared_ptr<Resolver::Lookup> Resolver::begin(const std::string &host)
{
    const Instant now = coarseNow();
    if (m_lookups.size() > mostKept)
        std::erase_if(m_lookups, [now](const auto &item) { return item.second->isDone && item.second->goodUntil < now; });
    std::shared_ptr<Lookup> &lookup = m_lookups[host];
    if (lookup && (!lookup->isDone || lookup->goodUntil > now))
        return lookup;
    lookup = std::make_shared<Lookup>();
    const std::shared_ptr<Lookup> begun = lookup;
    m_queue.push_back(host);
    startNext();
    return begun;
}

void Resolver::startNext()
{
    if (m_queue.empty() || m_threads >= mostThreads)
        return;
    ++m_threads;
    std::string host = std::move(m_queue.front());
    m_queue.erase(m_queue.begin());
    std::thread([home = m_home, host = std::move(host)] {
        DialAddresses addresses = ask(host);
        const std::lock_guard lock(home->mutex);
        if (!home->context)
            return;
        boost::asio::post(*home->context, [home, host, addresses = std::move(addresses)] {
            if (home->resolver)
                home->resolver->answered(host, addresses);
        });
    }).detach();
}

void Resolver::answered(const std::string &host, DialAddresses addresses)
{
    --m_threads;
    startNext();
    const auto at = m_lookups.find(host);
    if (at == m_lookups.end())
        return;
    const std::shared_ptr<Lookup> lookup = at->second;
    lookup->isDone = true;
    lookup->answeredAt = coarseNow();
    lookup->goodUntil = addresses.empty() ? 0 : lookup->answeredAt + keptFor;
    lookup->addresses = std::move(addresses);
    for (Waiter *waiter : lookup->waiting)
        waiter->wake(Wake::Ready);
}

} // namespace portreeve
