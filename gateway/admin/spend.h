// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "gateway/admin/endpoint.h"
#include "gateway/base/json.h"
#include "gateway/sinks/spend_queries.h"

namespace portreeve {

// The spend endpoints, contract 1.4.5 and 6.2. A caller with a key of its own sees the rows of that key and no others.

// Reads the books when all that was written before is in them. 503 ledger_unavailable when they are behind and stay so.
AdminReply fromBooks(AdminContext &context, const std::function<json::value(Connection &)> &read);

std::optional<std::string> queryText(const AdminRequest &request, const char *name);      // not empty

// The key whose rows the caller may see: its own, else the one it names (a secret or a hash), else any. 403 for another's.
Result<std::optional<std::string>> tokenAsked(const AdminRequest &request, const char *name = "api_key");

// start_date and end_date as days, both included. Neither: the last 30 days. 400 when one is missing or is no date.
struct Days {
    std::int64_t from = 0, to = 0;
};
enum class Dates { Needed, Optional };
Result<Days> daysAsked(AdminContext &context, const AdminRequest &request, Dates dates);
std::string dayText(std::int64_t day);                   // "2026-11-18"

json::object spendLogRow(const SpendRow &row);           // LiteLLM's SpendLogs row
json::value textOrNull(const std::string &text);         // empty: null
json::value parsedOr(const std::string &text, json::value otherwise);      // of JSON text; empty or bad: otherwise

// spend_logs.cpp
AdminReply spendLogs(AdminContext &context, const AdminRequest &request);
AdminReply spendLogsPaged(AdminContext &context, const AdminRequest &request);
AdminReply spendLogDetail(AdminContext &context, const AdminRequest &request);
AdminReply spendLogSession(AdminContext &context, const AdminRequest &request);

// spend_sums.cpp
AdminReply spendKeys(AdminContext &context, const AdminRequest &request);
AdminReply spendUsers(AdminContext &context, const AdminRequest &request);
AdminReply spendTags(AdminContext &context, const AdminRequest &request);
AdminReply globalSpend(AdminContext &context, const AdminRequest &request);
AdminReply globalSpendLogs(AdminContext &context, const AdminRequest &request);
AdminReply globalSpendKeys(AdminContext &context, const AdminRequest &request);
AdminReply globalSpendModels(AdminContext &context, const AdminRequest &request);
AdminReply globalSpendProviders(AdminContext &context, const AdminRequest &request);
AdminReply globalSpendTags(AdminContext &context, const AdminRequest &request);
AdminReply globalTagNames(AdminContext &context, const AdminRequest &request);
AdminReply globalEndUsers(AdminContext &context, const AdminRequest &request);
AdminReply globalActivity(AdminContext &context, const AdminRequest &request);
AdminReply globalActivityByModel(AdminContext &context, const AdminRequest &request);

// spend_reports.cpp
AdminReply globalReport(AdminContext &context, const AdminRequest &request);
AdminReply keyReport(AdminContext &context, const AdminRequest &request);

// spend_activity.cpp
AdminReply dailyActivity(AdminContext &context, const AdminRequest &request);
AdminReply dailyActivityTogether(AdminContext &context, const AdminRequest &request);

// spend_estimate.cpp
AdminReply calculateSpend(AdminContext &context, const AdminRequest &request);
AdminReply estimateCost(AdminContext &context, const AdminRequest &request);

} // namespace portreeve
