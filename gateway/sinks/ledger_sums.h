// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/base/clock.h"
#include "gateway/base/money.h"
#include "gateway/sinks/ledger_bins.h"
#include "gateway/store/database.h"

namespace portreeve {

// What a request adds to the sums. Numbers are of words and owners.
struct SumRow {
    Micros started = 0;
    std::int64_t owner = 0, modelGroup = 0, model = 0, deployment = 0, provider = 0, route = 0;
    bool failed = false, unpriced = false;
    std::int64_t input = 0, cacheRead = 0, cacheWrite = 0, mediaInput = 0, output = 0, reasoning = 0, mediaOutput = 0;
    Nanos cost = 0;
    Micros duration = 0, firstByte = 0;      // of a success; firstByte 0: not known
    std::vector<std::int64_t> tags;
    std::int64_t tokens() const { return input + cacheRead + cacheWrite + mediaInput + output + reasoning + mediaOutput; }
};

// Adds up the rows of one batch in memory, so that few rows of sums are written for many of requests.
class Sums {
public:
    void add(const SumRow &row);
    void spend(std::int64_t owner, std::string_view token, Micros windowStart, Nanos nanos);    // scope: "key/<token>"
    void write(Connection &connection);      // adds to what the tables say, and starts over
    void clear();

private:
    struct Quarter {
        std::int64_t quarter, owner, modelGroup, provider;
        auto operator<=>(const Quarter &) const = default;
    };
    struct Deployment {
        std::int64_t quarter, deployment;
        auto operator<=>(const Deployment &) const = default;
    };
    struct Hour {
        std::int64_t kind, hour, id;
        auto operator<=>(const Hour &) const = default;
    };
    struct Day {
        std::int64_t day, owner, modelGroup, model, provider, route;
        auto operator<=>(const Day &) const = default;
    };
    struct Counts {
        std::int64_t requests = 0, failures = 0, unpriced = 0;
        std::int64_t input = 0, cacheRead = 0, cacheWrite = 0, mediaInput = 0, output = 0, reasoning = 0, mediaOutput = 0;
        std::int64_t cost = 0, duration = 0;
        std::int64_t allInput() const { return input + cacheRead + cacheWrite + mediaInput; }
        std::int64_t allOutput() const { return output + reasoning + mediaOutput; }
    };
    struct QuarterCell {
        Counts counts;
        Micros last = 0;                         // start of its newest request
        Bins latency, firstByte;
    };
    struct PlainCell {
        Counts counts;
        Bins latency;
    };
    struct TagCell {
        std::int64_t requests = 0, tokens = 0, cost = 0;
    };
    static void count(Counts &counts, const SumRow &row);
    static void join(Counts &counts, const Counts &more);
    template <class... Key>
    static void putPlain(Statement &find, Statement &put, PlainCell &cell, Key... key);
    void addHour(std::int64_t kind, std::int64_t quarter, std::int64_t id, const Counts &counts, const Bins &latency);
    void writeQuarters(Connection &connection);
    void writeDeployments(Connection &connection);
    void writeUse(Connection &connection);
    void writeHours(Connection &connection);
    void writeDays(Connection &connection);
    void writeTags(Connection &connection);
    void writeSpends(Connection &connection);

    std::map<Quarter, QuarterCell> m_quarters;
    std::map<Deployment, PlainCell> m_deployments;
    std::map<Hour, PlainCell> m_hours;               // made of the quarters when they are written
    std::map<Day, Counts> m_days;
    std::map<std::pair<std::int64_t, std::int64_t>, TagCell> m_tags;
    struct SpendCell {
        std::string scope;
        Nanos spent = 0;
    };
    std::map<std::pair<std::int64_t, Micros>, SpendCell> m_spends;     // by owner: several may be of one scope
};

constexpr Micros microsPerQuarter = 900 * microsPerSecond;
constexpr Micros microsPerHour = 4 * microsPerQuarter;
constexpr std::int64_t hourOfAll = 0, hourOfOwner = 1, hourOfModel = 2, hourOfProvider = 3, hourOfDeployment = 4;    // sums_hour.kind

} // namespace portreeve
