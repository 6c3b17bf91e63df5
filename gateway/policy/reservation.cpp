// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "gateway/policy/quota.h"
#include "gateway/policy/quota_state.h"

namespace portreeve {

using Taken = Quotas::Private::Taken;

void Taken::takePlace(Micros monotonic)
{
    isPlace = true;
    for (Part &part : parts) {
        part.bucket->takePlace();
        entries.push_back(part.bucket->minute().add(monotonic, 1, 0));
    }
}

void Taken::leavePlace(bool withRequest)
{
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i].bucket->leavePlace();
        if (withRequest)
            parts[i].bucket->minute().correct(entries[i], -1, 0);
    }
}

void Taken::takeHold(const Bound &bound, Micros monotonic)
{
    for (Part &part : parts) {
        const SpendWindow &window = part.bucket->takeMoney(bound.nanos.value_or(0));
        part.window = window.id;
        part.windowStart = window.start;
    }
    addPiece(bound.tokens, monotonic);
}

void Taken::addPiece(std::int64_t tokens, Micros monotonic)
{
    for (Part &part : parts)
        entries.push_back(part.bucket->minute().add(monotonic, 0, tokens));
    if (joinsLastPiece()) {
        entries.resize(entries.size() - parts.size());
        pieces.back() += tokens;
        return;
    }
    pieces.push_back(tokens);
}

bool Taken::joinsLastPiece() const
{
    const auto count = std::ptrdiff_t(parts.size());
    return !pieces.empty() && std::equal(entries.end() - count, entries.end(), entries.end() - 2 * count);
}

bool Taken::canRaise(std::int64_t tokens, Nanos nanos, Micros monotonic) const
{
    return std::all_of(parts.begin(), parts.end(), [&](const Part &part) {
        part.bucket->minute().expire(monotonic);
        return part.bucket->canRaise(part.window, tokens, nanos);
    });
}

void Taken::raise(std::int64_t tokens, Nanos nanos, Micros monotonic)
{
    addPiece(tokens, monotonic);
    for (Part &part : parts)
        part.bucket->raiseMoney(part.window, nanos);
}

void Taken::correctPiece(std::size_t piece, std::int64_t tokens)
{
    for (std::size_t i = 0; i < parts.size(); ++i)
        parts[i].bucket->minute().correct(entries[piece * parts.size() + i], 0, tokens);
}

// What was taken last comes back first; what was used beyond the bound counts with the last piece.
void Taken::settle(std::int64_t more, Nanos held, Nanos spent)
{
    for (std::size_t piece = pieces.size(); piece > 0 && more != 0; --piece) {
        const auto change = std::max(more, -pieces[piece - 1]);
        correctPiece(piece - 1, change);
        more -= change;
    }
    for (Part &part : parts)
        part.bucket->settleMoney(part.window, held, spent);
}

Quotas::Reservation::Reservation(std::shared_ptr<Private> quotas, Taken *taken, const Bound &bound)
    : m_quotas(std::move(quotas)), m_taken(taken), m_bound(bound)
{
}

Quotas::Reservation::Reservation(Reservation &&other) noexcept
    : m_quotas(std::move(other.m_quotas)), m_taken(std::exchange(other.m_taken, nullptr)), m_shortage(std::move(other.m_shortage)), m_bound(other.m_bound)
{
}

Quotas::Reservation &Quotas::Reservation::operator=(Reservation &&other) noexcept
{
    if (this == &other)
        return *this;
    giveBack(false);
    m_quotas = std::move(other.m_quotas);
    m_taken = std::exchange(other.m_taken, nullptr);
    m_shortage = std::move(other.m_shortage);
    m_bound = other.m_bound;
    return *this;
}

Quotas::Reservation::~Reservation() { giveBack(false); }

Micros Quotas::Reservation::windowStart(std::size_t scope) const
{
    return m_taken && scope < m_taken->parts.size() ? m_taken->parts[scope].windowStart : 0;
}

bool Quotas::Reservation::raise(std::int64_t tokens, Nanos nanos, Micros monotonic, Micros)
{
    if (!m_taken || m_taken->isPlace)
        return false;
    const auto moreTokens = std::clamp<std::int64_t>(tokens, 0, mostTokens);
    const Nanos moreNanos = m_bound.nanos ? std::max<Nanos>(0, nanos) : 0;
    const std::lock_guard lock(m_quotas->mutex);
    if (!m_taken->canRaise(moreTokens, moreNanos, monotonic))
        return false;
    m_taken->raise(moreTokens, moreNanos, monotonic);
    m_quotas->held += moreNanos;
    m_bound.tokens += moreTokens;
    if (m_bound.nanos)
        *m_bound.nanos += moreNanos;
    return true;
}

void Quotas::Reservation::settle(std::int64_t tokens, Nanos nanos)
{
    if (!m_taken || m_taken->isPlace) {
        giveBack(false);
        return;
    }
    const auto used = std::clamp<std::int64_t>(tokens, 0, mostTokens);
    const Nanos held = m_bound.nanos.value_or(0);
    const std::lock_guard lock(m_quotas->mutex);
    m_taken->settle(used - m_bound.tokens, held, std::max<Nanos>(0, nanos));
    m_quotas->held -= held;
    --m_quotas->holds;
    m_quotas->recycle(std::exchange(m_taken, nullptr));
}

void Quotas::Reservation::withdraw() { giveBack(true); }

void Quotas::Reservation::giveBack(bool withRequest) noexcept
{
    if (!m_taken)
        return;
    if (!m_taken->isPlace) {
        settle(0, 0);
        return;
    }
    const std::lock_guard lock(m_quotas->mutex);
    m_taken->leavePlace(withRequest);
    m_quotas->recycle(std::exchange(m_taken, nullptr));
}

} // namespace portreeve
