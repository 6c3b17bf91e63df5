// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "gateway/base/clock.h"
#include "gateway/base/money.h"
#include "gateway/model/records/key.h"
#include "gateway/policy/quota.h"
#include "gateway/sinks/ledger.h"

namespace portreeve {

// What a key allows, for its scope.
Limits limitsOf(const Key &key, const DayStart &dayStart = {});

// The part of a key's spend that was set by hand (at creation, by reset_spend) and counts in the budget window that holds
// `wall`. What a key has spent in a window is this plus the ledger's sum for it; may be negative.
Nanos spendSetIn(const Key &key, Micros wall, const DayStart &dayStart = {});

// At start, after Quotas::restoreSpend: keys whose spend was set by hand, sums of the books and that together. Without it a
// restart would undo a reset_spend.
void restoreSetSpend(Quotas &quotas, const Standings &standings, const std::vector<Key> &keys, Micros wall,
                     const DayStart &dayStart = {});

} // namespace portreeve
