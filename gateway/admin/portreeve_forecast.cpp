// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>

#include <boost/json.hpp>

#include "gateway/admin/portreeve_requests.h"
#include "gateway/sinks/spend_forecast.h"

namespace portreeve {

namespace {

constexpr std::int64_t lookedBack = 40;              // days before the month: more than the rule remembers

struct Month {
    std::int64_t first = 0, end = 0;                 // days since 1970
};

Month monthOf(Micros now)
{
    using namespace std::chrono;
    const sys_days today{days(dayOf(now))};
    const year_month_day date{today};
    const year_month month = date.year() / date.month();
    return {sys_days(month / 1).time_since_epoch().count(), sys_days((month + months(1)) / 1).time_since_epoch().count()};
}

std::vector<SpendDay> daysSpent(Connection &connection, std::int64_t from)
{
    auto rows = connection.prepare("SELECT day, sum(cost) FROM sums_day WHERE day >= ?1 GROUP BY day ORDER BY day");
    rows.bind(1, from);
    std::vector<SpendDay> days;
    while (rows.step())
        days.push_back({rows.integer(0), rows.integer(1)});
    return days;
}

json::value millisOfDay(std::int64_t day) { return day * (microsPerDay / 1000); }

} // namespace

AdminReply forecastReply(AdminContext &context, const AdminRequest &request)
{
    const Micros now = context.clock.wall();
    const Month month = monthOf(now);
    return fromRequests(context, request, [&](Connection &connection) {
        const auto forecast = forecastMonth(daysSpent(connection, month.first - lookedBack), month.first, month.end, now);
        json::array days;
        for (const auto &day : forecast.days)
            days.push_back(json::object{{"time", millisOfDay(day.day)}, {"spent_nanos", day.spent}, {"is_outlier", day.isOutlier}});
        return json::value(json::object{{"month_from", millisOfDay(month.first)}, {"month_to", millisOfDay(month.end)}, {"spent_nanos", forecast.spent},
                                        {"forecast_nanos", forecast.likely}, {"low_nanos", forecast.low}, {"high_nanos", forecast.high},
                                        {"method", forecast.isRunRate ? "run_rate" : "weekdays"}, {"days", std::move(days)}});
    });
}

} // namespace portreeve
