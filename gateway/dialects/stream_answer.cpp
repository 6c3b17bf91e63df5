// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/stream_answer.h"

#include <map>

#include "gateway/base/sse.h"
#include "gateway/dialects/codec.h"

namespace portreeve {

namespace {

// Puts events together, each choice for itself.
class Gathering {
public:
    void add(const Event &event)
    {
        using Kind = Event::Kind;
        ChatChoice &choice = m_choices[event.choice];
        choice.index = event.choice;
        switch (event.kind) {
        case Kind::Start: m_id = event.id; break;
        case Kind::Text: part(choice, ChatPart::Kind::Text).text += event.text; break;
        case Kind::Refusal: part(choice, ChatPart::Kind::Refusal).text += event.text; break;
        case Kind::Thinking: part(choice, ChatPart::Kind::Thinking).text += event.text; break;
        case Kind::Signature: part(choice, ChatPart::Kind::Thinking).signature += event.text; break;
        case Kind::RedactedThinking: choice.parts.emplace_back(made(ChatPart::Kind::RedactedThinking)).text = event.text; break;
        case Kind::ToolStart: startTool(choice, event); break;
        case Kind::ToolArguments: addArguments(choice, event); break;
        case Kind::ToolEnd:
        case Kind::Citations: break;
        case Kind::Finish:
            choice.finish = event.text;
            choice.stopSequence = event.name;
            break;
        }
    }

    ChatReply reply() const
    {
        ChatReply reply;
        reply.id = m_id;
        for (const auto &[index, choice] : m_choices)
            reply.choices.push_back(choice);
        return reply;
    }

private:
    static ChatPart made(ChatPart::Kind kind)
    {
        ChatPart part;
        part.kind = kind;
        return part;
    }

    // The last part, when it is of this kind; else a new one.
    static ChatPart &part(ChatChoice &choice, ChatPart::Kind kind)
    {
        if (choice.parts.empty() || choice.parts.back().kind != kind)
            choice.parts.push_back(made(kind));
        return choice.parts.back();
    }

    void startTool(ChatChoice &choice, const Event &event)
    {
        ChatPart call = made(ChatPart::Kind::ToolCall);
        call.id = event.id;
        call.name = event.name;
        m_tools[{event.choice, event.tool}] = choice.parts.size();
        choice.parts.push_back(std::move(call));
    }

    void addArguments(ChatChoice &choice, const Event &event)
    {
        const auto found = m_tools.find({event.choice, event.tool});
        if (found != m_tools.end())
            choice.parts[found->second].argumentsJson += event.text;
    }

    std::string m_id;
    std::map<std::int64_t, ChatChoice> m_choices;
    std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> m_tools;      // where they stand in their choice
};

} // namespace

std::string answerOfStream(const Dialect &dialect, std::string_view stream)
{
    const auto &codec = static_cast<const Codec &>(dialect);        // all dialects are
    static const Provider none;
    ReplyOptions options;
    options.provider = &none;
    const auto reader = codec.makeReader(options);
    Gathering gathering;
    std::vector<Event> events;
    SseParser parser(stream.size() + 1);
    parser.feed(stream);
    SseEvent event;
    bool isGood = true;
    while (isGood && parser.next(event)) {
        events.clear();
        isGood = !reader->read(event.type, event.data, events);
        for (const Event &piece : events)
            gathering.add(piece);
    }
    events.clear();
    if (isGood && !reader->end(events)) {
        for (const Event &piece : events)
            gathering.add(piece);
    }
    ChatReply reply = gathering.reply();
    if (reply.choices.empty())
        return {};
    if (reply.id.empty())
        reply.id = reader->replyId();
    reply.usage = reader->usage();
    options.replyId = reply.id;
    return codec.writeReply(reply, options);
}

} // namespace portreeve
