// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/look.h"

#include <QApplication>

#include <qtestsupport_core.h>

namespace portreeve::ui {

const QString shotsPlace = qEnvironmentVariable("PORTREEVE_SHOTS");

void stillTheme(Scheme scheme)
{
    ThemeChoice choice;
    choice.scheme = scheme;
    choice.reducedMotion = true;
    applyTheme(*qApp, choice);
}

QString schemeWord(Scheme scheme)
{
    return scheme == Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark");
}

void shootPage(TestDesk &desk, const char *page, const char *name)
{
    if (shotsPlace.isEmpty())
        return;
    for (const Scheme scheme : {Scheme::Dark, Scheme::Light}) {
        stillTheme(scheme);
        desk.window.resize(1216, 822);
        desk.settle();
        QTest::qWait(30);
        QPixmap picture(desk.window.size());
        picture.fill(tokens().page);
        desk.window.render(&picture, QPoint(), QRegion(), QWidget::DrawChildren);
        picture.save(QStringLiteral("%1/%2-%3-%4.png").arg(shotsPlace, QLatin1String(page), QLatin1String(name), schemeWord(scheme)));
    }
}

} // namespace portreeve::ui
