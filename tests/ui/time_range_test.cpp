// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/time_range.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace portreeve::ui;

namespace {

constexpr qint64 hour = 3'600'000;
constexpr qint64 slack = 5'000; // between two looks at the clock

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

qint64 at(int year, int month, int day, int hours = 0, int minutes = 0)
{
    return QDateTime(QDate(year, month, day), QTime(hours, minutes), Qt::UTC).toMSecsSinceEpoch();
}

bool isNear(qint64 one, qint64 other)
{
    return qAbs(one - other) < slack;
}

} // namespace

class TimeRangeTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void slidesWithTheClock_data()
    {
        QTest::addColumn<qint64>("length");
        QTest::newRow("15m") << hour / 4;
        QTest::newRow("1h") << hour;
        QTest::newRow("4h") << 4 * hour;
        QTest::newRow("24h") << 24 * hour;
        QTest::newRow("7d") << 7 * 24 * hour;
        QTest::newRow("30d") << 30 * 24 * hour;
        QTest::newRow("90d") << 90 * 24 * hour;
    }
    void slidesWithTheClock()
    {
        QFETCH(qint64, length);
        TimeRange range;
        range.setRelative(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(range.isRelative());
        QVERIFY(isNear(range.to(), now()));
        QVERIFY(isNear(range.to() - range.from(), length));
        QVERIFY(!range.text().isEmpty());
    }

    void monthsAreMonthsOfTheZone()
    {
        TimeRange range;
        range.setUtc(true);
        range.setRelative(QStringLiteral("last-month"));
        const QDate first(QDateTime::currentDateTimeUtc().date().year(), QDateTime::currentDateTimeUtc().date().month(), 1);
        QCOMPARE(range.to(), first.startOfDay(Qt::UTC).toMSecsSinceEpoch());
        QCOMPARE(range.from(), first.addMonths(-1).startOfDay(Qt::UTC).toMSecsSinceEpoch());
        range.step(-1);
        QCOMPARE(range.to(), first.addMonths(-1).startOfDay(Qt::UTC).toMSecsSinceEpoch());
        QCOMPARE(range.from(), first.addMonths(-2).startOfDay(Qt::UTC).toMSecsSinceEpoch());
        range.step(1);
        range.step(1);
        QCOMPARE(range.relative(), QStringLiteral("month")); // never beyond now: this month, so far
        range.step(-1);
        QCOMPARE(range.from(), first.addMonths(-1).startOfDay(Qt::UTC).toMSecsSinceEpoch());
    }

    void stepsByItsOwnLengthAndStopsAtNow()
    {
        TimeRange range;
        range.setRelative(QStringLiteral("1h"));
        range.step(1);
        QVERIFY(range.isRelative()); // there is nothing after now
        range.step(-1);
        QVERIFY(!range.isRelative());
        QVERIFY(isNear(range.to(), now() - hour));
        QVERIFY(isNear(range.from(), now() - 2 * hour));
        range.setAbsolute(now() - 3 * hour, now() - hour);
        range.step(1);
        QVERIFY(isNear(range.to(), now()));
        QVERIFY(isNear(range.to() - range.from(), 2 * hour));
    }

    void undoesStepByStep()
    {
        TimeRange range;
        QVERIFY(!range.canUndo());
        range.setAbsolute(at(2026, 11, 20, 14), at(2026, 11, 20, 18));
        range.setRelative(QStringLiteral("7d"));
        QSignalSpy changed(&range, &TimeRange::changed);
        range.undo();
        QCOMPARE(range.from(), at(2026, 11, 20, 14));
        range.undo();
        QCOMPARE(range.relative(), QStringLiteral("24h"));
        QVERIFY(!range.canUndo());
        range.undo();
        QCOMPARE(changed.count(), 2);
    }

    void theSameIsNoChange()
    {
        TimeRange range;
        QSignalSpy changed(&range, &TimeRange::changed);
        range.setRelative(QStringLiteral("24h"));
        range.setRelative(QStringLiteral("a fortnight"));
        range.setAbsolute(5, 5);
        range.setUtc(false);
        QCOMPARE(changed.count(), 0);
        range.setAbsolute(20, 10);
        QCOMPARE(range.from(), qint64(10)); // dragged backwards
        range.setAbsolute(10, 20);
        QCOMPARE(changed.count(), 1);
    }

    void saysItsSpan()
    {
        TimeRange range;
        range.setUtc(true);
        QCOMPARE(range.text(), QStringLiteral("Last 24 hours"));
        const int year = QDate::currentDate().year() - 1;
        const QString suffix = QStringLiteral(" %1").arg(year);
        range.setAbsolute(at(year, 11, 20, 14), at(year, 11, 20, 18, 30));
        QCOMPARE(range.text(), QStringLiteral("20 Nov%1 14:00 to 18:30 UTC").arg(suffix));
        range.setAbsolute(at(year, 11, 20, 14), at(year, 11, 21, 9));
        QCOMPARE(range.text(), QStringLiteral("20 Nov%1 14:00 to 21 Nov%1 09:00 UTC").arg(suffix));
        range.setAbsolute(at(year, 10, 1), at(year, 11, 1));
        QCOMPARE(range.text(), QStringLiteral("1 Oct%1 to 31 Oct%1 UTC").arg(suffix));
        range.setAbsolute(at(year, 10, 1), at(year, 10, 2));
        QCOMPARE(range.text(), QStringLiteral("1 Oct%1 UTC").arg(suffix));
    }

    void isKeptAndReadAgain_data()
    {
        QTest::addColumn<QString>("saved");
        QTest::addColumn<QString>("again");
        for (const QString &id : TimeRange::relativeIds())
            QTest::newRow(qPrintable(id)) << id << id;
        QTest::newRow("utc") << QStringLiteral("7d utc") << QStringLiteral("7d utc");
        QTest::newRow("absolute") << QStringLiteral("1000..2000") << QStringLiteral("1000..2000");
        QTest::newRow("absolute utc") << QStringLiteral("1000..2000 utc") << QStringLiteral("1000..2000 utc");
        QTest::newRow("backwards") << QStringLiteral("2000..1000") << QStringLiteral("24h");
        QTest::newRow("nonsense") << QStringLiteral("¯\\_(ツ)_/¯") << QStringLiteral("24h");
        QTest::newRow("nothing") << QString() << QStringLiteral("24h");
    }
    void isKeptAndReadAgain()
    {
        QFETCH(QString, saved);
        QFETCH(QString, again);
        TimeRange range;
        range.setRelative(QStringLiteral("4h"));
        range.restore(saved);
        QCOMPARE(range.save(), again);
        QVERIFY(!range.canUndo()); // of another connection
    }
};

QTEST_MAIN(TimeRangeTest)
#include "time_range_test.moc"
