// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <boost/json/value.hpp>

#include "gateway/store/config_reading.h"

namespace portreeve {

// One setting that is served: where it stands in the file and what member of Settings it is. A row here is all it takes.
struct SettingKey {
    std::string_view section, name;
    void (*read)(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path);
    boost::json::value (*show)(const Settings &from);    // for people; null: it says nothing. nullptr: another row shows it
    const char *variable = nullptr;                      // an environment variable that gives the default
    bool isServed = true;                                // false: read and shown, but nothing heeds it yet, and that is told
};

// Later rows win over earlier ones of the same member: router_settings over litellm_settings.
std::span<const SettingKey> settingKeys();

// Defaults from the environment, then the three sections of `root`. Names that no row has are told of.
void readSettings(ConfigReading &reading, const YamlNode &root, const Environment &environment);

} // namespace portreeve
