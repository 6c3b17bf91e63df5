// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/ids.h"

#include <cstring>
#include <memory>
#include <random>
#include <stdexcept>
#include <vector>

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

void fillRandom(void *bytes, std::size_t size)
{
    if (RAND_bytes(static_cast<unsigned char *>(bytes), int(size)) != 1)
        throw std::runtime_error("no randomness from the system");
}

// A call of the generator costs some microseconds whatever its size: a thread draws ahead. What was given out is wiped here.
class Pool {
public:
    void take(void *bytes, std::size_t size)
    {
        if (size > sizeof m_bytes / 4)
            return fillRandom(bytes, size);
        if (size > m_left) {
            fillRandom(m_bytes, sizeof m_bytes);
            m_left = sizeof m_bytes;
        }
        m_left -= size;
        std::memcpy(bytes, m_bytes + m_left, size);
        OPENSSL_cleanse(m_bytes + m_left, size);
    }

private:
    unsigned char m_bytes[1024];
    std::size_t m_left = 0;
};

} // namespace

Random systemRandom()
{
    return [](void *bytes, std::size_t size) {
        thread_local Pool pool;
        pool.take(bytes, size);
    };
}

Random seededRandom(std::uint64_t seed)
{
    return [engine = std::make_shared<std::mt19937_64>(seed)](void *bytes, std::size_t size) {
        auto *out = static_cast<unsigned char *>(bytes);
        for (std::size_t i = 0; i < size; ++i)
            out[i] = static_cast<unsigned char>((*engine)());
    };
}

std::uint64_t randomBelow(const Random &random, std::uint64_t limit)
{
    std::uint64_t value = 0;
    random(&value, sizeof value);
    return std::uint64_t((static_cast<unsigned __int128>(value) * limit) >> 64);
}

std::string Uuid::text() const
{
    static const char digits[] = "0123456789abcdef";
    char out[36];
    char *at = out;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *at++ = '-';
        *at++ = digits[bytes[i] >> 4];
        *at++ = digits[bytes[i] & 15];
    }
    return std::string(out, sizeof out);
}

std::optional<Uuid> Uuid::parse(std::string_view text)
{
    if (text.size() != 36)
        return std::nullopt;
    Uuid id;
    std::size_t nibble = 0;
    for (std::size_t i = 0; i < 36; ++i) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (text[i] != '-')
                return std::nullopt;
            continue;
        }
        const int value = hexValue(text[i]);
        if (value < 0)
            return std::nullopt;
        id.bytes[nibble / 2] = std::uint8_t(id.bytes[nibble / 2] << 4 | value);
        ++nibble;
    }
    return id;
}

std::size_t UuidHash::operator()(const Uuid &id) const
{
    std::uint64_t parts[2];
    std::memcpy(parts, id.bytes.data(), 16);
    return std::size_t((parts[0] ^ (parts[1] * 0x9e3779b97f4a7c15ull)) * 0xff51afd7ed558ccdull);
}

IdSource::IdSource(const Clock &clock, const Random &random) : m_clock(clock), m_random(random) {}

Uuid IdSource::next()
{
    const auto now = std::uint64_t(m_clock.wall() / 1000);
    if (now > m_millis) {
        m_millis = now;
        std::uint64_t random[2];
        m_random(random, sizeof random);
        m_head = random[0] & 0xfff;
        m_tail = random[1] >> 3;    // room to count up
    } else {
        ++m_tail;
    }
    Uuid id;
    for (int i = 0; i < 6; ++i)
        id.bytes[std::size_t(i)] = std::uint8_t(m_millis >> (40 - 8 * i));
    id.bytes[6] = std::uint8_t(0x70 | m_head >> 8);
    id.bytes[7] = std::uint8_t(m_head);
    const std::uint64_t tail = (m_tail & 0x3fffffffffffffffull) | 0x8000000000000000ull;
    for (int i = 0; i < 8; ++i)
        id.bytes[std::size_t(8 + i)] = std::uint8_t(tail >> (56 - 8 * i));
    return id;
}

std::string randomToken(const Random &random, std::size_t bytes)
{
    std::vector<unsigned char> raw(bytes);
    random(raw.data(), raw.size());
    return base64Url(std::string_view(reinterpret_cast<const char *>(raw.data()), raw.size()));
}

} // namespace portreeve
