// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/cursor.h"

#include <array>
#include <cstring>

#include "gateway/base/json.h"
#include "gateway/base/plain_run.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr int deepest = 128;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

} // namespace

bool Cursor::fail()
{
    m_good = false;
    m_at = m_end;
    return false;
}

char Cursor::peekPastBlanks()
{
    while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
        ++m_at;
    return m_at < m_end ? *m_at : '\0';
}

bool Cursor::enter(char open)
{
    if (!takes(open) || ++m_depth > deepest)
        return fail();
    return true;
}

bool Cursor::leave(char close)
{
    --m_depth;
    return takes(close) || fail();
}

bool Cursor::closes(char close)
{
    if (!takes(close))
        return false;
    --m_depth;
    return true;
}

bool Cursor::takeName(std::string_view &name)
{
    if (peek() != '"')
        return fail();
    const char *begin = m_at + 1;
    skipString();
    if (!m_good)
        return false;
    name = std::string_view(begin, std::size_t(m_at - begin - 1));
    return takes(':') || fail();
}

// To a quote that no odd number of backslashes stands before.
void Cursor::skipKnownString()
{
    const char *begin = ++m_at;
    while (const void *found = std::memchr(m_at, '"', std::size_t(m_end - m_at))) {
        const char *quote = static_cast<const char *>(found);
        const char *slashes = quote;
        while (slashes > begin && slashes[-1] == '\\')
            --slashes;
        m_at = quote + 1;
        if ((quote - slashes) % 2 == 0)
            return;
        begin = m_at;
    }
    fail();
}

void Cursor::skipString()
{
    ++m_at;
    for (;;) {
        m_at = skipPlain(m_at, m_end);
        if (m_at < m_end && *m_at == '"') {
            ++m_at;
            return;
        }
        while (m_at < m_end && *m_at != '"' && *m_at != '\\' && std::uint8_t(*m_at) >= 0x20)
            ++m_at;
        if (m_at == m_end || std::uint8_t(*m_at) < 0x20) {
            fail();
            return;
        }
        if (*m_at++ == '"')
            return;
        if (m_at == m_end || !std::strchr("\"\\/bfnrtu", *m_at) || *m_at == '\0') {
            fail();
            return;
        }
        if (*m_at++ != 'u')
            continue;
        for (int i = 0; i < 4; ++i, ++m_at) {
            if (m_at == m_end || hexValue(*m_at) < 0) {
                fail();
                return;
            }
        }
    }
}

bool Cursor::digits()
{
    const char *from = m_at;
    while (m_at < m_end && isDigit(*m_at))
        ++m_at;
    return m_at > from || fail();
}

void Cursor::skipNumber()
{
    if (*m_at == '-')
        ++m_at;
    if (m_at < m_end && *m_at == '0')
        ++m_at;
    else if (!digits())
        return;
    if (m_at < m_end && *m_at == '.') {
        ++m_at;
        if (!digits())
            return;
    }
    if (m_at < m_end && (*m_at == 'e' || *m_at == 'E')) {
        ++m_at;
        if (m_at < m_end && (*m_at == '+' || *m_at == '-'))
            ++m_at;
        digits();
    }
}

void Cursor::skipWord(std::string_view word)
{
    if (!std::string_view(m_at, std::size_t(m_end - m_at)).starts_with(word)) {
        fail();
        return;
    }
    m_at += word.size();
}

std::string_view Cursor::skip()
{
    const char first = peek();
    const char *begin = m_at;
    switch (first) {
    case '{': object([this](std::string_view) { skip(); }); break;
    case '[': array([this] { skip(); }); break;
    case '"': m_isKnown ? skipKnownString() : skipString(); break;
    case 't': skipWord("true"); break;
    case 'f': skipWord("false"); break;
    case 'n': skipWord("null"); break;
    default:
        if (first == '-' || isDigit(first))
            skipNumber();
        else
            fail();
    }
    return m_good ? std::string_view(begin, std::size_t(m_at - begin)) : std::string_view();
}

bool Slice::is(std::string_view word) const
{
    return text.size() == word.size() + 2 && text.front() == '"' && text.substr(1, word.size()) == word;
}

std::string Slice::string() const { return jsonString(text).value_or(std::string()); }

std::optional<std::int64_t> Slice::integer() const { return jsonInteger(text); }

Fields::Fields(Slice object)
{
    if (!object.isObject())
        return;
    m_members.reserve(8);
    Cursor cursor(object.text);
    cursor.object([&](std::string_view name) { m_members.push_back({name, {cursor.skip()}}); });
}

Slice Fields::operator[](std::string_view name) const
{
    for (auto member = m_members.rbegin(); member != m_members.rend(); ++member) {
        if (member->name == name)
            return member->value;
    }
    return {};
}

std::vector<Slice> elements(Slice array)
{
    std::vector<Slice> found;
    if (!array.isArray())
        return found;
    Cursor cursor(array.text);
    cursor.array([&] { found.push_back({cursor.skip()}); });
    return found;
}

Slice valueAt(Slice object, std::string_view dottedPath)
{
    while (!dottedPath.empty() && !object.text.empty()) {
        const auto dot = dottedPath.find('.');
        object = Fields(object)[dottedPath.substr(0, dot)];
        dottedPath = dot == std::string_view::npos ? std::string_view() : dottedPath.substr(dot + 1);
    }
    return object;
}

} // namespace portreeve
