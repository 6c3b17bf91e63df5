// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>

#include "gateway/admin/host.h"
#include "gateway/net/workers.h"

namespace portreeve {

// What stops an engine from taking more work, each set by another.
struct EngineSwitches {
    std::atomic<bool> isDraining{false}, isPaused{false}, isStopping{false};
};

// The engine as its endpoints see it.
class EngineHost final : public Host {
public:
    struct Parts {
        EngineSwitches &switches;
        Workers &workers;
        std::function<ServerFacts()> facts;
        std::function<Transport *(std::size_t worker)> transport;
        std::function<std::size_t()> connections;
        std::function<bool(std::string *why)> reload;
    };
    explicit EngineHost(Parts parts) : m_parts(std::move(parts)), m_patient(1) {}
    void stop();                          // waits for the work of seconds, which ends when isStopping is set

    ServerFacts facts() const override { return m_parts.facts(); }
    std::string_view state() const override;
    std::size_t connections() const override { return m_parts.connections(); }
    bool reload(std::string *why) override { return m_parts.reload(why); }
    void setPaused(bool paused) override { m_parts.switches.isPaused = paused; }
    Outlet outlet() override;
    boost::asio::thread_pool &patient() override { return m_patient; }
    bool isStopping() const override { return m_parts.switches.isStopping; }

private:
    Parts m_parts;
    boost::asio::thread_pool m_patient;
    std::atomic<std::size_t> m_turn{0};
};

} // namespace portreeve
