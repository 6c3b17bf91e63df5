// SPDX-License-Identifier: GPL-3.0-or-later
// What every way to a gateway promises, over both of them and the same real engine: in this process, and over loopback.
#include "app/portreeve/engine_host.h"
#include "app/portreeve/local_transport.h"
#include "ui/client/http_transport.h"
#include "ui/pages/deployments/provider_words.h"
#include "ui/pages/models/record_words.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace portreeve;
using namespace portreeve::desktop;
using ui::AdminTransport;
using ui::Answer;
using ui::Call;

class TransportContractTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void everyWay_data();

    void answersComeLater_data() { everyWay_data(); }
    void answersComeLater();
    void answersComeParsed_data() { everyWay_data(); }
    void answersComeParsed();
    void recordsAreMadeReadAndDeleted_data() { everyWay_data(); }
    void recordsAreMadeReadAndDeleted();
    void queriesAreDecoded_data() { everyWay_data(); }
    void queriesAreDecoded();
    void largeBodiesPass_data() { everyWay_data(); }
    void largeBodiesPass();
    void cancelledCallsStaySilent_data() { everyWay_data(); }
    void cancelledCallsStaySilent();
    void fiftyAtOnce_data() { everyWay_data(); }
    void fiftyAtOnce();
    void letsItselfGoInItsAnswer_data() { everyWay_data(); }
    void letsItselfGoInItsAnswer();
    void anotherKeyIsAnotherCaller_data() { everyWay_data(); }
    void anotherKeyIsAnotherCaller();
    void streamsComeInParts_data() { everyWay_data(); }
    void streamsComeInParts();
    void refusedStreamsSayWhy_data() { everyWay_data(); }
    void refusedStreamsSayWhy();
    void streamsStopWhenLetGo_data() { everyWay_data(); }
    void streamsStopWhenLetGo();
    void transportGoesFirst_data() { everyWay_data(); }
    void transportGoesFirst();

    void bothSayTheSame_data();
    void bothSayTheSame();
    void wordsOfFormsAreKnown();
    void wordsOfProvidersAreKnown();

private:
    std::unique_ptr<AdminTransport> make(const QString &way);
    Answer ask(AdminTransport &transport, const QByteArray &verb, const QString &path, const QByteArray &body = {}, const QByteArray &bearer = {});

    QTemporaryDir m_data;
    std::unique_ptr<EngineHost> m_host;
    std::unique_ptr<AdminTransport> m_transport;
};

void TransportContractTest::initTestCase()
{
    EngineOptions options;
    options.port = 0;
    options.workers = 1;
    options.dataDirectory = m_data.path().toStdString();
    m_host = std::make_unique<EngineHost>(options);
    m_host->start();
    QTRY_VERIFY2_WITH_TIMEOUT(m_host->state() == EngineHost::State::Running, qPrintable(m_host->fault()), 20000);
}

void TransportContractTest::cleanupTestCase()
{
    m_transport.reset();
    m_host.reset();
}

void TransportContractTest::everyWay_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("in process") << "local";
    QTest::newRow("over HTTP") << "http";
}

void TransportContractTest::init()
{
    const auto *way = QTest::currentDataTag();
    m_transport = make(way && QByteArray(way) == "over HTTP" ? "http" : "local");
}

std::unique_ptr<AdminTransport> TransportContractTest::make(const QString &way)
{
    if (way == "local")
        return std::make_unique<LocalTransport>(*m_host);
    ui::HttpTransport::Options options;
    options.url = m_host->url();
    return std::make_unique<ui::HttpTransport>(options, [this](const ui::HttpTransport::KeyDone &done) { done(m_host->masterKey(), {}); });
}

static Call callTo(const QByteArray &verb, const QString &path, const QByteArray &body = {}, const QByteArray &bearer = {})
{
    Call call;
    call.verb = verb;
    call.path = path;
    call.body = body;
    call.bearer = bearer;
    return call;
}

Answer TransportContractTest::ask(AdminTransport &transport, const QByteArray &verb, const QString &path, const QByteArray &body, const QByteArray &bearer)
{
    Answer got;
    bool isDone = false;
    const auto running = transport.send(callTo(verb, path, body, bearer), [&](const Answer &answer) {
        got = answer;
        isDone = true;
    });
    if (!QTest::qWaitFor([&] { return isDone; }, 10000))
        got.fault = "the test waited in vain";
    return got;
}

void TransportContractTest::answersComeLater()
{
    QVERIFY(m_transport->url().startsWith("http://127.0.0.1:"));
    bool isDone = false;
    QThread *thread = nullptr;
    Answer got;
    const auto running = m_transport->send(callTo("GET", "/key/list"), [&](const Answer &answer) {
        isDone = true;
        got = answer;
        thread = QThread::currentThread();
    });
    QVERIFY(running && !isDone);
    QTRY_VERIFY(isDone);
    QCOMPARE(thread, QThread::currentThread());
    QCOMPARE(got.status, 200);
    QVERIFY(got.object().contains("keys") && got.fault.isEmpty() && got.milliseconds >= 0);
}

/// On a thread of the transport, so that the window need not.
void TransportContractTest::answersComeParsed()
{
    const Answer told = ask(*m_transport, "GET", QStringLiteral("/portreeve/server"));
    QCOMPARE(told.status, 200);
    QVERIFY(told.parsed);
    QCOMPARE(told.parsed->object(), QJsonDocument::fromJson(told.body).object());
    QVERIFY(!told.object().isEmpty());
    const Answer refused = ask(*m_transport, "GET", QStringLiteral("/portreeve/requests?filter=colour:red"));
    QCOMPARE(refused.status, 400);
    QVERIFY(refused.parsed);
    QCOMPARE(refused.errorMember("param"), QStringLiteral("filter"));
}

void TransportContractTest::recordsAreMadeReadAndDeleted()
{
    const QByteArray alias = m_transport->isLocal() ? "contract-local" : "contract-http";
    const Answer made = ask(*m_transport, "POST", "/key/generate", QByteArray("{\"key_alias\":\"") + alias + "\",\"max_budget\":1.5}");
    QCOMPARE(made.status, 200);
    const QString key = made.object()["key"].toString();
    QVERIFY(key.startsWith("sk-"));
    const Answer info = ask(*m_transport, "GET", ui::pathWith("/key/info", {{"key", key}}));
    QCOMPARE(info.object().value("info").toObject().value("key_alias").toString(), QString::fromLatin1(alias));
    QCOMPARE(ask(*m_transport, "POST", "/key/delete", QByteArray("{\"keys\":[\"") + key.toUtf8() + "\"]}").status, 200);
    const Answer gone = ask(*m_transport, "GET", ui::pathWith("/key/info", {{"key", key}}));
    QVERIFY(!gone.isOk() && !gone.message().isEmpty());
}

void TransportContractTest::queriesAreDecoded()
{
    const QString alias = QString::fromUtf8("a b&c=d/é+") + (m_transport->isLocal() ? "1" : "2");
    const QJsonObject body{{"key_alias", alias}};
    QCOMPARE(ask(*m_transport, "POST", "/key/generate", QJsonDocument(body).toJson()).status, 200);
    const Answer found = ask(*m_transport, "GET", ui::pathWith("/key/list", {{"key_alias", alias}, {"return_full_object", "true"}}));
    QCOMPARE(found.object()["keys"].toArray().size(), 1);
    QCOMPARE(found.object().value("keys").toArray().at(0).toObject().value("key_alias").toString(), alias);
}

void TransportContractTest::largeBodiesPass()
{
    const QJsonObject body{{"key_alias", m_transport->isLocal() ? "large-local" : "large-http"}, {"metadata", QJsonObject{{"note", QString(1 << 20, 'x')}}}};
    const Answer made = ask(*m_transport, "POST", "/key/generate", QJsonDocument(body).toJson(QJsonDocument::Compact));
    QCOMPARE(made.status, 200);
    const Answer info = ask(*m_transport, "GET", ui::pathWith("/key/info", {{"key", made.object()["key"].toString()}}));
    QCOMPARE(info.object().value("info").toObject().value("metadata").toObject().value("note").toString().size(), 1 << 20);
}

void TransportContractTest::cancelledCallsStaySilent()
{
    int heard = 0;
    auto cancelled = m_transport->send(callTo("GET", "/key/list"), [&](const Answer &) { heard += 100; });
    const auto kept = m_transport->send(callTo("GET", "/key/list"), [&](const Answer &) { ++heard; });
    cancelled.reset();
    QTRY_COMPARE(heard, 1);
    QCOMPARE(ask(*m_transport, "GET", "/key/list").status, 200);
    QCOMPARE(heard, 1);
}

void TransportContractTest::fiftyAtOnce()
{
    std::vector<std::unique_ptr<ui::Running>> running;
    QMap<int, int> sizes;
    for (int i = 1; i <= 50; ++i)
        running.push_back(m_transport->send(callTo("GET", QString("/key/list?page=1&size=%1").arg(i)), [&sizes, i](const Answer &answer) { sizes[i] = answer.object()["page_size"].toInt(answer.status == 200 ? i : -1); }));
    QTRY_COMPARE_WITH_TIMEOUT(sizes.size(), 50, 10000);
    for (int i = 1; i <= 50; ++i)
        QCOMPARE(sizes[i], i);
}

void TransportContractTest::letsItselfGoInItsAnswer()
{
    std::unique_ptr<ui::Running> running;
    bool isDone = false;
    running = m_transport->send(callTo("GET", "/key/list"), [&](const Answer &) {
        running.reset();
        isDone = true;
    });
    QTRY_VERIFY(isDone);
}

void TransportContractTest::anotherKeyIsAnotherCaller()
{
    const QString key = ask(*m_transport, "POST", "/key/generate", "{\"models\":[\"demo/assistant\"]}").object()["key"].toString();
    QVERIFY(!key.isEmpty());
    const Answer models = ask(*m_transport, "GET", "/v1/models", {}, key.toUtf8());
    QCOMPARE(models.status, 200);
    QCOMPARE(models.object()["data"].toArray().size(), 1);
    QVERIFY(ask(*m_transport, "POST", "/key/generate", "{}", key.toUtf8()).isNotAllowed());
    QVERIFY(ask(*m_transport, "GET", "/v1/models", {}, "sk-nobody").isNotAllowed());
    QCOMPARE(ask(*m_transport, "GET", "/key/list").status, 200); // our own is as before
}

static QByteArray chat(const char *model, bool stream)
{
    return QByteArray("{\"model\":\"") + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Say hello\"}],\"stream\":" + (stream ? "true}" : "false}");
}

void TransportContractTest::streamsComeInParts()
{
    int status = 0, parts = 0;
    QByteArray all;
    Answer last;
    bool isEnded = false;
    const auto running = m_transport->stream(callTo("POST", "/v1/chat/completions", chat("demo/assistant", true)),
                                             {[&](const Answer &head) { status = all.isEmpty() ? head.status : -1; },
                                              [&](const QByteArray &bytes) {
                                                  all += bytes;
                                                  ++parts;
                                              },
                                              [&](const Answer &end) {
                                                  last = end;
                                                  isEnded = true;
                                              }});
    QCOMPARE(status, 0); // not from within the call
    QTRY_VERIFY_WITH_TIMEOUT(isEnded, 20000);
    QCOMPARE(status, 200);
    QVERIFY2(last.fault.isEmpty(), qPrintable(last.fault));
    QVERIFY(all.startsWith("data: ") && all.trimmed().endsWith("[DONE]"));
    QVERIFY(parts > 1);
}

void TransportContractTest::refusedStreamsSayWhy()
{
    int status = 0;
    QByteArray all;
    bool isEnded = false;
    const auto running = m_transport->stream(callTo("POST", "/v1/chat/completions", chat("no/such-model", true)),
                                             {[&](const Answer &head) { status = head.status; }, [&](const QByteArray &bytes) { all += bytes; }, [&](const Answer &) { isEnded = true; }});
    QTRY_VERIFY(isEnded);
    QVERIFY(status >= 400);
    Answer refusal;
    refusal.status = status;
    refusal.body = all;
    QVERIFY2(refusal.message().contains("no/such-model"), all.constData());
}

void TransportContractTest::streamsStopWhenLetGo()
{
    int parts = 0;
    bool isEnded = false;
    std::unique_ptr<ui::Running> running;
    running = m_transport->stream(callTo("POST", "/v1/chat/completions", chat("demo/slow", true)),
                                  {nullptr, [&](const QByteArray &) { ++parts == 1 ? running.reset() : void(); }, [&](const Answer &) { isEnded = true; }});
    QTRY_VERIFY_WITH_TIMEOUT(parts == 1, 10000);
    QTRY_COMPARE_WITH_TIMEOUT(m_host->engine()->inFlight(), std::size_t(0), 5000); // the engine has noticed that nobody listens
    QVERIFY(parts == 1 && !isEnded);
}

void TransportContractTest::transportGoesFirst()
{
    auto doomed = make(m_transport->isLocal() ? "local" : "http");
    int heard = 0;
    const auto running = doomed->send(callTo("GET", "/key/list"), [&](const Answer &) { ++heard; });
    const auto streaming = doomed->stream(callTo("POST", "/v1/chat/completions", chat("demo/assistant", true)), {nullptr, nullptr, [&](const Answer &) { ++heard; }});
    doomed.reset();
    QCOMPARE(ask(*m_transport, "GET", "/key/list").status, 200);
    QCOMPARE(heard, 0);
}

void TransportContractTest::bothSayTheSame_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("live") << QByteArray("GET") << "/portreeve/live" << QByteArray();
    QTest::newRow("server") << QByteArray("GET") << "/portreeve/server" << QByteArray();
    QTest::newRow("unknown path") << QByteArray("GET") << "/portreeve/no-such-thing" << QByteArray();
    QTest::newRow("unknown key") << QByteArray("GET") << "/key/info?key=sk-nobody-knows" << QByteArray();
    QTest::newRow("wrong verb") << QByteArray("POST") << "/key/list" << QByteArray("{}");
    QTest::newRow("broken JSON") << QByteArray("POST") << "/key/generate" << QByteArray("{\"a\":");
    QTest::newRow("wrong type") << QByteArray("POST") << "/key/generate" << QByteArray("{\"max_budget\":\"much\"}");
    QTest::newRow("no body") << QByteArray("POST") << "/key/delete" << QByteArray();
    QTest::newRow("bad filter") << QByteArray("GET") << "/portreeve/requests?filter=status%3A%3A" << QByteArray();
    QTest::newRow("readiness") << QByteArray("GET") << "/health/readiness" << QByteArray();
}

void TransportContractTest::bothSayTheSame()
{
    QFETCH(QByteArray, verb);
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    const auto local = make("local");
    const auto http = make("http");
    const Answer one = ask(*local, verb, path, body);
    const Answer other = ask(*http, verb, path, body);
    QVERIFY2(one.fault.isEmpty() && other.fault.isEmpty(), qPrintable(one.fault + other.fault));
    QCOMPARE(one.status, other.status);
    QCOMPARE(one.message(), other.message());
    for (const auto *member : {"code", "param", "type"})
        QCOMPARE(one.errorMember(member), other.errorMember(member));
    QCOMPARE(one.object().keys(), other.object().keys());
}

/// So has what its table of providers says in the forms of credentials.
void TransportContractTest::wordsOfProvidersAreKnown()
{
    m_transport = make("local");
    const Answer answer = ask(*m_transport, "GET", "/public/providers/fields");
    QCOMPARE(answer.status, 200);
    const QJsonArray providers = QJsonDocument::fromJson(answer.body).array();
    QVERIFY(providers.size() > 200);
    QStringList unknown;
    for (const auto &provider : providers) {
        for (const auto &field : provider.toObject()["credential_fields"].toArray()) {
            for (const char *member : {"label", "tooltip"}) {
                const QString said = field.toObject()[QLatin1String(member)].toString().trimmed();
                if (!ui::areProviderWordsKnown(said))
                    unknown += said;
            }
        }
    }
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(QLatin1Char('\n'))));
}

/// What the gateway calls a model's fields has its German.
void TransportContractTest::wordsOfFormsAreKnown()
{
    m_transport = make("local");
    const Answer answer = ask(*m_transport, "GET", "/portreeve/records/model/fields");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.object().value("fields").toArray().size() > 20);
    for (const auto &each : answer.object().value("fields").toArray()) {
        const QJsonArray flags = each.toObject().value("flags").toArray();
        if (flags.contains(QJsonValue("read_only")) || each.toObject().value("name") == QLatin1String("blocked"))
            continue;
        for (const char *member : {"label", "help"})
            QVERIFY2(ui::areRecordWordsKnown(each.toObject().value(QLatin1String(member)).toString()), qPrintable(each.toObject().value(QLatin1String(member)).toString()));
    }
}

QTEST_GUILESS_MAIN(TransportContractTest)
#include "transport_contract_test.moc"
