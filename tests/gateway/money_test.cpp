// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <QProcess>

#include <limits>
#include <random>

#include "gateway/base/money.h"

using namespace portreeve;

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

QString shown(const std::optional<std::int64_t> &value)
{
    return value ? QString::number(*value) : QStringLiteral("none");
}

QStringList answersOfPython(const char *program, const QByteArray &input)
{
    QProcess python;
    python.start(QStringLiteral("python3"), {QStringLiteral("-c"), QString::fromLatin1(program)});
    python.write(input);
    python.closeWriteChannel();
    if (!python.waitForFinished(60'000) || python.exitCode() != 0)
        return {};
    return QString::fromLatin1(python.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

// Numbers of every length, both signs.
std::vector<std::int64_t> numbers(std::size_t count)
{
    std::mt19937_64 random(7);
    std::vector<std::int64_t> out{0, 1, -1, 5850, 999'999'999, 1'000'000'000, 100'000, 10'000, most, least};
    while (out.size() < count)
        out.push_back(std::int64_t(random()) >> (random() % 64));
    return out;
}

} // namespace

class MoneyTest : public QObject {
    Q_OBJECT

private slots:
    void readsDecimals_data();
    void readsDecimals();
    void readsAsPythonDoes();
    void writesExactText_data();
    void writesExactText();
    void exactTextReadsBack();
    void writesFloatsAsPythonDoes();
};

void MoneyTest::readsDecimals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("places");
    QTest::addColumn<bool>("negative");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, int places, const char *expected, bool negative = false) {
        QTest::addRow("%s with %d places", *text ? text : "nothing", places) << text << places << negative << expected;
    };
    row("0.5", 9, "500000000");
    row("1e-06", 12, "1000000");
    row("4E-7", 12, "400000");
    row("15", 9, "15000000000");
    row("1.5e+3", 0, "1500");
    row(".5", 1, "5");
    row("5.", 1, "50");
    row("+2", 0, "2");
    row("007", 0, "7");
    row("0", 9, "0");
    row("-0.0", 9, "0");
    row("0e999999999999999999999", 9, "0");
    row("0.0000000001", 9, "1");           // up, never to nothing
    row("1.0000000001", 9, "1000000001");
    row("1.0000000000", 9, "1000000000");
    row("1e-999999999999999999999", 9, "1");
    row("9.223372036854775807", 18, "9223372036854775807");
    row("9.2233720368547758070001", 18, "none");
    row("9.223372036854775808", 18, "none");
    row("9223372036854775807", 0, "9223372036854775807");
    row("92233720368547758070", 0, "none");
    row("92233720368547758070", -1, "9223372036854775807");
    row("1e19", 0, "none");
    row("1e999999999999999999999", 0, "none");
    row("-1", 0, "none");
    row("-1", 0, "-1", true);
    row("-1.5", 0, "-1", true);            // up is towards zero here
    row("-0.5", 0, "0", true);
    row("-9223372036854775808", 0, "-9223372036854775808", true);
    row("-9223372036854775809", 0, "none", true);
    for (const char *bad : {"", " ", "-", "+", ".", "e5", "1e", "1e+", "1 ", " 1", "1_0", "0x1", "nan", "inf", "1.2.3", "1e5.0", "--1", "1,5"})
        row(bad, 9, "none", true);
}

void MoneyTest::readsDecimals()
{
    QFETCH(QString, text);
    QFETCH(int, places);
    QFETCH(bool, negative);
    QFETCH(QString, expected);
    QCOMPARE(shown(scaledDecimal(text.toStdString(), places, negative)), expected);
}

void MoneyTest::readsAsPythonDoes()
{
    std::mt19937_64 random(11);
    const auto digits = [&](std::size_t count) {
        std::string out;
        while (out.size() < count)
            out += char('0' + random() % 10);
        return out;
    };
    QByteArray texts;
    std::vector<std::pair<std::string, int>> cases;
    for (int i = 0; i < 20'000; ++i) {
        std::string text = random() % 4 == 0 ? "-" : "";
        text += digits(1 + random() % 12);
        if (random() % 2)
            text += "." + digits(1 + random() % 20);
        if (random() % 2)
            text += "e" + std::to_string(int(random() % 40) - 20);
        cases.emplace_back(text, int(random() % 19));
        texts += QByteArray::fromStdString(text) + " " + QByteArray::number(cases.back().second) + "\n";
    }
    const auto expected = answersOfPython(R"(
import sys
from decimal import Decimal, ROUND_CEILING, getcontext
getcontext().prec = 200
for line in sys.stdin:
    text, places = line.split()
    value = int((Decimal(text) * 10 ** int(places)).to_integral_value(ROUND_CEILING))
    print(value if -2**63 <= value < 2**63 else "none")
)", texts);
    QCOMPARE(expected.size(), qsizetype(cases.size()));
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto &[text, places] = cases[i];
        QVERIFY2(shown(scaledDecimal(text, places, true)) == expected[qsizetype(i)], text.c_str());
    }
}

void MoneyTest::writesExactText_data()
{
    QTest::addColumn<qint64>("nanos");
    QTest::addColumn<QString>("expected");
    const auto row = [](qint64 nanos, const char *expected) { QTest::addRow("%s", expected) << nanos << QString::fromLatin1(expected); };
    row(5850, "0.00000585");
    row(0, "0");
    row(1, "0.000000001");
    row(-1, "-0.000000001");
    row(1'000'000'000, "1");
    row(1'500'000'000, "1.5");
    row(-12'000'000'000, "-12");
    row(123'000'000'000, "123");
    row(most, "9223372036.854775807");
    row(least, "-9223372036.854775808");
}

void MoneyTest::writesExactText()
{
    QFETCH(qint64, nanos);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(nanosText(nanos)), expected);
}

void MoneyTest::exactTextReadsBack()
{
    for (const auto nanos : numbers(10'000))
        QCOMPARE(shown(scaledDecimal(nanosText(nanos), 9, true)), QString::number(nanos));
}

void MoneyTest::writesFloatsAsPythonDoes()
{
    QCOMPARE(floatText(5850), std::string("5.85e-06"));
    QCOMPARE(floatText(0), std::string("0.0"));
    QCOMPARE(floatText(10'000), std::string("1e-05"));
    QCOMPARE(floatText(100'000), std::string("0.0001"));
    QCOMPARE(floatText(225'000), std::string("0.000225"));
    QByteArray texts;
    std::vector<std::pair<std::int64_t, int>> cases;
    for (const auto number : numbers(20'000)) {
        cases.emplace_back(number, cases.size() % 3 == 0 ? 18 : cases.size() % 3 == 1 ? 9 : 0);
        texts += QByteArray::number(qint64(number)) + " " + QByteArray::number(cases.back().second) + "\n";
    }
    const auto expected = answersOfPython(R"(
import sys
from decimal import Decimal
for line in sys.stdin:
    number, places = line.split()
    print(repr(float(Decimal(number).scaleb(-int(places)))) if int(number) else "0.0")
)", texts);
    QCOMPARE(expected.size(), qsizetype(cases.size()));
    for (std::size_t i = 0; i < cases.size(); ++i)
        QCOMPARE(QString::fromStdString(floatText(cases[i].first, cases[i].second)), expected[qsizetype(i)]);
}

QTEST_APPLESS_MAIN(MoneyTest)
#include "money_test.moc"
