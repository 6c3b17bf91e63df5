// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gateway/base/clock.h"
#include "gateway/model/records/key.h"

namespace portreeve {

// A deleted key's row says when and by whom.
struct KeyRow {
    Key key;
    Micros deletedAt = 0;                            // wall; 0: it is not deleted
    std::string deletedBy;
};

// Which keys, in what order, which page. Unset: any.
struct KeyQuery {
    std::optional<std::string> userId, teamId, organizationId, projectId, agentId, token, alias;
    std::string accessGroup;                         // in the key's access_group_ids
    std::string search;                              // anywhere in name, hash, beginning of the secret or user, any case
    bool substrings = false;                         // alias and user match anywhere, any case
    bool named = false;                              // only keys with an alias
    bool deleted = false;                            // of the deleted ones
    std::string sortBy = "created_at";               // one of keySortColumns()
    bool descending = true;
    std::int64_t page = 1, size = 10;                // from 1
};

struct KeyPage {
    std::vector<KeyRow> rows;
    std::int64_t total = 0;
};

const std::vector<std::string> &keySortColumns();    // "spend": what is in the books and was set by hand

} // namespace portreeve
