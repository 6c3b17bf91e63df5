// SPDX-License-Identifier: GPL-3.0-or-later
// Heads that no HTTP/1.1 server may send.
#include "tests/support/faultd/faults.h"
#include "tests/support/faultd/session.h"

namespace portreeve::fault {

namespace {

constexpr std::string_view jsonType = "content-type: application/json\r\n";

std::string lengthOf(std::string_view body)
{
    return "content-length: " + std::to_string(body.size()) + "\r\n";
}

// Sends what is given, byte for byte, and closes.
void raw(Session &s, std::string_view bytes)
{
    if (s.pause("head-delay"))
        s.wire.send(bytes);
    s.end(Ending::Fin);
}

// A 200 with these extra header lines and a right body.
void withHeaders(Session &s, std::string_view lines)
{
    const std::string body = s.text();
    raw(s, statusLine(200) + std::string(jsonType) + std::string(lines) + lengthOf(body) + "\r\n" + body);
}

void noStatusLine(Session &s)
{
    const std::string body = s.text();
    raw(s, std::string(jsonType) + lengthOf(body) + "\r\n" + body);
}

void http09(Session &s)
{
    raw(s, s.text());
}

void http3(Session &s)
{
    const std::string body = s.text();
    raw(s, "HTTP/3.0 200 OK\r\n" + std::string(jsonType) + lengthOf(body) + "\r\n" + body);
}

void badStatus(Session &s)
{
    const std::string body = s.text();
    raw(s, "HTTP/1.1 2x0 OK\r\n" + std::string(jsonType) + lengthOf(body) + "\r\n" + body);
}

void hugeHeader(Session &s)
{
    withHeaders(s, "x-padding: " + std::string(std::size_t(s.spec.number("bytes", 1 << 20)), 'a') + "\r\n");
}

void manyHeaders(Session &s)
{
    std::string lines;
    for (std::int64_t i = 0; i < s.spec.number("count", 10'000); ++i)
        lines += "x-h" + std::to_string(i) + ": 1\r\n";
    withHeaders(s, lines);
}

void obsFold(Session &s)
{
    withHeaders(s, "x-folded: one\r\n two\r\n");
}

void nulHeader(Session &s)
{
    withHeaders(s, std::string_view("x-nul: a\0b\r\n", 12));
}

void bareLf(Session &s)
{
    const std::string body = s.text();
    raw(s, "HTTP/1.1 200 OK\ncontent-type: application/json\ncontent-length: " + std::to_string(body.size()) + "\n\n" + body);
}

void twoLengths(Session &s)
{
    withHeaders(s, "content-length: 3\r\n");
}

void lengthAndChunked(Session &s)
{
    const std::string body = s.text();
    raw(s, statusLine(200) + std::string(jsonType) + lengthOf(body) + "transfer-encoding: chunked\r\n\r\n" + chunk(body) + "0\r\n\r\n");
}

void chunkedIdentity(Session &s)
{
    raw(s, statusLine(200) + std::string(jsonType) + "transfer-encoding: chunked, identity\r\n\r\n" + chunk(s.text()) + "0\r\n\r\n");
}

void bodyOfNone(Session &s)
{
    const std::string body = s.text();
    raw(s, statusLine(int(s.spec.number("status", 204))) + std::string(jsonType) + lengthOf(body) + "\r\n" + body);
}

void dribbleHead(Session &s)
{
    const Parts parts = s.rightParts();
    s.dribble(parts.head);
    s.hang();
}

// 102 again and again; option every (ms), last: stops after so many and answers
void endlessInformational(Session &s)
{
    for (std::int64_t i = 0; !s.spec.has("last") || i < s.spec.number("last"); ++i) {
        if (!s.wire.send("HTTP/1.1 102 Processing\r\n\r\n") || !s.pause("every", 1))
            return s.end(Ending::Fin);
    }
    s.play(s.rightParts());
}

constexpr Fault table[] = {
    {"no-status-line", "headers and body only", noStatusLine},
    {"http09", "the body only", http09},
    {"http3", "HTTP/3.0 in the status line", http3},
    {"bad-status", "a status that is no number", badStatus},
    {"huge-header", "one header of 1 MiB; option bytes", hugeHeader},
    {"many-headers", "10,000 headers; option count", manyHeaders},
    {"obs-fold", "a folded header", obsFold},
    {"nul-header", "NUL in a header", nulHeader},
    {"bare-lf", "lines that end in LF", bareLf},
    {"two-cl", "two Content-Length", twoLengths},
    {"cl-te", "Content-Length and Transfer-Encoding", lengthAndChunked},
    {"te-identity", "Transfer-Encoding: chunked, identity", chunkedIdentity},
    {"body-of-none", "204 (option status, or 304) with a body", bodyOfNone},
    {"dribble-head", "the head, a byte a second (option every, ms), then nothing", dribbleHead},
    {"endless-1xx", "102 for ever; options every (ms), last", endlessInformational},
};

} // namespace

std::span<const Fault> headFaults()
{
    return table;
}

} // namespace portreeve::fault
