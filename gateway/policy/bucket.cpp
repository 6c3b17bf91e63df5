// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/policy/bucket.h"

#include <algorithm>
#include <limits>

namespace portreeve {

namespace {

Nanos narrowed(WideNanos nanos)
{
    constexpr WideNanos most = std::numeric_limits<Nanos>::max();
    return Nanos(std::clamp<WideNanos>(nanos, -most, most));
}

Shortage shortage(Limited what, std::int64_t limit, std::int64_t used)
{
    Shortage out;
    out.what = what;
    out.limit = limit;
    out.remaining = std::max<std::int64_t>(0, limit - used);
    return out;
}

} // namespace

void Wait::add(std::optional<Micros> wait)
{
    m_isUnknown = m_isUnknown || !wait;
    m_longest = std::max(m_longest, wait.value_or(0));
}

void Bucket::update(const Limits *limits, Micros monotonic, Micros wall)
{
    static const Limits none;
    const Limits &now = limits ? *limits : none;
    const bool isSameWindow = m_hasWindow && m_limits.budgetDuration == now.budgetDuration && m_limits.dayStart == now.dayStart;
    if (!(m_limits == now))
        m_limits = now;
    m_minute.expire(monotonic);
    if (!isSameWindow || (m_current.end != 0 && wall >= m_current.end))
        roll(wall);
}

// Only forwards: a clock that went back neither resets nor refunds.
void Bucket::roll(Micros wall)
{
    const Window window = budgetWindow(m_limits.budgetDuration, std::max(wall, m_current.start), m_limits.dayStart);
    const bool hasEnded = m_hasWindow && m_current.end != 0 && wall >= m_current.end;
    if (hasEnded || !m_hasWindow) {
        moveTo(window);
        return;
    }
    // Another duration or calendar: what was spent stays charged, for how much of it belongs to the new window is not known here.
    m_current.start = window.start;
    m_current.end = window.end;
}

void Bucket::moveTo(Window window)
{
    if (m_current.openHolds > 0)
        m_past.push_back(m_current);
    m_current = {m_current.id + 1, window.start, window.end, 0, 0, 0};
    m_hasWindow = true;
    for (const auto &restored : m_restored) {
        if (restored.windowStart >= window.start)
            m_current.spent += restored.spent;
    }
    m_restored = {};
}

std::optional<Shortage> Bucket::lackForRequest(Micros monotonic, Wait &wait) const
{
    std::optional<Shortage> lack;
    const auto used = m_minute.used(Minute::Kind::Requests);
    if (m_limits.requestsPerMinute && used >= *m_limits.requestsPerMinute) {
        const auto limit = *m_limits.requestsPerMinute;
        lack = shortage(Limited::Requests, limit, used);
        wait.add(limit > 0 ? m_minute.untilGone(Minute::Kind::Requests, used + 1 - limit, monotonic) : std::nullopt);
    }
    if (m_limits.parallel && m_places >= *m_limits.parallel) {
        lack = lack ? lack : shortage(Limited::Parallel, *m_limits.parallel, m_places);
        wait.add(std::nullopt);
    }
    return lack;
}

std::optional<Shortage> Bucket::lackForHold(const Bound &bound, Micros monotonic, Micros wall, Wait &wait) const
{
    const auto ofTokens = lackOfTokens(bound.tokens, monotonic, wait);
    const auto ofMoney = lackOfMoney(bound.nanos, wall, wait);
    return ofTokens ? ofTokens : ofMoney;
}

std::optional<Shortage> Bucket::lackOfTokens(std::int64_t tokens, Micros monotonic, Wait &wait) const
{
    const auto left = tokensLeft();
    if (!left || tokens <= *left)
        return std::nullopt;
    const auto limit = *m_limits.tokensPerMinute;
    wait.add(tokens <= limit ? m_minute.untilGone(Minute::Kind::Tokens, tokens - *left, monotonic) : std::nullopt);
    return shortage(Limited::Tokens, limit, m_minute.used(Minute::Kind::Tokens));
}

std::optional<Shortage> Bucket::lackOfMoney(const std::optional<Nanos> &nanos, Micros wall, Wait &wait) const
{
    if (!m_limits.budget || (nanos && (*nanos == 0 || *nanos <= *moneyLeft())))
        return std::nullopt;
    Shortage lack;
    lack.what = nanos ? Limited::Budget : Limited::UnknownPrice;
    lack.budget = *m_limits.budget;
    lack.spent = narrowed(m_current.spent);
    lack.held = narrowed(m_current.held);
    // Where only what others hold is in the way, it may come back at any moment.
    const bool isSpent = nanos && m_current.spent + *nanos > *m_limits.budget;
    const bool helps = isSpent && *nanos <= *m_limits.budget && m_current.end != 0;
    wait.add(helps ? std::optional(m_current.end - wall) : std::nullopt);
    return lack;
}

bool Bucket::canRaise(std::uint32_t id, std::int64_t tokens, Nanos nanos) const
{
    if (const auto left = tokensLeft(); left && tokens > 0 && tokens > *left)
        return false;
    const SpendWindow *charged = const_cast<Bucket *>(this)->window(id);
    return !m_limits.budget || nanos == 0 || charged->spent + charged->held + nanos <= *m_limits.budget;
}

SpendWindow *Bucket::window(std::uint32_t id)
{
    if (id == m_current.id)
        return &m_current;
    return &*std::find_if(m_past.begin(), m_past.end(), [&](const SpendWindow &past) { return past.id == id; });
}

const SpendWindow &Bucket::takeMoney(Nanos nanos)
{
    m_current.held += nanos;
    ++m_current.openHolds;
    return m_current;
}

void Bucket::raiseMoney(std::uint32_t id, Nanos nanos)
{
    window(id)->held += nanos;
}

void Bucket::settleMoney(std::uint32_t id, Nanos held, Nanos spent)
{
    SpendWindow *charged = window(id);
    charged->held -= held;
    charged->spent += spent;
    if (--charged->openHolds == 0 && charged != &m_current)
        m_past.erase(m_past.begin() + (charged - m_past.data()));
}

std::optional<std::int64_t> Bucket::tokensLeft() const
{
    if (!m_limits.tokensPerMinute)
        return std::nullopt;
    return *m_limits.tokensPerMinute - m_minute.used(Minute::Kind::Tokens);
}

std::optional<WideNanos> Bucket::moneyLeft() const
{
    if (!m_limits.budget)
        return std::nullopt;
    return *m_limits.budget - m_current.spent - m_current.held;
}

Standing Bucket::standing(Micros monotonic) const
{
    using Kind = Minute::Kind;
    Standing out;
    if (m_limits.requestsPerMinute)
        out.requestsRemaining = std::max<std::int64_t>(0, *m_limits.requestsPerMinute - m_minute.used(Kind::Requests));
    out.tokensRemaining = std::max<std::int64_t>(0, tokensLeft().value_or(0));
    out.parallelInUse = m_places;
    out.requestsReset = m_minute.untilAllGone(Kind::Requests, monotonic);
    out.tokensReset = m_minute.untilAllGone(Kind::Tokens, monotonic);
    out.spent = narrowed(m_current.spent);
    out.held = narrowed(m_current.held);
    out.windowStart = m_current.start;
    out.windowEnd = m_current.end;
    return out;
}

void Bucket::restoreSpend(Micros windowStart, Nanos spent)
{
    if (!m_hasWindow) {
        m_restored.push_back({windowStart, spent});
        return;
    }
    if (windowStart == m_current.start)
        m_current.spent = std::max<WideNanos>(m_current.spent, spent);
}

void Bucket::resetSpend(Nanos spent, Micros wall)
{
    if (!m_hasWindow) {
        m_restored = {{wall, spent}};
        return;
    }
    if (m_current.end != 0 && wall >= m_current.end)
        roll(wall);
    m_current.spent = spent;
}

bool Bucket::isIdle(Micros monotonic)
{
    m_minute.expire(monotonic);
    const bool hasMoney = m_current.openHolds > 0 || !m_past.empty() || m_current.spent != 0 || !m_restored.empty();
    const bool knowsTime = m_current.end != 0;     // forgotten, a clock that went back could reset it
    return m_places == 0 && m_minute.isEmpty() && !hasMoney && !knowsTime;
}

} // namespace portreeve
