// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/asio/steady_timer.hpp>

#include <QtTest>

#include <zlib.h>

#include "net_kit.h"

using namespace portreeve;
using namespace portreeve::tests;

namespace {

bool contains(const std::string &text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

std::string answer(const std::string &body, const std::string &more = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more + "\r\n" + body;
}

// windowBits: 31 gzip, 15 zlib, -15 raw
std::string deflated(std::string_view text, int windowBits)
{
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, windowBits, 9, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, uLong(text.size())) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = uInt(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string text(std::size_t size)
{
    std::string out;
    for (unsigned i = 1; out.size() < size; i = i * 1664525 + 1013904223)
        out += "word" + std::to_string(i % 9973) + ' ';
    return out;
}

// Answers every request on every connection with what `answers` says for its path.
Upstream::Script answering(std::function<std::string(const std::string &request)> answers)
{
    return [answers = std::move(answers)](Peer &peer, int) {
        for (;;) {
            const std::string request = peer.receiveUntil("\r\n\r\n");
            if (request.empty() || !peer.send(answers(request)))
                return;
        }
    };
}

} // namespace

class NetClientTest : public QObject {
    Q_OBJECT

private slots:
    void sendsWhatItShould()
    {
        std::string seen;
        Upstream upstream([&seen](Peer &peer, int) {
            seen = peer.receiveUntil("the body");
            peer.send(answer("ok", "X-One: 1\r\nX-ONE: 2\r\n"));
            peer.receiveAll();
        });
        Caller caller(upstream.port());
        caller.headers = {{"Authorization", "Bearer x"}, {"x-empty", ""}, {"Host", "evil"}, {"content-length", "7"}, {"Connection", "close"}, {"transfer-encoding", "chunked"}};
        caller.request.body = "the body";
        const Called called = caller.call();
        QVERIFY(!called.error);
        QCOMPARE(called.body, std::string("ok"));
        const Headers wanted{{"content-length", "2"}, {"x-one", "1"}, {"x-one", "2"}};
        QVERIFY(called.headers == wanted);
        QCOMPARE(seen, "POST /v1/x HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(upstream.port())
                     + "\r\nAuthorization: Bearer x\r\nx-empty: \r\nAccept-Encoding: identity\r\nContent-Length: 8\r\n\r\nthe body");
    }

    void blocksOfLines()
    {
        std::string seen;
        Upstream upstream([&seen](Peer &peer, int) {
            seen = peer.receiveUntil("\r\n\r\n");
            peer.send(answer("ok"));
            peer.receiveAll();
        });
        Caller caller(upstream.port());
        caller.headers = {{"", "a: b\r\nAuthorization: Bearer x\r\n"}, {"c", "d"}};
        QCOMPARE(caller.call().body, std::string("ok"));
        QVERIFY(contains(seen, "\r\na: b\r\nAuthorization: Bearer x\r\nc: d\r\nAccept-Encoding: identity\r\n"));
        for (const char *bad : {"a: b", "\r\na: b\r\n", "a: b\r\n\r\n", "a: b\r\n\r\nGET / HTTP/1.1\r\n"}) {
            caller.headers = {{"", bad}};
            QVERIFY(caller.call().error->kind == Break::BadFraming);
        }
    }

    void refusesToSplitARequest()
    {
        Upstream upstream([](Peer &, int) {});
        for (const auto &[name, value] : Headers{{"a\r\nb", "x"}, {"a", "x\r\nb: c"}, {"a", "x\ny"}, {"a", std::string("x\0y", 3)}, {"", "x"}, {"a b", "x"}}) {
            Caller caller(upstream.port());
            caller.headers = {{name, value}};
            const Called called = caller.call();
            QVERIFY(called.error && called.error->kind == Break::BadFraming && !called.error->sent);
        }
        for (const char *target : {"", "x", "/a b", "/a\r\nX: y", "/\x7f"}) {
            Caller caller(upstream.port());
            caller.request.target = target;
            QVERIFY(caller.call().error->kind == Break::BadFraming);
        }
        QCOMPARE(upstream.connections(), 0);
    }

    void reusesConnections()
    {
        Upstream upstream(answering([](const std::string &) { return answer("ok"); }));
        Caller caller(upstream.port());
        for (int i = 0; i < 100; ++i)
            QCOMPARE(caller.call().body, std::string("ok"));
        QCOMPARE(upstream.connections(), 1);
    }

    void bodies_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 5000, 16'384, 65'536, 65'537, 300'000, 5'000'000})
            QTest::addRow("%d", size) << size;
    }
    void bodies()
    {
        QFETCH(int, size);
        const std::string body = text(std::size_t(size)).substr(0, std::size_t(size));
        Upstream upstream([&](Peer &peer, int connection) {
            for (int i = 0; i < 2; ++i) {
                peer.receiveUntil("\r\n\r\n");
                if (connection == 1) {
                    peer.send("HTTP/1.1 200 OK\r\n\r\n" + body);
                    return;
                }
                if (i == 0) {
                    peer.send(answer(body));
                    continue;
                }
                // closed without a word, the next call might already be on its way here, and a reset is never replayed
                peer.send("HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
                for (std::size_t at = 0; at < body.size(); at += 7777) {
                    const std::string part = body.substr(at, 7777);
                    char head[20];
                    std::snprintf(head, sizeof head, "%zx\r\n", part.size());
                    peer.send(head + part + "\r\n");
                }
                peer.send("0\r\nX-Trailer: y\r\n\r\n");
                peer.close();
            }
        });
        Caller caller(upstream.port());
        for (int i = 0; i < 3; ++i) {
            const Called called = caller.call();
            QVERIFY2(!called.error, called.error ? called.error->text.c_str() : "");
            QVERIFY(called.body == body);
        }
    }

    // Bytes arrive one by one: the same answer.
    void cutAnywhere()
    {
        const std::string bytes = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 201 Made\r\nX-A: b\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\n\r\n";
        std::atomic<std::size_t> cut{0};
        Upstream upstream([&](Peer &peer, int) {
            while (!peer.receiveUntil("\r\n\r\n").empty()) {
                peer.send(bytes.substr(0, cut));
                poll(nullptr, 0, 1);
                peer.send(bytes.substr(cut));
            }
        });
        Caller caller(upstream.port());
        for (cut = 1; cut < bytes.size(); cut += 2) {
            const Called called = caller.call();
            QVERIFY2(!called.error, std::to_string(cut).c_str());
            QCOMPARE(called.status, 201);
            QCOMPARE(called.body, std::string("abcdefg"));
            QCOMPARE(called.header("x-a"), std::string("b"));
        }
        QCOMPARE(upstream.connections(), 1);
    }

    // A server that writes its head and its body apart, and lets the kernel hold back the second until the first is
    // acknowledged (Nagle), is answered at once: no 40 ms a call.
    void smallWritesAreNotHeldBack()
    {
        Upstream upstream([](Peer &peer, int) {
            while (!peer.receiveUntil("\r\n\r\n").empty()) {
                peer.send("HTTP/1.1 200 OK\r\n");
                peer.send("Content-Length: 2\r\n\r\n");
                peer.send("ok");
            }
        });
        Caller caller(upstream.port());
        const auto begin = SteadyClock::now();
        for (int i = 0; i < 20; ++i)
            QCOMPARE(caller.call().body, std::string("ok"));
        QVERIFY2(millisecondsSince(begin) < 400, std::to_string(millisecondsSince(begin)).c_str());
    }

    void withoutBody()
    {
        Upstream upstream(answering([](const std::string &request) -> std::string {
            if (request.starts_with("HEAD"))
                return "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";
            return contains(request, "/304") ? "HTTP/1.1 304 Not Modified\r\nContent-Length: 100\r\n\r\n" : "HTTP/1.1 204 No Content\r\n\r\n";
        }));
        Caller caller(upstream.port());
        for (const auto &[method, target, status] : {std::tuple{"HEAD", "/", 200}, {"GET", "/304", 304}, {"POST", "/204", 204}, {"HEAD", "/", 200}}) {
            caller.request.method = method;
            caller.request.target = target;
            const Called called = caller.call();
            QVERIFY(!called.error);
            QCOMPARE(called.status, status);
            QCOMPARE(called.body, std::string());
        }
        QCOMPARE(upstream.connections(), 1);
    }

    void compressed_data()
    {
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<int>("bits");
        QTest::newRow("gzip") << QByteArray("gzip") << 31;
        QTest::newRow("x-gzip") << QByteArray("X-Gzip") << 31;
        QTest::newRow("deflate") << QByteArray("deflate") << 15;
        QTest::newRow("raw deflate") << QByteArray("deflate") << -15;
        QTest::newRow("gzip labelled deflate") << QByteArray("deflate") << 31;
    }
    void compressed()
    {
        QFETCH(QByteArray, label);
        QFETCH(int, bits);
        const std::string plain = text(300'000);
        const std::string packed = deflated(plain, bits);
        const std::string line = "Content-Encoding: " + label.toStdString() + "\r\n";
        Upstream upstream([&](Peer &peer, int) {
            peer.receiveUntil("\r\n\r\n");
            peer.send(answer(packed, line));
            peer.receiveUntil("\r\n\r\n");
            peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" + line + "\r\n");
            for (std::size_t at = 0; at < packed.size(); at += 1000) {
                const std::string part = packed.substr(at, 1000);
                char head[20];
                std::snprintf(head, sizeof head, "%zx\r\n", part.size());
                peer.send(head + part + "\r\n");
            }
            peer.send("0\r\n\r\n");
            peer.receiveUntil("\r\n\r\n");
            peer.send(answer(packed.substr(0, packed.size() / 2), line));
            peer.receiveAll();
        });
        Caller caller(upstream.port());
        for (int i = 0; i < 2; ++i) {
            const Called called = caller.call();
            QVERIFY2(!called.error, called.error ? called.error->text.c_str() : "");
            QVERIFY(called.body == plain);
            QCOMPARE(called.header("content-encoding"), std::string());
        }
        const Called half = caller.call();
        QVERIFY(half.error && half.error->kind == Break::Truncated);
        QCOMPARE(upstream.connections(), 1);
    }

    void twoMembersAreOneBody()
    {
        const std::string packed = deflated("hello ", 31) + deflated("world", 31);
        Upstream upstream(answering([&](const std::string &request) {
            return answer(contains(request, "junk") ? packed + "junk" : packed, "Content-Encoding: gzip\r\n");
        }));
        Caller caller(upstream.port());
        QCOMPARE(caller.call().body, std::string("hello world"));
        caller.request.target = "/junk";
        QVERIFY(caller.call().error->kind == Break::BadFraming);
    }

    // 1 GiB of zeros in a mebibyte: stopped early, in little time.
    void bomb()
    {
        const std::string bomb = deflated(std::string(64u << 20, '\0'), 31);
        Upstream upstream(answering([&](const std::string &) { return answer(bomb, "Content-Encoding: gzip\r\n"); }));
        Caller caller(upstream.port());
        const auto begin = SteadyClock::now();
        const Called called = caller.call();
        QVERIFY(called.error && called.error->kind == Break::TooLarge);
        QVERIFY(called.body.size() <= 2u << 20);
        QVERIFY(millisecondsSince(begin) < 500);
        ClientOptions small;
        small.mostInflated = 100'000;
        Caller strict(upstream.port(), small);
        QVERIFY(strict.call().body.size() <= 100'000);
    }

    void tooLargeForReadAll()
    {
        Upstream upstream(answering([](const std::string &) { return answer(std::string(1000, 'x')); }));
        Caller caller(upstream.port());
        const auto limited = [](Transport &transport, OutRequest request, std::size_t most) -> awaitable<std::optional<TransportError>> {
            Sent sent = co_await transport.send(request);
            std::string body = "before";
            co_return co_await std::get<0>(sent)->readAll(body, most);
        };
        QVERIFY(!runOn(caller.workers, limited(*caller.transport, caller.request, 1000)));
        const auto error = runOn(caller.workers, limited(*caller.transport, caller.request, 999));
        QVERIFY(error && error->kind == Break::TooLarge);
    }

    void localhostAndNames()
    {
        Upstream upstream(answering([](const std::string &) { return answer("ok"); }));
        Caller local(upstream.port(), {}, {false, "localhost", 0});
        QCOMPARE(local.call().body, std::string("ok"));
        Caller unknown(upstream.port(), {}, {false, "no-such-name.invalid", 0});
        const Called called = unknown.call();
        QVERIFY(called.error && called.error->kind == Break::Dns && !called.error->sent);
        QVERIFY(!contains(called.error->text, "invalid"));
    }

    // An address that may not be dialled is not; nor is a pooled connection to it used.
    void mayDial()
    {
        Upstream upstream(answering([](const std::string &) { return answer("ok"); }));
        Caller caller(upstream.port(), {}, {false, "localhost", 0});
        QCOMPARE(caller.call().body, std::string("ok"));
        std::vector<std::string> asked;
        std::function<bool(std::string_view)> rule = [&asked](std::string_view address) {
            asked.emplace_back(address);
            return false;
        };
        caller.request.mayDial = &rule;
        const Called called = caller.call();
        QVERIFY(called.error && called.error->kind == Break::Unreachable && !called.error->sent);
        QCOMPARE(asked, (std::vector<std::string>{"127.0.0.1", "127.0.0.1", "::1"}));
        QCOMPARE(upstream.connections(), 1);
        rule = [](std::string_view address) { return address == "127.0.0.1"; };
        QCOMPARE(caller.call().body, std::string("ok"));
    }

    // Many at a time on one worker, each with its own answer.
    void sideBySide()
    {
        Upstream upstream(answering([](const std::string &request) { return answer(request.substr(5, request.find(' ', 5) - 5)); }));
        Caller caller(upstream.port());
        std::vector<std::string> targets;
        for (int i = 0; i < 60; ++i)
            targets.push_back("/path-" + std::to_string(i * 37));
        for (int round = 0; round < 3; ++round) {
            std::vector<std::future<Called>> all;
            for (const std::string &target : targets) {
                OutRequest request = caller.request;
                request.target = target;
                all.push_back(boost::asio::co_spawn(caller.workers.context(0), callOn(*caller.transport, request), boost::asio::use_future));
            }
            for (std::size_t i = 0; i < all.size(); ++i)
                QCOMPARE(all[i].get().body, targets[i]);
        }
        QVERIFY(upstream.connections() <= 60);
    }
};

QTEST_APPLESS_MAIN(NetClientTest)
#include "net_client_test.moc"
