// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/dialects/parts.h"

#include <algorithm>
#include <set>

#include "gateway/base/json.h"
#include "gateway/base/sha.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr std::size_t mostRefs = 200;      // a schema with more is not looked through

// All "$ref" values below a schema.
void collectRefs(Slice schema, std::set<std::string> &refs)
{
    if (schema.isArray()) {
        for (const Slice element : elements(schema))
            collectRefs(element, refs);
        return;
    }
    for (const NamedSlice &member : Fields(schema)) {
        if (member.name == "$ref" && member.value.isString())
            refs.insert(member.value.string());
        else if (member.name != "$defs" && member.name != "definitions")
            collectRefs(member.value, refs);
    }
}

// What "#/$defs/Node" points to.
Slice resolve(Slice root, std::string_view ref)
{
    if (!ref.starts_with("#"))
        return {};
    Slice at = root;
    for (const std::string_view step : split(ref.substr(1), '/')) {
        if (!step.empty())
            at = Fields(at)[step];
    }
    return at;
}

bool leadsBack(Slice root, const std::string &ref, std::set<std::string> &under, std::set<std::string> &done)
{
    if (under.contains(ref))
        return true;
    if (!done.insert(ref).second)
        return false;
    under.insert(ref);
    std::set<std::string> inner;
    const Slice target = resolve(root, ref);
    if (target.text.data() == root.text.data())      // "#": the whole
        return true;
    collectRefs(target, inner);
    const bool found = std::ranges::any_of(inner, [&](const std::string &next) { return leadsBack(root, next, under, done); });
    under.erase(ref);
    return found;
}

} // namespace

bool readDataUrl(std::string_view url, std::string &mediaType, std::string &data)
{
    constexpr std::string_view scheme = "data:", mark = ";base64,";
    const auto comma = url.find(mark);
    if (!equalsIgnoringCase(url.substr(0, scheme.size()), scheme) || comma == std::string_view::npos || comma > 256)
        return false;
    mediaType = lower(url.substr(scheme.size(), comma - scheme.size()));
    mediaType = mediaType.substr(0, mediaType.find(';'));
    if (mediaType == "image/jpg")
        mediaType = "image/jpeg";
    data = url.substr(comma + mark.size());
    return true;
}

std::string dataUrl(const ChatPart &part) { return part.url.empty() ? "data:" + part.mediaType + ";base64," + part.data : part.url; }

ChatPart textPart(std::string text)
{
    ChatPart part;
    part.text = std::move(text);
    return part;
}

bool isBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos; }

std::string joinedText(const std::vector<ChatPart> &parts, std::string_view between)
{
    std::string text;
    bool isFirst = true;
    for (const ChatPart &part : parts) {
        if (part.kind != ChatPart::Kind::Text)
            continue;
        if (!isFirst)
            text += between;
        isFirst = false;
        text += part.text;
    }
    return text;
}

const char *nameOf(ChatPart::Kind kind)
{
    static constexpr const char *names[] = {"text", "refusal", "thinking", "redacted thinking", "image", "document", "audio", "tool call", "tool result"};
    return names[std::size_t(kind)];
}

std::optional<std::string> objectText(std::string_view json)
{
    if (isBlank(json))
        return "{}";
    std::vector<JsonMember> members;
    if (scanObject(json, members))
        return std::nullopt;
    return std::string(trimmed(json));
}

std::string wireToolName(const std::string &name, std::size_t most, std::map<std::string, std::string> *renamed)
{
    std::string wire = name;
    for (char &c : wire) {
        const bool isGood = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (!isGood)
            c = '_';
    }
    if (wire.size() > most)
        wire = wire.substr(0, most - 9) + "_" + sha256Hex(name).substr(0, 8);
    if (renamed && wire != name)
        renamed->insert_or_assign(wire, name);
    return wire;
}

std::string clientToolName(const std::string &name, const std::map<std::string, std::string> *renamed)
{
    if (!renamed)
        return name;
    const auto found = renamed->find(name);
    return found == renamed->end() ? name : found->second;
}

namespace {

bool hasRecursiveRefs(Slice schema)
{
    std::set<std::string> refs, done;
    collectRefs(schema, refs);
    if (refs.size() > mostRefs)
        return true;
    return std::ranges::any_of(refs, [&](const std::string &ref) {
        std::set<std::string> under;
        return leadsBack(schema, ref, under, done);
    });
}

// Members of a schema whose members are schemas by name, and those that hold no schema.
bool holdsSchemas(std::string_view name) { return name == "properties" || name == "$defs" || name == "definitions"; }
bool holdsValues(std::string_view name) { return name == "enum" || name == "const" || name == "default" || name == "examples"; }

bool isPlainSchema(Slice schema)
{
    static constexpr std::string_view refused[] = {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength",
        "maxItems", "uniqueItems", "minProperties", "maxProperties", "patternProperties", "propertyNames", "contains", "prefixItems", "not", "if", "then",
        "else", "dependentSchemas", "unevaluatedProperties"};
    if (schema.isArray())
        return std::ranges::all_of(elements(schema), isPlainSchema);
    const Fields fields(schema);
    if ((fields["type"].is("object") || fields.has("properties")) && fields["additionalProperties"].text != "false")
        return false;
    return std::ranges::all_of(fields, [](const NamedSlice &member) {
        if (holdsValues(member.name))
            return true;
        if (holdsSchemas(member.name))
            return std::ranges::all_of(Fields(member.value), [](const NamedSlice &inner) { return isPlainSchema(inner.value); });
        const bool isBad = std::ranges::find(refused, member.name) != std::end(refused) || (member.name == "minItems" && member.value.integer().value_or(2) > 1);
        return !isBad && isPlainSchema(member.value);
    });
}

} // namespace

bool fitsAnthropicFormat(Slice schema) { return isPlainSchema(schema) && !hasRecursiveRefs(schema); }

bool isStrictSchema(Slice schema)
{
    if (schema.isArray())
        return std::ranges::all_of(elements(schema), isStrictSchema);
    if (!schema.isObject())
        return true;
    const Fields fields(schema);
    if (fields["properties"].isObject()) {
        std::set<std::string> required;
        for (const Slice name : elements(fields["required"]))
            required.insert(name.string());
        for (const NamedSlice &property : Fields(fields["properties"])) {
            if (!required.contains(std::string(property.name)))
                return false;
        }
    }
    if ((fields["type"].is("object") || fields.has("properties")) && fields["additionalProperties"].text != "false")
        return false;
    return std::ranges::all_of(fields, [](const NamedSlice &member) {
        if (holdsValues(member.name))
            return true;
        if (!holdsSchemas(member.name))
            return isStrictSchema(member.value);
        return std::ranges::all_of(Fields(member.value), [](const NamedSlice &inner) { return isStrictSchema(inner.value); });
    });
}

} // namespace portreeve
