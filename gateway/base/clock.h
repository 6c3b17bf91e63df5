// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace portreeve {

using Micros = std::int64_t;   // microseconds; wall times count from 1970-01-01 UTC

constexpr Micros microsPerSecond = 1'000'000;
constexpr Micros microsPerDay = 86'400 * microsPerSecond;

// The only source of time. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Micros wall() const = 0;       // may jump
    virtual Micros monotonic() const = 0;  // never goes back; no meaning across restarts
};

class SystemClock final : public Clock {
public:
    Micros wall() const override;
    Micros monotonic() const override;
};

// "2026-11-21T10:00:00.123456Z" (UTC); parse also takes a space for T, no fraction, "+00:00", and a date alone.
std::string isoTime(Micros wall);
bool parseIsoTime(const std::string &text, Micros *wall);
std::string isoDate(Micros wall);   // "2026-11-21"

} // namespace portreeve
