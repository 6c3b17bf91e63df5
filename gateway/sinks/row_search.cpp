// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/row_search.h"

#include <algorithm>

#include "gateway/base/clock.h"
#include "gateway/base/ids.h"
#include "gateway/sinks/ledger_filter.h"

namespace portreeve {

namespace {

constexpr std::size_t mostFound = 100'000;           // rows that one id may lead to

std::string_view bytesOf(const Uuid &id) { return {reinterpret_cast<const char *>(id.bytes.data()), id.bytes.size()}; }

Micros timeOf(const Uuid &id)
{
    Micros millis = 0;
    for (std::size_t i = 0; i < 6; ++i)
        millis = millis << 8 | id.bytes[i];
    return millis * 1000;
}

Micros skewOf(Connection &connection)
{
    auto fact = connection.prepare("SELECT value FROM ledger_facts WHERE name = 'id_skew'");
    return fact.step() ? fact.integer(0) : 0;
}

// Our own id tells when it was made, and rows are indexed by that.
void findOwn(Connection &connection, const std::string &text, std::vector<std::int64_t> &found)
{
    const auto id = Uuid::parse(text);
    if (!id)
        return;
    const Micros slack = skewOf(connection) + 1000;
    auto rows = connection.prepare("SELECT id FROM requests WHERE started BETWEEN ?1 AND ?2 AND call_id = ?3");
    rows.bind(1, timeOf(*id) - slack).bind(2, timeOf(*id) + slack).bindBlob(3, bytesOf(*id));
    while (rows.step())
        found.push_back(rows.integer(0));
}

void findIn(Statement &rows, std::int64_t first, std::int64_t last, const std::string &text, std::vector<std::int64_t> &found)
{
    rows.bind(1, first).bind(2, last).bind(3, text);
    while (rows.step() && found.size() < mostFound)
        found.push_back(rows.integer(0));
    rows.reset();
}

// Rows of a text, by the filters of each run of rows, newest run first; those after the last filter are read.
void findText(Connection &connection, std::string_view condition, const std::string &text, std::vector<std::int64_t> &found)
{
    auto rows = connection.prepare("SELECT id FROM requests WHERE id BETWEEN ?1 AND ?2 AND (" + std::string(condition) + ")");
    auto runs = connection.prepare("SELECT first, last, bits FROM row_filters ORDER BY first DESC");
    const auto hash = TextFilter::hash(text);
    std::int64_t after = 0;
    std::vector<std::pair<std::int64_t, std::int64_t>> likely;
    while (runs.step()) {
        after = std::max(after, runs.integer(1));
        if (TextFilter::mayHold(runs.view(2), hash))
            likely.emplace_back(runs.integer(0), runs.integer(1));
    }
    findIn(rows, after + 1, INT64_MAX, text, found);
    for (const auto &[first, last] : likely)
        findIn(rows, first, last, text, found);
}

} // namespace

std::vector<std::int64_t> rowsOfId(Connection &connection, const std::string &text)
{
    std::vector<std::int64_t> found;
    findOwn(connection, text, found);
    findText(connection, "reply_id = ?3 OR client_call_id = ?3", text, found);
    return found;
}

std::vector<std::int64_t> rowsOfSession(Connection &connection, const std::string &text)
{
    std::vector<std::int64_t> found;
    findText(connection, "session_id = ?3", text, found);
    return found;
}

} // namespace portreeve
