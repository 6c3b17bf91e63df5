// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/rules.h"

#include <algorithm>

#include <boost/json.hpp>

#include "gateway/base/text.h"
#include "gateway/dialects/dialect.h"
#include "gateway/gate/target_parts.h"
#include "gateway/store/config_keys.h"

namespace portreeve {

namespace {

using std::chrono::milliseconds;

// What stands in for a provider that nobody knows, so that a target always has one to name.
std::shared_ptr<const Provider> unknownProvider(const Deployment &record)
{
    auto provider = std::make_shared<Provider>();
    provider->slug = record.customProvider ? *record.customProvider : record.model.substr(0, record.model.find('/'));
    provider->name = provider->slug;
    return provider;
}

// Ways that LiteLLM has below a provider and this gateway has not built.
std::string unbuiltWay(const Target &target)
{
    const std::string &model = target.upstreamModel;
    if (target.provider->slug == "openai" && model.starts_with("responses/"))
        return "openai/responses/...: the bridge from chat to the Responses API is not built yet; leave `responses/` out";
    return {};
}

// "azure/o_series/NAME" tells LiteLLM what kind of model a deployment is; the name is what follows.
void dropSeries(std::string &model)
{
    for (const std::string_view series : {"o_series/", "gpt5_series/"}) {
        if (model.starts_with(series))
            model.erase(0, series.size());
    }
}

// A provider whose own dialect is not built is asked on its OpenAI surface, if it has one.
std::string chooseProvider(Target &target, const ModelName &name)
{
    target.upstreamModel = name.model;
    if (!name.provider) {
        target.filled = unknownProvider(*target.record);
        target.provider = target.filled.get();
        // "*" is told only when a request says what it stands for
        return target.record->model.starts_with('*') ? std::string() : name.unknown;
    }
    target.provider = name.provider;
    if (name.provider->slug == "azure")
        dropSeries(target.upstreamModel);
    if (findDialect(name.provider->dialect))
        return unbuiltWay(target);
    if (const Provider *surface = ProviderTable::builtIn().openaiSurface(*name.provider)) {
        target.provider = surface;
        return {};
    }
    return "the dialect `" + name.provider->dialect + "` of provider `" + name.provider->slug + "` is not built yet";
}

constexpr const char *unpricedFault = "its price is not known, and block_requests_for_models_without_pricing is on; set "
                                      "input_cost_per_token and output_cost_per_token";

milliseconds secondsOr(const OptionalText &seconds, milliseconds otherwise)
{
    const auto millis = seconds ? scaledDecimal(*seconds, 3) : std::nullopt;
    return millis && *millis > 0 ? milliseconds(*millis) : otherwise;
}

void setTimeouts(Target &target, const Settings &settings)
{
    const Deployment &record = *target.record;
    target.timeout = secondsOr(record.timeout, settings.timeout);
    const milliseconds usual = record.timeout ? target.timeout : settings.streamTimeout.value_or(target.timeout);
    target.streamTimeout = secondsOr(record.streamTimeout, usual);
}

// Further litellm_params go to the provider, but for those that are ours.
void setDefaults(Target &target)
{
    if (!target.record->rest.is_object())
        return;
    json::object defaults;
    for (const auto &member : target.record->rest.get_object()) {
        if (!findKnownKey("litellm_params", member.key()) && !findKnownKey("unserved_params", member.key()) && !member.value().is_null())
            defaults.emplace(member.key(), member.value());
    }
    if (!defaults.empty())
        target.defaults = std::move(defaults);
}

const Credential *findCredential(const std::map<std::string, std::shared_ptr<const Credential>> &credentials, const OptionalText &name)
{
    if (!name)
        return nullptr;
    const auto found = credentials.find(*name);
    return found == credentials.end() ? nullptr : found->second.get();
}

} // namespace

std::shared_ptr<const Target> makeTarget(std::shared_ptr<const Deployment> record, const Settings &settings,
                                         const std::map<std::string, std::shared_ptr<const Credential>> &credentials,
                                         const Environment &environment)
{
    auto target = std::make_shared<Target>();
    target->record = std::move(record);
    const Deployment &entry = *target->record;
    const Credential *credential = findCredential(credentials, entry.credentialName);
    const TargetSources sources(entry, credential, environment);
    const auto base = sources.field(entry.apiBase, "api_base");
    setTimeouts(*target, settings);
    target->weight = entry.weight ? scaledDecimal(*entry.weight, weightPlaces).value_or(0) : 0;
    setDefaults(*target);
    const ModelName name = readModelName(entry.model, entry.customProvider.value_or(""), base.value_or(""));
    target->fault = chooseProvider(*target, name);
    if (target->fault.empty() && entry.credentialName && !credential)
        target->fault = "there is no credential `" + *entry.credentialName + "`";
    const bool isKnown = !target->provider->dialect.empty();
    std::string fault = isKnown ? placeTarget(*target, sources) : std::string();
    if (fault.empty() && isKnown)
        fault = authoriseTarget(*target, sources);
    if (const std::string wrongPrice = priceTarget(*target, sources, name.model); fault.empty())
        fault = wrongPrice;
    if (fault.empty() && settings.blockUnpriced && !target->price)
        fault = unpricedFault;
    if (target->fault.empty() && !entry.mockResponse)
        target->fault = std::move(fault);
    return target;
}

} // namespace portreeve
