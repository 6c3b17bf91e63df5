// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/engine_host.h"

namespace portreeve {

void EngineHost::stop()
{
    m_patient.stop();
    m_patient.join();
}

std::string_view EngineHost::state() const
{
    if (m_parts.switches.isDraining)
        return "draining";
    return m_parts.switches.isPaused ? "paused" : "running";
}

Outlet EngineHost::outlet()
{
    const std::size_t worker = m_turn.fetch_add(1, std::memory_order_relaxed) % m_parts.workers.count();
    return {worker, m_parts.workers.context(worker).get_executor(), m_parts.transport(worker)};
}

} // namespace portreeve
