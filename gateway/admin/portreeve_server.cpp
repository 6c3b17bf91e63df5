// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <system_error>

#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/book_care.h"
#include "gateway/admin/host.h"
#include "gateway/admin/process_facts.h"
#include "gateway/base/log.h"
#include "gateway/base/thread.h"

namespace portreeve {

namespace {

using boost::asio::awaitable;

json::value orNull(const std::string &text) { return text.empty() ? json::value() : json::value(text); }

// Ids rise by one and old rows go first, so that nothing need be counted.
std::int64_t rowsOf(Connection &connection, const char *table)
{
    return connection.number(std::string("SELECT coalesce((SELECT max(id) FROM ") + table + ") - (SELECT min(id) FROM " + table + ") + 1, 0)");
}

json::object databaseOf(AdminContext &context, const ServerFacts &facts)
{
    const std::string &file = context.database.file();
    json::object out{{"bytes", fileBytes(file)}, {"wal_bytes", fileBytes(file + "-wal")},
                     {"journal_bytes", directoryBytes(facts.dataDirectory + "/journal")}, {"journal_lag_rows", context.ledger.lagRows()},
                     {"fault", orNull(context.ledger.fault())}};
    context.database.read([&](Connection &connection) {
        out["requests"] = rowsOf(connection, "requests");
        out["attempts"] = rowsOf(connection, "attempts");
        auto oldest = connection.prepare("SELECT started / 1000 FROM requests ORDER BY started LIMIT 1");
        out["oldest_ms"] = oldest.step() ? json::value(oldest.integer(0)) : json::value();
    });
    return out;
}

AdminReply server(AdminContext &context, const AdminRequest &)
{
    const Host &host = serverOf(context).host;
    const ServerFacts facts = host.facts();
    const Config &config = context.rules.config();
    const PriceBook &prices = PriceBook::builtIn();
    json::array notices;
    for (const auto &notice : config.notices)
        notices.push_back(json::object{{"place", notice.place}, {"text", notice.text}});
    json::object out{{"pid", std::int64_t(::getpid())}, {"version", PORTREEVE_VERSION}, {"started_ms", facts.started / 1000},
                     {"mode", facts.isEmbedded ? "embedded" : "daemon"}, {"state", host.state()}, {"url", facts.url}, {"host", facts.host},
                     {"port", facts.port}, {"tls", facts.tls}, {"workers", facts.workers}, {"threads", processThreads()},
                     {"memory_bytes", processMemory()}, {"open_files", processFiles()}, {"connections", host.connections()}};
    out["data_dir"] = facts.dataDirectory;
    out["config_file"] = orNull(facts.configFile);
    out["config_files"] = json::value_from(config.files);
    out["master_key_place"] = facts.masterKeyPlace;
    out["seal_key_place"] = facts.sealPlace;
    out["notices"] = std::move(notices);
    out["database"] = databaseOf(context, facts);
    out["settings_not_served"] = json::value_from(config.unserved);
    out["price_version"] = prices.version();
    out["price_count"] = prices.size();
    return replyWith(out);
}

AdminReply done(std::string_view text, bool ok = true) { return replyWith(json::object{{"ok", ok}, {"text", text}}); }

AdminReply reload(AdminContext &context, const AdminRequest &)
{
    Host &host = serverOf(context).host;
    const std::string file = host.facts().configFile;
    if (file.empty()) {
        context.rules.reloadRecords();
        return done("There is no config file; keys, models and credentials were read anew from the database.");
    }
    std::string why;
    if (!host.reload(&why))
        return replyWith(refusedWith(400, "config_rejected", why + " The configuration of before is kept."));
    context.rules.reloadRecords();
    const std::size_t notices = context.rules.config().notices.size();
    return done(file + " was read anew" + (notices ? ", with " + std::to_string(notices) + (notices == 1 ? " notice." : " notices.") : std::string(".")));
}

AdminReply pause(AdminContext &context, const AdminRequest &request)
{
    serverOf(context).host.setPaused(true);
    log(LogLevel::Warning, "server.paused", {{"by", request.caller.changedBy}});
    return done("Paused: new model calls get 503 until the gateway is resumed. Calls in flight go on to their end.");
}

AdminReply resume(AdminContext &context, const AdminRequest &request)
{
    serverOf(context).host.setPaused(false);
    log(LogLevel::Info, "server.resumed", {{"by", request.caller.changedBy}});
    return done("Resumed: model calls are served.");
}

// Runs `work` where it may take its time; the reader is free meanwhile.
awaitable<AdminReply> patiently(AdminContext &context, std::function<AdminReply()> work)
{
    auto on = [work = std::move(work)]() -> awaitable<AdminReply> {
        giveWay();
        co_return work();
    };
    co_return co_await boost::asio::co_spawn(serverOf(context).host.patient(), std::move(on), boost::asio::use_awaitable);
}

AdminReply checkNow(AdminContext &context)
{
    const Host &host = serverOf(context).host;
    try {
        context.ledger.drained();
    } catch (const std::exception &behind) {
        return done(std::string("The books cannot be checked now: ") + behind.what(), false);
    }
    const BookCheck check = checkBooks(context.database.file(), [&host] { return host.isStopping(); });
    if (check.faults.empty())
        return done("The database is whole, and the sums of " + std::to_string(check.days) + (check.days == 1 ? " day" : " days") + " agree with "
                    + std::to_string(check.requests) + (check.requests == 1 ? " request." : " requests."));
    for (const auto &fault : check.faults)
        log(LogLevel::Error, "books.fault", {{"text", fault}});
    return done("Faults were found (" + std::to_string(check.faults.size()) + "): " + check.faults.front()
                            + ". The log names them all. Restore a backup, or export the requests and start with a new data directory.", false);
}

awaitable<AdminReply> check(AdminContext &context, const AdminRequest &)
{
    std::function<AdminReply()> work = [&context] { return checkNow(context); };
    co_return co_await patiently(context, std::move(work));
}

bool isFileName(const std::string &name)
{
    if (name.empty() || name.size() > 128 || name[0] == '.')
        return false;
    return name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-") == std::string::npos;
}

// "portreeve-20261121-100000.db"
std::string nameByTime(Micros wall)
{
    std::string stamp;
    for (const char c : isoTime(wall).substr(0, 19)) {
        if (c >= '0' && c <= '9')
            stamp += c;
        else if (c == 'T')
            stamp += '-';
    }
    return "portreeve-" + stamp + ".db";
}

AdminReply backupFailed(const std::string &path, const std::string &why)
{
    return replyWith(refusedWith(507, "backup_failed", "The backup " + path + " could not be written: " + why + ". Nothing was left behind.", "file"));
}

AdminReply backupNow(AdminContext &context, const std::string &name)
{
    const Host &host = serverOf(context).host;
    const std::string directory = host.facts().dataDirectory + "/backups", path = directory + "/" + name;
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    try {
        context.ledger.drained();
        const auto bytes = backupBooks(context.database.file(), path, [&host] { return host.isStopping(); });
        log(LogLevel::Info, "server.backup", {{"file", path}, {"bytes", std::to_string(bytes)}});
        return replyWith(json::object{{"ok", true}, {"file", path}, {"bytes", bytes},
            {"text", "Saved as " + path + ". Keep the seal key (" + host.facts().sealPlace + ") as well: without it the stored provider keys in the copy cannot be opened."}});
    } catch (const std::system_error &fault) {
        if (fault.code() == std::errc::file_exists)
            return replyWith(refusedWith(409, "bad_request_error", path + " is there already. Choose another name.", "file"));
        return backupFailed(path, fault.code().message());
    } catch (const std::exception &fault) {
        return backupFailed(path, fault.what());
    }
}

awaitable<AdminReply> backup(AdminContext &context, const AdminRequest &request)
{
    const auto body = bodyObject(request);
    if (!body)
        co_return replyWith(body.refusal());
    std::string name = nameByTime(context.clock.wall());
    if (const auto *given = body->if_contains("file"); given && !given->is_null()) {
        name = given->is_string() ? std::string(given->get_string()) : std::string();
        if (!isFileName(name))
            co_return replyWith(badRequest("file must be a plain name of letters, digits, `.`, `_` and `-` (it is put into the folder `backups` of the data directory)", "file"));
    }
    std::function<AdminReply()> work = [&context, name] { return backupNow(context, name); };
    co_return co_await patiently(context, std::move(work));
}

} // namespace

std::span<const Endpoint> serverEndpoints()
{
    using enum Permission;
    static const Endpoint endpoints[] = {
        {"GET", "/portreeve/server", Admin, server, "Where the gateway runs, what it uses, and what its config file said"},
        {"POST", "/portreeve/server/reload", Admin, reload, "Reads the config file and all records anew"},
        {"POST", "/portreeve/server/pause", Admin, pause, "Turns new model calls away with 503"},
        {"POST", "/portreeve/server/resume", Admin, resume, "Serves model calls again"},
        {"POST", "/portreeve/server/check", Admin, nullptr, "Checks the database and its sums", check},
        {"POST", "/portreeve/server/backup", Admin, nullptr, "Copies the database into a new file of the data directory", backup},
    };
    return endpoints;
}

} // namespace portreeve
