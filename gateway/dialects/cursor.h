// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portreeve {

// Walks a JSON text once, front to back, and hands out views of it: nothing is built, nothing is copied. Strict about
// RFC 8259 (but UTF-8, which is one fast check of its own), depth <= 128. Whatever was wrong stays wrong: look at isGood()
// once, at the end.
class Cursor {
public:
    // Of Known text it has been checked before that it is JSON: its strings are passed over without a look inside.
    enum class Text { Unknown, Known };

    explicit Cursor(std::string_view text, Text kind = Text::Unknown) : m_isKnown(kind == Text::Known), m_at(text.data()), m_end(text.data() + text.size()) {}

    // onMember(name): called with the cursor before the member's value, which it must take (skip(), object(), array()).
    // The name is as written between its quotes.
    template <class OnMember>
    bool object(OnMember &&onMember)
    {
        if (!enter('{'))
            return false;
        if (closes('}'))
            return true;
        do {
            std::string_view name;
            if (!takeName(name))
                return false;
            onMember(name);
        } while (isGood() && takes(','));
        return leave('}');
    }

    // onElement(): as above, for each element.
    template <class OnElement>
    bool array(OnElement &&onElement)
    {
        if (!enter('['))
            return false;
        if (closes(']'))
            return true;
        do {
            onElement();
        } while (isGood() && takes(','));
        return leave(']');
    }

    std::string_view skip();          // takes one value and gives its text; empty when it is bad
    char peek()                       // the first character of what comes; '\0' at the end
    {
        return m_at < m_end && std::uint8_t(*m_at) > ' ' ? *m_at : peekPastBlanks();
    }
    const char *position() const { return m_at; }     // one past what was taken; before a value: after peek()
    bool isGood() const { return m_good; }
    bool isAtEnd() { return m_good && peek() == '\0' && m_at == m_end; }

private:
    bool fail();
    char peekPastBlanks();
    bool takes(char c)
    {
        if (peek() != c || m_at == m_end)
            return false;
        ++m_at;
        return true;
    }
    bool enter(char open);
    bool leave(char close);
    bool closes(char close);
    bool takeName(std::string_view &name);
    void skipString();
    void skipKnownString();
    void skipNumber();
    bool digits();
    void skipWord(std::string_view word);

    bool m_isKnown;
    const char *m_at;
    const char *m_end;
    int m_depth = 0;
    bool m_good = true;
};

// A JSON value by its text: a view of a text that a Cursor or scanObject has found good.
struct Slice {
    std::string_view text;

    bool isThere() const { return !text.empty() && text != "null"; }
    bool isObject() const { return text.starts_with('{'); }
    bool isArray() const { return text.starts_with('['); }
    bool isString() const { return text.starts_with('"'); }
    bool isNumber() const { return !text.empty() && (text[0] == '-' || (text[0] >= '0' && text[0] <= '9')); }
    bool isEmptyString() const { return text == "\"\""; }
    bool is(std::string_view word) const;                        // a string that says just that
    std::string string() const;                                  // decoded; empty when it is no string
    std::optional<std::int64_t> integer() const;
    bool isTrue() const { return text == "true"; }
};

struct NamedSlice {
    std::string_view name;     // as written
    Slice value;
};

// The members of an object, found in one pass. Of members that repeat the last one counts, as most parsers have it.
class Fields {
public:
    Fields() = default;
    explicit Fields(Slice object);
    Slice operator[](std::string_view name) const;
    bool has(std::string_view name) const { return !(*this)[name].text.empty(); }
    auto begin() const { return m_members.begin(); }
    auto end() const { return m_members.end(); }
    bool isEmpty() const { return m_members.empty(); }
    std::size_t size() const { return m_members.size(); }

private:
    std::vector<NamedSlice> m_members;
};

std::vector<Slice> elements(Slice array);                        // empty when it is no array
Slice valueAt(Slice object, std::string_view dottedPath);        // "usage.cost"; no text: not there

} // namespace portreeve
