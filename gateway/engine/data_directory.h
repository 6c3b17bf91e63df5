// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "gateway/base/ids.h"
#include "gateway/base/secret.h"

namespace portreeve {

// A data directory held by this process: made 0700, locked, with the secrets that are files in it.
class DataDirectory {
public:
    DataDirectory() = default;
    ~DataDirectory();
    DataDirectory(const DataDirectory &) = delete;
    DataDirectory &operator=(const DataDirectory &) = delete;

    // What is wrong, with what to do; nullopt: it is ours.
    std::optional<std::string> take(const std::string &path);
    const std::string &path() const { return m_path; }
    std::string file(const std::string &name) const { return m_path + "/" + name; }

    // The secret in a 0600 file; made from `fresh` when there is none. A file that others can read is refused.
    std::optional<std::string> secretFile(const std::string &name, const std::function<std::string()> &fresh, Secret *secret) const;
    // DATA/run.json: {"pid", "url", "version"}, written whole, removed at the end.
    void writeRun(const std::string &url) const;
    void removeRun() const;
    static std::string holderOf(const std::string &path);     // "pid 812, http://127.0.0.1:4000", from run.json; may be empty

private:
    std::string m_path;
    int m_lock = -1;
};

// Writes a file whole or not at all (a new one beside it, renamed). False with errno.
bool writeWhole(const std::string &file, const std::string &text, unsigned mode);
std::optional<std::string> readWhole(const std::string &file);

} // namespace portreeve
