// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "gateway/dialects/members.h"
#include "gateway/dialects/openai_compose.h"
#include "gateway/dialects/openai_request.h"

namespace portreeve {

namespace {

// OpenAI keeps metadata with stored completions: pairs of texts. What LiteLLM's clients put there is for the gateway alone.
bool isStoredMetadata(const Draft &draft)
{
    if (!draft["store"].isTrue())
        return false;
    for (const NamedSlice &pair : Fields(draft["metadata"])) {
        if (!pair.value.isString())
            return false;
    }
    return true;
}

void dropMetadata(Draft &draft, const ProviderRules &rules, const WriteOptions &options)
{
    const bool isOpenai = options.provider && (options.provider->slug == "openai" || options.provider->slug == "azure");
    if (!rules.takesMetadata && !(isOpenai && isStoredMetadata(draft)))
        draft.remove("metadata");
}

// Usage is asked for in every stream: the ledger needs it, the relay takes it out again where the client did not ask.
void askForUsage(Draft &draft)
{
    const Slice options = draft["stream_options"];
    const Fields fields(options);
    std::string asked = "{";
    int told = 0;
    for (const NamedSlice &option : fields) {
        if (option.name == "include_usage") {
            told += option.value.isTrue() ? 1 : 2;
            continue;
        }
        asked.append(1, '"').append(option.name).append("\":").append(option.value.text).append(1, ',');
    }
    if (told != 1)
        draft.set("stream_options", asked + "\"include_usage\":true}");
}

void limitOutput(Draft &draft, std::int64_t most)
{
    const std::string limit = std::to_string(most);
    const bool hasNew = draft["max_completion_tokens"].isThere(), hasOld = draft["max_tokens"].isThere();
    if (hasNew)
        draft.set("max_completion_tokens", limit);
    if (hasOld || !hasNew)
        draft.set("max_tokens", limit);
}

} // namespace

void removeExtras(Draft &draft, const std::vector<std::string> &native)
{
    for (Draft::Entry &entry : draft.entries()) {
        const KnownMember *known = entry.original ? knownMember(*entry.original) : nullptr;
        if (known && (known->kind == MemberKind::Extra || known->name != entry.name))
            entry.isRemoved = std::ranges::find(native, entry.name) == native.end();
    }
}

ChatRequest begunRequest(Draft &draft, const RequestFacts &facts)
{
    ChatRequest request;
    if (draft["drop_params"].isThere())
        request.dropParams = draft["drop_params"].isTrue();
    for (const Slice name : elements(draft["allowed_openai_params"]))
        request.allowedParams.push_back(name.string());
    removeExtras(draft);
    request.model = facts.model;
    request.stream = facts.stream;
    request.includeUsage = facts.includeUsage;
    request.maxOutput = facts.maxOutput;
    request.user = facts.endUser;
    request.serviceTier = facts.serviceTier;
    return request;
}

std::optional<Refusal> finishOpenaiRequest(Draft &draft, const RequestTraits &traits, const DropPolicy &policy, const WriteOptions &options)
{
    const ProviderRules &rules = rulesOf(options.provider, options.model, options.operation);
    if (options.operation == Operation::Chat) {
        if (traits.isStream && rules.asksForStreamUsage)
            askForUsage(draft);
        if (options.maxOutput)
            limitOutput(draft, *options.maxOutput);
    }
    if (auto no = applyRules(draft, rules, policy, options))
        return no;
    if (auto no = applyDeepRules(draft, rules, traits, policy, options))
        return no;
    if (options.additionalDrop)
        dropNamed(draft, *options.additionalDrop);
    mergeExtraBody(draft, options.extraBody);
    return std::nullopt;
}

Result<std::string> spliceOpenaiRequest(const RequestFacts &facts, std::string_view body, const WriteOptions &options)
{
    Draft draft(body, facts.members);
    const DropPolicy policy = dropPolicy(options, draft);
    const ProviderRules &rules = rulesOf(options.provider, options.model, options.operation);
    removeExtras(draft, rules.native);
    dropMetadata(draft, rules, options);
    draft.set("model", quoted(options.model));
    if (auto no = finishOpenaiRequest(draft, {facts.stream, facts.hasThinking}, policy, options))
        return std::move(*no);
    return draft.text();
}

} // namespace portreeve
