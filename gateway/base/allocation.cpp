// SPDX-License-Identifier: GPL-3.0-or-later
// operator new and delete of the programs. A request takes some seventy small blocks and gives them back on the same thread: each
// thread keeps what it gives back, by size, up to a bound, and takes it again in a handful of instructions. All blocks come from
// malloc, so that any thread may give back any block. Sanitizers bring their own.
#include "gateway/base/allocation.h"

#include <cstddef>
#include <cstdlib>
#include <new>

#include <malloc.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define PORTREEVE_OTHER_ALLOCATION
#endif
#endif

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(PORTREEVE_OTHER_ALLOCATION)

namespace {

constexpr std::size_t step = 16;                    // bytes between two sizes, and the alignment
constexpr std::size_t sizes = 256;                  // up to 4 KiB
constexpr std::size_t usuallyKept = 512 * 1024;     // bytes a thread keeps at most

struct Block {
    Block *next;
};

struct Kept {
    Block *first[sizes + 1] = {};
    std::size_t bytes = 0;
    std::size_t most = usuallyKept;
    bool isWatched = false;
};

constinit thread_local Kept kept{};

void freeKept()
{
    for (Block *&first : kept.first) {
        while (Block *block = first) {
            first = block->next;
            std::free(block);
        }
    }
    kept.bytes = 0;
}

struct AtThreadEnd {
    ~AtThreadEnd()
    {
        kept.most = 0;      // from here on nothing is kept
        freeKept();
    }
};

void watchThread()
{
    static thread_local AtThreadEnd end;
    static_cast<void>(end);
    kept.isWatched = true;
}

void *fresh(std::size_t size)
{
    for (;;) {
        if (void *block = std::malloc(size))
            return block;
        if (const std::new_handler handler = std::get_new_handler())
            handler();
        else
            throw std::bad_alloc();
    }
}

// 1 to `sizes`; beyond, what is not kept.
std::size_t sizeIndex(std::size_t size) { return size > sizes * step ? sizes + 1 : size > 0 ? (size + step - 1) / step : 1; }

void giveBack(void *pointer, std::size_t index)
{
    if (index > sizes || kept.bytes + index * step > kept.most) {
        std::free(pointer);
        return;
    }
    if (!kept.isWatched)
        watchThread();
    auto *block = static_cast<Block *>(pointer);
    block->next = kept.first[index];
    kept.first[index] = block;
    kept.bytes += index * step;
}

} // namespace

void *operator new(std::size_t size)
{
    const std::size_t index = sizeIndex(size);
    if (index > sizes)
        return fresh(size);
    Block *block = kept.first[index];
    if (!block)
        return fresh(index * step);
    kept.first[index] = block->next;
    kept.bytes -= index * step;
    return block;
}

void operator delete(void *pointer, std::size_t size) noexcept
{
    if (pointer)
        giveBack(pointer, sizeIndex(size));
}

void operator delete(void *pointer) noexcept
{
    if (pointer)
        giveBack(pointer, malloc_usable_size(pointer) / step);
}

void *operator new[](std::size_t size)
{
    return operator new(size);
}

void operator delete[](void *pointer, std::size_t size) noexcept
{
    operator delete(pointer, size);
}

void operator delete[](void *pointer) noexcept
{
    operator delete(pointer);
}

void portreeve::keepBlocks(std::size_t most)
{
    kept.most = most;
}

void portreeve::releaseBlocks()
{
    freeKept();
    malloc_trim(0);
}

#else

void portreeve::keepBlocks(std::size_t) {}

void portreeve::releaseBlocks() {}

#endif
