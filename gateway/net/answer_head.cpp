// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/answer_head.h"

#include <charconv>
#include <cstdio>

#include "gateway/net/head.h"

namespace portreeve {

namespace {

struct Phrase {
    int status;
    std::string_view text;
};

constexpr Phrase phrases[] = {
    {200, "OK"}, {201, "Created"}, {202, "Accepted"}, {204, "No Content"}, {206, "Partial Content"},
    {301, "Moved Permanently"}, {302, "Found"}, {303, "See Other"}, {304, "Not Modified"}, {307, "Temporary Redirect"},
    {308, "Permanent Redirect"}, {400, "Bad Request"}, {401, "Unauthorized"}, {402, "Payment Required"}, {403, "Forbidden"},
    {404, "Not Found"}, {405, "Method Not Allowed"}, {406, "Not Acceptable"}, {408, "Request Timeout"}, {409, "Conflict"},
    {410, "Gone"}, {411, "Length Required"}, {412, "Precondition Failed"}, {413, "Content Too Large"}, {414, "URI Too Long"},
    {415, "Unsupported Media Type"}, {417, "Expectation Failed"}, {422, "Unprocessable Content"}, {424, "Failed Dependency"},
    {429, "Too Many Requests"}, {431, "Request Header Fields Too Large"}, {499, "Client Closed Request"},
    {500, "Internal Server Error"}, {501, "Not Implemented"}, {502, "Bad Gateway"}, {503, "Service Unavailable"},
    {504, "Gateway Timeout"}, {505, "HTTP Version Not Supported"}, {507, "Insufficient Storage"}, {529, "Overloaded"},
};

void appendNumber(std::string &out, std::uint64_t number)
{
    char digits[20];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

// A value that came from elsewhere must not be able to start a line of its own.
void appendValue(std::string &out, std::string_view value)
{
    if (isFieldValue(value)) {
        out += value;
        return;
    }
    for (const char c : value)
        out += isFieldValue({&c, 1}) ? c : ' ';
}

void appendStatusLine(std::string &out, int status)
{
    if (status == 200) {
        out += "HTTP/1.1 200 OK\r\n";
        return;
    }
    out += "HTTP/1.1 ";
    appendNumber(out, std::uint64_t(status));
    out += ' ';
    out += reasonPhrase(status);
    out += "\r\n";
}

// Not strftime: its names follow the locale, which a desktop program sets.
std::string dateLine(std::time_t second)
{
    static constexpr const char *days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char *months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm at{};
    gmtime_r(&second, &at);
    char text[64];
    const int size = std::snprintf(text, sizeof text, "Date: %s, %02d %s %04d %02d:%02d:%02d GMT\r\n", days[at.tm_wday], at.tm_mday,
                                   months[at.tm_mon], at.tm_year + 1900, at.tm_hour, at.tm_min, at.tm_sec);
    return {text, std::size_t(size)};
}

} // namespace

std::string_view reasonPhrase(int status)
{
    for (const Phrase &phrase : phrases) {
        if (phrase.status == status)
            return phrase.text;
    }
    return {};
}

std::string_view DateLine::now()
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME_COARSE, &now);
    if (now.tv_sec == m_second)
        return m_line;
    m_second = now.tv_sec;
    m_line = dateLine(m_second);
    return m_line;
}

void writeAnswerHead(std::string &out, int status, const Headers &headers, std::string_view fixedLines, const AnswerFrame &frame)
{
    appendStatusLine(out, status);
    out += fixedLines;
    for (const auto &[name, value] : headers) {
        if (name.empty() && isLineBlock(value))
            out += value;
        if (!isToken(name))
            continue;
        out += name;
        out += ": ";
        appendValue(out, value);
        out += "\r\n";
    }
    if (frame.length) {
        out += "Content-Length: ";
        appendNumber(out, *frame.length);
        out += "\r\n";
    }
    if (frame.chunked)
        out += "Transfer-Encoding: chunked\r\n";
    if (frame.close)
        out += "Connection: close\r\n";
    else if (frame.keepAlive)
        out += "Connection: keep-alive\r\n";
    out += "\r\n";
}

} // namespace portreeve
