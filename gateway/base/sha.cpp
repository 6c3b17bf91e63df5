// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/sha.h"

#include <cstring>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "gateway/base/text.h"

#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

namespace portreeve {

namespace {

struct CrcTable {
    std::uint32_t entry[256];
    CrcTable()
    {
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = value & 1 ? value >> 1 ^ 0x82f63b78u : value >> 1;
            entry[i] = value;
        }
    }
};

std::uint32_t crcByTable(std::uint32_t crc, std::string_view bytes)
{
    static const CrcTable table;
    for (const char c : bytes)
        crc = crc >> 8 ^ table.entry[(crc ^ std::uint8_t(c)) & 255];
    return crc;
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) std::uint32_t crcByCpu(std::uint32_t crc, std::string_view bytes)
{
    std::uint64_t value = crc;
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t word;
        std::memcpy(&word, bytes.data() + i, 8);
        value = _mm_crc32_u64(value, word);
    }
    for (; i < bytes.size(); ++i)
        value = _mm_crc32_u8(std::uint32_t(value), std::uint8_t(bytes[i]));
    return std::uint32_t(value);
}
#endif

// Fetching an algorithm costs more than the hash: once a thread.
struct Sha {
    EVP_MD *algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    ~Sha()
    {
        EVP_MD_CTX_free(context);
        EVP_MD_free(algorithm);
    }
};

} // namespace

std::size_t DigestHash::operator()(const Digest &digest) const
{
    std::size_t value;
    std::memcpy(&value, digest.data(), sizeof value);
    return value;
}

Digest sha256(std::string_view bytes)
{
    thread_local Sha sha;
    Digest digest;
    EVP_DigestInit_ex2(sha.context, sha.algorithm, nullptr);
    EVP_DigestUpdate(sha.context, bytes.data(), bytes.size());
    EVP_DigestFinal_ex(sha.context, digest.data(), nullptr);
    return digest;
}

std::string digestText(const Digest &digest)
{
    return hex(std::string_view(reinterpret_cast<const char *>(digest.data()), digest.size()));
}

std::string sha256Hex(std::string_view bytes) { return digestText(sha256(bytes)); }

bool parseDigest(std::string_view text, Digest *digest)
{
    if (text.size() != 64)
        return false;
    for (std::size_t i = 0; i < 32; ++i) {
        const int high = hexValue(text[2 * i]), low = hexValue(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        (*digest)[i] = std::uint8_t(high << 4 | low);
    }
    return true;
}

bool equalInConstantTime(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::uint32_t crc32c(std::uint32_t crc, std::string_view bytes)
{
    crc = ~crc;
#if defined(__x86_64__)
    static const bool fast = __builtin_cpu_supports("sse4.2");
    if (fast)
        return ~crcByCpu(crc, bytes);
#endif
    return ~crcByTable(crc, bytes);
}

} // namespace portreeve
