// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "gateway/dialects/codec.h"
#include "gateway/dialects/draft.h"

namespace portreeve {

void appendAnthropicEvent(std::string &out, std::string_view type, std::string_view data);
std::string anthropicErrorBody(const Refusal &refusal, std::string_view callId);
void appendMessageStart(std::string &out, std::string_view id, std::string_view model, std::int64_t inputTokens);
void appendMessageEnd(std::string &out, std::string_view stopReason, std::string_view stopSequence, const Usage &usage);   // message_delta, message_stop

// The same dialect on both sides.
Result<std::string> spliceAnthropicRequest(const RequestFacts &facts, std::string_view body, const WriteOptions &options);
Result<WholeReply> spliceAnthropicReply(std::string_view body, const ReplyOptions &options);
std::unique_ptr<Relay> makeAnthropicSplice(const ReplyOptions &options);

// Through the typed model.
Result<ChatRequest> readAnthropicRequest(const RequestFacts &facts, std::string_view body);
Result<std::string> writeAnthropicRequest(const ChatRequest &request, const WriteOptions &options);
Result<ChatReply> readAnthropicReply(std::string_view body, const ReplyOptions &options);
std::string writeAnthropicReply(const ChatReply &reply, const ReplyOptions &options);
std::unique_ptr<StreamReader> makeAnthropicReader(const ReplyOptions &options);
std::unique_ptr<StreamWriter> makeAnthropicWriter(const ReplyOptions &options);

// A thinking budget that fits below an output limit: Anthropic takes at least 1,024. 0: none fits.
std::int64_t fittingBudget(std::int64_t budget, std::int64_t maxTokens);

} // namespace portreeve
