// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/head.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr std::size_t usualFields = 8;

enum : unsigned char { Token = 1, Value = 2, Visible = 4 };

constexpr std::array<unsigned char, 256> makeClasses()
{
    std::array<unsigned char, 256> classes{};
    for (std::size_t c = 0; c < 256; ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        const bool mark = c > 0x20 && c < 0x7f && std::string_view("!#$%&'*+-.^_`|~").find(char(c)) != std::string_view::npos;
        classes[c] = (letter || mark ? Token : 0) | (c == '\t' || (c >= 0x20 && c != 0x7f) ? Value : 0)
            | (c > 0x20 && c < 0x7f ? Visible : 0);
    }
    return classes;
}

constexpr std::array<unsigned char, 256> classes = makeClasses();

bool is(char c, unsigned char what)
{
    return classes[static_cast<unsigned char>(c)] & what;
}

bool all(std::string_view text, unsigned char what)
{
    unsigned char common = what;
    for (const char c : text)
        common &= classes[static_cast<unsigned char>(c)];
    return common == what;
}

std::string_view lineAt(const char *from, const char *end)
{
    const auto *cr = static_cast<const char *>(std::memchr(from, '\r', std::size_t(end - from)));
    return {from, std::size_t((cr ? cr : end) - from)};
}

Checked parseField(char *line, const char *end, Fields *fields)
{
    char *at = line;
    for (; at != end && is(*at, Token); ++at)
        *at = *at >= 'A' && *at <= 'Z' ? char(*at + 32) : *at;
    if (at == end || *at != ':' || at == line)
        return Fault{400, *line == ' ' || *line == '\t' ? "folded header lines are not accepted" : "malformed header line"};
    const std::string_view name(line, std::size_t(at - line)), whole(at + 1, std::size_t(end - at - 1)), value = trimmed(whole);
    if (!all(value, Value))
        return Fault{400, "control character in a header value"};
    if (isFramingName(name) && whole.find('\t') != std::string_view::npos)       // not every reader takes one for a blank here
        return Fault{400, "a tab beside Content-Length or Transfer-Encoding"};
    fields->emplace_back(name, value);
    return std::nullopt;
}

// The lines after the first one; the last is the empty one.
Checked parseFields(char *from, const char *end, const HeadLimits &limits, Fields *fields)
{
    fields->clear();
    fields->reserve(usualFields);
    while (end - from > 2) {
        const std::string_view line = lineAt(from, end);
        if (line.data() + line.size() + 2 > end || line.data()[line.size() + 1] != '\n')
            return Fault{400, "bare CR in the head"};
        if (fields->size() == limits.mostFields)
            return Fault{431, "too many header lines"};
        if (Checked fault = parseField(from, line.data() + line.size(), fields))
            return fault;
        from += line.size() + 2;
    }
    return std::nullopt;
}

// Others have no meaning here, and those that give a message another frame (CONNECT) or are of another protocol (PRI) least.
bool isImplemented(std::string_view method)
{
    constexpr std::array<std::string_view, 7> known{"POST", "GET", "DELETE", "PUT", "PATCH", "OPTIONS", "HEAD"};
    return std::find(known.begin(), known.end(), method) != known.end();
}

Checked parseVersion(std::string_view text, int *minor)
{
    if (text == "HTTP/1.1" || text == "HTTP/1.0") {
        *minor = text.back() - '0';
        return std::nullopt;
    }
    const bool other = text.size() == 8 && text.starts_with("HTTP/") && text[6] == '.' && hexValue(text[5]) >= 0 && hexValue(text[7]) >= 0;
    return other ? Fault{505, "only HTTP/1.0 and HTTP/1.1 are spoken here"} : Fault{400, "malformed HTTP version"};
}

Checked readLength(std::string_view value, Framing *out)
{
    if (out->length)
        return Fault{400, "more than one Content-Length"};
    if (value.empty() || value.size() > 18 || !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return Fault{400, "malformed Content-Length"};
    out->length = 0;
    for (const char c : value)
        *out->length = *out->length * 10 + std::uint64_t(c - '0');
    return std::nullopt;
}

Checked readCoding(std::string_view value, int minor, Framing *out)
{
    if (minor == 0)
        return Fault{400, "Transfer-Encoding in HTTP/1.0"};
    if (out->chunked)
        return Fault{400, "more than one Transfer-Encoding"};
    if (!equalsIgnoringCase(value, "chunked"))
        return Fault{501, "Transfer-Encoding other than chunked"};
    out->chunked = true;
    return std::nullopt;
}

void readConnection(std::string_view value, Framing *out)
{
    while (!value.empty()) {
        const std::size_t comma = std::min(value.find(','), value.size());
        const std::string_view option = trimmed(value.substr(0, comma));
        out->close = out->close || equalsIgnoringCase(option, "close");
        out->keepAlive = out->keepAlive || equalsIgnoringCase(option, "keep-alive");
        value.remove_prefix(std::min(comma + 1, value.size()));
    }
}

Checked readField(std::string_view name, std::string_view value, int minor, Framing *out)
{
    switch (name.size()) {
    case 4:
        if (name == "host") {
            ++out->hosts;
            out->host = value;
        }
        break;
    case 6:
        if (name == "expect") {
            if (out->expect)
                return Fault{400, "more than one Expect"};
            out->expect = value;
        }
        break;
    case 10:
        if (name == "connection")
            readConnection(value, out);
        break;
    case 14:
        if (name == "content-length")
            return readLength(value, out);
        break;
    case 16:
        if (name == "content-encoding") {
            if (!out->contentEncoding.empty())
                return Fault{400, "more than one Content-Encoding"};
            out->contentEncoding = value;
        }
        break;
    case 17:
        if (name == "transfer-encoding")
            return readCoding(value, minor, out);
        break;
    }
    return std::nullopt;
}

} // namespace

Checked HeadScan::scan(std::string_view bytes, const HeadLimits &limits)
{
    while (m_seen < bytes.size()) {
        const auto *lf = static_cast<const char *>(std::memchr(bytes.data() + m_seen, '\n', bytes.size() - m_seen));
        m_seen = lf ? std::size_t(lf - bytes.data()) + 1 : bytes.size();
        if (!lf)
            break;
        if (m_seen < m_line + 2 || bytes[m_seen - 2] != '\r')
            return Fault{400, "a line that does not end in CRLF"};
        if (m_seen == m_line + 2) {
            m_length = m_seen;
            break;
        }
        if (++m_lines > limits.mostFields + 1)
            return Fault{431, "too many header lines"};
        m_line = m_seen;
    }
    if (m_lines == 0 && m_seen - m_line > limits.mostTarget + 64)
        return Fault{414, "the request target is too long"};
    if ((m_length ? m_length : bytes.size()) > limits.mostBytes)
        return Fault{431, "the request head is too large"};
    return std::nullopt;
}

Checked parseRequestHead(char *head, std::size_t length, const HeadLimits &limits, RequestHead *out)
{
    const char *end = head + length;
    std::string_view line = lineAt(head, end);
    const std::size_t space = line.find(' ');
    out->method = line.substr(0, space);
    if (space == std::string_view::npos || !isToken(out->method))
        return Fault{400, "malformed request line"};
    const std::size_t second = line.find(' ', space + 1);
    out->target = line.substr(space + 1, second - space - 1);
    if (second == std::string_view::npos || out->target.empty() || !all(out->target, Visible))
        return Fault{400, "malformed request line"};
    if (out->target.size() > limits.mostTarget)
        return Fault{414, "the request target is too long"};
    if (!isImplemented(out->method))
        return Fault{501, "this method is not served; GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS are"};
    if (Checked fault = parseVersion(line.substr(second + 1), &out->minor))
        return fault;
    if (head[line.size() + 1] != '\n')
        return Fault{400, "bare CR in the head"};
    return parseFields(head + line.size() + 2, end, limits, &out->fields);
}

Checked parseStatusHead(char *head, std::size_t length, const HeadLimits &limits, StatusHead *out)
{
    const char *end = head + length;
    const std::string_view line = lineAt(head, end);
    if (line.size() < 12 || line[8] != ' ' || head[line.size() + 1] != '\n')
        return Fault{502, "malformed status line"};
    if (parseVersion(line.substr(0, 8), &out->minor))
        return Fault{502, "the answer is not HTTP/1"};
    const std::string_view code = line.substr(9, 3);
    const bool digits = std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || code[0] < '1' || code[0] > '5' || (line.size() > 12 && line[12] != ' ') || !isFieldValue(line.substr(12)))
        return Fault{502, "malformed status line"};
    out->status = (code[0] - '0') * 100 + (code[1] - '0') * 10 + (code[2] - '0');
    return parseFields(head + line.size() + 2, end, limits, &out->fields);
}

Checked readFraming(const Fields &fields, int minor, Framing *out)
{
    *out = {};
    for (const auto &[name, value] : fields) {
        if (Checked fault = readField(name, value, minor, out))
            return fault;
    }
    if (out->chunked && out->length)
        return Fault{400, "both Content-Length and Transfer-Encoding"};
    return std::nullopt;
}

bool isFramingName(std::string_view name)
{
    return (name.size() == 14 && name == "content-length") || (name.size() == 17 && name == "transfer-encoding");
}

bool isAuthority(std::string_view text)
{
    const auto isGood = [](char c) { return is(c, Visible) && std::string_view("/\\?#@\"<>^`{|}").find(c) == std::string_view::npos; };
    return std::all_of(text.begin(), text.end(), isGood);
}

Checked checkHost(const Framing &framing, int minor)
{
    if (framing.hosts > 1)
        return Fault{400, "more than one Host header"};
    if (framing.hosts == 0 && minor > 0)
        return Fault{400, "the Host header is missing"};
    if (!isAuthority(framing.host))
        return Fault{400, "malformed Host header"};
    return std::nullopt;
}

bool isToken(std::string_view text)
{
    return !text.empty() && all(text, Token);
}

bool isFieldValue(std::string_view text)
{
    return all(text, Value);
}

bool isLineBlock(std::string_view text)
{
    return text.ends_with("\r\n") && !text.starts_with("\r\n") && text.find("\r\n\r\n") == std::string_view::npos;
}

} // namespace portreeve
