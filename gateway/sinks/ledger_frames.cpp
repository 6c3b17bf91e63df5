// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/ledger_frames.h"

#include <algorithm>

#include "gateway/base/log.h"
#include "gateway/base/text.h"
#include "gateway/sinks/ledger_wire.h"
#include "gateway/store/journal.h"

namespace portreeve {

namespace {

constexpr char version = 2;
constexpr char oldestVersion = 1;                // without the token that is charged
constexpr std::size_t mostName = 256;            // of what a client chooses: models, ids, agents
constexpr std::size_t mostError = 2048;
constexpr std::size_t mostMetadata = 64 * 1024;
constexpr std::size_t mostTags = 64;

// The id comes first everywhere: readStart() finds it there.
template <class Archive, class Request>
void requestFields(Archive &a, Request &r, char of)
{
    each(a, r.id, r.admittedAt, r.operation, r.stream, r.clientCallId, r.route, r.dialect, r.modelAsked, r.modelGroup, r.token,
         r.keyAlias, r.userId, r.teamId, r.organizationId);
    if (of > 1)
        a(r.charged);
    each(a, r.endUser, r.address, r.userAgent, r.sessionId, r.tags, r.metadata);
}

template <class Archive, class Attempt>
void attemptFields(Archive &a, Attempt &t)
{
    each(a, t.id, t.state, t.basis, t.heldSequence, t.settledSequence, t.held, t.heldInput, t.heldTokens, t.windowStart,
         t.startedAt, t.duration, t.firstByte, t.status, t.input, t.cacheRead, t.cacheWrite, t.cacheWrite1h, t.audioInput,
         t.imageInput, t.output, t.reasoning, t.audioOutput, t.imageOutput, t.webSearches, t.suspect, t.providerOverrun);
    each(a, t.isPriced, t.cost.total, t.cost.input, t.cost.output, t.cost.cacheRead, t.cost.cacheWrite, t.cost.reasoning,
         t.cost.tools, t.serviceTier, t.replyId, t.errorClass, t.errorMessage, t.deployment, t.provider, t.model, t.apiBase,
         t.priceVersion);
}

template <class Archive>
void fields(Archive &a, auto &frame, FrameHold *, char of)
{
    requestFields(a, frame.request, of);
    attemptFields(a, frame.attempt);
}

template <class Archive>
void fields(Archive &a, auto &frame, FrameRaise *, char)
{
    each(a, frame.request, frame.attempt, frame.held, frame.heldInput, frame.heldTokens);
}

template <class Archive>
void fields(Archive &a, auto &frame, FrameSettle *, char)
{
    a(frame.request);
    attemptFields(a, frame.attempt);
}

template <class Archive>
void fields(Archive &a, auto &frame, FrameClose *, char of)
{
    requestFields(a, frame.request, of);
    each(a, frame.status, frame.duration, frame.firstByte, frame.retries, frame.fallbacks, frame.errorClass, frame.errorCode,
         frame.errorMessage, frame.settlesLast);
    if (frame.settlesLast)
        attemptFields(a, frame.last);
}

template <class Frame>
void writeFrame(std::string &out, FrameType type, std::uint64_t sequence, const Frame &frame)
{
    const std::size_t begin = beginFrame(out);
    out += version;
    {
        WireWriter writer(out);
        each(writer, type, sequence);
        fields(writer, frame, static_cast<Frame *>(nullptr), version);
    }
    finishFrame(out, begin);
}

bool isKnownVersion(std::string_view payload)
{
    return !payload.empty() && payload.front() >= oldestVersion && payload.front() <= version;
}

template <class Frame>
bool readAs(std::string_view payload, FrameType wanted, Frame &frame)
{
    if (!isKnownVersion(payload))
        return false;
    WireReader reader(payload.substr(1));
    FrameType type{};
    std::uint64_t sequence = 0;
    each(reader, type, sequence);
    if (type != wanted)
        return false;
    fields(reader, frame, static_cast<Frame *>(nullptr), payload.front());
    return reader.isGood();
}

// -- from the exchange

// What must live until the frame is written.
struct Scratch {
    std::string apiBase, message, refusal, metadata;
};

std::string_view bounded(std::string_view text, std::size_t most)
{
    if (text.size() <= most)
        return text;
    while (most > 0 && (std::uint8_t(text[most]) & 0xc0) == 0x80)
        --most;
    return text.substr(0, most);
}

std::string_view optionalText(const OptionalText &text) { return text ? bounded(*text, mostName) : std::string_view(); }

// Metadata must stay a JSON object: too long, and it is left out whole.
std::string_view plainMetadata(const std::string &text, std::string &kept)
{
    if (text.empty())
        return {};
    if (text.size() > mostMetadata)
        return R"({"portreeve_omitted":"longer than 64 KiB"})";
    kept = redacted(text);
    return kept;
}

// An address without what may be secret in it: user information and query.
std::string_view plainAddress(std::string_view url, std::string &kept)
{
    url = url.substr(0, url.find('?'));
    const auto at = url.find('@');
    if (at == std::string_view::npos)
        return url;
    const auto host = url.find("://");
    kept = std::string(host == std::string_view::npos ? "" : url.substr(0, host + 3)) + std::string(url.substr(at + 1));
    return kept;
}

std::string errorText(const std::string &text)
{
    return text.empty() ? std::string() : redacted(bounded(text, mostError));
}

void takeKey(FrameRequest &to, const Exchange &x)
{
    if (!x.key) {
        to.token = x.isMaster ? masterToken : std::string_view();
        to.userId = x.isMaster ? masterUser : std::string_view();
        return;
    }
    to.token = x.key->token;
    to.charged = optionalText(x.key->firstToken);
    to.keyAlias = optionalText(x.key->keyAlias);
    to.userId = optionalText(x.key->userId);
    to.teamId = optionalText(x.key->teamId);
    to.organizationId = optionalText(x.key->organizationId);
}

// Each once: a request counts once for a tag.
void takeTags(std::vector<std::string_view> &to, const TextList &tags)
{
    for (const auto &tag : tags) {
        const auto text = bounded(tag, mostName);
        if (to.size() < mostTags && std::find(to.begin(), to.end(), text) == to.end())
            to.push_back(text);
    }
}

void takeRequest(FrameRequest &to, const Exchange &x, Scratch &scratch)
{
    to.id = x.id;
    to.clientCallId = bounded(x.clientCallId, mostName);
    to.route = bounded(x.route, mostName);
    to.dialect = x.dialect;
    to.modelAsked = bounded(x.modelAsked, mostName);
    to.modelGroup = bounded(x.modelGroup, mostName);
    takeKey(to, x);
    to.endUser = bounded(x.endUser, mostName);
    to.address = bounded(x.remoteAddress, mostName);
    to.userAgent = bounded(x.userAgent, mostName);
    to.sessionId = bounded(x.sessionId, mostName);
    to.metadata = plainMetadata(x.metadata, scratch.metadata);
    takeTags(to.tags, x.tags);
    to.operation = x.operation;
    to.stream = x.stream;
    to.admittedAt = x.admittedAt;
}

void takeUsage(FrameAttempt &to, const Usage &usage)
{
    to.input = usage.input;
    to.cacheRead = usage.cacheRead;
    to.cacheWrite = usage.cacheWrite;
    to.cacheWrite1h = usage.cacheWrite1h;
    to.audioInput = usage.audioInput;
    to.imageInput = usage.imageInput;
    to.output = usage.output;
    to.reasoning = usage.reasoning;
    to.audioOutput = usage.audioOutput;
    to.imageOutput = usage.imageOutput;
    to.webSearches = usage.webSearches;
    to.suspect = usage.suspect;
    to.serviceTier = bounded(usage.serviceTier, mostName);
}

void takeTarget(FrameAttempt &to, const Target *target, std::string_view priceVersion, Scratch &scratch)
{
    if (!target)
        return;
    if (target->record)
        to.deployment = bounded(target->record->id, mostName);
    if (target->provider)
        to.provider = target->provider->slug;
    to.model = bounded(target->upstreamModel, mostName);
    to.apiBase = bounded(plainAddress(target->apiBase, scratch.apiBase), mostName);
    if (target->price)
        to.priceVersion = target->card && target->card->price == target->price ? priceVersion : std::string_view("custom");
}

void takeHeld(FrameAttempt &to, const Attempt &a)
{
    to.id = a.id;
    to.heldSequence = a.heldSequence;
    to.held = a.held;
    to.heldInput = a.heldInput;
    to.heldTokens = a.heldTokens;
    to.windowStart = a.windowStart;
    to.startedAt = a.startedAt;
}

void takeAttempt(FrameAttempt &to, const Attempt &a, std::string_view priceVersion, Scratch &scratch)
{
    takeHeld(to, a);
    takeUsage(to, a.usage);
    takeTarget(to, a.target.get(), priceVersion, scratch);
    to.state = a.state == State::Held ? State::Void : a.state;     // nobody settled it
    to.basis = a.basis;
    to.settledSequence = a.settledSequence;
    to.duration = a.duration;
    to.firstByte = a.firstByte;
    to.status = a.status;
    to.providerOverrun = a.providerOverrun;
    to.isPriced = a.cost.has_value() || to.state == State::Void;
    if (a.cost && to.state != State::Void)
        to.cost = *a.cost;
    to.replyId = bounded(a.replyId, mostName);
    to.errorClass = bounded(a.errorClass, mostName);
    scratch.message = errorText(a.errorMessage);
    to.errorMessage = scratch.message;
}

void takeError(FrameClose &to, const Exchange &x, Scratch &scratch)
{
    if (!x.refusal)
        return;
    scratch.refusal = errorText(x.refusal->message);
    to.errorClass = bounded(x.refusal->type, mostName);
    to.errorCode = bounded(x.refusal->code, mostName);
    to.errorMessage = scratch.refusal;
}

} // namespace

void encodeHold(std::string &out, std::uint64_t sequence, const Exchange &x, std::string_view priceVersion)
{
    FrameHold frame;
    Scratch scratch;
    takeRequest(frame.request, x, scratch);
    takeHeld(frame.attempt, x.attempts.back());
    takeTarget(frame.attempt, x.attempts.back().target.get(), priceVersion, scratch);
    writeFrame(out, FrameType::Hold, sequence, frame);
}

void encodeRaise(std::string &out, std::uint64_t sequence, const Exchange &x)
{
    const Attempt &a = x.attempts.back();
    writeFrame(out, FrameType::Raise, sequence, FrameRaise{x.id, a.id, a.held, a.heldInput, a.heldTokens});
}

void encodeSettle(std::string &out, std::uint64_t sequence, const Exchange &x, std::string_view priceVersion)
{
    FrameSettle frame;
    Scratch scratch;
    frame.request = x.id;
    takeAttempt(frame.attempt, x.attempts.back(), priceVersion, scratch);
    writeFrame(out, FrameType::Settle, sequence, frame);
}

void encodeClose(std::string &out, std::uint64_t sequence, const Exchange &x, bool settlesLast, std::string_view priceVersion)
{
    FrameClose frame;
    Scratch scratch;
    takeRequest(frame.request, x, scratch);
    frame.settlesLast = settlesLast;
    if (settlesLast)
        takeAttempt(frame.last, x.attempts.back(), priceVersion, scratch);
    frame.status = x.status;
    frame.duration = x.duration;
    frame.firstByte = x.firstByte;
    frame.retries = x.retries;
    frame.fallbacks = x.fallbacks;
    takeError(frame, x, scratch);
    writeFrame(out, FrameType::Close, sequence, frame);
}

bool readStart(std::string_view payload, FrameStart &start)
{
    if (!isKnownVersion(payload))
        return false;
    WireReader reader(payload.substr(1));
    each(reader, start.type, start.sequence, start.request);
    return reader.isGood() && start.type >= FrameType::Hold && start.type <= FrameType::Close;
}

bool readFrame(std::string_view payload, FrameHold &frame) { return readAs(payload, FrameType::Hold, frame); }
bool readFrame(std::string_view payload, FrameRaise &frame) { return readAs(payload, FrameType::Raise, frame); }
bool readFrame(std::string_view payload, FrameSettle &frame) { return readAs(payload, FrameType::Settle, frame); }
bool readFrame(std::string_view payload, FrameClose &frame) { return readAs(payload, FrameType::Close, frame); }

} // namespace portreeve
