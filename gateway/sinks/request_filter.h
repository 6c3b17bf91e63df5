// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gateway/sinks/request_fields.h"

namespace portreeve {

// The filter of requests, parsed and checked (grammar: README of the gateway). A filter is all of its terms, a term any of its
// values. From one tree come the SQL (request_where.h) and the matcher of rows at hand (matches()).

struct TextValue {
    std::string text;                // in lower case where the field does not care
    bool isGlob = false;             // "*" stands for any run of characters
};
struct NumberValue {                 // both included
    std::int64_t least = INT64_MIN, most = INT64_MAX;
};

struct FilterTerm {
    enum class Asks : std::uint8_t { Text, Number, Has, Anything };   // Anything: a bare text, part of an id, a name or an error
    const RequestField *field = nullptr;     // null: Anything
    Asks asks = Asks::Anything;
    bool isNegated = false;
    std::vector<TextValue> texts;
    std::vector<NumberValue> numbers;
    bool wantsOk = false, wantsFailed = false;       // status:ok, status:error: besides the numbers
    std::size_t from = 0, length = 0;        // in the filter's text, UTF-16 code units
};

struct RequestFilter {
    std::vector<FilterTerm> terms;
    bool isEmpty() const { return terms.empty(); }
    RequestFilter without(std::string_view field) const;     // without the terms of a field
};

// What is wrong, with a caret: in UTF-16 code units, as the desktop counts.
struct FilterFault {
    std::string message;
    std::size_t from = 0, length = 0;
};

std::variant<RequestFilter, FilterFault> parseRequestFilter(std::string_view text);

bool matches(const RequestFilter &filter, const SpendRow &row);      // request_match.cpp
bool matches(const TextValue &value, std::string_view text, bool isExact);   // isExact: the case counts
bool caseCounts(const RequestField &field);                          // of ids and sessions
// What a bare text is looked for in, besides our own id where it may be part of one.
std::vector<std::string> searchedTexts(const SpendRow &row);
bool mayBeOwnId(std::string_view part);                              // at least four hexadecimal digits, and dashes

} // namespace portreeve
