// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/gate.h"

#include <algorithm>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json.hpp>

#include "gateway/base/log.h"
#include "gateway/base/text.h"
#include "gateway/gate/answer.h"
#include "gateway/gate/authenticate.h"
#include "gateway/gate/bound.h"
#include "gateway/gate/rules.h"
#include "gateway/gate/scopes.h"
#include "gateway/model/client.h"
#include "gateway/net/cancel.h"
#include "gateway/routing/retry_after.h"

namespace portreeve {

using boost::asio::awaitable;

namespace {

Refusal invalidModel(const Exchange &x)
{
    Refusal refusal;
    refusal.status = 400;
    refusal.type = "invalid_request_error";
    const std::string where = x.dialect == "anthropic" ? "anthropic_messages" : x.route.substr(x.route.starts_with("/v1/") ? 3 : 0);
    refusal.message = where + ": Invalid model name passed in model=" + x.modelAsked + ". Call `/v1/models` to view available models for your key.";
    refusal.providerFields = "{\"error\":" + quoted(refusal.message) + "}";
    return refusal;
}

Refusal modelDenied(const std::string &model)
{
    Refusal refusal;
    refusal.status = 403;
    refusal.type = "key_model_access_denied";
    refusal.param = "model";
    refusal.message = "The requested model '" + model + "' is not available for this API key, or the model name is invalid. Check the models available to you and try again.";
    return refusal;
}

Refusal unpriced(const std::string &model)
{
    Refusal refusal;
    refusal.status = 403;
    refusal.type = "model_cost_map_missing";
    refusal.param = "model";
    refusal.message = "The price of model '" + model + "' is not known, and models without a price are blocked "
        "(block_requests_for_models_without_pricing). Set input_cost_per_token and output_cost_per_token on its deployment.";
    return refusal;
}

// No deployment of the group can be called: what its first one lacks.
Refusal noDeployment(const Settings &settings, const std::shared_ptr<const ModelGroup> &group)
{
    const bool isUnpriced = !group->targets.empty() && std::ranges::none_of(group->targets, [](const auto &target) { return target->price != nullptr; });
    if (settings.blockUnpriced && isUnpriced)
        return unpriced(group->name);
    Refusal refusal;
    refusal.status = 503;
    refusal.type = "internal_server_error";
    refusal.message = "litellm.ServiceUnavailableError: model group '" + group->name + "' has no deployment that can be called";
    for (const auto &target : group->targets) {
        if (!target->fault.empty()) {
            refusal.message += ": " + target->fault;
            break;
        }
    }
    return refusal;
}

std::optional<std::string> aliasOf(const Key &key, const std::string &model)
{
    const auto *aliases = key.aliases.if_object();
    const auto *alias = aliases ? aliases->if_contains(model) : nullptr;
    return alias && alias->is_string() ? std::optional(std::string(alias->get_string())) : std::nullopt;
}

awaitable<void> pause(Micros wait, Cancel &cancel)
{
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, std::chrono::microseconds(wait));
    Cancel::Guard guard(cancel, [&timer] { timer.cancel(); });
    boost::system::error_code ignored;
    co_await timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
}

Failure failureOf(const Outcome &outcome, Micros wall)
{
    Failure failure;
    failure.status = outcome.refusal->status;
    failure.errorClass = outcome.errorClass;
    failure.outcomeUnknown = outcome.outcomeUnknown;
    failure.retryAfter = retryAfter(outcome.refusal->headers, wall);
    return failure;
}

} // namespace

constexpr Micros revocationBeat = microsPerSecond / 2;

// One attempt's money, as the call upstream sees it.
class Gate::Passage final : public Toll {
public:
    Passage(Gate &gate, Exchange &x, Quotas::Reservation &hold, const std::vector<Scope> &scopes, const AttemptBound &bound)
        : m_gate(gate), m_x(x), m_hold(hold), m_scopes(scopes), m_bound(bound)
    {
    }

    void began() override
    {
        Attempt &attempt = m_x.attempts.back();
        if (attempt.firstByte)
            return;
        attempt.firstByte = std::max<Micros>(1, m_gate.m_parts.clock.monotonic() - startedMonotonic);
        m_x.firstByte = std::max<Micros>(1, m_gate.m_parts.clock.monotonic() - m_x.startedMonotonic);
    }

    void settle() override
    {
        Attempt &attempt = m_x.attempts.back();
        settleMoney(attempt);
        m_x.status = m_x.cancel->isRequested() ? 499 : m_x.refusal ? m_x.refusal->status : 200;
        m_gate.close(m_x, m_x.refusal);
    }

    // Charges what the attempt used; what was held beyond it is free again.
    void settleMoney(Attempt &attempt)
    {
        attempt.duration = m_gate.m_parts.clock.monotonic() - startedMonotonic;
        if (attempt.basis == Basis::None) {
            attempt.state = State::Void;
            attempt.cost = Cost{};
            m_hold.settle(0, 0);
            return;
        }
        attempt.state = State::Settled;
        if (attempt.basis == Basis::Counted)      // an estimate never costs more than was held
            attempt.usage.output = std::min(attempt.usage.output, allowed());
        attempt.cost = costOf(m_x, attempt);
        const Nanos cost = attempt.cost ? attempt.cost->total : 0;
        attempt.providerOverrun = m_hold.bound().nanos && cost > *m_hold.bound().nanos;
        m_hold.settle(attempt.usage.total(), cost);
    }

    bool afford(std::int64_t output) override
    {
        // The provider was told the limit, and our count is an estimate: up to twice the limit it is in doubt.
        const std::int64_t over = output - allowed();
        if (over <= allowed() + 64 || !limitsOutput())
            return true;
        return raise(over + std::max<std::int64_t>(256, allowed() / 4)) || raise(over);
    }

    // A stream may run for long: now and then its key is looked up again.
    std::optional<Refusal> revoked() override
    {
        const Rules *rules = m_gate.m_parts.rules;
        const Micros now = m_gate.m_parts.clock.monotonic();
        if (!m_x.key || !rules || now - m_lookedAt < revocationBeat)
            return std::nullopt;
        m_lookedAt = now;
        return refuseRevoked(*rules->current(), *m_x.key, m_gate.m_parts.clock.wall());
    }

    Headers answerHeaders(const Headers &fromProvider) override
    {
        Standing standing;
        if (m_x.key)
            standing = m_gate.m_parts.quotas.standing(m_scopes.front(), m_gate.m_parts.clock.monotonic(), m_gate.m_parts.clock.wall());
        return AnswerHeads{m_gate.m_parts.quotas, m_gate.m_parts.clock}.ofAnswer(m_x, fromProvider, standing);
    }

    Micros startedMonotonic = 0;

private:
    // Tokens that are held for, of all choices together.
    std::int64_t allowed() const { return m_bound.output * std::max<std::int64_t>(1, m_x.facts->choices) + m_raised; }

    bool raise(std::int64_t more)
    {
        const Target &target = *m_x.attempts.back().target;
        const Picos each = target.price ? target.price->mostOutput(priceContextOf(m_x, target)) : 0;
        const Nanos nanos = Nanos((__int128(more) * each + 999) / 1000);
        if (!m_hold.raise(more, nanos, m_gate.m_parts.clock.monotonic(), m_gate.m_parts.clock.wall()))
            return false;
        m_raised += more;
        m_x.attempts.back().held += nanos;
        m_x.attempts.back().heldTokens += more;
        return !m_gate.m_parts.ledger.raise(m_x.worker, m_x);
    }

    bool limitsOutput() const
    {
        for (const auto &scope : m_scopes) {
            if (scope.limits->budget || scope.limits->tokensPerMinute)
                return true;
        }
        return false;
    }

    Gate &m_gate;
    Exchange &m_x;
    Quotas::Reservation &m_hold;
    const std::vector<Scope> &m_scopes;
    AttemptBound m_bound;
    std::int64_t m_raised = 0;
    Micros m_lookedAt = m_gate.m_parts.clock.monotonic();
};

// The life of a request, in order. Read this first.
awaitable<std::optional<Refusal>> Gate::serve(Exchange &x)
{
    for (Sink *sink : m_parts.sinks)
        sink->began(x.worker, x);
    const ScopeList scopes(x);
    Quotas::Reservation place;
    std::optional<Refusal> no = admit(x, scopes, place);      // may they ask this, is there a place for them (requests, concurrency)?
    try {
        if (!no)
            no = co_await callPlan(x, scopes);                // route, then attempts: retries, fallbacks
    } catch (const std::exception &fault) {           // a broken invariant: the hold has voided itself, the books must know
        log(LogLevel::Error, "gate.fault", {{"call", x.callId()}, {"what", fault.what()}});
        no = Refusal{};
        no->message = "Internal server error";
    }
    if (no && x.attempts.empty())      // nobody was dialled: the request costs nothing, of its limit either
        place.withdraw();
    close(x, no);
    co_return no;
}

std::optional<Refusal> Gate::admit(Exchange &x, const ScopeList &scopes, Quotas::Reservation &place)
{
    if (auto no = checkAccess(x))
        return no;
    place = m_parts.quotas.admit(scopes.list(), x.startedMonotonic, x.admittedAt);
    if (const auto &shortage = place.shortage())
        return shortageRefusal(x, *shortage, scopes.list()[shortage->scope].id, x.admittedAt);
    return std::nullopt;
}

std::optional<Refusal> Gate::checkAccess(Exchange &x)
{
    x.modelAsked = x.facts->model;
    x.modelGroup = x.modelAsked;
    if (x.key) {
        if (auto alias = aliasOf(*x.key, x.modelAsked))
            x.modelGroup = std::move(*alias);
        if (!mayUseModel(*x.snapshot, *x.key, x.modelAsked) && !mayUseModel(*x.snapshot, *x.key, x.modelGroup))
            return modelDenied(x.modelAsked);
        for (const auto &fallback : x.facts->fallbacks) {
            if (!mayUseModel(*x.snapshot, *x.key, fallback))
                return modelDenied(fallback);
        }
        if (auto no = refuseExpired(*x.key, x.admittedAt))
            return no;
    }
    if (!x.snapshot->resolve(x.modelGroup))
        return invalidModel(x);
    return std::nullopt;
}

awaitable<std::optional<Refusal>> Gate::callPlan(Exchange &x, const ScopeList &scopes)
{
    const auto group = x.snapshot->resolve(x.modelGroup);
    Plan plan(*x.snapshot, group, Wishes{x.facts->numRetries, x.facts->fallbacks, x.facts->disableFallbacks}, m_parts.random);
    std::optional<Refusal> first;
    std::optional<Step> step = plan.next();
    if (!step)
        co_return noDeployment(x.snapshot->settings, group);
    while (true) {
        if (step->wait > 0)
            co_await pause(step->wait, *x.cancel);
        Outcome outcome = co_await attempt(x, scopes, *step);
        if (!outcome.refusal)
            co_return std::nullopt;
        if (!first)
            first = outcome.refusal;
        if (outcome.isAnswered || x.cancel->isRequested() || outcome.errorClass == "shortage")
            co_return outcome.refusal;
        plan.failed(failureOf(outcome, m_parts.clock.wall()));
        step = plan.next();
        x.retries = plan.retries();
        x.fallbacks = plan.fallbacks();
        if (!step) {
            first->message += plan.epilogue(outcome.refusal->message);
            co_return first;
        }
        m_parts.ledger.settle(x.worker, x);
    }
}

Attempt &Gate::begin(Exchange &x, const Step &step)
{
    Attempt &attempt = x.attempts.emplace_back();
    attempt.id = x.attempts.size() == 1 ? x.id : IdSource(m_parts.clock, m_parts.random).next();
    attempt.target = step.target;
    attempt.startedAt = m_parts.clock.wall();
    return attempt;
}

// One attempt at one deployment. Money and tokens are held before the dial and settled before the last byte.
awaitable<Outcome> Gate::attempt(Exchange &x, const ScopeList &scopes, const Step &step)
{
    const Micros now = m_parts.clock.monotonic();
    Attempt &attempt = begin(x, step);
    const AttemptBound bound = boundOf(x, *step.target, m_parts.quotas, scopes.list(), now, x.admittedAt);
    Quotas::Reservation hold = m_parts.quotas.hold(scopes.list(), bound.bound, now, x.admittedAt);    // every bucket or none
    if (const auto &shortage = hold.shortage()) {
        x.attempts.pop_back();
        co_return Outcome{shortageRefusal(x, *shortage, scopes.list()[shortage->scope].id, x.admittedAt), "shortage", false, false};
    }
    attempt.held = bound.bound.nanos.value_or(0);
    attempt.heldInput = bound.input;
    attempt.heldTokens = bound.bound.tokens;
    attempt.windowStart = scopes.list().empty() ? 0 : hold.windowStart(0);
    if (auto no = m_parts.ledger.hold(x.worker, x)) {      // in the journal before anything is dialled
        x.attempts.pop_back();
        co_return Outcome{std::move(no), "shortage", false, false};
    }
    Passage passage(*this, x, hold, scopes.list(), bound);
    passage.startedMonotonic = now;
    Outcome outcome = co_await callUpstream(x, bound.inject, passage);       // settled just before the terminal event goes out
    Attempt &last = x.attempts.back();
    if (hold.isOpen()) {
        passage.settleMoney(last);
        if (outcome.refusal) {
            last.errorClass = outcome.errorClass;
            last.errorMessage = redacted(outcome.refusal->message);
        }
    }
    co_return outcome;
}

// The exchange ends, whichever way: its row is written once, and the sinks are told.
void Gate::close(Exchange &x, const std::optional<Refusal> &refusal)
{
    if (x.isClosed)
        return;
    x.isClosed = true;
    x.duration = m_parts.clock.monotonic() - x.startedMonotonic;
    if (refusal) {
        x.refusal = refusal;
        x.status = refusal->status;
    }
    m_parts.ledger.close(x.worker, x);
    for (Sink *sink : m_parts.sinks)
        sink->settled(x.worker, x);
}

} // namespace portreeve
