// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultd/spec.h"

#include <charconv>
#include <stdexcept>

#include "tests/support/faultd/faults.h"

namespace portreeve::fault {

std::int64_t Spec::number(std::string_view option, std::int64_t otherwise) const
{
    const auto at = options.find(option);
    if (at == options.end())
        return otherwise;
    std::int64_t value = otherwise;
    std::from_chars(at->second.data(), at->second.data() + at->second.size(), value);
    return value;
}

std::string Spec::text(std::string_view option, std::string_view otherwise) const
{
    const auto at = options.find(option);
    return at == options.end() ? std::string(otherwise) : at->second;
}

Spec parseSpec(std::string_view text)
{
    Spec spec;
    bool first = true;
    while (first || !text.empty()) {
        const std::size_t end = text.find(':');
        const std::string_view part = text.substr(0, end);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        const std::size_t equals = part.find('=');
        if (first)
            spec.name = part;
        else if (equals == part.npos)
            spec.options[std::string(part)] = "1";
        else
            spec.options[std::string(part.substr(0, equals))] = part.substr(equals + 1);
        first = false;
    }
    if (!findFault(spec.name))
        throw std::invalid_argument("faultd knows no behaviour \"" + spec.name + '"');
    return spec;
}

} // namespace portreeve::fault
