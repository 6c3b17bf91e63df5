// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with models: each act as the gateway hears it, and what it says back.
#include "tests/ui/support/models_stage.h"

using namespace stage;

class ModelsActsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        stillTheme();
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    }

    void createsAModel()
    {
        Shown shown;
        shown.open();
        shown.act("models.new");
        auto *sheet = sheetOf<ModelSheet>(shown.desk);
        QVERIFY(sheet);
        auto *save = part<Button>(sheet, QStringLiteral("models.sheet.save"));
        auto *raw = part<TextArea>(sheet, QStringLiteral("models.sheet.raw"));
        part<TextField>(sheet, QStringLiteral("models.form.model_name"))->setText(QStringLiteral("fast"));
        QVERIFY(raw->toPlainText().contains(QStringLiteral("model_name: fast")));
        save->click(); // the provider's model is missing
        QVERIFY(words(sheet).contains(QStringLiteral("Which of the provider's models?")));
        QCOMPARE(shown.desk.transport.count(QStringLiteral("/model/new")), 0);
        part<TextField>(sheet, QStringLiteral("models.form.model"))->setText(QStringLiteral("openai/gpt-4o-mini"));
        part<TextField>(sheet, QStringLiteral("models.form.api_key"))->setText(QStringLiteral("sk-of-mine-12345"));
        part<TextField>(sheet, QStringLiteral("models.form.weight"))->setText(QStringLiteral("3"));
        part<TextField>(sheet, QStringLiteral("models.form.input_cost_per_token"))->setText(QStringLiteral("0.15"));
        QVERIFY(!raw->toPlainText().contains(QStringLiteral("sk-of-mine")));
        QVERIFY(raw->toPlainText().contains(QStringLiteral("1.5e-07")));
        QTest::qWait(400); // the price list is asked after the last key
        shown.desk.settle();
        QVERIFY(words(sheet).contains(QStringLiteral("Price list: $0.15 in, $0.60 out")));
        shoot(shown.desk, "sheet-new");
        raw->setPlainText(raw->toPlainText() + QStringLiteral("\nmodel_info:\n  note: from the text"));
        QCOMPARE(part<TextArea>(sheet, QStringLiteral("models.form.model_info"))->toPlainText().contains(QStringLiteral("from the text")), true);
        save->click();
        shown.desk.settle();
        const QJsonObject body = shown.lastBody("/model/new");
        QCOMPARE(body[QLatin1String("model_name")].toString(), QStringLiteral("fast"));
        QCOMPARE(body[QLatin1String("litellm_params")][QLatin1String("api_key")].toString(), QStringLiteral("sk-of-mine-12345"));
        QCOMPARE(body[QLatin1String("litellm_params")][QLatin1String("weight")].toInt(), 3);
        QCOMPARE(body[QLatin1String("litellm_params")][QLatin1String("input_cost_per_token")].toDouble(), 1.5e-07);
        QCOMPARE(body[QLatin1String("model_info")][QLatin1String("note")].toString(), QStringLiteral("from the text"));
        QVERIFY(shown.rows()->rowOf(QStringLiteral("new-1")) >= 0);
        QCOMPARE(shown.rows()->at(shown.table()->selectionModel()->selectedRows().value(0).row()).id, QStringLiteral("new-1"));
    }

    void refusalsStandAtTheirField()
    {
        Shown shown;
        shown.open();
        shown.act("models.new");
        auto *sheet = sheetOf<ModelSheet>(shown.desk);
        part<TextField>(sheet, QStringLiteral("models.form.model_name"))->setText(QStringLiteral("x"));
        part<TextField>(sheet, QStringLiteral("models.form.model"))->setText(QStringLiteral("nobody/x"));
        part<TextField>(sheet, QStringLiteral("models.form.rpm"))->setText(QStringLiteral("many"));
        QVERIFY(words(sheet).contains(QStringLiteral("A whole number")));
        part<Button>(sheet, QStringLiteral("models.sheet.save"))->click();
        QVERIFY(words(sheet).contains(QStringLiteral("not right yet")));
        part<TextField>(sheet, QStringLiteral("models.form.rpm"))->clear();
        part<Button>(sheet, QStringLiteral("models.sheet.save"))->click();
        shown.desk.settle();
        QVERIFY(sheet->isVisible());
        QVERIFY(words(sheet).contains(QStringLiteral("no provider `nobody`")));
        shoot(shown.desk, "sheet-refused");
    }

    void editsWithOnePatch()
    {
        Shown shown;
        shown.open();
        shown.choose("d8");
        shown.act("models.edit");
        auto *sheet = sheetOf<ModelSheet>(shown.desk);
        auto *save = part<Button>(sheet, QStringLiteral("models.sheet.save"));
        QVERIFY(!save->isEnabled()); // nothing changed yet
        part<TextField>(sheet, QStringLiteral("models.form.weight"))->setText(QStringLiteral("50"));
        QVERIFY(words(sheet).contains(QStringLiteral("was: 80")));
        shoot(shown.desk, "sheet-edit");
        auto *raw = part<TextArea>(sheet, QStringLiteral("models.sheet.raw"));
        const QString good = raw->toPlainText();
        raw->setPlainText(good + QStringLiteral("\n  bad: [1"));
        QVERIFY(part<Label>(sheet, QStringLiteral("models.sheet.raw.fault"))->isVisible());
        QVERIFY(!save->isEnabled());
        shoot(shown.desk, "sheet-wrong-text");
        raw->setPlainText(good);
        QVERIFY(save->isEnabled());
        save->click();
        shown.desk.settle();
        QCOMPARE(shown.desk.transport.last(QStringLiteral("/model/*/update")).verb, QByteArray("PATCH"));
        QCOMPARE(shown.lastBody("/model/*/update"), (QJsonObject{{"litellm_params", QJsonObject{{"weight", 50}}}}));
        QCOMPARE(shown.supply.deployment(QStringLiteral("d8"))[QLatin1String("litellm_params")][QLatin1String("weight")].toInt(), 50);
    }

    void changesOfOthersAreNotRunOver()
    {
        Shown shown;
        shown.open();
        shown.choose("d8");
        shown.act("models.edit");
        auto *sheet = sheetOf<ModelSheet>(shown.desk);
        part<TextField>(sheet, QStringLiteral("models.form.weight"))->setText(QStringLiteral("50"));
        for (auto each : shown.supply.deployments) { // meanwhile, somebody else
            QJsonObject row = each.toObject(), info = row[QLatin1String("model_info")].toObject(), params = row[QLatin1String("litellm_params")].toObject();
            if (info[QLatin1String("id")].toString() != QLatin1String("d8"))
                continue;
            info[QLatin1String("updated_at")] = "2026-11-21T10:00:00.000000Z";
            params[QLatin1String("weight")] = 70;
            row[QLatin1String("model_info")] = info;
            row[QLatin1String("litellm_params")] = params;
            each = row;
        }
        auto *save = part<Button>(sheet, QStringLiteral("models.sheet.save"));
        save->click();
        shown.desk.settle();
        QCOMPARE(shown.desk.transport.count(QStringLiteral("/model/*/update")), 0);
        QVERIFY(words(sheet).contains(QStringLiteral("Changed by somebody else")) && words(sheet).contains(QStringLiteral("weight")));
        save->click(); // now it is meant
        shown.desk.settle();
        QCOMPARE(shown.desk.transport.count(QStringLiteral("/model/*/update")), 1);
    }

    void testsWithStepsAndCost()
    {
        Shown shown;
        shown.open();
        shown.choose("d6");
        shown.act("models.test");
        auto *sheet = sheetOf<TestSheet>(shown.desk);
        QVERIFY(sheet);
        QCOMPARE(shown.lastBody("/portreeve/test"), (QJsonObject{{"mode", "chat"}, {"model_id", "d6"}}));
        QVERIFY(words(sheet).contains(QStringLiteral("Hello. How can I help you today?")));
        QVERIFY(words(sheet).contains(moneyText(5'491, Money::Bill)));
        QVERIFY(part<QWidget>(sheet, QStringLiteral("test.step.connect")));
        shoot(shown.desk, "test-ok");
        shown.desk.transport.answer("POST", QStringLiteral("/portreeve/test"), testAnswer(false));
        part<Button>(sheet, QStringLiteral("deployments.test.again"))->click();
        shown.desk.settle();
        QVERIFY(words(sheet).contains(QStringLiteral("Incorrect API key provided")));
        QVERIFY(words(sheet).contains(QStringLiteral("Rotate the credential's key")));
        shoot(shown.desk, "test-failed");
        part<QComboBox>(sheet, QStringLiteral("deployments.test.mode"))->setCurrentIndex(1);
        part<Button>(sheet, QStringLiteral("deployments.test.again"))->click();
        shown.desk.settle();
        QCOMPARE(shown.lastBody("/portreeve/test")[QLatin1String("mode")].toString(), QStringLiteral("embedding"));
    }

    void deletesAfterTheList()
    {
        Shown shown;
        shown.open();
        shown.choose("d6");
        shown.desk.transport.hold(QStringLiteral("/key/list"));
        shown.act("models.delete");
        auto *sheet = sheetOf<ModelDeleteSheet>(shown.desk);
        auto *act = part<Button>(sheet, QStringLiteral("models.delete.act"));
        QVERIFY(!act->isEnabled()); // not before it is known who uses it
        shown.desk.transport.letGo(QStringLiteral("/key/list"));
        shown.desk.settle();
        QVERIFY(act->isEnabled());
        QVERIFY(words(sheet).contains(QStringLiteral("apps that ask for it are refused")));
        QCOMPARE(part<RowList>(sheet, QStringLiteral("models.delete.users"))->findChildren<QAbstractButton *>().size(), 3);
        shoot(shown.desk, "delete");
        act->click();
        shown.desk.settle();
        QCOMPARE(shown.lastBody("/model/block")[QLatin1String("model_id")].toString(), QStringLiteral("d6"));
        QCOMPARE(shown.desk.transport.count(QStringLiteral("/model/delete")), 0); // not yet: there is an Undo
        QCOMPARE(shown.desk.toasts.history().first().undoSeconds, 10);
        shown.desk.toasts.history().first().onExpired();
        shown.desk.settle();
        QCOMPARE(shown.lastBody("/model/delete")[QLatin1String("id")].toString(), QStringLiteral("d6"));
        QVERIFY(shown.supply.deployment(QStringLiteral("d6")).isEmpty());
    }

    void deleteCanBeUndone()
    {
        Shown shown(TestDesk::remote(ServerKind::Portreeve));
        shown.open();
        shown.choose("d8");
        shown.act("models.delete");
        auto *sheet = sheetOf<ModelDeleteSheet>(shown.desk);
        auto *act = part<Button>(sheet, QStringLiteral("models.delete.act"));
        QVERIFY(!act->isEnabled()); // production: the name is typed
        part<TextField>(sheet, QStringLiteral("models.delete.typed"))->setText(QStringLiteral("eu-gateway"));
        QVERIFY(act->isEnabled());
        act->click();
        shown.desk.settle();
        shown.desk.toasts.history().first().onAction();
        shown.desk.settle();
        QCOMPARE(shown.lastBody("/model/unblock")[QLatin1String("model_id")].toString(), QStringLiteral("d8"));
        QCOMPARE(shown.desk.transport.count(QStringLiteral("/model/delete")), 0);
    }

    void changesMany()
    {
        Shown shown;
        shown.open();
        shown.table()->selectAll();
        shown.desk.settle();
        shown.act("models.weight");
        auto *sheet = sheetOf<ModelBulkSheet>(shown.desk);
        auto *run = part<Button>(sheet, QStringLiteral("models.bulk.run"));
        QVERIFY(!run->isEnabled());
        part<TextField>(sheet, QStringLiteral("models.bulk.weight"))->setText(QStringLiteral("7"));
        shoot(shown.desk, "bulk");
        shown.desk.transport.refuse("PATCH", QStringLiteral("/model/d9/update"), 500, QStringLiteral("disk full"));
        run->click();
        shown.desk.settle();
        QCOMPARE(shown.desk.transport.count(QStringLiteral("/model/*/update")), 6); // those of the file are left alone
        QVERIFY(words(sheet).contains(QStringLiteral("5 done, 1 failed")));
        shoot(shown.desk, "bulk-done");
        QCOMPARE(shown.supply.deployment(QStringLiteral("d8"))[QLatin1String("litellm_params")][QLatin1String("weight")].toInt(), 7);
        QCOMPARE(shown.supply.deployment(QStringLiteral("d1"))[QLatin1String("litellm_params")][QLatin1String("weight")].toInt(), 60);
    }

    void blocksAndUnblocks()
    {
        Shown shown;
        shown.open();
        shown.choose("d6");
        shown.act("models.block");
        QCOMPARE(shown.supply.deployment(QStringLiteral("d6"))[QLatin1String("model_info")][QLatin1String("blocked")].toBool(), true);
        shown.choose("d6");
        shown.act("models.block");
        QCOMPARE(shown.supply.deployment(QStringLiteral("d6"))[QLatin1String("model_info")][QLatin1String("blocked")].toBool(), false);
    }

    void readOnlyChangesNothing()
    {
        Shown shown(TestDesk::remote(ServerKind::Portreeve, true));
        shown.open();
        shown.choose("d6");
        for (const char *id : {"models.new", "models.edit", "models.duplicate", "models.delete", "models.block", "models.weight", "models.test"})
            QVERIFY2(!shown.desk.actions.find(QLatin1String(id))->isEnabled(), id);
    }

    void worksOverLiteLlm()
    {
        Shown shown(TestDesk::remote(ServerKind::LiteLlm));
        shown.open();
        QCOMPARE(shown.desk.transport.count(), 1); // the page's budget
        QCOMPARE(shown.rows()->rowCount(), 12);
        QCOMPARE(shown.rows()->index(0, DeploymentTable::Spend).data().toString(), absent());
        shown.choose("d6");
        shown.act("models.test");
        QCOMPARE(shown.desk.transport.count(QStringLiteral("/health/test_connection")), 1);
        sheetOf<TestSheet>(shown.desk)->accept();
        shown.desk.settle();
        shown.act("models.edit");
        auto *sheet = sheetOf<ModelSheet>(shown.desk);
        part<TextField>(sheet, QStringLiteral("models.form.rpm"))->setText(QStringLiteral("10"));
        part<Button>(sheet, QStringLiteral("models.sheet.save"))->click();
        shown.desk.settle();
        QCOMPARE(shown.supply.deployment(QStringLiteral("d6"))[QLatin1String("litellm_params")][QLatin1String("rpm")].toInt(), 10);
        shoot(shown.desk, "litellm");
    }

    void everythingHasAName()
    {
        Shown shown;
        shown.open();
        shown.page->open({{QStringLiteral("id"), QStringLiteral("d6")}});
        shown.act("models.edit");
        for (QWidget *widget : shown.desk.window.findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || qobject_cast<QScrollBar *>(widget))
                continue;
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(), qPrintable(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName()));
        }
    }
};

QTEST_MAIN(ModelsActsTest)
#include "models_acts_test.moc"
