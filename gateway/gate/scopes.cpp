// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/scopes.h"

namespace portreeve {

ScopeList::ScopeList(const Exchange &x)
{
    const Settings &settings = x.snapshot->settings;
    if (x.key) {
        m_key = limitsOf(*x.key);
        if (!m_key.parallel)
            m_key.parallel = settings.maxParallelRequests;
        m_list.push_back({x.key->scope(), &m_key});
    }
    if (settings.proxyBudget) {
        m_proxy.budget = settings.proxyBudget;
        m_proxy.budgetDuration = settings.proxyBudgetDuration;
        m_list.push_back({"proxy", &m_proxy});
    }
}

} // namespace portreeve
