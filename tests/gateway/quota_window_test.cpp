// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <QDateTime>
#include <QTimeZone>

#include <array>
#include <random>

#include "gateway/policy/quota.h"

using namespace portreeve;

namespace {

QDateTime at(const QString &text)
{
    QDateTime time = QDateTime::fromString(text, QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    time.setTimeSpec(Qt::UTC);
    return time;
}

Micros micros(const QDateTime &time) { return time.toMSecsSinceEpoch() * 1000; }

QString shown(Micros wall)
{
    return QDateTime::fromMSecsSinceEpoch(wall / 1000, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QDateTime midnight(const QDate &day) { return QDateTime(day, QTime(0, 0), Qt::UTC); }

// The same rules by the calendar of Qt; `begin` says when a day begins.
template <class Begin>
Window expectedOn(const QString &duration, const QDate &day, Begin begin)
{
    if (duration == QLatin1String("1d") || duration == QLatin1String("daily"))
        return {micros(begin(day)), micros(begin(day.addDays(1)))};
    if (duration == QLatin1String("7d") || duration == QLatin1String("1w")) {
        const QDate monday = day.addDays(1 - day.dayOfWeek());
        return {micros(begin(monday)), micros(begin(monday.addDays(7)))};
    }
    const int months = duration == QLatin1String("3mo") ? 3 : duration == QLatin1String("12mo") ? 12 : 1;
    const int first = (day.month() - 1) / months * months + 1;
    const QDate start(day.year(), first, 1);
    return {micros(begin(start)), micros(begin(start.addMonths(months)))};
}

Window expectedWindow(const QString &duration, const QDateTime &now) { return expectedOn(duration, now.date(), midnight); }

DayStart dayIn(const QString &zone, std::int32_t second = 0) { return {TimeZone::find(zone.toStdString()), second}; }

// Of goal B10: both hemispheres, half and quarter hours, clocks that change at midnight, and none that change.
constexpr std::array zones{"UTC", "Europe/Berlin", "Europe/London", "America/New_York", "America/Santiago", "America/St_Johns", "America/Havana", "Asia/Kathmandu",
                           "Asia/Beirut", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Kiritimati"};

void zoneRows(std::initializer_list<const char *> durations)
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("duration");
    for (const char *zone : zones) {
        for (const char *duration : durations)
            QTest::addRow("%s in %s", duration, zone) << zone << duration;
    }
}

} // namespace

class QuotaWindowTest : public QObject {
    Q_OBJECT

private slots:
    void table_data();
    void table();
    void unreadableIsForEver_data();
    void unreadableIsForEver();
    void tenYears_data();
    void tenYears();
    void tilesWithoutGaps_data();
    void tilesWithoutGaps();
    void inZones_data();
    void inZones();
    void resetTime();
    void hoursOfTheLocalClock();
    void tenYearsInZones_data();
    void tenYearsInZones();
    void tenYearsOfSpending_data();
    void tenYearsOfSpending();
};

void QuotaWindowTest::table_data()
{
    QTest::addColumn<QString>("duration");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("end");
    const auto row = [](const char *duration, const char *now, const char *start, const char *end) {
        QTest::addRow("%s at %s", duration, now) << duration << now << start << end;
    };
    row("1d", "2026-11-21 10:11:12", "2026-11-21 00:00:00", "2026-11-22 00:00:00");
    row("24h", "2026-11-21 10:11:12", "2026-11-21 00:00:00", "2026-11-22 00:00:00");
    row("Daily", "2026-11-21 23:59:59", "2026-11-21 00:00:00", "2026-11-22 00:00:00");
    row("7d", "2026-11-21 10:00:00", "2026-11-16 00:00:00", "2026-11-23 00:00:00");
    row("1w", "2026-11-23 00:00:00", "2026-11-23 00:00:00", "2026-11-30 00:00:00");
    row("weekly", "2026-11-22 23:59:59", "2026-11-16 00:00:00", "2026-11-23 00:00:00");
    row("30d", "2026-11-21 10:00:00", "2026-11-01 00:00:00", "2026-12-01 00:00:00");
    row("1mo", "2026-12-31 23:59:59", "2026-12-01 00:00:00", "2027-01-01 00:00:00");
    row("MONTHLY", "2028-02-29 12:00:00", "2028-02-01 00:00:00", "2028-03-01 00:00:00");
    row("1mo", "2027-02-28 12:00:00", "2027-02-01 00:00:00", "2027-03-01 00:00:00");
    row("3mo", "2026-11-21 10:00:00", "2026-10-01 00:00:00", "2027-01-01 00:00:00");
    row("12mo", "2026-11-21 10:00:00", "2026-01-01 00:00:00", "2027-01-01 00:00:00");
    row("hourly", "2026-11-21 10:11:12", "2026-11-21 10:00:00", "2026-11-21 11:00:00");
    row("2h", "2026-11-21 11:11:12", "2026-11-21 10:00:00", "2026-11-21 12:00:00");
    row("6h", "2026-11-21 23:00:00", "2026-11-21 18:00:00", "2026-11-22 00:00:00");
    row("15m", "2026-11-21 10:29:59", "2026-11-21 10:15:00", "2026-11-21 10:30:00");
    row("30s", "2026-11-21 10:29:59", "2026-11-21 10:29:30", "2026-11-21 10:30:00");
    row("2d", "1970-01-03 12:00:00", "1970-01-03 00:00:00", "1970-01-05 00:00:00");
    row("2d", "1970-01-04 12:00:00", "1970-01-03 00:00:00", "1970-01-05 00:00:00");
    row("2w", "1970-01-05 00:00:00", "1969-12-29 00:00:00", "1970-01-12 00:00:00");
    row("30days", "2026-11-21 10:00:00", "2026-11-01 00:00:00", "2026-12-01 00:00:00");
}

void QuotaWindowTest::table()
{
    QFETCH(QString, duration);
    QFETCH(QString, now);
    QFETCH(QString, start);
    QFETCH(QString, end);
    const Window window = budgetWindow(duration.toStdString(), micros(at(now)));
    QCOMPARE(shown(window.start), start);
    QCOMPARE(shown(window.end), end);
}

void QuotaWindowTest::unreadableIsForEver_data()
{
    QTest::addColumn<QString>("duration");
    for (const char *text : {"", "soon", "d", "-1d", "0d", "1", "1y", "1.5h", " 1d", "99999999999d", "999999999999999999999s", "999999999mo", "1D"})
        QTest::addRow("'%s'", text) << text;
}

void QuotaWindowTest::unreadableIsForEver()
{
    QFETCH(QString, duration);
    const Window window = budgetWindow(duration.toStdString(), micros(at(QStringLiteral("2026-11-21 10:00:00"))));
    QCOMPARE(window.start, 0);
    QCOMPARE(window.end, 0);
}

void QuotaWindowTest::tenYears_data()
{
    QTest::addColumn<QString>("duration");
    for (const char *text : {"1d", "7d", "1w", "30d", "1mo", "3mo", "12mo"})
        QTest::addRow("%s", text) << text;
}

// Ten years in steps of up to six hours, leap years and a year without a leap day in it, by another calendar.
void QuotaWindowTest::tenYears()
{
    QFETCH(QString, duration);
    std::mt19937_64 random(3);
    QDateTime now = at(QStringLiteral("2026-01-01 00:00:00"));
    const QDateTime last = at(QStringLiteral("2036-01-01 00:00:00"));
    int resets = 0;
    Micros start = -1;
    while (now < last) {
        const Window window = budgetWindow(duration.toStdString(), micros(now));
        const Window expected = expectedWindow(duration, now);
        QVERIFY2(window.start == expected.start && window.end == expected.end, qPrintable(now.toString()));
        resets += window.start != start;
        start = window.start;
        now = now.addSecs(qint64(random() % 21'600));
    }
    const QHash<QString, int> expectedResets{{"1d", 3652}, {"7d", 523}, {"1w", 523}, {"30d", 120}, {"1mo", 120}, {"3mo", 40}, {"12mo", 10}};
    QCOMPARE(resets, expectedResets[duration]);
}

void QuotaWindowTest::tilesWithoutGaps_data()
{
    QTest::addColumn<QString>("duration");
    for (const char *text : {"1s", "7s", "45m", "1h", "5h", "36h", "1d", "3d", "7d", "14d", "30d", "31d", "2w", "1mo", "2mo", "5mo", "18mo"})
        QTest::addRow("%s", text) << text;
}

// One window begins where the other ends, and every moment of it, the first and the last too, knows it.
void QuotaWindowTest::tilesWithoutGaps()
{
    QFETCH(QString, duration);
    Micros now = micros(at(QStringLiteral("2026-11-21 10:11:12")));
    for (int i = 0; i < 200; ++i) {
        const Window window = budgetWindow(duration.toStdString(), now);
        QVERIFY(window.start <= now && now < window.end);
        for (const Micros moment : {window.start, (window.start + window.end) / 2, window.end - 1}) {
            const Window same = budgetWindow(duration.toStdString(), moment);
            QCOMPARE(same.start, window.start);
            QCOMPARE(same.end, window.end);
        }
        QCOMPARE(budgetWindow(duration.toStdString(), window.end).start, window.end);
        now = window.end;
    }
}

void QuotaWindowTest::inZones_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("duration");
    QTest::addColumn<QString>("now");          // all in UTC
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("end");
    const auto row = [](const char *zone, const char *duration, const char *now, const char *start, const char *end) {
        QTest::addRow("%s in %s at %s", duration, zone, now) << zone << duration << now << start << end;
    };
    row("Europe/Berlin", "1d", "2026-11-21 10:00:00", "2026-11-20 23:00:00", "2026-11-21 23:00:00");
    row("Europe/Berlin", "1d", "2026-03-29 10:00:00", "2026-03-28 23:00:00", "2026-03-29 22:00:00");      // 23 hours
    row("Europe/Berlin", "1d", "2026-10-25 10:00:00", "2026-10-24 22:00:00", "2026-10-25 23:00:00");      // 25 hours
    row("Europe/Berlin", "24h", "2026-10-25 10:00:00", "2026-10-24 22:00:00", "2026-10-25 23:00:00");
    row("Europe/Berlin", "7d", "2026-10-25 10:00:00", "2026-10-18 22:00:00", "2026-10-25 23:00:00");
    row("Europe/Berlin", "30d", "2026-10-25 10:00:00", "2026-09-30 22:00:00", "2026-10-31 23:00:00");
    row("America/New_York", "1mo", "2027-03-01 04:59:59", "2027-02-01 05:00:00", "2027-03-01 05:00:00");
    row("America/New_York", "1mo", "2028-03-01 05:00:00", "2028-03-01 05:00:00", "2028-04-01 04:00:00");
    row("Asia/Kathmandu", "1w", "2026-11-21 10:00:00", "2026-11-15 18:15:00", "2026-11-22 18:15:00");
    row("Asia/Beirut", "1d", "2026-03-28 22:30:00", "2026-03-28 22:00:00", "2026-03-29 21:00:00");        // 00:00 is 01:00
    row("America/Havana", "1d", "2026-11-01 05:30:00", "2026-11-01 04:00:00", "2026-11-02 05:00:00");     // 00:00 comes twice
    row("Pacific/Kiritimati", "1mo", "2026-12-31 10:00:00", "2026-12-31 10:00:00", "2027-01-31 10:00:00");
    row("Asia/Kathmandu", "15m", "2026-11-21 10:14:59", "2026-11-21 10:00:00", "2026-11-21 10:15:00");
    row("Asia/Kathmandu", "1h", "2026-11-21 10:14:59", "2026-11-21 09:15:00", "2026-11-21 10:15:00");
}

void QuotaWindowTest::inZones()
{
    QFETCH(QString, zone);
    QFETCH(QString, duration);
    QFETCH(QString, now);
    QFETCH(QString, start);
    QFETCH(QString, end);
    const Window window = budgetWindow(duration.toStdString(), micros(at(now)), dayIn(zone));
    QCOMPARE(shown(window.start), start);
    QCOMPARE(shown(window.end), end);
}

void QuotaWindowTest::resetTime()
{
    const DayStart six = dayIn(QStringLiteral("Europe/Berlin"), 6 * 3600);
    Window window = budgetWindow("1d", micros(at(QStringLiteral("2026-11-21 04:59:59"))), six);
    QCOMPARE(shown(window.start), QStringLiteral("2026-11-20 05:00:00"));
    QCOMPARE(shown(window.end), QStringLiteral("2026-11-21 05:00:00"));
    window = budgetWindow("1mo", micros(at(QStringLiteral("2026-11-01 04:59:59"))), six);
    QCOMPARE(shown(window.end), QStringLiteral("2026-11-01 05:00:00"));
    window = budgetWindow("1h", micros(at(QStringLiteral("2026-11-21 04:59:59"))), dayIn(QStringLiteral("UTC"), 1800));      // days and longer only
    QCOMPARE(shown(window.end), QStringLiteral("2026-11-21 05:00:00"));
    window = budgetWindow("1d", micros(at(QStringLiteral("2026-11-21 04:59:59"))), {nullptr, 3600});
    QCOMPARE(shown(window.start), QStringLiteral("2026-11-21 01:00:00"));
}

// Six hours of a clock that is put back at 03:00 last seven, those of one that is put forward five.
void QuotaWindowTest::hoursOfTheLocalClock()
{
    const DayStart berlin = dayIn(QStringLiteral("Europe/Berlin"));
    Window window = budgetWindow("6h", micros(at(QStringLiteral("2026-10-25 01:30:00"))), berlin);
    QCOMPARE(window.end - window.start, 7 * 3600 * microsPerSecond);
    window = budgetWindow("6h", micros(at(QStringLiteral("2026-03-29 01:30:00"))), berlin);
    QCOMPARE(window.end - window.start, 5 * 3600 * microsPerSecond);
    window = budgetWindow("6h", micros(at(QStringLiteral("2026-11-21 10:30:00"))), berlin);
    QCOMPARE(shown(window.start), QStringLiteral("2026-11-21 05:00:00"));
}

void QuotaWindowTest::tenYearsInZones_data() { zoneRows({"1d", "7d", "1w", "30d", "1mo", "3mo", "12mo"}); }

// Ten years in steps of up to a day, by another calendar; each window begins where the one before ended.
void QuotaWindowTest::tenYearsInZones()
{
    QFETCH(QString, zone);
    QFETCH(QString, duration);
    const QTimeZone place(zone.toUtf8());
    const DayStart start = dayIn(zone);
    QVERIFY(start.zone && place.isValid());
    std::mt19937_64 random(5);
    QDateTime now = at(QStringLiteral("2026-01-01 00:00:00"));
    const QDateTime last = at(QStringLiteral("2036-01-01 00:00:00"));
    Window before = budgetWindow(duration.toStdString(), micros(now), start);
    while (now < last) {
        const Window window = budgetWindow(duration.toStdString(), micros(now), start);
        const Window expected = expectedOn(duration, now.toTimeZone(place).date(), [&](const QDate &day) {
            const QDateTime begin = day.startOfDay(place), earlier = begin.addSecs(-3600);      // the first of two midnights
            return earlier.toTimeZone(place).date() == day ? earlier : begin;
        });
        QVERIFY2(window.start == expected.start && window.end == expected.end, qPrintable(now.toString() + " " + shown(window.start) + " " + shown(window.end)));
        QVERIFY(window.start == before.start || window.start == before.end);
        before = window;
        now = now.addSecs(qint64(random() % 86'400));
    }
}

void QuotaWindowTest::tenYearsOfSpending_data() { zoneRows({"1d", "7d", "30d", "1mo"}); }

// Goal B10: two instances over ten years of a clock that also goes back. Each resets once at a boundary, never before it and never
// again; what is in flight over a boundary is charged to the window of its admission.
void QuotaWindowTest::tenYearsOfSpending()
{
    QFETCH(QString, zone);
    QFETCH(QString, duration);
    Limits limits;
    limits.budget = 1'000'000;
    limits.budgetDuration = duration.toStdString();
    limits.dayStart = dayIn(zone);
    const Scope scope{"key/a", &limits, 0};
    std::array<Quotas, 2> instances;
    std::mt19937_64 random(7);
    Micros wall = micros(at(QStringLiteral("2026-01-01 12:00:00"))), latest = wall;
    const Micros last = micros(at(QStringLiteral("2036-01-01 00:00:00")));
    Window window = budgetWindow(limits.budgetDuration, wall, limits.dayStart);
    Nanos spent = 0;
    int resets = 0;
    while (latest < last) {
        const bool goesBack = latest < window.end && random() % 10 == 0;      // never before both have seen a boundary
        wall = goesBack ? latest - Micros(random() % (40 * 3600)) * microsPerSecond : latest + Micros(random() % (9 * 3600)) * microsPerSecond;
        latest = std::max(latest, wall);
        if (latest >= window.end) {
            window = budgetWindow(limits.budgetDuration, latest, limits.dayStart);
            spent = 0;
            ++resets;
        }
        for (Quotas &quotas : instances) {
            auto hold = quotas.hold({scope}, {1, 10}, 0, wall);
            QVERIFY(hold.isOpen());
            QCOMPARE(hold.windowStart(0), window.start);
            const bool overBoundary = random() % 50 == 0;
            const Micros settledAt = overBoundary ? window.end : wall;
            if (overBoundary && &quotas == &instances[1]) {      // both see the boundary while this one is in flight
                latest = wall = settledAt;
                QCOMPARE(quotas.standing(scope, 0, wall).spent, 0);
            }
            hold.settle(1, 3);
            if (latest < window.end)
                QCOMPARE(quotas.standing(scope, 0, wall).spent, spent + 3);
            else
                QCOMPARE(quotas.standing(scope, 0, wall).spent, 0);
        }
        spent += 3;
    }
    const int expected = duration == QLatin1String("1d") ? 3652 : duration == QLatin1String("7d") ? 522 : 120;
    QVERIFY2(std::abs(resets - expected) <= 1, std::to_string(resets).c_str());
}

QTEST_APPLESS_MAIN(QuotaWindowTest)
#include "quota_window_test.moc"
