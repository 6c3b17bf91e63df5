// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace portreeve {

// Runs of characters that stand for themselves in a JSON string: no quote, no backslash, no control character.

#if defined(__SSE2__)
// Which of sixteen bytes are a quote, a backslash or a control character: all ones each.
inline __m128i specials(const char *at)
{
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
    const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), slash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1f)), bytes);
    return _mm_or_si128(_mm_or_si128(quote, slash), control);
}

inline bool holdsSpecial(const char *sixtyFour)
{
    const __m128i first = _mm_or_si128(specials(sixtyFour), specials(sixtyFour + 16));
    const __m128i second = _mm_or_si128(specials(sixtyFour + 32), specials(sixtyFour + 48));
    return _mm_movemask_epi8(_mm_or_si128(first, second)) != 0;
}

// The first special byte from `at` on, or somewhere before it when the end is near.
inline const char *skipPlain(const char *at, const char *end)
{
    const auto found = [](const char *sixteen) { return unsigned(_mm_movemask_epi8(specials(sixteen))); };
    for (; end - at >= 16; at += 16) {
        if (const unsigned bits = found(at))
            return at + std::countr_zero(bits);
        while (end - at >= 80 && !holdsSpecial(at + 16))      // most strings are shorter than one such step
            at += 64;
    }
    return at;
}
#else
// Eight bytes at a time: is one of them a quote, a backslash or a control character?
inline bool holdsSpecial(std::uint64_t bytes)
{
    constexpr std::uint64_t ones = 0x0101010101010101ull, tops = 0x8080808080808080ull;
    const std::uint64_t quote = bytes ^ (ones * '"'), slash = bytes ^ (ones * '\\');
    return (((quote - ones) & ~quote) | ((slash - ones) & ~slash) | ((bytes - ones * 0x20) & ~bytes)) & tops;
}

inline const char *skipPlain(const char *at, const char *end)
{
    for (; end - at >= 8; at += 8) {
        std::uint64_t bytes;
        std::memcpy(&bytes, at, 8);
        if (holdsSpecial(bytes))
            return at;
    }
    return at;
}
#endif

} // namespace portreeve
