// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/long_answer.h"

#include "gateway/base/json.h"
#include "gateway/dialects/codec.h"

namespace portreeve {

namespace {

constexpr std::size_t mostName = 32;             // longer names are none of ours
constexpr std::size_t mostValue = 64 * 1024;

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

} // namespace

std::unique_ptr<LongAnswer> LongAnswer::make(const Dialect &provider, const Dialect &client, const ReplyOptions &options)
{
    const auto &theirs = static_cast<const Codec &>(provider), &ours = static_cast<const Codec &>(client);
    return theirs.wire() == ours.wire() ? std::make_unique<LongAnswer>(ours, options) : nullptr;
}

LongAnswer::LongAnswer(const Codec &codec, const ReplyOptions &options)
    : m_codec(codec), m_model(options.publicModel), m_provider(options.provider), m_operation(options.operation), m_inputCount(options.inputCount)
{
}

void LongAnswer::feed(std::string_view bytes, std::string &out)
{
    m_out = &out;
    m_bytes += bytes.size();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        // within a text of no interest: on to what could end it
        if (m_inString && !m_isEscaped && m_depth > 1 && m_member != Member::Usage) {
            std::size_t end = i;
            while (end < bytes.size() && bytes[end] != '"' && bytes[end] != '\\')
                ++end;
            out.append(bytes, i, end - i);
            i = end;
            if (i == bytes.size())
                break;
        }
        step(bytes[i]);
    }
    m_out = nullptr;
}

void LongAnswer::step(char c)
{
    const bool isOutermost = m_depth == 1 && !m_inString;
    if (isOutermost && m_part == Part::Value && (c == ',' || c == '}'))
        endValue();
    else if (isOutermost && m_part == Part::AfterName && c != ':' && !isBlank(c))
        beginValue(c);
    if (m_part == Part::Value && m_value.size() < mostValue && m_member != Member::Other)
        m_value += c;
    if (m_part == Part::Name && m_inString && c != '"' && m_name.size() <= mostName)
        m_name += c;
    if (!m_isDropped)
        *m_out += c;
    if (m_inString) {
        if (m_isEscaped)
            m_isEscaped = false;
        else if (c == '\\')
            m_isEscaped = true;
        else if (c == '"')
            closeString();
        return;
    }
    if (c == '"') {
        openString();
    } else if (c == '{' || c == '[') {
        m_began = true;
        ++m_depth;
    } else if ((c == '}' || c == ']') && m_depth > 0) {
        --m_depth;
    } else if (c == ',' && m_depth == 1) {
        m_part = Part::Before;
    }
}

void LongAnswer::openString()
{
    m_inString = true;
    if (m_depth == 1 && m_part == Part::Before) {
        m_part = Part::Name;
        m_name.clear();
    }
}

void LongAnswer::closeString()
{
    m_inString = false;
    if (m_depth == 1 && m_part == Part::Name)
        m_part = Part::AfterName;
}

LongAnswer::Member LongAnswer::memberOf(std::string_view name)
{
    return name == "model" ? Member::Model : name == "id" ? Member::Id : name == "usage" ? Member::Usage : Member::Other;
}

void LongAnswer::beginValue(char c)
{
    m_part = Part::Value;
    m_member = memberOf(m_name);
    m_value.clear();
    if (m_member != Member::Model || c != '"')
        return;
    m_isDropped = true;
    appendQuoted(*m_out, m_model);
}

// `c` that ended it is not part of it.
void LongAnswer::endValue()
{
    if (m_member == Member::Id)
        m_id = m_value;
    if (m_member == Member::Usage)
        m_usage = m_value;
    m_part = Part::After;
    m_member = Member::Other;
    m_isDropped = false;
}

std::optional<Usage> LongAnswer::usage() const
{
    if (m_usage.empty() || m_usage.size() >= mostValue || !parseJson(m_usage))
        return std::nullopt;
    return m_codec.readUsage(m_usage, {m_provider, m_inputCount, outputCount(), m_operation});
}

std::int64_t LongAnswer::outputCount() const { return m_operation == Operation::Embeddings ? 0 : std::int64_t(m_bytes + 3) / 4; }

std::string LongAnswer::replyId() const { return jsonString(m_id).value_or(""); }

} // namespace portreeve
