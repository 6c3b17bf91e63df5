// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/demo_words.h"

#include <cmath>

#include <boost/json.hpp>

#include "gateway/base/text.h"

namespace portreeve {

namespace json = boost::json;

namespace {

constexpr const char *sentences[] = {
    "Ask me anything; I will answer with words like these, and every one of them is metered.",
    "Look at the request log: this answer is there, with its tokens, its cost and its latency.",
    "Give a key a budget and spend it on me; when it is gone, the gate stays shut to the nano-dollar.",
    "Add a provider key to the configuration, and the same request goes to a real model instead.",
    "I can stream, call the first tool you offer, fill in a JSON schema and turn text into vectors.",
    "Nothing that you write to me leaves this computer.",
};

std::string textOf(const json::value &content)
{
    if (content.is_string())
        return std::string(content.get_string());
    std::string text;
    if (!content.is_array())
        return text;
    for (const auto &part : content.get_array()) {
        const auto *object = part.if_object();
        const auto *inner = object ? object->if_contains("text") : nullptr;
        if (inner && inner->is_string())
            text += std::string(inner->get_string()) + " ";
    }
    return text;
}

const json::object *lastMessage(const json::object &request)
{
    const auto *messages = request.if_contains("messages");
    if (!messages || !messages->is_array() || messages->get_array().empty())
        return nullptr;
    return messages->get_array().back().if_object();
}

std::string member(const json::object *object, const char *name)
{
    const auto *value = object ? object->if_contains(name) : nullptr;
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::vector<std::string> wordsOf(const std::string &text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        if (c == ' ' && !word.empty() && word != " ") {
            words.push_back(word);
            word.clear();
        }
        word += c;
    }
    if (!word.empty())
        words.push_back(word);
    return words;
}

std::string speech(const std::string &question, std::int64_t choice)
{
    const std::size_t seed = std::hash<std::string>()(question) + std::size_t(choice);
    std::string text = "I am Portreeve's demo model; no provider was asked.";
    if (!question.empty())
        text += " You wrote: \"" + shortened(question, 80) + "\".";
    for (std::size_t i = 0; i < 2; ++i)
        text += std::string(" ") + sentences[(seed + i) % std::size(sentences)];
    return text;
}

// The tool to call, or null: the first offered, or the one named, once for a question.
const json::object *toolToCall(const json::object &request, const json::object *last)
{
    const auto *tools = request.if_contains("tools");
    if (!tools || !tools->is_array() || tools->get_array().empty() || member(last, "role") != "user")
        return nullptr;
    const auto *choice = request.if_contains("tool_choice");
    if (choice && choice->is_string() && choice->get_string() == "none")
        return nullptr;
    std::string wanted;
    if (choice && choice->is_object() && choice->get_object().contains("function"))
        wanted = member(choice->at("function").if_object(), "name");
    for (const auto &tool : tools->get_array()) {
        const auto *object = tool.if_object();
        const auto *function = object ? object->if_contains("function") : nullptr;
        if (function && function->is_object() && (wanted.empty() || member(&function->get_object(), "name") == wanted))
            return &function->get_object();
    }
    return nullptr;
}

const json::value *schemaAsked(const json::object &request)
{
    const auto *format = request.if_contains("response_format");
    const auto *object = format ? format->if_object() : nullptr;
    if (member(object, "type") != "json_schema")
        return nullptr;
    const auto *wrapped = object->if_contains("json_schema");
    return wrapped && wrapped->is_object() ? wrapped->get_object().if_contains("schema") : nullptr;
}

std::int64_t tokensOf(std::size_t bytes) { return std::int64_t(bytes + 3) / 4; }

std::int64_t mostTokens(const json::object &request)
{
    for (const char *name : {"max_completion_tokens", "max_tokens"}) {
        const auto *value = request.if_contains(name);
        if (value && value->is_int64())
            return value->get_int64();
    }
    return 4096;
}

} // namespace

json::value demoValue(const json::value &schema, const json::value &root, const std::string &text, int depth)
{
    const auto *object = schema.if_object();
    if (!object || depth > 12)
        return nullptr;
    if (const std::string ref = member(object, "$ref"); ref.starts_with("#/")) {
        boost::system::error_code missing;
        const auto *target = root.find_pointer(ref.substr(1), missing);
        return target ? demoValue(*target, root, text, depth + 1) : json::value();
    }
    if (const auto *fixed = object->if_contains("const"))
        return *fixed;
    if (const auto *values = object->if_contains("enum"); values && values->is_array() && !values->get_array().empty())
        return values->get_array().front();
    for (const char *choice : {"anyOf", "oneOf"}) {
        if (const auto *values = object->if_contains(choice); values && values->is_array() && !values->get_array().empty())
            return demoValue(values->get_array().front(), root, text, depth + 1);
    }
    std::string type = member(object, "type");
    if (const auto *types = object->if_contains("type"); types && types->is_array() && !types->get_array().empty() && types->get_array().front().is_string())
        type = std::string(types->get_array().front().get_string());
    if (type == "integer" || type == "number")
        return 1;
    if (type == "boolean")
        return true;
    if (type == "array") {
        const auto *items = object->if_contains("items");
        return items && depth < 4 ? json::array{demoValue(*items, root, text, depth + 1)} : json::array{};
    }
    if (type == "object" || object->contains("properties")) {
        json::object made;
        if (const auto *properties = object->if_contains("properties"); properties && properties->is_object()) {
            for (const auto &property : properties->get_object())
                made[property.key()] = demoValue(property.value(), root, text, depth + 1);
        }
        return made;
    }
    return type == "null" ? json::value() : json::value(shortened(text.empty() ? "demo" : text, 40));
}

DemoAnswer demoAnswer(const json::object &request, std::int64_t choice)
{
    DemoAnswer answer;
    const json::object *last = lastMessage(request);
    const std::string question = last && last->contains("content") ? textOf(last->at("content")) : std::string();
    if (const auto *messages = request.if_contains("messages"))
        answer.promptTokens = tokensOf(json::serialize(*messages).size());
    if (const json::object *tool = toolToCall(request, last)) {
        const auto *parameters = tool->if_contains("parameters");
        answer.toolName = member(tool, "name");
        answer.toolArguments = parameters ? json::serialize(demoValue(*parameters, *parameters, question)) : "{}";
        answer.finish = "tool_calls";
        answer.completionTokens = tokensOf(answer.toolName.size() + answer.toolArguments.size());
        return answer;
    }
    if (const auto *schema = schemaAsked(request))
        answer.words = {json::serialize(demoValue(*schema, *schema, question))};
    else if (member(last, "role") == "tool")
        answer.words = wordsOf("I am Portreeve's demo model. The tool answered: " + shortened(question, 200));
    else
        answer.words = wordsOf(speech(question, choice));
    const auto most = std::size_t(std::max<std::int64_t>(1, mostTokens(request)));
    if (answer.words.size() > most) {
        answer.words.resize(most);
        answer.finish = "length";
    }
    answer.completionTokens = std::int64_t(answer.words.size());
    return answer;
}

std::vector<float> demoEmbedding(const std::string &text)
{
    std::vector<float> vector(256, 0.0F);
    for (const auto &word : wordsOf(lower(text))) {
        const std::size_t hash = std::hash<std::string_view>()(trimmed(word));
        vector[hash % 256] += hash & 256 ? 1.0F : -1.0F;
    }
    float length = 0;
    for (const float value : vector)
        length += value * value;
    if (length == 0)
        vector[0] = length = 1;
    for (float &value : vector)
        value /= std::sqrt(length);
    return vector;
}

} // namespace portreeve
