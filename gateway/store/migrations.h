// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "gateway/store/database.h"

namespace portreeve {

// A step of the schema, numbered from 1 without gaps, never changed once released. Each statement may run again on its own
// result. Tables of records are not here: the registry makes them from their field tables.
struct Migration {
    std::int64_t number;
    const char *name;
    std::span<const char *const> statements;
};

std::span<const Migration> migrations();
std::int64_t newestSchema();                     // of this program
std::int64_t schemaOf(Connection &connection);   // of the file; 0: none yet

// Brings the schema to the newest, in one transaction: killed at any statement, nothing was done. Throws DatabaseError.
void migrate(Connection &connection);

} // namespace portreeve
