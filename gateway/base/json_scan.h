// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace portreeve {

// What is wrong with a text that should be JSON, and where (byte offset).
struct JsonFault {
    const char *what = nullptr;      // nullptr: nothing
    std::size_t at = 0;
};

// Told of the members of the top-level object, in order.
class MemberTaker {
public:
    virtual void take(std::uint32_t keyBegin, std::uint32_t keyEnd, std::uint32_t valueBegin, std::uint32_t valueEnd) = 0;

protected:
    ~MemberTaker() = default;
};

// Checks a whole document against RFC 8259 (depth <= 128, UTF-8) without building anything: simdjson's first stage finds
// the structural characters, a small grammar walks them. `taker` may be null.
JsonFault checkJson(std::string_view text, MemberTaker *taker);

} // namespace portreeve
