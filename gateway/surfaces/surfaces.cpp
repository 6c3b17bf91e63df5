// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/surfaces/surfaces.h"

#include <boost/json.hpp>

#include "gateway/admin/endpoints.h"
#include "gateway/base/log.h"
#include "gateway/base/text.h"
#include "gateway/dialects/dialect.h"
#include "gateway/gate/authenticate.h"

namespace portreeve {

using boost::asio::awaitable;

namespace {

struct Found {
    const Route *route = nullptr;
    std::map<std::string, std::string> captures;
    std::string allowed;         // methods, when only the method is wrong
};

// True when the path fits the pattern; "{x}" takes a segment, "{x...}" all that is left.
bool fits(std::string_view pattern, std::string_view path, std::map<std::string, std::string> &captures)
{
    while (!pattern.empty() && !path.empty()) {
        if (pattern[0] != '{') {
            if (pattern[0] != path[0])
                return false;
            pattern.remove_prefix(1);
            path.remove_prefix(1);
            continue;
        }
        const auto close = pattern.find('}');
        std::string_view name = pattern.substr(1, close - 1);
        pattern.remove_prefix(close + 1);
        const bool takesRest = name.ends_with("...");
        if (takesRest)
            name.remove_suffix(3);
        // a capture in the middle that may hold slashes ends where what follows it in the pattern begins, seen from the right
        const auto end = takesRest && !pattern.empty() ? path.rfind(pattern) : takesRest ? path.size() : std::min(path.find('/'), path.size());
        if (end == std::string_view::npos || end == 0)
            return false;
        captures[std::string(name)] = std::string(path.substr(0, end));
        path.remove_prefix(end);
    }
    return pattern.empty() && path.empty();
}

Found findRoute(std::string_view method, std::string_view path)
{
    Found found;
    for (const auto list : {modelCallRoutes(), modelListRoutes(), statusRoutes()}) {
        for (const Route &route : list) {
            found.captures.clear();
            if (!fits(route.path, path, found.captures))
                continue;
            if (method == route.method || (method == "HEAD" && std::string_view(route.method) == "GET")) {
                found.route = &route;
                return found;
            }
            if (found.allowed.find(route.method) == std::string::npos)
                found.allowed += (found.allowed.empty() ? "" : ", ") + std::string(route.method);
        }
    }
    return found;
}

Refusal nobodyAt(const ServerRequest &request, const std::string &allowed)
{
    Refusal refusal;
    refusal.status = allowed.empty() ? 404 : 405;
    refusal.type = allowed.empty() ? "not_found" : "method_not_allowed";
    refusal.message = allowed.empty() ? "Nothing is served at this address. The base URL of an OpenAI client ends in /v1, that of an Anthropic client does not."
                                      : std::string(request.method) + " is not served at this address, but " + allowed;
    return refusal;
}

// A piece is made when the one before it is out. One that cannot be made ends the answer so that the client can tell.
awaitable<void> sendPieces(Readers &readers, ServerExchange &exchange, AdminReply &reply)
{
    try {
        std::string piece = std::move(reply.body);
        bool isHeard = co_await exchange.start(reply.status, reply.headers);
        if (piece.empty())
            piece = co_await readers.next(reply.more);
        while (isHeard && !piece.empty()) {
            isHeard = co_await exchange.write(piece);
            if (isHeard)
                piece = co_await readers.next(reply.more);
        }
        if (isHeard)
            co_await exchange.finish();
    } catch (const std::exception &fault) {
        if (!exchange.cancel().isRequested())
            log(LogLevel::Warning, "admin.cut", {{"path", std::string(exchange.request().path)}, {"why", fault.what()}});
        exchange.abort();
    }
}

awaitable<void> serveAdmin(Surfaces &surfaces, ServerExchange &exchange, const Endpoint &endpoint)
{
    const ServerRequest &request = exchange.request();
    const SnapshotPtr snapshot = surfaces.snapshot();
    AdminRequest call;
    call.method = request.method;
    call.path = request.path;
    call.query = parseQuery(request.query);
    call.caller.changedBy = request.header("litellm-changed-by").empty() ? "default_user_id" : std::string(request.header("litellm-changed-by"));
    if (endpoint.permission != Permission::Open) {
        auto who = whoAsks(surfaces, request, *snapshot);
        if (!who)
            co_return co_await sendRefusal(exchange, who.refusal());
        call.caller.isAdmin = who->isMaster;
        call.caller.key = who->key;
        if (auto no = refuseCaller(endpoint, call.caller, request.path)) {
            surfaces.note(request, *no);
            co_return co_await sendRefusal(exchange, *no);
        }
    }
    if (!trimmed(request.body).empty()) {
        auto body = parseJson(request.body);
        if (!body)
            co_return co_await sendRefusal(exchange, body.refusal());
        call.body = std::move(*body);
    }
    auto gone = std::make_shared<std::atomic<bool>>(false);
    call.gone = gone;
    const Cancel::Guard whenGone(exchange.cancel(), [gone] { *gone = true; });
    AdminReply reply = co_await surfaces.parts().readers.run(std::move(call));
    reply.headers.emplace_back("content-type", reply.contentType);
    if (reply.more)
        co_return co_await sendPieces(surfaces.parts().readers, exchange, reply);
    co_await exchange.send(reply.status, reply.headers, reply.body);
}

} // namespace

std::multimap<std::string, std::string> parseQuery(std::string_view query)
{
    const auto decode = [](std::string_view text) {
        std::string out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 && hexValue(text[i + 2]) >= 0) {
                out += char(hexValue(text[i + 1]) << 4 | hexValue(text[i + 2]));
                i += 2;
            } else {
                out += text[i] == '+' ? ' ' : text[i];
            }
        }
        return out;
    };
    std::multimap<std::string, std::string> values;
    for (const auto part : split(query, '&')) {
        if (part.empty())
            continue;
        const auto equals = part.find('=');
        values.emplace(decode(part.substr(0, equals)), equals == std::string_view::npos ? std::string() : decode(part.substr(equals + 1)));
    }
    return values;
}

Surfaces::Surfaces(SurfaceParts parts, std::size_t workers) : m_parts(std::move(parts)), m_workers(workers)
{
    for (auto &worker : m_workers)
        worker.ids = std::make_unique<IdSource>(m_parts.clock, m_parts.random);
}

Surfaces::~Surfaces() = default;

void Surfaces::setTransport(std::size_t worker, std::unique_ptr<Transport> transport) { m_workers[worker].transport = std::move(transport); }

void Surfaces::note(const ServerRequest &request, const Refusal &refusal, std::string_view model)
{
    RefusalNote note;
    note.time = m_parts.clock.wall();
    note.status = refusal.status;
    note.code = refusal.code.empty() ? refusal.type : refusal.code;
    note.message = refusal.message;
    note.path = std::string(request.method) + " " + std::string(request.path);
    note.model = model;
    if (const auto presented = presentedCredential(request, snapshot()->settings))
        note.keyHint = keyHint(*presented);
    note.client = request.header("user-agent");
    note.address = request.remoteAddress;
    m_parts.refusals.add(std::move(note));
}

// Authorisation and dispatch read the same path: the one that the server decoded once.
awaitable<void> Surfaces::serve(ServerExchange &exchange)
{
    const ServerRequest &request = exchange.request();
    Found found = findRoute(request.method, request.path);
    if (found.route)
        co_return co_await found.route->serve(*this, exchange, *found.route, found.captures);
    std::map<std::string, std::string> captures;
    if (const Endpoint *endpoint = findEndpoint(request.method, request.path, captures))
        co_return co_await serveAdmin(*this, exchange, *endpoint);
    const std::string allowed = found.allowed.empty() ? allowedMethods(request.path) : found.allowed;
    note(request, nobodyAt(request, allowed));
    if (allowed.empty())
        co_return co_await sendJson(exchange, 404, "{\"detail\":\"Not Found\"}");
    Headers headers;
    headers.emplace_back("allow", allowed);
    co_await sendJson(exchange, 405, "{\"detail\":\"Method Not Allowed\"}", headers);
}

std::string openAiError(const Refusal &refusal) { return findDialect("openai")->errorBody(refusal, {}); }

std::string Surfaces::errorBody(std::string_view path, const Refusal &refusal)
{
    return findDialect(path.starts_with("/v1/messages") ? "anthropic" : "openai")->errorBody(refusal, {});
}

awaitable<void> sendJson(ServerExchange &exchange, int status, std::string_view body, const Headers &more)
{
    Headers headers = more;
    headers.emplace_back("content-type", "application/json");
    co_await exchange.send(status, headers, body);
}

awaitable<void> sendJson(ServerExchange &exchange, int status, std::string_view body)
{
    Headers headers;
    headers.emplace_back("content-type", "application/json");
    co_await exchange.send(status, headers, body);
}

awaitable<void> sendRefusal(ServerExchange &exchange, const Refusal &refusal)
{
    std::string body = refusal.body;
    if (body.empty())
        body = openAiError(refusal);
    co_await sendJson(exchange, refusal.status, body, refusal.headers);
}

Result<std::string_view> presentedCredential(const ServerRequest &request, const Settings &settings)
{
    const auto bare = [](std::string_view value) {
        return value.size() > 7 && equalsIgnoringCase(value.substr(0, 7), "bearer ") ? trimmed(value.substr(7)) : value;
    };
    if (!settings.keyHeaderName.empty()) {
        if (const auto value = request.header(settings.keyHeaderName); !value.empty())
            return bare(value);
    }
    if (const auto value = request.header("x-litellm-api-key"); !value.empty())
        return bare(value);
    if (const auto value = request.header("authorization"); !value.empty()) {
        if (value.size() > 7 && equalsIgnoringCase(value.substr(0, 7), "bearer "))
            return trimmed(value.substr(7));
        Refusal refusal;
        refusal.status = 401;
        refusal.type = "auth_error";
        refusal.message = "Authentication Error, Malformed API Key passed in. Ensure Key has `Bearer ` prefix.";
        refusal.param = "None";
        return refusal;
    }
    for (const std::string_view name : {"api-key", "x-api-key", "x-goog-api-key", "ocp-apim-subscription-key"}) {
        if (const auto value = request.header(name); !value.empty())
            return value;
    }
    return std::string_view();
}

Result<Who> whoAsks(Surfaces &surfaces, const ServerRequest &request, const Snapshot &snapshot)
{
    const auto refused = [&](const Refusal &refusal) -> Result<Who> {
        surfaces.note(request, refusal);
        return refusal;
    };
    const auto presented = presentedCredential(request, snapshot.settings);
    if (!presented)
        return refused(presented.refusal());
    const Micros now = surfaces.parts().clock.wall();
    auto who = authenticate(snapshot, *presented, now);
    if (!who)
        return refused(who.refusal());
    if (!who->key)
        return who;
    if (auto no = refuseExpired(*who->key, now))
        return refused(*no);
    if (auto no = refuseRoute(*who->key, request.path))
        return refused(*no);
    return who;
}

} // namespace portreeve
