// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/thread.h"

#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

namespace portreeve {

namespace {

constexpr int step = 5; // of nice: a third of the share of the others; more would stop pages beside another busy program

} // namespace

void nameThread(const char *name)
{
    pthread_setname_np(pthread_self(), name);
}

void giveWay()
{
    // On Linux both are the calling thread's own; to ask for less is never refused.
    setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, getpid()) + step);
    const sched_param none{};
    sched_setscheduler(0, SCHED_BATCH, &none); // does not interrupt others when it wakes
}

} // namespace portreeve
