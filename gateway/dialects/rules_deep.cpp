// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <boost/json.hpp>

#include "gateway/base/json.h"
#include "gateway/base/sha.h"
#include "gateway/dialects/errors.h"
#include "gateway/dialects/parts.h"
#include "gateway/dialects/rules.h"
#include "gateway/dialects/schema_rules.h"

namespace portreeve {

namespace {

const json::object *objectAt(const json::object *object, std::string_view name)
{
    const json::value *value = object ? object->if_contains(name) : nullptr;
    return value && value->is_object() ? &value->get_object() : nullptr;
}

bool isOn(const json::object *object, std::string_view name)
{
    const json::value *value = object ? object->if_contains(name) : nullptr;
    return value && value->is_bool() && value->get_bool();
}

std::string_view textAt(const json::object *object, std::string_view name)
{
    const json::value *value = object ? object->if_contains(name) : nullptr;
    return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

void eraseAll(json::object &object, const json::value *names)
{
    if (!names || !names->is_array())
        return;
    for (const json::value &name : names->get_array()) {
        if (const auto found = object.find(name.as_string()); found != object.end())
            object.stable_erase(found);
    }
}

void dropNulls(json::object &object)
{
    for (auto member = object.begin(); member != object.end();)
        member = member->value().is_null() ? object.stable_erase(member) : member + 1;
}

bool holdsNothing(const json::value *content)
{
    return !content || content->is_null() || (content->is_string() && content->get_string().empty()) || (content->is_array() && content->get_array().empty());
}

// [{"type":"text","text":"a"},{"type":"text","text":"b"}] -> "ab"; lists with other parts stay.
void joinText(json::object &message)
{
    json::value *content = message.if_contains("content");
    if (!content || !content->is_array())
        return;
    std::string text;
    for (const json::value &part : content->get_array()) {
        const json::object *object = part.if_object();
        if (textAt(object, "type") != "text")
            return;
        text += textAt(object, "text");
    }
    *content = text;
}

// An id of the provider's own form that stands for the client's: the same for the same, everywhere in the call.
std::string wantedId(std::string_view id, std::string_view chars, std::size_t length)
{
    const auto isGood = [&](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z' && chars.find("A-Z") != std::string_view::npos); };
    if (id.size() == length && std::ranges::all_of(id, isGood))
        return std::string(id);
    return sha256Hex(id).substr(0, length);
}

// Messages, rule by rule.
class MessageRules {
public:
    MessageRules(const json::object &rules, json::array &messages) : m_rules(rules), m_messages(messages) {}

    void run()
    {
        for (json::value &value : m_messages) {
            if (json::object *message = value.if_object())
                change(*message);
        }
        if (isOn(&m_rules, "drop_empty_assistant"))
            dropEmptyAssistants();
        if (isOn(&m_rules, "alternate"))
            alternate();
        json::object *last = m_messages.empty() ? nullptr : m_messages.back().if_object();
        if (isOn(&m_rules, "prefix_last_assistant") && textAt(last, "role") == "assistant")
            (*last)["prefix"] = true;
    }

private:
    void change(json::object &message)
    {
        if (const std::string_view role = textAt(objectAt(&m_rules, "roles"), textAt(&message, "role")); !role.empty())
            message["role"] = role;
        const std::string role(textAt(&message, "role"));
        eraseAll(message, m_rules.if_contains("drop_fields"));
        if (const json::object *byRole = objectAt(&m_rules, "drop_fields_by_role"))
            eraseAll(message, byRole->if_contains(role));
        if (isOn(&m_rules, "drop_nulls"))
            dropNulls(message);
        if (textAt(&m_rules, "content") == "string")
            joinText(message);
        if (const json::object *form = objectAt(&m_rules, "tool_id"))
            changeIds(message, textAt(form, "chars"), std::size_t(form->at("length").to_number<int>()));
    }

    static void changeIds(json::object &message, std::string_view chars, std::size_t length)
    {
        if (const std::string_view id = textAt(&message, "tool_call_id"); !id.empty())
            message["tool_call_id"] = wantedId(id, chars, length);
        json::value *calls = message.if_contains("tool_calls");
        if (!calls || !calls->is_array())
            return;
        for (json::value &call : calls->get_array()) {
            json::object *object = call.if_object();
            if (const std::string_view id = textAt(object, "id"); !id.empty())
                (*object)["id"] = wantedId(id, chars, length);
        }
    }

    void dropEmptyAssistants()
    {
        for (auto message = m_messages.begin(); message != m_messages.end();) {
            const json::object *object = message->if_object();
            const bool isEmpty = textAt(object, "role") == "assistant" && holdsNothing(object->if_contains("content")) && holdsNothing(object->if_contains("tool_calls"));
            message = isEmpty ? m_messages.erase(message) : message + 1;
        }
    }

    // Neighbours of one role become one message.
    void alternate()
    {
        for (std::size_t i = 1; i < m_messages.size();) {
            json::object *before = m_messages[i - 1].if_object(), *now = m_messages[i].if_object();
            const std::string_view role = textAt(now, "role");
            if (!before || textAt(before, "role") != role || (role != "user" && role != "assistant")) {
                ++i;
                continue;
            }
            joinContents((*before)["content"], (*now)["content"]);
            m_messages.erase(m_messages.begin() + std::ptrdiff_t(i));
        }
    }

    static void joinContents(json::value &into, const json::value &more)
    {
        if (into.is_string() && more.is_string()) {
            into.get_string() += "\n\n";
            into.get_string() += more.get_string();
            return;
        }
        const auto asParts = [](const json::value &content) {
            if (content.is_array())
                return content.get_array();
            json::array parts;
            if (content.is_string())
                parts.push_back(json::object{{"type", "text"}, {"text", content.get_string()}});
            return parts;
        };
        json::array parts = asParts(into);
        for (const json::value &part : asParts(more))
            parts.push_back(part);
        into = std::move(parts);
    }

    const json::object &m_rules;
    json::array &m_messages;
};

// LiteLLM's thinking_blocks as OpenRouter has them: reasoning_details, signatures kept.
void blocksToDetails(json::object &message)
{
    const json::value *blocks = message.if_contains("thinking_blocks");
    if (!blocks || !blocks->is_array() || message.contains("reasoning_details"))
        return;
    json::array details;
    for (const json::value &value : blocks->get_array()) {
        const json::object *block = value.if_object();
        if (textAt(block, "type") == "redacted_thinking") {
            details.push_back(json::object{{"type", "reasoning.encrypted"}, {"data", textAt(block, "data")}});
            continue;
        }
        json::object detail{{"type", "reasoning.text"}, {"text", textAt(block, "thinking")}};
        if (const std::string_view signature = textAt(block, "signature"); !signature.empty())
            detail["signature"] = signature;
        details.push_back(std::move(detail));
    }
    message["reasoning_details"] = std::move(details);
}

// Thinking goes back only where the provider wants it; others refuse the members.
void keepThinking(json::array &messages, const json::object *row)
{
    const std::string_view echo = textAt(row, "echo");
    const bool hasDetails = !textAt(row, "details").empty();
    std::size_t lastUser = 0;
    for (std::size_t i = 0; i < messages.size(); ++i) {
        if (textAt(messages[i].if_object(), "role") == "user")
            lastUser = i;
    }
    for (std::size_t i = 0; i < messages.size(); ++i) {
        json::object *message = messages[i].if_object();
        if (!message || textAt(message, "role") != "assistant")
            continue;
        static const json::value all{"reasoning_content", "reasoning", "reasoning_details", "thinking_blocks"}, blocks{"thinking_blocks"};
        const bool stays = echo == "always" || (echo == "tool_turns" && i > lastUser);
        if (stays && hasDetails)
            blocksToDetails(*message);
        eraseAll(*message, stays ? &blocks : &all);
        json::value *content = message->if_contains("content");
        if (!content || !content->is_array())
            continue;
        json::array &parts = content->get_array();
        for (auto part = parts.begin(); part != parts.end();)
            part = textAt(part->if_object(), "type").ends_with("thinking") ? parts.erase(part) : part + 1;
    }
}

bool saysSomething(const json::object *rules)
{
    if (!rules)
        return false;
    return std::ranges::any_of(*rules, [](const auto &rule) {
        return rule.key() != "note" && !(rule.key() == "content" && rule.value() != "string");
    });
}

std::optional<Refusal> applyMessageRules(Draft &draft, const ProviderRules &rules, const RequestTraits &traits)
{
    const bool isChanged = saysSomething(rules.messages);
    if (!isChanged && !traits.hasThinking)
        return std::nullopt;
    auto messages = parseFinite(draft["messages"].text);
    if (!messages)
        return std::move(messages.refusal());
    if (traits.hasThinking)
        keepThinking(messages->as_array(), rules.reasoning);
    if (isChanged)
        MessageRules(*rules.messages, messages->as_array()).run();
    draft.set("messages", json::serialize(*messages));
    return std::nullopt;
}

} // namespace

std::optional<Refusal> applyDeepRules(Draft &draft, const ProviderRules &rules, const RequestTraits &traits, const DropPolicy &policy, const WriteOptions &options)
{
    if (auto no = applyMessageRules(draft, rules, traits))
        return no;
    if (auto no = applyToolRules(draft, rules, policy, options))
        return no;
    return applyFormatRules(draft, rules, traits, policy, options);
}

} // namespace portreeve
