// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/data_directory.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/json.hpp>

#include "gateway/base/json.h"

namespace portreeve {

namespace {

std::string systemError() { return std::strerror(errno); }

bool isRunning(std::int64_t pid) { return pid > 0 && ::access(("/proc/" + std::to_string(pid)).c_str(), F_OK) == 0; }

} // namespace

bool writeWhole(const std::string &file, const std::string &text, unsigned mode)
{
    const std::string passing = file + ".new";
    ::unlink(passing.c_str());
    const int out = ::open(passing.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (out < 0)
        return false;
    const bool written = ::write(out, text.data(), text.size()) == ssize_t(text.size()) && ::fsync(out) == 0;
    ::close(out);
    if (written && ::rename(passing.c_str(), file.c_str()) == 0)
        return true;
    ::unlink(passing.c_str());
    return false;
}

std::optional<std::string> readWhole(const std::string &file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return std::nullopt;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

DataDirectory::~DataDirectory()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

std::optional<std::string> DataDirectory::take(const std::string &path)
{
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error)
        return "The data directory " + path + " cannot be made: " + error.message() + ". Choose another with --data-dir.";
    ::chmod(path.c_str(), 0700);
    m_path = path;
    m_lock = ::open(file("lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_lock < 0)
        return "The data directory " + path + " cannot be written: " + systemError() + ". Choose another with --data-dir.";
    if (::flock(m_lock, LOCK_EX | LOCK_NB) == 0)
        return std::nullopt;
    const std::string holder = holderOf(path);
    return "The data directory " + path + " is in use by another Portreeve" + (holder.empty() ? std::string() : " (" + holder + ")")
        + ". Stop that one, or choose another directory with --data-dir.";
}

std::string DataDirectory::holderOf(const std::string &path)
{
    const auto text = readWhole(path + "/run.json");
    if (!text)
        return {};
    const auto value = parseJson(*text);
    const auto *run = value ? value->if_object() : nullptr;
    const auto *pid = run ? run->if_contains("pid") : nullptr;
    const auto *url = run ? run->if_contains("url") : nullptr;
    if (!pid || !pid->is_int64() || !url || !url->is_string() || !isRunning(pid->get_int64()))
        return {};
    return "pid " + std::to_string(pid->get_int64()) + ", " + std::string(url->get_string());
}

std::optional<std::string> DataDirectory::secretFile(const std::string &name, const std::function<std::string()> &fresh, Secret *secret) const
{
    const std::string path = file(name);
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) {
        const std::string made = fresh();
        if (!writeWhole(path, made + "\n", 0600))
            return path + " cannot be written: " + systemError();
        *secret = Secret(made);
        return std::nullopt;
    }
    if (status.st_mode & 077)
        return path + " can be read by other users (mode " + std::to_string((status.st_mode >> 6) & 7) + std::to_string((status.st_mode >> 3) & 7)
            + std::to_string(status.st_mode & 7) + "). Run: chmod 600 " + path;
    auto text = readWhole(path);
    if (!text)
        return path + " cannot be read: " + systemError();
    while (!text->empty() && (text->back() == '\n' || text->back() == '\r' || text->back() == ' '))
        text->pop_back();
    if (text->empty())
        return path + " is empty. Remove it and a new one is made.";
    *secret = Secret(*text);
    return std::nullopt;
}

void DataDirectory::writeRun(const std::string &url) const
{
    const json::object run{{"pid", std::int64_t(::getpid())}, {"url", url}, {"version", PORTREEVE_VERSION}};
    writeWhole(file("run.json"), json::serialize(run) + "\n", 0600);
}

void DataDirectory::removeRun() const { ::unlink(file("run.json").c_str()); }

} // namespace portreeve
