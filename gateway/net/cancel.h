// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <utility>

namespace portreeve {

// Says "stop" to whoever waits: client gone, deadline, shutdown. One thread (the worker's). Not an error by itself: what
// waited ends with Break::Cancelled.
class Cancel {
public:
    class Guard;

    Cancel() = default;
    Cancel(const Cancel &) = delete;
    Cancel &operator=(const Cancel &) = delete;
    ~Cancel();

    bool isRequested() const { return m_requested; }
    void request();       // runs the action of every guard, the newest first

private:
    bool m_requested = false;
    Guard *m_newest = nullptr;
};

// While it lives, `action` is run by request() (once; at once when already requested). Guards of one Cancel may go in any
// order, as attempts side by side need it, and an action may end guards, its own too.
class Cancel::Guard {
public:
    Guard(Cancel &cancel, std::function<void()> action);
    ~Guard();
    Guard(const Guard &) = delete;
    Guard &operator=(const Guard &) = delete;

private:
    friend class Cancel;
    void leave();

    Cancel *m_cancel = nullptr;      // null: has run, or the Cancel has gone
    Guard *m_older = nullptr;
    Guard *m_newer = nullptr;
    std::function<void()> m_action;
};

inline Cancel::~Cancel()
{
    while (m_newest)
        m_newest->leave();
}

inline void Cancel::request()
{
    m_requested = true;
    while (m_newest) {
        const std::function<void()> action = std::move(m_newest->m_action);
        m_newest->leave();
        action();
    }
}

inline Cancel::Guard::Guard(Cancel &cancel, std::function<void()> action)
{
    if (cancel.m_requested) {
        action();
        return;
    }
    m_action = std::move(action);
    m_cancel = &cancel;
    m_older = cancel.m_newest;
    if (m_older)
        m_older->m_newer = this;
    cancel.m_newest = this;
}

inline Cancel::Guard::~Guard()
{
    leave();
}

inline void Cancel::Guard::leave()
{
    if (!m_cancel)
        return;
    (m_newer ? m_newer->m_older : m_cancel->m_newest) = m_older;
    if (m_older)
        m_older->m_newer = m_newer;
    m_cancel = nullptr;
}

} // namespace portreeve
