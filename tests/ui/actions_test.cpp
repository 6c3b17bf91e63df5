// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/button.h"
#include "ui/widgets/theme.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace portreeve::ui;

// A table of its own: what is tested is the registry, not what pages have in it.
const QList<ActionLine> &portreeve::ui::actionTable()
{
    static const QList<ActionLine> table = {
        {"window.help", "info", "Help", "F1; Ctrl+?", nullptr, "What everything means"},
        {"window.step", "arrow-left", "Step", "[", nullptr, nullptr},
        {"keys.new", "plus", "Create key", "Ctrl+N", "keys", nullptr},
        {"keys.block", "lock", "Block key", "Ctrl+B", "keys", nullptr},
        {"models.new", "plus", "Add model", "Ctrl+N", "models", nullptr},
    };
    return table;
}

namespace {

struct Window : QWidget {
    Window() : actions(this)
    {
        auto *column = new QVBoxLayout(this);
        column->addWidget(field = new QLineEdit);
        column->addWidget(button = new Button);
        show();
        activateWindow();
        button->setFocus();
    }
    QAction *find(const char *id) { return actions.find(QLatin1String(id)); }
    void bind(const char *id, QObject *owner, int *count)
    {
        actions.bind(QLatin1String(id), owner, [count] { ++*count; });
    }
    QLineEdit *field;
    Button *button;
    Actions actions;
};

} // namespace

class ActionsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, {}); }

    void areOffUntilBound()
    {
        Window window;
        window.actions.setPage(QStringLiteral("keys"));
        for (QAction *action : window.actions.all()) {
            QVERIFY(!action->isEnabled());
            QVERIFY(action->objectName().startsWith(QLatin1String("action.")));
            QVERIFY(!action->icon().isNull());
        }
        int count = 0;
        auto *page = new QObject;
        window.bind("keys.new", page, &count);
        QVERIFY(window.find("keys.new")->isEnabled());
        window.find("keys.new")->trigger();
        QCOMPARE(count, 1);
        delete page;
        QVERIFY(!window.find("keys.new")->isEnabled());
        window.find("keys.new")->trigger();
        QCOMPARE(count, 1);
    }

    void theNextOwnerKeepsItWhenTheOldOneGoes()
    {
        Window window;
        window.actions.setPage(QStringLiteral("keys"));
        int old = 0;
        int fresh = 0;
        auto *before = new QObject;
        QObject after;
        window.bind("keys.new", before, &old);
        window.bind("keys.new", &after, &fresh);
        delete before;
        window.find("keys.new")->trigger();
        QCOMPARE(old, 0);
        QCOMPARE(fresh, 1);
    }

    void theSameKeysMeanWhatThePageMeans()
    {
        Window window;
        QVERIFY(QTest::qWaitForWindowActive(&window));
        int keys = 0;
        int models = 0;
        window.bind("keys.new", &window, &keys);
        window.bind("models.new", &window, &models);
        window.actions.setPage(QStringLiteral("keys"));
        QTest::keyClick(window.button, Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(keys, 1);
        QCOMPARE(models, 0);
        window.actions.setPage(QStringLiteral("models"));
        QTest::keyClick(window.button, Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(keys, 1);
        QCOMPARE(models, 1);
        window.actions.setPage(QStringLiteral("home"));
        QTest::keyClick(window.button, Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(keys + models, 2);
    }

    void bareKeysAreTypedInFields()
    {
        Window window;
        QVERIFY(QTest::qWaitForWindowActive(&window));
        int steps = 0;
        window.bind("window.step", &window, &steps);
        QTest::keyClick(window.button, Qt::Key_BracketLeft);
        QCOMPARE(steps, 1);
        window.field->setFocus();
        QTest::keyClick(window.field, '[');
        QCOMPARE(steps, 1);
        QCOMPARE(window.field->text(), QStringLiteral("["));
    }

    void severalShortcutsDoTheSame()
    {
        Window window;
        QVERIFY(QTest::qWaitForWindowActive(&window));
        int helped = 0;
        window.bind("window.help", &window, &helped);
        QTest::keyClick(window.button, Qt::Key_F1);
        QTest::keyClick(window.button, Qt::Key_Question, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(helped >= 1);
        QCOMPARE(window.find("window.help")->shortcuts().size(), 2);
    }

    void reasonsSwitchOffAndAreSaid()
    {
        Window window;
        int count = 0;
        window.bind("window.help", &window, &count);
        QSignalSpy changed(&window.actions, &Actions::changed);
        window.actions.setReason(QStringLiteral("window.help"), QStringLiteral("Nobody knows."));
        QCOMPARE(changed.count(), 1);
        QVERIFY(!window.find("window.help")->isEnabled());
        QCOMPARE(window.find("window.help")->toolTip(), QStringLiteral("Nobody knows."));
        window.actions.setReason(QStringLiteral("window.help"), QStringLiteral("Nobody knows."));
        QCOMPARE(changed.count(), 1);
        window.actions.setReason(QStringLiteral("window.help"), {});
        QVERIFY(window.find("window.help")->isEnabled());
        QVERIFY(window.find("window.help")->toolTip().startsWith(QLatin1String("What everything means (")));
    }

    void ownShortcutsCollideOnlyOnOnePage()
    {
        Window window;
        QCOMPARE(window.actions.setShortcut(QStringLiteral("keys.block"), QStringLiteral("Ctrl+N")), QStringList(QStringLiteral("keys.new")));
        QCOMPARE(window.find("keys.block")->shortcut(), QKeySequence(QStringLiteral("Ctrl+B"))); // nothing was changed
        QVERIFY(window.actions.setShortcut(QStringLiteral("models.new"), QStringLiteral("Ctrl+B")).isEmpty());
        const QStringList everywhere = window.actions.sharing(QStringLiteral("window.help"), QStringLiteral("Ctrl+B"));
        QCOMPARE(everywhere, QStringList({QStringLiteral("keys.block"), QStringLiteral("models.new")}));
        QVERIFY(window.actions.setShortcut(QStringLiteral("keys.new"), {}).isEmpty());
        QVERIFY(window.find("keys.new")->shortcuts().isEmpty());
        QCOMPARE(window.actions.defaultShortcut(QStringLiteral("keys.new")), QStringLiteral("Ctrl+N"));
    }

    void buttonsFollow()
    {
        Window window;
        window.actions.setPage(QStringLiteral("keys"));
        int count = 0;
        window.button->follow(window.find("keys.new"));
        QVERIFY(!window.button->isEnabled());
        window.bind("keys.new", &window, &count);
        QVERIFY(window.button->isEnabled());
        QCOMPARE(window.button->text(), QStringLiteral("Create key"));
        window.button->click();
        QCOMPARE(count, 1);
    }

    void buttonsFollowOneActionAtATime()
    {
        Window window;
        window.actions.setPage(QStringLiteral("keys"));
        int created = 0;
        int blocked = 0;
        window.bind("keys.new", &window, &created);
        window.bind("keys.block", &window, &blocked);
        for (int i = 0; i < 3; ++i)
            window.button->follow(window.find("keys.new"));
        window.button->click();
        QCOMPARE(created, 1);
        window.button->follow(window.find("keys.block"));
        QCOMPARE(window.button->text(), QStringLiteral("Block key"));
        window.button->click();
        QCOMPARE(created, 1);
        QCOMPARE(blocked, 1);
    }
};

QTEST_MAIN(ActionsTest)
#include "actions_test.moc"
