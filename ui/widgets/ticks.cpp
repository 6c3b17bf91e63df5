// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ticks.h"

#include "ui/widgets/numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace portreeve::ui {
namespace {

struct Axis {
    Q_DECLARE_TR_FUNCTIONS(Axis)
};

QString figure(double value, double step, const QLocale &locale)
{
    int decimals = 0;
    for (double s = step; decimals < 4 && std::abs(s - std::round(s)) > 1e-6 * s; s *= 10)
        ++decimals;
    return locale.toString(value, 'f', decimals);
}

QString thousands(double value, double step, const QLocale &locale)
{
    const double top = std::abs(value);
    if (top >= 1e6)
        return figure(value / 1e6, step / 1e6, locale) + thinSpace + QStringLiteral("M");
    if (top >= 1e3)
        return figure(value / 1e3, step / 1e3, locale) + thinSpace + QStringLiteral("k");
    return figure(value, step, locale);
}

struct Step {
    qint64 ms;
    const char *form; ///< of QLocale::toString; "" for whole days
};

constexpr double headroom = 1.015; // data never touches the upper edge
constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

constexpr Step steps[] = {{second, "HH:mm:ss"}, {5 * second, "HH:mm:ss"}, {15 * second, "HH:mm:ss"}, {30 * second, "HH:mm:ss"}, {minute, "HH:mm"},
                          {5 * minute, "HH:mm"}, {10 * minute, "HH:mm"},  {15 * minute, "HH:mm"},    {30 * minute, "HH:mm"},    {hour, "HH:mm"},
                          {2 * hour, "HH:mm"},   {3 * hour, "HH:mm"},     {6 * hour, "HH:mm"},       {12 * hour, "HH:mm"},      {day, ""},
                          {2 * day, ""},         {7 * day, ""},           {14 * day, ""},            {30 * day, ""},            {91 * day, ""}};

const Step &stepFor(qint64 span, int most)
{
    for (const Step &each : steps) {
        if (span / each.ms <= most)
            return each;
    }
    return steps[std::size(steps) - 1];
}

/// The first round moment at or after `from`, in local time: midnight is local midnight, also over a change of the clock.
QDateTime firstRound(const QDateTime &from, qint64 step)
{
    QDateTime at(from.date(), QTime(0, 0), from.timeSpec());
    if (step >= day)
        return at < from ? at.addDays(1) : at;
    while (at < from)
        at = at.addMSecs(step);
    return at;
}

/// Steps of a value axis: what an odd one costs is weighed against the air that a rounder one leaves over the data.
struct Round {
    double step;
    double cost;
};
constexpr Round rounds[] = {{1, 0}, {1.5, 0.1}, {2, 0}, {2.5, 0.1}, {3, 0.08}, {4, 0.12}, {5, 0}, {7, 0.14}, {10, 0}, {15, 0.1}, {20, 0}, {25, 0.1}, {30, 0.08}};

QString dayLabel(const QDateTime &at, const QLocale &locale)
{
    //: A day on an axis
    return locale.toString(at.date(), Axis::tr("d MMM"));
}

} // namespace

double niceStep(double span, int most)
{
    if (!(span > 0) || most < 1)
        return 1;
    const double rough = span / most;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double each : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        if (each * power >= rough * (1 - 1e-9))
            return each * power;
    }
    return 10 * power;
}

double fittingStep(double span, int most)
{
    if (!(span > 0) || most < 2)
        return niceStep(span, most);
    double best = niceStep(span, most);
    double least = std::numeric_limits<double>::infinity();
    const double power = std::pow(10, std::floor(std::log10(span / most)));
    for (int parts = qMax(2, most - 1); parts <= most; ++parts) {
        for (const Round &each : rounds) {
            const double step = each.step * power;
            const double cost = step * parts / span - 1 + each.cost;
            if (step * parts < span * (1 - 1e-9) || cost >= least)
                continue;
            least = cost;
            best = step;
        }
    }
    return best;
}

QString axisText(double value, double step, Unit unit, const QLocale &locale)
{
    switch (unit) {
    case Unit::Seconds:
        return step < 0.01 && value != 0 ? figure(value * 1000, step * 1000, locale) + thinSpace + QStringLiteral("ms")
                                         : figure(value, step, locale) + thinSpace + QStringLiteral("s");
    case Unit::Dollars: {
        const QString sign = value < 0 ? QString(QChar(0x2212)) : QString();
        const QString text = thousands(std::abs(value), step, locale);
        const bool first = !locale.toCurrencyString(1.0, QStringLiteral("$")).trimmed().endsWith(QLatin1Char('$'));
        return first ? sign + QLatin1Char('$') + text : sign + text + QChar(0xA0) + QLatin1Char('$');
    }
    case Unit::Share:
        return figure(value * 100, step * 100, locale) + thinSpace + QStringLiteral("%");
    case Unit::Bytes:
        return bytesText(qRound64(value), locale);
    case Unit::Count:
    case Unit::Tokens:
        break;
    }
    return thousands(value, step, locale);
}

QList<Tick> valueTicks(double highest, Unit unit, int most, const QLocale &locale)
{
    return valueTicks(0, highest, unit, most, locale);
}

QList<Tick> valueTicks(double lowest, double highest, Unit unit, int most, const QLocale &locale)
{
    if (!std::isfinite(highest) || !std::isfinite(lowest) || highest <= lowest)
        highest = lowest + 1;
    double step = fittingStep((highest - lowest) * headroom, most);
    if (unit == Unit::Count || unit == Unit::Tokens)
        step = std::max(1.0, std::ceil(step - 1e-9)); // there is no half request
    QList<Tick> ticks;
    const double first = std::floor(lowest / step + 1e-9) * step;
    for (int i = 0; i < 20; ++i) {
        const double at = first + i * step;
        ticks.append({at, axisText(at, step, unit, locale)});
        if (at >= lowest + (highest - lowest) * headroom - step * 1e-9)
            break;
    }
    return ticks;
}

QList<Tick> timeTicks(qint64 fromMs, qint64 toMs, int most, bool now, const QLocale &locale, bool utc)
{
    QList<Tick> ticks;
    if (toMs <= fromMs)
        return ticks;
    const Step &step = stepFor(toMs - fromMs, qMax(1, most));
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(fromMs, utc ? Qt::UTC : Qt::LocalTime);
    QDate before = from.date();
    for (QDateTime at = firstRound(from, step.ms); at.toMSecsSinceEpoch() <= toMs;) {
        const bool hours = *step.form != 0;
        QString label = hours ? at.toString(QLatin1String(step.form)) : dayLabel(at, locale);
        if (hours && at.date() != before && toMs - fromMs > 36 * hour)
            label = locale.dayName(at.date().dayOfWeek(), QLocale::ShortFormat) + QLatin1Char(' ') + label;
        before = at.date();
        if (!now || toMs - at.toMSecsSinceEpoch() > (toMs - fromMs) / 20)
            ticks.append({double(at.toMSecsSinceEpoch()), label});
        at = hours ? at.addMSecs(step.ms) : at.addDays(step.ms / day);
    }
    if (now)
        ticks.append({double(toMs), Axis::tr("now")});
    return ticks;
}

} // namespace portreeve::ui
