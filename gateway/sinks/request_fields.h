// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/sinks/spend_queries.h"

namespace portreeve {

// What a filter may ask of a request: one row of this table is the field's name, what its values are, where SQL finds it and
// where it is in a row that was read. The parser, the SQL, the matcher, the list for people and the facets read nothing else.
enum class FieldKind : std::uint8_t { Text, Number, Duration, Money, Bool, Status };
constexpr std::string_view name(FieldKind kind)
{
    constexpr std::string_view names[] = {"text", "number", "duration", "money", "bool", "status"};
    return names[std::size_t(kind)];
}

// How SQL looks for a text.
enum class TextPlace : std::uint8_t {
    Word,        // `sql` is a number of the table words
    Owner,       // `sql` is an expression over owners
    Column,      // `sql` is a text column of requests, or NULL
    Id,          // one of a request's ids
    Session,     // as Column, and found through the filters of texts
    Tag,         // one of the list in requests.tags
    Operation,   // `sql` is the operation's number
};

struct RequestField {
    const char *name;
    FieldKind kind;
    TextPlace place;                                         // of a text
    const char *sql;                                         // over requests AS r; owners AS o for an owner's
    std::vector<std::string> (*texts)(const SpendRow &row);  // of a text: any of them may be meant; empty texts are none
    std::optional<std::int64_t> (*number)(const SpendRow &row);      // of others: in micros, nanos, tokens; of a bool 0 or 1
    const char *example;
    const char *help;                                        // a line for people
    const char *values = "";                                 // that are known beforehand, "a|b|c"
};

std::span<const RequestField> requestFields();               // in the order people are shown them
const RequestField *findRequestField(std::string_view name); // "group" is "model"; nullptr: none
// Why a field of the grammar cannot be asked for here; empty: it is no field of the grammar either.
std::string_view whyNotRecorded(std::string_view name);

// A unit that a number of this kind may end in, and what it multiplies by.
struct FieldUnit {
    FieldKind kind;
    const char *name;
    std::int64_t scale;
};
std::span<const FieldUnit> fieldUnits();
// What a plain number counts: seconds are 1,000,000 micros, dollars 1,000,000,000 nanos.
std::int64_t plainScale(const RequestField &field);

} // namespace portreeve
