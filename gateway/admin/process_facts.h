// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace portreeve {

// What the kernel says of this process; 0 where it does not.
std::int64_t processMemory();                         // bytes that are in memory
std::int64_t processThreads();
std::int64_t processFiles();                          // open ones, sockets too

std::int64_t fileBytes(const std::string &path);      // 0: it is not there
std::int64_t directoryBytes(const std::string &path); // of the files in it

} // namespace portreeve
