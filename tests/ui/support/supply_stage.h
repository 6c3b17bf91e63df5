// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the pages of models and providers are tried on: a desk over a made-up stock, and hands for it.
#include "tests/ui/support/look.h"
#include "tests/ui/support/supply.h"

#include <QAction>
#include <QApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QTest>

namespace stage {

using namespace portreeve::ui;

template <typename T> T *part(QWidget *in, const QString &name)
{
    T *found = in->findChild<T *>(name);
    if (!found)
        qFatal("no %s", qPrintable(name));
    return found;
}

template <typename T> T *sheetOf(TestDesk &desk)
{
    const auto sheets = desk.window.findChildren<T *>();
    return sheets.isEmpty() ? nullptr : sheets.last();
}

/// A desk over a stock, full or empty.
struct SupplyStage {
    SupplyStage(const char *page, const Connection &connection, bool filled) : desk(connection)
    {
        if (filled)
            supply.fill();
        supply.serve(desk.transport);
        desk.actions.setPage(QLatin1String(page));
    }
    void act(const char *id)
    {
        QAction *action = desk.actions.find(QLatin1String(id));
        QVERIFY2(action->isEnabled(), qPrintable(QLatin1String(id) + QStringLiteral(": ") + action->toolTip()));
        action->trigger();
        desk.settle();
    }
    QJsonObject lastBody(const char *path) { return QJsonDocument::fromJson(desk.transport.last(QLatin1String(path)).body).object(); }

    TestDesk desk;
    SupplyScript supply;
};

inline QString words(QWidget *in)
{
    QStringList all;
    for (const QLabel *label : in->findChildren<QLabel *>()) {
        if (label->isVisibleTo(in))
            all.append(label->text());
    }
    return all.join(QLatin1Char('\n'));
}

} // namespace stage
