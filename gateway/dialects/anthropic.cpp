// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/anthropic_wire.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/facts.h"

namespace portreeve {

namespace {

// Anthropic's messages.
class AnthropicDialect final : public Codec {
public:
    std::string_view name() const override { return "anthropic"; }
    std::string_view wire() const override { return "anthropic"; }
    std::string_view keepAlive() const override { return "event: ping\ndata: {\"type\":\"ping\"}\n\n"; }
    std::optional<Usage> readUsage(std::string_view usage, const UsageContext &context) const override
    {
        return anthropicUsage(Slice{usage}, context);
    }
    std::optional<Refusal> readFacts(Operation operation, std::string_view body, RequestFacts &facts) const override
    {
        return readRequestFacts({"anthropic_messages", true}, operation, body, facts);
    }
    std::string errorBody(const Refusal &refusal, std::string_view callId) const override { return anthropicErrorBody(refusal, callId); }
    std::string streamContentType() const override { return "text/event-stream; charset=utf-8"; }
    std::string target(Operation operation, const WriteOptions &options, std::string_view, bool) const override
    {
        const bool counts = operation == Operation::CountTokens;
        if (options.provider) {
            const auto found = options.provider->endpoints.find(counts ? "count_tokens" : "messages");
            if (found != options.provider->endpoints.end() && found->second.starts_with('/'))
                return found->second;
        }
        return counts ? "/v1/messages/count_tokens" : "/v1/messages";
    }
    Refusal readError(int status, const Headers &headers, std::string_view body, const Provider &provider) const override
    {
        return providerRefusal(status, headers, body, provider);
    }

    Result<std::string> spliceRequest(const RequestFacts &facts, std::string_view body, const WriteOptions &options) const override
    {
        return spliceAnthropicRequest(facts, body, options);
    }
    Result<WholeReply> spliceReply(std::string_view body, const ReplyOptions &options) const override { return spliceAnthropicReply(body, options); }
    std::unique_ptr<Relay> spliceRelay(const ReplyOptions &options) const override { return makeAnthropicSplice(options); }

    Result<ChatRequest> readRequest(const RequestFacts &facts, std::string_view body) const override { return readAnthropicRequest(facts, body); }
    Result<std::string> writeChat(const ChatRequest &request, const WriteOptions &options) const override { return writeAnthropicRequest(request, options); }
    Result<ChatReply> readReply(std::string_view body, const ReplyOptions &options) const override { return readAnthropicReply(body, options); }
    std::string writeReply(const ChatReply &reply, const ReplyOptions &options) const override { return writeAnthropicReply(reply, options); }
    std::unique_ptr<StreamReader> makeReader(const ReplyOptions &options) const override { return makeAnthropicReader(options); }
    std::unique_ptr<StreamWriter> makeWriter(const ReplyOptions &options) const override { return makeAnthropicWriter(options); }
};

} // namespace

const Codec &anthropicCodec()
{
    static const AnthropicDialect codec;
    return codec;
}

} // namespace portreeve
