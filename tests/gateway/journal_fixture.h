// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cerrno>
#include <memory>
#include <string>

#include "gateway/store/journal.h"

namespace portreeve {

// A disk on which the n-th write, sync, reserve or create fails, once or from then on. Counted over all of its files; set
// before the journal's threads start, or while they wait.
struct Trouble {
    int writesUntil = -1, syncsUntil = -1, reservesUntil = -1, createsUntil = -1;   // < 0: never; 0: the next
    int error = ENOSPC;
    bool lasting = false;                        // and every one after it
    std::size_t torn = 0;                        // bytes of the failed write that get to the disk all the same
    int writes = 0, syncs = 0;

    int happens(int &until) const
    {
        if (until < 0)
            return 0;
        if (until > 0) {
            --until;
            return 0;
        }
        if (!lasting)
            until = -1;
        return error;
    }
    void heal() { writesUntil = syncsUntil = reservesUntil = createsUntil = -1; }
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
