// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/base/refusal.h"
#include "gateway/model/snapshot.h"

namespace portreeve {

// Takes what opens a provider's door out of a refusal: some providers repeat in an error the key that they were sent, and what
// is refused goes to clients, the log and the books. Exact texts, whatever their shape; `redacted` knows shapes only.
void hideSecrets(const Target &target, Refusal &refusal);

} // namespace portreeve
