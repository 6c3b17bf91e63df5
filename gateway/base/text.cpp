// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <simdjson.h>

namespace portreeve {

namespace {

std::string encoded(std::string_view bytes, const char *alphabet, bool padded)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (k < left ? std::uint8_t(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k) {
            if (k <= left)
                out += alphabet[group >> (18 - 6 * k) & 63];
            else if (padded)
                out += '=';
        }
    }
    return out;
}

int base64Value(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+' || c == '-')
        return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row[b.size()];
}

} // namespace

std::string hex(std::string_view bytes)
{
    static const char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        out += digits[std::uint8_t(c) >> 4];
        out += digits[std::uint8_t(c) & 15];
    }
    return out;
}

std::string base64(std::string_view bytes)
{
    return encoded(bytes, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", true);
}

std::string base64Url(std::string_view bytes)
{
    return encoded(bytes, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", false);
}

std::optional<std::string> fromBase64(std::string_view text)
{
    while (!text.empty() && text.back() == '=')
        text.remove_suffix(1);
    if (text.size() % 4 == 1)
        return std::nullopt;
    std::string out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    int have = 0;
    for (const char c : text) {
        const int value = base64Value(c);
        if (value < 0)
            return std::nullopt;
        bits = bits << 6 | std::uint32_t(value);
        have += 6;
        if (have >= 8) {
            have -= 8;
            out += char(bits >> have & 255);
        }
    }
    return out;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char &c : out) {
        if (c >= 'A' && c <= 'Z')
            c = char(c + 32);
    }
    return out;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    const auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; };
    if (a.size() != b.size())
        return false;
    return a == b || std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) { return fold(x) == fold(y); });
}

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split(std::string_view text, char at)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(at);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

std::string join(const std::vector<std::string> &parts, std::string_view between)
{
    std::string out;
    for (const auto &part : parts) {
        if (!out.empty())
            out += between;
        out += part;
    }
    return out;
}

std::optional<std::int64_t> toInteger(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return value;
}

bool isUtf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

std::string shortened(std::string_view text, std::size_t most)
{
    if (text.size() <= most)
        return std::string(text);
    while (most > 0 && (std::uint8_t(text[most]) & 0xc0) == 0x80)
        --most;
    return std::string(text.substr(0, most)) + "...";
}

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string> &candidates)
{
    std::optional<std::string> best;
    std::size_t least = std::min<std::size_t>(3, std::max<std::size_t>(1, name.size() / 3)) + 1;
    for (const auto &candidate : candidates) {
        const std::size_t distance = editDistance(name, candidate);
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

// Each piece between stars is taken where it first occurs, the last one at the end: no choice is ever regretted, so the time
// is that of a search, however many stars there are.
bool matchesWildcard(std::string_view pattern, std::string_view text, std::vector<std::string> *captured)
{
    auto star = pattern.find('*');
    if (star == std::string_view::npos || !text.starts_with(pattern.substr(0, star)))
        return star == std::string_view::npos && pattern == text;
    std::vector<std::string> taken;
    for (;;) {
        text.remove_prefix(star);
        pattern.remove_prefix(star + 1);
        star = pattern.find('*');
        const bool isLast = star == std::string_view::npos;
        const auto at = isLast ? (text.ends_with(pattern) ? text.size() - pattern.size() : star) : text.find(pattern.substr(0, star));
        if (at == std::string_view::npos)
            return false;
        if (captured)
            taken.emplace_back(text.substr(0, at));
        if (isLast)
            break;
        text.remove_prefix(at);
    }
    if (captured)
        captured->insert(captured->end(), taken.begin(), taken.end());
    return true;
}

std::optional<std::int64_t> durationSeconds(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, std::int64_t>, 4> words{{{"hourly", 3600}, {"daily", 86400}, {"weekly", 604800}, {"monthly", 2592000}}};
    static constexpr std::array<std::pair<std::string_view, std::int64_t>, 6> units{{{"mo", 2592000}, {"s", 1}, {"m", 60}, {"h", 3600}, {"d", 86400}, {"w", 604800}}};
    for (const auto &[word, seconds] : words) {
        if (equalsIgnoringCase(text, word))
            return seconds;
    }
    const auto digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos || digits > 9)
        return std::nullopt;
    for (const auto &[unit, seconds] : units) {
        if (text.substr(digits) == unit)
            return *toInteger(text.substr(0, digits)) * seconds;
    }
    return std::nullopt;
}

} // namespace portreeve
