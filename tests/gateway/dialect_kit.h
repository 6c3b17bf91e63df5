// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/dialects/dialect.h"

namespace portreeve::kit {

inline std::string readFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

inline std::string tape(const std::string &name) { return readFile(SOURCE_DIR "/tests/data/tapes/" + name + ".sse"); }

// What came of a relay.
struct Relayed {
    std::string out;
    std::optional<Refusal> refusal;
    bool isComplete = false, hasContent = false;
    std::optional<Usage> usage;
    std::int64_t outputCount = 0;
    std::string replyId, finish;
};

inline const Provider &provider(std::string_view slug) { return *ProviderTable::builtIn().find(slug); }
inline const Dialect &dialectOf(std::string_view slug) { return *findDialect(provider(slug).dialect); }

inline ReplyOptions options(std::string_view slug, bool includeUsage = true)
{
    ReplyOptions made;
    made.publicModel = "our-model";
    made.replyId = "0193";
    made.includeUsage = includeUsage;
    made.provider = &provider(slug);
    made.created = 1763700100;
    made.inputCount = 7;
    return made;
}

// Feeds `bytes` in pieces of the given sizes (the last one repeats), then ends the stream.
inline Relayed relay(std::string_view slug, std::string_view client, std::string_view bytes, const std::vector<std::size_t> &cuts = {}, bool includeUsage = true)
{
    const auto made = makeRelay(dialectOf(slug), *findDialect(client), options(slug, includeUsage));
    Relayed result;
    std::size_t piece = 0;
    while (!bytes.empty() && !result.refusal) {
        const std::size_t size = cuts.empty() ? bytes.size() : std::min(bytes.size(), cuts[std::min(piece++, cuts.size() - 1)]);
        result.refusal = made->feed(bytes.substr(0, size), result.out);
        bytes.remove_prefix(size);
    }
    result.isComplete = made->isComplete();
    if (!result.refusal)
        result.refusal = made->end(result.out);
    if (result.refusal)
        made->breakOff(*result.refusal, result.out);
    result.hasContent = made->hasContent();
    result.usage = made->usage();
    result.outputCount = made->outputCount();
    result.replyId = made->replyId();
    result.finish = made->finish();
    return result;
}

} // namespace portreeve::kit
