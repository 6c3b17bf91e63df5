// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace portreeve {

// The small blocks that operator new keeps for each thread (allocation.cpp). Neither does anything where a sanitizer brings its own.

// The calling thread keeps up to so many bytes; 512 KiB where it never says.
void keepBlocks(std::size_t most);
// What the calling thread keeps goes back to malloc, and what malloc has free, of all threads, to the system. Takes a few
// milliseconds at most; for a thread that has nothing else to do.
void releaseBlocks();

} // namespace portreeve
