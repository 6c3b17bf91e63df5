// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/base/json.h"
#include "gateway/model/field.h"

namespace portreeve {

// Something that JSON gave and a field will not take, in pydantic's words: {"float_parsing", {"max_budget"}, "Input should ..."}.
// `place` leads to the member from the object that was read; numbers in it are list positions.
struct FieldFault {
    std::string type;
    std::vector<std::string> place;
    std::string message;
};

// FastAPI's schema error: 422 {"detail":[{"type","loc":["body",...],"msg"}]}, every fault at once.
Refusal schemaRefusal(const std::vector<FieldFault> &faults);

template <class R>
const Field<R> *findField(std::string_view name);       // nullptr: no such field
template <class R>
const Field<R> &identityField();                         // the field that names the record

// Sets one field from JSON, whatever its flags. Null clears what may be empty. Strings that hold a number are taken for one,
// as pydantic does. Money is exact: a JSON number has passed through a double by now, so it is written with 15 significant
// digits (every decimal of up to 15 digits survives that) and read as a decimal text; more digits need a JSON string.
template <class R>
std::optional<FieldFault> setField(R &record, const Field<R> &field, const json::value &value);

// The field as JSON: dollars as a number, times as ISO 8601, sealed ones masked, what is unset as null.
template <class R>
json::value fieldValue(const R &record, const Field<R> &field);

// Sets the field `name`, or keeps it among the record's kept fields. False: no such field, or not one to be written.
template <class R>
bool setMember(R &record, std::string_view name, const json::value &value, std::vector<FieldFault> &faults);

// All fields that are shown, then the kept ones (those not given as their absent value).
template <class R>
json::object recordObject(const R &record);

// Names of all fields that may be written, kept ones among them.
template <class R>
std::vector<std::string> writableNames();

// The fields as data, for forms: [{"name","type","label","help","flags":[...],"choices":[...]}].
template <class R>
json::array fieldSchema();

// -- JSON of our own making
std::string jsonText(const json::value &value);          // compact; numbers by their shortest exact text, as Python prints them
std::optional<std::string> decimalText(const json::value &value);    // of a number, or a string that holds one: "1e-06"
json::value dollarsValue(Nanos nanos);                   // 0.1
json::value maskedValue(const json::value &value);       // every text and number below masked
bool isSecretName(std::string_view name);                // "api_key", "aws_secret_access_key": never shown

} // namespace portreeve
