// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <cmath>

#include <boost/json.hpp>

#include "gateway/base/text.h"
#include "gateway/model/field_json.h"

namespace portreeve {

namespace {

// Like Python's repr: shortest digits that read back the same, exponents outside 1e-4 ... 1e16, ".0" on whole numbers.
void appendNumber(std::string &out, double number)
{
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    const double size = std::fabs(number);
    const bool plain = size == 0 || (size >= 1e-4 && size < 1e16);
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, number, plain ? std::chars_format::fixed : std::chars_format::scientific);
    const std::string_view digits(text, std::size_t(end.ptr - text));
    out += digits;
    if (plain && digits.find('.') == std::string_view::npos)
        out += ".0";
}

void append(std::string &out, const json::value &value);

void append(std::string &out, const json::array &array)
{
    out += '[';
    bool first = true;
    for (const auto &item : array) {
        if (!first)
            out += ',';
        first = false;
        append(out, item);
    }
    out += ']';
}

void append(std::string &out, const json::object &object)
{
    out += '{';
    bool first = true;
    for (const auto &[name, member] : object) {
        if (!first)
            out += ',';
        first = false;
        appendQuoted(out, name);
        out += ':';
        append(out, member);
    }
    out += '}';
}

void append(std::string &out, const json::value &value)
{
    switch (value.kind()) {
    case json::kind::null: out += "null"; return;
    case json::kind::bool_: out += value.get_bool() ? "true" : "false"; return;
    case json::kind::int64: out += std::to_string(value.get_int64()); return;
    case json::kind::uint64: out += std::to_string(value.get_uint64()); return;
    case json::kind::double_: appendNumber(out, value.get_double()); return;
    case json::kind::string: appendQuoted(out, std::string_view(value.get_string())); return;
    case json::kind::array: append(out, value.get_array()); return;
    case json::kind::object: append(out, value.get_object()); return;
    }
}

} // namespace

std::string jsonText(const json::value &value)
{
    std::string out;
    append(out, value);
    return out;
}

std::optional<std::string> decimalText(const json::value &value)
{
    if (value.is_int64())
        return std::to_string(value.get_int64());
    if (value.is_uint64())
        return std::to_string(value.get_uint64());
    if (value.is_double()) {
        char text[40];
        const auto end = std::to_chars(text, text + sizeof text, value.get_double(), std::chars_format::general, 15);
        return std::string(text, end.ptr);
    }
    if (!value.is_string())
        return std::nullopt;
    const std::string text(trimmed(std::string_view(value.get_string())));
    double number = 0;
    const auto read = std::from_chars(text.data() + (text.starts_with('+') ? 1 : 0), text.data() + text.size(), number);
    if (read.ec == std::errc::invalid_argument || read.ptr != text.data() + text.size())
        return std::nullopt;
    return text;
}

json::value dollarsValue(Nanos nanos)
{
    const std::string text = nanosText(nanos);
    double dollars = 0;
    std::from_chars(text.data(), text.data() + text.size(), dollars);
    return dollars;
}

json::value maskedValue(const json::value &value)
{
    if (value.is_object()) {
        json::object out;
        for (const auto &[name, member] : value.get_object())
            out[name] = maskedValue(member);
        return out;
    }
    if (value.is_array()) {
        json::array out;
        for (const auto &item : value.get_array())
            out.push_back(maskedValue(item));
        return out;
    }
    if (value.is_null() || value.is_bool())
        return value;
    return value.is_string() ? json::value(Secret(std::string(value.get_string())).masked()) : json::value("****");
}

bool isSecretName(std::string_view name)
{
    static constexpr std::string_view words[] = {"key", "apikey", "secret", "secrets", "token", "password", "passwd", "passphrase",
                                                 "credential", "credentials", "auth", "authorization", "cookie", "private", "signature"};
    std::string plain = lower(name);
    for (char &c : plain)
        c = c == '-' || c == '.' ? '_' : c;
    for (const auto part : split(plain, '_')) {
        for (const auto word : words) {
            if (part == word)
                return true;
        }
    }
    return false;
}

} // namespace portreeve
