// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gateway/policy/bucket.h"

namespace portreeve {

// Looks a scope up by its id and a hash that may be known already.
struct ScopeName {
    std::string_view id;
    std::size_t hash = 0;
};

struct ScopeHash {
    using is_transparent = void;
    std::size_t operator()(const ScopeName &name) const { return name.hash; }
    std::size_t operator()(std::string_view id) const { return std::hash<std::string_view>()(id); }
};

struct ScopeEqual {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const { return a == b; }
    bool operator()(const ScopeName &a, std::string_view b) const { return a.id == b; }
    bool operator()(std::string_view a, const ScopeName &b) const { return a == b.id; }
};

// What one reservation holds. Kept in a pool, so that taking and settling allocate nothing once warm.
struct Quotas::Reservation::Taken {
    struct Part {
        Bucket *bucket = nullptr;
        std::uint32_t window = 0;
        Micros windowStart = 0;
    };
    bool isPlace = false;
    std::vector<Part> parts;
    // The bound may have been taken in several pieces (raise): tokens of each, and its entry in each part, piece by piece.
    std::vector<std::int64_t> pieces;
    std::vector<Minute::Entry> entries;
    Taken *next = nullptr;                 // in the pool

    void takePlace(Micros monotonic);
    void leavePlace(bool withRequest);
    void takeHold(const Bound &bound, Micros monotonic);
    bool canRaise(std::int64_t tokens, Nanos nanos, Micros monotonic) const;
    void raise(std::int64_t tokens, Nanos nanos, Micros monotonic);
    void settle(std::int64_t more, Nanos held, Nanos spent);   // `more` tokens than the bound; less: negative

private:
    void addPiece(std::int64_t tokens, Micros monotonic);
    bool joinsLastPiece() const;
    void correctPiece(std::size_t piece, std::int64_t tokens);
};

struct Quotas::Private {
    using Taken = Reservation::Taken;

    ~Private();
    Bucket &bucket(const Scope &scope);
    Taken *newTaken(const std::vector<Scope> &scopes, Micros monotonic, Micros wall);
    template <class Ask>
    std::optional<Shortage> firstLack(Taken *taken, Ask ask);   // recycles what was refused
    void recycle(Taken *taken);
    void dropIdle(Micros monotonic);

    mutable std::mutex mutex;
    std::unordered_map<std::string, Bucket, ScopeHash, ScopeEqual> buckets;
    Taken *pool = nullptr;
    std::size_t nextDrop = 1024;           // scopes, when idle ones are looked for
    WideNanos held = 0;
    std::size_t holds = 0;
};

// Of one attempt, for tokens: an upstream's absurd claims must not overflow the sums.
constexpr std::int64_t mostTokens = 1LL << 40;

} // namespace portreeve
