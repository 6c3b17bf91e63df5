// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/addresses.h"

#include <array>
#include <cstdint>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace portreeve {

namespace {

using V4 = std::uint32_t;                       // in the host's order
using V6 = std::array<unsigned char, 16>;

struct Block4 {
    V4 first;
    int bits;
};

constexpr V4 v4(unsigned a, unsigned b, unsigned c, unsigned d)
{
    return a << 24 | b << 16 | c << 8 | d;
}

constexpr Block4 special4[] = {
    {v4(0, 0, 0, 0), 8},        // this network
    {v4(10, 0, 0, 0), 8},       // private
    {v4(100, 64, 0, 0), 10},    // shared by carriers; metadata of some clouds
    {v4(127, 0, 0, 0), 8},      // loopback
    {v4(169, 254, 0, 0), 16},   // link-local; metadata
    {v4(172, 16, 0, 0), 12},    // private
    {v4(192, 0, 0, 0), 24},     // protocol assignments; metadata
    {v4(192, 0, 2, 0), 24},     // documentation
    {v4(192, 88, 99, 0), 24},   // 6to4 relays
    {v4(192, 168, 0, 0), 16},   // private
    {v4(198, 18, 0, 0), 15},    // benchmarks
    {v4(198, 51, 100, 0), 24},  // documentation
    {v4(203, 0, 113, 0), 24},   // documentation
    {v4(168, 63, 129, 16), 32}, // Azure's host services
    {v4(224, 0, 0, 0), 3},      // multicast, reserved, broadcast
};

bool isPublic4(V4 address)
{
    for (const Block4 &block : special4) {
        if ((address ^ block.first) >> (32 - block.bits) == 0)
            return false;
    }
    return true;
}

bool startsWith(const V6 &address, const V6 &prefix, int bits)
{
    for (int i = 0; i < bits; ++i) {
        if ((address[std::size_t(i / 8)] ^ prefix[std::size_t(i / 8)]) & (0x80 >> i % 8))
            return false;
    }
    return true;
}

V4 inside(const V6 &address, std::size_t at)
{
    return v4(address[at], address[at + 1], address[at + 2], address[at + 3]);
}

bool isPublic6(const V6 &a)
{
    if (startsWith(a, V6{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96) || startsWith(a, V6{0, 0x64, 0xff, 0x9b}, 96))
        return isPublic4(inside(a, 12));        // mapped, NAT64
    if (startsWith(a, V6{0x20, 0x02}, 16))
        return isPublic4(inside(a, 2));         // 6to4
    if (!startsWith(a, V6{0x20}, 3))
        return false;                           // only 2000::/3 is given out
    return !startsWith(a, V6{0x20, 0x01}, 23)   // protocol assignments, Teredo
        && !startsWith(a, V6{0x20, 0x01, 0x0d, 0xb8}, 32) && !startsWith(a, V6{0x3f, 0xff}, 20);      // documentation
}

} // namespace

std::string addressText(const sockaddr *address)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address->sa_family == AF_INET) {
        inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in *>(address)->sin_addr, text.data(), text.size());
        return text.data();
    }
    const in6_addr &v6 = reinterpret_cast<const sockaddr_in6 *>(address)->sin6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&v6))
        inet_ntop(AF_INET, v6.s6_addr + 12, text.data(), text.size());
    else
        inet_ntop(AF_INET6, &v6, text.data(), text.size());
    return text.data();
}

bool isPublicAddress(std::string_view address)
{
    const std::string text(address);
    in_addr four{};
    if (inet_pton(AF_INET, text.c_str(), &four) == 1)
        return isPublic4(ntohl(four.s_addr));
    V6 six{};
    return inet_pton(AF_INET6, text.c_str(), six.data()) == 1 && isPublic6(six);
}

} // namespace portreeve
