// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/base/clock.h"
#include "gateway/base/ids.h"
#include "gateway/model/snapshot.h"

namespace portreeve {

// What went wrong with an attempt, as far as routing cares.
struct Failure {
    int status = 500;
    std::string errorClass;              // LiteLLM's: "RateLimitError", "Timeout" ... (contract 3.4)
    std::optional<Micros> retryAfter;    // as the provider says
    bool outcomeUnknown = false;         // all was sent and no answer came: it may have been done
};

// What the request itself asks of routing.
struct Wishes {
    std::optional<int> retries;
    std::vector<std::string> fallbacks;  // the client's own list, already checked for access
    bool disableFallbacks = false;
};

// One entry of the order: who is asked next.
struct Step {
    std::shared_ptr<const Target> target;
    std::string group;
    Micros wait = 0;                     // before it is asked
    bool isRetry = false, isFallback = false;
};

// The order in which deployments are asked, made as it goes: retries and fallbacks are further entries (contract 4.2, 4.4).
// Pure: chance comes in. One a request.
class Plan {
public:
    Plan(const Snapshot &snapshot, std::shared_ptr<const ModelGroup> group, Wishes wishes, const Random &random);
    // The first step; after failed(), the next. nullopt: nobody is left.
    std::optional<Step> next();
    void failed(const Failure &failure);
    int retries() const { return m_retries; }          // made in all
    int fallbacks() const { return m_fallbacks; }      // groups gone to
    // What is said behind the first error when nobody is left (contract 3.3, "Upstream error").
    std::string epilogue(const std::string &lastError) const;

private:
    bool mayRetry() const;
    int allowedRetries() const;
    Micros retryWait();
    std::shared_ptr<const Target> choose();
    std::optional<Step> nextFallback();
    const std::vector<std::string> &fallbackList() const;
    bool hasSiblings() const { return m_group->targets.size() > 1; }
    bool otherIsFree() const { return hasSiblings() && m_tried.size() < m_group->targets.size(); }     // one that was not asked yet

    const Snapshot &m_snapshot;
    std::shared_ptr<const ModelGroup> m_group;
    std::string m_firstGroup;
    Wishes m_wishes;
    const Random &m_random;
    std::vector<const Target *> m_tried;         // of the current group
    std::vector<std::string> m_groupsTried;
    std::optional<Failure> m_failure, m_firstFailure;
    int m_retriesHere = 0, m_retries = 0, m_fallbacks = 0;
    bool m_started = false;
};

// Orders the targets of a group: callable ones only, lowest `order` first; among those by weighted chance: the first of
// weight, rpm, tpm of which any has a positive value, else all alike (contract 4.1, simple-shuffle). nullptr: none left.
std::shared_ptr<const Target> weightedShuffle(const std::vector<std::shared_ptr<const Target>> &targets,
                                              const std::vector<const Target *> &without, const Random &random);

// The same for the first step of a plan: nobody has been tried. Flat in the size of a group that is prepared.
void prepareChoice(ModelGroup &group);
std::shared_ptr<const Target> firstChoice(const ModelGroup &group, const Random &random);

} // namespace portreeve
