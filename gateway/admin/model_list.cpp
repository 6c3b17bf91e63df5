// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <set>

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/model_edit.h"
#include "gateway/admin/model_view.h"
#include "gateway/base/text.h"
#include "gateway/gate/authenticate.h"

namespace portreeve {

namespace {

using TargetPtr = std::shared_ptr<const Target>;
using Targets = std::vector<TargetPtr>;

json::array entriesOf(const Targets &targets)
{
    json::array entries;
    for (const auto &target : targets)
        entries.push_back(modelInfoEntry(*target));
    return entries;
}

// -- /v2/model/info: what is kept of all

bool inAccessGroup(const Deployment &record, const std::string &group)
{
    const auto *info = record.modelInfo.if_object();
    const auto *groups = info ? info->if_contains("access_groups") : nullptr;
    if (!groups || !groups->is_array())
        return false;
    const auto &list = groups->get_array();
    return std::any_of(list.begin(), list.end(), [&](const json::value &name) {
        return name.is_string() && std::string_view(name.get_string()) == group;
    });
}

bool isWanted(const Deployment &record, const AdminRequest &request)
{
    const auto wanted = [&](const char *name) { return request.queryValue(name).value_or(""); };
    const std::string model = wanted("model"), id = wanted("modelId"), search = lower(wanted("search")), group = wanted("access_group");
    if (!model.empty() && record.modelName != model)
        return false;
    if (!id.empty() && record.id != id)
        return false;
    if (!search.empty() && lower(record.modelName).find(search) == std::string::npos && lower(record.model).find(search) == std::string::npos)
        return false;
    if (!group.empty() && !inAccessGroup(record, group))
        return false;
    if (!wanted("blocked").empty() && record.blocked != queryFlag(request, "blocked"))
        return false;
    return !queryFlag(request, "wildcard_only") || record.modelName.find('*') != std::string::npos;
}

std::optional<Refusal> sortBy(Targets &targets, const AdminRequest &request)
{
    const std::string by = request.queryValue("sortBy").value_or("model_name");
    const std::string order = lower(request.queryValue("sortOrder").value_or("asc"));
    if (order != "asc" && order != "desc")
        return badRequest("sortOrder must be 'asc' or 'desc'", "sortOrder");
    const auto sorted = [&](auto key) {
        std::stable_sort(targets.begin(), targets.end(), [&](const TargetPtr &a, const TargetPtr &b) {
            return order == "asc" ? key(*a) < key(*b) : key(*b) < key(*a);
        });
        return std::nullopt;
    };
    if (by == "model_name")
        return sorted([](const Target &target) { return lower(target.record->modelName); });
    if (by == "created_at")
        return sorted([](const Target &target) { return target.record->createdAt.wall; });
    if (by == "updated_at")
        return sorted([](const Target &target) { return target.record->updatedAt.wall; });
    if (by == "costs")
        return sorted([](const Target &target) { return target.price ? target.price->mostInput({}) : Picos(-1); });
    if (by == "status")
        return sorted([](const Target &target) { return target.record->fromFile; });
    return badRequest("Invalid sort column: '" + shortened(by, 60)
                      + "'. Must be one of: model_name, created_at, updated_at, costs, status", "sortBy");
}

// -- groups

json::value dearest(const Targets &targets, const char *field)
{
    std::optional<double> most;
    for (const auto &target : targets) {
        if (!target->price)
            continue;
        for (const auto &[name, text] : target->price->fields()) {
            double price = 0;
            if (name == field && std::from_chars(text.data(), text.data() + text.size(), price).ec == std::errc())
                most = std::max(most.value_or(0), price);
        }
    }
    return most ? json::value(*most) : json::value();
}

template <class Of>
json::value largest(const Targets &targets, Of of)
{
    std::int64_t most = 0;
    for (const auto &target : targets)
        most = std::max(most, of(*target));
    return most ? json::value(most) : json::value();
}

json::value sumOf(const Targets &targets, OptionalInteger Deployment::*limit)
{
    OptionalInteger sum;
    for (const auto &target : targets) {
        if (const auto &one = (*target->record).*limit)
            sum = sum.value_or(0) + *one;
    }
    return sum ? json::value(*sum) : json::value();
}

json::array unionOf(const Targets &targets, const std::function<std::vector<std::string>(const Target &)> &namesOf)
{
    std::set<std::string> names;
    for (const auto &target : targets) {
        for (auto &name : namesOf(*target))
            names.insert(std::move(name));
    }
    return json::value_from(std::vector<std::string>(names.begin(), names.end())).get_array();
}

std::vector<std::string> textsOf(const json::array &array)
{
    std::vector<std::string> texts;
    for (const auto &text : array)
        texts.emplace_back(std::string_view(text.get_string()));
    return texts;
}

bool canAny(const Targets &targets, const std::string &capabilityName)
{
    return std::any_of(targets.begin(), targets.end(), [&](const TargetPtr &target) {
        return capability(target->card, capabilityName) == json::value(true);
    });
}

json::object groupEntry(const ModelGroup &group)
{
    const Targets &targets = group.targets;
    const auto cardOf = [](auto pick) {
        return [pick](const Target &target) { return target.card ? pick(*target.card) : std::int64_t(0); };
    };
    json::object entry{{"model_group", group.name}};
    entry["providers"] = unionOf(targets, [](const Target &target) {
        return target.provider ? std::vector{target.provider->slug} : std::vector<std::string>();
    });
    entry["max_input_tokens"] = largest(targets, cardOf([](const ModelCard &card) { return card.maxInput; }));
    entry["max_output_tokens"] = largest(targets, cardOf([](const ModelCard &card) { return card.maxOutput; }));
    entry["input_cost_per_token"] = dearest(targets, "input_cost_per_token");
    entry["output_cost_per_token"] = dearest(targets, "output_cost_per_token");
    const auto carded = std::find_if(targets.begin(), targets.end(), [](const TargetPtr &target) { return target->card.has_value(); });
    entry["mode"] = carded == targets.end() ? json::value() : json::value((*carded)->card->mode);
    entry["tpm"] = sumOf(targets, &Deployment::tpm);
    entry["rpm"] = sumOf(targets, &Deployment::rpm);
    for (const char *unknown : {"itpm", "otpm", "input_cost_per_pixel", "configurable_clientside_auth_params", "health_status",
                                "health_response_time", "health_checked_at"})
        entry[unknown] = nullptr;
    for (const auto &name : capabilityNames())
        entry[name] = canAny(targets, name);
    entry["supported_reasoning_efforts"] = unionOf(targets, [](const Target &target) {
        return target.card ? target.card->efforts : std::vector<std::string>();
    });
    entry["supported_openai_params"] = unionOf(targets, [](const Target &target) {
        return target.provider ? textsOf(supportedParams(*target.provider)) : std::vector<std::string>();
    });
    entry["is_public_model_group"] = false;
    return entry;
}

// -- deprecations

std::optional<std::int64_t> daysUntil(const std::string &date, Micros wall)
{
    Micros then = 0;
    if (!parseIsoTime(date, &then))
        return std::nullopt;
    return then / microsPerDay - wall / microsPerDay;
}

} // namespace

AdminReply modelInfo(AdminContext &context, const AdminRequest &request)
{
    const SnapshotPtr snapshot = context.rules.current();
    Targets targets = visibleTargets(*snapshot, request.caller);
    if (const auto id = request.queryValue("litellm_model_id")) {
        std::erase_if(targets, [&](const TargetPtr &target) { return target->record->id != *id; });
        if (targets.empty()) {
            const std::string text = "Model id = " + shortened(*id, 200) + " not found on litellm proxy";
            return replyWith(json::object{{"detail", json::object{{"error", text}}}}, 400);
        }
    }
    return replyWith(json::object{{"data", entriesOf(targets)}});
}

AdminReply modelInfoPaged(AdminContext &context, const AdminRequest &request)
{
    const auto page = queryInteger(request, "page", 1, 1, 1'000'000'000);
    if (!page)
        return replyWith(page.refusal());
    const auto size = queryInteger(request, "size", 50, 1, 1'000);
    if (!size)
        return replyWith(size.refusal());
    const SnapshotPtr snapshot = context.rules.current();
    Targets targets = visibleTargets(*snapshot, request.caller);
    std::erase_if(targets, [&](const TargetPtr &target) { return !isWanted(*target->record, request); });
    if (auto no = sortBy(targets, request))
        return replyWith(*no);
    const auto total = std::int64_t(targets.size());
    const auto first = std::min(total, (*page - 1) * *size), last = std::min(total, first + *size);
    const Targets shown(targets.begin() + first, targets.begin() + last);
    return replyWith(json::object{{"data", entriesOf(shown)}, {"total_count", total}, {"current_page", *page},
                                  {"total_pages", (total + *size - 1) / *size}, {"size", *size}});
}

AdminReply modelGroupInfo(AdminContext &context, const AdminRequest &request)
{
    const SnapshotPtr snapshot = context.rules.current();
    const auto wanted = request.queryValue("model_group");
    std::vector<std::shared_ptr<const ModelGroup>> groups(snapshot->wildcards);
    for (const auto &[name, group] : snapshot->groups)
        groups.push_back(group);
    std::erase_if(groups, [&](const auto &group) {
        const bool mayUse = request.caller.isAdmin || (request.caller.key && mayUseModel(*snapshot, *request.caller.key, group->name));
        return !mayUse || (wanted && group->name != *wanted);
    });
    std::sort(groups.begin(), groups.end(), [](const auto &a, const auto &b) { return a->name < b->name; });
    json::array data;
    for (const auto &group : groups)
        data.push_back(groupEntry(*group));
    return replyWith(json::object{{"data", std::move(data)}});
}

AdminReply modelDeprecations(AdminContext &context, const AdminRequest &request)
{
    const auto within = queryInteger(request, "warn_within_days", 30, 0, 36'500);
    if (!within)
        return replyWith(within.refusal());
    const Micros wall = context.clock.wall();
    json::array gone, imminent, upcoming;
    for (const auto &target : visibleTargets(*context.rules.current(), request.caller)) {
        const auto days = target->card ? daysUntil(target->card->deprecated, wall) : std::nullopt;
        if (!days)
            continue;
        json::array &list = *days < 0 ? gone : *days <= *within ? imminent : upcoming;
        list.push_back(json::object{{"model_name", target->record->modelName}, {"litellm_model", target->record->model},
                                    {"deprecation_date", target->card->deprecated}, {"days_until_deprecation", *days},
                                    {"status", *days < 0 ? "deprecated" : *days <= *within ? "imminent" : "upcoming"},
                                    {"litellm_provider", target->card->provider}, {"successor_model", nullptr}});
    }
    return replyWith(json::object{{"deprecated", std::move(gone)}, {"imminent", std::move(imminent)}, {"upcoming", std::move(upcoming)},
                                  {"warn_within_days", *within}, {"checked_at", isoTime(wall)}});
}

} // namespace portreeve
