// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/policy/quota.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "gateway/policy/quota_state.h"

namespace portreeve {

namespace {

constexpr Picos picosPerNano = 1000;

void keepSmaller(std::optional<std::int64_t> &least, WideNanos value)
{
    constexpr WideNanos most = std::numeric_limits<std::int64_t>::max();
    const auto clamped = std::int64_t(std::clamp<WideNanos>(value, 0, most));
    least = std::min(least.value_or(clamped), clamped);
}

ScopeName nameOf(const Scope &scope)
{
    return {scope.id, scope.hash ? scope.hash : std::hash<std::string_view>()(scope.id)};
}

Bound sane(Bound bound)
{
    bound.tokens = std::clamp<std::int64_t>(bound.tokens, 0, mostTokens);
    if (bound.nanos)
        bound.nanos = std::max<Nanos>(0, *bound.nanos);
    return bound;
}

} // namespace

Quotas::Private::~Private()
{
    while (pool)
        delete std::exchange(pool, pool->next);
}

Bucket &Quotas::Private::bucket(const Scope &scope)
{
    const auto found = buckets.find(nameOf(scope));
    return found != buckets.end() ? found->second : buckets.try_emplace(scope.id).first->second;
}

Quotas::Private::Taken *Quotas::Private::newTaken(const std::vector<Scope> &scopes, Micros monotonic, Micros wall)
{
    dropIdle(monotonic);
    Taken *taken = pool ? std::exchange(pool, pool->next) : new Taken;
    for (const auto &scope : scopes) {
        Bucket &counted = bucket(scope);
        counted.update(scope.limits, monotonic, wall);
        taken->parts.push_back({&counted});
    }
    return taken;
}

void Quotas::Private::recycle(Taken *taken)
{
    taken->isPlace = false;
    taken->parts.clear();
    taken->pieces.clear();
    taken->entries.clear();
    taken->next = std::exchange(pool, taken);
}

// Scopes outlive their records; those that count nothing any more need not be kept.
void Quotas::Private::dropIdle(Micros monotonic)
{
    if (buckets.size() < nextDrop)
        return;
    for (auto it = buckets.begin(); it != buckets.end();)
        it = it->second.isIdle(monotonic) ? buckets.erase(it) : std::next(it);
    nextDrop = std::max<std::size_t>(1024, buckets.size() * 2);
}

// All or nothing: every scope is asked before anything is taken. The first that refuses is named; the wait is that of all.
template <class Ask>
std::optional<Shortage> Quotas::Private::firstLack(Taken *taken, Ask ask)
{
    std::optional<Shortage> first;
    Wait wait;
    for (std::size_t i = 0; i < taken->parts.size(); ++i) {
        auto lack = ask(*taken->parts[i].bucket, wait);
        if (!lack || first)
            continue;
        lack->scope = i;
        first = std::move(lack);
    }
    if (!first)
        return std::nullopt;
    first->retryAfter = wait.known();
    recycle(taken);
    return first;
}

Quotas::Quotas() : d(std::make_shared<Private>()) {}
Quotas::~Quotas() = default;

Quotas::Reservation Quotas::admit(const std::vector<Scope> &scopes, Micros monotonic, Micros wall)
{
    const std::lock_guard lock(d->mutex);
    Reservation::Taken *taken = d->newTaken(scopes, monotonic, wall);
    if (auto lack = d->firstLack(taken, [&](const Bucket &bucket, Wait &wait) { return bucket.lackForRequest(monotonic, wait); }))
        return Reservation(std::move(*lack));
    taken->takePlace(monotonic);
    return Reservation(d, taken, {});
}

Quotas::Reservation Quotas::hold(const std::vector<Scope> &scopes, const Bound &bound, Micros monotonic, Micros wall)
{
    const Bound asked = sane(bound);
    const std::lock_guard lock(d->mutex);
    Reservation::Taken *taken = d->newTaken(scopes, monotonic, wall);
    if (auto lack = d->firstLack(taken, [&](const Bucket &bucket, Wait &wait) { return bucket.lackForHold(asked, monotonic, wall, wait); }))
        return Reservation(std::move(*lack));
    taken->takeHold(asked, monotonic);
    d->held += asked.nanos.value_or(0);
    ++d->holds;
    return Reservation(d, taken, asked);
}

std::optional<std::int64_t> Quotas::affordableOutput(const std::vector<Scope> &scopes, std::int64_t inputTokens, Nanos fixed,
                                                     Picos perToken, Micros monotonic, Micros wall) const
{
    const std::lock_guard lock(d->mutex);
    std::optional<std::int64_t> least;
    for (const auto &scope : scopes) {
        Bucket &bucket = d->bucket(scope);
        bucket.update(scope.limits, monotonic, wall);
        if (const auto left = bucket.tokensLeft())
            keepSmaller(least, WideNanos(*left) - inputTokens);
        if (const auto left = bucket.moneyLeft(); left && perToken > 0)
            keepSmaller(least, (*left - fixed) * picosPerNano / perToken);
    }
    return least;
}

Standing Quotas::standing(const Scope &scope, Micros monotonic, Micros wall) const
{
    const std::lock_guard lock(d->mutex);
    const auto found = d->buckets.find(nameOf(scope));
    Bucket unused;
    Bucket &bucket = found != d->buckets.end() ? found->second : unused;
    bucket.update(scope.limits, monotonic, wall);
    return bucket.standing(monotonic);
}

void Quotas::restoreSpend(const std::string &scopeId, Micros windowStart, Nanos spent)
{
    const std::lock_guard lock(d->mutex);
    d->buckets[scopeId].restoreSpend(windowStart, std::max<Nanos>(0, spent));
}

void Quotas::restoreUse(const std::string &scopeId, Micros monotonicThen, std::int64_t requests, std::int64_t tokens)
{
    const std::lock_guard lock(d->mutex);
    d->buckets[scopeId].minute().insert(monotonicThen, std::max<std::int64_t>(0, requests), std::clamp<std::int64_t>(tokens, 0, mostTokens));
}

void Quotas::resetSpend(const std::string &scopeId, Nanos spent, Micros wall)
{
    const std::lock_guard lock(d->mutex);
    d->buckets[scopeId].resetSpend(std::max<Nanos>(0, spent), wall);
}

Nanos Quotas::heldNow() const
{
    const std::lock_guard lock(d->mutex);
    return Nanos(std::min<WideNanos>(d->held, std::numeric_limits<Nanos>::max()));
}

std::size_t Quotas::holdsNow() const
{
    const std::lock_guard lock(d->mutex);
    return d->holds;
}

} // namespace portreeve
