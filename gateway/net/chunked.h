// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace portreeve {

// The chunked coding of RFC 9112 section 7.1, read strictly: sizes of 1 to 16 hexadecimal digits, CRLF and nothing else,
// extensions by their grammar and skipped, trailer lines checked and dropped, both bounded. A trailer that would say anew
// where the message ends, or what becomes of the connection, is refused (RFC 9110 section 6.5.1).
class ChunkedDecoder {
public:
    enum class State { More, End, Bad };

    struct Decoded {
        State state = State::More;
        std::string_view data;       // inside `bytes`; contiguous, however many chunks it came in
        std::size_t used = 0;        // of `bytes`; less than all only at the end
    };
    Decoded decode(char *bytes, std::size_t size);      // moves data together in place

    static constexpr std::size_t mostExtension = 4 * 1024;      // of one chunk
    static constexpr std::size_t mostTrailer = 16 * 1024;

private:
    enum class At : unsigned char {
        Size, Extension, ExtensionName, ExtensionValue, Quoted, QuotedPair, AfterQuoted, SizeLf, Data, DataCr, DataLf,
        TrailerLine, TrailerName, TrailerValue, TrailerLf, EndLf, End, Bad
    };
    At step(char c);
    At afterSize(char c);
    At endOfSizeLine();
    At trailerName(char c);

    At m_at = At::Size;
    std::uint64_t m_left = 0;        // of the chunk; its size while that is read
    std::size_t m_digits = 0;
    std::size_t m_overhead = 0;      // bytes of this extension, or of the trailer
    std::string m_name;              // of the trailer line, in lower case, as far as it matters
};

} // namespace portreeve
