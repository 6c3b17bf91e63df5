// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/endpoint.h"

#include <boost/json.hpp>

#include "gateway/model/field_json.h"

namespace portreeve {

namespace {

json::value errorObject(const Refusal &refusal)
{
    json::object error;
    error["message"] = refusal.message;
    error["type"] = refusal.type;
    error["param"] = refusal.param ? json::value(*refusal.param) : json::value();
    error["code"] = refusal.code.empty() ? std::to_string(refusal.status) : refusal.code;
    if (!refusal.providerFields.empty()) {
        if (auto fields = parseJson(refusal.providerFields))
            error["provider_specific_fields"] = std::move(*fields);
    }
    return json::object{{"error", std::move(error)}};
}

} // namespace

std::optional<std::string> AdminRequest::queryValue(const std::string &name) const
{
    const auto found = query.find(name);
    return found == query.end() ? std::nullopt : std::optional(found->second);
}

AdminReply replyWith(const json::value &value, int status)
{
    AdminReply reply;
    reply.status = status;
    reply.body = jsonText(value);
    return reply;
}

AdminReply replyWith(const Refusal &refusal)
{
    AdminReply reply;
    reply.status = refusal.status;
    reply.headers = refusal.headers;
    reply.body = refusal.body.empty() ? jsonText(errorObject(refusal)) : refusal.body;
    return reply;
}

AdminReply detailReply(int status, std::string_view text)
{
    return replyWith(json::object{{"detail", text}}, status);
}

AdminReply schemaError(std::string_view type, std::vector<std::string> place, std::string_view message)
{
    json::array steps;
    for (auto &step : place)
        steps.emplace_back(std::move(step));
    json::array detail;
    detail.push_back(json::object{{"type", type}, {"loc", std::move(steps)}, {"msg", message}});
    return replyWith(json::object{{"detail", std::move(detail)}}, 422);
}

} // namespace portreeve
