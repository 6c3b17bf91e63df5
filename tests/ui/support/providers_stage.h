// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The providers page over a made-up stock, in a window.
#include "tests/ui/support/supply.h"
#include "ui/pages/deployments/stock.h"
#include "ui/pages/deployments/test_sheet.h"
#include "ui/pages/providers/add_sheet.h"
#include "ui/pages/providers/credential_sheet.h"
#include "ui/pages/providers/discover_view.h"
#include "ui/pages/providers/fetch_sheet.h"
#include "ui/pages/providers/local_sheet.h"
#include "ui/pages/providers/provider_card.h"
#include "ui/pages/providers/provider_form.h"
#include "ui/pages/providers/provider_pane.h"
#include "ui/pages/providers/provider_table.h"
#include "ui/pages/providers/providers_page.h"
#include "ui/pages/providers/rotate_sheet.h"
#include "ui/pages/providers/template_list.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/toggles.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QJsonDocument>
#include <QListView>
#include <QScrollBar>
#include <QTest>

using namespace portreeve::ui;

namespace stage {

const QString shotsPlace = qEnvironmentVariable("PORTREEVE_SHOTS");

inline void shoot(TestDesk &desk, const char *name)
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
        picture.save(QStringLiteral("%1/providers-%2-%3.png").arg(shotsPlace, QLatin1String(name), scheme == Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark")));
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

struct Shown {
    explicit Shown(const Connection &connection = TestDesk::thisComputer(), bool filled = true) : desk(connection)
    {
        if (filled)
            supply.fill();
        supply.serve(desk.transport);
        desk.actions.setPage(QStringLiteral("providers"));
    }
    void open()
    {
        page = new ProvidersPage(desk.desk);
        desk.show(page);
    }
    void choose(const char *slug)
    {
        part<ProviderCard>(&desk.window, QStringLiteral("providers.card.") + QLatin1String(slug))->click();
        desk.settle();
    }
    void act(const char *id)
    {
        QAction *action = desk.actions.find(QLatin1String(id));
        QVERIFY2(action->isEnabled(), qPrintable(QLatin1String(id) + QStringLiteral(": ") + action->toolTip()));
        action->trigger();
        desk.settle();
    }
    QJsonObject lastBody(const char *path) { return QJsonDocument::fromJson(desk.transport.last(QLatin1String(path)).body).object(); }
    QJsonObject kept(const char *name)
    {
        for (const auto &row : supply.credentials) {
            if (row[QLatin1String("credential_name")].toString() == QLatin1String(name))
                return row.toObject();
        }
        return {};
    }

    TestDesk desk;
    SupplyScript supply;
    ProvidersPage *page = nullptr;
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

/// Everything that can be read anywhere in a widget: words, values, placeholders, tips, accessible texts.
inline QString everythingIn(QWidget *in)
{
    QStringList all;
    for (QWidget *widget : in->findChildren<QWidget *>()) {
        all << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
        if (auto *line = qobject_cast<QLineEdit *>(widget))
            all << line->text() << line->placeholderText();
        if (auto *area = qobject_cast<QPlainTextEdit *>(widget))
            all << area->toPlainText();
        if (auto *label = qobject_cast<QLabel *>(widget))
            all << label->text();
    }
    return all.join(QLatin1Char('\n'));
}

} // namespace stage
