// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gateway/base/refusal.h"
#include "gateway/model/key_index.h"
#include "gateway/model/prices.h"
#include "gateway/model/provider.h"
#include "gateway/model/records/deployment.h"
#include "gateway/model/settings.h"

namespace portreeve {

// A deployment made ready to be called: credential and addresses resolved, price looked up, nothing left to parse.
struct Target {
    std::shared_ptr<const Deployment> record;
    const Provider *provider = nullptr;      // never null: of the table, or `filled` (unknown: its slug, no dialect)
    std::shared_ptr<const Provider> filled;  // a row made for this deployment alone (paths that hold parts of the model's name)
    std::string upstreamModel;               // what the provider's API takes; may hold "*" for a wildcard deployment
    std::string apiBase;                     // without a trailing slash, {names} filled
    std::string apiVersion;
    std::string authQuery;                   // "?key=...", percent-encoded, where the credential is a query; mostly empty. Never logged
    Secret apiKey;                           // of the record, its credential, or the provider's variable
    Headers headers;                         // all that are sent always, the credential among them
    std::string headerLines;                 // the same and the content type, as checked lines; empty: not made
    boost::json::value defaults;             // an object or null: litellm_params that are the provider's ("temperature": 0.2),
                                             // for requests that do not name them
    std::optional<ModelCard> card;           // what is known of the model (base_model respected)
    std::string region;                      // where it is served, as prices tell regions apart ("eu"); empty: not known
    std::int64_t weight = 0;                 // the record's, in millionths; 0: none is set
    std::shared_ptr<const Price> price;      // custom, else the card's; null: not known
    std::chrono::milliseconds timeout{}, streamTimeout{};
    std::string fault;                       // not empty: cannot be called, and why ("OPENAI_API_KEY is not set")
};

// Who of a group is asked first: those that can be called, of the lowest `order`, and the running totals of their shares.
struct FirstChoice {
    std::vector<std::shared_ptr<const Target>> targets;
    std::vector<std::int64_t> upTo;      // empty: all alike
};

// A name that clients may ask for: its deployments, without those that are blocked. None left: the model is paused.
struct ModelGroup {
    std::string name;
    std::vector<std::shared_ptr<const Target>> targets;
    bool isWildcard = false;
    FirstChoice first;                   // of prepareChoice(), so that a choice among a thousand costs what one of two does;
                                         // empty: not prepared
};

class WildcardMatches;

// All records, indexed, immutable, replaced whole. The data path reads nothing else.
struct Snapshot {
    std::uint64_t version = 0;
    Settings settings;
    KeyIndex keys;
    std::unordered_map<std::string, std::shared_ptr<const ModelGroup>> groups;          // by name, without wildcards
    std::vector<std::shared_ptr<const ModelGroup>> wildcards;                            // most specific first
    std::unordered_map<std::string, std::shared_ptr<const Target>> targetsById;
    std::map<std::string, std::shared_ptr<const Credential>> credentials;

    // Makes a wildcard deployment ready for one model ("openai/gpt-4o"). Unset: only the upstream model is replaced.
    std::function<std::shared_ptr<const Target>(const Target &pattern, const std::string &model)> fill;
    // Groups made for wildcard matches, kept because making one costs far more than finding it. The one thing here that
    // changes: behind its own lock, and shared by snapshots that differ in keys alone. Null: none are kept.
    std::shared_ptr<WildcardMatches> matches;

    // The group that answers to `name` (contract 1.3, model resolution: aliases, names, ids, wildcards); null: none.
    // An alias leads one step. A wildcard match gives a group made for it, with what "*" stands for filled in.
    std::shared_ptr<const ModelGroup> resolve(std::string_view name) const;
};

// What a pattern's stars took, put into the stars of `model`, in order. More taken than `model` has stars: the name asked for
// as it is. No star in `model`: `model`.
std::string filledModel(std::string_view model, const std::vector<std::string> &taken, std::string_view asked);

// Sorts wildcard groups: longer patterns first, of those the ones with fewer stars.
bool isMoreSpecific(std::string_view pattern, std::string_view than);

std::shared_ptr<WildcardMatches> makeWildcardMatches();

using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace portreeve
