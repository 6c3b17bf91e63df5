// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/json.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include <boost/json.hpp>

#include "gateway/base/json_scan.h"
#include "gateway/base/plain_run.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr std::size_t usualMembers = 8;

Refusal badJson(const std::string &message)
{
    Refusal refusal;
    refusal.status = 400;
    refusal.type = "invalid_request_error";
    refusal.message = message;
    refusal.param = "request_body";
    return refusal;
}

Refusal faultRefusal(std::string_view text, const JsonFault &fault)
{
    const std::size_t at = std::min(fault.at, text.size());
    const auto line = 1 + std::count(text.begin(), text.begin() + long(at), '\n');
    const auto lineStart = text.substr(0, at).rfind('\n');
    const std::size_t column = at - (lineStart == std::string_view::npos ? 0 : lineStart + 1) + 1;
    return badJson("Invalid JSON payload: " + std::string(fault.what) + ": line " + std::to_string(line) + " column "
                   + std::to_string(column) + " (char " + std::to_string(at) + ")");
}

constexpr std::size_t mostMembers = 1000;        // of a request: a member weighs 32 bytes here, and 5 in the text

class Collector final : public MemberTaker {
public:
    Collector(std::string_view text, std::vector<JsonMember> &members) : m_text(text), m_members(members) {}
    void take(std::uint32_t keyBegin, std::uint32_t keyEnd, std::uint32_t valueBegin, std::uint32_t valueEnd) override
    {
        if (m_members.size() == mostMembers) {
            m_isFull = true;
            return;
        }
        const std::string_view name = m_text.substr(keyBegin + 1, keyEnd - keyBegin - 2);
        m_members.push_back({name, name.find('\\') != std::string_view::npos, keyBegin, valueBegin, valueEnd});
    }

    bool isFull() const { return m_isFull; }

private:
    std::string_view m_text;
    std::vector<JsonMember> &m_members;
    bool m_isFull = false;
};

void appendCodePoint(std::string &out, std::uint32_t code)
{
    if (code < 0x80) {
        out += char(code);
    } else if (code < 0x800) {
        out += char(0xc0 | code >> 6);
        out += char(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        out += char(0xe0 | code >> 12);
        out += char(0x80 | (code >> 6 & 0x3f));
        out += char(0x80 | (code & 0x3f));
    } else {
        out += char(0xf0 | code >> 18);
        out += char(0x80 | (code >> 12 & 0x3f));
        out += char(0x80 | (code >> 6 & 0x3f));
        out += char(0x80 | (code & 0x3f));
    }
}

std::optional<std::uint32_t> fourHex(std::string_view text, std::size_t at)
{
    if (at + 4 > text.size())
        return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        const int digit = hexValue(text[i]);
        if (digit < 0)
            return std::nullopt;
        value = value << 4 | std::uint32_t(digit);
    }
    return value;
}

// A \u escape whose digits begin at `at`; pairs are joined, a lone half becomes U+FFFD. Moves `at` past it.
bool takeUnicode(std::string_view text, std::size_t &at, std::string &out)
{
    const auto first = fourHex(text, at);
    if (!first)
        return false;
    at += 4;
    std::uint32_t code = *first;
    if (code >= 0xd800 && code < 0xdc00 && text.substr(at, 2) == "\\u") {
        const auto second = fourHex(text, at + 2);
        if (second && *second >= 0xdc00 && *second < 0xe000) {
            code = 0x10000 + ((code - 0xd800) << 10) + (*second - 0xdc00);
            at += 6;
        }
    }
    appendCodePoint(out, code >= 0xd800 && code < 0xe000 ? 0xfffd : code);
    return true;
}

} // namespace

Result<json::value> parseJson(std::string_view text)
{
    if (const JsonFault fault = checkJson(text, nullptr); fault.what)
        return faultRefusal(text, fault);
    json::parse_options options;
    options.max_depth = 200;
    boost::system::error_code error;
    auto value = json::parse(text, error, {}, options);
    if (error)
        return badJson("Invalid JSON payload: " + error.message());
    return value;
}

std::optional<Refusal> scanObject(std::string_view text, std::vector<JsonMember> &members)
{
    members.clear();
    members.reserve(usualMembers);
    Collector collector(text, members);
    if (const JsonFault fault = checkJson(text, &collector); fault.what)
        return faultRefusal(text, fault);
    const auto first = text.find_first_not_of(" \t\r\n");
    if (text[first] != '{')
        return badJson("Request body must be a JSON object");
    if (collector.isFull())
        return badJson("Request body has more than " + std::to_string(mostMembers) + " members");
    return std::nullopt;
}

void appendQuoted(std::string &out, std::string_view text)
{
    static const char digits[] = "0123456789abcdef";
    out += '"';
    std::size_t clean = 0;
    for (auto i = std::size_t(skipPlain(text.data(), text.data() + text.size()) - text.data()); i < text.size(); ++i) {
        const auto c = std::uint8_t(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(text, clean, i - clean);
        clean = i + 1;
        out += '\\';
        switch (c) {
        case '"': out += '"'; break;
        case '\\': out += '\\'; break;
        case '\n': out += 'n'; break;
        case '\r': out += 'r'; break;
        case '\t': out += 't'; break;
        case '\b': out += 'b'; break;
        case '\f': out += 'f'; break;
        default:
            out += "u00";
            out += digits[c >> 4];
            out += digits[c & 15];
        }
    }
    out.append(text, clean, text.size() - clean);
    out += '"';
}

std::string quoted(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 2);
    appendQuoted(out, text);
    return out;
}

std::optional<std::string> jsonString(std::string_view value)
{
    if (value.size() < 2 || value.front() != '"' || value.back() != '"')
        return std::nullopt;
    value = value.substr(1, value.size() - 2);
    if (value.find('\\') == std::string_view::npos)
        return std::string(value);
    static constexpr std::string_view names = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
    std::string out;
    out.reserve(value.size());
    for (std::size_t i = 0; i < value.size();) {
        if (value[i] != '\\') {
            out += value[i++];
            continue;
        }
        if (i + 1 >= value.size())
            return std::nullopt;
        const char kind = value[i + 1];
        i += 2;
        if (kind == 'u') {
            if (!takeUnicode(value, i, out))
                return std::nullopt;
            continue;
        }
        const auto found = names.find(kind);
        if (found == std::string_view::npos)
            return std::nullopt;
        out += meanings[found];
    }
    return out;
}

std::optional<std::int64_t> jsonInteger(std::string_view value) { return toInteger(value); }

std::optional<bool> jsonBool(std::string_view value)
{
    if (value == "true")
        return true;
    if (value == "false")
        return false;
    return std::nullopt;
}

std::string spliced(std::string_view text, const std::vector<Edit> &edits)
{
    std::size_t size = text.size();
    for (const auto &edit : edits)
        size += edit.text.size();
    std::string out;
    out.reserve(size);
    std::size_t at = 0;
    for (const auto &edit : edits) {
        out.append(text, at, edit.begin - at);
        out += edit.text;
        at = edit.end;
    }
    out.append(text, at, text.size() - at);
    return out;
}

const JsonMember *ObjectEdits::find(std::string_view name) const
{
    for (const auto &member : m_members) {
        if (member.name == name)
            return &member;
    }
    return nullptr;
}

std::string_view ObjectEdits::value(std::string_view name) const
{
    const JsonMember *member = find(name);
    return member ? m_text.substr(member->valueBegin, member->valueEnd - member->valueBegin) : std::string_view();
}

void ObjectEdits::set(std::string_view name, std::string json)
{
    for (auto &change : m_changes) {
        if (change.name == name) {
            change.json = std::move(json);
            return;
        }
    }
    m_changes.push_back({std::string(name), std::move(json)});
}

void ObjectEdits::remove(std::string_view name)
{
    for (auto &change : m_changes) {
        if (change.name == name) {
            change.json.reset();
            return;
        }
    }
    if (find(name))
        m_changes.push_back({std::string(name), std::nullopt});
}

std::string ObjectEdits::apply() const
{
    const auto changeOf = [&](const JsonMember &member) -> const Change * {
        for (const auto &change : m_changes) {
            if (change.name == member.name)
                return &change;
        }
        return nullptr;
    };
    const std::size_t open = m_text.find('{'), close = m_text.rfind('}');
    std::string out;
    std::size_t grown = 0;
    for (const auto &change : m_changes)
        grown += change.name.size() + 4 + (change.json ? change.json->size() : 0);
    out.reserve(m_text.size() + grown);
    out.append(m_text, 0, open + 1);
    std::size_t at = open + 1;
    bool isFirst = true;
    for (const auto &member : m_members) {
        std::string_view before = m_text.substr(at, member.keyBegin - at);   // the comma and blanks that lead to it
        at = member.valueEnd;
        const Change *change = changeOf(member);
        if (change && !change->json)
            continue;
        if (isFirst)
            before = before.substr(before.find(',') + 1);
        isFirst = false;
        out += before;
        out.append(m_text, member.keyBegin, (change ? member.valueBegin : member.valueEnd) - member.keyBegin);
        if (change)
            out += *change->json;
    }
    out.append(m_text, at, close - at);
    for (const auto &change : m_changes) {
        if (!change.json || find(change.name))
            continue;
        const auto last = out.find_last_not_of(" \t\r\n");
        if (out[last] != '{')
            out += ',';
        appendQuoted(out, change.name);
        out += ':';
        out += *change.json;
    }
    out.append(m_text, close, m_text.size() - close);
    return out;
}

} // namespace portreeve
