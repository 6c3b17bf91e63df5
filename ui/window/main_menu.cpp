// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_menu.h"

#include "ui/pages/page.h"
#include "ui/widgets/icon.h"
#include "ui/window/actions.h"
#include "ui/window/page_stack.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

namespace portreeve::ui {
namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("MainMenu", text);
}

QMenu *makeMenu(const char *name, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(QLatin1String(name));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    return menu;
}

void add(QMenu *menu, Actions &actions, std::initializer_list<const char *> ids)
{
    for (const char *id : ids)
        menu->addAction(actions.find(QLatin1String(id)));
    menu->addSeparator();
}

void addPageActions(QMenu *menu, Actions &actions, const QString &page)
{
    for (const ActionLine &line : actionTable()) {
        if (line.page && page == QLatin1String(line.page))
            menu->addAction(actions.find(QLatin1String(line.id)));
    }
    menu->addSeparator();
}

void addPages(QMenu *menu, const std::function<void(const QString &)> &go)
{
    QMenu *group = menu->addMenu(icon(QStringLiteral("home")), say(QT_TRANSLATE_NOOP("MainMenu", "Go to")));
    const char *last = nullptr;
    int number = 0;
    for (const PageLine &line : pageTable()) {
        if (last && (line.group ? qstrcmp(line.group, last) != 0 : true))
            group->addSeparator();
        last = line.group ? line.group : "";
        QAction *action = group->addAction(icon(QLatin1String(line.icon)), pageTitle(QLatin1String(line.id)));
        action->setObjectName(QStringLiteral("menu.page.") + QLatin1String(line.id));
        if (++number < 10) {
            action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)));
            action->setShortcutContext(Qt::WidgetShortcut); // shown only: the window's own one does it
        }
        QObject::connect(action, &QAction::triggered, menu, [go, id = QString::fromLatin1(line.id)] { go(id); });
    }
    menu->addSeparator();
}

} // namespace

QString connectionTitle(const Connection &connection)
{
    switch (connection.environment) {
    case Environment::Development:
        return say(QT_TRANSLATE_NOOP("MainMenu", "%1 (development)")).arg(connection.name);
    case Environment::Staging:
        return say(QT_TRANSLATE_NOOP("MainMenu", "%1 (staging)")).arg(connection.name);
    case Environment::Production:
        return say(QT_TRANSLATE_NOOP("MainMenu", "%1 (production)")).arg(connection.name);
    case Environment::None:
        break;
    }
    return connection.name;
}

QMenu *makeMainMenu(Actions &actions, const QString &page, const std::function<void(const QString &)> &go, QWidget *parent)
{
    QMenu *menu = makeMenu("menu.main", parent);
    addPageActions(menu, actions, page);
    addPages(menu, go);
    add(menu, actions, {"window.palette", "window.back", "window.forward", "window.refresh"});
    QMenu *time = menu->addMenu(icon(QStringLiteral("clock")), say(QT_TRANSLATE_NOOP("MainMenu", "Time")));
    add(time, actions, {"range.open", "range.back", "range.forward", "range.undo", "window.live"});
    QMenu *view = menu->addMenu(icon(QStringLiteral("eye")), say(QT_TRANSLATE_NOOP("MainMenu", "View")));
    add(view, actions, {"window.rail", "window.full_screen", "window.scheme", "window.calls", "window.messages"});
    add(menu, actions, {"window.connection", "window.connections", "window.add_connection", "window.lock", "window.copy_address"});
    add(menu, actions, {"window.settings", "window.shortcuts", "window.setup"});
    add(menu, actions, {"window.new", "window.close", "window.quit"});
    return menu;
}

QMenu *makeConnectionMenu(Actions &actions, const QList<Connection> &connections, const QString &current, const std::function<void(const Connection &)> &choose, QWidget *parent)
{
    QMenu *menu = makeMenu("menu.connections", parent);
    for (const Connection &each : connections) {
        QAction *action = menu->addAction(connectionTitle(each));
        action->setObjectName(QStringLiteral("menu.connection.") + each.id);
        action->setCheckable(true);
        action->setChecked(each.id == current);
        QObject::connect(action, &QAction::triggered, menu, [choose, each] { choose(each); });
    }
    menu->addSeparator();
    add(menu, actions, {"window.lock", "window.retry", "window.connections", "window.add_connection"});
    return menu;
}

} // namespace portreeve::ui
