// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QtTest>

#include <thread>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "net_kit.h"

using namespace portreeve;
using namespace portreeve::tests;

namespace {

// What chunks say; as far as they can be read.
std::string unchunked(std::string_view bytes)
{
    std::string body;
    for (;;) {
        const auto end = bytes.find("\r\n");
        const std::size_t size = end == std::string_view::npos ? 0 : std::stoul(std::string(bytes.substr(0, end)), nullptr, 16);
        if (size == 0 || bytes.size() < end + 4 + size)
            return body;
        body += bytes.substr(end + 2, size);
        bytes.remove_prefix(end + 4 + size);
    }
}

std::string get(std::string_view target, std::string_view more = {})
{
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n" + std::string(more) + "\r\n";
}

std::string post(std::string_view target, std::string_view body)
{
    return "POST " + std::string(target) + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

std::string bodyOf(const std::string &message)
{
    const std::size_t head = message.find("\r\n\r\n");
    return head == std::string::npos ? "no head" : message.substr(head + 4);
}

bool contains(const std::string &text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

std::string chunked(const std::string &body, std::size_t piece)
{
    std::string bytes;
    for (std::size_t at = 0; at < body.size(); at += piece) {
        const std::string part = body.substr(at, piece);
        char size[20];
        std::snprintf(size, sizeof size, "%zx\r\n", part.size());
        bytes += size + part + "\r\n";
    }
    return bytes + "0\r\n\r\n";
}

std::string pattern(std::size_t size)
{
    std::string text(size, ' ');
    for (std::size_t i = 0; i < size; ++i)
        text[i] = char('a' + (i * 7 + i / 251) % 26);
    return text;
}

} // namespace

class NetServerTest : public QObject {
    Q_OBJECT

private slots:
    void answersAndStaysOpen()
    {
        Served served(echo);
        Peer peer = served.connect();
        for (int i = 0; i < 50; ++i) {
            const std::string path = "/n" + std::to_string(i);
            QVERIFY(peer.send(get(path + "?q=1")));
            const std::string answer = peer.receiveMessage();
            QVERIFY(answer.starts_with("HTTP/1.1 200 OK\r\nDate: "));
            QVERIFY(!contains(answer, "Connection:"));
            QCOMPARE(bodyOf(answer), "GET|" + path + "|q=1|");
        }
    }

    void seesTheRequest()
    {
        std::string seen;
        Served served([&seen](ServerExchange &x) -> awaitable<void> {
            const ServerRequest &request = x.request();
            seen = std::string(request.method) + " " + std::string(request.target) + " " + std::string(request.header("x-name")) + " "
                + std::string(request.remoteAddress) + " " + std::to_string(request.headers.size()) + (request.tls ? " tls" : " plain") + " "
                + std::string(request.header("absent"));
            co_await x.send(204, {}, {});
        });
        const std::string answer = served.ask("GET /a%20b?c=%20 HTTP/1.1\r\nHOST: a\r\nX-Name:  Some Thing \r\n\r\n");
        QCOMPARE(seen, std::string("GET /a%20b?c=%20 Some Thing 127.0.0.1 2 plain "));
        QVERIFY(answer.starts_with("HTTP/1.1 204 No Content\r\n"));
        QVERIFY(!contains(answer, "Content-Length"));
    }

    void cutAnywhere()
    {
        Served served(echo);
        const std::string bytes = post("/x", "hello") + "POST /y HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked("brave world", 4);
        for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
            Peer peer = served.connect();
            peer.send(bytes.substr(0, cut));
            peer.send(bytes.substr(cut));
            QCOMPARE(bodyOf(peer.receiveMessage()), std::string("POST|/x||hello"));
            QCOMPARE(bodyOf(peer.receiveMessage()), std::string("POST|/y||brave world"));
        }
    }

    void bodies_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 1000, 16'000, 16'384, 65'000, 65'536, 65'600, 200'000, 3'000'000})
            QTest::addRow("%d", size) << size;
    }
    // What stands behind a body is readable (simdjson); the sanitizers watch.
    void bodies()
    {
        QFETCH(int, size);
        const std::string body = pattern(std::size_t(size));
        int behind = 0;
        Served served([&](ServerExchange &x) -> awaitable<void> {
            const std::string_view got = x.request().body;
            for (std::size_t i = 0; i < 64; ++i)
                behind += got.data()[got.size() + i] != 0;
            co_await x.send(200, {}, got == body ? "same" : "other");
        });
        Peer peer = served.connect();
        std::thread sender([&] {
            peer.send(post("/", body));
            for (const std::size_t piece : {std::size_t(1000), std::size_t(70'000)})
                peer.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(body, piece));
            peer.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n");
            peer.send(body);
        });
        for (int i = 0; i < 4; ++i)
            QCOMPARE(bodyOf(peer.receiveMessage()), std::string("same"));
        sender.join();
    }

    void pipelined()
    {
        Served served(echo);
        Peer peer = served.connect();
        std::string bytes;
        constexpr int count = 3000;
        for (int i = 0; i < count; ++i)
            bytes += i % 3 ? get("/p" + std::to_string(i)) : post("/p" + std::to_string(i), std::to_string(i * 7));
        std::thread sender([&] { peer.send(bytes); });
        for (int i = 0; i < count; ++i) {
            const std::string wanted = (i % 3 ? "GET|/p" : "POST|/p") + std::to_string(i) + "||" + (i % 3 ? "" : std::to_string(i * 7));
            QCOMPARE(bodyOf(peer.receiveMessage()), wanted);
        }
        sender.join();
    }

    void nothingIsServedBehindABadOne()
    {
        std::atomic<int> calls{0};
        Served served([&calls](ServerExchange &x) -> awaitable<void> {
            ++calls;
            co_await echo(x);
        });
        const std::string all = served.ask(get("/1") + post("/2", "b") + "GET /3 HTTP/1.1\r\nHost: a\r\nBad Name: x\r\n\r\n" + get("/4"));
        QCOMPARE(calls.load(), 2);
        QVERIFY(contains(all, "GET|/1||") && contains(all, "POST|/2||b"));
        QVERIFY(contains(all, "HTTP/1.1 400 Bad Request") && contains(all, "Connection: close"));
        QVERIFY(!contains(all, "/4"));
    }

    void closesWhenAsked()
    {
        Served served(echo);
        const std::string all = served.ask(get("/1", "Connection: close\r\n") + get("/2"));
        QVERIFY(contains(all, "Connection: close"));
        QVERIFY(contains(all, "GET|/1") && !contains(all, "GET|/2"));
    }

    void http10()
    {
        Served served(echo);
        Peer peer = served.connect();
        peer.send("GET /1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        QVERIFY(contains(peer.receiveMessage(), "Connection: keep-alive"));
        peer.send("GET /2 HTTP/1.0\r\n\r\n");
        const std::string answer = peer.receiveAll();
        QVERIFY(contains(answer, "Connection: close") && contains(answer, "GET|/2||"));
        QVERIFY(peer.hasEnded);
    }

    void head()
    {
        Served served(echo);
        Peer peer = served.connect();
        peer.send("HEAD /1 HTTP/1.1\r\nHost: a\r\n\r\n" + get("/2"));
        const std::string first = peer.receiveUntil("GET|/2");
        QVERIFY(contains(first, "Content-Length: 9"));
        QVERIFY(!contains(first, "HEAD|"));
    }

    void continues()
    {
        Served served(echo);
        Peer peer = served.connect();
        peer.send("POST /1 HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 3\r\n\r\n");
        QCOMPARE(peer.receive(), std::string("HTTP/1.1 100 Continue\r\n\r\n"));
        peer.send("abc");
        QCOMPARE(bodyOf(peer.receiveMessage()), std::string("POST|/1||abc"));
        peer.send("POST /2 HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc");      // it did not wait
        QCOMPARE(bodyOf(peer.receiveMessage()), std::string("POST|/2||abc"));
        QVERIFY(contains(served.ask(get("/", "Expect: a-miracle\r\n")), "HTTP/1.1 417"));
    }

    void streams()
    {
        Served served([](ServerExchange &x) -> awaitable<void> {
            const Headers headers{{"content-type", "text/event-stream"}};
            const bool first = !x.hasStarted() && co_await x.start(200, headers);
            const bool second = first && x.hasStarted() && co_await x.write("data: 1\n\n");
            const bool empty = second && co_await x.write("");
            if (empty)
                co_await x.finish(x.request().query == "last" ? "bye" : "");
        });
        Peer peer = served.connect();
        peer.send(get("/?last"));
        const std::string answer = peer.receiveUntil("\r\n0\r\n\r\n");
        QVERIFY(contains(answer, "Transfer-Encoding: chunked") && !contains(answer, "Content-Length"));
        QCOMPARE(bodyOf(answer), std::string("9\r\ndata: 1\n\n\r\n3\r\nbye\r\n0\r\n\r\n"));
        peer.send(get("/"));
        QCOMPARE(bodyOf(peer.receiveUntil("\r\n0\r\n\r\n")), std::string("9\r\ndata: 1\n\n\r\n0\r\n\r\n"));
        QVERIFY(served.ask("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n").ends_with("\r\n\r\n"));
        const std::string old = served.ask("GET /?last HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        QVERIFY(contains(old, "Connection: close") && !contains(old, "chunked"));
        QCOMPARE(bodyOf(old), std::string("data: 1\n\nbye"));
    }

    void headersCannotSplitAnAnswer()
    {
        Served served([](ServerExchange &x) -> awaitable<void> {
            const Headers headers{{"", "x-b: 1\r\nx-c: 2\r\n"}, {"", "x-d: 1\r\n\r\nX-Evil: 1\r\n"}, {"x-a", "b\r\nX-Evil: 1"}, {"bad\r\nname", "x"}, {"x-nul", std::string("a\0b", 3)}, {"x-good", "c"}};
            co_await x.send(200, headers, "ok");
        });
        const std::string answer = served.ask(get("/"));
        QVERIFY(!contains(answer, "\r\nX-Evil"));
        QVERIFY(contains(answer, "x-a: b  X-Evil: 1\r\n") && contains(answer, "x-nul: a b\r\n") && contains(answer, "x-good: c\r\n"));
        QVERIFY(!contains(answer, "name") && !contains(answer, "x-d"));
        QVERIFY(contains(answer, "\r\nx-b: 1\r\nx-c: 2\r\n"));
    }

    void securityHeadersAreOnEveryAnswer()
    {
        ServerOptions options;
        options.securityHeaders = "X-Content-Type-Options: nosniff\r\n";
        Served served(echo, options);
        QVERIFY(contains(served.ask(get("/")), "\r\nX-Content-Type-Options: nosniff\r\n"));
        QVERIFY(contains(served.ask("junk\r\n\r\n"), "\r\nX-Content-Type-Options: nosniff\r\n"));
    }

    void throwsAndSilenceBecome500()
    {
        Served served([](ServerExchange &x) -> awaitable<void> {
            if (x.request().path == "/throw")
                throw std::runtime_error("inside");
            if (x.request().path == "/late") {
                const Headers none;
                co_await x.start(200, none);
                co_await x.write("part");
                throw std::runtime_error("inside");
            }
            co_return;
        });
        for (const char *path : {"/throw", "/silent"}) {
            const std::string answer = served.ask(get(path) + get(path));
            QVERIFY2(answer.starts_with("HTTP/1.1 500") && contains(answer, "\"error\""), path);
            QVERIFY(!contains(answer, "inside"));
        }
        const std::string cut = served.ask(get("/late"));
        QVERIFY(contains(cut, "4\r\npart\r\n") && !contains(cut, "0\r\n\r\n"));
        QCOMPARE(served.server.openExchanges(), std::size_t(0));
    }

    // Between events, while nothing else is written; never inside one, before the first or after the end.
    void fillsSilence()
    {
        Served served([](ServerExchange &x) -> awaitable<void> {
            const auto rest = [](int milliseconds) -> awaitable<void> {
                boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, std::chrono::milliseconds(milliseconds));
                co_await timer.async_wait(boost::asio::use_awaitable);
            };
            x.fillSilence("ping\n\n", std::chrono::milliseconds(80));
            co_await rest(200);
            co_await x.start(200, {});
            co_await rest(200);
            for (const std::string_view bytes : {std::string_view("one\n\n"), std::string_view("ha"), std::string_view("lf\n\n")}) {
                co_await x.write(bytes);
                co_await rest(300);
            }
            co_await x.finish("end\n\n");
            co_await rest(200);
        });
        Peer peer = served.connect();
        peer.send(get("/") + get("/", "Connection: close\r\n"));
        const std::string both = peer.receiveAll();      // the connection goes on as before
        const std::size_t second = both.find("HTTP/1.1", 1);
        for (const std::string &answer : {both.substr(0, second), both.substr(second)}) {
            const std::string body = unchunked(bodyOf(answer));
            QVERIFY2(QRegularExpression("^one\n\n(ping\n\n){2,4}half\n\n(ping\n\n){2,4}end\n\n$").match(QString::fromStdString(body)).hasMatch(), body.c_str());
        }
    }

    void fillsNoSilenceOfWholeAnswers()
    {
        Served served([](ServerExchange &x) -> awaitable<void> {
            x.fillSilence("ping\n\n", std::chrono::milliseconds(40));
            boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, std::chrono::milliseconds(200));
            co_await timer.async_wait(boost::asio::use_awaitable);
            co_await echo(x);
        });
        QCOMPARE(bodyOf(served.ask(get("/a"))), std::string("GET|/a||"));
    }

    // A client that reads nothing: pings wait like all else, and every byte arrives in order at the end.
    void silenceOfAClientThatDoesNotRead()
    {
        const std::string large = std::string(3'000'000, 'x') + "\n\n";
        Served served([&large](ServerExchange &x) -> awaitable<void> {
            x.fillSilence("ping\n\n", std::chrono::milliseconds(40));
            co_await x.start(200, {});
            co_await x.write(large);
            co_await x.finish("end\n\n");
        });
        Peer peer = served.connect(4096);
        peer.send(get("/", "Connection: close\r\n"));
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        const std::string body = unchunked(bodyOf(peer.receiveAll()));
        QVERIFY(body.starts_with(large) && body.ends_with("end\n\n"));
        QCOMPARE(body.find("ping"), std::string::npos);
    }

    void manyConnectionsOnTwoWorkers()
    {
        std::atomic<unsigned> workers{0};
        Served served(
            [&workers](ServerExchange &x) -> awaitable<void> {
                workers |= 1u << x.worker();
                if (x.worker() != Workers::current())
                    throw std::logic_error("the wrong thread");
                co_await echo(x);
            },
            {}, 2);
        std::vector<Peer> peers;
        for (int i = 0; i < 100; ++i)
            peers.push_back(served.connect());
        for (int round = 0; round < 5; ++round) {
            for (std::size_t i = 0; i < peers.size(); ++i)
                peers[i].send(get("/" + std::to_string(i * 10 + std::size_t(round))));
            for (std::size_t i = 0; i < peers.size(); ++i)
                QCOMPARE(bodyOf(peers[i].receiveMessage()), "GET|/" + std::to_string(i * 10 + std::size_t(round)) + "||");
        }
        QCOMPARE(workers.load(), 3u);
    }
};

QTEST_APPLESS_MAIN(NetServerTest)
#include "net_server_test.moc"
