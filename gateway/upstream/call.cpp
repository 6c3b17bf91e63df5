// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/call.h"

#include <unordered_map>
#include <utility>

#include <boost/json.hpp>

#include "gateway/base/address.h"
#include "gateway/base/text.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/long_answer.h"
#include "gateway/model/client.h"
#include "gateway/model/field_json.h"
#include "gateway/net/transport.h"
#include "gateway/upstream/demo.h"
#include "gateway/upstream/own_secrets.h"

namespace portreeve {

namespace {

using boost::asio::awaitable;
using std::chrono::milliseconds;

constexpr std::size_t mostHeld = 8u << 20;       // of a whole answer; longer ones go through as they come
constexpr std::size_t mostWhole = 64u << 20;     // of an answer that must be read to its end, since it is translated
constexpr std::size_t mostError = 1u << 20;
constexpr std::size_t takenAtItsWord = 1u << 20; // of a length that a provider promises

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

// One call on its way: what its steps share.
class Call {
public:
    Call(Exchange &x, Toll &toll)
        : x(x), m_attempt(x.attempts.back()), m_target(*m_attempt.target), m_dialect(findDialect(m_target.provider->dialect)), m_toll(toll)
    {
    }

    awaitable<Outcome> run(std::optional<std::int64_t> maxOutput);

private:
    WriteOptions writeOptions(std::optional<std::int64_t> maxOutput) const;
    ReplyOptions replyOptions() const;
    milliseconds timeLimit() const;
    void addHeaders();
    Result<std::string> writeBody(std::optional<std::int64_t> maxOutput) const;
    Outcome refused(Refusal refusal, bool unknown = false) const;
    Outcome brokenTransport(const TransportError &error) const;
    Outcome gone();
    void count(std::int64_t output);
    void book(const std::optional<Usage> &usage, std::int64_t counted);
    bool countsUpstream() const { return m_target.provider->endpoints.contains("count_tokens"); }
    awaitable<Outcome> answerCount();
    awaitable<Outcome> error(Reply &reply);
    awaitable<Outcome> whole(Reply &reply);
    Outcome tooLong(std::size_t bytes);
    awaitable<std::optional<TransportError>> readHeld(Reply &reply, std::string &body, bool &isLong);
    awaitable<Outcome> passLong(Reply &reply, std::string &body, LongAnswer &answer);
    Outcome breakLong(Refusal why, const LongAnswer &answer);
    enum class End { Complete, Unframed, Broken, Unaffordable, Gone };     // of a stream
    awaitable<Outcome> stream(Reply &reply);
    awaitable<End> relayPieces(Reply &reply);
    awaitable<Outcome> endStream(End end, Reply &reply);
    awaitable<bool> start();
    awaitable<Outcome> breakOff(Refusal why, bool unknown);
    awaitable<bool> pass();
    awaitable<Outcome> finishStream();
    awaitable<Outcome> stopStream();

    Exchange &x;
    Attempt &m_attempt;
    const Target &m_target;
    const Dialect *m_dialect;
    Toll &m_toll;
    Headers m_headers;
    Headers m_replyHeaders;
    std::string m_replyId;
    std::unique_ptr<Relay> m_relay;
    std::string m_out;                 // of a stream, not yet sent
    struct {
        std::optional<Refusal> why;
        bool isUnknown = false;
    } m_broken;                        // how a stream ended before its end
};

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
    Usage counted;
    counted.input = x.facts->inputCount;
    counted.output = output;
    m_attempt.usage = counted;
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

// Reads to the end, or until more has come than is held.
awaitable<std::optional<TransportError>> Call::readHeld(Reply &reply, std::string &body, bool &isLong)
{
    for (const auto &[name, value] : m_replyHeaders) {
        if (const auto promised = name == "content-length" ? toInteger(value) : std::nullopt; promised && *promised > 0)
            body.reserve(std::min(std::size_t(*promised), takenAtItsWord));
    }
    while (body.size() <= mostHeld) {
        const BodyPiece piece = co_await reply.read();
        if (piece.error)
            co_return piece.error;
        body.append(piece.bytes);
        if (piece.end)
            co_return std::nullopt;
    }
    isLong = true;
    co_return std::nullopt;
}

Outcome Call::breakLong(Refusal why, const LongAnswer &answer)
{
    hideSecrets(m_target, why);
    count(answer.outputCount());
    m_attempt.state = State::Settled;
    m_attempt.replyId = answer.replyId();
    m_attempt.errorClass = errorClassOf(why);
    m_attempt.errorMessage = why.message;
    x.refusal = why;
    m_toll.settle();
    x.client->abort();
    Outcome outcome = refused(std::move(why), true);
    outcome.isAnswered = true;
    return outcome;
}

// One piece is always kept back: the last byte goes out when all is settled.
awaitable<Outcome> Call::passLong(Reply &reply, std::string &body, LongAnswer &answer)
{
    x.isLong = true;
    m_toll.began();
    answer.feed(body, m_out);
    std::string().swap(body);
    bool there = co_await start();
    while (there) {
        const BodyPiece piece = co_await reply.read();
        if (piece.error && !x.cancel->isRequested())
            co_return breakLong(*brokenTransport(*piece.error).refusal, answer);
        if (piece.error)
            break;
        if (!piece.end) {
            there = co_await x.client->write(m_out);
            m_out.clear();
        }
        answer.feed(piece.bytes, m_out);
        if (!piece.end)
            continue;
        if (!answer.isComplete())
            co_return breakLong(brokenStream(m_target.provider, "the answer ended before it was complete"), answer);
        m_attempt.replyId = answer.replyId();
        book(answer.usage(), answer.outputCount());
        Outcome outcome;
        outcome.isAnswered = true;
        if (!co_await x.client->finish(m_out))
            x.status = 499;
        co_return outcome;
    }
    count(answer.outputCount());
    co_return gone();
}

// It was produced, so it is paid: by our estimate, and no more than what was held for it.
Outcome Call::tooLong(std::size_t bytes)
{
    constexpr std::size_t bytesPerToken = 4;
    const std::int64_t held = std::max<std::int64_t>(0, m_attempt.heldTokens - x.facts->inputBound);
    count(std::min(std::int64_t(bytes / bytesPerToken), held));
    const std::string text = "the answer is longer than " + std::to_string(mostWhole >> 20) + " MiB, the most that is translated between the dialects "
        + m_target.provider->dialect + " and " + x.dialect + ". Ask for a stream or for less, or call it in its own dialect";
    return refused(transportRefusal("too_large", *m_target.provider, 0, text), true);
}

awaitable<Outcome> Call::whole(Reply &reply)
{
    std::string body;
    bool isLong = false;
    auto broken = co_await readHeld(reply, body, isLong);
    if (isLong) {
        if (const auto answer = LongAnswer::make(*m_dialect, *x.spoken, replyOptions()))
            co_return co_await passLong(reply, body, *answer);
        broken = co_await reply.readAll(body, mostWhole - std::min(mostWhole, body.size()));
    }
    if (broken && broken->kind == Break::TooLarge && isLong)
        co_return tooLong(body.size());
    if (broken) {
        count(0);
        co_return x.cancel->isRequested() ? gone() : brokenTransport(*broken);
    }
    m_toll.began();
    auto answer = translateReply(*m_dialect, *x.spoken, body, replyOptions());
    if (!answer) {
        count(0);
        co_return refused(std::move(answer.refusal()), true);
    }
    m_attempt.replyId = std::move(answer->replyId);
    book(answer->usage, answer->outputCount);
    const Headers headers = m_toll.answerHeaders(m_replyHeaders);
    const bool there = co_await x.client->send(200, headers, answer->body);
    Outcome outcome;
    outcome.isAnswered = true;
    if (!there)
        x.status = 499;
    co_return outcome;
}

// The head of what goes out as it comes. Headers live no longer than it takes to send them.
awaitable<bool> Call::start()
{
    const Headers headers = m_toll.answerHeaders(std::exchange(m_replyHeaders, {}));
    co_return co_await x.client->start(200, headers);
}

// Sends what the relay has made. False: the client has gone.
awaitable<bool> Call::pass()
{
    if (m_out.empty() || (!x.client->hasStarted() && !m_relay->hasContent()))
        co_return true;
    m_toll.began();
    if (!x.client->hasStarted() && !co_await start())
        co_return false;
    const bool there = co_await x.client->write(m_out);
    m_out.clear();
    co_return there;
}

awaitable<Outcome> Call::breakOff(Refusal why, bool unknown)
{
    hideSecrets(m_target, why);
    if (m_relay->usage() || m_relay->outputCount() > 0 || unknown) {
        count(m_relay->outputCount());
        if (const auto usage = m_relay->usage(); usage && usage->completion() >= m_attempt.usage.output) {
            m_attempt.usage = *usage;
            m_attempt.basis = Basis::Provider;
        }
    }
    m_attempt.replyId = m_relay->replyId();
    if (!x.client->hasStarted())
        co_return refused(std::move(why), unknown);
    m_attempt.state = State::Settled;
    m_attempt.errorClass = errorClassOf(why);
    m_attempt.errorMessage = why.message;
    x.refusal = why;
    m_toll.settle();
    m_relay->breakOff(why, m_out);
    co_await x.client->write(m_out);
    x.client->abort();
    Outcome outcome = refused(std::move(why), unknown);
    outcome.isAnswered = true;
    co_return outcome;
}

awaitable<Outcome> Call::finishStream()
{
    m_attempt.replyId = m_relay->replyId();
    m_toll.began();
    book(m_relay->usage(), m_relay->outputCount());
    Outcome outcome;
    outcome.isAnswered = true;
    if (!x.client->hasStarted() && !co_await start()) {
        x.status = 499;
        co_return outcome;
    }
    if (!co_await x.client->finish(m_out))
        x.status = 499;
    co_return outcome;
}

awaitable<Outcome> Call::stopStream()
{
    count(m_relay->outputCount());
    m_attempt.state = State::Settled;
    m_attempt.replyId = m_relay->replyId();
    m_toll.settle();
    m_relay->stopAtLength(m_attempt.usage, m_out);
    Outcome outcome;
    outcome.isAnswered = true;
    if (!x.client->hasStarted() && !co_await start())
        co_return outcome;
    co_await x.client->finish(m_out);
    co_return outcome;
}

// A stream spends its life here: outcomes are made elsewhere, as each would have a place of its own in this frame.
awaitable<Call::End> Call::relayPieces(Reply &reply)
{
    std::int64_t counted = 0;
    for (;;) {
        const BodyPiece piece = co_await reply.read();
        if (piece.error) {
            m_broken = {brokenTransport(*piece.error).refusal, true};
            co_return x.cancel->isRequested() ? End::Gone : End::Broken;
        }
        m_broken = {m_relay->feed(piece.bytes, m_out), false};
        if (m_broken.why)
            co_return End::Broken;
        if (piece.end || m_relay->isComplete()) {
            m_broken = {m_relay->end(m_out), true};
            co_return m_broken.why ? End::Broken : piece.end ? End::Complete : End::Unframed;
        }
        m_broken = {m_toll.revoked(), true};
        if (m_broken.why)
            co_return End::Broken;
        if (m_relay->outputCount() != counted) {
            counted = m_relay->outputCount();
            if (!m_toll.afford(counted))
                co_return End::Unaffordable;
        }
        if (!co_await pass())
            co_return End::Gone;
    }
}

awaitable<Outcome> Call::endStream(End end, Reply &reply)
{
    if (end == End::Gone) {
        count(m_relay->outputCount());
        co_return gone();
    }
    if (end == End::Broken)
        co_return co_await breakOff(std::move(*m_broken.why), m_broken.isUnknown);
    if (end == End::Unaffordable)
        co_return co_await stopStream();
    Outcome outcome = co_await finishStream();
    if (end == End::Unframed) {     // its terminator has come, its framing not yet: read on for a moment, so that the connection can be kept
        reply.setIdleTimeout(milliseconds(100));
        co_await reply.read();
    }
    co_return outcome;
}

awaitable<Outcome> Call::stream(Reply &reply)
{
    m_relay = makeRelay(*m_dialect, *x.spoken, replyOptions());
    const End end = co_await relayPieces(reply);
    co_return co_await endStream(end, reply);
}

} // namespace

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
