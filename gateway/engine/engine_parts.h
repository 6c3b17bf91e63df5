// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "gateway/base/log.h"
#include "gateway/engine/data_directory.h"
#include "gateway/engine/engine.h"
#include "gateway/engine/engine_host.h"
#include "gateway/net/http_server.h"
#include "gateway/surfaces/surfaces.h"

namespace portreeve {

// What the config files looked like when they were read: a change of it asks for a reload.
using Stamps = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;

Stamps stampsOf(const std::vector<std::string> &files);
Result<Config> loadConfig(const EngineOptions &options);

// The engine's insides, for engine*.cpp alone: engine_start.cpp makes them, engine.cpp runs them.
struct Engine::Private {
    explicit Private(EngineOptions given) : options(std::move(given)) {}

    std::optional<StartFault> open();
    std::optional<StartFault> takeMasterKey(Config &config);
    std::optional<StartFault> takeSealKey();
    std::optional<StartFault> openBooks();
    void makeParts();
    void openWays();
    std::optional<StartFault> listen();
    void restore(const Standings &standings);
    void takeConfig(Config config);
    bool reload(std::string *why);
    void watch();
    void shut();
    ServerFacts facts() const;
    std::pair<Secret, std::string> masterKeyAt() const      // and where it is
    {
        const std::lock_guard guard(keyLock);
        return {masterKey, masterKeyPlace};
    }
    std::string url() const;
    std::string errorBody(std::string_view path, const Refusal &refusal);

    LogRing logRing;                  // first: it hears the start
    EngineOptions options;
    SystemClock clock;
    Random random = systemRandom();
    DataDirectory directory;
    mutable std::mutex keyLock;
    Secret masterKey;                  // keyLock, as its place
    std::string masterKeyPlace, sealPlace;
    std::unique_ptr<Seal> seal;
    std::unique_ptr<Database> database;
    std::unique_ptr<Registry> registry;
    std::unique_ptr<Rules> rules;
    Quotas quotas;
    std::unique_ptr<Ledger> ledger;
    std::unique_ptr<Bodies> bodies;
    std::unique_ptr<Metrics> metrics;
    std::unique_ptr<Live> live;
    Refusals refusals;
    EngineSwitches switches;
    Micros started = 0;
    std::unique_ptr<AdminContext> context;
    std::unique_ptr<EngineHost> host;
    std::unique_ptr<ServerParts> serverParts;
    std::unique_ptr<Readers> readers;
    std::unique_ptr<Gate> gate;
    std::unique_ptr<Workers> workers;
    std::unique_ptr<Surfaces> surfaces;
    std::unique_ptr<HttpServer> server;

    DayStart dayStart;                 // of the config at the start
    std::mutex reloadLock;
    Stamps stamps;
    std::thread watcher;
    std::mutex watchLock;
    std::condition_variable watchWake;
    bool isStopping = false;
};

} // namespace portreeve
