// SPDX-License-Identifier: GPL-3.0-or-later
// The second set of books must be right itself: what it says it answers, logs and counts.
#include <arpa/inet.h>
#include <csignal>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/faultd.h"
#include "tests/support/faultd/faults.h"

using namespace portreeve;

namespace {

// A client's socket, in plain calls.
class Peer {
public:
    explicit Peer(const Faultd &faultd) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(faultd.port());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isOpen = ::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    }
    ~Peer() { close(); }
    void close()
    {
        if (m_socket >= 0)
            ::close(m_socket);
        m_socket = -1;
    }
    void send(const std::string &bytes) { m_isOpen = m_isOpen && ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) == ssize_t(bytes.size()); }

    // Reads until `until` is there or the connection ends; how: "" (there), "fin", "rst" or "silence".
    std::string read(std::string &out, const std::string &until, int most = 2000)
    {
        while (until.empty() || out.find(until) == out.npos) {
            pollfd entry{m_socket, POLLIN, 0};
            if (::poll(&entry, 1, most) <= 0)
                return "silence";
            char piece[65536];
            const ssize_t n = ::recv(m_socket, piece, sizeof piece, 0);
            if (n <= 0)
                return n == 0 ? "fin" : "rst";
            out.append(piece, std::size_t(n));
        }
        return {};
    }

private:
    int m_socket;
    bool m_isOpen = false;
};

std::string ask(const std::string &model, bool stream, const std::string &path = "/v1/chat/completions", const std::string &headers = {})
{
    const std::string body = R"({"model":")" + model + R"(","stream":)" + (stream ? "true" : "false")
        + R"(,"max_tokens":5,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"three little words"}]})";
    return "POST " + path + " HTTP/1.1\r\nhost: x\r\n" + headers + "content-length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

QJsonObject bodyOf(const std::string &answer)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(answer.substr(answer.find("\r\n\r\n") + 4))).object();
}

} // namespace

class FaultdTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        std::signal(SIGPIPE, SIG_IGN);
        rlimit files{};      // of a user it is 1,024, and both ends of a thousand connections are here
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &files), 0);
        files.rlim_cur = files.rlim_max;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &files), 0);
    }

    void answersWhole()
    {
        Faultd faultd;
        Peer peer(faultd);
        for (int i = 1; i <= 3; ++i) {      // the connection is kept
            std::string answer;
            peer.send(ask("gpt", false));
            QCOMPARE(peer.read(answer, R"("service_tier":"default"})"), std::string());
            QVERIFY(answer.starts_with("HTTP/1.1 200 OK\r\n"));
            const QJsonObject usage = bodyOf(answer)["usage"].toObject();
            QCOMPARE(usage["completion_tokens"].toInt(), 5);
            QCOMPARE(usage["prompt_tokens"].toInt(), 1 + 1 + 3);    // one, and the words of role and content
            QCOMPARE(bodyOf(answer)["choices"][0]["finish_reason"].toString(), QString("length"));
        }
        QCOMPARE(faultd.counters().requests, 3u);
        QCOMPARE(faultd.counters().connections, 1u);
    }

    void answersStreams_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("end");
        QTest::newRow("openai") << "/v1/chat/completions" << "data: [DONE]\n\n\r\n0\r\n\r\n";
        QTest::newRow("anthropic") << "/v1/messages" << "{\"type\":\"message_stop\"}\n\n\r\n0\r\n\r\n";
    }
    void answersStreams()
    {
        QFETCH(QString, path);
        QFETCH(QString, end);
        Faultd faultd;
        Peer peer(faultd);
        std::string answer;
        peer.send(ask("m", true, path.toStdString()));
        QCOMPARE(peer.read(answer, end.toStdString()), std::string());
        QVERIFY(answer.find("transfer-encoding: chunked") != answer.npos);
        QVERIFY(answer.find("_tokens\":5") != answer.npos);
    }

    void everyBehaviourEnds_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &fault : fault::allFaults())
            QTest::newRow(std::string(fault.name).c_str()) << QString::fromStdString(std::string(fault.name));
    }
    void everyBehaviourEnds()
    {
        QFETCH(QString, name);
        Faultd faultd;
        const std::string spec = name.toStdString() + ":every=1:mb=1:count=50:last=3:tokens=30:pause=1:for=5:bytes=50000";
        for (const bool stream : {false, true}) {
            Peer peer(faultd);
            std::string answer;
            peer.send(ask("m", stream, "/v1/chat/completions", "x-fault: " + spec + "\r\n"));
            const bool silent = name.startsWith("stall") || name == "dribble-head";
            peer.read(answer, {}, silent ? 30 : 100);
        }
        QVERIFY(faultd.waitFor([](const FaultdCounters &c) { return c.requests == 2 && c.openConnections == 0 && c.inFlight == 0; }));
        for (const auto &request : faultd.requests())
            QCOMPARE(request.fault, name.toStdString());
    }

    void breaksOff()
    {
        Faultd faultd;
        const auto endOf = [&](const std::string &model) {
            Peer peer(faultd);
            std::string answer;
            peer.send(ask(model, true));
            const std::string how = peer.read(answer, {}, 300);
            return how + ' ' + std::to_string(std::count(answer.begin(), answer.end(), '{') > 0 ? int(QByteArray::fromStdString(answer).count("data: ")) : 0);
        };
        QCOMPARE(endOf("fault:rst-mid-stream:after=2"), std::string("rst 2"));
        QCOMPARE(endOf("fault:fin-mid-stream:after=4"), std::string("fin 4"));
        QCOMPARE(endOf("fault:rst-before-head"), std::string("rst 0"));
        QCOMPARE(endOf("fault:stall-mid-stream:after=1"), std::string("silence 1"));
    }

    void choosesBehaviours()
    {
        Faultd faultd;
        faultd.model("named", "error:status=503");
        faultd.push("error:status=429:retry-after=7");
        const auto statusOf = [&](const std::string &model, const std::string &path, const std::string &headers) {
            Peer peer(faultd);
            std::string answer;
            peer.send(ask(model, false, path, headers));
            peer.read(answer, "}}");
            return answer.substr(9, 3);
        };
        const std::string chat = "/v1/chat/completions";
        QCOMPARE(statusOf("m", chat, ""), std::string("429"));
        QCOMPARE(statusOf("named", chat, ""), std::string("503"));
        QCOMPARE(statusOf("named", chat, "x-fault: error:status=418\r\n"), std::string("418"));
        QCOMPARE(statusOf("named", "/fault:error:status=402/v1/chat/completions", ""), std::string("402"));
        QCOMPARE(statusOf("fault:error:status=401", chat, ""), std::string("401"));
        faultd.otherwise("error:status=500");
        QCOMPARE(statusOf("m", chat, ""), std::string("500"));
        QVERIFY_EXCEPTION_THROWN(faultd.push("no-such-behaviour"), std::invalid_argument);
    }

    void logsBeforeItAnswers()
    {
        QTemporaryDir directory;
        FaultdOptions options;
        options.logFile = directory.filePath("log").toStdString();
        options.logBodies = true;
        Faultd faultd(options);
        Peer peer(faultd);
        peer.send(ask("fault:stall", false, "/v1/chat/completions", "x-portreeve-attempt: 0191-x\r\nx-odd: \xff\r\n"));
        QVERIFY(faultd.waitFor([](const FaultdCounters &c) { return c.inFlight == 1; }));
        QFile log(directory.filePath("log"));
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QJsonObject line = QJsonDocument::fromJson(log.readLine()).object();
        QCOMPARE(line["event"].toString(), QString("request"));
        QCOMPARE(line["attempt"].toString(), QString("0191-x"));
        QVERIFY(line["head"].toString().contains(QString("x-odd: \u00ff\r\n")));
        QVERIFY(line["body"].toString().startsWith(R"({"model":"fault:stall")"));
        QCOMPARE(line["sha"].toString().size(), 64);
        peer.close();
        QVERIFY(faultd.waitFor([](const FaultdCounters &c) { return c.inFlight == 0; }));
        const auto row = faultd.requests().at(0);
        QVERIFY(row.goneAfter >= 0 && row.goneAfter < 2'000'000);
        const auto saysGone = [&log] { return log.seek(0) && log.readAll().contains(R"("event":"gone")"); };
        QTRY_VERIFY(saysGone());
    }

    void refusesWhatIsBeyondDoubt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("two lengths") << QByteArray("POST /v1/x HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 1\r\n\r\nx");
        QTest::newRow("length and chunked") << QByteArray("POST /v1/x HTTP/1.1\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n");
        QTest::newRow("bad name") << QByteArray("POST /v1/x HTTP/1.1\r\na b: 1\r\n\r\n");
        QTest::newRow("bare LF in a value") << QByteArray("POST /v1/x HTTP/1.1\r\na: 1\nb: 2\r\n\r\n");
        QTest::newRow("old version") << QByteArray("POST /v1/x HTTP/1.0\r\n\r\n");
        QTest::newRow("odd length") << QByteArray("POST /v1/x HTTP/1.1\r\ncontent-length: +1\r\n\r\nx");
        QTest::newRow("odd chunk") << QByteArray("POST /v1/x HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n0x1\r\nx\r\n0\r\n\r\n");
        QTest::newRow("cut") << QByteArray("POST /v1/x HT");
    }
    void refusesWhatIsBeyondDoubt()
    {
        QFETCH(QByteArray, bytes);
        Faultd faultd;
        Peer peer(faultd);
        peer.send(bytes.toStdString());
        if (bytes.endsWith("HT"))
            peer.close();
        QVERIFY(faultd.waitFor([](const FaultdCounters &c) { return c.malformed == 1; }));
        QCOMPARE(faultd.counters().requests, 0u);
    }

    void takesAThousandAtOnce()
    {
        Faultd faultd;
        std::vector<std::unique_ptr<Peer>> peers;
        for (int i = 0; i < 1000; ++i) {
            peers.push_back(std::make_unique<Peer>(faultd));
            peers.back()->send(ask("fault:stall", false));
        }
        QVERIFY(faultd.waitFor([](const FaultdCounters &c) { return c.inFlight == 1000; }, std::chrono::seconds(30)));
        QCOMPARE(faultd.counters().peakInFlight, 1000u);
        faultd.stop();
        QCOMPARE(faultd.counters().openConnections, 0u);
    }
};

QTEST_APPLESS_MAIN(FaultdTest)
#include "faultd_test.moc"
