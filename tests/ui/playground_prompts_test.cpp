// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/playground_stage.h"
#include "ui/pages/playground/attachment.h"
#include "ui/pages/playground/prompt_box.h"
#include "ui/pages/playground/saved_prompts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/sheet.h"

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QJsonDocument>
#include <QTest>

using namespace portreeve::ui;

namespace {

QJsonObject content(const QString &system)
{
    return {{"system", system}, {"parameters", QJsonObject{{"temperature", 2.0}, {"max_tokens", 600}}}, {"cards", QJsonArray{QJsonObject{{"model", "m"}, {"turns", QJsonArray()}}}}, {"draft", "ask"}};
}

class Prompts : public Bench
{
public:
    void save(const QString &name)
    {
        act("playground.save");
        find<TextField>("playground.save.name")->setText(name);
        click("playground.save.use");
    }
    template <class T>
    T *find(const char *name)
    {
        T *last = nullptr;
        for (T *each : window.findChildren<T *>(QLatin1String(name)))
            last = each; // sheets that have ended are still going
        return last;
    }
    void click(const char *name)
    {
        QTest::keyClick(find<Button>(name), Qt::Key_Space);
        settle();
    }
    QStringList rows(const char *list)
    {
        QStringList names;
        for (const QAbstractButton *row : find<RowList>(list)->findChildren<QAbstractButton *>())
            names += row->accessibleName();
        return names;
    }
    void choose(const char *list, int row)
    {
        QTest::keyClick(find<RowList>(list)->findChildren<QAbstractButton *>().at(row), Qt::Key_Space);
        settle();
    }
    QString facts()
    {
        QString words;
        for (const QLabel *label : page->findChild<PageHeader *>()->findChildren<QLabel *>())
            words += label->text() + u' ';
        return words;
    }
    QString said() { return toasts.history().first().title; }
    TextField *system() { return page->findChild<TextField *>(QStringLiteral("playground.system")); }
};

} // namespace

class PlaygroundPromptsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { stillTheme(); }

    void everySaveIsAVersion()
    {
        QTemporaryDir place;
        SavedPrompts prompts(place.path());
        QString error;
        QCOMPARE(prompts.save(QStringLiteral("a"), content(QStringLiteral("one")), 1, &error), 1);
        QCOMPARE(prompts.save(QStringLiteral("a"), content(QStringLiteral("one")), 2, &error), 1); // the same is no version
        QCOMPARE(prompts.save(QStringLiteral("a"), content(QStringLiteral("two")), 3, &error), 2);
        QCOMPARE(prompts.save(QStringLiteral("a"), content(QStringLiteral("one")), 4, &error), 3); // back to the first is one
        QCOMPARE(prompts.save(QStringLiteral("b"), content(QStringLiteral("x")), 5, &error), 1);
        SavedPrompts again(place.path());
        QCOMPARE(again.prompts().size(), 2);
        QCOMPARE(again.prompts().first().name, QStringLiteral("b")); // last saved first
        QCOMPARE(again.content(again.find(QStringLiteral("a"))->versions[1]), content(QStringLiteral("two")));
        QCOMPARE(QFile::permissions(place.filePath(QStringLiteral("playground-prompts.json"))) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void namesAreTakenOnce()
    {
        QTemporaryDir place;
        SavedPrompts prompts(place.path());
        QString error;
        prompts.save(QStringLiteral("a"), content(QStringLiteral("one")), 1, &error);
        prompts.save(QStringLiteral("b"), content(QStringLiteral("two")), 2, &error);
        QVERIFY(!prompts.rename(QStringLiteral("a"), QStringLiteral("b"), &error));
        QVERIFY(error.contains(QStringLiteral("b already")));
        QVERIFY(prompts.rename(QStringLiteral("a"), QStringLiteral("c"), &error));
        QVERIFY(!prompts.find(QStringLiteral("a")) && prompts.find(QStringLiteral("c")));
        const auto gone = *prompts.find(QStringLiteral("c"));
        QVERIFY(prompts.remove(QStringLiteral("c"), &error) && !prompts.find(QStringLiteral("c")));
        prompts.save(QStringLiteral("c"), content(QStringLiteral("new")), 3, &error);
        QVERIFY(prompts.putBack(gone, &error));
        QCOMPARE(prompts.find(QStringLiteral("c"))->versions.size(), 2); // nothing is lost by taking it back
    }

    void aDamagedFileIsSetAsideAndAClosedOneStays()
    {
        QTemporaryDir place;
        const QString name = place.filePath(QStringLiteral("playground-prompts.json"));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[{half");
        file.close();
        SavedPrompts prompts(place.path());
        QCOMPARE(prompts.prompts().size(), 0);
        QVERIFY(QFile::exists(name + QStringLiteral(".broken")));
        QVERIFY(QDir(place.path()).mkdir(QStringLiteral("playground-prompts.json"))); // cannot be opened, whoever runs this
        QString error;
        QCOMPARE(prompts.save(QStringLiteral("a"), content(QStringLiteral("one")), 1, &error), 0);
        QVERIFY(!error.isEmpty());
    }

    void savingOpeningAndUndo()
    {
        Prompts bench;
        QVERIFY(!bench.actions.find(QStringLiteral("playground.save"))->isEnabled()); // nothing there
        bench.system()->setText(QStringLiteral("be brief"));
        bench.type(QStringLiteral("explain a gate"));
        bench.act("playground.save");
        QCOMPARE(bench.find<TextField>("playground.save.name")->text(), QStringLiteral("explain a gate")); // a name to begin with
        bench.find<TextField>("playground.save.name")->setText(QStringLiteral("Gate"));
        QTest::keyClick(bench.find<TextField>("playground.save.name"), Qt::Key_Return);
        QVERIFY2(bench.facts().contains(QStringLiteral("Gate · version 1")), qPrintable(bench.facts()));
        bench.system()->setText(QStringLiteral("be very brief"));
        QVERIFY2(bench.facts().contains(QStringLiteral("version 1, changed")), qPrintable(bench.facts()));
        bench.save(QStringLiteral("Gate"));
        QVERIFY2(bench.said().contains(QStringLiteral("version 2 of Gate")), qPrintable(bench.said()));
        bench.save(QStringLiteral("Gate"));
        QVERIFY2(bench.said().contains(QStringLiteral("Nothing has changed")), qPrintable(bench.said()));

        bench.act("playground.clear");
        bench.system()->setText(QStringLiteral("something else"));
        bench.type(QStringLiteral("half a thought"));
        bench.act("playground.prompts");
        QCOMPARE(bench.rows("playground.prompts.list").size(), 1);
        bench.choose("playground.prompts.list", 0);
        const QStringList versions = bench.rows("playground.prompts.versions");
        QCOMPARE(versions.size(), 2);
        QVERIFY2(versions[0].contains(QStringLiteral("Version 2")) && versions[0].contains(QStringLiteral("be very brief")), qPrintable(versions[0]));
        bench.choose("playground.prompts.versions", 1);
        QCOMPARE(bench.system()->text(), QStringLiteral("be brief"));
        QCOMPARE(bench.page->findChild<PromptBox *>()->edit()->toPlainText(), QStringLiteral("explain a gate"));
        QVERIFY2(bench.facts().contains(QStringLiteral("Gate · version 1")), qPrintable(bench.facts()));
        bench.toasts.history().first().onAction(); // Undo
        QCOMPARE(bench.system()->text(), QStringLiteral("something else"));
        QCOMPARE(bench.page->findChild<PromptBox *>()->edit()->toPlainText(), QStringLiteral("half a thought"));
        QVERIFY(!bench.facts().contains(QStringLiteral("Gate")));
    }

    void conversationsWithFilesComeBackWhole()
    {
        Prompts bench;
        QImage picture(6, 4, QImage::Format_RGB32);
        picture.fill(Qt::blue);
        QString error;
        const auto file = attachmentOf(QStringLiteral("a.png"), picture, &error);
        bench.type(QStringLiteral("first"));
        bench.act("playground.send");
        bench.answerAll(0);
        auto *box = bench.page->findChild<PromptBox *>();
        box->setContent(contentOf(QStringLiteral("and this?"), {file->part}));
        bench.save(QStringLiteral("Picture"));
        QDir kept(bench.profile.filePath(QStringLiteral("playground-prompt-files")));
        QCOMPARE(kept.entryList(QDir::Files).size(), 1);
        QFile list(bench.profile.filePath(QStringLiteral("playground-prompts.json")));
        QVERIFY(list.open(QIODevice::ReadOnly) && !list.readAll().contains(file->part["image_url"]["url"].toString().toLatin1()));
        bench.act("playground.clear");
        box->clear();
        bench.act("playground.prompts");
        bench.choose("playground.prompts.list", 0);
        bench.choose("playground.prompts.versions", 0);
        QVERIFY(shown(bench.card(0)).contains(QStringLiteral("Grüße dich")));
        bench.act("playground.send");
        const QJsonArray messages = QJsonDocument::fromJson(bench.transport.streamCall(1).body).object()["messages"].toArray();
        QCOMPARE(messages.size(), 3);
        QCOMPARE(messages[2]["content"][1]["image_url"]["url"], file->part["image_url"]["url"]);

        bench.act("playground.prompts");
        bench.choose("playground.prompts.list", 0);
        bench.click("playground.prompts.delete");
        kept.refresh();
        QCOMPARE(kept.entryList(QDir::Files).size(), 0); // what is deleted is gone from the disk
        bench.toasts.history().first().onAction(); // Undo
        SavedPrompts prompts(bench.profile.path());
        const auto back = prompts.find(QStringLiteral("Picture"));
        QVERIFY(back);
        QCOMPARE(prompts.content(back->versions[0])["draft"][1]["image_url"]["url"], file->part["image_url"]["url"]);
    }

    void listsAreReachedByTabAndEnter()
    {
        Prompts bench;
        for (const char *name : {"One", "Two"}) {
            bench.type(QLatin1String(name));
            bench.save(QLatin1String(name));
        }
        bench.act("playground.prompts");
        auto *list = bench.find<RowList>("playground.prompts.list");
        QTest::keyClick(bench.window.focusWidget(), Qt::Key_Tab); // from the search, before the foot
        auto *row = qobject_cast<QAbstractButton *>(bench.window.focusWidget());
        QVERIFY(row && list->isAncestorOf(row) && row->accessibleName().contains(QStringLiteral("Two")));
        QTest::keyClick(row, Qt::Key_Return);
        auto *version = qobject_cast<QAbstractButton *>(bench.window.focusWidget());
        QVERIFY(version && bench.find<RowList>("playground.prompts.versions")->isAncestorOf(version));
        QTest::keyClick(version, Qt::Key_Return);
        QVERIFY(bench.facts().contains(QStringLiteral("Two · version 1")));
    }

    void renamingAndDeletingCanBeTakenBack()
    {
        Prompts bench;
        bench.type(QStringLiteral("x"));
        bench.save(QStringLiteral("One"));
        bench.type(QStringLiteral("y"));
        bench.save(QStringLiteral("Two"));
        bench.act("playground.prompts");
        bench.choose("playground.prompts.list", 0); // Two
        auto *name = bench.find<TextField>("playground.prompts.name");
        QVERIFY(!bench.find<Button>("playground.prompts.rename")->isEnabled());
        name->setText(QStringLiteral("One"));
        QTest::keyClick(name, Qt::Key_Return);
        SavedPrompts prompts(bench.profile.path());
        QVERIFY(prompts.find(QStringLiteral("Two"))); // taken: refused, and said beside the field
        name->setText(QStringLiteral(" Three "));
        bench.click("playground.prompts.rename");
        QVERIFY(prompts.find(QStringLiteral("Three")) && !prompts.find(QStringLiteral("Two")));
        QVERIFY(bench.facts().contains(QStringLiteral("Three · version 1")));
        bench.click("playground.prompts.delete");
        QVERIFY(!prompts.find(QStringLiteral("Three")));
        QVERIFY(!bench.facts().contains(QStringLiteral("Three")));
        QCOMPARE(bench.rows("playground.prompts.list").size(), 1);
        bench.toasts.history().first().onAction(); // Undo
        QCOMPARE(prompts.find(QStringLiteral("Three"))->versions.size(), 1);
        QVERIFY(bench.facts().contains(QStringLiteral("Three · version 1")));
    }
};

QTEST_MAIN(PlaygroundPromptsTest)
#include "playground_prompts_test.moc"
