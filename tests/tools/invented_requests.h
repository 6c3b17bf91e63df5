// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <queue>

#include "gateway/sinks/ledger.h"
#include "invented_world.h"

namespace portreeve {

// Set by whoever tells the story.
class StoryClock final : public Clock {
public:
    Micros wall() const override { return m_now; }
    Micros monotonic() const override { return m_now; }
    void set(Micros now) { m_now = std::max<Micros>(m_now, now); }

private:
    std::atomic<Micros> m_now{0};
};

// Requests as they could have been: by day and night, with retries, fallbacks, failures, thinking and cached tokens. Each is
// held when it comes and closed when it ends, so that the ledger sees them in the order a gateway would show it.
class InventedRequests {
public:
    InventedRequests(const InventedWorld &world, Ledger &ledger, StoryClock &clock, Dice &dice);
    void admit(Micros at);                           // times must not fall
    void finish();                                   // all that are still under way

private:
    struct Running {
        Micros end = 0;
        std::shared_ptr<Exchange> exchange;
        bool operator<(const Running &other) const { return end > other.end; }
    };
    void closeUntil(Micros at);
    const InventedKey &pickKey();
    const InventedModel &pickModel(const InventedKey &key);
    void describe(Exchange &x, const InventedKey &key, const InventedModel &model);
    const std::string &pickSession(std::vector<std::string> &ofLate);
    bool isDown(std::string_view provider, Micros at) const;
    void refuse(Exchange &x);
    void run(Exchange &x, const InventedModel &model);
    Micros attempt(Exchange &x, const InventedModel &model, const std::shared_ptr<const Target> &target, Micros at, bool mayFail);
    void succeed(Exchange &x, Attempt &attempt, const InventedModel &model);
    void fail(Exchange &x, Attempt &attempt);

    const InventedWorld &m_world;
    Ledger &m_ledger;
    StoryClock &m_clock;
    Dice &m_dice;
    IdSource m_ids;
    std::priority_queue<Running> m_running;
    std::vector<double> m_keyWeights, m_modelWeights;
    std::map<const InventedKey *, std::vector<std::string>> m_sessions;      // of late: a session has several requests
};

} // namespace portreeve
