// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/engine_parts.h"

#include <cstdlib>
#include <system_error>

#include "gateway/base/text.h"
#include "gateway/gate/limits.h"
#include "gateway/net/http_client.h"

namespace portreeve {

namespace {

constexpr const char *securityHeaders = "vary: Origin\r\nx-frame-options: DENY\r\ncontent-security-policy: frame-ancestors 'none'\r\nx-content-type-options: nosniff\r\n";

bool isLoopback(const std::string &host) { return host == "localhost" || host == "::1" || host.starts_with("127."); }

} // namespace

std::optional<StartFault> Engine::Private::open()
{
    auto config = loadConfig(options);
    if (!config)
        return StartFault{3, config.refusal().message};
    if (options.dataDirectory.empty())
        options.dataDirectory = defaultDataDirectory();
    if (auto fault = directory.take(options.dataDirectory))
        return StartFault{5, *fault};
    if (auto fault = takeMasterKey(*config))
        return fault;
    if (auto fault = takeSealKey())
        return fault;
    dayStart = config->settings.dayStart;
    if (auto fault = openBooks())
        return fault;
    rules = std::make_unique<Rules>(*registry, systemEnvironment(), clock);
    takeConfig(std::move(*config));
    rules->reloadRecords();
    makeParts();
    return listen();
}

// Config, then LITELLM_MASTER_KEY, then DATA/master_key; at the start and at every reload. A weak one is for this machine only, and
// none means everybody, unless the config says in so many words that this is wanted.
std::optional<StartFault> Engine::Private::takeMasterKey(Config &config)
{
    const char *variable = std::getenv("LITELLM_MASTER_KEY");
    Secret key = config.settings.masterKey;
    std::string place = options.configFile;
    if (key.isEmpty() && variable && *variable) {
        key = Secret(variable);
        place = "LITELLM_MASTER_KEY";
    } else if (key.isEmpty() && config.settings.permitWeakMasterKey) {
        place = "nowhere: whoever reaches this gateway is its administrator";
        log(LogLevel::Warning, "server.open", {{"text", "no master key is set and dangerously_permit_weak_or_unset_master_key is on: whoever reaches " + options.host
                                                            + " is an administrator"}});
    } else if (key.isEmpty()) {
        place = directory.file("master_key");
        const auto fault = directory.secretFile("master_key", [this] { return "sk-" + randomToken(random, 24); }, &key);
        if (fault)
            return StartFault{5, *fault};
    }
    const bool isWeak = !key.isEmpty() && isWeakSecret(key.reveal()) && !isLoopback(options.host);
    if (isWeak && config.settings.permitWeakMasterKey)
        log(LogLevel::Warning, "server.weak_key", {{"text", "the master key is weak, and " + options.host + " can be reached from other machines"}});
    else if (isWeak)
        return StartFault{3, "The master key in " + place + " is weak, and " + options.host + " can be reached from other machines. Use a long random one "
                             "(for example: sk- and the output of `openssl rand -hex 24`), or listen on 127.0.0.1."};
    config.settings.masterKey = key;
    const std::lock_guard guard(keyLock);
    masterKey = std::move(key);
    masterKeyPlace = std::move(place);
    return std::nullopt;
}

std::optional<StartFault> Engine::Private::takeSealKey()
{
    Secret key(options.sealKey);
    sealPlace = "keychain";
    if (const char *variable = std::getenv("PORTREEVE_SEAL_KEY"); key.isEmpty() && variable && *variable) {
        const auto raw = fromBase64(variable);
        if (!raw || raw->size() != 32)
            return StartFault{5, "PORTREEVE_SEAL_KEY is not 32 bytes in base64. Make one with `openssl rand -base64 32`."};
        key = Secret(*raw);
        sealPlace = "environment";
    }
    if (key.isEmpty() && readWhole(directory.file("seal_key.keychain")) && !readWhole(directory.file("seal_key")))
        return StartFault{5, "The provider keys in " + directory.path() + " are sealed with a key that the desktop keeps in its keychain. Start portreeve instead of portreeved, or give the key in PORTREEVE_SEAL_KEY."};
    if (key.isEmpty()) {
        Secret text;
        const auto fault = directory.secretFile("seal_key", [this] { return randomToken(random, 32); }, &text);
        if (fault)
            return StartFault{5, *fault};
        const auto raw = fromBase64(text.reveal());
        if (!raw || raw->size() != 32)
            return StartFault{5, directory.file("seal_key") + " is damaged: it does not hold 32 bytes in base64. Restore it from a backup; without it the stored provider keys cannot be opened."};
        key = Secret(*raw);
        sealPlace = "file";
    }
    seal = std::make_unique<Seal>(std::move(key), random);
    return std::nullopt;
}

std::optional<StartFault> Engine::Private::openBooks()
{
    if (!options.workers)
        options.workers = std::max(1u, std::thread::hardware_concurrency());
    auto opened = Database::open(directory.file("portreeve.db"));
    if (!opened)
        return StartFault{5, opened.refusal().message};
    database = std::move(*opened);
    LedgerOptions ledgerOptions;
    ledgerOptions.directory = directory.file("journal");
    ledgerOptions.workers = options.workers;
    ledgerOptions.sync = options.sync;
    ledgerOptions.priceVersion = PriceBook::builtIn().version();
    try {
        registry = std::make_unique<Registry>(*database, *seal);
        registry->prepare();
        ledger = std::make_unique<Ledger>(*database, clock, ledgerOptions);
        restore(ledger->open());
    } catch (const std::exception &fault) {
        return StartFault{5, "The data directory " + directory.path() + " cannot be used: " + fault.what()};
    }
    return std::nullopt;
}

// Budgets from the sums, limits from the last minute.
void Engine::Private::restore(const Standings &standings)
{
    for (const auto &spend : standings.spends)
        quotas.restoreSpend(spend.scope, spend.windowStart, spend.spent);
    restoreSetSpend(quotas, standings, registry->keys(), clock.wall(), dayStart);
    std::map<std::string, std::string> scopes;      // of keys with a new secret, which rows name by that
    for (const Key &key : registry->keys()) {
        if (key.firstToken)
            scopes["key/" + key.token] = key.scope();
    }
    const Micros sinceBoot = clock.monotonic() - clock.wall();
    for (const auto &use : standings.lastMinute) {
        const auto renamed = scopes.find(use.scope);
        quotas.restoreUse(renamed == scopes.end() ? use.scope : renamed->second, use.wall + sinceBoot, use.requests, use.tokens);
    }
    if (standings.interrupted)
        log(LogLevel::Warning, "ledger.interrupted", {{"holds", std::to_string(standings.interrupted)}, {"text", "calls of the last run that were cut off; their input is charged"}});
}

// What stands between the books and the port, each given what it works with.
void Engine::Private::makeParts()
{
    started = clock.wall();
    metrics = std::make_unique<Metrics>(options.workers);
    const DayStart today{dayStart.zone, 0};
    live = std::make_unique<Live>(options.workers, today);
    bodies = std::make_unique<Bodies>(*database);
    database->read([&](Connection &connection) { live->restore(dayUse(connection, started, today)); });
    context = std::make_unique<AdminContext>(AdminContext{*rules, *registry, *database, *ledger, quotas, clock, random, *seal});
    readers = std::make_unique<Readers>(*context);
    gate = std::make_unique<Gate>(GateParts{clock, quotas, *ledger, {metrics.get(), live.get()}, random, rules.get()});
    workers = std::make_unique<Workers>(options.workers);
    host = std::make_unique<EngineHost>(EngineHost::Parts{switches, *workers, [this] { return facts(); },
                                                          [this](std::size_t worker) { return &surfaces->transport(worker); },
                                                          [this] { return server ? server->connections() : 0; },
                                                          [this](std::string *why) { return reload(why); }});
    serverParts = std::make_unique<ServerParts>(ServerParts{*host, *gate, *live, refusals, logRing, *bodies});
    context->server = serverParts.get();
    SurfaceParts parts{*gate, *rules, *ledger, quotas, *readers, *metrics, clock, random, [this] { return server ? server->openExchanges() : 0; },
                       [this] { return switches.isDraining.load(); }, sealPlace, [this] { return switches.isPaused.load(); }, refusals, *bodies};
    surfaces = std::make_unique<Surfaces>(std::move(parts), options.workers);
}

// The way out and the way in. Throws when a file or the port cannot be had.
void Engine::Private::openWays()
{
    const SnapshotPtr snapshot = rules->current();
    const Settings &settings = snapshot->settings;
    ClientOptions client;
    client.verify = settings.sslVerify;
    client.caFile = settings.sslCaFile;
    for (std::size_t i = 0; i < options.workers; ++i)
        surfaces->setTransport(i, makeHttpClient(workers->context(i), client));
    ServerOptions server;
    server.host = options.host;
    server.port = options.port;
    server.certificateFile = options.certificateFile.empty() ? settings.sslCertificate : options.certificateFile;
    server.keyFile = options.keyFile.empty() ? settings.sslKey : options.keyFile;
    server.mostBody = settings.mostBody;
    server.securityHeaders = securityHeaders;
    this->server = std::make_unique<HttpServer>(*workers, server, [this](ServerExchange &exchange) { return surfaces->serve(exchange); },
                                                [this](std::string_view path, const Refusal &refusal) { return errorBody(path, refusal); });
    workers->start();
    this->server->start();
}

std::optional<StartFault> Engine::Private::listen()
{
    try {
        openWays();
    } catch (const std::system_error &fault) {
        const std::string holder = fault.code() == std::errc::address_in_use ? whoListens(options.port) : std::string();
        return StartFault{4, "Cannot listen on " + options.host + ":" + std::to_string(options.port) + ": "
                             + (holder.empty() ? fault.code().message() : "it is taken by " + holder) + ". Choose another port with --port (0: any)."};
    } catch (const std::exception &fault) {
        return StartFault{3, fault.what()};
    }
    return std::nullopt;
}

} // namespace portreeve
