// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <boost/json.hpp>
#include <yaml-cpp/emitter.h>

#include "gateway/base/address.h"
#include "gateway/base/text.h"
#include "gateway/model/field_json.h"
#include "gateway/store/config_file.h"
#include "gateway/store/config_reading.h"
#include "gateway/store/config_settings.h"

namespace portreeve {

namespace {

bool needsQuotes(const std::string &text)
{
    return text.empty() || text == "~" || lower(text) == "null" || yamlBool(text) || isYamlDecimal(text) || text.starts_with("os.environ/");
}

void emit(YAML::Emitter &out, const json::value &value)
{
    if (value.is_object()) {
        out << YAML::BeginMap;
        for (const auto &member : value.get_object()) {
            out << YAML::Key << std::string(member.key()) << YAML::Value;
            emit(out, member.value());
        }
        out << YAML::EndMap;
    } else if (value.is_array()) {
        out << YAML::BeginSeq;
        for (const json::value &item : value.get_array())
            emit(out, item);
        out << YAML::EndSeq;
    } else if (value.is_string()) {
        const std::string text(value.get_string());
        if (needsQuotes(text))
            out << YAML::DoubleQuoted;
        out << text;
    } else if (value.is_null()) {
        out << YAML::Null;
    } else {
        out << jsonText(value);
    }
}

// What a name says is a secret is masked, at any depth.
json::value withoutSecrets(const json::value &value)
{
    if (value.is_array()) {
        json::array list;
        for (const json::value &item : value.get_array())
            list.push_back(withoutSecrets(item));
        return list;
    }
    if (!value.is_object())
        return value;
    json::object object;
    for (const auto &member : value.get_object())
        object.emplace(member.key(), isSecretName(member.key()) ? maskedValue(member.value()) : withoutSecrets(member.value()));
    return object;
}

bool isGiven(const json::value &value)
{
    if (value.is_array())
        return !value.get_array().empty();
    return value.is_object() ? !value.get_object().empty() : !value.is_null();
}

json::value shownBase(const json::value &base) { return base.is_string() ? json::value(shownAddress(base.get_string())) : base; }

json::object paramsOf(const Deployment &record)
{
    json::object params;
    for (const Field<Deployment> &field : fieldsOf<Deployment>()) {
        if (field.flags & (Outer | ReadOnly | Hidden))
            continue;
        const bool isSecret = std::holds_alternative<Secret Deployment::*>(field.member);
        if (isSecret && (record.*std::get<Secret Deployment::*>(field.member)).isEmpty())
            continue;
        json::value value = std::string_view(field.name) == "api_base" ? shownBase(fieldValue(record, field)) : fieldValue(record, field);
        if (isGiven(value))
            params.emplace(field.name, std::move(value));
    }
    const json::value rest = withoutSecrets(record.rest);
    for (const json::value *more : {&record.prices, &rest}) {
        if (!more->is_object())
            continue;
        for (const auto &member : more->get_object())
            params.emplace(member.key(), member.value());
    }
    return params;
}

json::array modelsOf(const Config &config)
{
    json::array models;
    for (const Deployment &record : config.deployments) {
        json::object info{{"id", record.id}};
        if (record.modelInfo.is_object()) {
            for (const auto &member : record.modelInfo.get_object()) {
                if (member.key() != "id")
                    info.emplace(member.key(), member.value());
            }
        }
        models.push_back(json::object{{"model_name", record.modelName}, {"litellm_params", paramsOf(record)}, {"model_info", std::move(info)}});
    }
    return models;
}

// Values of a credential are secrets whatever their names; addresses and versions are what people look for.
json::value shownValues(const json::value &values)
{
    json::object shown;
    if (values.is_object()) {
        for (const auto &member : values.get_object()) {
            const bool isOpen = member.key() == "api_version" || member.key() == "organization";
            shown.emplace(member.key(), member.key() == "api_base" ? shownBase(member.value()) : isOpen ? member.value() : maskedValue(member.value()));
        }
    }
    return shown;
}

json::array credentialsOf(const Config &config)
{
    json::array credentials;
    for (const Credential &credential : config.credentials) {
        json::object object{{"credential_name", credential.name}, {"credential_values", shownValues(credential.values)}};
        if (isGiven(credential.info))
            object.emplace("credential_info", credential.info);
        credentials.push_back(std::move(object));
    }
    return credentials;
}

void addSettings(json::object &root, const Settings &settings)
{
    for (const SettingKey &row : settingKeys()) {
        if (!row.show)
            continue;
        json::value value = row.show(settings);
        if (value.is_null())
            continue;
        json::value &section = root[row.section];
        if (!section.is_object())
            section.emplace_object();
        section.get_object().emplace(row.name, std::move(value));
    }
}

} // namespace

std::string printConfig(const Config &config)
{
    json::object root;
    if (!config.deployments.empty())
        root.emplace("model_list", modelsOf(config));
    if (!config.credentials.empty())
        root.emplace("credential_list", credentialsOf(config));
    addSettings(root, config.settings);
    if (!config.variables.empty()) {
        json::object variables;
        for (const auto &[name, value] : config.variables)
            variables.emplace(name, Secret(value).masked());
        root.emplace("environment_variables", std::move(variables));
    }
    YAML::Emitter out;
    out.SetIndent(2);
    emit(out, root);
    return std::string(out.c_str()) + "\n";
}

} // namespace portreeve
