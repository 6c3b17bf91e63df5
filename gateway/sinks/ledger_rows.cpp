// SPDX-License-Identifier: GPL-3.0-or-later
// Books: one exchange into its rows.
#include "gateway/base/json.h"
#include "gateway/sinks/ledger_binder.h"
#include "gateway/sinks/ledger_books.h"
#include "gateway/sinks/ledger_detail.h"

namespace portreeve {

namespace {

struct Tokens {
    std::int64_t input = 0, cacheRead = 0, cacheWrite = 0, cacheWrite1h = 0, audioInput = 0, imageInput = 0;
    std::int64_t output = 0, reasoning = 0, audioOutput = 0, imageOutput = 0, webSearches = 0;
    std::int64_t prompt() const { return input + cacheRead + cacheWrite + cacheWrite1h + audioInput + imageInput; }
    std::int64_t completion() const { return output + reasoning + audioOutput + imageOutput; }

    void add(const FrameAttempt &a)
    {
        input += a.input;
        cacheRead += a.cacheRead;
        cacheWrite += a.cacheWrite;
        cacheWrite1h += a.cacheWrite1h;
        audioInput += a.audioInput;
        imageInput += a.imageInput;
        output += a.output;
        reasoning += a.reasoning;
        audioOutput += a.audioOutput;
        imageOutput += a.imageOutput;
        webSearches += a.webSearches;
    }
};

void add(Cost &sum, const Cost &more)
{
    sum.total += more.total;
    sum.input += more.input;
    sum.output += more.output;
    sum.cacheRead += more.cacheRead;
    sum.cacheWrite += more.cacheWrite;
    sum.reasoning += more.reasoning;
    sum.tools += more.tools;
}

bool isPlain(const FrameAttempt &a)
{
    return a.state == State::Settled && a.errorClass.empty() && a.errorMessage.empty();
}

std::int64_t flagsOf(const FrameAttempt &a)
{
    return (a.suspect ? flag::suspect : 0) | (a.providerOverrun ? flag::overrun : 0) | (a.isPriced ? 0 : flag::unpriced);
}

constexpr const char *insertAttempt =
    "INSERT INTO attempts VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,"
    " ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35)";

std::string tagsJson(const std::vector<std::string_view> &tags)
{
    std::string out;
    for (const auto tag : tags) {
        out += out.empty() ? '[' : ',';
        appendQuoted(out, wellFormed(tag));
    }
    return out.empty() ? out : out + ']';
}

} // namespace

// What is found out of an exchange before it is written.
struct Books::Sum {
    std::int64_t flags = 0;
    bool failed = false, isPriced = false;
    Cost parts;
    Tokens tokens;
    FrameAttempt none;
    const FrameAttempt *last = nullptr;
    std::uint64_t sequence = 0;
};

Books::Sum Books::sumOf(const FrameClose &frame, const std::vector<Told> &attempts)
{
    Sum sum;
    sum.none.state = State::Void;
    sum.failed = frame.status < 200 || frame.status >= 400 || !frame.errorClass.empty() || !frame.errorMessage.empty();
    sum.flags = (frame.request.stream ? flag::stream : 0) | (sum.failed ? flag::failed : 0);
    sum.isPriced = attempts.empty();
    bool tellsMore = attempts.size() > 1;
    for (const auto &[attempt, raises] : attempts) {
        sum.tokens.add(attempt);
        sum.flags |= flagsOf(attempt);
        sum.isPriced = sum.isPriced || attempt.isPriced;
        tellsMore = tellsMore || !raises.empty() || !isPlain(attempt);
        if (attempt.isPriced)
            add(sum.parts, attempt.cost);
    }
    sum.flags |= tellsMore ? flag::hasAttempts : 0;
    return sum;
}

void Books::writeExchange(const FrameClose &frame, const std::vector<Told> &attempts, std::uint64_t sequence, std::int64_t extraFlags)
{
    Sum sum = sumOf(frame, attempts);
    sum.flags |= extraFlags;
    sum.sequence = sequence;
    sum.last = attempts.empty() ? &sum.none : &attempts.back().attempt;
    RequestRow row = rowOf(frame, attempts, sum);
    addSums(frame, attempts, row, sum);
    learnTexts(row);
    m_requests.add(*m_connection, std::move(row));
    for (std::size_t i = 0; (sum.flags & flag::hasAttempts) && i < attempts.size(); ++i)
        writeAttempt(std::int64_t(i) + 1, attempts[i]);
    noteSkew(frame.request);
    ++m_rows;
}

RequestRow Books::rowOf(const FrameClose &frame, const std::vector<Told> &attempts, const Sum &sum)
{
    const FrameRequest &request = frame.request;
    const FrameAttempt &last = *sum.last;
    RequestRow row;
    row.id = m_nextRow++;
    row.started = request.admittedAt;
    row.owner = m_words.owner(*m_connection, {request.token, request.keyAlias, request.userId, request.teamId, request.organizationId});
    row.status = frame.status;
    row.flags = sum.flags;
    row.group = word(request.modelGroup.empty() ? request.modelAsked : request.modelGroup);
    row.model = word(last.model.empty() ? request.modelAsked : last.model);
    row.deployment = word(last.deployment);
    row.provider = word(last.provider);
    row.route = word(request.route);
    if (sum.isPriced)
        row.cost = sum.parts.total;
    row.prompt = sum.tokens.prompt();
    row.completion = sum.tokens.completion();
    row.cacheRead = sum.tokens.cacheRead;
    row.cacheWrite = sum.tokens.cacheWrite + sum.tokens.cacheWrite1h;
    row.duration = frame.duration;
    row.ttft = frame.firstByte;
    row.callId = request.id;
    row.errorClass = word(frame.errorClass);
    row.errorCode = word(frame.errorCode);
    row.replyId = last.replyId;
    row.clientCallId = request.clientCallId;
    row.sessionId = request.sessionId;
    row.endUser = request.endUser;
    row.tags = tagsJson(request.tags);
    row.detail = detailOf(frame, std::int64_t(attempts.size()), sum);
    row.errorMessage = frame.errorMessage;
    row.metadata = request.metadata;
    return row;
}

std::string Books::detailOf(const FrameClose &frame, std::int64_t attempts, const Sum &sum)
{
    const FrameAttempt &last = *sum.last;
    const Tokens &tokens = sum.tokens;
    RowDetail detail;
    detail.dialect = word(frame.request.dialect);
    detail.modelAsked = word(frame.request.modelAsked);
    detail.apiBase = word(last.apiBase);
    detail.userAgent = word(frame.request.userAgent);
    detail.address = word(frame.request.address);
    detail.priceVersion = word(last.priceVersion);
    detail.serviceTier = word(last.serviceTier);
    detail.operation = frame.request.operation;
    detail.retries = frame.retries;
    detail.fallbacks = frame.fallbacks;
    detail.attempts = attempts;
    detail.closedSequence = sum.sequence;
    detail.cacheWrite1h = tokens.cacheWrite1h;
    detail.audioInput = tokens.audioInput;
    detail.imageInput = tokens.imageInput;
    detail.reasoning = tokens.reasoning;
    detail.audioOutput = tokens.audioOutput;
    detail.imageOutput = tokens.imageOutput;
    detail.webSearches = tokens.webSearches;
    detail.parts = sum.parts;
    detail.attempt = last.id;
    detail.state = last.state;
    detail.basis = last.basis;
    detail.upstreamStatus = last.status;
    detail.held = last.held;
    detail.heldSequence = last.heldSequence;
    detail.settledSequence = last.settledSequence;
    detail.windowStart = last.windowStart;
    return encodeDetail(detail);
}

void Books::writeAttempt(std::int64_t number, const Told &told)
{
    const FrameAttempt &a = told.attempt;
    if (!m_insertAttempt)
        m_insertAttempt.emplace(m_connection->prepare(insertAttempt));
    Binder to(*m_insertAttempt);
    to.numbers(m_nextRow - 1, number);
    to.id(a.id);
    to.numbers(a.state, a.basis, word(a.deployment), word(a.provider), word(a.model), word(a.apiBase), a.startedAt, a.duration, a.firstByte,
               a.status, flagsOf(a));
    to.numberOrNone(a.isPriced ? std::optional(a.cost.total) : std::nullopt);
    to.numbers(a.input, a.cacheRead, a.cacheWrite, a.cacheWrite1h, a.audioInput, a.imageInput, a.output, a.reasoning, a.audioOutput,
               a.imageOutput, a.webSearches);
    const std::string raises = told.raises.empty() ? "" : told.raises + ']';
    to.numbers(a.held, a.heldSequence, a.settledSequence, a.windowStart, word(a.priceVersion), word(a.errorClass));
    to.text(a.replyId);
    to.text(a.errorMessage);
    to.text(std::string_view(raises));
    m_insertAttempt->run();
}

void Books::addSums(const FrameClose &frame, const std::vector<Told> &attempts, const RequestRow &row, const Sum &sum)
{
    const Tokens &tokens = sum.tokens;
    SumRow to;
    to.started = row.started;
    to.owner = row.owner;
    to.modelGroup = row.group;
    to.model = row.model;
    to.deployment = row.deployment;
    to.provider = row.provider;
    to.route = row.route;
    to.failed = sum.failed;
    to.unpriced = (sum.flags & flag::unpriced) != 0;
    to.input = tokens.input;
    to.cacheRead = tokens.cacheRead;
    to.cacheWrite = row.cacheWrite;
    to.mediaInput = tokens.audioInput + tokens.imageInput;
    to.output = tokens.output;
    to.reasoning = tokens.reasoning;
    to.mediaOutput = tokens.audioOutput + tokens.imageOutput;
    to.cost = row.cost.value_or(0);
    to.duration = frame.duration;
    to.firstByte = frame.firstByte;
    for (const auto tag : frame.request.tags)
        to.tags.push_back(word(tag));
    m_sums.add(to);
    const std::string_view charged = frame.request.charged.empty() ? frame.request.token : frame.request.charged;
    for (const auto &[attempt, raises] : attempts) {
        if (attempt.isPriced && attempt.cost.total != 0 && !frame.request.token.empty())
            m_sums.spend(row.owner, charged, attempt.windowStart, attempt.cost.total);
    }
}

} // namespace portreeve
