// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/body.h"

#include "gateway/base/text.h"

namespace portreeve {

namespace {

Refusal queryFault(const char *name, const char *type, std::string message)
{
    const AdminReply reply = schemaError(type, {"query", name}, message);
    Refusal refusal = refusedWith(reply.status, "invalid_request_error", std::move(message), name);
    refusal.body = reply.body;
    return refusal;
}

} // namespace

Refusal refusedWith(int status, std::string type, std::string message, std::optional<std::string> param)
{
    Refusal refusal;
    refusal.status = status;
    refusal.type = std::move(type);
    refusal.message = std::move(message);
    refusal.param = std::move(param);
    return refusal;
}

Refusal badRequest(std::string message, std::optional<std::string> param)
{
    return refusedWith(400, "bad_request_error", std::move(message), std::move(param));
}

Refusal faultAt(std::vector<std::string> place, std::string type, std::string message)
{
    return schemaRefusal({{std::move(type), std::move(place), std::move(message)}});
}

Refusal missingMember(std::vector<std::string> place) { return faultAt(std::move(place), "missing", "Field required"); }

Result<json::object> bodyObject(const AdminRequest &request)
{
    if (request.body.is_null())
        return json::object();
    if (!request.body.is_object())
        return faultAt({}, "model_attributes_type", "Input should be a valid dictionary or object to extract fields from");
    return request.body.get_object();
}

Result<std::string> requiredText(const json::object &body, const char *name)
{
    const auto *value = body.if_contains(name);
    if (!value)
        return missingMember({name});
    if (!value->is_string())
        return faultAt({name}, "string_type", "Input should be a valid string");
    return std::string(value->get_string());
}

Result<TextList> requiredTexts(const json::object &body, const char *name)
{
    const auto *value = body.if_contains(name);
    if (!value)
        return missingMember({name});
    if (!value->is_array())
        return faultAt({name}, "list_type", "Input should be a valid list");
    TextList texts;
    for (const auto &item : value->get_array()) {
        if (!item.is_string())
            return faultAt({name, std::to_string(texts.size())}, "string_type", "Input should be a valid string");
        texts.emplace_back(std::string_view(item.get_string()));
    }
    return texts;
}

Result<std::int64_t> queryInteger(const AdminRequest &request, const char *name, std::int64_t otherwise, std::int64_t least,
                                  std::int64_t most)
{
    const auto text = request.queryValue(name);
    if (!text)
        return otherwise;
    const auto number = toInteger(trimmed(*text));
    if (!number)
        return queryFault(name, "int_parsing", "Input should be a valid integer, unable to parse string as an integer");
    if (*number < least)
        return queryFault(name, "greater_than_equal", "Input should be greater than or equal to " + std::to_string(least));
    if (*number > most)
        return queryFault(name, "less_than_equal", "Input should be less than or equal to " + std::to_string(most));
    return *number;
}

bool queryFlag(const AdminRequest &request, const char *name)
{
    const std::string text = lower(request.queryValue(name).value_or(""));
    return text == "true" || text == "1" || text == "yes" || text == "on" || text == "t" || text == "y";
}

Refusal unknownMember(std::string_view name, const std::vector<std::string> &known)
{
    const auto near = nearest(name, known);
    return badRequest("Unknown field `" + shortened(name, 80) + "`" + (near ? "; did you mean `" + *near + "`?" : "") , std::string(name));
}

Refusal ownMember(std::string_view name)
{
    return badRequest("The field `" + std::string(name) + "` is set by the gateway and cannot be written", std::string(name));
}

} // namespace portreeve
