// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "gateway/sinks/request_filter.h"

namespace portreeve {

// Adds what a word says of a field that is no text: a number with its unit, a comparison, a range, a class of statuses, yes or
// no. What is wrong with it, for people; empty: nothing.
std::string readNumber(FilterTerm &term, std::string_view word);

} // namespace portreeve
