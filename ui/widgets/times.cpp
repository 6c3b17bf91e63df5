// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/times.h"

#include "ui/widgets/numbers.h"

#include <QCoreApplication>

namespace portreeve::ui {
namespace {

/// The contexts of the translations.
struct Times {
    Q_DECLARE_TR_FUNCTIONS(Times)
};
struct Numbers {
    Q_DECLARE_TR_FUNCTIONS(Numbers)
};

QString zone(const QDateTime &at)
{
    const QString name = at.timeZoneAbbreviation();
    return name.isEmpty() ? QStringLiteral("UTC") : name;
}

QString day(const QDate &date, bool year, const QLocale &locale)
{
    //: A date without its year, in the letters of QLocale::toString
    const QString shortForm = Times::tr("d MMM");
    //: A date with its year
    const QString longForm = Times::tr("d MMM yyyy");
    return locale.toString(date, year ? longForm : shortForm);
}

} // namespace

QString clockText(const QDateTime &at, bool milliseconds)
{
    return at.toString(milliseconds ? QStringLiteral("HH:mm:ss.zzz") : QStringLiteral("HH:mm:ss"));
}

QString whenText(const QDateTime &at, const QDateTime &now, const QLocale &locale)
{
    const QDate today = now.toTimeSpec(at.timeSpec()).date();
    if (at.date() == today)
        return clockText(at);
    return QStringLiteral("%1 %2 %3").arg(day(at.date(), at.date().year() != today.year(), locale), clockText(at), zone(at));
}

QString fullTimeText(const QDateTime &at, const QLocale &locale)
{
    return QStringLiteral("%1 %2 %3").arg(day(at.date(), true, locale), clockText(at), zone(at));
}

QString dayText(const QDate &date, const QDate &today, const QLocale &locale)
{
    return day(date, date.year() != today.year(), locale);
}

QString lastText(const QDateTime &at, const QDateTime &now, const QLocale &locale)
{
    const qint64 days = at.date().daysTo(now.date());
    if (days <= 0)
        return clockText(at);
    if (days == 1)
        return Times::tr("Yesterday");
    if (days < 7)
        return locale.dayName(at.date().dayOfWeek(), QLocale::ShortFormat);
    return dayText(at.date(), now.date(), locale);
}

QString distanceText(qint64 seconds, const QLocale &locale)
{
    const qint64 size = qAbs(seconds);
    const auto say = [&](qint64 count, const QString &unit) { return locale.toString(qlonglong(count)) + thinSpace + unit; };
    if (size < 60)
        return say(size, Numbers::tr("s"));
    if (size < 3600)
        return say(size / 60, Numbers::tr("min"));
    if (size < 86400)
        return say(size / 3600, Numbers::tr("h"));
    return say(size / 86400, Numbers::tr("d"));
}

QString relativeText(const QDateTime &at, const QDateTime &now)
{
    const qint64 seconds = now.secsTo(at);
    const bool ahead = seconds >= 0;
    if (qAbs(seconds) < 60)
        return ahead ? Times::tr("in a moment") : Times::tr("just now");
    if (qAbs(seconds) < 86400) //: %1 is "5 min" or "3 h"
        return (ahead ? Times::tr("in %1") : Times::tr("%1 ago")).arg(distanceText(seconds));
    const qint64 days = qAbs(now.date().daysTo(at.date()));
    if (days <= 1)
        return ahead ? Times::tr("tomorrow") : Times::tr("yesterday");
    //: %1 is two or more
    return (ahead ? Times::tr("in %1 days") : Times::tr("%1 days ago")).arg(days);
}

} // namespace portreeve::ui
