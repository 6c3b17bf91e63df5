// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <cmath>
#include <random>

#include "gateway/sinks/spend_forecast.h"

using namespace portreeve;

namespace {

constexpr std::int64_t firstDay = 20'758;            // 2026-11-01, a Sunday
constexpr std::int64_t endDay = firstDay + 30;
constexpr Nanos dollar = nanosPerDollar;

Micros at(std::int64_t day, double part = 0) { return day * microsPerDay + Micros(part * double(microsPerDay)); }

// A company's spend: weekdays, weekends, growth, noise.
std::vector<SpendDay> invented(std::uint64_t seed, std::int64_t from, std::int64_t end)
{
    std::mt19937_64 dice(seed);
    std::normal_distribution<double> noise(1, 0.12);
    const double base = 10 + double(dice() % 90), weekend = 0.2 + double(dice() % 60) / 100, growth = double(dice() % 9) / 10'000;
    std::vector<SpendDay> days;
    for (std::int64_t day = from; day < end; ++day) {
        const bool isWeekend = (day + 4) % 7 == 0 || (day + 4) % 7 == 6;
        const double spent = base * (isWeekend ? weekend : 1) * (1 + growth * double(day - from)) * std::max(0.1, noise(dice));
        days.push_back({day, Nanos(spent * double(dollar))});
    }
    return days;
}

Nanos sumOf(const std::vector<SpendDay> &days, std::int64_t from, std::int64_t end)
{
    Nanos sum = 0;
    for (const auto &day : days)
        sum += day.day >= from && day.day < end ? day.spent : 0;
    return sum;
}

} // namespace

class RequestForecastTest : public QObject {
    Q_OBJECT

private slots:
    void nothing()
    {
        const auto forecast = forecastMonth({}, firstDay, endDay, at(firstDay + 3, 0.5));
        QCOMPARE(forecast.spent, Nanos(0));
        QCOMPARE(forecast.likely, Nanos(0));
        QCOMPARE(forecast.high, Nanos(0));
        QCOMPARE(forecast.days.size(), std::size_t(4));
        QVERIFY(forecast.isRunRate);
    }

    // Two and a half days at 10 dollars: 300 for the month, and no band.
    void runRate()
    {
        const std::vector<SpendDay> days{{firstDay, 10 * dollar}, {firstDay + 1, 10 * dollar}, {firstDay + 2, 5 * dollar}};
        const auto forecast = forecastMonth(days, firstDay, endDay, at(firstDay + 2, 0.5));
        QCOMPARE(forecast.spent, 25 * dollar);
        QVERIFY(std::abs(forecast.likely - 300 * dollar) < dollar / 1000);
        QCOMPARE(forecast.low, forecast.high);
        QVERIFY(forecast.isRunRate);
    }

    // The same every week: known exactly.
    void weekdays()
    {
        std::vector<SpendDay> days;
        for (std::int64_t day = firstDay - 40; day < firstDay + 10; ++day)
            days.push_back({day, (day + 4) % 7 == 0 ? dollar : 7 * dollar});
        const auto forecast = forecastMonth(days, firstDay, endDay, at(firstDay + 10));
        std::vector<SpendDay> whole = days;
        for (std::int64_t day = firstDay + 10; day < endDay; ++day)
            whole.push_back({day, (day + 4) % 7 == 0 ? dollar : 7 * dollar});
        const double truth = double(sumOf(whole, firstDay, endDay));
        QVERIFY(std::abs(double(forecast.likely) - truth) / truth < 0.03);
        QVERIFY(forecast.low <= forecast.likely && forecast.likely <= forecast.high);
        QVERIFY(!forecast.isRunRate);
    }

    // Spending that has grown: the older days, which count for less, must not push the band below what is likely.
    void theBandIsAroundWhatIsLikely()
    {
        std::vector<SpendDay> days;
        for (std::int64_t day = firstDay - 28; day < firstDay + 8; ++day)
            days.push_back({day, (day < firstDay - 10 ? 10 : 40) * dollar + (day * 7 % 5) * dollar});
        const auto forecast = forecastMonth(days, firstDay, endDay, at(firstDay + 8));
        const double below = double(forecast.likely - forecast.low), above = double(forecast.high - forecast.likely);
        QVERIFY2(above > below / 3 && below > above / 3, qPrintable(QString("%1 below, %2 above").arg(below / double(dollar)).arg(above / double(dollar))));
    }

    void lastMoment()
    {
        const auto days = invented(4, firstDay - 40, endDay);
        const auto forecast = forecastMonth(days, firstDay, endDay, at(endDay) - 1);
        QCOMPARE(forecast.spent, sumOf(days, firstDay, endDay));
        QVERIFY(forecast.high - forecast.spent < dollar / 100);
        QCOMPARE(forecast.days.size(), std::size_t(30));
    }

    void outliersAreMarked()
    {
        auto days = invented(8, firstDay - 40, firstDay + 20);
        days[45].spent *= 30;
        const auto forecast = forecastMonth(days, firstDay, endDay, at(firstDay + 20));
        for (const auto &day : forecast.days) {
            if (day.day == days[45].day)
                QVERIFY(day.isOutlier);
        }
    }

    void sameAnswerTwice()
    {
        const auto days = invented(5, firstDay - 40, firstDay + 8);
        QCOMPARE(forecastMonth(days, firstDay, endDay, at(firstDay + 8)).high, forecastMonth(days, firstDay, endDay, at(firstDay + 8)).high);
    }

    // Months that went on as they began: the miss is small, and the band holds about eight of ten.
    void backTest()
    {
        int held = 0, all = 0;
        std::vector<double> misses;
        for (std::uint64_t series = 1; series <= 40; ++series) {
            const auto days = invented(series, firstDay - 45, endDay);
            const double truth = double(sumOf(days, firstDay, endDay));
            for (const std::int64_t today : {firstDay + 5, firstDay + 12, firstDay + 19}) {
                std::vector<SpendDay> known(days.begin(), days.begin() + (today - days.front().day));
                const auto forecast = forecastMonth(known, firstDay, endDay, at(today));
                misses.push_back(std::abs(double(forecast.likely) - truth) / truth);
                held += truth >= double(forecast.low) && truth <= double(forecast.high);
                ++all;
            }
        }
        std::nth_element(misses.begin(), misses.begin() + 60, misses.end());
        qInfo("median miss %.1f %%, band held %d of %d", misses[60] * 100, held, all);
        QVERIFY(misses[60] <= 0.15);
        QVERIFY(held * 100 >= all * 68 && held * 100 <= all * 92);
    }
};

QTEST_APPLESS_MAIN(RequestForecastTest)
#include "request_forecast_test.moc"
