// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/models_stage.h"

using namespace stage;

class ModelsPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        stillTheme();
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    }

    // -- pure

    void pricesAreExact()
    {
        for (const auto &[token, million] : {std::pair("1.5e-07", "0.15"), std::pair("3e-06", "3"), std::pair("1e-12", "0.000001"), std::pair("0.00000125", "1.25"), std::pair("7.5e-08", "0.075"), std::pair("0", "0"), std::pair("0.0001", "100")}) {
            QCOMPARE(perMillion(QLatin1String(token).toString()), QLatin1String(million).toString());
            QCOMPARE(*perToken(QLatin1String(million)), QString::fromLatin1(token).toDouble());
        }
        QCOMPARE(perMillion(QJsonValue(1.5e-07)), QStringLiteral("0.15"));
        QCOMPARE(*perToken(QStringLiteral("$0.15")), 1.5e-07);
        for (const char *wrong : {"", "abc", "-1", "1.2.3", "0x1", "nan"})
            QVERIFY2(!perToken(QLatin1String(wrong)), wrong);
        QRandomGenerator random(20261122);
        for (int i = 0; i < 2'000; ++i) { // what is typed is what is shown again
            const QString typed = QString::number(random.bounded(i % 2 ? 1'000'000 : 100) / 1e4, 'f', QLocale::FloatingPointShortest);
            QCOMPARE(perMillion(QJsonValue(*perToken(typed))), typed);
        }
    }

    void rawTextKeepsEverything()
    {
        QRandomGenerator random(20261121);
        for (int i = 0; i < 1'500; ++i) {
            QJsonObject entry{{"model_name", "x"}, {"litellm_params", QJsonObject{{"model", "openai/x"}, {"further", randomValue(random, 0)}}}, {"model_info", QJsonObject{{"note", randomValue(random, 0)}}}};
            for (const RawForm form : {RawForm::Yaml, RawForm::Json}) {
                RawFault fault;
                const QString text = rawText(entry, form);
                const auto again = readRaw(text, &fault);
                QVERIFY2(again, qPrintable(fault.message + QLatin1Char('\n') + text));
                if (*again != entry)
                    qDebug().noquote() << text << QJsonDocument(entry).toJson() << QJsonDocument(*again).toJson();
                QCOMPARE(*again, entry);
            }
        }
    }

    void rawFaultsNameTheirLine()
    {
        RawFault fault;
        QVERIFY(!readRaw(QStringLiteral("model_name: a\nlitellm_params:\n  model: x\n model: y"), &fault));
        QVERIFY(fault.line >= 3);
        QVERIFY(!readRaw(QStringLiteral("model_name: a\nmodel_name: b"), &fault));
        QCOMPARE(fault.line, 2);
        QVERIFY(fault.message.contains(QStringLiteral("twice")));
        QVERIFY(!readRaw(QStringLiteral("- a\n- b"), &fault));
        QVERIFY(!readRaw(QString(60, QLatin1Char('[')) + QString(60, QLatin1Char(']')), &fault));
        ModelDraft draft;
        QString error;
        QVERIFY(!draft.setEntry({{"modelname", "x"}}, &error));
        QVERIFY(error.contains(QStringLiteral("modelname")));
        QVERIFY(!draft.setEntry({{"litellm_params", "x"}}, &error));
    }

    void guidedAndRawStayEqual() // PV5: a thousand edits on either side
    {
        QRandomGenerator random(7);
        const QList<FormField> fields = usualFormFields();
        static const QHash<int, QStringList> typed{{int(FieldKind::Text), {QStringLiteral("openai/gpt-4o"), QStringLiteral("yes"), QStringLiteral("a: b # c"), QString()}},
                                                   {int(FieldKind::Secret), {QStringLiteral("sk-typed-12345678"), QString()}},
                                                   {int(FieldKind::Integer), {QStringLiteral("12"), QStringLiteral("x"), QString(), QStringLiteral("0")}},
                                                   {int(FieldKind::Number), {QStringLiteral("2.5"), QStringLiteral("-1"), QString()}},
                                                   {int(FieldKind::List), {QStringLiteral("a, b"), QStringLiteral("one"), QString()}},
                                                   {int(FieldKind::Object), {QStringLiteral("{\"note\": \"x\"}"), QStringLiteral("{"), QString()}},
                                                   {int(FieldKind::Price), {QStringLiteral("0.15"), QStringLiteral("12"), QStringLiteral("?"), QString()}}};
        ModelDraft draft;
        for (int i = 0; i < 1'000; ++i) {
            const FormField field = fields[random.bounded(fields.size())];
            const QStringList choices = typed.value(int(field.kind));
            const QString text = choices[random.bounded(choices.size())];
            const QJsonObject before = draft.entry();
            QString error;
            if (!draft.setText(field, text, &error)) {
                QVERIFY(!error.isEmpty());
                QCOMPARE(draft.entry(), before); // a wrong text changes nothing
                continue;
            }
            if (field.kind != FieldKind::Secret && field.kind != FieldKind::Object)
                QCOMPARE(draft.text(field), text);
            ModelDraft other = draft;
            RawFault fault;
            const auto read = readRaw(rawText(draft.entry(), random.bounded(2) ? RawForm::Yaml : RawForm::Json), &fault);
            QVERIFY2(read && other.setEntry(*read, &error), qPrintable(fault.message + error));
            QCOMPARE(other.entry(), draft.entry());
            QCOMPARE(other.body(), draft.body()); // the typed secret survives, though the text only has dots
            draft = other;
        }
    }

    void secretsAreNeverInTheText()
    {
        ModelDraft draft;
        QString error;
        const FormField key{QStringLiteral("api_key"), FieldKind::Secret, {}, {}, false};
        QVERIFY(draft.setText(key, QStringLiteral("sk-secret-value-1"), &error));
        QVERIFY(!rawText(draft.entry(), RawForm::Yaml).contains(QStringLiteral("secret-value")));
        QCOMPARE(draft.text(key), QString());
        QCOMPARE(draft.body()[QLatin1String("litellm_params")][QLatin1String("api_key")].toString(), QStringLiteral("sk-secret-value-1"));
        RawFault fault; // one pasted into the text is taken out of it too
        QVERIFY(draft.setEntry(*readRaw(QStringLiteral("model_name: x\nlitellm_params: {model: openai/x, aws_secret_access_key: topsecret12345}"), &fault), &error));
        QVERIFY(!rawText(draft.entry(), RawForm::Json).contains(QStringLiteral("topsecret")));
        QCOMPARE(draft.body()[QLatin1String("litellm_params")][QLatin1String("aws_secret_access_key")].toString(), QStringLiteral("topsecret12345"));
        QVERIFY(draft.setEntry(*readRaw(QStringLiteral("model_name: x\nlitellm_params: {model: openai/x, api_key: os.environ/OPENAI_API_KEY}"), &fault), &error));
        QVERIFY(rawText(draft.entry(), RawForm::Yaml).contains(QStringLiteral("os.environ/OPENAI_API_KEY")));
        QCOMPARE(secretState(QStringLiteral("sk-...19f2")), QStringLiteral("set, ends …19f2"));
        QCOMPARE(secretState(QStringLiteral("****")), QStringLiteral("set"));
        QCOMPARE(secretState({}), QString());
    }

    void patchHasOnlyWhatChanged()
    {
        SupplyScript supply;
        supply.fill();
        QJsonObject row = supply.deployment(QStringLiteral("d8"));
        QJsonObject params = row[QLatin1String("litellm_params")].toObject();
        params.insert("use_litellm_proxy", false);
        params.insert("rpm", 60);
        params.insert("vendor_option", "kept");
        row[QLatin1String("litellm_params")] = params;
        ModelDraft draft = ModelDraft::of(readDeployment(row), false);
        QVERIFY(!draft.isChanged());
        QCOMPARE(draft.patch(), QJsonObject());
        QString error;
        const auto field = [](const char *name, FieldKind kind) { return FormField{QLatin1String(name), kind, {}, {}, false}; };
        QVERIFY(draft.setText(field("rpm", FieldKind::Integer), {}, &error));
        QVERIFY(draft.setText(field("weight", FieldKind::Integer), QStringLiteral("5"), &error));
        QVERIFY(draft.setText(field("input_cost_per_token", FieldKind::Price), QStringLiteral("0.6"), &error));
        QCOMPARE(draft.patch(), (QJsonObject{{"litellm_params", QJsonObject{{"rpm", QJsonValue::Null}, {"weight", 5}, {"input_cost_per_token", 6e-07}}}}));
        QCOMPARE(draft.was(field("rpm", FieldKind::Integer)), QStringLiteral("60"));
        const ModelDraft copy = ModelDraft::of(readDeployment(row), true);
        QVERIFY(copy.isNew() && copy.isChanged());
    }

    void filterTerms()
    {
        TypedHint hint;
        QVERIFY(!readTerm(QStringLiteral("colour:red"), &hint));
        QVERIFY(hint.error.contains(QStringLiteral("colour")));
        QCOMPARE(hint.errorLength, 6);
        hint = {};
        QVERIFY(!readTerm(QStringLiteral("is:fast"), &hint));
        QVERIFY(!hint.error.isEmpty());
        DeploymentFacts facts;
        facts.name = QStringLiteral("gpt-5-mini");
        facts.state = QStringLiteral("rate limited");
        facts.provider = QStringLiteral("vertex_ai");
        facts.title = QStringLiteral("google vertex ai");
        facts.everything = QStringLiteral("gpt-5-mini\nopenai/gpt-5-mini");
        facts.isUnpriced = true;
        const auto fits = [&](const char *text) { return matches(*readTerm(QLatin1String(text), &hint), facts); };
        QVERIFY(fits("name:gpt-5*") && fits("-name:gpt-4*") && !fits("name:gpt-5"));
        QVERIFY(fits("state:\"rate limited\"") && fits("is:unpriced") && !fits("-is:unpriced"));
        QVERIFY(fits("MINI") && !fits("-mini") && fits("provider:google*") && fits("provider:vertex_ai"));
        QCOMPARE(hintFor(QStringLiteral("prov"), {facts}).completion, QStringLiteral("ider:"));
        QCOMPARE(hintFor(QStringLiteral("state:ra"), {facts}).suggestions, QStringList{QStringLiteral("state:\"rate limited\"")});
    }

    void messagesAreTheProviders()
    {
        QCOMPARE(plainMessage(QStringLiteral("litellm.InternalServerError: InternalServerError: OpenAIException - Connection error. the host name is not known\n\nLiteLLM: model group")), QStringLiteral("Connection error. the host name is not known"));
        QCOMPARE(plainMessage(QStringLiteral("litellm.RateLimitError: AnthropicException - slow down")), QStringLiteral("slow down"));
        QCOMPARE(plainMessage(QStringLiteral("Error: the disk is full")), QStringLiteral("the disk is full"));
        QCOMPARE(plainMessage(QStringLiteral("Unsupported parameter: 'max_tokens'")), QStringLiteral("Unsupported parameter: 'max_tokens'"));
        QCOMPARE(plainMessage(QStringLiteral("litellm.Timeout:")), QStringLiteral("litellm.Timeout:"));
    }

    void usersAreFound()
    {
        ModelUsers users;
        addKeys(users, QJsonDocument::fromJson(R"([{"key_alias": "a", "models": ["x"]}, {"key_alias": "b", "models": ["y"], "aliases": {"z": "x"}}, {"key_alias": "c", "models": []}, {"token": "hash", "models": ["y"]}])").array(), QStringLiteral("x"));
        addFallbacks(users, QJsonDocument::fromJson(R"({"fallbacks": [{"x": ["y"]}, {"p": ["q"]}], "context_window_fallbacks": [{"p": ["x", "q"]}], "default_fallbacks": ["x"]})").object(), QStringLiteral("x"));
        QCOMPARE(users.keys, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(users.openKeys, 1);
        QCOMPARE(users.fallbacks.size(), 3);
    }

    void tableModelHolds()
    {
        SupplyScript supply;
        supply.fill();
        DeploymentTable model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto title = [](const QString &slug) { return slug; };
        const QList<Deployment> all = readDeployments({{"data", supply.deployments}});
        model.set(all, {}, title, QDateTime::currentDateTime());
        QCOMPARE(model.rowCount(), 12);
        const QPersistentModelIndex kept = model.index(model.rowOf(QStringLiteral("d8")), 0);
        model.sort(DeploymentTable::Input, Qt::DescendingOrder);
        QCOMPARE(model.at(kept.row()).id, QStringLiteral("d8"));
        QCOMPARE(model.at(0).prices.input, 3'000'000);
        TypedHint hint;
        model.setFilter({*readTerm(QStringLiteral("provider:groq"), &hint)});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(kept.row(), 0);
        model.setFilter({*readTerm(QStringLiteral("provider:openai"), &hint)});
        QVERIFY(!kept.isValid());
        model.setFilter({});
        model.set({}, {}, title, QDateTime::currentDateTime());
        QCOMPARE(model.rowCount(), 0);
        QList<Deployment> many;
        for (int i = 0; i < 5'000; ++i) {
            Deployment each = all[i % all.size()];
            each.id = QString::number(i);
            many.append(each);
        }
        QElapsedTimer clock;
        clock.start();
        model.set(many, {}, title, QDateTime::currentDateTime());
        QCOMPARE(model.rowCount(), 5'000);
        QVERIFY2(clock.elapsed() < 4'000, qPrintable(QString::number(clock.elapsed())));
    }

    // -- the page

    void showsDeployments()
    {
        Shown shown;
        shown.open();
        QCOMPARE(shown.rows()->rowCount(), 12);
        const auto cell = [&](const char *id, int column) { return shown.rows()->index(shown.rows()->rowOf(QLatin1String(id)), column).data().toString(); };
        QCOMPARE(cell("d1", DeploymentTable::Share), shareText(0.6));
        QCOMPARE(cell("d1", DeploymentTable::Input), QStringLiteral("$3.00"));
        QCOMPARE(cell("d1", DeploymentTable::Cached), QStringLiteral("$0.30"));
        QCOMPARE(cell("d2", DeploymentTable::Name), QString()); // the name stands once
        QCOMPARE(cell("d1", DeploymentTable::State), QStringLiteral("Rate limited"));
        QCOMPARE(cell("d5", DeploymentTable::State), QStringLiteral("Blocked"));
        QCOMPARE(cell("d8", DeploymentTable::State), QStringLiteral("Failing"));
        QCOMPARE(cell("d12", DeploymentTable::State), QStringLiteral("No price"));
        QCOMPARE(cell("d12", DeploymentTable::Input), absent()); // never $0
        QCOMPARE(cell("d9", DeploymentTable::Input), QStringLiteral("$0.00"));
        QCOMPARE(cell("d1", DeploymentTable::From), QStringLiteral("File"));
        QCOMPARE(cell("d6", DeploymentTable::From), QStringLiteral("Edited here"));
        QCOMPARE(cell("d6", DeploymentTable::Spend), QStringLiteral("$34.10"));
        QVERIFY(words(part<QWidget>(&shown.desk.window, QStringLiteral("models.header"))).contains(QStringLiteral("price book 2026-11-15")));
        QCOMPARE(shown.desk.transport.unknown(), QStringList());
        shoot(shown.desk, "full");
    }

    /// What another deployment made good is no failed request, and still the deployment fails.
    void statesAreOfAttempts()
    {
        Shown shown;
        shown.desk.transport.answer("GET", QStringLiteral("/portreeve/requests"), R"({"rows": []})");
        shown.open();
        const auto cell = [&](const char *id, int column) { return shown.rows()->index(shown.rows()->rowOf(QLatin1String(id)), column).data().toString(); };
        QCOMPARE(cell("d8", DeploymentTable::State), QStringLiteral("Failing"));
        QVERIFY(cell("d8", DeploymentTable::LastError).contains(QStringLiteral("over capacity")));
        QCOMPARE(cell("d4", DeploymentTable::State), QStringLiteral("Healthy"));
        QVERIFY(cell("d4", DeploymentTable::LastError).contains(QStringLiteral("had an error")));
        QCOMPARE(cell("d2", DeploymentTable::LastError), absent());
    }

    /// As weightedShuffle() of the gateway draws: the table of tests/gateway/plan_test.cpp, seen from here.
    void sharesAreTheGateways_data()
    {
        QTest::addColumn<QStringList>("params"); // of the deployments of one name
        QTest::addColumn<QStringList>("shares");
        const auto row = [](const char *title, const QStringList &params, const QStringList &shares) { QTest::newRow(title) << params << shares; };
        row("equal", {QString(), QString()}, {QStringLiteral("50"), QStringLiteral("50")});
        row("weights", {QStringLiteral("\"weight\": 3"), QStringLiteral("\"weight\": 1")}, {QStringLiteral("75"), QStringLiteral("25")});
        row("one without a weight", {QStringLiteral("\"weight\": 3"), QString(), QStringLiteral("\"rpm\": 9")}, {QStringLiteral("100"), QStringLiteral("0"), QStringLiteral("0")});
        row("weights of nothing", {QStringLiteral("\"weight\": 0, \"rpm\": 1"), QStringLiteral("\"rpm\": 3")}, {QStringLiteral("25"), QStringLiteral("75")});
        row("by tokens", {QStringLiteral("\"tpm\": 100"), QStringLiteral("\"tpm\": 300")}, {QStringLiteral("25"), QStringLiteral("75")});
        row("by order", {QStringLiteral("\"order\": 2, \"weight\": 5"), QStringLiteral("\"order\": 1"), QStringLiteral("\"order\": 1"), QString()},
            {QStringLiteral("0"), QStringLiteral("50"), QStringLiteral("50"), QStringLiteral("0")});
        row("blocked", {QStringLiteral("\"blocked\": true"), QString()}, {QStringLiteral("0"), QStringLiteral("100")});
    }

    void sharesAreTheGateways()
    {
        QFETCH(QStringList, params);
        QFETCH(QStringList, shares);
        QList<Deployment> all;
        for (int i = 0; i < params.size(); ++i) {
            const QString entry = QStringLiteral(R"({"model_name": "m", "litellm_params": {"model": "openai/x"%1}, "model_info": {"id": "s%2", "blocked": %3}})")
                                      .arg(params[i].isEmpty() || params[i].contains(QLatin1String("blocked")) ? QString() : QStringLiteral(", ") + params[i])
                                      .arg(i)
                                      .arg(params[i].contains(QLatin1String("blocked")) ? QStringLiteral("true") : QStringLiteral("false"));
            all.append(readDeployment(QJsonDocument::fromJson(entry.toUtf8()).object()));
        }
        DeploymentTable table;
        table.set(all, TrafficBook(), [](const QString &slug) { return slug; }, QDateTime::currentDateTime());
        for (int i = 0; i < shares.size(); ++i)
            QCOMPARE(table.index(table.rowOf(QStringLiteral("s%1").arg(i)), DeploymentTable::Share).data().toString(), shareText(shares[i].toDouble() / 100));
    }

    /// Each would have the gateway read all rows, and so would a filter.
    void countsThoseThatShareANameByOneCall()
    {
        Shown shown;
        shown.open();
        QCOMPARE(shown.desk.transport.count(QStringLiteral("/portreeve/requests/count")), 0);
        QCOMPARE(shown.desk.transport.count(QStringLiteral("/portreeve/top")), 1);
        const QUrlQuery asked(QUrl(shown.desk.transport.last(QStringLiteral("/portreeve/top")).path));
        QCOMPARE(asked.queryItemValue(QStringLiteral("by")), QStringLiteral("deployment"));
        QHash<QString, QStringList> ids;
        for (const Deployment &each : readDeployments({{"data", shown.supply.deployments}}))
            ids[each.name].append(each.id);
        QStringList shared;
        for (const QStringList &each : std::as_const(ids)) {
            if (each.size() > 1)
                shared += each;
        }
        QVERIFY(!asked.hasQueryItem(QStringLiteral("filter")));
        QVERIFY(shared.size() > 1);
        const auto spend = [&](const QString &id) { return shown.rows()->index(shown.rows()->rowOf(id), DeploymentTable::Spend).data().toString(); };
        for (const QString &id : std::as_const(shared))
            QCOMPARE(spend(id), id == QLatin1String("d8") ? QStringLiteral("$2.37") : QStringLiteral("$30.92"));
    }

    void asksNothingWhileHidden()
    {
        Shown shown;
        shown.open();
        shown.page->hide();
        shown.desk.transport.forget();
        shown.desk.range.setRelative(QStringLiteral("7d"));
        emit shown.desk.client.changed(QStringLiteral("/model/new"));
        shown.desk.settle();
        QCOMPARE(shown.desk.transport.count(), 0);
        shown.page->show();
        shown.desk.settle();
        QVERIFY(shown.desk.transport.count() > 0);
    }

    void filters()
    {
        Shown shown;
        shown.open();
        auto *bar = part<FilterBar>(&shown.desk.window, QStringLiteral("models.filter"));
        emit bar->committed(QStringLiteral("provider:openai"));
        QCOMPARE(shown.rows()->rowCount(), 4);
        emit bar->committed(QStringLiteral("is:blocked"));
        QCOMPARE(shown.rows()->rowCount(), 1);
        emit bar->committed(QStringLiteral("mode:embedding"));
        shown.desk.settle();
        auto *empty = part<EmptyState>(&shown.desk.window, QStringLiteral("models.empty"));
        QVERIFY(empty->isVisible());
        QVERIFY(words(empty).contains(QStringLiteral("1 without")));
        shoot(shown.desk, "nomatch");
        emit bar->cleared();
        QCOMPARE(shown.rows()->rowCount(), 12);
        shown.page->open({{QStringLiteral("provider"), QStringLiteral("ollama")}});
        QCOMPARE(shown.rows()->rowCount(), 3);
    }

    void facesAreReachable()
    {
        {
            Shown empty(TestDesk::thisComputer(), false);
            empty.open();
            auto *face = part<EmptyState>(&empty.desk.window, QStringLiteral("models.empty"));
            QVERIFY(face->isVisible() && words(face).contains(QStringLiteral("No model yet")));
            for (auto *button : face->findChildren<Button *>()) {
                if (button->kind() == ButtonKind::Primary)
                    button->click();
            }
            QCOMPARE(empty.desk.gone.last().page, QStringLiteral("providers"));
            QVERIFY(empty.desk.gone.last().where.value(QStringLiteral("new")).toBool());
            shoot(empty.desk, "empty");
        }
        {
            Shown waiting;
            waiting.desk.transport.hold(QStringLiteral("/v2/model/info"));
            waiting.open();
            QTest::qWait(200);
            shoot(waiting.desk, "waiting");
            QVERIFY(!part<EmptyState>(&waiting.desk.window, QStringLiteral("models.empty"))->isVisible());
            waiting.desk.transport.letGo(QStringLiteral("/v2/model/info"));
            waiting.desk.settle();
            QCOMPARE(waiting.rows()->rowCount(), 12);
        }
        for (const auto &[status, words] : {std::pair(403, "may not see"), std::pair(404, "does not tell"), std::pair(500, "Could not load")}) {
            Shown refused;
            refused.desk.transport.refuse("GET", QStringLiteral("/v2/model/info"), status, QStringLiteral("Only admins may."));
            refused.open();
            auto *face = part<EmptyState>(&refused.desk.window, QStringLiteral("models.empty"));
            QVERIFY2(face->isVisible() && ::words(face).contains(QLatin1String(words)), words);
            shoot(refused.desk, status == 403 ? "notallowed" : status == 404 ? "notsupported" : "failed");
        }
    }

    void oldRowsStayAfterAFault()
    {
        Shown shown;
        shown.open();
        shown.desk.transport.fault("GET", QStringLiteral("/v2/model/info"), QStringLiteral("The gateway did not answer in 10 s."));
        shown.page->refresh();
        shown.desk.settle();
        QCOMPARE(shown.rows()->rowCount(), 12);
        QVERIFY(shown.table()->isDimmed());
        auto *banner = part<Banner>(&shown.desk.window, QStringLiteral("models.banner"));
        QVERIFY(banner->isVisible() && words(banner).contains(QStringLiteral("As of")));
        shoot(shown.desk, "asof");
        shown.supply.serve(shown.desk.transport);
        shown.page->refresh();
        shown.desk.settle();
        QVERIFY(!banner->isVisible() && !shown.table()->isDimmed());
    }

    void demoIsSaid()
    {
        Shown shown(TestDesk::thisComputer(), false);
        shown.supply.addDemo();
        shown.open();
        auto *banner = part<Banner>(&shown.desk.window, QStringLiteral("models.banner"));
        QVERIFY(banner->isVisible() && words(banner).contains(QStringLiteral("Only demo models")));
        QCOMPARE(shown.rows()->index(0, DeploymentTable::State).data().toString(), QStringLiteral("Demo"));
        QCOMPARE(shown.rows()->index(0, DeploymentTable::From).data().toString(), QStringLiteral("Default"));
        banner->findChild<Button *>()->click();
        QCOMPARE(shown.desk.gone.last().page, QStringLiteral("providers"));
        shoot(shown.desk, "demo");
    }

    void paneTellsOfOne()
    {
        Shown shown;
        shown.open();
        shown.page->open({{QStringLiteral("id"), QStringLiteral("d8")}});
        shown.desk.settle();
        auto *pane = part<ModelPane>(&shown.desk.window, QStringLiteral("models.pane"));
        QVERIFY(pane->isVisible());
        QCOMPARE(pane->badge()->word(), QStringLiteral("Failing"));
        QCOMPARE(shown.page->where().value(QStringLiteral("id")).toString(), QStringLiteral("d8"));
        QVERIFY(words(pane).contains(QStringLiteral("$0.79")));
        shoot(shown.desk, "pane");
        pane->setCurrentTab(1);
        emit pane->tabChosen(1);
        auto *failures = part<RowList>(pane, QStringLiteral("models.pane.failures"));
        emit failures->chosen(QStringLiteral("r1"));
        QCOMPARE(shown.desk.gone.last().where.value(QStringLiteral("id")).toString(), QStringLiteral("r1"));
        shoot(shown.desk, "pane-failures");
        shown.choose("d6");
        pane->setCurrentTab(2);
        emit pane->tabChosen(2);
        shown.desk.settle();
        auto *users = part<RowList>(pane, QStringLiteral("models.pane.users"));
        QCOMPARE(users->findChildren<QAbstractButton *>().size(), 3); // two keys, one fallback
        shoot(shown.desk, "pane-users");
        pane->setCurrentTab(3);
        shoot(shown.desk, "pane-text");
        pane->setCurrentTab(0);
        shown.choose("d1");
        QVERIFY(words(pane).contains(QStringLiteral("config.yaml:14")));
        QVERIFY(!shown.desk.actions.find(QStringLiteral("models.edit"))->isEnabled());
        emit pane->closed();
        QVERIFY(!pane->isVisible());
    }

    void whatIsWantedIsShown()
    {
        Shown shown;
        shown.open();
        const auto chosen = [&] { return shown.table()->selectionModel()->selectedRows().isEmpty() ? QString() : shown.rows()->at(shown.table()->selectionModel()->selectedRows().first().row()).id; };
        shown.page->open({{QStringLiteral("id"), QStringLiteral("gone")}, {QStringLiteral("name"), QStringLiteral("gpt-5")}});
        shown.desk.settle();
        QCOMPARE(chosen(), QStringLiteral("d4")); // its id is no more, its name is
        shown.page->open({{QStringLiteral("filter"), QStringLiteral("provider:openai is:blocked")}});
        QCOMPARE(shown.rows()->rowCount(), 1);
        shown.page->open({{QStringLiteral("id"), QStringLiteral("d8")}});
        shown.desk.settle();
        QCOMPARE(chosen(), QStringLiteral("d8")); // though the filter hid it
        QCOMPARE(shown.rows()->rowCount(), 12);
        QEvent language(QEvent::LanguageChange);
        QCoreApplication::sendEvent(shown.page, &language);
        shown.desk.settle();
        QVERIFY(part<ModelPane>(&shown.desk.window, QStringLiteral("models.pane"))->isVisible());
        QCOMPARE(part<ModelPane>(&shown.desk.window, QStringLiteral("models.pane"))->shownId(), QStringLiteral("d8"));
        shown.desk.transport.forget();
        emit shown.desk.live.changed();
        shown.desk.settle();
        QCOMPARE(shown.desk.transport.count(), 0); // what is new needs no asking
    }
};

QTEST_MAIN(ModelsPageTest)
#include "models_page_test.moc"
