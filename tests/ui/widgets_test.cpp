// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/look.h"
#include "tests/ui/support/widget_window.h"

using namespace window;

class WidgetsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        stillTheme();
    }

    /// What is replaced is gone, also values that stand in lines of their own.
    void factsAreReplaced()
    {
        for (const auto form : {Facts::Inline, Facts::Stacked}) {
            Facts facts(form, 2);
            facts.set({{QStringLiteral("Spend"), QStringLiteral("$1"), false, true}, {QStringLiteral("Failed"), QStringLiteral("0 %")}});
            facts.set({{QStringLiteral("Spend"), QStringLiteral("$2"), false, true}, {QStringLiteral("Failed"), QStringLiteral("1 %")}});
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            QStringList texts;
            for (const auto *label : facts.findChildren<Label *>())
                texts.append(label->text());
            texts.sort();
            QCOMPARE(texts, QStringList({QStringLiteral("$2"), QStringLiteral("1 %"), QStringLiteral("Failed"), QStringLiteral("Spend")}));
        }
    }

    void labelsNeverReadMarkup()
    {
        Label label(QStringLiteral("<img src=x> <b>bold</b>"));
        QCOMPARE(label.textFormat(), Qt::PlainText);
        label.setElide(Qt::ElideRight);
        label.resize(40, 20);
        label.grab();
        QCOMPARE(label.toolTip(), QStringLiteral("<span>&lt;img src=x&gt; &lt;b&gt;bold&lt;/b&gt;</span>")); // tooltips would
        QCOMPARE(plainTip(QStringLiteral("R&D")), QStringLiteral("R&D"));
    }

    void wrappedLabelsGrowByTheLinesOfTheLook()
    {
        Label label(QStringLiteral("one two three four five six seven eight nine ten"));
        label.setWordWrap(true);
        const int line = lineHeight(Type::Body);
        QCOMPARE(label.heightForWidth(2000), line);
        QCOMPARE(label.heightForWidth(120) % line, 0);
        QVERIFY(label.heightForWidth(120) >= 2 * line);
        label.setText(QStringLiteral("a\nb\nc"));
        QCOMPARE(label.heightForWidth(2000), 3 * line);
    }

    void buttonsFollowActions()
    {
        QAction action(QStringLiteral("New key"));
        Button button(QStringLiteral("plus"), QString(), ButtonKind::Primary);
        button.follow(&action);
        QSignalSpy triggered(&action, &QAction::triggered);
        button.click();
        QCOMPARE(triggered.count(), 1);
        action.setEnabled(false);
        action.setText(QStringLiteral("Neuer Schlüssel"));
        QVERIFY(!button.isEnabled());
        QCOMPARE(button.text(), QStringLiteral("Neuer Schlüssel"));
    }

    void fieldErrorsAreSaid()
    {
        auto *editor = new TextField;
        Field field(QStringLiteral("Port"), editor);
        QCOMPARE(editor->accessibleName(), QStringLiteral("Port"));
        field.setHint(QStringLiteral("1 to 65535"));
        field.setError(QStringLiteral("A port is at most 65535."));
        QCOMPARE(editor->accessibleDescription(), QStringLiteral("A port is at most 65535."));
        QVERIFY(editor->property("wrong").toBool());
        field.setError({});
        QCOMPARE(editor->accessibleDescription(), QStringLiteral("1 to 65535"));
        field.setWas(QStringLiteral("4000"));
        QVERIFY(editor->accessibleDescription().contains(QStringLiteral("4000")));
    }

    void segmentsAreOneStop()
    {
        Segments segments({QStringLiteral("Models"), QStringLiteral("Keys"), QStringLiteral("Teams")});
        showActive(segments);
        QSignalSpy chosen(&segments, &Segments::chosen);
        segments.setCurrent(1);
        QCOMPARE(chosen.count(), 0); // only people choose
        const auto parts = segments.findChildren<QAbstractButton *>();
        int stops = 0;
        for (const QAbstractButton *part : parts)
            stops += bool(part->focusPolicy() & Qt::TabFocus);
        QCOMPARE(stops, 1);
        parts[1]->setFocus();
        QTest::keyClick(parts[1], Qt::Key_Right);
        QTest::keyClick(parts[2], Qt::Key_Right);
        QCOMPARE(segments.current(), 2);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toInt(), 2);
        segments.setWords({QStringLiteral("Modelle"), QStringLiteral("Schlüssel"), QStringLiteral("Teams")});
        QCOMPARE(segments.current(), 2); // a change of language keeps the choice
    }

    void switchesToggleBySpace()
    {
        Switch toggle(QStringLiteral("Show tray"));
        showActive(toggle);
        toggle.setFocus();
        QTest::keyClick(&toggle, Qt::Key_Space);
        QVERIFY(toggle.isChecked());
        toggle.grab();
    }

    void tilesAreSentences()
    {
        StatTile tile;
        tile.set({QStringLiteral("Errors"), QStringLiteral("0.42"), QStringLiteral("%"), 1, QStringLiteral("0.11 pt"), Tone::Bad, QStringLiteral("902 requests"), {1, 2, 1}, nullptr, 0});
        QCOMPARE(tile.accessibleName(), QStringLiteral("Errors: 0.42 % up 0.11 pt 902 requests"));
        QCOMPARE(roleOf(tile), QAccessible::Button);
        tile.setLink(false);
        QCOMPARE(tile.focusPolicy(), Qt::NoFocus);
        tile.set({QStringLiteral("p95"), {}, {}, 0, {}, Tone::Mute, {}, {}, nullptr, 0});
        QVERIFY(tile.accessibleName().contains(QStringLiteral("not known")));
        tile.resize(200, 92);
        tile.grab();
    }

    void filterBarTypesTerms()
    {
        FilterBar bar;
        bar.resize(700, 34);
        showActive(bar);
        auto *field = bar.findChild<TermField *>();
        field->setFocus();
        QSignalSpy committed(&bar, &FilterBar::committed);
        QTest::keyClicks(field, QStringLiteral("status:429 "));
        QCOMPARE(committed.count(), 1);
        QCOMPARE(committed[0][0].toString(), QStringLiteral("status:429"));
        bar.setTyped({});
        QTest::keyClicks(field, QStringLiteral("error:\"rate limit\""));
        QCOMPARE(committed.count(), 1); // a space in quotes ends nothing
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(committed.count(), 2);
        bar.setTyped({});
        connect(&bar, &FilterBar::typedChanged, &bar, [&bar](const QString &text) {
            TypedHint hint;
            if (text == QLatin1String("foo:1"))
                hint = {{}, {}, QStringLiteral("There is no field foo."), 0, 3, {}};
            if (text == QLatin1String("dur:>2"))
                hint.completion = QStringLiteral("s");
            bar.setHint(hint);
        });
        QTest::keyClicks(field, QStringLiteral("foo:1"));
        QCOMPARE(field->accessibleDescription(), QStringLiteral("There is no field foo."));
        QTest::keyClicks(field, QStringLiteral(" "));
        QCOMPARE(committed.count(), 2); // what is wrong is not taken
        bar.setTyped({});
        QTest::keyClicks(field, QStringLiteral("dur:>2"));
        QTest::keyClick(field, Qt::Key_Tab);
        QCOMPARE(bar.typed(), QStringLiteral("dur:>2s"));
        bar.grab();
    }

    void chipsAreTakenAwayByKeys()
    {
        FilterBar bar;
        bar.resize(700, 34);
        bar.setTerms({{QStringLiteral("model"), QStringLiteral("gpt-5*"), false}, {QStringLiteral("team"), QStringLiteral("ci"), true}});
        showActive(bar);
        auto *field = bar.findChild<TermField *>();
        field->setFocus();
        QSignalSpy removed(&bar, &FilterBar::removed);
        QSignalSpy reopened(&bar, &FilterBar::reopened);
        QTest::keyClick(field, Qt::Key_Backspace);
        const auto chips = bar.findChildren<Chip *>();
        QVERIFY(chips[1]->hasFocus());
        QTest::keyClick(chips[1], Qt::Key_Delete);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(removed[0][0].toInt(), 1);
        QTest::keyClick(chips[0], Qt::Key_Return);
        QCOMPARE(reopened[0][0].toInt(), 0);
        QTest::mouseClick(chips[0], Qt::LeftButton, {}, QPoint(chips[0]->width() - 10, 12));
        QCOMPARE(removed.count(), 2);
        QTest::mouseClick(chips[0], Qt::LeftButton, {}, QPoint(10, 12));
        QCOMPARE(reopened.count(), 2);
    }

    void facetsToggle()
    {
        Facets facets;
        facets.resize(206, 300);
        facets.setFacets({{QStringLiteral("model"), QStringLiteral("Model"), {{QStringLiteral("gpt-5"), {}, 700, false}, {QStringLiteral("o3"), {}, 7, true}}, 3}});
        facets.show();
        QSignalSpy toggled(&facets, &Facets::toggled);
        auto *row = facets.findChild<QCheckBox *>(QStringLiteral("facet.model.gpt-5"));
        QVERIFY(row && row->accessibleName() == QLatin1String("gpt-5, 700"));
        QTest::keyClick(row, Qt::Key_Space);
        QCOMPARE(toggled.count(), 1);
        QCOMPARE(toggled[0], (QVariantList{QStringLiteral("model"), QStringLiteral("gpt-5"), true}));
        QSignalSpy more(&facets, &Facets::moreWanted);
        facets.findChild<QPushButton *>()->click();
        QCOMPARE(more.count(), 1);
    }

    void toastsUndoOrExpire()
    {
        Window window;
        Toasts toasts(&window);
        int undone = 0;
        int expired = 0;
        Toast toast;
        toast.title = QStringLiteral("Key is blocked");
        toast.action = QStringLiteral("Undo");
        toast.undoSeconds = 10;
        toast.onAction = [&] { ++undone; };
        toast.onExpired = [&] { ++expired; };
        toasts.show(toast);
        toasts.findChild<QPushButton *>()->click();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(undone, 1);
        QCOMPARE(expired, 0);
        QCOMPARE(toasts.shown(), 0);
        toasts.show(toast);
        toasts.findChild<IconButton *>()->click(); // closing is not taking back
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(undone, 1);
        QCOMPARE(expired, 1);
    }

    void atMostThreeToasts()
    {
        Window window;
        Toasts toasts(&window);
        for (int i = 0; i < 5; ++i) {
            Toast toast;
            toast.tone = Tone::Bad;
            toast.title = QString::number(i);
            toasts.show(toast);
        }
        QCOMPARE(toasts.shown(), 3);
        QCOMPARE(toasts.history().size(), 5);
        QCOMPARE(toasts.history().first().title, QStringLiteral("4"));
        QVERIFY(window.rect().contains(toasts.geometry()));
    }

    void sheetsKeepTheKeyboard()
    {
        Window window;
        QAction shortcut(&window);
        shortcut.setShortcut(QKeySequence(QStringLiteral("Ctrl+N")));
        window.addAction(&shortcut);
        QSignalSpy fired(&shortcut, &QAction::triggered);
        QPointer<Sheet> sheet = new Sheet(QStringLiteral("New key"), window.button);
        auto *name = new TextField;
        sheet->body()->addWidget(name);
        sheet->addFoot(QStringLiteral("Cancel"), ButtonKind::Secondary, Sheet::Does::Reject);
        Button *create = sheet->addFoot(QStringLiteral("Create"), ButtonKind::Primary, Sheet::Does::Accept);
        QSignalSpy accepted(sheet, &QDialog::accepted);
        sheet->open();
        QCOMPARE(QApplication::focusWidget(), name);
        for (int i = 0; i < 7; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(sheet->isAncestorOf(QApplication::focusWidget()));
        }
        QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_N, Qt::ControlModifier);
        QVERIFY(fired.count() <= 1); // never through the sheet
        create->setFocus();
        QTest::keyClick(create, Qt::Key_Return);
        QCOMPARE(accepted.count(), 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!sheet);
        QCOMPARE(QApplication::focusWidget(), window.button);
    }

    void escapeClosesOnlyWhatMayBeClosed()
    {
        Window window;
        QPointer<Sheet> sheet = new Sheet(QStringLiteral("Key is ready"), &window);
        Button *done = sheet->addFoot(QStringLiteral("Done"), ButtonKind::Primary, Sheet::Does::Accept);
        sheet->setDismissable(false);
        sheet->open();
        QTest::keyClick(done, Qt::Key_Escape);
        QVERIFY(sheet && sheet->isVisible());
        QTest::mouseClick(&window, Qt::LeftButton, {}, QPoint(5, 5));
        QVERIFY(sheet->isVisible());
        sheet->setDismissable(true);
        QTest::keyClick(done, Qt::Key_Escape);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!sheet);
    }

    void typedNamesGuardTheAct()
    {
        Window window;
        QPointer<Sheet> sheet = ask({QStringLiteral("Delete 41 keys?"), QStringLiteral("Apps are refused at once."), QStringLiteral("Delete 41 keys"), QStringLiteral("eu-gateway")}, &window);
        Button *act = nullptr;
        for (Button *each : sheet->findChildren<Button *>())
            act = each->text() == QLatin1String("Delete 41 keys") ? each : act;
        QVERIFY(act && !act->isEnabled());
        auto *cancel = qobject_cast<Button *>(QApplication::focusWidget());
        QVERIFY(cancel && cancel != act);
        auto *name = sheet->findChild<TextField *>();
        QTest::keyClicks(name, QStringLiteral("eu-gat"));
        QVERIFY(!act->isEnabled());
        QTest::keyClicks(name, QStringLiteral("eway"));
        QVERIFY(act->isEnabled());
        QSignalSpy accepted(sheet, &QDialog::accepted);
        act->click();
        QCOMPARE(accepted.count(), 1);
    }

    void paletteGoesToItsFirstHit()
    {
        Window window;
        CommandPalette palette(&window);
        QSignalSpy chosen(&palette, &CommandPalette::chosen);
        palette.open(QStringLiteral("res"));
        palette.setHits({{QStringLiteral("a"), QStringLiteral("Keys"), QStringLiteral("keys"), QStringLiteral("research"), {}, {}},
                         {QStringLiteral("b"), QStringLiteral("Actions"), QStringLiteral("lock"), QStringLiteral("Restart"), {}, QStringLiteral("Ctrl R")}});
        auto *query = palette.findChild<QLineEdit *>();
        QVERIFY(query->hasFocus());
        QVERIFY(query->accessibleDescription().startsWith(QStringLiteral("research")));
        QTest::keyClick(query, Qt::Key_Down);
        QTest::keyClick(query, Qt::Key_Down); // there is nothing below the last
        palette.grab();
        QTest::keyClick(query, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0], (QVariantList{QStringLiteral("b"), true}));
        QVERIFY(!palette.isOpen());
        QCOMPARE(QApplication::focusWidget(), window.button);
        palette.open();
        palette.setHits({});
        QTest::keyClick(query, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QTest::keyClick(query, Qt::Key_Escape);
        QVERIFY(!palette.isOpen());
    }

    void popoversCloseByThemselves()
    {
        Window window;
        QPointer<Popover> popover = new Popover(window.button);
        popover->body()->addWidget(new Button(QStringLiteral("24 h")));
        popover->open();
        QVERIFY(window.rect().contains(popover->geometry()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!popover);
        QCOMPARE(QApplication::focusWidget(), window.button);
    }

    void railIsOneStop()
    {
        Rail rail;
        rail.resize(216, 600);
        rail.setItems({{QStringLiteral("home"), QStringLiteral("home"), QStringLiteral("Home"), {}, false},
                       {QStringLiteral("keys"), QStringLiteral("keys"), QStringLiteral("Keys"), QStringLiteral("Access"), false},
                       {QStringLiteral("settings"), QStringLiteral("settings"), QStringLiteral("Settings"), {}, true}});
        rail.setBadge(QStringLiteral("keys"), QStringLiteral("4"), Tone::Warn);
        rail.setUnavailable(QStringLiteral("keys"), QStringLiteral("Needs the role Admin"));
        showActive(rail);
        QSignalSpy chosen(&rail, &Rail::chosen);
        QWidget *home = rail.findChild<QWidget *>(QStringLiteral("rail.home"));
        QWidget *keys = rail.findChild<QWidget *>(QStringLiteral("rail.keys"));
        QCOMPARE(keys->accessibleName(), QStringLiteral("Keys, 4"));
        QCOMPARE(keys->toolTip(), QStringLiteral("Needs the role Admin"));
        home->setFocus();
        QTest::keyClick(home, Qt::Key_Down);
        QVERIFY(keys->hasFocus());
        QCOMPARE(chosen.count(), 0); // moving is not choosing
        QTest::keyClick(keys, Qt::Key_Space);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(rail.current(), QStringLiteral("keys"));
        QTest::keyClick(keys, Qt::Key_End);
        QVERIFY(rail.findChild<QWidget *>(QStringLiteral("rail.settings"))->hasFocus());
        rail.setCollapsed(true);
        QCOMPARE(rail.width(), px(sizes().width.railCollapsed));
        rail.grab();
    }

    void shellFoldsByItself()
    {
        Shell shell;
        shell.rail()->setItems({{QStringLiteral("home"), QStringLiteral("home"), QStringLiteral("Home"), {}, false}});
        shell.resize(1440, 900);
        shell.show();
        QVERIFY(!shell.rail()->isCollapsed());
        shell.resize(1100, 800);
        QTRY_VERIFY(shell.rail()->isCollapsed());
        shell.resize(1440, 900);
        QTRY_VERIFY(!shell.rail()->isCollapsed());
        shell.setRailCollapsed(true);
        QVERIFY(shell.rail()->isCollapsed());
    }

    void headersFoldButKeepThePrimary()
    {
        QWidget page; // without a layout: it may be narrower than its header wants
        auto &header = *new PageHeader(QStringLiteral("Requests"), &page);
        auto *exporting = new Button(QStringLiteral("download"), QStringLiteral("Export"));
        auto *create = new Button(QStringLiteral("plus"), QStringLiteral("New key"), ButtonKind::Primary);
        header.addButton(exporting);
        header.addButton(create);
        header.resize(900, 54);
        page.resize(900, 200);
        page.show();
        QVERIFY(exporting->isVisible() && create->isVisible());
        header.resize(300, 54);
        QVERIFY(!exporting->isVisible());
        QVERIFY(create->isVisible());
        header.resize(200, 54);
        QVERIFY(!create->isVisible());
    }

    void statusItemsHideWhileEmpty()
    {
        StatusBar bar;
        bar.resize(1000, 26);
        StatusItem *address = bar.left(QStringLiteral("address"));
        bar.setText(QStringLiteral("address"), QStringLiteral("127.0.0.1:4000"));
        showActive(bar);
        QVERIFY(address->isVisible());
        QCOMPARE(bar.left(QStringLiteral("address")), address);
        QSignalSpy clicked(address, &QAbstractButton::clicked);
        QTest::keyClick(address, Qt::Key_Space);
        QCOMPARE(clicked.count(), 1);
        bar.setText(QStringLiteral("address"), {});
        QVERIFY(!address->isVisible());
        bar.setEnvironment(Environment::Production);
        bar.grab();
    }

    void secretsLeaveTheClipboard()
    {
        SecretView view;
        view.setSecret(QStringLiteral("sk-secret-1"));
        view.show();
        QSignalSpy copied(&view, &SecretView::copied);
        for (QPushButton *button : view.findChildren<QPushButton *>())
            button->click();
        QCOMPARE(copied.count(), 1);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("sk-secret-1"));
        clearSecret(QStringLiteral("sk-other"));
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("sk-secret-1"));
        clearSecret(QStringLiteral("sk-secret-1"));
        QVERIFY(QApplication::clipboard()->text().isEmpty());
        QStringList said;
        for (QWidget *each : view.findChildren<QWidget *>())
            said << each->accessibleName() << each->accessibleDescription() << each->toolTip();
        QVERIFY(!said.join(QLatin1Char(' ')).contains(QStringLiteral("sk-secret")));
    }

    void codeIsCopiedWhole()
    {
        CodeBlock block({{QStringLiteral("curl"), Language::Shell, QStringLiteral("curl http://x \\\n  -H \"a: b\"")}, {QStringLiteral("Python"), Language::Python, QStringLiteral("import os")}});
        block.resize(400, 200);
        block.show();
        QSignalSpy copied(&block, &CodeBlock::copied);
        for (Button *button : block.findChildren<Button *>())
            button->click();
        QCOMPARE(copied.count(), 1);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("curl http://x \\\n  -H \"a: b\""));
        block.setCurrent(1);
        QCOMPARE(block.code(), QStringLiteral("import os"));
        block.grab();
    }

    void emptyStatesRunTheirActions()
    {
        int run = 0;
        for (const Empty why : {Empty::NothingYet, Empty::NoMatch, Empty::NotRecorded, Empty::NotAllowed, Empty::NotSupported, Empty::Failed}) {
            EmptyState empty(why, QStringLiteral("Title"), QStringLiteral("Text"));
            empty.setActions({{QStringLiteral("refresh"), QStringLiteral("Try again"), ButtonKind::Primary, [&run] { ++run; }}});
            empty.resize(400, 300);
            empty.show();
            empty.findChild<Button *>()->click();
            QCOMPARE(empty.accessibleName(), QStringLiteral("Title"));
            empty.grab();
        }
        QCOMPARE(run, 6);
    }

    void skeletonsWait150ms()
    {
        Skeleton skeleton;
        skeleton.resize(300, 100);
        skeleton.show();
        const QImage blank = skeleton.grab().toImage();
        skeleton.setWaiting(true);
        QCOMPARE(skeleton.grab().toImage(), blank);
        QTRY_VERIFY_WITH_TIMEOUT(skeleton.grab().toImage() != blank, 1000);
        skeleton.setWaiting(false);
        QCOMPARE(skeleton.grab().toImage(), blank);
    }

    void rowsAreButtons()
    {
        RowList list;
        ListRow first;
        first.id = QStringLiteral("a");
        first.title = QStringLiteral("groq-1 is cooling down");
        first.second = QStringLiteral("11 × 503");
        first.link = QStringLiteral("Health");
        ListRow second = first;
        second.id = QStringLiteral("b");
        list.setRows({first, second});
        list.resize(300, 100);
        showActive(list);
        QSignalSpy chosen(&list, &RowList::chosen);
        const auto rows = list.findChildren<QAbstractButton *>();
        QCOMPARE(rows[0]->accessibleDescription(), QStringLiteral("Health"));
        rows[0]->setFocus();
        QTest::keyClick(rows[0], Qt::Key_Down);
        QVERIFY(rows[1]->hasFocus());
        QTest::keyClick(rows[1], Qt::Key_Space);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("b"));
    }

    void detailPaneClosesByEscape()
    {
        DetailPane pane;
        pane.resize(416, 600);
        pane.setName(QStringLiteral("smart"), QStringLiteral("claude"));
        auto *inside = new Button(QStringLiteral("Replay"));
        pane.addTab(QStringLiteral("Overview"))->addWidget(inside);
        pane.show();
        QSignalSpy closed(&pane, &DetailPane::closed);
        inside->setFocus();
        QTest::keyClick(inside, Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
        QVERIFY(pane.accessibleName().contains(QStringLiteral("claude")));
    }
};

QTEST_MAIN(WidgetsTest)
#include "widgets_test.moc"
