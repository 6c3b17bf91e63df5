// SPDX-License-Identifier: GPL-3.0-or-later
#include "invented_requests.h"

#include <algorithm>
#include <stdexcept>

#include "gateway/policy/quota.h"

namespace portreeve {

namespace {

struct Fault {
    double weight;
    int status;
    const char *type, *message;
    double seconds;                                  // until it shows
};

constexpr Fault faults[] = {
    {40, 429, "RateLimitError", "Rate limit reached for requests. Please try again in 1.2s.", 0.2},
    {18, 500, "InternalServerError", "The server had an error while processing your request. Sorry about that!", 2},
    {14, 503, "ServiceUnavailableError", "The model is currently overloaded. Please try again later.", 0.8},
    {10, 408, "Timeout", "Request timed out after 60 seconds.", 60},
    {12, 400, "ContextWindowExceededError", "This model's maximum context length is 128000 tokens. However, your messages resulted in 131212 tokens.", 0.15},
    {6, 400, "BadRequestError", "Invalid value for 'temperature': expected a number between 0 and 2.", 0.1},
};

constexpr double mayFailShare = 0.028, refusedShare = 0.006, goneShare = 0.004, downShare = 0.85;
constexpr std::size_t rememberedSessions = 12;

const Fault &pickFault(Dice &dice)
{
    static std::discrete_distribution<std::size_t> pick = [] {
        std::vector<double> weights;
        for (const auto &fault : faults)
            weights.push_back(fault.weight);
        return std::discrete_distribution<std::size_t>(weights.begin(), weights.end());
    }();
    return faults[pick(dice)];
}

bool isWorthRetrying(const Attempt &attempt) { return attempt.state == State::Void && attempt.status != 400; }

Micros seconds(double value) { return Micros(value * double(microsPerSecond)); }

Refusal refusalOf(int status, const std::string &type, const std::string &message)
{
    Refusal refusal;
    refusal.status = status;
    refusal.type = type;
    refusal.message = message;
    refusal.code = std::to_string(status);
    return refusal;
}

} // namespace

InventedRequests::InventedRequests(const InventedWorld &world, Ledger &ledger, StoryClock &clock, Dice &dice)
    : m_world(world), m_ledger(ledger), m_clock(clock), m_dice(dice), m_ids(clock, seededRandom(dice()))
{
    for (const auto &key : world.keys)
        m_keyWeights.push_back(key.weight);
    for (const auto &model : world.models)
        m_modelWeights.push_back(model.weight);
}

void InventedRequests::admit(Micros at)
{
    closeUntil(at);
    m_clock.set(at);
    auto x = std::make_shared<Exchange>();
    const InventedKey &key = pickKey();
    const InventedModel &model = pickModel(key);
    describe(*x, key, model);
    if (chance(m_dice) < refusedShare)
        refuse(*x);
    else
        run(*x, model);
    m_running.push({x->admittedAt + x->duration, std::move(x)});
}

void InventedRequests::finish() { closeUntil(INT64_MAX); }

void InventedRequests::closeUntil(Micros at)
{
    while (!m_running.empty() && m_running.top().end <= at) {
        const Running done = m_running.top();
        m_running.pop();
        m_clock.set(done.end);
        m_ledger.close(0, *done.exchange);
    }
}

const InventedKey &InventedRequests::pickKey()
{
    return m_world.keys[std::discrete_distribution<std::size_t>(m_keyWeights.begin(), m_keyWeights.end())(m_dice)];
}

const InventedModel &InventedRequests::pickModel(const InventedKey &key)
{
    if (!key.models.empty())
        return m_world.model(oneOf(m_dice, key.models));
    return m_world.models[std::discrete_distribution<std::size_t>(m_modelWeights.begin(), m_modelWeights.end())(m_dice)];
}

void InventedRequests::describe(Exchange &x, const InventedKey &key, const InventedModel &model)
{
    const bool isClaude = std::string_view(key.agent).find("claude") != std::string_view::npos || std::string_view(key.agent).starts_with("anthropic");
    x.id = m_ids.next();
    x.operation = model.operation;
    x.route = model.operation == Operation::Embeddings ? "/v1/embeddings" : isClaude ? "/v1/messages" : "/v1/chat/completions";
    x.dialect = isClaude ? "anthropic" : "openai";
    x.key = key.record;
    x.isMaster = !key.record;
    x.modelAsked = x.modelGroup = model.name;
    x.stream = model.operation == Operation::Chat && chance(m_dice) < 0.55;
    x.remoteAddress = key.address;
    x.userAgent = key.agent;
    x.tags = key.tags;
    x.admittedAt = m_clock.wall();
    if (key.hasCustomers)
        x.endUser = "customer-" + std::to_string(1000 + skewed(m_dice, 40, 1.2) % 900);
    if (key.hasSessions)
        x.sessionId = pickSession(m_sessions[&key]);
    if (chance(m_dice) < 0.15)
        x.metadata = "{\"release\":\"2." + std::to_string(between(m_dice, 0, 9)) + "\",\"feature\":\"" + oneOf<std::string>(m_dice, {"search", "draft", "summary", "rewrite"}) + "\"}";
    if (chance(m_dice) < 0.05)
        x.clientCallId = "req-" + std::to_string(m_dice());
}

const std::string &InventedRequests::pickSession(std::vector<std::string> &ofLate)
{
    if (ofLate.size() > 2 && chance(m_dice) < 0.8)
        return oneOf(m_dice, ofLate);
    if (ofLate.size() == rememberedSessions)
        ofLate.erase(ofLate.begin());
    return ofLate.emplace_back("session-" + std::to_string(m_dice()));
}

// An outage of an hour or two, every week or so, in a place of its own.
bool InventedRequests::isDown(std::string_view provider, Micros at) const
{
    const std::int64_t hour = at / seconds(3600);
    const auto mixed = std::uint64_t(hour / 2 + std::int64_t(std::hash<std::string_view>()(provider) % 1000)) * 0x9e3779b97f4a7c15ull;
    return mixed >> 56 == 7;
}

void InventedRequests::refuse(Exchange &x)
{
    x.duration = between(m_dice, 300, 2500);
    x.refusal = chance(m_dice) < 0.6 ? refusalOf(429, "rate_limit_error", "Rate limit exceeded for key. Limit type: requests. Current limit: 120, remaining: 0.")
                                     : refusalOf(422, "budget_exceeded", "Budget has been exceeded! Current cost: 20.0003, Max budget: 20.0");
    x.status = x.refusal->status;
}

void InventedRequests::run(Exchange &x, const InventedModel &model)
{
    const auto group = m_world.snapshot->resolve(model.name);
    if (!group || group->targets.empty())
        throw std::runtime_error(std::string("nothing serves ") + model.name);
    Micros at = x.admittedAt + between(m_dice, 200, 1500);
    at = attempt(x, model, oneOf(m_dice, group->targets), at, true);
    if (isWorthRetrying(x.attempts.back())) {
        ++x.retries;
        at = attempt(x, model, oneOf(m_dice, group->targets), at + seconds(0.2), true);
    }
    if (isWorthRetrying(x.attempts.back()) && model.fallback) {
        ++x.fallbacks;
        const auto next = m_world.snapshot->resolve(model.fallback);
        at = attempt(x, m_world.model(model.fallback), next->targets.front(), at, true);
    }
    x.duration = at - x.admittedAt + between(m_dice, 100, 900);
}

// Gives when it ended.
Micros InventedRequests::attempt(Exchange &x, const InventedModel &model, const std::shared_ptr<const Target> &target, Micros at, bool mayFail)
{
    if (!x.attempts.empty())
        m_ledger.settle(0, x);
    x.refusal.reset();
    Attempt &attempt = x.attempts.emplace_back();
    attempt.id = m_ids.next();
    attempt.target = target;
    attempt.startedAt = at;
    if (x.key)
        attempt.windowStart = budgetWindow(x.key->budgetDuration.value_or(""), at).start;
    const bool isDown = this->isDown(target->provider->slug, at) && chance(m_dice) < downShare;
    const bool fails = mayFail && (isDown || chance(m_dice) < mayFailShare);
    succeed(x, attempt, model);
    attempt.held = attempt.cost ? attempt.cost->total * 3 + 2000 : 0;
    attempt.heldInput = attempt.cost ? attempt.cost->input * 2 : 0;
    attempt.heldTokens = attempt.usage.total() * 2;
    if (m_ledger.hold(0, x))
        throw std::runtime_error("the ledger refused a hold");
    if (fails)
        fail(x, attempt);
    return at + attempt.duration;
}

void InventedRequests::succeed(Exchange &x, Attempt &attempt, const InventedModel &model)
{
    Usage &usage = attempt.usage;
    usage.input = std::clamp<std::int64_t>(skewed(m_dice, model.prompt, 0.9), 3, 180'000);
    if (chance(m_dice) < model.cached) {
        usage.cacheRead = usage.input * between(m_dice, 30, 92) / 100;
        usage.input -= usage.cacheRead;
        if (attempt.target->provider->slug == "anthropic" && chance(m_dice) < 0.25)
            usage.cacheWrite = usage.input / 2;
        usage.input -= usage.cacheWrite;
    }
    if (model.answer > 0)
        usage.output = std::clamp<std::int64_t>(skewed(m_dice, model.answer, 0.8), 1, 16'000);
    if (chance(m_dice) < model.reasoning)
        usage.reasoning = skewed(m_dice, model.answer * 1.5, 0.7);
    attempt.state = State::Settled;
    attempt.basis = Basis::Provider;
    attempt.status = x.status = 200;
    attempt.firstByte = seconds(model.firstToken) * between(m_dice, 60, 260) / 100;
    const double rate = model.tokensPerSecond > 0 ? model.tokensPerSecond * double(between(m_dice, 60, 130)) / 100 : 1e9;
    const Micros writing = seconds(double(usage.completion()) / rate);
    attempt.duration = attempt.firstByte + writing;
    if (!x.stream)
        attempt.firstByte = attempt.duration;
    if (chance(m_dice) < goneShare) {
        x.status = 499;
        attempt.basis = Basis::Counted;
        x.refusal = refusalOf(499, "client_closed_request", "The client went away before the answer was finished.");
    }
    x.firstByte = attempt.startedAt - x.admittedAt + attempt.firstByte;
    PriceContext context;
    context.day = attempt.startedAt;
    if (attempt.target->price)
        attempt.cost = attempt.target->price->cost(usage, context);
    attempt.replyId = (attempt.target->provider->slug == "anthropic" ? "msg_" : "chatcmpl-") + std::to_string(m_dice());
}

void InventedRequests::fail(Exchange &x, Attempt &attempt)
{
    const Fault &fault = pickFault(m_dice);
    attempt.state = State::Void;
    attempt.basis = Basis::None;
    attempt.usage = {};
    attempt.cost.reset();
    attempt.status = fault.status == 408 ? 0 : fault.status;
    attempt.duration = seconds(fault.seconds) * between(m_dice, 70, 140) / 100;
    attempt.firstByte = 0;
    attempt.replyId.clear();
    attempt.errorClass = fault.type;
    attempt.errorMessage = std::string("litellm.") + fault.type + ": " + std::string(attempt.target->provider->slug) + " - " + fault.message;
    x.status = fault.status;
    x.firstByte = 0;
    x.refusal = refusalOf(fault.status, fault.type, attempt.errorMessage);
}

} // namespace portreeve
