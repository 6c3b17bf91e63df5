// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/series_charts.h"

#include "ui/widgets/numbers.h"
#include "ui/widgets/times.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

namespace portreeve::ui {
namespace {

struct ForecastWords {
    Q_DECLARE_TR_FUNCTIONS(Forecast)
};

constexpr qint64 dayMs = 86'400'000;

double dollars(qint64 nanos)
{
    return double(nanos) / 1e9; // to draw only
}

/// The ledger's days and months are those of UTC.
QDate dateOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).date();
}

/// The first of the month, a day between where there is room, today, the last.
QList<Tick> monthTicks(const Forecast &forecast, qint64 now)
{
    const QLocale locale;
    const QDate first = dateOf(forecast.monthFrom);
    const QDate last = dateOf(forecast.monthTo - 1);
    const QDate today = dateOf(now);
    QList<Tick> ticks{{double(forecast.monthFrom), dayText(first, today, locale)}};
    for (const int day : {11, 21}) {
        if (std::abs(today.day() - day) > 4 && day < last.day() - 3)
            ticks.append({double(QDate(first.year(), first.month(), day).startOfDay(Qt::UTC).toMSecsSinceEpoch()), locale.toString(day)});
    }
    if (today.day() > 4 && today.day() < last.day() - 3)
        ticks.append({double(now), ForecastWords::tr("Today")});
    ticks.append({double(last.startOfDay(Qt::UTC).toMSecsSinceEpoch()), locale.toString(last.day())});
    std::sort(ticks.begin(), ticks.end(), [](const Tick &a, const Tick &b) { return a.at < b.at; });
    return ticks;
}

} // namespace

Forecast forecastFromJson(const QJsonObject &json)
{
    Forecast forecast;
    forecast.monthFrom = integerOf(json[QLatin1String("month_from")]);
    forecast.monthTo = integerOf(json[QLatin1String("month_to")]);
    forecast.spentNanos = integerOf(json[QLatin1String("spent_nanos")]);
    forecast.forecastNanos = integerOf(json[QLatin1String("forecast_nanos")]);
    forecast.lowNanos = integerOf(json[QLatin1String("low_nanos")]);
    forecast.highNanos = integerOf(json[QLatin1String("high_nanos")]);
    forecast.isRunRate = json[QLatin1String("method")].toString() == QLatin1String("run_rate");
    const QJsonArray days = json[QLatin1String("days")].toArray();
    for (const QJsonValue &each : days) {
        const QJsonObject day = each.toObject();
        forecast.days.append({integerOf(day[QLatin1String("time")]), integerOf(day[QLatin1String("spent_nanos")])});
    }
    return forecast;
}

ChartData forecastChart(const Forecast &forecast, qint64 now)
{
    ChartData data;
    data.title = ForecastWords::tr("Spend this month");
    data.unit = Unit::Dollars;
    data.say = [](double value) { return moneyText(nanoFromDollars(value), Money::Cents); };
    data.empty = ForecastWords::tr("Nothing was spent this month");
    data.from = double(forecast.monthFrom);
    data.to = double(forecast.monthTo);
    if (forecast.monthTo <= forecast.monthFrom || (forecast.spentNanos == 0 && forecast.highNanos == 0))
        return data;
    data.ticks = monthTicks(forecast, now);
    ChartLine spent{ForecastWords::tr("Spent"), {{data.from, 0}}, {1, &Tokens::accent}, 2.25};
    spent.ground = true;
    spent.dot = true;
    qint64 running = 0;
    for (const Forecast::Day &day : forecast.days) {
        running += day.spentNanos;
        if (day.time + dayMs <= now) // at the end of its day
            spent.points.append({double(day.time + dayMs), dollars(running)});
    }
    spent.points.append({double(now), dollars(forecast.spentNanos)});
    const QPointF here = spent.points.last();
    ChartLine likely{ForecastWords::tr("Forecast"), {here, {data.to, dollars(forecast.forecastNanos)}}, {1, &Tokens::accent}, 1.75};
    likely.dashed = true;
    data.lines = {spent, likely};
    data.bands = {{{here, {data.to, dollars(forecast.lowNanos)}}, {here, {data.to, dollars(forecast.highNanos)}}}};
    data.now = double(now);
    return data;
}

QString forecastText(const Forecast &forecast)
{
    if (forecast.highNanos <= 0 || forecast.monthTo <= forecast.monthFrom)
        return {};
    const QDate last = dateOf(forecast.monthTo - 1);
    const QString by = dayText(last, last);
    constexpr qint64 tenDollars = 10'000'000'000;
    constexpr qint64 oneCent = 10'000'000;
    const Money form = forecast.highNanos < oneCent ? Money::Cell : forecast.highNanos < tenDollars ? Money::Cents : Money::Whole; // never "$0.00" of what was spent
    const QString low = moneyText(forecast.lowNanos, form);
    const QString high = moneyText(forecast.highNanos, form);
    if (forecast.isRunRate || low == high) // too few days for more than a rule of three
        return ForecastWords::tr("%1 by %2 at the pace so far").arg(moneyText(forecast.forecastNanos, form), by);
    return ForecastWords::tr("likely %1 to %2 by %3").arg(low, high, by);
}

std::optional<qint64> spentYesterday(const Forecast &forecast, qint64 now)
{
    const QDate yesterday = dateOf(now).addDays(-1);
    for (const Forecast::Day &day : forecast.days) {
        if (dateOf(day.time) == yesterday)
            return day.spentNanos;
    }
    return std::nullopt;
}

} // namespace portreeve::ui
