// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QtTest>

#include <boost/json.hpp>

#include "gateway/admin/endpoints.h"
#include "gateway/base/json.h"
#include "gateway/base/text.h"
#include "gateway/model/field_json.h"
#include "ledger_fixture.h"

namespace portreeve {

struct Answer {
    int status = 0;
    json::value body;
    std::string text;
    Headers headers;

    // A member by its path, "error.message"; lists by position. Null when there is none.
    json::value at(std::string_view path) const
    {
        const json::value *value = &body;
        for (const auto step : split(path, '.')) {
            const auto place = toInteger(step);
            if (value->is_object())
                value = value->get_object().if_contains(step);
            else if (value->is_array() && place && std::size_t(*place) < value->get_array().size())
                value = &value->get_array()[std::size_t(*place)];
            else
                value = nullptr;
            if (!value)
                return {};
        }
        return *value;
    }
    std::string say(std::string_view path) const       // as text: strings bare, else JSON
    {
        const json::value value = at(path);
        return value.is_string() ? std::string(value.get_string()) : jsonText(value);
    }
    std::string header(std::string_view name) const
    {
        for (const auto &[key, value] : headers) {
            if (key == name)
                return value;
        }
        return {};
    }
};

// A gateway's records and books without its sockets: what the admin endpoints work on.
class Desk {
public:
    explicit Desk(Config config = {}) : seal(Secret(std::string(32, 'k')), systemRandom())
    {
        auto opened = Database::open(directory.file("portreeve.db"));
        if (!opened)
            qFatal("%s", opened.refusal().message.c_str());
        database = std::move(*opened);
        registry = std::make_unique<Registry>(*database, seal);
        registry->prepare();
        rules = std::make_unique<Rules>(*registry, [](const std::string &name) -> std::optional<std::string> {
            return name == "OPENAI_API_KEY" ? std::optional<std::string>("sk-of-the-environment-000") : std::nullopt;
        }, clock);
        config.settings.masterKey = Secret(master);
        rules->setConfig(std::move(config));
        rules->reloadRecords();
        ledger = std::make_unique<Ledger>(*database, clock, ledgerOptions());
        ledger->open();
        context = std::make_unique<AdminContext>(AdminContext{*rules, *registry, *database, *ledger, quotas, clock, seededRandom(1), seal});
    }

    LedgerOptions ledgerOptions() const
    {
        LedgerOptions options;
        options.directory = directory.file("journal");
        return options;
    }

    // As the master key, or as the key with this secret. `target` may have a query: plain texts, not encoded.
    Answer call(const std::string &method, const std::string &target, const std::string &body = {}, const std::string &secret = {})
    {
        AdminRequest request;
        request.method = method;
        const auto mark = target.find('?');
        request.path = target.substr(0, mark);
        for (const auto pair : split(mark == std::string::npos ? std::string_view() : std::string_view(target).substr(mark + 1), '&')) {
            const auto equal = pair.find('=');
            if (equal != std::string_view::npos)
                request.query.emplace(pair.substr(0, equal), pair.substr(equal + 1));
        }
        if (!body.empty()) {
            auto parsed = parseJson(body);
            if (!parsed)
                qFatal("bad JSON in a test: %s", body.c_str());
            request.body = std::move(*parsed);
        }
        request.caller.isAdmin = secret.empty();
        request.caller.changedBy = "default_user_id";
        if (!secret.empty()) {
            const auto snapshot = rules->current();
            request.caller.key = snapshot->keys.find(sha256(secret));
        }
        AdminReply reply = callEndpoint(*context, std::move(request));
        Answer answer{reply.status, {}, reply.body, reply.headers};
        auto parsed = parseJson(reply.body);
        if (!parsed)
            qFatal("not JSON: %s", reply.body.c_str());
        answer.body = std::move(*parsed);
        said += reply.body + '\n';
        return answer;
    }
    Answer post(const std::string &path, const std::string &body) { return call("POST", path, body); }
    Answer get(const std::string &target) { return call("GET", target); }

    // Makes a key; its secret. `members`: of the body, without braces.
    std::string newKey(const std::string &members = {})
    {
        const Answer made = post("/key/generate", "{" + members + "}");
        if (made.status != 200)
            qFatal("%s", made.text.c_str());
        return made.say("key");
    }

    // The key in force now; null: it is not there.
    std::shared_ptr<const Key> inForce(const std::string &secret)
    {
        return rules->current()->keys.find(sha256(secret));
    }

    // As if the ledger had booked it.
    void book(const std::string &scope, Micros windowStart, Nanos spent)
    {
        database->write([&](Connection &connection) {
            connection.prepare("INSERT INTO spends (scope, window_start, spent) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET spent = spent + excluded.spent")
                .bind(1, std::string_view(scope)).bind(2, windowStart).bind(3, spent).run();
        });
    }

    const std::string master = "sk-master-1234567890";
    TestDirectory directory;
    HandClock clock;
    Seal seal;
    std::unique_ptr<Database> database;
    std::unique_ptr<Registry> registry;
    std::unique_ptr<Rules> rules;
    std::unique_ptr<Ledger> ledger;
    Quotas quotas;
    std::unique_ptr<AdminContext> context;
    std::string said;               // all that was ever replied
};

// Adds the model m, which is OpenAI's; its id.
inline std::string newModel(Desk &desk, const std::string &params, const std::string &more = {})
{
    const Answer made = desk.post("/model/new", R"({"model_name":"m","litellm_params":{"model":"openai/gpt-4o-mini")" + (params.empty() ? "" : "," + params)
                                  + "}" + (more.empty() ? "" : "," + more) + "}");
    if (made.status != 200)
        qFatal("%s", made.text.c_str());
    return made.say("model_id");
}

} // namespace portreeve
