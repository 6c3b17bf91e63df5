// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/spend_queries.h"

#include <algorithm>

#include "gateway/sinks/ledger_books.h"
#include "gateway/sinks/spend_where.h"

namespace portreeve {

namespace {

Uuid idOf(std::string_view bytes)
{
    Uuid id;
    std::copy_n(bytes.begin(), std::min(bytes.size(), id.bytes.size()), reinterpret_cast<char *>(id.bytes.data()));
    return id;
}

// Words of a page's rows: each is asked for once.
class Texts {
public:
    explicit Texts(Connection &connection) : m_find(connection.prepare("SELECT text FROM words WHERE id = ?1")) {}
    const std::string &operator[](std::int64_t id)
    {
        auto &text = m_known[id];
        if (id != 0 && text.empty()) {
            if (m_find.bind(1, id).step())
                text = m_find.text(0);
            m_find.reset();
        }
        return text;
    }

private:
    Statement m_find;
    std::unordered_map<std::int64_t, std::string> m_known;
};

constexpr const char *rowColumns =
    "SELECT r.id, r.call_id, r.client_call_id, r.reply_id, r.started, r.duration, r.ttft, r.status, r.flags, r.cost, r.prompt, r.completion,"
    " r.cache_read, r.cache_write, r.session_id, r.end_user, r.tags, r.metadata, r.error_message, r.error_class, r.error_code,"
    " r.model_group, r.model, r.deployment, r.provider, r.route, r.detail, o.token, o.alias, o.user_id, o.team_id, o.organization_id"
    " FROM requests AS r LEFT JOIN owners AS o ON o.id = r.owner";

void readDetails(SpendRow &row, Texts &texts)
{
    const RowDetail &detail = row.detail;
    row.dialect = texts[detail.dialect];
    row.modelAsked = texts[detail.modelAsked];
    row.apiBase = texts[detail.apiBase];
    row.userAgent = texts[detail.userAgent];
    row.address = texts[detail.address];
    row.priceVersion = texts[detail.priceVersion];
    row.serviceTier = texts[detail.serviceTier];
}

SpendRow readRow(const Statement &from, Texts &texts)
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
    row.errorClass = texts[from.integer(19)];
    row.errorCode = texts[from.integer(20)];
    row.modelGroup = texts[from.integer(21)];
    row.model = texts[from.integer(22)];
    row.deployment = texts[from.integer(23)];
    row.provider = texts[from.integer(24)];
    row.route = texts[from.integer(25)];
    readDetail(from.view(26), row.detail);
    row.token = from.text(27);
    row.alias = from.text(28);
    row.userId = from.text(29);
    row.teamId = from.text(30);
    row.organizationId = from.text(31);
    readDetails(row, texts);
    return row;
}

void readAttempts(Connection &connection, SpendRow &row, Texts &texts)
{
    auto from = connection.prepare("SELECT number, attempt_id, state, basis, deployment, provider, model, api_base, error_class, error_message, reply_id,"
                                   " started, duration, ttft, status, input + cache_read + cache_write + cache_write_1h + audio_input + image_input,"
                                   " output + reasoning + audio_output + image_output, cost FROM attempts WHERE request = ?1 ORDER BY number");
    from.bind(1, row.id);
    while (from.step()) {
        SpendAttempt attempt;
        attempt.number = from.integer(0);
        attempt.id = idOf(from.view(1));
        attempt.state = State(from.integer(2));
        attempt.basis = Basis(from.integer(3));
        attempt.deployment = texts[from.integer(4)];
        attempt.provider = texts[from.integer(5)];
        attempt.model = texts[from.integer(6)];
        attempt.apiBase = texts[from.integer(7)];
        attempt.errorClass = texts[from.integer(8)];
        attempt.errorMessage = from.text(9);
        attempt.replyId = from.text(10);
        attempt.started = from.integer(11);
        attempt.duration = from.integer(12);
        attempt.ttft = from.integer(13);
        attempt.status = from.integer(14);
        attempt.prompt = from.integer(15);
        attempt.completion = from.integer(16);
        attempt.cost = from.optionalInteger(17);
        row.attempts.push_back(std::move(attempt));
    }
}

// Sorted by themselves: whole rows would go through the sorter, and that is ten times the work at a million of them.
std::vector<std::int64_t> idsInOrder(Connection &connection, const Where &where, const std::string &order, std::int64_t offset, std::int64_t limit)
{
    auto rows = connection.prepare("SELECT r.id FROM requests AS r" + where.sql() + order + " LIMIT ? OFFSET ?");
    const int at = where.bind(rows);
    rows.bind(at, limit).bind(at + 1, offset);
    std::vector<std::int64_t> ids;
    while (rows.step())
        ids.push_back(rows.integer(0));
    return ids;
}

// Constants only: what callers choose among. Equal ones stand newest first.
std::string orderOf(SpendOrder order, bool descending)
{
    const char *keys[] = {"r.started", "r.started + r.duration", "r.cost", "r.prompt + r.completion", "r.duration", "r.ttft",
                          "(SELECT text FROM words WHERE id = r.model)"};
    const char *way = descending ? " DESC" : " ASC";
    return std::string(" ORDER BY ") + keys[std::size_t(order)] + way + ", r.id" + way;
}

} // namespace

std::int64_t dayOf(Micros wall) { return wall / microsPerDay - (wall % microsPerDay < 0 ? 1 : 0); }

SpendPage spendPage(Connection &connection, const SpendFilter &filter, SpendOrder order, bool descending, std::int64_t offset, std::int64_t limit)
{
    SpendPage page;
    const Where where = whereOf(connection, filter);
    auto count = connection.prepare("SELECT count(*) FROM requests AS r" + where.sql());
    where.bind(count);
    page.total = count.step() ? count.integer(0) : 0;
    Texts texts(connection);
    auto row = connection.prepare(std::string(rowColumns) + " WHERE r.id = ?1");
    for (const auto id : idsInOrder(connection, where, orderOf(order, descending), offset, limit)) {
        row.reset();
        if (row.bind(1, id).step())
            page.rows.push_back(readRow(row, texts));
    }
    for (auto &row : page.rows) {
        if (row.flags & flag::hasAttempts)
            readAttempts(connection, row, texts);
    }
    return page;
}

std::vector<DaySum> daySums(Connection &connection, const DayFilter &filter)
{
    Where where;
    where.add("s.day BETWEEN ? AND ?", {filter.from, filter.to});
    const auto narrow = [&](const char *condition, const std::optional<std::string> &text) {
        if (text)
            where.add(condition, {*text});
    };
    narrow("o.token = ?", filter.token);
    narrow("o.user_id = ?", filter.userId);
    narrow("o.team_id = ?", filter.teamId);
    narrow("o.organization_id = ?", filter.organizationId);
    narrow("(SELECT text FROM words WHERE id = s.model) = ?", filter.model);
    auto rows = connection.prepare("SELECT s.day, o.token, o.alias, o.user_id, o.team_id, o.organization_id, s.model_group, s.model, s.provider, s.route,"
                                   " s.requests, s.failures, s.input + s.cache_read + s.cache_write, s.output, s.cache_read, s.cache_write, s.cost,"
                                   " s.duration, s.timed FROM sums_day AS s LEFT JOIN owners AS o ON o.id = s.owner" + where.sql() + " ORDER BY s.day");
    where.bind(rows);
    Texts texts(connection);
    std::vector<DaySum> sums;
    while (rows.step()) {
        sums.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5), texts[rows.integer(6)],
                        texts[rows.integer(7)], texts[rows.integer(8)], texts[rows.integer(9)], rows.integer(10), rows.integer(11),
                        rows.integer(12), rows.integer(13), rows.integer(14), rows.integer(15), rows.integer(16), rows.integer(17), rows.integer(18)});
    }
    return sums;
}

namespace {

std::vector<NamedSum> namedSums(Statement &rows)
{
    std::vector<NamedSum> sums;
    while (rows.step())
        sums.push_back({rows.text(0), rows.integer(1), rows.integer(2), rows.integer(3)});
    return sums;
}

} // namespace

std::vector<NamedSum> tagSums(Connection &connection, std::int64_t fromDay, std::int64_t toDay, const std::optional<std::string> &token)
{
    if (!token) {
        auto rows = connection.prepare("SELECT w.text, sum(s.requests), sum(s.tokens), sum(s.cost) FROM sums_tag AS s JOIN words AS w ON w.id = s.tag"
                                       " WHERE s.day BETWEEN ?1 AND ?2 GROUP BY s.tag ORDER BY 4 DESC, 1");
        rows.bind(1, fromDay).bind(2, toDay);
        return namedSums(rows);
    }
    auto rows = connection.prepare("SELECT t.value, count(*), sum(r.prompt + r.completion), sum(coalesce(r.cost, 0)) FROM requests AS r,"
                                   " json_each(r.tags) AS t WHERE r.started >= ?1 AND r.started < ?2 AND r.tags IS NOT NULL"
                                   " AND r.owner IN (SELECT id FROM owners WHERE token = ?3) GROUP BY 1 ORDER BY 4 DESC, 1");
    rows.bind(1, fromDay * microsPerDay).bind(2, (toDay + 1) * microsPerDay).bind(3, *token);
    return namedSums(rows);
}

std::vector<NamedSum> endUserSums(Connection &connection, std::optional<Micros> from, std::optional<Micros> before,
                                  const std::optional<std::string> &token, std::int64_t limit)
{
    SpendFilter filter;
    filter.from = from;
    filter.before = before;
    filter.token = token;
    Where where = whereOf(connection, filter);
    where.add("r.end_user IS NOT NULL");
    auto rows = connection.prepare("SELECT r.end_user, count(*), sum(r.prompt + r.completion), sum(coalesce(r.cost, 0)) FROM requests AS r" + where.sql() +
                                   " GROUP BY 1 ORDER BY 4 DESC, 1 LIMIT ?");
    rows.bind(where.bind(rows), limit);
    return namedSums(rows);
}

std::vector<EndUserDay> endUserDays(Connection &connection, std::int64_t fromDay, std::int64_t toDay, const std::optional<std::string> &endUser)
{
    SpendFilter filter;
    filter.from = fromDay * microsPerDay;
    filter.before = (toDay + 1) * microsPerDay;
    filter.endUser = endUser;
    Where where = whereOf(connection, filter);
    where.add("r.end_user IS NOT NULL");
    auto rows = connection.prepare("SELECT r.started / 86400000000, r.end_user, (SELECT text FROM words WHERE id = r.model),"
                                   " (SELECT token FROM owners WHERE id = r.owner), sum(r.prompt + r.completion), sum(coalesce(r.cost, 0))"
                                   " FROM requests AS r" + where.sql() + " GROUP BY 1, 2, r.model, r.owner ORDER BY 1, 2, 6 DESC");
    where.bind(rows);
    std::vector<EndUserDay> sums;
    while (rows.step())
        sums.push_back({rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.integer(4), rows.integer(5)});
    return sums;
}

} // namespace portreeve
