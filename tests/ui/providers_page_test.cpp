// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/providers_stage.h"

using namespace stage;

class ProvidersPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        stillTheme();
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    }

    // -- pure

    void everyTemplateRoundTrips() // PV1: form, values, stored, form
    {
        const QList<ProviderTemplate> all = readTemplates(providerFieldsAnswer());
        QVERIFY(all.size() > 200);
        QCOMPARE(all.first().slug, QStringLiteral("openai"));
        for (const ProviderTemplate &row : all) {
            CredentialForm form{row.slug + QStringLiteral("-1"), QStringLiteral("My ") + row.title, {}, QStringLiteral("{\"aws_region_name\": \"eu-central-1\"}")};
            for (const TemplateField &field : row.fields)
                form.texts.insert(field.key, field.key == QLatin1String("api_base") ? QStringLiteral("https://host.example/v1") : QStringLiteral("value-of-") + field.key);
            QVERIFY2(faultsOf(form, row, {}, true).isEmpty(), qPrintable(row.slug));
            QString error;
            const auto values = valuesOf(form, &error);
            QVERIFY2(values, qPrintable(error));
            QCOMPARE(values->size(), row.fields.size() + 1);
            CredentialLine line{form.name, form.title, row.slug, false, *values, {}};
            QStringList secrets;
            for (const TemplateField &field : row.fields) {
                if (field.isSecret) {
                    line.values[field.key] = maskedSecret(line.values[field.key].toString());
                    secrets.append(field.key);
                }
            }
            const CredentialForm again = formOf(line, row);
            QCOMPARE(again.name, form.name);
            QCOMPARE(again.title, form.title);
            for (const TemplateField &field : row.fields) // what is secret does not come back, all else does
                QCOMPARE(again.texts.value(field.key), field.isSecret ? QString() : form.texts.value(field.key));
            QCOMPARE(removedValues(again, line, row), QStringList()); // and nothing of it is lost by saving
            const auto resent = valuesOf(again, &error);
            QCOMPARE(resent->size(), values->size() - secrets.size());

            ProviderForm widget(row, nullptr, form.name); // the same through the widget
            widget.fill(form.texts);
            for (const TemplateField &field : row.fields)
                QCOMPARE(widget.form().texts.value(field.key), form.texts.value(field.key));
            ProviderForm stored(row, &line, line.name);
            for (const QString &secret : std::as_const(secrets)) {
                QCOMPARE(stored.form().texts.value(secret), QString());
                auto *edit = part<TextField>(&stored, QStringLiteral("providers.form.") + secret);
                QCOMPARE(edit->echoMode(), QLineEdit::Password);
                QVERIFY2(edit->placeholderText().startsWith(QStringLiteral("set")), qPrintable(edit->placeholderText()));
            }
        }
    }

    void faultsSayWhatToDo()
    {
        const ProviderTemplate row = readTemplates(providerFieldsAnswer()).first();
        CredentialForm form{QStringLiteral("openai"), {}, {{QStringLiteral("api_base"), QStringLiteral("api.openai.com")}, {QStringLiteral("api_key"), QStringLiteral("sk one two")}}, QStringLiteral("{")};
        const auto faults = faultsOf(form, row, {QStringLiteral("openai")}, true);
        QCOMPARE(faults.size(), 4);
        QVERIFY(faults[QStringLiteral("api_base")].contains(QStringLiteral("http://")));
        QVERIFY(faults[QStringLiteral("name")].contains(QStringLiteral("already")));
        QVERIFY(faults[QStringLiteral("api_key")].contains(QStringLiteral("no spaces")));
        form = {QStringLiteral("openai"), {}, {{QStringLiteral("api_base"), QStringLiteral("http://")}}, {}};
        QVERIFY(faultsOf(form, row, {}, true).contains(QStringLiteral("api_base")));
        QCOMPARE(freeName(QStringLiteral("openai"), {QStringLiteral("openai"), QStringLiteral("openai-2")}), QStringLiteral("openai-3"));
    }

    void templatesAreFound()
    {
        const QList<ProviderTemplate> all = readTemplates(providerFieldsAnswer());
        QCOMPARE(searchTemplates(all, QStringLiteral("anthr")).first().slug, QStringLiteral("anthropic"));
        QCOMPARE(searchTemplates(all, QStringLiteral("OLLAMA")).first().slug, QStringLiteral("ollama"));
        QVERIFY(searchTemplates(all, QStringLiteral("local")).size() > 5);
        QVERIFY(searchTemplates(all, QStringLiteral("zzzz")).isEmpty());
        QCOMPARE(providerTitle({}, QStringLiteral("my_cloud")), QStringLiteral("My cloud"));
    }

    void foundModelsHold()
    {
        FoundModels model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        FoundModel plain{QStringLiteral("gpt-4o"), QStringLiteral("chat"), 2'500'000, 10'000'000, 128'000, 16'384, false};
        FoundModel added{QStringLiteral("gpt-5"), QStringLiteral("chat"), {}, {}, 0, 0, true};
        FoundModel unpriced{QStringLiteral("new-one"), {}, {}, {}, 0, 0, false};
        model.set({plain, added, unpriced});
        QCOMPARE(model.index(2, FoundModels::Input).data().toString(), QStringLiteral("no price"));
        QVERIFY(!model.setData(model.index(1, 0), Qt::Checked, Qt::CheckStateRole)); // it is there already
        model.tickShown(true);
        QCOMPARE(model.ticked().size(), 2);
        model.setSearch(QStringLiteral("gpt"));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.ticked().size(), 2); // out of sight is not out of mind
        model.tickShown(false);
        QCOMPARE(model.ticked().size(), 1);
        QCOMPARE(fullModel(QStringLiteral("openai"), QStringLiteral("gpt-4o")), QStringLiteral("openai/gpt-4o"));
        QCOMPARE(fullModel(QStringLiteral("openai"), QStringLiteral("openai/gpt-4o")), QStringLiteral("openai/gpt-4o"));
    }

    void providerTableHolds()
    {
        ProviderTable model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ProviderUse a, b;
        a.slug = a.title = QStringLiteral("a");
        b.slug = b.title = QStringLiteral("b");
        b.isKnown = true;
        b.traffic.requests = 4;
        model.set({a, b}, QStringLiteral("24 h"), QDateTime::currentDateTime());
        model.sort(ProviderTable::Requests, Qt::DescendingOrder);
        QCOMPARE(model.at(0).slug, QStringLiteral("b"));
        QCOMPARE(model.index(1, ProviderTable::Requests).data().toString(), absent());
    }

    // -- the page

    void showsProviders()
    {
        Shown shown;
        shown.open();
        const auto cards = shown.desk.window.findChildren<ProviderCard *>();
        QCOMPARE(cards.size(), 6);
        QCOMPARE(cards.first()->slug(), QStringLiteral("openai")); // the busiest first
        const QString groq = part<ProviderCard>(&shown.desk.window, QStringLiteral("providers.card.groq"))->accessibleName();
        QVERIFY2(groq.contains(QStringLiteral("Failing")) && groq.contains(QStringLiteral("38.2")), qPrintable(groq));
        QVERIFY(cards.first()->accessibleName().contains(QStringLiteral("api.openai.com")));
        QVERIFY(words(part<QWidget>(&shown.desk.window, QStringLiteral("providers.header"))).contains(QStringLiteral("6 providers · 12 deployments · price book 2026-11-15")));
        QCOMPARE(shown.desk.transport.unknown(), QStringList());
        shoot(shown.desk, "full");
        auto *form = shown.desk.window.findChild<Segments *>();
        emit form->chosen(1);
        form->setCurrent(1);
        shown.desk.settle();
        QCOMPARE(part<QTableView>(&shown.desk.window, QStringLiteral("providers.table"))->model()->rowCount(), 6);
        shoot(shown.desk, "table");
    }

    void asksNothingWhileHidden()
    {
        Shown shown;
        shown.open();
        shown.page->hide();
        shown.desk.transport.forget();
        emit shown.desk.client.changed(QStringLiteral("/credentials"));
        shown.desk.range.setRelative(QStringLiteral("7d"));
        shown.desk.settle();
        QCOMPARE(shown.desk.transport.count(), 0);
    }

    void facesAreReachable()
    {
        {
            Shown empty(TestDesk::thisComputer(), false);
            empty.open();
            auto *face = part<EmptyState>(&empty.desk.window, QStringLiteral("providers.empty"));
            QVERIFY(face->isVisible() && words(face).contains(QStringLiteral("No provider yet")));
            shoot(empty.desk, "empty");
            part<Button>(face, QStringLiteral("providers.template.anthropic"))->click();
            empty.desk.settle();
            auto *sheet = sheetOf<AddSheet>(empty.desk);
            QCOMPARE(sheet->findChild<ProviderForm *>()->row().slug, QStringLiteral("anthropic"));
        }
        {
            Shown demo(TestDesk::thisComputer(), false);
            demo.supply.addDemo();
            demo.open();
            QVERIFY(words(part<Banner>(&demo.desk.window, QStringLiteral("providers.banner"))).contains(QStringLiteral("Only the demo answers")));
            shoot(demo.desk, "demo");
        }
        for (const auto &[status, text] : {std::pair(403, "may not see"), std::pair(404, "does not tell"), std::pair(500, "Could not load")}) {
            Shown refused;
            refused.desk.transport.refuse("GET", QStringLiteral("/credentials*"), status, QStringLiteral("Only admins may."));
            refused.open();
            auto *face = part<EmptyState>(&refused.desk.window, QStringLiteral("providers.empty"));
            QVERIFY2(face->isVisible() && words(face).contains(QLatin1String(text)), text);
            shoot(refused.desk, status == 403 ? "notallowed" : status == 404 ? "notsupported" : "failed");
        }
        Shown shown;
        shown.open();
        shown.desk.transport.fault("GET", QStringLiteral("/credentials*"), QStringLiteral("The gateway did not answer in 10 s."));
        shown.page->refresh();
        shown.desk.settle();
        QCOMPARE(shown.desk.window.findChildren<ProviderCard *>().size(), 6); // the old ones stay
        QVERIFY(words(part<Banner>(&shown.desk.window, QStringLiteral("providers.banner"))).contains(QStringLiteral("As of")));
        shoot(shown.desk, "asof");
    }

    void addsAProviderWithItsModels()
    {
        Shown shown;
        shown.open();
        shown.act("providers.new");
        auto *sheet = sheetOf<AddSheet>(shown.desk);
        QVERIFY(sheet);
        shoot(shown.desk, "add");
        auto *next = part<Button>(sheet, QStringLiteral("providers.add.next"));
        auto *search = part<TextField>(sheet, QStringLiteral("providers.templates.search"));
        search->setText(QStringLiteral("openai"));
        QCOMPARE(sheet->findChild<ProviderForm *>()->row().slug, QStringLiteral("openai"));
        QCOMPARE(part<TextField>(sheet, QStringLiteral("providers.form.name"))->text(), QStringLiteral("openai")); // openai-1 and openai-eu are taken
        auto *key = part<TextField>(sheet, QStringLiteral("providers.form.api_key"));
        key->setText(QStringLiteral("sk-wrong-key-000"));
        next->click();
        shown.desk.settle();
        QVERIFY(words(sheet).contains(QStringLiteral("Copy it again"))); // the remedy
        QVERIFY(words(sheet).contains(QStringLiteral("Incorrect API key provided"))); // in the provider's own words
        QCOMPARE(shown.desk.transport.count(QStringLiteral("/credentials")), 1); // nothing was kept: only the list was asked
        shoot(shown.desk, "add-refused");
        key->setText(QStringLiteral("sk-right-key-12345"));
        next->click();
        shown.desk.settle();
        QCOMPARE(shown.lastBody("/portreeve/discover")[QLatin1String("api_key")].toString(), QStringLiteral("sk-right-key-12345"));
        auto *discover = sheet->findChild<DiscoverView *>();
        auto *models = discover->findChild<FoundModels *>();
        QCOMPARE(models->rowCount(), 7);
        QVERIFY(!next->isEnabled());
        models->setData(models->index(2, 0), Qt::Checked, Qt::CheckStateRole);
        models->setData(models->index(3, 0), Qt::Checked, Qt::CheckStateRole);
        QVERIFY(next->text().contains(QStringLiteral("2 models")));
        shoot(shown.desk, "add-models");
        next->click();
        shown.desk.settle();
        const QJsonObject kept = shown.kept("openai");
        QCOMPARE(kept[QLatin1String("credential_values")][QLatin1String("api_key")].toString(), QStringLiteral("sk-right-key-12345"));
        QCOMPARE(kept[QLatin1String("credential_info")][QLatin1String("custom_llm_provider")].toString(), QStringLiteral("openai"));
        const QJsonObject made = shown.supply.deployment(QStringLiteral("new-1"));
        QCOMPARE(made[QLatin1String("model_name")].toString(), QStringLiteral("gpt-4o"));
        QCOMPARE(made[QLatin1String("litellm_params")].toObject(), (QJsonObject{{"model", "openai/gpt-4o"}, {"litellm_credential_name", "openai"}}));
        QVERIFY(!everythingIn(&shown.desk.window).contains(QStringLiteral("sk-right-key"))); // never to be seen again
        QVERIFY(part<ProviderPane>(&shown.desk.window, QStringLiteral("providers.pane"))->isVisible());
    }

    void theWholeTableCanBeChosen()
    {
        Shown shown;
        shown.open();
        shown.act("providers.new");
        auto *sheet = sheetOf<AddSheet>(shown.desk);
        auto *list = part<QListView>(sheet, QStringLiteral("providers.templates.list"));
        QVERIFY(list->model()->rowCount() > 200);
        for (int row = 0; row < list->model()->rowCount(); row += 7) {
            list->setCurrentIndex(list->model()->index(row, 0));
            QVERIFY(sheet->findChild<ProviderForm *>());
        }
        auto *search = part<TextField>(sheet, QStringLiteral("providers.templates.search"));
        search->setText(QStringLiteral("bedrock"));
        shown.desk.settle();
        part<Button>(sheet, QStringLiteral("providers.form.more"))->click();
        shoot(shown.desk, "add-bedrock");
        search->setText(QStringLiteral("no such provider"));
        QVERIFY(words(sheet).contains(QStringLiteral("No provider is called")));
    }

    void looksOnThisComputer()
    {
        Shown shown;
        shown.open();
        shown.act("providers.local");
        auto *sheet = sheetOf<LocalSheet>(shown.desk);
        auto *rows = part<RowList>(sheet, QStringLiteral("providers.local.rows"));
        QCOMPARE(rows->findChildren<QAbstractButton *>().size(), 2);
        shoot(shown.desk, "local");
        emit rows->chosen(QStringLiteral("1"));
        shown.desk.settle();
        auto *add = sheetOf<AddSheet>(shown.desk);
        QVERIFY(add);
        QCOMPARE(add->findChild<ProviderForm *>()->row().slug, QStringLiteral("lm_studio"));
        QCOMPARE(part<TextField>(add, QStringLiteral("providers.form.api_base"))->text(), QStringLiteral("http://127.0.0.1:1234/v1"));
        add->reject();
        shown.supply.localServers = {};
        shown.act("providers.local");
        QVERIFY(words(sheetOf<LocalSheet>(shown.desk)).contains(QStringLiteral("Nothing answers at the usual ports")));
        shoot(shown.desk, "local-none");
    }

    void fetchesModels()
    {
        Shown shown;
        shown.open();
        shown.choose("openai");
        shown.act("providers.fetch");
        auto *sheet = sheetOf<FetchSheet>(shown.desk);
        QCOMPARE(shown.lastBody("/portreeve/discover"), (QJsonObject{{"provider", "openai"}, {"litellm_credential_name", "openai-1"}}));
        auto *models = sheet->findChild<FoundModels *>();
        auto *table = part<Table>(sheet, QStringLiteral("providers.discover.table"));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(models->index(6, 0)).center()); // a click ticks
        QCOMPARE(models->ticked().size(), 1);
        QVERIFY(words(sheet).contains(QStringLiteral("1 without a price")));
        table->setCurrentIndex(models->index(4, 0));
        QTest::keyClick(table, Qt::Key_Space); // so does Space
        QCOMPARE(models->ticked().size(), 2);
        shoot(shown.desk, "fetch");
        part<QComboBox>(sheet, QStringLiteral("providers.discover.names"))->setCurrentIndex(1);
        part<Button>(sheet, QStringLiteral("providers.fetch.add"))->click();
        shown.desk.settle();
        QCOMPARE(shown.desk.transport.count(QStringLiteral("/model/new")), 2);
        QCOMPARE(shown.supply.deployment(QStringLiteral("new-1"))[QLatin1String("model_name")].toString(), QStringLiteral("openai/o4-mini"));
        QCOMPARE(shown.supply.deployment(QStringLiteral("new-1"))[QLatin1String("litellm_params")][QLatin1String("litellm_credential_name")].toString(), QStringLiteral("openai-1"));
    }

    void paneTellsOfOne()
    {
        Shown shown;
        shown.open();
        shown.choose("openai");
        auto *pane = part<ProviderPane>(&shown.desk.window, QStringLiteral("providers.pane"));
        QVERIFY(pane->isVisible());
        QCOMPARE(pane->badge()->word(), QStringLiteral("Healthy"));
        shoot(shown.desk, "pane");
        pane->setCurrentTab(1);
        shown.desk.settle();
        QVERIFY(words(pane).contains(QStringLiteral("set, ends …19f2")));
        QVERIFY(words(pane).contains(QStringLiteral("https://eu.api.openai.com/v1")));
        QVERIFY(!everythingIn(pane).contains(QStringLiteral("abcdefghij"))); // PV4
        shoot(shown.desk, "pane-credentials");
        pane->setCurrentTab(2);
        emit part<RowList>(pane, QStringLiteral("providers.pane.models"))->chosen(QStringLiteral("d4"));
        QCOMPARE(shown.desk.gone.last().page, QStringLiteral("models"));
        shoot(shown.desk, "pane-models");
        shown.choose("groq");
        pane->setCurrentTab(3);
        shoot(shown.desk, "pane-failures");
        shown.choose("anthropic");
        pane->setCurrentTab(1);
        QVERIFY(words(pane).contains(QStringLiteral("config file")));
        QVERIFY(!shown.desk.actions.find(QStringLiteral("providers.rotate"))->isEnabled()); // it is the file's
        emit pane->closed();
        QVERIFY(!pane->isVisible());
    }

    void testsProviders()
    {
        Shown shown;
        shown.open();
        shown.act("providers.test_all");
        auto *sheet = sheetOf<TestSheet>(shown.desk);
        QCOMPARE(shown.desk.transport.count(QStringLiteral("/portreeve/test")), 6);
        QVERIFY(words(sheet).contains(QStringLiteral("Hello")));
        shoot(shown.desk, "test-all");
        sheet->accept();
        shown.desk.settle();
        shown.desk.transport.answer("POST", QStringLiteral("/portreeve/test"), testAnswer(false));
        shown.choose("groq");
        shown.act("providers.test");
        sheet = sheetOf<TestSheet>(shown.desk);
        QCOMPARE(shown.lastBody("/portreeve/test")[QLatin1String("model_id")].toString(), QStringLiteral("d8"));
        QVERIFY(words(sheet).contains(QStringLiteral("Incorrect API key")));
    }

    void rotatesAKey()
    {
        Shown shown;
        shown.open();
        shown.choose("groq");
        shown.act("providers.rotate");
        auto *sheet = sheetOf<RotateSheet>(shown.desk);
        auto *line = part<TextField>(sheet, QStringLiteral("providers.rotate.api_key"));
        QCOMPARE(line->placeholderText(), QStringLiteral("set, ends …mc07"));
        auto *change = part<Button>(sheet, QStringLiteral("providers.rotate.switch"));
        QVERIFY(!change->isEnabled());
        QTest::keyClicks(line, QStringLiteral("gsk_new_key_98765"));
        shoot(shown.desk, "rotate");
        part<Button>(sheet, QStringLiteral("providers.rotate.try"))->click();
        shown.desk.settle();
        const QJsonObject params = shown.lastBody("/portreeve/test")[QLatin1String("litellm_params")].toObject();
        QCOMPARE(params[QLatin1String("api_key")].toString(), QStringLiteral("gsk_new_key_98765")); // the new one, on what the old one serves
        QCOMPARE(params[QLatin1String("model")].toString(), QStringLiteral("groq/llama-3.3-70b-versatile"));
        QCOMPARE(shown.kept("groq-1")[QLatin1String("credential_values")][QLatin1String("api_key")].toString(), QStringLiteral("gsk_abcdefghijklmc07")); // not yet
        QCOMPARE(change->text(), QStringLiteral("Switch to the new key"));
        shoot(shown.desk, "rotate-tried");
        change->click();
        shown.desk.settle();
        QCOMPARE(shown.kept("groq-1")[QLatin1String("credential_values")][QLatin1String("api_key")].toString(), QStringLiteral("gsk_new_key_98765"));
        QCOMPARE(shown.desk.transport.count(QStringLiteral("/credentials/by_name/groq-1")), 1); // read back before it is called done
        QVERIFY(shown.desk.toasts.history().first().detail.contains(QStringLiteral("8765")));
        QVERIFY(!everythingIn(&shown.desk.window).contains(QStringLiteral("gsk_new_key")));
    }

    void editsACredential()
    {
        Shown shown;
        shown.open();
        shown.choose("openai");
        emit part<ProviderPane>(&shown.desk.window, QStringLiteral("providers.pane"))->editWanted(QStringLiteral("openai-eu"));
        shown.desk.settle();
        auto *sheet = sheetOf<CredentialSheet>(shown.desk);
        auto *base = part<TextField>(sheet, QStringLiteral("providers.form.api_base"));
        QCOMPARE(base->text(), QStringLiteral("https://eu.api.openai.com/v1"));
        shoot(shown.desk, "credential");
        base->setText(QStringLiteral("eu.api.openai.com"));
        part<Button>(sheet, QStringLiteral("providers.credential.save"))->click();
        QVERIFY(words(sheet).contains(QStringLiteral("begins with http://")));
        base->clear();
        part<Button>(sheet, QStringLiteral("providers.credential.save"))->click();
        shown.desk.settle();
        const QJsonObject body = shown.lastBody("/credentials/openai-eu");
        QCOMPARE(body[QLatin1String("credential_values_to_delete")].toArray(), QJsonArray{"api_base"});
        QVERIFY(!body[QLatin1String("credential_values")].toObject().contains(QLatin1String("api_key"))); // an empty secret stays
        QCOMPARE(shown.kept("openai-eu")[QLatin1String("credential_values")].toObject(), (QJsonObject{{"api_key", "sk-proj-abcdefghij7c01"}}));
    }

    void deletesAfterTheList()
    {
        Shown shown;
        shown.open();
        shown.choose("openai");
        emit part<ProviderPane>(&shown.desk.window, QStringLiteral("providers.pane"))->deleteWanted(QStringLiteral("openai-1"));
        shown.desk.settle();
        auto *sheet = part<Sheet>(&shown.desk.window, QStringLiteral("providers.delete"));
        QCOMPARE(part<RowList>(sheet, QStringLiteral("providers.delete.users"))->findChildren<QAbstractButton *>().size(), 4);
        shoot(shown.desk, "delete");
        QCOMPARE(shown.supply.credentials.size(), 6);
        sheet->accept();
        shown.desk.settle();
        QCOMPARE(shown.supply.credentials.size(), 5);
    }

    void readOnlyChangesNothing()
    {
        Shown shown(TestDesk::remote(ServerKind::Portreeve, true));
        shown.open();
        shown.choose("openai");
        for (const char *id : {"providers.new", "providers.local", "providers.fetch", "providers.test", "providers.rotate"})
            QVERIFY2(!shown.desk.actions.find(QLatin1String(id))->isEnabled(), id);
        QVERIFY(!shown.desk.window.findChild<Button *>(QStringLiteral("providers.pane.addCredential")));
    }

    void worksOverLiteLlm()
    {
        Shown shown(TestDesk::remote(ServerKind::LiteLlm));
        shown.open();
        QCOMPARE(shown.desk.transport.count(), 2); // the page's budget
        QCOMPARE(shown.desk.window.findChildren<ProviderCard *>().size(), 6);
        QVERIFY(!shown.desk.actions.find(QStringLiteral("providers.local"))->isEnabled());
        QVERIFY(!shown.desk.actions.find(QStringLiteral("providers.local"))->toolTip().isEmpty());
        shoot(shown.desk, "litellm");
        shown.act("providers.new");
        auto *sheet = sheetOf<AddSheet>(shown.desk);
        part<TextField>(sheet, QStringLiteral("providers.templates.search"))->setText(QStringLiteral("mistral"));
        part<TextField>(sheet, QStringLiteral("providers.form.api_key"))->setText(QStringLiteral("mistral-key-123"));
        part<Button>(sheet, QStringLiteral("providers.add.next"))->click();
        shown.desk.settle();
        QCOMPARE(shown.kept("mistral")[QLatin1String("credential_values")][QLatin1String("api_key")].toString(), QStringLiteral("mistral-key-123"));
    }

    void narrowWindowsHoldIt()
    {
        Shown shown;
        shown.open();
        shown.desk.window.resize(808, 620); // 1024 x 700 less the frame
        shown.desk.settle();
        shown.choose("openai");
        QVERIFY(part<ProviderPane>(&shown.desk.window, QStringLiteral("providers.pane"))->isVisible());
        for (QWidget *widget : shown.desk.window.findChildren<QWidget *>()) {
            if (widget->isVisible() && widget->parentWidget() == shown.page)
                QVERIFY2(widget->geometry().right() <= shown.page->width(), qPrintable(widget->objectName()));
        }
    }

    void everythingHasAName()
    {
        Shown shown;
        shown.open();
        shown.choose("openai");
        shown.act("providers.new");
        for (QWidget *widget : shown.desk.window.findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || qobject_cast<QScrollBar *>(widget))
                continue;
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(), qPrintable(QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName()));
        }
    }
};

QTEST_MAIN(ProvidersPageTest)
#include "providers_page_test.moc"
