// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/json.h"
#include "gateway/base/text.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/openai_wire.h"
#include "gateway/dialects/usage_wire.h"

namespace portreeve {

namespace {

std::optional<Usage> readUsage(const ChunkView &view, const ReplyOptions &options, std::int64_t outputCount)
{
    auto usage = openaiUsage(view.usage, {options.provider, options.inputCount, outputCount, options.operation});
    if (!usage)
        return usage;
    usage->providerCost = providerCost(view.whole, options.provider);
    if (view.serviceTier.isString())
        usage->serviceTier = view.serviceTier.string();
    return usage;
}

// Usage is part of every whole answer: our own count where the provider left it out.
void patchUsage(Patches &patches, const ChunkView &view, const ReplyOptions &options, std::int64_t outputCount)
{
    if (view.usage.isThere())
        return;
    std::string text;
    appendOpenaiUsage(text, countedUsage(options.inputCount, outputCount), options.operation);
    if (!view.usage.text.empty()) {
        patches.replace(view.usage.text, patches.own(std::move(text)));
        return;
    }
    const auto close = view.whole.text.rfind('}');
    patches.insert(view.whole.text.data() + close, patches.own(",\"usage\":" + text));
}

Result<WholeReply> spliceEmbeddings(const ChunkView &view, const ReplyOptions &options)
{
    if (view.whole.text.find("\"data\"") == std::string_view::npos)
        return badAnswer(options.provider, "the answer holds no embeddings");
    Patches patches(view.whole.text);
    if (!view.model.text.empty())
        patches.replace(view.model.text, patches.own(quoted(options.publicModel)));
    WholeReply reply;
    reply.usage = readUsage(view, options, 0);
    reply.upstreamModel = view.model.string();
    reply.replyId = view.id.string();
    patches.append(reply.body);
    return reply;
}

} // namespace

Result<WholeReply> spliceOpenaiReply(std::string_view body, const ReplyOptions &options)
{
    ChunkView view;
    body = body.substr(std::min(body.size(), body.find_first_not_of(" \t\r\n")));     // DeepSeek leads with blank lines
    if (!isUtf8(body) || !view.read(body, ChunkView::Kind::Whole))
        return badAnswer(options.provider, "the answer is no JSON that can be read");
    if (view.error.isThere()) {
        static const Provider none;
        return providerRefusal(200, {}, body, options.provider ? *options.provider : none);
    }
    if (options.operation == Operation::Embeddings)
        return spliceEmbeddings(view, options);
    if (view.size() == 0)
        return badAnswer(options.provider, "the answer holds no choices");
    WholeReply reply;
    const ChunkHead head = chunkHead(options);
    Patches patches(body);
    Mender mender(options.provider);
    patchHead(patches, view, head, "\"chat.completion\"");
    std::size_t bytes = 0;
    for (const ChoiceView &choice : view) {
        if (saysBroken(choice.finish))
            return brokenStream(options.provider, "The provider broke off: finish_reason " + choice.finish.string());
        if (!choice.delta.isThere())
            return badAnswer(options.provider, "a choice of the answer holds no message");
        bytes += choice.contentBytes();
        patchChoice(patches, choice, mender);
        for (const ToolDelta &tool : choice.tools) {
            if (tool.arguments.isEmptyString() && !mender.isJsonAnswer(choice))
                patches.replace(tool.arguments.text, "\"{}\"");
        }
    }
    reply.outputCount = std::int64_t(bytes + 3) / 4;
    reply.usage = readUsage(view, options, reply.outputCount);
    patchUsage(patches, view, options, reply.outputCount);
    reply.replyId = view.id.string();
    reply.upstreamModel = view.model.string();
    const ChoiceView &first = view.choice(0);
    reply.finish = mender.isJsonAnswer(first) && first.finish.is("tool_calls") ? "stop" : first.finish.string();
    patches.append(reply.body);
    return reply;
}

} // namespace portreeve
