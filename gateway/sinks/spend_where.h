// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gateway/sinks/spend_queries.h"

namespace portreeve {

// The condition of a query and what is bound in it. Values are never part of the text.
class Where {
public:
    using Value = std::variant<std::int64_t, std::string>;
    // "?" in the condition stands for each value in turn.
    void add(std::string_view condition, std::vector<Value> values = {});
    void never() { add("0"); }
    std::string sql() const { return m_sql.empty() ? "" : " WHERE " + m_sql; }
    int bind(Statement &statement, int at = 1) const;        // from place `at` on; gives the place of the next

private:
    std::string m_sql;
    std::vector<Value> m_values;
};

// The rows of `requests AS r` that a filter asks for. Looks up words, and ids in the filters of texts.
Where whereOf(Connection &connection, const SpendFilter &filter);

} // namespace portreeve
