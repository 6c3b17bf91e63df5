// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "gateway/dialects/anthropic_wire.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/openai_request.h"
#include "gateway/dialects/parts.h"

namespace portreeve {

namespace {

using Kind = ChatPart::Kind;
using MaybeRefusal = std::optional<Refusal>;

Refusal wrong(const std::string &where, const std::string &what) { return badRequest(where + ": " + what, where); }

// Reads one body of /v1/messages for a provider of another wire. Texts in refusals name the place as Anthropic does: messages.2.content.0.
class RequestReader {
public:
    RequestReader(const RequestFacts &facts, std::string_view body) : m_facts(facts), m_draft(body, facts.members) {}

    Result<ChatRequest> run();

private:
    MaybeRefusal readMessages();
    MaybeRefusal readContent(const std::string &where, Slice content, std::vector<ChatPart> &parts);
    MaybeRefusal readBlock(const std::string &where, Slice block, std::vector<ChatPart> &parts);
    MaybeRefusal readSource(const std::string &where, Slice source, ChatPart &part);
    MaybeRefusal readResult(const std::string &where, const Fields &fields, ChatPart &part);
    MaybeRefusal readTools();
    void readToolChoice();
    void readReasoning();
    void readFormat();
    void readExtras();

    const RequestFacts &m_facts;
    Draft m_draft;
    ChatRequest m_request;
};

MaybeRefusal RequestReader::readSource(const std::string &where, Slice slice, ChatPart &part)
{
    const Fields source(slice);
    part.mediaType = source["media_type"].string();
    if (source["type"].is("base64")) {
        part.data = source["data"].string();
    } else if (source["type"].is("url")) {
        part.url = source["url"].string();
    } else if (source["type"].is("file")) {
        part.fileId = source["file_id"].string();
    } else if (source["type"].is("text")) {       // a document that is text: it is read as text
        part.kind = Kind::Text;
        part.text = source["data"].string();
    } else if (source["type"].is("content")) {
        part.kind = Kind::Text;
        std::vector<ChatPart> inner;
        if (auto no = readContent(where + ".content", source["content"], inner))
            return no;
        part.text = joinedText(inner, "\n");
    } else {
        return wrong(where + ".source", "a source of type '" + source["type"].string() + "' is not known");
    }
    if (part.kind == Kind::Image && !part.fileId.empty())
        return wrong(where + ".source", "a picture behind a file id cannot be passed to this model's provider");
    return std::nullopt;
}

MaybeRefusal RequestReader::readResult(const std::string &where, const Fields &fields, ChatPart &part)
{
    part.kind = Kind::ToolResult;
    part.id = fields["tool_use_id"].string();
    part.isError = fields["is_error"].isTrue();
    if (part.id.empty())
        return wrong(where + ".tool_use_id", "Field required");
    return readContent(where + ".content", fields["content"], part.content);
}

MaybeRefusal RequestReader::readBlock(const std::string &where, Slice block, std::vector<ChatPart> &parts)
{
    const Fields fields(block);
    const Slice type = fields["type"];
    ChatPart part;
    part.cacheControlJson = fields["cache_control"].isObject() ? std::string(fields["cache_control"].text) : std::string();
    MaybeRefusal no;
    if (type.is("text")) {
        part.text = fields["text"].string();
    } else if (type.is("image")) {
        part.kind = Kind::Image;
        no = readSource(where, fields["source"], part);
    } else if (type.is("document")) {
        part.kind = Kind::Document;
        part.name = fields["title"].string();
        no = readSource(where, fields["source"], part);
    } else if (type.is("search_result")) {
        std::vector<ChatPart> inner;
        no = readContent(where + ".content", fields["content"], inner);
        part.text = fields["title"].string() + "\n" + fields["source"].string() + "\n" + joinedText(inner, "\n");
    } else if (type.is("thinking")) {
        part.kind = Kind::Thinking;
        part.text = fields["thinking"].string();
        part.signature = fields["signature"].string();
    } else if (type.is("redacted_thinking")) {
        part.kind = Kind::RedactedThinking;
        part.text = fields["data"].string();
    } else if (type.is("tool_use")) {
        part.kind = Kind::ToolCall;
        part.id = fields["id"].string();
        part.name = fields["name"].string();
        part.argumentsJson = fields["input"].isObject() ? std::string(fields["input"].text) : std::string();
    } else if (type.is("tool_result")) {
        no = readResult(where, fields, part);
    } else {
        return wrong(where, "content of type '" + type.string() + "' belongs to tools that Anthropic runs; this model's provider has none of them");
    }
    if (!no)
        parts.push_back(std::move(part));
    return no;
}

MaybeRefusal RequestReader::readContent(const std::string &where, Slice content, std::vector<ChatPart> &parts)
{
    if (content.isString())
        parts.push_back(textPart(content.string()));
    int place = 0;
    for (const Slice block : elements(content)) {
        if (auto no = readBlock(where + "." + std::to_string(place++), block, parts))
            return no;
    }
    return std::nullopt;
}

MaybeRefusal RequestReader::readMessages()
{
    ChatMessage system;
    system.role = ChatRole::System;
    if (auto no = readContent("system", m_draft["system"], system.parts))
        return no;
    if (!system.parts.empty())
        m_request.messages.push_back(std::move(system));
    int place = 0;
    for (const Slice slice : elements(m_draft["messages"])) {
        const std::string where = "messages." + std::to_string(place++);
        const Fields fields(slice);
        ChatMessage message;
        if (fields["role"].is("assistant"))
            message.role = ChatRole::Assistant;
        else if (fields["role"].is("system"))
            message.role = ChatRole::System;
        else if (!fields["role"].is("user"))
            return wrong(where + ".role", "Input should be 'user' or 'assistant'");
        if (!fields["content"].isString() && !fields["content"].isArray())
            return wrong(where + ".content", "Field required");
        if (auto no = readContent(where + ".content", fields["content"], message.parts))
            return no;
        m_request.messages.push_back(std::move(message));
    }
    return std::nullopt;
}

MaybeRefusal RequestReader::readTools()
{
    int place = 0;
    for (const Slice slice : elements(m_draft["tools"])) {
        const std::string where = "tools." + std::to_string(place++);
        const Fields fields(slice);
        if (fields["type"].isThere() && !fields["type"].is("custom"))
            return wrong(where, "'" + fields["type"].string() + "' is a tool that only Anthropic's models have; this model's provider has none of them");
        ChatTool tool;
        tool.name = fields["name"].string();
        if (tool.name.empty())
            return wrong(where + ".name", "Field required");
        tool.description = fields["description"].string();
        tool.schemaJson = fields["input_schema"].isObject() ? std::string(fields["input_schema"].text) : std::string();
        if (fields["strict"].isThere())
            tool.strict = fields["strict"].isTrue();
        m_request.tools.push_back(std::move(tool));
    }
    return std::nullopt;
}

void RequestReader::readToolChoice()
{
    const Fields choice(m_draft["tool_choice"]);
    ToolChoice &into = m_request.toolChoice;
    if (choice["type"].is("auto"))
        into.kind = ToolChoice::Kind::Auto;
    else if (choice["type"].is("any"))
        into.kind = ToolChoice::Kind::Required;
    else if (choice["type"].is("none"))
        into.kind = ToolChoice::Kind::None;
    else if (choice["type"].is("tool"))
        into = {ToolChoice::Kind::Named, choice["name"].string(), {}};
    if (choice["disable_parallel_tool_use"].isThere())
        m_request.parallelTools = !choice["disable_parallel_tool_use"].isTrue();
}

void RequestReader::readReasoning()
{
    const Fields thinking(m_draft["thinking"]), output(m_draft["output_config"]);
    Reasoning &into = m_request.reasoning;
    into.isOff = thinking["type"].is("disabled");
    into.isAdaptive = thinking["type"].is("adaptive");
    if (thinking["type"].is("enabled"))
        into.budget = thinking["budget_tokens"].integer();
    into.effort = output["effort"].string();
}

void RequestReader::readFormat()
{
    const Slice slice = Fields(m_draft["output_config"]).has("format") ? Fields(m_draft["output_config"])["format"] : m_draft["output_format"];
    const Fields format(slice);
    if (!format["type"].is("json_schema") || !format["schema"].isObject())
        return;
    m_request.format.kind = ResponseFormat::Kind::JsonSchema;
    m_request.format.name = format["name"].string();
    m_request.format.schemaJson = format["schema"].text;
}

// What has a word in ChatRequest is read from there; the rest travels in `extra`.
void RequestReader::readExtras()
{
    static constexpr std::string_view said[] = {"model", "messages", "system", "max_tokens", "stream", "tools", "tool_choice", "thinking", "output_config",
        "output_format", "stop_sequences", "temperature", "top_p", "top_k", "metadata", "service_tier", "user", "stream_options"};
    for (const Draft::Entry &entry : m_draft.entries()) {
        const bool isEmpty = !entry.value.isThere() || entry.value.text == "[]";
        if (!entry.isRemoved && !isEmpty && std::ranges::find(said, entry.name) == std::end(said))
            m_request.extra.emplace_back(entry.name, entry.value.text);
    }
}

Result<ChatRequest> RequestReader::run()
{
    m_request = begunRequest(m_draft, m_facts);
    m_request.includeUsage = true;
    if (auto no = readMessages())
        return std::move(*no);
    if (auto no = readTools())
        return std::move(*no);
    readToolChoice();
    readReasoning();
    readFormat();
    readExtras();
    for (const Slice word : elements(m_draft["stop_sequences"]))
        m_request.stop.push_back(word.string());
    const auto number = [this](std::string_view name) { return m_draft[name].isThere() ? std::string(m_draft[name].text) : std::string(); };
    m_request.temperatureJson = number("temperature");
    m_request.topPJson = number("top_p");
    m_request.topKJson = number("top_k");
    return std::move(m_request);
}

} // namespace

Result<ChatRequest> readAnthropicRequest(const RequestFacts &facts, std::string_view body) { return RequestReader(facts, body).run(); }

} // namespace portreeve
