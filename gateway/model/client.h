// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "gateway/base/refusal.h"

namespace portreeve {

// The way back to whoever asked: an HTTP connection, a test that collects, the desktop. Every call gives false when the
// client has gone; from then on nothing more need be sent.
class Client {
public:
    virtual ~Client() = default;
    virtual boost::asio::awaitable<bool> send(int status, const Headers &headers, std::string_view body) = 0;
    virtual boost::asio::awaitable<bool> start(int status, const Headers &headers) = 0;      // a stream
    virtual boost::asio::awaitable<bool> write(std::string_view bytes) = 0;                  // suspends while it does not read
    virtual boost::asio::awaitable<bool> finish(std::string_view lastBytes) = 0;
    virtual void abort() = 0;                       // an unclean end
    virtual bool hasStarted() const = 0;
};

} // namespace portreeve
