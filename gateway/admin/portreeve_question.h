// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "gateway/admin/host.h"

namespace portreeve {

// One question to one group of deployments, put through the gate as the master key.
struct Question {
    std::shared_ptr<const ModelGroup> group;
    Operation operation = Operation::Chat;
    std::string prompt;
    std::string route;                     // as it stands in the books
};

// How it went.
struct QuestionResult {
    std::shared_ptr<const Target> target;  // that was asked; null: none was
    std::optional<Refusal> refusal;        // nullopt: it answered
    std::string words;                     // the provider's own, of a refusal
    std::string errorClass;
    OutTimes times;                        // of the connection
    bool wentOut = false;                  // over the network
    std::optional<TransportError> broken;  // the call broke below HTTP
    Micros head = 0;                       // from the dial to the head of the answer
    Micros duration = 0, firstToken = 0;   // firstToken 0: none came
    int status = 0;                        // the provider's; 0: none came
    std::optional<Nanos> cost;
    std::int64_t input = 0, output = 0;
    std::string reply;
};

// Held, metered and recorded like any request; no fallbacks, no retries, at most 30 s of silence.
boost::asio::awaitable<QuestionResult> putQuestion(AdminContext &context, Question question);

} // namespace portreeve
