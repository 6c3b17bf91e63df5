// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "gateway/store/config_file.h"
#include "gateway/store/yaml_reader.h"

namespace portreeve {

// What is wrong with a configuration. Thrown while one is read, a Refusal at the edge (readConfig, parseConfig): a
// configuration is read at start and by people's hands, never on the road.
struct ConfigFault {
    std::string place;                 // "config.yaml:12:5"
    std::string text;
};

// The reading of one configuration: what stands where, what it means, what there is to tell. One thread.
// `path` in what follows is for people: "router_settings.num_retries".
class ConfigReading {
public:
    ConfigReading(Config &config, const Environment &environment) : config(config), m_environment(environment) {}

    Config &config;
    std::vector<std::string> names;    // of the files as people write them; a node's `file` counts in it

    std::string place(const YamlMark &mark, std::uint32_t file) const;
    std::string place(const YamlNode &node) const { return place(node.mark, node.file); }
    [[noreturn]] void fail(const YamlNode &at, const std::string &text) const;
    void notice(const YamlNode &at, std::string text);
    void notice(const YamlMark &mark, std::uint32_t file, std::string text);
    void tell();                       // all notices so far go into the configuration, in the order of their places

    // Replaces every "os.environ/X" below by what X holds; not set: null, and a notice.
    void resolveVariables(YamlNode &node, const std::string &path);

    // A member that no table knows: told with the nearest name, or where it belongs.
    void unknownKey(const YamlMember &member, std::uint32_t file, std::string_view section, const std::string &path);
    // A known one that has no effect yet: told, unless it is off or LiteLLM's default.
    void unservedKey(const YamlMember &member, std::string_view usual, const std::string &path);

    // Values of a type; anything else fails with what was wanted. Text from a variable counts as unquoted.
    std::string text(const YamlNode &node, const std::string &path) const;
    bool boolean(const YamlNode &node, const std::string &path) const;
    static std::optional<bool> truth(const YamlNode &node);    // nullopt: no boolean. A variable may say 1 or 0
    std::int64_t integer(const YamlNode &node, const std::string &path, std::int64_t least, std::int64_t most) const;
    std::string decimal(const YamlNode &node, const std::string &path) const;                // not negative, as written
    std::chrono::milliseconds seconds(const YamlNode &node, const std::string &path) const;  // rounded up
    Nanos dollars(const YamlNode &node, const std::string &path) const;
    std::vector<std::string> texts(const YamlNode &node, const std::string &path) const;     // a list; one text is a list of one
    const YamlNode &map(const YamlNode &node, const std::string &path) const;
    const YamlNode &list(const YamlNode &node, const std::string &path) const;

private:
    struct Told {
        std::uint32_t file;
        YamlMark mark;
        std::string text;
    };
    std::optional<std::string> variable(const std::string &name) const;
    const Environment &m_environment;
    std::vector<Told> m_told;
};

// A node as JSON, numbers and booleans as YAML 1.1 reads them (LiteLLM's reader). `unresolved`: variables as "os.environ/X".
boost::json::value yamlToJson(const YamlNode &node, bool unresolved = false);
std::optional<bool> yamlBool(std::string_view text);       // true, yes, on ... in three spellings
bool isYamlDecimal(std::string_view text);                 // a number that is not negative: "1", "0.5", "1e-06"
bool isOff(const YamlNode &node);                          // null, false, empty

} // namespace portreeve
