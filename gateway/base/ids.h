// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/base/clock.h"

namespace portreeve {

// Fills `size` bytes with randomness. Injected wherever chance decides, so that tests can choose the seed.
using Random = std::function<void(void *bytes, std::size_t size)>;
Random systemRandom();                       // thread-safe, OpenSSL's generator
Random seededRandom(std::uint64_t seed);     // not thread-safe; for tests
std::uint64_t randomBelow(const Random &random, std::uint64_t limit);   // limit > 0

// A UUID. New ones are version 7 (RFC 9562): the first 48 bits are the wall clock's milliseconds, so ids sort by time.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};
    std::string text() const;
    bool operator==(const Uuid &) const = default;
    auto operator<=>(const Uuid &) const = default;
    static std::optional<Uuid> parse(std::string_view text);
};

struct UuidHash {
    std::size_t operator()(const Uuid &id) const;
};

// Makes unique, rising ids. One a thread: not thread-safe. 42 bits of its counter and its random start keep threads apart.
class IdSource {
public:
    IdSource(const Clock &clock, const Random &random);
    Uuid next();

private:
    const Clock &m_clock;
    std::uint64_t m_millis = 0;
    std::uint64_t m_tail = 0;     // 62 random bits at start, counting up within a millisecond
    std::uint64_t m_head = 0;     // 12 bits after the version
    Random m_random;
};

// `bytes` random bytes as url-safe base64 without padding, e.g. for "sk-" keys.
std::string randomToken(const Random &random, std::size_t bytes);

} // namespace portreeve
