// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong on the way to a server, each with its own words; and what must never be sent.
#include "ui/client/http_transport.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace portreeve::ui;

namespace {

/// Takes connections, collects what comes, answers with fixed bytes (none: never), over TLS if given a certificate.
class Peer : public QTcpServer
{
public:
    QByteArray answer;
    bool closes = true;
    QSslCertificate certificate;
    QSslKey key;
    QByteArray heard;
    int connections = 0;
    std::function<void(QTcpSocket *)> play; ///< instead of `answer`

    Peer() { listen(QHostAddress::LocalHost); }
    QString url(const char *scheme = "http", const char *host = "127.0.0.1") const { return QString("%1://%2:%3").arg(QLatin1String(scheme), QLatin1String(host)).arg(serverPort()); }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        ++connections;
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        if (!certificate.isNull()) {
            socket->setLocalCertificate(certificate);
            socket->setPrivateKey(key);
            socket->startServerEncryption();
        }
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            heard += socket->readAll();
            if (!heard.contains("\r\n\r\n"))
                return;
            if (play)
                return play(socket);
            if (answer.isEmpty() && !closes)
                return;
            socket->write(answer);
            socket->flush();
            if (closes)
                socket->disconnectFromHost();
        });
    }
};

QByteArray http(const QByteArray &body, const QByteArray &type = "application/json", const QByteArray &status = "200 OK", const QByteArray &more = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n" + more + "\r\n" + body;
}

std::unique_ptr<HttpTransport> transportTo(const QString &url, const QByteArray &key = "sk-secret", int timeoutMs = 2000, const QString &header = {}, const QString &authority = {})
{
    HttpTransport::Options options;
    options.url = url;
    options.timeoutMs = timeoutMs;
    options.keyHeader = header;
    options.certificateAuthority = authority;
    return std::make_unique<HttpTransport>(options, [key](const HttpTransport::KeyDone &done) { done(key, {}); });
}

Call callTo(const QString &path)
{
    Call call;
    call.path = path;
    return call;
}

Answer ask(HttpTransport &transport, const QString &path = "/key/list", const QByteArray &bearer = {})
{
    Call call = callTo(path);
    call.bearer = bearer;
    Answer got;
    bool isDone = false;
    const auto running = transport.send(call, [&](const Answer &answer) {
        got = answer;
        isDone = true;
    });
    if (!QTest::qWaitFor([&] { return isDone; }, 15000))
        got.fault = "never told";
    return got;
}

} // namespace

class HttpTransportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void keyGoesIntoTheHeader_data();
    void keyGoesIntoTheHeader();
    void prefixPathStays();
    void keyIsAskedOnceAndWaitedFor();
    void keyThatCannotBeReadIsSaid();
    void changedKeyIsAskedAgain();
    void refusedPort();
    void unknownHost();
    void silentServer();
    void closedBeforeTheAnswer();
    void cutInTheMiddle();
    void notHttp();
    void tlsWhereThereIsNone();
    void plainWhereThereIsTls();
    void redirectIsNotFollowed();
    void webPageIsNoAnswer();
    void errorBodiesAreKept();
    void certificateOfNobody();
    void ownAuthorityIsTrusted();
    void wrongNameInTheCertificate();
    void badAuthorityFile();
    void tooLargeIsStopped();
    void streamWaitsForItsListener();
    void brokenStreamSaysSo();
    void guiStaysFree();
    void addressesAreMadeUsable_data();
    void addressesAreMadeUsable();

private:
    bool makeCertificate(const QString &name);
    QTemporaryDir m_dir;
    QSslCertificate m_certificate;
    QSslKey m_key;
};

void HttpTransportTest::initTestCase()
{
    if (!makeCertificate("localhost"))
        qWarning("openssl is not installed: tests of certificates are skipped");
}

bool HttpTransportTest::makeCertificate(const QString &name)
{
    const QString key = m_dir.filePath("key.pem"), certificate = m_dir.filePath("cert.pem");
    const QStringList arguments = {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=" + name, "-addext", "subjectAltName=DNS:" + name};
    if (QProcess::execute("openssl", arguments) != 0)
        return false;
    QFile keyFile(key);
    if (!keyFile.open(QIODevice::ReadOnly))
        return false;
    m_key = QSslKey(&keyFile, QSsl::Rsa);
    m_certificate = QSslCertificate::fromPath(certificate).value(0);
    return !m_key.isNull() && !m_certificate.isNull();
}

#define NEEDS_CERTIFICATE() \
    if (m_certificate.isNull()) \
        QSKIP("openssl is not installed")

void HttpTransportTest::keyGoesIntoTheHeader_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("standard") << "" << QByteArray("Authorization: Bearer sk-secret\r\n");
    QTest::newRow("own") << "X-Litellm-Key" << QByteArray("X-Litellm-Key: Bearer sk-secret\r\n");
    QTest::newRow("bare") << "x-api-key" << QByteArray("x-api-key: sk-secret\r\n");
}

void HttpTransportTest::keyGoesIntoTheHeader()
{
    QFETCH(QString, header);
    QFETCH(QByteArray, line);
    Peer peer;
    peer.answer = http("{}");
    auto transport = transportTo(peer.url(), " sk-secret\n", 2000, header);
    QVERIFY(ask(*transport).isOk());
    QVERIFY2(peer.heard.contains(line), peer.heard.constData());
    QVERIFY(!peer.heard.left(peer.heard.indexOf("\r\n")).contains("secret")); // never in the address
    QCOMPARE(peer.heard.count("sk-secret"), 1);
    peer.heard.clear();
    QVERIFY(ask(*transport, "/v1/models", "sk-other").isOk());
    QVERIFY(peer.heard.contains("Authorization: Bearer sk-other\r\n") && !peer.heard.contains("sk-secret"));
}

void HttpTransportTest::prefixPathStays()
{
    Peer peer;
    peer.answer = http("{}");
    auto transport = transportTo(peer.url() + "/llm");
    QVERIFY(ask(*transport, "/key/list?key_alias=a%20b%2Fc").isOk());
    QVERIFY2(peer.heard.startsWith("GET /llm/key/list?key_alias=a%20b%2Fc HTTP/1.1\r\n"), peer.heard.constData());
}

void HttpTransportTest::keyIsAskedOnceAndWaitedFor()
{
    Peer peer;
    peer.answer = http("{}");
    HttpTransport::Options options;
    options.url = peer.url();
    int asked = 0;
    HttpTransport::KeyDone give;
    HttpTransport transport(options, [&](HttpTransport::KeyDone done) {
        ++asked;
        give = std::move(done);
    });
    int heard = 0;
    const auto one = transport.send(callTo("/a"), [&](const Answer &answer) { heard += answer.isOk(); });
    const auto two = transport.send(callTo("/b"), [&](const Answer &answer) { heard += answer.isOk(); });
    auto gone = transport.send(callTo("/c"), [&](const Answer &) { heard += 100; });
    gone.reset();
    QCOMPARE(asked, 0); // not from within the call
    QTRY_COMPARE(asked, 1);
    QCOMPARE(peer.connections, 0);
    give("sk-late", {});
    QTRY_COMPARE(heard, 2);
    QVERIFY(!peer.heard.contains("GET /c"));
    QCOMPARE(asked, 1);
}

void HttpTransportTest::keyThatCannotBeReadIsSaid()
{
    Peer peer;
    HttpTransport::Options options;
    options.url = peer.url();
    bool works = false;
    HttpTransport transport(options, [&](const HttpTransport::KeyDone &done) { works ? done("sk-x", {}) : done({}, "The keychain is locked."); });
    QCOMPARE(ask(transport).message(), "The keychain is locked.");
    QCOMPARE(peer.connections, 0);
    works = true;
    peer.answer = http("{}");
    QVERIFY(ask(transport).isOk()); // asked again by the next call
}

void HttpTransportTest::changedKeyIsAskedAgain()
{
    Peer peer;
    peer.answer = http("{}");
    HttpTransport::Options options;
    options.url = peer.url();
    QByteArray key = "sk-old";
    HttpTransport transport(options, [&](const HttpTransport::KeyDone &done) { done(key, {}); });
    QVERIFY(ask(transport).isOk());
    key = "sk-new";
    transport.forgetKey();
    peer.heard.clear();
    QVERIFY(ask(transport).isOk());
    QVERIFY(peer.heard.contains("sk-new"));
}

void HttpTransportTest::refusedPort()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QString url = QString("http://127.0.0.1:%1").arg(closed.serverPort());
    closed.close();
    auto transport = transportTo(url);
    const Answer answer = ask(*transport);
    QCOMPARE(answer.status, 0);
    QVERIFY2(answer.fault.startsWith("Nothing listens at 127.0.0.1:"), qPrintable(answer.fault));
}

void HttpTransportTest::unknownHost()
{
    auto transport = transportTo("http://no-such-host.invalid", "k", 10000);
    const Answer answer = ask(*transport);
    QVERIFY2(answer.fault.contains("no-such-host.invalid is not known"), qPrintable(answer.fault));
}

void HttpTransportTest::silentServer()
{
    Peer peer;
    peer.closes = false;
    auto transport = transportTo(peer.url(), "k", 1000);
    const Answer answer = ask(*transport);
    QVERIFY2(answer.fault.contains("did not answer within 1 s"), qPrintable(answer.fault));
}

void HttpTransportTest::closedBeforeTheAnswer()
{
    Peer peer;
    auto transport = transportTo(peer.url());
    const Answer answer = ask(*transport);
    QVERIFY2(answer.status == 0 && answer.fault.contains("closed the connection"), qPrintable(answer.fault));
}

void HttpTransportTest::cutInTheMiddle()
{
    Peer peer;
    peer.answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"keys\":[";
    auto transport = transportTo(peer.url());
    const Answer answer = ask(*transport);
    QVERIFY2(answer.status == 0 && !answer.fault.isEmpty(), qPrintable(answer.fault));
}

void HttpTransportTest::notHttp()
{
    Peer peer;
    peer.answer = "SSH-2.0-OpenSSH_9.2\r\n";
    auto transport = transportTo(peer.url());
    const Answer answer = ask(*transport);
    QVERIFY2(answer.status == 0 && !answer.fault.isEmpty(), qPrintable(answer.fault));
}

void HttpTransportTest::tlsWhereThereIsNone()
{
    Peer peer;
    peer.play = [](QTcpSocket *socket) { socket->write("HTTP/1.1 400 Bad Request\r\n\r\n"); };
    // the hello of TLS has no empty line: any first byte is answered
    connect(&peer, &QTcpServer::newConnection, this, [] {});
    auto transport = transportTo(peer.url("https"), "k", 1500);
    const Answer answer = ask(*transport);
    QVERIFY2(answer.status == 0 && !answer.fault.isEmpty(), qPrintable(answer.fault));
}

void HttpTransportTest::plainWhereThereIsTls()
{
    NEEDS_CERTIFICATE();
    Peer peer;
    peer.certificate = m_certificate;
    peer.key = m_key;
    auto transport = transportTo(peer.url("http"), "k", 1500);
    const Answer answer = ask(*transport);
    QVERIFY2(answer.status == 0 && !answer.fault.isEmpty(), qPrintable(answer.fault));
    QVERIFY(!peer.heard.contains("Authorization"));
}

void HttpTransportTest::redirectIsNotFollowed()
{
    Peer elsewhere;
    elsewhere.answer = http("{}");
    Peer peer;
    peer.answer = http("", "text/plain", "302 Found", "Location: " + elsewhere.url().toUtf8() + "/\r\n");
    auto transport = transportTo(peer.url());
    const Answer answer = ask(*transport);
    QVERIFY2(answer.status == 0 && answer.fault.contains(elsewhere.url()), qPrintable(answer.fault));
    QCOMPARE(elsewhere.connections, 0); // and the key stayed here
}

void HttpTransportTest::webPageIsNoAnswer()
{
    Peer peer;
    peer.answer = http("<html>Sign in</html>", "text/html; charset=utf-8");
    auto transport = transportTo(peer.url());
    const Answer answer = ask(*transport);
    QVERIFY2(answer.status == 0 && answer.fault.contains("web page"), qPrintable(answer.fault));
}

void HttpTransportTest::errorBodiesAreKept()
{
    Peer peer;
    peer.answer = http(R"({"error":{"message":"No access","code":"403"}})", "application/json", "403 Forbidden");
    auto transport = transportTo(peer.url());
    Answer answer = ask(*transport);
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.message(), "No access");
    QCOMPARE(answer.header("content-type"), QByteArray("application/json"));
    for (const int status : {400, 401, 402, 404, 405, 408, 409, 410, 413, 418, 422, 429, 451, 501, 502, 503, 504, 529}) {
        peer.answer = http("{\"error\":{\"message\":\"No\"}}", "application/json", QByteArray::number(status) + " Word");
        answer = ask(*transport);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.message(), "No");
    }
    peer.answer = http("oops", "text/plain", "500 Internal Server Error");
    answer = ask(*transport);
    QCOMPARE(answer.status, 500);
    QVERIFY(answer.message().contains("500"));
}

void HttpTransportTest::certificateOfNobody()
{
    NEEDS_CERTIFICATE();
    Peer peer;
    peer.certificate = m_certificate;
    peer.key = m_key;
    peer.answer = http("{}");
    auto transport = transportTo(peer.url("https", "localhost"));
    const Answer answer = ask(*transport);
    QVERIFY2(answer.fault.contains("signed by nobody"), qPrintable(answer.fault));
    QVERIFY(!peer.heard.contains("sk-secret"));
}

void HttpTransportTest::ownAuthorityIsTrusted()
{
    NEEDS_CERTIFICATE();
    Peer peer;
    peer.certificate = m_certificate;
    peer.key = m_key;
    peer.answer = http("{}");
    auto transport = transportTo(peer.url("https", "localhost"), "k", 5000, {}, m_dir.filePath("cert.pem"));
    const Answer answer = ask(*transport);
    QVERIFY2(answer.isOk(), qPrintable(answer.fault));
}

void HttpTransportTest::wrongNameInTheCertificate()
{
    NEEDS_CERTIFICATE();
    Peer peer;
    peer.certificate = m_certificate;
    peer.key = m_key;
    peer.answer = http("{}");
    auto transport = transportTo(peer.url("https", "127.0.0.1"), "k", 5000, {}, m_dir.filePath("cert.pem"));
    const Answer answer = ask(*transport);
    QVERIFY2(answer.fault.contains("localhost, not for 127.0.0.1"), qPrintable(answer.fault));
    HttpTransport::Options own;
    own.url = peer.url("https", "127.0.0.1");
    own.certificateAuthority = m_dir.filePath("cert.pem");
    own.isOwnCertificate = true;
    HttpTransport pinned(own, nullptr);
    QVERIFY2(ask(pinned).isOk(), qPrintable(ask(pinned).fault));
}

void HttpTransportTest::badAuthorityFile()
{
    Peer peer;
    QFile file(m_dir.filePath("empty.pem"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    auto transport = transportTo(peer.url("https"), "k", 2000, {}, file.fileName());
    QVERIFY(ask(*transport).fault.contains("empty.pem"));
    QCOMPARE(peer.connections, 0);
}

void HttpTransportTest::tooLargeIsStopped()
{
    Peer peer;
    peer.closes = false;
    peer.play = [](QTcpSocket *socket) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n");
        const QByteArray part(1 << 20, 'x');
        for (int i = 0; i < 70; ++i)
            socket->write(part);
    };
    auto transport = transportTo(peer.url(), "k", 10000);
    QVERIFY(ask(*transport).fault.contains("64 MiB"));
}

void HttpTransportTest::streamWaitsForItsListener()
{
    Peer peer;
    peer.play = [](QTcpSocket *socket) {
        socket->write(http(QByteArray(8 << 20, 'x'), "text/event-stream"));
        socket->disconnectFromHost();
    };
    auto transport = transportTo(peer.url());
    qint64 total = 0;
    qsizetype largest = 0;
    bool isEnded = false;
    const auto running = transport->stream(callTo("/x"), {nullptr,
                                                          [&](const QByteArray &bytes) {
                                                              total += bytes.size();
                                                              largest = qMax(largest, bytes.size());
                                                          },
                                                          [&](const Answer &) { isEnded = true; }});
    QTRY_VERIFY_WITH_TIMEOUT(isEnded, 20000);
    QCOMPARE(total, 8 << 20);
    QVERIFY2(largest <= (2 << 20), qPrintable(QString::number(largest))); // no more than the buffer is on its way at once
}

void HttpTransportTest::brokenStreamSaysSo()
{
    Peer peer;
    peer.answer = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 1000\r\n\r\ndata: 1\n\n";
    auto transport = transportTo(peer.url());
    QByteArray all;
    Answer last;
    bool isEnded = false;
    int status = 0;
    const auto running = transport->stream(callTo("/x"), {[&](const Answer &head) { status = head.status; }, [&](const QByteArray &bytes) { all += bytes; },
                                                          [&](const Answer &end) {
                                                              last = end;
                                                              isEnded = true;
                                                          }});
    QTRY_VERIFY(isEnded);
    QCOMPARE(status, 200);
    QCOMPARE(all, QByteArray("data: 1\n\n"));
    QVERIFY(!last.fault.isEmpty());
}

void HttpTransportTest::guiStaysFree()
{
    // The server is in a thread of its own here, so that only the transport's half burdens this one.
    auto *thread = new QThread;
    auto *peer = new Peer;
    peer->play = [](QTcpSocket *socket) {
        socket->write(http(QByteArray(32 << 20, 'x')));
        socket->disconnectFromHost();
    };
    const QString url = peer->url();
    peer->moveToThread(thread);
    thread->start();
    auto transport = transportTo(url, "k", 20000);
    qint64 longest = 0;
    QElapsedTimer since;
    since.start();
    QTimer beat;
    connect(&beat, &QTimer::timeout, this, [&] { longest = qMax(longest, since.restart()); });
    beat.start(1);
    const Answer answer = ask(*transport);
    QCOMPARE(answer.body.size(), 32 << 20);
    qInfo("32 MiB in %d ms, longest pause of this thread %lld ms", answer.milliseconds, static_cast<long long>(longest));
    QMetaObject::invokeMethod(peer, [peer] { delete peer; }, Qt::BlockingQueuedConnection);
    thread->quit();
    QVERIFY(thread->wait(5000));
    delete thread;
    QVERIFY(longest < 250); // a busy machine; without others it is a few
}

void HttpTransportTest::addressesAreMadeUsable_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    QTest::newRow("as it is") << "https://h.example" << "https://h.example";
    QTest::newRow("slash, spaces") << "  https://h.example/ " << "https://h.example";
    QTest::newRow("path") << "https://h.example/llm/" << "https://h.example/llm";
    QTest::newRow("v1") << "https://h.example/v1" << "https://h.example";
    QTest::newRow("whole endpoint") << "https://h.example/llm/v1/chat/completions" << "https://h.example/llm";
    QTest::newRow("no scheme") << "h.example.com" << "https://h.example.com";
    QTest::newRow("no scheme, near") << "localhost:4000" << "http://localhost:4000";
    QTest::newRow("no scheme, private") << "10.1.2.3:4000" << "http://10.1.2.3:4000";
    QTest::newRow("no scheme, name without dots") << "gateway:4000" << "http://gateway:4000";
    QTest::newRow("empty") << "  " << "";
    QTest::newRow("ftp") << "ftp://h.example" << "";
    QTest::newRow("password") << "https://me:secret@h.example" << "";
    QTest::newRow("words") << "not an address" << "";
    QTest::newRow("query") << "https://h.example/?a=b#c" << "https://h.example";
}

void HttpTransportTest::addressesAreMadeUsable()
{
    QFETCH(QString, typed);
    QFETCH(QString, url);
    QString fault;
    QCOMPARE(plainUrl(typed, &fault), url);
    QCOMPARE(fault.isEmpty(), !url.isEmpty());
}

QTEST_GUILESS_MAIN(HttpTransportTest)
#include "http_transport_test.moc"
