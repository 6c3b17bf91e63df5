// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <boost/asio/awaitable.hpp>

#include "gateway/base/refusal.h"
#include "gateway/net/cancel.h"

namespace portreeve {

using boost::asio::awaitable;

// Where a request goes: scheme, host and port, nothing else.
struct Origin {
    bool tls = false;
    std::string host;            // as written, IPv6 without brackets
    std::uint16_t port = 0;
    std::string text() const;    // "https://api.openai.com" (port only when not the scheme's own)
    bool operator==(const Origin &) const = default;
};

struct Url {
    Origin origin;
    std::string target;          // path and query, at least "/"
};

// http and https only, no user info, no fragment, no control characters. nullopt: it is none of these.
std::optional<Url> parseUrl(std::string_view text);

// How a connection came about, for people who want to know where the time went.
struct OutTimes {
    bool isReused = false;                 // a kept connection: the rest is 0
    std::string address;                   // that was dialled, "10.0.0.1"
    std::chrono::microseconds resolve{0}, connect{0}, secure{0};
    bool isResolved = false, isConnected = false;      // how far it came
};

struct OutRequest {
    const Origin *origin = nullptr;
    std::string_view method = "POST";
    std::string_view target = "/";
    const Headers *headers = nullptr;      // without Host, Content-Length, Connection: the transport writes those
    std::string_view body;
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds timeout{6'000'000};    // from the dial to the head of the answer
    std::chrono::milliseconds idleTimeout{6'000'000};// longest silence inside the body
    Cancel *cancel = nullptr;
    OutTimes *times = nullptr;             // filled in when not null; lives as long as the call
    // For hosts that a client named: asked of every address ("10.0.0.1") before it is dialled, and of no other later, so a name
    // cannot change its mind in between. Null: any may be dialled. See isPublicAddress().
    const std::function<bool(std::string_view address)> *mayDial = nullptr;
};

// How a call went wrong below HTTP.
enum class Break { Refused, Unreachable, Dns, Tls, TimedOut, Reset, Truncated, BadFraming, TooLarge, Cancelled };
std::string_view name(Break kind);         // "refused", "dns", ...

struct TransportError {
    Break kind = Break::Reset;
    bool sent = false;           // all of the request was handed over: the outcome is unknown
    std::string text;            // for the log and the client; no address of ours, no path
};

// A piece of a body. The view lives until the next read() or the reply's end.
struct BodyPiece {
    std::string_view bytes;
    bool end = false;                        // the body ended as its framing says
    std::optional<TransportError> error;
};

// An answer whose head has come. Going away before the end closes the connection (that cancels the call upstream); after
// the end the connection returns to its pool.
class Reply {
public:
    virtual ~Reply() = default;
    int status = 0;
    Headers headers;                          // names in lower case, in the order sent
    std::string_view header(std::string_view lowerName) const;   // the first of that name, or empty
    virtual awaitable<BodyPiece> read() = 0;
    // From now on, the longest silence inside the body.
    virtual void setIdleTimeout(std::chrono::milliseconds) {}
    // The whole body up to `most` bytes, or the error. Appends to `out`.
    awaitable<std::optional<TransportError>> readAll(std::string &out, std::size_t most);
};

using Sent = std::variant<std::unique_ptr<Reply>, TransportError>;

// The way out. One a worker; its thread only.
class Transport {
public:
    virtual ~Transport() = default;
    virtual awaitable<Sent> send(const OutRequest &request) = 0;
};

} // namespace portreeve
