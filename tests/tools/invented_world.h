// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "gateway/gate/rules.h"
#include "gateway/model/operation.h"
#include "gateway/store/registry.h"

namespace portreeve {

using Dice = std::mt19937_64;

double chance(Dice &dice);                                             // 0 to 1
std::int64_t between(Dice &dice, std::int64_t least, std::int64_t most);
// Most are near `middle`, a few many times as large.
std::int64_t skewed(Dice &dice, double middle, double spread);
template <class T>
const T &oneOf(Dice &dice, const std::vector<T> &of)
{
    return of[std::size_t(between(dice, 0, std::int64_t(of.size()) - 1))];
}

// A model as clients see it, and how its answers behave.
struct InventedModel {
    const char *name;
    double weight;                                   // of all requests
    double tokensPerSecond, firstToken;              // seconds
    double prompt, answer;                           // tokens, in the middle
    double cached, reasoning;                        // share of requests that have such tokens
    const char *fallback;                            // another name, or null
    Operation operation = Operation::Chat;
};

struct InventedKey {
    std::shared_ptr<const Key> record;               // null: the master key
    double weight = 1;
    const char *agent = "", *address = "";
    std::vector<std::string> models;                 // that it favours; empty: any
    std::vector<std::string> tags;
    bool hasSessions = false, hasCustomers = false;
};

// Who asks, and what there is to ask: records of a made-up company, saved in the registry.
struct InventedWorld {
    std::vector<InventedModel> models;
    std::vector<InventedKey> keys;
    SnapshotPtr snapshot;                            // its deployments

    const InventedModel &model(const std::string &name) const;
};

// Saves keys, deployments and credentials (whose secrets are made up) and builds a snapshot of them.
InventedWorld inventWorld(Registry &registry, Rules &rules, Dice &dice, Micros now);

} // namespace portreeve
