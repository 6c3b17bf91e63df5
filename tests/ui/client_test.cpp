// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/scripted.h"
#include "ui/client/capability.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace portreeve::ui;

class ClientTest : public QObject
{
    Q_OBJECT

private slots:
    void message_data();
    void message();
    void pathIsEncoded();
    void secretsAreMasked();
    void curlNamesNoKey();
    void logKeepsAThousand();
    void answersComeLaterAndToTheLiving();
    void twoReadsSideBySide();
    void writesDoNotWait();
    void readOnlySendsNothing();
    void readOnlyMayStillLook();
    void changedIsSaidAfterAWrite();
    void cancelForgetsOneAsker();
    void outOfOrderAnswersReachTheirOwn();
    void probeTellsKinds_data();
    void probeTellsKinds();
    void faultLeadsToLostAndBack();
    void streamIsFedAndLetGo();
    void liveReadsAndStops();
    void liveStaysSilentWithoutListeners();
    void capabilitiesHaveReasons();
    void deletingTheClientInAnAnswer();
};

static Call callTo(const QByteArray &verb, const QString &path)
{
    Call call;
    call.verb = verb;
    call.path = path;
    return call;
}

static Answer withBody(int status, const char *body)
{
    return json(status, body);
}

void ClientTest::message_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::newRow("ok") << 200 << QByteArray(R"({"message":"x"})") << QString();
    QTest::newRow("openai") << 400 << QByteArray(R"({"error":{"message":"No such model","code":"404"}})") << "No such model";
    QTest::newRow("anthropic") << 401 << QByteArray(R"({"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}})") << "invalid x-api-key";
    QTest::newRow("fastapi text") << 404 << QByteArray(R"({"detail":"Not Found"})") << "Not Found";
    QTest::newRow("fastapi object") << 400 << QByteArray(R"({"detail":{"error":"Key not found"}})") << "Key not found";
    QTest::newRow("fastapi list") << 422 << QByteArray(R"({"detail":[{"loc":["body","max_budget"],"msg":"not a number"},{"loc":["body"],"msg":"too short"}]})") << "max_budget: not a number; too short";
    QTest::newRow("dictionary") << 400 << QByteArray(R"({"error":{"message":"{'error': 'Team is blocked'}"}})") << "Team is blocked";
    QTest::newRow("text error") << 500 << QByteArray(R"({"error":"boom"})") << "boom";
    QTest::newRow("page") << 502 << QByteArray("<html>Bad gateway</html>") << "Something between here and the gateway answered instead of it: the gateway itself may be down.";
    QTest::newRow("empty 403") << 403 << QByteArray() << "The key of this connection may not do this.";
    QTest::newRow("odd") << 418 << QByteArray("[]") << "The server answered 418.";
}

void ClientTest::message()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, text);
    QCOMPARE(withBody(status, body).message(), text);
}

void ClientTest::pathIsEncoded()
{
    QCOMPARE(pathWith("/key/info", {{"key", "a b&c=d/é"}, {"none", ""}, {"page", "2"}}), "/key/info?key=a%20b%26c%3Dd%2F%C3%A9&page=2");
    QCOMPARE(pathWith("/x?y=1", {{"z", "2"}}), "/x?y=1&z=2");
    QCOMPARE(pathWith("/x", {}), "/x");
}

void ClientTest::secretsAreMasked()
{
    const QByteArray out = masked(R"({"key":"sk-123456789","key_alias":"prod","max_tokens":5,"litellm_params":{"api_key":"sk-a","model":"m"},"list":[{"password":"p"}],"credential_values":{"x":"y"}})");
    for (const auto *secret : {"sk-", "\"p\"", "\"y\""})
        QVERIFY2(!out.contains(secret), secret);
    for (const auto *kept : {"prod", "max_tokens\":5", "\"m\""})
        QVERIFY2(out.contains(kept), kept);
    QCOMPARE(masked("sk-plain text"), QByteArray("…"));
    QCOMPARE(masked(""), QByteArray());
}

void ClientTest::curlNamesNoKey()
{
    CallLog log;
    Call call;
    call.verb = "POST";
    call.path = "/key/info?key=sk-abcdefghijklmnop";
    call.body = R"({"key":"sk-abcdefghijklmnop","note":"it's"})";
    call.bearer = "sk-other-key-of-mine";
    log.begin("eu", "https://h/llm", call);
    const QString curl = asCurl(log.entries().back());
    QVERIFY(!curl.contains("abcdefgh") && !curl.contains("other-key"));
    QVERIFY(curl.contains("$PORTREEVE_KEY") && curl.contains("-X POST") && curl.contains("'https://h/llm/key/info?key="));
    QVERIFY(curl.contains("it'\\''s"));
}

void ClientTest::logKeepsAThousand()
{
    CallLog log;
    for (int i = 0; i < 1005; ++i)
        log.begin("x", "u", callTo("GET", "/" + QString::number(i)));
    QCOMPARE(log.entries().size(), std::size_t(1000));
    log.finish(3, json(200, "{}")); // gone already
    log.finish(1005, json(200, "{}"));
    QVERIFY(log.entries().back().isDone && !log.entries().front().isDone);
}

void ClientTest::answersComeLaterAndToTheLiving()
{
    TestDesk desk;
    desk.transport.answer("GET", "/a", R"({"x":1})");
    int heard = 0;
    QObject asker;
    desk.client.get(&asker, "/a", [&](const Answer &answer) { heard += int(answer.object()["x"].toInt()); });
    QCOMPARE(heard, 0); // never from within the call
    desk.settle();
    QCOMPARE(heard, 1);
    {
        QObject shortLived;
        desk.client.get(&shortLived, "/a", [&](const Answer &) { heard += 100; });
    }
    desk.settle();
    QCOMPARE(heard, 1);
    QCOMPARE(desk.transport.cancelled(), 1);
}

void ClientTest::twoReadsSideBySide()
{
    TestDesk desk(TestDesk::remote(ServerKind::LiteLlm));
    desk.transport.answer("GET", "/*", "{}");
    desk.transport.hold("/*");
    QObject asker;
    QStringList order;
    for (int i = 0; i < 5; ++i)
        desk.client.get(&asker, "/" + QString::number(i), [&order, i](const Answer &) { order.append(QString::number(i)); });
    QCOMPARE(desk.transport.count(), 2);
    desk.transport.release(1);
    desk.settle();
    QCOMPARE(desk.transport.count(), 3);
    for (int i = 0; i < 4; ++i) {
        desk.transport.release(0);
        desk.settle();
    }
    QCOMPARE(order.join(""), "10234");
}

void ClientTest::writesDoNotWait()
{
    TestDesk desk(TestDesk::remote(ServerKind::LiteLlm));
    desk.transport.hold("/*");
    QObject asker;
    for (int i = 0; i < 3; ++i)
        desk.client.get(&asker, "/read", [](const Answer &) {});
    desk.client.post(&asker, "/key/block", {}, [](const Answer &) {});
    QCOMPARE(desk.transport.count("/key/block"), 1);
    QCOMPARE(desk.transport.count("/read"), 2);
}

void ClientTest::readOnlySendsNothing()
{
    TestDesk desk(TestDesk::remote(ServerKind::Portreeve, true));
    QObject asker;
    Answer got;
    QSignalSpy changed(&desk.client, &Client::changed);
    desk.client.post(&asker, "/key/delete", {}, [&](const Answer &answer) { got = answer; });
    desk.settle();
    QCOMPARE(desk.transport.count(), 0);
    QVERIFY(got.message().contains("reading only"));
    QCOMPARE(changed.count(), 0);
    QString fault;
    auto stream = desk.client.stream(callTo("POST", "/key/generate"), {nullptr, nullptr, [&](const Answer &end) { fault = end.fault; }});
    desk.settle();
    QVERIFY(fault.contains("reading only"));
    QCOMPARE(desk.transport.streams(), 0);
}

void ClientTest::readOnlyMayStillLook()
{
    TestDesk desk(TestDesk::remote(ServerKind::Portreeve, true));
    desk.transport.answer("*", "*", "{}");
    QObject asker;
    desk.client.get(&asker, "/key/list", [](const Answer &) {});
    desk.client.post(&asker, "/portreeve/server/check", {}, [](const Answer &) {});
    desk.settle();
    QCOMPARE(desk.transport.count(), 2);
}

void ClientTest::changedIsSaidAfterAWrite()
{
    TestDesk desk;
    desk.transport.answer("POST", "/key/update", "{}");
    desk.transport.refuse("POST", "/key/block", 400, "no");
    QSignalSpy changed(&desk.client, &Client::changed);
    QObject asker;
    desk.client.post(&asker, "/key/update?x=1", {}, [](const Answer &) {});
    desk.client.post(&asker, "/key/block", {}, [](const Answer &) {});
    desk.client.get(&asker, "/key/update", [](const Answer &) {});
    desk.settle();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toString(), "/key/update");
}

void ClientTest::cancelForgetsOneAsker()
{
    TestDesk desk(TestDesk::remote(ServerKind::LiteLlm));
    desk.transport.answer("GET", "/*", "{}");
    desk.transport.hold("/a");
    QObject one, other;
    int heard = 0;
    for (int i = 0; i < 4; ++i)
        desk.client.get(&one, "/a", [&](const Answer &) { heard += 100; });
    desk.client.get(&other, "/b", [&](const Answer &) { ++heard; });
    QCOMPARE(desk.transport.count("/b"), 0);
    desk.client.cancel(&one);
    desk.transport.letGo("/a");
    desk.settle();
    QCOMPARE(heard, 1);
    QCOMPARE(desk.transport.cancelled(), 2);
    QCOMPARE(desk.log.entries().front().fault, "cancelled");
}

void ClientTest::outOfOrderAnswersReachTheirOwn()
{
    TestDesk desk;
    desk.transport.answer("GET", "/*", [](const Call &call) { return json(200, "{\"p\":\"" + call.path.toUtf8() + "\"}"); });
    desk.transport.hold("/*");
    QObject asker;
    QStringList heard;
    for (const auto *path : {"/a", "/b", "/c"})
        desk.client.get(&asker, path, [&](const Answer &answer) { heard.append(answer.object()["p"].toString()); });
    desk.transport.release(2);
    desk.transport.release(0);
    desk.settle();
    QCOMPARE(heard, QStringList({"/c", "/a"}));
    QCOMPARE(desk.transport.held(), 1);
}

void ClientTest::probeTellsKinds_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("readiness");
    QTest::addColumn<QByteArray>("readinessBody");
    QTest::addColumn<int>("live");
    QTest::addColumn<int>("models");
    QTest::addColumn<bool>("ready");
    QTest::addColumn<QString>("version");
    const QByteArray ready = R"({"status":"healthy","db":"connected"})";
    const QByteArray lite = R"({"status":"healthy","db":"connected","litellm_version":"1.81.3"})";
    QTest::newRow("portreeve") << int(ServerKind::Portreeve) << 200 << ready << 200 << 404 << true << "0.1.0";
    QTest::newRow("portreeve, wrong key") << int(ServerKind::Portreeve) << 200 << ready << 401 << 401 << false << "";
    QTest::newRow("portreeve, virtual key") << int(ServerKind::Portreeve) << 200 << ready << 403 << 200 << true << "";
    QTest::newRow("litellm") << int(ServerKind::LiteLlm) << 200 << lite << 404 << 200 << true << "1.81.3";
    QTest::newRow("litellm, wrong key") << int(ServerKind::LiteLlm) << 200 << lite << 404 << 401 << false << "1.81.3";
    QTest::newRow("vllm") << int(ServerKind::OpenAiOnly) << 404 << QByteArray("{}") << 404 << 200 << true << "";
    QTest::newRow("key first") << int(ServerKind::OpenAiOnly) << 401 << QByteArray("{}") << 401 << 401 << false << "";
    QTest::newRow("a web server") << int(ServerKind::Portreeve) << 404 << QByteArray("<html>") << 404 << 404 << false << "";
}

void ClientTest::probeTellsKinds()
{
    QFETCH(int, kind);
    QFETCH(int, readiness);
    QFETCH(QByteArray, readinessBody);
    QFETCH(int, live);
    QFETCH(int, models);
    QFETCH(bool, ready);
    QFETCH(QString, version);
    TestDesk desk(TestDesk::remote(ServerKind::Portreeve));
    desk.transport.answer("GET", "/health/readiness", readinessBody, readiness);
    desk.transport.answer("GET", "/portreeve/live", R"({"uptime_seconds":1,"version":"0.1.0"})", live);
    desk.transport.answer("GET", "/v1/models", R"({"data":[{"id":"m"}]})", models);
    desk.transport.answer("GET", "/key/list", R"({"keys":[]})");
    QCOMPARE(desk.client.state(), LinkState::Connecting);
    desk.client.probe();
    desk.settle();
    QCOMPARE(desk.client.state(), ready ? LinkState::Ready : LinkState::Lost);
    QCOMPARE(int(desk.client.kind()), kind);
    QCOMPARE(desk.client.version(), version);
    QCOMPARE(desk.client.stateReason().isEmpty(), ready);
    QCOMPARE(desk.transport.unknown(), QStringList());
}

void ClientTest::faultLeadsToLostAndBack()
{
    TestDesk desk;
    desk.transport.fault("*", "*", "Nothing listens there.");
    QObject asker;
    QString heard;
    desk.client.get(&asker, "/key/list", [&](const Answer &answer) { heard = answer.message(); });
    desk.settle();
    QCOMPARE(heard, "Nothing listens there.");
    QCOMPARE(desk.client.state(), LinkState::Lost);
    QCOMPARE(desk.client.stateReason(), "Nothing listens there.");
    desk.transport.answer("GET", "*", R"({"uptime_seconds":1,"version":"0.1.0"})");
    QTRY_COMPARE_WITH_TIMEOUT(desk.client.state(), LinkState::Ready, 5000); // it looks again by itself after a second
    QCOMPARE(desk.client.version(), "0.1.0");
}

void ClientTest::streamIsFedAndLetGo()
{
    TestDesk desk;
    QByteArray bytes;
    int status = 0;
    bool isEnded = false;
    auto stream = desk.client.stream(callTo("POST", "/v1/chat/completions"),
                                     {[&](const Answer &head) { status = head.status; }, [&](const QByteArray &part) { bytes += part; }, [&](const Answer &) { isEnded = true; }});
    desk.transport.head(0);
    desk.transport.feed(0, "data: 1\n\n");
    QCOMPARE(status, 200);
    QCOMPARE(bytes, QByteArray("data: 1\n\n"));
    stream.reset();
    QVERIFY(!desk.transport.isListening(0));
    desk.transport.feed(0, "late");
    desk.transport.end(0);
    QVERIFY(!isEnded && bytes.size() == 9);
    QVERIFY(desk.log.entries().back().isDone);

    std::unique_ptr<Running> own;
    own = desk.client.stream(callTo("GET", "/x"), {nullptr, nullptr, [&](const Answer &) { own.reset(); isEnded = true; }}); // lets itself go at its end
    desk.transport.end(1, "broken");
    QVERIFY(isEnded && !own);
    QCOMPARE(desk.log.entries().back().fault, "broken");
}

void ClientTest::liveReadsAndStops()
{
    TestDesk desk;
    desk.transport.answer("GET", "/portreeve/live", R"({"time":1700000000000,"state":"running","version":"0.1.0","uptime_seconds":5,"url":"http://127.0.0.1:4000","in_flight":3,"requests_per_second":1.5,
        "spend_today_nanos":12345678901234,"seconds":{"from":1,"step_ms":1000,"requests":[1,2],"failed":[0,0],"in_flight":[1,1],"p95_ms":[null,250]}})");
    QSignalSpy changed(&desk.live, &Live::changed);
    desk.live.setRunning(true);
    desk.settle();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(desk.live.state().inFlight, 3);
    QCOMPARE(desk.live.state().spendTodayNanos, 12345678901234);
    QVERIFY(std::isnan(desk.live.state().p95.at(0)) && desk.live.state().p95.at(1) == 250);
    QTRY_VERIFY_WITH_TIMEOUT(desk.transport.count("/portreeve/live") >= 2, 3000);
    desk.live.setRunning(false);
    desk.settle();
    const int before = desk.transport.count();
    QTest::qWait(1200); // what is watched is that nothing happens
    QCOMPARE(desk.transport.count(), before);
}

void ClientTest::liveStaysSilentWithoutListeners()
{
    TestDesk desk;
    desk.live.setRunning(true);
    desk.settle();
    QCOMPARE(desk.transport.count(), 0);
    TestDesk lite(TestDesk::remote(ServerKind::LiteLlm));
    QSignalSpy changed(&lite.live, &Live::changed);
    lite.live.setRunning(true);
    lite.settle();
    QCOMPARE(lite.transport.count(), 0); // it has nothing of the kind
}

void ClientTest::capabilitiesHaveReasons()
{
    for (const auto &line : capabilityTable()) {
        for (const auto kind : {ServerKind::Portreeve, ServerKind::LiteLlm, ServerKind::OpenAiOnly}) {
            QString reason;
            const bool can = canServe(kind, line.name, &reason);
            QCOMPARE(can, reason.isEmpty());
        }
        QVERIFY2(canServe(ServerKind::Portreeve, line.name), line.name);
    }
    QVERIFY(canServe(ServerKind::LiteLlm, "keys") && canServe(ServerKind::LiteLlm, "models") && canServe(ServerKind::LiteLlm, "spend"));
    QVERIFY(!canServe(ServerKind::LiteLlm, "live") && !canServe(ServerKind::OpenAiOnly, "keys") && canServe(ServerKind::OpenAiOnly, "playground"));
}

void ClientTest::deletingTheClientInAnAnswer()
{
    CallLog log;
    auto scripted = std::make_unique<ScriptedTransport>();
    scripted->answer("POST", "*", "{}");
    auto *client = new Client(TestDesk::thisComputer(), std::move(scripted), log);
    QObject asker;
    bool isDone = false;
    client->post(&asker, "/x", {}, [&](const Answer &) {
        delete client;
        isDone = true;
    });
    QTRY_VERIFY(isDone);
}

QTEST_MAIN(ClientTest)
#include "client_test.moc"
