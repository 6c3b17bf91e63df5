// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/json/value.hpp>

namespace portreeve {

// What the demo provider says: pure, the same for the same question.
struct DemoAnswer {
    std::vector<std::string> words;        // pieces of text, a token each, blanks in front
    std::string toolName, toolArguments;   // instead of text: a call of this tool
    std::string finish = "stop";
    std::int64_t promptTokens = 0, completionTokens = 0;
};

DemoAnswer demoAnswer(const boost::json::object &request, std::int64_t choice);

// A value that fits a JSON schema (type, enum, const, properties, items, $ref within it).
boost::json::value demoValue(const boost::json::value &schema, const boost::json::value &root, const std::string &text, int depth = 0);

// 256 numbers of length 1: alike for texts that share words.
std::vector<float> demoEmbedding(const std::string &text);

} // namespace portreeve
