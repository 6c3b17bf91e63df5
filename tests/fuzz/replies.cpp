// SPDX-License-Identifier: GPL-3.0-or-later
// What providers answer, whole and streamed, for clients of either dialect.
#include "tests/fuzz/target.h"

#include <vector>

#include "gateway/base/json_scan.h"
#include "gateway/base/sse.h"
#include "gateway/dialects/dialect.h"

namespace portreeve::fuzz {

namespace {

using Slugs = std::span<const char *const>;
constexpr const char *openaiLike[] = {"openai", "azure", "openrouter", "deepseek", "groq", "mistral", "perplexity"};
constexpr const char *anthropicLike[] = {"anthropic"};

struct Case {
    const Provider *provider = nullptr;
    const Dialect *from = nullptr, *to = nullptr;
    ReplyOptions options;
};

Case choose(Slugs slugs, Choices &choices)
{
    const std::size_t choice = choices.below(256);
    Case made;
    made.provider = ProviderTable::builtIn().find(slugs[choice % slugs.size()]);
    made.from = findDialect(made.provider->dialect);
    made.to = findDialect(choice & 64 ? "anthropic" : "openai");
    made.options.publicModel = "our-model";
    made.options.replyId = "0193";
    made.options.includeUsage = choice & 128;
    made.options.provider = made.provider;
    made.options.created = 1763700100;
    made.options.inputCount = 7;
    return made;
}

void checkUsage(const std::optional<Usage> &usage)
{
    if (usage)
        require(usage->input >= 0 && usage->output >= 0 && usage->cacheRead >= 0 && usage->reasoning >= 0, "nobody is paid for using");
}

struct Relayed {
    std::string out;
    bool isBroken = false, hasContent = false;
};

Relayed relay(const Case &of, std::string_view bytes, std::size_t piece)
{
    const auto made = makeRelay(*of.from, *of.to, of.options);
    Relayed result;
    std::optional<Refusal> refusal;
    while (!bytes.empty() && !refusal) {
        refusal = made->feed(bytes.substr(0, piece), result.out);
        bytes.remove_prefix(std::min(piece, bytes.size()));
    }
    if (!refusal)
        refusal = made->end(result.out);
    if (refusal)
        made->breakOff(*refusal, result.out);
    result.isBroken = refusal.has_value();
    checkUsage(made->usage());
    require(made->outputCount() >= 0, "what is counted is no less than nothing");
    return result;
}

// Every event is JSON, and only an answer that is complete looks so.
void checkStream(const Relayed &relayed)
{
    SseParser parser;
    SseEvent event;
    bool isDone = false;
    parser.feed(relayed.out);
    while (parser.next(event)) {
        isDone = isDone || event.data == "[DONE]" || event.type == "message_stop";
        require(event.data == "[DONE]" || checkJson(event.data, nullptr).what == nullptr, "an event is JSON");
    }
    require(isDone != relayed.isBroken, "a stream ends as it went");
    require(!parser.hasPartial(), "a stream ends behind an event");
}

void whole(Slugs slugs, std::string_view bytes)
{
    Choices choices(bytes);
    const Case made = choose(slugs, choices);
    const auto reply = translateReply(*made.from, *made.to, bytes, made.options);
    if (!reply) {
        require(reply.refusal().status >= 400 && checkJson(made.to->errorBody(reply.refusal(), "0193"), nullptr).what == nullptr, "an error is JSON");
        return;
    }
    require(checkJson(reply->body, nullptr).what == nullptr, "a reply is JSON");
    require(reply->outputCount >= 0, "what is counted is no less than nothing");
    checkUsage(reply->usage);
}

void stream(Slugs slugs, std::string_view bytes)
{
    Choices choices(bytes);
    const Case made = choose(slugs, choices);
    const std::size_t piece = 1 + choices.below(256);
    const Relayed once = relay(made, bytes, bytes.size() + 1), cut = relay(made, bytes, piece);
    require(once.isBroken == cut.isBroken, "a stream ends alike, however its bytes are cut");
    if (!once.isBroken)
        require(once.out == cut.out, "a stream is the same, however its bytes are cut");
    checkStream(once);
    checkStream(cut);
}

// An error answer of any shape.
void error(const Case &made, std::string_view bytes)
{
    const Headers headers{{"retry-after", std::string(bytes.substr(0, 20))}};
    for (const int status : {200, 400, 429, 500}) {
        const Refusal told = made.from->readError(status, headers, bytes, *made.provider);
        require(checkJson(made.to->errorBody(told, "0193"), nullptr).what == nullptr, "an error is JSON");
    }
}

void reply(Slugs slugs, std::string_view bytes)
{
    whole(slugs, bytes);
    Choices choices(bytes);
    error(choose(slugs, choices), bytes);
}

} // namespace

void openaiReply(std::string_view bytes)
{
    reply(openaiLike, bytes);
}

void anthropicReply(std::string_view bytes)
{
    reply(anthropicLike, bytes);
}

void openaiStream(std::string_view bytes)
{
    stream(openaiLike, bytes);
}

void anthropicStream(std::string_view bytes)
{
    stream(anthropicLike, bytes);
}

} // namespace portreeve::fuzz
