// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "gateway/dialects/dialect.h"

namespace portreeve {

// What differs between dialects when the facts are read.
struct FactsStyle {
    std::string_view chatRoute;          // before a message: "/chat/completions", "anthropic_messages"
    bool maxTokensRequired = false;
};

// Reads the facts of a body: one scan of its top level, one walk over its messages. See Dialect::readFacts().
std::optional<Refusal> readRequestFacts(const FactsStyle &style, Operation operation, std::string_view body, RequestFacts &facts);

// Bounds of what media take, in tokens, whatever the provider. An image: 5,000 (Anthropic bills up to 4,784, OpenAI up to
// 2,000; gpt-4o-mini alone more, and its overrun is told by the ledger). A document: its bytes, at most 100,000; one behind a
// link or an id: 100,000. Audio: a token every 16 bytes of base64 (speech at 8 kbit/s has one every 100).
constexpr std::int64_t mostImageTokens = 5'000, usualImageTokens = 1'000;
constexpr std::int64_t mostDocumentTokens = 100'000, usualDocumentTokens = 3'000;

// Media among messages: bytes that are no text, and what they count instead.
struct MediaSize {
    std::int64_t bytes = 0, bound = 0, count = 0;
    bool hasThinking = false;
};
MediaSize mediaOf(std::string_view messages);      // of JSON that was found good

} // namespace portreeve
