// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/process_facts.h"

#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace portreeve {

namespace fs = std::filesystem;

namespace {

std::int64_t entries(const char *directory)
{
    std::error_code error;
    std::int64_t count = 0;
    for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error))
        ++count;
    return count;
}

} // namespace

std::int64_t processMemory()
{
    std::ifstream statm("/proc/self/statm");
    std::int64_t all = 0, resident = 0;
    statm >> all >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

std::int64_t processThreads() { return entries("/proc/self/task"); }

std::int64_t processFiles()
{
    const auto all = entries("/proc/self/fd");
    return all > 0 ? all - 1 : 0;                     // the one that lists them is gone again
}

std::int64_t fileBytes(const std::string &path)
{
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return error ? 0 : std::int64_t(size);
}

std::int64_t directoryBytes(const std::string &path)
{
    std::error_code error;
    std::int64_t sum = 0;
    for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error))
        sum += fileBytes(entry->path().string());
    return sum;
}

} // namespace portreeve
