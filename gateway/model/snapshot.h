// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gateway/base/refusal.h"
#include "gateway/base/sha.h"
#include "gateway/model/prices.h"
#include "gateway/model/provider.h"
#include "gateway/model/records/deployment.h"
#include "gateway/model/records/key.h"
#include "gateway/model/settings.h"

namespace portreeve {

// A deployment made ready to be called: credential and addresses resolved, price looked up, nothing left to parse.
struct Target {
    std::shared_ptr<const Deployment> record;
    const Provider *provider = nullptr;
    std::string upstreamModel;               // what the provider's API takes; may hold "*" for a wildcard deployment
    std::string apiBase;                     // without a trailing slash, {names} filled
    std::string apiVersion;
    Secret apiKey;                           // of the record, its credential, or the provider's variable
    Headers headers;                         // all that are sent always, the credential among them
    std::optional<ModelCard> card;           // what is known of the model (base_model respected)
    std::shared_ptr<const Price> price;      // custom, else the card's; null: not known
    std::chrono::milliseconds timeout{}, streamTimeout{};
    std::string fault;                       // not empty: cannot be called, and why ("OPENAI_API_KEY is not set")
};

// A name that clients may ask for: its deployments.
struct ModelGroup {
    std::string name;
    std::vector<std::shared_ptr<const Target>> targets;
    bool isWildcard = false;
};

// All records, indexed, immutable, replaced whole. The data path reads nothing else.
struct Snapshot {
    std::uint64_t version = 0;
    Settings settings;
    std::unordered_map<Digest, std::shared_ptr<const Key>, DigestHash> keys;
    std::unordered_map<std::string, std::shared_ptr<const ModelGroup>> groups;          // by name, without wildcards
    std::vector<std::shared_ptr<const ModelGroup>> wildcards;                            // most specific first
    std::unordered_map<std::string, std::shared_ptr<const Target>> targetsById;
    std::map<std::string, std::shared_ptr<const Credential>> credentials;

    // The group that answers to `name` (contract 1.3, model resolution: aliases, names, ids, wildcards); null: none.
    // A wildcard match gives a group made for it, with what "*" stands for filled in.
    std::shared_ptr<const ModelGroup> resolve(std::string_view name) const;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace portreeve
