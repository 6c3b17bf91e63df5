// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/spend_forecast.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>

namespace portreeve {

namespace {

constexpr std::int64_t remembered = 28, fewest = 5;
constexpr double halfLife = 14;
constexpr int draws = 500;
constexpr double pull = 0.5;                         // of the mean of all days on a weekday's own
constexpr std::uint64_t seed = 20260101;             // the same question has the same answer

struct Past {
    std::int64_t day = 0;
    double spent = 0, weight = 1;
};

std::vector<Past> pastOf(const std::map<std::int64_t, Nanos> &spent, std::int64_t today)
{
    std::vector<Past> past;
    if (spent.empty())
        return past;
    for (std::int64_t day = std::max(spent.begin()->first, today - remembered); day < today; ++day) {
        const auto found = spent.find(day);
        past.push_back({day, found == spent.end() ? 0 : double(found->second), std::exp2(-double(today - day) / halfLife)});
    }
    return past;
}

// What a day likely costs; `besides`: a day of the past that is not to be known.
double likelyOf(const std::vector<Past> &past, std::int64_t day, std::int64_t besides)
{
    double all = 0, allWeight = 0, same = 0, sameWeight = 0;
    for (const auto &one : past) {
        if (one.day == besides)
            continue;
        all += one.spent * one.weight;
        allWeight += one.weight;
        const bool isSame = (one.day - day) % 7 == 0;
        same += isSame ? one.spent * one.weight : 0;
        sameWeight += isSame ? one.weight : 0;
    }
    const double mean = allWeight > 0 ? all / allWeight : 0;
    return (same + pull * mean) / (sameWeight + pull);
}

std::vector<double> missesOf(const std::vector<Past> &past)
{
    std::vector<double> misses;
    for (const auto &one : past)
        misses.push_back(one.spent - likelyOf(past, one.day, one.day));
    return misses;
}

// Without what they have in common: newer days count for more in what is likely, so that older ones all miss to one side.
std::vector<double> centred(std::vector<double> misses)
{
    const double mean = std::accumulate(misses.begin(), misses.end(), 0.0) / double(misses.size());
    for (double &miss : misses)
        miss -= mean;
    return misses;
}

double medianOf(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
    return values[values.size() / 2];
}

// Days that missed by far; by their number.
std::vector<std::int64_t> outliersOf(const std::vector<Past> &past, const std::vector<double> &misses)
{
    const double middle = medianOf(misses);
    std::vector<double> distances;
    for (const double miss : misses)
        distances.push_back(std::abs(miss - middle));
    const double usual = medianOf(distances);
    std::vector<std::int64_t> days;
    for (std::size_t i = 0; i < misses.size(); ++i) {
        if (usual > 0 && distances[i] > 5 * usual)
            days.push_back(past[i].day);
    }
    return days;
}

// Sums of the rest of the month, as they could be: what is likely, a miss for each day, and how far the level itself may be off.
std::vector<double> drawn(double likely, double daysLeft, const std::vector<double> &misses)
{
    std::mt19937_64 dice(seed);
    const auto miss = [&] { return misses[dice() % misses.size()]; };
    const auto whole = std::int64_t(std::ceil(daysLeft));
    std::vector<double> sums;
    for (int i = 0; i < draws; ++i) {
        double sum = likely, level = 0;
        for (std::int64_t day = 0; day < whole; ++day)
            sum += miss() * std::min(1.0, daysLeft - double(day));
        for (std::size_t day = 0; day < misses.size(); ++day)
            level += miss();
        sums.push_back(sum + level / double(misses.size()) * daysLeft);
    }
    std::sort(sums.begin(), sums.end());
    return sums;
}

Nanos rounded(double value) { return Nanos(std::llround(std::max(0.0, value))); }

} // namespace

SpendForecast forecastMonth(const std::vector<SpendDay> &days, std::int64_t firstDay, std::int64_t endDay, Micros now)
{
    std::map<std::int64_t, Nanos> spent;
    for (const auto &day : days)
        spent[day.day] += day.spent;
    const std::int64_t today = std::clamp(now / microsPerDay, firstDay, endDay - 1);
    const double passed = std::clamp(double(now - today * microsPerDay) / double(microsPerDay), 0.0, 1.0);
    SpendForecast forecast;
    const auto past = pastOf(spent, today);
    const auto misses = missesOf(past);
    const auto outliers = outliersOf(past, misses);
    for (std::int64_t day = firstDay; day <= today; ++day) {
        const auto found = spent.find(day);
        const Nanos nanos = found == spent.end() ? 0 : found->second;
        forecast.days.push_back({day, nanos, std::find(outliers.begin(), outliers.end(), day) != outliers.end()});
        forecast.spent += nanos;
    }
    const double left = double(endDay - today) - passed;
    if (std::int64_t(past.size()) < fewest) {
        double sum = spent.count(today) ? double(spent[today]) : 0;
        for (const auto &one : past)
            sum += one.spent;
        const double lived = double(past.size()) + passed;
        forecast.isRunRate = true;
        forecast.likely = forecast.low = forecast.high = forecast.spent + (lived > 0 ? rounded(sum / lived * left) : 0);
        return forecast;
    }
    double likely = likelyOf(past, today, -1) * (1 - passed);
    for (std::int64_t day = today + 1; day < endDay; ++day)
        likely += likelyOf(past, day, -1);
    const auto sums = drawn(likely, left, centred(misses));
    forecast.likely = forecast.spent + rounded(likely);
    forecast.low = std::min(forecast.likely, forecast.spent + rounded(sums[draws / 10]));
    forecast.high = std::max(forecast.likely, forecast.spent + rounded(sums[draws - draws / 10 - 1]));
    return forecast;
}

} // namespace portreeve
