// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
using OptionalMoney = std::optional<Nanos>;       // dollars in JSON and YAML, nano-dollars in SQL
using OptionalTime = std::optional<Micros>;       // ISO 8601 in JSON, microseconds in SQL
using TextList = std::vector<std::string>;
struct Money { Nanos nanos = 0; };
struct Time { Micros wall = 0; };

// What a person or a script may do with a field.
enum FieldFlags : unsigned {
    Plain = 0,
    ReadOnly = 1,        // set by us
    Identity = 2,        // names the record
    Sealed = 4,          // a secret: sealed at rest, masked when shown
    Hidden = 8,          // stored, never shown
    Advanced = 16,       // folded away in a form
    NotEnforced = 32,    // kept and returned, without an effect yet (said by a warning when set)
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

} // namespace portreeve
