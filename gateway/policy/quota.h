// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gateway/base/clock.h"
#include "gateway/base/money.h"
#include "gateway/base/time_zone.h"

namespace portreeve {

// What a bucket allows. Unset: no limit of that kind.
struct Limits {
    std::optional<std::int64_t> requestsPerMinute;
    std::optional<std::int64_t> tokensPerMinute;
    std::optional<std::int64_t> parallel;
    std::optional<Nanos> budget;
    std::string budgetDuration;          // LiteLLM's grammar; empty: for ever
    DayStart dayStart;                   // where its days begin
    bool isEmpty() const { return !requestsPerMinute && !tokensPerMinute && !parallel && !budget; }
    bool operator==(const Limits &) const = default;
};

// A counted scope: a record's id and what it allows now.
struct Scope {
    std::string id;                      // "key/<hash>", "deployment/<id>" ...; the same for ever
    const Limits *limits = nullptr;      // read during the call only; null: no limits
    std::size_t hash = 0;                // std::hash of id where the caller keeps it; 0: computed
};

// What an attempt may take at most. Nanos nullopt: the price is not known (refused where a budget binds).
struct Bound {
    std::int64_t tokens = 0;
    std::optional<Nanos> nanos = 0;
};

enum class Limited : std::uint8_t { None, Requests, Tokens, Parallel, Budget, UnknownPrice };

// Why a reservation failed; everything a client's error and headers need.
struct Shortage {
    Limited what = Limited::None;
    std::size_t scope = 0;               // index in the scopes asked
    std::int64_t limit = 0, remaining = 0;      // of requests, tokens or places
    Nanos budget = 0, spent = 0, held = 0;
    Micros retryAfter = 0;               // exactly so long, and it is admitted if nobody else comes; 0: no telling
};

// State of a scope, for headers and people.
struct Standing {
    std::int64_t requestsRemaining = 0, tokensRemaining = 0, parallelInUse = 0;
    Micros requestsReset = 0, tokensReset = 0;  // time until the whole limit is free again
    Nanos spent = 0, held = 0;                  // in the current budget window
    Micros windowStart = 0, windowEnd = 0;      // wall; end 0: never
};

// Requests, tokens, places and money on any scopes, in one step: all or nothing. Exact: no 60 seconds ever see more than a
// limit, the whole limit may be used at once, settled + held never exceeds a budget (but for what an upstream bills beyond
// its bound, and that is never refunded). Pure: time comes in. Thread-safe: one mutex, never held across anything slow.
// Scopes outlive reloads; a lowered limit binds the next reserve; holds of deleted records still settle.
class Quotas {
public:
    struct Private;
    class Reservation;

    Quotas();
    ~Quotas();

    // The scopes of one call differ. Everything is counted on every scope, so that a limit set later finds the truth.

    // Admission of a request: a place (parallel) and a request against each scope. Released by the reservation's end.
    Reservation admit(const std::vector<Scope> &scopes, Micros monotonic, Micros wall);
    // Tokens and money of an attempt, held until settled.
    Reservation hold(const std::vector<Scope> &scopes, const Bound &bound, Micros monotonic, Micros wall);
    // What of `most` an output bound could be afforded now, in money, at `perToken` pico-dollars after `fixed` nanos are taken:
    // the smallest over all scopes with a budget or token limit; nullopt when none binds.
    std::optional<std::int64_t> affordableOutput(const std::vector<Scope> &scopes, std::int64_t inputTokens, Nanos fixed,
                                                 Picos perToken, Micros monotonic, Micros wall) const;

    Standing standing(const Scope &scope, Micros monotonic, Micros wall) const;
    // What was spent before this process: budgets are rebuilt from the ledger's sums, limits from its last minute.
    void restoreSpend(const std::string &scopeId, Micros windowStart, Nanos spent);
    void restoreUse(const std::string &scopeId, Micros monotonicThen, std::int64_t requests, std::int64_t tokens);
    void resetSpend(const std::string &scopeId, Nanos spent, Micros wall);    // an admin's /key/{key}/reset_spend
    Nanos heldNow() const;
    std::size_t holdsNow() const;

private:
    std::shared_ptr<Private> d;
};

// What was taken, as an object. Going away unsettled gives all of it back (money and tokens; the request stays counted).
// Used by one thread at a time; may outlive its Quotas.
class Quotas::Reservation {
public:
    Reservation() = default;
    explicit Reservation(Shortage shortage) : m_shortage(std::move(shortage)) {}
    Reservation(Reservation &&) noexcept;
    Reservation &operator=(Reservation &&) noexcept;
    ~Reservation();

    const std::optional<Shortage> &shortage() const { return m_shortage; }
    const Bound &bound() const { return m_bound; }
    Micros windowStart(std::size_t scope) const;       // of the budget window it is charged to (wall; 0: for ever)
    bool raise(std::int64_t tokens, Nanos nanos, Micros monotonic, Micros wall);   // by so much more, all or nothing
    void settle(std::int64_t tokens, Nanos nanos);     // the truth; the rest is returned. More than the bound is charged too
    void withdraw();    // as if it had never been: the request of an admission too. For what was refused before any dial
    bool isOpen() const { return m_taken; }

private:
    friend class Quotas;
    struct Taken;
    Reservation(std::shared_ptr<Private> quotas, Taken *taken, const Bound &bound);
    void giveBack(bool withRequest) noexcept;

    std::shared_ptr<Private> m_quotas;
    Taken *m_taken = nullptr;           // of the pool of m_quotas; null: nothing is held (any more)
    std::optional<Shortage> m_shortage;
    Bound m_bound;
};

// The budget window that holds `wall`, by LiteLLM's rules (contract 5.2: 1d = midnight, 7d/1w = Monday, 30d/1mo = the 1st,
// Nh/Nm/Ns = multiples of the clock, other Nd = whole days since 1970), on the calendar of `day`: days and longer begin at its
// second of the local clock, hours are those of the local clock (one that is put back makes one of them longer, one that is put
// forward makes one shorter), minutes and seconds those of UTC. Nw are counted from a Monday, Nmo from January 1970.
// {0, 0} for an empty or unreadable duration, and for one of over 10,000 years. Each window begins where the one before ends.
struct Window {
    Micros start = 0, end = 0;
};
Window budgetWindow(const std::string &duration, Micros wall, const DayStart &day = {});

} // namespace portreeve
