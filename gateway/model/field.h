// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include <boost/json/value.hpp>

#include "gateway/base/clock.h"
#include "gateway/base/money.h"
#include "gateway/base/refusal.h"
#include "gateway/base/secret.h"

namespace portreeve {

using OptionalText = std::optional<std::string>;
using OptionalInteger = std::optional<std::int64_t>;
using TextList = std::vector<std::string>;
struct Money { Nanos nanos = 0; };
struct Time { Micros wall = 0; };

// An optional number whose type says what it counts, so that a field knows how to show it. Used as std::optional is.
template <class Unit>
struct Amount : std::optional<std::int64_t> {
    using Base = std::optional<std::int64_t>;
    using Base::Base;
    Amount(const Base &value) : Base(value) {}
};

template <class Unit>
bool operator==(const Amount<Unit> &a, const Amount<Unit> &b)
{
    return static_cast<const std::optional<std::int64_t> &>(a) == static_cast<const std::optional<std::int64_t> &>(b);
}

using OptionalMoney = Amount<Money>;              // dollars in JSON and YAML, nano-dollars in SQL
using OptionalTime = Amount<Time>;                // ISO 8601 in JSON, microseconds in SQL

// What a person or a script may do with a field.
enum FieldFlags : unsigned {
    Plain = 0,
    ReadOnly = 1,        // set by us
    Identity = 2,        // names the record
    Sealed = 4,          // a secret: sealed at rest, masked when shown
    Hidden = 8,          // stored, never shown
    Advanced = 16,       // folded away in a form
    NotEnforced = 32,    // kept and returned, without an effect yet (said by a warning when set)
    Outer = 64,          // of a deployment: stands beside litellm_params, not in it
    Decimal = 128,       // text that holds a decimal number: a number in JSON
};

// One field of a record: one row is its YAML key, SQL column, JSON member, column on screen and line in the form.
template <class R>
struct Field {
    using Member = std::variant<std::string R::*, OptionalText R::*, bool R::*, std::optional<bool> R::*, std::int64_t R::*,
                                OptionalInteger R::*, OptionalMoney R::*, Money R::*, Time R::*, OptionalTime R::*, TextList R::*,
                                boost::json::value R::*, Secret R::*>;
    const char *name;
    Member member;
    unsigned flags = Plain;
    const char *label = "";     // for people, untranslated
    const char *help = "";
};

// The fields of a record type, in the order they are shown. One specialisation a record, in its own .cpp.
template <class R>
std::span<const Field<R>> fieldsOf();

// What a kept field may hold in JSON.
enum class JsonKind : std::uint8_t { Text, Boolean, Integer, Number, List, Object };

// A field that is known and checked but has no member of its own yet: the record keeps it in `rest` as it was given.
struct KeptField {
    const char *name;
    JsonKind kind;
    const char *absent = "null";     // JSON that stands for it when it was not given: "null", "{}", "[]"
    const char *label = "";
    const char *help = "";
    const char *choices = "";        // "a|b|c": the texts it may hold; empty: any
};

// Specialised for records with a `rest` of known fields.
template <class R>
std::span<const KeptField> keptFieldsOf();

} // namespace portreeve
