// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/openai_mend.h"

#include <algorithm>

#include <boost/json.hpp>

#include "gateway/base/json.h"
#include "gateway/dialects/parts.h"

namespace portreeve {

namespace {

constexpr std::size_t mostHeld = 256;      // blanks before a tag, at most
constexpr std::string_view opening = "<think>", closing = "</think>";

// How many of the last bytes of `text` could be the begin of `tag`.
std::size_t heldTail(std::string_view text, std::string_view tag)
{
    for (std::size_t size = std::min(text.size(), tag.size() - 1); size > 0; --size) {
        if (text.ends_with(tag.substr(0, size)))
            return size;
    }
    return 0;
}

// Texts of a list of parts: [{"type":"text","text":..}], [{"type":"summary_text","text":..}], or a plain string.
void appendTexts(std::string &out, Slice value)
{
    if (value.isString())
        out += value.string();
    for (const Slice part : elements(value))
        out += part.isString() ? part.string() : Fields(part)["text"].string();
}

// Content as a list: Mistral's {type: thinking, thinking: [...]}, Databricks' {type: reasoning, summary: [...]}, text.
void readParts(Slice parts, std::string &content, std::string &thinking)
{
    for (const Slice part : elements(parts)) {
        const Fields fields(part);
        if (fields["type"].is("thinking"))
            appendTexts(thinking, fields["thinking"]);
        else if (fields["type"].is("reasoning"))
            appendTexts(thinking, fields.has("summary") ? fields["summary"] : fields["text"]);
        else
            content += fields["text"].string();
    }
}

void readDetails(Slice details, std::string &thinking)
{
    for (const Slice detail : elements(details)) {
        const Fields fields(detail);
        thinking += (fields.has("text") ? fields["text"] : fields["summary"]).string();
    }
}

bool hasThinkTags(const Provider *provider)
{
    if (!provider || !provider->row.is_object())
        return false;
    const json::value *reasoning = provider->row.get_object().if_contains("reasoning");
    const json::value *out = reasoning && reasoning->is_object() ? reasoning->get_object().if_contains("out") : nullptr;
    return out && out->is_string() && out->get_string() == "think_tags";
}

} // namespace

void ThinkTags::feed(std::string_view text, std::string &content, std::string &thinking)
{
    if (m_where == Where::After) {
        content += text;
        return;
    }
    m_held += text;
    if (m_where == Where::Start) {
        const std::size_t begin = m_held.find_first_not_of(" \t\r\n");
        const std::string_view rest = begin == std::string::npos ? std::string_view() : std::string_view(m_held).substr(begin);
        if (rest.size() < opening.size() && opening.starts_with(rest) && m_held.size() < mostHeld)
            return;
        if (!rest.starts_with(opening)) {
            m_where = Where::After;
            content += m_held;
            m_held.clear();
            return;
        }
        m_held.erase(0, begin + opening.size());
        m_where = Where::Inside;
    }
    const std::size_t end = m_held.find(closing);
    if (end != std::string::npos) {
        thinking.append(m_held, 0, end);
        content.append(m_held, end + closing.size());
        m_held.clear();
        m_where = Where::After;
        return;
    }
    const std::size_t ready = m_held.size() - heldTail(m_held, closing);
    thinking.append(m_held, 0, ready);
    m_held.erase(0, ready);
}

void ThinkTags::end(std::string &content, std::string &thinking)
{
    (m_where == Where::Inside ? thinking : content) += m_held;
    m_held.clear();
    m_where = Where::After;
}

Mender::Mender(const Provider *provider) : m_tagged(hasThinkTags(provider)) {}

bool Mender::isNeeded(const ChoiceView &choice) const
{
    return m_tagged || choice.content.isArray()
        || (!choice.reasoningContent.isThere() && (choice.reasoning.isThere() || choice.reasoningDetails.isThere()));
}

bool Mender::isJsonAnswer(const ChoiceView &choice)
{
    for (const ToolDelta &tool : choice.tools) {
        if (tool.name.is(jsonToolName))
            m_jsonAnswers.insert(choice.index);
    }
    return !m_jsonAnswers.empty() && m_jsonAnswers.contains(choice.index);
}

Mender::Mended Mender::mend(const ChoiceView &choice, bool isLast)
{
    Mended mended;
    if (choice.content.isArray()) {
        mended.isContent = true;
        readParts(choice.content, mended.content, mended.thinking);
    } else if (m_tagged && (choice.content.isString() || isLast)) {
        mended.isContent = true;
        ThinkTags &tags = m_tags[choice.index];
        tags.feed(choice.content.string(), mended.content, mended.thinking);
        if (isLast)
            tags.end(mended.content, mended.thinking);
    }
    if (!choice.reasoningContent.isThere() && mended.thinking.empty()) {
        if (choice.reasoning.isString())
            mended.thinking = choice.reasoning.string();
        else
            readDetails(choice.reasoningDetails, mended.thinking);
    }
    mended.isThinking = !mended.thinking.empty();
    return mended;
}

} // namespace portreeve
