// SPDX-License-Identifier: GPL-3.0-or-later
// All requests of a search as a file, piece by piece: no more than a piece is ever held, and no view of the books is kept open
// between two of them.
#include <charconv>

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/portreeve_requests.h"
#include "gateway/admin/spend.h"
#include "gateway/base/text.h"
#include "gateway/model/field_json.h"
#include "gateway/sinks/ledger_books.h"
#include "gateway/sinks/passing_query.h"
#include "gateway/sinks/spend_reader.h"

namespace portreeve {

namespace {

constexpr std::int64_t rowsOfPiece = 2000;
constexpr std::chrono::milliseconds mostOfPiece = std::chrono::minutes(2);   // a rare thing is looked for through all there is

// Spreadsheets take what begins so for a formula (OWASP's list).
bool looksLikeFormula(std::string_view text) { return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos; }

class CsvLine {
public:
    explicit CsvLine(std::string &out) : m_out(out) {}
    ~CsvLine() { m_out += "\r\n"; }
    CsvLine(const CsvLine &) = delete;

    CsvLine &text(std::string_view text)
    {
        next();
        const bool isFormula = looksLikeFormula(text);
        if (!isFormula && text.find_first_of("\",\r\n") == std::string_view::npos)
            return m_out += text, *this;
        m_out += isFormula ? "\"'" : "\"";
        for (const char c : text)
            m_out.append(c == '"' ? 2 : 1, c);
        m_out += '"';
        return *this;
    }
    CsvLine &number(std::int64_t value)
    {
        next();
        char digits[24];
        m_out.append(digits, std::to_chars(digits, std::end(digits), value).ptr);
        return *this;
    }
    CsvLine &plain(std::string_view text)            // of our own making
    {
        next();
        m_out += text;
        return *this;
    }
    CsvLine &millis(Micros time)
    {
        number(time / 1000);
        char digits[8];
        const auto rest = 1000 + time % 1000;
        m_out.append(digits, std::to_chars(digits, std::end(digits), rest).ptr);
        m_out[m_out.size() - 4] = '.';
        return *this;
    }

private:
    void next()
    {
        if (m_isBegun)
            m_out += ',';
        m_isBegun = true;
    }
    std::string &m_out;
    bool m_isBegun = false;
};

constexpr const char *csvHead = "time,id,status,ok,type,stream,model_asked,model,deployment,provider,key_alias,key_hash,user,team,end_user,session,route,"
                                "input,output,cached,cache_write,reasoning,cost_usd,dur_ms,ttft_ms,attempts,retries,fallbacks,error_class,error_code,"
                                "error_message,tags\r\n";

void addCsv(std::string &out, const SpendRow &row)
{
    const bool failed = row.flags & flag::failed;
    CsvLine line(out);
    line.plain(isoTime(row.started)).plain(row.callId.text()).number(row.status).plain(failed ? "false" : "true").plain(name(row.detail.operation));
    line.plain(row.flags & flag::stream ? "true" : "false").text(row.modelAsked).text(row.model).text(row.deployment).text(row.provider);
    line.text(row.alias).text(row.token).text(row.userId).text(row.teamId).text(row.endUser).text(row.sessionId).text(row.route);
    line.number(row.prompt).number(row.completion).number(row.cacheRead).number(row.cacheWrite).number(row.detail.reasoning);
    line.plain(row.cost ? nanosText(*row.cost) : std::string()).millis(row.duration);
    row.ttft ? line.millis(row.ttft) : line.plain("");
    line.number(row.detail.attempts).number(row.detail.retries).number(row.detail.fallbacks);
    line.text(row.errorClass).text(row.errorCode).text(row.errorMessage).text(row.tags);
}

// Where an export has come to.
struct Progress {
    AdminContext &context;
    RequestSearch search;
    std::shared_ptr<const std::atomic<bool>> gone;
    bool isCsv = true;
    bool isDone = false;
    std::int64_t below = INT64_MAX;                  // id of the last row that was written

    std::string piece();

private:
    void read(Connection &connection, std::string &out);
};

std::string Progress::piece()
{
    std::string out;
    if (!isDone)
        context.database.read([&](Connection &connection) { read(connection, out); });
    return out;
}

void Progress::read(Connection &connection, std::string &out)
{
    const QueryLimit limit(connection, mostOfPiece, gone);
    const RequestPlan plan = planOf(connection, search);
    Where where = searchWhere(connection, search, plan);
    where.add("r.id < ?", {below});
    PassingQuery rows(connection, std::string(SpendReader::select()) + where.sql() + " ORDER BY r.id DESC LIMIT ?");
    rows->bind(where.bind(rows.statement()), rowsOfPiece);
    SpendReader reader(connection);
    std::int64_t count = 0;
    for (; rows->step(); ++count) {
        const SpendRow row = reader.row(rows.statement());
        below = row.id;
        if (isCsv)
            addCsv(out, row);
        else
            out += jsonText(requestJson(row, {0, row.id})) + '\n';
    }
    isDone = count < rowsOfPiece;
}

} // namespace

AdminReply requestExportReply(AdminContext &context, const AdminRequest &request)
{
    auto asked = requestsAsked(request);
    if (asked.no)
        return *asked.no;
    const std::string format = queryText(request, "format").value_or("csv");
    if (format != "csv" && format != "jsonl")
        return replyWith(badRequest("format must be csv or jsonl, not `" + shortened(format, 40) + "`", "format"));
    const bool isCsv = format == "csv";
    auto progress = std::make_shared<Progress>(context, std::move(asked.search), request.gone, isCsv);
    AdminReply reply;
    reply.contentType = isCsv ? "text/csv; charset=utf-8" : "application/x-ndjson";
    reply.headers.emplace_back("content-disposition", "attachment; filename=\"requests-" + isoDate(context.clock.wall()) + (isCsv ? ".csv\"" : ".jsonl\""));
    reply.body = isCsv ? csvHead : "";
    reply.more = [progress] { return progress->piece(); };
    return reply;
}

} // namespace portreeve
