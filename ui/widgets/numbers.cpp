// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/numbers.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace portreeve::ui {
namespace {

constexpr qint64 nanoPerDollar = 1'000'000'000;

/// The context of the units' translations.
struct Numbers {
    Q_DECLARE_TR_FUNCTIONS(Numbers)
};

QString withUnit(const QString &figure, const QString &unit)
{
    return figure + thinSpace + unit;
}

quint64 magnitude(qint64 value)
{
    return value < 0 ? 0 - quint64(value) : quint64(value);
}

quint64 power10(int exponent)
{
    quint64 power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

/// `amount` counts 10^-scale; written with `decimals` digits, rounded half up. Integers all the way.
QString fixedPoint(quint64 amount, int scale, int decimals, const QLocale &locale)
{
    const quint64 step = power10(scale - decimals);
    const quint64 rounded = amount / step + (amount % step >= step - step / 2 ? 1 : 0);
    const quint64 base = power10(decimals);
    QString text = locale.toString(qulonglong(rounded / base));
    if (decimals == 0)
        return text;
    const QString zero = locale.zeroDigit();
    QString digits = QString::number(rounded % base).rightJustified(decimals, QLatin1Char('0'));
    if (zero != QLatin1String("0")) {
        for (QChar &digit : digits)
            digit = QChar(zero[0].unicode() + digit.digitValue());
    }
    return text + locale.decimalPoint() + digits;
}

bool signFirst(const QLocale &locale)
{
    return !locale.toCurrencyString(1.0, QStringLiteral("$")).trimmed().endsWith(QLatin1Char('$'));
}

QString dollars(const QString &figure, bool negative, const QLocale &locale)
{
    const QString minus = negative ? QString(QChar(0x2212)) : QString();
    return signFirst(locale) ? minus + QLatin1Char('$') + figure : minus + figure + QChar(0xA0) + QLatin1Char('$');
}

int cellDecimals(quint64 nano)
{
    if (nano >= nanoPerDollar || nano == 0)
        return 2;
    return nano >= nanoPerDollar / 100 ? 4 : 6;
}

QString axisFigure(quint64 nano, const QLocale &locale)
{
    const double whole = double(nano) / nanoPerDollar; // a label of an axis, not money
    if (whole >= 1e6)
        return withUnit(locale.toString(whole / 1e6, 'g', 3), Numbers::tr("M"));
    if (whole >= 1e3)
        return withUnit(locale.toString(whole / 1e3, 'g', 3), Numbers::tr("k"));
    return locale.toString(whole, 'g', 3);
}

QString threeDigits(double value, const QLocale &locale)
{
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return locale.toString(value, 'f', decimals);
}

QString twoSteps(qint64 first, const QString &firstUnit, qint64 second, const QString &secondUnit, const QLocale &locale)
{
    const QString big = withUnit(locale.toString(qlonglong(first)), firstUnit);
    return second ? big + QLatin1Char(' ') + withUnit(locale.toString(qlonglong(second)), secondUnit) : big;
}

QString longDuration(qint64 seconds, const QLocale &locale)
{
    if (seconds < 3600)
        return twoSteps(seconds / 60, Numbers::tr("min"), seconds % 60, Numbers::tr("s"), locale);
    if (seconds < 86400)
        return twoSteps(seconds / 3600, Numbers::tr("h"), seconds % 3600 / 60, Numbers::tr("min"), locale);
    return twoSteps(seconds / 86400, Numbers::tr("d"), seconds % 86400 / 3600, Numbers::tr("h"), locale);
}

struct Digits {
    QByteArray text; ///< all digits, without the point and without leading zeros
    int decimals = 0; ///< how many of them stood behind the point
    bool valid = false;
};

Digits readDigits(QStringView number)
{
    Digits digits;
    bool point = false;
    for (const QChar c : number) {
        if (c == QLatin1Char('.') && !point) {
            point = true;
            continue;
        }
        if (c < QLatin1Char('0') || c > QLatin1Char('9'))
            return {};
        digits.valid = true;
        digits.decimals += point ? 1 : 0;
        if (!digits.text.isEmpty() || c != QLatin1Char('0'))
            digits.text += char(c.unicode());
    }
    return digits;
}

/// digits x 10^shift as an integer; what falls behind the point rounds half up. Empty if it does not fit.
std::optional<qint64> scaled(QByteArray digits, int shift)
{
    bool up = false;
    if (shift < 0) {
        const qsizetype kept = qMax<qsizetype>(0, digits.size() + shift);
        up = digits.size() + shift >= 0 && digits[kept] >= '5';
        digits.truncate(kept);
    } else if (!digits.isEmpty()) {
        digits.append(QByteArray(qMin(shift, 30), '0'));
    }
    bool ok = true;
    const qint64 whole = digits.isEmpty() ? 0 : digits.toLongLong(&ok);
    if (!ok || whole == std::numeric_limits<qint64>::max())
        return std::nullopt;
    return whole + (up ? 1 : 0);
}

} // namespace

QString absent()
{
    return QString(QChar(0x2014));
}

QString moneyText(qint64 nano, Money form, const QLocale &locale)
{
    const quint64 amount = magnitude(nano);
    if (form == Money::Axis)
        return dollars(axisFigure(amount, locale), nano < 0, locale);
    const int decimals = form == Money::Bill ? 6 : form == Money::Whole ? 0 : form == Money::Cents ? 2 : cellDecimals(amount);
    if (form == Money::Cell && amount > 0 && amount < 500) // less than half of the last digit is still not nothing
        return QLatin1Char('<') + dollars(fixedPoint(1000, 9, 6, locale), nano < 0, locale);
    return dollars(fixedPoint(amount, 9, decimals, locale), nano < 0, locale);
}

QString unitPriceText(qint64 picoDollarsPerToken, const QLocale &locale)
{
    const quint64 perMillion = magnitude(picoDollarsPerToken); // pico-dollars a token = micro-dollars a million tokens
    int decimals = 6;
    while (decimals > 2 && perMillion % power10(6 - decimals + 1) == 0)
        --decimals;
    return dollars(fixedPoint(perMillion, 6, decimals, locale), picoDollarsPerToken < 0, locale);
}

qsizetype quietLength(const QString &money)
{
    qsizetype firstDigit = -1;
    for (qsizetype i = 0; i < money.size(); ++i) {
        const int digit = money[i].digitValue();
        if (digit > 0)
            return firstDigit >= 0 ? i : 0; // "$0.00|5": the zeros before it are quiet; "$5": nothing is
        if (digit == 0 && firstDigit < 0)
            firstDigit = i;
    }
    return firstDigit >= 0 ? money.size() : 0;
}

std::optional<qint64> nanoFromDecimal(QStringView decimal)
{
    const bool negative = decimal.startsWith(QLatin1Char('-'));
    QStringView rest = negative ? decimal.mid(1) : decimal;
    const qsizetype e = rest.indexOf(QLatin1Char('e'), 0, Qt::CaseInsensitive);
    bool ok = true;
    const int exponent = e < 0 ? 0 : rest.mid(e + 1).toInt(&ok);
    const Digits digits = readDigits(e < 0 ? rest : rest.left(e));
    if (!ok || !digits.valid || qAbs(exponent) > 400)
        return std::nullopt;
    const auto amount = scaled(digits.text, 9 + exponent - digits.decimals);
    if (!amount)
        return std::nullopt;
    return negative ? -*amount : *amount;
}

qint64 nanoFromDollars(double dollars)
{
    const double nano = dollars * double(nanoPerDollar);
    if (!std::isfinite(nano) || std::abs(nano) >= 9.2e18)
        return 0;
    return std::llround(nano);
}

std::optional<qint64> parseMoney(const QString &typed, const QLocale &locale)
{
    QString text;
    for (const QChar c : typed) {
        if (c.isSpace() || c == QLatin1Char('$') || locale.groupSeparator() == c)
            continue;
        text += locale.decimalPoint() == c ? QLatin1Char('.') : c == QChar(0x2212) ? QLatin1Char('-') : c;
    }
    return nanoFromDecimal(text);
}

QString countText(qint64 count, const QLocale &locale)
{
    return locale.toString(qlonglong(count));
}

QString countShort(qint64 count, const QLocale &locale)
{
    const double size = std::abs(double(count));
    const QString sign = count < 0 ? QString(QChar(0x2212)) : QString();
    if (size < 1000)
        return sign + locale.toString(size, 'f', 0);
    if (size < 999'500)
        return sign + withUnit(locale.toString(size / 1e3, 'f', size < 99'950 ? 1 : 0), Numbers::tr("k"));
    if (size < 999.5e6)
        return sign + withUnit(threeDigits(size / 1e6, locale), Numbers::tr("M"));
    return sign + withUnit(threeDigits(size / 1e9, locale), Numbers::tr("G"));
}

QString limitText(qint64 limit, const QLocale &locale)
{
    if (limit < 1000)
        return countText(limit, locale);
    const bool millions = limit >= 1'000'000;
    const double figure = double(limit) / (millions ? 1e6 : 1e3);
    QLocale plain = locale;
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    return withUnit(plain.toString(figure, 'g', 4), millions ? Numbers::tr("M") : Numbers::tr("k"));
}

QString tokensText(qint64 in, qint64 out, bool running, const QLocale &locale)
{
    const QString both = countShort(in, locale) + QStringLiteral(" / ") + countShort(out, locale);
    return running ? both + QLatin1Char('+') : both;
}

QString durationText(qint64 nanoseconds, const QLocale &locale)
{
    const double ms = double(nanoseconds) / 1e6;
    if (ms < 999.5)
        return withUnit(threeDigits(ms, locale), Numbers::tr("ms"));
    if (ms < 99'950)
        return withUnit(threeDigits(ms / 1e3, locale), Numbers::tr("s"));
    return longDuration(qRound64(ms / 1e3), locale);
}

QString secondsText(qint64 nanoseconds, const QLocale &locale)
{
    const double seconds = double(nanoseconds) / 1e9;
    if (seconds < 99.95)
        return withUnit(locale.toString(seconds, 'f', 2), Numbers::tr("s"));
    return longDuration(qRound64(seconds), locale);
}

QString rateText(double perSecond, const QString &unit, const QLocale &locale)
{
    if (perSecond >= 1000)
        return withUnit(countShort(qRound64(perSecond), locale), unit);
    return withUnit(locale.toString(perSecond, 'f', perSecond < 9.95 ? 1 : 0), unit);
}

QString shareText(double share, const QLocale &locale)
{
    const double percent = share * 100;
    const bool whole = std::abs(percent - std::round(percent)) < 0.005 && std::abs(percent) >= 1;
    const int decimals = whole ? 0 : std::abs(percent) < 9.995 ? 2 : 1;
    return withUnit(locale.toString(percent, 'f', percent == 0 ? 0 : decimals), QStringLiteral("%"));
}

QString pointsText(double share, const QLocale &locale)
{
    const double points = std::abs(share * 100);
    return withUnit(locale.toString(points, 'f', points < 0.995 ? 2 : 1), Numbers::tr("pt"));
}

QString changeText(double ratio, const QLocale &locale)
{
    const double percent = std::abs(ratio * 100);
    if (percent >= 1000)
        return withUnit(locale.toString(std::abs(ratio) + 1, 'f', 0), QString(QChar(0xD7)));
    return withUnit(locale.toString(percent, 'f', percent < 9.95 ? 1 : 0), QStringLiteral("%"));
}

QString bytesText(qint64 bytes, const QLocale &locale)
{
    constexpr const char *steps[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    double size = double(bytes);
    int step = 0;
    for (; size >= 1023.5 && step < 4; ++step)
        size /= 1024;
    return withUnit(locale.toString(size, 'f', step == 0 || size >= 99.95 ? 0 : 1), QLatin1String(steps[step]));
}

QString decimalText(double value, int decimals, const QLocale &locale)
{
    return locale.toString(value, 'f', decimals);
}

} // namespace portreeve::ui
