// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/key_places.h"
#include "gateway/admin/model_body.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

json::object shown(const Credential &credential)
{
    json::object out;
    for (const char *name : {"credential_name", "display_name", "credential_info", "credential_values"})
        out[name] = fieldValue(credential, *findField<Credential>(name));
    for (const char *name : {"credential_info", "credential_values"}) {
        if (out[name].is_null())
            out[name].emplace_object();
    }
    out["source"] = credential.fromFile ? "config" : "db";
    return out;
}

// Of the file and the database; the file wins.
std::shared_ptr<const Credential> inForce(AdminContext &context, const std::string &name)
{
    const SnapshotPtr snapshot = context.rules.current();
    const auto found = snapshot->credentials.find(name);
    return found == snapshot->credentials.end() ? nullptr : found->second;
}

Refusal notFound(const std::string &name)
{
    return refusedWith(404, "not_found_error", "Credential not found: " + shortened(name, 200), "credential_name");
}

std::optional<Refusal> refuseFile(AdminContext &context, const std::string &name)
{
    const auto credential = inForce(context, name);
    if (!credential || !credential->fromFile)
        return std::nullopt;
    return badRequest("The credential '" + name + "' is defined in the config file and cannot be changed here", "credential_name");
}

// The values that a model of the database is called with become a credential of their own.
std::optional<Refusal> takeFromModel(AdminContext &context, Credential &credential, const json::value &modelId)
{
    if (!modelId.is_string())
        return faultAt({"model_id"}, "string_type", "Input should be a valid string");
    const SnapshotPtr snapshot = context.rules.current();
    const auto found = snapshot->targetsById.find(std::string(modelId.get_string()));
    if (found == snapshot->targetsById.end())
        return refusedWith(404, "not_found_error", "Model not found: " + shortened(std::string(modelId.get_string()), 200), "model_id");
    const Deployment &record = *found->second->record;
    json::object &values = credential.values.is_object() ? credential.values.get_object() : credential.values.emplace_object();
    if (!record.apiKey.isEmpty())
        values["api_key"] = record.apiKey.reveal();
    for (const auto &[name, text] : {std::pair<const char *, const OptionalText *>{"api_base", &record.apiBase},
                                     {"api_version", &record.apiVersion}, {"organization", &record.organization}}) {
        if (*text)
            values[name] = **text;
    }
    if (record.rest.is_object()) {
        for (const auto &[name, value] : record.rest.get_object()) {
            if (isSecretName(name))
                values[name] = value;
        }
    }
    return std::nullopt;
}

void publish(AdminContext &context, const AdminRequest &request, Credential &credential)
{
    credential.updatedAt.wall = context.clock.wall();
    credential.updatedBy = request.caller.changedBy;
    context.registry.save(credential);
    context.rules.recordsChanged();
}

AdminReply done(const char *text) { return replyWith(json::object{{"success", true}, {"message", text}}); }

AdminReply newCredential(AdminContext &context, const AdminRequest &request)
{
    const auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    const auto name = requiredText(*body, "credential_name");
    if (!name)
        return replyWith(name.refusal());
    if (trimmed(*name).empty())
        return replyWith(badRequest("credential_name cannot be empty", "credential_name"));
    Credential credential;
    if (auto no = readMembers(credential, *body, {"model_id"}))
        return replyWith(*no);
    if (const auto *modelId = body->if_contains("model_id"); modelId && !modelId->is_null()) {
        if (auto no = takeFromModel(context, credential, *modelId))
            return replyWith(*no);
    }
    if (!credential.values.is_object())
        return replyWith(badRequest("Either credential_values or model_id must be provided", "credential_values"));
    if (auto no = refuseVariables(credential))
        return replyWith(*no);
    const auto editing = context.registry.editing();
    const auto stored = context.registry.find<Credential>(*name);
    if (stored || stored.refusal().status != 404 || inForce(context, *name))
        return replyWith(badRequest("Credential with name '" + *name + "' already exists", "credential_name"));
    credential.createdAt.wall = context.clock.wall();
    credential.createdBy = request.caller.changedBy;
    publish(context, request, credential);
    return done("Credential created successfully");
}

AdminReply listCredentials(AdminContext &context, const AdminRequest &)
{
    const SnapshotPtr snapshot = context.rules.current();
    json::array list;
    for (const auto &[name, credential] : snapshot->credentials)
        list.push_back(shown(*credential));
    return replyWith(json::object{{"success", true}, {"credentials", std::move(list)}});
}

AdminReply credentialByName(AdminContext &context, const AdminRequest &request)
{
    const std::string &name = request.captures.at("credential_name");
    const auto credential = inForce(context, name);
    return credential ? replyWith(shown(*credential)) : replyWith(notFound(name));
}

// What a model is called with: its credential, else what its own parameters say.
AdminReply credentialByModel(AdminContext &context, const AdminRequest &request)
{
    const std::string &id = request.captures.at("model_id");
    const SnapshotPtr snapshot = context.rules.current();
    const auto found = snapshot->targetsById.find(id);
    if (found == snapshot->targetsById.end())
        return replyWith(refusedWith(404, "not_found_error", "Model not found: " + shortened(id, 200), "model_id"));
    const Deployment &record = *found->second->record;
    if (record.credentialName) {
        const auto credential = inForce(context, *record.credentialName);
        return credential ? replyWith(shown(*credential)) : replyWith(notFound(*record.credentialName));
    }
    Credential own;
    own.name = record.modelName + "-credential-" + record.id;
    own.fromFile = record.fromFile;
    if (auto no = takeFromModel(context, own, json::value(id)))
        return replyWith(*no);
    return replyWith(shown(own));
}

// Values are laid over those that are kept; one that comes back masked is no change.
std::optional<Refusal> applyPatch(Credential &credential, json::object body)
{
    if (const auto *name = body.if_contains("credential_name"); name && !name->is_null() && *name != json::value(credential.name))
        return badRequest("The name of a credential cannot be changed: models refer to it", "credential_name");
    body.stable_erase("credential_name");
    const Credential before = credential;
    const json::value &kept = before.values;
    json::object given;
    TextList toDelete;
    if (const auto *names = body.if_contains("credential_values_to_delete"); names && !names->is_null()) {
        auto texts = requiredTexts(body, "credential_values_to_delete");
        if (!texts)
            return texts.refusal();
        toDelete = std::move(*texts);
    }
    for (const char *whole : {"credential_values", "credential_info"}) {         // null changes nothing
        if (const auto *value = body.if_contains(whole); value && value->is_null())
            body.stable_erase(whole);
    }
    const bool givesValues = body.contains("credential_values");
    if (auto no = readMembers(credential, body, {"credential_values_to_delete"}))
        return no;
    json::object values = kept.is_object() ? kept.get_object() : json::object();
    if (givesValues) {
        given = credential.values.is_object() ? credential.values.get_object() : json::object();
        const json::value unveiled = unmasked(given, kept);
        for (const auto &[name, value] : unveiled.get_object())
            values[name] = value;
    }
    for (const auto &name : toDelete)
        values.stable_erase(name);
    credential.values = std::move(values);
    if (auto no = refuseVariables(credential))
        return no;
    return refuseMoved(before, credential, given);
}

AdminReply patchCredential(AdminContext &context, const AdminRequest &request)
{
    const std::string &name = request.captures.at("credential_name");
    const auto body = bodyObject(request);
    if (!body)
        return replyWith(body.refusal());
    if (auto no = refuseFile(context, name))
        return replyWith(*no);
    const auto editing = context.registry.editing();
    auto credential = context.registry.find<Credential>(name);
    if (!credential)
        return replyWith(credential.refusal().status == 404 ? notFound(name) : credential.refusal());
    if (auto no = applyPatch(*credential, *body))
        return replyWith(*no);
    publish(context, request, *credential);
    return done("Credential updated successfully");
}

AdminReply deleteCredential(AdminContext &context, const AdminRequest &request)
{
    const std::string &name = request.captures.at("credential_name");
    if (auto no = refuseFile(context, name))
        return replyWith(*no);
    const auto editing = context.registry.editing();
    if (!context.registry.remove<Credential>(name))
        return replyWith(notFound(name));
    context.rules.recordsChanged();
    return done("Credential deleted successfully");
}

} // namespace

std::span<const Endpoint> credentialEndpoints()
{
    using enum Permission;
    static const Endpoint endpoints[] = {
        {"POST", "/credentials", Admin, newCredential, "Adds a credential, from values or from a model"},
        {"GET", "/credentials", Admin, listCredentials, "All credentials, their values masked"},
        {"GET", "/credentials/by_name/{credential_name:path}", Admin, credentialByName, "One credential, its values masked"},
        {"GET", "/credentials/by_model/{model_id:path}", Admin, credentialByModel, "What a model is called with, masked"},
        {"PATCH", "/credentials/{credential_name:path}", Admin, patchCredential, "Lays values over those of a credential"},
        {"DELETE", "/credentials/{credential_name:path}", Admin, deleteCredential, "Deletes a credential of the database"},
    };
    return endpoints;
}

} // namespace portreeve
