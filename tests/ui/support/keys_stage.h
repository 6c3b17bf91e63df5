// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/support/key_server.h"
#include "tests/ui/support/look.h"
#include "ui/pages/keys/key_model.h"
#include "ui/pages/keys/keys_page.h"
#include "ui/widgets/table.h"

#include <QAbstractButton>
#include <QAction>
#include <QJsonDocument>

namespace portreeve::ui {

/// The page Keys over a scripted gateway.
struct KeysStage {
    explicit KeysStage(const Connection &connection = TestDesk::thisComputer());

    KeysPage *show();
    template <class T> T *find(const char *name) const { return desk.window.findChild<T *>(QLatin1String(name)); }
    Table *table() const { return find<Table>("keys.table"); }
    void run(const char *action);
    void click(const char *button);
    void select(const QString &alias, bool more = false);
    QJsonObject lastBody(const char *path) const { return QJsonDocument::fromJson(desk.transport.last(QLatin1String(path)).body).object(); }
    /// Every text that a person, a screen reader or a tool could read in the window.
    QString texts();

    TestDesk desk;
    KeyServer server;
    KeysPage *page = nullptr;
};

/// A picture of the window, if PORTREEVE_SHOTS names a folder.
void shoot(QWidget &window, const QString &name);
bool wantsShots();
/// Visible widgets of the window that take the keyboard and have no accessible name.
QStringList nameless(const QWidget &window);

} // namespace portreeve::ui
