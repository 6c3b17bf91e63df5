// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "gateway/net/http_server.h"

namespace portreeve {

namespace {

namespace fs = std::filesystem;

// "  0: 0100007F:0FA0 00000000:0000 0A ... inode ...": local address, state (0A listens) and the tenth column.
void addListeners(const char *table, std::uint16_t port, std::set<std::string> *inodes)
{
    std::ifstream file(table);
    std::string line;
    std::getline(file, line);       // the heading
    char wanted[8];
    std::snprintf(wanted, sizeof wanted, ":%04X", port);
    while (std::getline(file, line)) {
        std::istringstream columns(line);
        std::string number, local, remote, state, queues, timer, retries, uid, timeouts, inode;
        columns >> number >> local >> remote >> state >> queues >> timer >> retries >> uid >> timeouts >> inode;
        if (state == "0A" && local.ends_with(wanted))
            inodes->insert("socket:[" + inode + "]");
    }
}

bool holdsAny(const fs::path &process, const std::set<std::string> &sockets)
{
    std::error_code error;
    for (fs::directory_iterator at(process / "fd", error), end; !error && at != end; at.increment(error)) {
        std::error_code unreadable;
        if (sockets.contains(fs::read_symlink(at->path(), unreadable).string()))
            return true;
    }
    return false;
}

std::string described(const fs::path &process)
{
    std::ifstream file(process / "comm");
    std::string name;
    std::getline(file, name);
    return (name.empty() ? "a program" : name) + " (pid " + process.filename().string() + ")";
}

} // namespace

std::string whoListens(std::uint16_t port)
{
    std::set<std::string> sockets;
    addListeners("/proc/net/tcp", port, &sockets);
    addListeners("/proc/net/tcp6", port, &sockets);
    std::error_code error;
    for (fs::directory_iterator at("/proc", error), end; !sockets.empty() && !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (name.find_first_not_of("0123456789") == std::string::npos && holdsAny(at->path(), sockets))
            return described(at->path());
    }
    return {};
}

} // namespace portreeve
