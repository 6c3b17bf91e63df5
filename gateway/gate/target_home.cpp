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

// "https://{host}/v1" up to its path.
std::string_view placeIn(std::string_view base)
{
    const auto scheme = base.find("://");
    return base.substr(0, base.find('/', scheme == std::string_view::npos ? 0 : scheme + 3));
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
    const std::string_view place = placeIn(base);
    if (place.find('{') != std::string_view::npos && fits(origin, base))
        return true;
    const auto url = parseUrl(environment.filled(provider, place, nullptr));
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

std::vector<std::string> rowAddresses(const Provider &provider, const TargetSources &sources)
{
    std::vector<std::string> out;
    for (const std::string &base : rowBases(provider)) {
        std::vector<std::string> missing;
        std::string address = sources.filled(provider, placeIn(base), &missing);
        out.push_back(missing.empty() ? std::move(address) : std::string());
    }
    return out;
}

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
