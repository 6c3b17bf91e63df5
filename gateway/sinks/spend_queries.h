// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gateway/base/ids.h"
#include "gateway/sinks/ledger_detail.h"
#include "gateway/store/database.h"

namespace portreeve {

// Reading the books. All of it runs on a reader's connection (Database::read) and sees one moment; call Ledger::drained()
// before, and what was settled until then is there. Times are wall microseconds, money nano-dollars, days since 1970 (UTC).

// An attempt of a request that had more than one, or a failed one.
struct SpendAttempt {
    std::int64_t number = 0;
    Uuid id;
    State state = State::Settled;
    Basis basis = Basis::None;
    std::string deployment, provider, model, apiBase, errorClass, errorMessage, replyId;
    Micros started = 0, duration = 0, ttft = 0;
    std::int64_t status = 0, prompt = 0, completion = 0;
    std::optional<Nanos> cost;
    Nanos held = 0;
};

// A request as the books have it, numbers of words resolved.
struct SpendRow {
    std::int64_t id = 0;
    Uuid callId;
    std::string clientCallId, replyId;
    Micros started = 0, duration = 0, ttft = 0;      // ttft 0: no piece of an answer came
    std::string token, alias, userId, teamId, organizationId;
    std::string modelGroup, model, deployment, provider, route;
    std::string dialect, modelAsked, apiBase, userAgent, address, priceVersion, serviceTier;
    std::int64_t status = 0, flags = 0;              // flag:: of ledger_books.h
    std::optional<Nanos> cost;                       // nullopt: no price is known
    std::int64_t prompt = 0, completion = 0, cacheRead = 0, cacheWrite = 0;
    std::string errorClass, errorCode, errorMessage, sessionId, endUser;
    std::string tags, metadata;                      // JSON: an array, an object; or empty
    RowDetail detail;
    std::vector<SpendAttempt> attempts;              // only where there is more to say than the row does
    std::string shownId() const { return clientCallId.empty() ? callId.text() : clientCallId; }
};

// Unset: any.
struct SpendFilter {
    std::optional<Micros> from, before;              // of the start
    std::optional<std::string> token, alias, userId, teamId, organizationId, endUser;
    std::optional<std::string> model, modelGroup, deployment, provider, route, sessionId, tag;
    std::optional<std::string> requestId;            // ours, the client's or the provider's
    std::optional<std::string> errorCode, errorMessage;      // the message: part of it
    std::optional<std::string> search;               // part of an id, a name, a model or an error
    std::optional<bool> failed;
    std::optional<Nanos> least, most;                // cost
};

enum class SpendOrder : std::uint8_t { Start, End, Cost, Tokens, Duration, Ttft, Model };

struct SpendPage {
    std::int64_t total = 0;
    std::vector<SpendRow> rows;
};

SpendPage spendPage(Connection &connection, const SpendFilter &filter, SpendOrder order, bool descending, std::int64_t offset, std::int64_t limit);

// -- sums

// What a day cost for one owner, model, provider and route.
struct DaySum {
    std::int64_t day = 0;
    std::string token, alias, userId, teamId, organizationId, modelGroup, model, provider, route;
    std::int64_t requests = 0, failures = 0, prompt = 0, completion = 0, cacheRead = 0, cacheWrite = 0;
    Nanos cost = 0;
    Micros duration = 0;                             // of all successes together
    std::int64_t timed = 0;                          // how many those are
};

struct DayFilter {
    std::int64_t from = 0, to = 0;                   // days, both included
    std::optional<std::string> token, userId, teamId, organizationId, model;
};
std::vector<DaySum> daySums(Connection &connection, const DayFilter &filter);      // in the order of days

// What was spent under a tag or by an end user. Of the rows themselves where `token` narrows it.
struct NamedSum {
    std::string name;
    std::int64_t requests = 0, tokens = 0;
    Nanos cost = 0;
};
std::vector<NamedSum> tagSums(Connection &connection, std::int64_t fromDay, std::int64_t toDay, const std::optional<std::string> &token);    // dearest first
std::vector<NamedSum> endUserSums(Connection &connection, std::optional<Micros> from, std::optional<Micros> before,
                                  const std::optional<std::string> &token, std::int64_t limit);                                               // dearest first

// By day, end user, model and key: of the rows.
struct EndUserDay {
    std::int64_t day = 0;
    std::string endUser, model, token;
    std::int64_t tokens = 0;
    Nanos cost = 0;
};
std::vector<EndUserDay> endUserDays(Connection &connection, std::int64_t fromDay, std::int64_t toDay, const std::optional<std::string> &endUser);

std::int64_t dayOf(Micros wall);

} // namespace portreeve
