// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "gateway/dialects/draft.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/openai_request.h"
#include "gateway/dialects/parts.h"

namespace portreeve {

namespace {

using Kind = ChatPart::Kind;
using MaybeRefusal = std::optional<Refusal>;

Refusal wrong(const std::string &where, const std::string &what) { return badRequest("Invalid value for '" + where + "': " + what + ".", where); }

// Reads one body. Texts in refusals name the place as OpenAI does: messages[2].content[0].
class RequestReader {
public:
    RequestReader(const RequestFacts &facts, std::string_view body) : m_facts(facts), m_draft(body, facts.members) {}

    Result<ChatRequest> run();

private:
    MaybeRefusal readMessages();
    MaybeRefusal readMessage(const std::string &where, Slice message);
    MaybeRefusal readContent(const std::string &where, Slice content, std::vector<ChatPart> &parts);
    MaybeRefusal readPart(const std::string &where, Slice part, std::vector<ChatPart> &parts);
    MaybeRefusal readImage(const std::string &where, const Fields &fields, ChatPart &part);
    MaybeRefusal readFile(const std::string &where, const Fields &file, ChatPart &part);
    MaybeRefusal readAssistant(const std::string &where, const Fields &fields, ChatMessage &message);
    MaybeRefusal readToolCalls(const std::string &where, const Fields &fields, ChatMessage &message);
    MaybeRefusal readTools();
    MaybeRefusal readTool(const std::string &where, Slice tool);
    MaybeRefusal readToolChoice();
    MaybeRefusal readFormat();
    void readParameter(const Draft::Entry &entry);
    void readReasoning(Slice effort, Slice thinking, Slice reasoning);

    const RequestFacts &m_facts;
    Draft m_draft;
    ChatRequest m_request;
};

// {"type":"thinking","thinking":..,"signature":..}, {"type":"redacted_thinking","data":..}: as LiteLLM hands them out.
bool readThinking(const Fields &fields, std::vector<ChatPart> &parts)
{
    ChatPart part;
    if (fields["type"].is("thinking")) {
        part.kind = Kind::Thinking;
        part.text = fields["thinking"].string();
        part.signature = fields["signature"].string();
    } else if (fields["type"].is("redacted_thinking")) {
        part.kind = Kind::RedactedThinking;
        part.text = fields["data"].string();
    } else {
        return false;
    }
    parts.push_back(std::move(part));
    return true;
}

MaybeRefusal RequestReader::readImage(const std::string &where, const Fields &fields, ChatPart &part)
{
    const Slice image = fields["image_url"];
    const std::string url = image.isString() ? image.string() : Fields(image)["url"].string();
    if (url.empty())
        return wrong(where, "image_url has no url");
    part.kind = Kind::Image;
    part.detail = Fields(image)["detail"].string();
    if (!url.starts_with("data:")) {
        part.url = url;
        return std::nullopt;
    }
    if (!readDataUrl(url, part.mediaType, part.data))
        return wrong(where, "a data URL must hold base64");
    if (!part.mediaType.starts_with("image/"))
        part.kind = Kind::Document;
    return std::nullopt;
}

MaybeRefusal RequestReader::readFile(const std::string &where, const Fields &file, ChatPart &part)
{
    part.kind = Kind::Document;
    part.name = file["filename"].string();
    part.fileId = file["file_id"].string();
    const std::string data = file["file_data"].string();
    if (data.starts_with("https://") || data.starts_with("http://"))
        part.url = data;
    else if (!data.empty() && !readDataUrl(data, part.mediaType, part.data))
        return wrong(where, "file_data must be a base64 data URL");
    if (part.fileId.empty() && part.url.empty() && part.data.empty())
        return wrong(where, "a file needs file_data or file_id");
    if (part.mediaType.starts_with("image/"))
        part.kind = Kind::Image;
    return std::nullopt;
}

MaybeRefusal RequestReader::readPart(const std::string &where, Slice slice, std::vector<ChatPart> &parts)
{
    if (slice.isString()) {
        parts.push_back(textPart(slice.string()));
        return std::nullopt;
    }
    const Fields fields(slice);
    ChatPart part;
    part.cacheControlJson = fields["cache_control"].isObject() ? std::string(fields["cache_control"].text) : std::string();
    const Slice type = fields["type"];
    MaybeRefusal no;
    if (type.is("text") || type.is("input_text")) {
        if (!fields["text"].isString())
            return wrong(where, "a text part needs text");
        part.text = fields["text"].string();
    } else if (type.is("refusal")) {
        part.kind = Kind::Refusal;
        part.text = fields["refusal"].string();
    } else if (type.is("image_url")) {
        no = readImage(where, fields, part);
    } else if (type.is("file")) {
        no = readFile(where, Fields(fields["file"]), part);
    } else if (type.is("input_audio")) {
        part.kind = Kind::Audio;
        part.data = Fields(fields["input_audio"])["data"].string();
        part.mediaType = Fields(fields["input_audio"])["format"].string();
    } else if (readThinking(fields, parts)) {
        return std::nullopt;
    } else {
        return wrong(where, "content of type '" + type.string() + "' is not known; known are text, image_url, input_audio, file, refusal");
    }
    if (!no)
        parts.push_back(std::move(part));
    return no;
}

MaybeRefusal RequestReader::readContent(const std::string &where, Slice content, std::vector<ChatPart> &parts)
{
    if (!content.isThere())
        return std::nullopt;
    if (content.isString()) {
        parts.push_back(textPart(content.string()));
        return std::nullopt;
    }
    if (!content.isArray())
        return wrong(where, "expected a string or an array of parts");
    int place = 0;
    for (const Slice part : elements(content)) {
        if (auto no = readPart(where + "[" + std::to_string(place++) + "]", part, parts))
            return no;
    }
    return std::nullopt;
}

MaybeRefusal RequestReader::readToolCalls(const std::string &where, const Fields &fields, ChatMessage &message)
{
    const auto add = [&](const Fields &function, std::string id) {
        ChatPart call;
        call.kind = Kind::ToolCall;
        call.id = std::move(id);
        call.name = function["name"].string();
        const Slice arguments = function["arguments"];
        call.argumentsJson = arguments.isString() ? arguments.string() : std::string(arguments.isObject() ? arguments.text : std::string_view());
        message.parts.push_back(std::move(call));
    };
    for (const Slice call : elements(fields["tool_calls"])) {
        const Fields members(call);
        if (!members["function"].isObject())
            return wrong(where + ".tool_calls", "only calls of type 'function' are known");
        add(Fields(members["function"]), members["id"].string());
    }
    if (fields["function_call"].isObject())      // the old way: its result is a message of role "function", told by name
        add(Fields(fields["function_call"]), Fields(fields["function_call"])["name"].string());
    return std::nullopt;
}

MaybeRefusal RequestReader::readAssistant(const std::string &where, const Fields &fields, ChatMessage &message)
{
    for (const Slice block : elements(fields["thinking_blocks"]))
        readThinking(Fields(block), message.parts);
    const Slice reasoning = fields["reasoning_content"].isThere() ? fields["reasoning_content"] : fields["reasoning"];
    if (message.parts.empty() && reasoning.isString() && !reasoning.isEmptyString()) {
        ChatPart part;
        part.kind = Kind::Thinking;
        part.text = reasoning.string();
        message.parts.push_back(std::move(part));
    }
    if (auto no = readContent(where + ".content", fields["content"], message.parts))
        return no;
    if (fields["refusal"].isString() && !fields["refusal"].isEmptyString()) {
        ChatPart part;
        part.kind = Kind::Refusal;
        part.text = fields["refusal"].string();
        message.parts.push_back(std::move(part));
    }
    return readToolCalls(where, fields, message);
}

MaybeRefusal RequestReader::readMessage(const std::string &where, Slice slice)
{
    if (!slice.isObject())
        return wrong(where, "expected an object");
    const Fields fields(slice);
    const Slice role = fields["role"];
    ChatMessage message;
    message.name = fields["name"].string();
    MaybeRefusal no;
    if (role.is("assistant")) {
        message.role = ChatRole::Assistant;
        no = readAssistant(where, fields, message);
    } else if (role.is("tool") || role.is("function")) {
        message.role = ChatRole::Tool;
        ChatPart result;
        result.kind = Kind::ToolResult;
        result.id = role.is("tool") ? fields["tool_call_id"].string() : message.name;
        if (result.id.empty())
            return wrong(where, "a tool message needs tool_call_id");
        no = readContent(where + ".content", fields["content"], result.content);
        message.parts.push_back(std::move(result));
    } else if (role.is("system") || role.is("developer") || role.is("user")) {
        message.role = role.is("user") ? ChatRole::User : ChatRole::System;
        no = readContent(where + ".content", fields["content"], message.parts);
    } else {
        return wrong(where + ".role", "'" + role.string() + "' is not known; known are developer, system, user, assistant, tool");
    }
    if (no)
        return no;
    if (fields["cache_control"].isObject() && !message.parts.empty())
        message.parts.back().cacheControlJson = fields["cache_control"].text;
    m_request.messages.push_back(std::move(message));
    return std::nullopt;
}

MaybeRefusal RequestReader::readMessages()
{
    int place = 0;
    for (const Slice message : elements(m_draft["messages"])) {
        if (auto no = readMessage("messages[" + std::to_string(place++) + "]", message))
            return no;
    }
    return std::nullopt;
}

MaybeRefusal RequestReader::readTool(const std::string &where, Slice slice)
{
    const Fields fields(slice);
    if (!fields["type"].is("function") && fields.has("type"))
        return wrong(where, "a tool of type '" + fields["type"].string() + "' cannot be used with this model; use functions");
    const Fields function(fields.has("type") ? fields["function"] : slice);
    ChatTool tool;
    tool.name = function["name"].string();
    if (tool.name.empty())
        return wrong(where, "a function needs a name");
    tool.description = function["description"].string();
    tool.schemaJson = function["parameters"].isObject() ? std::string(function["parameters"].text) : std::string();
    if (function["strict"].isThere())
        tool.strict = function["strict"].isTrue();
    const Slice cached = fields["cache_control"].isObject() ? fields["cache_control"] : function["cache_control"];
    tool.cacheControlJson = cached.isObject() ? std::string(cached.text) : std::string();
    m_request.tools.push_back(std::move(tool));
    return std::nullopt;
}

MaybeRefusal RequestReader::readTools()
{
    for (const char *list : {"tools", "functions"}) {
        int place = 0;
        for (const Slice tool : elements(m_draft[list])) {
            if (auto no = readTool(std::string(list) + "[" + std::to_string(place++) + "]", tool))
                return no;
        }
    }
    return std::nullopt;
}

MaybeRefusal RequestReader::readToolChoice()
{
    const Slice choice = m_draft["tool_choice"].isThere() ? m_draft["tool_choice"] : m_draft["function_call"];
    ToolChoice &into = m_request.toolChoice;
    if (!choice.isThere())
        return std::nullopt;
    if (choice.isString()) {
        into.kind = choice.is("none") ? ToolChoice::Kind::None : choice.is("required") || choice.is("any") ? ToolChoice::Kind::Required : ToolChoice::Kind::Auto;
        return choice.is("auto") || into.kind != ToolChoice::Kind::Auto ? std::nullopt : MaybeRefusal(wrong("tool_choice", "expected auto, none, required or a function"));
    }
    const Fields fields(choice);
    if (fields["type"].is("allowed_tools")) {
        const Fields allowed(fields.has("allowed_tools") ? fields["allowed_tools"] : choice);
        into.kind = allowed["mode"].is("required") ? ToolChoice::Kind::Required : ToolChoice::Kind::Auto;
        for (const Slice tool : elements(allowed["tools"]))
            into.allowed.push_back(Fields(Fields(tool).has("function") ? Fields(tool)["function"] : tool)["name"].string());
        return std::nullopt;
    }
    into.name = Fields(fields.has("function") ? fields["function"] : choice)["name"].string();
    into.kind = ToolChoice::Kind::Named;
    return into.name.empty() ? MaybeRefusal(wrong("tool_choice", "expected auto, none, required or a function")) : std::nullopt;
}

MaybeRefusal RequestReader::readFormat()
{
    const Fields format(m_draft["response_format"]);
    ResponseFormat &into = m_request.format;
    if (format["type"].is("json_object")) {
        into.kind = ResponseFormat::Kind::JsonObject;
    } else if (format["type"].is("json_schema")) {
        const Fields schema(format["json_schema"]);
        into.kind = ResponseFormat::Kind::JsonSchema;
        into.name = schema["name"].string();
        into.description = schema["description"].string();
        into.schemaJson = schema["schema"].text;
        if (schema["strict"].isThere())
            into.strict = schema["strict"].isTrue();
        if (!schema["schema"].isObject())
            return wrong("response_format", "json_schema needs a schema");
    } else if (m_draft["response_format"].isThere() && !format["type"].is("text")) {
        return wrong("response_format", "expected type text, json_object or json_schema");
    }
    return std::nullopt;
}

void RequestReader::readReasoning(Slice effort, Slice thinking, Slice reasoning)
{
    Reasoning &into = m_request.reasoning;
    const Fields thought(thinking), open(reasoning);
    into.effort = effort.isString() ? effort.string() : open["effort"].string();
    into.budget = thought["budget_tokens"].isThere() ? thought["budget_tokens"].integer() : open["max_tokens"].integer();
    into.isAdaptive = thought["type"].is("adaptive");
    into.isOff = thought["type"].is("disabled") || into.effort == "none";
}

// What has a word in ChatRequest is read from there; the rest travels in `extra`.
void RequestReader::readParameter(const Draft::Entry &entry)
{
    static constexpr std::array said{std::string_view("model"), std::string_view("messages"), std::string_view("stream"),
        std::string_view("stream_options"), std::string_view("max_tokens"), std::string_view("max_completion_tokens"), std::string_view("tools"),
        std::string_view("functions"), std::string_view("tool_choice"), std::string_view("function_call"), std::string_view("parallel_tool_calls"),
        std::string_view("response_format"), std::string_view("reasoning_effort"), std::string_view("thinking"), std::string_view("reasoning"),
        std::string_view("user"), std::string_view("metadata"), std::string_view("stop"), std::string_view("temperature"),
        std::string_view("top_p"), std::string_view("top_k"), std::string_view("service_tier")};
    if (entry.isRemoved || !entry.value.isThere() || std::ranges::find(said, entry.name) != said.end())
        return;
    m_request.extra.emplace_back(entry.name, entry.value.text);
}

Result<ChatRequest> RequestReader::run()
{
    m_request = begunRequest(m_draft, m_facts);
    for (auto step : {&RequestReader::readMessages, &RequestReader::readTools, &RequestReader::readToolChoice, &RequestReader::readFormat}) {
        if (auto no = (this->*step)())
            return *no;
    }
    if (m_draft["parallel_tool_calls"].isThere())
        m_request.parallelTools = m_draft["parallel_tool_calls"].isTrue();
    readReasoning(m_draft["reasoning_effort"], m_draft["thinking"], m_draft["reasoning"]);
    const Slice stop = m_draft["stop"];
    if (stop.isString())
        m_request.stop.push_back(stop.string());
    for (const Slice word : elements(stop))
        m_request.stop.push_back(word.string());
    const auto number = [this](std::string_view name) { return m_draft[name].isThere() ? std::string(m_draft[name].text) : std::string(); };
    m_request.temperatureJson = number("temperature");
    m_request.topPJson = number("top_p");
    m_request.topKJson = number("top_k");
    for (const Draft::Entry &entry : m_draft.entries())
        readParameter(entry);
    return std::move(m_request);
}

} // namespace

Result<ChatRequest> readOpenaiRequest(const RequestFacts &facts, std::string_view body) { return RequestReader(facts, body).run(); }

} // namespace portreeve
