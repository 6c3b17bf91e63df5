// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/routing/retry_after.h"

#include <algorithm>
#include <charconv>
#include <ctime>

namespace portreeve {

namespace {

constexpr Micros longest = 365 * microsPerDay;

// A number without sign or exponent, in units of `each` microseconds.
std::optional<Micros> duration(const std::string &text, Micros each)
{
    double value = 0;
    const char *end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    if (read.ec != std::errc() || read.ptr != end || !(value >= 0))
        return std::nullopt;
    return Micros(std::min(value * double(each), double(longest)));
}

// "Fri, 20 Nov 2026 10:00:30 GMT"
std::optional<Micros> untilDate(const std::string &text, Micros wall)
{
    std::tm date{};
    const char *end = strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &date);
    if (!end || *end != '\0')
        return std::nullopt;
    return std::clamp<Micros>(Micros(timegm(&date)) * microsPerSecond - wall, 0, longest);
}

} // namespace

std::optional<Micros> retryAfter(const Headers &headers, Micros wall)
{
    std::optional<Micros> told;
    for (const auto &[name, value] : headers) {
        if (name == "retry-after-ms") {
            if (const auto exact = duration(value, 1000))
                return exact;
        } else if (name == "retry-after") {
            told = duration(value, microsPerSecond);
            if (!told)
                told = untilDate(value, wall);
        }
    }
    return told;
}

} // namespace portreeve
