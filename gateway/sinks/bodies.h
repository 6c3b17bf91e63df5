// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include <boost/json/value.hpp>

#include "gateway/base/ids.h"
#include "gateway/dialects/dialect.h"
#include "gateway/store/database.h"

namespace portreeve {

// What a client asked and what it got, as bytes.
struct Body {
    Uuid callId;
    std::string request, answer;
    const Dialect *dialect = nullptr;        // the client's
    bool isStream = false;
};

// Keeps bodies beside the spend log (store_prompts_in_spend_logs). A thread of its own makes whole answers of streams, shortens
// what is long and writes; nobody waits for it. Not part of the books: a crash may lose those of the last moment.
class Bodies {
public:
    static constexpr std::size_t mostTaken = 4u << 20;      // bytes of one body that are looked at
    static constexpr std::size_t mostKept = 256u << 10;     // bytes of one body in the database
    explicit Bodies(Database &database) : m_database(database) {}
    ~Bodies();                               // writes what waits

    // Any thread. More than 64 MiB waiting: it is dropped, and counted.
    void keep(Body body);
    std::uint64_t dropped() const { return m_dropped.load(std::memory_order_relaxed); }
    // Returns when what was kept before is in the database, or could not be written, or after 5 s.
    void written() const;

private:
    void run();
    void write(std::deque<Body> batch);

    Database &m_database;
    std::atomic<std::uint64_t> m_dropped{0};
    mutable std::mutex m_mutex;
    std::condition_variable m_news;
    mutable std::condition_variable m_isWritten;
    std::deque<Body> m_waiting;
    std::size_t m_bytes = 0;
    std::uint64_t m_taken = 0, m_done = 0;
    bool m_isStopping = false;
    std::thread m_writer;                    // made with the first body
};

struct StoredBody {
    boost::json::value request, response;    // JSON as it was, long texts shortened; text where it is no JSON
};
std::optional<StoredBody> storedBody(Connection &connection, const Uuid &callId);

// A body as it is stored: itself when it is JSON of up to `most` bytes; else with texts over 2,048 bytes shortened; else its
// beginning as a JSON string. Empty: "{}".
std::string storableBody(std::string_view body, std::size_t most = Bodies::mostKept);

} // namespace portreeve
