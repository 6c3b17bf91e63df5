// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "gateway/admin/endpoint.h"
#include "gateway/base/json.h"

namespace portreeve {

// Sets on `record` what {model_name, litellm_params, model_info, blocked} asks for; members that are not given stay, null
// clears. Prices go to `prices` as exact decimals, other litellm_params without a field of their own to `rest`, from where
// they go to the provider. Refusals: 422 for types, 400 for prices, unknown members and variables (key_places.h).
// `shown`: how the record was last shown (model_info as merged with the price list, secrets masked), or null: members given
// as they were shown are no change, so that a script may send back what it read.
std::optional<Refusal> readDeploymentBody(Deployment &record, const json::object &body, const json::object *shown);

// 400: no provider is known for its model (naming the nearest), or a price is no price.
std::optional<Refusal> refuseDeployment(const Deployment &record);

// `given`, with every text in it that is the masked form of the text at the same place of `kept` replaced by that.
json::value unmasked(const json::value &given, const json::value &kept);

} // namespace portreeve
