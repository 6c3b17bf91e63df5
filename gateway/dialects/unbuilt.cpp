// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs of different wires, on their way.
#include "gateway/dialects/errors.h"
#include "gateway/dialects/openai_request.h"

namespace portreeve {

Result<ChatRequest> readOpenaiRequest(const RequestFacts &, std::string_view) { return badRequest("not built yet"); }
Result<std::string> writeOpenaiRequest(const ChatRequest &, const WriteOptions &) { return badRequest("not built yet"); }
Result<ChatReply> readOpenaiReply(std::string_view, const ReplyOptions &) { return badRequest("not built yet"); }
std::string writeOpenaiReply(const ChatReply &, const ReplyOptions &) { return {}; }
std::unique_ptr<StreamReader> makeOpenaiReader(const ReplyOptions &) { return nullptr; }
std::unique_ptr<StreamWriter> makeOpenaiWriter(const ReplyOptions &) { return nullptr; }
const Codec &anthropicCodec() { return openaiCodec(); }
std::unique_ptr<Relay> makeTranslation(std::unique_ptr<StreamReader>, std::unique_ptr<StreamWriter>, const ReplyOptions &) { return nullptr; }

} // namespace portreeve
