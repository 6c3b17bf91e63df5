// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "gateway/admin/endpoint.h"
#include "gateway/base/json.h"
#include "gateway/model/field_json.h"

namespace portreeve {

// Reading what a script sends. Every refusal is ready to be answered.
Refusal badRequest(std::string message, std::optional<std::string> param = std::nullopt);     // 400 bad_request_error
Refusal refusedWith(int status, std::string type, std::string message, std::optional<std::string> param = std::nullopt);
Refusal missingMember(std::vector<std::string> place);                    // 422 "Field required"
Refusal faultAt(std::vector<std::string> place, std::string type, std::string message);      // 422, place below the body

Result<json::object> bodyObject(const AdminRequest &request);              // no body: {}; 422 when it is no object
Result<std::string> requiredText(const json::object &body, const char *name);         // 422
Result<TextList> requiredTexts(const json::object &body, const char *name);           // 422
// 422 as FastAPI says it, place ["query", name].
Result<std::int64_t> queryInteger(const AdminRequest &request, const char *name, std::int64_t otherwise, std::int64_t least,
                                  std::int64_t most);
bool queryFlag(const AdminRequest &request, const char *name);              // "true", "1", "yes", "on"

// 400: a member that the record does not know (naming the nearest one it does), or that only we may set. Nothing is dropped
// in silence: where LiteLLM ignores such a member, the caller would believe it had an effect.
Refusal unknownMember(std::string_view name, const std::vector<std::string> &known);
Refusal ownMember(std::string_view name);

// Sets the members of `body` on the record, but for those named in `besides`.
template <class R>
std::optional<Refusal> readMembers(R &record, const json::object &body, const std::vector<std::string> &besides)
{
    std::vector<FieldFault> faults;
    for (const auto &[key, value] : body) {
        const std::string_view name = key;
        if (std::find(besides.begin(), besides.end(), name) != besides.end() || setMember(record, name, value, faults))
            continue;
        if (const auto *field = findField<R>(name); field && !(field->flags & Hidden))
            return ownMember(name);
        auto known = writableNames<R>();
        known.insert(known.end(), besides.begin(), besides.end());
        return unknownMember(name, known);
    }
    return faults.empty() ? std::nullopt : std::optional(schemaRefusal(faults));
}

// Names of given fields that have no effect yet, for the header x-portreeve-not-enforced; empty: none.
template <class R>
std::string notEnforced(const json::object &body)
{
    std::string names;
    const auto add = [&](const char *name) {
        const auto *value = body.if_contains(name);
        const bool isEmpty = !value || value->is_null() || (value->is_object() && value->get_object().empty())
                             || (value->is_array() && value->get_array().empty()) || (value->is_bool() && !value->get_bool());
        if (!isEmpty)
            names += (names.empty() ? "" : ", ") + std::string(name);
    };
    for (const auto &field : fieldsOf<R>()) {
        if (field.flags & NotEnforced)
            add(field.name);
    }
    for (const auto &kept : keptFieldsOf<R>())
        add(kept.name);
    return names;
}

} // namespace portreeve
