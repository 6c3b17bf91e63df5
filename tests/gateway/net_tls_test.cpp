// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QtTest>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>

#include <openssl/ssl.h>

#include "gateway/net/tls.h"
#include "net_certificates.h"
#include "net_kit.h"

using namespace portreeve;
using namespace portreeve::tests;

namespace {

// Blocking TLS over a Peer, for what a proper server or client does not do.
class Secured {
public:
    Secured(Peer &peer, const SSL_METHOD *method, bool server, const std::string &certificate = {}, const std::string &key = {}, int version = 0)
        : m_context(SSL_CTX_new(method))
    {
        SSL_CTX_set_security_level(m_context, version ? 0 : 1);
        if (version) {
            SSL_CTX_set_min_proto_version(m_context, version);
            SSL_CTX_set_max_proto_version(m_context, version);
        }
        if (!certificate.empty()) {
            SSL_CTX_use_certificate_chain_file(m_context, certificate.c_str());
            SSL_CTX_use_PrivateKey_file(m_context, key.c_str(), SSL_FILETYPE_PEM);
        }
        m_ssl = SSL_new(m_context);
        SSL_set_fd(m_ssl, peer.fd());
        isOpen = (server ? SSL_accept(m_ssl) : SSL_connect(m_ssl)) == 1;
    }
    ~Secured()
    {
        SSL_free(m_ssl);
        SSL_CTX_free(m_context);
    }
    Secured(const Secured &) = delete;
    Secured &operator=(const Secured &) = delete;

    std::string receiveUntil(std::string_view what)
    {
        std::string all;
        char bytes[16384];
        while (all.find(what) == std::string::npos) {
            const int got = SSL_read(m_ssl, bytes, sizeof bytes);
            if (got <= 0)
                break;
            all.append(bytes, std::size_t(got));
        }
        return all;
    }
    void send(const std::string &bytes) { SSL_write(m_ssl, bytes.data(), int(bytes.size())); }
    void sayGoodbye() { SSL_shutdown(m_ssl); }
    bool isResumed() const { return SSL_session_reused(m_ssl); }

    bool isOpen = false;

private:
    SSL_CTX *m_context;
    SSL *m_ssl;
};

const std::string ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

} // namespace

class NetTlsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    Certificate m_authority{{.names = {}, .isAuthority = true}};

    std::string file(const char *name) const { return m_dir.filePath(QString::fromLatin1(name)).toStdString(); }
    void write(const char *name, const Certificate &certificate) const
    {
        certificate.writeTo(file(name) + ".pem", file(name) + ".key");
    }
    ServerOptions serving(const char *name) const
    {
        ServerOptions options;
        options.certificateFile = file(name) + ".pem";
        options.keyFile = file(name) + ".key";
        return options;
    }
    ClientOptions trusting() const
    {
        ClientOptions options;
        options.caFile = file("ca.pem");
        return options;
    }

private slots:
    void initTestCase()
    {
        m_authority.writeTo(file("ca.pem"));
        write("good", Certificate({.names = "DNS:localhost,IP:127.0.0.1", .issuer = &m_authority}));
        write("names", Certificate({.names = "DNS:localhost", .issuer = &m_authority}));
        write("other", Certificate({.names = "DNS:example.com,DNS:*.example.com", .issuer = &m_authority}));
        write("self", Certificate({.names = "DNS:localhost,IP:127.0.0.1"}));
        write("expired", Certificate({.names = "DNS:localhost,IP:127.0.0.1", .issuer = &m_authority, .from = -7200, .to = -3600}));
        write("early", Certificate({.names = "DNS:localhost,IP:127.0.0.1", .issuer = &m_authority, .from = 3600, .to = 7200}));
        const Certificate stranger({.names = {}, .isAuthority = true});
        write("stranger", Certificate({.names = "DNS:localhost,IP:127.0.0.1", .issuer = &stranger}));
    }

    void missingFilesAreNamed()
    {
        const auto wordsOf = [](auto &&make) {
            try {
                make();
            } catch (const std::exception &fault) {
                return QString(fault.what());
            }
            return QString();
        };
        QCOMPARE(wordsOf([&] { clientTls(file("none.pem"), true); }), QString("cannot read the CA file %1: No such file or directory").arg(QString::fromStdString(file("none.pem"))));
        QVERIFY(wordsOf([&] { serverTls(file("none.pem"), file("none.key")); }).startsWith("cannot read the certificate "));
    }

    void certificates_data()
    {
        QTest::addColumn<QByteArray>("certificate");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *certificate, const char *host, bool good) {
            QTest::addRow("%s %s", certificate, host) << QByteArray(certificate) << QByteArray(host) << good;
        };
        row("good", "localhost", true);
        row("good", "127.0.0.1", true);
        row("names", "localhost", true);
        row("names", "127.0.0.1", false);
        row("other", "localhost", false);
        row("self", "localhost", false);
        row("expired", "localhost", false);
        row("early", "localhost", false);
        row("stranger", "localhost", false);
    }
    // A certificate that does not hold never sees a byte of the request.
    void certificates()
    {
        QFETCH(QByteArray, certificate);
        QFETCH(QByteArray, host);
        QFETCH(bool, good);
        std::atomic<int> calls{0};
        Served served(
            [&calls](ServerExchange &x) -> awaitable<void> {
                ++calls;
                co_await echo(x);
            },
            serving(certificate.constData()));
        Caller caller(served.server.port(), trusting(), {true, host.toStdString(), 0});
        caller.request.body = "secret";
        const Called called = caller.call();
        QCOMPARE(calls.load(), good ? 1 : 0);
        QCOMPARE(called.error.has_value(), !good);
        if (good) {
            QCOMPARE(called.body, std::string("POST|/v1/x||secret"));
            return;
        }
        QVERIFY(called.error->kind == Break::Tls && !called.error->sent && called.error->text.starts_with("TLS: "));
        ClientOptions trustful = trusting();
        trustful.verify = false;
        Caller unverified(served.server.port(), trustful, {true, host.toStdString(), 0});
        QVERIFY(!unverified.call().error);
    }

    void systemFileIsObeyed()
    {
        qputenv("SSL_CERT_FILE", QByteArray::fromStdString(file("ca.pem")));
        Served served(echo, serving("good"));
        Caller caller(served.server.port(), {}, {true, "localhost", 0});
        QVERIFY(!caller.call().error);
        qunsetenv("SSL_CERT_FILE");
        Caller without(served.server.port(), {}, {true, "localhost", 0});
        QVERIFY(without.call().error->kind == Break::Tls);
        ClientOptions missing;
        missing.caFile = file("absent.pem");
        boost::asio::io_context context;
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, makeHttpClient(context, missing));
    }

    void largeBodiesAndStreams()
    {
        const std::string large(5'000'000, 'z');
        Served served(
            [&large](ServerExchange &x) -> awaitable<void> {
                const Headers none;
                if (x.request().path == "/whole") {
                    const bool same = x.request().body == large && x.request().tls;
                    co_await x.send(same ? 200 : 400, none, large);
                    co_return;
                }
                co_await x.start(200, none);
                for (std::size_t at = 0; at < large.size(); at += 33'333)
                    co_await x.write(std::string_view(large).substr(at, 33'333));
                co_await x.finish();
            },
            serving("good"));
        Caller caller(served.server.port(), trusting(), {true, "localhost", 0});
        caller.request.body = large;
        for (const char *target : {"/whole", "/stream", "/whole"}) {
            caller.request.target = target;
            const Called called = caller.call();
            QVERIFY2(!called.error, called.error ? called.error->text.c_str() : "");
            QCOMPARE(called.status, 200);
            QVERIFY(called.body == large);
        }
    }

    void oldVersionsAreRefused()
    {
        Upstream upstream([this](Peer &peer, int) { Secured old(peer, TLS_server_method(), true, file("good.pem"), file("good.key"), TLS1_1_VERSION); });
        Caller caller(upstream.port(), trusting(), {true, "localhost", 0});
        QVERIFY(caller.call().error->kind == Break::Tls);
        Served served(echo, serving("good"));
        Peer old = served.connect();
        QVERIFY(!Secured(old, TLS_client_method(), false, {}, {}, TLS1_1_VERSION).isOpen);
        Peer recent = served.connect();
        QVERIFY(Secured(recent, TLS_client_method(), false, {}, {}, TLS1_2_VERSION).isOpen);
    }

    void plainOnATlsPort()
    {
        Served served(echo, serving("good"));
        QVERIFY(!served.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n").starts_with("HTTP/1.1 200"));
    }

    void handshakesThatFail_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("stall") << 0;
        QTest::newRow("reset") << 1;
        QTest::newRow("close") << 2;
        QTest::newRow("not TLS") << 3;
    }
    void handshakesThatFail()
    {
        QFETCH(int, how);
        Upstream upstream([how](Peer &peer, int) {
            peer.receive();
            if (how == 1)
                peer.reset();
            if (how == 3)
                peer.send("HTTP/1.1 400 Bad Request\r\n\r\n");
            if (how == 0)
                peer.receive();
        });
        Caller caller(upstream.port(), trusting(), {true, "localhost", 0});
        caller.request.connectTimeout = 200ms;
        const auto begin = SteadyClock::now();
        const Called called = caller.call();
        QVERIFY(called.error && called.error->kind == Break::Tls && !called.error->sent);
        QVERIFY(millisecondsSince(begin) < 400);
    }

    // The end of a body that ends with the connection has to be said; a length or a last chunk says it as well.
    void endWithoutGoodbye_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("goodbye");
        QTest::addColumn<bool>("complete");
        QTest::newRow("until close") << QByteArray("HTTP/1.1 200 OK\r\n\r\nok") << false << false;
        QTest::newRow("until close, said") << QByteArray("HTTP/1.1 200 OK\r\n\r\nok") << true << true;
        QTest::newRow("length") << QByteArray::fromStdString(ok) << false << true;
        QTest::newRow("length, short") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok") << false << false;
        QTest::newRow("length, short, said") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok") << true << false;
        QTest::newRow("chunked, cut") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n") << false << false;
    }
    void endWithoutGoodbye()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, goodbye);
        QFETCH(bool, complete);
        Upstream upstream([&](Peer &peer, int) {
            Secured secured(peer, TLS_server_method(), true, file("good.pem"), file("good.key"));
            secured.receiveUntil("\r\n\r\n");
            secured.send(bytes.toStdString());
            if (goodbye)
                secured.sayGoodbye();
            peer.endWriting();
            peer.receiveAll();
        });
        Caller caller(upstream.port(), trusting(), {true, "localhost", 0});
        const Called called = caller.call();
        QVERIFY(called.gotHead);
        QCOMPARE(!called.error, complete);
        QVERIFY(complete || called.error->kind == Break::Truncated);
    }

    // A kept connection that ends while a request is on its way: the same rules as without TLS (net_stale_test), goodbye said or not.
    void keptConnectionThatEnds_data()
    {
        QTest::addColumn<bool>("goodbye");
        QTest::addColumn<int>("wait");             // milliseconds until it ends
        QTest::addColumn<bool>("isReset");
        QTest::addColumn<int>("connections");
        QTest::newRow("at once") << false << 0 << false << 2;
        QTest::newRow("at once, said") << true << 0 << false << 2;
        QTest::newRow("late") << false << 150 << false << 1;
        QTest::newRow("late, said") << true << 150 << false << 1;
        QTest::newRow("reset") << false << 0 << true << 1;
        QTest::newRow("reset, late") << false << 150 << true << 1;
    }
    void keptConnectionThatEnds()
    {
        QFETCH(bool, goodbye);
        QFETCH(int, wait);
        QFETCH(bool, isReset);
        QFETCH(int, connections);
        Upstream upstream([&](Peer &peer, int connection) {
            Secured secured(peer, TLS_server_method(), true, file("good.pem"), file("good.key"));
            secured.receiveUntil("\r\n\r\n");
            secured.send(ok);
            if (connection > 0)
                return;
            secured.receiveUntil("\r\n\r\n");
            poll(nullptr, 0, wait);
            if (isReset)
                return peer.reset();
            if (goodbye)
                secured.sayGoodbye();
            peer.endWriting();
            peer.receiveAll();
        });
        Caller caller(upstream.port(), trusting(), {true, "localhost", 0});
        QCOMPARE(caller.call().body, std::string("ok"));
        const auto begin = SteadyClock::now();
        const Called called = caller.call();
        if (wait == 0 && !isReset && millisecondsSince(begin) > 40)
            QSKIP("this machine is too busy for \"at once\"");
        QCOMPARE(!called.error, connections == 2);
        QCOMPARE(upstream.connections(), connections);
    }

    void sessionsAndConnectionsAreReused()
    {
        std::atomic<int> resumed{0};
        // one context for all connections, as a server has
        SSL_CTX *context = SSL_CTX_new(TLS_server_method());
        SSL_CTX_use_certificate_chain_file(context, file("good.pem").c_str());
        SSL_CTX_use_PrivateKey_file(context, file("good.key").c_str(), SSL_FILETYPE_PEM);
        Upstream upstream([&](Peer &peer, int) {
            SSL *ssl = SSL_new(context);
            SSL_set_fd(ssl, peer.fd());
            if (SSL_accept(ssl) == 1) {
                resumed += SSL_session_reused(ssl);
                char bytes[4096];
                for (const char *more : {"", "Connection: close\r\n"}) {
                    const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n" + std::string(more) + "\r\nok";
                    if (SSL_read(ssl, bytes, sizeof bytes) > 0)
                        SSL_write(ssl, answer.data(), int(answer.size()));
                }
            }
            SSL_free(ssl);
        });
        Caller caller(upstream.port(), trusting(), {true, "localhost", 0});
        for (int i = 0; i < 6; ++i)
            QCOMPARE(caller.call().body, std::string("ok"));
        QCOMPARE(upstream.connections(), 3);
        QCOMPARE(resumed.load(), 2);
        upstream.stop();
        SSL_CTX_free(context);
    }

    void disconnectCancels()
    {
        std::atomic<bool> begun{false}, cancelled{false};
        Served served(
            [&](ServerExchange &x) -> awaitable<void> {
                begun = true;
                boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, 5s);
                const Cancel::Guard guard(x.cancel(), [&] {
                    cancelled = true;
                    timer.cancel();
                });
                boost::system::error_code error;
                co_await timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, error));
                x.abort();
            },
            serving("good"));
        Peer peer = served.connect();
        {
            Secured secured(peer, TLS_client_method(), false);
            secured.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            QVERIFY(eventually([&] { return begun.load(); }));
        }
        peer.close();
        QVERIFY(eventually([&] { return cancelled.load(); }, 200ms));
    }
};

QTEST_APPLESS_MAIN(NetTlsTest)
#include "net_tls_test.moc"
