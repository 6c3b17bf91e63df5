// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <sys/socket.h>

namespace portreeve {

// "203.0.113.7" or "2001:db8::1"; an IPv4 address inside IPv6 is written as IPv4.
std::string addressText(const sockaddr *address);

// An address of the open internet: none of this machine, of a private or shared network, of a cloud's metadata service, reserved or
// multicast (IANA special-purpose registries), also when it is wrapped in IPv6 (mapped, NAT64, 6to4, Teredo). False for anything
// that is no address.
bool isPublicAddress(std::string_view address);

} // namespace portreeve
