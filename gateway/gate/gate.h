// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "gateway/base/clock.h"
#include "gateway/base/ids.h"
#include "gateway/model/exchange.h"
#include "gateway/policy/quota.h"
#include "gateway/routing/plan.h"
#include "gateway/sinks/ledger.h"
#include "gateway/sinks/sink.h"
#include "gateway/upstream/call.h"

namespace portreeve {

class Rules;
class ScopeList;

// What the gate works with; all outlive it.
struct GateParts {
    const Clock &clock;
    Quotas &quotas;
    Ledger &ledger;
    std::vector<Sink *> sinks;
    Random random;
    const Rules *rules = nullptr;      // where revoked keys are seen while a stream runs; null: they are not
};

// The one function an exchange passes. One for all workers; an exchange stays on its own.
class Gate {
public:
    explicit Gate(GateParts parts) : m_parts(std::move(parts)) {}

    // The life of a request. nullopt: the client has its answer. A refusal: it has not, and is owed one.
    // Either way the exchange is settled, in the books and told to the sinks when this returns.
    boost::asio::awaitable<std::optional<Refusal>> serve(Exchange &x);

private:
    class Passage;
    std::optional<Refusal> admit(Exchange &x, const ScopeList &scopes, Quotas::Reservation &place);
    std::optional<Refusal> checkAccess(Exchange &x);
    boost::asio::awaitable<std::optional<Refusal>> callPlan(Exchange &x, const ScopeList &scopes);
    boost::asio::awaitable<Outcome> attempt(Exchange &x, const ScopeList &scopes, const Step &step);
    void close(Exchange &x, const std::optional<Refusal> &refusal);
    Attempt &begin(Exchange &x, const Step &step);

    GateParts m_parts;
};

} // namespace portreeve
