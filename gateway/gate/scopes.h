// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "gateway/gate/limits.h"
#include "gateway/model/exchange.h"
#include "gateway/policy/quota.h"

namespace portreeve {

// The counted scopes of an exchange, the key's first: whose limits and budgets it must keep.
class ScopeList {
public:
    explicit ScopeList(const Exchange &x);
    ScopeList(const ScopeList &) = delete;
    ScopeList &operator=(const ScopeList &) = delete;
    const std::vector<Scope> &list() const { return m_list; }

private:
    void add(std::string id, const Limits &limits);
    Limits m_key, m_proxy;
    std::vector<Scope> m_list;
};

} // namespace portreeve
