// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The providers page over a made-up stock, in a window.
#include "tests/ui/support/supply_stage.h"
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

inline void shoot(TestDesk &desk, const char *name)
{
    shootPage(desk, "providers", name);
}

struct Shown : SupplyStage {
    explicit Shown(const Connection &connection = TestDesk::thisComputer(), bool filled = true) : SupplyStage("providers", connection, filled) {}
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
    QJsonObject kept(const char *name)
    {
        for (const auto &row : supply.credentials) {
            if (row[QLatin1String("credential_name")].toString() == QLatin1String(name))
                return row.toObject();
        }
        return {};
    }

    ProvidersPage *page = nullptr;
};

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
