// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "gateway/store/yaml_reader.h"

namespace portreeve {

// What yaml-cpp lets pass and YAML 1.2 does not, or what would cost it too much: text that is not UTF-8, control
// characters, directives, hundreds of open brackets. nullopt: nothing of the kind. Pure.
std::optional<YamlFault> checkYamlLayout(std::string_view text);

} // namespace portreeve
