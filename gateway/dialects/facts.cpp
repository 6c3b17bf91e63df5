// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/facts.h"

#include <bitset>

#include "gateway/base/money.h"
#include "gateway/dialects/cursor.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/members.h"

namespace portreeve {

namespace {

using MaybeRefusal = std::optional<Refusal>;

Refusal wrongType(std::string_view name, std::string_view wanted)
{
    return badRequest("Invalid type for '" + std::string(name) + "': expected " + std::string(wanted) + ".", name);
}

constexpr std::size_t mostList = 64u << 10;      // bytes of a list of names: its items weigh far more in memory than in the text

Refusal wrongValue(std::string_view name, std::string_view wanted)
{
    return badRequest("Invalid value for '" + std::string(name) + "': " + std::string(wanted) + ".", name);
}

Refusal notAllowed(std::string_view name, MemberKind kind)
{
    if (kind == MemberKind::Mock)
        return badRequest("Mock testing request params are disabled on this proxy: " + std::string(name), name);
    if (kind == MemberKind::Credential)
        return badRequest("'" + std::string(name) + "' is not allowed in request body: a client does not choose credentials, providers or headers.", name);
    Refusal refusal = badRequest("Authentication Error, Rejected Request: " + std::string(name) + " is not allowed in request body. "
                                     "A client does not choose where its request goes.", name);
    refusal.status = 401;
    refusal.type = "auth_error";
    return refusal;
}

// Reads the members one by one.
class FactReader {
public:
    FactReader(const FactsStyle &style, Operation operation, std::string_view body, RequestFacts &facts)
        : m_style(style), m_operation(operation), m_body(body), m_facts(facts)
    {
    }

    MaybeRefusal run();

private:
    MaybeRefusal take(const JsonMember &member);
    MaybeRefusal takeKnown(Member member, Slice value);
    MaybeRefusal takeExtra(Member member, std::string_view name, Slice value);
    MaybeRefusal takeLimit(std::string_view name, Slice value, std::optional<std::int64_t> &into);
    MaybeRefusal takeMillis(std::string_view name, Slice value, std::optional<std::int64_t> &into);
    MaybeRefusal takeMetadata(std::string_view name, Slice value);
    MaybeRefusal takeTags(std::string_view name, Slice value);
    MaybeRefusal takeFallbacks(Slice value);
    MaybeRefusal required();
    void measure();
    std::string missing(std::string_view name) const;

    const FactsStyle &m_style;
    Operation m_operation;
    std::string_view m_body;
    RequestFacts &m_facts;
    std::bitset<mostKnownMembers> m_seen;
    std::optional<std::int64_t> m_maxTokens, m_maxCompletionTokens;
    Slice m_messages, m_input, m_model, m_fallbacks;
};

MaybeRefusal FactReader::run()
{
    for (const JsonMember &member : m_facts.members) {
        if (auto no = take(member))
            return no;
    }
    if (auto no = required())
        return no;
    // Where a request names both, the larger is what it may take.
    m_facts.maxOutput = m_maxCompletionTokens && m_maxTokens ? std::max(*m_maxCompletionTokens, *m_maxTokens)
        : m_maxCompletionTokens ? m_maxCompletionTokens : m_maxTokens;
    measure();
    return takeFallbacks(m_fallbacks);
}

MaybeRefusal FactReader::take(const JsonMember &member)
{
    const KnownMember *known = knownMember(member);
    if (!known)
        return std::nullopt;
    const std::string written(member.name);
    if (known->kind == MemberKind::Address || known->kind == MemberKind::Credential || known->kind == MemberKind::Mock)
        return notAllowed(written, known->kind);
    if (member.escaped)
        return badRequest("Member '" + written + "' stands for '" + std::string(known->name) + "': write its name without escapes.", known->name);
    if (member.name != known->name)       // "Model": no member of ours, and it is not sent on
        return std::nullopt;
    if (m_seen[known->place])
        return badRequest("Member '" + written + "' is given twice.", known->name);
    m_seen[known->place] = true;
    const Slice value{m_body.substr(member.valueBegin, member.valueEnd - member.valueBegin)};
    if (!value.isThere())
        return std::nullopt;
    return known->kind == MemberKind::Parameter ? takeKnown(known->member, value) : takeExtra(known->member, known->name, value);
}

MaybeRefusal FactReader::takeKnown(Member member, Slice value)
{
    switch (member) {
    case Member::Model:
        if (!value.isString())
            return wrongType("model", "a string");
        m_model = value;
        m_facts.model = value.string();
        break;
    case Member::Messages:
        if (!value.isArray())
            return wrongType("messages", "an array");
        m_messages = value;
        break;
    case Member::Stream:
        if (value.text != "true" && value.text != "false")
            return wrongType("stream", "a boolean");
        m_facts.stream = value.isTrue();
        break;
    case Member::StreamOptions:
        if (!value.isObject())
            return wrongType("stream_options", "an object");
        m_facts.includeUsage = Fields(value)["include_usage"].isTrue();
        break;
    case Member::MaxTokens:
        return takeLimit("max_tokens", value, m_maxTokens);
    case Member::MaxCompletionTokens:
        return takeLimit("max_completion_tokens", value, m_maxCompletionTokens);
    case Member::N:
        if (const auto n = value.integer(); !n || *n < 1 || *n > 128)
            return wrongValue("n", "expected a whole number from 1 to 128");
        m_facts.choices = *value.integer();
        break;
    case Member::User:
        if (!value.isString())
            return wrongType("user", "a string");
        m_facts.endUser = value.string();
        break;
    case Member::ServiceTier:
        if (!value.isString())
            return wrongType("service_tier", "a string");
        m_facts.serviceTier = value.string();
        break;
    case Member::Input:
        m_input = value;
        break;
    case Member::Temperature:
        return value.isNumber() ? std::nullopt : MaybeRefusal(wrongType("temperature", "a number"));
    case Member::TopP:
        return value.isNumber() ? std::nullopt : MaybeRefusal(wrongType("top_p", "a number"));
    default:
        break;
    }
    return std::nullopt;
}

MaybeRefusal FactReader::takeExtra(Member member, std::string_view name, Slice value)
{
    switch (member) {
    case Member::Metadata:
    case Member::LitellmMetadata:
        return takeMetadata(name, value);
    case Member::Tags:
        return takeTags(name, value);
    case Member::NumRetries:
        if (const auto retries = value.integer(); !retries || *retries < 0 || *retries > 100)
            return wrongValue(name, "expected a whole number from 0 to 100");
        m_facts.numRetries = int(*value.integer());
        break;
    case Member::Timeout:
        return takeMillis(name, value, m_facts.timeoutMillis);
    case Member::StreamTimeout:
        return takeMillis(name, value, m_facts.streamTimeoutMillis);
    case Member::Fallbacks:
        if (!value.isArray())
            return wrongType(name, "an array");
        m_fallbacks = value;
        break;
    case Member::DisableFallbacks:
        if (value.text != "true" && value.text != "false")
            return wrongType(name, "a boolean");
        m_facts.disableFallbacks = value.isTrue();
        break;
    default:
        break;
    }
    return std::nullopt;
}

MaybeRefusal FactReader::takeLimit(std::string_view name, Slice value, std::optional<std::int64_t> &into)
{
    const auto limit = value.integer();
    if (!limit || *limit < 1 || *limit > 1'000'000'000)
        return wrongValue(name, "expected a positive whole number");
    into = limit;
    return std::nullopt;
}

MaybeRefusal FactReader::takeMillis(std::string_view name, Slice value, std::optional<std::int64_t> &into)
{
    const auto millis = value.isNumber() ? scaledDecimal(value.text, 3) : std::nullopt;
    if (!millis || *millis < 1 || *millis > 86'400'000)
        return wrongValue(name, "expected seconds, above 0 and at most a day");
    into = millis;
    return std::nullopt;
}

MaybeRefusal FactReader::takeMetadata(std::string_view name, Slice value)
{
    if (!value.isObject())
        return wrongType(name, "an object");
    // litellm_metadata is where clients of /v1/messages put it, for `metadata` there is the vendor's own.
    if (m_facts.metadata.empty() || name == "litellm_metadata")
        m_facts.metadata = value.text;
    const Fields fields(value);
    if (m_facts.endUser.empty() && name == "metadata")
        m_facts.endUser = fields["user_id"].string();
    return takeTags("metadata.tags", fields["tags"]);
}

MaybeRefusal FactReader::takeTags(std::string_view name, Slice value)
{
    if (!value.isThere())
        return std::nullopt;
    if (!value.isArray())
        return wrongType(name, "an array of strings");
    if (value.text.size() > mostList)
        return wrongValue(name, "expected at most 64 KiB of tags");
    for (const Slice tag : elements(value)) {
        if (!tag.isString())
            return wrongType(name, "an array of strings");
        m_facts.tags.push_back(tag.string());
    }
    return std::nullopt;
}

// "m", {"model": "m"}, or as the router's settings have it: {"asked for": ["m"]}.
MaybeRefusal FactReader::takeFallbacks(Slice value)
{
    if (value.text.size() > mostList)
        return wrongValue("fallbacks", "expected at most 64 KiB of model names");
    for (const Slice entry : elements(value)) {
        const Fields fields(entry);
        if (entry.isString())
            m_facts.fallbacks.push_back(entry.string());
        else if (fields["model"].isString())
            m_facts.fallbacks.push_back(fields["model"].string());
        else if (!entry.isObject())
            return wrongType("fallbacks", "an array of model names");
        for (const Slice other : elements(fields[m_facts.model]))
            m_facts.fallbacks.push_back(other.string());
    }
    return std::nullopt;
}

std::string FactReader::missing(std::string_view name) const
{
    const std::string route(m_operation == Operation::Embeddings ? "/embeddings" : m_style.chatRoute);
    return route + ": Missing required parameter: '" + std::string(name) + "'.";
}

MaybeRefusal FactReader::required()
{
    if (m_operation == Operation::Embeddings && !m_input.isThere())
        return badRequest(missing("input"), "input");
    if (m_operation != Operation::Embeddings && !m_messages.isThere())
        return badRequest(missing("messages"), "messages");
    if (m_messages.isThere() && m_messages.text.find_first_not_of(" \t\r\n", 1) == m_messages.text.size() - 1)
        return wrongValue("messages", "expected at least one message");
    if (m_facts.model.empty()) {
        Refusal refusal = badRequest(std::string(m_operation == Operation::Embeddings ? "/embeddings" : m_style.chatRoute)
                                     + ": Invalid model name passed in model=" + (m_model.isThere() ? "" : "None")
                                     + ". Call `/v1/models` to view available models for your key.");
        refusal.providerFields = "{\"error\":" + quoted(refusal.message) + "}";
        return refusal;
    }
    if (m_style.maxTokensRequired && m_operation == Operation::Chat && !m_maxTokens)
        return badRequest(missing("max_tokens"));
    return std::nullopt;
}

void FactReader::measure()
{
    const auto size = std::int64_t(m_body.size());
    const MediaSize media = m_messages.isThere() ? mediaOf(m_messages.text) : MediaSize();
    m_facts.hasThinking = media.hasThinking;
    m_facts.inputBound = std::max<std::int64_t>(1, size - media.bytes + media.bound);
    m_facts.inputCount = std::max<std::int64_t>(1, (size - media.bytes + 3) / 4 + media.count);
}

} // namespace

std::optional<Refusal> readRequestFacts(const FactsStyle &style, Operation operation, std::string_view body, RequestFacts &facts)
{
    std::vector<JsonMember> members = std::move(facts.members);      // its memory is used again
    facts = RequestFacts();
    facts.members = std::move(members);
    if (body.find_first_not_of(" \t\r\n") == std::string_view::npos)
        body = "{}";
    if (auto bad = scanObject(body, facts.members))
        return bad;
    return FactReader(style, operation, body, facts).run();
}

} // namespace portreeve
