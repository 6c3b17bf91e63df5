// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/store/config_reading.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include <boost/json.hpp>

#include "gateway/base/text.h"
#include "gateway/store/config_keys.h"

namespace portreeve {

namespace json = boost::json;

namespace {

constexpr std::string_view variablePrefix = "os.environ/";

std::string withoutUnderscores(std::string text)
{
    std::erase(text, '_');
    return text;
}

bool isDigits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789_") == std::string_view::npos; }

std::optional<std::int64_t> yamlInteger(std::string_view text)
{
    const bool negative = text.starts_with('-');
    std::string_view digits = text.starts_with('-') || text.starts_with('+') ? text.substr(1) : text;
    int base = 10;
    if (digits.starts_with("0x") || digits.starts_with("0o")) {
        base = digits[1] == 'x' ? 16 : 8;
        digits.remove_prefix(2);
    }
    if (digits.empty() || digits.front() == '_' || (base == 10 && !isDigits(digits)))
        return std::nullopt;
    const std::string plain = withoutUnderscores(std::string(digits));
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value, base);
    if (error != std::errc() || end != plain.data() + plain.size() || (base != 10 && plain.front() == '-'))
        return std::nullopt;
    return negative ? -value : value;
}

std::optional<double> yamlDouble(std::string_view text)
{
    if (text.empty() || text.find_first_not_of("+-0123456789.eE") != std::string_view::npos || text.find_first_of("0123456789") == std::string_view::npos)
        return std::nullopt;
    if (text.front() == '+')
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

json::value scalarToJson(const YamlNode &node)
{
    if (!node.plain || !node.variable.empty())
        return json::value(node.text);
    if (const auto truth = yamlBool(node.text))
        return *truth;
    if (const auto whole = yamlInteger(node.text))
        return *whole;
    if (const auto number = yamlDouble(node.text))
        return *number;
    return json::value(node.text);
}

std::string shown(const YamlNode &node)
{
    switch (node.kind) {
    case YamlNode::Kind::Null: return "empty";
    case YamlNode::Kind::List: return "a list";
    case YamlNode::Kind::Map: return "a map";
    default: break;
    }
    // a value that came from a variable may be a secret
    return node.variable.empty() ? "`" + shortened(node.text, 60) + "`" : "what " + node.variable + " holds";
}

} // namespace

std::optional<bool> yamlBool(std::string_view text)
{
    static constexpr std::array<std::string_view, 3> yes{"true", "yes", "on"}, no{"false", "no", "off"};
    if (text.size() > 5)
        return std::nullopt;
    // true, True, TRUE; nothing in between
    const std::string small = lower(text);
    const bool shaped = text == small || text.substr(1) == small.substr(1) || std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
    if (!shaped)
        return std::nullopt;
    if (std::ranges::find(yes, small) != yes.end())
        return true;
    if (std::ranges::find(no, small) != no.end())
        return false;
    return std::nullopt;
}

bool isYamlDecimal(std::string_view text) { return scaledDecimal(text, 0).has_value(); }

bool isOff(const YamlNode &node)
{
    if (node.kind == YamlNode::Kind::Scalar)
        return node.text.empty() || yamlBool(node.text) == false;
    return node.items.empty() && node.members.empty();
}

json::value yamlToJson(const YamlNode &node, bool unresolved)
{
    if (unresolved && !node.variable.empty())
        return json::value(std::string(variablePrefix) + node.variable);
    switch (node.kind) {
    case YamlNode::Kind::Null: return nullptr;
    case YamlNode::Kind::Scalar: return scalarToJson(node);
    case YamlNode::Kind::List: {
        json::array list;
        for (const YamlNode &item : node.items)
            list.push_back(yamlToJson(item, unresolved));
        return list;
    }
    case YamlNode::Kind::Map: break;
    }
    json::object object;
    for (const YamlMember &member : node.members)
        object.emplace(member.name, yamlToJson(member.value, unresolved));
    return object;
}

std::string ConfigReading::place(const YamlMark &mark, std::uint32_t file) const
{
    return (file < names.size() ? names[file] : config.file) + ":" + std::to_string(mark.line) + ":" + std::to_string(mark.column);
}

void ConfigReading::fail(const YamlNode &at, const std::string &text) const { throw ConfigFault{place(at), text}; }

void ConfigReading::notice(const YamlNode &at, std::string text) { notice(at.mark, at.file, std::move(text)); }

void ConfigReading::notice(const YamlMark &mark, std::uint32_t file, std::string text)
{
    m_told.push_back({file, mark, std::move(text)});
}

void ConfigReading::tell()
{
    std::ranges::stable_sort(m_told, {}, [](const Told &told) { return std::tuple(told.file, told.mark.line, told.mark.column); });
    for (Told &told : m_told)
        config.notices.push_back({place(told.mark, told.file), std::move(told.text)});
    m_told.clear();
}

std::optional<std::string> ConfigReading::variable(const std::string &name) const
{
    if (const auto own = config.variables.find(name); own != config.variables.end())
        return own->second;
    return m_environment ? m_environment(name) : std::nullopt;
}

void ConfigReading::resolveVariables(YamlNode &node, const std::string &path)
{
    for (std::size_t i = 0; i < node.items.size(); ++i)
        resolveVariables(node.items[i], path + "[" + std::to_string(i) + "]");
    for (YamlMember &member : node.members)
        resolveVariables(member.value, path.empty() ? member.name : path + "." + member.name);
    if (node.kind != YamlNode::Kind::Scalar || !node.text.starts_with(variablePrefix))
        return;
    node.variable = node.text.substr(variablePrefix.size());
    if (auto value = variable(node.variable)) {
        node.text = std::move(*value);
        return;
    }
    node.kind = YamlNode::Kind::Null;
    node.text.clear();
    notice(node, "the variable " + node.variable + " is not set; " + path + " is empty");
}

void ConfigReading::unknownKey(const YamlMember &member, std::uint32_t file, std::string_view section, const std::string &path)
{
    std::string text = "unknown key `" + shortened(path, 120) + "`";
    if (const auto near = nearest(member.name, knownNames(section)))
        return notice(member.mark, file, text + "; did you mean `" + *near + "`?");
    for (const std::string_view other : {"general_settings", "litellm_settings", "router_settings", "litellm_params", "model_info", ""}) {
        if (other == section || !findKnownKey(other, member.name))
            continue;
        return notice(member.mark, file, text + (other.empty() ? "; it belongs at the top level" : "; it belongs into " + std::string(other)));
    }
    notice(member.mark, file, text + "; it has no effect");
}

void ConfigReading::unservedKey(const YamlMember &member, std::string_view usual, const std::string &path)
{
    const YamlNode &value = member.value;
    const bool isTruth = !usual.empty() && yamlBool(usual).has_value();
    const bool same = value.kind == YamlNode::Kind::Scalar && (isTruth ? yamlBool(value.text) == yamlBool(usual) : value.text == usual);
    if (value.isNull() || same || (usual.empty() && isOff(value)))
        return;
    config.unserved.push_back(path);
    notice(member.mark, value.file, path + " is known but not served yet");
}

std::string ConfigReading::text(const YamlNode &node, const std::string &path) const
{
    if (node.kind != YamlNode::Kind::Scalar)
        fail(node, path + " must be a text, not " + shown(node));
    return node.text;
}

std::optional<bool> ConfigReading::truth(const YamlNode &node)
{
    if (node.kind != YamlNode::Kind::Scalar)
        return std::nullopt;
    if (!node.variable.empty() && (node.text == "1" || node.text == "0"))
        return node.text == "1";
    return yamlBool(node.text);
}

bool ConfigReading::boolean(const YamlNode &node, const std::string &path) const
{
    const auto known = truth(node);
    if (!known)
        fail(node, path + " must be true or false, not " + shown(node));
    return *known;
}

std::int64_t ConfigReading::integer(const YamlNode &node, const std::string &path, std::int64_t least, std::int64_t most) const
{
    const auto number = node.kind == YamlNode::Kind::Scalar ? yamlInteger(node.text) : std::nullopt;
    if (!number)
        fail(node, path + " must be a whole number, not " + shown(node));
    if (*number < least || *number > most)
        fail(node, path + " must be from " + std::to_string(least) + " to " + std::to_string(most) + ", not " + shown(node));
    return *number;
}

std::string ConfigReading::decimal(const YamlNode &node, const std::string &path) const
{
    const std::string text = node.kind == YamlNode::Kind::Scalar ? withoutUnderscores(node.text) : std::string();
    if (text.empty() || !isYamlDecimal(text))
        fail(node, path + " must be a number that is not negative, not " + shown(node));
    return text;
}

std::chrono::milliseconds ConfigReading::seconds(const YamlNode &node, const std::string &path) const
{
    constexpr std::int64_t most = 365LL * 86'400 * 1'000;
    const auto millis = scaledDecimal(decimal(node, path), 3);
    if (!millis || *millis > most)
        fail(node, path + " must be at most a year, in seconds, not " + shown(node));
    return std::chrono::milliseconds(*millis);
}

Nanos ConfigReading::dollars(const YamlNode &node, const std::string &path) const
{
    const auto nanos = dollarsToNanos(decimal(node, path));
    if (!nanos)
        fail(node, path + " is more money than can be counted: " + shown(node));
    return *nanos;
}

std::vector<std::string> ConfigReading::texts(const YamlNode &node, const std::string &path) const
{
    if (node.kind == YamlNode::Kind::Scalar)
        return {node.text};
    std::vector<std::string> texts;
    for (const YamlNode &item : list(node, path).items)
        texts.push_back(text(item, path + "[" + std::to_string(texts.size()) + "]"));
    return texts;
}

const YamlNode &ConfigReading::map(const YamlNode &node, const std::string &path) const
{
    if (node.kind != YamlNode::Kind::Map)
        fail(node, path + " must be a map (name: value), not " + shown(node));
    return node;
}

const YamlNode &ConfigReading::list(const YamlNode &node, const std::string &path) const
{
    if (node.kind != YamlNode::Kind::List)
        fail(node, path + " must be a list, not " + shown(node));
    return node;
}

} // namespace portreeve
