// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QtTest>

#include "stage.h"

using namespace portreeve;
using namespace portreeve::tests;

namespace {

// The threads of this process by their names.
std::map<std::string, pid_t> threads()
{
    std::map<std::string, pid_t> all;
    for (const auto &entry : std::filesystem::directory_iterator("/proc/self/task")) {
        std::string name;
        std::getline(std::ifstream(entry.path() / "comm"), name);
        all[name] = std::stoi(entry.path().filename());
    }
    return all;
}

int niceness(pid_t thread) { return getpriority(PRIO_PROCESS, id_t(thread)); }

} // namespace

class ThreadsTest : public QObject {
    Q_OBJECT

private slots:
    // A question over the books may compute for a second: requests and a window in the same process go first.
    void readersGiveWayToWorkers()
    {
        Stage stage;
        const int ours = niceness(getpid());
        QTRY_VERIFY(threads().contains("reader-1") && niceness(threads()["reader-1"]) > ours);
        const auto all = threads();
        for (const char *name : {"reader-0", "reader-1"}) {
            QVERIFY2(all.contains(name), name);
            QTRY_COMPARE(niceness(all.at(name)), std::min(19, ours + 5));
            QTRY_COMPARE(sched_getscheduler(all.at(name)), SCHED_BATCH);
        }
        for (const char *name : {"worker-0", "worker-1", "ledger-writer", "ledger-beat"}) {
            QVERIFY2(all.contains(name), name);
            QCOMPARE(niceness(all.at(name)), ours);
            QCOMPARE(sched_getscheduler(all.at(name)), sched_getscheduler(0));
        }
    }
};

QTEST_GUILESS_MAIN(ThreadsTest)
#include "threads_test.moc"
