// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "gateway/dialects/codec.h"
#include "gateway/dialects/draft.h"

namespace portreeve {

// A client's body, spliced for an OpenAI-like provider.
Result<std::string> spliceOpenaiRequest(const RequestFacts &facts, std::string_view body, const WriteOptions &options);
// What is ours and LiteLLM's goes out of the draft, and names that only look like the dialect's ("Model"). `native`: what the
// provider knows by such a name all the same (vLLM's `priority`).
void removeExtras(Draft &draft, const std::vector<std::string> &native = {});
// What a request of any dialect takes from its facts and from what is LiteLLM's in the draft, where that is removed.
ChatRequest begunRequest(Draft &draft, const RequestFacts &facts);

Result<ChatRequest> readOpenaiRequest(const RequestFacts &facts, std::string_view body);
Result<std::string> writeOpenaiRequest(const ChatRequest &request, const WriteOptions &options);
Result<ChatReply> readOpenaiReply(std::string_view body, const ReplyOptions &options);
std::string writeOpenaiReply(const ChatReply &reply, const ReplyOptions &options);
std::unique_ptr<StreamReader> makeOpenaiReader(const ReplyOptions &options);
std::unique_ptr<StreamWriter> makeOpenaiWriter(const ReplyOptions &options);

} // namespace portreeve
