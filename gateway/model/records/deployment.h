// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "gateway/model/field.h"

namespace portreeve {

constexpr int weightPlaces = 6;          // decimals of a weight that count

// A provider's model behind a model name: one entry of model_list, from the file or the database. Contract 2.3, 16.4.
struct Deployment {
    std::string id;                      // model_info.id, else a hash of the entry
    std::string modelName;               // what clients ask for; may hold "*"
    std::string model;                   // "provider/model" as configured
    OptionalText customProvider;         // custom_llm_provider
    Secret apiKey;
    OptionalText apiBase, apiVersion, organization, credentialName, regionName;
    OptionalInteger rpm, tpm, maxParallelRequests, order, maxRetries;
    OptionalText weight;                 // a share, decimal text
    OptionalText timeout, streamTimeout; // seconds, decimal text
    boost::json::value extraHeaders, extraBody;    // objects
    OptionalText mockResponse;
    std::optional<bool> dropParams;
    TextList additionalDropParams, allowedOpenaiParams, tags;
    boost::json::value prices;           // {"input_cost_per_token": "1e-06" ...}: exact decimals as text
    boost::json::value modelInfo;        // object, as given
    boost::json::value rest;             // further litellm_params: kept, returned, passed on where they are the provider's
    bool blocked = false;
    bool fromFile = false;               // read-only for the API; false: of the database
    std::string place;                   // "config.yaml:12"
    Time createdAt, updatedAt;
    OptionalText createdBy, updatedBy;

    std::string scope() const { return "deployment/" + id; }
};

// A named set of credential values that deployments refer to by litellm_credential_name.
struct Credential {
    std::string name;                    // credential_name
    OptionalText displayName;
    boost::json::value values;           // {"api_key": "..."}: sealed as a whole at rest
    boost::json::value info;             // credential_info
    bool fromFile = false;
    Time createdAt, updatedAt;
    OptionalText createdBy, updatedBy;
};

template <>
std::span<const Field<Deployment>> fieldsOf<Deployment>();
template <>
std::span<const KeptField> keptFieldsOf<Deployment>();
template <>
std::span<const Field<Credential>> fieldsOf<Credential>();
template <>
std::span<const KeptField> keptFieldsOf<Credential>();

} // namespace portreeve
