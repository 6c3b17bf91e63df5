// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json.hpp>

#include "gateway/admin/model_body.h"
#include "gateway/admin/portreeve_try.h"
#include "gateway/base/address.h"

namespace portreeve {

namespace {

using boost::asio::awaitable;

Fetched broken(Break kind, std::string text)
{
    Fetched fetched;
    fetched.broken = TransportError{kind, false, std::move(text)};
    return fetched;
}

awaitable<Fetched> fetchHere(Transport &transport, Fetch what)
{
    const auto url = parseUrl(what.url);
    if (!url)
        co_return broken(Break::BadFraming, "this is no http(s) address: " + shownAddress(what.url));
    OutRequest request;
    request.origin = &url->origin;
    request.method = "GET";
    request.target = url->target;
    request.headers = &what.headers;
    request.connectTimeout = request.timeout = request.idleTimeout = what.timeout;
    Sent sent = co_await transport.send(request);
    Fetched fetched;
    if (auto *error = std::get_if<TransportError>(&sent)) {
        fetched.broken = std::move(*error);
        co_return fetched;
    }
    Reply &reply = *std::get<0>(sent);
    fetched.status = reply.status;
    fetched.broken = co_await reply.readAll(fetched.body, what.most);
    co_return fetched;
}

// "models/gemini-2.5-pro" is how Google lists what is asked for as "gemini-2.5-pro".
std::string bareId(std::string_view id) { return std::string(id.starts_with("models/") ? id.substr(7) : id); }

const json::array *listIn(const json::value &answer)
{
    if (answer.is_array())
        return &answer.get_array();
    if (!answer.is_object())
        return nullptr;
    for (const char *name : {"data", "models", "result"}) {
        const auto *list = answer.get_object().if_contains(name);
        if (list && list->is_array())
            return &list->get_array();
    }
    return nullptr;
}

} // namespace

awaitable<Fetched> fetch(AdminContext &context, Fetch what)
{
    const Outlet outlet = serverOf(context).host.outlet();
    auto work = fetchHere(*outlet.transport, std::move(what));
    co_return co_await boost::asio::co_spawn(outlet.executor, std::move(work), boost::asio::use_awaitable);
}

Result<std::shared_ptr<const Target>> targetFor(const Snapshot &snapshot, const json::object &params)
{
    auto record = std::make_shared<Deployment>();
    record->id = "test";
    record->modelName = "test";
    const json::object body{{"litellm_params", params}};
    if (auto no = readDeploymentBody(*record, body, nullptr))
        return *no;
    if (auto no = refuseDeployment(*record))
        return *no;
    Target pattern;
    pattern.record = record;
    return snapshot.fill(pattern, record->model);
}

std::optional<std::vector<std::string>> listedModels(std::string_view body)
{
    const auto answer = parseJson(body);
    const json::array *list = answer ? listIn(*answer) : nullptr;
    if (!list)
        return std::nullopt;
    std::vector<std::string> ids;
    for (const auto &item : *list) {
        if (item.is_string())
            ids.push_back(bareId(item.get_string()));
        if (!item.is_object())
            continue;
        for (const char *name : {"id", "model", "name"}) {
            const auto *id = item.get_object().if_contains(name);
            if (!id || !id->is_string() || id->get_string().empty())
                continue;
            ids.push_back(bareId(id->get_string()));
            break;
        }
    }
    return ids;
}

} // namespace portreeve
