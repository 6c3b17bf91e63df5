// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/target_parts.h"

#include <boost/json.hpp>

#include "gateway/base/text.h"
#include "gateway/net/transport.h"

namespace portreeve {

namespace {

std::vector<std::string> rowBases(const Provider &provider)
{
    std::vector<std::string> bases{provider.baseUrl};
    const boost::json::value *others = provider.row.get_object().if_contains("base_urls");
    if (others && others->is_object()) {
        for (const auto &base : others->get_object())
            bases.emplace_back(base.value().as_string());
    }
    return bases;
}

bool isBelow(std::string_view host, const std::string &domain) { return host == domain || host.ends_with("." + domain); }

// "https://{resource}.openai.azure.com": whatever stands for the name, the domain is the provider's.
bool fits(const Origin &origin, const std::string &base)
{
    const auto begin = base.find("://");
    if (begin == std::string::npos)
        return false;
    const std::string host = base.substr(begin + 3, base.find('/', begin + 3) - begin - 3);
    const auto first = host.find('{'), last = host.rfind('}');
    const std::string head = host.substr(0, first), tail = host.substr(last + 1);
    return tail.starts_with('.') && origin.tls == base.starts_with("https://") && origin.port == (origin.tls ? 443 : 80)
           && origin.host.size() > head.size() + tail.size() && origin.host.starts_with(head) && origin.host.ends_with(tail);
}

bool isAt(const Origin &origin, const std::string &base, const Provider &provider, const TargetSources &environment)
{
    const auto scheme = base.find("://");
    const auto path = base.find('/', scheme == std::string::npos ? 0 : scheme + 3);
    if (base.find('{') < path && fits(origin, base))
        return true;
    const auto url = parseUrl(environment.filled(provider, std::string_view(base).substr(0, path), nullptr));
    return url && url->origin.tls == origin.tls && url->origin.port == origin.port && isBelow(origin.host, url->origin.host);
}

auto parsedLower(std::string_view address)
{
    auto url = parseUrl(address);
    if (url)
        url->origin.host = lower(url->origin.host);
    return url;
}

} // namespace

bool isCredentialsOwn(const Target &target, const TargetSources &sources)
{
    const auto at = parsedLower(target.apiBase), own = parsedLower(baseOf(target, sources.withoutDeployment(), nullptr));
    return (at && own && at->origin == own->origin) || isProvidersOwn(*target.provider, target.apiBase, sources);
}

bool isProvidersOwn(const Provider &provider, std::string_view address, const TargetSources &sources)
{
    const auto url = parsedLower(address);
    if (!url)
        return false;
    const TargetSources environment = sources.ofEnvironment();
    if (const auto base = variableBase(provider, environment)) {
        const auto known = parseUrl(*base);
        if (known && known->origin == url->origin)
            return true;
    }
    for (const std::string &base : rowBases(provider)) {
        if (isAt(url->origin, base, provider, environment))
            return true;
    }
    return false;
}

} // namespace portreeve
