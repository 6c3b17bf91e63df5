// SPDX-License-Identifier: GPL-3.0-or-later
// Books: one exchange into its rows.
#include <algorithm>

#include "gateway/base/json.h"
#include "gateway/base/text.h"
#include "gateway/sinks/ledger_books.h"
#include "gateway/sinks/ledger_detail.h"

namespace portreeve {

namespace {

std::string_view bytesOf(const Uuid &id) { return {reinterpret_cast<const char *>(id.bytes.data()), id.bytes.size()}; }

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

// Binds from 1 on, in the order of the table's columns.
class Binder {
public:
    explicit Binder(Statement &statement) : m_statement(statement) {}
    template <class... T>
    void numbers(T... values) { (m_statement.bind(++m_at, std::int64_t(values)), ...); }
    void id(const Uuid &id) { m_statement.bindBlob(++m_at, bytesOf(id)); }
    void none() { m_statement.bindNull(++m_at); }
    void tokens(const Tokens &t)
    {
        numbers(t.input, t.cacheRead, t.cacheWrite, t.cacheWrite1h, t.audioInput, t.imageInput, t.output, t.reasoning, t.audioOutput,
                t.imageOutput, t.webSearches);
    }
    // NULL when empty. Lent when it is UTF-8, as nearly all is (so it must live until the row is written), else a copy made so.
    void text(std::string &&) = delete;
    void text(std::string_view value)
    {
        if (value.empty())
            return none();
        if (isUtf8(value))
            m_statement.bindLent(++m_at, value);
        else
            m_statement.bind(++m_at, wellFormed(value));
    }
    void blob(std::string_view value) { m_statement.bindBlob(++m_at, value); }

private:
    Statement &m_statement;
    int m_at = 0;
};

constexpr const char *insertRequest =
    "INSERT INTO requests VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,"
    " ?23, ?24, ?25, ?26, ?27, ?28)";

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

struct Books::Row {
    std::int64_t id = 0, owner = 0, group = 0, model = 0, deployment = 0, provider = 0, route = 0, flags = 0;
    bool failed = false;
    std::optional<Nanos> cost;           // NULL: nothing of it has a known price
    Cost parts;
    Tokens tokens;
    const FrameAttempt *last = nullptr;
    FrameAttempt none;
    std::uint64_t sequence = 0;
};

void Books::writeExchange(const FrameClose &frame, std::vector<Told> &attempts, std::uint64_t sequence, std::int64_t extraFlags)
{
    Row row;
    const FrameRequest &request = frame.request;
    row.id = m_nextRow++;
    row.sequence = sequence;
    row.none.state = State::Void;
    row.last = attempts.empty() ? &row.none : &attempts.back().attempt;
    row.failed = frame.status < 200 || frame.status >= 400 || !frame.errorClass.empty() || !frame.errorMessage.empty();
    row.flags = extraFlags | (request.stream ? flag::stream : 0);
    bool anyPriced = attempts.empty();
    bool tellsMore = attempts.size() > 1;
    for (const auto &[attempt, raises] : attempts) {
        row.tokens.add(attempt);
        row.flags |= (attempt.suspect ? flag::suspect : 0) | (attempt.providerOverrun ? flag::overrun : 0) | (attempt.isPriced ? 0 : flag::unpriced);
        anyPriced = anyPriced || attempt.isPriced;
        tellsMore = tellsMore || !raises.empty() || !isPlain(attempt);
        if (attempt.isPriced)
            add(row.parts, attempt.cost);
    }
    row.flags |= (tellsMore ? flag::hasAttempts : 0) | (row.failed ? flag::failed : 0);
    if (anyPriced)
        row.cost = row.parts.total;
    row.owner = m_words.owner(*m_connection, {request.token, request.keyAlias, request.userId, request.teamId, request.organizationId});
    row.group = word(request.modelGroup.empty() ? request.modelAsked : request.modelGroup);
    row.model = word(row.last->model.empty() ? request.modelAsked : row.last->model);
    row.deployment = word(row.last->deployment);
    row.provider = word(row.last->provider);
    row.route = word(request.route);
    writeRequest(frame, attempts, row);
    for (std::size_t i = 0; tellsMore && i < attempts.size(); ++i)
        writeAttempt(std::int64_t(i) + 1, attempts[i]);
    addSums(frame, attempts, row);
    noteSkew(request);
    learnTexts(request, row.last->replyId);
    ++m_rows;
}

void Books::writeRequest(const FrameClose &frame, const std::vector<Told> &attempts, const Row &row)
{
    const FrameRequest &request = frame.request;
    const Tokens &tokens = row.tokens;
    if (!m_insertRequest)
        m_insertRequest.emplace(m_connection->prepare(insertRequest));
    const std::string tags = tagsJson(request.tags);
    Binder to(*m_insertRequest);
    to.numbers(row.id, request.admittedAt, row.owner, frame.status, row.flags, row.group, row.model, row.deployment, row.provider, row.route);
    if (row.cost)
        to.numbers(*row.cost);
    else
        to.none();
    to.numbers(tokens.prompt(), tokens.completion(), tokens.cacheRead, tokens.cacheWrite + tokens.cacheWrite1h, frame.duration, frame.firstByte);
    to.id(request.id);
    to.numbers(word(frame.errorClass), word(frame.errorCode));
    to.text(row.last->replyId);
    to.text(request.clientCallId);
    to.text(request.sessionId);
    to.text(request.endUser);
    to.text(tags);
    to.blob(detailOf(frame, std::int64_t(attempts.size()), row));
    to.text(frame.errorMessage);
    to.text(request.metadata);
    m_insertRequest->run();
}

std::string Books::detailOf(const FrameClose &frame, std::int64_t attempts, const Row &row)
{
    const FrameAttempt &last = *row.last;
    const Tokens &tokens = row.tokens;
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
    detail.closedSequence = row.sequence;
    detail.cacheWrite1h = tokens.cacheWrite1h;
    detail.audioInput = tokens.audioInput;
    detail.imageInput = tokens.imageInput;
    detail.reasoning = tokens.reasoning;
    detail.audioOutput = tokens.audioOutput;
    detail.imageOutput = tokens.imageOutput;
    detail.webSearches = tokens.webSearches;
    detail.parts = row.parts;
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
               a.status, (a.suspect ? flag::suspect : 0) | (a.providerOverrun ? flag::overrun : 0) | (a.isPriced ? 0 : flag::unpriced));
    if (a.isPriced)
        to.numbers(a.cost.total);
    else
        to.none();
    Tokens tokens;
    tokens.add(a);
    const std::string raises = told.raises.empty() ? "" : told.raises + ']';
    to.tokens(tokens);
    to.numbers(a.held, a.heldSequence, a.settledSequence, a.windowStart, word(a.priceVersion), word(a.errorClass));
    to.text(a.replyId);
    to.text(a.errorMessage);
    to.text(raises);
    m_insertAttempt->run();
}

void Books::addSums(const FrameClose &frame, const std::vector<Told> &attempts, const Row &row)
{
    const Tokens &tokens = row.tokens;
    SumRow sum;
    sum.started = frame.request.admittedAt;
    sum.owner = row.owner;
    sum.modelGroup = row.group;
    sum.model = row.model;
    sum.provider = row.provider;
    sum.route = row.route;
    sum.failed = row.failed;
    sum.unpriced = (row.flags & flag::unpriced) != 0;
    sum.input = tokens.input;
    sum.cacheRead = tokens.cacheRead;
    sum.cacheWrite = tokens.cacheWrite + tokens.cacheWrite1h;
    sum.mediaInput = tokens.audioInput + tokens.imageInput;
    sum.output = tokens.output;
    sum.reasoning = tokens.reasoning;
    sum.mediaOutput = tokens.audioOutput + tokens.imageOutput;
    sum.cost = row.cost.value_or(0);
    sum.duration = frame.duration;
    sum.firstByte = frame.firstByte;
    for (const auto tag : frame.request.tags)
        sum.tags.push_back(word(tag));
    m_sums.add(sum);
    for (const auto &[attempt, raises] : attempts) {
        if (attempt.isPriced && attempt.cost.total != 0 && !frame.request.token.empty())
            m_sums.spend(row.owner, frame.request.token, attempt.windowStart, attempt.cost.total);
    }
}

} // namespace portreeve
