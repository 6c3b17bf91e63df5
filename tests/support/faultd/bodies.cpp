// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies that break off, lie about their length, or are packed in odd ways.
#include <zlib.h>

#include "tests/support/faultd/faults.h"
#include "tests/support/faultd/session.h"

namespace portreeve::fault {

namespace {

// A stream breaks off after `after` events, anything else in its middle.
void breakOff(Session &s, Ending ending)
{
    Parts parts = s.rightParts();
    if (parts.body.size() > 1)
        return s.play(parts, std::size_t(s.spec.number("after", 3)), ending);
    const std::string body = parts.body.front();
    parts.body = {body.substr(0, body.size() / 2), body.substr(body.size() / 2)};
    s.play(parts, 1, ending);
}

void resetMid(Session &s)
{
    breakOff(s, Ending::Reset);
}

void finMid(Session &s)
{
    breakOff(s, Ending::Fin);
}

void stallMid(Session &s)
{
    breakOff(s, Ending::Hang);
}

// One byte at a time: everything behind the head.
void dribble(Session &s)
{
    const Parts parts = s.rightParts();
    bool goesOn = s.pause("head-delay") && s.wire.send(parts.head);
    for (std::size_t i = 0; goesOn && i < parts.body.size(); ++i)
        goesOn = s.dribble(parts.body[i]);
    if (goesOn)
        s.wire.send(parts.end);
    s.end(Ending::Clean);
}

void declared(Session &s, std::int64_t difference)
{
    const std::string body = s.text();
    s.wire.send(statusLine(200) + "content-type: application/json\r\ncontent-length: "
                + std::to_string(std::int64_t(body.size()) + difference) + "\r\n\r\n" + body);
    s.end(Ending::Fin);
}

void lengthTooLong(Session &s)
{
    declared(s, s.spec.number("by", 10));
}

void lengthTooShort(Session &s)
{
    declared(s, -s.spec.number("by", 10));
}

// A chunked whole body: `framed` as its chunks.
void chunked(Session &s, std::string_view framed, Ending ending = Ending::Fin, std::string_view headers = {})
{
    s.wire.send(statusLine(200) + "content-type: " + s.contentType() + "\r\n" + std::string(headers) + "transfer-encoding: chunked\r\n\r\n"
                + std::string(framed));
    s.end(ending);
}

std::string rightBody(const Session &s)
{
    if (!s.asked.stream)
        return s.text();
    std::string out;
    for (const auto &event : events(s.answer).all())
        out += event;
    return out;
}

void chunkTruncated(Session &s)
{
    const std::string framed = chunk(rightBody(s));
    chunked(s, std::string_view(framed).substr(0, framed.size() / 2));
}

void chunkNoEnd(Session &s)
{
    chunked(s, chunk(rightBody(s)));
}

// chunk-size:value=0x10 (or +5, -1, 11111111111111111, ...): a size line that is none
void chunkSize(Session &s)
{
    chunked(s, s.spec.text("value", "0x10") + "\r\n" + rightBody(s) + "\r\n0\r\n\r\n");
}

void chunkExtra(Session &s)
{
    chunked(s, chunk(rightBody(s)) + "0\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nextra");
}

void trailers(Session &s)
{
    chunked(s, chunk(rightBody(s)) + "0\r\nx-trailer: 1\r\nauthorization: Bearer sk-trailer\r\n\r\n", Ending::Clean, "trailer: x-trailer\r\n");
}

// In many small chunks, cut anywhere.
void tinyChunks(Session &s)
{
    const std::string body = rightBody(s);
    const auto size = std::size_t(s.spec.number("bytes", 7));
    std::string framed;
    for (std::size_t at = 0; at < body.size(); at += size)
        framed += chunk(std::string_view(body).substr(at, size));
    chunked(s, framed + "0\r\n\r\n", Ending::Clean);
}

std::string packed(std::string_view bytes, bool gzip = true)
{
    z_stream z{};
    deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, gzip ? 15 + 16 : 15, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&z, bytes.size()) + 64, '\0');
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    z.avail_in = uInt(bytes.size());
    z.next_out = reinterpret_cast<Bytef *>(out.data());
    z.avail_out = uInt(out.size());
    deflate(&z, Z_FINISH);
    out.resize(z.total_out);
    deflateEnd(&z);
    return out;
}

void encoded(Session &s, std::string_view bytes, std::string_view label)
{
    Parts parts = s.wholeParts(bytes, 200, "content-encoding: " + std::string(label) + "\r\n");
    const std::string json = "application/json";
    parts.head.replace(parts.head.find(json), json.size(), s.contentType());
    s.play(parts);
}

void gzip(Session &s)
{
    encoded(s, packed(rightBody(s)), "gzip");
}

void gzipTruncated(Session &s)
{
    const std::string whole = packed(rightBody(s));
    encoded(s, std::string_view(whole).substr(0, whole.size() / 2), "gzip");
}

void gzipTwice(Session &s)
{
    encoded(s, packed(packed(rightBody(s))), "gzip, gzip");
}

void wrongEncoding(Session &s)
{
    encoded(s, rightBody(s), s.spec.text("label", "br"));
}

// gzip-bomb:mb=1024: so many MiB of blanks around a right body, packed on the way out.
void gzipBomb(Session &s)
{
    z_stream z{};
    deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
    bool goesOn = s.wire.send(statusLine(200) + "content-type: application/json\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n");
    std::string in(1 << 20, ' '), out(64 * 1024, '\0');
    const std::int64_t megabytes = s.spec.number("mb", 1024);
    for (std::int64_t i = 0; goesOn && i <= megabytes; ++i) {
        const bool last = i == megabytes;
        const std::string body = s.text();
        z.next_in = reinterpret_cast<Bytef *>(last ? const_cast<char *>(body.data()) : in.data());
        z.avail_in = uInt(last ? body.size() : in.size());
        do {
            z.next_out = reinterpret_cast<Bytef *>(out.data());
            z.avail_out = uInt(out.size());
            deflate(&z, last ? Z_FINISH : Z_NO_FLUSH);
            const std::size_t made = out.size() - z.avail_out;
            goesOn = !made || s.wire.send(chunk({out.data(), made}));
        } while (goesOn && z.avail_out == 0);
    }
    deflateEnd(&z);
    s.wire.send("0\r\n\r\n");
    s.end(Ending::Clean);
}

constexpr Fault table[] = {
    {"rst-mid-stream", "RST after so many events (option after, 3), or in the middle of a whole body", resetMid},
    {"fin-mid-stream", "the same by FIN: the body is shorter than its framing says", finMid},
    {"stall-mid-stream", "the same, and then silence", stallMid},
    {"rst-mid-body", "as rst-mid-stream", resetMid},
    {"fin-mid-body", "as fin-mid-stream", finMid},
    {"stall-mid-body", "as stall-mid-stream", stallMid},
    {"dribble", "everything behind the head, a byte a second (option every, ms)", dribble},
    {"cl-long", "Content-Length promises more than comes; option by", lengthTooLong},
    {"cl-short", "Content-Length promises less than comes; option by", lengthTooShort},
    {"chunk-truncated", "FIN in the middle of a chunk", chunkTruncated},
    {"chunk-no-end", "FIN instead of the last chunk", chunkNoEnd},
    {"chunk-size", "a chunk size that is none; option value (0x10, +5, -1 ...)", chunkSize},
    {"chunk-extra", "a second answer behind the last chunk", chunkExtra},
    {"trailers", "trailers behind the last chunk", trailers},
    {"tiny-chunks", "a right answer in small chunks; option bytes", tinyChunks},
    {"gzip", "a right answer, packed though nobody asked", gzip},
    {"gzip-truncated", "half of it", gzipTruncated},
    {"gzip-twice", "packed twice", gzipTwice},
    {"gzip-bomb", "1 GiB of blanks, packed; option mb", gzipBomb},
    {"wrong-encoding", "plain bytes labelled br; option label", wrongEncoding},
};

} // namespace

std::span<const Fault> bodyFaults()
{
    return table;
}

} // namespace portreeve::fault
