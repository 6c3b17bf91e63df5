// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/keys_stage.h"
#include "ui/pages/connect/app_guide.h"
#include "ui/pages/connect/apps.h"
#include "ui/pages/connect/connect_page.h"
#include "ui/pages/connect/listen_card.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QTest>

using namespace portreeve::ui;

namespace {

struct Stage {
    explicit Stage(const Connection &connection = TestDesk::thisComputer()) : desk(connection), server(desk.transport)
    {
        desk.actions.setPage(QStringLiteral("connect"));
        desk.transport.answer("GET", QStringLiteral("/portreeve/refusals"), R"({"refusals": [], "last": 7, "lost": 0})");
        server.fill();
    }
    ConnectPage *show()
    {
        page = new ConnectPage(desk.desk);
        desk.show(page);
        return page;
    }
    template <class T> T *find(const char *name) const { return desk.window.findChild<T *>(QLatin1String(name)); }
    QString token(const QString &alias) const
    {
        for (const QJsonObject &row : server.rows) {
            if (row.value(QLatin1String("key_alias")).toString() == alias)
                return row.value(QLatin1String("token")).toString();
        }
        return {};
    }
    void click(const char *name)
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button, name);
        button->click();
        desk.settle();
    }
    void listenTo(const QString &alias)
    {
        page->open({{QStringLiteral("key"), token(alias)}, {QStringLiteral("app"), QStringLiteral("claude-code")}});
        desk.settle();
        click("connect.listen.run");
    }
    /// Until the listener asked once more.
    void tick()
    {
        const int before = desk.transport.count(QStringLiteral("/portreeve/requests"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.transport.count(QStringLiteral("/portreeve/requests")) > before, 3000);
        desk.settle();
    }
    QString verdict() const
    {
        QString words;
        for (const auto *label : find<Banner>("connect.listen.verdict")->findChildren<QLabel *>())
            words += label->text() + QLatin1Char('\n');
        return words;
    }

    TestDesk desk;
    KeyServer server;
    ConnectPage *page = nullptr;
};

QJsonObject refusal(const QString &hint, int status, const QString &code, const QString &path = QStringLiteral("/v1/chat/completions"))
{
    return {{"seq", 8}, {"time", 0}, {"status", status}, {"code", code}, {"message", "the gateway's own words"}, {"path", path}, {"key_hint", hint}, {"client", "claude-cli/2.1"}};
}

} // namespace

class ConnectPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
        stillTheme(Scheme::Light);
    }

    // -- the table of apps

    void appsAreWhole_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < apps().size(); ++i)
            QTest::newRow(apps().at(i).id) << i;
    }

    void appsAreWhole()
    {
        QFETCH(int, index);
        const App &app = apps().at(index);
        const AppPlace place{QStringLiteral("https://gate.example/llm"), QStringLiteral("gpt-5-mini")};
        QVERIFY(*app.name && *app.kind);
        QVERIFY2(!app.fields.isEmpty() || !app.samples.isEmpty(), "nothing to copy");
        QVERIFY2(app.fields.isEmpty() == !app.where, "fields have a place, and only they");
        QString all;
        for (const AppField &field : app.fields)
            all += filledIn(field.value, place) + QLatin1Char('\n');
        for (const Sample &sample : samplesOf(app, place)) {
            all += sample.code + QLatin1Char('\n');
            if (sample.language == Language::Json) {
                QJsonParseError error;
                QJsonDocument::fromJson(sample.code.toUtf8(), &error);
                QCOMPARE(error.error, QJsonParseError::NoError);
            }
        }
        QVERIFY2(all.contains(QStringLiteral("https://gate.example/llm")), "the address is missing");
        QVERIFY2(!all.contains(QStringLiteral("/v1/v1")), "one /v1 too many");
        for (const char *left : {"{root}", "{v1}", "{outside}", "{key}", "{model}"})
            QVERIFY2(!all.contains(QLatin1String(left)), left);
        QVERIFY2(all.contains(QStringLiteral("YOUR_KEY")) || all.contains(QStringLiteral("PORTREEVE_KEY")), "the key is missing");
        QCOMPARE(appNamed(QLatin1String(app.id)), &app);
    }

    void addressesHaveV1WhereTheAppWantsIt()
    {
        const AppPlace place{QStringLiteral("http://h"), QStringLiteral("m")};
        const auto code = [&place](const char *id, int sample) { return samplesOf(*appNamed(QLatin1String(id)), place).at(sample).code; };
        QVERIFY(code("claude-code", 0).contains(QStringLiteral("ANTHROPIC_BASE_URL=http://h\n")));
        QVERIFY(code("anthropic", 0).contains(QStringLiteral("base_url=\"http://h\"")));
        QVERIFY(code("codex", 0).contains(QStringLiteral("base_url = \"http://h/v1\"")));
        QVERIFY(samplesOf(*appNamed(QStringLiteral("open-webui")), {QStringLiteral("http://127.0.0.1:4000"), {}}).first().code.contains(QStringLiteral("=http://host.docker.internal:4000/v1 ")));
        QVERIFY(code("open-webui", 0).contains(QStringLiteral("=http://h/v1 ")));
        QVERIFY(code("openai-python", 0).contains(QStringLiteral("base_url=\"http://h/v1\"")));
    }

    void everyAppOfTheListIsThere()
    {
        for (const char *id : {"curl", "openai-python", "openai-node", "anthropic", "langchain", "claude-code", "codex", "cursor", "continue", "cline", "open-webui", "zed", "n8n", "home-assistant", "generic"})
            QVERIFY2(appNamed(QLatin1String(id)), id);
    }

    // -- the page

    void pageShowsKeysAndModels()
    {
        Stage stage;
        stage.show();
        QCOMPARE(stage.find<QComboBox>("connect.key")->count(), 16);
        QCOMPARE(stage.find<QComboBox>("connect.model")->count(), 3);
        QCOMPARE(stage.desk.transport.unknown(), QStringList());
        QCOMPARE(stage.desk.transport.count(), 2);
        stage.page->open({{QStringLiteral("key"), stage.token(QStringLiteral("billing-bot"))}, {QStringLiteral("app"), QStringLiteral("codex")}});
        stage.desk.settle();
        QCOMPARE(stage.find<QComboBox>("connect.model")->count(), 1); // what this key may call
        QCOMPARE(stage.page->where().value(QStringLiteral("app")).toString(), QStringLiteral("codex"));
        QCOMPARE(stage.page->where().value(QStringLiteral("key")).toString(), stage.token(QStringLiteral("billing-bot")));
        auto *code = stage.find<CodeBlock>("connect.guide.code");
        QVERIFY(code->code().contains(QStringLiteral("model = \"gpt-5-mini\"")));
        QVERIFY(code->code().contains(QStringLiteral("http://127.0.0.1:4000/v1")));
    }

    void theNewKeyIsChosen()
    {
        Stage stage;
        stage.page = new ConnectPage(stage.desk.desk);
        stage.page->open({{QStringLiteral("key"), stage.token(QStringLiteral("qa-lena"))}}); // before anything is loaded
        stage.desk.show(stage.page);
        QCOMPARE(stage.page->where().value(QStringLiteral("key")).toString(), stage.token(QStringLiteral("qa-lena")));
    }

    void aKeyBeyondTheNewestIsFetched()
    {
        Stage stage;
        stage.server.rows.clear();
        stage.server.fillMany(150);
        stage.show();
        QCOMPARE(stage.find<QComboBox>("connect.key")->count(), 100);
        stage.page->open({{QStringLiteral("key"), stage.token(QStringLiteral("key-0140"))}});
        stage.desk.settle();
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/info")), 1);
        QVERIFY(stage.find<QComboBox>("connect.key")->currentText().startsWith(QStringLiteral("key-0140")));
    }

    void withoutKeysOneCanBeMade()
    {
        Stage stage;
        stage.server.rows.clear();
        stage.show();
        QVERIFY(!stage.find<Button>("connect.listen.run")->isEnabled());
        shoot(stage.desk.window, QStringLiteral("connect-nokey-light"));
        stage.click("connect.create");
        QCOMPARE(stage.desk.gone.last().page, QStringLiteral("keys"));
        QCOMPARE(stage.desk.gone.last().where.value(QStringLiteral("then")).toString(), QStringLiteral("connect"));
    }

    void failureIsSaid()
    {
        Stage stage;
        stage.desk.transport.refuse("GET", QStringLiteral("/key/list"), 403, QStringLiteral("not for you"));
        stage.show();
        QVERIFY(stage.find<Banner>("connect.fault")->isVisible());
        QVERIFY(stage.find<CodeBlock>("connect.guide.code")->isVisible()); // what it says holds all the same
        shoot(stage.desk.window, QStringLiteral("connect-failed-light"));
    }

    void loopbackIsSaidToBeOutOfReach()
    {
        QVERIFY(isLoopback(QStringLiteral("http://127.0.0.1:4000")) && isLoopback(QStringLiteral("http://localhost")) && isLoopback(QStringLiteral("http://[::1]:4000")));
        QVERIFY(!isLoopback(QStringLiteral("https://gate.example")));
        Stage stage;
        stage.show();
        const auto banners = [&stage] { return stage.find<AppGuide>("connect.guide")->findChildren<Banner *>().size(); };
        for (const auto &[app, warns] : {std::pair("cursor", true), {"open-webui", true}, {"cline", false}}) {
            stage.page->open({{QStringLiteral("app"), QLatin1String(app)}});
            stage.desk.settle();
            QCOMPARE(banners() > 0, warns);
        }
    }

    // -- listening

    void firstRequestTurnsGreen()
    {
        Stage stage;
        stage.show();
        stage.listenTo(QStringLiteral("docs-search"));
        QVERIFY(!stage.find<Banner>("connect.listen.verdict")->isVisible());
        shoot(stage.desk.window, QStringLiteral("connect-listening-light"));
        stage.desk.transport.answer("GET", QStringLiteral("/portreeve/requests"), R"({"rows": [{"id": "r1", "status": 200, "ok": true, "model": "claude-sonnet-5-20260101", "model_asked": "claude-sonnet-5", "dur_ms": 412.25}]})");
        stage.tick();
        QVERIFY2(stage.verdict().contains(QStringLiteral("It works: claude-sonnet-5 answered in 412")), qPrintable(stage.verdict()));
        const Call asked = stage.desk.transport.last(QStringLiteral("/portreeve/requests"));
        QVERIFY(asked.path.contains(stage.token(QStringLiteral("docs-search"))) && asked.path.contains(QStringLiteral("from=")));
        shoot(stage.desk.window, QStringLiteral("connect-served-light"));
        stage.click("connect.listen.act");
        QCOMPARE(stage.desk.gone.last().where.value(QStringLiteral("id")).toString(), QStringLiteral("r1"));
    }

    void failedUpstreamIsNotTheAppsFault()
    {
        Stage stage;
        stage.show();
        stage.listenTo(QStringLiteral("docs-search"));
        stage.desk.transport.answer("GET", QStringLiteral("/portreeve/requests"), R"({"rows": [{"id": "r2", "status": 503, "ok": false, "model": "claude-sonnet-5", "error_message": "overloaded"}]})");
        stage.tick();
        QVERIFY(stage.verdict().contains(QStringLiteral("overloaded")));
        QVERIFY(stage.verdict().contains(QStringLiteral("The app is set up rightly")));
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("hint");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("remedy");
        const QString chat = QStringLiteral("/v1/chat/completions");
        QTest::newRow("no key") << "" << 401 << "" << chat << int(Heard::NoKey) << "Put the key into";
        QTest::newRow("another key") << "sk-…zzzz" << 401 << "" << chat << int(Heard::OtherKey) << "sk-…zzzz";
        QTest::newRow("model") << "sk-…k3f9" << 403 << "key_model_access_denied" << chat << int(Heard::Refused) << "Let the key call that model";
        QTest::newRow("budget") << "sk-…k3f9" << 422 << "budget_exceeded" << chat << int(Heard::Refused) << "Raise it";
        QTest::newRow("rate") << "sk-…k3f9" << 429 << "" << chat << int(Heard::Refused) << "limit per minute";
        QTest::newRow("twice v1") << "sk-…k3f9" << 404 << "" << "/v1/v1/messages" << int(Heard::Refused) << "leave it out";
        QTest::newRow("no v1") << "sk-…k3f9" << 404 << "" << "/completions" << int(Heard::Refused) << "Put /v1 at the end";
        QTest::newRow("unknown path") << "sk-…k3f9" << 404 << "" << "/v1/assistants" << int(Heard::Refused) << "does not serve";
        QTest::newRow("expired") << "sk-…k3f9" << 401 << "expired_key" << chat << int(Heard::Refused) << "later end";
    }

    void refusals()
    {
        QFETCH(QString, hint);
        QFETCH(int, status);
        QFETCH(QString, code);
        QFETCH(QString, path);
        QFETCH(int, kind);
        QFETCH(QString, remedy);
        const AccessKey key = AccessKey::fromRow({{"token", "t"}, {"key_name", "sk-...k3f9"}, {"key_alias", "mine"}});
        const Heard heard = heardRefusal(refusal(hint, status, code, path), key);
        QCOMPARE(int(heard.kind), kind);
        QVERIFY2(heard.remedy.contains(remedy), qPrintable(heard.remedy));
        QVERIFY(heard.detail.contains(QStringLiteral("the gateway's own words")));
    }

    void refusalIsShownWithItsReason()
    {
        Stage stage;
        stage.show();
        stage.listenTo(QStringLiteral("billing-bot"));
        const QString own = QStringLiteral("sk-…") + stage.token(QStringLiteral("billing-bot")).right(4);
        stage.desk.transport.answer("GET", QStringLiteral("/portreeve/refusals"), [own](const Call &call) {
            const bool isNew = call.path.contains(QStringLiteral("after=7"));
            return json(200, QJsonDocument(QJsonObject{{"refusals", isNew ? QJsonArray{refusal(own, 403, QStringLiteral("key_model_access_denied"))} : QJsonArray()}, {"last", 8}}).toJson());
        });
        stage.tick();
        stage.tick();
        QVERIFY2(stage.verdict().contains(QStringLiteral("refused with 403")), qPrintable(stage.verdict()));
        shoot(stage.desk.window, QStringLiteral("connect-refused-light"));
        stage.click("connect.listen.act");
        QCOMPARE(stage.desk.gone.last().page, QStringLiteral("keys"));
        // a stranger's refusal does not wipe out what came after
        stage.desk.transport.answer("GET", QStringLiteral("/portreeve/requests"), R"({"rows": [{"id": "r9", "status": 200, "ok": true, "model": "gpt-5-mini", "dur_ms": 9}]})");
        stage.tick();
        stage.desk.transport.answer("GET", QStringLiteral("/portreeve/refusals"), QJsonObject{{"refusals", QJsonArray{refusal(QStringLiteral("sk-…zzzz"), 401, {})}}, {"last", 9}});
        stage.tick();
        QVERIFY2(stage.verdict().contains(QStringLiteral("It works")), qPrintable(stage.verdict()));
    }

    void aHiddenPageAsksNothing()
    {
        Stage stage;
        stage.show();
        stage.listenTo(QStringLiteral("docs-search"));
        stage.tick();
        stage.page->hide();
        stage.desk.settle();
        stage.desk.transport.forget();
        QTest::qWait(1300);
        QCOMPARE(stage.desk.transport.count(), 0);
        stage.page->show();
        stage.tick(); // it goes on by itself
    }

    void anotherKeyStopsListening()
    {
        Stage stage;
        stage.show();
        stage.listenTo(QStringLiteral("docs-search"));
        stage.page->open({{QStringLiteral("key"), stage.token(QStringLiteral("qa-lena"))}});
        stage.desk.settle();
        QCOMPARE(stage.find<Button>("connect.listen.run")->text(), QStringLiteral("Start listening"));
    }

    void liteLlmIsAskedForItsLog()
    {
        Stage stage(TestDesk::remote(ServerKind::LiteLlm));
        stage.desk.transport.answer("GET", QStringLiteral("/spend/logs/v2"), R"({"data": [{"request_id": "r1", "model": "gpt-5-mini", "status": "success"}]})");
        stage.show();
        stage.listenTo(QStringLiteral("docs-search"));
        QTRY_VERIFY_WITH_TIMEOUT(stage.find<Banner>("connect.listen.verdict")->isVisible(), 8000);
        QVERIFY(stage.verdict().contains(QStringLiteral("It works")));
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/portreeve/*")), 0);
    }

    void everythingHasAName()
    {
        Stage stage;
        stage.show();
        for (const App &app : apps()) {
            stage.page->open({{QStringLiteral("app"), QLatin1String(app.id)}});
            stage.desk.settle();
            QCOMPARE(nameless(stage.desk.window), QStringList());
        }
    }

    void pictures()
    {
        if (!wantsShots())
            QSKIP("set PORTREEVE_SHOTS to a folder for pictures");
        for (const auto &[scheme, ending] : {std::pair(Scheme::Light, "-light"), {Scheme::Dark, "-dark"}}) {
            stillTheme(scheme);
            Stage stage;
            stage.show();
            for (const char *app : {"openai-python", "claude-code", "cursor", "zed", "open-webui", "home-assistant"}) {
                stage.page->open({{QStringLiteral("app"), QLatin1String(app)}, {QStringLiteral("key"), stage.token(QStringLiteral("docs-search"))}});
                stage.desk.settle();
                shoot(stage.desk.window, QStringLiteral("connect-") + QLatin1String(app) + QLatin1String(ending));
            }
        }
        stillTheme(Scheme::Light);
    }
};

QTEST_MAIN(ConnectPageTest)
#include "connect_page_test.moc"
