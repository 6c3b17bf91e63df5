// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "gateway/sinks/spend_queries.h"

namespace portreeve {

// Texts of the table words by their numbers: each is asked for once.
class LedgerTexts {
public:
    explicit LedgerTexts(Connection &connection);
    const std::string &operator[](std::int64_t id);

private:
    Statement m_find;
    std::unordered_map<std::int64_t, std::string> m_known;
};

// Whole rows as the books have them, one after the other.
class SpendReader {
public:
    explicit SpendReader(Connection &connection) : m_connection(connection), m_texts(connection) {}
    // The columns that row() reads, and "FROM requests AS r" with its owner.
    static const char *select();
    SpendRow row(const Statement &from);
    std::optional<SpendRow> rowOf(std::int64_t id);
    void readAttempts(SpendRow &row);                // where it says more than the row does
    const std::string &text(std::int64_t word) { return m_texts[word]; }

private:
    void readDetails(SpendRow &row);
    Connection &m_connection;
    LedgerTexts m_texts;
};

// In the order of the ids, with their attempts; ids that are not there are left out.
std::vector<SpendRow> spendRows(Connection &connection, const std::vector<std::int64_t> &ids);

} // namespace portreeve
