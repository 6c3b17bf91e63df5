// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include "gateway/admin/body.h"
#include "gateway/admin/portreeve_question.h"
#include "gateway/admin/portreeve_try.h"
#include "gateway/base/address.h"
#include "gateway/base/log.h"
#include "gateway/base/text.h"
#include "gateway/upstream/demo.h"

namespace portreeve {

namespace {

using boost::asio::awaitable;

constexpr const char *usualPrompt = "Answer with one short sentence: what is a portreeve?";
constexpr std::size_t mostReply = 200;

double millis(Micros time) { return double(time) / 1000; }

std::string textOf(const json::object &body, const char *name)
{
    const auto *value = body.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::shared_ptr<const ModelGroup> groupOf(std::shared_ptr<const Target> target)
{
    auto group = std::make_shared<ModelGroup>();
    group->name = target->record->modelName;
    group->targets.push_back(std::move(target));
    return group;
}

Result<std::shared_ptr<const ModelGroup>> groupNamed(const Snapshot &snapshot, const std::string &name)
{
    auto group = snapshot.resolve(name);
    if (!group)
        return refusedWith(404, "not_found_error", "No model is called `" + shortened(name, 200) + "`.", "model_name");
    if (group->targets.empty())
        return refusedWith(409, "bad_request_error", "All deployments of `" + name + "` are blocked. Unblock one, or test it by its id.", "model_name");
    return group;
}

// What is to be asked: a model by its name, a deployment by its id, or one that is only described.
Result<std::shared_ptr<const ModelGroup>> groupAsked(const Snapshot &snapshot, const json::object &body)
{
    if (const auto *params = body.if_contains("litellm_params"); params && !params->is_null()) {
        if (!params->is_object())
            return faultAt({"litellm_params"}, "dict_type", "Input should be a valid dictionary");
        auto target = targetFor(snapshot, params->get_object());
        if (!target)
            return target.refusal();
        return groupOf(std::move(*target));
    }
    if (const std::string id = textOf(body, "model_id"); !id.empty()) {
        const auto found = snapshot.targetsById.find(id);
        if (found == snapshot.targetsById.end())
            return refusedWith(404, "not_found_error", "No deployment has the id `" + shortened(id, 200) + "`.", "model_id");
        return groupOf(found->second);
    }
    const std::string name = textOf(body, "model_name");
    if (name.empty())
        return badRequest("Name what to test: model_name, model_id, or litellm_params of a deployment that is not saved yet", "model_name");
    return groupNamed(snapshot, name);
}

Result<Operation> operationAsked(const json::object &body, const Target &target)
{
    std::string mode = textOf(body, "mode");
    if (mode.empty() && target.card)
        mode = target.card->mode;
    if (mode.empty() || mode == "chat" || mode == "completion" || mode == "responses")
        return Operation::Chat;
    if (mode == "embedding")
        return Operation::Embeddings;
    return badRequest("A model of the mode `" + shortened(mode, 40) + "` cannot be tested yet: chat and embedding can", "mode");
}

// The one that would be asked: of several, one that can be called.
const Target &firstOf(const ModelGroup &group)
{
    for (const auto &target : group.targets) {
        if (target->fault.empty())
            return *target;
    }
    return *group.targets.front();
}

json::object step(const char *name, bool ok, Micros time, std::string detail)
{
    return {{"name", name}, {"ok", ok}, {"ms", millis(time)}, {"detail", std::move(detail)}};
}

json::array noSteps(const std::string &why) { return {step("resolve", false, 0, why)}; }

std::string answerDetail(const QuestionResult &result)
{
    return std::to_string(result.input) + " tokens in, " + std::to_string(result.output) + " out";
}

// How far it came, one step after the other; what was not reached is not there.
json::array stepsOf(const Target &target, const QuestionResult &result)
{
    json::array steps;
    const OutTimes &times = result.times;
    const auto url = parseUrl(target.apiBase);
    const std::string host = url ? url->origin.text() : shownAddress(target.apiBase);
    const std::string why = result.broken ? result.broken->text : result.words;
    if (!result.wentOut && !isDemo(target))
        return noSteps(result.words);
    const bool answered = result.status != 0 || isDemo(target);
    const Micros resolving = times.resolve.count(), connecting = times.connect.count() + times.secure.count();
    const bool resolved = answered || times.isResolved || times.isReused;
    const std::string place = isDemo(target) ? "built in" : host + (times.address.empty() ? "" : " is " + times.address);
    steps.push_back(step("resolve", resolved, resolved ? resolving : result.head, resolved ? place : why));
    if (!resolved)
        return steps;
    const bool connected = answered || times.isReused || (times.isConnected && (!result.broken || result.broken->kind != Break::Tls));
    const std::string how = isDemo(target) ? "nothing leaves this machine" : times.isReused ? "a connection that was kept open" : url && url->origin.tls ? "TLS" : "without TLS";
    steps.push_back(step("connect", connected, connected ? connecting : result.head - resolving, connected ? how : why));
    if (!connected)
        return steps;
    const bool accepted = answered && result.status != 401 && result.status != 403;
    const bool needsKey = target.provider->authKind != "none" && !isDemo(target);
    if (answered)
        steps.push_back(step("authenticate", accepted, std::max<Micros>(0, result.head - resolving - connecting),
                             accepted ? (needsKey ? "the key was accepted" : "no key is needed") : result.words));
    if (answered && !accepted)
        return steps;
    steps.push_back(step("answer", !result.refusal, std::max<Micros>(0, result.duration - result.head), result.refusal ? why : answerDetail(result)));
    return steps;
}

json::object replyOf(const Target &target, const QuestionResult &result)
{
    json::object out{{"ok", !result.refusal}, {"steps", stepsOf(target, result)}, {"latency_ms", millis(result.duration)}};
    out["first_token_ms"] = result.firstToken ? json::value(millis(result.firstToken)) : json::value();
    out["cost_nanos"] = result.cost ? json::value(*result.cost) : json::value();
    out["usage"] = json::object{{"input", result.input}, {"output", result.output}};
    out["reply"] = shortened(result.reply, mostReply);
    out["status"] = result.status ? json::value(result.status) : json::value();
    out["deployment"] = target.record->id;
    if (result.refusal) {
        out["message"] = result.broken && !result.broken->text.empty() ? result.broken->text : result.words;
        out["remedy"] = remedyFor(target, result.status ? result.status : result.refusal->status, result.errorClass,
                                  result.broken ? result.broken->kind : Break::Cancelled, result.broken.has_value());
    }
    return out;
}

AdminReply cannotBeCalled(const Target &target)
{
    return replyWith(json::object{{"ok", false}, {"steps", noSteps(target.fault)}, {"latency_ms", 0}, {"first_token_ms", nullptr}, {"cost_nanos", nullptr},
                                  {"usage", json::object{{"input", 0}, {"output", 0}}}, {"reply", ""}, {"status", nullptr}, {"deployment", target.record->id},
                                  {"message", target.fault}, {"remedy", "Nothing was sent. Complete the model's settings: its key, its address and what else its provider needs."}});
}

} // namespace

awaitable<AdminReply> tryModel(AdminContext &context, const AdminRequest &request)
{
    const auto body = bodyObject(request);
    if (!body)
        co_return replyWith(body.refusal());
    const SnapshotPtr snapshot = context.rules.current();
    const auto group = groupAsked(*snapshot, *body);
    if (!group)
        co_return replyWith(group.refusal());
    const Target &first = firstOf(**group);
    if (!first.fault.empty())
        co_return cannotBeCalled(first);
    const auto operation = operationAsked(*body, first);
    if (!operation)
        co_return replyWith(operation.refusal());
    Question question;
    question.group = *group;
    question.operation = *operation;
    question.prompt = textOf(*body, "prompt");
    if (question.prompt.empty())
        question.prompt = usualPrompt;
    question.route = request.path;
    const QuestionResult result = co_await putQuestion(context, std::move(question));
    const Target &asked = result.target ? *result.target : first;
    co_return replyWith(replyOf(asked, result));
}

} // namespace portreeve
