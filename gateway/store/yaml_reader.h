// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace portreeve {

// Where something stands in a text; both count from 1, columns in characters.
struct YamlMark {
    int line = 1;
    int column = 1;
};

struct YamlMember;

// A node of a YAML text: the safe subset that a configuration needs. Anchors are already expanded, `<<` already merged.
struct YamlNode {
    enum class Kind : std::uint8_t { Null, Scalar, List, Map };
    Kind kind = Kind::Null;
    bool plain = true;                    // a scalar without quotes: may be a number, a boolean or null
    YamlMark mark;
    std::uint32_t file = 0;               // which file it came from, counted by whoever parses several
    std::string text;                     // of a scalar
    std::string variable;                 // set by the reader of os.environ/: whose value `text` is
    std::vector<YamlNode> items;          // of a list
    std::vector<YamlMember> members;      // of a map, in the order written; names are unique

    const YamlNode *find(std::string_view name) const;    // a member's value; nullptr: no such member, or no map
    bool isNull() const { return kind == Kind::Null; }
    std::size_t size() const;             // nodes in it, itself included
};

struct YamlMember {
    std::string name;
    YamlMark mark;                        // of the name
    YamlNode value;
};

struct YamlFault {
    YamlMark mark;
    std::string text;                     // what is wrong and what to do
};

// One document; anything else is refused with a fault: tags other than YAML's own, directives, keys that are no text, keys
// given twice (both places are named), depth over 64, over 1,000,000 nodes, aliases that expand to more than 100,000 nodes
// ("billion laughs"), over 10 MiB, anything but UTF-8. An empty text is an empty map. Pure; throws nothing.
std::variant<YamlNode, YamlFault> parseYaml(std::string_view text, std::uint32_t file = 0);

} // namespace portreeve
