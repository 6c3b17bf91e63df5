// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/draw_number.h"
#include "ui/widgets/fitted_text.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/times.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace portreeve::ui;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedStates);
const QLocale german(QLocale::German, QLocale::Germany);

/// The narrow spaces written so that a table of expectations can be read.
QString plain(QString text)
{
    return text.replace(QChar(0x202F), QLatin1Char(' ')).replace(QChar(0xA0), QLatin1Char(' ')).replace(QChar(0x2212), QLatin1Char('-'));
}

constexpr qint64 cent = 10'000'000;
constexpr qint64 dollar = 100 * cent;
constexpr qint64 ms = 1'000'000;
constexpr qint64 second = 1000 * ms;

} // namespace

class NumbersTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, {}); }

    /// What is kept of a text is what Qt says of it, in whatever font, room and way it was asked for before, and however many texts came between.
    void fittedTexts()
    {
        const QList<QFont> fonts{font(Type::Small), font(Type::Small, 600), font(Type::Mono)};
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 2500; ++i) {
                const QString text = QStringLiteral("request %1 of the market town").arg(round == 1 ? i + 2500 : i);
                const QFont &font = fonts[i % fonts.size()];
                const QFontMetricsF metrics(font);
                for (const auto elide : {Qt::ElideRight, Qt::ElideMiddle, Qt::ElideNone}) {
                    const qreal room = 30 + i % 7 * 40.25;
                    const bool fits = elide == Qt::ElideNone || metrics.horizontalAdvance(text) <= room + 0.5;
                    const QString shown = fits ? text : metrics.elidedText(text, elide, room);
                    const FittedText fitted = fittedText(font, text, room, elide);
                    QCOMPARE(fitted.shown, shown);
                    QCOMPARE(fitted.width, metrics.horizontalAdvance(shown));
                }
            }
        }
        QCOMPARE(fittedText(fonts[0], {}, 10, Qt::ElideRight).shown, QString());
    }

    void money_data()
    {
        QTest::addColumn<qint64>("nano");
        QTest::addColumn<int>("form");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("quiet");
        const auto row = [](const char *text, qint64 nano, Money form, int quiet) { QTest::newRow(text) << nano << int(form) << QString::fromUtf8(text) << quiet; };
        row("$2,914.60", 2'914'600'000'000, Money::Cell, 0);
        row("$1.00", dollar, Money::Cell, 0);
        row("$1.25", dollar + 25 * cent - 1, Money::Cell, 0);
        row("$0.9999", dollar - 100'000, Money::Cell, 3);
        row("$0.0319", 31'900'000, Money::Cell, 4);
        row("$0.005491", 5'491'000, Money::Cell, 5);
        row("$0.000001", 500, Money::Cell, 8);
        row("<$0.000001", 1, Money::Cell, 9);
        row("$0.00", 0, Money::Cell, 5);
        row("-$0.003205", -3'205'000, Money::Bill, 6);
        row("$0.060892", 60'892'000, Money::Bill, 4);
        row("$2.000000", 2 * dollar, Money::Bill, 0);
        row("$0.00", 4'000'000, Money::Cents, 5);
        row("$0.01", 5'000'000, Money::Cents, 4);
        row("$4,385", 4'385'499'999'999, Money::Whole, 0);
        row("$4,386", 4'385'500'000'000, Money::Whole, 0);
        row("$0", 0, Money::Axis, 2);
        row("$70", 70 * dollar, Money::Axis, 0);
        row("$2 k", 2000 * dollar, Money::Axis, 0);
        row("$1.5 k", 1500 * dollar, Money::Axis, 0);
        row("-$9,223,372,036.85", std::numeric_limits<qint64>::min(), Money::Cell, 0);
    }

    void money()
    {
        QFETCH(qint64, nano);
        QFETCH(int, form);
        QFETCH(QString, text);
        QFETCH(int, quiet);
        const QString said = plain(moneyText(nano, Money(form), english));
        QCOMPARE(said, text);
        QCOMPARE(int(quietLength(said)), quiet);
    }

    void moneyInGerman()
    {
        QCOMPARE(plain(moneyText(2'914'600'000'000, Money::Cell, german)), QStringLiteral("2.914,60 $"));
        QCOMPARE(plain(moneyText(31'900'000, Money::Cell, german)), QStringLiteral("0,0319 $"));
        QCOMPARE(int(quietLength(moneyText(31'900'000, Money::Cell, german))), 3);
    }

    // What is printed with all its digits can be read again, in every locale, to the last nano-dollar that six decimals can say.
    void printedMoneyIsRead()
    {
        QRandomGenerator random(1);
        for (const QLocale &locale : {english, german, QLocale(QLocale::French), QLocale(QLocale::Japanese)}) {
            for (int i = 0; i < 2000; ++i) {
                const qint64 nano = qint64(random.generate64() >> (1 + i % 60)) / 1000 * 1000;
                const QString text = moneyText(nano, Money::Bill, locale);
                const auto read = parseMoney(text, locale);
                QVERIFY2(read.has_value(), qPrintable(text));
                QCOMPARE(*read, nano);
            }
        }
    }

    void decimals_data()
    {
        QTest::addColumn<QString>("decimal");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<qint64>("nano");
        const auto row = [](const char *decimal, qint64 nano) { QTest::newRow(decimal) << QString::fromLatin1(decimal) << true << nano; };
        row("0", 0);
        row("0.0012", 1'200'000);
        row("12", 12 * dollar);
        row("-3.5", -7 * dollar / 2);
        row("1.2e-05", 12'000);
        row("1E-9", 1);
        row("5e-10", 1);
        row("4.9e-10", 0);
        row("15.0e-10", 2);
        row("1e-400", 0);
        row("0.0000000005", 1);
        row("9223372036.854775806", 9'223'372'036'854'775'806);
        row("00000000000000000001.50", 3 * dollar / 2);
        row("1e9", 1'000'000'000 * dollar);
        for (const char *wrong : {"", "-", ".", "abc", "1,5", "1.2.3", "0x10", "1e", "1e+", "9223372036.854775807", "1e30", "٣", "1 2", "nan"})
            QTest::newRow(wrong) << QString::fromUtf8(wrong) << false << qint64(0);
    }

    void decimals()
    {
        QFETCH(QString, decimal);
        QFETCH(bool, valid);
        QFETCH(qint64, nano);
        const auto read = nanoFromDecimal(decimal);
        QCOMPARE(read.has_value(), valid);
        if (valid)
            QCOMPARE(*read, nano);
    }

    void typedMoney()
    {
        QCOMPARE(parseMoney(QStringLiteral("$1,200.50"), english), std::optional<qint64>(1'200'500'000'000));
        QCOMPARE(parseMoney(QStringLiteral("1.200,50 $"), german), std::optional<qint64>(1'200'500'000'000));
        QVERIFY(!parseMoney(QStringLiteral("ten"), english));
    }

    void unitPrices()
    {
        QCOMPARE(unitPriceText(3'000'000, english), QStringLiteral("$3.00"));
        QCOMPARE(unitPriceText(125'000, english), QStringLiteral("$0.125"));
        QCOMPARE(unitPriceText(5'000, english), QStringLiteral("$0.005"));
        QCOMPARE(unitPriceText(0, english), QStringLiteral("$0.00"));
        QCOMPARE(unitPriceText(37'500, english), QStringLiteral("$0.0375"));
    }

    void counts_data()
    {
        QTest::addColumn<qint64>("count");
        QTest::addColumn<QString>("small");
        QTest::newRow("0") << qint64(0) << QStringLiteral("0");
        QTest::newRow("999") << qint64(999) << QStringLiteral("999");
        QTest::newRow("1000") << qint64(1000) << QStringLiteral("1.0 k");
        QTest::newRow("25,155") << qint64(25'155) << QStringLiteral("25.2 k");
        QTest::newRow("99,949") << qint64(99'949) << QStringLiteral("99.9 k");
        QTest::newRow("99,950") << qint64(99'950) << QStringLiteral("100 k");
        QTest::newRow("999,499") << qint64(999'499) << QStringLiteral("999 k");
        QTest::newRow("999,500") << qint64(999'500) << QStringLiteral("1.00 M");
        QTest::newRow("3,412,000") << qint64(3'412'000) << QStringLiteral("3.41 M");
        QTest::newRow("341 M") << qint64(341'200'000) << QStringLiteral("341 M");
        QTest::newRow("2.1 G") << qint64(2'147'483'648) << QStringLiteral("2.15 G");
        QTest::newRow("minus") << qint64(-1500) << QStringLiteral("-1.5 k");
    }

    void counts()
    {
        QFETCH(qint64, count);
        QFETCH(QString, small);
        QCOMPARE(plain(countShort(count, english)), small);
    }

    void tokensAndLimits()
    {
        QCOMPARE(plain(tokensText(25'155, 1'766, false, english)), QStringLiteral("25.2 k / 1.8 k"));
        QCOMPARE(plain(tokensText(9'300, 528, true, english)), QStringLiteral("9.3 k / 528+"));
        QCOMPARE(plain(limitText(200'000, english)), QStringLiteral("200 k"));
        QCOMPARE(plain(limitText(1'000'000, english)), QStringLiteral("1 M"));
        QCOMPARE(plain(limitText(32'768, english)), QStringLiteral("32.77 k"));
        QCOMPARE(plain(countText(214'806, german)), QStringLiteral("214.806"));
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << qint64(0) << QStringLiteral("0.00 ms");
        QTest::newRow("40 us") << 40'000ll << QStringLiteral("0.04 ms");
        QTest::newRow("18.2 ms") << 18'200'000ll << QStringLiteral("18.2 ms");
        QTest::newRow("412 ms") << 412 * ms << QStringLiteral("412 ms");
        QTest::newRow("999.6 ms") << 999'600'000ll << QStringLiteral("1.00 s");
        QTest::newRow("2.31 s") << 2310 * ms << QStringLiteral("2.31 s");
        QTest::newRow("41.8 s") << 41'800 * ms << QStringLiteral("41.8 s");
        QTest::newRow("100 s") << 100 * second << QStringLiteral("1 min 40 s");
        QTest::newRow("3 min 12 s") << 192 * second << QStringLiteral("3 min 12 s");
        QTest::newRow("2 h") << 7200 * second << QStringLiteral("2 h");
        QTest::newRow("6 d 4 h") << (6 * 86400 + 4 * 3600 + 59) * second << QStringLiteral("6 d 4 h");
    }

    void durations()
    {
        QFETCH(qint64, ns);
        QFETCH(QString, text);
        QCOMPARE(plain(durationText(ns, english)), text);
    }

    void shares()
    {
        QCOMPARE(plain(shareText(0, english)), QStringLiteral("0 %"));
        QCOMPARE(plain(shareText(0.0042, english)), QStringLiteral("0.42 %"));
        QCOMPARE(plain(shareText(0.314, english)), QStringLiteral("31.4 %"));
        QCOMPARE(plain(shareText(0.96, english)), QStringLiteral("96 %"));
        QCOMPARE(plain(shareText(1, english)), QStringLiteral("100 %"));
        QCOMPARE(plain(shareText(0.0042, german)), QStringLiteral("0,42 %"));
        QCOMPARE(plain(pointsText(-0.0011, english)), QStringLiteral("0.11 pt"));
        QCOMPARE(plain(changeText(0.062, english)), QStringLiteral("6.2 %"));
        QCOMPARE(plain(changeText(-0.31, english)), QStringLiteral("31 %"));
        QCOMPARE(plain(changeText(14, english)), QStringLiteral("15 ×"));
        QCOMPARE(plain(rateText(119.4, QStringLiteral("tok/s"), english)), QStringLiteral("119 tok/s"));
        QCOMPARE(plain(rateText(2.5, QStringLiteral("req/s"), english)), QStringLiteral("2.5 req/s"));
        QCOMPARE(plain(bytesText(512, english)), QStringLiteral("512 B"));
        QCOMPARE(plain(bytesText(1331, english)), QStringLiteral("1.3 KiB"));
        QCOMPARE(plain(bytesText(1ll << 30, english)), QStringLiteral("1.0 GiB"));
    }

    void times()
    {
        const QTimeZone berlin("Europe/Berlin");
        const auto at = [&](int year, int month, int day, int hour, int minute = 2, int sec = 11) {
            return QDateTime(QDate(year, month, day), QTime(hour, minute, sec, 416), berlin);
        };
        const QDateTime now = at(2026, 11, 20, 15);
        QCOMPARE(clockText(now, true), QStringLiteral("15:02:11.416"));
        QCOMPARE(whenText(at(2026, 11, 20, 14), now, english), QStringLiteral("14:02:11"));
        QCOMPARE(whenText(at(2026, 11, 19, 14), now, english), QStringLiteral("19 Nov 14:02:11 CET"));
        QCOMPARE(whenText(at(2026, 7, 19, 14), now, english), QStringLiteral("19 Jul 14:02:11 CEST"));
        QCOMPARE(whenText(at(2025, 11, 19, 14), now, english), QStringLiteral("19 Nov 2025 14:02:11 CET"));
        QCOMPARE(dayText(QDate(2027, 2, 1), now.date(), english), QStringLiteral("1 Feb 2027"));
        QCOMPARE(lastText(at(2026, 11, 19, 23), now, english), QStringLiteral("Yesterday"));
        QCOMPARE(lastText(at(2026, 11, 16, 23), now, english), QStringLiteral("Mon"));
        QCOMPARE(lastText(at(2026, 9, 2, 23), now, english), QStringLiteral("2 Sep"));
        QCOMPARE(plain(distanceText(11 * 86400 + 3, english)), QStringLiteral("11 d"));
        QCOMPARE(plain(distanceText(10 * 3600, english)), QStringLiteral("10 h"));
        QCOMPARE(plain(distanceText(-59, english)), QStringLiteral("59 s"));
        QCOMPARE(relativeText(now.addDays(5), now), QStringLiteral("in 5 days"));
        QCOMPARE(relativeText(now.addDays(1).addSecs(3600), now), QStringLiteral("tomorrow"));
        QCOMPARE(plain(relativeText(now.addSecs(-3 * 3600), now)), QStringLiteral("3 h ago"));
        QCOMPARE(relativeText(now.addSecs(-3), now), QStringLiteral("just now"));
    }

    // Digits stand under each other whatever they are, in every step of the type scale.
    void digitsAreTabular()
    {
        for (const Type type : {Type::Caption, Type::Small, Type::Body, Type::Strong, Type::Title, Type::Stat, Type::Mono}) {
            const qreal ones = numberWidth(font(type), QStringLiteral("1,111.11"));
            const qreal eights = numberWidth(font(type), QStringLiteral("8,888.88"));
            QCOMPARE(ones, eights);
            QVERIFY(ones > 0);
        }
    }

    void numbersAreDrawnWhereTheyShould()
    {
        const auto inked = [](Qt::Alignment alignment, const QString &text) {
            QImage image(200, 30, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            const qreal end = drawNumber(painter, QRectF(0, 0, 200, 30), alignment, font(Type::Small), text, Qt::black);
            painter.end();
            QPair<int, int> columns(-1, -1);
            for (int x = 0; x < 200; ++x) {
                for (int y = 0; y < 30; ++y) {
                    if (qGray(image.pixel(x, y)) < 128)
                        columns = {columns.first < 0 ? x : columns.first, x};
                }
            }
            return std::make_tuple(columns.first, columns.second, end);
        };
        const auto [left, leftEnd, end] = inked(Qt::AlignLeft, QStringLiteral("$2,914.60"));
        QVERIFY(left >= 0 && left <= 3);
        QVERIFY(std::abs(end - numberWidth(font(Type::Small), QStringLiteral("$2,914.60"))) < 0.01);
        QVERIFY(leftEnd < end);
        const auto [right, rightEnd, after] = inked(Qt::AlignRight, QStringLiteral("— 漢"));
        QVERIFY(right > 100); // a character that the font has not is drawn too, from another font
        QVERIFY(rightEnd >= 185 && after >= 199.9);
    }
};

QTEST_MAIN(NumbersTest)
#include "numbers_test.moc"
