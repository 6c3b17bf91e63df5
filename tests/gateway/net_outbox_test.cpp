// SPDX-License-Identifier: GPL-3.0-or-later
#include <deque>
#include <functional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <sys/socket.h>

#include <QtTest>

#include "net_kit.h"
#include "gateway/net/socket.h"

using namespace portreeve;
using namespace portreeve::tests;

// Small writes of a round of events leave together at its end: whole, in order, and what cannot leave is known.
namespace {

Io put(Socket &socket, std::string_view bytes)
{
    Pieces pieces;
    pieces.add(bytes);
    return socket.send(pieces);
}

// Sockets on a poller of this thread, and the blocking other ends of them.
struct Stage {
    struct Line {
        std::unique_ptr<Socket> socket;
        Peer peer;
    };

    explicit Stage(int count, int sendBuffer = 0)
    {
        for (int i = 0; i < count; ++i) {
            int ends[2];
            if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
                qFatal("socketpair: %s", strerror(errno));
            fcntl(ends[0], F_SETFL, O_NONBLOCK);
            if (sendBuffer)
                setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &sendBuffer, sizeof sendBuffer);
            lines.push_back({std::make_unique<Socket>(poller, ends[0]), Peer(ends[1])});
        }
        settle();      // the first edge of each: it can be written to
    }

    void settle()
    {
        context.restart();
        for (int i = 0; i < 20; ++i)
            context.poll();
    }

    // All lines become readable in one round; `act` is done in the first one's turn.
    void inRound(std::function<void()> act)
    {
        for (Line &line : lines) {
            boost::asio::co_spawn(context, onReadable(*line.socket), boost::asio::detached);
        }
        m_act = std::move(act);
        settle();
        for (Line &line : lines)
            line.peer.send("x");
        settle();
    }

    awaitable<void> onReadable(Socket &socket)
    {
        co_await socket.waitReadable(never);
        if (auto act = std::exchange(m_act, nullptr))
            act();
    }

    boost::asio::io_context context{1};
    Poller &poller = Poller::of(context);
    std::deque<Line> lines;

private:
    std::function<void()> m_act;
};

} // namespace

class NetOutboxTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenInARoundLeavesAtItsEnd()
    {
        Stage stage(8);
        std::string seenMeanwhile;
        std::size_t held = 0;
        stage.inRound([&] {
            for (auto &line : stage.lines)
                QVERIFY(put(*line.socket, "hello").isDone());
            held = stage.lines[3].socket->unsent();
            seenMeanwhile = stage.lines[3].peer.receive(0);
        });
        QCOMPARE(held, std::size_t(5));
        QCOMPARE(seenMeanwhile, std::string());
        for (auto &line : stage.lines) {
            QCOMPARE(line.socket->unsent(), std::size_t(0));
            QCOMPARE(line.peer.receive(), std::string("hello"));
        }
    }

    void outsideARoundItLeavesAtOnce()
    {
        Stage stage(1);
        QVERIFY(put(*stage.lines[0].socket, "now").isDone());
        QCOMPARE(stage.lines[0].socket->unsent(), std::size_t(0));
        QCOMPARE(stage.lines[0].peer.receive(0), std::string("now"));
    }

    void theOrderOfOneSocketStays()
    {
        Stage stage(3);
        stage.inRound([&] {
            Socket &first = *stage.lines[0].socket;
            put(first, "a");
            put(first, "b");
            put(*stage.lines[1].socket, "other");
            QVERIFY(put(first, "c").isBlocked());      // not the last one any more: its turn is after the round
            QVERIFY(put(*stage.lines[1].socket, "!").isDone());
        });
        QVERIFY(put(*stage.lines[0].socket, "c").isDone());
        QCOMPARE(stage.lines[0].peer.receive(), std::string("abc"));
        QCOMPARE(stage.lines[1].peer.receive(), std::string("other!"));
    }

    void whatIsLargeWaitsForTheEndOfTheRound()
    {
        Stage stage(2);
        const std::string large(Outbox::mostOfOne + 1, 'L');
        bool wasBlocked = false;
        stage.inRound([&] { wasBlocked = put(*stage.lines[0].socket, large).isBlocked(); });
        QVERIFY(wasBlocked);
        QCOMPARE(put(*stage.lines[0].socket, large).bytes, large.size());
    }

    void moreThanItHolds()
    {
        Stage stage(40);
        std::deque<std::string> texts;
        for (std::size_t i = 0; i < stage.lines.size(); ++i)
            texts.emplace_back(8'000, char('A' + i));
        stage.inRound([&] {
            for (std::size_t i = 0; i < texts.size(); ++i)
                QVERIFY(put(*stage.lines[i].socket, texts[i]).isDone());
        });
        for (std::size_t i = 0; i < texts.size(); ++i)
            QCOMPARE(stage.lines[i].peer.receive(), texts[i]);
    }

    void whatTheKernelDoesNotTakeLeavesLater()
    {
        Stage stage(2, 4 * 1024);
        Stage::Line &slow = stage.lines[0];
        std::string sent;
        for (int turn = 0; turn < 50 && slow.socket->unsent() == 0; ++turn) {
            const std::string text(16'000, char('a' + turn % 26));
            stage.inRound([&] { sent += put(*slow.socket, text).isDone() ? text : std::string(); });
        }
        QVERIFY(slow.socket->unsent() > 0);
        QVERIFY(put(*slow.socket, "more").isBlocked());
        std::string got;
        while (got.size() < sent.size()) {
            const std::string part = slow.peer.receive(1'000);
            QVERIFY2(!part.empty(), qPrintable(QString("%1 of %2 bytes came").arg(got.size()).arg(sent.size())));
            got += part;
            stage.settle();
        }
        QCOMPARE(got, sent);
        QCOMPARE(slow.socket->unsent(), std::size_t(0));
        QVERIFY(put(*slow.socket, "more").isDone());
    }

    void whatCannotLeaveIsAFaultOfTheNextRead()
    {
        Stage stage(2);
        Stage::Line &line = stage.lines[0];
        stage.inRound([&] {
            QVERIFY(put(*line.socket, "request").isDone());
            line.peer.close();
        });
        QCOMPARE(line.socket->unsent(), std::size_t(7));      // not a byte was written
        QCOMPARE(line.socket->sendFault().value_or(0), EPIPE);
        char byte = 0;
        line.socket->receive(&byte, 1);                        // what it had said
        const Io io = line.socket->receive(&byte, 1);
        QVERIFY(!io.isDone() && !io.isBlocked());
        QCOMPARE(put(*line.socket, "again").error, EPIPE);
    }

    void aSocketThatGoesSendsNothingMore()
    {
        Stage stage(4);
        std::string seenAtOnce;
        stage.inRound([&] {
            for (auto &line : stage.lines)
                put(*line.socket, "bytes");
            stage.lines[1].socket.reset();
            stage.lines[2].socket->resetOnClose();
            stage.lines[3].socket->flush();
            seenAtOnce = stage.lines[3].peer.receive(0);
        });
        QCOMPARE(stage.lines[0].peer.receive(), std::string("bytes"));
        QCOMPARE(stage.lines[1].peer.receive(), std::string());
        QVERIFY(!stage.lines[1].peer.isLate);
        QCOMPARE(stage.lines[2].peer.receive(0), std::string());
        QCOMPARE(seenAtOnce, std::string("bytes"));
    }
};

QTEST_APPLESS_MAIN(NetOutboxTest)
#include "net_outbox_test.moc"
