// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/json_scan.h"

#include <bitset>
#include <cstring>
#include <memory>

#include <simdjson.h>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr std::size_t deepest = 128;
constexpr std::size_t keptCapacity = 1u << 20;

using Stage = simdjson::internal::dom_parser_implementation;

// simdjson's first stage with room for `size` bytes: one a thread, a passing one for the largest texts.
class StageOne {
public:
    Stage *forSize(std::size_t size)
    {
        if (size > keptCapacity)
            return make(size, m_large);
        if (!m_kept || m_kept->capacity() < size)
            make(std::max<std::size_t>(size * 2, 16 * 1024), m_kept);
        return m_kept.get();
    }
    void release() { m_large.reset(); }

private:
    static Stage *make(std::size_t size, std::unique_ptr<Stage> &into)
    {
        into.reset();
        if (simdjson::get_active_implementation()->create_dom_parser_implementation(size, 1, into))
            into.reset();
        return into.get();
    }
    std::unique_ptr<Stage> m_kept, m_large;
};

bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isNumber(std::string_view text)
{
    std::size_t i = 0;
    const auto digits = [&] {
        const std::size_t from = i;
        while (i < text.size() && isDigit(text[i]))
            ++i;
        return i > from;
    };
    if (i < text.size() && text[i] == '-')
        ++i;
    if (i < text.size() && text[i] == '0')
        ++i;
    else if (!digits())
        return false;
    if (i < text.size() && text[i] == '.') {
        ++i;
        if (!digits())
            return false;
    }
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && (text[i] == '+' || text[i] == '-'))
            ++i;
        if (!digits())
            return false;
    }
    return i == text.size();
}

// The inside of a string: every backslash begins a known escape. Gives the bad one's offset, or npos.
std::size_t badEscape(std::string_view inside)
{
    std::size_t i = 0;
    while (const void *found = std::memchr(inside.data() + i, '\\', inside.size() - i)) {
        i = std::size_t(static_cast<const char *>(found) - inside.data());
        if (i + 1 >= inside.size())
            return i;
        const char kind = inside[i + 1];
        if (kind == 'u') {
            if (i + 6 > inside.size())
                return i;
            for (std::size_t k = i + 2; k < i + 6; ++k) {
                if (hexValue(inside[k]) < 0)
                    return i;
            }
            i += 6;
        } else if (std::strchr("\"\\/bfnrt", kind) && kind) {
            i += 2;
        } else {
            return i;
        }
        if (i >= inside.size())
            break;
    }
    return std::string_view::npos;
}

// The grammar over the structural characters.
class Walk {
public:
    Walk(std::string_view text, const std::uint32_t *indexes, std::uint32_t count, MemberTaker *taker)
        : m_text(text), m_indexes(indexes), m_count(count), m_taker(taker)
    {
    }

    JsonFault run()
    {
        if (!value())
            return m_fault;
        while (m_depth > 0) {
            if (!inContainer())
                return m_fault;
        }
        if (m_at < m_count)
            fail("unexpected content after document", m_indexes[m_at]);
        return m_fault;
    }

private:
    bool fail(const char *what, std::size_t at)
    {
        if (!m_fault.what)
            m_fault = {what, at};
        return false;
    }
    bool hasMore() const { return m_at < m_count; }
    std::size_t here() const { return hasMore() ? m_indexes[m_at] : m_text.size(); }
    char peek() const { return hasMore() ? m_text[m_indexes[m_at]] : '\0'; }

    // One past the token that begins at `from`: up to the next structural character, without the blanks between.
    std::size_t tokenEnd(std::size_t from) const
    {
        std::size_t end = m_at + 1 < m_count ? m_indexes[m_at + 1] : m_text.size();
        while (end > from + 1 && isBlank(m_text[end - 1]))
            --end;
        return end;
    }

    bool string()
    {
        const std::size_t begin = here(), end = tokenEnd(begin);
        if (end < begin + 2 || m_text[end - 1] != '"')
            return fail("invalid string", begin);
        const std::size_t bad = badEscape(m_text.substr(begin + 1, end - begin - 2));
        if (bad != std::string_view::npos)
            return fail("invalid escaped character in string", begin + 1 + bad);
        m_end = end;
        ++m_at;
        return true;
    }

    bool scalar()
    {
        const std::size_t begin = here(), end = tokenEnd(begin);
        const std::string_view token = m_text.substr(begin, end - begin);
        if (token != "true" && token != "false" && token != "null" && !isNumber(token))
            return fail(token.size() > 0 && (isDigit(token[0]) || token[0] == '-') ? "invalid number" : "invalid literal", begin);
        m_end = end;
        ++m_at;
        return true;
    }

    // A value: scalars whole, containers are entered.
    bool value()
    {
        if (!hasMore())
            return fail("unexpected end of data", m_text.size());
        const std::size_t begin = here();
        switch (peek()) {
        case '{':
        case '[':
            return enter(peek() == '{');
        case '"':
            if (!string())
                return false;
            break;
        case '}': case ']': case ',': case ':':
            return fail("unexpected character", begin);
        default:
            if (!scalar())
                return false;
        }
        if (m_depth == 1)
            give(begin);
        return true;
    }

    bool enter(bool isObject)
    {
        const std::size_t begin = here();
        if (m_depth >= deepest)
            return fail("nested too deeply (128 levels are taken)", begin);
        if (m_depth == 1)
            m_openBegin = begin;
        m_isObject[m_depth++] = isObject;
        ++m_at;
        m_first = true;
        return true;
    }

    bool leave()
    {
        m_end = here() + 1;
        ++m_at;
        --m_depth;
        m_first = false;
        if (m_depth == 1)
            give(m_openBegin);
        return true;
    }

    bool key()
    {
        if (peek() != '"')
            return fail(hasMore() ? "object keys must be strings" : "unexpected end of data", here());
        const std::size_t begin = here();
        if (!string())
            return false;
        if (m_depth == 1) {
            m_keyBegin = begin;
            m_keyEnd = m_end;
        }
        if (peek() != ':')
            return fail(hasMore() ? "expected ':'" : "unexpected end of data", here());
        ++m_at;
        return true;
    }

    // One step inside the innermost container: an element, or its end.
    bool inContainer()
    {
        const bool isObject = m_isObject[m_depth - 1];
        const char close = isObject ? '}' : ']';
        if (!hasMore())
            return fail("unexpected end of data", m_text.size());
        if (peek() == close)
            return leave();
        if (!m_first && !takeComma(isObject))
            return false;
        m_first = false;
        if (isObject && !key())
            return false;
        return value();
    }

    bool takeComma(bool isObject)
    {
        if (peek() != ',')
            return fail(isObject ? "expected ',' or '}'" : "expected ',' or ']'", here());
        ++m_at;
        if (peek() == '}' || peek() == ']')
            return fail("trailing comma is not allowed", here());
        return true;
    }

    void give(std::size_t valueBegin)
    {
        if (m_taker && m_isObject[0])
            m_taker->take(std::uint32_t(m_keyBegin), std::uint32_t(m_keyEnd), std::uint32_t(valueBegin), std::uint32_t(m_end));
    }

    std::string_view m_text;
    const std::uint32_t *m_indexes;
    std::uint32_t m_count;
    MemberTaker *m_taker;
    std::uint32_t m_at = 0;
    std::size_t m_depth = 0, m_end = 0, m_openBegin = 0, m_keyBegin = 0, m_keyEnd = 0;
    bool m_first = false;
    std::bitset<deepest> m_isObject;
    JsonFault m_fault;
};

JsonFault faultOf(simdjson::error_code code, std::string_view text)
{
    switch (code) {
    case simdjson::EMPTY:
        return {"unexpected end of data", text.size()};
    case simdjson::UNCLOSED_STRING:
        return {"unexpected end of data", text.size()};
    case simdjson::UTF8_ERROR:
        return {"str is not valid UTF-8", 0};
    case simdjson::UNESCAPED_CHARS:
        return {"control character in string", 0};
    default:
        return {"malformed", 0};
    }
}

} // namespace

JsonFault checkJson(std::string_view text, MemberTaker *taker)
{
    thread_local StageOne stages;
    Stage *stage = stages.forSize(text.size());
    if (!stage)
        return {"too large", 0};
    const auto code = stage->stage1(reinterpret_cast<const std::uint8_t *>(text.data()), text.size(), simdjson::stage1_mode::regular);
    if (code) {
        stages.release();
        return faultOf(code, text);
    }
    const JsonFault fault = Walk(text, stage->structural_indexes.get(), stage->n_structural_indexes, taker).run();
    stages.release();
    return fault;
}

} // namespace portreeve
