// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/base/clock.h"
#include "gateway/base/ids.h"
#include "gateway/base/money.h"
#include "gateway/sinks/ledger_binder.h"
#include "gateway/store/database.h"

namespace portreeve {

// A row of the table requests, in the order of its columns.
struct RequestRow {
    std::int64_t id = 0;
    Micros started = 0;
    std::int64_t owner = 0, status = 0, flags = 0, group = 0, model = 0, deployment = 0, provider = 0, route = 0;
    std::optional<Nanos> cost;           // NULL: nothing of it has a known price
    std::int64_t prompt = 0, completion = 0, cacheRead = 0, cacheWrite = 0;
    Micros duration = 0, ttft = 0;
    Uuid callId;
    std::int64_t errorClass = 0, errorCode = 0;
    std::string_view replyId, clientCallId, sessionId, endUser;      // of the frames
    std::string tags, detail;
    std::string_view errorMessage, metadata;
};

// Writes requests several at a time: what a statement costs besides its rows (cursors opened, the end of the table found) is
// a quarter of a row. What the views point to must live until flush().
class RequestRows {
public:
    void add(Connection &connection, RequestRow row);
    void flush(Connection &connection);
    void clear() { m_waiting.clear(); }

private:
    void write(Statement &statement, std::size_t from, std::size_t count);
    std::vector<RequestRow> m_waiting;
};

} // namespace portreeve
