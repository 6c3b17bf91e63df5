// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultd/faults.h"

#include <map>
#include <vector>

namespace portreeve::fault {

std::span<const Fault> allFaults()
{
    static const std::vector<Fault> all = [] {
        std::vector<Fault> out;
        for (const auto part : {connectionFaults(), headFaults(), bodyFaults(), jsonFaults(), streamFaults()})
            out.insert(out.end(), part.begin(), part.end());
        return out;
    }();
    return all;
}

const Fault *findFault(std::string_view name)
{
    static const std::map<std::string_view, const Fault *> index = [] {
        std::map<std::string_view, const Fault *> out;
        for (const Fault &fault : allFaults())
            out[fault.name] = &fault;
        return out;
    }();
    const auto at = index.find(name);
    return at == index.end() ? nullptr : at->second;
}

} // namespace portreeve::fault
