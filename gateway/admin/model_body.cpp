// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/model_body.h"

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/key_places.h"
#include "gateway/base/address.h"
#include "gateway/base/log.h"
#include "gateway/model/record_prices.h"
#include "gateway/store/config_keys.h"

namespace portreeve {

namespace {

using Faults = std::vector<FieldFault>;

json::object &objectIn(json::value &value)
{
    if (!value.is_object())
        value.emplace_object();
    return value.get_object();
}

void put(json::object &object, std::string_view name, const json::value &value)
{
    if (value.is_null())
        object.stable_erase(name);
    else
        object[name] = value;
}

FieldFault at(std::vector<std::string> place, const char *type, const char *message) { return {type, std::move(place), message}; }

// The value that a sealed field gets: its secrets were never shown, so what comes back masked stands for what is kept.
json::value withSecrets(const Deployment &record, const Field<Deployment> &field, const json::value &given)
{
    if (const auto *member = std::get_if<Secret Deployment::*>(&field.member))
        return unmasked(given, json::value((record.*(*member)).reveal()));
    if (const auto *member = std::get_if<json::value Deployment::*>(&field.member); member && field.flags & Sealed)
        return unmasked(given, record.*(*member));
    return given;
}

bool setPrice(Deployment &record, std::string_view name, const json::value &value, const char *part, Faults &faults)
{
    if (!isPriceKey(name))
        return false;
    if (const std::string why = whyNotApplied(name); !why.empty() && !value.is_null())
        log(LogLevel::Warning, "model.price", {{"model", record.modelName}, {"member", std::string(part) + "." + std::string(name)}, {"text", why}});
    const auto text = decimalText(value);
    const bool isKeptAsIs = value.is_object() || value.is_array() || !isAppliedPriceField(name);
    if (value.is_null())
        objectIn(record.prices).erase(name);
    else if (text)
        objectIn(record.prices)[name] = *text;
    else if (isKeptAsIs)
        objectIn(record.prices)[name] = value;
    else
        faults.push_back(at({part, std::string(name)}, "float_parsing", "Input should be a valid number, unable to parse string as a number"));
    return true;
}

void setParam(Deployment &record, std::string_view name, const json::value &value, Faults &faults)
{
    const auto *field = findField<Deployment>(name == "base_url" ? "api_base" : name);
    if (field && !(field->flags & (Outer | ReadOnly | Hidden))) {
        if (auto fault = setField(record, *field, withSecrets(record, *field, value))) {
            fault->place.insert(fault->place.begin(), "litellm_params");
            faults.push_back(std::move(*fault));
        }
        return;
    }
    if (setPrice(record, name, value, "litellm_params", faults))
        return;
    json::object &rest = objectIn(record.rest);
    const auto *kept = rest.if_contains(name);
    put(rest, name, kept && isSecretName(name) ? unmasked(value, *kept) : value);
}

// Ours, whatever a script sends back of them.
bool isOurs(std::string_view name)
{
    return name == "id" || name == "db_model" || name == "fault" || name == "place" || name == "created_at" || name == "created_by"
           || name == "updated_at" || name == "updated_by";
}

void setInfo(Deployment &record, std::string_view name, const json::value &value, const json::object &params, Faults &faults)
{
    if (isOurs(name))
        return;
    if (name == "blocked" && value.is_bool())
        record.blocked = value.get_bool();
    if (!params.contains(name))                       // litellm_params have the last word on prices
        setPrice(record, name, value, "model_info", faults);
    put(objectIn(record.modelInfo), name, value);
}

const json::object *partOf(const json::object &body, const char *name, Faults &faults)
{
    static const json::object none;
    const auto *part = body.if_contains(name);
    if (!part || part->is_null())
        return &none;
    if (!part->is_object())
        faults.push_back(at({name}, "dict_type", "Input should be a valid dictionary"));
    return part->is_object() ? &part->get_object() : &none;
}

bool isAsShown(const json::object *shown, const char *part, std::string_view name, const json::value &value)
{
    const auto *section = shown ? shown->if_contains(part) : nullptr;
    const auto *before = section && section->is_object() ? section->get_object().if_contains(name) : nullptr;
    return before && jsonText(*before) == jsonText(value);
}

} // namespace

json::value unmasked(const json::value &given, const json::value &kept)
{
    if (given.is_string() && kept.is_string())
        return given == maskedValue(kept) ? kept : given;
    if (!given.is_object() || !kept.is_object())
        return given;
    json::object out;
    for (const auto &[name, value] : given.get_object()) {
        const auto *before = kept.get_object().if_contains(name);
        out[name] = before ? unmasked(value, *before) : value;
    }
    return out;
}

std::optional<Refusal> readDeploymentBody(Deployment &record, const json::object &body, const json::object *shown)
{
    Faults faults;
    const json::object &params = *partOf(body, "litellm_params", faults);
    const json::object &info = *partOf(body, "model_info", faults);
    for (const auto &[key, value] : body) {
        const std::string_view name = key;
        if (name == "litellm_params" || name == "model_info" || value.is_null())
            continue;
        if (name != "model_name" && name != "blocked")
            return unknownMember(name, {"model_name", "litellm_params", "model_info", "blocked"});
        setMember(record, name, value, faults);
    }
    NamedVariables variables;
    for (const auto &[name, value] : params) {
        if (isAsShown(shown, "litellm_params", name, value))
            continue;
        if (auto variable = variableNamed(value))
            variables.emplace_back(name, std::move(*variable));
        else
            setParam(record, name, value, faults);
    }
    for (const auto &[name, value] : info) {
        if (!isAsShown(shown, "model_info", name, value))
            setInfo(record, name, value, params, faults);
    }
    return faults.empty() ? leaveToVariables(record, std::move(variables)) : std::optional(schemaRefusal(faults));
}

std::optional<Refusal> refuseDeployment(const Deployment &record)
{
    if (record.weight && !scaledDecimal(*record.weight, weightPlaces))
        return badRequest("litellm_params.weight must be a number that is not negative: a share, such as 3 or 0.25", "litellm_params.weight");
    if (holdsSecrets(record.apiBase.value_or("")))     // it is kept and shown as it is
        return badRequest("litellm_params.api_base must hold no user name, password or key: a key belongs into litellm_params.api_key, other credentials into "
                          "litellm_params.extra_headers, which are sealed", "litellm_params.api_base");
    if (!record.model.starts_with('*')) {              // "*": whatever the client names
        const ModelName name = readModelName(record.model, record.customProvider.value_or(""), record.apiBase.value_or(""));
        if (!name.provider)
            return badRequest("litellm_params.model `" + record.model + "` cannot be called: " + name.unknown, "litellm_params.model");
    }
    const auto price = customPrice(appliedPrices(record.prices), nullptr);
    return price ? std::nullopt : std::optional(price.refusal());
}

} // namespace portreeve
