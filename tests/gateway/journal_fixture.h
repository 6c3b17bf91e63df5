// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cerrno>
#include <memory>
#include <mutex>
#include <string>

#include "gateway/store/journal.h"

namespace portreeve {

// A disk on which the n-th write, sync, reserve or create fails, once or from then on. Counted over all of its files.
struct Trouble {
    std::atomic<int> writesUntil{-1}, syncsUntil{-1}, reservesUntil{-1}, createsUntil{-1};   // < 0: never; 0: the next
    std::atomic<int> error{ENOSPC};
    std::atomic<bool> lasting{false};            // and every one after it
    std::atomic<std::size_t> torn{0};            // bytes of the failed write that get to the disk all the same
    std::atomic<int> writes{0}, syncs{0};

    int happens(std::atomic<int> &until)
    {
        const std::lock_guard lock(m_mutex);
        const int now = until;
        if (now < 0)
            return 0;
        if (now > 0 || !lasting)
            until = now - 1;
        return now == 0 ? error.load() : 0;
    }
    void heal()
    {
        const std::lock_guard lock(m_mutex);
        for (auto *until : {&writesUntil, &syncsUntil, &reservesUntil, &createsUntil})
            *until = -1;
    }

private:
    std::mutex m_mutex;
};

class TroubledFile final : public JournalFile {
public:
    TroubledFile(std::unique_ptr<JournalFile> inner, Trouble &trouble) : m_inner(std::move(inner)), m_trouble(trouble) {}
    int write(std::uint64_t at, std::string_view bytes) override
    {
        ++m_trouble.writes;
        if (const int error = m_trouble.happens(m_trouble.writesUntil)) {
            m_inner->write(at, bytes.substr(0, m_trouble.torn));
            return error;
        }
        return m_inner->write(at, bytes);
    }
    int cut(std::uint64_t size) override { return m_inner->cut(size); }
    int reserve(std::uint64_t size) override
    {
        const int error = m_trouble.happens(m_trouble.reservesUntil);
        return error ? error : m_inner->reserve(size);
    }
    int sync() override
    {
        ++m_trouble.syncs;
        const int error = m_trouble.happens(m_trouble.syncsUntil);
        return error ? error : m_inner->sync();
    }

private:
    std::unique_ptr<JournalFile> m_inner;
    Trouble &m_trouble;
};

class TroubledDisk final : public JournalDisk {
public:
    std::unique_ptr<JournalFile> create(const std::string &path, int *error) override
    {
        *error = trouble.happens(trouble.createsUntil);
        auto inner = *error ? nullptr : m_inner->create(path, error);
        return inner ? std::make_unique<TroubledFile>(std::move(inner), trouble) : nullptr;
    }
    int syncDirectory(const std::string &directory) override { return m_inner->syncDirectory(directory); }

    Trouble trouble;

private:
    std::shared_ptr<JournalDisk> m_inner = makeJournalDisk();
};

} // namespace portreeve
