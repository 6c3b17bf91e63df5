// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/engine_parts.h"

#include <cstdlib>
#include <filesystem>

#include <sys/stat.h>

#include "gateway/base/text.h"
#include "gateway/sinks/ledger_dump.h"

namespace portreeve {

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

void Engine::Private::takeConfig(Config config)
{
    for (const auto &notice : config.notices)
        log(LogLevel::Warning, "config.notice", {{"at", notice.place}, {"text", notice.text}});
    stamps = stampsOf(config.files);
    rules->setConfig(std::move(config));
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
    takeConfig(std::move(*config));
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
    return home && *home ? std::string(home) + "/.local/share/portreeve" : std::string("/var/lib/portreeve");
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
