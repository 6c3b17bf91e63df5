// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/snapshot.h"

#include <algorithm>
#include <mutex>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr std::size_t mostMatches = 1'000;
constexpr std::size_t longestName = 512;      // of a name that is held against wildcards: matching costs its square

} // namespace

class WildcardMatches {
public:
    std::shared_ptr<const ModelGroup> find(const std::string &name) const
    {
        const std::scoped_lock lock(m_mutex);
        const auto known = m_groups.find(name);
        return known == m_groups.end() ? nullptr : known->second;
    }

    // Names come from clients: when there are too many, it starts anew.
    void keep(const std::string &name, std::shared_ptr<const ModelGroup> group)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_groups.size() >= mostMatches)
            m_groups.clear();
        m_groups.insert_or_assign(name, std::move(group));
    }

private:
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, std::shared_ptr<const ModelGroup>> m_groups;
};

std::shared_ptr<WildcardMatches> makeWildcardMatches() { return std::make_shared<WildcardMatches>(); }

std::string filledModel(std::string_view model, const std::vector<std::string> &taken, std::string_view asked)
{
    const auto stars = std::size_t(std::ranges::count(model, '*'));
    if (stars == 0)
        return std::string(model);
    if (taken.size() > stars)
        return std::string(asked);
    std::string out;
    std::size_t next = 0;
    for (const char c : model) {
        if (c == '*' && next < taken.size())
            out += taken[next++];
        else
            out += c;
    }
    return out;
}

bool isMoreSpecific(std::string_view pattern, std::string_view than)
{
    if (pattern.size() != than.size())
        return pattern.size() > than.size();
    return std::ranges::count(pattern, '*') < std::ranges::count(than, '*');
}

namespace {

std::shared_ptr<const Target> filledTarget(const Snapshot &snapshot, const Target &pattern, const std::string &model)
{
    if (snapshot.fill)
        return snapshot.fill(pattern, model);
    auto target = std::make_shared<Target>(pattern);
    target->upstreamModel = model.substr(model.find('/') + 1);
    return target;
}

std::shared_ptr<const ModelGroup> matchWildcards(const Snapshot &snapshot, const std::string &name)
{
    for (const auto &pattern : snapshot.wildcards) {
        std::vector<std::string> taken;
        if (!matchesWildcard(pattern->name, name, &taken))
            continue;
        auto group = std::make_shared<ModelGroup>();
        group->name = name;
        group->isWildcard = true;
        for (const auto &target : pattern->targets)
            group->targets.push_back(filledTarget(snapshot, *target, filledModel(target->record->model, taken, name)));
        return group;
    }
    return nullptr;
}

std::shared_ptr<const ModelGroup> groupOfOne(const std::shared_ptr<const Target> &target)
{
    auto group = std::make_shared<ModelGroup>();
    group->name = target->record->modelName;
    if (!target->record->blocked)
        group->targets.push_back(target);
    return group;
}

} // namespace

std::shared_ptr<const ModelGroup> Snapshot::resolve(std::string_view asked) const
{
    std::string name(asked);
    if (const auto alias = settings.aliases.find(name); alias != settings.aliases.end())
        name = alias->second;
    if (const auto group = groups.find(name); group != groups.end())
        return group->second;
    if (const auto target = targetsById.find(name); target != targetsById.end())
        return groupOfOne(target->second);
    if (wildcards.empty() || name.size() > longestName)
        return nullptr;
    if (matches) {
        if (auto known = matches->find(name))
            return known;
    }
    auto group = matchWildcards(*this, name);
    if (group && matches)
        matches->keep(name, group);
    return group;
}

} // namespace portreeve
