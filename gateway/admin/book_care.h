// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gateway/store/database.h"

namespace portreeve {

// Work on the whole database, on a connection of its own: takes seconds to minutes, and stops nobody else. `isStopping` is
// asked now and then; true ends it with a DatabaseError. On a thread that may wait.

struct BookCheck {
    std::vector<std::string> faults;     // what is wrong, one thing each; empty: nothing
    std::int64_t requests = 0, days = 0; // that were compared
};
// SQLite's own check of every page and index, then the sums of every day against the requests of that day.
BookCheck checkBooks(const std::string &file, const std::function<bool()> &isStopping);

// A copy, whole and of one moment, in a file that must not be there yet (0600). Its size in bytes; what is left of a failed
// one is removed. Throws DatabaseError; std::system_error when the file is there or cannot be made.
std::int64_t backupBooks(const std::string &file, const std::string &to, const std::function<bool()> &isStopping);

} // namespace portreeve
