// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include "gateway/routing/plan.h"

namespace portreeve {

namespace {

using Targets = std::vector<std::shared_ptr<const Target>>;
using Weight = std::int64_t (*)(const Target &target);

constexpr Weight weights[] = {
    [](const Target &target) { return target.weight; },
    [](const Target &target) { return std::max<std::int64_t>(0, target.record->rpm.value_or(0)); },
    [](const Target &target) { return std::max<std::int64_t>(0, target.record->tpm.value_or(0)); },
};

Targets callable(const Targets &targets, const std::vector<const Target *> &without)
{
    Targets left;
    std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
    for (const auto &target : targets) {
        if (!target->fault.empty() || std::find(without.begin(), without.end(), target.get()) != without.end())
            continue;
        const std::int64_t order = target->record->order.value_or(std::numeric_limits<std::int64_t>::max() - 1);
        if (order < lowest)
            left.clear();
        if (order <= lowest)
            left.push_back(target);
        lowest = std::min(lowest, order);
    }
    return left;
}

std::shared_ptr<const Target> byWeight(const Targets &targets, Weight weight, std::int64_t total, const Random &random)
{
    auto at = std::int64_t(randomBelow(random, std::uint64_t(total)));
    for (const auto &target : targets) {
        at -= weight(*target);
        if (at < 0)
            return target;
    }
    return targets.back();
}

} // namespace

std::shared_ptr<const Target> weightedShuffle(const Targets &all, const std::vector<const Target *> &without, const Random &random)
{
    if (all.size() == 1)    // the common case, without chance or copies
        return all[0]->fault.empty() && without.empty() ? all[0] : nullptr;
    const Targets targets = callable(all, without);
    if (targets.empty())
        return nullptr;
    for (const Weight weight : weights) {
        std::int64_t total = 0;
        for (const auto &target : targets)
            total += weight(*target);
        if (total > 0)
            return byWeight(targets, weight, total, random);
    }
    return targets[randomBelow(random, targets.size())];
}

void prepareChoice(ModelGroup &group)
{
    group.first = {callable(group.targets, {}), {}};
    for (const Weight weight : weights) {
        std::int64_t total = 0;
        std::vector<std::int64_t> upTo;
        for (const auto &target : group.first.targets)
            upTo.push_back(total += weight(*target));
        if (total > 0) {
            group.first.upTo = std::move(upTo);
            return;
        }
    }
}

std::shared_ptr<const Target> firstChoice(const ModelGroup &group, const Random &random)
{
    const auto &[targets, upTo] = group.first;
    if (group.targets.size() < 2 || targets.empty())
        return weightedShuffle(group.targets, {}, random);
    if (upTo.empty())
        return targets[randomBelow(random, targets.size())];
    const auto at = std::int64_t(randomBelow(random, std::uint64_t(upTo.back())));
    return targets[std::size_t(std::ranges::upper_bound(upTo, at) - upTo.begin())];
}

} // namespace portreeve
