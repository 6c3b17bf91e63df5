// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/keys_stage.h"
#include "ui/pages/keys/key_pane.h"
#include "ui/pages/keys/key_sheet.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QCryptographicHash>
#include <QLineEdit>
#include <QTest>

using namespace portreeve::ui;

class KeysPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
        stillTheme(Scheme::Light);
    }

    // -- the page

    void pageShowsKeys()
    {
        KeysStage stage;
        stage.server.fill();
        KeysPage *page = stage.show();
        QAbstractItemModelTester tester(stage.table()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(stage.table()->model()->rowCount(), 16);
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/list")), 1);
        QCOMPARE(stage.desk.transport.unknown(), QStringList());
        QVERIFY(stage.texts().contains(QStringLiteral("16 keys · 13 active · 1 over budget")));
        QCOMPARE(stage.table()->model()->index(0, KeyModel::State).data().toString(), QStringLiteral("Over budget"));
        QCOMPARE(stage.table()->model()->index(0, KeyModel::Spend).data().toString(), QStringLiteral("$500 / $500"));
        QVERIFY(!stage.table()->model()->index(0, KeyModel::Spend).data(Qt::AccessibleTextRole).toString().isEmpty());
        QCOMPARE(page->find(QStringLiteral("docs")).size(), 1);
    }

    void hiddenPageIsSilent()
    {
        KeysStage stage;
        stage.server.fill();
        KeysPage *page = stage.show();
        page->hide();
        stage.desk.settle();
        stage.desk.transport.forget();
        stage.desk.range.setRelative(QStringLiteral("7d"));
        emit stage.desk.client.changed(QStringLiteral("/key/update"));
        emit stage.desk.live.changed();
        QTest::qWait(50);
        stage.desk.settle();
        QCOMPARE(stage.desk.transport.count(), 0);
    }

    void sorting()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        QAbstractItemModel *model = stage.table()->model();
        model->sort(KeyModel::Name, Qt::AscendingOrder);
        QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("billing-bot"));
        model->sort(KeyModel::Spend, Qt::DescendingOrder);
        QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("research-batch"));
        model->sort(KeyModel::Expires, Qt::AscendingOrder);
        QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("demo-hall"));
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/list")), 1); // all rows are here
    }

    void manyKeysComeByPages()
    {
        KeysStage stage;
        stage.server.fillMany(250);
        stage.show();
        QAbstractItemModel *model = stage.table()->model();
        QCOMPARE(model->rowCount(), 100);
        QVERIFY(model->canFetchMore({}));
        model->fetchMore({});
        stage.desk.settle();
        QCOMPARE(model->rowCount(), 200);
        // a filter that is decided here looks through the rest by itself
        stage.page->open({{QStringLiteral("filter"), QStringLiteral("spend:>2")}});
        stage.desk.settle();
        QCOMPARE(model->rowCount(), 49);
        QVERIFY(!model->canFetchMore({}));
        stage.desk.transport.forget();
        stage.page->refresh();
        stage.desk.settle();
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/list")), 3);
        QCOMPARE(model->rowCount(), 49);
    }

    void selectionOutlivesAReload()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        stage.select(QStringLiteral("docs-search"));
        stage.server.add(QStringLiteral("newest"));
        stage.server.rows.move(stage.server.rows.size() - 1, 0);
        stage.page->refresh();
        stage.desk.settle();
        QCOMPARE(stage.table()->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(stage.table()->selectionModel()->selectedRows().first().data().toString(), QStringLiteral("docs-search"));
    }

    // -- faces

    void nothingYetOffersPresets()
    {
        KeysStage stage;
        stage.show();
        QVERIFY(stage.find<EmptyState>("keys.empty")->isVisible());
        shoot(stage.desk.window, QStringLiteral("keys-nothing-light"));
        stage.click("keys.empty.ci");
        auto *sheet = stage.find<KeySheet>("keys.create");
        QVERIFY(sheet);
        QCOMPARE(stage.find<QLineEdit>("keys.form.rpm_limit")->text(), QStringLiteral("60"));
        QCOMPARE(stage.find<QLineEdit>("keys.form.max_budget")->text(), QStringLiteral("5"));
    }

    void noMatchSaysWhatToDrop()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        stage.page->open({{QStringLiteral("filter"), QStringLiteral("state:blocked tag:prod")}});
        stage.desk.settle();
        auto *empty = stage.find<EmptyState>("keys.empty");
        QVERIFY(empty->isVisible());
        QVERIFY(empty->accessibleDescription().contains(QStringLiteral("6 without “state:blocked”")));
        QVERIFY(empty->accessibleDescription().contains(QStringLiteral("1 without “tag:prod”")));
        shoot(stage.desk.window, QStringLiteral("keys-nomatch-light"));
        for (auto *button : empty->findChildren<Button *>()) {
            if (button->text() == QStringLiteral("Drop tag:prod"))
                button->click();
        }
        stage.desk.settle();
        QCOMPARE(stage.table()->model()->rowCount(), 1);
    }

    void failures_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("title");
        QTest::newRow("not allowed") << 403 << "You may not see keys";
        QTest::newRow("not supported") << 404 << "This server has no keys";
        QTest::newRow("failed") << 500 << "Keys could not be loaded";
    }

    void failures()
    {
        QFETCH(int, status);
        QFETCH(QString, title);
        KeysStage stage;
        stage.desk.transport.refuse("GET", QStringLiteral("/key/list"), status, QStringLiteral("the server's own words"));
        stage.show();
        auto *empty = stage.find<EmptyState>("keys.empty");
        QVERIFY(empty->isVisible());
        QCOMPARE(empty->accessibleName(), title);
        shoot(stage.desk.window, QStringLiteral("keys-%1-light").arg(status));
    }

    void oldRowsStayAfterAFailure()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        stage.desk.transport.fault("GET", QStringLiteral("/key/list"), QStringLiteral("Nothing listens there."));
        stage.page->refresh();
        stage.desk.settle();
        QCOMPARE(stage.table()->model()->rowCount(), 16);
        QVERIFY(stage.table()->isDimmed());
        QVERIFY(stage.find<Banner>("keys.stale")->isVisible());
        QVERIFY(stage.texts().contains(QStringLiteral("Nothing listens there.")));
        shoot(stage.desk.window, QStringLiteral("keys-stale-light"));
        new KeyServer(stage.desk.transport); // back, with no keys
        stage.page->refresh();
        stage.desk.settle();
        QVERIFY(!stage.table()->isDimmed());
    }

    // -- the pane

    void paneShowsTheKey()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        stage.select(QStringLiteral("mobile-app"));
        emit stage.table()->activated(stage.table()->selectionModel()->selectedRows().first());
        stage.desk.settle();
        auto *pane = stage.find<KeyPane>("keys.pane");
        QVERIFY(pane && pane->isVisible());
        const QString all = stage.texts();
        QVERIFY(all.contains(QStringLiteral("$318.90 of $380.00")));
        QVERIFY(all.contains(QStringLiteral("this key")));
        shoot(stage.desk.window, QStringLiteral("keys-pane-light"));
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/portreeve/requests")), 0); // a tab that nobody looked at asks nothing
        pane->setCurrentTab(2);
        emit pane->tabChosen(2);
        stage.desk.settle();
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/portreeve/requests")), 1);
        QVERIFY(stage.desk.transport.last(QStringLiteral("/portreeve/requests")).path.contains(pane->token()));
        stage.click("keys.requests.all");
        QCOMPARE(stage.desk.gone.last().page, QStringLiteral("requests"));
        QCOMPARE(stage.desk.gone.last().where.value(QStringLiteral("filter")).toString(), QStringLiteral("key:") + pane->token());
    }

    void testNeedsTheRightSecret()
    {
        KeysStage stage;
        stage.show();
        const QString secret = QStringLiteral("sk-the-right-one-0123456789");
        stage.server.add(QStringLiteral("tested"), {{"token", QString::fromLatin1(QCryptographicHash::hash(secret.toUtf8(), QCryptographicHash::Sha256).toHex())}});
        stage.page->refresh();
        stage.desk.settle();
        stage.desk.transport.answer("GET", QStringLiteral("/v1/models"), R"({"data": [{"id": "gpt-5-mini"}]})");
        stage.desk.transport.answer("POST", QStringLiteral("/v1/chat/completions"), R"({"choices": []})");
        stage.select(QStringLiteral("tested"));
        stage.run("keys.test");
        stage.find<QLineEdit>("keys.test.secret")->setText(QStringLiteral("sk-another"));
        stage.click("keys.test.run");
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/v1/models")), 0);
        stage.find<QLineEdit>("keys.test.secret")->setText(secret);
        stage.click("keys.test.run");
        QCOMPARE(stage.desk.transport.last(QStringLiteral("/v1/models")).bearer, secret.toUtf8());
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/v1/chat/completions")), 1);
        QVERIFY(stage.texts().contains(QStringLiteral("It works")));
        shoot(stage.desk.window, QStringLiteral("keys-test-light"));
    }

    void liteLlmIsAskedItsOwnWay()
    {
        KeysStage stage(TestDesk::remote(ServerKind::LiteLlm));
        stage.server.fill();
        stage.server.rows[2].insert("team_id", "t-1");
        stage.desk.transport.answer("GET", QStringLiteral("/team/info"), R"({"team_id": "t-1", "team_info": {"team_alias": "Research", "max_budget": 40, "spend": 39, "budget_duration": "30d"}})");
        stage.desk.transport.answer("GET", QStringLiteral("/spend/logs/v2"), R"({"data": [{"request_id": "r1", "model_group": "gpt-5-mini", "spend": 0.002, "startTime": "2026-11-20T10:00:00", "status": "success"}]})");
        stage.desk.transport.answer("GET", QStringLiteral("/user/daily/activity/aggregated"), R"({"results": []})");
        stage.show();
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/portreeve/*")), 0);
        stage.page->open({{QStringLiteral("id"), stage.server.rows[2].value("token").toString()}});
        stage.desk.settle();
        QVERIFY(stage.texts().contains(QStringLiteral("team Research")));
        auto *pane = stage.find<KeyPane>("keys.pane");
        for (const int tab : {1, 2}) {
            pane->setCurrentTab(tab);
            emit pane->tabChosen(tab);
            stage.desk.settle();
        }
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/spend/logs/v2")), 1);
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/user/daily/activity/aggregated")), 1);
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/portreeve/*")), 0);
        QCOMPARE(stage.desk.transport.unknown(), QStringList());
    }

    // -- where

    void newKeyLeadsOnToConnect()
    {
        KeysStage stage;
        stage.show();
        stage.page->open({{QStringLiteral("new"), true}, {QStringLiteral("preset"), QStringLiteral("trial")}, {QStringLiteral("then"), QStringLiteral("connect")}});
        stage.desk.settle();
        stage.click("keys.sheet.primary");
        QCOMPARE(stage.server.rows.size(), 1);
        stage.find<QCheckBox>("keys.reveal.stored")->click();
        stage.click("keys.reveal.done");
        QCOMPARE(stage.desk.gone.last().page, QStringLiteral("connect"));
        QCOMPARE(stage.desk.gone.last().where.value(QStringLiteral("key")), stage.server.rows[0].value("token").toVariant());
    }

    void whereLeadsBack()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        stage.page->open({{QStringLiteral("filter"), QStringLiteral("owner:ana -has:budget")}});
        QCOMPARE(stage.page->where().value(QStringLiteral("filter")).toString(), QStringLiteral("owner:ana -has:budget"));
    }

    // -- names, keyboard, pictures

    void everythingHasAName()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        stage.run("keys.new");
        QCOMPARE(nameless(stage.desk.window), QStringList());
    }

    void pictures_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::newRow("light") << int(Scheme::Light);
        QTest::newRow("dark") << int(Scheme::Dark);
    }

    void pictures()
    {
        QFETCH(int, scheme);
        if (!wantsShots())
            QSKIP("set PORTREEVE_SHOTS to a folder for pictures");
        stillTheme(Scheme(scheme));
        const QString ending = QStringLiteral("-") + QLatin1String(QTest::currentDataTag());
        KeysStage stage;
        stage.server.fill();
        stage.show();
        shoot(stage.desk.window, QStringLiteral("keys-full") + ending);
        stage.page->open({{QStringLiteral("id"), stage.server.rows[1].value("token").toString()}});
        stage.desk.settle();
        auto *pane = stage.find<KeyPane>("keys.pane");
        for (const int tab : {0, 1, 2, 3, 4}) {
            pane->setCurrentTab(tab);
            emit pane->tabChosen(tab);
            stage.desk.settle();
            shoot(stage.desk.window, QStringLiteral("keys-pane%1").arg(tab) + ending);
        }
        stage.run("keys.new");
        shoot(stage.desk.window, QStringLiteral("keys-create") + ending);
        stage.find<QLineEdit>("keys.form.key_alias")->setText(QStringLiteral("voice-pilot-2"));
        stage.click("keys.sheet.primary");
        shoot(stage.desk.window, QStringLiteral("keys-reveal") + ending);
        stillTheme(Scheme::Light);
    }
};

QTEST_MAIN(KeysPageTest)
#include "keys_page_test.moc"
