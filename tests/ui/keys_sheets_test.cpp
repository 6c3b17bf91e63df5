// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/keys_stage.h"
#include "ui/pages/keys/bulk_sheet.h"
#include "ui/pages/keys/key_sheet.h"
#include "ui/pages/keys/reveal_sheet.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/secret_view.h"
#include "ui/widgets/toast_card.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLineEdit>
#include <QTest>

using namespace portreeve::ui;

class KeysSheetsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
        stillTheme(Scheme::Light);
    }

    // -- create and reveal

    void createSendsOneCall()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        stage.run("keys.new");
        stage.find<QLineEdit>("keys.form.key_alias")->setText(QStringLiteral("voice-pilot-2"));
        stage.find<QLineEdit>("keys.form.max_budget")->setText(QStringLiteral("x"));
        QVERIFY(!stage.find<Button>("keys.sheet.primary")->isEnabled());
        stage.find<QLineEdit>("keys.form.max_budget")->setText(QStringLiteral("120"));
        QVERIFY(stage.find<Button>("keys.sheet.primary")->isEnabled());
        shoot(stage.desk.window, QStringLiteral("keys-create-light"));
        stage.desk.transport.forget();
        stage.click("keys.sheet.primary");
        const QJsonObject body = stage.lastBody("/key/generate");
        QCOMPARE(body, (QJsonObject{{"key_alias", "voice-pilot-2"}, {"max_budget", 120}, {"budget_duration", "1mo"}, {"tags", QJsonArray{"personal"}}}));
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/generate")), 1);
        QVERIFY(stage.find<RevealSheet>("keys.reveal"));
    }

    void refusalStandsAtItsField()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        stage.run("keys.new");
        auto *name = stage.find<QLineEdit>("keys.form.key_alias");
        name->setText(QStringLiteral("docs-search"));
        stage.click("keys.sheet.primary");
        QVERIFY(stage.find<KeySheet>("keys.create"));
        QVERIFY(name->accessibleDescription().contains(QStringLiteral("Key with alias 'docs-search' already exists")));
        QVERIFY(!stage.find<Button>("keys.sheet.primary")->isEnabled());
        shoot(stage.desk.window, QStringLiteral("keys-refused-light"));
        name->setText(QStringLiteral("docs-search-2")); // typing takes the server's words back
        QVERIFY(!name->accessibleDescription().contains(QStringLiteral("already exists")));
        QVERIFY(stage.find<Button>("keys.sheet.primary")->isEnabled());
    }

    void schemaRefusalStandsAtItsField()
    {
        KeysStage stage;
        stage.show();
        stage.desk.transport.answer("POST", QStringLiteral("/key/generate"), R"({"detail": [{"type": "int_parsing", "loc": ["body", "rpm_limit"], "msg": "Input should be a valid integer"}]})", 422);
        stage.run("keys.new");
        stage.click("keys.sheet.primary");
        QVERIFY(stage.find<QLineEdit>("keys.form.rpm_limit")->accessibleDescription().contains(QStringLiteral("valid integer")));
    }

    void otherRefusalStandsOverTheForm()
    {
        KeysStage stage;
        stage.show();
        stage.desk.transport.refuse("POST", QStringLiteral("/key/generate"), 503, QStringLiteral("The database did not take it."));
        stage.run("keys.new");
        stage.click("keys.sheet.primary");
        QVERIFY(stage.find<Banner>("keys.sheet.refusal")->isVisible());
        QVERIFY(stage.texts().contains(QStringLiteral("The database did not take it.")));
        QVERIFY(stage.find<Button>("keys.sheet.primary")->isEnabled()); // again
    }

    void secretIsShownOnce()
    {
        KeysStage stage;
        stage.show();
        stage.run("keys.new");
        stage.find<QLineEdit>("keys.form.key_alias")->setText(QStringLiteral("canary"));
        stage.click("keys.sheet.primary");
        const QString secret = stage.server.lastSecret;
        QVERIFY(secret.startsWith(QStringLiteral("sk-canary")));
        QVERIFY(!stage.texts().contains(secret)); // painted only, never an accessible text
        // nothing that Esc does loses it
        auto *done = stage.find<Button>("keys.reveal.done");
        QVERIFY(!done->isEnabled());
        stage.find<RevealSheet>("keys.reveal")->reject();
        stage.desk.settle();
        QVERIFY(stage.find<RevealSheet>("keys.reveal"));
        shoot(stage.desk.window, QStringLiteral("keys-reveal-light"));
        for (auto *button : stage.find<SecretView>("keys.reveal.secret")->findChildren<Button *>())
            button->click();
        QCOMPARE(QApplication::clipboard()->text(), secret);
        QVERIFY(done->isEnabled());
        QVERIFY(stage.find<QCheckBox>("keys.reveal.stored")->isChecked());
        stage.click("keys.reveal.done");
        QVERIFY(!stage.find<RevealSheet>("keys.reveal"));
        QVERIFY(!stage.texts().contains(secret));
        for (const auto &entry : stage.desk.log.entries())
            QVERIFY(!entry.call.body.contains(secret.toUtf8()) && !entry.call.path.contains(secret) && !entry.call.bearer.contains(secret.toUtf8()));
        QApplication::clipboard()->clear();
        QCOMPARE(stage.table()->model()->rowCount(), 1);
    }

    void tickAloneIsEnough()
    {
        KeysStage stage;
        stage.show();
        stage.run("keys.new");
        stage.click("keys.sheet.primary");
        auto *tick = stage.find<QCheckBox>("keys.reveal.stored");
        tick->click();
        QVERIFY(stage.find<Button>("keys.reveal.done")->isEnabled());
        tick->click();
        QVERIFY(!stage.find<Button>("keys.reveal.done")->isEnabled());
    }

    void envFileKeepsItsOtherLines()
    {
        QTemporaryDir place;
        const QString file = place.filePath(QStringLiteral(".env"));
        QFile old(file);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("# mine\nDATABASE_URL=postgres://x\nexport PORTREEVE_KEY=sk-old\n");
        old.close();
        QVERIFY(old.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
        QCOMPARE(writeEnvFile(file, QStringLiteral("sk-new"), QStringLiteral("http://127.0.0.1:4000")), QString());
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("# mine\nDATABASE_URL=postgres://x\nPORTREEVE_URL=http://127.0.0.1:4000\nPORTREEVE_KEY=sk-new\n"));
        QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
        QVERIFY(!writeEnvFile(QStringLiteral("/no/such/place/.env"), QStringLiteral("sk-new"), {}).isEmpty());
    }

    // -- edit

    void editSendsOnlyWhatChanged()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        stage.select(QStringLiteral("support-triage"));
        stage.run("keys.edit");
        QVERIFY(!stage.find<Button>("keys.sheet.primary")->isEnabled()); // nothing is changed
        auto *budget = stage.find<QLineEdit>("keys.form.max_budget");
        QCOMPARE(budget->text(), QStringLiteral("400"));
        budget->setText(QStringLiteral("450"));
        QVERIFY(budget->accessibleDescription().contains(QStringLiteral("was: $400.00")));
        auto *rpm = stage.find<QLineEdit>("keys.form.rpm_limit");
        rpm->clear();
        QVERIFY(stage.texts().contains(QStringLiteral("2 fields changed")) || stage.texts().contains(QStringLiteral("fields changed")));
        shoot(stage.desk.window, QStringLiteral("keys-edit-light"));
        stage.desk.transport.forget();
        stage.click("keys.sheet.primary");
        QJsonObject body = stage.lastBody("/key/update");
        body.remove(QStringLiteral("key"));
        QCOMPARE(body, (QJsonObject{{"max_budget", 450}, {"rpm_limit", QJsonValue()}}));
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/update")), 1);
        QVERIFY(!stage.find<KeySheet>("keys.edit"));
        QCOMPARE(stage.desk.toasts.history().first().tone, Tone::Ok);
    }

    void readBackTellsWhatIsOtherwise()
    {
        KeysStage stage;
        stage.server.fill();
        stage.server.stubborn = {{"max_budget", 100}};
        stage.show();
        stage.select(QStringLiteral("support-triage"));
        stage.run("keys.edit");
        stage.find<QLineEdit>("keys.form.max_budget")->setText(QStringLiteral("450"));
        stage.click("keys.sheet.primary");
        QCOMPARE(stage.desk.toasts.history().first().tone, Tone::Warn);
        QVERIFY(stage.desk.toasts.history().first().detail.contains(QStringLiteral("$100.00")));
    }

    void conflictIsShown()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        stage.select(QStringLiteral("support-triage"));
        stage.run("keys.edit");
        stage.find<QLineEdit>("keys.form.max_budget")->setText(QStringLiteral("450"));
        for (QJsonObject &row : stage.server.rows) {
            if (row.value("key_alias") == QStringLiteral("support-triage"))
                row.insert("max_budget", 300);
        }
        stage.desk.transport.forget();
        stage.click("keys.sheet.primary");
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/update")), 0); // nothing is overwritten unseen
        QVERIFY(stage.find<Banner>("keys.sheet.refusal")->isVisible());
        QVERIFY(stage.texts().contains(QStringLiteral("is $300.00 now")));
        shoot(stage.desk.window, QStringLiteral("keys-conflict-light"));
        stage.click("keys.sheet.primary");
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/update")), 1);
        QCOMPARE(stage.lastBody("/key/update").value("max_budget").toInt(), 450);
    }

    // -- block, delete, regenerate

    void blockCanBeTakenBack()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        stage.select(QStringLiteral("docs-search"));
        stage.run("keys.block");
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/block")), 1);
        QVERIFY(!stage.desk.actions.find(QStringLiteral("keys.block"))->isEnabled());
        const Toast toast = stage.desk.toasts.history().first();
        QCOMPARE(toast.undoSeconds, 10);
        toast.onAction();
        stage.desk.settle();
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/unblock")), 1);
        QVERIFY(stage.desk.actions.find(QStringLiteral("keys.block"))->isEnabled());
    }

    void deleteCanBeTakenBackWithTheSameHash()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        stage.select(QStringLiteral("docs-search"));
        const QJsonObject before = [&stage] {
            for (const QJsonObject &row : stage.server.rows) {
                if (row.value("key_alias") == QStringLiteral("docs-search"))
                    return row;
            }
            return QJsonObject();
        }();
        stage.run("keys.delete");
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/block")), 1); // refused at once
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/delete")), 0); // and still there
        QVERIFY(stage.desk.toasts.history().first().detail.contains(QStringLiteral("10 s")));
        shoot(stage.desk.window, QStringLiteral("keys-deleting-light"));
        for (auto *card : stage.desk.toasts.findChildren<ToastCard *>()) {
            for (auto *button : card->findChildren<Button *>())
                button->click();
        }
        stage.desk.settle();
        QCOMPARE(*stage.server.find(before.value("token").toString()), before);
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/delete")), 0);
    }

    void deleteHappensWhenTheToastEnds()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        stage.select(QStringLiteral("docs-search"));
        stage.run("keys.delete");
        QCOMPARE(stage.table()->selectionModel()->selectedRows().first().siblingAtColumn(KeyModel::State).data().toString(), QStringLiteral("Being deleted"));
        for (auto *card : stage.desk.toasts.findChildren<ToastCard *>())
            emit card->done();
        stage.desk.settle();
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/delete")), 1);
        QCOMPARE(stage.server.rows.size(), 15);
        QCOMPARE(stage.table()->model()->rowCount(), 15);
    }

    void productionIsAskedByName()
    {
        Connection connection = TestDesk::remote(ServerKind::Portreeve);
        connection.environment = Environment::Production;
        connection.name = QStringLiteral("eu-gateway");
        KeysStage stage(connection);
        stage.server.fill();
        stage.show();
        stage.select(QStringLiteral("docs-search"));
        stage.run("keys.delete");
        QVERIFY(stage.find<BulkSheet>("keys.bulk"));
        QVERIFY(!stage.find<Button>("keys.bulk.run")->isEnabled());
        stage.find<QLineEdit>("keys.bulk.typed")->setText(QStringLiteral("eu-gateway"));
        QVERIFY(stage.find<Button>("keys.bulk.run")->isEnabled());
        shoot(stage.desk.window, QStringLiteral("keys-production-light"));
        stage.click("keys.bulk.run");
        QCOMPARE(stage.server.rows.size(), 15);
    }

    void regenerateRevealsTheNewSecret()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        stage.select(QStringLiteral("docs-search"));
        stage.run("keys.regenerate");
        auto *sheet = stage.find<Sheet>("keys.regenerate");
        QVERIFY(sheet);
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/*/regenerate")), 0);
        sheet->accept();
        stage.desk.settle();
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/*/regenerate")), 1);
        QVERIFY(stage.find<RevealSheet>("keys.reveal"));
        QVERIFY(!stage.texts().contains(stage.server.lastSecret));
        QCOMPARE(stage.table()->model()->rowCount(), 16);
    }

    void readOnlyConnectionChangesNothing()
    {
        KeysStage stage(TestDesk::remote(ServerKind::Portreeve, true));
        stage.server.fill();
        stage.show();
        stage.select(QStringLiteral("docs-search"));
        for (const char *id : {"keys.new", "keys.edit", "keys.block", "keys.delete", "keys.regenerate", "keys.budget", "keys.extend"})
            QVERIFY2(!stage.desk.actions.find(QLatin1String(id))->isEnabled(), id);
        QVERIFY(stage.desk.actions.find(QStringLiteral("keys.test"))->isEnabled());
    }

    // -- many at once

    void bulkReportsEachAndRetriesTheFailed()
    {
        KeysStage stage;
        stage.server.fillMany(1000);
        stage.show();
        while (stage.table()->model()->canFetchMore({})) {
            stage.table()->model()->fetchMore({});
            stage.desk.settle();
        }
        QCOMPARE(stage.table()->model()->rowCount(), 1000);
        for (int i = 0; i < 1000; i += 33)
            stage.server.refuse(stage.server.rows[i].value("token").toString()); // 31 of them
        stage.table()->selectAll();
        stage.run("keys.block");
        auto *bulk = stage.find<BulkSheet>("keys.bulk");
        QVERIFY(bulk);
        stage.desk.transport.forget();
        stage.click("keys.bulk.run");
        QCOMPARE(bulk->succeeded(), 969);
        QCOMPARE(bulk->failed(), 31);
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/block")), 1000);
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/list")), 10); // once, at the end
        shoot(stage.desk.window, QStringLiteral("keys-bulk-failed-light"));
        stage.server.allow();
        stage.desk.transport.forget();
        stage.click("keys.bulk.run");
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/block")), 31);
        QCOMPARE(bulk->failed(), 0);
        QCOMPARE(bulk->succeeded(), 1000);
    }

    void bulkStops()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        stage.table()->selectAll();
        stage.run("keys.budget");
        auto *bulk = stage.find<BulkSheet>("keys.bulk");
        stage.find<QLineEdit>("keys.bulk.amount")->setText(QStringLiteral("25"));
        shoot(stage.desk.window, QStringLiteral("keys-bulk-light"));
        stage.desk.transport.hold(QStringLiteral("/key/update"));
        stage.click("keys.bulk.run");
        QCOMPARE(stage.desk.transport.held(), 2);
        stage.click("keys.bulk.cancel");
        stage.desk.transport.letGo(QStringLiteral("/key/update"));
        stage.desk.settle();
        QCOMPARE(bulk->succeeded(), 2); // what was under way came to its end, the rest was never sent
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/update")), 2);
    }

    void extendAddsToEachOwnEnd()
    {
        KeysStage stage;
        stage.server.fill();
        stage.show();
        stage.select(QStringLiteral("mobile-app")); // ends in 4 days
        stage.select(QStringLiteral("docs-search"), true); // never ends
        QCOMPARE(stage.table()->selectionModel()->selectedRows().size(), 2);
        QVERIFY(stage.find<QWidget>("keys.strip")->isVisible());
        shoot(stage.desk.window, QStringLiteral("keys-selected-light"));
        stage.run("keys.extend");
        stage.click("keys.bulk.run");
        QCOMPARE(stage.desk.transport.count(QStringLiteral("/key/update")), 1);
        const QString duration = stage.lastBody("/key/update").value("duration").toString();
        const double days = duration.chopped(1).toDouble() / 86'400;
        QVERIFY2(days > 33.9 && days < 34.1, qPrintable(duration));
    }
};

QTEST_MAIN(KeysSheetsTest)
#include "keys_sheets_test.moc"
