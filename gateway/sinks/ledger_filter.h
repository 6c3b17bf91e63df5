// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace portreeve {

// A Bloom filter over texts: which of a run of rows an id may be in. An index on ids that come in no order would cost more
// than the rows themselves (a page written for nearly every row); this costs 12 bits a text, and a look-up reads one run of
// rows, and one more for every 300 or so runs.
class TextFilter {
public:
    static std::uint64_t hash(std::string_view text);      // kept in tables: the same for ever
    static std::string bits(const std::vector<std::uint64_t> &hashes);
    static bool mayHold(std::string_view bits, std::uint64_t hash);
    static constexpr std::int64_t rowsEach = 4096;
};

} // namespace portreeve
