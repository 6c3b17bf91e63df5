// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>

#include <QtTest>

#include "net_kit.h"

using namespace portreeve;
using namespace portreeve::tests;

namespace {

const std::string ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

bool contains(const std::string &text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

// Answers with these bytes, whatever is asked, and closes.
Upstream::Script saying(std::string bytes)
{
    return [bytes = std::move(bytes)](Peer &peer, int) {
        peer.receiveUntil("\r\n\r\n");
        peer.send(bytes);
        peer.endWriting();
        peer.receiveAll();
    };
}

QByteArray nameOf(const Called &called)
{
    const std::string_view text = called.error ? name(called.error->kind) : std::string_view("ok");
    return {text.data(), qsizetype(text.size())};
}

Called cancelledAfter(Caller &caller, std::chrono::milliseconds time)
{
    Cancel cancel;
    caller.request.cancel = &cancel;
    const auto work = [&cancel, time](Transport &transport, OutRequest request) -> awaitable<Called> {
        boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, time);
        timer.async_wait([&cancel](const boost::system::error_code &) { cancel.request(); });
        co_return co_await callOn(transport, request);
    };
    Called called = runOn(caller.workers, work(*caller.transport, caller.request));
    caller.request.cancel = nullptr;
    return called;
}

} // namespace

class NetClientFaultsTest : public QObject {
    Q_OBJECT

private slots:
    void answers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("outcome");
        QTest::addColumn<bool>("hasHead");
        const auto row = [](const char *title, const std::string &bytes, const char *outcome, bool hasHead) {
            QTest::newRow(title) << QByteArray(bytes.data(), qsizetype(bytes.size())) << QByteArray(outcome) << hasHead;
        };
        const auto head = [&](const char *title, const std::string &bytes) { row(title, bytes, "bad_framing", false); };
        head("no status line", "Content-Length: 2\r\n\r\nok");
        head("HTTP/0.9", "<html>hello</html>");
        head("HTTP/0.9 version", "HTTP/0.9 200 OK\r\n\r\n");
        head("HTTP/2.0", "HTTP/2.0 200 OK\r\n\r\n");
        head("HTTP/3.0", "HTTP/3.0 200 OK\r\n\r\n");
        head("HTTP/2 frames", std::string("\0\0\x12\x04\0\0\0\0\0", 9));
        head("1 MiB header", "HTTP/1.1 200 OK\r\nX: " + std::string(1u << 20, 'a') + "\r\n\r\n");
        std::string many = "HTTP/1.1 200 OK\r\n";
        for (int i = 0; i < 10'000; ++i)
            many += "X: y\r\n";
        head("10,000 headers", many + "\r\n");
        head("obs-fold", "HTTP/1.1 200 OK\r\nX: a\r\n b\r\nContent-Length: 2\r\n\r\nok");
        head("NUL", std::string("HTTP/1.1 200 OK\r\nX: a\0b\r\nContent-Length: 2\r\n\r\nok", 49));
        head("bare LF", "HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
        head("bare CR", "HTTP/1.1 200 OK\r\nX: a\rb\r\nContent-Length: 2\r\n\r\nok");
        head("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok");
        head("length list", "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nok");
        head("negative length", "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nok");
        head("length and chunked", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n");
        head("chunked, identity", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, identity\r\n\r\n2\r\nok\r\n0\r\n\r\n");
        head("gzip, chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");
        head("chunked in 1.0", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        head("blank before colon", "HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\nok");
        head("101", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n");
        head("br", "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\nok");
        head("double gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\nContent-Length: 2\r\n\r\nok");
        std::string interim;
        for (int i = 0; i < 17; ++i)
            interim += "HTTP/1.1 102 Processing\r\n\r\n";
        head("17 interim answers", interim + ok);
        row("16 interim answers", interim.substr(27) + ok, "ok", true);
        row("nothing", "", "reset", false);
        row("half a head", "HTTP/1.1 200 OK\r\nContent-", "truncated", false);
        row("short length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nok", "truncated", true);
        row("long length", ok + "more", "ok", true);
        row("204 with body", "HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nok", "ok", true);
        const std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        row("chunk cut", chunked + "5\r\nok", "truncated", true);
        row("no last chunk", chunked + "2\r\nok\r\n", "truncated", true);
        row("last chunk cut", chunked + "2\r\nok\r\n0\r\n", "truncated", true);
        row("0x10", chunked + "0x10\r\n", "bad_framing", true);
        row("+5", chunked + "+5\r\nhello\r\n0\r\n\r\n", "bad_framing", true);
        row("-1", chunked + "-1\r\n", "bad_framing", true);
        row("17 digits", chunked + "00000000000000002\r\nok\r\n0\r\n\r\n", "bad_framing", true);
        row("bytes after the last chunk", chunked + "2\r\nok\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", "ok", true);
        row("trailers", chunked + "2\r\nok\r\n0\r\nX: y\r\n\r\n", "ok", true);
        row("not gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n{\"this\":\"is JSON\"}  ", "bad_framing", true);
        row("ends with the connection", "HTTP/1.1 200 OK\r\n\r\nok", "ok", true);
    }
    // And whatever it was, the connection is not used again.
    void answers()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, outcome);
        QFETCH(bool, hasHead);
        Upstream upstream(saying(bytes.toStdString()));
        Caller caller(upstream.port());
        for (int i = 1; i <= 2; ++i) {
            const Called called = caller.call();
            QCOMPARE(nameOf(called), outcome);
            QCOMPARE(called.gotHead, hasHead);
            QVERIFY(!called.error || (called.error->sent && !called.error->text.empty() && !contains(called.error->text, "127.0.0.1")));
            QCOMPARE(upstream.connections(), i);
        }
    }

    // Bytes behind an answer may look like one: they never become the next one.
    void extraBytesAreNotTheNextAnswer()
    {
        Upstream upstream([](Peer &peer, int connection) {
            peer.receiveUntil("\r\n\r\n");
            peer.send(connection == 0 ? ok + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil" : ok);
            peer.receiveAll();
        });
        Caller caller(upstream.port());
        QCOMPARE(caller.call().body, std::string("ok"));
        QCOMPARE(caller.call().body, std::string("ok"));
        QCOMPARE(upstream.connections(), 2);
    }

    void lateExtraBytesAreNotTheNextAnswer()
    {
        std::atomic<bool> sent{false};
        Upstream upstream([&](Peer &peer, int connection) {
            peer.receiveUntil("\r\n\r\n");
            peer.send(ok);
            if (connection == 0) {
                poll(nullptr, 0, 20);
                peer.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
                sent = true;
            }
            peer.receiveAll();
        });
        Caller caller(upstream.port());
        QCOMPARE(caller.call().body, std::string("ok"));
        QVERIFY(eventually([&] { return sent.load(); }));
        poll(nullptr, 0, 150);        // sent is not yet delivered: on a busy machine the kernel hands it over in its own time
        QCOMPARE(caller.call().body, std::string("ok"));
        QCOMPARE(upstream.connections(), 2);
    }

    void refused()
    {
        Port port;
        const std::uint16_t number = port.port();
        port.close();
        Caller caller(number);
        const Called called = caller.call();
        QCOMPARE(nameOf(called), QByteArray("refused"));
        QVERIFY(!called.error->sent);
    }

    void unreachable()
    {
        Caller caller(1, {}, {false, "255.255.255.255", 0});      // the kernel itself says no
        const Called called = caller.call();
        QCOMPARE(nameOf(called), QByteArray("unreachable"));
        QVERIFY(!called.error->sent);
    }

    // A full backlog leaves connects without an answer.
    void connectTimeout()
    {
        const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof at;
        QCOMPARE(::bind(fd, reinterpret_cast<sockaddr *>(&at), sizeof at), 0);
        QCOMPARE(::listen(fd, 0), 0);
        getsockname(fd, reinterpret_cast<sockaddr *>(&at), &size);
        const Peer first = Peer::connectTo(ntohs(at.sin_port));
        Caller caller(ntohs(at.sin_port));
        caller.request.connectTimeout = 150ms;
        const auto begin = SteadyClock::now();
        const Called called = caller.call();
        QCOMPARE(nameOf(called), QByteArray("timed_out"));
        QVERIFY(!called.error->sent);
        QVERIFY2(millisecondsSince(begin) < 350, std::to_string(millisecondsSince(begin)).c_str());
        const auto second = SteadyClock::now();
        caller.request.connectTimeout = 5s;
        QCOMPARE(nameOf(cancelledAfter(caller, 50ms)), QByteArray("cancelled"));
        QVERIFY(millisecondsSince(second) < 200);
        ::close(fd);
    }

    void silence()
    {
        std::atomic<int> closed{0};
        Upstream upstream([&closed](Peer &peer, int) {
            peer.receiveUntil("\r\n\r\n");
            peer.receive();
            closed += peer.hasEnded || peer.hasFailed;
        });
        Caller caller(upstream.port());
        caller.request.timeout = 150ms;
        const auto begin = SteadyClock::now();
        const Called called = caller.call();
        QCOMPARE(nameOf(called), QByteArray("timed_out"));
        QVERIFY(called.error->sent);
        QVERIFY(millisecondsSince(begin) < 350);
        QVERIFY(eventually([&] { return closed == 1; }, 100ms));
        caller.request.timeout = 5s;
        const auto second = SteadyClock::now();
        const Called cancelled = cancelledAfter(caller, 50ms);
        QCOMPARE(nameOf(cancelled), QByteArray("cancelled"));
        QVERIFY(cancelled.error->sent && millisecondsSince(second) < 150);
        QVERIFY(eventually([&] { return closed == 2; }, 100ms));
    }

    void drippingHead()
    {
        Upstream upstream([](Peer &peer, int) {
            peer.receiveUntil("\r\n\r\n");
            for (const char c : "HTTP/1.1 200 OK\r\nX: " + std::string(1000, 'x')) {
                if (!peer.send({&c, 1}))
                    return;
                poll(nullptr, 0, 5);
            }
        });
        Caller caller(upstream.port());
        caller.request.timeout = 200ms;
        const auto begin = SteadyClock::now();
        QCOMPARE(nameOf(caller.call()), QByteArray("timed_out"));
        QVERIFY(millisecondsSince(begin) < 400);
    }

    void stalledBody()
    {
        std::atomic<int> closed{0};
        Upstream upstream([&closed](Peer &peer, int) {
            peer.receiveUntil("\r\n\r\n");
            peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
            peer.receive();
            closed += peer.hasEnded || peer.hasFailed;
        });
        Caller caller(upstream.port());
        caller.request.idleTimeout = 150ms;
        const auto begin = SteadyClock::now();
        const Called called = caller.call();
        QCOMPARE(nameOf(called), QByteArray("timed_out"));
        QVERIFY(called.gotHead && called.body == "hello");
        QVERIFY(millisecondsSince(begin) < 350);
        caller.request.idleTimeout = 5s;
        const Called cancelled = cancelledAfter(caller, 50ms);
        QCOMPARE(nameOf(cancelled), QByteArray("cancelled"));
        QVERIFY(cancelled.gotHead);
        QVERIFY(eventually([&] { return closed == 2; }, 200ms));
    }

    void resets_data()
    {
        QTest::addColumn<int>("when");
        QTest::newRow("at once") << 0;
        QTest::newRow("after the request") << 1;
        QTest::newRow("inside the head") << 2;
        QTest::newRow("inside the body") << 3;
    }
    void resets()
    {
        QFETCH(int, when);
        Upstream upstream([when](Peer &peer, int) {
            if (when > 0)
                peer.receiveUntil("\r\n\r\n");
            if (when == 2)
                peer.send("HTTP/1.1 200");
            if (when == 3)
                peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nok");
            if (when >= 2)
                poll(nullptr, 0, 20);
            peer.reset();
        });
        Caller caller(upstream.port());
        const Called called = caller.call();
        QCOMPARE(nameOf(called), QByteArray("reset"));
        QCOMPARE(called.gotHead, when == 3);
        QVERIFY(when == 0 || called.error->sent);
        QCOMPARE(upstream.connections(), 1);      // never sent again
    }

    void cancelledBeforehand()
    {
        Upstream upstream(saying(ok));
        Caller caller(upstream.port());
        Cancel cancel;
        cancel.request();
        caller.request.cancel = &cancel;
        QCOMPARE(nameOf(caller.call()), QByteArray("cancelled"));
        QCOMPARE(upstream.connections(), 0);
    }

    // A server that has seen enough answers and reads no more.
    void answersBeforeItHasReadAll()
    {
        Upstream upstream([](Peer &peer, int) {
            peer.receiveUntil("\r\n\r\n");
            peer.send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\n\r\nbig");
            poll(nullptr, 0, 100);
        });
        Caller caller(upstream.port());
        const std::string body(32u << 20, 'x');
        caller.request.body = body;
        const Called called = caller.call();
        QCOMPARE(nameOf(called), QByteArray("ok"));
        QCOMPARE(called.status, 413);
        QCOMPARE(called.body, std::string("big"));
    }

    void largeRequestToASlowServer()
    {
        std::atomic<std::size_t> got{0};
        Upstream upstream([&got](Peer &peer, int) {
            poll(nullptr, 0, 50);      // long enough to fill what the kernel holds
            for (std::size_t more = 1; more > 0 && got < 20u << 20; got += more)
                more = peer.receive().size();
            peer.send(ok);
            peer.receiveAll();
        });
        Caller caller(upstream.port());
        const std::string body(20u << 20, 'x');
        caller.request.body = body;
        QCOMPARE(nameOf(caller.call()), QByteArray("ok"));
    }

    void aReplyThatGoesEndsTheCall()
    {
        std::atomic<int> ended{0};
        Upstream upstream([&ended](Peer &peer, int) {
            peer.receiveUntil("\r\n\r\n");
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\npart");
            peer.receive();
            ended += peer.hasEnded || peer.hasFailed;
        });
        Caller caller(upstream.port());
        const auto headOnly = [](Transport &transport, OutRequest request) -> awaitable<int> {
            Sent sent = co_await transport.send(request);
            const BodyPiece piece = co_await std::get<0>(sent)->read();
            co_return int(piece.bytes.size());
        };
        QCOMPARE(runOn(caller.workers, headOnly(*caller.transport, caller.request)), 4);
        QVERIFY(eventually([&] { return ended == 1; }, 500ms));
    }

    // An upstream is read no faster than its reader asks.
    void unreadRepliesHoldTheUpstreamBack()
    {
        std::atomic<std::size_t> taken{0};
        std::atomic<bool> over{false};
        Upstream upstream([&](Peer &peer, int) {
            peer.receiveUntil("\r\n\r\n");
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
            const std::string piece(64 * 1024, 'x');
            timeval limit{0, 300'000};
            setsockopt(peer.fd(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
            while (peer.send(piece))
                taken += piece.size();
            over = true;
        });
        Caller caller(upstream.port());
        const auto hold = [&](Transport &transport, OutRequest request) -> awaitable<int> {
            Sent sent = co_await transport.send(request);
            boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
            for (int i = 0; i < 400 && !over; ++i) {
                timer.expires_after(5ms);
                co_await timer.async_wait(boost::asio::use_awaitable);
            }
            co_return std::get<0>(sent)->status;
        };
        QCOMPARE(runOn(caller.workers, hold(*caller.transport, caller.request)), 200);
        QVERIFY(over);
        QVERIFY2(taken < 16u << 20, std::to_string(taken).c_str());
    }

    void idleConnectionsAreClosedAndBounded()
    {
        std::atomic<int> open{0};
        Upstream upstream([&open](Peer &peer, int) {
            ++open;
            peer.receiveUntil("\r\n\r\n");
            poll(nullptr, 0, 30);
            peer.send(ok);
            peer.receive();
            --open;
        });
        ClientOptions options;
        options.mostIdle = 2;
        options.idleTimeout = 150ms;
        Caller caller(upstream.port(), options);
        std::vector<std::future<Called>> all;
        for (int i = 0; i < 6; ++i)
            all.push_back(boost::asio::co_spawn(caller.workers.context(0), callOn(*caller.transport, caller.request), boost::asio::use_future));
        for (auto &one : all)
            QCOMPARE(one.get().body, std::string("ok"));
        QCOMPARE(upstream.connections(), 6);
        QVERIFY(eventually([&] { return open == 2; }, 100ms));
        QVERIFY(eventually([&] { return open == 0; }, 500ms));
    }

    void stoppingUnwindsCalls()
    {
        Upstream upstream([](Peer &peer, int) { peer.receiveAll(); });
        std::atomic<int> unwound{0};
        struct Mark {
            std::atomic<int> &count;
            ~Mark() { ++count; }
        };
        {
            Caller caller(upstream.port());
            const auto call = [&](Transport &transport, OutRequest request) -> awaitable<void> {
                const Mark mark{unwound};
                co_await callOn(transport, request);
            };
            for (int i = 0; i < 5; ++i)
                boost::asio::co_spawn(caller.workers.context(0), call(*caller.transport, caller.request), boost::asio::detached);
            QVERIFY(eventually([&] { return upstream.connections() == 5; }));
            caller.workers.stop();
            QCOMPARE(unwound.load(), 5);
        }
    }
};

QTEST_APPLESS_MAIN(NetClientFaultsTest)
#include "net_client_faults_test.moc"
