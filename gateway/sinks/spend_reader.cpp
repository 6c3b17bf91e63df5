// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/spend_reader.h"

#include <algorithm>

#include "gateway/sinks/ledger_books.h"

namespace portreeve {

namespace {

Uuid idOf(std::string_view bytes)
{
    Uuid id;
    std::copy_n(bytes.begin(), std::min(bytes.size(), id.bytes.size()), reinterpret_cast<char *>(id.bytes.data()));
    return id;
}

} // namespace

LedgerTexts::LedgerTexts(Connection &connection) : m_find(connection.prepare("SELECT text FROM words WHERE id = ?1")) {}

const std::string &LedgerTexts::operator[](std::int64_t id)
{
    auto &text = m_known[id];
    if (id != 0 && text.empty()) {
        if (m_find.bind(1, id).step())
            text = m_find.text(0);
        m_find.reset();
    }
    return text;
}

const char *SpendReader::select()
{
    return "SELECT r.id, r.call_id, r.client_call_id, r.reply_id, r.started, r.duration, r.ttft, r.status, r.flags, r.cost, r.prompt, r.completion,"
           " r.cache_read, r.cache_write, r.session_id, r.end_user, r.tags, r.metadata, r.error_message, r.error_class, r.error_code,"
           " r.model_group, r.model, r.deployment, r.provider, r.route, r.detail, o.token, o.alias, o.user_id, o.team_id, o.organization_id"
           " FROM requests AS r LEFT JOIN owners AS o ON o.id = r.owner";
}

void SpendReader::readDetails(SpendRow &row)
{
    const RowDetail &detail = row.detail;
    row.dialect = m_texts[detail.dialect];
    row.modelAsked = m_texts[detail.modelAsked];
    row.apiBase = m_texts[detail.apiBase];
    row.userAgent = m_texts[detail.userAgent];
    row.address = m_texts[detail.address];
    row.priceVersion = m_texts[detail.priceVersion];
    row.serviceTier = m_texts[detail.serviceTier];
}

SpendRow SpendReader::row(const Statement &from)
{
    SpendRow row;
    row.id = from.integer(0);
    row.callId = idOf(from.view(1));
    row.clientCallId = from.text(2);
    row.replyId = from.text(3);
    row.started = from.integer(4);
    row.duration = from.integer(5);
    row.ttft = from.integer(6);
    row.status = from.integer(7);
    row.flags = from.integer(8);
    row.cost = from.optionalInteger(9);
    row.prompt = from.integer(10);
    row.completion = from.integer(11);
    row.cacheRead = from.integer(12);
    row.cacheWrite = from.integer(13);
    row.sessionId = from.text(14);
    row.endUser = from.text(15);
    row.tags = from.text(16);
    row.metadata = from.text(17);
    row.errorMessage = from.text(18);
    row.errorClass = m_texts[from.integer(19)];
    row.errorCode = m_texts[from.integer(20)];
    row.modelGroup = m_texts[from.integer(21)];
    row.model = m_texts[from.integer(22)];
    row.deployment = m_texts[from.integer(23)];
    row.provider = m_texts[from.integer(24)];
    row.route = m_texts[from.integer(25)];
    readDetail(from.view(26), row.detail);
    row.token = from.text(27);
    row.alias = from.text(28);
    row.userId = from.text(29);
    row.teamId = from.text(30);
    row.organizationId = from.text(31);
    readDetails(row);
    return row;
}

std::optional<SpendRow> SpendReader::rowOf(std::int64_t id)
{
    auto found = m_connection.prepare(std::string(select()) + " WHERE r.id = ?1");
    if (!found.bind(1, id).step())
        return std::nullopt;
    return row(found);
}

void SpendReader::readAttempts(SpendRow &row)
{
    if (!(row.flags & flag::hasAttempts))
        return;
    auto from = m_connection.prepare("SELECT number, attempt_id, state, basis, deployment, provider, model, api_base, error_class, error_message, reply_id,"
                                     " started, duration, ttft, status, input + cache_read + cache_write + cache_write_1h + audio_input + image_input,"
                                     " output + reasoning + audio_output + image_output, cost, held FROM attempts WHERE request = ?1 ORDER BY number");
    from.bind(1, row.id);
    while (from.step()) {
        SpendAttempt attempt;
        attempt.number = from.integer(0);
        attempt.id = idOf(from.view(1));
        attempt.state = State(from.integer(2));
        attempt.basis = Basis(from.integer(3));
        attempt.deployment = m_texts[from.integer(4)];
        attempt.provider = m_texts[from.integer(5)];
        attempt.model = m_texts[from.integer(6)];
        attempt.apiBase = m_texts[from.integer(7)];
        attempt.errorClass = m_texts[from.integer(8)];
        attempt.errorMessage = from.text(9);
        attempt.replyId = from.text(10);
        attempt.started = from.integer(11);
        attempt.duration = from.integer(12);
        attempt.ttft = from.integer(13);
        attempt.status = from.integer(14);
        attempt.prompt = from.integer(15);
        attempt.completion = from.integer(16);
        attempt.cost = from.optionalInteger(17);
        attempt.held = from.integer(18);
        row.attempts.push_back(std::move(attempt));
    }
}

std::vector<SpendRow> spendRows(Connection &connection, const std::vector<std::int64_t> &ids)
{
    SpendReader reader(connection);
    std::vector<SpendRow> rows;
    rows.reserve(ids.size());
    for (const auto id : ids) {
        auto row = reader.rowOf(id);
        if (!row)
            continue;
        reader.readAttempts(*row);
        rows.push_back(std::move(*row));
    }
    return rows;
}

} // namespace portreeve
