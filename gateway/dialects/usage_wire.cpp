// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/usage_wire.h"

#include <algorithm>

#include "gateway/base/json.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

// A count as it should be: a whole number of 0 or more. Anything else is put right as far as it makes sense, and told.
std::optional<std::int64_t> countOf(Slice value, bool &suspect)
{
    if (!value.isThere())
        return std::nullopt;
    if (const auto plain = value.integer(); plain && *plain >= 0 && *plain <= mostTokens)
        return plain;
    std::string text(value.text);
    if (value.isString()) {
        suspect = true;
        text = value.string();
    }
    auto number = toInteger(text);
    if (!number) {
        suspect = true;
        number = scaledDecimal(text, 0, true);
        const bool isHuge = !number && value.isNumber() && !text.starts_with('-');
        if (isHuge)
            return mostTokens;
    }
    if (!number || *number < 0) {
        suspect = true;
        return std::nullopt;
    }
    if (*number > mostTokens)
        suspect = true;
    return std::min(*number, mostTokens);
}

std::int64_t partOf(std::int64_t &whole, std::optional<std::int64_t> part, bool &suspect)
{
    if (!part)
        return 0;
    if (*part > whole)
        suspect = true;
    const std::int64_t taken = std::min(*part, whole);
    whole -= taken;
    return taken;
}

Slice firstThere(std::initializer_list<Slice> values)
{
    for (const Slice value : values) {
        if (value.isThere())
            return value;
    }
    return {};
}

// A member that is looked for, and where its value goes. Of members that repeat the last one counts.
struct Wanted {
    std::string_view name;
    Slice &into;
};

void take(Cursor &cursor, std::string_view name, std::initializer_list<Wanted> wanted)
{
    const Slice value{cursor.skip()};
    for (const Wanted &each : wanted) {
        if (each.name == name) {
            each.into = value;
            return;
        }
    }
}

// The figures inside prompt_tokens or completion_tokens.
struct OpenaiDetails {
    Slice cached, written, created, audio, image, reasoning;

    void read(Cursor &cursor)
    {
        *this = {};
        if (cursor.peek() != '{') {
            cursor.skip();
            return;
        }
        cursor.object([&](std::string_view name) {
            take(cursor, name, {{"cached_tokens", cached}, {"audio_tokens", audio}, {"reasoning_tokens", reasoning}, {"image_tokens", image},
                                {"cache_write_tokens", written}, {"cache_creation_tokens", created}});
        });
    }
};

// All figures of an OpenAI usage object, found in one pass.
struct OpenaiFigures {
    Slice prompt, completion, total, cacheHit, cached, cacheRead, cacheCreation, reasoning;
    OpenaiDetails ofPrompt, ofCompletion;

    explicit OpenaiFigures(Slice usage)
    {
        Cursor cursor(usage.text);
        cursor.object([&](std::string_view name) {
            if (name == "prompt_tokens_details")
                return ofPrompt.read(cursor);
            if (name == "completion_tokens_details")
                return ofCompletion.read(cursor);
            take(cursor, name, {{"prompt_tokens", prompt}, {"completion_tokens", completion}, {"total_tokens", total}, {"cached_tokens", cached},
                                {"reasoning_tokens", reasoning}, {"prompt_cache_hit_tokens", cacheHit}, {"cache_read_input_tokens", cacheRead},
                                {"cache_creation_input_tokens", cacheCreation}});
        });
    }
};

// Where a row says that a figure is somewhere else than the usual places.
Slice atRowsPath(Slice found, Slice usage, const Provider *provider, std::string Provider::*path)
{
    return found.isThere() || !provider || (provider->*path).empty() ? found : valueAt(usage, provider->*path);
}

void appendCount(std::string &out, std::string_view name, std::int64_t value)
{
    if (out.back() != '{')
        out += ',';
    out += '"';
    out += name;
    out += "\":";
    out += std::to_string(value);
}

} // namespace

std::optional<Usage> openaiUsage(Slice slice, const UsageContext &context)
{
    if (!slice.isThere())
        return std::nullopt;
    Usage usage;
    if (!slice.isObject()) {
        usage.suspect = true;
        usage.input = context.inputCount;
        usage.output = context.outputCount;
        return usage;
    }
    bool bad = false;
    const OpenaiFigures at(slice);
    const OpenaiDetails &in = at.ofPrompt, &out = at.ofCompletion;
    const auto prompt = countOf(at.prompt, bad);
    auto completion = countOf(at.completion, bad);
    if (!completion && context.operation == Operation::Embeddings)
        completion = 0;
    bad = bad || !prompt || !completion;
    std::int64_t input = prompt.value_or(context.inputCount), output = completion.value_or(context.outputCount);

    const Slice cached = firstThere({in.cached, at.cacheHit, at.cached, at.cacheRead});
    const Slice written = firstThere({in.written, in.created, at.cacheCreation});
    usage.cacheRead = partOf(input, countOf(atRowsPath(cached, slice, context.provider, &Provider::cachedPath), bad), bad);
    usage.cacheWrite = partOf(input, countOf(atRowsPath(written, slice, context.provider, &Provider::cacheWritePath), bad), bad);
    usage.audioInput = partOf(input, countOf(in.audio, bad), bad);
    usage.imageInput = partOf(input, countOf(in.image, bad), bad);
    usage.input = input;

    const auto reasoning = countOf(firstThere({out.reasoning, at.reasoning}), bad);
    const auto total = countOf(at.total, bad);
    usage.audioOutput = partOf(output, countOf(out.audio, bad), bad);
    usage.imageOutput = partOf(output, countOf(out.image, bad), bad);
    const bool isOutside = reasoning && *reasoning > 0 && prompt && completion && total && *total == *prompt + *completion + *reasoning;
    usage.reasoning = isOutside ? *reasoning : partOf(output, reasoning, bad);
    usage.output = output;
    usage.suspect = bad;
    return usage;
}

std::optional<Nanos> providerCost(Slice reply, const Provider *provider)
{
    if (!provider || provider->costPath.empty())
        return std::nullopt;
    const Slice cost = valueAt(reply, provider->costPath);
    return cost.isNumber() ? dollarsToNanos(cost.text) : std::nullopt;
}

Usage countedUsage(std::int64_t input, std::int64_t output)
{
    Usage usage;
    usage.input = input;
    usage.output = output;
    return usage;
}

Usage laterUsage(const Usage &before, Usage now)
{
    static constexpr std::int64_t Usage::*kinds[] = {&Usage::input, &Usage::cacheRead, &Usage::cacheWrite, &Usage::cacheWrite1h, &Usage::audioInput,
        &Usage::imageInput, &Usage::output, &Usage::reasoning, &Usage::audioOutput, &Usage::imageOutput, &Usage::webSearches};
    now.suspect = now.suspect || before.suspect;
    if (now.prompt() < before.prompt() || now.completion() < before.completion()) {
        now.suspect = true;
        for (const auto kind : kinds)
            now.*kind = std::max(now.*kind, before.*kind);
    }
    if (!now.providerCost)
        now.providerCost = before.providerCost;
    if (now.serviceTier.empty())
        now.serviceTier = before.serviceTier;
    return now;
}

void AnthropicMeter::take(Count &count, Slice value)
{
    if (!value.isThere())
        return;
    bool bad = false;
    const auto tokens = countOf(value, bad);
    const std::int64_t was = count.tokens;
    count.isBad = count.isBad || bad || (tokens && count.isThere && *tokens < was);
    if (tokens) {
        count.isThere = true;
        count.tokens = std::max(*tokens, was);
    }
}

void AnthropicMeter::read(Slice usage)
{
    if (!usage.isThere())
        return;
    m_isThere = true;
    m_isBad = m_isBad || !usage.isObject();
    const Fields fields(usage);
    take(m_input, fields["input_tokens"]);
    take(m_output, fields["output_tokens"]);
    take(m_read, fields["cache_read_input_tokens"]);
    take(m_write, fields["cache_creation_input_tokens"]);
    take(m_write1h, Fields(fields["cache_creation"])["ephemeral_1h_input_tokens"]);
    take(m_thinking, Fields(fields["output_tokens_details"])["thinking_tokens"]);
    take(m_searches, Fields(fields["server_tool_use"])["web_search_requests"]);
    const auto keep = [](std::string &into, Slice value) {
        if (value.isString())
            into = value.string();
    };
    keep(m_tier, fields["service_tier"]);
    keep(m_speed, fields["speed"]);
    keep(m_geo, fields["inference_geo"]);
}

std::optional<Usage> AnthropicMeter::usage(const UsageContext &context) const
{
    if (!m_isThere)
        return std::nullopt;
    Usage usage;
    usage.suspect = m_isBad || !m_input.isThere || !m_output.isThere;
    for (const Count *count : {&m_input, &m_output, &m_read, &m_write, &m_write1h, &m_thinking, &m_searches})
        usage.suspect = usage.suspect || count->isBad;
    usage.input = m_input.isThere ? m_input.tokens : context.inputCount;
    usage.output = m_output.isThere ? m_output.tokens : context.outputCount;
    usage.cacheRead = m_read.tokens;
    usage.cacheWrite = m_write.tokens;
    usage.cacheWrite1h = partOf(usage.cacheWrite, m_write1h.tokens, usage.suspect);
    usage.reasoning = partOf(usage.output, m_thinking.tokens, usage.suspect);
    usage.webSearches = m_searches.tokens;
    usage.serviceTier = m_tier;
    usage.speed = m_speed;
    usage.inferenceGeo = m_geo;
    return usage;
}

std::optional<Usage> anthropicUsage(Slice usage, const UsageContext &context)
{
    AnthropicMeter meter;
    meter.read(usage);
    return meter.usage(context);
}

void appendOpenaiUsage(std::string &out, const Usage &usage, Operation operation)
{
    out += '{';
    appendCount(out, "prompt_tokens", usage.prompt());
    if (operation == Operation::Embeddings) {
        appendCount(out, "total_tokens", usage.total());
        out += '}';
        return;
    }
    appendCount(out, "completion_tokens", usage.completion());
    appendCount(out, "total_tokens", usage.total());
    out += ",\"prompt_tokens_details\":{";
    appendCount(out, "cached_tokens", usage.cacheRead);
    appendCount(out, "audio_tokens", usage.audioInput);
    out += "},\"completion_tokens_details\":{";
    appendCount(out, "reasoning_tokens", usage.reasoning);
    appendCount(out, "audio_tokens", usage.audioOutput);
    out += '}';
    if (usage.cacheRead || usage.cacheWrite || usage.cacheWrite1h) {
        appendCount(out, "cache_creation_input_tokens", usage.cacheWrite + usage.cacheWrite1h);
        appendCount(out, "cache_read_input_tokens", usage.cacheRead);
    }
    out += '}';
}

void appendAnthropicUsage(std::string &out, const Usage &usage)
{
    out += '{';
    appendCount(out, "input_tokens", usage.input + usage.audioInput + usage.imageInput);
    appendCount(out, "cache_creation_input_tokens", usage.cacheWrite + usage.cacheWrite1h);
    appendCount(out, "cache_read_input_tokens", usage.cacheRead);
    appendCount(out, "output_tokens", usage.completion());
    out += '}';
}

} // namespace portreeve
