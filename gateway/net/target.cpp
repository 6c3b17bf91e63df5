// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "gateway/base/text.h"
#include "gateway/net/head.h"

namespace portreeve {

namespace {

constexpr Fault badForm{400, "malformed request target"};
constexpr Fault badPath{400, "the path has an empty, dot or badly encoded segment"};

// "http://host/path?query" is "/path?query" of this host.
bool toOriginForm(std::string_view *target, std::string *store)
{
    const std::size_t scheme = equalsIgnoringCase(target->substr(0, 7), "http://") ? 7
        : equalsIgnoringCase(target->substr(0, 8), "https://")                    ? 8
                                                                                  : 0;
    if (scheme == 0)
        return false;
    const std::size_t end = std::min(target->find_first_of("/?", scheme), target->size());
    const std::string_view authority = target->substr(scheme, end - scheme);
    if (authority.empty() || !isAuthority(authority))
        return false;
    target->remove_prefix(end);
    if (target->starts_with('/'))
        return true;
    *store = "/" + std::string(*target);
    *target = *store;
    return true;
}

// What could be read as another path by someone behind us is refused, not decoded.
bool isDecodable(unsigned char c)
{
    return c > 0x20 ? c != '/' && c != '\\' && c != '.' && c != 0x7f : c == ' ';
}

bool decode(std::string_view path, std::string *out)
{
    out->clear();
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i] != '%') {
            *out += path[i];
            continue;
        }
        const int high = i + 2 < path.size() ? hexValue(path[i + 1]) : -1;
        const int low = high >= 0 ? hexValue(path[i + 2]) : -1;
        if (low < 0 || !isDecodable(static_cast<unsigned char>(high * 16 + low)))
            return false;
        *out += char(high * 16 + low);
        i += 2;
    }
    return true;
}

bool hasOddSegment(std::string_view path)
{
    for (std::size_t slash = 0; slash < path.size();) {
        const std::size_t next = std::min(path.find('/', slash + 1), path.size());
        const std::string_view segment = path.substr(slash + 1, next - slash - 1);
        const bool last = next == path.size();
        if (segment == "." || segment == ".." || (segment.empty() && !last))
            return true;
        slash = next;
    }
    return false;
}

} // namespace

Checked readTarget(std::string_view method, std::string_view target, std::string *store, RequestTarget *out)
{
    if (target == "*" && method == "OPTIONS") {
        *out = {target, target, {}};
        return std::nullopt;
    }
    if (!target.starts_with('/') && !toOriginForm(&target, store))
        return badForm;
    const std::size_t question = target.find('?');
    if (target.find('#') != std::string_view::npos || target.substr(0, question).find('\\') != std::string_view::npos)
        return badForm;
    out->whole = target;
    out->path = target.substr(0, question);
    out->query = question == std::string_view::npos ? std::string_view() : target.substr(question + 1);
    if (hasOddSegment(out->path))
        return badPath;
    if (out->path.find('%') == std::string_view::npos)
        return std::nullopt;
    std::string decoded;
    if (!decode(out->path, &decoded))
        return badPath;
    // one store for both: the target may stand in it already
    const std::size_t query = out->query.size();
    const bool hasQuery = question != std::string_view::npos;
    const std::string whole(target);
    *store = whole + decoded;
    out->whole = std::string_view(*store).substr(0, whole.size());
    out->path = std::string_view(*store).substr(whole.size());
    out->query = hasQuery ? out->whole.substr(whole.size() - query) : std::string_view();
    return std::nullopt;
}

} // namespace portreeve
