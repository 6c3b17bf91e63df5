// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/keys_stage.h"

#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QScrollArea>

#include <qtestsupport_core.h>

namespace portreeve::ui {
namespace {

void spoken(QAccessibleInterface *interface, QStringList &texts)
{
    if (!interface || !interface->isValid())
        return;
    for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
        texts.append(interface->text(kind));
    for (int i = 0; i < interface->childCount() && i < 300; ++i)
        spoken(interface->child(i), texts);
}

} // namespace

KeysStage::KeysStage(const Connection &connection) : desk(connection), server(desk.transport)
{
    desk.actions.setPage(QStringLiteral("keys"));
}

KeysPage *KeysStage::show()
{
    page = new KeysPage(desk.desk);
    desk.show(page);
    return page;
}

void KeysStage::run(const char *id)
{
    QAction *action = desk.actions.find(QLatin1String(id));
    if (!action->isEnabled())
        qFatal("the action %s is off: %s", id, qPrintable(action->toolTip()));
    action->trigger();
    desk.settle();
}

void KeysStage::click(const char *name)
{
    auto *button = find<QAbstractButton>(name);
    if (!button)
        qFatal("there is no button %s", name);
    button->click();
    desk.settle();
}

void KeysStage::select(const QString &alias, bool more)
{
    for (int row = 0; row < table()->model()->rowCount(); ++row) {
        if (table()->model()->index(row, KeyModel::Name).data().toString() == alias)
            table()->selectionModel()->select(table()->model()->index(row, 0), (more ? QItemSelectionModel::Select : QItemSelectionModel::ClearAndSelect) | QItemSelectionModel::Rows);
    }
    desk.settle();
}

QString KeysStage::texts()
{
    QStringList texts;
    for (const QWidget *widget : desk.window.findChildren<QWidget *>()) {
        texts.append({widget->toolTip(), widget->accessibleName(), widget->accessibleDescription(), widget->windowTitle(), widget->statusTip(), widget->whatsThis()});
        for (const char *property : {"text", "plainText", "placeholderText", "html"})
            texts.append(widget->property(property).toString());
    }
    spoken(QAccessible::queryAccessibleInterface(&desk.window), texts);
    return texts.join(QLatin1Char('\n'));
}

void shoot(QWidget &window, const QString &name)
{
    if (shotsPlace.isEmpty())
        return;
    QDir().mkpath(shotsPlace);
    QTest::qWait(200); // bars of waiting come late
    window.grab().save(shotsPlace + QLatin1Char('/') + name + QStringLiteral(".png"));
}

bool wantsShots()
{
    return !shotsPlace.isEmpty();
}

QStringList nameless(const QWidget &window)
{
    QStringList found;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() || qobject_cast<QScrollArea *>(widget))
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (!interface || interface->text(QAccessible::Name).isEmpty())
            found.append(QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()), widget->objectName()));
    }
    return found;
}

} // namespace portreeve::ui
