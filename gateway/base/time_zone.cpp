// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/time_zone.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <mutex>

namespace portreeve {

namespace {

constexpr std::int64_t secondsPerDay = 86'400;
constexpr std::int64_t mostOffset = 26 * 3600;      // RFC 8536: -25 to 26 hours
constexpr int lastYear = 2200;                      // beyond it the offset stays
constexpr std::size_t mostTransitions = 10'000;

std::int64_t floorDivide(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

std::int64_t dayOf(std::chrono::year_month_day date) { return std::chrono::sys_days(date).time_since_epoch().count(); }

int yearOf(std::int64_t instant)
{
    const std::chrono::sys_days day{std::chrono::days(floorDivide(instant, secondsPerDay))};
    return int(std::chrono::year_month_day(day).year());
}

// When a year changes to summer time or back: "M3.5.0/2" (month, week, weekday), "J60" or "59" (day of the year).
struct ChangeRule {
    char kind = 'M';
    int month = 1, week = 1, day = 0;
    std::int32_t time = 2 * 3600;

    std::int64_t dayIn(int year) const;
    std::int64_t localIn(int year) const { return dayIn(year) * secondsPerDay + time; }
};

std::int64_t ChangeRule::dayIn(int year) const
{
    using namespace std::chrono;
    const std::chrono::year y(year);
    const std::int64_t first = dayOf(y / January / 1);
    if (kind != 'M') {
        const bool skipsLeapDay = kind == 'J' && y.is_leap() && day >= 60;
        return first + day - (kind == 'J') + skipsLeapDay;
    }
    const auto weekday = std::chrono::weekday(unsigned(this->day));
    const auto inMonth = y / std::chrono::month(unsigned(month));
    const sys_days found = week == 5 ? sys_days(inMonth / weekday[last]) : sys_days(inMonth / weekday[unsigned(week)]);
    return found.time_since_epoch().count();
}

// The rule behind the last transition: "CET-1CEST,M3.5.0,M10.5.0/3", a TZ string of POSIX with RFC 8536's larger times.
class FooterReader {
public:
    explicit FooterReader(std::string_view text) : m_rest(text) {}
    bool read();

    std::int32_t standard = 0, summer = 0;       // seconds east
    bool hasSummer = false;
    ChangeRule start, end;

private:
    bool take(char c)
    {
        const bool is = m_rest.starts_with(c);
        m_rest.remove_prefix(is);
        return is;
    }
    bool name();
    bool number(int most, int *out);
    bool time(std::int32_t *out);
    bool rule(ChangeRule *out);

    std::string_view m_rest;
};

bool FooterReader::name()
{
    const bool isQuoted = take('<');
    const std::size_t end = isQuoted ? m_rest.find('>') : m_rest.find_first_of("+-0123456789,");
    const std::size_t length = std::min(end, m_rest.size());
    if (length == 0 || (isQuoted && end == std::string_view::npos))
        return false;
    m_rest.remove_prefix(length + isQuoted);
    return true;
}

bool FooterReader::number(int most, int *out)
{
    int value = 0;
    const std::size_t before = m_rest.size();
    for (; !m_rest.empty() && m_rest[0] >= '0' && m_rest[0] <= '9' && value <= most; m_rest.remove_prefix(1))
        value = value * 10 + (m_rest[0] - '0');
    *out = value;
    return m_rest.size() < before && value <= most;
}

// [+-]hh[:mm[:ss]]
bool FooterReader::time(std::int32_t *out)
{
    const bool isNegative = take('-');
    if (!isNegative)
        take('+');
    int hours = 0, minutes = 0, seconds = 0;
    if (!number(167, &hours) || (take(':') && (!number(59, &minutes) || (take(':') && !number(59, &seconds)))))
        return false;
    const std::int32_t all = hours * 3600 + minutes * 60 + seconds;
    *out = isNegative ? -all : all;
    return true;
}

bool FooterReader::rule(ChangeRule *out)
{
    out->kind = take('M') ? 'M' : take('J') ? 'J' : '0';
    const bool isRead = out->kind == 'M' ? number(12, &out->month) && take('.') && number(5, &out->week) && take('.') && number(6, &out->day)
                                         : number(365, &out->day);
    const bool isSane = out->kind != 'M' || (out->month >= 1 && out->week >= 1);
    return isRead && isSane && (!take('/') || time(&out->time));
}

bool FooterReader::read()
{
    if (!name() || !time(&standard))
        return false;
    standard = summer = -standard;
    if (m_rest.empty())
        return true;
    hasSummer = true;
    summer = standard + 3600;
    if (!name())
        return false;
    if (!m_rest.starts_with(',')) {
        if (!time(&summer))
            return false;
        summer = -summer;
    }
    return take(',') && rule(&start) && take(',') && rule(&end) && m_rest.empty();
}

const TimeZone *readZone(const std::string &name, TimeZone *to)
{
    const bool isPlain = name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/") == std::string::npos;
    if (name.empty() || !isPlain || name.front() == '/')
        return nullptr;
    const std::string path = "/usr/share/zoneinfo/" + name;
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return nullptr;
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    auto zone = TimeZone::parse(bytes);
    if (!zone)
        return nullptr;
    *to = std::move(*zone);
    return to;
}

} // namespace

// One TZif file. The second block, of 64 bits, is the one that counts.
class ZoneReader {
public:
    explicit ZoneReader(std::string_view bytes) : m_rest(bytes) {}
    bool read(TimeZone &zone);

private:
    struct Head {
        std::size_t isUtc = 0, isStandard = 0, leaps = 0, times = 0, types = 0, letters = 0;
    };
    bool head(Head *out);
    bool skip(std::size_t count);
    std::int64_t integer(std::size_t bytes);
    bool periods(const Head &head, TimeZone &zone);
    bool footer(TimeZone &zone);

    std::string_view m_rest;
};

bool ZoneReader::skip(std::size_t count)
{
    if (m_rest.size() < count)
        return false;
    m_rest.remove_prefix(count);
    return true;
}

// Big-endian, signed; the caller knows that they are there.
std::int64_t ZoneReader::integer(std::size_t bytes)
{
    std::uint64_t value = m_rest[0] & 0x80 ? ~std::uint64_t(0) : 0;
    for (std::size_t i = 0; i < bytes; ++i)
        value = value << 8 | std::uint8_t(m_rest[i]);
    m_rest.remove_prefix(bytes);
    return std::int64_t(value);
}

bool ZoneReader::head(Head *out)
{
    if (m_rest.size() < 44 || !m_rest.starts_with("TZif") || m_rest[4] < '2')
        return false;
    skip(20);
    for (std::size_t *count : {&out->isUtc, &out->isStandard, &out->leaps, &out->times, &out->types, &out->letters})
        *count = std::size_t(std::uint32_t(integer(4)));
    return out->times <= mostTransitions && out->types >= 1 && out->types <= 256 && out->leaps <= mostTransitions
        && out->letters <= mostTransitions && out->isUtc <= 256 && out->isStandard <= 256;
}

bool ZoneReader::periods(const Head &head, TimeZone &zone)
{
    if (m_rest.size() < head.times * 9 + head.types * 6)
        return false;
    std::vector<std::int64_t> times(head.times);
    for (std::int64_t &time : times)
        time = integer(8);
    const std::string_view indexes = m_rest.substr(0, head.times);
    skip(head.times);
    std::vector<std::int32_t> offsets(head.types);
    for (std::int32_t &offset : offsets) {
        offset = std::int32_t(integer(4));
        skip(2);
        if (std::abs(offset) > mostOffset)
            return false;
    }
    zone.m_periods = {{std::numeric_limits<std::int64_t>::min(), offsets[0]}};
    for (std::size_t i = 0; i < times.size(); ++i) {
        const std::uint8_t type = std::uint8_t(indexes[i]);
        if (type >= offsets.size() || times[i] < zone.m_periods.back().from)
            return false;
        zone.m_periods.push_back({times[i], offsets[type]});
    }
    return skip(head.letters + head.leaps * 12 + head.isStandard + head.isUtc);
}

// Writes the rule out, year by year.
bool ZoneReader::footer(TimeZone &zone)
{
    if (!m_rest.starts_with('\n') || !m_rest.ends_with('\n') || m_rest.size() < 2)
        return false;
    const std::string_view text = m_rest.substr(1, m_rest.size() - 2);
    FooterReader footer(text);
    if (text.empty())
        return true;
    if (!footer.read())
        return false;
    auto &periods = zone.m_periods;
    const bool hasTimes = periods.size() > 1;
    const std::int64_t last = hasTimes ? periods.back().from : std::numeric_limits<std::int64_t>::min();
    if (!footer.hasSummer) {
        if (!hasTimes)
            periods.back().offset = footer.standard;
        return true;
    }
    for (int year = hasTimes ? yearOf(last) : 1970; year <= lastYear; ++year) {
        TimeZone::Period changes[]{{footer.start.localIn(year) - footer.standard, footer.summer}, {footer.end.localIn(year) - footer.summer, footer.standard}};
        if (changes[1].from < changes[0].from)
            std::swap(changes[0], changes[1]);
        for (const auto &change : changes) {
            if (change.from > last && change.from >= periods.back().from)
                periods.push_back(change);
        }
    }
    return true;
}

bool ZoneReader::read(TimeZone &zone)
{
    Head old;
    if (!head(&old) || !skip(old.times * 5 + old.types * 6 + old.letters + old.leaps * 8 + old.isStandard + old.isUtc))
        return false;
    Head now;
    return head(&now) && periods(now, zone) && footer(zone);
}

std::optional<TimeZone> TimeZone::parse(std::string_view bytes)
{
    TimeZone zone;
    return ZoneReader(bytes).read(zone) ? std::optional(std::move(zone)) : std::nullopt;
}

const TimeZone *TimeZone::find(const std::string &name)
{
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<TimeZone>> known;
    const std::lock_guard lock(mutex);
    if (const auto found = known.find(name); found != known.end())
        return found->second.get();
    auto zone = std::make_unique<TimeZone>();
    if (name == "UTC")      // everywhere, tz database or not
        zone->m_periods = {{std::numeric_limits<std::int64_t>::min(), 0}};
    else if (!readZone(name, zone.get()))
        return nullptr;     // not kept: it may be installed later
    return known.emplace(name, std::move(zone)).first->second.get();
}

std::int32_t TimeZone::offset(std::int64_t instant) const
{
    const auto after = std::upper_bound(m_periods.begin(), m_periods.end(), instant, [](std::int64_t at, const Period &period) { return at < period.from; });
    return std::prev(after)->offset;
}

std::int64_t TimeZone::firstAt(std::int64_t local) const
{
    // Before this one, no local clock has come as far.
    auto period = std::prev(std::upper_bound(m_periods.begin(), m_periods.end(), local - mostOffset, [](std::int64_t at, const Period &each) { return at < each.from; }));
    while (std::next(period) != m_periods.end() && std::next(period)->from + period->offset <= local)
        ++period;
    return std::max(period->from, local - period->offset);
}

std::int64_t DayStart::localAt(Micros wall) const
{
    const std::int64_t instant = floorDivide(wall, microsPerSecond);
    return instant + (zone ? zone->offset(instant) : 0) - second;
}

Micros DayStart::instantOf(std::int64_t local) const
{
    return (zone ? zone->firstAt(local + second) : local + second) * microsPerSecond;
}

std::int64_t DayStart::dayAt(Micros wall) const
{
    std::int64_t day = floorDivide(localAt(wall), secondsPerDay);
    while (instantOf((day + 1) * secondsPerDay) <= wall)      // the clock was put back over midnight
        ++day;
    return day;
}

} // namespace portreeve
