// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/openai_wire.h"

#include "gateway/base/json.h"

namespace portreeve {

ChunkHead chunkHead(const ReplyOptions &options)
{
    return {quoted("chatcmpl-" + std::string(options.replyId)), std::to_string(options.created), quoted(options.publicModel)};
}

void appendChunkHead(std::string &out, const ChunkHead &head)
{
    out += "{\"id\":";
    out += head.id;
    out += ",\"object\":\"chat.completion.chunk\",\"created\":";
    out += head.created;
    out += ",\"model\":";
    out += head.model;
}

bool saysBroken(Slice finish)
{
    return finish.is("error") || finish.is("network_error") || finish.is("insufficient_system_resource");
}

namespace {

bool isEmptyObject(Slice object)
{
    Cursor cursor(object.text.substr(1));
    return cursor.peek() == '}';
}

// One member more, as the first of an object.
void insertFirst(Patches &patches, Slice object, std::string member)
{
    if (!isEmptyObject(object))
        member += ',';
    patches.insert(object.text.data() + 1, patches.own(std::move(member)));
}

void patchThinking(Patches &patches, const ChoiceView &choice, Mender &mender)
{
    const Mender::Mended mended = mender.mend(choice, choice.finish.isThere());
    if (!choice.delta.isThere())
        return;
    std::string added;
    if (mended.isThinking && choice.reasoningContent.text.empty())
        added = "\"reasoning_content\":" + quoted(mended.thinking);
    else if (mended.isThinking)
        patches.replace(choice.reasoningContent.text, patches.own(quoted(mended.thinking)));
    if (mended.isContent && !choice.content.text.empty())
        patches.replace(choice.content.text, patches.own(quoted(mended.content)));
    else if (mended.isContent && !mended.content.empty())
        added += (added.empty() ? "\"content\":" : ",\"content\":") + quoted(mended.content);
    if (!added.empty())
        insertFirst(patches, choice.delta, std::move(added));
}

// Arguments of the tool that stands for a JSON schema become content.
void patchJsonAnswer(Patches &patches, const ChoiceView &choice)
{
    if (choice.finish.is("tool_calls"))
        patches.replace(choice.finish.text, "\"stop\"");
    if (choice.tools.empty())
        return;
    const Slice arguments = choice.tools.front().arguments;
    const std::string_view text = arguments.isString() ? arguments.text : std::string_view("\"\"");
    if (choice.content.text.empty()) {
        patches.replace(choice.toolsMember, patches.own("\"content\":" + std::string(text)));
        return;
    }
    patches.replace(choice.content.text, text);
    patches.replace(choice.toolsMember, "\"tool_calls\":null");
}

} // namespace

void patchChoice(Patches &patches, const ChoiceView &choice, Mender &mender)
{
    if (!choice.hasFinish)
        patches.insert(choice.whole.text.data() + choice.whole.text.size() - 1, isEmptyObject(choice.whole) ? "\"finish_reason\":null" : ",\"finish_reason\":null");
    if (mender.isJsonAnswer(choice))
        patchJsonAnswer(patches, choice);
    else if (mender.isNeeded(choice))
        patchThinking(patches, choice, mender);
}

void patchHead(Patches &patches, const ChunkView &view, const ChunkHead &head, std::string_view object)
{
    if (!view.model.text.empty())
        patches.replace(view.model.text, head.model);
    // Azure's first chunk has only filter results, and an empty id.
    if (view.size() > 0 && !view.id.text.empty() && !(view.id.isString() && !view.id.isEmptyString()))
        patches.replace(view.id.text, head.id);
    if (!view.model.text.empty() && !view.id.text.empty() && !view.created.text.empty() && !view.object.text.empty())
        return;
    std::string missing;
    const auto add = [&](Slice there, std::string_view name, std::string_view value) {
        if (there.text.empty())
            missing.append(missing.empty() ? "\"" : ",\"").append(name).append("\":").append(value);
    };
    add(view.id, "id", head.id);
    add(view.object, "object", object);
    add(view.created, "created", head.created);
    add(view.model, "model", head.model);
    const std::string_view text = view.whole.text.substr(view.whole.text.find('{'));
    insertFirst(patches, {text}, std::move(missing));
}

std::string openaiErrorBody(const Refusal &refusal)
{
    if (!refusal.body.empty())
        return refusal.body;
    std::string out = "{\"error\":{\"message\":";
    appendQuoted(out, refusal.message);
    out += ",\"type\":";
    appendQuoted(out, refusal.type);
    out += ",\"param\":";
    if (refusal.param)
        appendQuoted(out, *refusal.param);
    else
        out += "null";
    out += ",\"code\":";
    appendQuoted(out, refusal.code.empty() ? std::to_string(refusal.status) : refusal.code);
    if (!refusal.providerFields.empty())
        out += ",\"provider_specific_fields\":" + refusal.providerFields;
    out += "}}";
    return out;
}

} // namespace portreeve
