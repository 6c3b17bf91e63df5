// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdio>

#include "gateway/store/database.h"

namespace portreeve {

// Writes the books as JSON lines, one an attempt, in the order in which the attempts were settled, for audits: {"request_id",
// "call_id", "attempt_id", "attempt" (from 1), "state", "billing_basis", "held_sequence", "settled_sequence", "held_nanos" (at
// its end), "raises" [[sequence, held_nanos], ...] (the first the hold itself; []: it never grew), "cost_nanos" (null: its price
// is not known), "prompt_tokens", "completion_tokens", "key", "model_group", "model", "deployment", "provider",
// "upstream_status", "status", "window_start", "reply_id", "suspect", "overrun"}.
// A hold counts from held_sequence to settled_sequence, its cost from then on. What is in the journal only is not here: open the
// ledger first. Gives the number of lines. Throws DatabaseError.
std::size_t dumpLedger(Database &database, std::FILE *out);

} // namespace portreeve
