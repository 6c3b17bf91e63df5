// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/admin/endpoint.h"

namespace portreeve {

// All admin endpoints. In a path, {name} stands for one segment and {name:path} for one or more (they may hold slashes).
std::span<const Endpoint *const> allEndpoints();

// Who answers `method` at `path` (decoded, without query). Exact paths come before those with captures. nullptr: nobody.
const Endpoint *findEndpoint(std::string_view method, std::string_view path, std::map<std::string, std::string> &captures);

// The methods that `path` has, for a 405's Allow header: "GET, POST". Empty: there is no such path here.
std::string allowedMethods(std::string_view path);

// Why this caller may not use the endpoint (401, contract 5.4); nullopt: it may.
std::optional<Refusal> refuseCaller(const Endpoint &endpoint, const Caller &caller, std::string_view path);

// Finds, checks the caller and serves; 404 and 405 in FastAPI's words; what is thrown becomes a 503 or 500 and a line in the
// log. Fills request.captures. On a reader.
boost::asio::awaitable<AdminReply> answerEndpoint(AdminContext &context, AdminRequest request);
// The same, for endpoints that do not suspend (503 for others).
AdminReply callEndpoint(AdminContext &context, AdminRequest request);

} // namespace portreeve
