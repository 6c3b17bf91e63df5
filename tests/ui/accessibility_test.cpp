// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the real window with every page there is: names, reach by keyboard, other sizes and directions. With SHOTS=DIR it writes pictures of what it walks.
#include "tests/ui/support/window_fixture.h"
#include "ui/pages/page.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/shell.h"
#include "ui/widgets/theme.h"
#include "ui/window/actions.h"
#include "ui/window/language.h"
#include "ui/window/main_window.h"
#include "ui/window/setting_table.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QTest>

using namespace portreeve::ui;

namespace {

QString nameOf(QWidget *widget)
{
    const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
    return face ? face->text(QAccessible::Name) : QString();
}

QString described(const QWidget *widget)
{
    QStringList path;
    for (const QWidget *each = widget; each && path.size() < 4; each = each->parentWidget())
        path.prepend(QString::fromLatin1(each->metaObject()->className()) + QLatin1Char(':') + each->objectName());
    return path.join(QLatin1String(" > "));
}

/// Qt's own inner parts of composite widgets are named through them.
bool isInner(const QWidget *widget)
{
    return widget->objectName().startsWith(QLatin1String("qt_")) || qobject_cast<const QScrollBar *>(widget);
}

QList<QWidget *> focusable(const QWidget &in)
{
    QList<QWidget *> widgets;
    for (QWidget *each : in.findChildren<QWidget *>()) {
        if (each->isVisible() && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus) && !each->focusProxy() && !isInner(each))
            widgets.append(each);
    }
    return widgets;
}

/// Widgets that are shown before they have a parent are windows for a moment: they flash, and take the keyboard away.
class Flashes : public QObject
{
public:
    explicit Flashes(const QWidget *window) : m_window(window) { qApp->installEventFilter(this); }
    QStringList seen;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (event->type() == QEvent::Show && widget && widget->isWindow() && widget != m_window && !qobject_cast<const QMenu *>(widget))
            seen.append(described(widget));
        return false;
    }

private:
    const QWidget *m_window;
};

} // namespace

class AccessibilityTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowFixture> m_given;
    std::unique_ptr<MainWindow> m_window;

    void shoot(const QString &name)
    {
        const QString directory = qEnvironmentVariable("SHOTS");
        if (directory.isEmpty())
            return;
        QDir().mkpath(directory);
        m_given->settle();
        QTest::qWait(250); // waiting faces come after 150 ms
        QVERIFY(m_window->grab().save(QStringLiteral("%1/%2.png").arg(directory, name)));
    }
    static void addPages()
    {
        QTest::addColumn<QString>("page");
        for (const PageLine &line : pageTable())
            QTest::newRow(line.id) << QString::fromLatin1(line.id);
    }
    void look(Scheme scheme, bool contrast = false, qreal scale = 1)
    {
        ThemeChoice choice;
        choice.scheme = scheme;
        choice.highContrast = contrast;
        choice.scale = scale;
        choice.reducedMotion = true;
        applyTheme(*qApp, choice);
    }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        look(Scheme::Light);
    }
    void init()
    {
        m_given = std::make_unique<WindowFixture>();
        m_given->connections.append(WindowFixture::other(QStringLiteral("eu-gateway"), Environment::Production));
        m_window = std::make_unique<MainWindow>(m_given->parts(), m_given->connections.first());
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->live().refresh();
        m_given->settle();
    }
    void cleanup()
    {
        m_window.reset();
        m_given.reset();
        qApp->setLayoutDirection(Qt::LeftToRight);
        look(Scheme::Light);
    }

    void everythingInReachHasAName_data() { addPages(); }
    void everythingInReachHasAName()
    {
        QFETCH(QString, page);
        m_window->go(page);
        m_given->settle();
        m_window->actions().find(QStringLiteral("window.calls"))->trigger();
        for (QWidget *each : focusable(*m_window))
            QVERIFY2(!nameOf(each).trimmed().isEmpty(), qPrintable(described(each)));
        shoot(page + QStringLiteral("-calls"));
        m_window->actions().find(QStringLiteral("window.calls"))->trigger();
        shoot(page);
    }

    void noPageFlashesWindows_data() { addPages(); }
    void noPageFlashesWindows()
    {
        QFETCH(QString, page);
        MainWindow fresh(m_given->parts(), m_given->connections.last()); // where no page was built yet
        m_window->hide();
        fresh.show();
        const Flashes flashes(&fresh);
        fresh.go(page);
        fresh.connectTo(m_given->connections.first()); // builds the start page, then this one
        fresh.go(page);
        m_given->settle();
        QVERIFY2(flashes.seen.isEmpty(), qPrintable(flashes.seen.join(QLatin1String("; "))));
    }

    void objectNamesAreUnique_data() { addPages(); }
    void objectNamesAreUnique()
    {
        QFETCH(QString, page);
        m_window->go(page);
        m_given->settle();
        QHash<QString, QWidget *> known;
        for (QWidget *each : m_window->findChildren<QWidget *>()) {
            const QString name = each->objectName();
            if (!name.contains(QLatin1Char('.')) || name.startsWith(QLatin1String("qt_")))
                continue; // not one of ours
            QVERIFY2(!known.contains(name), qPrintable(QStringLiteral("%1: %2 and %3").arg(name, described(each), described(known.value(name)))));
            known.insert(name, each);
        }
    }

    void tabReachesWhatIsThereAndComesBack_data() { addPages(); }
    void tabReachesWhatIsThereAndComesBack()
    {
        QFETCH(QString, page);
        m_window->go(page);
        m_given->settle();
        m_window->setFocus();
        QSet<QWidget *> reached;
        QWidget *first = nullptr;
        for (int i = 0; i < 400; ++i) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(), Qt::Key_Tab);
            QWidget *now = QApplication::focusWidget();
            QVERIFY(now);
            if (!first)
                first = now;
            else if (now == first)
                break;
            reached.insert(now);
        }
        reached.insert(first);
        QVERIFY2(reached.size() < 400, "the keyboard is caught somewhere");
        for (const char *name : {"top.command", "top.menu"})
            QVERIFY2(reached.contains(m_window->findChild<QWidget *>(QLatin1String(name))), name);
    }

    void textAtTwiceTheSizeAndFromTheRightFits_data() { addPages(); }
    void textAtTwiceTheSizeAndFromTheRightFits()
    {
        QFETCH(QString, page);
        m_window->go(page);
        m_given->settle();
        look(Scheme::Dark);
        shoot(page + QStringLiteral("-dark"));
        look(Scheme::Light, true);
        shoot(page + QStringLiteral("-contrast"));
        look(Scheme::Light, false, 1.5);
        shoot(page + QStringLiteral("-150"));
        look(Scheme::Light);
        qApp->setLayoutDirection(Qt::RightToLeft);
        shoot(page + QStringLiteral("-rtl"));
        qApp->setLayoutDirection(Qt::LeftToRight);
        m_window->resize(1024, 700);
        shoot(page + QStringLiteral("-small"));
        QVERIFY(m_window->width() == 1024 && m_window->height() == 700); // nothing pushes the window wider
    }

    void germanFits_data() { addPages(); }
    void germanFits()
    {
        QFETCH(QString, page);
        m_window->go(page);
        {
            m_given->settings.set(QStringLiteral("general.language"), QStringLiteral("de"));
            const LanguageChoice german(m_given->settings);
            m_given->settle();
            m_window->resize(1280, 800);
            shoot(page + QStringLiteral("-de"));
            QCOMPARE(m_window->width(), 1280); // long words push nothing out
            m_window->resize(1024, 700);
            m_given->settle();
            QCOMPARE(m_window->width(), 1024);
        }
        m_given->settings.set(QStringLiteral("general.language"), QStringLiteral("en"));
        const LanguageChoice english(m_given->settings);
        m_given->settle();
    }

    void theWindowIsOne()
    {
        QCOMPARE(QAccessible::queryAccessibleInterface(m_window.get())->role(), QAccessible::Window);
    }

    void overlaysHaveNames()
    {
        const QList<std::pair<const char *, const char *>> overlays = {{"window.palette", "palette"}, {"range.open", "range"}, {"window.messages", "bell"}, {"window.shortcuts", "shortcuts"}};
        m_window->say(QStringLiteral("A message"), QStringLiteral("with a second line"));
        for (const auto &[action, name] : overlays) {
            m_window->actions().find(QLatin1String(action))->trigger();
            m_given->settle();
            auto *overlay = m_window->findChild<QWidget *>(QLatin1String(name));
            if (!overlay && QLatin1String(action) == QLatin1String("range.open"))
                continue; // the first page has none
            QVERIFY2(overlay && overlay->isVisible(), name);
            QVERIFY2(!nameOf(overlay).isEmpty(), name);
            for (QWidget *each : focusable(*overlay))
                QVERIFY2(!nameOf(each).trimmed().isEmpty(), qPrintable(described(each)));
            if (QLatin1String(name) == QLatin1String("palette"))
                QTest::keyClicks(m_window->findChild<QLineEdit *>(QStringLiteral("palette.query")), QStringLiteral("ke"));
            shoot(QStringLiteral("overlay-") + QLatin1String(name));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
            m_given->settle();
            QVERIFY2(!m_window->findChild<QWidget *>(QLatin1String(name)) || !m_window->findChild<QWidget *>(QLatin1String(name))->isVisible(), name);
        }
    }

    void aLostProductionIsSeen()
    {
        m_window->connectTo(m_given->connections.last());
        m_given->settle();
        m_given->transport(QStringLiteral("eu-gateway"))->fault("*", QStringLiteral("*"), QStringLiteral("eu-gateway.example refused the connection."));
        m_window->client().probe();
        m_given->settle();
        QVERIFY(m_window->findChild<QWidget *>(QStringLiteral("window.lost"))->isVisible());
        shoot(QStringLiteral("state-lost-production"));
    }

    void settingsAreOnePageOfNamedGroups()
    {
        m_window->go(QStringLiteral("settings"));
        for (const SettingGroup &group : settingGroups()) {
            m_window->go(QStringLiteral("settings"), {{QStringLiteral("group"), QString::fromLatin1(group.id)}});
            m_given->settle();
            auto *card = m_window->findChild<QWidget *>(QStringLiteral("settings.card.") + QLatin1String(group.id));
            QVERIFY2(card && !card->visibleRegion().isEmpty(), group.id);
            shoot(QStringLiteral("settings-") + QLatin1String(group.id));
        }
    }
};

QTEST_MAIN(AccessibilityTest)
#include "accessibility_test.moc"
