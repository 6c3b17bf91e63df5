// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace portreeve {

using Digest = std::array<std::uint8_t, 32>;

struct DigestHash {
    std::size_t operator()(const Digest &digest) const;
};

Digest sha256(std::string_view bytes);
std::string sha256Hex(std::string_view bytes);
bool parseDigest(std::string_view hex64, Digest *digest);
std::string digestText(const Digest &digest);
bool equalInConstantTime(std::string_view a, std::string_view b);

// CRC-32C (Castagnoli, RFC 3720 appendix B.4). Start with 0; feed the result back in to go on.
std::uint32_t crc32c(std::uint32_t crc, std::string_view bytes);

} // namespace portreeve
