// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/address.h"

#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr std::string_view hidden = "****";

std::string shownQuery(std::string_view query)
{
    std::string out;
    for (const auto part : split(query, '&')) {
        out += out.empty() ? '?' : '&';
        const auto equals = part.find('=');
        const bool isPlain = equals == std::string_view::npos || equals + 1 == part.size() || part.substr(0, equals) == "api-version";
        out += isPlain ? std::string(part) : std::string(part.substr(0, equals + 1)) + std::string(hidden);
    }
    return out;
}

} // namespace

std::string shownAddress(std::string_view url)
{
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos)
        return std::string(url);
    const auto query = url.find('?');
    std::string_view place = url.substr(0, query);
    std::string out(place.substr(0, scheme + 3));
    place.remove_prefix(scheme + 3);
    // an "@" of the path is none of the authority's; "\" ends that for some readers, and a password may hold "/": hide rather too much
    if (const auto at = place.rfind('@'); at != std::string_view::npos) {
        out += hidden;
        place.remove_prefix(at);
    }
    out += place;
    return query == std::string_view::npos ? out : out + shownQuery(url.substr(query + 1));
}

bool holdsSecrets(std::string_view url) { return shownAddress(url) != url; }

} // namespace portreeve
