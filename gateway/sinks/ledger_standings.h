// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/sinks/ledger.h"

namespace portreeve {

// What the quotas need at start: the spends of budget windows that are not over, and the use of the last minute by scope
// ("key/<token>", "deployment/<id>") and second, each second's at its latest request.
Standings readStandings(Connection &connection, Micros now);

} // namespace portreeve
