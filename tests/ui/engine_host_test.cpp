// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portreeve/desktop_arguments.h"
#include "app/portreeve/engine_host.h"
#include "app/portreeve/local_transport.h"
#include "app/portreeve/single_instance.h"
#include "app/portreeve/start_trouble.h"
#include "ui/widgets/label.h"
#include "ui/widgets/sheet.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace portreeve;
using namespace portreeve::desktop;
using State = EngineHost::State;

class EngineHostTest : public QObject
{
    Q_OBJECT

private slots:
    void startsInTheBackground();
    void callsWaitForTheStart();
    void callsAreToldWhenItStops();
    void offSaysSo();
    void takenPortIsAStateAndASheet();
    void dataInUseOffersTheOther();
    void badConfigIsSaidAndReloadKeepsTheOldOne();
    void restartTakesNewOptions();
    void sealFaultKeepsItDown();
    void keyInTheKeychainIsNotReplacedByAFile();
    void argumentsOfBothKinds();
    void secondInstanceTellsTheFirst();

private:
    static EngineOptions options(const QTemporaryDir &data);
    static void waitFor(EngineHost &host, State state);
};

EngineOptions EngineHostTest::options(const QTemporaryDir &data)
{
    EngineOptions options;
    options.port = 0;
    options.workers = 1;
    options.dataDirectory = data.path().toStdString();
    return options;
}

void EngineHostTest::waitFor(EngineHost &host, State state)
{
    QTRY_VERIFY2_WITH_TIMEOUT(host.state() == state, qPrintable(host.fault()), 20000);
}

static void write(const QString &file, const QByteArray &text)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(text);
}

static ui::Call callTo(const QString &path)
{
    ui::Call call;
    call.path = path;
    return call;
}

void EngineHostTest::startsInTheBackground()
{
    QTemporaryDir data;
    EngineHost host(options(data));
    QSignalSpy listening(&host, &EngineHost::listening);
    QElapsedTimer timer;
    timer.start();
    host.start();
    host.start(); // once is enough
    QVERIFY2(timer.elapsed() < 50, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(host.state(), State::Starting);
    waitFor(host, State::Running);
    QCOMPARE(listening.count(), 1);
    QVERIFY(host.url().startsWith("http://127.0.0.1:") && host.masterKey().startsWith("sk-"));
    host.stop();
    QCOMPARE(host.state(), State::Stopping);
    QVERIFY(!host.engine());
    waitFor(host, State::Off);
    host.start();
    waitFor(host, State::Running);
    QCOMPARE(listening.count(), 2);
}

void EngineHostTest::callsWaitForTheStart()
{
    QTemporaryDir data;
    EngineHost host(options(data));
    host.expectStart();
    LocalTransport transport(host);
    ui::Answer got;
    const auto running = transport.send(callTo("/key/list"), [&](const ui::Answer &answer) { got = answer; });
    QCoreApplication::processEvents();
    QVERIFY(got.status == 0 && got.fault.isEmpty() && transport.url().isEmpty());
    host.start();
    QTRY_COMPARE_WITH_TIMEOUT(got.status, 200, 20000);
}

void EngineHostTest::callsAreToldWhenItStops()
{
    QTemporaryDir data;
    EngineOptions quick = options(data);
    quick.drain = std::chrono::seconds(1);
    EngineHost host(quick);
    host.start();
    waitFor(host, State::Running);
    LocalTransport transport(host);
    ui::Call call = callTo("/v1/chat/completions");
    call.verb = "POST";
    call.body = R"({"model":"demo/slow","messages":[{"role":"user","content":"x"}]})";
    ui::Answer got;
    const auto running = transport.send(call, [&](const ui::Answer &answer) { got = answer; });
    QTRY_COMPARE(host.engine()->inFlight(), std::size_t(1));
    host.stop();
    QTRY_VERIFY(got.message().contains("stopped"));
    ui::Answer late;
    const auto waiting = transport.send(callTo("/key/list"), [&](const ui::Answer &answer) { late = answer; });
    waitFor(host, State::Off);
    QTRY_VERIFY(late.message().contains("off"));
}

void EngineHostTest::offSaysSo()
{
    QTemporaryDir data;
    EngineHost host(options(data));
    LocalTransport transport(host);
    ui::Answer got;
    const auto running = transport.send(callTo("/key/list"), [&](const ui::Answer &answer) { got = answer; });
    QVERIFY(got.fault.isEmpty());
    QTRY_VERIFY(got.fault.contains("off"));
}

void EngineHostTest::takenPortIsAStateAndASheet()
{
    QTcpServer squatter;
    QVERIFY(squatter.listen(QHostAddress::LocalHost));
    QTemporaryDir data;
    EngineOptions taken = options(data);
    taken.port = squatter.serverPort();
    EngineHost host(taken);
    QWidget window;
    window.resize(1100, 740);
    window.show();
    StartTrouble trouble(host, [&] { return &window; });
    host.start();
    waitFor(host, State::Failed);
    QCOMPARE(host.startFault().exitCode, 4);
    QVERIFY2(host.fault().contains("engine_host_tes"), qPrintable(host.fault())); // who holds it
    auto *sheet = window.findChild<ui::Sheet *>("start_trouble");
    QVERIFY(sheet && sheet->findChild<QWidget *>("start_trouble.again"));
    if (const QByteArray shots = qgetenv("PORTREEVE_SHOTS"); !shots.isEmpty())
        window.grab().save(QString::fromUtf8(shots) + "/start-trouble.png");
    auto *use = sheet->findChild<QPushButton *>("start_trouble.port");
    QVERIFY(use && use->text().contains(QString::number(nextFreePort("127.0.0.1", taken.port))));
    use->click();
    waitFor(host, State::Running);
    QVERIFY(host.engine()->port() > taken.port);
}

void EngineHostTest::dataInUseOffersTheOther()
{
    QTemporaryDir data;
    EngineHost first(options(data));
    first.start();
    waitFor(first, State::Running);
    EngineHost second(options(data));
    QWidget window;
    window.resize(1100, 740);
    window.show();
    StartTrouble trouble(second, [&] { return &window; });
    second.start();
    waitFor(second, State::Failed);
    QCOMPARE(second.startFault().exitCode, 5);
    auto *use = window.findChild<QPushButton *>("start_trouble.attach");
    QVERIFY(use);
    use->click();
    QCOMPARE(second.state(), State::Attached);
    LocalTransport transport(second);
    QCOMPARE(transport.url(), first.url());
    ui::Answer got;
    const auto running = transport.send(callTo("/key/list"), [&](const ui::Answer &answer) { got = answer; });
    QTRY_COMPARE(got.status, 200);
}

void EngineHostTest::badConfigIsSaidAndReloadKeepsTheOldOne()
{
    QTemporaryDir data;
    const QString config = data.filePath("config.yaml");
    write(config, "model_list:\n  - model_name: [\n");
    EngineOptions bad = options(data);
    bad.configFile = config.toStdString();
    EngineHost host(bad);
    host.start();
    waitFor(host, State::Failed);
    QCOMPARE(host.startFault().exitCode, 3);
    QVERIFY2(host.fault().contains("config.yaml"), qPrintable(host.fault()));
    write(config, "litellm_settings:\n  ssl_verify: " + data.filePath("none.pem").toUtf8() + "\n");
    host.start();
    waitFor(host, State::Failed);
    QCOMPARE(host.startFault().exitCode, 3);
    QVERIFY2(host.fault().contains("none.pem"), qPrintable(host.fault()));
    write(config, "model_list:\n  - model_name: m\n    litellm_params: {model: demo/assistant}\n");
    host.start();
    waitFor(host, State::Running);
    write(config, "model_list: 7\n");
    bool isDone = false, isOk = true;
    QString why;
    host.reload([&](bool ok, const QString &words) {
        isDone = true;
        isOk = ok;
        why = words;
    });
    QVERIFY(!isDone);
    QTRY_VERIFY(isDone);
    QVERIFY(!isOk && !why.isEmpty());
    QCOMPARE(host.state(), State::Running);
}

void EngineHostTest::restartTakesNewOptions()
{
    QTemporaryDir data;
    EngineHost host(options(data));
    host.start();
    waitFor(host, State::Running);
    const QString before = host.url();
    EngineOptions other = options(data);
    other.port = nextFreePort("127.0.0.1", quint16(host.engine()->port()));
    host.restart(other);
    waitFor(host, State::Running);
    QVERIFY(host.url() != before);
    QCOMPARE(host.engine()->port(), other.port);
}

void EngineHostTest::sealFaultKeepsItDown()
{
    QTemporaryDir data;
    EngineHost host(options(data));
    EngineHost::SealDone answer;
    host.setSealSource([&](EngineHost::SealDone done) { answer = done; });
    host.start();
    QCOMPARE(host.state(), State::Starting);
    answer({}, "The keychain is locked.");
    QCOMPARE(host.state(), State::Failed);
    QCOMPARE(host.fault(), "The keychain is locked.");
    host.start();
    answer(QByteArray(32, 'k'), {});
    waitFor(host, State::Running);
    QVERIFY(!QFile::exists(data.filePath("seal_key"))); // the key came from us
}

void EngineHostTest::keyInTheKeychainIsNotReplacedByAFile()
{
    QTemporaryDir data;
    write(data.filePath("seal_key.keychain"), "seal/x\n");
    EngineHost host(options(data));
    host.start();
    waitFor(host, State::Failed);
    QCOMPARE(host.startFault().exitCode, 5);
    QVERIFY2(host.fault().contains("keychain"), qPrintable(host.fault()));
    QVERIFY(!QFile::exists(data.filePath("seal_key")));
}

void EngineHostTest::argumentsOfBothKinds()
{
    const auto both = parseDesktopArguments({"--profile", "/tmp/p", "--page=keys", "--no-wizard", "-p", "4100", "--hidden"});
    QVERIFY(both.engine.fault.empty());
    QCOMPARE(both.profile, "/tmp/p");
    QCOMPARE(both.page, "keys");
    QVERIFY(both.noWizard && both.isHidden && both.saysPort && !both.saysHost && !both.saysConfig);
    QCOMPARE(int(both.engine.options.port), 4100);
    QVERIFY(!parseDesktopArguments({"--profile"}).engine.fault.empty());
    QVERIFY(!parseDesktopArguments({"--prt", "1"}).engine.fault.empty());
    const auto link = parseDesktopArguments({"portreeve://requests?filter=status%3A500"});
    QCOMPARE(link.page, "requests");
    QCOMPARE(link.where["filter"].toString(), "status:500");
    QVERIFY(parseDesktopArguments({"--help"}).engine.text.find("--profile") != std::string::npos);
    QVERIFY(parseDesktopArguments({"--version"}).engine.text.starts_with("portreeve 0"));
}

void EngineHostTest::secondInstanceTellsTheFirst()
{
    QTemporaryDir profile;
    SingleInstance first(profile.path());
    QCOMPARE(int(first.begin({}, {})), int(SingleInstance::Start::First));
    QSignalSpy raised(&first, &SingleInstance::raised);
    // The second one waits for the first one's word, so it stands in a thread of its own.
    SingleInstance::Start start = SingleInstance::Start::First;
    auto *thread = QThread::create([&] {
        SingleInstance second(profile.path());
        start = second.begin("keys", {{"id", "abc"}});
    });
    thread->start();
    QTRY_COMPARE(raised.count(), 1);
    QVERIFY(thread->wait(5000));
    delete thread;
    QCOMPARE(int(start), int(SingleInstance::Start::Told));
    QCOMPARE(raised.first().at(0).toString(), "keys");
    QCOMPARE(raised.first().at(1).toMap()["id"].toString(), "abc");
    SingleInstance elsewhere(profile.filePath("other"));
    QCOMPARE(int(elsewhere.begin({}, {})), int(SingleInstance::Start::First));
}

QTEST_MAIN(EngineHostTest)
#include "engine_host_test.moc"
