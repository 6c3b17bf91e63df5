// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace portreeve {

void leaveNoCore()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

void forbidInspection()
{
    ::prctl(PR_SET_DUMPABLE, 0);
}

void allowOpenFiles()
{
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0)
        return;
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
}

} // namespace portreeve
