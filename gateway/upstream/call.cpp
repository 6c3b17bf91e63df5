// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/call_parts.h"

#include <unordered_map>
#include <utility>

#include <boost/json.hpp>

#include "gateway/base/address.h"
#include "gateway/base/text.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/usage_wire.h"
#include "gateway/model/field_json.h"
#include "gateway/upstream/demo.h"
#include "gateway/upstream/own_secrets.h"

namespace portreeve {

using boost::asio::awaitable;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t mostError = 1u << 20;

// The addresses of deployments, parsed once a worker.
const Url *urlOf(const std::string &base)
{
    thread_local std::unordered_map<std::string, std::optional<Url>> known;
    if (known.size() > 10'000)
        known.clear();
    auto found = known.find(base);
    if (found == known.end())
        found = known.emplace(base, parseUrl(base)).first;
    return found->second ? &*found->second : nullptr;
}

} // namespace

WriteOptions Call::writeOptions(std::optional<std::int64_t> maxOutput) const
{
    const Deployment &record = *m_target.record;
    WriteOptions options;
    options.provider = m_target.provider;
    options.model = m_target.upstreamModel;
    options.operation = x.operation;
    options.maxOutput = maxOutput;
    options.modelMaxOutput = m_target.card ? m_target.card->maxOutput : 0;
    options.fallbackMaxOutput = x.snapshot->settings.fallbackMaxTokens;
    options.dropParams = record.dropParams.value_or(x.snapshot->settings.dropParams);
    options.additionalDrop = &record.additionalDropParams;
    options.allowed = &record.allowedOpenaiParams;
    options.extraBody = &record.extraBody;
    return options;
}

ReplyOptions Call::replyOptions() const
{
    ReplyOptions options;
    options.publicModel = x.fallbacks > 0 ? std::string_view(m_target.upstreamModel) : std::string_view(x.modelAsked);
    options.replyId = x.callIdText;
    options.includeUsage = x.facts->includeUsage || x.snapshot->settings.alwaysIncludeStreamUsage;
    options.operation = x.operation;
    options.provider = m_target.provider;
    options.created = x.admittedAt / microsPerSecond;
    options.inputCount = x.facts->inputCount;
    return options;
}

milliseconds Call::timeLimit() const
{
    if (x.stream && x.facts->streamTimeoutMillis)
        return milliseconds(*x.facts->streamTimeoutMillis);
    if (x.facts->timeoutMillis)
        return milliseconds(*x.facts->timeoutMillis);
    return x.stream ? m_target.streamTimeout : m_target.timeout;
}

Outcome Call::refused(Refusal refusal, bool unknown) const
{
    hideSecrets(m_target, refusal);
    Outcome outcome;
    outcome.errorClass = errorClassOf(refusal);
    outcome.refusal = std::move(refusal);
    outcome.outcomeUnknown = unknown;
    outcome.isAnswered = x.client->hasStarted() || x.cancel->isRequested();
    return outcome;
}

Outcome Call::brokenTransport(const TransportError &error) const
{
    const bool unknown = error.sent && error.kind != Break::Cancelled;
    return refused(transportRefusal(name(error.kind), *m_target.provider, double(timeLimit().count()) / 1000, error.text), unknown);
}

// What was produced is paid, by our own count where the provider has not said.
void Call::count(std::int64_t output)
{
    m_attempt.usage = countedUsage(x.facts->inputCount, output);
    m_attempt.basis = Basis::Counted;
}

void Call::book(const std::optional<Usage> &usage, std::int64_t counted)
{
    if (x.operation == Operation::CountTokens) {      // free everywhere
        m_attempt.usage = {};
        m_attempt.basis = Basis::Provider;
    } else if (usage) {
        m_attempt.usage = *usage;
        m_attempt.basis = Basis::Provider;
    } else {
        count(counted);
    }
    m_attempt.state = State::Settled;
    m_toll.settle();
}

// The client has a part of the answer; its price and why it broke off are settled before it hears of it.
void Call::bookBroken(const Refusal &why)
{
    m_attempt.state = State::Settled;
    m_attempt.errorClass = errorClassOf(why);
    m_attempt.errorMessage = why.message;
    x.refusal = why;
    m_toll.settle();
}

// The client has gone: the call upstream is dropped, what was produced is paid.
Outcome Call::gone()
{
    Refusal refusal;
    refusal.status = 499;
    refusal.type = "client_disconnected";
    refusal.message = "The client closed the connection before the answer was complete";
    Outcome outcome = refused(std::move(refusal), true);
    outcome.isAnswered = true;
    return outcome;
}

// The request in the provider's dialect; what the deployment names and the request does not is added first.
Result<std::string> Call::writeBody(std::optional<std::int64_t> maxOutput) const
{
    const auto *defaults = m_target.defaults.if_object();
    if (!defaults || defaults->empty() || x.operation != Operation::Chat)
        return writeRequest(*x.spoken, *m_dialect, *x.facts, x.body, writeOptions(maxOutput));
    ObjectEdits edits(x.body, x.facts->members);
    for (const auto &entry : *defaults) {
        if (!edits.find(entry.key()))
            edits.set(entry.key(), jsonText(entry.value()));
    }
    const std::string filled = edits.apply();
    RequestFacts facts = *x.facts;
    if (auto no = scanObject(filled, facts.members))
        return *no;
    return writeRequest(*x.spoken, *m_dialect, facts, filled, writeOptions(maxOutput));
}

void Call::addHeaders()
{
    if (m_target.headerLines.empty()) {
        m_headers = m_target.headers;
        m_headers.emplace_back("content-type", "application/json");
    } else {
        m_headers.emplace_back(std::string(), m_target.headerLines);
    }
    m_headers.emplace_back("x-portreeve-attempt", m_attempt.id.text());
}

awaitable<Outcome> Call::run(std::optional<std::int64_t> maxOutput)
{
    const Url *url = urlOf(m_target.apiBase);
    if (!m_dialect || !url)
        co_return refused(transportRefusal("configuration", *m_target.provider, 0,
                                           m_dialect ? "api_base is no http(s) address: " + shownAddress(m_target.apiBase)
                                                     : "dialect " + m_target.provider->dialect + " is not served yet"));
    if (x.operation == Operation::CountTokens && !countsUpstream())
        co_return co_await answerCount();
    auto body = writeBody(maxOutput);
    if (!body)
        co_return refused(std::move(body.refusal()));
    const std::string path = (url->target == "/" ? std::string() : url->target)
        + m_dialect->target(x.operation, writeOptions(maxOutput), m_target.apiVersion, x.stream) + m_target.authQuery;
    addHeaders();
    OutRequest request;
    request.origin = &url->origin;
    request.target = path;
    request.headers = &m_headers;
    request.body = *body;
    request.timeout = request.idleTimeout = timeLimit();
    request.cancel = x.cancel;
    Sent sent = co_await (isDemo(m_target) ? demoTransport() : *x.transport).send(request);
    if (auto *broken = std::get_if<TransportError>(&sent)) {
        if (broken->sent)
            count(0);
        co_return x.cancel->isRequested() ? gone() : brokenTransport(*broken);
    }
    Reply &reply = *std::get<0>(sent);
    m_attempt.status = reply.status;
    m_replyHeaders = std::move(reply.headers);
    if (reply.status < 200 || reply.status > 299)
        co_return co_await error(reply);
    if (x.stream) {
        std::string().swap(*body);      // it has gone out, and a stream lasts; assigning would keep its memory
        co_return co_await stream(reply);
    }
    co_return co_await whole(reply);
}

// The head of what goes out as it comes. Headers live no longer than it takes to send them.
awaitable<bool> Call::start()
{
    const Headers headers = m_toll.answerHeaders(std::exchange(m_replyHeaders, {}));
    co_return co_await x.client->start(200, headers);
}

// The provider has no endpoint that counts: our own estimate.
awaitable<Outcome> Call::answerCount()
{
    m_toll.began();
    book(std::nullopt, 0);
    Outcome outcome;
    outcome.isAnswered = true;
    const std::string body = countTokensBody(x.facts->inputCount);
    const Headers headers = m_toll.answerHeaders(m_replyHeaders);
    if (!co_await x.client->send(200, headers, body))
        x.status = 499;
    co_return outcome;
}

awaitable<Outcome> Call::error(Reply &reply)
{
    std::string body;
    if (auto broken = co_await reply.readAll(body, mostError); broken && broken->kind == Break::Cancelled)
        co_return gone();
    if (reply.status >= 300 && reply.status < 400)    // never followed: a credential would go along
        co_return refused(transportRefusal("bad_framing", *m_target.provider, 0, "the provider answered with a redirect (" + std::to_string(reply.status) + ")"));
    co_return refused(m_dialect->readError(reply.status, m_replyHeaders, body, *m_target.provider));
}

std::string errorClassOf(const Refusal &refusal)
{
    constexpr std::string_view start = "litellm.";
    if (!std::string_view(refusal.message).starts_with(start))
        return {};
    const auto end = refusal.message.find(':');
    return end == std::string::npos ? std::string() : refusal.message.substr(start.size(), end - start.size());
}

awaitable<Outcome> callUpstream(Exchange &x, std::optional<std::int64_t> maxOutput, Toll &toll)
{
    Call call(x, toll);
    co_return co_await call.run(maxOutput);
}

} // namespace portreeve
