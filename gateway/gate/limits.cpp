// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/limits.h"

#include <string>
#include <unordered_map>

namespace portreeve {

Limits limitsOf(const Key &key, const DayStart &dayStart)
{
    Limits limits;
    limits.requestsPerMinute = key.rpmLimit;
    limits.tokensPerMinute = key.tpmLimit;
    limits.parallel = key.maxParallelRequests;
    limits.budget = key.maxBudget;
    limits.budgetDuration = key.budgetDuration.value_or("");
    limits.dayStart = dayStart;
    return limits;
}

Nanos spendSetIn(const Key &key, Micros wall, const DayStart &dayStart)
{
    const Window window = budgetWindow(key.budgetDuration.value_or(""), wall, dayStart);
    if (window.end == 0)
        return key.startSpend.nanos;
    const Micros at = key.spendSetAt.value_or(key.createdAt.wall);
    return at >= window.start && at < window.end ? key.startSpend.nanos : 0;
}

void restoreSetSpend(Quotas &quotas, const Standings &standings, const std::vector<Key> &keys, Micros wall, const DayStart &dayStart)
{
    std::unordered_map<std::string, std::vector<const Standings::Spend *>> booked;
    for (const auto &spend : standings.spends)
        booked[spend.scope].push_back(&spend);
    for (const auto &key : keys) {
        const Nanos set = spendSetIn(key, wall, dayStart);
        if (set == 0)
            continue;
        const Window window = budgetWindow(key.budgetDuration.value_or(""), wall, dayStart);
        Nanos spent = set;
        for (const auto *spend : booked[key.scope()])
            spent += window.end == 0 || spend->windowStart >= window.start ? spend->spent : 0;
        quotas.resetSpend(key.scope(), spent, wall);
    }
}

} // namespace portreeve
