// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/base/clock.h"

namespace portreeve {

// Local time in a place, by the tz database: TZif files (RFC 8536) below /usr/share/zoneinfo. Immutable.
// Seconds count from 1970-01-01: of UTC for instants, of the local calendar for local times.
class TimeZone {
public:
    // By its name: "UTC", "Europe/Berlin". nullptr: there is no such file, or it is damaged. A zone is read once and lives as long
    // as the program. Thread-safe.
    static const TimeZone *find(const std::string &name);
    static std::optional<TimeZone> parse(std::string_view bytes);      // of a TZif file; nullopt: damaged

    std::int32_t offset(std::int64_t instant) const;       // seconds east of UTC
    // The first instant at which the local clock shows `local`, or more where it jumps over that. Never goes back as `local` grows.
    std::int64_t firstAt(std::int64_t local) const;

private:
    struct Period {
        std::int64_t from;
        std::int32_t offset;
    };
    friend class ZoneReader;
    std::vector<Period> m_periods;      // never empty; the first began before all time
};

// Where days begin: in a zone, at a second of its clock.
struct DayStart {
    const TimeZone *zone = nullptr;     // null: UTC
    std::int32_t second = 0;            // 0 to 86,399
    bool operator==(const DayStart &) const = default;

    std::int64_t localAt(Micros wall) const;     // seconds of the local calendar, shifted so that days begin at 0
    Micros instantOf(std::int64_t local) const;  // the opposite: the first instant of that second
    std::int64_t dayAt(Micros wall) const;       // days since 1970-01-01 that have begun
};

} // namespace portreeve
