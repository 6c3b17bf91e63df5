// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <QDateTime>
#include <QTimeZone>

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

// The same rules by the calendar of Qt.
Window expectedWindow(const QString &duration, const QDateTime &now)
{
    const QDate day = now.date();
    if (duration == QLatin1String("1d") || duration == QLatin1String("daily"))
        return {micros(midnight(day)), micros(midnight(day.addDays(1)))};
    if (duration == QLatin1String("7d") || duration == QLatin1String("1w")) {
        const QDate monday = day.addDays(1 - day.dayOfWeek());
        return {micros(midnight(monday)), micros(midnight(monday.addDays(7)))};
    }
    const int months = duration == QLatin1String("3mo") ? 3 : duration == QLatin1String("12mo") ? 12 : 1;
    const int first = (day.month() - 1) / months * months + 1;
    const QDate start(day.year(), first, 1);
    return {micros(midnight(start)), micros(midnight(start.addMonths(months)))};
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

QTEST_APPLESS_MAIN(QuotaWindowTest)
#include "quota_window_test.moc"
