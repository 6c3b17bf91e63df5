// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <boost/json/value.hpp>

#include "gateway/store/config_reading.h"

namespace portreeve {

// The settings of routing that are more than a value: fallbacks, aliases, retry policies. For the table of config_settings.

// [{"ours": ["first", "second"]}], LiteLLM's form. A bare text for the list is refused, as LiteLLM does since 1.108.1.
FallbackLists fallbackLists(ConfigReading &reading, const YamlNode &value, const std::string &path);
boost::json::value fallbacksValue(const FallbackLists &lists);

template <auto member>
void readFallbacks(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path)
{
    to.*member = fallbackLists(reading, value, path);
}

template <auto member>
boost::json::value showFallbacks(const Settings &from)
{
    return fallbacksValue(from.*member);
}

void readDefaultFallbacks(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path);
boost::json::value showDefaultFallbacks(const Settings &from);

// {"name": "target"} or {"name": {"model": "target", "hidden": true}}
void readAliases(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path);
void readAliasMap(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path);   // model_alias_map: all hidden
boost::json::value showAliases(const Settings &from);

void readRetryPolicy(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path);
boost::json::value showRetryPolicy(const Settings &from);
void readGroupRetryPolicy(ConfigReading &reading, Settings &to, const YamlNode &value, const std::string &path);
boost::json::value showGroupRetryPolicy(const Settings &from);

} // namespace portreeve
