// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace portreeve {

// What both programs ask of the kernel before anything else.
void leaveNoCore();          // no core files: they would hold provider keys
void forbidInspection();     // not even by other programs of the same user
void allowOpenFiles();       // as many as the administrator lets: two descriptors a client; 1,024 is what a shell gives

} // namespace portreeve
