// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace portreeve {

// The calling thread's name as `top -H` shows it: 15 bytes at most.
void nameThread(const char *name);

// From here on the calling thread, and what threads it starts, give way to the others of the process: where those want the
// cores it gets a third of their share, else all it can use. Cannot be taken back. For work that somebody waits for, but not
// within milliseconds.
void giveWay();

} // namespace portreeve
