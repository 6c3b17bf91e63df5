// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultd/session.h"

#include <charconv>
#include <utility>

namespace portreeve::fault {

namespace {

const char *reason(int status)
{
    switch (status) {
    case 200: return "OK";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 404: return "Not Found";
    case 429: return "Too Many Requests";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return "Status";
    }
}

std::string ownHeaders(const Session &session)
{
    const bool anthropic = session.answer.anthropic;
    return (anthropic ? "request-id: req_" : "x-request-id: req_") + std::to_string(session.number) + "\r\n";
}

} // namespace

std::string chunk(std::string_view bytes)
{
    char size[20];
    const auto end = std::to_chars(size, size + sizeof size, bytes.size(), 16);
    std::string out(size, end.ptr);
    out.reserve(out.size() + bytes.size() + 4);
    return out.append("\r\n").append(bytes).append("\r\n");
}

std::string statusLine(int status)
{
    return "HTTP/1.1 " + std::to_string(status) + ' ' + reason(status) + "\r\n";
}

Session::Session(Wire &wire, const Request &request, const Asked &asked, const Spec &spec, std::uint64_t number, const std::atomic<bool> &stopping)
    : wire(wire), request(request), asked(asked), spec(spec), number(number), sentBefore(wire.sent()), stopping(stopping), answer(answerFor(asked, spec, number))
{
}

std::string Session::text() const
{
    switch (asked.kind) {
    case Kind::CountTokens: return R"({"input_tokens":)" + std::to_string(answer.prompt) + "}";
    case Kind::Embeddings: return embeddingsText(asked, answer);
    case Kind::Models: return modelsText(!request.header("anthropic-version").empty());
    default: return wholeText(answer);
    }
}

std::string Session::contentType() const
{
    return asked.stream ? "text/event-stream; charset=utf-8" : "application/json";
}

Parts Session::wholeParts(std::string_view body, int status, std::string_view headers) const
{
    Parts parts;
    parts.head = statusLine(status) + "content-type: application/json\r\n" + ownHeaders(*this) + std::string(headers)
        + "content-length: " + std::to_string(body.size()) + "\r\n\r\n";
    parts.body.emplace_back(body);
    return parts;
}

Parts Session::streamParts(const std::vector<std::string> &events) const
{
    Parts parts;
    parts.head = statusLine(200) + "content-type: text/event-stream; charset=utf-8\r\ncache-control: no-cache\r\n" + ownHeaders(*this)
        + "transfer-encoding: chunked\r\n\r\n";
    parts.body.reserve(events.size());
    for (const auto &event : events)
        parts.body.push_back(chunk(event));
    parts.end = "0\r\n\r\n";
    return parts;
}

Parts Session::rightParts() const
{
    const bool streams = asked.stream && (asked.kind == Kind::Chat || asked.kind == Kind::Messages);
    return streams ? streamParts(events(answer).all()) : wholeParts(text());
}

void Session::play(const Parts &parts, std::size_t most, Ending ending)
{
    if (!pause("head-delay"))
        return end(Ending::Clean);
    const bool paced = spec.has("chunk-delay");
    const bool atOnce = parts.body.size() <= 1 && most > 0 && ending == Ending::Clean && !spec.has("body-delay");
    std::string first = parts.head;
    if (atOnce) {
        first += parts.body.empty() ? std::string() : parts.body.front();
        first += parts.end;
    }
    if (atOnce)
        tellBeforeLast();
    wire.send(first);
    if (atOnce)
        return end(ending);
    pause("body-delay");
    for (std::size_t i = 0; i < parts.body.size() && i < most; ++i) {
        if (i + 1 == parts.body.size() && ending == Ending::Clean)
            tellBeforeLast();
        if (!wire.send(parts.body[i]) || (paced && !pause("chunk-delay")))
            return end(Ending::Clean);
    }
    if (ending == Ending::Clean)
        wire.send(parts.end);
    end(ending);
}

void Session::tellBeforeLast()
{
    if (const auto tell = std::exchange(beforeLast, nullptr))
        tell();
}

void Session::end(Ending ending)
{
    if (wire.isGone())
        keep = false;
    if (ending == Ending::Clean)
        return;
    keep = false;
    if (ending == Ending::Hang)
        return hang();
    if (ending == Ending::Reset)
        pause("pause", 20);         // so that what was sent is read before the reset is seen
    tellBeforeLast();
    if (ending == Ending::Fin)
        return wire.finish();
    wire.reset();
}

bool Session::pause(std::string_view option, std::int64_t otherwise)
{
    const std::int64_t time = spec.number(option, otherwise);
    return time <= 0 ? !wire.isGone() : wire.wait(std::chrono::milliseconds(time)) && !stopping;
}

void Session::hang()
{
    keep = false;
    while (!stopping && wire.wait(std::chrono::hours(1))) { }
}

bool Session::dribble(std::string_view bytes)
{
    for (const char &byte : bytes) {
        if (!wire.send({&byte, 1}) || !pause("every", 1000))
            return false;
    }
    return true;
}

} // namespace portreeve::fault
