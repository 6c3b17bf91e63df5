// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/tls.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>

#include <arpa/inet.h>
#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <unistd.h>

namespace portreeve {

namespace {

std::string reasonText(unsigned long code)
{
    const char *reason = code ? ERR_reason_error_string(code) : nullptr;
    return reason ? reason : "unknown error";
}

[[noreturn]] void fail(const std::string &what)
{
    throw std::runtime_error(what + ": " + reasonText(ERR_get_error()));
}

// For a file that cannot be opened OpenSSL has no word that helps; the system has.
void mustOpen(const std::string &what, const std::string &file)
{
    if (const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC); descriptor >= 0)
        ::close(descriptor);
    else
        throw std::runtime_error("cannot read " + what + " " + file + ": " + std::generic_category().message(errno));
}

TlsContext makeContext(const SSL_METHOD *method)
{
    TlsContext context(SSL_CTX_new(method));
    if (!context)
        fail("cannot set up TLS");
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(context.get(), 1);      // a record in one read, not its head first
    return context;
}

bool isAddress(const std::string &host)
{
    std::array<unsigned char, 16> bytes;
    return inet_pton(AF_INET, host.c_str(), bytes.data()) == 1 || inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
}

// OpenSSL's own socket BIO calls write(), which raises SIGPIPE and knows nothing of edges; this one goes through Socket.
int answer(BIO *bio, const Io &io, int retry, std::size_t *bytes)
{
    BIO_clear_retry_flags(bio);
    *bytes = io.bytes;
    if (io.state == Io::State::Blocked && io.bytes == 0)
        BIO_set_flags(bio, retry | BIO_FLAGS_SHOULD_RETRY);
    if (io.state == Io::State::Ended)
        BIO_set_flags(bio, BIO_FLAGS_IN_EOF);
    errno = io.error;
    return io.bytes > 0 ? 1 : 0;
}

int readBio(BIO *bio, char *to, std::size_t most, std::size_t *got)
{
    const Io io = static_cast<Socket *>(BIO_get_data(bio))->receive(to, most);
    return answer(bio, io, BIO_FLAGS_READ, got);
}

int writeBio(BIO *bio, const char *from, std::size_t size, std::size_t *sent)
{
    Pieces pieces;
    pieces.add({from, size});
    const Io io = static_cast<Socket *>(BIO_get_data(bio))->send(pieces);
    return answer(bio, io, BIO_FLAGS_WRITE, sent);
}

long controlBio(BIO *bio, int command, long, void *)
{
    if (command == BIO_CTRL_EOF)
        return BIO_test_flags(bio, BIO_FLAGS_IN_EOF) != 0;
    return command == BIO_CTRL_FLUSH || command == BIO_CTRL_PUSH || command == BIO_CTRL_POP;
}

const BIO_METHOD *socketMethod()
{
    static const BIO_METHOD *const method = [] {
        BIO_METHOD *made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "portreeve socket");
        BIO_meth_set_read_ex(made, readBio);
        BIO_meth_set_write_ex(made, writeBio);
        BIO_meth_set_ctrl(made, controlBio);
        return made;
    }();
    return method;
}

void expectHost(SSL &ssl, const std::string &host)
{
    X509_VERIFY_PARAM *wanted = SSL_get0_param(&ssl);
    if (isAddress(host)) {
        X509_VERIFY_PARAM_set1_ip_asc(wanted, host.c_str());
        return;
    }
    SSL_set_tlsext_host_name(&ssl, host.c_str());
    X509_VERIFY_PARAM_set_hostflags(wanted, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    X509_VERIFY_PARAM_set1_host(wanted, host.data(), host.size());
}

} // namespace

TlsContext serverTls(const std::string &certificateFile, const std::string &keyFile)
{
    ERR_clear_error();
    TlsContext context = makeContext(TLS_server_method());
    mustOpen("the certificate", certificateFile);
    mustOpen("the key", keyFile);
    if (SSL_CTX_use_certificate_chain_file(context.get(), certificateFile.c_str()) != 1)
        fail("cannot read the certificate " + certificateFile);
    if (SSL_CTX_use_PrivateKey_file(context.get(), keyFile.c_str(), SSL_FILETYPE_PEM) != 1)
        fail("cannot read the key " + keyFile);
    if (SSL_CTX_check_private_key(context.get()) != 1)
        fail("the key " + keyFile + " does not belong to the certificate " + certificateFile);
    const std::array<unsigned char, 10> scope{"portreeve"};
    SSL_CTX_set_session_id_context(context.get(), scope.data(), scope.size());
    return context;
}

TlsContext clientTls(const std::string &caFile, bool verify)
{
    ERR_clear_error();
    TlsContext context = makeContext(TLS_client_method());
    if (!caFile.empty())
        mustOpen("the CA file", caFile);
    if (!caFile.empty() && SSL_CTX_load_verify_file(context.get(), caFile.c_str()) != 1)
        fail("cannot read the CA file " + caFile);
    if (caFile.empty())
        SSL_CTX_set_default_verify_paths(context.get());
    SSL_CTX_set_verify(context.get(), verify ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, nullptr);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE);
    SSL_CTX_sess_set_new_cb(context.get(), TlsSession::keepTicket);
    return context;
}

TlsSession::TlsSession(SSL_CTX &context, Socket &socket) : m_ssl(SSL_new(&context))
{
    BIO *bio = m_ssl ? BIO_new(socketMethod()) : nullptr;
    if (!bio)
        fail("cannot start TLS");
    BIO_set_data(bio, &socket);
    BIO_set_init(bio, 1);
    SSL_set_bio(m_ssl.get(), bio, bio);
    SSL_set_app_data(m_ssl.get(), this);
}

std::unique_ptr<TlsSession> TlsSession::accept(SSL_CTX &context, Socket &socket)
{
    std::unique_ptr<TlsSession> session(new TlsSession(context, socket));
    SSL_set_accept_state(session->m_ssl.get());
    return session;
}

std::unique_ptr<TlsSession> TlsSession::connect(SSL_CTX &context, Socket &socket, const std::string &host, SSL_SESSION *ticket)
{
    std::unique_ptr<TlsSession> session(new TlsSession(context, socket));
    SSL_set_connect_state(session->m_ssl.get());
    expectHost(*session->m_ssl, host);
    if (ticket)
        SSL_set_session(session->m_ssl.get(), ticket);
    return session;
}

int TlsSession::keepTicket(SSL *session, SSL_SESSION *ticket)
{
    // a copy: OpenSSL spoils its own when the connection ends badly
    static_cast<TlsSession *>(SSL_get_app_data(session))->m_ticket.reset(SSL_SESSION_dup(ticket));
    return 0;
}

TlsTicket TlsSession::ticket()
{
    return std::move(m_ticket);
}

Io TlsSession::outcome(int result)
{
    const int error = SSL_get_error(m_ssl.get(), result);
    m_wantsWrite = error == SSL_ERROR_WANT_WRITE;
    if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE)
        return {Io::State::Blocked};
    if (error == SSL_ERROR_ZERO_RETURN)
        return {Io::State::Ended};
    m_reason = ERR_peek_error();
    if (error == SSL_ERROR_SYSCALL)
        return {Io::State::Failed, 0, errno ? errno : EPROTO};
    return {Io::State::Failed, 0, ERR_GET_REASON(m_reason) == SSL_R_UNEXPECTED_EOF_WHILE_READING ? 0 : EPROTO};
}

Io TlsSession::handshake()
{
    ERR_clear_error();
    const int result = SSL_do_handshake(m_ssl.get());
    return result == 1 ? Io{} : outcome(result);
}

Io TlsSession::receive(char *to, std::size_t most)
{
    if (m_last)
        return *m_last;
    ERR_clear_error();
    std::size_t all = 0;
    int result = 1;
    while (all < most) {       // a record at a time; what came is taken together
        std::size_t got = 0;
        result = SSL_read_ex(m_ssl.get(), to + all, most - all, &got);
        if (result != 1)
            break;
        all += got;
    }
    const Io last = result == 1 ? Io{} : outcome(result);
    if (all == 0)
        return last;
    if (!last.isDone() && !last.isBlocked())
        m_last = last;      // OpenSSL says why only once
    return {Io::State::Done, all};
}

Io TlsSession::sendRun(const char *bytes, std::size_t size, Pieces &pieces)
{
    std::size_t sent = 0;
    ERR_clear_error();
    const int result = SSL_write_ex(m_ssl.get(), bytes, size, &sent);
    if (result != 1)
        return outcome(result);
    pieces.took(sent);
    m_wantsWrite = false;
    return {Io::State::Done, sent};
}

Io TlsSession::send(Pieces &pieces)
{
    std::array<char, SSL3_RT_MAX_PLAIN_LENGTH> record;
    Io io;
    while (!pieces.isEmpty() && io.isDone()) {
        std::size_t size = 0;       // one record of what is small, so that a head and its body leave together
        for (std::size_t i = 0; i < pieces.count() && size < record.size(); ++i) {
            const std::size_t part = std::min(pieces.data()[i].iov_len, record.size() - size);
            std::memcpy(record.data() + size, pieces.data()[i].iov_base, part);
            size += part;
        }
        io = sendRun(record.data(), size, pieces);
    }
    return io;
}

void TlsSession::sayGoodbye()
{
    ERR_clear_error();
    SSL_shutdown(m_ssl.get());
}

std::string TlsSession::failure() const
{
    const long verified = SSL_get_verify_result(m_ssl.get());
    if (verified != X509_V_OK)
        return X509_verify_cert_error_string(verified);
    return m_reason ? reasonText(m_reason) : "the connection was closed";
}

} // namespace portreeve
