// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/text.h"
#include "gateway/dialects/codec.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/facts.h"
#include "gateway/dialects/openai_request.h"
#include "gateway/dialects/openai_wire.h"

namespace portreeve {

namespace {

std::string pathOf(const WriteOptions &options, std::string_view endpoint, std::string_view usual)
{
    if (options.provider) {
        const auto found = options.provider->endpoints.find(std::string(endpoint));
        if (found != options.provider->endpoints.end() && found->second.starts_with('/'))
            return found->second;
    }
    return std::string(usual);
}

// OpenAI's chat completions and embeddings, and whoever speaks them.
class OpenaiDialect : public Codec {
public:
    std::string_view name() const override { return "openai"; }
    std::string_view wire() const override { return "openai"; }
    std::optional<Usage> readUsage(std::string_view usage, const UsageContext &context) const override { return openaiUsage(Slice{usage}, context); }
    std::optional<Refusal> readFacts(Operation operation, std::string_view body, RequestFacts &facts) const override
    {
        return readRequestFacts({"/chat/completions", false}, operation, body, facts);
    }
    std::string errorBody(const Refusal &refusal, std::string_view) const override { return openaiErrorBody(refusal); }
    std::string streamContentType() const override { return "text/event-stream; charset=utf-8"; }
    std::string target(Operation operation, const WriteOptions &options, std::string_view, bool) const override
    {
        if (operation == Operation::Embeddings)
            return pathOf(options, "embeddings", "/embeddings");
        return pathOf(options, "chat", "/chat/completions");
    }
    Refusal readError(int status, const Headers &headers, std::string_view body, const Provider &provider) const override
    {
        return providerRefusal(status, headers, body, provider);
    }

    Result<std::string> spliceRequest(const RequestFacts &facts, std::string_view body, const WriteOptions &options) const override
    {
        return spliceOpenaiRequest(facts, body, options);
    }
    Result<WholeReply> spliceReply(std::string_view body, const ReplyOptions &options) const override { return spliceOpenaiReply(body, options); }
    std::unique_ptr<Relay> spliceRelay(const ReplyOptions &options) const override { return makeOpenaiSplice(options); }

    Result<ChatRequest> readRequest(const RequestFacts &facts, std::string_view body) const override { return readOpenaiRequest(facts, body); }
    Result<std::string> writeChat(const ChatRequest &request, const WriteOptions &options) const override { return writeOpenaiRequest(request, options); }
    Result<ChatReply> readReply(std::string_view body, const ReplyOptions &options) const override { return readOpenaiReply(body, options); }
    std::string writeReply(const ChatReply &reply, const ReplyOptions &options) const override { return writeOpenaiReply(reply, options); }
    std::unique_ptr<StreamReader> makeReader(const ReplyOptions &options) const override { return makeOpenaiReader(options); }
    std::unique_ptr<StreamWriter> makeWriter(const ReplyOptions &options) const override { return makeOpenaiWriter(options); }
};

// The same wire at Azure's addresses: the deployment is in the path, the version in the query.
class AzureDialect final : public OpenaiDialect {
public:
    std::string_view name() const override { return "azure"; }
    std::string target(Operation operation, const WriteOptions &options, std::string_view apiVersion, bool) const override
    {
        const std::string_view what = operation == Operation::Embeddings ? "/embeddings" : "/chat/completions";
        const std::string version = apiVersion.empty() ? std::string() : "?api-version=" + std::string(apiVersion);
        // A base that names the version-free surface, or a deployment, is complete but for the operation.
        if (options.apiBase.ends_with("/openai/v1"))
            return std::string(what) + (apiVersion == "preview" || apiVersion == "latest" ? version : std::string());
        if (options.apiBase.find("/deployments/") != std::string_view::npos)
            return std::string(what) + version;
        return "/openai/deployments/" + percentEncoded(options.model) + std::string(what) + version;
    }

private:
    static std::string percentEncoded(std::string_view text)
    {
        std::string out;
        for (const char c : text) {
            const bool isPlain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.' || c == '~';
            if (isPlain) {
                out += c;
                continue;
            }
            out += '%';
            for (const char digit : hex(std::string_view(&c, 1)))
                out += digit >= 'a' ? char(digit - 32) : digit;
        }
        return out;
    }
};

} // namespace

const Codec &openaiCodec()
{
    static const OpenaiDialect codec;
    return codec;
}

const Codec &azureCodec()
{
    static const AzureDialect codec;
    return codec;
}

} // namespace portreeve
