// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/endpoints.h"

#include <algorithm>

#include "gateway/base/log.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

using Captures = std::map<std::string, std::string>;
using Parts = std::vector<std::string_view>;

std::vector<const Endpoint *> collected()
{
    std::vector<const Endpoint *> all;
    for (const auto &list : {keyEndpoints(), modelEndpoints(), credentialEndpoints(), providerEndpoints(), routerEndpoints(), spendEndpoints(),
                             liveEndpoints(), serverEndpoints(), tryEndpoints(), requestEndpoints()}) {
        for (const auto &endpoint : list)
            all.push_back(&endpoint);
    }
    return all;
}

bool hasCapture(const Endpoint &endpoint) { return std::string_view(endpoint.path).find('{') != std::string_view::npos; }

std::string joined(const Parts &parts, std::size_t from, std::size_t count)
{
    std::string text(parts[from]);
    for (std::size_t i = from + 1; i < from + count; ++i)
        text += '/' + std::string(parts[i]);
    return text;
}

// Do the parts of a path from `at` on match those of a template from `row` on? {x:path} takes as few parts as it can.
bool matches(const Parts &rows, std::size_t row, const Parts &parts, std::size_t at, Captures &captures)
{
    if (row == rows.size() || at == parts.size())
        return row == rows.size() && at == parts.size();
    const std::string_view want = rows[row];
    if (!want.starts_with('{'))
        return want == parts[at] && matches(rows, row + 1, parts, at + 1, captures);
    const auto name = want.substr(1, want.size() - 2);
    const auto colon = name.find(':');
    const std::size_t most = colon == std::string_view::npos ? 1 : parts.size() - at;
    for (std::size_t count = 1; count <= most; ++count) {
        std::string taken = joined(parts, at, count);
        if (taken.empty() || !matches(rows, row + 1, parts, at + count, captures))
            continue;
        captures[std::string(name.substr(0, colon))] = std::move(taken);
        return true;
    }
    return false;
}

bool answersAt(const Endpoint &endpoint, std::string_view path, Captures &captures)
{
    if (!hasCapture(endpoint))
        return path == endpoint.path;
    Captures taken;
    if (!matches(split(endpoint.path, '/'), 0, split(path, '/'), 0, taken))
        return false;
    captures = std::move(taken);
    return true;
}

Refusal unauthorized(std::string message)
{
    Refusal refusal;
    refusal.status = 401;
    refusal.type = "auth_error";
    refusal.message = std::move(message);
    refusal.param = "None";
    return refusal;
}

std::string maskedUser(const Key &key)
{
    const std::string user = key.userId.value_or("");
    if (user.empty())
        return "unknown";
    return user.size() <= 8 ? "****" : user.substr(0, 4) + "****" + user.substr(user.size() - 4);
}

AdminReply notFound(std::string_view path)
{
    const std::string allowed = allowedMethods(path);
    if (allowed.empty())
        return detailReply(404, "Not Found");
    AdminReply reply = detailReply(405, "Method Not Allowed");
    reply.headers.emplace_back("allow", allowed);
    return reply;
}

AdminReply failed(const char *type, int status, const char *message, const Endpoint &endpoint, const std::exception &why)
{
    log(LogLevel::Error, "admin.failed", {{"endpoint", endpoint.path}, {"why", why.what()}});
    Refusal refusal;
    refusal.status = status;
    refusal.type = type;
    refusal.message = message;
    return replyWith(refusal);
}

// Of what is being handled.
AdminReply replyWithFault(const Endpoint &endpoint)
{
    try {
        throw;
    } catch (const BooksBehind &error) {
        log(LogLevel::Warning, "books.behind", {{"endpoint", endpoint.path}, {"why", error.what()}});
        Refusal refusal;
        refusal.status = 503;
        refusal.type = "ledger_unavailable";
        refusal.message = "The books cannot be read up to now: " + std::string(error.what()) + ". Nothing is lost; it works again as soon as the database can be written.";
        refusal.headers = {{"retry-after", "5"}};
        return replyWith(refusal);
    } catch (const DatabaseError &error) {
        return failed("no_db_connection", 503, "The database did not take or give the record. See the log for why.", endpoint, error);
    } catch (const std::exception &error) {
        return failed("internal_server_error", 500, "Internal server error", endpoint, error);
    }
}

// Who answers; the reply when nobody does, or not to this caller.
const Endpoint *endpointFor(AdminRequest &request, AdminReply &no)
{
    const Endpoint *endpoint = findEndpoint(request.method, request.path, request.captures);
    if (!endpoint) {
        no = notFound(request.path);
        return nullptr;
    }
    const auto refusal = refuseCaller(*endpoint, request.caller, request.path);
    if (!refusal)
        return endpoint;
    no = replyWith(*refusal);
    return nullptr;
}

} // namespace

std::span<const Endpoint *const> allEndpoints()
{
    static const std::vector<const Endpoint *> all = collected();
    return all;
}

const Endpoint *findEndpoint(std::string_view method, std::string_view path, Captures &captures)
{
    const Endpoint *found = nullptr;
    for (const auto *endpoint : allEndpoints()) {
        if (method != endpoint->method || (found && hasCapture(*endpoint)) || !answersAt(*endpoint, path, captures))
            continue;
        found = endpoint;
        if (!hasCapture(*endpoint)) {
            captures.clear();
            return found;
        }
    }
    return found;
}

std::string allowedMethods(std::string_view path)
{
    std::vector<std::string> methods;
    Captures ignored;
    for (const auto *endpoint : allEndpoints()) {
        if (answersAt(*endpoint, path, ignored) && std::find(methods.begin(), methods.end(), endpoint->method) == methods.end())
            methods.emplace_back(endpoint->method);
    }
    return join(methods, ", ");
}

std::optional<Refusal> refuseCaller(const Endpoint &endpoint, const Caller &caller, std::string_view path)
{
    if (endpoint.permission == Permission::Open || caller.isAdmin)
        return std::nullopt;
    if (!caller.key)
        return unauthorized("Authentication Error, No api key passed in.");
    if (endpoint.permission == Permission::AnyKey)
        return std::nullopt;
    return unauthorized("Authentication Error, Only proxy admin can be used to generate, delete, update info for new keys/users/teams. Route="
                        + std::string(path) + ". Your role=unknown. Your user_id=" + maskedUser(*caller.key));
}

AdminReply callEndpoint(AdminContext &context, AdminRequest request)
{
    AdminReply no;
    const Endpoint *endpoint = endpointFor(request, no);
    if (!endpoint)
        return no;
    if (!endpoint->serve)
        return detailReply(503, "This needs a running gateway");
    try {
        return endpoint->serve(context, request);
    } catch (const std::exception &) {
        return replyWithFault(*endpoint);
    }
}

boost::asio::awaitable<AdminReply> answerEndpoint(AdminContext &context, AdminRequest request)
{
    AdminReply reply;
    const Endpoint *endpoint = endpointFor(request, reply);
    if (!endpoint)
        co_return reply;
    try {
        if (endpoint->ask)
            co_return co_await endpoint->ask(context, request);
        co_return endpoint->serve(context, request);
    } catch (const std::exception &) {
        reply = replyWithFault(*endpoint);
    }
    co_return reply;
}

} // namespace portreeve
