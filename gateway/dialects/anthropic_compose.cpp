// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/anthropic_compose.h"

#include <algorithm>
#include <charconv>

#include "gateway/dialects/anthropic_wire.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/object_text.h"
#include "gateway/dialects/parts.h"
#include "gateway/dialects/rules.h"

namespace portreeve {

namespace {

constexpr std::size_t mostToolName = 128;

bool contains(const std::vector<std::string> &list, std::string_view word) { return std::ranges::find(list, word) != list.end(); }

// LiteLLM's table.
std::int64_t budgetOfEffort(std::string_view effort)
{
    if (effort == "minimal" || effort == "low")
        return 1024;
    if (effort == "medium")
        return 2048;
    if (effort == "high")
        return 4096;
    return effort == "xhigh" || effort == "max" ? 8192 : 0;
}

// The model's own word that is nearest to an effort, not below where there is a choice.
std::string effortWord(std::string_view effort, const std::vector<std::string> &known)
{
    static constexpr std::string_view scale[] = {"minimal", "low", "medium", "high", "xhigh", "max"};
    const auto place = std::ranges::find(scale, effort);
    for (auto word = place; word != std::end(scale); ++word) {
        if (contains(known, *word))
            return std::string(*word);
    }
    return known.empty() ? (effort == "minimal" ? "low" : effort == "xhigh" ? "high" : std::string(effort)) : known.back();
}

// Composes one body.
class BodyWriter {
public:
    BodyWriter(const ChatRequest &request, const WriteOptions &options)
        : m_request(request), m_options(options), m_traits(claudeTraits(options.model, options.card))
    {
        m_dropParams = options.dropParams || request.dropParams.value_or(false);
        if (options.allowed)
            m_allowed = *options.allowed;
        m_allowed.insert(m_allowed.end(), request.allowedParams.begin(), request.allowedParams.end());
    }

    Result<std::string> run();

private:
    void decideFormat();
    void decideThinking();
    void decideLimit();
    void writeTools(ObjectText &body);
    void writeToolChoice(ObjectText &body);
    void writeThinking(ObjectText &body);
    void writeOutputConfig(ObjectText &body);
    void writeSampling(ObjectText &body);
    void writeRest(ObjectText &body);
    void unsupported(std::string_view name, Slice value);
    bool isForced() const;
    bool continuesToolTurn() const;

    const ChatRequest &m_request;
    const WriteOptions &m_options;
    ClaudeTraits m_traits;
    bool m_dropParams;
    std::vector<std::string> m_allowed, m_unsupported;
    bool m_formatIsTool = false, m_formatIsNative = false;
    bool m_thinks = false;
    std::int64_t m_budget = 0, m_maxTokens = 0;
};

void BodyWriter::unsupported(std::string_view name, Slice value)
{
    if (!m_dropParams && !isDefaultValue(name, value))
        m_unsupported.emplace_back(name);
}

// A schema that is more than native formats take goes up, as it is, as that of a tool's arguments.
void BodyWriter::decideFormat()
{
    const ResponseFormat &format = m_request.format;
    if (format.kind == ResponseFormat::Kind::Text)
        return;
    const ProviderRules &rules = rulesOf(m_options.provider, m_options.model, Operation::Chat);
    m_formatIsNative = format.kind == ResponseFormat::Kind::JsonSchema && rules.jsonSchema == "native" && m_traits.hasNativeFormat
        && fitsAnthropicFormat({format.schemaJson});
    m_formatIsTool = !m_formatIsNative;
}

bool BodyWriter::isForced() const
{
    const auto kind = m_request.toolChoice.kind;
    return m_formatIsTool || kind == ToolChoice::Kind::Required || kind == ToolChoice::Kind::Named;
}

// The last turn of the model was a call, told without its thinking: Anthropic would refuse to go on thinking.
bool BodyWriter::continuesToolTurn() const
{
    for (auto message = m_request.messages.rbegin(); message != m_request.messages.rend(); ++message) {
        if (message->role == ChatRole::User && !joinedText(message->parts).empty())
            return false;
        if (message->role != ChatRole::Assistant)
            continue;
        const auto has = [&](ChatPart::Kind kind) { return std::ranges::any_of(message->parts, [&](const ChatPart &part) { return part.kind == kind; }); };
        const bool isSigned = std::ranges::any_of(message->parts, [](const ChatPart &part) { return part.kind == ChatPart::Kind::Thinking && !part.signature.empty(); });
        return has(ChatPart::Kind::ToolCall) && !isSigned && !has(ChatPart::Kind::RedactedThinking);
    }
    return false;
}

// An effort is a wish: it gives way to a tool that must be called. A budget that was named is sent, and the provider judges.
void BodyWriter::decideThinking()
{
    const Reasoning &wanted = m_request.reasoning;
    if (wanted.isOff)
        return;
    if (wanted.budget || wanted.isAdaptive) {
        m_thinks = true;
        m_budget = wanted.budget.value_or(0);
        return;
    }
    if (!m_traits.canThink && !wanted.effort.empty())
        unsupported("reasoning_effort", {quoted(wanted.effort)});
    if (wanted.effort.empty() || !m_traits.canThink || isForced() || (!m_traits.isAdaptive && continuesToolTurn()))
        return;
    m_budget = m_traits.isAdaptive ? 0 : budgetOfEffort(wanted.effort);
    m_thinks = m_traits.isAdaptive || m_budget > 0;
}

// A limit is demanded: the hold's, the request's, else the model's own. Thinking counts towards it.
void BodyWriter::decideLimit()
{
    const std::int64_t usual = m_options.modelMaxOutput > 0 ? m_options.modelMaxOutput : m_options.fallbackMaxOutput + m_budget;
    m_maxTokens = m_options.maxOutput.value_or(m_request.maxOutput.value_or(usual));
    if (!m_thinks || m_budget == 0)
        return;
    m_budget = fittingBudget(m_budget, m_maxTokens);
    m_thinks = m_budget > 0;
}

void BodyWriter::writeTools(ObjectText &body)
{
    if (m_request.tools.empty() && !m_formatIsTool)
        return;
    ArrayText tools(body.key("tools"));
    const auto write = [&](const std::string &name, const std::string &description, std::string_view schema, const std::string &cacheControl) {
        ObjectText tool(tools.next());
        tool.text("name", name);
        if (!description.empty())
            tool.text("description", description);
        const bool isTyped = Fields(Slice{schema}).has("type");
        std::string typed;
        if (!isTyped) {      // the schema of arguments is an object's
            ObjectText object(typed);
            object.text("type", "object");
            for (const NamedSlice &member : Fields(Slice{schema}))
                object.raw(member.name, member.value.text);
        }
        tool.raw("input_schema", isTyped ? schema : std::string_view(typed));
        tool.rawIf("cache_control", cacheControl);
    };
    for (const ChatTool &tool : m_request.tools) {
        if (!m_request.toolChoice.allowed.empty() && !contains(m_request.toolChoice.allowed, tool.name))
            continue;
        write(wireToolName(tool.name, mostToolName, m_options.renamedTools), tool.description, tool.schemaJson, tool.cacheControlJson);
    }
    if (m_formatIsTool) {
        const bool hasSchema = m_request.format.kind == ResponseFormat::Kind::JsonSchema;
        const std::string description = m_request.format.description.empty() ? "Gives the answer as JSON." : m_request.format.description;
        write(std::string(jsonToolName), description, hasSchema ? std::string_view(m_request.format.schemaJson) : R"({"type":"object","additionalProperties":true})", {});
    }
}

void BodyWriter::writeToolChoice(ObjectText &body)
{
    using Kind = ToolChoice::Kind;
    const ToolChoice &choice = m_request.toolChoice;
    if (m_request.tools.empty() && !m_formatIsTool)
        return;
    const bool isOneByOne = m_request.parallelTools == false;
    if (choice.kind == Kind::Unset && !isOneByOne && !m_formatIsTool)
        return;
    ObjectText object(body.key("tool_choice"));
    if (m_formatIsTool) {
        // Thinking allows no force: the tool is there, and the model is left to take it.
        object.text("type", m_thinks ? "auto" : m_request.tools.empty() || choice.kind == Kind::None ? "tool" : "any");
        if (!m_thinks && (m_request.tools.empty() || choice.kind == Kind::None))
            object.text("name", jsonToolName);
        return;
    }
    object.text("type", choice.kind == Kind::Required ? "any" : choice.kind == Kind::Named ? "tool" : choice.kind == Kind::None ? "none" : "auto");
    if (choice.kind == Kind::Named)
        object.text("name", wireToolName(choice.name, mostToolName, nullptr));
    if (isOneByOne && choice.kind != Kind::None)
        object.flag("disable_parallel_tool_use", true);
}

void BodyWriter::writeThinking(ObjectText &body)
{
    if (!m_thinks)
        return;
    ObjectText thinking(body.key("thinking"));
    if (m_budget > 0) {
        thinking.text("type", "enabled");
        thinking.number("budget_tokens", m_budget);
        return;
    }
    thinking.text("type", "adaptive");
}

void BodyWriter::writeOutputConfig(ObjectText &body)
{
    const bool hasEffort = m_thinks && m_traits.isAdaptive && !m_request.reasoning.effort.empty();
    if (!m_formatIsNative && !hasEffort)
        return;
    ObjectText config(body.key("output_config"));
    if (hasEffort)
        config.text("effort", effortWord(m_request.reasoning.effort, m_traits.efforts));
    if (!m_formatIsNative)
        return;
    ObjectText format(config.key("format"));
    format.text("type", "json_schema");
    format.raw("schema", m_request.format.schemaJson);
}

// OpenAI's temperature goes to 2, Anthropic's to 1; with thinking it stays at 1, and top_k is not taken.
void BodyWriter::writeSampling(ObjectText &body)
{
    const auto write = [&](std::string_view name, const std::string &value) {
        if (value.empty() || m_thinks)
            return;
        double number = 0;
        std::from_chars(value.data(), value.data() + value.size(), number);
        if (!m_traits.takesSampling)
            unsupported(name, {value});
        else
            body.raw(name, name == "temperature" && number > 1 ? std::string_view("1") : value);
    };
    write("temperature", m_request.temperatureJson);
    // Newer models refuse both at once; a top_p of 1 says nothing.
    const bool isIdle = !m_request.temperatureJson.empty() && isDefaultValue("top_p", {m_request.topPJson});
    if (!isIdle)
        write("top_p", m_request.topPJson);
    write("top_k", m_request.topKJson);
}

void BodyWriter::writeRest(ObjectText &body)
{
    std::string stop;
    for (const std::string &word : m_request.stop) {
        if (!isBlank(word))
            stop += (stop.empty() ? "" : ",") + quoted(word);
    }
    if (!stop.empty())
        body.raw("stop_sequences", "[" + stop + "]");
    // Who it is: an id, never an address.
    if (!m_request.user.empty() && m_request.user.find('@') == std::string::npos) {
        ObjectText metadata(body.key("metadata"));
        metadata.text("user_id", m_request.user);
    }
    const std::string &tier = m_request.serviceTier;
    if (tier == "default" || tier == "standard_only")
        body.text("service_tier", "standard_only");
    else if (!tier.empty() && tier != "auto")
        unsupported("service_tier", {quoted(tier)});
    if (m_request.stream)
        body.flag("stream", true);
    static constexpr std::string_view own[] = {"container", "context_management", "inference_geo", "mcp_servers", "speed", "cache_control"};
    for (const auto &[name, value] : m_request.extra) {
        if (std::ranges::find(own, name) != std::end(own) || contains(m_allowed, name))
            body.raw(name, value);
        else
            unsupported(name, {value});
    }
}

Result<std::string> BodyWriter::run()
{
    auto turns = anthropicTurns(m_request, m_traits.takesSystemTurns);
    if (!turns)
        return std::move(turns.refusal());
    decideFormat();
    decideThinking();
    decideLimit();
    std::string out;
    {
        ObjectText body(out);
        body.text("model", m_options.model);
        body.number("max_tokens", m_maxTokens);
        body.rawIf("system", turns->system);
        body.raw("messages", turns->messages);
        writeTools(body);
        writeToolChoice(body);
        writeThinking(body);
        writeOutputConfig(body);
        writeSampling(body);
        writeRest(body);
    }
    if (!m_unsupported.empty())
        return unsupportedParams(m_options.provider ? m_options.provider->slug : "anthropic", m_options.model, m_unsupported);
    const bool hasMore = (m_options.additionalDrop && !m_options.additionalDrop->empty()) || m_options.extraBody;
    if (!hasMore)
        return out;
    std::vector<JsonMember> members;
    if (auto bad = scanObject(out, members))
        return std::move(*bad);
    Draft draft(out, members);
    if (m_options.additionalDrop)
        dropNamed(draft, *m_options.additionalDrop);
    mergeExtraBody(draft, m_options.extraBody);
    return draft.text();
}

} // namespace

ClaudeTraits claudeTraits(std::string_view model, const ModelCard *card)
{
    ClaudeTraits traits;
    if (card && !card->caps.empty()) {
        traits.isAdaptive = contains(card->caps, "adaptive_thinking");
        traits.hasNativeFormat = contains(card->caps, "native_structured_output");
        traits.takesSystemTurns = contains(card->caps, "mid_conversation_system");
        traits.canThink = contains(card->caps, "reasoning");
        traits.takesSampling = !contains(card->lacks, "sampling_params");
        traits.efforts = card->efforts;
        return traits;
    }
    for (const std::string_view old : {"claude-2", "claude-3", "claude-instant", "claude-sonnet-4-0", "claude-opus-4-0", "claude-4-", "claude-sonnet-4-2025", "claude-opus-4-2025"})
        traits.hasNativeFormat = traits.hasNativeFormat && model.find(old) == std::string_view::npos;
    for (const std::string_view old : {"claude-2", "claude-instant", "claude-3-5", "claude-3-haiku", "claude-3-sonnet", "claude-3-opus"})
        traits.canThink = traits.canThink && model.find(old) == std::string_view::npos;
    return traits;
}

Result<std::string> writeAnthropicRequest(const ChatRequest &request, const WriteOptions &options) { return BodyWriter(request, options).run(); }

} // namespace portreeve
