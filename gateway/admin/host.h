// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/thread_pool.hpp>

#include "gateway/admin/endpoint.h"
#include "gateway/base/log_ring.h"
#include "gateway/gate/gate.h"
#include "gateway/net/transport.h"
#include "gateway/sinks/bodies.h"
#include "gateway/sinks/live.h"
#include "gateway/sinks/refusals.h"

namespace portreeve {

// What is fixed while a gateway runs.
struct ServerFacts {
    Micros started = 0;                    // wall
    bool isEmbedded = false;               // in the desktop's process
    std::string url, host;
    std::uint16_t port = 0;
    bool tls = false;
    std::size_t workers = 0;
    std::string dataDirectory, configFile; // absolute; no file: empty
    std::string masterKeyPlace, sealPlace; // where the secrets are, never what they are
};

// A worker on which a call of our own can live: everything that touches its transport runs on its executor.
struct Outlet {
    std::size_t worker = 0;
    boost::asio::any_io_executor executor;
    Transport *transport = nullptr;
};

// What the engine lends to the endpoints of itself. Any thread; outlives them.
class Host {
public:
    virtual ~Host() = default;
    virtual ServerFacts facts() const = 0;
    virtual std::string_view state() const = 0;         // "running", "paused", "draining"
    virtual std::size_t connections() const = 0;        // of clients
    virtual bool reload(std::string *why) = 0;          // false: the config file is bad, and the old one is kept
    virtual void setPaused(bool paused) = 0;            // paused: no new model calls
    virtual Outlet outlet() = 0;                        // the next worker in turn
    virtual boost::asio::thread_pool &patient() = 0;    // one thread, for work of seconds: a reader is not to be kept so long
    virtual bool isStopping() const = 0;                // work of seconds has to end
};

// The running parts that some endpoints show or work.
struct ServerParts {
    Host &host;
    Gate &gate;
    const Live &live;
    const Refusals &refusals;
    const LogRing &log;
    const Bodies &bodies;
};

// Throws std::logic_error where there are none.
ServerParts &serverOf(AdminContext &context);

} // namespace portreeve
