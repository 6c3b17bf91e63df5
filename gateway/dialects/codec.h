// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "gateway/dialects/dialect.h"
#include "gateway/dialects/usage_wire.h"
#include "gateway/model/chat.h"
#include "gateway/model/event.h"

namespace portreeve {

// Turns a provider's stream into events. One a stream; fed whole server-sent events.
class StreamReader {
public:
    virtual ~StreamReader() = default;
    // Takes one event of the wire, appends what it says. A refusal: it cannot be read, or is an error.
    virtual std::optional<Refusal> read(std::string_view type, std::string_view data, std::vector<Event> &events) = 0;
    // The provider's bytes ended as their framing says. A refusal: the answer was not finished. Else what is left to say.
    virtual std::optional<Refusal> end(std::vector<Event> &events) = 0;
    virtual bool isComplete() const = 0;
    virtual std::optional<Usage> usage() const = 0;
    virtual std::string replyId() const = 0;
};

// Turns events into a client's stream. One a stream.
class StreamWriter {
public:
    virtual ~StreamWriter() = default;
    virtual void write(const Event &event, std::string &out) = 0;
    // The terminal part: finishes, usage, terminator.
    virtual void end(const Usage &usage, std::string &out) = 0;
    virtual void stopAtLength(const Usage &usage, std::string &out) = 0;
    virtual void breakOff(const Refusal &why, std::string &out) = 0;
    virtual std::size_t waitingBytes() const { return 0; }      // kept until their turn comes
};

// A dialect from inside: what the pairs are composed of. All dialects of the table are codecs.
class Codec : public Dialect {
public:
    // Dialects of one wire (OpenAI, Azure) are the same dialect: bytes are spliced.
    virtual std::string_view wire() const = 0;
    virtual std::string_view keepAlive() const { return ": keep-alive\n\n"; }     // to a client, between events: says nothing
    // The value of a whole answer's "usage". nullopt: it names none.
    virtual std::optional<Usage> readUsage(std::string_view usage, const UsageContext &context) const = 0;

    virtual Result<std::string> spliceRequest(const RequestFacts &facts, std::string_view body, const WriteOptions &options) const = 0;
    virtual Result<WholeReply> spliceReply(std::string_view body, const ReplyOptions &options) const = 0;
    virtual std::unique_ptr<Relay> spliceRelay(const ReplyOptions &options) const = 0;

    virtual Result<ChatRequest> readRequest(const RequestFacts &facts, std::string_view body) const = 0;
    virtual Result<std::string> writeChat(const ChatRequest &request, const WriteOptions &options) const = 0;
    virtual Result<ChatReply> readReply(std::string_view body, const ReplyOptions &options) const = 0;
    virtual std::string writeReply(const ChatReply &reply, const ReplyOptions &options) const = 0;
    virtual std::unique_ptr<StreamReader> makeReader(const ReplyOptions &options) const = 0;
    virtual std::unique_ptr<StreamWriter> makeWriter(const ReplyOptions &options) const = 0;
};

// The rows of the table.
const Codec &openaiCodec();
const Codec &azureCodec();
const Codec &anthropicCodec();

// Reader and writer composed.
std::unique_ptr<Relay> makeTranslation(std::unique_ptr<StreamReader> reader, std::unique_ptr<StreamWriter> writer, const ReplyOptions &options);

// A relay around `stream` that also takes an answer that came whole though a stream was asked for.
std::unique_ptr<Relay> makeWholeOrStream(const Codec &provider, const Codec &client, std::unique_ptr<Relay> stream, const ReplyOptions &options);

} // namespace portreeve
