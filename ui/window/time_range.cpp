// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/time_range.h"

#include "ui/widgets/times.h"

#include <QHash>
#include <QLocale>

#include <optional>

namespace portreeve::ui {
namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr qsizetype remembered = 50;
constexpr QLatin1String month("month");
constexpr QLatin1String lastMonth("last-month");
constexpr QLatin1String utcMark(" utc");

struct Ends {
    qint64 from = 0;
    qint64 to = 0;
};

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QDateTime momentOf(qint64 ms, bool utc)
{
    return QDateTime::fromMSecsSinceEpoch(ms, utc ? Qt::UTC : Qt::LocalTime);
}

qint64 startOf(const QDate &date, bool utc)
{
    return date.startOfDay(utc ? Qt::UTC : Qt::LocalTime).toMSecsSinceEpoch();
}

qint64 lengthOf(const QString &relative)
{
    static const QHash<QString, qint64> lengths = {{QStringLiteral("15m"), 15 * minute}, {QStringLiteral("1h"), hour},     {QStringLiteral("4h"), 4 * hour}, {QStringLiteral("24h"), day},
                                                   {QStringLiteral("7d"), 7 * day},      {QStringLiteral("30d"), 30 * day}, {QStringLiteral("90d"), 90 * day}};
    return lengths.value(relative);
}

Ends endsOf(const QString &relative, bool utc)
{
    const qint64 to = now();
    if (const qint64 length = lengthOf(relative))
        return {to - length, to};
    const QDate today = momentOf(to, utc).date();
    const QDate first(today.year(), today.month(), 1);
    if (relative == lastMonth)
        return {startOf(first.addMonths(-1), utc), startOf(first, utc)};
    return {startOf(first, utc), to};
}

bool isMonthStart(qint64 ms, bool utc)
{
    const QDateTime at = momentOf(ms, utc);
    return at.date().day() == 1 && startOf(at.date(), utc) == ms;
}

/// Whole months step by months: October becomes September, not the 31 days before October.
Ends stepped(const Ends &ends, int direction, bool utc)
{
    if (!isMonthStart(ends.from, utc) || !isMonthStart(ends.to, utc)) {
        const qint64 shift = direction * (ends.to - ends.from);
        return {ends.from + shift, ends.to + shift};
    }
    const QDate from = momentOf(ends.from, utc).date();
    const QDate to = momentOf(ends.to, utc).date();
    const int months = direction * ((to.year() - from.year()) * 12 + to.month() - from.month());
    return {startOf(from.addMonths(months), utc), startOf(to.addMonths(months), utc)};
}

QString clockOf(const QDateTime &at)
{
    return at.time().second() == 0 ? at.toString(QStringLiteral("HH:mm")) : at.toString(QStringLiteral("HH:mm:ss"));
}

bool isMidnight(const QDateTime &at)
{
    return at.time().msecsSinceStartOfDay() == 0;
}

} // namespace

const QStringList &TimeRange::relativeIds()
{
    static const QStringList ids = {QStringLiteral("15m"), QStringLiteral("1h"),  QStringLiteral("4h"),    QStringLiteral("24h"),       QStringLiteral("7d"),
                                    QStringLiteral("30d"), QStringLiteral("90d"), QStringLiteral("month"), QStringLiteral("last-month")};
    return ids;
}

QString TimeRange::nameOf(const QString &id)
{
    const QString names[] = {tr("Last 15 minutes"), tr("Last hour"),    tr("Last 4 hours"),  tr("Last 24 hours"), tr("Last 7 days"),
                             tr("Last 30 days"),    tr("Last 90 days"), tr("Month to date"), tr("Last month")};
    const qsizetype at = relativeIds().indexOf(id);
    return at < 0 ? QString() : names[at];
}

TimeRange::TimeRange(QObject *parent) : QObject(parent) {}

qint64 TimeRange::from() const
{
    return isRelative() ? endsOf(m_relative, m_utc).from : m_from;
}

qint64 TimeRange::to() const
{
    return isRelative() ? endsOf(m_relative, m_utc).to : m_to;
}

QString TimeRange::text() const
{
    if (isRelative())
        return nameOf(m_relative);
    const QDateTime from = momentOf(m_from, m_utc);
    const QDateTime to = momentOf(m_to, m_utc);
    const QDate today = momentOf(now(), m_utc).date();
    const QString zone = m_utc ? QStringLiteral(" UTC") : QString();
    if (isMidnight(from) && isMidnight(to)) { // whole days
        const QDate last = to.date().addDays(-1);
        if (last == from.date())
            return dayText(last, today) + zone;
        return tr("%1 to %2").arg(dayText(from.date(), today), dayText(last, today)) + zone;
    }
    const QString first = dayText(from.date(), today) + QLatin1Char(' ') + clockOf(from);
    if (from.date() == to.date())
        return tr("%1 to %2").arg(first, clockOf(to)) + zone;
    return tr("%1 to %2").arg(first, dayText(to.date(), today) + QLatin1Char(' ') + clockOf(to)) + zone;
}

void TimeRange::setRelative(const QString &id)
{
    if (relativeIds().contains(id) && id != m_relative)
        set({id, 0, 0}, true);
}

void TimeRange::setAbsolute(qint64 from, qint64 to)
{
    if (from > to)
        std::swap(from, to);
    if (from == to || (!isRelative() && from == m_from && to == m_to))
        return;
    set({{}, from, to}, true);
}

void TimeRange::step(int direction)
{
    const Ends ends = m_relative == month && direction < 0 ? Ends{from(), startOf(momentOf(from(), m_utc).date().addMonths(1), m_utc)} : Ends{from(), to()};
    Ends next = stepped(ends, direction, m_utc);
    const qint64 limit = now();
    if (next.to > limit && next.from <= limit && isMonthStart(next.from, m_utc) && isMonthStart(next.to, m_utc))
        return setRelative(month); // the month after the last one is this one, so far
    if (next.to > limit) {
        if (isRelative() || ends.to >= limit)
            return;
        next = {ends.from + limit - ends.to, limit};
    }
    set({{}, next.from, next.to}, true);
}

void TimeRange::undo()
{
    if (canUndo())
        set(m_past.takeLast(), false);
}

void TimeRange::setUtc(bool utc)
{
    if (utc == m_utc)
        return;
    m_utc = utc;
    emit changed();
}

QString TimeRange::save() const
{
    const QString span = isRelative() ? m_relative : QStringLiteral("%1..%2").arg(m_from).arg(m_to);
    return m_utc ? span + utcMark : span;
}

void TimeRange::restore(const QString &saved)
{
    m_utc = saved.endsWith(utcMark);
    const QString span = m_utc ? saved.chopped(utcMark.size()) : saved;
    m_past.clear();
    if (relativeIds().contains(span))
        return set({span, 0, 0}, false);
    const QStringList ends = span.split(QStringLiteral(".."));
    const qint64 from = ends.value(0).toLongLong();
    const qint64 to = ends.value(1).toLongLong();
    if (from > 0 && from < to)
        return set({{}, from, to}, false);
    set({QStringLiteral("24h"), 0, 0}, false);
}

void TimeRange::set(const Span &span, bool remember)
{
    if (remember) {
        m_past.append({m_relative, m_from, m_to});
        if (m_past.size() > remembered)
            m_past.removeFirst();
    }
    m_relative = span.relative;
    m_from = span.from;
    m_to = span.to;
    emit changed();
}

} // namespace portreeve::ui
