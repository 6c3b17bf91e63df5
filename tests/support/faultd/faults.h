// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace portreeve::fault {

class Session;

// A way to answer, or to fail to.
struct Fault {
    std::string_view name;
    std::string_view help;
    void (*play)(Session &);
    bool beforeBody = false;    // played when the head is there, before the body is read
};

const Fault *findFault(std::string_view name);      // nullptr: unknown
std::span<const Fault> allFaults();

// By what goes wrong; faults.cpp puts them together.
std::span<const Fault> connectionFaults();          // connections.cpp
std::span<const Fault> headFaults();                // heads.cpp
std::span<const Fault> bodyFaults();                // bodies.cpp
std::span<const Fault> jsonFaults();                // jsons.cpp
std::span<const Fault> streamFaults();              // streams.cpp

} // namespace portreeve::fault
