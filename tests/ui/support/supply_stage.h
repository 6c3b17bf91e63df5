// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the pages of models and providers are tried on: a desk over a made-up stock, and hands for it.
#include "tests/ui/support/supply.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QTest>

namespace stage {

using namespace portreeve::ui;

const QString shotsPlace = qEnvironmentVariable("PORTREEVE_SHOTS");

inline void shootPage(TestDesk &desk, const char *page, const char *name)
{
    if (shotsPlace.isEmpty())
        return;
    for (const Scheme scheme : {Scheme::Dark, Scheme::Light}) {
        ThemeChoice choice;
        choice.reducedMotion = true;
        choice.scheme = scheme;
        applyTheme(*qApp, choice);
        desk.window.resize(1216, 822);
        desk.settle();
        QTest::qWait(30);
        QPixmap picture(desk.window.size());
        picture.fill(tokens().page);
        desk.window.render(&picture, QPoint(), QRegion(), QWidget::DrawChildren);
        picture.save(QStringLiteral("%1/%2-%3-%4.png").arg(shotsPlace, QLatin1String(page), QLatin1String(name), scheme == Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark")));
    }
}

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
