// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/limits.h"

namespace portreeve {

Limits limitsOf(const Key &key)
{
    Limits limits;
    limits.requestsPerMinute = key.rpmLimit;
    limits.tokensPerMinute = key.tpmLimit;
    limits.parallel = key.maxParallelRequests;
    limits.budget = key.maxBudget;
    limits.budgetDuration = key.budgetDuration.value_or("");
    return limits;
}

Nanos spendSetIn(const Key &key, Micros wall)
{
    const Window window = budgetWindow(key.budgetDuration.value_or(""), wall);
    if (window.end == 0)
        return key.startSpend.nanos;
    const Micros at = key.spendSetAt.value_or(key.createdAt.wall);
    return at >= window.start && at < window.end ? key.startSpend.nanos : 0;
}

} // namespace portreeve
