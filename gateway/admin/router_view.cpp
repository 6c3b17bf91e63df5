// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include "gateway/admin/body.h"

namespace portreeve {

namespace {

// [{"gpt-5": ["gpt-5-mini"]}]: as router_settings writes it.
json::array listed(const FallbackLists &lists)
{
    json::array out;
    for (const auto &[name, others] : lists)
        out.push_back(json::object{{name, json::value_from(others)}});
    return out;
}

json::value seconds(std::optional<std::chrono::milliseconds> span)
{
    return span ? json::value(double(span->count()) / 1000) : json::value();
}

// What routes a request, as it is in force. The descriptions that LiteLLM sends along are for its own pages: empty here.
AdminReply routerSettings(AdminContext &context, const AdminRequest &)
{
    const SnapshotPtr snapshot = context.rules.current();
    const Settings &settings = snapshot->settings;
    json::object values{{"num_retries", settings.numRetries}, {"max_fallbacks", settings.maxFallbacks}, {"timeout", seconds(settings.timeout)},
                        {"stream_timeout", seconds(settings.streamTimeout)}, {"retry_after", seconds(settings.retryAfter)},
                        {"fallbacks", listed(settings.fallbacks)}, {"context_window_fallbacks", listed(settings.contextWindowFallbacks)},
                        {"content_policy_fallbacks", listed(settings.contentPolicyFallbacks)},
                        {"default_fallbacks", json::value_from(settings.defaultFallbacks)}, {"model_group_alias", json::value_from(settings.aliases)}};
    return replyWith(json::object{{"fields", json::array()}, {"current_values", std::move(values)},
                                  {"routing_strategy_descriptions", json::object()}, {"routing_group_strategies", json::object()},
                                  {"source", json::object()}});
}

} // namespace

std::span<const Endpoint> routerEndpoints()
{
    using enum Permission;
    static const Endpoint endpoints[] = {
        {"GET", "/router/settings", Admin, routerSettings, "Fallbacks, retries and time limits in force"},
    };
    return endpoints;
}

} // namespace portreeve
