// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gateway/store/database.h"

namespace portreeve {

// Rows of the table requests by texts that have no index: through the time in our own ids, and the filters of texts
// (ledger_filter.h). At most 100,000 rows each.
std::vector<std::int64_t> rowsOfId(Connection &connection, const std::string &text);         // ours, the client's or the provider's
std::vector<std::int64_t> rowsOfSession(Connection &connection, const std::string &text);

} // namespace portreeve
