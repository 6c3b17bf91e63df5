// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/poller.h"

#include <chrono>
#include <exception>
#include <system_error>
#include <utility>

#include <boost/asio/post.hpp>

#include <unistd.h>

#include "gateway/base/allocation.h"
#include "gateway/base/log.h"

namespace portreeve {

namespace {

constexpr Instant restAfter = 1'000;

int makeEpoll()
{
    const int fd = epoll_create1(EPOLL_CLOEXEC);
    if (fd < 0)
        throw std::system_error(errno, std::generic_category(), "epoll_create1");
    return fd;
}

// What a resumed coroutine lets out has no caller to go to; it must not end the loop for all others.
template <class Work>
void guarded(const Work &work)
{
    try {
        work();
    } catch (const std::exception &error) {
        log(LogLevel::Error, "worker.threw", {{"error", error.what()}});
    }
}

} // namespace

awaitable<Wake> Waiter::wait(Instant until)
{
    return boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void(Wake)>(
        [this, until](Handler handler) { sleep(std::move(handler), until); }, boost::asio::use_awaitable);
}

awaitable<Wake> Waiter::waitForTurn()
{
    return boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void(Wake)>(
        [this](Handler handler) {
            sleep(std::move(handler), never);
            wake(Wake::Ready);
        },
        boost::asio::use_awaitable);
}

void Waiter::sleep(Handler handler, Instant until)
{
    m_handler.emplace(std::move(handler));
    m_poller.m_waiting.push_back(*this);
    m_poller.set(*this, until);
}

void Waiter::wake(Wake why)
{
    if (!m_handler || m_woken.is_linked())
        return;
    m_why = why;
    m_poller.runSoon(*this);
}

void Waiter::resume(Wake why)
{
    m_waiting.unlink();
    m_woken.unlink();
    Handler handler = std::move(*m_handler);
    m_handler.reset();
    handler(why);
}

void Waiter::ring()
{
    if (m_handler)
        guarded([this] { resume(Wake::TimedOut); });
}

Watch::Watch(Poller &poller, int fd, std::uint32_t events, Turn turn) : m_poller(poller), m_fd(fd), m_events(events | EPOLLET), m_turn(turn)
{
    const int error = poller.add(*this);
    if (error == 0)
        return;
    ::close(fd);
    throw std::system_error(error, std::generic_category(), "epoll_ctl");
}

Watch::~Watch()
{
    if (m_fd < 0)
        return;
    m_poller.forget(*this);
    ::close(m_fd);
}

void Watch::setTurn(Turn turn)
{
    if (m_turn == turn)
        return;
    const Turn before = std::exchange(m_turn, turn);
    if (m_poller.add(*this) == 0)
        epoll_ctl(m_poller.laneOf(before).epoll, EPOLL_CTL_DEL, m_fd, nullptr);
    else
        m_turn = before;      // no memory for it: it is watched as it was
}

int Watch::giveAway()
{
    m_poller.forget(*this);
    return std::exchange(m_fd, -1);
}

boost::asio::execution_context::id Poller::id;

Poller::Poller(boost::asio::execution_context &context)
    : service(context), m_context(static_cast<boost::asio::io_context &>(context)), m_first(makeEpoll()), m_usual(makeEpoll()),
      m_descriptor(m_context, m_usual.epoll), m_timer(m_context)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = &m_first;
    if (epoll_ctl(m_usual.epoll, EPOLL_CTL_ADD, m_first.epoll, &event) != 0)
        throw std::system_error(errno, std::generic_category(), "epoll_ctl");
    waitForEvents();
}

Poller::~Poller()
{
    ::close(m_first.epoll);       // the other one is m_descriptor's
}

void Poller::shutdown()
{
    while (!m_waiting.empty()) {
        Waiter &waiter = m_waiting.front();
        m_waiting.pop_front();
        const Waiter::Handler dropped = std::move(*waiter.m_handler);     // unwinds the coroutine, which may own the waiter
        waiter.m_handler.reset();
    }
}

void Poller::set(Alarm &alarm, Instant due)
{
    m_alarms.set(alarm, due);
    if (due < m_armed)
        armTimer();
}

int Poller::add(Watch &watch)
{
    epoll_event event{};
    event.events = watch.m_events;
    event.data.ptr = &watch;
    return epoll_ctl(laneOf(watch.m_turn).epoll, EPOLL_CTL_ADD, watch.m_fd, &event) == 0 ? 0 : errno;
}

void Poller::forget(Watch &watch)
{
    // not left to close(): a child between fork and exec holds a copy, and events would go on
    epoll_ctl(laneOf(watch.m_turn).epoll, EPOLL_CTL_DEL, watch.m_fd, nullptr);
    for (Lane *lane : {&m_first, &m_usual}) {         // it may have changed lanes since it was told of
        for (int i = lane->at; i < lane->count; ++i) {
            if (lane->events[std::size_t(i)].data.ptr == &watch)
                lane->events[std::size_t(i)].data.ptr = nullptr;
        }
    }
}

// One asio wait stands for all sockets. It costs an epoll_ctl a batch, where asio's own sockets cost one, or a read in
// vain, an operation.
void Poller::waitForEvents()
{
    m_descriptor.async_wait(boost::asio::posix::descriptor_base::wait_read, [this](const boost::system::error_code &error) {
        if (error)
            return;
        waitForEvents();
        dispatch();
    });
}

void Poller::dispatch()
{
    if (tell(m_usual))
        tell(m_first);
    m_outbox.flush();
    m_rest.disturb();
}

bool Poller::tell(Lane &lane)
{
    lane.count = epoll_wait(lane.epoll, lane.events.data(), int(lane.events.size()), 0);
    const bool isFull = lane.count == int(lane.events.size());
    for (lane.at = 0; lane.at < lane.count;) {
        const epoll_event event = lane.events[std::size_t(lane.at++)];
        if (event.data.ptr == &m_first)
            tell(m_first);
        else if (event.data.ptr)
            guarded([&event] { static_cast<Watch *>(event.data.ptr)->onEvents(event.events); });
    }
    lane.at = lane.count = 0;
    return isFull;
}

void Poller::Rest::disturb()
{
    m_isDisturbed = true;
    if (!std::exchange(m_isSet, true))
        m_poller.set(*this, coarseNow() + restAfter);
}

void Poller::Rest::ring()
{
    m_isSet = std::exchange(m_isDisturbed, false);
    if (m_isSet)
        m_poller.set(*this, coarseNow() + restAfter);
    else
        releaseBlocks();
}

void Poller::runSoon(Waiter &waiter)
{
    if (m_woken.empty())
        boost::asio::post(m_context, [this] { resumeWoken(); });
    m_woken.push_back(waiter);
}

void Poller::resumeWoken()
{
    Woken now;
    now.swap(m_woken);      // those woken meanwhile have their turn after the sockets had theirs
    while (!now.empty()) {
        Waiter &waiter = now.front();
        guarded([&waiter] { waiter.resume(waiter.m_why); });
    }
}

void Poller::armTimer()
{
    m_armed = m_alarms.next();
    if (m_armed == never)
        return;
    m_timer.expires_at(std::chrono::steady_clock::time_point(std::chrono::milliseconds(m_armed)));
    m_timer.async_wait([this](const boost::system::error_code &error) {
        if (!error)
            onTimer();
    });
}

void Poller::onTimer()
{
    m_armed = 0;      // who sets an alarm meanwhile need not arm
    m_alarms.advance(exactNow());
    armTimer();
}

} // namespace portreeve
