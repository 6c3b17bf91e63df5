// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/ledger_dump.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "gateway/base/ids.h"
#include "gateway/base/json.h"
#include "gateway/sinks/ledger_books.h"
#include "gateway/sinks/ledger_detail.h"

namespace portreeve {

namespace {

struct Place {
    std::uint64_t settled = 0;
    std::int64_t row = 0;
    bool isAttempt = false;      // of the table attempts, else of requests
    auto operator<=>(const Place &) const = default;
};

std::vector<Place> placesInOrder(Connection &connection)
{
    std::vector<Place> places;
    auto plain = connection.prepare("SELECT id, detail FROM requests WHERE flags & ?1 = 0");
    plain.bind(1, flag::hasAttempts);
    while (plain.step()) {
        RowDetail detail;
        if (readDetail(plain.view(1), detail) && detail.attempts > 0)
            places.push_back({detail.settledSequence, plain.integer(0), false});
    }
    auto others = connection.prepare("SELECT settled_sequence, id FROM attempts");
    while (others.step())
        places.push_back({std::uint64_t(others.integer(0)), others.integer(1), true});
    std::sort(places.begin(), places.end());
    return places;
}

std::string idText(std::string_view bytes)
{
    Uuid id;
    std::copy_n(bytes.begin(), std::min(bytes.size(), id.bytes.size()), reinterpret_cast<char *>(id.bytes.data()));
    return id.text();
}

class Line {
public:
    void number(std::string_view name, std::int64_t value) { add(name, std::to_string(value)); }
    void text(std::string_view name, std::string_view value) { add(name, quoted(value)); }
    void flag(std::string_view name, bool value) { add(name, value ? "true" : "false"); }
    void raw(std::string_view name, std::string_view json) { add(name, json); }
    std::string take() { return "{" + std::move(m_text) + "}\n"; }

private:
    void add(std::string_view name, std::string_view json)
    {
        if (!m_text.empty())
            m_text += ',';
        appendQuoted(m_text, name);
        m_text += ':';
        m_text += json;
    }
    std::string m_text;
};

// Both statements give the same columns, from 0.
constexpr const char *ofRequests =
    "SELECT r.call_id, coalesce(r.client_call_id, ''), r.status, r.flags, r.cost, r.prompt, r.completion, coalesce(r.reply_id, ''),"
    " (SELECT token FROM owners WHERE id = r.owner), (SELECT text FROM words WHERE id = r.model_group),"
    " (SELECT text FROM words WHERE id = r.model), (SELECT text FROM words WHERE id = r.deployment),"
    " (SELECT text FROM words WHERE id = r.provider), r.detail FROM requests AS r WHERE r.id = ?1";
constexpr const char *ofAttempts =
    "SELECT r.call_id, coalesce(r.client_call_id, ''), r.status, a.flags, a.cost,"
    " a.input + a.cache_read + a.cache_write + a.cache_write_1h + a.audio_input + a.image_input,"
    " a.output + a.reasoning + a.audio_output + a.image_output, coalesce(a.reply_id, ''),"
    " (SELECT token FROM owners WHERE id = r.owner), (SELECT text FROM words WHERE id = r.model_group),"
    " (SELECT text FROM words WHERE id = a.model), (SELECT text FROM words WHERE id = a.deployment),"
    " (SELECT text FROM words WHERE id = a.provider), NULL, a.attempt_id, a.number, a.state, a.basis, a.held_sequence,"
    " a.settled_sequence, a.held, a.status, a.window_start, coalesce(a.raises, '[]')"
    " FROM attempts AS a JOIN requests AS r ON r.id = a.request WHERE a.id = ?1";

void ownPart(Line &line, const Statement &row, const Place &place)
{
    RowDetail d;
    std::int64_t number = 1;
    std::string raises = "[]";
    if (place.isAttempt) {
        std::copy_n(row.view(14).begin(), std::min(row.view(14).size(), d.attempt.bytes.size()), reinterpret_cast<char *>(d.attempt.bytes.data()));
        number = row.integer(15);
        d.state = State(row.integer(16));
        d.basis = Basis(row.integer(17));
        d.heldSequence = std::uint64_t(row.integer(18));
        d.settledSequence = std::uint64_t(row.integer(19));
        d.held = row.integer(20);
        d.upstreamStatus = row.integer(21);
        d.windowStart = row.integer(22);
        raises = row.text(23);
    } else {
        readDetail(row.view(13), d);
    }
    line.text("attempt_id", d.attempt.text());
    line.number("attempt", number);
    line.text("state", name(d.state));
    line.text("billing_basis", name(d.basis));
    line.number("held_sequence", std::int64_t(d.heldSequence));
    line.number("settled_sequence", std::int64_t(d.settledSequence));
    line.number("held_nanos", d.held);
    line.raw("raises", raises);
    line.number("upstream_status", d.upstreamStatus);
    line.number("window_start", d.windowStart);
}

std::string lineOf(const Statement &row, const Place &place)
{
    Line line;
    const std::string ours = idText(row.view(0));
    line.text("request_id", ours);
    line.text("call_id", row.view(1).empty() ? ours : row.text(1));
    ownPart(line, row, place);
    line.number("status", row.integer(2));
    line.raw("cost_nanos", row.isNull(4) ? "null" : std::to_string(row.integer(4)));
    line.number("prompt_tokens", row.integer(5));
    line.number("completion_tokens", row.integer(6));
    line.text("reply_id", row.view(7));
    line.text("key", row.view(8));
    line.text("model_group", row.view(9));
    line.text("model", row.view(10));
    line.text("deployment", row.view(11));
    line.text("provider", row.view(12));
    line.flag("suspect", row.integer(3) & flag::suspect);
    line.flag("overrun", row.integer(3) & flag::overrun);
    return line.take();
}

} // namespace

std::size_t dumpLedger(Database &database, std::FILE *out)
{
    std::size_t lines = 0;
    database.read([&](Connection &connection) {
        const auto places = placesInOrder(connection);
        auto requests = connection.prepare(ofRequests);
        auto attempts = connection.prepare(ofAttempts);
        for (const auto &place : places) {
            auto &row = place.isAttempt ? attempts : requests;
            row.reset();
            if (!row.bind(1, place.row).step())
                continue;
            const std::string line = lineOf(row, place);
            std::fwrite(line.data(), 1, line.size(), out);
            ++lines;
        }
    });
    return lines;
}

} // namespace portreeve
