// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/store/config_models.h"

#include <algorithm>
#include <unordered_map>

#include <boost/json.hpp>

#include "gateway/base/json.h"
#include "gateway/base/sha.h"
#include "gateway/base/text.h"
#include "gateway/model/field_json.h"
#include "gateway/model/provider.h"
#include "gateway/model/record_prices.h"
#include "gateway/store/config_keys.h"

namespace portreeve {

namespace {

// Objects sorted, lists as they are: the same entry gives the same text whatever the order of its keys.
std::string canonical(const json::value &value)
{
    if (!value.is_object())
        return json::serialize(value);
    std::vector<std::string> names;
    for (const auto &member : value.get_object())
        names.emplace_back(member.key());
    std::ranges::sort(names);
    std::string out = "{";
    for (const std::string &name : names) {
        if (out.size() > 1)
            out += ',';
        out += quoted(name) + ":" + canonical(value.get_object().at(name));
    }
    return out + "}";
}

// Of the text as written, so that a new key in a variable leaves the id as it is.
std::string entryId(const std::string &modelName, const YamlNode &params)
{
    return sha256Hex(quoted(modelName) + canonical(yamlToJson(params, true)));
}

// A scalar as a field takes it: text, unless the field counts.
json::value scalarFor(const Field<Deployment> &field, const YamlNode &node)
{
    if (std::holds_alternative<TextList Deployment::*>(field.member))
        return json::array{node.text};
    if (std::holds_alternative<OptionalInteger Deployment::*>(field.member)) {
        json::value plain = yamlToJson(node);
        if (plain.is_int64())
            return plain;
    }
    return json::value(node.text);
}

json::value valueFor(const Field<Deployment> &field, const YamlNode &node)
{
    return node.kind == YamlNode::Kind::Scalar ? scalarFor(field, node) : yamlToJson(node);
}

// One entry of model_list on its way to a record.
class EntryReading {
public:
    // `places`: where each id read so far stands
    EntryReading(ConfigReading &reading, const YamlNode &entry, std::string path, std::unordered_map<std::string, std::string> &places)
        : m_reading(reading), m_entry(entry), m_path(std::move(path)), m_places(places)
    {
    }

    void read();

private:
    void readParam(const YamlMember &member);
    bool readField(const YamlMember &member, const std::string &path);
    void readHeaders(const YamlNode &node, const std::string &path);
    void readWeight(const YamlNode &node, const std::string &path);
    void readPrice(const YamlMember &member, const std::string &path);
    void keep(const YamlMember &member);
    void readInfo(const YamlNode &info);
    void readId(const YamlNode &params, const YamlNode *info);
    bool isRepeated();
    void checkProvider(const YamlNode &model);

    ConfigReading &m_reading;
    const YamlNode &m_entry;
    std::string m_path;
    std::unordered_map<std::string, std::string> &m_places;
    Deployment m_record;
    json::object m_prices, m_rest;
    bool m_idGiven = false;
};

void EntryReading::read()
{
    for (const YamlMember &member : m_reading.map(m_entry, m_path).members) {
        if (!findKnownKey("model", member.name))
            m_reading.unknownKey(member, m_entry.file, "model", m_path + "." + member.name);
    }
    const YamlNode *name = m_entry.find("model_name");
    const YamlNode *params = m_entry.find("litellm_params");
    if (!name || name->isNull())
        m_reading.fail(m_entry, m_path + " has no model_name: the name that clients ask for");
    if (!params || params->isNull())
        m_reading.fail(m_entry, m_path + " has no litellm_params: add litellm_params with a model, such as openai/gpt-4o-mini");
    m_record.modelName = m_reading.text(*name, m_path + ".model_name");
    const YamlNode *model = m_reading.map(*params, m_path + ".litellm_params").find("model");
    if (!model || model->isNull())
        m_reading.fail(*params, m_path + ".litellm_params has no model: add one, such as openai/gpt-4o-mini");
    const YamlNode *info = m_entry.find("model_info");
    readId(*params, info);
    if (isRepeated())
        return;
    for (const YamlMember &member : params->members)
        readParam(member);
    if (info && !info->isNull())
        readInfo(*info);
    checkProvider(*model);
    m_record.prices = std::move(m_prices);
    m_record.rest = std::move(m_rest);
    m_record.fromFile = true;
    m_reading.config.deployments.push_back(std::move(m_record));
}

void EntryReading::readId(const YamlNode &params, const YamlNode *info)
{
    const YamlNode *id = info && info->kind == YamlNode::Kind::Map ? info->find("id") : nullptr;
    m_idGiven = id && !id->isNull();
    m_record.id = m_idGiven ? m_reading.text(*id, m_path + ".model_info.id") : entryId(m_record.modelName, params);
}

// Twice the same entry is one deployment; twice the same id for two entries is a mistake.
bool EntryReading::isRepeated()
{
    m_record.place = m_reading.names.at(m_entry.file) + ":" + std::to_string(m_entry.mark.line);
    const auto [other, isNew] = m_places.emplace(m_record.id, m_record.place);
    if (isNew)
        return false;
    if (m_idGiven)
        m_reading.fail(m_entry, m_path + ": the id `" + m_record.id + "` is taken by the entry at " + other->second + "; give each its own");
    m_reading.notice(m_entry, m_path + " is the same as the entry at " + other->second + "; it is taken once");
    return true;
}

void EntryReading::readParam(const YamlMember &member)
{
    const std::string path = m_path + ".litellm_params." + member.name;
    if (member.value.isNull() || readField(member, path))
        return;
    if (isPriceKey(member.name))
        return readPrice(member, path);
    if (const KnownKey *unserved = findKnownKey("unserved_params", member.name))
        m_reading.unservedKey(member, unserved->usual, path);
    keep(member);
    if (findKnownKey("litellm_params", member.name) || findKnownKey("unserved_params", member.name) || findKnownKey("request", member.name))
        return;
    std::vector<std::string> names = knownNames("litellm_params");
    std::ranges::move(knownNames("request"), std::back_inserter(names));
    if (const auto near = nearest(member.name, names))
        m_reading.notice(member.mark, member.value.file, "unknown key `" + path + "`: it goes to the provider as it is; did you mean `" + *near + "`?");
}

bool EntryReading::readField(const YamlMember &member, const std::string &path)
{
    const std::string_view name = member.name == "base_url" ? "api_base" : std::string_view(member.name);
    const Field<Deployment> *field = findField<Deployment>(name);
    if (!field || field->flags & (Outer | ReadOnly | Hidden))
        return false;
    if (name == "extra_headers") {
        readHeaders(member.value, path);
        return true;
    }
    if (name == "weight") {
        readWeight(member.value, path);
        return true;
    }
    if (const auto fault = setField(m_record, *field, valueFor(*field, member.value)))
        m_reading.fail(member.value, path + ": " + fault->message);
    return true;
}

// Header values are text, whatever they look like: `x-version: 1.10` is not 1.1.
void EntryReading::readHeaders(const YamlNode &node, const std::string &path)
{
    json::object headers;
    for (const YamlMember &member : m_reading.map(node, path).members) {
        if (!member.value.isNull())
            headers.emplace(member.name, m_reading.text(member.value, path + "." + member.name));
    }
    m_record.extraHeaders = std::move(headers);
}

void EntryReading::readWeight(const YamlNode &node, const std::string &path)
{
    const std::string weight = m_reading.decimal(node, path);
    if (!scaledDecimal(weight, weightPlaces))
        m_reading.fail(node, path + " is too large");
    m_record.weight = weight;
}

void EntryReading::readPrice(const YamlMember &member, const std::string &path)
{
    if (const std::string why = whyNotApplied(member.name); !why.empty())
        m_reading.notice(member.mark, member.value.file, path + ": " + why);
    const bool isPlain = member.value.kind == YamlNode::Kind::Scalar && isAppliedPriceField(member.name);
    json::value price = isPlain ? json::value(m_reading.decimal(member.value, path)) : yamlToJson(member.value);
    if (const auto read = customPrice(appliedPrices(json::object{{member.name, price}}), nullptr); !read)
        m_reading.fail(member.value, path + ": " + read.refusal().message);
    m_prices.insert_or_assign(member.name, std::move(price));
}

void EntryReading::keep(const YamlMember &member) { m_rest.insert_or_assign(member.name, yamlToJson(member.value)); }

void EntryReading::readInfo(const YamlNode &info)
{
    const std::string path = m_path + ".model_info";
    json::object kept;
    for (const YamlMember &member : m_reading.map(info, path).members) {
        if (const KnownKey *unserved = findKnownKey("unserved_info", member.name))
            m_reading.unservedKey(member, unserved->usual, path + "." + member.name);
        // litellm_params has the last word on prices
        else if (isPriceKey(member.name) && !member.value.isNull() && !m_prices.contains(member.name))
            readPrice(member, path + "." + member.name);
        if (member.name == "blocked" && !member.value.isNull())
            m_record.blocked = m_reading.boolean(member.value, path + ".blocked");
        kept.emplace(member.name, yamlToJson(member.value));
    }
    m_record.modelInfo = std::move(kept);
}

// Not an error: the other models work, and this one says why it cannot.
void EntryReading::checkProvider(const YamlNode &model)
{
    if (m_record.model.starts_with('*'))
        return;
    const ModelName name = readModelName(m_record.model, m_record.customProvider.value_or(""), m_record.apiBase.value_or(""));
    if (!name.provider)
        m_reading.notice(model, m_path + " cannot be called: " + name.unknown);
}

void readCredential(ConfigReading &reading, const YamlNode &entry, const std::string &path)
{
    for (const YamlMember &member : reading.map(entry, path).members) {
        if (!findKnownKey("credential", member.name))
            reading.unknownKey(member, entry.file, "credential", path + "." + member.name);
    }
    const YamlNode *name = entry.find("credential_name");
    if (!name || name->isNull())
        reading.fail(entry, path + " has no credential_name: the name that litellm_credential_name refers to");
    Credential credential;
    credential.name = reading.text(*name, path + ".credential_name");
    if (std::ranges::find(reading.config.credentials, credential.name, &Credential::name) != reading.config.credentials.end())
        reading.fail(*name, path + ": there is a credential `" + credential.name + "` already; give each its own name");
    if (const YamlNode *values = entry.find("credential_values"); values && !values->isNull())
        credential.values = yamlToJson(reading.map(*values, path + ".credential_values"));
    if (const YamlNode *info = entry.find("credential_info"); info && !info->isNull())
        credential.info = yamlToJson(reading.map(*info, path + ".credential_info"));
    credential.fromFile = true;
    reading.config.credentials.push_back(std::move(credential));
}

} // namespace

void readModels(ConfigReading &reading, const YamlNode &list)
{
    std::size_t at = 0;
    std::unordered_map<std::string, std::string> places;
    for (const YamlNode &entry : reading.list(list, "model_list").items)
        EntryReading(reading, entry, "model_list[" + std::to_string(at++) + "]", places).read();
}

void readCredentials(ConfigReading &reading, const YamlNode &list, const std::string &path)
{
    std::size_t at = 0;
    for (const YamlNode &entry : reading.list(list, path).items)
        readCredential(reading, entry, path + "[" + std::to_string(at++) + "]");
}

} // namespace portreeve
