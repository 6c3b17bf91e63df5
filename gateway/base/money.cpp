// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/money.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace portreeve {

namespace {

// A decimal as written: sign, digits without leading zeros, and where the point stands: 0.DIGITS times 10^point.
struct Decimal {
    bool isNegative = false;
    std::string_view whole, fraction;      // digits before and after the point, leading zeros of the number stripped
    std::int64_t point = 0;

    std::size_t size() const { return whole.size() + fraction.size(); }
    char digit(std::size_t i) const { return i < whole.size() ? whole[i] : fraction[i - whole.size()]; }
};

std::string_view takeDigits(std::string_view &text)
{
    const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto digits = text.substr(0, end);
    text.remove_prefix(end);
    return digits;
}

bool takeSign(std::string_view &text)
{
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+'))
        text.remove_prefix(1);
    return isNegative;
}

// "e-06"; far exponents are cut to what no text can make good again.
std::optional<std::int64_t> takeExponent(std::string_view &text)
{
    if (text.empty() || (text[0] != 'e' && text[0] != 'E'))
        return 0;
    text.remove_prefix(1);
    const bool isNegative = takeSign(text);
    const auto digits = takeDigits(text);
    if (digits.empty())
        return std::nullopt;
    constexpr std::int64_t far = 1'000'000'000'000'000;
    std::int64_t value = 0;
    for (const char c : digits)
        value = std::min(far, value * 10 + (c - '0'));
    return isNegative ? -value : value;
}

std::optional<Decimal> readDecimal(std::string_view text)
{
    Decimal decimal;
    decimal.isNegative = takeSign(text);
    decimal.whole = takeDigits(text);
    const bool hasPoint = text.starts_with('.');
    if (hasPoint) {
        text.remove_prefix(1);
        decimal.fraction = takeDigits(text);
    }
    const auto exponent = takeExponent(text);
    if (decimal.size() == 0 || !exponent || !text.empty())
        return std::nullopt;
    const auto zeros = [](std::string_view digits) { return std::min(digits.find_first_not_of('0'), digits.size()); };
    decimal.whole.remove_prefix(zeros(decimal.whole));
    decimal.point = std::int64_t(decimal.whole.size());
    if (decimal.whole.empty()) {
        const auto skipped = zeros(decimal.fraction);
        decimal.fraction.remove_prefix(skipped);
        decimal.point = -std::int64_t(skipped);
    }
    decimal.point += *exponent;
    return decimal;
}

bool isZero(const Decimal &decimal)
{
    return decimal.size() == 0;
}

// The digits left of the point as a number, and whether any to its right is not 0.
struct Cut {
    std::uint64_t number = 0;
    bool hasRest = false;
};

std::optional<Cut> cutAt(const Decimal &decimal, std::int64_t digits)
{
    if (digits > 19)
        return std::nullopt;
    Cut cut;
    for (std::int64_t i = 0; i < digits; ++i) {
        const unsigned digit = i < std::int64_t(decimal.size()) ? unsigned(decimal.digit(std::size_t(i)) - '0') : 0u;
        cut.number = cut.number * 10 + digit;     // 19 digits always fit
    }
    for (auto i = std::size_t(std::max<std::int64_t>(0, digits)); i < decimal.size() && !cut.hasRest; ++i)
        cut.hasRest = decimal.digit(i) != '0';
    return cut;
}

std::optional<std::int64_t> withSign(std::uint64_t magnitude, bool isNegative)
{
    constexpr auto most = std::uint64_t(std::numeric_limits<std::int64_t>::max());
    if (magnitude > most + (isNegative ? 1 : 0))
        return std::nullopt;
    return isNegative ? std::int64_t(~magnitude + 1) : std::int64_t(magnitude);
}

std::string magnitudeText(std::int64_t value)
{
    const auto magnitude = value < 0 ? ~std::uint64_t(value) + 1 : std::uint64_t(value);
    return std::to_string(magnitude);
}

std::string repeated(std::int64_t times)
{
    return std::string(std::size_t(std::max<std::int64_t>(0, times)), '0');
}

// Digits and the place of the point as Python's repr() lays them out: exponents below 1e-04 and from 1e16 on.
std::string pythonLayout(const std::string &digits, int point)
{
    const int count = int(digits.size());
    if (point > 16 || point <= -4) {
        const int exponent = point - 1;
        const auto number = std::to_string(std::abs(exponent));
        return digits.substr(0, 1) + (count > 1 ? "." + digits.substr(1) : "") + (exponent < 0 ? "e-" : "e+")
            + (number.size() < 2 ? "0" : "") + number;
    }
    if (point <= 0)
        return "0." + repeated(-point) + digits;
    if (point >= count)
        return digits + repeated(point - count) + ".0";
    return digits.substr(0, std::size_t(point)) + "." + digits.substr(std::size_t(point));
}

} // namespace

std::optional<std::int64_t> scaledDecimal(std::string_view text, int places, bool negative)
{
    const auto decimal = readDecimal(text);
    if (!decimal)
        return std::nullopt;
    if (isZero(*decimal))
        return 0;
    if (decimal->isNegative && !negative)
        return std::nullopt;
    const auto cut = cutAt(*decimal, decimal->point + places);
    if (!cut)
        return std::nullopt;
    const bool up = cut->hasRest && !decimal->isNegative;      // up is towards the larger number, for both signs
    return withSign(cut->number + (up ? 1 : 0), decimal->isNegative);
}

std::string nanosText(Nanos nanos)
{
    std::string digits = magnitudeText(nanos);
    if (digits.size() < 10)
        digits.insert(0, 10 - digits.size(), '0');
    std::string fraction = digits.substr(digits.size() - 9);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    const std::string whole = digits.substr(0, digits.size() - 9);
    return (nanos < 0 ? "-" : "") + whole + (fraction.empty() ? "" : "." + fraction);
}

std::string floatText(Nanos nanos)
{
    return floatText(nanos, 9);
}

std::string floatText(std::int64_t value, int places)
{
    if (value == 0)
        return "0.0";
    std::string whole = magnitudeText(value);
    if (whole.size() <= 15) {       // so few digits are their own shortest text
        const int point = int(whole.size()) - places;
        whole.erase(whole.find_last_not_of('0') + 1);
        return (value < 0 ? "-" : "") + pythonLayout(whole, point);
    }
    // Only here, for people and JSON that expects floats: the nearest double's shortest text, from the exact decimal.
    const std::string exact = whole + "e-" + std::to_string(places);
    double nearest = 0;
    std::from_chars(exact.data(), exact.data() + exact.size(), nearest);
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, nearest, std::chars_format::scientific).ptr;
    const std::string_view shortest(text, std::size_t(end - text));
    const auto mark = shortest.find('e');
    std::string digits(shortest.substr(0, mark));
    std::erase(digits, '.');
    auto power = shortest.substr(mark + 1);
    const bool isSmall = takeSign(power);
    int exponent = 0;
    std::from_chars(power.data(), power.data() + power.size(), exponent);
    return (value < 0 ? "-" : "") + pythonLayout(digits, (isSmall ? -exponent : exponent) + 1);
}

} // namespace portreeve
