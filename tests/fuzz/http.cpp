// SPDX-License-Identifier: GPL-3.0-or-later
// The strict HTTP/1 readers: heads, frames, targets, chunks, packed bodies.
#include "tests/fuzz/target.h"

#include "gateway/net/addresses.h"
#include "gateway/net/chunked.h"
#include "gateway/net/head.h"
#include "gateway/net/inflate.h"
#include "gateway/net/transport.h"

namespace portreeve::fuzz {

namespace {

// The length of the head, found over two reads; 0: none, or refused.
std::size_t headLength(std::string_view bytes, std::size_t cut, const HeadLimits &limits)
{
    HeadScan whole, pieces;
    const Checked atOnce = whole.scan(bytes, limits);
    Checked later = pieces.scan(bytes.substr(0, cut), limits);
    const bool wasFound = pieces.length() != 0;
    if (!later && !wasFound)
        later = pieces.scan(bytes, limits);
    if (!wasFound)      // refused or found early, the rest is never looked at
        require(bool(atOnce) == bool(later) && (atOnce || whole.length() == pieces.length()), "a head is the same, however it is cut");
    return atOnce ? 0 : whole.length();
}

void checkFields(const Fields &fields, const HeadLimits &limits)
{
    require(fields.size() <= limits.mostFields, "no more fields than allowed");
    for (const auto &[name, value] : fields)
        require(isToken(name) && isFieldValue(value), "fields have names and values");
}

std::string inflated(std::string_view bytes, std::size_t most)
{
    Inflater inflater(most);
    std::string out;
    std::string_view piece;
    inflater.feed(bytes);
    for (;;) {
        switch (inflater.next(&piece)) {
        case Inflater::State::HasOutput: out += piece; break;
        default: return out;
        }
        require(out.size() <= most, "no more than allowed is unpacked");
    }
}

struct Body {
    std::string data;
    ChunkedDecoder::State state = ChunkedDecoder::State::More;
    std::size_t used = 0;
};

Body decoded(std::string bytes, std::size_t piece)
{
    ChunkedDecoder decoder;
    Body body;
    while (body.used < bytes.size() && body.state == ChunkedDecoder::State::More) {
        const auto given = decoder.decode(bytes.data() + body.used, std::min(piece, bytes.size() - body.used));
        body.state = given.state;
        if (given.state != ChunkedDecoder::State::Bad)
            body.data += given.data;
        body.used += given.used;
        if (given.used == 0)
            break;
    }
    return body;
}

} // namespace

void httpRequest(std::string_view bytes)
{
    const HeadLimits limits;
    Choices choices(bytes);
    const std::size_t cut = choices.below(256);
    const std::size_t length = headLength(bytes, std::min(cut, bytes.size()), limits);
    if (length == 0)
        return;
    require(length <= bytes.size() && length <= limits.mostBytes, "a head is part of its bytes");
    std::string head(bytes.substr(0, length));
    RequestHead request;
    if (parseRequestHead(head.data(), head.size(), limits, &request))
        return;
    require(isToken(request.method), "a method is a token");
    require(request.target.size() <= limits.mostTarget && request.target.find_first_of(std::string_view("\0\r\n \t", 5)) == request.target.npos, "a target is one word");
    checkFields(request.fields, limits);
    Framing framing;
    if (readFraming(request.fields, request.minor, &framing))
        return;
    require(!framing.chunked || !framing.length, "one frame");
    if (checkHost(framing, request.minor))
        return;
    std::string store;
    RequestTarget target;
    if (readTarget(request.method, request.target, &store, &target))
        return;
    require(target.path.starts_with('/') || target.path == "*", "a path begins with a slash");
    require(target.path.find("/../") == target.path.npos && target.path.find('\0') == target.path.npos, "a path is what it says");
}

void httpResponse(std::string_view bytes)
{
    const HeadLimits limits{64 * 1024, 200, 64 * 1024};
    Choices choices(bytes);
    const std::size_t cut = choices.below(256);
    const std::size_t length = headLength(bytes, std::min(cut, bytes.size()), limits);
    if (length == 0)
        return;
    std::string head(bytes.substr(0, length));
    StatusHead answer;
    if (parseStatusHead(head.data(), head.size(), limits, &answer))
        return;
    require(answer.status >= 100 && answer.status < 600, "a status has three digits");
    checkFields(answer.fields, limits);
    Framing framing;
    if (readFraming(answer.fields, answer.minor, &framing))
        return;
    require(!framing.chunked || !framing.length, "one frame");
    std::string body(bytes.substr(length));
    if (framing.chunked)
        body = decoded(body, 1 + cut).data;
    if (Inflater::isCoding(framing.contentEncoding))
        inflated(body, 1u << 20);
}

void chunkedBody(std::string_view bytes)
{
    Choices choices(bytes);
    const std::size_t piece = 1 + choices.below(64);
    const Body whole = decoded(std::string(bytes), bytes.size() + 1), cut = decoded(std::string(bytes), piece);
    require(whole.data.size() <= bytes.size(), "data are part of the bytes");
    require(whole.state == cut.state, "a body ends alike, however it is cut");
    if (whole.state != ChunkedDecoder::State::Bad)
        require(whole.data == cut.data && whole.used == cut.used, "a body is the same, however it is cut");
}

void url(std::string_view bytes)
{
    const auto parsed = parseUrl(bytes);
    if (!parsed)
        return;
    const Origin &origin = parsed->origin;
    require(!origin.host.empty() && origin.host.find_first_of(" @/?#\\\r\n") == origin.host.npos, "a host is a host");
    require(parsed->target.starts_with('/'), "a target begins with a slash");
    const auto again = parseUrl(origin.text() + parsed->target);
    require(again && again->origin == origin && again->target == parsed->target, "a URL reads as it was written");
    isPublicAddress(origin.host);
}

} // namespace portreeve::fuzz
