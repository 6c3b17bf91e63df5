// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A window to try parts in.
#include "ui/widgets/button.h"
#include "ui/widgets/code_block.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/detail_pane.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/facets.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/field.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/popover.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/secret_view.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/shell.h"
#include "ui/widgets/stat_tile.h"
#include "ui/widgets/status_bar.h"
#include "ui/widgets/term_field.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/toggles.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace portreeve::ui;

namespace window {

/// Shown and active: only then has anything in it the keyboard.
inline void showActive(QWidget &window)
{
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

/// A window with a button in it, shown and active.
struct Window : QWidget {
    Window()
    {
        resize(1000, 700);
        auto *column = new QVBoxLayout(this);
        column->addWidget(button = new Button(QStringLiteral("Below")));
        showActive(*this);
        button->setFocus();
    }
    Button *button;
};

inline QAccessible::Role roleOf(QWidget &widget)
{
    return QAccessible::queryAccessibleInterface(&widget)->role();
}

} // namespace window
