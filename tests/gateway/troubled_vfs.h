// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstring>
#include <string_view>

#include <sqlite3.h>

namespace portreeve {

// SQLite's way to the disk, on which the n-th write or sync fails, once or from then on. The default one of the process while it
// lives; connections made meanwhile must be gone before it.
class TroubledVfs {
public:
    TroubledVfs()
    {
        m_real = sqlite3_vfs_find(nullptr);
        m_vfs = *m_real;
        m_vfs.zName = "troubled";
        m_vfs.pAppData = this;
        m_vfs.szOsFile = int(sizeof(File)) + m_real->szOsFile;
        m_vfs.xOpen = open;
        sqlite3_vfs_register(&m_vfs, 1);
    }
    ~TroubledVfs()
    {
        sqlite3_vfs_register(m_real, 1);
        sqlite3_vfs_unregister(&m_vfs);
    }
    TroubledVfs(const TroubledVfs &) = delete;

    std::atomic<int> writesUntil{-1}, syncsUntil{-1};    // < 0: never; 0: the next
    std::atomic<int> code{SQLITE_FULL};
    std::atomic<bool> lasting{false};
    std::atomic<int> failed{0}, steps{0};
    void heal() { writesUntil = syncsUntil = -1; }

private:
    struct File {
        sqlite3_file base;
        TroubledVfs *owner;
        sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
    };

    static File *of(sqlite3_file *file) { return reinterpret_cast<File *>(file); }

    bool happens(std::atomic<int> &until)
    {
        ++steps;
        int now = until.load();
        while (now >= 0 && !(now == 0 && lasting) && !until.compare_exchange_weak(now, now - 1)) {
        }
        if (now == 0)
            ++failed;
        return now == 0;
    }

    static int open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
    {
        auto *owner = static_cast<TroubledVfs *>(vfs->pAppData);
        File *mine = of(file);
        mine->owner = owner;
        mine->base.pMethods = nullptr;
        const int code = owner->m_real->xOpen(owner->m_real, name, mine->real(), flags, out);
        if (mine->real()->pMethods)
            mine->base.pMethods = methods();
        return code;
    }

    static int write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at)
    {
        File *mine = of(file);
        if (!mine->owner->happens(mine->owner->writesUntil))
            return mine->real()->pMethods->xWrite(mine->real(), bytes, count, at);
        mine->real()->pMethods->xWrite(mine->real(), bytes, count / 2, at);      // torn
        return mine->owner->code;
    }

    static int sync(sqlite3_file *file, int flags)
    {
        File *mine = of(file);
        return mine->owner->happens(mine->owner->syncsUntil) ? SQLITE_IOERR_FSYNC : mine->real()->pMethods->xSync(mine->real(), flags);
    }

    static const sqlite3_io_methods *methods()
    {
        static const sqlite3_io_methods all{
            2,
            [](sqlite3_file *f) { return of(f)->real()->pMethods->xClose(of(f)->real()); },
            [](sqlite3_file *f, void *to, int count, sqlite3_int64 at) { return of(f)->real()->pMethods->xRead(of(f)->real(), to, count, at); },
            write,
            [](sqlite3_file *f, sqlite3_int64 size) { return of(f)->real()->pMethods->xTruncate(of(f)->real(), size); },
            sync,
            [](sqlite3_file *f, sqlite3_int64 *size) { return of(f)->real()->pMethods->xFileSize(of(f)->real(), size); },
            [](sqlite3_file *f, int lock) { return of(f)->real()->pMethods->xLock(of(f)->real(), lock); },
            [](sqlite3_file *f, int lock) { return of(f)->real()->pMethods->xUnlock(of(f)->real(), lock); },
            [](sqlite3_file *f, int *is) { return of(f)->real()->pMethods->xCheckReservedLock(of(f)->real(), is); },
            [](sqlite3_file *f, int what, void *with) { return of(f)->real()->pMethods->xFileControl(of(f)->real(), what, with); },
            [](sqlite3_file *f) { return of(f)->real()->pMethods->xSectorSize(of(f)->real()); },
            [](sqlite3_file *f) { return of(f)->real()->pMethods->xDeviceCharacteristics(of(f)->real()); },
            [](sqlite3_file *f, int page, int size, int extend, void volatile **to) { return of(f)->real()->pMethods->xShmMap(of(f)->real(), page, size, extend, to); },
            [](sqlite3_file *f, int at, int count, int flags) { return of(f)->real()->pMethods->xShmLock(of(f)->real(), at, count, flags); },
            [](sqlite3_file *f) { of(f)->real()->pMethods->xShmBarrier(of(f)->real()); },
            [](sqlite3_file *f, int remove) { return of(f)->real()->pMethods->xShmUnmap(of(f)->real(), remove); },
            nullptr,
            nullptr,
        };
        return &all;
    }

    sqlite3_vfs *m_real;
    sqlite3_vfs m_vfs{};
};

} // namespace portreeve
