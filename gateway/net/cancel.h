// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace portreeve {

// Says "stop" to whoever waits: client gone, deadline, shutdown. One thread (the worker's). Not an error by itself: what
// waited ends with Break::Cancelled.
class Cancel {
public:
    bool isRequested() const { return m_requested; }
    void request()
    {
        if (m_requested)
            return;
        m_requested = true;
        if (m_action)
            m_action();
    }

    // While it lives, `action` is what request() runs (once, at once when already requested).
    class Guard {
    public:
        Guard(Cancel &cancel, std::function<void()> action) : m_cancel(cancel)
        {
            m_outer = std::move(cancel.m_action);
            cancel.m_action = std::move(action);
            if (cancel.m_requested)
                cancel.m_action();
        }
        ~Guard() { m_cancel.m_action = std::move(m_outer); }
        Guard(const Guard &) = delete;
        Guard &operator=(const Guard &) = delete;

    private:
        Cancel &m_cancel;
        std::function<void()> m_outer;
    };

private:
    bool m_requested = false;
    std::function<void()> m_action;
};

} // namespace portreeve
