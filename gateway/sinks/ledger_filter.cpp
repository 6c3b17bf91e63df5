// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/ledger_filter.h"

#include <algorithm>
#include <cstring>

namespace portreeve {

namespace {

constexpr std::size_t bitsEach = 12;
constexpr int probes = 8;

// Calls see(byte, mask) for each place of a hash, until it gives false.
template <class See>
bool eachPlace(std::uint64_t hash, std::size_t bytes, See see)
{
    const std::uint64_t step = hash >> 32 | 1;
    for (int i = 0; i < probes; ++i, hash += step * 0x9e3779b97f4a7c15ull) {
        const std::uint64_t place = (hash >> 16) % (std::uint64_t(bytes) * 8);
        if (!see(std::size_t(place / 8), std::uint8_t(1u << place % 8)))
            return false;
    }
    return true;
}

} // namespace

std::uint64_t TextFilter::hash(std::string_view text)
{
    constexpr std::uint64_t prime = 0x9fb21c651e98df25ull;
    std::uint64_t value = text.size() * prime;
    for (std::uint64_t part = 0; !text.empty(); part = 0) {
        const std::size_t size = std::min<std::size_t>(sizeof part, text.size());
        std::memcpy(&part, text.data(), size);
        value = (value ^ part) * prime;
        value ^= value >> 29;
        text.remove_prefix(size);
    }
    value ^= value >> 33;
    value *= 0xff51afd7ed558ccdull;
    return value ^ value >> 33;
}

std::string TextFilter::bits(const std::vector<std::uint64_t> &hashes)
{
    std::string bytes(std::max<std::size_t>(8, (hashes.size() * bitsEach + 7) / 8), '\0');
    for (const auto hash : hashes) {
        eachPlace(hash, bytes.size(), [&](std::size_t byte, std::uint8_t mask) {
            bytes[byte] = char(std::uint8_t(bytes[byte]) | mask);
            return true;
        });
    }
    return bytes;
}

bool TextFilter::mayHold(std::string_view bits, std::uint64_t hash)
{
    return !bits.empty() && eachPlace(hash, bits.size(), [&](std::size_t byte, std::uint8_t mask) { return (std::uint8_t(bits[byte]) & mask) != 0; });
}

} // namespace portreeve
