// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/value.hpp>

#include "tests/support/faultd/wire.h"

namespace portreeve::fault {

enum class Kind { Chat, Messages, CountTokens, Embeddings, Models, Control, Other };

// A request as it came over the wire.
struct Request {
    std::string head;                // raw, with the empty line
    std::string method, target, path;
    std::vector<std::pair<std::string, std::string>> headers;   // names in lower case
    std::string body;                // de-chunked
    std::string_view header(std::string_view lowerName) const;
};

// What a provider would want to know of it.
struct Asked {
    Kind kind = Kind::Other;
    boost::json::value body;
    std::string model;
    bool stream = false;
    bool includeUsage = false;
    std::optional<std::int64_t> maxTokens;
    int choices = 1;
    std::int64_t promptTokens = 1;   // words of all text
    std::string lastText;            // of the last message
};

// Reads a head; `buffer` keeps what follows it. nullopt: the peer closed between requests, or `malformed` says why.
std::optional<Request> readHead(Wire &wire, std::string &buffer, std::string &malformed);
// Reads the body that the head promises; false: it did not come whole, or `malformed` says why.
bool readBody(Wire &wire, std::string &buffer, Request &request, std::string &malformed);
Asked understand(const Request &request);

} // namespace portreeve::fault
