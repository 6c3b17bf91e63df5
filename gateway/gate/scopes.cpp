// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/scopes.h"

#include <functional>
#include <string_view>
#include <utility>

namespace portreeve {

ScopeList::ScopeList(const Exchange &x)
{
    const Settings &settings = x.snapshot->settings;
    if (x.key) {
        m_key = limitsOf(*x.key, settings.dayStart);
        if (!m_key.parallel)
            m_key.parallel = settings.maxParallelRequests;
        add(x.key->scope(), m_key);
    }
    if (settings.proxyBudget) {
        m_proxy.budget = settings.proxyBudget;
        m_proxy.budgetDuration = settings.proxyBudgetDuration;
        m_proxy.dayStart = settings.dayStart;
        add("proxy", m_proxy);
    }
}

// Each is looked up several times in the life of a request.
void ScopeList::add(std::string id, const Limits &limits)
{
    const std::size_t hash = std::hash<std::string_view>()(id);
    m_list.push_back({std::move(id), &limits, hash});
}

} // namespace portreeve
