// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "gateway/dialects/dialect.h"
#include "gateway/model/chat.h"

namespace portreeve {

// `system` (empty: none) and `messages`, as JSON texts.
struct AnthropicTurns {
    std::string system, messages;
};
// Turns as Anthropic wants them: system first, neighbours of one role merged, results of tools right after the calls, no
// empty text, a last assistant turn without white space at its end.
Result<AnthropicTurns> anthropicTurns(const ChatRequest &request, bool takesSystemTurns);

// What is known of a model's ways: by its card, else by its name (Claude 3 and 4.0 are known to be old; others are not).
struct ClaudeTraits {
    bool isAdaptive = false;             // thinking by {type: adaptive} and output_config.effort
    bool hasNativeFormat = true;         // output_config.format
    bool takesSystemTurns = false;       // role system among messages
    bool canThink = true;
    bool takesSampling = true;           // temperature, top_p, top_k
    std::vector<std::string> efforts;
};
ClaudeTraits claudeTraits(std::string_view model, const ModelCard *card);

} // namespace portreeve
