// SPDX-License-Identifier: GPL-3.0-or-later
// Event streams that end wrongly, come in odd bytes, or say more than they should.
#include <algorithm>

#include "tests/support/faultd/faults.h"
#include "tests/support/faultd/session.h"

namespace portreeve::fault {

namespace {

using List = std::vector<std::string>;

// Faults of a stream; a request that asked for a whole answer gets a right one.
void stream(Session &s, const List &list, Ending ending = Ending::Clean)
{
    if (!s.asked.stream)
        return s.play(s.rightParts());
    s.play(s.streamParts(list), std::size_t(-1), ending);
}

List operator+(List left, const List &right)
{
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

List firstOf(const List &list, std::int64_t count)
{
    return List(list.begin(), list.begin() + std::min<std::ptrdiff_t>(count, std::ptrdiff_t(list.size())));
}

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    for (std::size_t at = 0; (at = text.find(what, at)) != text.npos; at += with.size())
        text.replace(at, what.size(), with);
    return text;
}

void endMid(Session &s)
{
    stream(s, firstOf(events(s.answer).all(), s.spec.number("after", 3)));
}

void noDone(Session &s)
{
    const Events e = events(s.answer);
    stream(s, e.opening + e.content + e.finish + e.usage);
}

void doneWithoutFinish(Session &s)
{
    const Events e = events(s.answer);
    stream(s, e.opening + e.content + e.done);
}

void twoFinishes(Session &s)
{
    const Events e = events(s.answer);
    stream(s, e.opening + e.content + e.finish + e.finish + e.usage + e.done);
}

void roleOnly(Session &s)
{
    stream(s, events(s.answer).opening);
}

void empty(Session &s)
{
    stream(s, {});
}

void afterDone(Session &s)
{
    const Events e = events(s.answer);
    stream(s, e.all() + firstOf(e.content, 1) + e.usage);
}

// The arguments of the first call stop in the middle; then a finish, or (cut=rst, fin, end) none.
void argumentsCut(Session &s)
{
    const Events e = events(s.answer);
    const List cut = e.opening + firstOf(e.content, 3);
    const std::string how = s.spec.text("cut", "finish");
    if (how == "finish")
        return stream(s, cut + e.finish + e.usage + e.done);
    stream(s, cut, how == "rst" ? Ending::Reset : how == "fin" ? Ending::Fin : Ending::Clean);
}

void errorEvent(Session &s)
{
    const int status = int(s.spec.number("status", 500));
    const std::string error = errorText(s.answer.anthropic, status, "The upstream broke off.", "server_error");
    stream(s, firstOf(events(s.answer).all(), s.spec.number("after", 3)) + List{"event: error\ndata: " + error + "\n\n"});
}

void errorInData(Session &s)
{
    const std::string error = errorText(s.answer.anthropic, int(s.spec.number("status", 500)), "The upstream broke off.", "server_error");
    List list = firstOf(events(s.answer).all(), s.spec.number("after", 3)) + List{"data: " + error + "\n\n"};
    if (s.spec.has("done"))
        list.push_back("data: [DONE]\n\n");
    stream(s, list);
}

void carriageReturns(Session &s)
{
    List list = events(s.answer).all();
    for (auto &event : list)
        event = replaced(event, "\n", "\r");
    stream(s, list);
}

void carriageReturnLineFeeds(Session &s)
{
    List list = events(s.answer).all();
    for (auto &event : list)
        event = replaced(event, "\n", "\r\n");
    stream(s, list);
}

// CR and LF in chunks of their own.
void splitLineEnds(Session &s)
{
    List out;
    for (const auto &event : events(s.answer).all()) {
        std::string piece;
        for (const char c : replaced(event, "\n", "\r\n")) {
            piece += c;
            if (c == '\r')
                out.push_back(std::exchange(piece, {}));
        }
        out.push_back(piece);
    }
    stream(s, out);
}

// Every byte in a chunk of its own, words with letters of two, three and four bytes among them.
void bytes(Session &s)
{
    s.answer.text.insert(s.answer.text.begin(), "\xc3\xbc \xe2\x82\xac \xf0\x9f\x9a\xaa ");
    List out;
    for (const auto &event : events(s.answer).all()) {
        for (const char c : event)
            out.emplace_back(1, c);
    }
    stream(s, out);
}

void byteOrderMark(Session &s)
{
    List list = events(s.answer).all();
    list.front() = "\xef\xbb\xbf" + list.front();
    stream(s, list);
}

void comments(Session &s)
{
    const std::int64_t count = s.spec.number("count", 1000);
    List out;
    for (const auto &event : events(s.answer).all()) {
        std::string flood;
        for (std::int64_t i = 0; i < count; ++i)
            flood += ": still here\n\n";
        out.push_back(flood + event);
    }
    stream(s, out);
}

// Comments for a while before the first event; options for (ms), every (ms), cut (rst, fin: instead of any event)
void commentsFirst(Session &s)
{
    if (!s.asked.stream)
        return s.play(s.rightParts());
    const Parts parts = s.streamParts(events(s.answer).all());
    s.wire.send(parts.head);
    for (std::int64_t left = s.spec.number("for", 1000), step = s.spec.number("every", 50); left > 0; left -= step) {
        if (!s.wire.send(chunk(": ping\n\n")) || !s.pause("every", 50))
            return s.end(Ending::Clean);
    }
    if (s.spec.has("cut"))
        return s.end(s.spec.text("cut") == "rst" ? Ending::Reset : Ending::Fin);
    s.play({{}, parts.body, parts.end});
}

// A text that counts from 0, as fast as it is taken.
void counting(Session &s)
{
    s.answer.text.clear();
    for (std::int64_t i = 0; i < s.spec.number("tokens", 20'000); ++i)
        s.answer.text.push_back(std::to_string(i) + " ");
    s.play(s.rightParts());
}

void longLine(Session &s)
{
    const std::string line(std::size_t(s.spec.number("mb", 10)) << 20, 'x');
    const Events e = events(s.answer);
    const std::string start = s.answer.anthropic ? "event: ping\ndata: {\"type\":\"ping\",\"note\":\"" : "data: {\"choices\":[],\"note\":\"";
    stream(s, e.opening + List{start + line + "\"}\n\n"} + e.content + e.finish + e.usage + e.done);
}

void noData(Session &s)
{
    const Events e = events(s.answer);
    stream(s, e.opening + List{"event: nothing\n\n", "id: 7\n\n", "retry: 10\n\n"} + e.content + e.finish + e.usage + e.done);
}

void nulInId(Session &s)
{
    const Events e = events(s.answer);
    stream(s, e.opening + List{std::string("id: a\0b\n", 8)} + e.content + e.finish + e.usage + e.done);
}

// Fields without the blank behind the colon, data over two lines, an unknown field.
void oddFields(Session &s)
{
    List list = events(s.answer).all();
    for (auto &event : list)
        event = "unknown: 1\n" + replaced(replaced(event, "data: ", "data:"), "event: ", "event:");
    stream(s, list);
}

// Usage in every chunk, different each time.
void usageChanging(Session &s)
{
    Events e = events(s.answer);
    for (std::size_t i = 0; i < e.content.size(); ++i)
        e.content[i] = replaced(e.content[i], "\"usage\":null", "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":" + std::to_string(i * 7 % 5) + ",\"total_tokens\":9}");
    stream(s, e.all());
}

// Sends no head framing but Connection: close, and ends by FIN: only the events tell that it is whole.
void closeDelimited(Session &s)
{
    const Parts parts = s.rightParts();
    std::string out = statusLine(200) + "content-type: " + s.contentType() + "\r\nconnection: close\r\n\r\n";
    s.wire.send(out);
    const List list = s.asked.stream ? events(s.answer).all() : List{s.text()};
    const auto most = std::size_t(s.spec.number("after", std::int64_t(list.size())));
    for (std::size_t i = 0; i < std::min(most, list.size()) && s.wire.send(list[i]); ++i) { }
    s.end(Ending::Fin);
}

// A stream where a whole answer was asked for, or the other way round.
void wrongKind(Session &s)
{
    s.play(s.asked.stream ? s.wholeParts(wholeText(s.answer)) : s.streamParts(events(s.answer).all()));
}

// Never stops of itself, whatever max_tokens says; options every (ms), tokens
void keepsSending(Session &s)
{
    const Events e = events(s.answer);
    const Parts parts = s.streamParts(e.opening + e.content);
    if (!s.asked.stream || parts.body.empty())
        return s.play(s.rightParts());
    bool goesOn = s.pause("head-delay") && s.wire.send(parts.head);
    for (const auto &event : parts.body)
        goesOn = goesOn && s.wire.send(event);
    const std::string more = parts.body[std::min(parts.body.size() - 1, e.opening.size() + (s.answer.anthropic ? 1 : 0))];
    for (std::int64_t i = 0; goesOn && i < s.spec.number("tokens", 1'000'000'000); ++i)
        goesOn = s.wire.send(more) && s.pause("every");
    const Parts last = s.streamParts(e.finish + e.usage + e.done);
    for (const auto &event : last.body)
        goesOn = goesOn && s.wire.send(event);
    s.wire.send(last.end);
    s.end(Ending::Clean);
}

// flood:mb=100: so many MiB of content as fast as they are taken, then a right end.
void flood(Session &s)
{
    if (!s.asked.stream)
        return s.play(s.rightParts());
    const std::int64_t pieces = s.spec.number("mb", 100) * 64;
    s.answer.text = {std::string(16 * 1024 - 256, 'x')};
    const Events e = events(s.answer);
    const Parts parts = s.streamParts(e.all());
    bool goesOn = s.wire.send(parts.head);
    for (const auto &event : e.all()) {
        const bool repeats = event.size() > 8 * 1024;
        const std::string framed = chunk(event);
        for (std::int64_t i = 0; goesOn && i < (repeats ? pieces : 1); ++i)
            goesOn = s.wire.send(framed);
    }
    s.wire.send(parts.end);
    s.end(Ending::Clean);
}

constexpr Fault table[] = {
    {"end-mid-stream", "ends cleanly, as HTTP goes, after so many events; option after (3)", endMid},
    {"no-done", "finish, but no [DONE] or message_stop", noDone},
    {"done-without-finish", "[DONE] or message_stop, but no finish", doneWithoutFinish},
    {"two-finishes", "the finish twice", twoFinishes},
    {"role-only", "the opening and nothing else", roleOnly},
    {"empty-stream", "no event at all", empty},
    {"after-done", "content behind the end", afterDone},
    {"args-cut", "tool-call arguments stop in the middle; option cut (finish, end, fin, rst)", argumentsCut},
    {"error-event", "event: error; options after, status", errorEvent},
    {"error-in-data", "an error object in data; options after, status, done", errorInData},
    {"cr-only", "lines end in CR", carriageReturns},
    {"crlf", "lines end in CR LF", carriageReturnLineFeeds},
    {"crlf-split", "CR and LF in chunks of their own", splitLineEnds},
    {"bytes", "every byte in a chunk of its own, letters of several bytes among them", bytes},
    {"bom", "a byte order mark first", byteOrderMark},
    {"comments", "1,000 comments before every event; option count", comments},
    {"comments-first", "comments before the first event; options for, every (ms), cut (rst, fin)", commentsFirst},
    {"counting", "a text that counts from 0; option tokens", counting},
    {"long-line", "a line of 10 MiB; option mb", longLine},
    {"no-data", "events without data", noData},
    {"nul-id", "NUL in an id", nulInId},
    {"odd-fields", "no blank behind colons, unknown fields", oddFields},
    {"usage-changing", "usage in every chunk, never the same", usageChanging},
    {"close-delimited", "no framing but the end of the connection; option after", closeDelimited},
    {"wrong-kind", "a whole answer to a stream, a stream to the other", wrongKind},
    {"keeps-sending", "never stops; options every (ms), tokens", keepsSending},
    {"flood", "100 MiB of content; option mb", flood},
};

} // namespace

std::span<const Fault> streamFaults()
{
    return table;
}

} // namespace portreeve::fault
