// SPDX-License-Identifier: GPL-3.0-or-later
#include <numeric>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>

#include <QtTest>

#include "net_kit.h"

using namespace portreeve;
using namespace portreeve::tests;

namespace {

std::string get(std::string_view target)
{
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

bool contains(const std::string &text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

ServerOptions quick()
{
    ServerOptions options;
    options.headTimeout = options.bodyTimeout = options.writeTimeout = 200ms;
    options.idleTimeout = 300ms;
    return options;
}

// Ends when the exchange is cancelled, or at 10 s.
awaitable<bool> untilCancelled(ServerExchange &x)
{
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, 10s);
    const Cancel::Guard guard(x.cancel(), [&timer] { timer.cancel(); });
    boost::system::error_code error;
    co_await timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, error));
    co_return x.cancel().isRequested();
}

} // namespace

class NetServerFaultsTest : public QObject {
    Q_OBJECT

private slots:
    void limits_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const std::string &bytes, int status) { QTest::newRow(name) << QByteArray::fromStdString(bytes) << status; };
        row("target", "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414);
        row("head", "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(40'000, 'a') + "\r\n\r\n", 431);
        std::string many = "GET / HTTP/1.1\r\nHost: a\r\n";
        for (int i = 0; i < 100'000; ++i)
            many += "X: y\r\n";
        row("headers", many + "\r\n", 431);
        row("body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n" + std::string(1048577, 'x'), 413);
        row("promised body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n", 413);
        std::string chunks = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
        for (int i = 0; i < 17; ++i)
            chunks += "10000\r\n" + std::string(65536, 'x') + "\r\n";
        row("chunked body", chunks + "0\r\n\r\n", 413);
        row("promised chunk", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0x10\r\n", 400);
        row("compressed body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", 400);
        row("TLS", std::string("\x16\x03\x01\x02\x00\x01", 6), 400);
        row("path", "GET /a/../b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    }
    // The client sees the answer, even when it still writes; the rest is not read.
    void limits()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        ServerOptions options;
        options.mostBody = 1024 * 1024;
        std::atomic<int> calls{0};
        Served served(
            [&calls](ServerExchange &x) -> awaitable<void> {
                ++calls;
                co_await echo(x);
            },
            options);
        Peer peer = served.connect();
        std::thread sender([&] { peer.send(bytes.toStdString()); });
        const std::string answer = peer.receiveAll();
        sender.join();
        QVERIFY(answer.starts_with("HTTP/1.1 " + std::to_string(status)));
        QVERIFY(contains(answer, "Connection: close") && contains(answer, "{\"error\":\""));
        QCOMPARE(calls.load(), 0);
    }

    void lateHead()
    {
        Served served(echo, quick());
        Peer peer = served.connect();
        const auto begin = SteadyClock::now();
        for (const char c : std::string_view("GET / HTTP/1.1\r\nX: ")) {      // bytes that keep coming do not help
            peer.send({&c, 1});
            poll(nullptr, 0, 5);
        }
        QVERIFY(peer.receiveAll().starts_with("HTTP/1.1 408"));
        const long took = millisecondsSince(begin);
        QVERIFY2(took >= 180 && took < 500, std::to_string(took).c_str());
    }

    void lateBody()
    {
        Served served(echo, quick());
        Peer peer = served.connect();
        peer.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10000\r\n\r\n");
        const auto begin = SteadyClock::now();
        std::thread trickle([&] {
            for (int i = 0; i < 60 && peer.send("x"); ++i)
                poll(nullptr, 0, 5);
        });
        const std::string answer = peer.receiveAll();
        trickle.join();
        QVERIFY(answer.starts_with("HTTP/1.1 408"));
        QVERIFY(millisecondsSince(begin) < 700);
    }

    void idleConnectionsAreClosed()
    {
        Served served(echo, quick());
        Peer silent = served.connect();
        Peer used = served.connect();
        const auto begin = SteadyClock::now();
        used.send(get("/"));
        QVERIFY(used.receiveMessage().starts_with("HTTP/1.1 200"));
        QCOMPARE(silent.receiveAll(), std::string());
        QVERIFY(silent.hasEnded && millisecondsSince(begin) < 600);
        QCOMPARE(used.receiveAll(), std::string());
        QVERIFY(used.hasEnded && millisecondsSince(begin) >= 280);
    }

    void disconnectCancels_data()
    {
        QTest::addColumn<bool>("reset");
        QTest::addColumn<bool>("streaming");
        for (const bool reset : {false, true}) {
            for (const bool streaming : {false, true})
                QTest::addRow("%s %s", reset ? "RST" : "FIN", streaming ? "streaming" : "waiting") << reset << streaming;
        }
    }
    void disconnectCancels()
    {
        QFETCH(bool, reset);
        QFETCH(bool, streaming);
        std::atomic<int> begun{0}, cancelled{0};
        std::atomic<SteadyClock::time_point> when{};
        Served served([&](ServerExchange &x) -> awaitable<void> {
            const Headers none;
            if (streaming)
                co_await x.start(200, none);
            if (streaming)
                co_await x.write("first");
            ++begun;
            const bool was = co_await untilCancelled(x);
            when = SteadyClock::now();
            cancelled += was;
            x.abort();
        });
        std::vector<long> took;
        for (int i = 1; i <= 20; ++i) {
            Peer peer = served.connect();
            peer.send(get("/"));
            if (streaming)
                peer.receiveUntil("first");
            QVERIFY(eventually([&] { return begun == i; }));
            poll(nullptr, 0, i * 3);      // at any age of the exchange
            const auto begin = SteadyClock::now();
            reset ? peer.reset() : peer.close();
            QVERIFY(eventually([&] { return cancelled == i; }));
            took.push_back(long(std::chrono::duration_cast<std::chrono::milliseconds>(when.load() - begin).count()));
        }
        QVERIFY2(*std::max_element(took.begin(), took.end()) <= 100, std::to_string(*std::max_element(took.begin(), took.end())).c_str());
        QVERIFY(eventually([&] { return served.server.openExchanges() == 0; }));
    }

    // Who writes learns of it at once, whether it was waiting for room, about to, or not writing at all.
    void writesToAClientThatWentFail()
    {
        for (const std::size_t size : {std::size_t(10), std::size_t(100'000), std::size_t(10'000'000)}) {
            std::atomic<bool> began{false}, gone{false};
            std::atomic<int> failed{0};
            Served served([&](ServerExchange &x) -> awaitable<void> {
                const Headers none;
                const std::string piece(size, 'x');
                co_await x.start(200, none);
                co_await x.write("first");
                began = true;
                while (!gone) {      // on the worker: its loop does not turn, and what happens comes together
                }
                bool more = true;
                for (int i = 0; more && i < 100'000; ++i)
                    more = co_await x.write(piece);
                failed += !more;
            });
            for (int i = 1; i <= 10; ++i) {
                began = gone = false;
                Peer peer = served.connect(4096);
                peer.send(get("/"));
                QVERIFY(eventually([&] { return began.load(); }));
                i % 2 ? peer.reset() : peer.close();
                gone = true;
                QVERIFY(eventually([&] { return failed == i; }, 1s));
            }
        }
    }

    void halfClosedClientGetsAQuickAnswer()
    {
        Served served(echo);
        for (int i = 0; i < 50; ++i)
            QVERIFY(contains(served.ask(get("/x")), "GET|/x||"));
    }

    void abortIsSeen()
    {
        Served served([](ServerExchange &x) -> awaitable<void> {
            const Headers none;
            co_await x.start(200, none);
            co_await x.write("part");
            x.abort();
            co_await x.write("more");
        });
        const std::string answer = served.ask(get("/"));
        QVERIFY(contains(answer, "4\r\npart\r\n"));
        QVERIFY(!contains(answer, "0\r\n\r\n") && !contains(answer, "more"));
        Peer old = served.connect();
        old.send("GET / HTTP/1.0\r\n\r\n");
        old.receiveAll();
        QVERIFY(old.hasFailed);      // reset: no clean end that could be taken for the end of the body
    }

    // What is held for a client that does not read is bounded, and it is cut in the end.
    void slowReader()
    {
        std::atomic<std::size_t> written{0};
        std::atomic<int> ended{0};
        Served served(
            [&](ServerExchange &x) -> awaitable<void> {
                const Headers none;
                const std::string piece(64 * 1024, 'x');
                bool more = co_await x.start(200, none);
                for (int i = 0; more && i < 2000; ++i) {
                    written += piece.size();
                    more = co_await x.write(piece);
                }
                ended += more ? 100 : 1;
            },
            quick());
        Peer peer = served.connect(16 * 1024);
        const auto begin = SteadyClock::now();
        peer.send(get("/"));
        QVERIFY(eventually([&] { return ended > 0; }));
        QCOMPARE(ended.load(), 1);
        QVERIFY2(written < 3u << 20, std::to_string(written).c_str());
        QVERIFY(millisecondsSince(begin) < 1500);
        while (!peer.receive(1000).empty()) {
        }
        QVERIFY(peer.hasFailed);
    }

    void slowButReadingClientGetsAll()
    {
        const std::string body(8u << 20, 'y');
        Served served([&](ServerExchange &x) -> awaitable<void> {
            const Headers none;
            if (x.request().path == "/whole") {
                co_await x.send(200, none, body);
                co_return;
            }
            co_await x.start(200, none);
            for (std::size_t at = 0; at < body.size(); at += 100'000)
                co_await x.write(std::string_view(body).substr(at, 100'000));
            co_await x.finish();
        });
        for (const char *path : {"/whole", "/stream"}) {
            Peer peer = served.connect(8 * 1024);
            peer.send("GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            const std::string answer = peer.receiveAll();
            QVERIFY2(std::size_t(std::count(answer.begin(), answer.end(), 'y')) == body.size(), path);
        }
    }

    void takenPort()
    {
        Served first(echo);
        ServerOptions options;
        options.port = first.server.port();
        Workers workers(1);
        workers.start();
        HttpServer second(workers, options, echo, errorBody);
        try {
            second.start();
            QFAIL("it shares the port");
        } catch (const std::system_error &error) {
            QCOMPARE(error.code().value(), EADDRINUSE);
        }
        QVERIFY(contains(whoListens(options.port), "(pid " + std::to_string(getpid()) + ")"));
        Port freed;
        const std::uint16_t port = freed.port();
        freed.close();
        QCOMPARE(whoListens(port), std::string());
        workers.stop();
    }

    void badCertificateFileIsToldAtTheStart()
    {
        ServerOptions options;
        options.certificateFile = options.keyFile = "/nonexistent/cert.pem";
        options.port = 0;
        Workers workers(1);
        HttpServer server(workers, options, echo, errorBody);
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, server.start());
    }

    void stopping()
    {
        std::atomic<int> begun{0};
        std::atomic<bool> go{false};
        Served served([&](ServerExchange &x) -> awaitable<void> {
            ++begun;
            boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
            while (!go && x.request().path == "/busy") {
                timer.expires_after(2ms);
                co_await timer.async_wait(boost::asio::use_awaitable);
            }
            co_await echo(x);
        });
        Peer idle = served.connect();
        idle.send(get("/idle"));
        idle.receiveMessage();
        Peer busy = served.connect();
        busy.send(get("/busy"));
        QVERIFY(eventually([&] { return begun == 2; }));
        const std::uint16_t port = served.server.port();
        served.server.stopAccepting();
        QCOMPARE(served.server.openExchanges(), std::size_t(1));
        QCOMPARE(idle.receiveAll(), std::string());
        QVERIFY(idle.hasEnded);
        const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::connect(fd, reinterpret_cast<sockaddr *>(&to), sizeof to), -1);
        ::close(fd);
        go = true;
        const std::string answer = busy.receiveAll();
        QVERIFY(contains(answer, "GET|/busy||") && contains(answer, "Connection: close"));
        QVERIFY(eventually([&] { return served.server.openExchanges() == 0; }));
    }

    void cancelAllEndsWaiters()
    {
        std::atomic<int> begun{0}, cancelled{0};
        Served served([&](ServerExchange &x) -> awaitable<void> {
            ++begun;
            cancelled += co_await untilCancelled(x);
            x.abort();
        });
        std::vector<Peer> peers;
        for (int i = 0; i < 10; ++i) {
            peers.push_back(served.connect());
            peers.back().send(get("/"));
        }
        QVERIFY(eventually([&] { return begun == 10; }));
        served.server.cancelAll();
        QVERIFY(eventually([&] { return cancelled == 10; }));
        for (Peer &peer : peers) {
            peer.receiveAll();
            QVERIFY(!peer.isLate);
        }
    }

    // A worker that stops takes apart what still waits: nothing leaks, nothing runs on.
    void stoppingWorkersUnwindsExchanges()
    {
        std::atomic<int> begun{0}, unwound{0}, ranOn{0};
        struct Mark {
            std::atomic<int> &count;
            ~Mark() { count += Workers::current() == 0; }
        };
        {
            Workers workers(1);
            workers.start();
            ServerOptions options;
            options.port = 0;
            HttpServer server(
                workers, options,
                [&](ServerExchange &x) -> awaitable<void> {
                    const Mark mark{unwound};
                    ++begun;
                    if (x.request().path == "/blocked") {
                        const Headers none;
                        const std::string large(32u << 20, 'x');
                        co_await x.send(200, none, large);
                    }
                    co_await untilCancelled(x);
                    ++ranOn;
                },
                errorBody);
            server.start();
            std::vector<Peer> peers;
            for (int i = 0; i < 8; ++i) {
                peers.push_back(Peer::connectTo(server.port(), 4096));
                peers.back().send(get(i % 2 ? "/blocked" : "/waiting"));
            }
            QVERIFY(eventually([&] { return begun == 8; }));
            workers.stop();
            QCOMPARE(unwound.load(), 8);
        }
        QCOMPARE(ranOn.load(), 0);
    }

    void tooManyConnections()
    {
        ServerOptions options;
        options.mostConnections = 3;
        Served served(echo, options);
        std::vector<Peer> peers;
        for (int i = 0; i < 3; ++i) {
            peers.push_back(served.connect());
            peers.back().send(get("/"));
            QVERIFY(contains(peers.back().receiveMessage(), "200 OK"));
        }
        Peer one = served.connect();
        one.send(get("/"));
        QCOMPARE(one.receiveAll(), std::string());
        peers.pop_back();
        QVERIFY(eventually([&] { return contains(served.ask(get("/")), "200 OK"); }));
    }
};

QTEST_APPLESS_MAIN(NetServerFaultsTest)
#include "net_server_faults_test.moc"
