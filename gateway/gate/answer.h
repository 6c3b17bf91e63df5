// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "gateway/model/exchange.h"
#include "gateway/policy/quota.h"

namespace portreeve {

// The headers of an answer, LiteLLM's (contract 3.2), our departures among them: Retry-After and rate limits are true.
struct AnswerHeads {
    const Quotas &quotas;
    const Clock &clock;

    // For an answer of the last attempt's deployment.
    Headers ofAnswer(const Exchange &x, const Headers &fromProvider, const Standing &ofKey) const;
    // For a refusal.
    Headers ofRefusal(Exchange &x, const Refusal &refusal) const;
};

// Why a reservation failed, in LiteLLM's words (contract 3.3): budget, requests, tokens, parallel requests.
Refusal shortageRefusal(const Exchange &x, const Shortage &shortage, const std::string &scopeId, Micros wall);

} // namespace portreeve
