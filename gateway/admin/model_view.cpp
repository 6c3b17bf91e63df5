// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/model_view.h"

#include <algorithm>
#include <charconv>

#include <boost/json.hpp>

#include "gateway/base/address.h"
#include "gateway/gate/authenticate.h"
#include "gateway/model/field_json.h"

namespace portreeve {

namespace {

// LiteLLM's name of a capability, and the price list's.
constexpr std::pair<const char *, const char *> capabilities[] = {
    {"supports_function_calling", "tools"}, {"supports_parallel_function_calling", "parallel_tools"}, {"supports_tool_choice", "tool_choice"},
    {"supports_response_schema", "structured_output"}, {"supports_vision", "vision"}, {"supports_reasoning", "reasoning"},
    {"supports_prompt_caching", "prompt_caching"}, {"supports_pdf_input", "pdf"}, {"supports_system_messages", "system_messages"},
    {"supports_audio_input", "audio_in"}, {"supports_audio_output", "audio_out"}, {"supports_video_input", "video_in"},
    {"supports_web_search", "web_search"}, {"supports_url_context", "url_context"}, {"supports_computer_use", "computer_use"},
    {"supports_assistant_prefill", "assistant_prefill"}, {"supports_native_streaming", "streaming"},
    {"supports_embedding_image_input", "embedding_image_input"}, {"supports_fast_mode", "fast_mode"},
};

// litellm_params that LiteLLM always shows.
constexpr const char *switches[] = {"use_in_pass_through", "use_litellm_proxy", "use_xai_oauth", "merge_reasoning_content_in_choices",
                                    "allow_client_keepalive_override"};

bool holds(const std::vector<std::string> &list, std::string_view text) { return std::find(list.begin(), list.end(), text) != list.end(); }

json::value numberOf(const std::string &decimal)
{
    double number = 0;
    const auto read = std::from_chars(decimal.data(), decimal.data() + decimal.size(), number);
    return read.ec == std::errc() && read.ptr == decimal.data() + decimal.size() ? json::value(number) : json::value(decimal);
}

json::value withMaskedSecrets(const json::value &value)
{
    if (value.is_array()) {
        json::array items;
        for (const auto &item : value.get_array())
            items.push_back(withMaskedSecrets(item));
        return items;
    }
    if (!value.is_object())
        return value;
    json::object out;
    for (const auto &[name, member] : value.get_object())
        out[name] = isSecretName(name) ? maskedValue(member) : withMaskedSecrets(member);
    return out;
}

void addPrices(json::object &out, const json::value &prices)
{
    if (!prices.is_object())
        return;
    for (const auto &[name, price] : prices.get_object())
        out[name] = price.is_string() ? numberOf(std::string(price.get_string())) : price;
}

bool isEmpty(const json::value &value)
{
    return value.is_null() || (value.is_array() && value.get_array().empty()) || (value.is_object() && value.get_object().empty());
}

void addCard(json::object &info, const ModelCard &card)
{
    info["key"] = card.id;
    info["litellm_provider"] = card.provider;
    info["mode"] = card.mode;
    info["max_tokens"] = card.maxOutput ? json::value(card.maxOutput) : card.maxInput ? json::value(card.maxInput) : json::value();
    info["max_input_tokens"] = card.maxInput ? json::value(card.maxInput) : json::value();
    info["max_output_tokens"] = card.maxOutput ? json::value(card.maxOutput) : json::value();
    if (!card.deprecated.empty())
        info["deprecation_date"] = card.deprecated;
    if (!card.efforts.empty())
        info["supported_reasoning_efforts"] = json::value_from(card.efforts);
}

const json::array *listAt(const json::value &value, const char *name)
{
    const auto *object = value.if_object();
    const auto *member = object ? object->if_contains(name) : nullptr;
    return member ? member->if_array() : nullptr;
}

bool lists(const json::array *list, std::string_view text)
{
    return list && std::any_of(list->begin(), list->end(), [&](const json::value &item) { return item.is_string() && item.get_string() == text; });
}

} // namespace

json::object deploymentParams(const Deployment &record)
{
    json::object params;
    for (const auto &field : fieldsOf<Deployment>()) {
        const std::string_view name = field.name;
        if (field.flags & (Outer | ReadOnly | Hidden) || name == "api_key")
            continue;
        json::value value = name == "extra_body" ? withMaskedSecrets(record.extraBody) : fieldValue(record, field);
        if (name == "api_base" && value.is_string())
            value = shownAddress(value.get_string());
        if (!isEmpty(value))
            params[name] = std::move(value);
    }
    addPrices(params, record.prices);
    if (record.rest.is_object()) {
        const json::value rest = withMaskedSecrets(record.rest);
        for (const auto &[name, value] : rest.get_object())
            params[name] = value;
    }
    for (const char *name : switches) {
        if (!params.contains(name))
            params[name] = false;
    }
    return params;
}

json::object deploymentRow(const Deployment &record)
{
    json::object info = record.modelInfo.is_object() ? record.modelInfo.get_object() : json::object();
    info["id"] = record.id;
    info["db_model"] = !record.fromFile;
    json::object row{{"model_id", record.id}, {"model_name", record.modelName}, {"litellm_params", deploymentParams(record)},
                     {"model_info", std::move(info)}};
    for (const char *name : {"blocked", "created_at", "created_by", "updated_at", "updated_by"})
        row[name] = fieldValue(record, *findField<Deployment>(name));
    return row;
}

json::value capability(const std::optional<ModelCard> &card, std::string_view litellmName)
{
    if (!card)
        return {};
    for (const auto &[theirs, ours] : capabilities) {
        if (litellmName != theirs)
            continue;
        return holds(card->caps, ours) ? json::value(true) : holds(card->lacks, ours) ? json::value(false) : json::value();
    }
    return {};
}

const std::vector<std::string> &capabilityNames()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto &row : capabilities)
            all.emplace_back(row.first);
        return all;
    }();
    return names;
}

json::array supportedParams(const Provider &provider)
{
    const auto *params = provider.row.is_object() ? provider.row.get_object().if_contains("params") : nullptr;
    const json::array *allow = params ? listAt(*params, "allow") : nullptr;
    const json::array *drop = params ? listAt(*params, "drop") : nullptr;
    json::array supported;
    const json::array *all = listAt(ProviderTable::builtIn().head("standard_params"), "chat");
    for (std::size_t i = 0; all && i < all->size(); ++i) {
        const std::string_view name = all->at(i).is_string() ? std::string_view(all->at(i).get_string()) : std::string_view();
        if (name == "model" || name == "messages" || lists(drop, name) || (allow && !lists(allow, name)))
            continue;
        supported.emplace_back(name);
    }
    return supported;
}

json::object costMapRow(const ModelCard &card)
{
    json::object row;
    addCard(row, card);
    if (card.price) {
        for (const auto &[name, price] : card.price->fields())
            row[name] = numberOf(price);
    }
    for (const auto &name : capabilityNames()) {
        if (auto can = capability(card, name); !can.is_null())
            row[name] = std::move(can);
    }
    return row;
}

json::object modelInfoEntry(const Target &target)
{
    const Deployment &record = *target.record;
    json::object info{{"id", record.id}, {"db_model", !record.fromFile}};
    if (target.card)
        addCard(info, *target.card);
    else if (target.provider)
        info["litellm_provider"] = target.provider->slug;
    if (target.price) {
        for (const auto &[name, price] : target.price->fields())
            info[name] = numberOf(price);
    }
    for (const char *name : {"input_cost_per_token", "output_cost_per_token"}) {
        if (!info.contains(name))
            info[name] = nullptr;                     // not known: never 0
    }
    for (const auto &name : capabilityNames())
        info[name] = capability(target.card, name);
    if (target.provider)
        info["supported_openai_params"] = supportedParams(*target.provider);
    if (record.modelInfo.is_object()) {
        for (const auto &[name, value] : record.modelInfo.get_object()) {
            if (std::string_view(name) != "id" && std::string_view(name) != "db_model")
                info[name] = value;
        }
    }
    info["blocked"] = record.blocked;
    if (record.createdAt.wall)
        info["created_at"] = isoTime(record.createdAt.wall);
    if (record.updatedAt.wall)
        info["updated_at"] = isoTime(record.updatedAt.wall);
    if (!record.place.empty())
        info["place"] = record.place;
    if (!target.fault.empty())
        info["fault"] = target.fault;
    return {{"model_name", record.modelName}, {"litellm_params", deploymentParams(record)}, {"model_info", std::move(info)}};
}

std::vector<std::shared_ptr<const Target>> visibleTargets(const Snapshot &snapshot, const Caller &caller)
{
    std::vector<std::shared_ptr<const Target>> targets;
    for (const auto &[id, target] : snapshot.targetsById) {
        if (caller.isAdmin || (caller.key && mayUseModel(snapshot, *caller.key, target->record->modelName)))
            targets.push_back(target);
    }
    std::sort(targets.begin(), targets.end(), [](const auto &a, const auto &b) {
        return std::tie(a->record->modelName, a->record->createdAt.wall, a->record->id)
               < std::tie(b->record->modelName, b->record->createdAt.wall, b->record->id);
    });
    return targets;
}

} // namespace portreeve
