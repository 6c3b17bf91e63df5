// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "gateway/base/clock.h"
#include "gateway/base/refusal.h"

namespace portreeve {

// How long a provider wants to be left alone, as its answer's headers say: retry-after-ms, retry-after in seconds or as a date
// (`wall` is now). At most a year; nullopt: they do not say, or not what can be read.
std::optional<Micros> retryAfter(const Headers &headers, Micros wall);

} // namespace portreeve
