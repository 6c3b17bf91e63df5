// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gateway/admin/endpoint.h"
#include "gateway/base/json.h"

namespace portreeve {

// How LiteLLM shows models. No secret is in any of them: api_key is left out, others are masked.
json::object deploymentParams(const Deployment &record);       // litellm_params
json::object deploymentRow(const Deployment &record);          // what /model/new and its like answer
// {model_name, litellm_params, model_info}: model_info with what the price list knows merged under what was given.
json::object modelInfoEntry(const Target &target);

json::object costMapRow(const ModelCard &card);                // a row of LiteLLM's cost map: limits, prices, what it can do

// Parameters of a chat request that a provider takes, by its row.
json::array supportedParams(const Provider &provider);

// "supports_vision": true, false, or null where it is not known.
json::value capability(const std::optional<ModelCard> &card, std::string_view litellmName);
const std::vector<std::string> &capabilityNames();             // LiteLLM's, "supports_vision" ...

// All targets that the caller may use, by name, then age.
std::vector<std::shared_ptr<const Target>> visibleTargets(const Snapshot &snapshot, const Caller &caller);

} // namespace portreeve
