// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>

#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/key_places.h"
#include "gateway/admin/model_body.h"
#include "gateway/admin/model_edit.h"
#include "gateway/admin/model_view.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

Refusal notInDatabase(const std::string &id)
{
    return badRequest("Model with id=" + shortened(id, 200) + " not found in db", "model_id");
}

std::shared_ptr<const Target> targetOf(AdminContext &context, const std::string &id)
{
    const SnapshotPtr snapshot = context.rules.current();
    const auto found = snapshot->targetsById.find(id);
    return found == snapshot->targetsById.end() ? nullptr : found->second;
}

// The id in a body's model_info.
Result<std::string> idInInfo(const json::object &body)
{
    const auto *info = body.if_contains("model_info");
    const auto *object = info ? info->if_object() : nullptr;
    const auto *id = object ? object->if_contains("id") : nullptr;
    if (!id || id->is_null())
        return std::string();
    if (!id->is_string() || id->get_string().empty())
        return faultAt({"model_info", "id"}, "string_type", "Input should be a valid string");
    return std::string(id->get_string());
}

std::optional<Refusal> refuseMissing(const json::object &body)
{
    if (!body.contains("model_name"))
        return missingMember({"model_name"});
    const auto *params = body.if_contains("litellm_params");
    if (!params)
        return missingMember({"litellm_params"});
    if (params->is_object() && !params->get_object().contains("model"))
        return missingMember({"litellm_params", "model"});
    return std::nullopt;
}

std::optional<Refusal> refuseNames(const Deployment &record)
{
    if (trimmed(record.modelName).empty())
        return badRequest("model_name cannot be empty", "model_name");
    if (trimmed(record.model).empty())
        return badRequest("litellm_params.model cannot be empty", "litellm_params.model");
    return std::nullopt;
}

void stamp(AdminContext &context, const AdminRequest &request, Deployment &record)
{
    record.updatedAt.wall = context.clock.wall();
    record.updatedBy = request.caller.changedBy;
}

// In the books and in force: callable when the reply is read.
void publish(AdminContext &context, const AdminRequest &request, Deployment &record)
{
    stamp(context, request, record);
    context.registry.save(record);
    context.rules.recordsChanged();
}

// Reads a deployment of the database, lets `change` change it, has it in force, answers its row.
using DeploymentChange = std::function<std::optional<Refusal>(Deployment &record)>;
AdminReply changeDeployment(AdminContext &context, const AdminRequest &request, const std::string &id, int ifNot, const DeploymentChange &change)
{
    const auto editing = context.registry.editing();
    auto record = context.registry.find<Deployment>(id);
    if (!record && record.refusal().status == 404) {
        const bool inFile = targetOf(context, id) != nullptr;       // those of the file are changed there
        Refusal refusal = notInDatabase(id);
        refusal.status = inFile ? 400 : ifNot;
        refusal.type = refusal.status == 404 ? "not_found_error" : refusal.type;
        return replyWith(refusal);
    }
    if (!record)
        return replyWith(record.refusal());
    if (auto no = change(*record))
        return replyWith(*no);
    publish(context, request, *record);
    return replyWith(deploymentRow(*record));
}

AdminReply newModel(AdminContext &context, const AdminRequest &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    if (auto no = refuseMissing(*body))
        return replyWith(*no);
    const auto id = idInInfo(*body);
    if (!id)
        return replyWith(id.refusal());
    Deployment record;
    if (auto no = readDeploymentBody(record, *body, nullptr))
        return replyWith(*no);
    if (auto no = refuseNames(record))
        return replyWith(*no);
    if (auto no = refuseDeployment(record))
        return replyWith(*no);
    const auto editing = context.registry.editing();
    record.id = id->empty() ? IdSource(context.clock, context.random).next().text() : *id;
    const auto stored = context.registry.find<Deployment>(record.id);
    if (stored || stored.refusal().status != 404 || targetOf(context, record.id))
        return replyWith(badRequest("There is a model with id=" + shortened(record.id, 200)
                                    + " already. Choose another, or leave it out.", "model_info.id"));
    record.createdAt.wall = context.clock.wall();
    record.createdBy = request.caller.changedBy;
    publish(context, request, record);
    return replyWith(deploymentRow(record));
}

std::string addressOf(const Snapshot &snapshot, const Deployment &record)
{
    Target pattern;
    pattern.record = std::make_shared<const Deployment>(record);
    return snapshot.fill(pattern, record.model)->apiBase;
}

std::optional<Refusal> applyUpdate(AdminContext &context, Deployment &record, const json::object &body)
{
    const auto target = targetOf(context, record.id);
    const json::object shown = target ? modelInfoEntry(*target) : deploymentRow(record);
    const Deployment before = record;
    if (auto no = readDeploymentBody(record, body, &shown))
        return no;
    if (auto no = refuseNames(record))
        return no;
    if (auto no = refuseDeployment(record))
        return no;
    const auto *params = body.if_contains("litellm_params");
    const SnapshotPtr snapshot = context.rules.current();
    return refuseMoved(before, record, params && params->is_object() ? params->get_object() : json::object(), {addressOf(*snapshot, before), addressOf(*snapshot, record)});
}

AdminReply updateModel(AdminContext &context, const AdminRequest &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    const auto id = idInInfo(*body);
    if (!id)
        return replyWith(id.refusal());
    if (id->empty())
        return replyWith(badRequest("No model is named: put its id in model_info.id", "model_info.id"));
    return changeDeployment(context, request, *id, 400, [&](Deployment &record) { return applyUpdate(context, record, *body); });
}

AdminReply patchModel(AdminContext &context, const AdminRequest &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    const std::string &id = request.captures.at("model_id");
    const auto named = idInInfo(*body);
    if (!named)
        return replyWith(named.refusal());
    if (!named->empty() && *named != id)
        return replyWith(badRequest("model_info.id is another model's: the id of a model cannot be changed", "model_info.id"));
    return changeDeployment(context, request, id, 404, [&](Deployment &record) { return applyUpdate(context, record, *body); });
}

AdminReply deleteModel(AdminContext &context, const AdminRequest &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    const auto id = requiredText(*body, "id");
    if (!id)
        return replyWith(id.refusal());
    const auto editing = context.registry.editing();
    if (!context.registry.remove<Deployment>(*id))
        return replyWith(notInDatabase(*id));
    context.rules.recordsChanged();
    return replyWith(json::object{{"message", "Model: " + *id + " deleted successfully"}});
}

AdminReply setBlocked(AdminContext &context, const AdminRequest &request, bool blocked)
{
    const auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    const auto id = requiredText(*body, "model_id");
    if (!id)
        return replyWith(id.refusal());
    return changeDeployment(context, request, *id, 404, [&](Deployment &record) -> std::optional<Refusal> {
        record.blocked = blocked;
        if (record.modelInfo.is_object())
            record.modelInfo.get_object().stable_erase("blocked");          // said once
        return std::nullopt;
    });
}

AdminReply blockModel(AdminContext &context, const AdminRequest &request) { return setBlocked(context, request, true); }
AdminReply unblockModel(AdminContext &context, const AdminRequest &request) { return setBlocked(context, request, false); }

} // namespace

std::span<const Endpoint> modelEndpoints()
{
    using enum Permission;
    static const Endpoint endpoints[] = {
        {"POST", "/model/new", Admin, newModel, "Adds a deployment; it can be called at once"},
        {"POST", "/model/update", Admin, updateModel, "Changes the given members of the deployment that model_info.id names"},
        {"PATCH", "/model/{model_id:path}/update", Admin, patchModel, "Changes the given members of a deployment"},
        {"POST", "/model/delete", Admin, deleteModel, "Deletes a deployment of the database"},
        {"POST", "/model/block", Admin, blockModel, "Stops calling a deployment"},
        {"POST", "/model/unblock", Admin, unblockModel, "Calls a deployment again"},
        {"GET", "/model/info", AnyKey, modelInfo, "Deployments with prices, limits and capabilities"},
        {"GET", "/v1/model/info", AnyKey, modelInfo, "Deployments with prices, limits and capabilities"},
        {"GET", "/v2/model/info", AnyKey, modelInfoPaged, "Deployments by page, filtered and sorted"},
        {"GET", "/model_group/info", AnyKey, modelGroupInfo, "Model names with what their deployments can do together"},
        {"GET", "/model/deprecations", AnyKey, modelDeprecations, "Deployments whose model is or will be withdrawn"},
        {"GET", "/v1/model/deprecations", AnyKey, modelDeprecations, "Deployments whose model is or will be withdrawn"},
    };
    return endpoints;
}

} // namespace portreeve
