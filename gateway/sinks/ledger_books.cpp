// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/ledger_books.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "gateway/base/json.h"
#include "gateway/sinks/ledger_filter.h"

namespace portreeve {

namespace {

template <class Call>
void eachPayload(std::string_view frames, Call call)
{
    while (frames.size() > sizeof(std::uint32_t)) {
        std::uint32_t size = 0;
        std::memcpy(&size, frames.data(), sizeof size);
        frames.remove_prefix(sizeof size);
        call(frames.substr(0, size));
        frames.remove_prefix(std::min<std::size_t>(size, frames.size()));
    }
}

std::string_view bytesOf(const Uuid &id) { return {reinterpret_cast<const char *>(id.bytes.data()), id.bytes.size()}; }

Uuid idOf(std::string_view bytes)
{
    Uuid id;
    if (bytes.size() == id.bytes.size())
        std::memcpy(id.bytes.data(), bytes.data(), bytes.size());
    return id;
}

// Of a UUIDv7: the milliseconds it was made at.
Micros timeOf(const Uuid &id)
{
    Micros millis = 0;
    for (int i = 0; i < 6; ++i)
        millis = millis << 8 | id.bytes[std::size_t(i)];
    return millis * 1000;
}

std::string heldPair(std::uint64_t sequence, Nanos held) { return '[' + std::to_string(sequence) + ',' + std::to_string(held) + ']'; }

std::int64_t fact(Connection &connection, std::string_view name)
{
    auto statement = connection.prepare("SELECT value FROM ledger_facts WHERE name = ?1");
    return statement.bind(1, name).step() ? statement.integer(0) : 0;
}

void putFact(Connection &connection, std::string_view name, std::int64_t value)
{
    connection.prepare("INSERT INTO ledger_facts VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value").bind(1, name).bind(2, value).run();
}

} // namespace

void Books::begin(Connection &connection)
{
    m_connection = &connection;
    if (!m_loaded)
        load();
    m_rows = 0;
}

void Books::forget()
{
    m_insertAttempt.reset();
    m_requests.clear();
    m_words.forget();
    m_sums.clear();
    m_loaded = false;
}

void Books::load()
{
    m_open.clear();
    m_closedInTable.clear();
    auto open = m_connection->prepare("SELECT call_id, frames FROM open_exchanges");
    while (open.step())
        m_open[idOf(open.view(0))] = {open.text(1), {}, true, false};
    m_nextRow = m_connection->number("SELECT coalesce(max(id), 0) + 1 FROM requests");
    m_sequence = std::max<std::uint64_t>(m_sequence, std::uint64_t(fact(*m_connection, "sequence")));
    m_skew = fact(*m_connection, "id_skew");
    loadFilter();
    m_loaded = true;
}

void Books::loadFilter()
{
    m_texts.clear();
    m_filterFirst = m_connection->number("SELECT coalesce(max(last), 0) + 1 FROM row_filters");
    auto rows = m_connection->prepare("SELECT reply_id, client_call_id, session_id FROM requests WHERE id >= ?1");
    rows.bind(1, m_filterFirst);
    while (rows.step()) {
        for (int column = 0; column < 3; ++column) {
            if (!rows.view(column).empty())
                m_texts.push_back(TextFilter::hash(rows.view(column)));
        }
    }
    learnOldRuns();
    m_run = TextRun::of(*m_connection, m_filterFirst, INT64_MAX);
}

// Of books from before there were these: once.
void Books::learnOldRuns()
{
    std::vector<std::pair<std::int64_t, std::int64_t>> missing;
    auto runs = m_connection->prepare("SELECT first, last FROM row_filters WHERE first > (SELECT coalesce(max(last), 0) FROM row_texts) ORDER BY first");
    while (runs.step())
        missing.emplace_back(runs.integer(0), runs.integer(1));
    for (const auto &[first, last] : missing)
        TextRun::of(*m_connection, first, last).write(*m_connection, first, last);
}

void Books::apply(std::string_view payload)
{
    FrameStart start;
    if (!readStart(payload, start))
        throw UnknownFrame(payload.empty() ? 0 : std::uint8_t(payload.front()));
    m_sequence = std::max(m_sequence, start.sequence);
    if (start.type == FrameType::Close)
        return close(payload, start);
    keepOpen(start, payload);
}

void Books::Open::keep(std::string_view payload)
{
    const auto size = std::uint32_t(payload.size());
    frames.append(reinterpret_cast<const char *>(&size), sizeof size);
    frames.append(payload);
}

void Books::Open::own()
{
    if (!lent.empty())
        keep(std::exchange(lent, {}));
}

void Books::keepOpen(const FrameStart &start, std::string_view payload)
{
    Open &open = m_open[start.request];
    open.isChanged = true;
    if (open.frames.empty() && open.lent.empty()) {
        open.lent = payload;
        return;
    }
    open.own();
    open.keep(payload);
}

std::vector<Books::Told> Books::gather(const Open &open, FrameHold *lastHold)
{
    std::vector<Told> all;
    const auto find = [&](const Uuid &id) -> Told & {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Told &told) { return told.attempt.id == id; });
        return found != all.end() ? *found : all.emplace_back();
    };
    eachPayload(open.frames, [&](std::string_view payload) {
        FrameStart start;
        FrameHold hold;
        FrameRaise raise;
        FrameSettle settle;
        if (!readStart(payload, start))
            return;
        if (start.type == FrameType::Hold && readFrame(payload, hold)) {
            all.emplace_back().attempt = hold.attempt;
            if (lastHold)
                *lastHold = hold;
        }
        if (start.type == FrameType::Settle && readFrame(payload, settle))
            find(settle.attempt.id).attempt = settle.attempt;
        if (start.type == FrameType::Raise && readFrame(payload, raise)) {
            Told &told = find(raise.attempt);
            if (told.raises.empty())
                told.raises = '[' + heldPair(told.attempt.heldSequence, told.attempt.held);
            told.raises += ',' + heldPair(start.sequence, raise.held);
            told.attempt.held = raise.held;
            told.attempt.heldInput = raise.heldInput;
            told.attempt.heldTokens = raise.heldTokens;
        }
    });
    return all;
}

void Books::close(std::string_view payload, const FrameStart &start)
{
    FrameClose frame;
    if (!readFrame(payload, frame))
        throw std::runtime_error("the journal holds a closing frame that cannot be read");
    std::vector<Told> attempts;
    const auto open = m_open.find(start.request);
    const bool isPlain = frame.settlesLast && (open == m_open.end() || open->second.isPlain());
    if (!isPlain && open != m_open.end()) {
        open->second.own();
        attempts = gather(open->second, nullptr);
    }
    if (frame.settlesLast) {
        const auto same = std::find_if(attempts.begin(), attempts.end(), [&](const Told &told) { return told.attempt.id == frame.last.id; });
        (same != attempts.end() ? *same : attempts.emplace_back()).attempt = frame.last;
    }
    for (auto &told : attempts) {
        if (told.attempt.state == State::Held)
            told.attempt.state = State::Void;      // nobody settled it
    }
    writeExchange(frame, attempts, start.sequence, 0);
    if (open == m_open.end())
        return;
    if (!isPlain)
        m_requests.flush(*m_connection);        // its row may point into the frames that go now
    if (open->second.inTable)
        m_closedInTable.push_back(start.request);
    m_open.erase(open);
}

std::size_t Books::interruptOpen()
{
    std::size_t count = 0;
    for (auto &[id, open] : m_open) {
        FrameHold hold;
        auto attempts = gather(open, &hold);
        FrameClose frame;
        frame.request = hold.request;
        frame.request.id = id;
        frame.errorClass = "interrupted";
        frame.errorMessage = "Portreeve stopped before this request was finished; the input part of what it held was charged";
        for (auto &[attempt, raises] : attempts) {
            if (attempt.state != State::Held)
                continue;
            attempt.state = State::Interrupted;
            attempt.basis = Basis::Bound;
            attempt.isPriced = !attempt.priceVersion.empty();
            attempt.cost.total = attempt.cost.input = attempt.heldInput;
            attempt.settledSequence = ++m_sequence;
            attempt.errorClass = frame.errorClass;
            ++count;
        }
        writeExchange(frame, attempts, ++m_sequence, flag::interrupted);
        if (open.inTable)
            m_closedInTable.push_back(id);
    }
    m_requests.flush(*m_connection);            // before the frames go that its rows point into
    m_open.clear();
    return count;
}

void Books::finish()
{
    m_insertAttempt.reset();
    m_requests.flush(*m_connection);
    writeOpen();
    m_sums.write(*m_connection);
    putFact(*m_connection, "sequence", std::int64_t(m_sequence));
}

void Books::writeOpen()
{
    auto remove = m_connection->prepare("DELETE FROM open_exchanges WHERE call_id = ?1");
    for (const auto &id : m_closedInTable)
        remove.bindBlob(1, bytesOf(id)).run();
    m_closedInTable.clear();
    auto put = m_connection->prepare("INSERT OR REPLACE INTO open_exchanges VALUES (?1, ?2)");
    for (auto &[id, open] : m_open) {
        if (!open.isChanged)
            continue;
        open.own();
        put.bindBlob(1, bytesOf(id)).bindBlob(2, open.frames).run();
        open.inTable = true;
        open.isChanged = false;
    }
}

void Books::learnTexts(const RequestRow &row)
{
    for (const auto text : {row.replyId, row.clientCallId, row.sessionId}) {
        if (!text.empty())
            m_texts.push_back(TextFilter::hash(text));
    }
    m_run.add({bytesOf(row.callId), row.replyId, row.clientCallId, row.sessionId, row.endUser, row.tags, row.errorMessage,
               {row.owner, row.group, row.model, row.deployment, row.provider}});
    if (m_nextRow - m_filterFirst >= TextFilter::rowsEach)
        writeFilter();
}

void Books::writeFilter()
{
    m_connection->prepare("INSERT INTO row_filters VALUES (?1, ?2, ?3)")
        .bind(1, m_filterFirst).bind(2, m_nextRow - 1).bindBlob(3, TextFilter::bits(m_texts)).run();
    m_run.write(*m_connection, m_filterFirst, m_nextRow - 1);
    m_filterFirst = m_nextRow;
    m_texts.clear();
}

// Rows are indexed by time, and found by id through the time in it. After a jump of the clock the two may differ.
void Books::noteSkew(const FrameRequest &request)
{
    const Micros skew = std::abs(timeOf(request.id) - request.admittedAt);
    if (skew <= m_skew)
        return;
    m_skew = skew;
    putFact(*m_connection, "id_skew", skew);
}

} // namespace portreeve
