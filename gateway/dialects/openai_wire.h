// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/base/sse.h"
#include "gateway/dialects/dialect.h"
#include "gateway/dialects/openai_chunk.h"
#include "gateway/dialects/openai_mend.h"
#include "gateway/dialects/patches.h"

namespace portreeve {

// What all chunks of one stream have in common. Texts are JSON values, quotes and all.
struct ChunkHead {
    std::string id, created, model;
};
ChunkHead chunkHead(const ReplyOptions &options);               // for an answer that has none of its own
void appendChunkHead(std::string &out, const ChunkHead &head);  // {"id":...,"object":"chat.completion.chunk","created":...,"model":...

// "error", "network_error" ...: a finish_reason by which a provider says that it broke off.
bool saysBroken(Slice finish);

// Puts one choice right where it departs from the dialect (finish_reason there, thinking where LiteLLM has it).
void patchChoice(Patches &patches, const ChoiceView &choice, Mender &mender);
// Members a chunk or answer cannot be without.
void patchHead(Patches &patches, const ChunkView &view, const ChunkHead &head, std::string_view object);

// A whole answer of an OpenAI-like provider, spliced for a client of the same dialect.
Result<WholeReply> spliceOpenaiReply(std::string_view body, const ReplyOptions &options);
// A stream of the same.
std::unique_ptr<Relay> makeOpenaiSplice(const ReplyOptions &options);

std::string openaiErrorBody(const Refusal &refusal);

} // namespace portreeve
