// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json.hpp>

#include "gateway/admin/portreeve_try.h"

namespace portreeve {

namespace {

using boost::asio::awaitable;

// Where programs that people run at home listen, on this machine only. What answers may be another of them: `owner` in its
// list of models tells.
struct LocalServer {
    const char *name;
    const char *provider;
    std::uint16_t port;
    const char *base;            // of api_base, after the port
    const char *owner;           // owned_by, or null
};
constexpr LocalServer usual[] = {
    {"Ollama", "ollama", 11434, "", "library"}, {"LM Studio", "lm_studio", 1234, "/v1", "organization_owner"}, {"Jan", "jan", 1337, "/v1", "jan"},
    {"vLLM", "hosted_vllm", 8000, "/v1", "vllm"}, {"llama.cpp", "llamafile", 8080, "/v1", "llamacpp"},
};
constexpr std::size_t count = std::size(usual);
constexpr std::chrono::milliseconds patience{1500};

struct Round {
    std::array<Fetched, count> answers;
    std::size_t left = count;
    std::shared_ptr<boost::asio::steady_timer> done;
};

awaitable<void> look(AdminContext &context, std::shared_ptr<Round> round, std::size_t at)
{
    Fetch what;
    what.url = "http://127.0.0.1:" + std::to_string(usual[at].port) + "/v1/models";
    what.timeout = patience;
    what.most = 1u << 20;
    if (usual[at].port != serverOf(context).host.facts().port)       // that is us
        round->answers[at] = co_await fetch(context, std::move(what));
    if (--round->left == 0)
        round->done->cancel();
}

// Who a list of models says it is of; the usual one of the port when it does not say.
const LocalServer &serverAt(std::size_t at, std::string_view body)
{
    for (const LocalServer &server : usual) {
        if (body.find("\"owned_by\":\"" + std::string(server.owner) + "\"") != std::string_view::npos
            || body.find("\"owned_by\": \"" + std::string(server.owner) + "\"") != std::string_view::npos)
            return server;
    }
    return usual[at];
}

json::array serversFound(const Round &round)
{
    json::array servers;
    for (std::size_t i = 0; i < count; ++i) {
        const Fetched &answer = round.answers[i];
        const auto models = answer.status == 200 && !answer.broken ? listedModels(answer.body) : std::nullopt;
        if (!models)
            continue;
        const LocalServer &server = serverAt(i, answer.body);
        servers.push_back(json::object{{"name", server.name}, {"provider", server.provider},
                                       {"api_base", "http://127.0.0.1:" + std::to_string(usual[i].port) + server.base},
                                       {"models", json::value_from(*models)}});
    }
    return servers;
}

// All at once, on one thread of its own choosing: the round is not shared with another.
awaitable<AdminReply> lookAround(AdminContext &context)
{
    auto round = std::make_shared<Round>();
    const auto executor = co_await boost::asio::this_coro::executor;
    round->done = std::make_shared<boost::asio::steady_timer>(executor, boost::asio::steady_timer::time_point::max());
    for (std::size_t i = 0; i < count; ++i) {
        auto one = look(context, round, i);
        boost::asio::co_spawn(executor, std::move(one), boost::asio::detached);
    }
    boost::system::error_code ignored;
    if (round->left > 0)
        co_await round->done->async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    co_return replyWith(json::object{{"servers", serversFound(*round)}});
}

} // namespace

awaitable<AdminReply> findLocalServers(AdminContext &context, const AdminRequest &)
{
    const Outlet outlet = serverOf(context).host.outlet();
    auto round = lookAround(context);
    co_return co_await boost::asio::co_spawn(outlet.executor, std::move(round), boost::asio::use_awaitable);
}

} // namespace portreeve
