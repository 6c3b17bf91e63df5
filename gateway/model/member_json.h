// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "gateway/model/field_json.h"

namespace portreeve {

// How each type that a member may have is read from JSON and shown in it. Only field_json.cpp includes this.
using Fault = std::optional<FieldFault>;        // its place is relative to the member

Fault take(std::string &to, const json::value &value);
Fault take(bool &to, const json::value &value);
Fault take(std::int64_t &to, const json::value &value);
Fault take(Money &to, const json::value &value);
Fault take(Time &to, const json::value &value);
Fault take(TextList &to, const json::value &value);
Fault take(json::value &to, const json::value &value);          // an object, or null
Fault take(Secret &to, const json::value &value);
Fault take(OptionalText &to, const json::value &value);
Fault take(std::optional<bool> &to, const json::value &value);
Fault take(OptionalInteger &to, const json::value &value);
Fault take(OptionalMoney &to, const json::value &value);
Fault take(OptionalTime &to, const json::value &value);
Fault takeDecimal(std::string &to, const json::value &value);   // the decimal text of a number, or of a string that holds one
Fault takeDecimal(OptionalText &to, const json::value &value);

json::value show(const std::string &text);
json::value show(bool value);
json::value show(std::int64_t value);
json::value show(const Money &money);
json::value show(const Time &time);
json::value show(const TextList &list);
json::value show(const json::value &value);
json::value show(const Secret &secret);                         // masked
json::value show(const OptionalText &text);
json::value show(const std::optional<bool> &value);
json::value show(const OptionalInteger &value);
json::value show(const OptionalMoney &money);
json::value show(const OptionalTime &time);
json::value showDecimal(const OptionalText &text);              // "600" and "0.5" as numbers, anything else as the text it is

Fault checkKept(const KeptField &field, const json::value &value);

} // namespace portreeve
