// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/fwd.hpp>

#include "gateway/base/refusal.h"

namespace portreeve {

namespace json = boost::json;

// A DOM, strict: UTF-8, depth <= 128, nothing after the value. Refusal: 400 invalid_request_error, param "request_body",
// "Invalid JSON payload: ...".
Result<json::value> parseJson(std::string_view text);

// Appends text as a JSON string with its quotes.
void appendQuoted(std::string &out, std::string_view text);
std::string quoted(std::string_view text);

// Where a member of the top-level object stands in the text. Offsets count bytes from the text's begin.
struct JsonMember {
    std::string_view name;        // as written, between its quotes; escaped names are found by `escaped`
    bool escaped = false;         // the name holds a backslash
    std::uint32_t keyBegin = 0;   // the opening quote of the name
    std::uint32_t valueBegin = 0;
    std::uint32_t valueEnd = 0;   // one past the value
};

// Finds the members of a top-level object without building anything: one pass over the text, strict about structure at
// depth one and about balance, strings and depth (<= 128) below. Whole-document validity (numbers, literals, UTF-8) is
// checked too. `members` is cleared first; its memory can be reused. Cost: about 0.5 us at 1 KB.
// Refusal: 400 with "Invalid JSON payload: <what>: line L column C (char N)"; a document that is no object: 400
// "Request body must be a JSON object", and one of more than 1,000 members.
std::optional<Refusal> scanObject(std::string_view text, std::vector<JsonMember> &members);

std::optional<std::string> jsonString(std::string_view value);          // decodes a JSON string value, nullopt: none
std::optional<std::int64_t> jsonInteger(std::string_view value);        // an integer without fraction or exponent
std::optional<bool> jsonBool(std::string_view value);
inline bool isJsonNull(std::string_view value) { return value == "null"; }

// A text with parts replaced: edits are applied left to right, must not overlap, in rising order.
struct Edit {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string text;
};
std::string spliced(std::string_view text, const std::vector<Edit> &edits);

// Edits on the members of one scanned object: what must change, and nothing else.
class ObjectEdits {
public:
    ObjectEdits(std::string_view text, const std::vector<JsonMember> &members) : m_text(text), m_members(members) {}
    const JsonMember *find(std::string_view name) const;
    std::string_view value(std::string_view name) const;    // empty: not there
    void set(std::string_view name, std::string json);       // replaces the value, or adds the member
    void remove(std::string_view name);
    bool isEmpty() const { return m_changes.empty(); }
    std::string apply() const;                               // the object with the changes in place

private:
    struct Change {
        std::string name;
        std::optional<std::string> json;   // nullopt: removed
    };
    std::string_view m_text;
    const std::vector<JsonMember> &m_members;
    std::vector<Change> m_changes;
};

} // namespace portreeve
