// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "gateway/sinks/ledger_texts.h"
#include "gateway/sinks/request_filter.h"
#include "gateway/sinks/spend_where.h"

namespace portreeve {

// When requests began: from the first to before the second. Unset: open.
struct TimeWindow {
    std::optional<Micros> from, before;
};

// What is known of the rows that hold the text of a bare term.
FoundTexts textOf(Connection &connection, const FilterTerm &term);
// Of a term of customers: rows that may be meant, which the term is asked of.
FoundTexts customersOf(Connection &connection, const FilterTerm &term);

// The SQL of a filter over `requests AS r`: words, owners and ids are looked up first, so that rows are compared by numbers.
// It says the same as matches(). Values are bound, never part of the text. Makes request_detail() known to the connection.
void addFilter(Connection &connection, Where &where, const RequestFilter &filter, const std::vector<FoundTexts> &texts = {}); // texts: of its terms in turn
// The rows that the index requests_unusual has: all that failed or have another status than 200.
inline constexpr const char *unusualRows = "(r.status != 200 OR r.flags & 64 != 0)";
// Whether no other row can be meant.
bool isUnusualOnly(const RequestFilter &filter);
// byIndex: by the index on the begin; false: rows are found otherwise and compared.
void addWindow(Where &where, const TimeWindow &window, bool byIndex);

// Whether the sums know all that the filter asks (model, provider, and what is of the key), and its SQL over sums_quarter AS r.
bool sumsKnow(const RequestFilter &filter);
const RequestField *firstUnknownToSums(const RequestFilter &filter);       // null also for a bare text

} // namespace portreeve
