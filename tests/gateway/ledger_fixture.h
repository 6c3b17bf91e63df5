// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>

#include "gateway/base/clock.h"
#include "gateway/base/ids.h"
#include "gateway/model/exchange.h"
#include "gateway/sinks/ledger.h"
#include "gateway/store/database.h"

namespace portreeve {

// A directory that goes with the test.
class TestDirectory {
public:
    TestDirectory()
    {
        std::string name = (std::filesystem::temp_directory_path() / "portreeve-XXXXXX").string();
        m_path = ::mkdtemp(name.data());
    }
    ~TestDirectory() { std::filesystem::remove_all(m_path); }
    TestDirectory(const TestDirectory &) = delete;
    std::string file(const std::string &name) const { return (m_path / name).string(); }
    const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

class HandClock final : public Clock {
public:
    static constexpr Micros start = 1'795'000'000 * microsPerSecond;    // 2026-11-18T11:06:40Z
    Micros wall() const override { return m_wall; }
    Micros monotonic() const override { return m_wall; }
    void advance(Micros by) { m_wall += by; }

private:
    std::atomic<Micros> m_wall{start};
};

class FlatPrice final : public Price {
public:
    Cost cost(const Usage &, const PriceContext &) const override { return {}; }
    Picos mostInput(const PriceContext &) const override { return 1; }
    Picos mostOutput(const PriceContext &) const override { return 1; }
    Picos perRequest() const override { return 0; }
    std::vector<std::pair<std::string, std::string>> fields() const override { return {}; }
};

inline std::shared_ptr<const Target> testTarget(const std::string &id = "deployment-1", const std::string &model = "gpt-4o-mini")
{
    static const Provider openai = [] {
        Provider made;
        made.slug = "openai";
        return made;
    }();
    auto record = std::make_shared<Deployment>();
    record->id = id;
    auto target = std::make_shared<Target>();
    target->record = record;
    target->provider = &openai;
    target->upstreamModel = model;
    target->apiBase = "https://user:word@api.example.com/v1?key=hidden";
    target->price = std::make_shared<FlatPrice>();
    return target;
}

inline std::shared_ptr<const Key> testKey(int number)
{
    auto key = std::make_shared<Key>();
    key->token = sha256Hex("sk-test-" + std::to_string(number));
    key->keyAlias = "key " + std::to_string(number);
    key->userId = "user-" + std::to_string(number % 3);
    key->teamId = "team-" + std::to_string(number % 2);
    return key;
}

// A database, its journal and what exchanges are made of.
struct TestBooks {
    explicit TestBooks(const TestDirectory &in) : directory(in), ids(clock, seededRandom(7)) { openDatabase(); }

    const TestDirectory &directory;
    HandClock clock;
    IdSource ids;
    std::unique_ptr<Database> database;
    std::unique_ptr<Ledger> ledger;
    LedgerOptions options;

    void openDatabase()
    {
        auto opened = Database::open(directory.file("books.db"));
        if (!opened)
            throw std::runtime_error(opened.refusal().message);
        database = std::move(*opened);
    }

    Standings openLedger()
    {
        options.directory = directory.file("journal");
        options.priceVersion = "2026-11-17";
        ledger = std::make_unique<Ledger>(*database, clock, options);
        return ledger->open();
    }

    Exchange exchange(std::shared_ptr<const Key> key = testKey(1))
    {
        Exchange x;
        x.id = ids.next();
        x.route = "/v1/chat/completions";
        x.dialect = "openai";
        x.isMaster = !key;
        x.key = std::move(key);
        x.modelAsked = x.modelGroup = "gpt-4o-mini";
        x.remoteAddress = "127.0.0.1";
        x.userAgent = "OpenAI/Python 1.55.0";
        x.admittedAt = clock.wall();
        return x;
    }

    void addAttempt(Exchange &x, Nanos held = 4000, std::shared_ptr<const Target> target = testTarget())
    {
        Attempt attempt;
        attempt.id = ids.next();
        attempt.target = std::move(target);
        attempt.held = held;
        attempt.heldInput = held / 4;
        attempt.heldTokens = 100;
        attempt.startedAt = clock.wall();
        x.attempts.push_back(std::move(attempt));
    }

    static void succeed(Exchange &x, Nanos cost = 3000, std::int64_t input = 11, std::int64_t output = 7)
    {
        Attempt &attempt = x.attempts.back();
        attempt.state = State::Settled;
        attempt.basis = Basis::Provider;
        attempt.status = x.status = 200;
        attempt.usage.input = input;
        attempt.usage.output = output;
        attempt.cost = Cost{cost, cost / 3, cost - cost / 3, 0, 0, 0, 0};
        attempt.duration = 250'000;
        attempt.replyId = "chatcmpl-" + attempt.id.text();
        x.duration = 260'000;
        x.firstByte = 90'000;
    }

    std::int64_t number(const std::string &sql)
    {
        std::int64_t value = 0;
        database->read([&](Connection &connection) {
            auto row = connection.prepare(sql);
            if (row.step())
                value = row.integer(0);
        });
        return value;
    }
};

} // namespace portreeve
