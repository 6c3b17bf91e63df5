// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/base/json.h"
#include "gateway/base/refusal.h"
#include "gateway/model/operation.h"
#include "gateway/model/prices.h"
#include "gateway/model/provider.h"
#include "gateway/model/usage.h"

namespace portreeve {

// What policy and routing need of a request, read from its bytes without building a document.
struct RequestFacts {
    std::string model;
    bool stream = false;
    bool includeUsage = false;                    // the client asked for usage in its stream
    std::optional<std::int64_t> maxOutput;        // as the request names it
    std::int64_t choices = 1;                     // n
    std::int64_t inputBound = 0;                  // tokens the input can be at most: its bytes; media by a maximum each
    std::int64_t inputCount = 0;                  // our estimate of the truth: about a token every four bytes of text
    std::string endUser;                          // user, metadata.user_id
    std::vector<std::string> tags;                // tags, metadata.tags
    std::string serviceTier;
    std::optional<int> numRetries;                // LiteLLM's extras, never sent on
    std::optional<std::int64_t> timeoutMillis, streamTimeoutMillis;
    std::vector<std::string> fallbacks;
    bool disableFallbacks = false;
    std::string metadata;                         // JSON object, or empty
    bool hasThinking = false;                     // messages carry thinking of earlier turns
    std::vector<JsonMember> members;              // of the top level; views into the body
};

// How a request goes up.
struct WriteOptions {
    const Provider *provider = nullptr;
    std::string_view model;                       // the upstream's name for it
    Operation operation = Operation::Chat;
    std::optional<std::int64_t> maxOutput;        // set: the output limit to send (a hold's bound), whatever the request named
    std::int64_t modelMaxOutput = 0;              // for dialects that demand a limit; 0: not known
    std::int64_t fallbackMaxOutput = 4096;
    bool dropParams = false;                      // unsupported parameters are dropped, else refused (400)
    const std::vector<std::string> *additionalDrop = nullptr;
    const std::vector<std::string> *allowed = nullptr;     // allowed_openai_params
    const boost::json::value *extraBody = nullptr;         // merged over, last
    std::string_view apiBase;                     // where the call goes; Azure's paths depend on it
    const ModelCard *card = nullptr;              // what is known of the model; null: nothing
    std::map<std::string, std::string> *renamedTools = nullptr;   // filled: a tool's name as sent -> as the client has it
};

// How an answer goes down.
struct ReplyOptions {
    std::string_view publicModel;                 // what the client is told it spoke to
    std::string_view replyId;                     // for an answer without an id of its own: our call id
    bool includeUsage = false;
    Operation operation = Operation::Chat;
    const Provider *provider = nullptr;           // where its row says thinking, usage and cost are
    std::int64_t created = 0;                     // seconds since 1970, for an answer without a time
    std::int64_t inputCount = 0;                  // our estimate, for a message_start that must name one
    const std::map<std::string, std::string> *renamedTools = nullptr;   // as writeRequest() filled it
};

// A whole answer, in the client's words.
struct WholeReply {
    std::string body;
    std::string replyId;                          // the provider's own
    std::string upstreamModel;                    // as the provider says
    std::optional<Usage> usage;                   // nullopt: the provider named none
    std::int64_t outputCount = 0;                 // our count of what was produced
    std::string finish;                           // OpenAI's words: "stop", "length" ...
};

// A stream on its way through: the provider's bytes in, the client's bytes out. Pure; how the bytes are cut makes no difference.
class Relay {
public:
    virtual ~Relay() = default;
    // Takes bytes of the provider; appends to `out` what goes to the client now. The terminal part is kept for end().
    // A refusal: the stream is broken or bad, or carried an error event (then isRefusal of the provider is told).
    virtual std::optional<Refusal> feed(std::string_view bytes, std::string &out) = 0;
    // The provider's stream ended as its framing says. nullopt: it was complete, and `out` gets the terminal part (finish,
    // usage, terminator). A refusal: it ended without its finish (a truncated answer is an error).
    virtual std::optional<Refusal> end(std::string &out) = 0;
    virtual bool isComplete() const = 0;          // the dialect's terminator has come; nothing more is expected
    virtual bool hasContent() const = 0;          // something a retry could not take back is in `out`
    virtual std::optional<Usage> usage() const = 0;      // the provider's, as far as it has come
    virtual std::int64_t outputCount() const = 0;        // our running count of what was produced, tokens
    virtual std::string replyId() const = 0;
    virtual std::string finish() const = 0;
    // We stop it here for want of headroom: a lawful end with the dialect's length reason.
    virtual void stopAtLength(const Usage &used, std::string &out) = 0;
    // An error once the stream has begun, in the client's words, without a terminator.
    virtual void breakOff(const Refusal &why, std::string &out) = 0;
};

// How one wire says things. Stateless, thread-safe; all of its answers are values.
class Dialect {
public:
    virtual ~Dialect() = default;
    virtual std::string_view name() const = 0;               // "openai", "anthropic": as in providers.json

    // -- the client's side
    // Finds the facts. Refuses (400, in LiteLLM's words): bad JSON, no model, no messages, duplicate or escaped policy
    // members, api_key / custom_llm_provider / extra_headers (400 naming the member), api_base / base_url (401).
    virtual std::optional<Refusal> readFacts(Operation operation, std::string_view body, RequestFacts &facts) const = 0;
    virtual std::string errorBody(const Refusal &refusal, std::string_view callId) const = 0;
    virtual std::string streamContentType() const = 0;

    // -- the provider's side
    virtual std::string target(Operation operation, const WriteOptions &options, std::string_view apiVersion, bool stream) const = 0;  // path below the base
    // The provider's error as a refusal: status kept, its message, type and code found, LiteLLM's class and prefix in front
    // (contract 3.3, 3.4); Retry-After and rate limit headers kept.
    virtual Refusal readError(int status, const Headers &headers, std::string_view body, const Provider &provider) const = 0;
};

// -- what the gate calls: any client dialect to any provider dialect. Same dialect: bytes are spliced, nothing is re-serialised.
Result<std::string> writeRequest(const Dialect &client, const Dialect &provider, const RequestFacts &facts, std::string_view body,
                                 const WriteOptions &options);
Result<WholeReply> translateReply(const Dialect &provider, const Dialect &client, std::string_view body, const ReplyOptions &options);
std::unique_ptr<Relay> makeRelay(const Dialect &provider, const Dialect &client, const ReplyOptions &options);

// The answer to count_tokens where a provider has no such call: {"input_tokens": 12}.
std::string countTokensBody(std::int64_t inputTokens);

// What keeps a silent stream alive and says nothing: a ping event, a comment.
std::string_view keepAliveBytes(const Dialect &client);

// The table of dialects. nullptr: none of that name is built yet.
const Dialect *findDialect(std::string_view name);

} // namespace portreeve
