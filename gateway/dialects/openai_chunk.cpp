// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/openai_chunk.h"

namespace portreeve {

namespace {

std::size_t stringBytes(Slice value)
{
    if (value.isString())
        return value.text.size() - 2;
    std::size_t bytes = 0;      // of a list of parts: their texts
    for (const Slice part : elements(value)) {
        const Fields fields(part);
        for (const char *name : {"text", "thinking", "summary", "data"})
            bytes += stringBytes(fields[name]);
    }
    return bytes;
}

std::size_t objectBytes(Slice value) { return value.isObject() || value.isArray() ? value.text.size() : 0; }

std::string_view between(const char *begin, const char *end) { return {begin, std::size_t(end - begin)}; }

} // namespace

std::size_t ChoiceView::contentBytes() const
{
    std::size_t bytes = stringBytes(content) + stringBytes(refusal) + objectBytes(functionCall) + objectBytes(audio) + objectBytes(images);
    if (thinking().isThere())
        bytes += stringBytes(thinking());
    else
        bytes += stringBytes(reasoningDetails);
    for (const ToolDelta &tool : tools)
        bytes += stringBytes(tool.name) + (tool.arguments.isString() ? stringBytes(tool.arguments) : objectBytes(tool.arguments));
    return bytes;
}

bool ChunkView::read(std::string_view text, Kind kind)
{
    m_deltaName = kind == Kind::Chunk ? "delta" : "message";
    whole = id = object = created = model = usage = error = serviceTier = groq = {};
    usageCut = {};
    hasChoices = m_isBad = false;
    m_count = 0;
    Cursor cursor(text);
    const char *previousEnd = nullptr, *usageKey = nullptr;
    bool usageIsFirst = false;
    if (cursor.peek() != '{')
        return false;
    cursor.object([&](std::string_view name) {
        const char *key = name.data() - 1;
        if (usageIsFirst && usageCut.empty())        // it is followed by this one: its comma goes with it
            usageCut = between(usageKey, key);
        if (name == "usage") {
            usage = {cursor.skip()};
            usageKey = key;
            usageIsFirst = !previousEnd;
            const char *end = usage.text.data() + usage.text.size();
            usageCut = usageIsFirst ? std::string_view() : between(previousEnd, end);
            previousEnd = end;
            return;
        }
        readTop(cursor, name);
        previousEnd = cursor.position();
    });
    if (usageIsFirst && usageCut.empty())
        usageCut = between(usageKey, usage.text.data() + usage.text.size());
    whole = {text};
    return cursor.isAtEnd() && !m_isBad;
}

void ChunkView::readTop(Cursor &cursor, std::string_view name)
{
    if (name == "choices") {
        hasChoices = true;
        if (cursor.peek() == 'n') {      // null, as some servers have it in their usage chunk
            cursor.skip();
            return;
        }
        cursor.array([&] { readChoice(cursor); });
        return;
    }
    const Slice value{cursor.skip()};
    if (name == "id")
        id = value;
    else if (name == "model")
        model = value;
    else if (name == "object")
        object = value;
    else if (name == "created")
        created = value;
    else if (name == "error")
        error = value;
    else if (name == "service_tier")
        serviceTier = value;
    else if (name == "x_groq")
        groq = value;
}

void ChunkView::readChoice(Cursor &cursor)
{
    if (cursor.peek() != '{') {
        m_isBad = true;
        cursor.skip();
        return;
    }
    if (m_count == m_choices.size())
        m_choices.emplace_back();
    std::vector<ToolDelta> tools = std::move(m_choices[m_count].tools);
    tools.clear();
    ChoiceView &choice = m_choices[m_count];
    choice = {};
    choice.tools = std::move(tools);
    choice.index = std::int64_t(m_count++);
    const char *begin = cursor.position();
    cursor.object([&](std::string_view name) {
        if (name == m_deltaName && cursor.peek() == '{') {
            readDelta(cursor, choice);
            return;
        }
        const Slice value{cursor.skip()};
        if (name == "index")
            choice.index = value.integer().value_or(choice.index);
        else if (name == "logprobs")
            choice.logprobs = value;
        else if (name == "finish_reason") {
            choice.hasFinish = true;
            choice.finish = value.isString() ? value : Slice();
        }
    });
    choice.whole = {between(begin, cursor.position())};
}

void ChunkView::readDelta(Cursor &cursor, ChoiceView &choice)
{
    const char *begin = cursor.position();
    cursor.object([&](std::string_view name) {
        if (name == "tool_calls" && cursor.peek() == '[') {
            readTools(cursor, choice);
            choice.toolsMember = between(name.data() - 1, cursor.position());
            return;
        }
        const Slice value{cursor.skip()};
        if (name == "content")
            choice.content = value;
        else if (name == "reasoning_content")
            choice.reasoningContent = value;
        else if (name == "reasoning")
            choice.reasoning = value;
        else if (name == "refusal")
            choice.refusal = value;
        else if (name == "function_call")
            choice.functionCall = value;
        else if (name == "audio")
            choice.audio = value;
        else if (name == "images")
            choice.images = value;
        else if (name == "reasoning_details")
            choice.reasoningDetails = value;
        else if (name == "thinking_blocks")
            choice.thinkingBlocks = value;
    });
    choice.delta = {between(begin, cursor.position())};
}

void ChunkView::readTools(Cursor &cursor, ChoiceView &choice)
{
    std::int64_t place = 0;
    cursor.array([&] {
        ToolDelta tool;
        tool.index = place++;
        if (cursor.peek() != '{') {
            m_isBad = true;
            cursor.skip();
            return;
        }
        cursor.object([&](std::string_view name) {
            if (name == "function" && cursor.peek() == '{') {
                cursor.object([&](std::string_view inner) {
                    const Slice value{cursor.skip()};
                    if (inner == "name")
                        tool.name = value;
                    else if (inner == "arguments")
                        tool.arguments = value;
                });
                return;
            }
            const Slice value{cursor.skip()};
            if (name == "index")
                tool.index = value.integer().value_or(tool.index);
            else if (name == "id")
                tool.id = value;
        });
        choice.tools.push_back(tool);
    });
}

} // namespace portreeve
