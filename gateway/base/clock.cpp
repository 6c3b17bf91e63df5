// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/clock.h"

#include <chrono>
#include <cstdio>
#include <ctime>

namespace portreeve {

namespace {

Micros read(clockid_t id)
{
    timespec now{};
    clock_gettime(id, &now);
    return Micros(now.tv_sec) * microsPerSecond + now.tv_nsec / 1000;
}

std::chrono::year_month_day dayOf(Micros wall)
{
    using namespace std::chrono;
    return year_month_day(floor<days>(sys_time<microseconds>(microseconds(wall))));
}

Micros midnightOf(Micros wall)
{
    const Micros rest = ((wall % microsPerDay) + microsPerDay) % microsPerDay;
    return wall - rest;
}

} // namespace

Micros SystemClock::wall() const { return read(CLOCK_REALTIME); }
Micros SystemClock::monotonic() const { return read(CLOCK_MONOTONIC); }

std::string isoDate(Micros wall)
{
    const auto day = dayOf(wall);
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(day.year()), unsigned(day.month()), unsigned(day.day()));
    return text;
}

std::string isoTime(Micros wall)
{
    const Micros rest = wall - midnightOf(wall);
    const long seconds = rest / microsPerSecond;
    char text[40];
    std::snprintf(text, sizeof text, "T%02ld:%02ld:%02ld.%06ldZ", seconds / 3600, seconds / 60 % 60, seconds % 60, long(rest % microsPerSecond));
    return isoDate(wall) + text;
}

bool parseIsoTime(const std::string &text, Micros *wall)
{
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, used = 0;
    double second = 0;
    if (std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3 || used != 10)
        return false;
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok())
        return false;
    Micros offset = 0;
    if (text.size() > 10) {
        int more = 0;
        if ((text[10] != 'T' && text[10] != ' ') || std::sscanf(text.c_str() + 11, "%2d:%2d:%9lf%n", &hour, &minute, &second, &more) != 3)
            return false;
        const std::string zone = text.substr(11 + more);
        int zoneHour = 0, zoneMinute = 0;
        char sign = '+';
        if (!zone.empty() && zone != "Z" && zone != " UTC") {
            if (std::sscanf(zone.c_str(), "%c%2d:%2d", &sign, &zoneHour, &zoneMinute) != 3 || (sign != '+' && sign != '-'))
                return false;
            offset = Micros(zoneHour * 60 + zoneMinute) * 60 * microsPerSecond * (sign == '-' ? -1 : 1);
        }
        if (hour > 23 || minute > 59 || second < 0 || second >= 61)
            return false;
    }
    const auto midnight = sys_days(date).time_since_epoch();
    *wall = duration_cast<microseconds>(midnight).count() + Micros(hour * 3600 + minute * 60) * microsPerSecond + Micros(second * 1e6 + 0.5) - offset;
    return true;
}

} // namespace portreeve
