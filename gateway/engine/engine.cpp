// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/engine.h"

#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

#include "gateway/base/log.h"
#include "gateway/base/text.h"
#include "gateway/engine/data_directory.h"
#include "gateway/engine/engine_host.h"
#include "gateway/gate/limits.h"
#include "gateway/net/http_client.h"
#include "gateway/net/http_server.h"
#include "gateway/sinks/ledger_dump.h"
#include "gateway/surfaces/surfaces.h"

namespace portreeve {

namespace {

constexpr const char *securityHeaders = "vary: Origin\r\nx-frame-options: DENY\r\ncontent-security-policy: frame-ancestors 'none'\r\nx-content-type-options: nosniff\r\n";

bool isLoopback(const std::string &host) { return host == "localhost" || host == "::1" || host.starts_with("127."); }

// What the config files looked like when they were read: a change of it asks for a reload.
using Stamps = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;

Stamps stampsOf(const std::vector<std::string> &files)
{
    Stamps stamps;
    for (const auto &file : files) {
        struct stat status{};
        if (::stat(file.c_str(), &status) == 0)
            stamps[file] = {std::int64_t(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec, status.st_size};
    }
    return stamps;
}

Result<Config> loadConfig(const EngineOptions &options)
{
    if (!options.configFile.empty())
        return readConfig(options.configFile, systemEnvironment());
    return options.model.empty() ? demoConfig() : configFor(options.model);
}

} // namespace

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
    for (const auto &notice : config->notices)
        log(LogLevel::Warning, "config.notice", {{"at", notice.place}, {"text", notice.text}});
    stamps = stampsOf(config->files);
    rules = std::make_unique<Rules>(*registry, systemEnvironment(), clock);
    rules->setConfig(std::move(*config));
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

ServerFacts Engine::Private::facts() const
{
    ServerFacts facts;
    facts.started = started;
    facts.isEmbedded = options.isEmbedded;
    facts.url = url();
    facts.host = options.host;
    facts.port = server ? server->port() : 0;
    facts.tls = facts.url.starts_with("https");
    facts.workers = options.workers;
    facts.dataDirectory = std::filesystem::absolute(directory.path()).string();
    facts.configFile = options.configFile.empty() ? std::string() : std::filesystem::absolute(options.configFile).string();
    facts.masterKeyPlace = masterKeyAt().second;
    facts.sealPlace = sealPlace == "file" ? directory.file("seal_key") : sealPlace == "environment" ? "PORTREEVE_SEAL_KEY" : sealPlace;
    return facts;
}

std::string Engine::Private::url() const
{
    const bool tls = !options.certificateFile.empty() || !rules->current()->settings.sslCertificate.empty();
    const bool isIpv6 = options.host.find(':') != std::string::npos;
    return std::string(tls ? "https://" : "http://") + (isIpv6 ? "[" + options.host + "]" : options.host) + ":"
        + std::to_string(server ? server->port() : 0);
}

// What the server refuses by itself: framing, limits, time-outs.
std::string Engine::Private::errorBody(std::string_view path, const Refusal &refusal)
{
    RefusalNote note;
    note.time = clock.wall();
    note.status = refusal.status;
    note.code = refusal.code.empty() ? refusal.type : refusal.code;
    note.message = refusal.message;
    note.path = path;
    refusals.add(std::move(note));
    return Surfaces::errorBody(path, refusal);
}

bool Engine::Private::reload(std::string *why)
{
    const std::lock_guard guard(reloadLock);
    if (options.configFile.empty())
        return true;
    auto config = readConfig(options.configFile, systemEnvironment());
    const auto fault = config ? takeMasterKey(*config) : StartFault{3, config.refusal().message};
    if (fault) {
        *why = fault->text;
        stamps = stampsOf(rules->config().files);       // not read again until it changes
        log(LogLevel::Error, "config.rejected", {{"text", *why}, {"kept", "the configuration of before"}});
        return false;
    }
    for (const auto &notice : config->notices)
        log(LogLevel::Warning, "config.notice", {{"at", notice.place}, {"text", notice.text}});
    stamps = stampsOf(config->files);
    rules->setConfig(std::move(*config));
    log(LogLevel::Info, "config.reloaded", {{"file", options.configFile}, {"version", std::to_string(rules->current()->version)}});
    return true;
}

// Looks at the config files once a second; a change is read when it has stood for one look.
void Engine::Private::watch()
{
    Stamps seen;
    std::unique_lock guard(watchLock);
    while (!watchWake.wait_for(guard, std::chrono::seconds(1), [this] { return isStopping; })) {
        const Stamps now = stampsOf(rules->config().files);
        Stamps known;
        {
            const std::lock_guard reloading(reloadLock);
            known = stamps;
        }
        if (now == known || now != seen) {
            seen = now;
            continue;
        }
        guard.unlock();
        std::string why;
        reload(&why);
        guard.lock();
    }
}

void Engine::Private::shut()
{
    {
        const std::lock_guard guard(watchLock);
        isStopping = true;
    }
    watchWake.notify_all();
    if (watcher.joinable())
        watcher.join();
    if (server) {
        server->stopAccepting();
        server->cancelAll();
    }
    switches.isStopping = true;
    if (host)
        host->stop();
    if (readers)
        readers->stop();
    if (workers)
        workers->stop();
    server.reset();
    surfaces.reset();
    bodies.reset();
    ledger.reset();
    directory.removeRun();
}

Engine::Engine(EngineOptions options) : d(std::make_unique<Private>(std::move(options))) {}

Engine::~Engine() { stop(); }

std::optional<StartFault> Engine::start()
{
    if (auto fault = d->open()) {
        if (d->server)
            d->shut();
        return fault;
    }
    d->directory.writeRun(url());
    if (!d->options.configFile.empty())
        d->watcher = std::thread([this] { d->watch(); });
    log(LogLevel::Info, "server.listening", {{"url", url()}, {"workers", std::to_string(d->options.workers)}, {"data", d->directory.path()}, {"version", version()}});
    return std::nullopt;
}

void Engine::drain()
{
    if (!d->server)
        return;
    d->switches.isDraining = true;
    d->server->stopAccepting();
    const auto end = std::chrono::steady_clock::now() + d->options.drain;
    while (d->server->openExchanges() > 0 && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    log(LogLevel::Info, "server.drained", {{"left", std::to_string(d->server->openExchanges())}});
}

void Engine::stop()
{
    if (d->server)
        d->shut();
}

bool Engine::reload(std::string *why) { return d->reload(why); }

std::string Engine::url() const { return d->url(); }
std::uint16_t Engine::port() const { return d->server ? d->server->port() : 0; }
std::string Engine::masterKeyPlace() const { return d->masterKeyAt().second; }
std::string Engine::masterKey() const { return d->masterKeyAt().first.reveal(); }
std::size_t Engine::inFlight() const { return d->server ? d->server->openExchanges() : 0; }
std::string Engine::version() { return PORTREEVE_VERSION; }

bool Engine::setLogLevel(const std::string &name)
{
    LogLevel level;
    if (!parseLogLevel(name, &level))
        return false;
    portreeve::setLogLevel(level);
    return true;
}

std::vector<std::string> Engine::notices() const
{
    std::vector<std::string> texts;
    for (const auto &notice : d->rules->config().notices)
        texts.push_back(notice.place + " " + notice.text);
    return texts;
}

void Engine::call(const std::string &verb, const std::string &pathAndQuery, const std::string &json, std::function<void(EngineReply)> done,
                  std::shared_ptr<const std::atomic<bool>> gone)
{
    AdminRequest request;
    request.gone = std::move(gone);
    const auto question = pathAndQuery.find('?');
    request.method = verb;
    request.path = pathAndQuery.substr(0, question);
    if (question != std::string::npos)
        request.query = parseQuery(std::string_view(pathAndQuery).substr(question + 1));
    request.caller = Caller{true, nullptr, "default_user_id"};
    if (!json.empty()) {
        auto body = parseJson(json);
        if (!body)
            return done({400, openAiError(body.refusal())});
        request.body = std::move(*body);
    }
    d->readers->post(std::move(request), [done = std::move(done)](AdminReply reply) { done({reply.status, std::move(reply.body)}); });
}

std::string Engine::defaultDataDirectory()
{
    const char *data = std::getenv("XDG_DATA_HOME");
    if (data && *data == '/')
        return std::string(data) + "/portreeve";
    const char *home = std::getenv("HOME");
    return std::string(home && *home ? home : "/var/lib") + (home && *home ? "/.local/share/portreeve" : "/portreeve");
}

std::optional<StartFault> Engine::printConfig(const EngineOptions &options, std::string *yaml)
{
    auto config = loadConfig(options);
    if (!config)
        return StartFault{3, config.refusal().message};
    *yaml = portreeve::printConfig(*config);
    for (const auto &notice : config->notices)
        *yaml += "# " + notice.place + " " + notice.text + "\n";
    return std::nullopt;
}

std::optional<StartFault> Engine::dumpLedger(const EngineOptions &options, std::FILE *out)
{
    const std::string path = options.dataDirectory.empty() ? defaultDataDirectory() : options.dataDirectory;
    if (!std::filesystem::exists(path + "/portreeve.db"))
        return StartFault{5, "There is no ledger in " + path + ". Name the data directory with --data-dir."};
    auto database = Database::open(path + "/portreeve.db");
    if (!database)
        return StartFault{5, database.refusal().message};
    portreeve::dumpLedger(**database, out);
    return std::nullopt;
}

} // namespace portreeve
