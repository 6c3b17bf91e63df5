// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/codec.h"
#include "gateway/dialects/errors.h"

namespace portreeve {

namespace {

const Codec &codecOf(const Dialect &dialect) { return static_cast<const Codec &>(dialect); }

bool isSameWire(const Dialect &a, const Dialect &b) { return codecOf(a).wire() == codecOf(b).wire(); }

} // namespace

Result<std::string> writeRequest(const Dialect &client, const Dialect &provider, const RequestFacts &facts, std::string_view body,
                                 const WriteOptions &options)
{
    if (isSameWire(client, provider))
        return codecOf(provider).spliceRequest(facts, body, options);
    if (options.operation != Operation::Chat)
        return badRequest("litellm.BadRequestError: " + std::string(options.provider ? std::string_view(options.provider->slug) : provider.name())
                          + " has no " + std::string(portreeve::name(options.operation)) + " that can be called in this dialect.");
    auto request = codecOf(client).readRequest(facts, body);
    if (!request)
        return std::move(request.refusal());
    return codecOf(provider).writeChat(*request, options);
}

Result<WholeReply> translateReply(const Dialect &provider, const Dialect &client, std::string_view body, const ReplyOptions &options)
{
    if (isSameWire(provider, client))
        return codecOf(provider).spliceReply(body, options);
    auto reply = codecOf(provider).readReply(body, options);
    if (!reply)
        return std::move(reply.refusal());
    WholeReply whole;
    whole.replyId = reply->id;
    whole.upstreamModel = reply->model;
    whole.outputCount = reply->outputCount;
    whole.usage = reply->usage;
    whole.finish = reply->choices.empty() ? std::string() : reply->choices.front().finish;
    whole.body = codecOf(client).writeReply(*reply, options);
    return whole;
}

std::unique_ptr<Relay> makeRelay(const Dialect &provider, const Dialect &client, const ReplyOptions &options)
{
    const Codec &from = codecOf(provider), &to = codecOf(client);
    auto relay = isSameWire(provider, client) ? from.spliceRelay(options) : makeTranslation(from.makeReader(options), to.makeWriter(options), options);
    return makeWholeOrStream(from, to, std::move(relay), options);
}

std::string countTokensBody(std::int64_t inputTokens) { return "{\"input_tokens\":" + std::to_string(inputTokens) + "}"; }

std::string_view keepAliveBytes(const Dialect &client) { return codecOf(client).keepAlive(); }

// One row a dialect.
const Dialect *findDialect(std::string_view name)
{
    for (const Codec *codec : {&openaiCodec(), &azureCodec(), &anthropicCodec()}) {
        if (codec->name() == name)
            return codec;
    }
    return nullptr;
}

} // namespace portreeve
