// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The models page over a made-up stock, in a window.
#include "tests/ui/support/supply.h"
#include "ui/pages/deployments/deployment_table.h"
#include "ui/pages/deployments/model_users.h"
#include "ui/pages/deployments/test_sheet.h"
#include "ui/pages/models/model_bulk_sheet.h"
#include "ui/pages/models/model_delete_sheet.h"
#include "ui/pages/models/model_pane.h"
#include "ui/pages/models/model_sheet.h"
#include "ui/pages/models/models_page.h"
#include "ui/pages/models/raw_text.h"
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
#include <QRandomGenerator>
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
        picture.save(QStringLiteral("%1/models-%2-%3.png").arg(shotsPlace, QLatin1String(name), scheme == Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark")));
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

/// A desk with a full gateway and the page on it.
struct Shown {
    explicit Shown(const Connection &connection = TestDesk::thisComputer(), bool filled = true) : desk(connection)
    {
        if (filled)
            supply.fill();
        supply.serve(desk.transport);
        desk.actions.setPage(QStringLiteral("models"));
    }
    void open()
    {
        page = new ModelsPage(desk.desk);
        desk.show(page);
    }
    Table *table() { return part<Table>(&desk.window, QStringLiteral("models.table")); }
    DeploymentTable *rows() { return qobject_cast<DeploymentTable *>(table()->model()); }
    void choose(const char *id)
    {
        table()->selectRow(rows()->rowOf(QLatin1String(id)));
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

    TestDesk desk;
    SupplyScript supply;
    ModelsPage *page = nullptr;
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

inline QJsonValue randomValue(QRandomGenerator &random, int depth)
{
    static const QStringList texts{QStringLiteral("openai/gpt-4o"), QStringLiteral("a: b"), QStringLiteral("true"), QStringLiteral("1.5"), QStringLiteral(""), QStringLiteral("# no comment"), QStringLiteral("ünïcödé 🚪"),
                                   QStringLiteral("line\nbreak"), QStringLiteral("\"quoted\" \\ slash"), QStringLiteral("- dash"), QStringLiteral("null"), QStringLiteral("{brace}"), QStringLiteral(" leading"), QStringLiteral("tab\there"), QStringLiteral("0x1F"), QStringLiteral("~")};
    switch (random.bounded(depth > 2 ? 4 : 6)) {
    case 0: return texts[random.bounded(texts.size())];
    case 1: return QJsonValue(qint64(random.bounded(1'000'000)) - 10);
    case 2: return random.bounded(1'000'000) * 1e-13;
    case 3: return random.bounded(2) == 1;
    case 4: {
        QJsonArray array;
        for (int i = random.bounded(4); i > 0; --i)
            array.append(randomValue(random, depth + 1));
        return array;
    }
    default: {
        QJsonObject object;
        for (int i = random.bounded(4); i > 0; --i)
            object.insert(texts[random.bounded(texts.size())], randomValue(random, depth + 1));
        return object;
    }
    }
}

} // namespace stage
