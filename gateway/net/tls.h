// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <openssl/ssl.h>

#include "gateway/net/socket.h"

namespace portreeve {

struct Freed {
    void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
    void operator()(SSL *session) const { SSL_free(session); }
    void operator()(SSL_SESSION *ticket) const { SSL_SESSION_free(ticket); }
    void operator()(BIO *bio) const { BIO_free(bio); }
};

using TlsContext = std::unique_ptr<SSL_CTX, Freed>;
using TlsTicket = std::unique_ptr<SSL_SESSION, Freed>;     // lets the next handshake be a short one

// TLS 1.2 and later. Throw std::runtime_error with OpenSSL's reason when a file cannot be used.
TlsContext serverTls(const std::string &certificateFile, const std::string &keyFile);
TlsContext clientTls(const std::string &caFile, bool verify);     // no file: the system's, or SSL_CERT_FILE and SSL_CERT_DIR

// One TLS session over a socket that outlives it. Attempts never suspend; `wantsWrite` tells what a blocked one waits for.
class TlsSession {
public:
    static std::unique_ptr<TlsSession> accept(SSL_CTX &context, Socket &socket);
    // `host` must be in the certificate, as a name or as an address. The ticket, if any, is from an earlier session there.
    static std::unique_ptr<TlsSession> connect(SSL_CTX &context, Socket &socket, const std::string &host, SSL_SESSION *ticket);

    Io handshake();
    Io receive(char *to, std::size_t most);
    Io send(Pieces &pieces);
    void sayGoodbye();                         // close_notify, without waiting for the other's
    bool wantsWrite() const { return m_wantsWrite; }
    std::string failure() const;               // why the handshake failed, for people
    TlsTicket ticket();                        // the newest the server gave, once

private:
    TlsSession(SSL_CTX &context, Socket &socket);
    Io outcome(int result);
    Io sendRun(const char *bytes, std::size_t size, Pieces &pieces);
    static int keepTicket(SSL *session, SSL_SESSION *ticket);
    friend TlsContext clientTls(const std::string &, bool);

    std::unique_ptr<SSL, Freed> m_ssl;
    TlsTicket m_ticket;
    unsigned long m_reason = 0;
    std::optional<Io> m_last;                  // what ended the reading, when bytes came before it
    bool m_wantsWrite = false;
};

} // namespace portreeve
