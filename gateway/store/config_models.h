// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/store/config_reading.h"

namespace portreeve {

// The entries of model_list and credential_list as records, in the order written.
void readModels(ConfigReading &reading, const YamlNode &list);
void readCredentials(ConfigReading &reading, const YamlNode &list, const std::string &path);

} // namespace portreeve
