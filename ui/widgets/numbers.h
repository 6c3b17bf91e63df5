// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include <optional>

namespace portreeve::ui {

/// How every figure of the product is written. All take the locale last, by default the one the program runs in; ids, ports and JSON never come here.
/// What is absent (unknown price, no data) is `absent()`, never a zero.

/// An em dash; cells draw it in text3.
QString absent();

/// Money is integer nano-dollars, as the gateway counts it. Rounded half away from zero for showing, never summed here.
enum class Money {
    Cell, ///< >= $1: 2 decimals; >= $0.01: 4; below: 6. "$2,914.60" "$0.0319" "$0.005491"
    Bill, ///< always 6 decimals
    Cents, ///< always 2: totals, limits
    Whole, ///< whole dollars: forecasts
    Axis ///< "$0" "$70" "$2 k": only on axes
};
QString moneyText(qint64 nanoDollars, Money form = Money::Cell, const QLocale &locale = QLocale());

/// A unit price as providers print it, per million tokens: at least 2 decimals, as many as it has. "$3.00" "$0.125". From pico-dollars a token.
QString unitPriceText(qint64 picoDollarsPerToken, const QLocale &locale = QLocale());

/// How many leading characters of a money text are quiet (drawn in text3): "$0.00" of "$0.005491", all of "$0.00", none of "$1.20".
qsizetype quietLength(const QString &money);

/// Nano-dollars of a decimal as the admin API writes it ("0.0012", "1.2e-05"), without passing through double. Empty if it is no decimal or beyond 9.2 billion dollars.
std::optional<qint64> nanoFromDecimal(QStringView decimal);
/// The same for a JSON number that was already read as double.
qint64 nanoFromDollars(double dollars);
/// What a person typed, in the locale's own writing, with or without the sign: "$1,200.50", "1200.5".
std::optional<qint64> parseMoney(const QString &typed, const QLocale &locale = QLocale());

/// "214,806": exact, with separators.
QString countText(qint64 count, const QLocale &locale = QLocale());
/// "528" "25.2 k" "3.41 M": three digits that matter, for cells.
QString countShort(qint64 count, const QLocale &locale = QLocale());
/// A round limit, without empty decimals: "200 k" "1 M" "8 k".
QString limitText(qint64 limit, const QLocale &locale = QLocale());
/// Tokens in and out: "25.2 k / 1.8 k"; a request that still runs ends in "+".
QString tokensText(qint64 in, qint64 out, bool running = false, const QLocale &locale = QLocale());

/// "0.04 ms" "412 ms" "2.31 s" "41.8 s" "3 min 12 s" "6 d 4 h". From nanoseconds.
QString durationText(qint64 nanoseconds, const QLocale &locale = QLocale());
/// The same figure in seconds whatever its size, for a column whose digits should line up: "0.69 s" "12.40 s" "3 min 12 s".
QString secondsText(qint64 nanoseconds, const QLocale &locale = QLocale());

/// Per second with two digits that matter: rateText(119, "tok/s") = "119 tok/s", rateText(2.5, "req/s") = "2.5 req/s".
QString rateText(double perSecond, const QString &unit, const QLocale &locale = QLocale());

/// A share, 0 to 1: "0.42 %" "31.4 %" "96 %" "100 %".
QString shareText(double share, const QLocale &locale = QLocale());
/// A change of a share, in points: "+2.0 pt" is said with an arrow elsewhere, so without sign.
QString pointsText(double share, const QLocale &locale = QLocale());
/// A relative change, 0.062 = "6.2 %"; without sign. Above tenfold "12 ×".
QString changeText(double ratio, const QLocale &locale = QLocale());

/// "512 B" "1.3 KiB" "1.2 GiB".
QString bytesText(qint64 bytes, const QLocale &locale = QLocale());

/// A plain decimal with a fixed number of digits after the sign.
QString decimalText(double value, int decimals, const QLocale &locale = QLocale());

/// The space between a figure and its unit: thin and never broken.
inline constexpr QChar thinSpace = QChar(0x202F);

} // namespace portreeve::ui
