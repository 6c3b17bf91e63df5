// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "gateway/engine/engine.h"

namespace portreeve {

// What the command line of portreeved says.
struct Arguments {
    EngineOptions options;
    bool printConfig = false;
    bool dumpLedger = false;
    std::string text;       // not empty: print it and end (--help, --version)
    std::string fault;      // not empty: wrong usage, and what is right
};

Arguments parseArguments(const std::vector<std::string> &words);

} // namespace portreeve
