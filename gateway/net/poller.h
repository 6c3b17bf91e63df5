// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/intrusive/list.hpp>

#include <sys/epoll.h>

#include "gateway/net/alarms.h"
#include "gateway/net/buffer.h"
#include "gateway/net/outbox.h"

namespace portreeve {

using boost::asio::awaitable;

class Poller;

enum class Wake { Ready, TimedOut, Cancelled };

// Where one coroutine at a time sleeps until something wakes it. Its worker's thread only.
class Waiter final : private Alarm {
public:
    explicit Waiter(Poller &poller) : m_poller(poller) {}

    awaitable<Wake> wait(Instant until);
    awaitable<Wake> waitForTurn();       // until the others have had theirs
    bool isWaiting() const { return m_handler.has_value(); }
    void wake(Wake why);       // soon; never inside the caller
    void resume(Wake why);     // at once: for those whom the loop itself calls. May destroy this

private:
    friend class Poller;
    using Hook = boost::intrusive::list_member_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;
    using Handler = boost::asio::async_result<boost::asio::use_awaitable_t<>, void(Wake)>::handler_type;

    void ring() override;
    void sleep(Handler handler, Instant until);

    Poller &m_poller;
    std::optional<Handler> m_handler;
    Hook m_waiting;
    Hook m_woken;
    Wake m_why = Wake::Ready;
};

// When there is more to tell than a round holds, who goes first is told in every round and the others one after another.
enum class Turn { First, Usual };

// A descriptor that a poller watches, edge-triggered, from birth to death: waiting costs no system call.
class Watch {
public:
    Watch(Poller &poller, int fd, std::uint32_t events, Turn turn = Turn::Usual);     // takes the descriptor
    virtual ~Watch();
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;

    int fd() const { return m_fd; }
    Poller &poller() const { return m_poller; }
    void setTurn(Turn turn);
    int giveAway();                                          // not watched any more, not closed either

protected:
    virtual void onEvents(std::uint32_t events) = 0;         // may destroy this

private:
    friend class Poller;
    Poller &m_poller;
    int m_fd;
    std::uint32_t m_events;
    Turn m_turn;
};

// The sockets, sleepers and deadlines of one worker. It is an asio service: `Poller::of(context)` is always the same one, and
// what still sleeps when its context is shut down is unwound.
class Poller final : public boost::asio::execution_context::service {
public:
    using key_type = Poller;
    static boost::asio::execution_context::id id;

    explicit Poller(boost::asio::execution_context &context);
    ~Poller() override;
    static Poller &of(boost::asio::io_context &context) { return boost::asio::use_service<Poller>(context); }

    boost::asio::io_context &context() { return m_context; }
    Blocks &blocks() { return m_blocks; }
    Outbox &outbox() { return m_outbox; }
    bool isInRound() const { return m_usual.isTelling() || m_first.isTelling(); }       // more events are waiting to be told
    void set(Alarm &alarm, Instant due);

private:
    friend class Waiter;
    friend class Watch;
    using Waiting = boost::intrusive::list<Waiter, boost::intrusive::member_hook<Waiter, Waiter::Hook, &Waiter::m_waiting>,
                                           boost::intrusive::constant_time_size<false>>;
    using Woken = boost::intrusive::list<Waiter, boost::intrusive::member_hook<Waiter, Waiter::Hook, &Waiter::m_woken>,
                                         boost::intrusive::constant_time_size<false>>;

    // An epoll, and what it told last.
    struct Lane {
        explicit Lane(int fd) : epoll(fd) {}
        bool isTelling() const { return at < count; }

        int epoll;
        std::array<epoll_event, 128> events;
        int at = 0;
        int count = 0;
    };

    // Looks once a second whether there was anything to tell, and gives memory back when there was not.
    class Rest final : public Alarm {
    public:
        explicit Rest(Poller &poller) : m_poller(poller) {}
        void disturb();

    private:
        void ring() override;

        Poller &m_poller;
        bool m_isSet = false;
        bool m_isDisturbed = false;
    };

    void shutdown() override;
    Lane &laneOf(Turn turn) { return turn == Turn::First ? m_first : m_usual; }
    int add(Watch &watch);                                  // 0 or an errno
    void forget(Watch &watch);
    void waitForEvents();
    void dispatch();
    bool tell(Lane &lane);                                  // whether more may wait
    void runSoon(Waiter &waiter);
    void resumeWoken();
    void armTimer();
    void onTimer();

    boost::asio::io_context &m_context;
    Lane m_first;                    // its epoll is watched by that of m_usual
    Lane m_usual;
    boost::asio::posix::stream_descriptor m_descriptor;
    boost::asio::steady_timer m_timer;
    Instant m_armed = never;
    Alarms m_alarms;
    Blocks m_blocks;
    Outbox m_outbox;
    Waiting m_waiting;
    Woken m_woken;
    Rest m_rest{*this};
};

} // namespace portreeve
