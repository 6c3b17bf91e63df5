// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/request_filter.h"

#include <algorithm>
#include <optional>

#include "gateway/base/text.h"
#include "gateway/sinks/request_value.h"

namespace portreeve {

namespace {

constexpr std::size_t mostText = 4096, mostTerms = 64, mostValues = 100;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isNameCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; }

std::size_t utf16Length(std::string_view text)
{
    std::size_t units = 0;
    for (const char c : text) {
        const auto byte = std::uint8_t(c);
        units += (byte & 0xc0) == 0x80 ? 0 : byte >= 0xf0 ? 2 : 1;
    }
    return units;
}

std::string nearFields(std::string_view name)
{
    std::vector<std::string> names;
    for (const auto &field : requestFields())
        names.emplace_back(field.name);
    if (const auto near = nearest(name, names))
        return ". Did you mean `" + *near + ":`?";
    return ". Fields are " + join(names, ", ") + ". To look for the text itself, put it in quotes";
}

// Reads a filter from left to right. What goes wrong first is thrown as a FilterFault and caught in parseRequestFilter().
class Reading {
public:
    explicit Reading(std::string_view text) : m_text(text) {}

    RequestFilter filter()
    {
        RequestFilter filter;
        for (skipSpace(); m_at < m_text.size(); skipSpace()) {
            if (filter.terms.size() == mostTerms)
                fail("A filter has at most " + std::to_string(mostTerms) + " terms", m_at, m_text.size());
            filter.terms.push_back(term());
        }
        return filter;
    }

private:
    [[noreturn]] void fail(std::string message, std::size_t from, std::size_t to) const
    {
        throw FilterFault{std::move(message), utf16Length(m_text.substr(0, from)), std::max<std::size_t>(1, utf16Length(m_text.substr(from, to - from)))};
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }
    bool isAt(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }

    FilterTerm term()
    {
        FilterTerm term;
        const std::size_t begin = m_at;
        term.isNegated = isAt('-');
        m_at += term.isNegated;
        if (m_at == m_text.size() || isSpace(m_text[m_at]))
            fail("A - leaves out what follows it, and nothing follows. Put it in quotes to look for it", begin, m_at);
        if (const auto name = fieldName())
            fieldTerm(term, *name);
        else
            bareTerm(term);
        term.from = utf16Length(m_text.substr(0, begin));
        term.length = utf16Length(m_text.substr(begin, m_at - begin));
        return term;
    }

    // The name before a colon; nullopt: this is no field.
    std::optional<std::string> fieldName()
    {
        std::size_t end = m_at;
        while (end < m_text.size() && isNameCharacter(m_text[end]))
            ++end;
        const std::string_view name = m_text.substr(m_at, end - m_at);
        // of a tag's own name anything may be part but what ends it
        if (name.starts_with("tag.")) {
            while (end < m_text.size() && m_text[end] != ':' && !isSpace(m_text[end]) && m_text[end] != '"')
                ++end;
        }
        if (end == m_at || end == m_text.size() || m_text[end] != ':')
            return std::nullopt;
        return std::string(m_text.substr(m_at, end - m_at));
    }

    void bareTerm(FilterTerm &term)
    {
        const std::size_t begin = m_at;
        const std::string text = isAt('"') ? quoted() : std::string(word(false));
        if (text.empty())
            fail("There is nothing between the quotes", begin, m_at);
        term.asks = FilterTerm::Asks::Anything;
        term.texts.push_back({lower(text), false});
    }

    void fieldTerm(FilterTerm &term, const std::string &name)
    {
        const std::size_t begin = m_at;
        m_at += name.size() + 1;
        if (name == "has")
            return hasTerm(term);
        term.field = knownField(name, begin);
        const std::size_t valueBegin = m_at;
        if (isAt('('))
            return list(term, name);
        value(term, name, false);
        if (m_at == valueBegin)
            fail("`" + name + ":` needs a value, for example " + term.field->example, begin, m_at);
    }

    const RequestField *knownField(const std::string &name, std::size_t begin) const
    {
        if (const auto *field = findRequestField(name); field && name != "tag.")
            return field;
        if (const auto why = whyNotRecorded(name); !why.empty())
            fail("`" + name + ":` finds nothing here: " + std::string(why), begin, begin + name.size());
        fail("There is no field `" + name + ":`" + nearFields(name), begin, begin + name.size());
    }

    void hasTerm(FilterTerm &term)
    {
        const std::size_t begin = m_at;
        const std::string name(word(false));
        if (name.empty())
            fail("`has:` needs the name of a field, for example has:error", begin - 4, m_at);
        term.field = knownField(name, begin);
        term.asks = FilterTerm::Asks::Has;
        if (!name.starts_with("tag."))
            return;
        term.asks = FilterTerm::Asks::Text;
        addTagValues(term, name, {"*", true});
    }

    // "(" value *("OR" value) ")"
    void list(FilterTerm &term, const std::string &name)
    {
        const std::size_t begin = m_at++;
        for (std::size_t count = 1;; ++count) {
            skipSpace();
            const std::size_t valueBegin = m_at;
            if (count > mostValues)
                fail("A list has at most " + std::to_string(mostValues) + " values", begin, m_at);
            value(term, name, true);
            if (m_at == valueBegin)
                fail(m_at == m_text.size() ? "This list has no end: a ) is missing" : "A value is missing here: (a OR b)", m_at == m_text.size() ? begin : m_at,
                     std::min(m_at + 1, m_text.size()));
            skipSpace();
            if (isAt(')'))
                break;
            const std::size_t orBegin = m_at;
            if (word(true) != "OR")
                fail(orBegin == m_text.size() ? "This list has no end: a ) is missing" : "Values of a list are joined by OR, in capitals: (a OR b)",
                     orBegin == m_text.size() ? begin : orBegin, m_at);
        }
        ++m_at;
        if (m_at < m_text.size() && !isSpace(m_text[m_at]))
            fail("A space is missing after the )", m_at, m_at + 1);
    }

    void value(FilterTerm &term, const std::string &name, bool inList)
    {
        const std::size_t begin = m_at;
        const bool isQuoted = isAt('"');
        const std::string text = isQuoted ? quoted() : std::string(word(inList));
        if (isQuoted && text.empty())
            fail("There is nothing between the quotes; -has:" + name + " finds requests without one", begin, m_at);
        if (text.empty())
            return;
        if (const auto fault = addValue(term, name, text, isQuoted); !fault.empty())
            fail(fault, begin, m_at);
    }

    static std::string addValue(FilterTerm &term, const std::string &name, const std::string &text, bool isQuoted)
    {
        if (term.field->kind != FieldKind::Text) {
            term.asks = FilterTerm::Asks::Number;
            return isQuoted ? "`" + name + ":` takes no quoted text, for example " + term.field->example : readNumber(term, text);
        }
        term.asks = FilterTerm::Asks::Text;
        if (!isQuoted && (text[0] == '<' || text[0] == '>' || text[0] == '='))
            return "`" + name + ":` is a text: it knows no " + text.substr(0, 1) + ", only a value or a pattern with *, for example " + term.field->example;
        const bool isGlob = !isQuoted && text.find('*') != std::string::npos;
        TextValue value{caseCounts(*term.field) ? text : lower(text), isGlob};
        if (name.starts_with("tag."))
            addTagValues(term, name, value);
        else
            term.texts.push_back(std::move(value));
        return {};
    }

    // tag.env:prod is a tag that says so in either of the two usual ways.
    static void addTagValues(FilterTerm &term, const std::string &name, const TextValue &value)
    {
        const std::string key = lower(name.substr(4));
        for (const char *between : {":", "="})
            term.texts.push_back({key + between + value.text, value.isGlob});
    }

    std::string_view word(bool inList)
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && !isSpace(m_text[m_at]) && !(inList && (m_text[m_at] == ')' || m_text[m_at] == '('))) {
            if (m_text[m_at] == '"')
                fail("A quote may only stand before and after a whole value", m_at, m_at + 1);
            ++m_at;
        }
        return m_text.substr(begin, m_at - begin);
    }

    std::string quoted()
    {
        const std::size_t begin = m_at++;
        std::string text;
        for (; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
                ++m_at;
            text += m_text[m_at];
        }
        if (m_at == m_text.size())
            fail("This quote has no end", begin, m_at);
        ++m_at;
        return text;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

RequestFilter RequestFilter::without(std::string_view field) const
{
    RequestFilter rest;
    std::copy_if(terms.begin(), terms.end(), std::back_inserter(rest.terms), [&](const FilterTerm &term) { return !term.field || term.field->name != field; });
    return rest;
}

std::variant<RequestFilter, FilterFault> parseRequestFilter(std::string_view text)
{
    if (text.size() > mostText)
        return FilterFault{"The filter is longer than " + std::to_string(mostText) + " bytes", 0, utf16Length(text)};
    if (!isUtf8(text))
        return FilterFault{"The filter is no UTF-8", 0, 1};
    try {
        return Reading(text).filter();
    } catch (const FilterFault &fault) {
        return fault;
    }
}

} // namespace portreeve
