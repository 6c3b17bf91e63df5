// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/store/config_routes.h"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "gateway/base/text.h"

namespace portreeve {

namespace json = boost::json;

namespace {

struct PolicyKey {
    const char *name;
    std::optional<int> RetryPolicy::*member;
};

constexpr PolicyKey policyKeys[] = {
    {"BadRequestErrorRetries", &RetryPolicy::badRequest},
    {"AuthenticationErrorRetries", &RetryPolicy::authentication},
    {"TimeoutErrorRetries", &RetryPolicy::timeout},
    {"RateLimitErrorRetries", &RetryPolicy::rateLimit},
    {"ContentPolicyViolationErrorRetries", &RetryPolicy::contentPolicy},
    {"InternalServerErrorRetries", &RetryPolicy::internalServer},
    {"ServiceUnavailableErrorRetries", &RetryPolicy::serviceUnavailable},
    {"NotFoundErrorRetries", &RetryPolicy::notFound},
    {"DefaultRetries", &RetryPolicy::otherwise},
};

std::vector<std::string> policyNames()
{
    std::vector<std::string> names;
    for (const PolicyKey &key : policyKeys)
        names.emplace_back(key.name);
    return names;
}

void setPolicy(ConfigReading &reading, RetryPolicy &policy, const YamlMember &member, const std::string &path)
{
    const auto key = std::ranges::find_if(policyKeys, [&](const PolicyKey &known) { return member.name == known.name; });
    if (key != std::end(policyKeys)) {
        if (!member.value.isNull())
            policy.*key->member = int(reading.integer(member.value, path, 0, 1'000));
        return;
    }
    const auto near = nearest(member.name, policyNames());
    reading.notice(member.mark, member.value.file, "unknown key `" + path + "`" + (near ? "; did you mean `" + *near + "`?" : "; it has no effect"));
}

RetryPolicy retryPolicy(ConfigReading &reading, const YamlNode &value, const std::string &path)
{
    RetryPolicy policy;
    for (const YamlMember &member : reading.map(value, path).members)
        setPolicy(reading, policy, member, path + "." + member.name);
    return policy;
}

json::object policyObject(const RetryPolicy &policy)
{
    json::object object;
    for (const PolicyKey &key : policyKeys) {
        if (const auto &retries = policy.*key.member)
            object.emplace(key.name, *retries);
    }
    return object;
}

// A target is a name, or a map with the name in it; what else such a map holds overrides the request, which is not served.
std::string fallbackTarget(ConfigReading &reading, const YamlNode &value, const std::string &path)
{
    if (value.kind != YamlNode::Kind::Map)
        return reading.text(value, path);
    const YamlNode *model = value.find("model");
    if (!model)
        reading.fail(value, path + " must name a model");
    if (value.members.size() > 1)
        reading.notice(value, path + ": only `model` is served yet, the other members are not");
    return reading.text(*model, path + ".model");
}

std::vector<std::string> fallbackTargets(ConfigReading &reading, const YamlMember &member, const std::string &path)
{
    if (member.value.kind == YamlNode::Kind::Scalar)
        reading.fail(member.value, path + " must be a list of model names, not a bare text: write [" + member.value.text + "]");
    std::vector<std::string> targets;
    for (const YamlNode &target : reading.list(member.value, path).items)
        targets.push_back(fallbackTarget(reading, target, path + "[" + std::to_string(targets.size()) + "]"));
    return targets;
}

} // namespace

FallbackLists fallbackLists(ConfigReading &reading, const YamlNode &value, const std::string &path)
{
    FallbackLists lists;
    std::size_t at = 0;
    for (const YamlNode &entry : reading.list(value, path).items) {
        const std::string entryPath = path + "[" + std::to_string(at++) + "]";
        if (entry.kind != YamlNode::Kind::Map || entry.members.size() != 1)
            reading.fail(entry, entryPath + " must be a map of one name to its list, as in {gpt-4o: [claude-sonnet]}");
        const YamlMember &member = entry.members.front();
        auto targets = fallbackTargets(reading, member, entryPath + "." + member.name);
        if (!lists.emplace(member.name, std::move(targets)).second)
            reading.notice(entry, path + " names `" + member.name + "` twice; the first list is used");
    }
    return lists;
}

json::value fallbacksValue(const FallbackLists &lists)
{
    json::array out;
    for (const auto &[name, targets] : lists)
        out.push_back(json::object{{name, json::value_from(targets)}});
    return out.empty() ? json::value() : json::value(std::move(out));
}

void readDefaultFallbacks(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    to.defaultFallbacks.clear();
    for (const YamlNode &target : reading.list(value, path).items)
        to.defaultFallbacks.push_back(fallbackTarget(reading, target, path + "[" + std::to_string(to.defaultFallbacks.size()) + "]"));
}

json::value showDefaultFallbacks(const Settings &from)
{
    return from.defaultFallbacks.empty() ? json::value() : json::value_from(from.defaultFallbacks);
}

void readAliases(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    for (const YamlMember &member : reading.map(value, path).members) {
        const std::string aliasPath = path + "." + member.name;
        std::erase(to.hiddenAliases, member.name);
        if (member.value.kind != YamlNode::Kind::Map) {
            to.aliases[member.name] = reading.text(member.value, aliasPath);
            continue;
        }
        const YamlNode *model = member.value.find("model");
        if (!model)
            reading.fail(member.value, aliasPath + " must name a model");
        to.aliases[member.name] = reading.text(*model, aliasPath + ".model");
        if (const YamlNode *hidden = member.value.find("hidden"); hidden && !hidden->isNull() && reading.boolean(*hidden, aliasPath + ".hidden"))
            to.hiddenAliases.push_back(member.name);
    }
}

void readAliasMap(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    for (const YamlMember &member : reading.map(value, path).members) {
        to.aliases[member.name] = reading.text(member.value, path + "." + member.name);
        to.hiddenAliases.push_back(member.name);
    }
}

json::value showAliases(const Settings &from)
{
    json::object object;
    for (const auto &[name, model] : from.aliases) {
        if (std::ranges::find(from.hiddenAliases, name) == from.hiddenAliases.end())
            object.emplace(name, model);
        else
            object.emplace(name, json::object{{"model", model}, {"hidden", true}});
    }
    return object.empty() ? json::value() : json::value(std::move(object));
}

void readRetryPolicy(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    to.retryPolicy = retryPolicy(reading, value, path);
}

json::value showRetryPolicy(const Settings &from)
{
    json::object object = policyObject(from.retryPolicy);
    return object.empty() ? json::value() : json::value(std::move(object));
}

void readGroupRetryPolicy(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    for (const YamlMember &member : reading.map(value, path).members)
        to.groupRetryPolicy[member.name] = retryPolicy(reading, member.value, path + "." + member.name);
}

json::value showGroupRetryPolicy(const Settings &from)
{
    json::object object;
    for (const auto &[group, policy] : from.groupRetryPolicy)
        object.emplace(group, policyObject(policy));
    return object.empty() ? json::value() : json::value(std::move(object));
}

} // namespace portreeve
