// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultd/answer.h"

#include <algorithm>
#include <iterator>

#include <boost/json/serialize.hpp>

namespace portreeve::fault {

namespace {

using boost::json::object;
using boost::json::value;

constexpr std::int64_t defaultTokens = 16;
constexpr const char *vocabulary[] = {"the", "gate", "stands", "open", "while", "carts", "roll", "past", "and", "each",
                                      "pays", "its", "toll", "before", "market", "ends"};

const value *member(const value &of, std::string_view name)
{
    const auto *o = of.if_object();
    return o ? o->if_contains(name) : nullptr;
}

const value *memberAt(const value &of, std::initializer_list<std::string_view> path)
{
    const value *at = &of;
    for (const auto name : path) {
        at = member(*at, name);
        if (!at)
            return nullptr;
    }
    return at;
}

std::string stringAt(const value &of, std::initializer_list<std::string_view> path)
{
    const value *at = memberAt(of, path);
    return at && at->is_string() ? std::string(at->get_string()) : std::string();
}

// A value that the JSON schema allows: every property, one item in every list.
value instance(const value &schema, const value &root, int depth = 0)
{
    if (depth > 20)
        return nullptr;
    if (const std::string ref = stringAt(schema, {"$ref"}); ref.starts_with("#/$defs/")) {
        const value *to = memberAt(root, {"$defs", std::string_view(ref).substr(8)});
        return to ? instance(*to, root, depth + 1) : value(nullptr);
    }
    if (const value *choices = member(schema, "enum"); choices && choices->is_array() && !choices->get_array().empty())
        return choices->get_array().front();
    if (const value *only = member(schema, "const"))
        return *only;
    for (const char *name : {"anyOf", "oneOf", "allOf"}) {
        if (const value *any = member(schema, name); any && any->is_array() && !any->get_array().empty())
            return instance(any->get_array().front(), root, depth + 1);
    }
    std::string type = stringAt(schema, {"type"});
    if (const value *types = member(schema, "type"); types && types->is_array() && !types->get_array().empty())
        type = std::string(types->get_array().front().get_string());
    if (type == "string")
        return "Paris";
    if (type == "integer")
        return 7;
    if (type == "number")
        return 1.5;
    if (type == "boolean")
        return true;
    if (type == "array") {
        const value *items = member(schema, "items");
        return boost::json::array{items ? instance(*items, root, depth + 1) : value(nullptr)};
    }
    object out;
    if (const value *properties = member(schema, "properties"); properties && properties->is_object()) {
        for (const auto &property : properties->get_object())
            out[property.key()] = instance(property.value(), root, depth + 1);
    }
    return out;
}

struct Tool {
    std::string name;
    value schema;
};

std::vector<Tool> toolsOf(const value &body)
{
    std::vector<Tool> out;
    const value *tools = member(body, "tools");
    if (!tools || !tools->is_array())
        return out;
    for (const value &tool : tools->get_array()) {
        const value *function = member(tool, "function");
        const value &at = function ? *function : tool;
        const value *schema = function ? member(at, "parameters") : member(at, "input_schema");
        if (const std::string name = stringAt(at, {"name"}); !name.empty())
            out.push_back({name, schema ? *schema : object{}});
    }
    return out;
}

// The tool that the request insists on: its name, "*" for any, empty for none.
std::string forcedTool(const value &body)
{
    const value *choice = member(body, "tool_choice");
    if (!choice)
        return {};
    if (choice->is_string())
        return choice->get_string() == "required" ? "*" : "";
    if (const std::string name = stringAt(*choice, {"function", "name"}); !name.empty())
        return name;
    const std::string type = stringAt(*choice, {"type"});
    return type == "any" ? "*" : type == "tool" ? stringAt(*choice, {"name"}) : std::string();
}

void addCalls(Answer &answer, const Asked &asked, const Spec &spec, std::uint64_t number)
{
    const std::string forced = forcedTool(asked.body);
    const std::int64_t wanted = spec.name == "tools" || spec.name == "args-cut" ? spec.number("calls", 1) : forced.empty() ? 0 : 1;
    const auto tools = toolsOf(asked.body);
    for (std::int64_t i = 0; i < wanted && !tools.empty(); ++i) {
        const auto named = std::find_if(tools.begin(), tools.end(), [&](const Tool &tool) { return tool.name == forced; });
        const Tool &tool = named != tools.end() ? *named : tools[std::size_t(i) % tools.size()];
        answer.calls.push_back({(answer.anthropic ? "toolu_" : "call_") + std::to_string(number) + '_' + std::to_string(i), tool.name,
                                boost::json::serialize(instance(tool.schema, tool.schema))});
    }
}

// Pieces of at most `size` bytes, never inside a UTF-8 sequence.
std::vector<std::string> pieces(std::string_view text, std::size_t size)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        std::size_t end = std::min(size, text.size());
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            ++end;
        out.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return out;
}

std::vector<std::string> wordsOf(std::int64_t count, std::uint64_t from)
{
    std::vector<std::string> out;
    out.reserve(std::size_t(count));
    for (std::int64_t i = 0; i < count; ++i)
        out.push_back((i ? " " : "") + std::string(vocabulary[(from + std::uint64_t(i)) % std::size(vocabulary)]));
    return out;
}

// JSON that a schema in the request asks for; empty: none does.
std::string structured(const Asked &asked)
{
    for (const auto &path : {std::initializer_list<std::string_view>{"response_format", "json_schema", "schema"},
                             std::initializer_list<std::string_view>{"output_config", "format", "schema"},
                             std::initializer_list<std::string_view>{"output_format", "schema"}}) {
        if (const value *schema = memberAt(asked.body, path))
            return boost::json::serialize(instance(*schema, *schema));
    }
    return stringAt(asked.body, {"response_format", "type"}) == "json_object" ? R"({"city":"Paris"})" : "";
}

std::vector<std::string> textFor(const Asked &asked, const Spec &spec, std::uint64_t number)
{
    if (const std::string json = structured(asked); !json.empty())
        return pieces(json, 5);
    if (spec.has("echo"))
        return pieces(asked.lastText, 8);
    const std::int64_t wanted = spec.number("tokens", asked.maxTokens.value_or(defaultTokens));
    const bool obeys = !spec.has("ignore-max") && asked.maxTokens;
    return wordsOf(std::clamp<std::int64_t>(obeys ? std::min(wanted, *asked.maxTokens) : wanted, 0, 10'000'000), number);
}

} // namespace

std::vector<std::string> Events::all() const
{
    std::vector<std::string> out;
    for (const auto *part : {&opening, &content, &finish, &usage, &done})
        out.insert(out.end(), part->begin(), part->end());
    return out;
}

Answer answerFor(const Asked &asked, const Spec &spec, std::uint64_t number)
{
    Answer answer;
    answer.anthropic = asked.kind == Kind::Messages || asked.kind == Kind::CountTokens;
    answer.id = spec.text("id", (answer.anthropic ? "msg_" : "chatcmpl-") + std::to_string(number));
    answer.model = asked.model;
    answer.created = wallNow() / 1'000'000;
    answer.choices = asked.choices;
    answer.usageInStream = asked.includeUsage;
    answer.usage = spec.text("usage");
    addCalls(answer, asked, spec, number);
    answer.thinking = wordsOf(spec.number("reasoning"), number);
    if (answer.calls.empty() || spec.has("text"))
        answer.text = textFor(asked, spec, number);
    answer.reasoning = std::int64_t(answer.thinking.size());
    answer.prompt = spec.number("prompt", asked.promptTokens);
    answer.cached = spec.number("cached");
    const auto produced = std::int64_t(answer.text.size()) * answer.choices + std::int64_t(answer.calls.size()) * 8 + answer.reasoning;
    answer.completion = spec.number("completion", produced);
    answer.atLimit = answer.calls.empty() && asked.maxTokens && std::int64_t(answer.text.size()) >= *asked.maxTokens;
    return answer;
}

std::string wholeText(const Answer &answer)
{
    return answer.anthropic ? anthropicWhole(answer) : openaiWhole(answer);
}

Events events(const Answer &answer)
{
    return answer.anthropic ? anthropicEvents(answer) : openaiEvents(answer);
}

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            constexpr char digits[] = "0123456789abcdef";
            out += "\\u00";
            out += digits[c >> 4];
            out += digits[c & 15];
        } else {
            out += c;
        }
    }
    return out += '"';
}

std::string errorText(bool anthropic, int status, std::string_view message, std::string_view code)
{
    const char *type = status == 401 ? "authentication_error" : status == 403 ? "permission_error" : status == 404 ? "not_found_error"
        : status == 429 ? "rate_limit_error" : status == 529 ? "overloaded_error" : status >= 500 ? "api_error" : "invalid_request_error";
    if (anthropic)
        return R"({"type":"error","error":{"type":")" + std::string(type) + R"(","message":)" + quoted(message) + "}}";
    return R"({"error":{"message":)" + quoted(message) + R"(,"type":")" + type + R"(","param":null,"code":)"
        + (code.empty() ? "null" : quoted(code)) + "}}";
}

} // namespace portreeve::fault
