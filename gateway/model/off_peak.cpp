// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/off_peak.h"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "gateway/base/json.h"
#include "gateway/base/money.h"
#include "gateway/base/text.h"
#include "gateway/base/time_zone.h"
#include "gateway/model/field_json.h"
#include "gateway/model/price_names.h"

namespace portreeve {

namespace {

constexpr int everyDay = 127;
constexpr std::array<std::string_view, 7> dayNames{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

// "16:30"
std::optional<std::int64_t> minuteOf(std::string_view text)
{
    text = trimmed(text);
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon > 2 || text.size() != colon + 3)
        return std::nullopt;
    const auto hour = toInteger(text.substr(0, colon)), minute = toInteger(text.substr(colon + 1));
    const bool isTime = hour && minute && *hour >= 0 && *hour <= 23 && *minute >= 0 && *minute <= 59;
    return isTime ? std::optional(*hour * 60 + *minute) : std::nullopt;
}

// 1 (Monday) to 7, or a name of three letters or more; as a bit. 0: none of them.
int weekdayBit(const json::value &day)
{
    if (day.is_int64())
        return day.get_int64() >= 1 && day.get_int64() <= 7 ? 1 << (day.get_int64() - 1) : 0;
    const std::string name = day.is_string() ? lower(trimmed(std::string_view(day.get_string()))) : std::string();
    for (std::size_t i = 0; i < dayNames.size(); ++i) {
        if (name.size() >= 3 && dayNames[i].starts_with(name))
            return 1 << i;
    }
    return 0;
}

class OffPeakReader {
public:
    std::string read(const json::object &all);      // what is wrong; empty: nothing
    PriceBlock block;

private:
    std::string readHours(const json::value &hours, int weekdays);
    std::string readHoursText(const json::value &hours, int weekdays);
    std::string readWindow(const json::value &window);
    std::string readMember(std::string_view name, const json::value &value);
    std::string m_zone = "UTC";
    std::vector<std::string> m_words;
};

std::string OffPeakReader::readHoursText(const json::value &hours, int weekdays)
{
    const std::string_view text = hours.is_string() ? std::string_view(hours.get_string()) : std::string_view();
    const std::size_t dash = text.find('-');
    const auto from = minuteOf(text.substr(0, dash));
    const auto to = dash == std::string_view::npos ? std::nullopt : minuteOf(text.substr(dash + 1));
    if (!from || !to)
        return "hours_utc holds " + jsonText(hours) + ": expected hours such as \"16:30-00:30\"";
    m_words.push_back(std::to_string(*from) + "-" + std::to_string(*to) + "/" + std::to_string(weekdays) + "/" + m_zone);
    return {};
}

std::string OffPeakReader::readHours(const json::value &hours, int weekdays)
{
    if (!hours.is_array())
        return readHoursText(hours, weekdays);
    for (const json::value &each : hours.get_array()) {
        if (std::string wrong = readHoursText(each, weekdays); !wrong.empty())
            return wrong;
    }
    return {};
}

std::string OffPeakReader::readWindow(const json::value &window)
{
    const auto *members = window.if_object();
    const auto *hours = members ? members->if_contains("hours_utc") : nullptr;
    if (!hours)
        return "a window is " + jsonText(window) + ": expected {\"hours_utc\": ..., \"weekdays\": [...]}";
    const auto *days = members->if_contains("weekdays");
    if (!days || days->is_null())
        return readHours(*hours, everyDay);
    int weekdays = 0;
    for (const json::value &day : days->is_array() ? days->get_array() : json::array{*days}) {
        if (weekdayBit(day) == 0)
            return "weekdays holds " + jsonText(day) + ": expected 1 (Monday) to 7, or the name of a day";
        weekdays |= weekdayBit(day);
    }
    return readHours(*hours, weekdays);
}

std::string OffPeakReader::readMember(std::string_view name, const json::value &value)
{
    if (name == "weekday_timezone" || value.is_null())
        return {};
    if (name == "hours_utc")
        return readHours(value, everyDay);
    if (name == "windows") {
        if (!value.is_array())
            return "windows is " + jsonText(value) + ": expected a list";
        for (const json::value &window : value.get_array()) {
            if (std::string wrong = readWindow(window); !wrong.empty())
                return wrong;
        }
        return {};
    }
    constexpr std::array<Meter, 5> meters{Input, Output, Reasoning, CacheRead, CacheWrite};
    const auto price = readPriceName(name);
    if (!price || !price->isPlain() || std::find(meters.begin(), meters.end(), price->meter) == meters.end())
        return "it knows no " + std::string(name);
    const auto decimal = decimalText(value);
    const auto picos = decimal ? scaledDecimal(*decimal, pricePlaces(price->meter)) : std::nullopt;
    if (!picos)
        return std::string(name) + " is " + jsonText(value) + ": expected a price in dollars, a decimal number of 0 or more";
    block.rates.push_back({price->meter, *picos});
    return {};
}

std::string OffPeakReader::read(const json::object &all)
{
    if (const auto *zone = all.if_contains("weekday_timezone"); zone && !zone->is_null()) {
        m_zone = zone->is_string() ? std::string(zone->get_string()) : jsonText(*zone);
        if (!TimeZone::find(m_zone))
            return "there is no time zone `" + m_zone + "` below /usr/share/zoneinfo";
    }
    for (const auto &[name, value] : all) {
        if (std::string wrong = readMember(name, value); !wrong.empty())
            return wrong;
    }
    if (m_words.empty() && !all.empty())
        return "it names no hours: give hours_utc, such as \"16:30-00:30\", or windows";
    block.conditions = {{ConditionKind::Hours, 0, m_words}};
    return {};
}

} // namespace

std::variant<PriceBlock, std::string> readOffPeak(const std::string &text)
{
    const auto parsed = parseJson(text);
    if (!parsed || !parsed->is_object())
        return "expected an object of hours_utc or windows, and of prices";
    OffPeakReader reader;
    if (std::string wrong = reader.read(parsed->get_object()); !wrong.empty())
        return wrong;
    return std::move(reader.block);
}

} // namespace portreeve
