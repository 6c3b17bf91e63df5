// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portreeve {

inline int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string hex(std::string_view bytes);
std::string base64(std::string_view bytes);
std::string base64Url(std::string_view bytes);                       // url-safe, no padding
std::optional<std::string> fromBase64(std::string_view text);        // either alphabet, padding optional

std::string lower(std::string_view text);                            // ASCII only
bool equalsIgnoringCase(std::string_view a, std::string_view b);     // ASCII only
std::string_view trimmed(std::string_view text);                     // spaces and tabs
std::vector<std::string_view> split(std::string_view text, char at);
std::string join(const std::vector<std::string> &parts, std::string_view between);
std::optional<std::int64_t> toInteger(std::string_view text);        // the whole text, decimal
bool isUtf8(std::string_view text);
std::string shortened(std::string_view text, std::size_t most);      // cut at a character, "..." appended when cut

// The candidate with the smallest edit distance, if at most a third of the name's length (and 3) away.
std::optional<std::string> nearest(std::string_view name, const std::vector<std::string> &candidates);

// "*" in the pattern stands for any run of characters; true when all of the text matches. Captures what each star took.
bool matchesWildcard(std::string_view pattern, std::string_view text, std::vector<std::string> *captured = nullptr);

// LiteLLM's durations: "30s", "15m", "2h", "7d", "1w", "1mo" and hourly, daily, weekly, monthly. Seconds; a month is 30 days.
std::optional<std::int64_t> durationSeconds(std::string_view text);

} // namespace portreeve
