// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/text.h"
#include "gateway/dialects/dialect.h"
#include "gateway/gate/answer.h"
#include "gateway/gate/authenticate.h"
#include "gateway/surfaces/clients.h"
#include "gateway/surfaces/surfaces.h"

namespace portreeve {

using boost::asio::awaitable;

namespace {

using Captures = std::map<std::string, std::string>;

bool isCallId(std::string_view text)
{
    if (text.empty() || text.size() > 128)
        return false;
    for (const char c : text) {
        if (c <= ' ' || c > '~')
            return false;
    }
    return true;
}

std::optional<std::int64_t> secondsHeader(std::string_view text)
{
    const auto micros = scaledDecimal(text, 3);
    return micros && *micros > 0 ? micros : std::nullopt;
}

// LiteLLM's request headers (contract 3.1): who and which call this is.
void readIdentity(const ServerRequest &request, Exchange &x)
{
    if (const auto id = request.header("x-litellm-call-id"); isCallId(id))
        x.clientCallId = id;
    for (const auto name : {"x-litellm-trace-id", "x-litellm-session-id", "x-session-id"}) {
        if (const auto value = request.header(name); !value.empty() && x.sessionId.empty())
            x.sessionId = value;
    }
    x.userAgent = request.header("user-agent");
    x.callIdText = x.callId();
}

// What the body could say too; the header wins.
void readWishes(const ServerRequest &request, RequestFacts &facts)
{
    if (const auto value = toInteger(request.header("x-litellm-num-retries")); value && *value >= 0)
        facts.numRetries = int(*value);
    if (const auto value = secondsHeader(request.header("x-litellm-timeout")))
        facts.timeoutMillis = value;
    if (const auto value = secondsHeader(request.header("x-litellm-stream-timeout")))
        facts.streamTimeoutMillis = value;
    for (const auto name : {"x-litellm-customer-id", "x-litellm-end-user-id"}) {
        if (const auto value = request.header(name); !value.empty())
            facts.endUser = value;
    }
    const auto tags = request.header("x-litellm-tags");
    if (tags.empty())
        return;
    for (const auto tag : split(tags, ',')) {
        if (!trimmed(tag).empty())
            facts.tags.emplace_back(trimmed(tag));
    }
}

void prepare(Surfaces &surfaces, Exchange &x, std::size_t worker, const Route &route)
{
    x.worker = worker;
    x.id = surfaces.nextId(worker);
    x.admittedAt = surfaces.parts().clock.wall();
    x.startedMonotonic = surfaces.parts().clock.monotonic();
    x.operation = route.operation;
    x.dialect = route.dialect;
    x.spoken = findDialect(route.dialect);
    x.transport = &surfaces.transport(worker);
}

void takeFacts(Exchange &x, RequestFacts &facts)
{
    x.facts = &facts;
    x.stream = facts.stream;
    x.endUser = facts.endUser;
    x.tags = facts.tags;
    x.metadata = facts.metadata;
}

// For people who look for the reason of a refusal that came before the request was read.
std::string modelNamed(std::string_view body)
{
    std::vector<JsonMember> members;
    if (body.size() > 64 * 1024 || scanObject(body, members))
        return {};
    return jsonString(ObjectEdits(body, members).value("model")).value_or("");
}

awaitable<void> refuse(Surfaces &surfaces, ServerExchange &exchange, Exchange &x, const Refusal &refusal)
{
    if (!x.key && !x.isMaster)
        surfaces.parts().metrics.refusedUnknown(x.worker, refusal.status);
    if (x.attempts.empty() && refusal.status != 499)       // no provider's fault
        surfaces.note(exchange.request(), refusal, x.facts ? x.facts->model : modelNamed(x.body));
    if (exchange.hasStarted()) {
        exchange.abort();
        co_return;
    }
    const AnswerHeads heads{surfaces.parts().quotas, surfaces.parts().clock};
    const Headers headers = heads.ofRefusal(x, refusal);
    const std::string body = x.spoken->errorBody(refusal, x.callIdText);
    co_await exchange.send(refusal.status, headers, body);
}

Refusal notNow(const char *type, const char *message, const char *seconds)
{
    Refusal refusal;
    refusal.status = 503;
    refusal.type = type;
    refusal.message = message;
    refusal.headers.emplace_back("retry-after", seconds);
    return refusal;
}

std::optional<Refusal> admitCaller(Surfaces &surfaces, const ServerRequest &request, Exchange &x)
{
    auto presented = presentedCredential(request, x.snapshot->settings);
    if (!presented)
        return presented.refusal();
    auto who = authenticate(*x.snapshot, *presented, x.admittedAt);
    if (!who)
        return who.refusal();
    x.key = who->key;
    x.isMaster = who->isMaster;
    if (x.key) {
        if (auto no = refuseRoute(*x.key, request.path))
            return no;
    }
    if (surfaces.parts().isDraining())
        return notNow("internal_server_error", "The gateway is shutting down", "5");
    if (surfaces.parts().isPaused())
        return notNow("gateway_paused", "The gateway is paused by its administrator and takes no model calls until it is resumed", "10");
    return std::nullopt;
}

// The model that is asked whatever the body says: general_settings.completion_model, else the one in the path.
const std::string *fixedModel(const Exchange &x, const Captures &captures)
{
    const std::string &ofSettings = x.snapshot->settings.completionModel;
    if (!ofSettings.empty() && x.operation == Operation::Chat)
        return &ofSettings;
    const auto inPath = captures.find("model");
    return inPath == captures.end() ? nullptr : &inPath->second;
}

Result<std::string> withModel(std::string_view body, const std::string &model)
{
    std::vector<JsonMember> members;
    if (auto no = scanObject(body, members))
        return *no;
    ObjectEdits edits(body, members);
    edits.set("model", quoted(model));
    return edits.apply();
}

// `kept` is to live as long as x.body, which may be of it then.
std::optional<Refusal> fixModel(Exchange &x, const Captures &captures, std::string &kept)
{
    const std::string *model = fixedModel(x, captures);
    if (!model)
        return std::nullopt;
    auto body = withModel(x.body, *model);
    if (!body)
        return body.refusal();
    kept = std::move(*body);
    x.body = kept;
    return std::nullopt;
}

awaitable<void> serveModelCall(Surfaces &surfaces, ServerExchange &exchange, const Route &route, const Captures &captures)
{
    const ServerRequest &request = exchange.request();
    exchange.waitTurns();
    Exchange x;
    prepare(surfaces, x, exchange.worker(), route);
    x.snapshot = surfaces.snapshot();
    x.route = request.path;
    x.remoteAddress = request.remoteAddress;
    x.body = request.body;
    x.cancel = &exchange.cancel();
    readIdentity(request, x);
    if (auto no = admitCaller(surfaces, request, x))
        co_return co_await refuse(surfaces, exchange, x, *no);
    std::string kept;
    if (auto no = fixModel(x, captures, kept))
        co_return co_await refuse(surfaces, exchange, x, *no);
    RequestFacts facts;
    if (auto no = x.spoken->readFacts(x.operation, x.body, facts))
        co_return co_await refuse(surfaces, exchange, x, *no);
    readWishes(request, facts);
    takeFacts(x, facts);
    WireClient client(exchange);
    x.client = &client;
    if (x.stream && x.dialect == "anthropic" && x.snapshot->settings.streamPingSeconds > 0)      // its clients take silence for a dead line
        exchange.fillSilence(keepAliveBytes(*x.spoken), std::chrono::seconds(x.snapshot->settings.streamPingSeconds));
    std::optional<RecordingClient> recording;
    if (x.snapshot->settings.storePrompts)
        x.client = &recording.emplace(client);
    if (auto no = co_await surfaces.parts().gate.serve(x))
        co_await refuse(surfaces, exchange, x, *no);
    if (recording)
        surfaces.parts().bodies.keep({x.id, std::string(x.body.substr(0, Bodies::mostTaken)), std::move(recording->answer), x.spoken, x.stream});
}

constexpr Route routes[] = {
    {"POST", "/v1/chat/completions", Permission::AnyKey, serveModelCall, "Chat, OpenAI's dialect", Operation::Chat, "openai"},
    {"POST", "/v1/messages", Permission::AnyKey, serveModelCall, "Chat, Anthropic's dialect", Operation::Chat, "anthropic"},
    {"POST", "/chat/completions", Permission::AnyKey, serveModelCall, "Chat, OpenAI's dialect", Operation::Chat, "openai"},
    {"POST", "/openai/deployments/{model...}/chat/completions", Permission::AnyKey, serveModelCall, "Chat as Azure's clients ask", Operation::Chat, "openai"},
    {"POST", "/engines/{model...}/chat/completions", Permission::AnyKey, serveModelCall, "Chat, the model in the path", Operation::Chat, "openai"},
    {"POST", "/v1/messages/count_tokens", Permission::AnyKey, serveModelCall, "Tokens of a request, Anthropic's dialect", Operation::CountTokens, "anthropic"},
    {"POST", "/v1/embeddings", Permission::AnyKey, serveModelCall, "Embeddings, OpenAI's dialect", Operation::Embeddings, "openai"},
    {"POST", "/embeddings", Permission::AnyKey, serveModelCall, "Embeddings, OpenAI's dialect", Operation::Embeddings, "openai"},
    {"POST", "/openai/deployments/{model...}/embeddings", Permission::AnyKey, serveModelCall, "Embeddings as Azure's clients ask", Operation::Embeddings, "openai"},
    {"POST", "/engines/{model...}/embeddings", Permission::AnyKey, serveModelCall, "Embeddings, the model in the path", Operation::Embeddings, "openai"},
};

} // namespace

std::span<const Route> modelCallRoutes() { return routes; }

awaitable<Result<std::string>> askInside(Surfaces &surfaces, std::size_t worker, std::string model, std::string body, Cancel &cancel)
{
    Exchange x;
    prepare(surfaces, x, worker, routes[0]);
    x.snapshot = surfaces.snapshot();
    x.route = "/health";
    x.isMaster = true;
    x.body = body;
    x.cancel = &cancel;
    x.callId();
    RequestFacts facts;
    if (auto no = x.spoken->readFacts(x.operation, x.body, facts))
        co_return *no;
    facts.model = model;
    facts.disableFallbacks = true;
    facts.numRetries = 0;
    takeFacts(x, facts);
    InsideClient client;
    x.client = &client;
    if (auto no = co_await surfaces.parts().gate.serve(x))
        co_return *no;
    co_return client.answer;
}

} // namespace portreeve
