// SPDX-License-Identifier: GPL-3.0-or-later
// One program a target for libFuzzer: FUZZ_TARGET is its name in the table.
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const auto run = [] {
        for (const auto &target : portreeve::fuzz::allTargets()) {
            if (target.name == FUZZ_TARGET)
                return target.run;
        }
        std::abort();
    }();
    run({reinterpret_cast<const char *>(data), size});
    return 0;
}
