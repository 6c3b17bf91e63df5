// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/book_care.h"

#include <cerrno>
#include <map>
#include <system_error>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "gateway/admin/process_facts.h"
#include "gateway/base/clock.h"
#include "gateway/base/money.h"

namespace portreeve {

namespace {

constexpr int stepsBetweenLooks = 20'000;
constexpr std::size_t mostFaults = 20;

int look(void *asked) { return (*static_cast<const std::function<bool()> *>(asked))() ? 1 : 0; }

struct DaySide {
    std::int64_t requests = 0, failures = 0, cost = 0;
    bool operator==(const DaySide &) const = default;
};
using DaySides = std::map<std::int64_t, DaySide>;

DaySides sidesBy(Connection &connection, const char *sql)
{
    DaySides days;
    auto row = connection.prepare(sql);
    while (row.step())
        days[row.integer(0)] = {row.integer(1), row.integer(2), row.integer(3)};
    return days;
}

std::string sideText(const DaySide &side)
{
    return std::to_string(side.requests) + " requests, " + std::to_string(side.failures) + " failed, $" + nanosText(side.cost);
}

void compareDays(Connection &connection, BookCheck &check)
{
    connection.execute("BEGIN");                      // both sides of one moment
    // a day without rows any more has only its sums left, and that is no fault
    const DaySides rows = sidesBy(connection, "SELECT started / 86400000000, count(*), sum((flags & 64) != 0), coalesce(sum(cost), 0)"
                                              " FROM requests GROUP BY 1");
    DaySides sums = sidesBy(connection, "SELECT day, sum(requests), sum(failures), sum(cost) FROM sums_day GROUP BY day");
    connection.execute("COMMIT");
    for (const auto &[day, side] : rows) {
        check.requests += side.requests;
        ++check.days;
        if (sums[day] != side && check.faults.size() < mostFaults)
            check.faults.push_back("the sums of " + isoDate(day * microsPerDay) + " say " + sideText(sums[day]) + ", its requests " + sideText(side));
    }
}

} // namespace

BookCheck checkBooks(const std::string &file, const std::function<bool()> &isStopping)
{
    BookCheck check;
    Connection connection(file, true);
    sqlite3_progress_handler(connection.raw(), stepsBetweenLooks, look, const_cast<std::function<bool()> *>(&isStopping));
    {
        auto row = connection.prepare("PRAGMA integrity_check(20)");
        while (row.step()) {
            if (row.text(0) != "ok")
                check.faults.push_back(row.text(0));
        }
    }
    compareDays(connection, check);
    return check;
}

std::int64_t backupBooks(const std::string &file, const std::string &to, const std::function<bool()> &isStopping)
{
    // an empty file is taken for a new one, and this way it is ours alone from the start
    const int made = ::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0)
        throw std::system_error(errno, std::generic_category());
    ::close(made);
    try {
        Connection connection(file, true);
        connection.execute("PRAGMA query_only = OFF");        // it would forbid writing the copy, too
        sqlite3_progress_handler(connection.raw(), stepsBetweenLooks, look, const_cast<std::function<bool()> *>(&isStopping));
        connection.prepare("VACUUM INTO ?1").bind(1, to).run();
    } catch (...) {
        ::unlink(to.c_str());
        throw;
    }
    return fileBytes(to);
}

} // namespace portreeve
