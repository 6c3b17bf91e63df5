// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTimeZone>
#include <QtTest>

#include <random>

#include "gateway/base/time_zone.h"

using namespace portreeve;

namespace {

constexpr std::int64_t hour = 3600, day = 86'400;

std::int64_t at(const char *text) { return QDateTime::fromString(QLatin1String(text) + QLatin1Char('Z'), Qt::ISODate).toSecsSinceEpoch(); }

std::string bigEndian(std::int64_t value, int bytes)
{
    std::string out;
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        out += char(value >> shift & 0xff);
    return out;
}

// A "slim" TZif file: one type of local time, no transitions, and a rule.
std::string slimFile(std::int32_t offset, const std::string &rule)
{
    const auto head = [](int types, int letters) {
        std::string out = "TZif2" + std::string(15, '\0');
        for (const int count : {0, 0, 0, 0, types, letters})
            out += bigEndian(count, 4);
        return out;
    };
    const std::string first = head(1, 4) + bigEndian(0, 4) + std::string(2, '\0') + std::string("-00\0", 4);
    return first + head(1, 4) + bigEndian(offset, 4) + std::string(2, '\0') + std::string("XXX\0", 4) + "\n" + rule + "\n";
}

} // namespace

class TimeZoneTest : public QObject {
    Q_OBJECT

private slots:
    void zones_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"UTC", "Europe/Berlin", "Europe/London", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "America/Santiago", "America/St_Johns",
                                 "Asia/Kolkata", "Asia/Kathmandu", "Asia/Shanghai", "Asia/Beirut", "Africa/Cairo", "Africa/Casablanca", "Australia/Sydney",
                                 "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "Pacific/Kiritimati", "America/Havana", "Etc/GMT+5"})
            QTest::newRow(name) << name;
    }

    // The same offsets as Qt reads of the same files, through all that was and is to come.
    void zones()
    {
        QFETCH(QString, name);
        const TimeZone *zone = TimeZone::find(name.toStdString());
        QVERIFY(zone);
        QCOMPARE(TimeZone::find(name.toStdString()), zone);
        const QTimeZone other(name.toUtf8());
        QVERIFY(other.isValid());
        const auto same = [&](std::int64_t instant) {
            const int expected = other.offsetFromUtc(QDateTime::fromSecsSinceEpoch(instant, Qt::UTC));
            return zone->offset(instant) == expected;
        };
        for (std::int64_t instant = at("1971-01-01T00:00:00"); instant < at("2037-06-01T00:00:00"); instant += 75 * hour + 7)
            QVERIFY2(same(instant), qPrintable(QDateTime::fromSecsSinceEpoch(instant, Qt::UTC).toString(Qt::ISODate)));
        for (std::int64_t instant = at("2026-01-01T00:00:00"); instant < at("2027-01-01T00:00:00"); instant += hour)
            QVERIFY2(same(instant), qPrintable(QDateTime::fromSecsSinceEpoch(instant, Qt::UTC).toString(Qt::ISODate)));
    }

    // firstAt: the local clock shows that or more there, and never did before.
    void firstInstants_data() { zones_data(); }
    void firstInstants()
    {
        QFETCH(QString, name);
        const TimeZone *zone = TimeZone::find(name.toStdString());
        std::int64_t before = zone->firstAt(at("2010-01-01T00:00:00"));
        for (std::int64_t local = at("2010-01-01T00:00:00") + hour / 2; local < at("2030-01-01T00:00:00"); local += hour / 2) {
            const std::int64_t instant = zone->firstAt(local);
            if (instant < before || instant + zone->offset(instant) < local)
                QFAIL(qPrintable(QDateTime::fromSecsSinceEpoch(local, Qt::UTC).toString(Qt::ISODate)));
            for (std::int64_t back = 1; back <= 2 * hour + 1; back += 40 * 60) {
                if (instant - back + zone->offset(instant - back) >= local)
                    QFAIL(qPrintable(QDateTime::fromSecsSinceEpoch(local, Qt::UTC).toString(Qt::ISODate)));
            }
            before = instant;
        }
    }

    // What a small file says of the years is the same that a large one spells out.
    void rules_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("standard");
        QTest::addColumn<QByteArray>("rule");
        const auto row = [](const char *name, int standard, const char *rule) { QTest::newRow(rule) << name << standard << QByteArray(rule); };
        row("Europe/Berlin", 3600, "CET-1CEST,M3.5.0,M10.5.0/3");
        row("America/New_York", -5 * 3600, "EST5EDT,M3.2.0,M11.1.0");
        row("Australia/Lord_Howe", 37800, "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0");
        row("Europe/Dublin", 3600, "IST-1GMT0,M10.5.0,M3.5.0/1");
        row("Asia/Kolkata", 19800, "IST-5:30");
    }
    void rules()
    {
        QFETCH(QString, name);
        QFETCH(int, standard);
        QFETCH(QByteArray, rule);
        const auto zone = TimeZone::parse(slimFile(standard, rule.toStdString()));
        QVERIFY(zone);
        const TimeZone *large = TimeZone::find(name.toStdString());
        for (std::int64_t instant = at("2010-01-01T00:00:00"); instant < at("2110-01-01T00:00:00"); instant += hour * 7 + 11) {
            if (zone->offset(instant) != large->offset(instant))
                QFAIL(qPrintable(QDateTime::fromSecsSinceEpoch(instant, Qt::UTC).toString(Qt::ISODate)));
        }
    }

    void daysOfTheYear()
    {
        const auto zone = TimeZone::parse(slimFile(0, "A0B,J60/0,J300/0"));       // from 1 March to 27 October, leap year or not
        for (const char *year : {"2027", "2028"}) {
            const std::int64_t march = at((std::string(year) + "-03-01T00:00:00").c_str()), october = at((std::string(year) + "-10-27T00:00:00").c_str());
            QCOMPARE(zone->offset(march - 1), 0);
            QCOMPARE(zone->offset(march), 3600);
            QCOMPARE(zone->offset(october - 3601), 3600);
            QCOMPARE(zone->offset(october - 3600), 0);
        }
        const auto zeroBased = TimeZone::parse(slimFile(0, "A0B,59/0,300/0"));    // day 59 is 29 February in a leap year
        QCOMPARE(zeroBased->offset(at("2028-02-29T00:00:00")), 3600);
        QCOMPARE(zeroBased->offset(at("2027-02-28T23:59:59")), 0);
        QCOMPARE(zeroBased->offset(at("2027-03-01T00:00:00")), 3600);
    }

    void damagedFiles()
    {
        const std::string good = slimFile(3600, "CET-1CEST,M3.5.0,M10.5.0/3");
        for (std::size_t cut = 0; cut < good.size(); ++cut)
            QVERIFY2(!TimeZone::parse(good.substr(0, cut)), std::to_string(cut).c_str());
        for (const char *rule : {"CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.0.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "-1",
                                 "<CET-1", "CET-1CEST,M3.5.0,M10.5.0,", "CET-200", "CET-1:60", "CET-1CEST,J366,J1"})
            QVERIFY2(!TimeZone::parse(slimFile(3600, rule)), rule);
        std::mt19937 random(1);
        for (int i = 0; i < 20'000; ++i) {
            std::string bytes = good;
            for (int changes = 0; changes < 3; ++changes)
                bytes[random() % bytes.size()] = char(random());
            if (const auto zone = TimeZone::parse(bytes))
                zone->firstAt(std::int64_t(random()) + zone->offset(std::int64_t(random())));
        }
    }

    void unknownNames()
    {
        for (const char *name : {"", "Mars/Olympus", "../../etc/passwd", "/etc/localtime", "America", "zone.tab", "europe/berlin ", "Europe/Berlin\n"})
            QVERIFY2(!TimeZone::find(name), name);
    }

    // Cuba's clock goes from 01:00 back to 00:00, Lebanon's from 00:00 on to 01:00, Samoa had no 30 December 2011.
    void daysBegin_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("date");
        QTest::addColumn<QString>("begins");
        const auto row = [](const char *zone, const char *date, const char *begins) { QTest::addRow("%s %s", zone, date) << zone << date << begins; };
        row("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z");
        row("America/Havana", "2026-11-02", "2026-11-02T05:00:00Z");
        row("Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00Z");
        row("Asia/Beirut", "2026-03-30", "2026-03-29T21:00:00Z");
        row("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z");
        row("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z");
        row("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z");
        row("Europe/Berlin", "2026-11-21", "2026-11-20T23:00:00Z");
    }
    void daysBegin()
    {
        QFETCH(QString, zone);
        QFETCH(QString, date);
        QFETCH(QString, begins);
        const DayStart start{TimeZone::find(zone.toStdString()), 0};
        const std::int64_t number = QDate::fromString(date, Qt::ISODate).toJulianDay() - QDate(1970, 1, 1).toJulianDay();
        const Micros instant = start.instantOf(number * day);
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(instant / 1000, Qt::UTC).toString(Qt::ISODate), begins);
        QVERIFY(start.dayAt(instant) >= number);
        QVERIFY(start.dayAt(instant - 1) < number);
    }
};

QTEST_APPLESS_MAIN(TimeZoneTest)
#include "time_zone_test.moc"
