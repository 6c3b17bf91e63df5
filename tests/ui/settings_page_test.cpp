// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/scripted.h"
#include "ui/pages/settings/setting_row.h"
#include "ui/pages/settings/settings_page.h"
#include "ui/pages/settings/shortcut_editor.h"
#include "ui/pages/settings/shortcut_model.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toggles.h"
#include "ui/window/setting_table.h"
#include "ui/window/tray.h"
#include "ui/window/window_state.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace portreeve::ui;

class SettingsPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestDesk> m_desk;
    Page *m_page = nullptr;

    template<class T = QWidget>
    T *find(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    Settings &settings() const { return m_desk->settings; }
    void choose(const char *row)
    {
        auto *table = find<Table>("settings.shortcuts");
        auto *model = static_cast<ShortcutModel *>(table->model());
        table->setCurrentIndex(model->index(model->rowOf(QLatin1String(row)), 0));
    }
    void set(const char *keys)
    {
        find<QKeySequenceEdit>("settings.shortcut.keys")->setKeySequence(QKeySequence(QLatin1String(keys)));
    }
    QString shortcut(const char *action) const { return m_desk->actions.find(QLatin1String(action))->shortcut().toString(QKeySequence::PortableText); }

private slots:
    void initTestCase() { applyTheme(*qApp, {}); }
    void init()
    {
        m_desk = std::make_unique<TestDesk>();
        // what the window does
        connect(&settings(), &Settings::changed, &m_desk->actions, [this] { takeOwnShortcuts(m_desk->actions, settings()); });
        m_page = makeSettingsPage(m_desk->desk);
        m_desk->show(m_page);
    }
    void cleanup() { m_desk.reset(); }

    void everySettingHasItsRowAndItsDefault()
    {
        for (const SettingLine &line : settingTable()) {
            const QString key = QLatin1String(line.key);
            QVERIFY2(find<SettingRow>(qPrintable(QStringLiteral("settings.row.") + key)), line.key);
            QVERIFY2(settings().keys().contains(key), line.key); // the settings know it
            for (const SettingChoice &choice : line.choices) {
                settings().set(key, QLatin1String(choice.value));
                QCOMPARE(settings().text(key), QLatin1String(choice.value)); // and may be that
            }
            settings().reset(key);
        }
    }

    void aChoiceHoldsAtOnceAndGoesBack()
    {
        auto *reset = find<QToolButton>("settings.reset.appearance.density");
        QVERIFY(!reset->isVisible());
        auto *rows = find<Segments>("settings.appearance.density");
        rows->findChildren<QAbstractButton *>()[1]->click();
        QCOMPARE(settings().text(QStringLiteral("appearance.density")), QStringLiteral("compact"));
        QVERIFY(reset->isVisible());
        reset->click();
        QVERIFY(settings().isDefault(QStringLiteral("appearance.density")));
        QCOMPARE(rows->current(), 0);
        settings().set(QStringLiteral("appearance.density"), QStringLiteral("compact")); // from elsewhere: the palette, another window
        QCOMPARE(rows->current(), 1);
    }

    void numbersSwitchesPagesAndTexts()
    {
        auto *size = find<QSpinBox>("settings.appearance.text_percent");
        size->setFocus();
        size->selectAll();
        QTest::keyClicks(size, QStringLiteral("150"));
        QCOMPARE(settings().value(QStringLiteral("appearance.text_percent")).toInt(), 100); // not while it is typed
        QTest::keyClick(size, Qt::Key_Return);
        QCOMPARE(settings().value(QStringLiteral("appearance.text_percent")).toInt(), 150);
        find<Switch>("settings.tray.show")->click();
        QVERIFY(!settings().flag(QStringLiteral("tray.show")));
        auto *start = find<QComboBox>("settings.general.start_page");
        emit start->activated(start->findData(QStringLiteral("last")));
        QCOMPARE(settings().text(QStringLiteral("general.start_page")), QStringLiteral("last"));
        auto *host = find<QLineEdit>("settings.gateway.host");
        host->setText(QStringLiteral("my computer"));
        emit host->editingFinished();
        QCOMPARE(settings().text(QStringLiteral("gateway.host")), QStringLiteral("127.0.0.1"));
        QVERIFY(host->property("wrong").toBool());
        QVERIFY(host->accessibleDescription().contains(QLatin1String("0.0.0.0"))); // what would be right
        host->setText(QStringLiteral("::1"));
        emit host->editingFinished();
        QCOMPARE(settings().text(QStringLiteral("gateway.host")), QStringLiteral("::1"));
        QVERIFY(!host->property("wrong").toBool());
    }

    void amountsAndFilesAreCheckedBeforeTheyHold()
    {
        const auto type = [this](const char *name, const QString &text) {
            auto *line = find<QLineEdit>(name);
            line->setText(text);
            emit line->editingFinished();
            return !line->property("wrong").toBool();
        };
        const auto limit = [this] { return settings().text(QStringLiteral("playground.ask_above")); };
        QVERIFY(type("settings.playground.ask_above", QStringLiteral("$1.25")));
        QCOMPARE(limit(), QStringLiteral("1.25")); // as the playground reads it, whatever the language
        QVERIFY(!type("settings.playground.ask_above", QStringLiteral("much")));
        QVERIFY(!type("settings.playground.ask_above", QStringLiteral("-1")));
        QCOMPARE(limit(), QStringLiteral("1.25"));
        QVERIFY(type("settings.playground.ask_above", QString()));
        QCOMPARE(limit(), QString()); // never asked
        QVERIFY(!type("settings.gateway.config_file", QStringLiteral("/no/such/config.yaml")));
        QVERIFY(type("settings.gateway.config_file", QStringLiteral(SOURCE_DIR "/CMakeLists.txt")));
        QCOMPARE(settings().text(QStringLiteral("gateway.config_file")), QStringLiteral(SOURCE_DIR "/CMakeLists.txt"));
        QVERIFY(type("settings.gateway.config_file", QString()));
    }

    void whatNeedsATraySaysSo()
    {
        QVERIFY(!hasTrayHost());
        auto *close = find<Switch>("settings.tray.close_to_tray");
        QVERIFY(!close->isEnabled());
        QCOMPARE(close->accessibleDescription(), noTrayReason());
        QVERIFY(find<Switch>("settings.tray.autostart")->isEnabled());
    }

    void theSearchFindsRowsGroupsAndShortcuts()
    {
        auto *search = find<QLineEdit>("settings.search");
        QTest::keyClicks(search, QStringLiteral("contrast"));
        QVERIFY(find("settings.row.appearance.contrast")->isVisible());
        QVERIFY(!find("settings.row.appearance.scheme")->isVisible());
        QVERIFY(!find("settings.card.general")->isVisible());
        search->setText(QStringLiteral("full screen"));
        QVERIFY(find("settings.card.shortcuts")->isVisible());
        QCOMPARE(find<Table>("settings.shortcuts")->model()->rowCount(), 1);
        search->setText(QStringLiteral("no such thing"));
        QVERIFY(find("settings.nothing")->isVisible());
        find("settings.nothing")->findChild<QPushButton *>()->click();
        QVERIFY(find("settings.card.general")->isVisible() && !find("settings.nothing")->isVisible());
    }

    void placesAreOpened()
    {
        m_page->open({{QStringLiteral("setting"), QStringLiteral("gateway.port")}});
        QCOMPARE(QApplication::focusWidget(), find("settings.gateway.port"));
        m_page->open({{QStringLiteral("group"), QStringLiteral("privacy")}});
        QCOMPARE(m_page->where().value(QStringLiteral("group")).toString(), QStringLiteral("privacy"));
        QVERIFY(!find("settings.card.privacy")->visibleRegion().isEmpty());
    }

    void shortcutsAreChangedTakenAndGivenBack()
    {
        choose("window.calls");
        set("Ctrl+Alt+C");
        QVERIFY(find<QPushButton>("settings.shortcut.set")->isEnabled());
        find<QPushButton>("settings.shortcut.set")->click();
        QCOMPARE(shortcut("window.calls"), QStringLiteral("Ctrl+Alt+C"));
        set("F5"); // Refresh has it
        QCOMPARE(find<QPushButton>("settings.shortcut.set")->text(), QStringLiteral("Take it"));
        QCOMPARE(shortcut("window.refresh"), QStringLiteral("F5"));
        find<QPushButton>("settings.shortcut.set")->click();
        QCOMPARE(shortcut("window.calls"), QStringLiteral("F5"));
        QCOMPARE(shortcut("window.refresh"), QString());
        set("Ctrl+3"); // goes to a page
        QVERIFY(!find<QPushButton>("settings.shortcut.set")->isEnabled());
        find<QPushButton>("settings.shortcut.none")->click();
        QCOMPARE(shortcut("window.calls"), QString());
        find<QPushButton>("settings.shortcut.default")->click();
        QCOMPARE(shortcut("window.calls"), QStringLiteral("F12"));
        find<QPushButton>("settings.shortcut.defaults")->click();
        QCOMPARE(shortcut("window.refresh"), QStringLiteral("F5"));
    }

    void theTableOfShortcutsIsAModel()
    {
        ShortcutModel model(m_desk->actions);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QVERIFY(model.rowCount() > 20);
        model.setFilter(QStringLiteral("range"));
        QVERIFY(model.rowCount() < 10);
        model.setFilter(QStringLiteral("nothing like it"));
        QCOMPARE(model.rowCount(), 0);
        model.settle();
    }

    void privacyAndVersionsAreSaid()
    {
        const auto says = [this](const char *card, const QString &words) {
            for (const QLabel *label : find(card)->findChildren<QLabel *>()) {
                if (label->text().contains(words))
                    return true;
            }
            return false;
        };
        QVERIFY(says("settings.card.privacy", settings().directory()));
        QVERIFY(says("settings.card.privacy", QStringLiteral("no telemetry")));
        QVERIFY(says("settings.card.about", QStringLiteral("GPL-3.0-or-later")));
        QVERIFY(says("settings.card.about", QString::fromLatin1(qVersion())));
        find<QPushButton>("settings.versions")->click();
        QVERIFY(QApplication::clipboard()->text().contains(QString::fromLatin1(qVersion())));
    }

    void nothingIsAskedOfTheGateway()
    {
        m_page->refresh();
        m_desk->settle();
        QCOMPARE(m_desk->transport.count(), 0);
    }
};

QTEST_MAIN(SettingsPageTest)
#include "settings_page_test.moc"
