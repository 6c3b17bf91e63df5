// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/store/yaml_layout.h"

#include <algorithm>
#include <cstring>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr std::size_t mostOpen = 64;
constexpr std::size_t mostEntries = 500'000;

bool isBlank(char c) { return c == ' ' || c == '\t'; }
bool isBreak(char c) { return c == '\n' || c == '\r'; }

// One walk over the text, line by line in block style, character by character inside quotes and brackets. It understands
// just enough of YAML to know where it is; what is wrong in other ways, the parser says.
class Layout {
public:
    explicit Layout(std::string_view text) : m_text(text) {}

    void check()
    {
        while (m_at < m_text.size())
            line();
    }
    [[noreturn]] void fail(std::size_t i, std::string text) const;

private:
    // -- where it is
    char at(std::size_t i) const { return i < m_text.size() ? m_text[i] : '\n'; }
    char here() const { return at(m_at); }
    bool isEnd() const { return m_at >= m_text.size(); }
    bool isGap(std::size_t i) const { return isBlank(at(i)) || isBreak(at(i)); }
    int column(std::size_t i) const { return int(i - m_lineBegin); }

    void line();
    void token();
    bool isContinued(int indent) const;
    bool marker();
    void scalar(std::size_t begin);
    void plain();
    void afterValue(std::size_t begin);
    void blockScalar();
    void blockLines(bool isExplicit);
    void quotedText(int parent);
    void escape();
    void brackets(int parent);
    bool flowToken(int parent);
    void flowPlain();
    void countEntry();
    void comment();
    void newLine(int parent);
    void toLineEnd() { m_at = std::min(m_text.find_first_of("\r\n", m_at), m_text.size()); }
    void skipBreak();
    int parent() const { return m_isPreceded ? m_lineIndent : m_lineIndent - 1; }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_lineBegin = 0;
    int m_lineIndent = 0;
    bool m_isPreceded = false;      // by a key or a dash on this line
    bool m_seenContent = false;     // in this document
    bool m_isAwaiting = false;      // the last line ended with a key or a dash
    int m_column = -1;              // of the last key or dash
    int m_plainColumn = -2;         // of the key whose plain text may go on; -2: none does
    int m_lastIndent = -1;          // of the last line with content
    std::size_t m_open = 0, m_entries = 0;
};

void Layout::fail(std::size_t i, std::string text) const
{
    YamlMark mark;
    for (std::size_t k = 0; k < i && k < m_text.size(); ++k) {
        if (m_text[k] == '\n')
            mark = {mark.line + 1, 1};
        else if ((m_text[k] & 0xc0) != 0x80)
            ++mark.column;
    }
    throw YamlFault{mark, std::move(text)};
}

void Layout::skipBreak()
{
    if (here() == '\r' && at(m_at + 1) == '\n')
        ++m_at;
    if (!isEnd())
        ++m_at;
    m_lineBegin = m_at;
}

void Layout::line()
{
    m_lineBegin = m_at;
    while (here() == ' ')
        ++m_at;
    const int indent = column(m_at);
    while (isBlank(here()))
        ++m_at;
    if (isBreak(here()) || here() == '#') {
        toLineEnd();
        return skipBreak();
    }
    if (isContinued(indent)) {
        toLineEnd();
        return skipBreak();
    }
    if (column(m_at) > indent && here() != '{' && here() != '[')
        fail(m_lineBegin + std::size_t(indent), "a tab indents this line; use blanks");
    m_plainColumn = -2;
    m_lineIndent = indent;
    m_isPreceded = false;
    if (!marker() && here() == '%' && !m_seenContent && indent == 0)
        fail(m_at, "directives are not allowed; remove the line");
    while (!isEnd() && !isBreak(here()))
        token();
    m_lastIndent = m_lineIndent;
    skipBreak();
}

// A plain text goes on in the lines below that are indented more than its key.
bool Layout::isContinued(int indent) const { return m_plainColumn > -2 && indent > m_plainColumn; }

bool Layout::marker()
{
    const std::string_view begin = m_text.substr(m_at, 3);
    if (column(m_at) != 0 || (begin != "---" && begin != "...") || !isGap(m_at + 3))
        return false;
    m_at += 3;
    m_seenContent = false;
    m_isAwaiting = false;
    m_column = -1;
    m_lastIndent = -1;
    return true;
}

// One step in block style.
void Layout::token()
{
    const std::size_t begin = m_at;
    const char c = here();
    if (isBlank(c)) {
        ++m_at;
        return;
    }
    if (c == '#')
        return comment();
    const bool isIndicator = (c == '-' || c == '?' || c == ':') && isGap(m_at + 1);
    if (isIndicator) {
        m_column = column(begin);
        m_isPreceded = m_seenContent = m_isAwaiting = true;
        ++m_at;
        return;
    }
    if (c == '&' || c == '!' || c == '*') {
        while (!isGap(m_at))
            ++m_at;
        while (isBlank(here()))
            ++m_at;
        if (here() == c && c != '*')
            fail(m_at, "a second anchor or tag of one value; remove it");
        if (isBreak(here()) && c != '*' && !m_isPreceded && m_lineIndent <= m_lastIndent)
            fail(begin, "an anchor or a tag must be indented more than the line before it");
        if (c == '*')
            afterValue(begin);
        return;
    }
    if ((c == '|' || c == '>') && (m_isPreceded || m_isAwaiting || !m_seenContent))
        return blockScalar();
    scalar(begin);
}

void Layout::scalar(std::size_t begin)
{
    const char c = here();
    if (c == '"' || c == '\'')
        quotedText(parent());
    else if (c == '[' || c == '{')
        brackets(parent());
    else
        return plain();
    if (here() == '#')
        comment();
    afterValue(begin);
}

// After a value: a colon makes it a key. Without one, a line of its own is a key that lacks its colon.
void Layout::afterValue(std::size_t begin)
{
    while (isBlank(here()))
        ++m_at;
    if (here() == ':' && isGap(m_at + 1)) {
        m_column = column(begin);
        m_isPreceded = m_seenContent = m_isAwaiting = true;
        ++m_at;
        return;
    }
    const bool isLoose = !m_isPreceded && m_seenContent && !m_isAwaiting;
    if (isLoose)
        fail(begin, "`" + shortened(m_text.substr(begin, m_text.find_first_of("\r\n", begin) - begin), 40) + "` has no colon; write `name: value`");
    m_seenContent = true;
    m_isAwaiting = false;
}

void Layout::plain()
{
    const std::size_t begin = m_at;
    while (!isEnd() && !isBreak(here())) {
        const bool isColon = here() == ':' && isGap(m_at + 1);
        const bool isComment = here() == '#' && isBlank(at(m_at - 1));
        if (isColon || isComment)
            break;
        ++m_at;
    }
    const bool isKey = here() == ':';
    const bool wasAwaiting = m_isAwaiting || m_isPreceded;
    const int key = m_column;
    afterValue(begin);
    if (!isKey)
        m_plainColumn = wasAwaiting ? key : -1;
    if (!isKey && here() == '#')
        comment();
}

// "|2-", then the lines that are indented more than the key.
void Layout::blockScalar()
{
    const std::size_t begin = m_at++;
    bool isExplicit = false;
    while (std::strchr("0123456789+-", here()) && here()) {
        isExplicit |= here() >= '0' && here() <= '9';
        ++m_at;
    }
    if (here() == '#')
        fail(m_at, "a blank must stand before a comment");
    if (!isGap(m_at))
        fail(begin, "after `" + std::string(1, m_text[begin]) + "` the text begins on the next line; put other values in quotes");
    toLineEnd();
    blockLines(isExplicit);
    m_seenContent = true;
    m_isAwaiting = false;
}

void Layout::blockLines(bool isExplicit)
{
    int longestBlank = 0;
    bool hasText = false;
    while (!isEnd()) {
        std::size_t next = m_at;
        next += at(next) == '\r' && at(next + 1) == '\n' ? 2 : 1;
        std::size_t text = next;
        while (text < m_text.size() && m_text[text] == ' ')
            ++text;
        const int indent = int(text - next);
        const bool isEmpty = text >= m_text.size() || isBreak(m_text[text]);
        if (!isEmpty && indent <= m_column)
            return;
        if (isEmpty && !hasText)
            longestBlank = std::max(longestBlank, indent);
        if (!isEmpty && !hasText && !isExplicit && longestBlank > indent)
            fail(text, "an empty line above has more blanks than this first line of the text; remove them");
        hasText |= !isEmpty;
        m_at = std::min(text, m_text.size());
        m_lineBegin = next;
        toLineEnd();
    }
}

void Layout::quotedText(int parent)
{
    const std::size_t begin = m_at;
    const char quote = here();
    int breaks = 0;
    bool isBlankText = true;
    for (++m_at; !isEnd();) {
        const char c = here();
        if (c == quote && quote == '\'' && at(m_at + 1) == '\'') {
            m_at += 2;
            isBlankText = false;
        } else if (c == quote) {
            if (breaks > 1 && isBlankText)
                fail(begin, "an empty text over several lines; write \"\"");
            ++m_at;
            return;
        } else if (isBreak(c)) {
            ++breaks;
            newLine(parent);
        } else if (c == '\\' && quote == '"') {
            escape();
            isBlankText = false;
        } else {
            isBlankText &= isBlank(c);
            ++m_at;
        }
    }
    fail(begin, "this quote is never closed");
}

void Layout::escape()
{
    const char c = at(m_at + 1);
    const bool isKnown = isBreak(c) || std::strchr("0abt\tnvfre \"/\\N_LPxuU", c);
    if (!isKnown || !c)
        fail(m_at, std::string("\\") + c + " is no escape in double quotes; use single quotes, or write \\\\");
    m_at += isBreak(c) ? 1 : 2;
}

// The next line of something in quotes or brackets.
void Layout::newLine(int parent)
{
    skipBreak();
    std::size_t text = m_at;
    while (at(text) == ' ')
        ++text;
    std::size_t content = text;
    while (content < m_text.size() && isBlank(m_text[content]))
        ++content;
    m_at = content;
    const bool isNothing = content >= m_text.size() || isBreak(m_text[content]);
    // closing brackets below their key are wrong YAML that everybody writes and every reader takes
    const bool isLenient = m_open > 0 && (here() == '#' || here() == ']' || here() == '}');
    if (!isNothing && !isLenient && column(text) <= parent)
        fail(content, "indent this line more than the one it continues, with blanks");
}

void Layout::brackets(int parent)
{
    const std::size_t begin = m_at;
    m_open = 0;
    while (!isEnd()) {
        if (flowToken(parent))
            return;
    }
    fail(begin, "this bracket is never closed");
}

// One step inside brackets; true: the last one is closed.
bool Layout::flowToken(int parent)
{
    const char c = here();
    const char before = m_at > 0 ? m_text[m_at - 1] : ' ';
    if (isBlank(c)) {
        ++m_at;
    } else if (isBreak(c)) {
        newLine(parent);
    } else if (c == '#') {
        if (!isBlank(before) && !isBreak(before))
            fail(m_at, "a blank must stand before a comment");
        toLineEnd();
    } else if (c == '[' || c == '{') {
        if (++m_open > mostOpen)
            fail(m_at, "nested deeper than " + std::to_string(mostOpen) + " levels");
        ++m_at;
    } else if (c == ']' || c == '}') {
        ++m_at;
        return --m_open == 0;
    } else if (c == ',') {
        std::size_t last = m_text.find_last_not_of(" \t\r\n", m_at - 1);
        if (m_text[last] == ',' || m_text[last] == '[' || m_text[last] == '{')
            fail(m_at, "an empty entry; remove the comma");
        countEntry();
        ++m_at;
    } else if (c == '"' || c == '\'') {
        quotedText(parent);
        if (here() == '#')
            fail(m_at, "a blank must stand before a comment");
    } else {
        flowPlain();
    }
    return false;
}

// The parser holds a whole line of these in memory before it looks at the first.
void Layout::countEntry()
{
    if (++m_entries > mostEntries)
        fail(m_at, "more than " + std::to_string(mostEntries) + " values; split the file");
}

void Layout::flowPlain()
{
    const auto isEndOfWord = [this](std::size_t i) { return isGap(i) || std::strchr(",[]{}", at(i)); };
    if (here() == '-' && isEndOfWord(m_at + 1))
        fail(m_at, "a lone `-` inside brackets; put it in quotes");
    if (std::strchr(":?&!*", here()))
        countEntry();
    ++m_at;
    while (!isEnd() && !isEndOfWord(m_at))
        ++m_at;
}

void Layout::comment()
{
    if (m_at > m_lineBegin && !isBlank(at(m_at - 1)))
        fail(m_at, "a blank must stand before a comment");
    toLineEnd();
}

} // namespace

std::optional<YamlFault> checkYamlLayout(std::string_view text)
{
    if (!isUtf8(text))
        return YamlFault{{}, "not UTF-8; save the file as UTF-8"};
    const auto isControl = [](char c) { return (std::uint8_t(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f; };
    const auto control = std::ranges::find_if(text, isControl);
    try {
        if (control != text.end())
            Layout(text).fail(std::size_t(control - text.begin()), "a control character; remove it");
        Layout(text).check();
    } catch (const YamlFault &fault) {
        return fault;
    }
    return std::nullopt;
}

} // namespace portreeve
