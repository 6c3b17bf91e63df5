// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json.hpp>

#include "gateway/admin/endpoints.h"
#include "gateway/surfaces/surfaces.h"

namespace portreeve {

using boost::asio::awaitable;

namespace {

using Captures = std::map<std::string, std::string>;

awaitable<void> liveliness(Surfaces &, ServerExchange &exchange, const Route &, const Captures &)
{
    co_await sendJson(exchange, 200, "\"I'm alive!\"");
}

awaitable<void> readiness(Surfaces &surfaces, ServerExchange &exchange, const Route &, const Captures &)
{
    const bool healthy = surfaces.parts().ledger.isHealthy() && !surfaces.parts().isDraining();
    const json::object state{{"status", healthy ? "healthy" : "unhealthy"}, {"db", surfaces.parts().ledger.isHealthy() ? "connected" : "Not connected"}};
    const std::string body = json::serialize(state);
    co_await sendJson(exchange, healthy ? 200 : 503, body);
}

awaitable<void> readinessDetails(Surfaces &surfaces, ServerExchange &exchange, const Route &, const Captures &)
{
    const SurfaceParts &parts = surfaces.parts();
    const SnapshotPtr snapshot = surfaces.snapshot();
    if (!snapshot->settings.openReadinessDetails) {
        const auto who = whoAsks(surfaces, exchange.request(), *snapshot);
        if (!who)
            co_return co_await sendRefusal(exchange, who.refusal());
    }
    const bool healthy = parts.ledger.isHealthy();
    const json::object state{{"status", healthy ? "healthy" : "unhealthy"},
                             {"db", healthy ? "connected" : "Not connected"},
                             {"cache", nullptr},
                             {"litellm_version", "1.108.10"},
                             {"portreeve_version", PORTREEVE_VERSION},
                             {"success_callbacks", json::array{}},
                             {"in_flight_requests", parts.inFlight()},
                             {"holds_outstanding", parts.ledger.holdsOpen()},
                             {"journal_lag_bytes", parts.ledger.lagBytes()},
                             {"ledger_fault", parts.ledger.fault()},
                             {"draining", parts.isDraining()},
                             {"seal", parts.seal},
                             {"snapshot", snapshot->version}};
    const std::string body = json::serialize(state);
    co_await sendJson(exchange, healthy ? 200 : 503, body);
}

awaitable<void> backlog(Surfaces &surfaces, ServerExchange &exchange, const Route &, const Captures &)
{
    const auto who = whoAsks(surfaces, exchange.request(), *surfaces.snapshot());
    if (!who)
        co_return co_await sendRefusal(exchange, who.refusal());
    const std::size_t now = surfaces.parts().inFlight();
    const json::object state{{"in_flight_requests", now}, {"admitted_requests", now}, {"queued_requests", 0}, {"rejected_requests", 0}};
    const std::string body = json::serialize(state);
    co_await sendJson(exchange, 200, body);
}

// One check a deployment, all at once; the last to end wakes who waits.
struct Round {
    json::array healthy, unhealthy;
    std::size_t left = 0;
    std::shared_ptr<boost::asio::steady_timer> done;
};

awaitable<void> check(Surfaces &surfaces, std::size_t worker, std::shared_ptr<const Target> target, Cancel &cancel, std::shared_ptr<Round> round)
{
    json::object row{{"model", target->record->model}, {"model_id", target->record->id}};
    if (target->record->apiBase)
        row["api_base"] = *target->record->apiBase;
    const std::string body = R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":"Hey, how's it going?"}]})";
    const auto answer = co_await askInside(surfaces, worker, target->record->id, body, cancel);
    if (answer) {
        round->healthy.push_back(row);
    } else {
        row["error"] = answer.refusal().message;
        round->unhealthy.push_back(row);
    }
    if (--round->left == 0)
        round->done->cancel();
}

std::vector<std::shared_ptr<const Target>> targetsAsked(const Snapshot &snapshot, const std::string &model, const std::string &id)
{
    std::vector<std::shared_ptr<const Target>> targets;
    for (const auto &[targetId, target] : snapshot.targetsById) {
        const bool isChat = !target->card || target->card->mode.empty() || target->card->mode == "chat";
        if ((model.empty() || target->record->modelName == model || target->record->model == model) && (id.empty() || targetId == id) && isChat
            && target->record->modelName.find('*') == std::string::npos)
            targets.push_back(target);
    }
    return targets;
}

awaitable<void> health(Surfaces &surfaces, ServerExchange &exchange, const Route &, const Captures &)
{
    const SnapshotPtr snapshot = surfaces.snapshot();
    const auto who = whoAsks(surfaces, exchange.request(), *snapshot);
    if (!who)
        co_return co_await sendRefusal(exchange, who.refusal());
    const Endpoint self{"GET", "/health", Permission::Admin, nullptr, ""};
    if (auto no = refuseCaller(self, Caller{who->isMaster, who->key, {}}, self.path))
        co_return co_await sendRefusal(exchange, *no);
    const auto query = parseQuery(exchange.request().query);
    const auto valueOf = [&](const char *name) { const auto found = query.find(name); return found == query.end() ? std::string() : found->second; };
    const std::string model = valueOf("model"), id = valueOf("model_id");
    auto round = std::make_shared<Round>();
    const auto targets = targetsAsked(*snapshot, model, id);
    round->left = targets.size();
    const auto executor = co_await boost::asio::this_coro::executor;
    round->done = std::make_shared<boost::asio::steady_timer>(executor, boost::asio::steady_timer::time_point::max());
    std::vector<std::unique_ptr<Cancel>> cancels;
    for (const auto &target : targets) {
        cancels.push_back(std::make_unique<Cancel>());
        boost::asio::co_spawn(executor, check(surfaces, exchange.worker(), target, *cancels.back(), round), boost::asio::detached);
    }
    Cancel::Guard guard(exchange.cancel(), [&cancels] {
        for (auto &cancel : cancels)
            cancel->request();
    });
    boost::system::error_code ignored;
    if (round->left > 0)
        co_await round->done->async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    const bool targeted = !model.empty() || !id.empty();
    const int status = targeted && round->healthy.empty() ? 503 : 200;
    const json::object result{{"healthy_endpoints", round->healthy}, {"unhealthy_endpoints", round->unhealthy},
                              {"healthy_count", round->healthy.size()}, {"unhealthy_count", round->unhealthy.size()}};
    const std::string body = json::serialize(result);
    co_await sendJson(exchange, status, body);
}

// A named Headers: gcc 12 cannot keep a braced list over a suspension.
Headers plainText(const char *type = "text/plain; charset=utf-8") { return {{"content-type", type}}; }

awaitable<void> sendText(ServerExchange &exchange, int status, std::string_view text)
{
    const Headers headers = plainText();
    co_await exchange.send(status, headers, text);
}

awaitable<void> metrics(Surfaces &surfaces, ServerExchange &exchange, const Route &, const Captures &)
{
    const SnapshotPtr snapshot = surfaces.snapshot();
    if (snapshot->settings.requireKeyForMetrics) {
        const auto who = whoAsks(surfaces, exchange.request(), *snapshot);
        if (!who)
            co_return co_await sendText(exchange, 401, who.refusal().message);
    }
    const Headers headers = plainText("text/plain; version=0.0.4; charset=utf-8");
    const std::string text = surfaces.parts().metrics.text(surfaces.parts().inFlight());
    co_await exchange.send(200, headers, text);
}

awaitable<void> listRoutes(Surfaces &, ServerExchange &exchange, const Route &, const Captures &)
{
    json::array rows;
    const auto add = [&rows](const char *method, const char *path, const char *summary) {
        rows.push_back(json::object{{"path", path}, {"methods", json::array{method}}, {"name", summary}, {"endpoint", path}});
    };
    for (const auto list : {modelCallRoutes(), modelListRoutes(), statusRoutes()}) {
        for (const Route &route : list)
            add(route.method, route.path, route.summary);
    }
    for (const Endpoint *endpoint : allEndpoints())
        add(endpoint->method, endpoint->path, endpoint->summary);
    const json::object list{{"routes", rows}};
    const std::string body = json::serialize(list);
    co_await sendJson(exchange, 200, body);
}

awaitable<void> license(Surfaces &, ServerExchange &exchange, const Route &, const Captures &)
{
    co_await sendJson(exchange, 200, R"({"has_license":false,"license_type":"community","expiration_date":null,"allowed_features":[],"limits":{"max_users":null,"max_teams":null}})");
}

awaitable<void> root(Surfaces &, ServerExchange &exchange, const Route &, const Captures &)
{
    co_await sendText(exchange, 200, "Portreeve " PORTREEVE_VERSION "\nThis is an AI gateway. Point an OpenAI or Anthropic SDK here; GET /routes lists what it answers.\n");
}

constexpr Route routes[] = {
    {"GET", "/health/liveliness", Permission::Open, liveliness, "Is the process there"},
    {"GET", "/health/liveness", Permission::Open, liveliness, "Is the process there"},
    {"OPTIONS", "/health/liveliness", Permission::Open, liveliness, "Is the process there"},
    {"OPTIONS", "/health/liveness", Permission::Open, liveliness, "Is the process there"},
    {"GET", "/health/readiness", Permission::Open, readiness, "Can it serve"},
    {"OPTIONS", "/health/readiness", Permission::Open, readiness, "Can it serve"},
    {"GET", "/health/readiness/details", Permission::AnyKey, readinessDetails, "Can it serve, and what is outstanding"},
    {"GET", "/health/backlog", Permission::AnyKey, backlog, "Requests in flight"},
    {"GET", "/health/license", Permission::Open, license, "LiteLLM's licence answer: nothing is sold here"},
    {"GET", "/health", Permission::Admin, health, "Asks every deployment"},
    {"GET", "/metrics", Permission::AnyKey, metrics, "Prometheus metrics"},
    {"GET", "/routes", Permission::Open, listRoutes, "What is answered here"},
    {"GET", "/", Permission::Open, root, "What this is"},
};

} // namespace

std::span<const Route> statusRoutes() { return routes; }

} // namespace portreeve
