// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>

#include "gateway/net/transport.h"

namespace portreeve {

struct ClientOptions {
    std::string caFile;                 // empty: the system's; SSL_CERT_FILE and SSL_CERT_DIR are obeyed
    bool verify = true;                 // litellm_settings.ssl_verify
    std::size_t mostHead = 64 * 1024;
    std::size_t mostHeaders = 256;
    std::size_t mostIdle = 256;         // pooled connections an origin
    std::chrono::milliseconds idleTimeout{55'000};
    std::size_t mostInflated = 64u << 20;   // of a compressed body; also a ratio of 200 beyond 1 MiB
};

// HTTP/1.1 to any origin, with a pool an origin. One a worker, its thread only; it goes on that thread, or when the worker has
// stopped. A pooled connection whose end was under way when the request left (it came within 50 ms, without a byte of an answer) is
// replaced once by a fresh one; nothing else is ever sent twice (TransportError::sent says when the outcome is unknown). Redirects are not followed, proxy variables not obeyed.
// Throws std::runtime_error when the CA file cannot be read.
std::unique_ptr<Transport> makeHttpClient(boost::asio::io_context &context, const ClientOptions &options);

} // namespace portreeve
