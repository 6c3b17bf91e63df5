// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace portreeve {

// The heads of HTTP/1 messages, read strictly (RFC 9112): every line ends in CRLF, nothing is folded, repaired or guessed.
// All of it works on bytes in place; what comes out are views into them.

struct Fault {
    int status;              // what a server answers; a client calls any of them bad framing
    const char *text;
};
using Checked = std::optional<Fault>;     // nullopt: all is well

using Fields = std::vector<std::pair<std::string_view, std::string_view>>;     // names in lower case

struct HeadLimits {
    std::size_t mostBytes = 32 * 1024;
    std::size_t mostFields = 100;
    std::size_t mostTarget = 8 * 1024;
};

// Finds where a head ends, over as many reads as it takes, and goes through no byte twice.
class HeadScan {
public:
    Checked scan(std::string_view bytes, const HeadLimits &limits);    // all bytes so far
    std::size_t length() const { return m_length; }                    // of the head with its empty line; 0: more must come

private:
    std::size_t m_line = 0;      // where the line that has not ended begins
    std::size_t m_seen = 0;
    std::size_t m_lines = 0;
    std::size_t m_length = 0;
};

struct RequestHead {
    std::string_view method;
    std::string_view target;     // as sent
    int minor = 1;               // of HTTP/1.x
    Fields fields;
};

struct StatusHead {
    int status = 0;
    int minor = 1;
    Fields fields;
};

// `head` is whole, as HeadScan found it. Names are put in lower case where they stand.
Checked parseRequestHead(char *head, std::size_t length, const HeadLimits &limits, RequestHead *out);
Checked parseStatusHead(char *head, std::size_t length, const HeadLimits &limits, StatusHead *out);

// What the fields say of the message's frame and of the connection.
struct Framing {
    std::optional<std::uint64_t> length;
    bool chunked = false;
    bool close = false;              // "connection: close"
    bool keepAlive = false;          // "connection: keep-alive"
    std::size_t hosts = 0;
    std::string_view host;
    std::optional<std::string_view> expect;
    std::string_view contentEncoding;
};
Checked readFraming(const Fields &fields, int minor, Framing *out);
Checked checkHost(const Framing &framing, int minor);       // of a request

struct RequestTarget {
    std::string_view whole;      // origin-form: path and query
    std::string_view path;       // percent-decoded
    std::string_view query;      // raw
};
// `store` holds what is not in the target itself.
Checked readTarget(std::string_view method, std::string_view target, std::string *store, RequestTarget *out);

bool isToken(std::string_view text);
bool isFramingName(std::string_view name);      // in lower case: of a field that says where the message ends
bool isAuthority(std::string_view text);        // of a URI, without user information; an empty one, too
bool isFieldValue(std::string_view text);       // no control character but the tab
bool isLineBlock(std::string_view text);        // whole lines, none of them empty; what is in them is their maker's affair

} // namespace portreeve
