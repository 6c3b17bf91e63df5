// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/member_json.h"

#include <charconv>
#include <cmath>

#include <boost/json.hpp>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

FieldFault fault(const char *type, const char *message) { return {type, {}, message}; }

} // namespace

// -- from JSON, one function a member type. What it refuses it says as pydantic does.

Fault take(std::string &to, const json::value &value)
{
    if (!value.is_string())
        return fault("string_type", "Input should be a valid string");
    to = std::string_view(value.get_string());
    return std::nullopt;
}

Fault take(bool &to, const json::value &value)
{
    static constexpr std::string_view yes[] = {"true", "1", "yes", "y", "on", "t"}, no[] = {"false", "0", "no", "n", "off", "f"};
    if (value.is_bool()) {
        to = value.get_bool();
        return std::nullopt;
    }
    if (!value.is_string() && !value.is_number())
        return fault("bool_type", "Input should be a valid boolean");
    const std::string text = value.is_string() ? lower(std::string_view(value.get_string())) : jsonText(value);
    for (const auto word : yes) {
        if (text == word) {
            to = true;
            return std::nullopt;
        }
    }
    for (const auto word : no) {
        if (text == word) {
            to = false;
            return std::nullopt;
        }
    }
    return fault("bool_parsing", "Input should be a valid boolean, unable to interpret input");
}

Fault take(std::int64_t &to, const json::value &value)
{
    if (value.is_bool()) {
        to = value.get_bool();
        return std::nullopt;
    }
    if (value.is_int64()) {
        to = value.get_int64();
        return std::nullopt;
    }
    if (value.is_uint64())
        return fault("int_parsing_size", "Unable to parse input string as an integer, exceeded maximum size");
    if (value.is_double()) {
        const double number = value.get_double();
        if (number != std::floor(number) || std::fabs(number) > 9e18)
            return fault("int_from_float", "Input should be a valid integer, got a number with a fractional part");
        to = std::int64_t(number);
        return std::nullopt;
    }
    if (!value.is_string())
        return fault("int_type", "Input should be a valid integer");
    const auto number = toInteger(trimmed(std::string_view(value.get_string())));
    if (!number)
        return fault("int_parsing", "Input should be a valid integer, unable to parse string as an integer");
    to = *number;
    return std::nullopt;
}

// A decimal text of whatever stands for a number.
Fault takeDecimal(std::string &to, const json::value &value)
{
    if (value.is_bool()) {
        to = value.get_bool() ? "1" : "0";
        return std::nullopt;
    }
    if (!value.is_number() && !value.is_string())
        return fault("float_type", "Input should be a valid number");
    auto text = decimalText(value);
    if (!text)
        return fault("float_parsing", "Input should be a valid number, unable to parse string as a number");
    if (text->find_first_of("nN") != std::string::npos)      // nan, inf, Infinity
        return fault("finite_number", "Input should be a finite number");
    to = std::move(*text);
    return std::nullopt;
}

namespace {

Fault takeNanos(Nanos &to, const json::value &value)
{
    std::string text;
    if (auto bad = takeDecimal(text, value))
        return bad;
    const auto nanos = scaledDecimal(text, 9, true);
    if (!nanos)
        return fault("less_than", "Input should be less than 9200000000");
    to = *nanos;
    return std::nullopt;
}

Fault takeTime(Micros &to, const json::value &value)
{
    if (!value.is_string())
        return fault("datetime_type", "Input should be a valid datetime");
    if (!parseIsoTime(std::string(value.get_string()), &to))
        return fault("datetime_from_date_parsing", "Input should be a valid datetime or date, invalid format");
    return std::nullopt;
}

} // namespace

Fault take(Money &to, const json::value &value) { return takeNanos(to.nanos, value); }
Fault take(Time &to, const json::value &value) { return takeTime(to.wall, value); }

Fault take(TextList &to, const json::value &value)
{
    TextList list;
    if (value.is_null()) {
        to.clear();
        return std::nullopt;
    }
    if (!value.is_array())
        return fault("list_type", "Input should be a valid list");
    for (const auto &item : value.get_array()) {
        if (auto bad = take(list.emplace_back(), item)) {
            bad->place.push_back(std::to_string(list.size() - 1));
            return bad;
        }
    }
    to = std::move(list);
    return std::nullopt;
}

Fault take(json::value &to, const json::value &value)
{
    if (!value.is_object() && !value.is_null())
        return fault("dict_type", "Input should be a valid dictionary");
    to = value;
    return std::nullopt;
}

Fault take(Secret &to, const json::value &value)
{
    std::string text;
    if (!value.is_null()) {
        if (auto bad = take(text, value))
            return bad;
    }
    to = Secret(std::move(text));
    return std::nullopt;
}

namespace {

template <class T>
Fault takeOptional(std::optional<T> &to, const json::value &value, Fault (*takeOne)(T &, const json::value &))
{
    if (value.is_null()) {
        to.reset();
        return std::nullopt;
    }
    T one{};
    if (auto bad = takeOne(one, value))
        return bad;
    to = std::move(one);
    return std::nullopt;
}

} // namespace

Fault take(OptionalText &to, const json::value &value) { return takeOptional<std::string>(to, value, take); }
Fault take(std::optional<bool> &to, const json::value &value) { return takeOptional<bool>(to, value, take); }
Fault take(OptionalInteger &to, const json::value &value) { return takeOptional<std::int64_t>(to, value, take); }
Fault take(OptionalMoney &to, const json::value &value) { return takeOptional<Nanos>(to, value, takeNanos); }
Fault take(OptionalTime &to, const json::value &value) { return takeOptional<Micros>(to, value, takeTime); }

Fault takeDecimal(OptionalText &to, const json::value &value) { return takeOptional<std::string>(to, value, takeDecimal); }

// -- to JSON

json::value show(const std::string &text) { return json::value(text); }
json::value show(bool value) { return value; }
json::value show(std::int64_t value) { return value; }
json::value show(const Money &money) { return dollarsValue(money.nanos); }
json::value show(const Time &time) { return time.wall ? json::value(isoTime(time.wall)) : json::value(); }
json::value show(const OptionalMoney &money) { return money ? dollarsValue(*money) : json::value(); }
json::value show(const OptionalTime &time) { return time ? json::value(isoTime(*time)) : json::value(); }
json::value show(const json::value &value) { return value; }
json::value show(const Secret &secret) { return secret.isEmpty() ? json::value() : json::value(secret.masked()); }

json::value show(const OptionalText &text) { return text ? json::value(*text) : json::value(); }
json::value show(const std::optional<bool> &value) { return value ? json::value(*value) : json::value(); }
json::value show(const OptionalInteger &value) { return value ? json::value(*value) : json::value(); }

json::value show(const TextList &list)
{
    json::array out;
    for (const auto &text : list)
        out.emplace_back(text);
    return out;
}

json::value showDecimal(const OptionalText &text)
{
    if (!text)
        return {};
    if (const auto whole = toInteger(*text))
        return *whole;
    double number = 0;
    const auto read = std::from_chars(text->data(), text->data() + text->size(), number);
    return read.ec == std::errc() && read.ptr == text->data() + text->size() ? json::value(number) : json::value(*text);
}

// -- kept fields

namespace {

bool isOneOf(std::string_view choices, std::string_view text)
{
    for (const auto choice : split(choices, '|')) {
        if (choice == text)
            return true;
    }
    return false;
}

FieldFault notAChoice(std::string_view choices)
{
    std::string names;
    const auto all = split(choices, '|');
    for (std::size_t i = 0; i < all.size(); ++i)
        names += std::string(i == 0 ? "'" : i + 1 == all.size() ? " or '" : ", '") + std::string(all[i]) + "'";
    return {"literal_error", {}, "Input should be " + names};
}

template <class T>
Fault fits(const json::value &value)
{
    T ignored{};
    return take(ignored, value);
}

} // namespace

Fault checkKept(const KeptField &field, const json::value &value)
{
    if (value.is_null())
        return std::nullopt;
    std::string text;
    switch (field.kind) {
    case JsonKind::Boolean: return fits<bool>(value);
    case JsonKind::Integer: return fits<std::int64_t>(value);
    case JsonKind::Number: return takeDecimal(text, value);
    case JsonKind::Object: return fits<json::value>(value);
    case JsonKind::List: return value.is_array() ? Fault() : fault("list_type", "Input should be a valid list");
    case JsonKind::Text: break;
    }
    if (auto bad = take(text, value))
        return bad;
    return *field.choices && !isOneOf(field.choices, text) ? Fault(notAChoice(field.choices)) : std::nullopt;
}

} // namespace portreeve
