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

// The tile of `seconds` that holds wall, counted from `origin` (seconds of the epoch).
Window tile(Micros wall, std::int64_t seconds, std::int64_t origin)
{
    if (seconds > mostSeconds)
        return {};
    const Micros length = seconds * microsPerSecond;
    const Micros start = floorDivide(wall - origin * microsPerSecond, length) * length + origin * microsPerSecond;
    return {start, start + length};
}

// The first of a month, counted from January 1970.
Micros firstOf(std::int64_t month)
{
    using namespace std::chrono;
    const auto year = floorDivide(month, 12);
    const year_month_day day{std::chrono::year(int(1970 + year)), std::chrono::month(unsigned(month - year * 12) + 1), std::chrono::day(1)};
    return sys_days(day).time_since_epoch().count() * microsPerDay;
}

std::int64_t monthOf(Micros wall)
{
    using namespace std::chrono;
    const year_month_day day{sys_days(days(floorDivide(wall, microsPerDay)))};
    return (int(day.year()) - 1970) * 12LL + unsigned(day.month()) - 1;
}

Window months(Micros wall, std::int64_t count)
{
    if (count > mostMonths)
        return {};
    const auto first = floorDivide(monthOf(wall), count) * count;
    return {firstOf(first), firstOf(first + count)};
}

Window ofDays(Micros wall, std::int64_t count)
{
    if (count == 30)
        return months(wall, 1);
    return tile(wall, count * secondsPerDay, count == 7 ? firstMonday * secondsPerDay : 0);
}

} // namespace

Window budgetWindow(const std::string &duration, Micros wall)
{
    const auto read = readDuration(duration);
    if (!read || read->count > mostSeconds)
        return {};
    if (read->unit == "mo")
        return months(wall, read->count);
    if (read->unit == "d")
        return ofDays(wall, read->count);
    if (read->unit == "w")
        return tile(wall, read->count * 7 * secondsPerDay, firstMonday * secondsPerDay);
    return tile(wall, read->count * (read->unit == "h" ? 3600 : read->unit == "m" ? 60 : 1), 0);
}

} // namespace portreeve
