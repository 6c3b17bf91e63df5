// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/text.h"
#include "gateway/dialects/anthropic_event.h"
#include "gateway/dialects/anthropic_wire.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/object_text.h"
#include "gateway/dialects/openai_request.h"
#include "gateway/dialects/patches.h"
#include "gateway/dialects/rules.h"
#include "gateway/dialects/usage_wire.h"

namespace portreeve {

namespace {

// Anthropic's metadata is {user_id}; what LiteLLM's clients put beside it is for the gateway alone.
void keepUserId(Draft &draft)
{
    const Slice metadata = draft["metadata"];
    if (!metadata.isThere())
        return;
    const Fields fields(metadata);
    const Slice user = fields["user_id"];
    if (user.isThere() && fields.size() == 1)
        return;
    if (user.isString())
        draft.set("metadata", "{\"user_id\":" + std::string(user.text) + "}");
    else
        draft.remove("metadata");
}

// A lowered limit must still leave room for the thinking that was asked for.
void limitOutput(Draft &draft, std::int64_t most)
{
    draft.set("max_tokens", std::to_string(most));
    const Fields thinking(draft["thinking"]);
    const auto budget = thinking["budget_tokens"].integer();
    if (!budget || *budget < most)
        return;
    if (const std::int64_t fitting = fittingBudget(*budget, most))
        draft.set("thinking", "{\"type\":\"enabled\",\"budget_tokens\":" + std::to_string(fitting) + "}");
    else
        draft.remove("thinking");
}

bool isUnsigned(Slice part)
{
    const Fields fields(part);
    return fields["type"].is("thinking") && (!fields["signature"].isThere() || fields["signature"].isEmptyString());
}

// Thinking without a signature is another model's (a fallback answered): Anthropic would refuse it.
void dropUnsigned(Draft &draft)
{
    const std::string_view messages = draft["messages"].text;
    Patches patches(messages);
    for (const Slice message : elements({messages})) {
        const Slice content = Fields(message)["content"];
        const std::vector<Slice> parts = elements(content);
        if (std::ranges::none_of(parts, isUnsigned))
            continue;
        std::string kept;
        {
            ArrayText list(kept);
            for (const Slice part : parts) {
                if (!isUnsigned(part))
                    list.next() += part.text;
            }
        }
        patches.replace(content.text, patches.own(std::move(kept)));
    }
    if (patches.isEmpty())
        return;
    std::string changed;
    patches.append(changed);
    draft.set("messages", std::move(changed));
}

void onlyCountable(Draft &draft)
{
    for (const char *name : {"max_tokens", "stream", "temperature", "top_p", "top_k", "stop_sequences", "metadata", "service_tier"})
        draft.remove(name);
}

} // namespace

Result<std::string> spliceAnthropicRequest(const RequestFacts &facts, std::string_view body, const WriteOptions &options)
{
    Draft draft(body, facts.members);
    const DropPolicy policy = dropPolicy(options, draft);
    removeExtras(draft);
    keepUserId(draft);
    draft.set("model", quoted(options.model));
    if (facts.hasThinking)
        dropUnsigned(draft);
    if (options.operation == Operation::CountTokens)
        onlyCountable(draft);
    else if (options.maxOutput)
        limitOutput(draft, *options.maxOutput);
    if (auto no = applyRules(draft, rulesOf(options.provider, options.model, options.operation), policy, options))
        return std::move(*no);
    if (options.additionalDrop)
        dropNamed(draft, *options.additionalDrop);
    if (options.operation == Operation::Chat)
        mergeExtraBody(draft, options.extraBody);
    return draft.text();
}

namespace {

// A whole answer, found in one pass: views of its text.
struct ReplyView {
    Slice type, id, model, usage, stopReason, error;
    bool hasContent = false;
    std::size_t bytes = 0;                 // of what the model has produced

    bool read(std::string_view body);      // false: no JSON object

private:
    void readContent(Cursor &cursor);
    void take(std::string_view name, Slice value);
};

bool ReplyView::read(std::string_view body)
{
    Cursor cursor(body);
    if (!isUtf8(body) || cursor.peek() != '{')
        return false;
    cursor.object([&](std::string_view name) {
        if (name == "content" && cursor.peek() == '[')
            return readContent(cursor);
        take(name, {cursor.skip()});
    });
    return cursor.isAtEnd();
}

void ReplyView::readContent(Cursor &cursor)
{
    hasContent = true;
    cursor.array([&] {
        BlockView block;
        if (cursor.peek() == '{')
            cursor.object([&](std::string_view member) { block.take(member, {cursor.skip()}); });
        else
            cursor.skip();
        bytes += block.contentBytes();
    });
}

void ReplyView::take(std::string_view name, Slice value)
{
    if (name == "type")
        type = value;
    else if (name == "id")
        id = value;
    else if (name == "model")
        model = value;
    else if (name == "usage")
        usage = value;
    else if (name == "stop_reason")
        stopReason = value;
    else if (name == "error")
        error = value;
}

} // namespace

Result<WholeReply> spliceAnthropicReply(std::string_view body, const ReplyOptions &options)
{
    ReplyView view;
    if (!view.read(body))
        return badAnswer(options.provider, "the answer is no JSON that can be read");
    static const Provider none;
    if (view.type.is("error") || view.error.isThere())
        return providerRefusal(200, {}, body, options.provider ? *options.provider : none);
    WholeReply reply;
    if (options.operation == Operation::CountTokens) {
        reply.body = body;
        return reply;
    }
    if (!view.hasContent)
        return badAnswer(options.provider, "the answer holds no content");
    Patches patches(body);
    const std::string publicModel = quoted(options.publicModel);
    if (!view.model.text.empty())
        patches.replace(view.model.text, publicModel);
    patches.append(reply.body);
    reply.outputCount = std::int64_t(view.bytes + 3) / 4;
    reply.usage = anthropicUsage(view.usage, {options.provider, options.inputCount, reply.outputCount, options.operation});
    reply.replyId = view.id.string();
    reply.upstreamModel = view.model.string();
    reply.finish = finishOfStopReason(view.stopReason.string());
    return reply;
}

} // namespace portreeve
