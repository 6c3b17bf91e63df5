// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "gateway/base/refusal.h"
#include "gateway/net/cancel.h"
#include "gateway/net/workers.h"

namespace portreeve {

using boost::asio::awaitable;

// One request as it came. Views live until the exchange is answered.
struct ServerRequest {
    std::string_view method;
    std::string_view target;       // as sent, origin-form
    std::string_view path;         // of the target, percent-decoded once, "//" and dot segments refused before
    std::string_view query;        // after '?', raw
    std::vector<std::pair<std::string_view, std::string_view>> headers;   // names in lower case
    std::string_view body;         // at least 64 readable bytes follow it (simdjson)
    std::string_view remoteAddress;
    bool tls = false;
    std::string_view header(std::string_view lowerName) const;            // the first of that name, or empty
};

// The way back on the wire. The thread of its worker only.
class ServerExchange {
public:
    virtual ~ServerExchange() = default;
    virtual const ServerRequest &request() const = 0;
    virtual Cancel &cancel() = 0;                     // requested when the client has gone (within 50 ms), or at the drain's end
    virtual std::size_t worker() const = 0;
    virtual bool hasStarted() const = 0;              // bytes of an answer have gone out
    // For what comes in numbers: from here on this connection is heard when the others before it were. New ones, and those that
    // never said so, are heard at once however much there is to do.
    virtual void waitTurns() = 0;

    // A whole answer in one write. `headers` without Content-Length, Date, Connection. False: the client has gone.
    virtual awaitable<bool> send(int status, const Headers &headers, std::string_view body) = 0;
    // A streamed answer: head, pieces (each suspends while the client does not read; never more than 256 KiB are held), end.
    virtual awaitable<bool> start(int status, const Headers &headers) = 0;
    virtual awaitable<bool> write(std::string_view bytes) = 0;
    virtual awaitable<bool> finish(std::string_view lastBytes = {}) = 0;   // last bytes and the end in one write
    // Whenever a streamed answer has been silent for so long, `bytes` go out: between events only, which a blank line ends.
    virtual void fillSilence(std::string_view bytes, std::chrono::milliseconds after) = 0;
    virtual void abort() = 0;                         // an unclean end: the client can tell that something is missing
};

struct ServerOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 4000;                 // 0: any
    std::string certificateFile, keyFile;      // PEM; both empty: plain TCP
    std::size_t mostTarget = 8 * 1024;         // else 414
    std::size_t mostHead = 32 * 1024;          // else 431
    std::size_t mostHeaders = 100;             // else 431
    std::size_t mostBody = 32u << 20;          // else 413
    std::chrono::milliseconds headTimeout{15'000};     // from the first byte of a head to its end
    std::chrono::milliseconds bodyTimeout{60'000};     // longest silence inside a body
    std::chrono::milliseconds idleTimeout{75'000};     // keep-alive
    std::chrono::milliseconds writeTimeout{60'000};    // a client that does not read
    std::size_t mostConnections = 20'000;      // a worker; more are closed at once
    std::string securityHeaders;               // raw lines every answer carries, each ended by \r\n
};

// Answers one request. Must answer or abort before it returns; a throw becomes a 500 and a close.
using Serve = std::function<awaitable<void>(ServerExchange &)>;
// Turns a refusal of the server itself (framing, limits, time-outs) into a body in the client's shape.
using ErrorBody = std::function<std::string(std::string_view path, const Refusal &)>;

// HTTP/1.1 on every worker (SO_REUSEPORT). start() throws std::system_error when the address cannot be had.
class HttpServer {
public:
    HttpServer(Workers &workers, ServerOptions options, Serve serve, ErrorBody errorBody);
    ~HttpServer();
    void start();                              // returns when all workers accept
    std::uint16_t port() const;
    void stopAccepting();                      // closes listeners and idle connections; busy ones end with their answer
    std::size_t openExchanges() const;         // of all workers
    std::size_t connections() const;           // of clients, idle ones too
    void cancelAll();                          // requests every open exchange's cancel, then closes

private:
    struct Private;
    std::unique_ptr<Private> d;
};

// Who listens on a TCP port of this machine, as far as /proc tells: "nginx (pid 812)"; empty when unknown.
std::string whoListens(std::uint16_t port);

} // namespace portreeve
