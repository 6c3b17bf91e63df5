// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "gateway/dialects/dialect.h"

namespace portreeve {

// The whole answer that a stream of `dialect` (as it went to a client) says, as that dialect writes whole answers. A stream that
// broke off gives what came of it; empty: nothing of it can be read.
std::string answerOfStream(const Dialect &dialect, std::string_view stream);

} // namespace portreeve
