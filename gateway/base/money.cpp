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

char *fill(char *out, std::string_view text)
{
    return std::copy(text.begin(), text.end(), out);
}

char *writeZeros(char *out, int count)
{
    return std::fill_n(out, std::max(count, 0), '0');
}

char *writeExponent(char *out, int exponent)
{
    *out++ = 'e';
    *out++ = exponent < 0 ? '-' : '+';
    const int size = std::abs(exponent);
    if (size < 10)
        *out++ = '0';
    return std::to_chars(out, out + 8, size).ptr;
}

// Digits and the place of the point as Python's repr() lays them out: exponents below 1e-04 and from 1e16 on.
char *writePython(char *out, std::string_view digits, int point)
{
    const int count = int(digits.size());
    if (point > 16 || point <= -4) {
        *out++ = digits[0];
        if (count > 1)
            out = fill(fill(out, "."), digits.substr(1));
        return writeExponent(out, point - 1);
    }
    if (point <= 0)
        return fill(writeZeros(fill(out, "0."), -point), digits);
    if (point >= count)
        return fill(writeZeros(fill(out, digits), point - count), ".0");
    return fill(fill(fill(out, digits.substr(0, std::size_t(point))), "."), digits.substr(std::size_t(point)));
}

// The nearest double's shortest text, from the exact decimal: for people and JSON that expects floats, where a double cannot hold all digits.
char *writeNearest(char *out, std::string_view digits, int places)
{
    char exact[48];
    char *end = writeExponent(fill(exact, digits), -places);
    double nearest = 0;
    std::from_chars(exact, end, nearest);
    char text[32];
    end = std::to_chars(text, text + sizeof text, nearest, std::chars_format::scientific).ptr;
    const auto mark = std::find(text, end, 'e');
    int exponent = 0;
    std::from_chars(mark[1] == '+' ? mark + 2 : mark + 1, end, exponent);
    const auto digitsEnd = std::remove(text, mark, '.');
    return writePython(out, std::string_view(text, std::size_t(digitsEnd - text)), exponent + 1);
}

char *writeFloat(char *out, std::int64_t value, int places)
{
    if (value == 0)
        return fill(out, "0.0");
    if (value < 0)
        *out++ = '-';
    char text[24];
    const char *end = std::to_chars(text, text + sizeof text, value < 0 ? ~std::uint64_t(value) + 1 : std::uint64_t(value)).ptr;
    std::string_view digits(text, std::size_t(end - text));
    if (digits.size() > 15)
        return writeNearest(out, digits, places);
    const int point = int(digits.size()) - places;      // so few digits are their own shortest text
    while (digits.back() == '0')
        digits.remove_suffix(1);
    return writePython(out, digits, point);
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

char *writeFloat(char *out, Nanos nanos)
{
    return writeFloat(out, nanos, 9);
}

std::string floatText(Nanos nanos)
{
    return floatText(nanos, 9);
}

std::string floatText(std::int64_t value, int places)
{
    char text[64];
    return std::string(text, writeFloat(text, value, places));
}

} // namespace portreeve
