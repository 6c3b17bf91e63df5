// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "gateway/dialects/cursor.h"
#include "gateway/model/operation.h"
#include "gateway/model/provider.h"
#include "gateway/model/usage.h"

namespace portreeve {

// What a reader of usage falls back on where the provider's figures are missing or impossible: our own counts. Whatever is
// put right so is flagged `suspect`.
struct UsageContext {
    const Provider *provider = nullptr;       // its row's `usage` paths
    std::int64_t inputCount = 0;
    std::int64_t outputCount = 0;
    Operation operation = Operation::Chat;
};

// No call takes more tokens of one kind; what claims more is cut to it.
constexpr std::int64_t mostTokens = 1'000'000'000;

// Our own counts, where the provider has none.
Usage countedUsage(std::int64_t input, std::int64_t output);
// OpenAI's usage object: cached, audio and reasoning tokens are inside prompt_tokens and completion_tokens (but xAI's
// reasoning, which total_tokens gives away). nullopt: absent or null.
std::optional<Usage> openaiUsage(Slice usage, const UsageContext &context);
// The provider's own figure in dollars, where its row says ("usage.cost", from the reply's top). nullopt: none.
std::optional<Nanos> providerCost(Slice reply, const Provider *provider);
// Figures that shrink as a stream goes on are suspect: the larger of each kind stays.
Usage laterUsage(const Usage &before, Usage now);

// Anthropic's usage, which comes in two parts (message_start, message_delta): a later figure replaces an earlier one.
// Cached and written tokens are not inside input_tokens.
class AnthropicMeter {
public:
    void read(Slice usage);
    std::optional<Usage> usage(const UsageContext &context) const;   // nullopt: nothing has come

private:
    struct Count {
        std::int64_t tokens = 0;
        bool isThere = false;
        bool isBad = false;
    };
    static void take(Count &count, Slice value);
    Count m_input, m_output, m_read, m_write, m_write1h, m_thinking, m_searches;
    std::string m_tier, m_speed, m_geo;
    bool m_isThere = false, m_isBad = false;
};

// Of a whole answer, where it comes in one.
std::optional<Usage> anthropicUsage(Slice usage, const UsageContext &context);

// "usage" values in the words of each dialect.
void appendOpenaiUsage(std::string &out, const Usage &usage, Operation operation = Operation::Chat);
void appendAnthropicUsage(std::string &out, const Usage &usage);

} // namespace portreeve
