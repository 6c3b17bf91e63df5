// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The models page over a made-up stock, in a window.
#include "tests/ui/support/supply_stage.h"
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

inline void shoot(TestDesk &desk, const char *name)
{
    shootPage(desk, "models", name);
}

/// A desk with a full gateway and the page on it.
struct Shown : SupplyStage {
    explicit Shown(const Connection &connection = TestDesk::thisComputer(), bool filled = true) : SupplyStage("models", connection, filled) {}
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

    ModelsPage *page = nullptr;
};

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
