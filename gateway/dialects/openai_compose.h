// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "gateway/dialects/rules.h"
#include "gateway/model/chat.h"

namespace portreeve {

// Which thinking of earlier turns a provider wants back, and under what name (its row's `reasoning`).
struct ThinkingEcho {
    bool always = false, inToolTurns = false;
    bool cacheControl = false;            // cache_control on parts is understood
    std::string member = "reasoning_content";
};
ThinkingEcho thinkingEcho(const ProviderRules &rules, const Provider *provider);

std::optional<Refusal> appendOpenaiMessages(std::string &out, const ChatRequest &request, const ThinkingEcho &echo);

// What every body for an OpenAI-like provider passes last, spliced or composed: limits, usage, the row's rules, the
// deployment's own.
std::optional<Refusal> finishOpenaiRequest(Draft &draft, const RequestTraits &traits, const DropPolicy &policy, const WriteOptions &options);

} // namespace portreeve
