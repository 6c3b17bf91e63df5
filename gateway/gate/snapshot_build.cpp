// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/snapshot_build.h"

#include <algorithm>

#include "gateway/gate/rules.h"
#include "gateway/routing/plan.h"

namespace portreeve {

namespace {

using Credentials = std::map<std::string, std::shared_ptr<const Credential>>;

// What making a target needs, kept for targets that are made when a wildcard is asked for.
struct Making {
    Settings settings;
    Credentials credentials;
    Environment environment;
};

Environment withConfigVariables(std::shared_ptr<const Config> config, Environment system)
{
    return [config = std::move(config), system = std::move(system)](const std::string &name) -> std::optional<std::string> {
        const auto own = config->variables.find(name);
        if (own != config->variables.end())
            return own->second;
        return system ? system(name) : std::nullopt;
    };
}

Credentials joined(const SnapshotParts &parts, std::set<std::string> *shadowed)
{
    Credentials all;
    for (const Credential &credential : parts.config->credentials)
        all.emplace(credential.name, std::make_shared<const Credential>(credential));
    for (const Credential &credential : parts.credentials) {
        if (!all.emplace(credential.name, std::make_shared<const Credential>(credential)).second)
            shadowed->insert("credential/" + credential.name);
    }
    return all;
}

void add(Snapshot &snapshot, std::map<std::string, std::shared_ptr<ModelGroup>> &wildcards,
         std::unordered_map<std::string, std::shared_ptr<ModelGroup>> &groups, const std::shared_ptr<const Target> &target)
{
    const Deployment &record = *target->record;
    snapshot.targetsById.emplace(record.id, target);
    const bool isWildcard = record.modelName.find('*') != std::string::npos;
    auto &group = isWildcard ? wildcards[record.modelName] : groups[record.modelName];
    if (!group) {
        group = std::make_shared<ModelGroup>();
        group->name = record.modelName;
        group->isWildcard = isWildcard;
    }
    if (!record.blocked)
        group->targets.push_back(target);
}

std::function<std::shared_ptr<const Target>(const Target &, const std::string &)> fillerOf(std::shared_ptr<const Making> making)
{
    return [making = std::move(making)](const Target &pattern, const std::string &model) {
        auto record = std::make_shared<Deployment>(*pattern.record);
        record->model = model;
        return makeTarget(std::move(record), making->settings, making->credentials, making->environment);
    };
}

} // namespace

void buildModels(Snapshot &snapshot, const SnapshotParts &parts, const Environment &environment, std::set<std::string> *shadowed)
{
    auto making = std::make_shared<Making>();
    making->settings = parts.config->settings;
    making->credentials = joined(parts, shadowed);
    making->environment = withConfigVariables(parts.config, environment);
    std::map<std::string, std::shared_ptr<ModelGroup>> wildcards;
    std::unordered_map<std::string, std::shared_ptr<ModelGroup>> groups;
    const auto take = [&](const Deployment &record) {
        auto shared = std::make_shared<const Deployment>(record);
        add(snapshot, wildcards, groups, makeTarget(std::move(shared), making->settings, making->credentials, making->environment));
    };
    for (const Deployment &record : parts.config->deployments)
        take(record);
    for (const Deployment &record : parts.deployments) {
        if (snapshot.targetsById.contains(record.id))
            shadowed->insert(record.scope());
        else
            take(record);
    }
    for (auto &[name, group] : groups) {
        prepareChoice(*group);
        snapshot.groups.emplace(name, std::move(group));
    }
    for (auto &[name, group] : wildcards)
        snapshot.wildcards.push_back(std::move(group));
    std::ranges::stable_sort(snapshot.wildcards, isMoreSpecific, &ModelGroup::name);
    snapshot.settings = making->settings;
    snapshot.credentials = making->credentials;
    snapshot.fill = fillerOf(std::move(making));
    snapshot.matches = makeWildcardMatches();
}

} // namespace portreeve
