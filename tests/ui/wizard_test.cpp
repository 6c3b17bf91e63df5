// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/look.h"
#include "tests/ui/support/supply.h"
#include "ui/local/chosen_secrets.h"
#include "ui/local/engine_control.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/secret_view.h"
#include "ui/wizard/choice_card.h"
#include "ui/wizard/wizard.h"

#include <QApplication>
#include <QCheckBox>
#include <QJsonArray>
#include <QPointer>
#include <QTest>

using namespace portreeve::ui;

namespace {

/// A keychain of the test's own making.
class Chain : public SessionSecrets
{
public:
    SecretPlace place() const override { return SecretPlace::Keychain; }
    void test(Done done) override { tell(std::move(done), answer); }
    SecretAnswer answer{SecretHealth::Present, {}, {}};
};

class Control : public EngineControl
{
public:
    State state() const override { return m_state; }
    QString fault() const override { return m_fault; }
    void start() override {}
    void stop() override {}
    void restart() override {}
    void become(State state, const QString &fault = {})
    {
        m_state = state;
        m_fault = fault;
        emit changed();
    }

private:
    State m_state = State::Running;
    QString m_fault;
};

struct Bench : TestDesk {
    Bench() : secrets(settings)
    {
        auto own = std::make_unique<Chain>();
        chain = own.get();
        secrets.add(std::move(own));
        transport.answer("POST", "/key/generate", QJsonObject{{"key", "sk-first-secret-1234"}, {"token", "abc123"}});
        transport.answer("GET", "/v1/models", QJsonObject{{"data", QJsonArray{QJsonObject{{"id", "demo/assistant"}}, QJsonObject{{"id", "openai/*"}}}}});
        transport.answer("GET", "/portreeve/requests/*", QJsonObject{{"road", "o"}, {"provider", "demo"}, {"cost_nanos", 5491}});
        transport.answer("GET", "/public/providers/fields", QJsonDocument(providerFieldsAnswer()).toJson(QJsonDocument::Compact));
        client.probe();
        window.resize(1280, 800);
        window.show();
        window.activateWindow();
        settle();
    }
    void begin()
    {
        wizard = new Wizard({settings, client, secrets, &control, [this](WizardChoice) { ++restarts; }, [this] { return address; }, [this] { ++connections; }, desk.go}, &window);
        settle();
    }
    void press(Qt::Key key)
    {
        ++keys;
        QWidget *at = QApplication::focusWidget();
        QTest::keyClick(at ? at : wizard.data(), key);
        settle();
    }
    void answer(int stream)
    {
        transport.head(stream, 200, {{"x-litellm-call-id", "c"}});
        transport.feed(stream, "data: {\"choices\":[{\"delta\":{\"content\":\"Hello there.\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
        transport.end(stream);
        settle();
    }
    Button *button(const char *name) { return wizard->findChild<Button *>(QLatin1String(name)); }
    bool says(const QString &words) const
    {
        for (const Label *label : wizard->findChildren<Label *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }

    ChosenSecrets secrets;
    Chain *chain;
    Control control;
    QPointer<Wizard> wizard;
    ListenAddress address{QStringLiteral("127.0.0.1"), 4000};
    int restarts = 0, connections = 0, keys = 0;
};

} // namespace

class WizardTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const char *variable : {"OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY", "GROQ_API_KEY"})
            qunsetenv(variable);
        stillTheme();
    }

    void aFirstAnswerByKeyboardAlone()
    {
        Bench bench;
        bench.begin();
        bench.transport.forget();
        for (int i = 0; i < 4; ++i)
            bench.press(Qt::Key_Return);
        QCOMPARE(bench.wizard->step(), 4);
        QCOMPARE(bench.transport.count(QStringLiteral("/portreeve/discover")), 0);
        QCOMPARE(bench.transport.count(QStringLiteral("/key/generate")), 0); // nothing before it is said
        bench.press(Qt::Key_Return);
        QCOMPARE(bench.transport.streams(), 1);
        QCOMPARE(bench.transport.streamCall(0).bearer, QByteArray("sk-first-secret-1234")); // the way an app does
        bench.answer(0);
        QVERIFY(bench.says(QStringLiteral("Hello there.")));
        QVERIFY(bench.wizard);
        bench.press(Qt::Key_Return);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!bench.wizard || !bench.wizard->isVisible());
        QCOMPARE(bench.gone.last().page, QStringLiteral("connect"));
        QCOMPARE(bench.gone.last().where.value("key").toString(), QStringLiteral("abc123"));
        QVERIFY(bench.settings.flag(QStringLiteral("general.wizard_done")));
        QVERIFY2(bench.keys <= 25, qPrintable(QString::number(bench.keys)));
    }

    void everyStepCanBeSkipped()
    {
        Bench bench;
        bench.begin();
        bench.transport.forget();
        for (int i = 0; i < 5; ++i)
            bench.button("wizard.skip")->click();
        QCOMPARE(bench.transport.count(QStringLiteral("/key/*")), 0);
        QCOMPARE(bench.restarts, 0);
        QVERIFY(bench.settings.flag(QStringLiteral("general.wizard_done")));
    }

    void killedHalfWayItGoesOnThere()
    {
        Bench bench;
        bench.begin();
        bench.button("wizard.skip")->click();
        bench.button("wizard.skip")->click();
        delete bench.wizard;
        bench.begin();
        QCOMPARE(bench.wizard->step(), 2);
    }

    void brokenKeychainsLeadToAUsableEnd_data()
    {
        QTest::addColumn<int>("health");
        for (const auto health : {SecretHealth::Absent, SecretHealth::Locked, SecretHealth::Slow, SecretHealth::Denied, SecretHealth::Failed})
            QTest::newRow(qPrintable(QString::number(int(health)))) << int(health);
    }

    void brokenKeychainsLeadToAUsableEnd()
    {
        QFETCH(int, health);
        Bench bench;
        bench.chain->answer = {SecretHealth(health), {}, QStringLiteral("No secret service runs here.")};
        bench.begin();
        bench.press(Qt::Key_Return);
        QVERIFY(bench.says(QStringLiteral("No secret service runs here.")));
        QVERIFY(!bench.wizard->findChild<ChoiceCard *>(QStringLiteral("wizard.secrets.keychain"))->isEnabled());
        bench.press(Qt::Key_Return);
        QCOMPARE(bench.wizard->step(), 2);
        QCOMPARE(int(bench.secrets.place()), int(SecretPlace::Session));
    }

    void keysAreReadOnlyWhenTicked()
    {
        qputenv("OPENAI_API_KEY", "sk-from-environment");
        Bench bench;
        bench.transport.answer("POST", "/portreeve/discover", QJsonObject{{"models", QJsonArray{QJsonObject{{"id", "gpt-5-mini"}, {"mode", "chat"}, {"known", true}}, QJsonObject{{"id", "odd"}, {"mode", "chat"}, {"known", false}}}}});
        bench.transport.answer("POST", "/credentials", QJsonObject{{"success", true}});
        bench.transport.answer("POST", "/model/new", QJsonObject{{"model_id", "1"}});
        bench.begin();
        bench.press(Qt::Key_Return);
        bench.press(Qt::Key_Return);
        for (const Call &call : bench.transport.calls())
            QVERIFY(!call.body.contains("sk-from-environment"));
        bench.wizard->findChild<QCheckBox *>(QStringLiteral("wizard.provider.openai"))->click();
        bench.settle();
        QVERIFY(bench.transport.last(QStringLiteral("/portreeve/discover")).body.contains("sk-from-environment"));
        QVERIFY(bench.button("wizard.continue")->text().contains(QLatin1Char('1')));
        bench.press(Qt::Key_Return);
        QCOMPARE(bench.wizard->step(), 3);
        QCOMPARE(bench.transport.count(QStringLiteral("/credentials")), 1);
        QCOMPARE(bench.transport.count(QStringLiteral("/model/new")), 2); // the known one, and the pattern for all others
        qunsetenv("OPENAI_API_KEY");
    }

    /// Whatever the table of providers has a variable for is found, by any of its names; once each, and only what can be asked.
    void everyProviderOfTheTableIsFound()
    {
        const QStringList variables{"TOGETHER_AI_TOKEN", "SAMBANOVA_API_KEY", "DASHSCOPE_API_KEY", "GOOGLE_APPLICATION_CREDENTIALS", "TAVILY_API_KEY"};
        for (const QString &variable : variables)
            qputenv(variable.toLatin1(), "k");
        Bench bench;
        bench.begin();
        bench.press(Qt::Key_Return);
        bench.press(Qt::Key_Return);
        QStringList found;
        for (const auto *tick : bench.wizard->findChildren<QCheckBox *>()) {
            if (tick->objectName().startsWith(QStringLiteral("wizard.provider.")))
                found += tick->objectName().section(QLatin1Char('.'), 2);
        }
        found.sort();
        QCOMPARE(found, (QStringList{"anthropic_gcp", "dashscope", "sambanova", "together_ai"}));
        QVERIFY(bench.says(QStringLiteral("TOGETHER_AI_TOKEN in your environment")));
        QCOMPARE(bench.transport.count(QStringLiteral("/public/providers/fields")), 1);
        bench.wizard->findChild<QCheckBox *>(QStringLiteral("wizard.provider.together_ai"))->click();
        bench.settle();
        QCOMPARE(bench.transport.last(QStringLiteral("/portreeve/discover")).body.contains("\"k\""), true);
        for (const QString &variable : variables)
            qunsetenv(variable.toLatin1());
    }

    /// The gateway is still starting when the question is asked.
    void providersComeWhenTheGatewayDoes()
    {
        qputenv("GROQ_API_KEY", "gsk-x");
        Bench bench;
        bench.transport.refuse("GET", "/public/providers/fields", 503, QStringLiteral("The gateway is starting."));
        bench.begin();
        bench.press(Qt::Key_Return);
        bench.press(Qt::Key_Return);
        QVERIFY(!bench.wizard->findChild<QCheckBox *>(QStringLiteral("wizard.provider.groq")));
        QVERIFY(bench.says(QStringLiteral("The gateway is starting.")));
        bench.transport.answer("GET", "/public/providers/fields", QJsonDocument(providerFieldsAnswer()).toJson(QJsonDocument::Compact));
        bench.control.become(EngineControl::State::Running);
        bench.settle();
        QVERIFY(bench.wizard->findChild<QCheckBox *>(QStringLiteral("wizard.provider.groq")));
        QVERIFY(!bench.says(QStringLiteral("The gateway is starting.")));
        qunsetenv("GROQ_API_KEY");
    }

    void wrongKeysAreSaidInTheProvidersWords()
    {
        qputenv("GROQ_API_KEY", "gsk-wrong");
        Bench bench;
        bench.transport.refuse("POST", "/portreeve/discover", 401, QStringLiteral("Invalid API Key: it expired on 2 Nov."));
        bench.begin();
        bench.press(Qt::Key_Return);
        bench.press(Qt::Key_Return);
        bench.wizard->findChild<QCheckBox *>(QStringLiteral("wizard.provider.groq"))->click();
        bench.settle();
        QVERIFY(bench.says(QStringLiteral("it expired on 2 Nov")));
        QVERIFY(bench.button("wizard.continue")->isEnabled()); // with the demo
        qunsetenv("GROQ_API_KEY");
    }

    void aTakenPortIsSaidAndCanBeChanged()
    {
        Bench bench;
        bench.begin();
        for (int i = 0; i < 3; ++i)
            bench.press(Qt::Key_Return);
        bench.control.become(EngineControl::State::Failed, QStringLiteral("Port 4000 is taken by nginx (pid 12)."));
        bench.settle();
        QVERIFY(bench.says(QStringLiteral("nginx")));
        auto *port = bench.wizard->findChild<TextField *>(QStringLiteral("wizard.listen.port"));
        port->setText(QStringLiteral("99999"));
        QVERIFY(!bench.button("wizard.continue")->isEnabled());
        port->setText(QStringLiteral("4001"));
        bench.button("wizard.continue")->click();
        QCOMPARE(bench.restarts, 1);
        QCOMPARE(bench.settings.value(QStringLiteral("gateway.port")).toInt(), 4001);
        QCOMPARE(bench.wizard->step(), 3); // waits until it listens
        bench.control.become(EngineControl::State::Running);
        bench.settle();
        QCOMPARE(bench.wizard->step(), 4);
    }

    /// --port, or any free one: the settings say something else, and are left alone.
    void theAddressInForceIsShown()
    {
        Bench bench;
        bench.address.port = 0;
        bench.begin();
        auto *port = bench.wizard->findChild<TextField *>(QStringLiteral("wizard.listen.port"));
        bench.address.port = 5005;
        bench.control.become(EngineControl::State::Running);
        for (int i = 0; i < 3; ++i)
            bench.press(Qt::Key_Return);
        QCOMPARE(port->text(), QStringLiteral("5005"));
        QCOMPARE(bench.button("wizard.continue")->text(), QStringLiteral("Continue"));
        port->setText(QStringLiteral("5006"));
        QCOMPARE(bench.button("wizard.continue")->text(), QStringLiteral("Listen on port 5006"));
        bench.control.become(EngineControl::State::Running); // what was typed is not lost
        QCOMPARE(port->text(), QStringLiteral("5006"));
        port->setText(QStringLiteral("5005"));
        bench.button("wizard.continue")->click();
        QCOMPARE(bench.restarts, 0);
        QCOMPARE(bench.settings.value(QStringLiteral("gateway.port")).toInt(), 4000);
        QCOMPARE(bench.wizard->step(), 4);
    }

    void anotherGatewayLeadsToItsForm()
    {
        Bench bench;
        bench.begin();
        bench.wizard->findChild<ChoiceCard *>(QStringLiteral("wizard.want.remote"))->click();
        bench.button("wizard.continue")->click();
        QCOMPARE(bench.connections, 1);
    }

    void pictures()
    {
        if (shotsPlace.isEmpty())
            QSKIP("PORTREEVE_SHOTS names no folder");
        qputenv("OPENAI_API_KEY", "sk-x");
        qputenv("ANTHROPIC_API_KEY", "sk-y");
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            stillTheme(scheme);
            Bench bench;
            bench.begin();
            for (int i = 0; i < 5; ++i) {
                bench.window.grab().save(QStringLiteral("%1/wizard-%2-%3.png").arg(shotsPlace).arg(i + 1).arg(schemeWord(scheme)));
                bench.press(Qt::Key_Return);
            }
            bench.answer(0);
            bench.window.grab().save(QStringLiteral("%1/wizard-6-%2.png").arg(shotsPlace, schemeWord(scheme)));
        }
    }
};

QTEST_MAIN(WizardTest)
#include "wizard_test.moc"
