// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/transport.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <arpa/inet.h>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr std::size_t takenAtItsWord = 1024 * 1024;      // of a promised length

// "host", "host:port", "[v6]" or "[v6]:port"
bool readAuthority(std::string_view text, Origin *origin)
{
    std::string_view port;
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos)
            return false;
        origin->host = lower(text.substr(1, end - 1));
        port = text.substr(end + 1);
        in6_addr address;
        if (inet_pton(AF_INET6, origin->host.c_str(), &address) != 1)
            return false;
    } else {
        const std::size_t colon = std::min(text.find(':'), text.size());
        origin->host = lower(text.substr(0, colon));
        port = text.substr(colon);
        if (origin->host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-._") != std::string::npos)
            return false;
    }
    if (origin->host.empty() || port.empty() || port == ":")
        return !origin->host.empty();
    unsigned number = 0;
    const auto [end, error] = std::from_chars(port.data() + 1, port.data() + port.size(), number);
    origin->port = std::uint16_t(number);
    return port.front() == ':' && error == std::errc() && end == port.data() + port.size() && number > 0 && number < 65536;
}

bool isUrlText(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c > 0x20 && c < 0x7f && c != '\\'; });
}

} // namespace

std::string Origin::text() const
{
    std::string text = tls ? "https://" : "http://";
    text += host.find(':') == std::string::npos ? host : "[" + host + "]";
    if (port != (tls ? 443 : 80))
        text += ":" + std::to_string(port);
    return text;
}

std::optional<Url> parseUrl(std::string_view text)
{
    Url url;
    const std::size_t scheme = text.find("://");
    if (scheme == std::string_view::npos || !isUrlText(text))
        return std::nullopt;
    url.origin.tls = equalsIgnoringCase(text.substr(0, scheme), "https");
    if (!url.origin.tls && !equalsIgnoringCase(text.substr(0, scheme), "http"))
        return std::nullopt;
    url.origin.port = url.origin.tls ? 443 : 80;
    text.remove_prefix(scheme + 3);
    const std::size_t end = std::min(text.find_first_of("/?#"), text.size());
    if (!readAuthority(text.substr(0, end), &url.origin) || text.find('#') != std::string_view::npos)
        return std::nullopt;
    text.remove_prefix(end);
    url.target = text.starts_with('/') ? std::string(text) : "/" + std::string(text);
    return url;
}

std::string_view name(Break kind)
{
    static constexpr std::array<std::string_view, 10> names{"refused", "unreachable", "dns",         "tls",       "timed_out",
                                                            "reset",   "truncated",   "bad_framing", "too_large", "cancelled"};
    return names.at(std::size_t(kind));
}

std::string_view Reply::header(std::string_view lowerName) const
{
    for (const auto &[name, value] : headers) {
        if (name == lowerName)
            return value;
    }
    return {};
}

awaitable<std::optional<TransportError>> Reply::readAll(std::string &out, std::size_t most)
{
    const std::size_t before = out.size();
    const auto promised = toInteger(header("content-length"));
    if (promised && *promised > 0)
        out.reserve(before + std::min({std::size_t(*promised), most, takenAtItsWord}));
    for (;;) {
        const BodyPiece piece = co_await read();
        if (piece.error)
            co_return piece.error;
        if (out.size() - before + piece.bytes.size() > most)
            co_return TransportError{Break::TooLarge, true, "the answer is larger than " + std::to_string(most) + " bytes"};
        out.append(piece.bytes);
        if (piece.end)
            co_return std::nullopt;
    }
}

} // namespace portreeve
