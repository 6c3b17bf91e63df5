// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace portreeve {

// Undoes gzip and deflate (zlib or raw), a piece at a time and within bounds: `most` bytes in all, and 200 for each that came in
// once a mebibyte has come out.
class Inflater {
public:
    enum class State { NeedsInput, HasOutput, End, Bad, TooLarge };

    explicit Inflater(std::size_t most);
    ~Inflater();
    static bool isCoding(std::string_view contentEncoding);       // gzip, x-gzip or deflate; one, not several

    void feed(std::string_view in);         // must stay until NeedsInput or End
    State next(std::string_view *out);      // `out` stays until the next call
    bool isAtEnd() const;                   // of a whole compressed stream

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace portreeve
