// SPDX-License-Identifier: GPL-3.0-or-later
// The pages over a real gateway: the daemon in a process of its own, reached over HTTP.
#include "tests/ui/support/keys_stage.h"
#include "ui/client/http_transport.h"
#include "ui/pages/connect/connect_page.h"
#include "ui/pages/keys/key_sheet.h"
#include "ui/pages/keys/key_trial.h"
#include "ui/pages/keys/reveal_sheet.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/toast_card.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QTest>
#include <QVBoxLayout>

using namespace portreeve::ui;

namespace {

const QByteArray master = "sk-master-of-this-test-0123456789";

/// The daemon, until the end of the test, with the demo models and nothing else.
class Daemon
{
public:
    bool start()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LITELLM_MASTER_KEY"), QString::fromLatin1(master));
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(PORTREEVED), {QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--data-dir"), m_data.path(), QStringLiteral("--workers"), QStringLiteral("1")});
        while (m_process.waitForReadyRead(20'000)) {
            m_said += m_process.readAllStandardOutput();
            const qsizetype at = m_said.indexOf("listening http");
            if (at >= 0 && m_said.indexOf('\n', at) > 0) {
                m_url = QString::fromUtf8(m_said.mid(at + 10).split('\n').first().trimmed());
                return true;
            }
        }
        return false;
    }
    ~Daemon()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(10'000))
            m_process.kill();
    }
    QString url() const { return m_url; }

private:
    QTemporaryDir m_data;
    QProcess m_process;
    QByteArray m_said;
    QString m_url;
};

Connection connectionTo(const QString &url)
{
    Connection connection = TestDesk::remote(ServerKind::Portreeve);
    connection.environment = Environment::Development; // elsewhere a deletion is asked about first
    connection.url = url;
    return connection;
}

/// What a page stands on, over HTTP.
struct LiveStage {
    explicit LiveStage(const QString &url)
        : settings(profile.path()),
          client(connectionTo(url), std::make_unique<HttpTransport>(HttpTransport::Options{url, {}, {}, false, 30'000}, [](HttpTransport::KeyDone done) { done(master, {}); }), log),
          actions(&window), toasts(&window), desk{client, actions, range, live, toasts, settings, [this](const QString &page, const QVariantMap &where) { gone.append({page, where}); }}
    {
        live.setRunning(false);
        window.resize(1200, 760);
        new QVBoxLayout(&window);
    }
    ~LiveStage() { delete page; }
    void show(Page *shown)
    {
        page = shown;
        actions.setPage(shown->id());
        window.layout()->addWidget(shown);
        window.show();
    }
    template <class T> T *find(const char *name) const { return window.findChild<T *>(QLatin1String(name)); }
    /// The answer to a call of our own.
    Answer ask(const Call &call)
    {
        Answer got;
        bool isDone = false;
        client.call(&window, call, [&](const Answer &answer) {
            got = answer;
            isDone = true;
        });
        if (!QTest::qWaitFor([&isDone] { return isDone; }, 20'000))
            qWarning("no answer to %s", qPrintable(call.path));
        return got;
    }

    QTemporaryDir profile;
    QWidget window;
    Settings settings;
    CallLog log;
    Client client;
    Actions actions;
    TimeRange range;
    Live live;
    Toasts toasts;
    QList<QPair<QString, QVariantMap>> gone;
    Desk desk;
    Page *page = nullptr;
};

} // namespace

class KeysLiveTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Daemon> m_daemon;

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
        stillTheme(Scheme::Light);
        m_daemon = std::make_unique<Daemon>();
        QVERIFY2(m_daemon->start(), "the daemon does not start");
    }
    void cleanupTestCase() { m_daemon.reset(); }

    /// Create, edit, block, take back, delete: each as the gateway really answers it.
    void lifeOfAKey()
    {
        LiveStage stage(m_daemon->url());
        auto *page = new KeysPage(stage.desk);
        stage.show(page);
        QTRY_VERIFY_WITH_TIMEOUT(stage.find<QWidget>("keys.empty.personal"), 20'000);
        stage.actions.find(QStringLiteral("keys.new"))->trigger();
        stage.find<QLineEdit>("keys.form.key_alias")->setText(QStringLiteral("live"));
        stage.find<QLineEdit>("keys.form.tpm_limit")->setText(QStringLiteral("100 k"));
        stage.find<QAbstractButton>("keys.sheet.primary")->click();
        QTRY_VERIFY_WITH_TIMEOUT(stage.find<RevealSheet>("keys.reveal"), 20'000);
        // the secret opens the gate, and is nowhere in the window
        stage.find<QAbstractButton>("keys.reveal.test")->click();
        QTRY_VERIFY_WITH_TIMEOUT(stage.find<Button>("keys.reveal.test")->isEnabled(), 20'000);
        QString verdict;
        for (const auto *label : stage.find<Banner>("keys.reveal.verdict")->findChildren<QLabel *>())
            verdict += label->text();
        QVERIFY2(verdict.startsWith(QStringLiteral("It works")), qPrintable(verdict));
        stage.find<QCheckBox>("keys.reveal.stored")->click();
        stage.find<QAbstractButton>("keys.reveal.done")->click();

        auto *table = stage.find<Table>("keys.table");
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, 20'000);
        table->selectRow(0);
        QVERIFY(table->model()->index(0, KeyModel::Rate).data().toString().startsWith(QStringLiteral("100")));
        const QString token = table->model()->index(0, KeyModel::Hash).data().toString();

        stage.actions.find(QStringLiteral("keys.edit"))->trigger();
        stage.find<QLineEdit>("keys.form.max_budget")->setText(QStringLiteral("7.50"));
        stage.find<QLineEdit>("keys.form.tpm_limit")->clear();
        stage.find<QAbstractButton>("keys.sheet.primary")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!stage.find<KeySheet>("keys.edit"), 20'000);
        QCOMPARE(stage.toasts.history().first().tone, Tone::Ok); // read back as it was sent
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->index(0, KeyModel::Spend).data().toString().endsWith(QStringLiteral("$7.50")), 20'000);

        table->selectRow(0);
        stage.actions.find(QStringLiteral("keys.delete"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!stage.toasts.findChildren<ToastCard *>().isEmpty() && stage.toasts.history().first().undoSeconds > 0, 20'000);
        const Call info{"GET", QStringLiteral("/key/info?key=") + token, {}, {}, {}};
        QVERIFY(stage.ask(info).object().value("info")["blocked"].toBool());
        for (auto *button : stage.toasts.findChildren<ToastCard *>().last()->findChildren<Button *>()) {
            if (button->text() == QStringLiteral("Undo"))
                button->click();
        }
        QTRY_VERIFY_WITH_TIMEOUT(!stage.ask(info).object().value("info")["blocked"].toBool(), 20'000); // the same hash, let in again
    }

    void refusalsComeInTheGatewaysWords()
    {
        LiveStage stage(m_daemon->url());
        stage.show(new KeysPage(stage.desk));
        QTRY_COMPARE_WITH_TIMEOUT(stage.find<Table>("keys.table")->model()->rowCount(), 1, 20'000);
        stage.actions.find(QStringLiteral("keys.new"))->trigger();
        auto *name = stage.find<QLineEdit>("keys.form.key_alias");
        name->setText(QStringLiteral("live"));
        stage.find<QAbstractButton>("keys.sheet.primary")->click();
        const bool isSaid = QTest::qWaitFor([name] { return name->accessibleDescription().contains(QStringLiteral("already exists")); }, 20'000);
        for (const auto &entry : stage.log.entries()) {
            if (!isSaid)
                qWarning("%s %d %s", qPrintable(entry.call.path), entry.status, qPrintable(entry.fault));
        }
        QVERIFY(isSaid);
    }

    /// The listening test hears a served request, and one that was refused at the gate.
    void listeningHears()
    {
        LiveStage stage(m_daemon->url());
        const Answer made = stage.ask({"POST", QStringLiteral("/key/generate"), R"({"key_alias": "listened", "models": ["demo/assistant"]})", {}, {}});
        QVERIFY2(made.isOk(), qPrintable(made.message()));
        const QByteArray secret = made.object().value("key").toString().toUtf8();
        auto *page = new ConnectPage(stage.desk);
        page->open({{QStringLiteral("key"), made.object().value("token").toString()}});
        stage.show(page);
        QTRY_COMPARE_WITH_TIMEOUT(page->where().value(QStringLiteral("key")).toString(), made.object().value("token").toString(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(stage.find<QComboBox>("connect.model")->currentText(), QStringLiteral("demo/assistant"), 20'000);
        stage.find<QAbstractButton>("connect.listen.run")->click();
        const auto said = [&stage](const char *words) {
            QString all;
            for (const auto *label : stage.find<Banner>("connect.listen.verdict")->findChildren<QLabel *>())
                all += label->text() + QLatin1Char('\n');
            return all.contains(QLatin1String(words));
        };
        const auto isEndKnown = [&stage] { // what was refused before it listened is none of its business
            const auto &calls = stage.log.entries();
            return std::any_of(calls.begin(), calls.end(), [](const auto &each) { return each.status == 200 && each.call.path.startsWith(QStringLiteral("/portreeve/refusals")); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isEndKnown(), 20'000);
        const QByteArray question = R"({"model": "%1", "messages": [{"role": "user", "content": "Hello"}]})";
        stage.ask({"POST", QStringLiteral("/v1/chat/completions"), QByteArray(question).replace("%1", "demo/slow"), secret, {}});
        QTRY_VERIFY_WITH_TIMEOUT(said("was refused with 403") && said("Let the key call that model"), 20'000);
        stage.ask({"POST", QStringLiteral("/v1/chat/completions"), QByteArray(question).replace("%1", "demo/assistant"), secret, {}});
        QTRY_VERIFY_WITH_TIMEOUT(said("It works: demo/assistant"), 20'000);
        stage.ask({"GET", QStringLiteral("/v1/models"), {}, "sk-nobody-knows-this-key", {}});
        QTest::qWait(3500);
        QVERIFY(said("It works")); // a stranger does not wipe it out
    }
};

QTEST_MAIN(KeysLiveTest)
#include "keys_live_test.moc"
