// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <chrono>

#include "gateway/base/text.h"
#include "gateway/policy/quota.h"

namespace portreeve {

namespace {

constexpr std::int64_t secondsPerDay = 86'400;
constexpr std::int64_t mostSeconds = 10'000LL * 366 * secondsPerDay;
constexpr std::int64_t mostMonths = 120'000;
constexpr std::int64_t firstMonday = -3;            // 1969-12-29, in days of the epoch

std::int64_t floorDivide(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

// "30d" as a count and a unit; months are "mo".
struct Duration {
    std::int64_t count = 0;
    std::string_view unit;
};

std::optional<Duration> fromWord(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, Duration>, 4> words{{{"hourly", {1, "h"}}, {"daily", {24, "h"}}, {"weekly", {7, "d"}}, {"monthly", {30, "d"}}}};
    for (const auto &[word, duration] : words) {
        if (equalsIgnoringCase(text, word))
            return duration;
    }
    return std::nullopt;
}

// LiteLLM's pattern ^\d+(mo|s|m|h|d|w): what follows the unit does not matter to it ("30days").
std::optional<Duration> readDuration(std::string_view text)
{
    if (const auto word = fromWord(text))
        return word;
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto count = digits <= 12 ? toInteger(text.substr(0, digits)) : std::nullopt;
    if (!count || *count < 1)
        return std::nullopt;
    for (const std::string_view unit : {"mo", "s", "m", "h", "d", "w"}) {
        if (text.substr(digits).starts_with(unit))
            return Duration{*count, unit};
    }
    return std::nullopt;
}

// The window that holds `wall`, where `first` is one that began by the local calendar, and `begin` says when each does.
template <class Begin>
Window from(std::int64_t first, Micros wall, Begin begin)
{
    Micros start = begin(first);
    for (;; ++first) {      // a clock that was put back shows a date again that was over
        const Micros end = begin(first + 1);
        if (wall < end)
            return {start, end};
        start = end;
    }
}

// Tiles of `seconds` of the local calendar, counted from `origin`.
Window tile(Micros wall, std::int64_t seconds, std::int64_t origin, const DayStart &day)
{
    if (seconds > mostSeconds)
        return {};
    return from(floorDivide(day.localAt(wall) - origin, seconds), wall, [&](std::int64_t tile) { return day.instantOf(tile * seconds + origin); });
}

// The first of a month, counted from January 1970, in days of the epoch.
std::int64_t firstOf(std::int64_t month)
{
    using namespace std::chrono;
    const auto year = floorDivide(month, 12);
    const year_month_day day{std::chrono::year(int(1970 + year)), std::chrono::month(unsigned(month - year * 12) + 1), std::chrono::day(1)};
    return sys_days(day).time_since_epoch().count();
}

std::int64_t monthOf(std::int64_t day)
{
    using namespace std::chrono;
    const year_month_day date{sys_days(days(day))};
    return (int(date.year()) - 1970) * 12LL + unsigned(date.month()) - 1;
}

Window months(Micros wall, std::int64_t count, const DayStart &day)
{
    if (count > mostMonths)
        return {};
    const std::int64_t month = monthOf(floorDivide(day.localAt(wall), secondsPerDay));
    return from(floorDivide(month, count), wall, [&](std::int64_t first) { return day.instantOf(firstOf(first * count) * secondsPerDay); });
}

Window ofDays(Micros wall, std::int64_t count, const DayStart &day)
{
    if (count == 30)
        return months(wall, 1, day);
    return tile(wall, count * secondsPerDay, count == 7 ? firstMonday * secondsPerDay : 0, day);
}

} // namespace

Window budgetWindow(const std::string &duration, Micros wall, const DayStart &day)
{
    const auto read = readDuration(duration);
    if (!read || read->count > mostSeconds)
        return {};
    if (read->unit == "mo")
        return months(wall, read->count, day);
    if (read->unit == "d")
        return ofDays(wall, read->count, day);
    if (read->unit == "w")
        return tile(wall, read->count * 7 * secondsPerDay, firstMonday * secondsPerDay, day);
    if (read->unit == "h")
        return tile(wall, read->count * 3600, 0, {day.zone, 0});
    return tile(wall, read->count * (read->unit == "m" ? 60 : 1), 0, {});
}

} // namespace portreeve
