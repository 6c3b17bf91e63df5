// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "gateway/admin/readers.h"
#include "gateway/gate/authenticate.h"
#include "gateway/gate/gate.h"
#include "gateway/net/http_server.h"
#include "gateway/net/transport.h"
#include "gateway/sinks/bodies.h"
#include "gateway/sinks/metrics.h"
#include "gateway/sinks/refusals.h"

namespace portreeve {

// What all surfaces share; outlives them.
struct SurfaceParts {
    Gate &gate;
    Rules &rules;
    Ledger &ledger;
    Quotas &quotas;
    Readers &readers;
    Metrics &metrics;
    const Clock &clock;
    Random random;
    std::function<std::size_t()> inFlight;
    std::function<bool()> isDraining;
    std::string seal;                              // how provider keys are sealed, for people
    std::function<bool()> isPaused;                // by an admin: no new model calls
    Refusals &refusals;
    Bodies &bodies;
};

class Surfaces;

// A way in: one row of the table of paths. `{name}` stands for a segment, `{name...}` for the rest.
struct Route {
    const char *method;
    const char *path;
    Permission permission;
    boost::asio::awaitable<void> (*serve)(Surfaces &surfaces, ServerExchange &exchange, const Route &route, const std::map<std::string, std::string> &captures);
    const char *summary;
    Operation operation = Operation::Chat;         // of a model call
    const char *dialect = nullptr;                 // of a model call, the client's
};

// Everything that comes in over HTTP: finds the route, and lets it answer. One for all workers.
class Surfaces {
public:
    Surfaces(SurfaceParts parts, std::size_t workers);
    ~Surfaces();
    SurfaceParts &parts() { return m_parts; }
    SnapshotPtr snapshot() const { return m_parts.rules.current(); }
    Transport &transport(std::size_t worker) { return *m_workers[worker].transport; }
    Uuid nextId(std::size_t worker) { return m_workers[worker].ids->next(); }
    void setTransport(std::size_t worker, std::unique_ptr<Transport> transport);   // before the first request

    // Keeps what a request was refused with, for people who look for the reason.
    void note(const ServerRequest &request, const Refusal &refusal, std::string_view model = {});

    boost::asio::awaitable<void> serve(ServerExchange &exchange);
    static std::string errorBody(std::string_view path, const Refusal &refusal);   // for the server's own errors

private:
    struct Worker {
        std::unique_ptr<Transport> transport;
        std::unique_ptr<IdSource> ids;
    };
    SurfaceParts m_parts;
    std::vector<Worker> m_workers;
};

// The table, one list a file.
std::span<const Route> modelCallRoutes();          // model_calls.cpp
std::span<const Route> modelListRoutes();          // model_list.cpp
std::span<const Route> statusRoutes();             // status.cpp

std::multimap<std::string, std::string> parseQuery(std::string_view query);

// The credential a request presents (contract section 1): the text, or a refusal for one without "Bearer ".
Result<std::string_view> presentedCredential(const ServerRequest &request, const Settings &settings);
// Who asks, and may they use this route at all.
Result<Who> whoAsks(Surfaces &surfaces, const ServerRequest &request, const Snapshot &snapshot);

// What these are given is named by the caller: gcc 12 destroys temporaries of a co_await expression twice.
boost::asio::awaitable<void> sendJson(ServerExchange &exchange, int status, std::string_view body);
boost::asio::awaitable<void> sendJson(ServerExchange &exchange, int status, std::string_view body, const Headers &more);
boost::asio::awaitable<void> sendRefusal(ServerExchange &exchange, const Refusal &refusal);    // OpenAI's shape
std::string openAiError(const Refusal &refusal);

// Asks a model from inside, as the master key: the same gate, held, metered and recorded like any other. The answer's body.
boost::asio::awaitable<Result<std::string>> askInside(Surfaces &surfaces, std::size_t worker, std::string model, std::string body, Cancel &cancel);

} // namespace portreeve
