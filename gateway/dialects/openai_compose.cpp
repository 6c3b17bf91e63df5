// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/openai_compose.h"

#include <algorithm>

#include <boost/json.hpp>

#include "gateway/dialects/errors.h"
#include "gateway/dialects/object_text.h"
#include "gateway/dialects/openai_request.h"
#include "gateway/dialects/parts.h"

namespace portreeve {

namespace {

std::string textAt(const json::object *object, std::string_view name)
{
    const json::value *value = object ? object->if_contains(name) : nullptr;
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

constexpr std::size_t mostToolName = 64;

void appendTools(std::string &out, const ChatRequest &request, std::map<std::string, std::string> *renamed)
{
    ArrayText tools(out);
    for (const ChatTool &tool : request.tools) {
        ObjectText object(tools.next());
        object.text("type", "function");
        ObjectText function(object.key("function"));
        function.text("name", wireToolName(tool.name, mostToolName, renamed));
        if (!tool.description.empty())
            function.text("description", tool.description);
        function.raw("parameters", tool.schemaJson.empty() ? std::string_view(R"({"type":"object","properties":{}})") : tool.schemaJson);
        if (tool.strict)
            function.flag("strict", *tool.strict);
    }
}

void appendToolChoice(std::string &out, const ToolChoice &choice)
{
    using Kind = ToolChoice::Kind;
    if (choice.kind != Kind::Named) {
        out += choice.kind == Kind::None ? "\"none\"" : choice.kind == Kind::Required ? "\"required\"" : "\"auto\"";
        return;
    }
    ObjectText object(out);
    object.text("type", "function");
    ObjectText function(object.key("function"));
    function.text("name", wireToolName(choice.name, mostToolName, nullptr));
}

void appendFormat(std::string &out, const ResponseFormat &format)
{
    ObjectText object(out);
    if (format.kind == ResponseFormat::Kind::JsonObject) {
        object.text("type", "json_object");
        return;
    }
    object.text("type", "json_schema");
    ObjectText schema(object.key("json_schema"));
    schema.text("name", format.name.empty() ? "response" : format.name);
    if (!format.description.empty())
        schema.text("description", format.description);
    schema.raw("schema", format.schemaJson);
    if (format.strict.value_or(isStrictSchema({format.schemaJson})))
        schema.flag("strict", true);
}

// A word for a number of thinking tokens: the other way round of what we ask Anthropic for.
std::string effortOfBudget(std::int64_t budget) { return budget < 2048 ? "low" : budget < 4096 ? "medium" : "high"; }

// The accepted word that is nearest.
std::string nearestEffort(const std::string &effort, const json::value *values)
{
    static constexpr std::string_view scale[] = {"none", "minimal", "low", "medium", "high", "xhigh", "max"};
    if (!values || !values->is_array() || std::ranges::any_of(values->get_array(), [&](const json::value &value) { return value.is_string() && value.get_string() == effort; }))
        return effort;
    const auto placeOf = [](std::string_view word) { return std::ranges::find(scale, word) - std::begin(scale); };
    std::string best = effort;
    std::ptrdiff_t least = std::ssize(scale);
    for (const json::value &value : values->get_array()) {
        const auto distance = std::abs(placeOf(std::string_view(value.as_string())) - placeOf(effort));
        if (value.get_string() != "none" && distance < least) {
            least = distance;
            best = std::string(value.get_string());
        }
    }
    return best;
}

// {"a":{"b":value}} for "a.b", merged into what the draft has at "a".
void setAtPath(Draft &draft, std::string_view path, const std::string &json)
{
    const auto dot = path.find('.');
    if (dot == std::string_view::npos) {
        draft.set(path, json);
        return;
    }
    std::string object;
    {
        ObjectText merged(object);
        for (const NamedSlice &member : Fields(draft[path.substr(0, dot)]))
            merged.raw(member.name, member.value.text);
        merged.raw(path.substr(dot + 1), json);
    }
    draft.set(path.substr(0, dot), object);
}

void merge(Draft &draft, const json::value *members)
{
    if (!members || !members->is_object())
        return;
    for (const auto &member : members->get_object()) {
        if (!draft.has(member.key()))
            draft.set(member.key(), json::serialize(member.value()));
    }
}

// Thinking is a wish: where a model is known not to think, nothing is sent.
void setReasoning(Draft &draft, const Reasoning &reasoning, const ProviderRules &rules, const WriteOptions &options)
{
    const json::object *row = rules.reasoning;
    const bool isWanted = !reasoning.isOff && (!reasoning.effort.empty() || reasoning.budget || reasoning.isAdaptive);
    if (reasoning.isOff && row)
        merge(draft, row->if_contains("off"));
    const bool isKnown = options.card && !options.card->caps.empty();
    if (!isWanted || (isKnown && std::ranges::find(options.card->caps, "reasoning") == options.card->caps.end()))
        return;
    if (row)
        merge(draft, row->if_contains("on"));
    const std::string budgetPath = textAt(row, "budget"), effortPath = row ? textAt(row, "effort") : "reasoning_effort";
    if (reasoning.budget && !budgetPath.empty()) {
        setAtPath(draft, budgetPath, std::to_string(*reasoning.budget));
        return;
    }
    const std::string effort = !reasoning.effort.empty() ? reasoning.effort : reasoning.budget ? effortOfBudget(*reasoning.budget) : "medium";
    if (!effortPath.empty())
        setAtPath(draft, effortPath, quoted(nearestEffort(effort, row ? row->if_contains("values") : nullptr)));
}

// Members that only one dialect has: hints may go, the rest is refused unless parameters may be dropped.
std::optional<Refusal> setExtras(Draft &draft, const ChatRequest &request, const ProviderRules &rules, const DropPolicy &policy, const WriteOptions &options)
{
    static constexpr std::string_view hints[] = {"context_management", "cache_control", "speed", "container", "betas"};
    std::vector<std::string> unsupported;
    const auto add = [&](std::string_view name, std::string_view value) {
        const bool isNative = std::ranges::find(rules.native, name) != rules.native.end();
        if (isNative || policy.isAllowed(name))
            draft.set(name, std::string(value));
        else if (!policy.dropParams && std::ranges::find(hints, name) == std::end(hints))
            unsupported.emplace_back(name);
    };
    for (const auto &[name, value] : request.extra)
        add(name, value);
    if (!request.topKJson.empty())
        add("top_k", request.topKJson);
    if (unsupported.empty())
        return std::nullopt;
    return unsupportedParams(options.provider ? options.provider->slug : "the provider", options.model, unsupported);
}

std::string serviceTierOf(const std::string &tier) { return tier == "standard_only" ? "default" : tier; }

template <class Append, class From>
void setText(Draft &draft, std::string_view name, Append append, const From &from)
{
    std::string json;
    append(json, from);
    draft.set(name, std::move(json));
}

void setTools(Draft &draft, const ChatRequest &request, const WriteOptions &options)
{
    if (request.tools.empty())
        return;
    std::string tools;
    appendTools(tools, request, options.renamedTools);
    draft.set("tools", std::move(tools));
    if (request.toolChoice.kind != ToolChoice::Kind::Unset)
        setText(draft, "tool_choice", appendToolChoice, request.toolChoice);
    if (request.parallelTools)
        draft.set("parallel_tool_calls", *request.parallelTools ? "true" : "false");
}

void appendStop(std::string &out, const std::vector<std::string> &stop)
{
    ArrayText words(out);
    for (const std::string &word : stop)
        appendQuoted(words.next(), word);
}

// How much, how freely, how far.
void setSampling(Draft &draft, const ChatRequest &request)
{
    if (request.maxOutput)
        draft.set("max_tokens", std::to_string(*request.maxOutput));
    if (!request.temperatureJson.empty())
        draft.set("temperature", request.temperatureJson);
    if (!request.topPJson.empty())
        draft.set("top_p", request.topPJson);
    if (!request.stop.empty())
        setText(draft, "stop", appendStop, request.stop);
}

} // namespace

ThinkingEcho thinkingEcho(const ProviderRules &rules, const Provider *provider)
{
    ThinkingEcho echo;
    const std::string when = textAt(rules.reasoning, "echo");
    echo.always = when == "always";
    echo.inToolTurns = when == "tool_turns";
    if (!textAt(rules.reasoning, "details").empty() || textAt(rules.reasoning, "out") == "reasoning_details")
        echo.member = "reasoning_details";
    echo.cacheControl = provider && provider->slug == "openrouter";
    return echo;
}

Result<std::string> writeOpenaiRequest(const ChatRequest &request, const WriteOptions &options)
{
    const ProviderRules &rules = rulesOf(options.provider, options.model, Operation::Chat);
    static const std::vector<JsonMember> none;
    Draft draft("{}", none);
    DropPolicy policy = dropPolicy(options, draft);
    policy.dropParams = policy.dropParams || request.dropParams.value_or(false);
    policy.allowed.insert(policy.allowed.end(), request.allowedParams.begin(), request.allowedParams.end());

    draft.set("model", quoted(options.model));
    std::string messages;
    if (auto no = appendOpenaiMessages(messages, request, thinkingEcho(rules, options.provider)))
        return std::move(*no);
    draft.set("messages", std::move(messages));
    setTools(draft, request, options);
    if (request.format.kind != ResponseFormat::Kind::Text)
        setText(draft, "response_format", appendFormat, request.format);
    setReasoning(draft, request.reasoning, rules, options);
    setSampling(draft, request);
    if (!request.user.empty())
        draft.set("user", quoted(request.user));
    if (!request.serviceTier.empty())
        draft.set("service_tier", quoted(serviceTierOf(request.serviceTier)));
    if (request.stream)
        draft.set("stream", "true");
    if (auto no = setExtras(draft, request, rules, policy, options))
        return std::move(*no);
    if (auto no = finishOpenaiRequest(draft, {request.stream, false}, policy, options))
        return std::move(*no);
    return draft.text();
}

} // namespace portreeve
