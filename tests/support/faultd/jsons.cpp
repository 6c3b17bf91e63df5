// SPDX-License-Identifier: GPL-3.0-or-later
// Right framing, wrong JSON.
#include "tests/support/faultd/faults.h"
#include "tests/support/faultd/session.h"

namespace portreeve::fault {

namespace {

// A whole answer's text, or the data of one event in the middle of a stream.
template<typename Change>
void change(Session &s, Change spoil)
{
    if (!s.asked.stream || (s.asked.kind != Kind::Chat && s.asked.kind != Kind::Messages))
        return s.play(s.wholeParts(spoil(s.text())));
    Events all = events(s.answer);
    if (all.content.empty())
        return s.play(s.streamParts(all.all()));
    std::string &event = all.content[all.content.size() / 2];
    const std::size_t data = event.find("data: ") + 6;
    event = event.substr(0, data) + spoil(event.substr(data, event.size() - data - 2)) + "\n\n";
    s.play(s.streamParts(all.all()));
}

// Puts a member at the start of the object.
std::string withMember(const std::string &text, const std::string &member)
{
    return "{" + member + "," + text.substr(1);
}

void malformed(Session &s)
{
    change(s, [](const std::string &text) { return text.substr(0, text.size() - 1) + ",,}"; });
}

void truncated(Session &s)
{
    change(s, [](const std::string &text) { return text.substr(0, text.size() * 2 / 3); });
}

void invalidUtf8(Session &s)
{
    change(s, [](const std::string &text) { return withMember(text, "\"note\":\"\xff\xfe\xc3\x28\""); });
}

void loneSurrogate(Session &s)
{
    change(s, [](const std::string &text) { return withMember(text, R"("note":"\ud800")"); });
}

void notANumber(Session &s)
{
    change(s, [](const std::string &text) { return withMember(text, R"("note":NaN)"); });
}

void tooLarge(Session &s)
{
    change(s, [](const std::string &text) { return withMember(text, R"("note":1e400)"); });
}

void deep(Session &s)
{
    const auto depth = std::size_t(s.spec.number("depth", 100'000));
    change(s, [depth](const std::string &text) { return withMember(text, R"("note":)" + std::string(depth, '[') + std::string(depth, ']')); });
}

void duplicateKeys(Session &s)
{
    change(s, [](const std::string &text) { return withMember(text, R"("model":"another","id":"another")"); });
}

void caseVariants(Session &s)
{
    change(s, [](const std::string &text) { return withMember(text, R"("Model":"another","USAGE":{"prompt_tokens":1})"); });
}

// One huge string, sent in pieces.
void huge(Session &s)
{
    const std::int64_t megabytes = s.spec.number("mb", 200);
    const std::string text = s.text(), start = "{\"note\":\"", end = "\"," + text.substr(1), filler(1 << 20, 'x');
    const auto size = std::int64_t(start.size() + end.size()) + megabytes * std::int64_t(filler.size());
    bool goesOn = s.wire.send(statusLine(200) + "content-type: application/json\r\ncontent-length: " + std::to_string(size) + "\r\n\r\n" + start);
    for (std::int64_t i = 0; goesOn && i < megabytes; ++i)
        goesOn = s.wire.send(filler);
    s.wire.send(end);
    s.end(Ending::Clean);
}

void wrongShape(Session &s)
{
    change(s, [](const std::string &) { return R"({"id":7,"choices":{"message":"hello"},"content":"hello","usage":[1,2,3]})"; });
}

void list(Session &s)
{
    change(s, [](const std::string &text) { return "[" + text + "]"; });
}

void emptyBody(Session &s)
{
    change(s, [](const std::string &) { return ""; });
}

void nothing(Session &s)
{
    change(s, [](const std::string &) { return "null"; });
}

void noChoices(Session &s)
{
    change(s, [](const std::string &) {
        return R"({"id":"empty","object":"chat.completion","created":1,"model":"m","type":"message","role":"assistant","choices":[],"content":[],)"
               R"("stop_reason":"end_turn","usage":{"prompt_tokens":3,"completion_tokens":0,"total_tokens":3,"input_tokens":3,"output_tokens":0}})";
    });
}

// 200 with an error inside.
void errorInBody(Session &s)
{
    change(s, [&s](const std::string &) { return errorText(s.answer.anthropic, 500, "The upstream was told to fail.", "server_error"); });
}

constexpr Fault table[] = {
    {"json-malformed", "two commas at the end", malformed},
    {"json-truncated", "two thirds of the object", truncated},
    {"json-utf8", "invalid UTF-8 in a string", invalidUtf8},
    {"json-surrogate", "a lone surrogate", loneSurrogate},
    {"json-nan", "NaN", notANumber},
    {"json-1e400", "a number beyond double", tooLarge},
    {"json-deep", "100,000 brackets; option depth", deep},
    {"json-duplicate", "members twice", duplicateKeys},
    {"json-case", "members again in another case", caseVariants},
    {"json-huge", "a string of 200 MiB; option mb", huge},
    {"json-shape", "right JSON, wrong shape", wrongShape},
    {"json-list", "the object in a list", list},
    {"json-empty", "no bytes at all", emptyBody},
    {"json-null", "null", nothing},
    {"choices-empty", "no choice, no content", noChoices},
    {"error-in-body", "200 with an error object", errorInBody},
};

} // namespace

std::span<const Fault> jsonFaults()
{
    return table;
}

} // namespace portreeve::fault
